"""Precision: the share of rows that are right, by table, rule, kind, …, with intervals, from judged rows.

Each judged row stands for 1 / share rows of what it was drawn from, so the figures are about all rows, however
unequally they were drawn. An interval is Wilson's (1927) on the effective number of rows: as many as a plain random
sample would need to be as exact. For that, each stratum's share is taken as if it had one row more that is right and
one that is wrong (Agresti and Coull, 1998): a few rows that are all right do not show that all of a stratum are.
``tools/coverage.py`` simulates how often such intervals hold the true share, and how often others would.

Figures are about the articles that the rows were drawn from. Rows of one article are alike: a sample from five articles
says less about a newspaper than its interval does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd

from newsangles.accuracy.sheets import SHEET
from newsangles.errors import ParameterError

BY = ("table", "rule", "kind", "source_kind", "outlet", "month", "band", "judge", SHEET)
"""The columns that figures can be grouped by."""

LEVEL = 0.95
"""Share of samples whose interval holds the true share."""

Z = NormalDist().inv_cdf(1 - (1 - LEVEL) / 2)

BANDS = ((0.5, "below 0.5"), (0.7, "0.5 to 0.7"), (0.9, "0.7 to 0.9"), (float("inf"), "0.9 or more"))
"""Bands of confidence: each is of rows with less than its number."""

UNMEASURED = "not measured"
"""The band of rows whose confidence was never measured."""

ROW = ["table", "article_id", "start", "end", "text", "where"]
"""The columns that name a row."""

PART = "part"


@dataclass(frozen=True)
class Share:
    """A share with its interval of 95 %.

    Attributes:
        share: The share, from 0 to 1; weighted back by the sampling.
        low: The interval's lower end.
        high: Its upper end.
        effective: The number of rows of a plain random sample that would be as exact.
    """

    share: float
    low: float
    high: float
    effective: float


def wilson(share: float, rows: float) -> tuple[float, float]:
    """Wilson's score interval of a share; the rows need not be a whole number, as scipy's function has it."""
    middle = share + Z * Z / (2 * rows)
    half = Z * math.sqrt(share * (1 - share) / rows + Z * Z / (4 * rows * rows))
    scale = 1 + Z * Z / rows
    # The share lies in it, also where rounding would put an end beside it: 1 of 1.
    return min(max((middle - half) / scale, 0.0), share), max(min((middle + half) / scale, 1.0), share)


def estimate(right: np.ndarray, weights: np.ndarray, strata: np.ndarray, drawn: np.ndarray | None = None) -> Share:
    """The share of a group's rows that are right, with its interval.

    Args:
        right: Whether each row is right: 1 or 0.
        weights: The rows that each stands for.
        strata: The number of each row's stratum, from 0; rows of one stratum have one weight.
        drawn: The rows that were judged in each stratum, in this group or not; None: all are in this group.
    """
    if not len(right):
        return Share(math.nan, 0.0, 1.0, 0.0)
    total = weights.sum()
    share = float(right @ weights / total)
    many = len(drawn) if drawn is not None else int(strata.max()) + 1
    here = np.bincount(strata, minlength=many)
    kept = here > 0
    rows = here[kept]
    rate = (np.bincount(strata, right, minlength=many)[kept] + 1) / (rows + 2)
    part = np.bincount(strata, weights, minlength=many)[kept] / total  # of the group's rows, in each stratum
    mean = float(part @ rate)
    variance = part @ (part * rate * (1 - rate) / rows)
    if drawn is not None:  # how many of a stratum's rows are in this group is an estimate, too
        variance += part @ (part * (1 - rows / drawn[kept]) * (rate - mean) ** 2 / rows)
    effective = float(mean * (1 - mean) / variance)
    return Share(share, *wilson(share, effective), effective)


def rows_to_halve(found: Share, judged: int) -> int:
    """The further rows to judge, drawn in the same way, that would halve the interval.

    The share may then be another: it is what one may expect if it stays.
    """
    if not judged:
        return 0
    wanted = (found.high - found.low) / 2
    less, more = 1.0, 2.0
    while _width(found.share, found.effective * more) > wanted:
        less, more = more, more * 2
    for _ in range(40):
        middle = (less + more) / 2
        less, more = (middle, more) if _width(found.share, found.effective * middle) > wanted else (less, middle)
    return math.ceil(judged * (more - 1) - 1e-6)


def _width(share: float, rows: float) -> float:
    low, high = wilson(share, rows)
    return high - low


def in_words(found: Share, judged: int) -> str:
    """The sentence that one may conclude: *Between 84 and 95 of 100 rows are right (50 rows judged).*"""
    if not judged:
        return "No row was judged."
    low, high = math.floor(100 * found.low + 0.5), math.floor(100 * found.high + 0.5)
    rows = f"{judged:,} row{'s' * (judged != 1)} judged"
    if low == high:
        return f"About {low} of 100 rows are right ({rows})."
    return f"Between {low} and {high} of 100 rows are right ({rows})."


def conclusion(row: Mapping[Any, Any]) -> str:
    """The sentence that one may conclude from a row of `precision`."""
    share = Share(row["share_right"], row["low"], row["high"], row["effective"])
    return in_words(share, row["judged"])


def band(confidence: float | None) -> str:
    """The name of a confidence's band."""
    if confidence is None or pd.isna(confidence):
        return UNMEASURED
    return next(name for limit, name in BANDS if confidence < limit)


def in_order(bands: Sequence[str]) -> pd.Categorical[str]:
    """Names of bands that are sorted from the lowest up."""
    return pd.Categorical(list(bands), [*(name for _, name in BANDS), UNMEASURED], ordered=True)


def judged_rows(sheet: pd.DataFrame, *, once: bool = True) -> pd.DataFrame:
    """The judged rows of sheets, with columns for all of `BY`, ``weight`` and ``stratum_number``.

    Args:
        sheet: Lines of sheets (`newsangles.accuracy.sheets`).
        once: Of rows that were judged several times, keep the first judgement alone.
    """
    found = sheet[(sheet["asks"] == "row") & (sheet["verdict"] != "")]
    if once:
        found = found.drop_duplicates(ROW)
    found = found.assign(
        month=found["published"].str[:7],
        band=in_order([band(value) for value in found["confidence"]]),
        weight=1 / found["share"].astype(float).fillna(1.0),
    )
    if SHEET not in found:
        found[SHEET] = ""
    own = [SHEET, "table", "stratum", "weight", *(["judge"] if not once else [])]
    return found.assign(stratum_number=found.groupby(own, sort=True, dropna=False).ngroup())


def is_right(judged: pd.DataFrame, part: str = "", *, edge: bool = False) -> np.ndarray:
    """1 for each row that is right, else 0.

    Args:
        judged: Judged rows.
        part: Empty: in all parts. Else in this part, or these, with commas between: a row is right there, too, if other
            parts were named as wrong.
        edge: Count what is on the edge as right.
    """
    right = judged["verdict"].isin(("right", "edge") if edge else ("right",)).to_numpy(bool)
    if part:
        asked = _names(part)
        right = right | np.array([bool(named) and not _names(named) & asked for named in judged[PART]], bool)
    return right.astype(float)


def _names(parts: str) -> set[str]:
    return {name.strip() for name in parts.split(",")}


def precision(sheet: pd.DataFrame, by: Sequence[str] = ("table",), part: str = "") -> pd.DataFrame:
    """The share of judged rows that are right, by groups.

    Args:
        sheet: Lines of sheets. Where a row was judged several times, its first judgement counts, unless the groups are
            by judge or sheet.
        by: What to group by: some of `BY`; () for all rows together.
        part: Empty: in all parts. Else in this part, or in these, with commas between.

    Returns:
        A row a group, in the order of their names: ``judged`` rows, of these ``right``, ``edge`` and ``wrong``,
        ``share_right`` with its interval (``low`` to ``high``), ``share_right_or_edge`` with its own, the ``effective``
        rows, and ``rows_to_halve`` the strict interval.

    Raises:
        ParameterError: There is no such grouping.
    """
    for name in by:
        if name not in BY:
            raise ParameterError(name, "rows cannot be grouped by this", f"use some of {', '.join(BY)}")
    judged = judged_rows(sheet, once=not {"judge", SHEET} & set(by))
    return pd.DataFrame(_figures(judged, list(by), part), columns=_columns(by))


def _columns(by: Sequence[str]) -> list[str]:
    shares = ["share_right", "low", "high", "share_right_or_edge", "low_with_edge", "high_with_edge"]
    return [*by, PART, "judged", "right", "edge", "wrong", *shares, "effective", "rows_to_halve"]


def _figures(judged: pd.DataFrame, by: list[str], part: str) -> Iterator[list[Any]]:
    drawn = np.bincount(judged["stratum_number"]) if len(judged) else np.zeros(0, int)
    named = part or "all"
    for name, rows in judged.groupby(by, sort=True, observed=True) if by else [((), judged)]:
        counts = _counts(rows, part)
        given = (rows["weight"].to_numpy(float), rows["stratum_number"].to_numpy(int), drawn)
        strict, loose = (estimate(is_right(rows, part, edge=edge), *given) for edge in (False, True))
        shares = [strict.share, strict.low, strict.high, loose.share, loose.low, loose.high]
        more = rows_to_halve(strict, len(rows))
        yield [*name, named, len(rows), *counts, *shares, strict.effective, more]


def _counts(rows: pd.DataFrame, part: str) -> tuple[int, int, int]:
    """The rows that are right, on the edge and wrong."""
    strict, loose = is_right(rows, part).sum(), is_right(rows, part, edge=True).sum()
    return int(strict), int(loose - strict), int(len(rows) - loose)
