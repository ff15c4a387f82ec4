"""Reliability: how often rows are right that say a confidence, by band, and the expected calibration error."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from newsangles.accuracy.precision import ROW, estimate, is_right, judged_rows
from newsangles.tables.confidences import SAYS

BINS = 10
"""Groups of equally many rows, by confidence, whose errors are averaged."""


def measured(sheet: pd.DataFrame, table: str, part: str | None = None) -> pd.DataFrame:
    """The judged rows of a table that have a confidence, with ``said`` (it) and ``right`` (1 or 0).

    Args:
        sheet: Lines of sheets.
        table: The table.
        part: Empty: a row is right if all of it is. Else if this part is, or these, with commas between. None: those
            that the table's confidence is about (`newsangles.tables.confidences.SAYS`).
    """
    rows = judged_rows(sheet[(sheet["table"] == table) & sheet["confidence"].notna()])
    named = SAYS.get(table, "") if part is None else part
    found = rows.assign(said=rows["confidence"].astype(float), right=is_right(rows, named))
    return found.sort_values(["said", *ROW], kind="stable")


def reliability(sheet: pd.DataFrame, table: str, part: str | None = None) -> pd.DataFrame:
    """The data of a reliability diagram: for each band of confidence, what it says and what is so.

    Returns:
        A row a band that has judged rows: ``judged`` rows, their mean confidence ``said``, and ``share_right`` with its
        interval, ``low`` to ``high``; all are weighted back by the sampling.
    """
    rows = measured(sheet, table, part)
    drawn = np.bincount(rows["stratum_number"]) if len(rows) else np.zeros(0, int)
    found = []
    for name, group in rows.groupby("band", sort=True, observed=True):
        weights = group["weight"].to_numpy(float)
        share = estimate(group["right"].to_numpy(float), weights, group["stratum_number"].to_numpy(int), drawn)
        said = float(np.average(group["said"], weights=weights))
        found.append([table, name, len(group), said, share.share, share.low, share.high])
    return pd.DataFrame(found, columns=["table", "band", "judged", "said", "share_right", "low", "high"])


def calibration_error(said: np.ndarray, right: np.ndarray, weights: np.ndarray, by: np.ndarray | None = None) -> float:
    """Expected calibration error: the mean distance of what is said from what is so.

    The rows are put into ten groups of about equally many by what they say (Nguyen and O'Connor, 2015); rows that say
    the same are in one. NaN without rows.

    Args:
        said: What is said of each row.
        right: 1 for a row that is right, else 0.
        weights: The rows that each stands for.
        by: The numbers to group by; None: what is said.
    """
    if not len(said):
        return math.nan
    by = said if by is None else by
    order = np.argsort(by, kind="stable")
    ends = np.searchsorted(by[order], by[order], side="right")  # rows that say the same end together
    group = np.minimum((ends - 1) * BINS // len(said), BINS - 1)
    total = np.bincount(group, weights[order], minlength=BINS)
    gaps = np.bincount(group, (weights * (said - right))[order], minlength=BINS)
    return float(np.abs(gaps[total > 0]).sum() / total.sum())
