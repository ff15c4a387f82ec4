"""Judged rows that the tests of figures share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from newsangles.accuracy import sheets


@pytest.fixture(scope="session")
def judged() -> Callable[..., pd.DataFrame]:
    """Lines of a sheet from dicts, what is left out being a quote in an article of its own, judged right."""

    def made(*lines: dict[str, Any]) -> pd.DataFrame:
        usual = {"table": "quotes", "asks": "row", "verdict": "right", "text": "it rains"}
        told = [{**usual, "article_id": "a", "start": 9 * n, "share": 1.0, **line} for n, line in enumerate(lines)]
        return sheets.frame([{"end": line["start"] + 8, **line} for line in told])

    return made
