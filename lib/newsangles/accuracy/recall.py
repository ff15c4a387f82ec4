"""Recall: the share of what should be found that is found, from sentences judged for what is missing in them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from newsangles.accuracy.precision import Share, is_right, judged_rows, wilson
from newsangles.errors import ParameterError

BY = ("table", "outlet", "month")
"""The columns that recall can be grouped by: what is missing has no rule and no kind."""

SIGN = "|"
"""The sign between the words of several rows that are missing in one sentence."""


def missing_in(sheet: pd.DataFrame) -> pd.DataFrame:
    """The judged lines that ask what is missing, with ``missing`` (how many rows) and ``weight``.

    A line that is right says that nothing is missing; one that is wrong says that one row is, or as many as it names.
    What is on the edge is not counted.
    """
    lines = sheet[(sheet["asks"] == "missing") & (sheet["verdict"] != "")]
    lines = lines.drop_duplicates(["table", "article_id", "start", "end", "should_be"])
    named = [sum(bool(words.strip()) for words in said.split(SIGN)) for said in lines["should_be"]]
    counted = np.where(lines["verdict"] == "wrong", np.maximum(named, 1), 0)
    weight = 1 / lines["share"].astype(float).fillna(1.0)
    return lines.assign(missing=counted, weight=weight, month=lines["published"].str[:7])


def recall(sheet: pd.DataFrame, by: Sequence[str] = ("table",)) -> pd.DataFrame:
    """The share found of what should be found, by groups: right rows among these and what is missing.

    Rows and sentences are each weighted back by their sampling, so both have to be drawn from the same articles.

    Args:
        sheet: Lines of sheets that ask of rows, and such that ask what is missing; rows added by hand are missing ones.
        by: What to group by: some of `BY`.

    Returns:
        A row a group with judged lines of both sorts: ``judged`` rows, of these ``right``; ``sentences`` judged, and
        the rows ``missing`` in them; the ``share_found`` with its interval, ``low`` to ``high``, and the ``effective``
        rows.

    Raises:
        ParameterError: There is no such grouping.
    """
    for name in by:
        if name not in BY:
            raise ParameterError(name, "recall cannot be grouped by this", f"use some of {', '.join(BY)}")
    rows, lines = judged_rows(sheet), missing_in(sheet)
    found: list[list[Any]] = []
    asked_in, told_in = _groups(lines, list(by)), _groups(rows, list(by))
    for group, asked in asked_in.items():
        told = told_in.get(group)
        if told is None or not len(told) or not len(asked):
            continue
        right = is_right(told)
        share = _share(right, told["weight"].to_numpy(float), asked["missing"].to_numpy(float), asked["weight"])
        counts = [len(told), int(right.sum()), len(asked), int(asked["missing"].sum())]
        found.append([*group, *counts, share.share, share.low, share.high, share.effective])
    columns = ["judged", "right", "sentences", "missing", "share_found", "low", "high", "effective"]
    return pd.DataFrame(found, columns=[*by, *columns])


def _groups(frame: pd.DataFrame, by: list[str]) -> dict[tuple[Any, ...], pd.DataFrame]:
    if not by:
        return {(): frame}
    groups: dict[Any, pd.DataFrame] = dict(iter(frame.groupby(by, sort=True)))
    return groups


def _share(right: np.ndarray, weights: np.ndarray, missing: np.ndarray, sentence_weights: pd.Series) -> Share:
    """Found / (found + missing), with Wilson's interval on the effective number of rows by the delta method.

    The variance is that of one more missing row than there were: none in a few sentences is not none at all.
    """
    found, rows = float(right @ weights), len(right)
    each = sentence_weights.to_numpy(float)
    lacking = float(missing @ each)
    if found + lacking == 0:
        return Share(math.nan, 0.0, 1.0, 0.0)
    rate = (right @ weights + weights.mean()) / (weights.sum() + 2 * weights.mean())
    found_there = rate * weights.sum()
    variance_found = rate * (1 - rate) * float(weights @ weights) * rows / (rows + 2)
    lacking_there = lacking + each.mean()
    variance_lacking = float((missing**2) @ each**2) + each.mean() ** 2
    share = found_there / (found_there + lacking_there)
    variance = (1 - share) ** 2 * variance_found + share**2 * variance_lacking
    effective = share * (1 - share) * (found_there + lacking_there) ** 2 / variance
    told = found / (found + lacking)
    return Share(told, *wilson(told, effective), float(effective))
