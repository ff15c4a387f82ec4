"""Whether whoever is blamed is heard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Doc

from newsangles.angles.framing.answers import COLUMNS, replies
from newsangles.documents.article import Article
from newsangles.tables.frames import records, tables

Parse = Callable[[str], Doc]

BLAMED = "Anna Ruiz accused Tom Pell of wasting the town's money."

CASES = (
    (f"{BLAMED}\n\nMr Pell denied the allegations.", "answers"),
    (f"{BLAMED}\n\n“That is not true,” Mr Pell replied.", "answers"),
    (f"{BLAMED}\n\nTom Pell apologised on Tuesday.", "answers"),
    (f"{BLAMED}\n\n“The new bridge opens on Friday,” Mr Pell said.", "is quoted"),
    (f"{BLAMED}\n\nMr Pell's lawyer said: “He will speak in court.”", "is quoted"),
    (f"{BLAMED}\n\nMr Pell did not respond to our questions.", "declined"),
    (f"{BLAMED}\n\nTom Pell declined to comment.", "declined"),
    (f"{BLAMED}\n\n“He has to go,” Anna Ruiz said.", "no words found"),
    (f"{BLAMED}\n\n“It was all planned.”", None),
    (f"{BLAMED}\n\nA council official said: “It was all planned.”", None),
)


def heard(text: str, parse_text: Parse) -> list[dict[Any, Any]]:
    doc = parse_text(text)
    doc._.article = Article(id="a", text=text)
    frame = replies(tables([doc]))
    assert list(frame) == COLUMNS
    rows = records(frame)
    for row in rows:
        if row["answer_start"] is not None:
            assert " ".join(text[int(row["answer_start"]) : int(row["answer_end"])].split()) == row["answer"]
    return rows


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_heard(text: str, expected: str | None, parse_text: Parse) -> None:
    assert [row["heard"] for row in heard(text, parse_text)] == [expected]


def test_a_denial_answers_what_it_is_about(parse_text: Parse) -> None:
    text = (
        f"{BLAMED}\n\nMr Pell denied wasting money.\n\nBen Cole accused Tom Pell of shouting at children.\n\n"
        "“We meet on Friday,” Ms Ruiz said."
    )
    first, second = heard(text, parse_text)
    assert (first["heard"], first["answer_by"]) == ("answers", "Tom Pell")
    assert second["heard"] != "answers"


def test_nobody_is_blamed(parse_text: Parse) -> None:
    assert heard("Anna Ruiz met Tom Pell on Monday.", parse_text) == []
