"""Passives and their doers: tables of (text, verb, form, doer or None)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.language.parsed_text import ParsedText
from newsangles.language.passives import Passives
from newsangles.language.word_sets import passive_words

PASSIVES = [  # text, verb, form, doer
    ("The bridge was attacked on Monday.", "attacked", "full", None),
    ("Two guards got arrested in Lima.", "arrested", "full", None),
    ("The bridge was attacked by rebels on Monday.", "attacked", "full", "rebels"),
    ("The work must be finished by Friday.", "finished", "full", None),
    ("The crates were moved by truck to Lima.", "moved", "full", None),
    ("The debt was paid by selling the port.", "paid", "full", None),
    ("The guard was held in a cell and beaten.", "beaten", "joined", None),
    ("The guard was detained and beaten by soldiers.", "detained", "full", "soldiers"),
    ("The men arrested in the raid were taken to Lima.", "arrested", "reduced", None),
    ("A painting stolen by a guard was found in Lima.", "stolen", "reduced", "guard"),
    ("Two killed in Lima raid", "killed", "full", None),
]

NONE = [
    ("She’s already won the race.", "won"),
    ("The two cases are related to each other.", "related"),
    ("They were supposed to leave on Monday.", "supposed"),
    ("The fleet based in Lima left.", "based"),
    ("Anna Ruiz has attacked the mayor.", "attacked"),
]


@pytest.mark.parametrize(("text", "verb", "form", "doer"), PASSIVES)
def test_passives(parse_text: Callable[[str], Doc], text: str, verb: str, form: str, doer: str | None) -> None:
    view = ParsedText(parse_text(text))
    found = Passives(view).at(view.word.index(verb))
    assert found is not None
    assert (found.form, view.word[found.doer] if found.doer >= 0 else None) == (form, doer)


@pytest.mark.parametrize(("text", "verb"), NONE)
def test_no_passives(parse_text: Callable[[str], Doc], text: str, verb: str) -> None:
    view = ParsedText(parse_text(text))
    assert Passives(view).at(view.word.index(verb)) is None
    assert verb not in [view.word[found.verb] for found in Passives(view)]


def test_a_form_of_be_is_asked_for_by_fewer_words() -> None:
    words = passive_words()
    assert words["no passive, full"] <= words["no passive"]
