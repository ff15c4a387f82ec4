"""Participants named together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.language.joined import joined_actors, joined_words
from newsangles.language.parsed_text import ParsedText

Parse = Callable[[str], Doc]

JOINED = [
    ("Russia and Syria accused the rebels of lying.", "Russia", ["Syria"]),
    ("France, Germany and Italy said the bridge would close.", "France", ["Germany", "Italy"]),
    ("Ana Ruiz of Leeds and Tom Pell of Norwich said the bridge would close.", "Ruiz", ["Pell"]),
    ("Ana Ruiz, the mayor, and Tom Pell, a councillor, said it would close.", "Ruiz", ["Pell"]),
    ("Ana Ruiz, along with Tom Pell, said the bridge would close.", "Ruiz", ["Pell"]),
    ("Ana Ruiz, together with the mayor of Denby, said it would close.", "Ruiz", ["mayor"]),
    ("The mayor and the bishop said they were glad.", "mayor", ["bishop"]),
    ("The mayor and the bishop said they were glad.", "bishop", ["mayor"]),
    ("Ana Ruiz, a mother and teacher, said it would close.", "Ruiz", []),
    ("His lawyer and friend, Tom Pell, said he was innocent.", "Pell", []),
    ("The founder and chief executive said the bridge was closed.", "founder", []),
    ("On Monday director and senior economist Tom Pell said he was glad.", "Pell", []),
    ("Fellow driver, engineer Tom Pell, 60, said he was glad.", "Pell", []),
    ("Either Ruiz or Pell said that it was safe.", "Ruiz", []),
    ("Not Ana Ruiz but Tom Pell said the bridge would close.", "Ruiz", []),
    ("The ministers of Peru and Chile said that it was safe.", "ministers", []),
]


@pytest.mark.parametrize(("text", "head", "others"), JOINED)
def test_the_words_joined_to_another(parse_text: Parse, text: str, head: str, others: list[str]) -> None:
    view = ParsedText(parse_text(text))
    assert [view.word[k] for k in joined_words(view, view.word.index(head))] == others


def test_an_actor_is_named_once_and_never_with_itself(parse_text: Parse) -> None:
    view = ParsedText(parse_text("Russia, Syria and Iran said the rebels had lied."))
    ids = {view.word.index("Russia"): "a1", view.word.index("Syria"): "a2", view.word.index("Iran"): "a2"}
    assert joined_actors(view, view.word.index("Russia"), ids.get) == ("a2",)
    assert joined_actors(view, view.word.index("Iran"), ids.get) == ("a1",)
