"""Corrections by hand: what each does and what follows from it, stale and wrong lines, and starting a file."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from harbour import CLOSE, GOOD, HARBOUR, NOTE, QUAY, TEXT, Line, Row, add, at, change, drop
from newsangles.angles.overview import summary
from newsangles.corrections.draft import lines
from newsangles.corrections.file import NONE, read_corrections
from newsangles.corrections.rows import tables_in_order
from newsangles.documents import project
from newsangles.documents.article import Article
from newsangles.documents.read import read
from newsangles.errors import DocumentError, NewsanglesError
from newsangles.tables import document_records
from newsangles.tables.schema import TABLES, columns
from places import ROOT, SEED

parsing: Any = importlib.import_module("newsangles.pipeline.parse")
parse = parsing.parse

CORRECTABLE = tables_in_order()
BOATS = "12 boats left the harbour on 3 March 2025"


@pytest.fixture
def corrected(file: Callable[..., Path]) -> Callable[..., Doc]:
    def of(*said: Line, article: Article = HARBOUR) -> Doc:
        (doc,) = parse([article], corrections=read_corrections(file(*said), "c.jsonl"))
        return doc

    return of


@pytest.fixture(scope="module")
def plain() -> Doc:
    (doc,) = parse([HARBOUR], corrections=NONE)
    return doc


def row_of(doc: Doc, table: str, text: str) -> Row | None:
    """A row as a file of corrections writes it, with what else the table says of it."""
    for said, row in zip(lines(doc, [table]), getattr(doc._, table), strict=True):
        if row.text == text:
            values = {c.name: getattr(row, c.field) for c in columns(TABLES[table])[1:]}
            return {**values, **json.loads(said)["set"]}
    return None


def records(doc: Doc) -> Any:
    return json.loads(json.dumps(document_records(doc)))


def coherent(doc: Doc) -> None:
    """What holds in every table, corrected or not: texts stand at their offsets, and ids name rows in order."""
    found = document_records(doc)
    ids = {table: [row[f"{table[:-1]}_id"] for row in found[table]] for table in CORRECTABLE if own(table)}
    for table, rows in found.items():
        if own(table):
            letter = {"paragraphs": "g", "portrayals": "r"}.get(table, table[0])
            assert ids[table] == [f"{letter}{n}" for n in range(1, len(rows) + 1)]
        for row in rows:
            assert doc.text[row["start"] : row["end"]] == row["text"]
            assert not [key for key in row if key.startswith("_")]
            for c in columns(TABLES[table]):
                value = row[c.name]
                if c.names:
                    assert {i for i in (value if isinstance(value, tuple) else [value]) if i} <= set(ids[c.names])
                if f"{c.name}_start" in row and not c.free and row[f"{c.name}_start"] is not None:
                    assert value == doc.text[row[f"{c.name}_start"] : row[f"{c.name}_end"]]
    counts = {i: sum(row["actor_id"] == i for row in found["mentions"]) for i in ids["actors"]}
    assert {row["actor_id"]: row["mentions"] for row in found["actors"]} == counts


def own(table: str) -> bool:
    return any(c.name == f"{table[:-1]}_id" and c.derived for c in columns(TABLES[table]))


# --- what each does

TIE = "He accused Ruiz of lying."
HALE = "Tom Hale, a pilot, said that it will close on Monday."

CHANGED: list[tuple[Line, str, str, Row | None]] = [
    # a paragraph's kind and speaker: the other angles then read the text anew
    (change("paragraphs", TEXT, {"kind": "note"}), "paragraphs", TEXT, {"kind": "note", "reason": "by hand"}),
    (change("paragraphs", TEXT, {"kind": "note"}), "quotes", QUAY, None),
    (change("paragraphs", TEXT, {"kind": "note"}), "actors", "Ana Ruiz", None),
    (
        change("paragraphs", TEXT, {"kind": "turn", "speaker": "Tom Hale"}),
        "paragraphs",
        TEXT,
        {"speaker": "Tom Hale", "speaker_start": 44, "speaker_end": 52, "turn": 1},
    ),
    (change("paragraphs", TEXT, {"end": 43}), "paragraphs", TEXT[:43], {"end": 43}),
    (
        add("paragraphs", TIE, {"kind": "stage"}),
        "paragraphs",
        TIE,
        {"kind": "stage", "reason": "by hand", "rule": "by hand", "paragraph_id": "g2"},
    ),
    (add("paragraphs", TIE, {"kind": "stage"}), "events", "accused", None),
    (drop("paragraphs", TEXT), "paragraphs", TEXT, None),
    # a quote's source, and what follows
    (change("quotes", QUAY, {"source_start": 44, "source_end": 52}), "quotes", QUAY, {"source": "Tom Hale"}),
    (change("quotes", QUAY, {"source_start": 44, "source_end": 52}), "quotes", QUAY, {"actor": "Tom Hale"}),
    (change("quotes", QUAY, {"source_start": 44, "source_end": 52}), "claims", QUAY, {"actor": "Tom Hale"}),
    (change("quotes", QUAY, {"source_start": 44, "source_end": 52}), "events", "safe", {"asserted_by": "Tom Hale"}),
    (change("quotes", QUAY, {"source_start": None, "source_end": None}), "quotes", QUAY, {"source": None}),
    (change("quotes", QUAY, {"source_start": None, "source_end": None}), "quotes", QUAY, {"actor": None}),
    (
        change("quotes", QUAY, {"actor": "Tom Hale"}),
        "quotes",
        QUAY,
        {"actor": "Tom Hale", "source": "Ana Ruiz, the mayor"},
    ),
    (change("quotes", QUAY, {"actor": "Tom Hale"}), "claims", QUAY, {"actor": "Tom Hale"}),
    (change("quotes", QUAY, {"actor": at("Tom Hale")}), "quotes", QUAY, {"actor": "Tom Hale"}),
    (change("quotes", QUAY, {"joint_actor_ids": ["Tom Hale"]}), "quotes", QUAY, {"joint_actor_ids": ["Tom Hale"]}),
    (change("quotes", QUAY, {"cue_class": "attitude"}), "claims", QUAY, {"actor": None, "voice": "outlet"}),
    (change("quotes", QUAY, {"start": 30}), "quotes", "quay is safe", {"parts": [[30, 42]]}),
    (change("quotes", QUAY, {"parts": [[26, 34], [38, 42]]}), "quotes", QUAY, {"parts": [[26, 34], [38, 42]]}),
    (change("quotes", QUAY, {"kind": "mixed"}), "quotes", QUAY, {"kind": "mixed", "confidence": None}),
    (drop("quotes", QUAY), "quotes", QUAY, None),
    (drop("quotes", QUAY), "claims", QUAY, {"voice": "outlet", "quote": None, "chain": []}),
    (
        add("quotes", "it will close", {"inside": at(CLOSE)}),
        "quotes",
        "it will close",
        {"rule": "by hand", "kind": "indirect"},
    ),
    (add("quotes", "it will close", {"inside": at(CLOSE)}), "quotes", "it will close", {"inside": at(CLOSE)}),
    (add("quotes", "He accused Ruiz", {"actor": "Ana Ruiz"}), "events", "accused", {"asserted_by": "Ana Ruiz"}),
    # mentions, and what follows
    (change("mentions", "He", {"actor": "Ana Ruiz"}), "mentions", "He", {"actor": "Ana Ruiz", "reason": "by hand"}),
    (change("mentions", "He", {"actor": "Ana Ruiz"}), "quotes", "Ruiz of lying", {"actor": "Ana Ruiz"}),
    (change("mentions", "Ana Ruiz", {"actor": "Tom Hale"}), "claims", QUAY, {"actor": "Tom Hale"}),
    (change("mentions", "He", {"actor": "Jo Lind"}), "events", "accused", {"source_actor": "Jo Lind"}),
    (change("mentions", "He", {"actor": "Ana Ruiz"}), "actors", "Ana Ruiz", {"mentions": 4, "pronouns": 1}),
    (change("mentions", "He", {"actor": "Ana Ruiz"}), "actors", "Tom Hale", {"mentions": 2, "pronouns": 0}),
    (change("mentions", "He", {"actor": "Ana Ruiz"}), "edges", TIE, None),
    (change("mentions", "He", {"actor": None}), "quotes", "Ruiz of lying", {"actor": None, "source": "He"}),
    (
        change("mentions", "He", {"actor": "Jo Lind"}),
        "actors",
        "He",
        {"name": "Jo Lind", "label": "person", "corrected": NOTE},
    ),
    (change("mentions", "He", {"actor": "Jo Lind"}), "quotes", "Ruiz of lying", {"actor": "Jo Lind"}),
    (
        change("mentions", "the mayor", {"actor": "Tom Hale"}),
        "actors",
        "the mayor",
        {"name": "Tom Hale", "nominals": 2},
    ),
    (change("mentions", "Ana Ruiz", {"actor": "Tom Hale"}), "quotes", QUAY, {"actor": "Tom Hale"}),
    (change("mentions", "the mayor", {"end": 20}), "mentions", "the mayor,", {"actor": "Ana Ruiz"}),
    (drop("mentions", "Officials"), "actors", "Officials", None),
    (drop("mentions", "Officials"), "quotes", BOATS, {"actor": None}),
    (drop("mentions", "Ana Ruiz"), "actors", "the mayor", {"name": "Ruiz", "aliases": ()}),
    (
        add("mentions", "the harbour", {"actor": "Harbour", "kind": "nominal", "label": "place"}),
        "actors",
        "the harbour",
        {"name": "Harbour", "label": "place", "rule": "by hand", "mentions": 1},
    ),
    (add("mentions", "the quay", {"actor": "Tom Hale", "kind": "nominal"}), "actors", "the quay", {"name": "Tom Hale"}),
    (
        add("mentions", "the quay", {"actor": None, "kind": "nominal", "label": "place"}),
        "mentions",
        "the quay",
        {"actor": None, "corrected": NOTE, "rule": "by hand"},
    ),
    # actors
    (
        change("actors", "Ana Ruiz", {"name": "Ana María Ruiz"}),
        "actors",
        "Ana Ruiz",
        {"name": "Ana María Ruiz", "aliases": ("Ana Ruiz", "Ruiz")},
    ),
    (change("actors", "Ana Ruiz", {"label": "group"}), "mentions", "Ruiz", {"label": "group"}),
    (change("actors", "Ana Ruiz", {"role": "head of the port"}), "actors", "Ana Ruiz", {"role": "head of the port"}),
    (change("actors", "Ana Ruiz", {"country": "es"}), "actors", "Ana Ruiz", {"country": "es", "corrected": NOTE}),
    (
        change("actors", "Ana Ruiz", {"gender": "other"}),
        "actors",
        "Ana Ruiz",
        {"gender": "other", "gender_from": "by hand", "gender_reason": "by hand"},
    ),
    (change("actors", "Ana Ruiz", {"label": "group"}), "actors", "Ana Ruiz", {"gender": None, "gender_from": None}),
    (change("mentions", "He", {"actor": "Ana Ruiz"}), "actors", "Ana Ruiz", {"gender": None}),  # a name of women
    (
        change("actors", "Officials", {"acts_for": "Ana Ruiz"}),
        "actors",
        "Officials",
        {"acts_for": "Ana Ruiz", "acts_for_reason": "by hand"},
    ),
    (change("actors", "Officials", {"actor": "Tom Hale"}), "actors", "Officials", None),
    (change("actors", "Officials", {"actor": "Tom Hale"}), "actors", "Tom Hale", {"mentions": 4, "corrected": NOTE}),
    (
        change("actors", "Officials", {"actor": "Tom Hale"}),
        "quotes",
        BOATS,
        {"actor": "Tom Hale"},
    ),
    (drop("actors", "Tom Hale"), "mentions", "Tom Hale", None),
    (drop("actors", "Tom Hale"), "mentions", "He", {"actor": None, "corrected": NOTE}),
    (drop("actors", "Tom Hale"), "quotes", CLOSE, {"actor": None}),
    (drop("actors", "Tom Hale"), "roles", "a pilot", None),
    # roles and edges
    (change("roles", "a pilot", {"actor": "Ana Ruiz"}), "actors", "Tom Hale", {"role": None}),
    (change("roles", "a pilot", {"status": "former"}), "roles", "a pilot", {"status": "former", "corrected": NOTE}),
    (drop("roles", "the mayor"), "actors", "Ana Ruiz", {"role": None}),
    (add("roles", "Officials", {"actor": "Officials", "kind": "office"}), "actors", "Officials", {"role": "Officials"}),
    (
        change("edges", "Ruiz of lying", {"cue": "blamed"}),
        "edges",
        "Ruiz of lying",
        {"cue": "blamed", "corrected": NOTE},
    ),
    (drop("edges", "Ruiz of lying"), "edges", "Ruiz of lying", None),
    (drop("edges", TIE, where={"kind": "acts"}), "edges", TIE, {"kind": "together"}),
    (
        add("edges", QUAY, {"source_actor": "Ana Ruiz", "target_actor": "Tom Hale", "kind": "about"}),
        "edges",
        QUAY,
        {"target_actor": "Tom Hale"},
    ),
    # predicates
    (change("predicates", "safe", {"certainty": "possible"}), "claims", QUAY, {"certainty": "possible"}),
    (change("predicates", "safe", {"polarity": "negative"}), "events", "safe", {"polarity": "negative"}),
    (change("predicates", "safe", {"factuality": -3}), "claims", QUAY, {"factuality": -3.0}),
    (
        change("predicates", "safe", {"cue_spans": [[35, 37]]}),
        "predicates",
        "safe",
        {"cues": ("is",), "cue_rules": ["evaluation"]},
    ),
    (
        change("predicates", "safe", {"cue_spans": [[26, 29], [35, 37]]}),
        "predicates",
        "safe",
        {"cues": ("the", "is"), "cue_rules": ["by hand", "by hand"]},
    ),
    (drop("predicates", "left"), "events", "left", None),
    (drop("predicates", "safe"), "claims", QUAY, None),
    (
        add(
            "predicates",
            "boats",
            {
                "certainty": "certain",
                "polarity": "positive",
                "status": "fact",
                "factuality": 1,
                "happened": 1,
                "future": False,
            },
        ),
        "predicates",
        "boats",
        {"rule": "by hand", "clause_start": 124, "quote": at("12 boats left the harbour on 3 March 2025")},
    ),
    # claims and numbers
    (change("claims", QUAY, {"kind": "policy"}), "claims", QUAY, {"kind": "policy", "corrected": NOTE}),
    (
        change("claims", QUAY, {"source_start": 124, "source_end": 133}),
        "claims",
        QUAY,
        {"source": "Officials", "actor": "Officials", "source_kind": "unnamed officials"},
    ),
    (change("claims", QUAY, {"predicate": at("close")}), "claims", QUAY, {"status": "planned", "future": True}),
    (change("claims", QUAY, {"chain": [at(CLOSE)], "quote": at(CLOSE)}), "claims", QUAY, {"chain": [at(CLOSE)]}),
    (change("claims", QUAY, {"end": 34}), "claims", "the quay", {"start": 26, "end": 34, "in_full": "the quay"}),
    (change("claims", QUAY, {"stance": "doubting"}), "claims", QUAY, {"stance": "doubting", "stance_cue": None}),
    (drop("claims", "12 boats left the harbour on 3 March 2025"), "numbers", "12 boats", {"claim": None}),
    (drop("claims", QUAY), "events", "safe", {"claim": None}),
    (
        add("claims", "He accused Ruiz", {"kind": "accusation"}),
        "claims",
        "He accused Ruiz",
        {"predicate": at("accused"), "voice": "outlet", "certainty": "certain"},
    ),
    (add("claims", "He accused Ruiz", {"kind": "accusation"}), "events", "accused", {"claim": at("He accused Ruiz")}),
    (
        change("numbers", "12 boats", {"value": 13, "unit": "ship"}),
        "numbers",
        "12 boats",
        {"value": 13.0, "unit": "ship"},
    ),
    (drop("numbers", "12 boats"), "numbers", "12 boats", None),
    (add("numbers", "2025", {"value": 2025}), "numbers", "2025", {"value": 2025.0, "rule": "by hand"}),
    # times
    (
        change("times", "Monday", {"value": "2025-03-10"}),
        "times",
        "Monday",
        {"begin": "2025-03-10", "end_date": "2025-03-10", "granularity": "day", "reason": "by hand", "anchor": None},
    ),
    (
        change("times", "3 March 2025", {"value": "2024-03"}),
        "times",
        "3 March 2025",
        {"begin": "2024-03-01", "end_date": "2024-03-31"},
    ),
    (change("times", "3 March 2025", {"value": "2025-03-04"}), "events", "left", {"begin": "2025-03-04"}),
    (drop("times", "3 March 2025"), "events", "left", {"time": None}),
    (add("times", "12", {"kind": "TIME", "value": "T12:00"}), "times", "12", {"value": "T12:00", "rule": "by hand"}),
    # framing
    (
        change("judgements", "accused", {"polarity": "negative"}),
        "judgements",
        "accused",
        {"polarity": "negative", "shown": True},
    ),
    (
        change("judgements", "accused", {"target_actor": "Tom Hale"}),
        "judgements",
        "accused",
        {"target_actor": "Tom Hale"},
    ),
    (
        add("judgements", "lying", {"kind": "blame", "form": "noun", "target_start": 0, "target_end": 8}),
        "judgements",
        "lying",
        {"target": "Ana Ruiz", "target_actor": "Ana Ruiz", "voice": "attributed", "reported": False, "shown": True},
    ),
    (
        add("wordings", "safe", {"kind": "euphemism"}),
        "wordings",
        "safe",
        {"kind": "euphemism", "voice": "attributed", "by_actor": "Ana Ruiz", "shown": True},
    ),
    (drop("judgements", "accused"), "judgements", "accused", None),
    (change("portrayals", HALE, {"tone": 1}), "portrayals", HALE, {"tone": 1, "score": 1.0, "shown": True}),
    (
        add("portrayals", "12 boats left", {"actor": "Ana Ruiz", "mention_start": 124, "mention_end": 133, "tone": 0}),
        "portrayals",
        "12 boats left",
        {"mention": "Officials", "actor": "Ana Ruiz", "voice": "attributed", "score": 0.0, "shown": True},
    ),
    (drop("portrayals", HALE), "portrayals", HALE, None),
    (change("namings", "pilot", {"actor": "Ana Ruiz"}), "namings", "pilot", {"actor": "Ana Ruiz"}),
    (
        add("namings", "quay", {"actor": "Ana Ruiz", "kind": "description", "head": "quay"}),
        "namings",
        "quay",
        {"actor": "Ana Ruiz", "voice": "attributed", "times": 1},
    ),
    (drop("namings", "pilot"), "namings", "pilot", None),
    # events
    (
        change("events", "accused", {"class": "COERCE"}),
        "events",
        "accused",
        {"class": "COERCE", "mode": None, "class_rule": "by hand"},
    ),
    (
        change("events", "accused", {"source_start": 0, "source_end": 8}),
        "events",
        "accused",
        {"source": "Ana Ruiz", "source_actor": "Ana Ruiz", "source_rule": "by hand", "doer": "named"},
    ),
    (
        change("events", "accused", {"source_start": None, "source_end": None}),
        "events",
        "accused",
        {"source": None, "doer": None},
    ),
    (
        change("events", "accused", {"target_actor": "Officials"}),
        "events",
        "accused",
        {"target_actor": "Officials", "target": "Ruiz"},
    ),
    (
        change("events", "accused", {"time": at("3 March 2025")}),
        "events",
        "accused",
        {"begin": "2025-03-03", "dating": "stated"},
    ),
    (
        change("events", "accused", {"begin": "2025-03-01"}),
        "events",
        "accused",
        {"dating": "stated", "date_reason": "by hand"},
    ),
    (
        change("events", "left", {"merged_with": at("accused")}),
        "events",
        "left",
        {"merged_with": at("accused"), "merge_reason": "by hand"},
    ),
    (change("events", "left", {"after": [at("accused")]}), "events", "left", {"after": [at("accused")]}),
    (drop("events", "safe"), "events", "safe", None),
    (drop("events", "safe"), "events", "left", {"event_id": "e7"}),
    (
        add("events", "Ruiz of lying", {}),
        "events",
        "Ruiz of lying",
        {"predicate": at("lying"), "trigger": "ruiz", "status": "alleged", "rule": "by hand"},
    ),
]


@pytest.mark.parametrize("case", CHANGED, ids=[f"{c[0]['table']}-{c[0]['do']}-{n}" for n, c in enumerate(CHANGED)])
def test_a_correction_and_what_follows(
    plain: Doc, corrected: Callable[..., Doc], case: tuple[Line, str, str, Row | None]
) -> None:
    said, table, text, expected = case
    doc = corrected(said)
    assert doc._.corrections_left == ()
    coherent(doc)
    row, before = row_of(doc, table, text), row_of(plain, table, text)
    if expected is None:
        assert row is None and before is not None
    else:
        assert row is not None and {key: row[key] for key in expected} == expected
        assert before is None or {key: before[key] for key in expected} != expected
    if (said["table"], said["do"]) != (table, "drop") and said["table"] == table and row and table != "actors":
        changed = said["do"] != "drop" and said["text"] == text
        assert (row["corrected"], row["confidence"]) == (NOTE, None) if changed else row["corrected"] != ""


def test_every_table_and_every_deed_has_a_case() -> None:
    deeds = {(said["table"], said["do"]) for said, *_ in CHANGED}
    expected = {(table, do) for table in CORRECTABLE for do in ("change", "add", "drop")} - {("actors", "add")}
    expected -= {("wordings", "change"), ("wordings", "drop")}  # the article has none
    assert deeds == expected


def test_several_corrections_build_on_each_other(corrected: Callable[..., Doc]) -> None:
    doc = corrected(
        change("actors", "Tom Hale", {"name": "Thomas Hale"}),
        change("mentions", "Ruiz", {"actor": "Thomas Hale"}, "Ruiz of"),
        change("mentions", "He", {"actor": "Bo"}),
        change("quotes", QUAY, {"start": 30, "actor": "Bo"}),
        change("quotes", "Ruiz of lying", {"inside": at(QUAY)}),
        change("claims", BOATS, {"actor": "Ana Ruiz"}),
        drop("quotes", CLOSE),
        add("mentions", "12 boats", {"actor": "Bo", "kind": "nominal"}),
    )
    assert doc._.corrections_left == ()
    coherent(doc)
    assert [(a.name, a.mentions) for a in doc._.actors] == [
        ("Ana Ruiz", 2),
        ("Thomas Hale", 3),
        ("Bo", 2),
        ("Officials", 1),
    ]
    assert [(q.quote_id, q.start, q.inside) for q in doc._.quotes] == [
        ("q1", 30, None),
        ("q2", 109, "q1"),
        ("q3", 139, None),
    ]
    names = {a.actor_id: a.name for a in doc._.actors}
    assert [names[q.actor_id] for q in doc._.quotes] == ["Bo", "Bo", "Officials"]
    assert [names[c.actor_id] for c in doc._.claims if c.text == BOATS] == ["Ana Ruiz"]


def test_a_value_as_it_was_is_no_change_even_where_something_else_flows(
    corrected: Callable[..., Doc], plain: Doc
) -> None:
    """A started line repeats every value: what was not edited must not undo what another line corrects."""
    started = {(x["table"], x["text"]): x for x in map(json.loads, lines(plain))}
    quote, claim = started["quotes", QUAY], started["claims", QUAY]
    for said in (quote, claim):
        said |= {"do": "change", "who": "Kim", "why": "x"}
    quote["set"] |= {"source_start": 44, "source_end": 52}
    claim["set"]["kind"] = "policy"
    doc = corrected(quote, claim)
    row = row_of(doc, "claims", QUAY)
    assert row is not None and (row["actor"], row["source"], row["kind"]) == ("Tom Hale", "Tom Hale", "policy")


# --- what cannot be applied

STALE: list[tuple[Line, str]] = [
    (
        {**change("quotes", QUAY, {"kind": "mixed"}), "start": 20, "end": 36},
        "“the quay is safe” no longer stands at 20 to 36; it now stands at 26 to 42; correct start and end",
    ),
    ({**change("quotes", QUAY, {"kind": "mixed"}), "start": 900, "end": 916}, "it now stands at 26 to 42"),
    ({**drop("mentions", "Ruiz"), "start": 0, "end": 4}, "“Ruiz” no longer stands at 0 to 4; correct start"),
    ({**drop("mentions", "Ruiz"), "text": "Gone", "end": 8}, "“Gone” no longer stands in the article"),
    (drop("quotes", "the quay"), "no row of quotes stands at 26 to 34"),
    (drop("edges", TIE, where={"kind": "about"}), "no row of edges stands at 98 to 123 that fits where"),
    (drop("edges", TIE), '2 rows of edges stand at 98 to 123; tell them apart in "where" by rule, kind, cue'),
    (change("quotes", QUAY, {"actor": "Nobody"}), "no actor is called “Nobody”"),
    (change("quotes", QUAY, {"actor": {"start": 30, "end": 34}}), "none of the actors stands at 30 to 34"),
    (change("claims", QUAY, {"quote": {"start": 1, "end": 2}}), "none of the quotes stands at 1 to 2"),
    (change("quotes", QUAY, {"source_start": None}), "of source_start and source_end only one is set"),
    (change("quotes", QUAY, {"source_end": 5000}), "source_start and source_end are not the offsets of a text"),
    (change("quotes", QUAY, {"start": 42}), "parts are not places in the order of the text"),
    (change("quotes", QUAY, {"parts": [[26, 5000]]}), "parts are not places in the order of the text"),
    (change("claims", QUAY, {"end": 3}), "start and end are not the offsets of a text"),
    (change("predicates", "safe", {"cue_spans": [[1, 5000]]}), "cue_spans are not within the text"),
    (add("quotes", QUAY, {}), "a row of quotes stands at 26 to 42 already"),
    (add("claims", "the harbour", {"kind": "other"}), "no predicate stands there"),
    (add("mentions", "the quay", {"actor": "New Quay", "kind": "name"}), "a new actor has no label"),
    (add("mentions", "the quay", {"actor": None, "kind": "name"}), "a mention of nobody known has no label"),
]


@pytest.mark.parametrize(("said", "words"), STALE)
def test_what_cannot_be_applied_is_told_and_the_rest_goes_on(
    plain: Doc, corrected: Callable[..., Doc], said: Line, words: str
) -> None:
    doc = corrected(said)
    (told,) = doc._.corrections_left
    assert told.startswith("c.jsonl, line 1: ") and words in told
    assert records(doc) == records(plain)
    doc = corrected(change("numbers", "12 boats", {"value": 1}), said, drop("numbers", "12 boats"))
    assert [told.partition(":")[0] for told in doc._.corrections_left] == ["c.jsonl, line 2"]
    assert doc._.numbers == ()
    assert f"A correction was not applied: {doc._.corrections_left[0]}." in summary.reading_notes([doc])


def test_two_actors_of_one_name_are_told_apart_by_a_place(corrected: Callable[..., Doc]) -> None:
    rename = change("actors", "Tom Hale", {"name": "Ana Ruiz"})
    doc = corrected(rename, change("mentions", "He", {"actor": "Ana Ruiz"}))
    assert "2 actors are called “Ana Ruiz”" in doc._.corrections_left[0]
    doc = corrected(rename, change("mentions", "He", {"actor": at("Ana Ruiz")}))
    assert doc._.corrections_left == ()
    assert [(a.name, a.mentions) for a in doc._.actors] == [("Ana Ruiz", 4), ("Ana Ruiz", 2), ("Officials", 1)]


# --- whatever a file says


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 60)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["person", "Ana Ruiz", "direct"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["start", "end", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@cache
def started() -> list[Line]:
    (doc,) = parse([HARBOUR], corrections=NONE)
    return [json.loads(text) for text in lines(doc)]


@st.composite
def drawn(draw: st.DrawFn) -> Line:
    """A line about some row, or some words, that sets what another row of the table has, or anything."""
    one = draw(st.sampled_from(started()))
    other = draw(st.sampled_from([x for x in started() if x["table"] == one["table"]]))
    names = draw(st.sets(st.sampled_from(sorted(other["set"])), max_size=4))
    values = {name: other["set"][name] for name in names}
    values |= draw(st.dictionaries(st.sampled_from([*sorted(other["set"]), "start", "end", "actor"]), JSON, max_size=1))
    do = draw(st.sampled_from(["change", "change", "add", "drop"]))
    place = draw(st.sampled_from([one, one, one, other, draw(st.sampled_from(started()))]))
    if do == "add":
        values = other["set"] | values
    known = {key: place[key] for key in ("start", "end", "text")}
    return {**one, **known, "do": do, "set": values, "who": "Kim", "why": "x"}


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(drawn(), min_size=1, max_size=4))
def test_whatever_a_file_says_the_tables_stay_coherent(
    tmp_path_factory: pytest.TempPathFactory, said: list[Line]
) -> None:
    path = tmp_path_factory.mktemp("drawn") / "c.jsonl"
    kept = [json.dumps(one) for one in said if fine(path, one)]
    path.write_text("\n".join(kept), "utf-8")
    (doc,) = parse([HARBOUR], corrections=path, use_cache=False)
    coherent(doc)


def fine(path: Path, said: Line) -> bool:
    path.write_text(json.dumps(said), "utf-8")
    try:
        return bool(read_corrections(path).lines)
    except NewsanglesError as error:
        assert len(str(error).splitlines()) == 1
        return False


# --- starting a file


@pytest.mark.parametrize("do", ["keep", "change"])
def test_a_started_file_changes_nothing(file: Callable[..., Path], do: str) -> None:
    """On a whole article: neither as it is written, nor where every line is to change what is as it was."""
    (article,) = read(SEED)
    (doc,) = parse([article], corrections=NONE)
    started = [json.loads(text) | {"do": do, "who": "Kim", "why": "x"} for text in lines(doc)]
    assert len(started) == sum(len(rows) for name, rows in document_records(doc).items() if name != "articles")
    (again,) = parse([article], corrections=file(*started))
    assert again._.corrections_left == ()
    assert records(again) == records(doc)


def test_what_is_counted_anew_is_what_was_counted(file: Callable[..., Path]) -> None:
    """Corrected mentions have all actors, edges and quotes made anew from the rows, which tell the same as the text."""
    (article,) = read(SEED)
    (doc,) = parse([article], corrections=NONE)
    started = [json.loads(text) | {"do": "change", "who": "Kim", "why": "x"} for text in lines(doc, ["mentions"])]
    for line in started:
        line["set"] = {"reading": "place" if line["set"]["reading"] != "place" else "actor"}
    (again,) = parse([article], corrections=file(*started))
    assert all(row.corrected for row in again._.mentions)
    before, after = records(doc), records(again)
    for name in ("actors", "roles", "edges", "quotes"):
        assert before[name] == after[name], name


def test_the_readmes_corrections_can_be_applied(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```json\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    (tmp_path / "c.jsonl").write_text(block, "utf-8")
    (doc,) = parse(read(SEED), corrections=tmp_path / "c.jsonl")
    assert doc._.corrections_left == ()
    found = {name for name, rows in document_records(doc).items() if any(row["corrected"] for row in rows)}
    assert found == {"quotes", "mentions", "actors"}
    coherent(doc)


# --- where the file is, and what it is about


def test_the_file_beside_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSANGLES_CORRECTIONS", raising=False)
    (tmp_path / "harbour.txt").write_text(TEXT, "utf-8")
    (tmp_path / "other.txt").write_text(TEXT, "utf-8")
    (tmp_path / "corrections.jsonl").write_text(json.dumps(GOOD), "utf-8")
    one, other = read(tmp_path)  # the file is no document
    found = list(parse([one, other]))
    assert [doc._.quotes[0].kind for doc in found] == ["mixed", "indirect"]
    keys = [parsing.cache_key("en_core_web_md", corrections=parsing.corrections_of(a)) for a in (one, other)]
    assert keys[1] == parsing.cache_key("en_core_web_md") != keys[0]
    (tmp_path / "named.jsonl").write_text(json.dumps(GOOD | {"set": {"kind": "direct"}}), "utf-8")
    monkeypatch.setenv("NEWSANGLES_CORRECTIONS", str(tmp_path / "named.jsonl"))
    assert next(parse([one]))._.quotes[0].kind == "direct"
    assert next(parse([one], corrections=tmp_path / "corrections.jsonl"))._.quotes[0].kind == "mixed"
    monkeypatch.setenv("NEWSANGLES_CORRECTIONS", str(tmp_path / "gone.jsonl"))
    with pytest.raises(DocumentError, match=r"gone\.jsonl: not found"):
        next(parse([one]))
    with pytest.raises(DocumentError, match="corrections, not documents"):
        read(tmp_path / "corrections.jsonl")
    with pytest.raises(DocumentError, match=r"named\.jsonl: corrections, not documents"):
        read(tmp_path / "named.jsonl")


def test_the_file_is_found_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook may run in its own folder, and reads the documents of the project all the same."""
    monkeypatch.delenv("NEWSANGLES_CORRECTIONS", raising=False)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour.txt").write_text(TEXT, "utf-8")
    (tmp_path / "seeds" / "corrections.jsonl").write_text(json.dumps(GOOD | {"start": 1, "end": 17}), "utf-8")
    monkeypatch.setattr(project, "root", lambda: tmp_path)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    (article,) = read("seeds/harbour.txt")
    (told,) = next(parse([article]))._.corrections_left
    assert told.startswith("seeds/corrections.jsonl, line 1: ")


def test_what_is_kept_says_the_same_from_the_cache(corrected: Callable[..., Doc], file: Callable[..., Path]) -> None:
    said = [GOOD, drop("quotes", "the quay")]
    fresh = corrected(*said)
    path = file("", *said)  # a line further down, with the same to say
    again = next(parse([HARBOUR], corrections=path))
    assert records(fresh) == records(again)
    assert fresh._.corrections_left[0].startswith("c.jsonl, line 2: ")
    assert again._.corrections_left[0].startswith(f"{path}, line 3: ")


def test_hostile_words_stay_words(corrected: Callable[..., Doc]) -> None:
    doc = corrected(
        GOOD | {"who": "<b>\x1b[31m", "why": "a\n=1+1\u202e"}, drop("quotes", "the quay") | {"text": "<i>\x1b[0m"}
    )
    assert doc._.quotes[0].corrected == "<b>\x1b[31m: a =1+1\u202e"
    (told,) = doc._.corrections_left
    assert told.isprintable() and "<i>" in told


@pytest.mark.parametrize("text", ["", " ", "“", "He", "\n\n", "a\x00b"])
def test_texts_that_hold_next_to_nothing(file: Callable[..., Path], text: str) -> None:
    path = file(GOOD | {"article": "a"}, add("quotes", "He", {}) | {"article": "a", "start": 0, "end": 2})
    (doc,) = parse([Article("a", text)], corrections=path)
    assert len(doc._.corrections_left) == (1 if text == "He" else 2)
    assert [q.text for q in doc._.quotes] == ["He"] * (text == "He")


# --- turns of a transcript

INTERVIEW = (
    "ANA RUIZ: We closed the quay on Monday.\n"
    "TOM HALE: The boats are safe.\n"
    "They lie in the old harbour.\n"
    "ANA RUIZ: And they stay there.\n"
    "TOM HALE: Until May."
)


def test_a_turn_that_goes_on_follows_its_corrected_speaker(file: Callable[..., Path]) -> None:
    spoken = Article("interview", INTERVIEW)
    (before,) = parse([spoken], corrections=NONE)
    assert [(p.speaker, p.turn) for p in before._.paragraphs] == [
        ("ANA RUIZ", 1),
        ("TOM HALE", 2),
        ("TOM HALE", 2),
        ("ANA RUIZ", 3),
        ("TOM HALE", 4),
    ]
    second, third = before._.paragraphs[1:3]
    who = {"article": "interview", "table": "paragraphs", "do": "change", "who": "Kim", "why": "I was there"}
    place = {"start": second.start, "end": second.end, "text": second.text}

    (doc,) = parse([spoken], corrections=read_corrections(file({**who, **place, "set": {"speaker": "Bo"}}), "c.jsonl"))
    assert doc._.corrections_left == ()
    assert [(p.speaker, p.turn) for p in doc._.paragraphs[1:3]] == [("Bo", 2), ("Bo", 2)]
    assert doc._.paragraphs[1].speaker_start is None, "the text does not name Bo"

    place = {"start": third.start, "end": third.end, "text": third.text}
    said = {**who, **place, "set": {"speaker": "ANA RUIZ"}}
    (doc,) = parse([spoken], corrections=read_corrections(file(said), "c.jsonl"))
    assert [(p.speaker, p.turn) for p in doc._.paragraphs] == [
        ("ANA RUIZ", 1),
        ("TOM HALE", 2),
        ("ANA RUIZ", 3),
        ("ANA RUIZ", 4),
        ("TOM HALE", 5),
    ]
    (doc,) = parse([spoken], corrections=read_corrections(file({**said, "set": {"kind": "stage"}}), "c.jsonl"))
    assert [(p.kind, p.speaker, p.turn) for p in doc._.paragraphs[2:4]] == [
        ("stage", None, None),
        ("turn", "ANA RUIZ", 3),
    ]
