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


NEIGHBOUR = "Nora Field told the paper: “I asked Tom Webb about the smoke. He said ‘I am burning leaves.’ I left.”"
GATE = "Mark Olsen took her to the shed where he “came up behind me and took my keys”."


@pytest.mark.parametrize(
    ("text", "words", "after", "who"),
    [
        (NEIGHBOUR, "I", "“", "Nora Field"),
        (NEIGHBOUR, "I", "‘", "Tom Webb"),
        (NEIGHBOUR, "I", "’ ", "Nora Field"),
        (GATE, "me", "behind", None),
        (GATE, "my", "", None),
        ("Nora Field said she “sold my house to a friend”.", "my", "", "Nora Field"),
    ],
)
def test_i_is_whom_the_innermost_quotation_quotes(
    parse_text: Parse, text: str, words: str, after: str, who: str | None
) -> None:
    """It is never who does something to the I in the narration around a fragment."""
    assert meant(parse_text(text), words, after) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("“We lost the ball too often,” said Rovers boss Dan Frost after the match with Leeds United.", "We", "Rovers"),
        ("“Many of us will miss our city,” said Rovers boss Dan Frost.", "us", None),
        ("“Many of us will miss our city,” said Rovers boss Dan Frost.", "our", None),
        ("“We are only a few,” said Dan Frost, a member of the Harcombe Society.", "We", None),
    ],
)
def test_who_leads_a_team_says_we_of_it(parse_text: Parse, text: str, words: str, who: str | None) -> None:
    assert meant(parse_text(text), words) == who


OBITUARY = (
    "Dennis Hale, who ran the ferry for years, died on Monday. Dennis was 71. Friends said Dennis loved rivers.\n\n"
)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{OBITUARY}Former deckhand Peter Lowe paid tribute to him.\n\nHe wrote: “I will miss him.”", "Peter Lowe"),
        (f"{OBITUARY}His nephew Colin Drew gave a eulogy.\n\nHe said: “I learned from him.”", "Colin Drew"),
        (f"{OBITUARY}Tributes came from team-mate Karl Voss.\n\nHe said: “I sailed with him.”", "Karl Voss"),
        (f"{OBITUARY}Rev. Paul Dunn led prayers.\n\nHe said: “I knew him well.”", "Paul Dunn"),
        ("Jack Pine joined the army in 1940. Pine fought in Egypt.\n\nHe said: “I was only 18.”", "Jack Pine"),
    ],
)
def test_he_said_after_one_is_introduced(parse_text: Parse, text: str, who: str) -> None:
    doc = parse_text(text)
    assert meant(doc, "He", "\n\nHe " if "\n\nHe " in text else "") == who
    said = next(m for m in doc._.mentions if m.text == "I")
    source = next(m for m in doc._.mentions if m.text == "He" and m.end < said.start and m.start > said.start - 12)
    assert said.actor_id == source.actor_id
    assert (said.confidence or 0) <= (source.confidence or 0)  # as sure as who speaks
