"""Second reporting verbs, and whose they are."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.language.parsed_text import parsed_text_of
from newsangles.language.second_reports import second_reports

CASES = [
    ("The monitor said gunmen had stormed a ward and also reported the theft of a truck.", "reported"),
    ("The mission said fighters had burned the camp and confirmed the loss of two trucks.", "confirmed"),
    ("The engineer said the dam is weak and warned that it may break.", "warned"),
    ("The mayor said the clerk had lied and denied the theft.", None),
    ("The family said doctors had examined him and confirmed his death.", None),
    ("Officials said rebels had seized the town and burned the market.", None),
    ("Police said the man called them and reported a theft.", None),
]


@pytest.mark.parametrize(("text", "verb"), CASES)
def test_whose_verb_it_is(parse_text: Parse, text: str, verb: str | None) -> None:
    view = parsed_text_of(parse_text(text))
    found = [(view.word[i], view.word[first]) for i, first in second_reports(view).items()]
    assert found == ([(verb, "said")] if verb else [])
