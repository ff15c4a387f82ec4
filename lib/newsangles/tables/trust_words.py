"""A row's confidence in words for readers, with what it was measured on."""

from __future__ import annotations

from functools import cache
from importlib import resources

import pandas as pd

from newsangles.tables.confidences import judged_for

NOT_MEASURED = "not measured"
"""The words for a row without a confidence."""

_TENTHS = {0: "hardly ever right", 5: "right half of the time", 10: "nearly always right"}


def trust(confidence: float | None, table: str, measured_on: str | None = None) -> str:
    """A confidence in words: ``right 9 times in 10, on US political news``.

    Args:
        confidence: The share of such rows that were right, 0 to 1; None or missing: never measured.
        table: The row's table.
        measured_on: The texts that it was measured on; None: those of the confidences in use, the
            library's own or fitted ones.
    """
    if confidence is None or pd.isna(confidence):
        return NOT_MEASURED
    tenths = round(10 * confidence)
    words = _TENTHS.get(tenths, f"right {tenths} time{'s' * (tenths != 1)} in 10")
    where = judged_for(table) or known().get(table) if measured_on is None else measured_on
    return f"{words}, on {where}" if where else words


@cache
def known() -> dict[str, str]:
    """The texts that each table's confidences were measured on, by table; others have no measured confidence."""
    text = (resources.files("newsangles.tables") / "data" / "measured_on.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {line[0]: line[1] for line in lines}
