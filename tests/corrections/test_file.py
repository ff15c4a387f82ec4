"""Files of corrections: lines that are wrong, files that cannot be read, and how an article is named."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harbour import GOOD, HARBOUR, QUAY, TEXT, add
from newsangles.corrections.file import read_corrections
from newsangles.documents.article import Article
from newsangles.errors import DocumentError, ParameterError

WRONG: list[tuple[object, str]] = [
    (b"\xff{}", "not UTF-8"),
    ("{", "not JSON"),
    ("[" * 100_000, "not JSON"),
    ('{"start": ' + "9" * 5000 + "}", "not JSON"),
    ("[]", "not an object"),
    ('{"do": "keep", "do": "drop"}', "a second “do” in one object"),
    ('{"why": "\\ud800"}', "not UTF-8"),
    ({**GOOD, "page": 1}, "“page” is not a key of a correction; allowed are article, table, do"),
    ({**GOOD, "do": "undo"}, '“undo” is nothing that can be done; write "do" with one of keep, change, add, drop'),
    ({**GOOD, "do": ["keep"]}, "is nothing that can be done"),
    ({**GOOD, "table": "quote"}, "“quote” is no table"),
    ({**GOOD, "table": "articles"}, "write title, outlet, url and published in the .json file beside the document"),
    ({**GOOD, "table": "actors", "do": "add"}, "add a mention of it"),
    ({**GOOD, "who": " "}, "no who"),
    ({**GOOD, "why": 3}, "no why"),
    ({k: v for k, v in GOOD.items() if k != "who"}, "no who"),
    ({**GOOD, "article": ""}, "no article"),
    ({**GOOD, "text": None}, "no text"),
    ({**GOOD, "start": 50}, "start and end are not the offsets of a text"),
    ({**GOOD, "start": -1}, "start and end are not the offsets"),
    ({**GOOD, "start": True}, "start and end are not the offsets"),
    ({**GOOD, "end": "42"}, "start and end are not the offsets"),
    ({**GOOD, "set": []}, "set is not an object"),
    ({**GOOD, "where": {"colour": 1}}, "quotes has no column “colour”"),
    ({**GOOD, "set": {"colour": 1}}, "quotes has no column “colour”; allowed are start, end, inside, kind"),
    ({**GOOD, "set": {"actor_id": "a1"}}, '“actor_id” counts anew in every reading; write "actor"'),
    ({**GOOD, "set": {"quote": "q1"}}, "quote cannot be set: it follows from the order of the text"),
    ({**GOOD, "set": {"text": "x"}}, "text cannot be set: it follows from start and end"),
    ({**GOOD, "set": {"source": "x"}}, "source cannot be set: it follows from source_start and source_end"),
    ({**GOOD, "set": {"confidence": 1}}, "confidence cannot be set"),
    ({**GOOD, "set": {"kind": "loud"}}, "“loud” is no value of kind; write one of direct, indirect, mixed"),
    ({**GOOD, "set": {"kind": None}}, "“null” is no value of kind"),
    ({**GOOD, "set": {"source_start": 1.5}}, "write a whole number, 0 or more, or null"),
    ({**GOOD, "set": {"parts": [[3, 3]]}}, "write places in the order of the text"),
    ({**GOOD, "set": {"parts": [3]}}, "write places in the order of the text"),
    ({**GOOD, "set": {"inside": "q1"}}, "write a place as in"),
    ({**GOOD, "set": {"actor": 7}}, "an actor's name, or a place"),
    ({**GOOD, "table": "predicates", "set": {"factuality": 4}}, "write a number from -3 to 3"),
    (
        json.dumps({**GOOD, "table": "predicates", "set": {"factuality": float("nan")}}),
        "write a number from -3 to 3",
    ),
    ({**GOOD, "table": "predicates", "set": {"future": 1}}, "write true or false"),
    ({**GOOD, "table": "claims", "set": {"certainty": "certain"}}, "it follows from its predicate"),
    ({**GOOD, "table": "events", "set": {"begin": "7 March"}}, "write a day as in 2025-03-07"),
    ({**GOOD, "table": "events", "set": {"after": ["e1"]}}, "a list, each item a place"),
    ({**GOOD, "table": "times", "set": {"alternatives": [1]}}, "a list of texts"),
    ({**GOOD, "table": "actors", "set": {"name": ""}}, "write a text in double quotes"),
    ({**GOOD, "table": "actors", "set": {"mentions": 3}}, "it follows from its mentions"),
    (add("edges", QUAY, {"kind": "about"}), "a new row of edges needs source_actor, target_actor"),
    (add("predicates", QUAY, {}), "needs certainty, polarity, status, factuality, happened, future"),
]


@pytest.mark.parametrize(("said", "words"), WRONG)
def test_a_wrong_line_is_one_line_that_names_it(file: Callable[..., Path], said: Any, words: str) -> None:
    path = file(GOOD, "", said)
    with pytest.raises((ParameterError, DocumentError)) as caught:
        read_corrections(path)
    assert caught.value.where == f"{path}, line 3"
    assert words in str(caught.value) and len(str(caught.value).splitlines()) == 1


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, words in ((tmp_path / "gone", "not found"), (tmp_path, "cannot be read"), ("a\0b", "cannot be read")):
        with pytest.raises(DocumentError, match=words):
            read_corrections(path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DocumentError, match="not a regular file"):  # reading it would wait for ever
        read_corrections(tmp_path / "pipe")
    (tmp_path / "long").write_bytes(b" " * 11)
    monkeypatch.setattr("newsangles.corrections.file.LARGEST", 10)
    with pytest.raises(DocumentError, match="longer than"):
        read_corrections(tmp_path / "long")


@pytest.mark.parametrize(
    ("name", "met"),
    [
        ("harbour", True),
        ("sub/harbour", True),
        ("news/sub/harbour", True),
        (HARBOUR.sha256, True),
        ("arbour", False),
        ("other/harbour", False),
        ("harbour.txt", False),
        ("x-1", False),
    ],
)
def test_how_an_article_is_named(file: Callable[..., Path], name: str, met: bool) -> None:
    corrections = read_corrections(file(GOOD | {"article": name}))
    path = "news/sub/harbour.txt"
    assert bool(corrections.about(Article("sub/harbour", TEXT, path=path, source=path))) is met
    row = Article("x-1", TEXT + " ", path="harbour.jsonl", source="harbour.jsonl#x-1")
    assert bool(corrections.about(row)) is (name == "x-1"), "a row of a table goes by its id"
