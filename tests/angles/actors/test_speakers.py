"""Who speaks, to whom, and of whom: he and she, I, we and you in and beside quotations."""

from __future__ import annotations

import pytest

from angle_rows import Parse, meant

FRIEND = 'Laura Pike thanked Susan Hart. "She has been a friend," she said.'
CYCLIST = 'The driver said the cyclist had swerved. "He came from nowhere," he said.'


@pytest.mark.parametrize(
    ("text", "words", "after", "who"),
    [
        ('Nora Field, a nurse, said of Hannah Poole: "She never let me down."', "She", "", "Hannah Poole"),
        ('David Grant left in May. "He lied to us," said Mark Olsen.', "He", "", "David Grant"),
        (FRIEND, "She", "", "Susan Hart"),
        (FRIEND, "she", "", "Laura Pike"),
        (CYCLIST, "He", "", "the cyclist"),
        (CYCLIST, "he", ",", "The driver"),
        ('Mark Olsen told reporters: "He lied to the board."', "He", "", None),
    ],
)
def test_nobody_is_he_in_the_own_quotation(
    parse_text: Parse, text: str, words: str, after: str, who: str | None
) -> None:
    assert meant(parse_text(text), words, after) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ('Mark Olsen praised David Grant on Friday. "We owe a lot to Grant," he added.', "he", "Mark Olsen"),
        ("Tom Reed said that Karl Brandt had lied. He said Brandt knew the truth.", "He", "Tom Reed"),
        ('Ben Toole asked David Grant about money. "I have no idea," he said.', "he", "David Grant"),
        ("Peter Hall told how David Grant had left the gate open. He added that it was old.", "He", "Peter Hall"),
    ],
)
def test_the_source_is_whoever_spoke_or_was_asked(parse_text: Parse, text: str, words: str, who: str) -> None:
    """A source is nobody whom the words themselves name."""
    assert meant(parse_text(text), words) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ('Paul Marsh told Ian Webb: "You are a fool."', "You", "Ian Webb"),
        ('Paul Marsh told Tom Webb: "I am a fool."', "I", "Paul Marsh"),
        ('"We are looking into it," a spokesman for Harcombe Energy Group said.', "We", "Harcombe Energy Group"),
        ('"We are tired," said Jane Fox, a farmer.', "We", None),
        ('Wickham is a small town. "I saw it all," one user wrote.', "I", "one user"),
    ],
)
def test_words_of_the_speaker(parse_text: Parse, text: str, words: str, who: str | None) -> None:
    assert meant(parse_text(text), words) == who
