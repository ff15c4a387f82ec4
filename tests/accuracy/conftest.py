"""What the tests of judgements share: the tables of a small article, read without corrections, and lines of sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from harbour import HARBOUR
from newsangles.accuracy import sampling, sheets
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


@pytest.fixture(scope="session")
def sheet_of() -> Callable[..., pd.DataFrame]:
    """A sheet from dicts, one a line; what is left out is a quote at a place of its own, judged right."""

    def made(*lines: dict[str, Any]) -> pd.DataFrame:
        usual = {"table": "quotes", "asks": "row", "verdict": "right", "text": "it rains"}
        told = [{**usual, "article_id": "a", "start": 9 * n, "share": 1.0, **line} for n, line in enumerate(lines)]
        return sheets.frame([{"end": line["start"] + 8, **line} for line in told])

    return made
