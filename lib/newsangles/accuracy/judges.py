"""Agreement of judges: Krippendorff's alpha on rows that several have judged."""

from __future__ import annotations

import importlib
import math
from typing import Any

import pandas as pd

from newsangles.accuracy.precision import ROW
from newsangles.accuracy.sheets import SHEET
from newsangles.errors import ParameterError


def alpha(sheet: pd.DataFrame) -> pd.DataFrame:
    """Agreement on the verdict, by table.

    A judge is the ``judge`` of a line, or, where that is empty, its sheet. If one has judged a row twice, the last
    judgement counts.

    Returns:
        A row a table of which several have judged the same rows: how many ``judges``, how many ``rows`` they have in
        common, the share of pairs of judgements that ``agree``, and Krippendorff's ``alpha`` (1: all agree, 0: as by
        chance; empty where all verdicts are the same, since then nothing tells chance from agreement).

    Raises:
        ParameterError: NLTK is not installed.
    """
    lines = sheet[(sheet["asks"] == "row") & (sheet["verdict"] != "")]
    coder = lines["judge"].where(lines["judge"] != "", lines.get(SHEET, ""))
    lines = lines.assign(coder=coder).drop_duplicates([*ROW, "coder"], keep="last")
    lines = lines[lines.groupby(ROW)["coder"].transform("size") > 1]
    found = []
    for table, rows in lines.groupby("table", sort=True):
        items = rows.groupby(ROW, sort=True).ngroup()
        judgements = sorted(zip(rows["coder"], items, rows["verdict"], strict=True))
        found.append([table, rows["coder"].nunique(), int(items.nunique()), _agreed(items, rows), _alpha(judgements)])
    return pd.DataFrame(found, columns=["table", "judges", "rows", "agree", "alpha"])


def _agreed(items: pd.Series, rows: pd.DataFrame) -> float:
    """The share of pairs of judgements of one row that are the same."""
    pairs = same = 0
    for _, verdicts in rows["verdict"].groupby(items):
        counts = verdicts.value_counts()
        pairs += len(verdicts) * (len(verdicts) - 1)
        same += int((counts * (counts - 1)).sum())
    return same / pairs


def _alpha(judgements: list[tuple[str, int, str]]) -> float:
    if len({verdict for _, _, verdict in judgements}) < 2:
        return math.nan
    return float(_agreement().AnnotationTask(data=judgements).alpha())


def _agreement() -> Any:
    try:
        return importlib.import_module("nltk.metrics.agreement")
    except ImportError as error:
        remedy = "install it with `pip install 'newsangles[accuracy]'`"
        raise ParameterError("agreement of judges", "needs NLTK, which is not installed", remedy) from error
