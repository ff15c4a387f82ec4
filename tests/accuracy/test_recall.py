from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from newsangles.accuracy.recall import missing_in, recall
from newsangles.errors import ParameterError

SheetOf = Callable[..., pd.DataFrame]

SENTENCE = {"asks": "missing", "rule": ""}


def test_what_is_missing_is_counted(sheet_of: SheetOf) -> None:
    sheet = sheet_of(
        SENTENCE,
        {**SENTENCE, "verdict": "wrong", "should_be": "it rains | it pours"},
        {**SENTENCE, "verdict": "wrong"},
        {**SENTENCE, "verdict": "edge", "should_be": "hardly"},
        {**SENTENCE, "verdict": ""},
    )
    assert missing_in(sheet)["missing"].tolist() == [0, 2, 1, 0]


def test_recall_is_weighted_back_from_rows_and_sentences(sheet_of: SheetOf) -> None:
    rows = [{"share": 0.5, "verdict": "right" if n < 18 else "wrong"} for n in range(20)]  # 36 right in all
    sentences = [{**SENTENCE, "share": 0.25, "verdict": "wrong" if n == 0 else "right"} for n in range(10)]  # 4 missing
    (row,) = recall(sheet_of(*rows, *sentences)).to_dict("records")
    assert (row["table"], row["judged"], row["right"], row["sentences"], row["missing"]) == ("quotes", 20, 18, 10, 1)
    assert row["share_found"] == pytest.approx(0.9)
    assert 0.5 < row["low"] < 0.9 < row["high"] < 1, "one missing row in ten sentences tells little"
    surer = recall(sheet_of(*rows, *sentences * 8)).loc[0]  # as many lines, but the same sentences
    assert surer["sentences"] <= 80


def test_none_missing_in_a_few_sentences_is_not_none_at_all(sheet_of: SheetOf) -> None:
    rows = [{"share": 1.0}] * 50
    few, many = (
        recall(sheet_of(*rows, *[{**SENTENCE, "share": share}] * n)).loc[0] for n, share in ((5, 0.1), (50, 1.0))
    )
    assert few["share_found"] == many["share_found"] == 1
    assert few["low"] < many["low"] < 0.95


def test_recall_needs_both_sorts_of_lines(sheet_of: SheetOf) -> None:
    assert not len(recall(sheet_of({}))) and not len(recall(sheet_of(SENTENCE)))
    assert recall(sheet_of({"verdict": "wrong"}, SENTENCE), ())["share_found"].isna().all()
    found = recall(
        sheet_of({"outlet": "A"}, {**SENTENCE, "outlet": "A"}, {**SENTENCE, "outlet": "B"}), ("table", "outlet")
    )
    assert found["outlet"].tolist() == ["A"]
    with pytest.raises(ParameterError, match="rule: recall cannot be grouped by this"):
        recall(sheet_of({}), ["rule"])
