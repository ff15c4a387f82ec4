from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from newsangles.accuracy import calibration, sheets
from newsangles.accuracy.calibration import MIN_ROWS, Declined, Fitted, content, fit
from newsangles.errors import OutputError, ParameterError
from newsangles.tables.confidences import confidences_in, value_at

SheetOf = Callable[..., pd.DataFrame]


def drawn(sheet_of: SheetOf, rows: int, articles: int = 20, table: str = "quotes", true: float = 0.5) -> pd.DataFrame:
    """Rows that say too much: of those that say .9, about ``true`` + .2 are right."""
    random = np.random.Generator(np.random.PCG64(7))
    said = random.choice([0.55, 0.65, 0.75, 0.85, 0.95], rows)
    right = random.random(rows) < true + (said - 0.5) / 2
    lines = [
        {"table": table, "article_id": f"a{n % articles}", "confidence": c, "verdict": "right" if y else "wrong"}
        for n, (c, y) in enumerate(zip(said, right, strict=True))
    ]
    return sheet_of(*lines)


@pytest.mark.parametrize(("rows", "method"), [(400, "logistic"), (1000, "isotonic")])
def test_a_curve_says_how_often_such_rows_were_right(sheet_of: SheetOf, rows: int, method: str) -> None:
    (found,) = fit(drawn(sheet_of, rows))
    assert isinstance(found, Fitted)
    assert (found.table, found.part, found.method, found.rows, found.articles) == (
        "quotes", "statement, words, source", method, rows, 20,
    )  # fmt: skip
    assert found.error_before > 0.1 > 0.05 > found.error_after
    for said, share in ((0.55, 0.525), (0.75, 0.625), (0.95, 0.725)):
        assert value_at(found.knots, said) == pytest.approx(share, abs=0.08)
    knots = np.array(found.knots)
    assert (np.diff(knots, axis=0) >= 0).all() and knots[0, 1] > 0 and knots[-1, 1] < 1
    assert fit(drawn(sheet_of, rows)) == [found], "the same rows give the same curve"


def test_weights_and_parts_count(sheet_of: SheetOf) -> None:
    sheet = drawn(sheet_of, 300)
    strict = sheet.assign(part=np.where(sheet["verdict"] == "wrong", "speaker", ""))
    (all_right,) = fit(strict, {"quotes": "statement, words"})
    assert isinstance(all_right, Fitted) and value_at(all_right.knots, 0.95) > 0.98, "no row is wrong in these"
    (whole,) = fit(strict, {"quotes": ""})
    few_right = sheet.assign(share=np.where(sheet["verdict"] == "right", 1.0, 0.5))
    (weighted,) = fit(few_right, {"quotes": ""})
    assert isinstance(whole, Fitted) and isinstance(weighted, Fitted)
    assert value_at(weighted.knots, 0.75) < value_at(whole.knots, 0.75) - 0.1
    with pytest.raises(ParameterError, match="quotes=verb: no such part; the parts of quotes are statement, words"):
        fit(sheet, {"quotes": "words, verb"})


@pytest.mark.parametrize(
    ("rows", "articles", "true", "reason"),
    [
        (MIN_ROWS - 1, 20, 0.5, "199 judged rows with a confidence; it takes 200"),
        (MIN_ROWS, 9, 0.5, "its judged rows are from 9 articles; it takes 10"),
    ],
)
def test_it_declines_with_the_reason(sheet_of: SheetOf, rows: int, articles: int, true: float, reason: str) -> None:
    sheet = drawn(sheet_of, rows, articles, true=true)
    assert fit(sheet) == [Declined("quotes", reason)]
    with pytest.raises(ParameterError, match=f"calibrate: nothing is fitted .quotes: {reason}.; judge more rows"):
        content(sheet, fit(sheet), "2026-11-30")


def test_confidences_that_are_right_are_left_alone(sheet_of: SheetOf) -> None:
    said = [n / 10 for n in range(5, 10) for _ in range(50)]
    right = [(k % 10) < 10 * n for n in (0.5, 0.6, 0.7, 0.8, 0.9) for k in range(50)]
    lines = [
        {"article_id": f"a{k // 10}", "confidence": c, "verdict": "right" if y else "wrong"}
        for k, (c, y) in enumerate(zip(said, right, strict=True))
    ]
    (found,) = fit(sheet_of(*lines))
    assert (
        isinstance(found, Declined)
        and "fitting makes its confidences no better (error 0.000 as they are" in found.reason
    )


def test_a_confidence_that_tells_nothing_becomes_the_share(sheet_of: SheetOf) -> None:
    lines = [
        {"article_id": f"a{n % 20}", "confidence": 0.5 + n % 5 / 10, "verdict": "right" if n % 5 < 2 else "wrong"}
        for n in range(250)
    ]
    (found,) = fit(sheet_of(*lines))
    assert isinstance(found, Fitted) and len(found.knots) == 1 and found.knots[0][1] == pytest.approx(0.4, abs=0.01)


def test_the_file_says_on_what_and_when(sheet_of: SheetOf, tmp_path: Path) -> None:
    path = tmp_path / "judge.csv"
    sheets.write(drawn(sheet_of, 250).assign(judge="Ana Ruiz"), path)
    sheet = sheets.read(path)
    calibration.write(content(sheet, fit(sheet), "2026-11-30"), tmp_path / "made" / "confidences.json")
    data = (tmp_path / "made" / "confidences.json").read_bytes()
    said = json.loads(data)
    assert (said["made"], said["judged"]["rows"], said["judged"]["articles"]) == ("2026-11-30", 250, 20)
    assert said["judged"]["judges"] == ["Ana Ruiz"]
    assert said["judged"]["sheets"] == {"judge.csv": hashlib.sha256(path.read_bytes()).hexdigest()}
    assert said["tables"]["quotes"]["error_after"] < said["tables"]["quotes"]["error_before"]
    assert confidences_in(data, "confidences.json").about == "fitted to 250 judged rows, 2026-11-30"
    with pytest.raises(OutputError, match="cannot be written"):
        calibration.write(said, tmp_path / "judge.csv" / "confidences.json")


def test_without_scikit_learn_the_message_says_what_to_install(
    sheet_of: SheetOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    with pytest.raises(ParameterError, match=r"scikit-learn, which is not .*newsangles\[accuracy\]"):
        fit(drawn(sheet_of, 250))
