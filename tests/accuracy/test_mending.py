"""Mending: a judged sheet becomes corrections, which mend the rows and are the same judgements when read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from harbour import HARBOUR, QUAY, TEXT, change, drop, line
from newsangles.accuracy import sampling
from newsangles.accuracy.mending import append, corrections_of, judgements_of
from newsangles.accuracy.tables import Judged
from newsangles.corrections.file import read_corrections
from newsangles.errors import NewsanglesError
from newsangles.tables import document_records
from parses import parse

CASES = [
    ("quotes", QUAY, "wrong", "source", "“Ruiz”", {"source": "Ruiz"}),
    ("quotes", QUAY, "wrong", "speaker", "", {"actor_id": None, "source": "Ana Ruiz, the mayor"}),
    ("quotes", "Ruiz of lying", "wrong", "source", "", {"actor_id": None, "source": None}),
    ("quotes", "that it will close on Monday", "edge", "words", "it will close", {"text": "it will close"}),
    ("quotes", "12 boats left the harbour on 3 March 2025", "wrong", "", "", None),
    ("mentions", "He", "wrong", "actor", "Ana Ruiz", {"actor_id": "a1"}),
    ("actors", "Tom Hale", "wrong", "gender", "a woman", {"gender": "woman", "gender_from": "by hand"}),
    ("actors", "Officials", "edge", "label", "an organisation", {"label": "organisation"}),
    ("claims", QUAY, "wrong", "source", "the article itself", {"voice": "outlet", "source": None}),
    ("claims", "it will close on Monday", "wrong", "status", "an allegation", {"status": "alleged"}),
    ("events", "close", "edge", "status", "something that will or may be", {"status": "predicted"}),
    ("events", "accused", "wrong", "date", "1 March 2025 to 2025-03-02",
     {"begin": "2025-03-01", "end_date": "2025-03-02"}),
    ("events", "left", "wrong", "date", "", {"begin": None, "end_date": None}),
    ("events", "close", "wrong", "class", "refusal", {"class": "REJECT"}),
    ("events", "lying", "wrong", "object", "", {"object": None, "target": None}),
    ("times", "Monday", "wrong", "value", "3 March 2025", {"value": "2025-03-03", "begin": "2025-03-03"}),
    ("numbers", "12 boats", "wrong", "unit", "ship", {"unit": "ship"}),
    ("predicates", "safe", "wrong", "polarity", "denied", {"polarity": "negative"}),
    ("roles", "a pilot", "wrong", "role", "", None),
    ("paragraphs", TEXT, "wrong", "kind", "the caption of a picture", {"kind": "caption"}),
]  # fmt: skip


def filled(whole: pd.DataFrame, table: str, text: str, **cells: str) -> pd.DataFrame:
    found = whole[(whole["table"] == table) & (whole["text"] == text)].head(1)
    assert len(found) == 1, text
    return found.assign(judge="Kim", **cells)


def saved(tmp_path: Path, *judged: pd.DataFrame) -> Path:
    path = tmp_path / "c.jsonl"
    append(corrections_of(pd.concat(judged)).lines, path)
    return path


def mended_rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    (doc,) = parse([HARBOUR], corrections=read_corrections(path))
    assert doc._.corrections_left == ()
    return document_records(doc)


def test_what_is_judged_is_mended_and_read_again_as_judged(judged: Judged, whole: pd.DataFrame, tmp_path: Path) -> None:
    parts = [filled(whole, table, text, verdict=v, part=p, should_be=s) for table, text, v, p, s, _ in CASES]
    path = saved(tmp_path, *parts)
    back = judgements_of(read_corrections(path), judged)
    for name in ("article_id", "table", "start", "end", "text", "verdict", "part", "judge", "rule", "kind", "question"):
        assert list(back[name]) == [part[name].item() for part in parts], name
    assert set(back["share"]) == {1.0}
    for part, (table, text, _, name, _, expected) in zip(parts, CASES, strict=True):
        if table in ("quotes", "predicates", "claims", "paragraphs"):  # one by one: they change other tables
            (tmp_path / "c.jsonl").unlink()
            rows = mended_rows(saved(tmp_path, part))[table]
        else:
            rows = _together(tmp_path, parts)[table]
        near = [row for row in rows if abs(row["start"] - part["start"].item()) <= 5]
        near = [row for row in near if name == "status" or (row["corrected"] or "").startswith("Kim: judged ")]
        if expected is None:
            assert not [row for row in rows if row["text"] == text]
        else:
            assert len(near) == 1, text
            assert near[0].items() >= expected.items(), text


_CACHE: dict[str, dict[str, list[dict[str, Any]]]] = {}


def _together(tmp_path: Path, parts: list[pd.DataFrame]) -> dict[str, list[dict[str, Any]]]:
    """The rows that all judgements of tables that change no others give, read once."""
    if "all" not in _CACHE:
        (tmp_path / "c.jsonl").unlink(missing_ok=True)
        apart = ("quotes", "predicates", "claims", "paragraphs")
        _CACHE["all"] = mended_rows(saved(tmp_path, *(p for p in parts if p["table"].item() not in apart)))
    return _CACHE["all"]


@pytest.mark.parametrize(
    ("table", "text", "verdict", "part", "should_be", "do", "why", "problem"),
    [
        ("quotes", QUAY, "right", "", "", "keep", "judged right", ""),
        ("quotes", QUAY, "edge", "words", "", "keep", "judged edge: words", ""),
        ("quotes", QUAY, "wrong", "statement, source", "x", "drop", "judged wrong: statement, source", ""),
        ("quotes", QUAY, "wrong", "words, source", "x", "keep", "judged wrong, not mended: words, source", "several"),
        ("quotes", QUAY, "wrong", "source", "Nobody", "keep", "judged wrong, not mended: source", "does not stand in"),
        ("mentions", "He", "wrong", "label", "a group", "keep", "judged wrong, not mended: label", "from its actor"),
        ("claims", QUAY, "wrong", "source", "", "keep", "judged wrong, not mended: source", "should_be does not say"),
        ("claims", QUAY, "wrong", "status", "", "keep", "judged wrong, not mended: status", "should_be does"),
        ("times", "Monday", "wrong", "value", "soon", "keep", "judged wrong, not mended: value", "neither a day"),
        ("times", "Monday", "wrong", "dates", "soon", "keep", "judged wrong, not mended: dates", "no day, as in"),
        ("numbers", "12 boats", "wrong", "value", "many", "keep", "judged wrong, not mended: value", "no number"),
        ("actors", "Tom Hale", "wrong", "label", "thing", "keep", "judged wrong, not mended: label", "none of person"),
        ("roles", "a pilot", "wrong", "actor", "", "keep", "judged wrong, not mended: actor", "should_be does not say"),
    ],
)  # fmt: skip
def test_what_cannot_be_mended_is_kept_and_told(
    whole: pd.DataFrame, tmp_path: Path, table: str, text: str, verdict: str, part: str, should_be: str, do: str,
    why: str, problem: str,
) -> None:  # fmt: skip
    row = filled(whole, table, text, verdict=verdict, part=part, should_be=should_be, note="so  it is")
    found = corrections_of(row)
    (made,) = found.lines
    assert (made["do"], made["why"], made["who"]) == (do, f"{why}; so it is", "Kim")
    assert len(found.left) == bool(problem) and problem in "".join(found.left)
    append(found.lines, tmp_path / "c.jsonl")
    (back,) = judgements_of(read_corrections(tmp_path / "c.jsonl")).to_dict("records")
    assert (back["verdict"], back["part"], back["note"]) == (verdict, part, "so it is")


def test_rows_at_one_place_are_mended_apart(judged: Judged, whole: pd.DataFrame, tmp_path: Path) -> None:
    edges = whole[(whole["table"] == "edges") & (whole["text"] == "He accused Ruiz of lying.")]
    assert len(edges) == 2
    wrong = edges[edges["kind"] == "acts"].assign(verdict="wrong", judge="")
    rows = mended_rows(saved(tmp_path, wrong))["edges"]
    assert [row["kind"] for row in rows if row["text"] == "He accused Ruiz of lying."] == ["together"]
    assert list(judgements_of(read_corrections(tmp_path / "c.jsonl"), judged)["judge"]) == ["a judge"]


def test_what_is_missing_is_added(judged: Judged, tmp_path: Path) -> None:
    sheet = sampling.missing(judged, ["quotes", "claims"], 0)
    first = sheet[(sheet["start"] == 0)]
    quotes = first[first["table"] == "quotes"].assign(verdict="wrong", should_be="the mayor | nowhere")
    claims = first[first["table"] == "claims"].assign(verdict="wrong", should_be="the mayor")
    empty = first[first["table"] == "quotes"].assign(verdict="wrong")
    found = corrections_of(pd.concat([quotes, claims, empty]))
    assert [problem.partition(": ")[2] for problem in found.left] == [
        "“nowhere” is not added, since “nowhere” does not stand in the sentence",
        "“the mayor” is not added, since a new row of claims needs kind",
        "nothing is added, since should_be does not name the missing words",
    ]
    append(found.lines, tmp_path / "c.jsonl")
    (added,) = [row for row in mended_rows(tmp_path / "c.jsonl")["quotes"] if row["rule"] == "by hand"]
    assert (added["text"], added["start"]) == ("the mayor", 10)
    (back,) = judgements_of(read_corrections(tmp_path / "c.jsonl")).to_dict("records")
    assert (back["asks"], back["verdict"], back["should_be"]) == ("missing", "wrong", "the mayor")


def test_corrections_made_by_hand_count_as_judgements(judged: Judged, tmp_path: Path) -> None:
    (own,) = [row for row in judged.rows("quotes", "harbour") if row["text"] == QUAY]
    values = {"kind": "indirect", "source_start": 4, "source_end": 8, "cue_class": "speech"}
    lines = [
        line("quotes", "keep", QUAY) | {"who": ""},  # as `newsangles correct` writes it
        line("quotes", "keep", QUAY),
        change("quotes", QUAY, values),
        drop("mentions", "He"),
    ]
    path = tmp_path / "c.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    found = judgements_of(read_corrections(path), judged)
    assert list(found["verdict"]) == ["right", "wrong", "wrong"]
    assert list(found["part"]) == ["", "source", ""]
    assert found["confidence"][0] == own["confidence"] and set(found["note"]) == {"I was there"}
    assert list(judgements_of(read_corrections(path))["confidence"].isna()) == [True] * 3


def test_lines_that_are_there_stay_and_none_is_written_twice(whole: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    before = json.dumps(drop("mentions", "He")) + "  "
    path.write_text(before, "utf-8")
    made = corrections_of(filled(whole, "quotes", QUAY, verdict="wrong")).lines
    assert (append(made, path), append(made, path)) == (1, 0)
    assert path.read_text("utf-8") == f"{before}\n{json.dumps(made[0], ensure_ascii=False)}\n"
    path.write_text("{", "utf-8")
    with pytest.raises(NewsanglesError, match="line 1: not JSON"):
        append(made, path)
    assert path.read_text("utf-8") == "{"


def test_rows_that_were_not_judged_give_no_line(whole: pd.DataFrame) -> None:
    assert corrections_of(whole) == ([], [])
