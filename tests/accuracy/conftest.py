"""What the tests of judgements share: the tables of a small article, read without corrections."""

from __future__ import annotations

import pandas as pd
import pytest

from harbour import HARBOUR
from newsangles.accuracy import sampling
from newsangles.accuracy.tables import Judged
from newsangles.corrections.file import NONE
from newsangles.tables import tables
from parses import parse


@pytest.fixture(scope="session")
def judged() -> Judged:
    return Judged(tables(parse([HARBOUR], corrections=NONE)))


@pytest.fixture(scope="session")
def whole(judged: Judged) -> pd.DataFrame:
    """A sheet of all rows."""
    return sampling.sample(judged, "all", 0)
