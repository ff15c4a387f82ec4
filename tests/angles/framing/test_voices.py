"""Whose words a stretch of text is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.angles.framing.voices import voice_at

TEXTS = (
    ("The mayor is a coward, Anna Ruiz said.", "coward", "Ruiz"),
    ("“The mayor is a coward,” said Anna Ruiz on Monday.", "coward", "Ruiz"),
    ("Anna Ruiz said that Tom Pell had told her the council was corrupt.", "corrupt", "Pell"),
    ("The council’s so-called “plan” fell apart on Monday.", "plan", None),
    ("Anna Ruiz wants to leave the hopeless council.", "hopeless", None),
    ("Anna Ruiz left the hopeless council on Monday.", "hopeless", None),
)
"""Each with a word of it and whose word it is; None: the outlet's."""


@pytest.mark.parametrize(("text", "word", "speaker"), TEXTS)
def test_voice(text: str, word: str, speaker: str | None, parse_text: Callable[[str], Doc]) -> None:
    doc = parse_text(text)
    start = text.index(word)
    voice, quote_id, by_actor_id = voice_at(doc, start, start + len(word))
    names = {actor.actor_id: actor.name for actor in doc._.actors}
    if speaker is None:
        assert (voice, quote_id, by_actor_id) == ("outlet", None, None)
    else:
        assert voice == "attributed"
        assert speaker in names[by_actor_id or ""]
        assert quote_id in {quote.quote_id for quote in doc._.quotes}


def test_voices_of_two_docs_are_not_confused(parse_text: Callable[[str], Doc]) -> None:
    text = "The mayor is a coward, Anna Ruiz said."
    one, other = parse_text(text), parse_text("The mayor is a coward.")
    for _ in range(2):
        assert voice_at(one, 15, 21).voice == "attributed"
        assert voice_at(other, 15, 21).voice == "outlet"
