from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from newsangles.accuracy import gold
from newsangles.accuracy.precision import precision
from newsangles.accuracy.recall import recall
from newsangles.errors import NewsanglesError

QUOTE = {"article_id": "a", "confidence": 0.9, "rule": "clause", "kind": "direct", "actor_id": None, "source": None}
ACTORS = pd.DataFrame([{"article_id": "a", "actor_id": "a1", "name": "Ana Ruiz", "aliases": ("Mayor Ruiz",)}])


def row(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {**QUOTE, "start": start, "end": end, "text": "x" * (end - start), "parts": ((start, end),), **more}


def told(start: int | None, end: int | None = None, **more: Any) -> dict[str, Any]:
    return {"article_id": "a", "table": "quotes", "start": start, "end": end, **more}


@pytest.fixture
def compared() -> list[gold.Comparison]:
    """Five rows: two in place, of which one has another source, one nearly in place, one of nothing, one elsewhere."""
    rows = [
        row(0, 9, actor_id="a1", source="the mayor"),
        row(20, 29, source="Ben"),
        row(40, 49),
        row(60, 69),
        row(0, 9, article_id="b"),
    ]
    lines = [
        told(0, 9, actor="mayor ruiz", source="The  Mayor", parts=[[0, 9]]),
        told(20, 29, source="Cal", actor=None),
        told(42, 55, source=None),
        told(80, 89, text="it pours"),
    ]
    return gold.comparisons({"quotes": pd.DataFrame(rows), "actors": ACTORS}, lines)


def test_spans_and_parts_are_compared(compared: list[gold.Comparison]) -> None:
    exact, overlap, *parts = gold.compare(compared).to_dict("records")
    assert (exact["gold"], exact["found"], exact["matched"], exact["f1"]) == (4, 4, 2, 0.5)
    assert (overlap["precision"], overlap["recall"], overlap["f1"]) == (0.75, 0.75, 0.75)
    assert [(p["part"], p["matched"], round(p["share_right"], 2)) for p in parts] == [
        ("words", 1, 1.0),
        ("source", 3, 0.67),
        ("speaker", 2, 1.0),
    ]
    assert all(p["low"] < p["share_right"] for p in parts)


def test_gold_judges_as_people_do(compared: list[gold.Comparison]) -> None:
    articles = pd.DataFrame([{"article_id": "a", "outlet": "Quay News", "published": "2026-11-30", "title": None}])
    sheet = gold.judgements(compared, articles)
    judged = sheet.set_index("start")[["asks", "verdict", "part"]].T.to_dict("list")
    assert judged == {
        0: ["row", "right", ""],
        20: ["row", "wrong", "source"],
        40: ["row", "edge", ""],
        60: ["row", "wrong", ""],
        80: ["missing", "wrong", ""],
    }
    assert set(sheet["outlet"]) == {"Quay News"} and set(sheet["judge"]) == {"gold"}
    (figure,) = precision(sheet, ("table", "kind", "rule")).to_dict("records")
    assert (figure["kind"], figure["judged"], figure["right"], figure["edge"]) == ("direct", 4, 1, 1)
    assert recall(sheet).loc[0, "missing"] == 1


def test_an_article_without_a_row_counts_what_was_found_there() -> None:
    tables = {"quotes": pd.DataFrame([row(0, 9)])}
    (one,) = gold.comparisons(tables, [told(None)])
    assert len(one.spare) == 1 and gold.compare([one]).loc[0, "precision"] == 0
    assert not gold.comparisons(tables, []) and not len(gold.compare([]))
    with pytest.raises(NewsanglesError, match="claims: the tables have no such table; write it with"):
        gold.comparisons(tables, [{**told(0, 9), "table": "claims"}])


def test_of_two_rows_at_one_place_the_one_that_agrees_is_matched() -> None:
    tables = {"quotes": pd.DataFrame([row(0, 9, source="Ben"), row(0, 9, source="Cal")])}
    (one,) = gold.comparisons(tables, [told(0, 9, source="Cal")])
    assert one.same[0][0]["source"] == "Cal" and one.spare[0]["source"] == "Ben"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "gold.jsonl, line 2: not JSON; write one object a line"),
        ("3", "gold.jsonl, line 2: not an object"),
        ('{"table": "quotes"}', "gold.jsonl, line 2: no article_id"),
        ('{"article_id": "a", "table": ["quotes"]}', "gold.jsonl, line 2: no such table"),
        ('{"article_id": "a", "table": "quotes", "verb": 1}', "gold.jsonl, line 2: quotes has no verb; leave it out"),
        ('{"article_id": "a", "table": "quotes", "start": 9, "end": 9}', "gold.jsonl, line 2: start and end are no"),
        ('{"article_id": "a", "table": "quotes", "start": true, "end": 9}', "gold.jsonl, line 2: start and end are"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("gold.jsonl").write_text(json.dumps(told(0, 9)) + "\n" + line + "\n\n")
    with pytest.raises(NewsanglesError) as error:
        gold.read("gold.jsonl")
    assert str(error.value).startswith(message)


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("\ufeff" + json.dumps(told(0, 9)) + "\n", "utf-8")
    assert gold.read(tmp_path / "gold.jsonl") == [told(0, 9)]
    (tmp_path / "gold.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(NewsanglesError, match="not UTF-8; save it in UTF-8"):
        gold.read(tmp_path / "gold.jsonl")
    with pytest.raises(NewsanglesError, match=r"none\.jsonl: not found"):
        gold.read(tmp_path / "none.jsonl")
