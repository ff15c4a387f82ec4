from __future__ import annotations

import json
from typing import Any

import pytest

from newsangles.errors import ParameterError
from newsangles.tables.confidences import NONE, column_of, confidences_in, value_at

CURVE = [[0.2, 0.4], [0.6, 0.5], [1.0, 0.9]]


def file(tables: Any, **more: Any) -> bytes:
    return json.dumps({"tables": tables, **more}).encode()


@pytest.mark.parametrize(
    ("said", "right"), [(0.0, 0.4), (0.2, 0.4), (0.4, 0.45), (0.6, 0.5), (0.9, 0.8), (1.0, 0.9), (0.61, 0.51)]
)
def test_the_curve_is_straight_between_knots_and_level_beyond(said: float, right: float) -> None:
    assert value_at(tuple((x, y) for x, y in CURVE), said) == pytest.approx(right)
    assert value_at(((0.5, 0.7),), said) == 0.7


def test_confidences_are_put_on_rows_that_have_one() -> None:
    rows: list[dict[str, Any]] = [
        {"confidence": 0.9, "corrected": None},
        {"confidence": None, "corrected": None},
        {"confidence": 0.9, "corrected": "Ana: seen"},
    ]
    fitted = confidences_in(file({"quotes": {"knots": CURVE}, "claims": {"knots": CURVE}}), "confidences.json")
    fitted.apply("quotes", rows)
    assert [row["confidence"] for row in rows] == [0.8, None, 0.9]
    fitted.apply("times", rows)
    NONE.apply("quotes", rows)
    assert rows[0]["confidence"] == 0.8, "nothing is known of these"
    claim: dict[str, Any] = {"confidence": None, "source_confidence": 0.6, "corrected": None}
    fitted.apply("claims", [claim])
    assert column_of("claims") == "source_confidence" and claim["source_confidence"] == 0.5


def test_a_file_says_what_it_is() -> None:
    data = file({"quotes": {"knots": CURVE}}, made="2026-11-30", judged={"rows": 1412})
    found = confidences_in(data, "some/where/mine.json")
    assert (found.name, found.about) == ("mine.json", "fitted to 1,412 judged rows, 2026-11-30")
    assert found.digest and found.digest != confidences_in(data + b" ", "mine.json").digest
    assert confidences_in(file({"quotes": {"knots": CURVE}}), "c.json").about == "fitted to judged rows"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff", "c.json: no file of confidences (it is not JSON); make it with newsangles calibrate"),
        (b"[" * 100_000, "c.json: no file of confidences (it is not JSON)"),
        (b"[]", "c.json: no file of confidences (it has no tables)"),
        (file({}), "c.json: no file of confidences (it has no tables)"),
        (file({"claps": {"knots": CURVE}}), "c.json, claps: no such table; the tables are articles, "),
        (file({"quotes": {"knots": []}}), "c.json, quotes: its knots are no pairs of shares between 0 and 1"),
        (file({"quotes": {"knots": [[0.5, 1.5]]}}), "c.json, quotes: its knots are no pairs"),
        (file({"quotes": {"knots": [[0.5, True]]}}), "c.json, quotes: its knots are no pairs"),
        (file({"quotes": 3}), "c.json, quotes: its knots are no pairs"),
        (file({"quotes": {"knots": [[0.5, 0.6], [0.6, 0.5]]}}), "c.json, quotes: its knots do not rise"),
        (file({"quotes": {"knots": [[0.5, 0.6], [0.5, 0.7]]}}), "c.json, quotes: its knots do not rise"),
        (b" " * 10_000_001, "c.json: over the limit of 10,000,000 bytes"),
    ],
    ids=range(12),
)
def test_what_is_wrong_with_a_file_is_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ParameterError) as told:
        confidences_in(data, "c.json")
    assert str(told.value).startswith(message)
