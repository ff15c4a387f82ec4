from __future__ import annotations

import sys
from collections.abc import Callable

import pandas as pd
import pytest

from newsangles.accuracy.judges import alpha
from newsangles.errors import ParameterError

SheetOf = Callable[..., pd.DataFrame]


def both(sheet_of: SheetOf, *verdicts: tuple[str, str]) -> pd.DataFrame:
    lines = [
        {"start": n, "judge": j, "verdict": v}
        for n, pair in enumerate(verdicts)
        for j, v in zip("AB", pair, strict=True)
    ]
    return sheet_of(*lines, {"start": 99, "judge": "A"})


def test_alpha_is_krippendorffs(sheet_of: SheetOf) -> None:
    # His own example of two coders and ten units (Computing Krippendorff's Alpha-Reliability, 2011).
    said = {"0": "right", "1": "wrong"}
    pairs = [(said[a], said[b]) for a, b in zip("0100000010", "1110010000", strict=True)]
    (row,) = alpha(both(sheet_of, *pairs)).to_dict("records")
    assert (row["table"], row["judges"], row["rows"], row["agree"]) == ("quotes", 2, 10, pytest.approx(0.6))
    assert row["alpha"] == pytest.approx(0.095, abs=0.001)


def test_alpha_where_nothing_tells_chance_from_agreement(sheet_of: SheetOf) -> None:
    (row,) = alpha(both(sheet_of, ("right", "right"), ("right", "right"))).to_dict("records")
    assert row["agree"] == 1 and pd.isna(row["alpha"])
    assert not len(alpha(sheet_of({"judge": "A"}, {"judge": "B"}))), "no row in common"


def test_without_nltk_the_message_says_what_to_install(sheet_of: SheetOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)
    with pytest.raises(ParameterError, match=r"NLTK, which is not installed; install it with .*newsangles\[accuracy\]"):
        alpha(both(sheet_of, ("right", "wrong")))
