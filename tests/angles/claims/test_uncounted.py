"""Numbers that count nothing: hours, sides, sayings."""

from __future__ import annotations

import pytest

from newsangles.angles.claims.quantities import numbers
from newsangles.documents.article import Article
from newsangles.language.parsed_text import parsed_text_of
from parses import parse

TEXTS = [
    "He came at half past nine on Monday and left at a quarter to six.",
    "About six minutes to ten he asked again.",
    "The gates were shut at 9 15 that evening.",
    "Rain fell on the western half of the state.",
    "The firm wants to reach net zero by then.",
    "The mayor promised zero tolerance.",
    "The town is on track to hit its 2035 target.",
    "Call 08000 858531 for help.",
    "The bakers began between three and four and sang.",
    "A boy of sixteen was there.",
    "Some of them were as young as 14 then.",
    "The club bars pupils under 12.",
    "A spokesman said 180 Kent is let.",
    "Leeds 2 Hull 0.",
    "Best were Hart 12-18 4-5 28, and Moss 3-7 0-0 6.",
    "It takes 2^15 − 1 of them.",
    "She hit a 3-pointer and sang.",
    "During the Holm Expo 2026 pre-brief she sang.",
    "The shop sells to buyers over 21.",
    "The court held this was lawful. [para. 3]",
]


@pytest.fixture(scope="module")
def found() -> dict[str, list[str]]:
    docs = parse([Article(f"a{i}", text) for i, text in enumerate(TEXTS)])
    return {doc.text: [doc.text[q.start : q.end] for q in numbers(parsed_text_of(doc))] for doc in docs}


@pytest.mark.parametrize("text", TEXTS)
def test_none(text: str, found: dict[str, list[str]]) -> None:
    assert found[text] == []
