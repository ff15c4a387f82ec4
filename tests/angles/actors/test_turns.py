"""Turns of transcripts and interviews: their I is the speaker, their you whom they ask."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called, meant
from paragraph_formats import LETTER_PAGE

DEBATE = "Anna Birch: The dam will hold, I think.\n\nJohn Frye: Are you sure?\n\nBirch: I am sure."
INTERVIEW = """Acme Times interviews the sculptor Nora Vale

Monday, May 3, 2021. The Acme Times spoke with Nora Vale, a sculptor from Leeds.

When did you begin to carve in stone?

I began at ten. My uncle had a yard in the town, and nobody minded me there.

Where do you work in these days?

I have a shed by the canal, where I keep my tools and a stove for the winter.

What are you working on at the moment?

I am carving a heron for the lock, and it will stand there in the spring.

Do you sell much of what you make?

I sell enough, and what I do not sell stands in the garden of my sister."""


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (DEBATE, ("I",), {"Anna Birch"}),
        (DEBATE, ("you",), {"Anna Birch"}),
        (INTERVIEW, ("I", "My", "my"), {"Nora Vale"}),
        (INTERVIEW, ("you",), {"Nora Vale"}),
    ],
)
def test_i_and_you_in_turns(parse_text: Parse, text: str, words: tuple[str, ...], who: set[str]) -> None:
    doc = parse_text(text)
    assert {called(doc).get(m.actor_id or "") for m in doc._.mentions if m.text in words} == who


def test_a_speaker_without_a_name_is_an_actor(parse_text: Parse) -> None:
    doc = parse_text("MODERATOR: I thank you all.\n\nMS. PRYCE: I support it.\n\nMODERATOR: I see.")
    first = [m for m in doc._.mentions if m.text == "I"]
    assert len({m.actor_id for m in first}) == 2
    assert first[0].actor_id == first[2].actor_id is not None
    assert all(m.rule == "speaker" and m.confidence and m.confidence > 0.9 for m in first)


def test_i_in_letters_is_each_ones_signer_and_you_whom_it_greets(parse_text: Parse) -> None:
    doc = parse_text(LETTER_PAGE)
    found = {(m.text, m.start): called(doc).get(m.actor_id or "") for m in doc._.mentions}
    first, second, third = (LETTER_PAGE.index(words) for words in ("We, the", "I was", "I counted"))
    assert {who for (word, at), who in found.items() if word in ("I", "My") and second <= at < third} == {"Pia Lund"}
    assert {who for (word, at), who in found.items() if word == "I" and at >= third} == {"Tom Hale"}
    assert {who for (word, at), who in found.items() if word in ("We", "You") and first <= at < second} <= {
        None, "Minister", "Dear Minister",
    }  # fmt: skip


def test_who_has_the_turn_is_not_he_in_it(parse_text: Parse) -> None:
    doc = parse_text(
        "TOM HALE: Now, is the mayor putting his house in order?\n\nNORA VALE: I think he is.\n\nTOM HALE: I see."
    )
    assert meant(doc, "his") != "Tom Hale"
    assert meant(doc, "the mayor") != "Tom Hale"


def test_an_office_as_a_label_is_who_is_given_it_above(parse_text: Parse) -> None:
    doc = parse_text(
        "TALK OF THE PRIME MINISTER THE HON JOHN HOLDEN AT THE HARBOUR\n\nPRIME MINISTER:\n\nI think that the "
        "new crane is too small for the ships.\n\nJOURNALIST:\n\nWho will pay for a larger one?\n\n"
        "PRIME MINISTER:\n\nThe harbour will find the money."
    )
    said = [called(doc).get(quote.actor_id or "") for quote in doc._.quotes if quote.source == "PRIME MINISTER"]
    assert said == ["JOHN HOLDEN", "JOHN HOLDEN"]
