"""Verbs that go on with the report, not with what is reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.language.parsed_text import ParsedText

Parse = Callable[[str], Doc]

JOINED = [
    ("The agency said rebels had fired rockets and also reported shelling in Derna.", "reported", "said"),
    ("A monitor said soldiers had burned a barn and reported looting.", "reported", "said"),
    ("Ana Ruiz said the bank had cheated savers and accused the board of lying.", "accused", "said"),
    ("The mayor said the bridge would close and left the room.", "left", "said"),
    ("The mayor said rebels had crossed the river and burned a farm.", "burned", "crossed"),
    ("The engineer said the dam is weak and warned that it may break.", "warned", "said"),
    ("The mission said fighters had burned the camp and confirmed the loss of two trucks.", "confirmed", "said"),
    ("The mayor said the clerk had lied and denied the theft.", "denied", "lied"),
    ("The family said doctors had examined him and confirmed his death.", "confirmed", "examined"),
    ("Police said the man called them and reported a theft.", "reported", "called"),
    ("The mayor said the rival met voters and promised reforms.", "promised", "met"),
]


@pytest.mark.parametrize(("text", "verb", "head"), JOINED)
def test_the_verb_that_another_is_joined_to(parse_text: Parse, text: str, verb: str, head: str) -> None:
    view = ParsedText(parse_text(text))
    assert view.word[view.head[view.word.index(verb)]] == head
