"""Speakers' turns."""

from __future__ import annotations

from angle_rows import Parse
from newsangles.angles.quotes.component import find, model
from newsangles.angles.quotes.turns import TURN_CONFIDENCE, speakers_turns
from newsangles.language.parsed_text import ParsedText
from newsangles.language.structure import Part, Structure
from paragraph_formats import LETTER_PAGE

TEXT = "OTT: The dam holds. Ann Reed said it leaks.\n\nIt was built in 1961.\n\nREED: It leaks."


def structure() -> Structure:
    """The structure of the text, as a layout would give it."""
    at = [TEXT.index(x) for x in ("OTT", "It was", "REED")]
    turn = {"kind": "turn", "reason": "a label"}
    return Structure(
        (
            Part(
                start=0, end=TEXT.index("\n"), speaker="Ott", speaker_start=0, speaker_end=3, said_start=5, turn=1,
                confidence=0.97, **turn,
            ),
            Part(
                start=at[1], end=at[2] - 2, speaker="Ott", speaker_start=0, speaker_end=3, said_start=at[1], turn=1,
                **turn,
            ),
            Part(
                start=at[2], end=len(TEXT), speaker="Reed", speaker_start=at[2], speaker_end=at[2] + 4,
                said_start=at[2] + 6, turn=2, **turn,
            ),
        )
    )  # fmt: skip


def test_a_turn_is_one_row_over_its_paragraphs(parse_text: Parse) -> None:
    rows = list(find(ParsedText(parse_text(TEXT)), model(), structure()))
    first, inner, last = rows
    assert [TEXT[a:b] for a, b in first.parts] == ["The dam holds. Ann Reed said it leaks", "It was built in 1961"]
    assert (first.source, first.cue, first.rule, first.kind, first.cue_class) == (
        "OTT",
        ":",
        "turn",
        "direct",
        "speech",
    )
    assert first.confidence == TURN_CONFIDENCE
    assert (inner.source, inner.text, inner.inside) == ("Ann Reed", "it leaks", first.quote_id)
    assert (last.source, last.text) == ("REED", "It leaks")


def test_a_label_without_words_is_no_turn(parse_text: Parse) -> None:
    view = ParsedText(parse_text("OTT:"))
    part = Part(
        start=0, end=4, kind="turn", reason="a label", speaker="Ott", speaker_start=0, speaker_end=3, said_start=4
    )
    assert list(speakers_turns(view, Structure((part,)))) == []


def test_what_is_not_read_has_no_quotes(parse_text: Parse) -> None:
    text = "The mayor said that the pool would close.\n\nThe editor said that the page was free."
    at = text.index("The editor")
    parts = (
        Part(start=0, end=at - 2, kind="body", reason="text"),
        Part(start=at, end=len(text), kind="menu", reason="menu"),
    )
    rows = list(find(ParsedText(parse_text(text)), model(), Structure(parts)))
    assert [q.source for q in rows] == ["The mayor"]


def test_a_letter_is_a_row_of_who_signs_behind_it_and_without_a_source_where_nobody_does(parse_text: Parse) -> None:
    rows = [row for row in parse_text(LETTER_PAGE)._.quotes if row.rule == "turn"]
    assert [(row.source, row.cue) for row in rows] == [(None, None), ("Pia Lund", None), ("Tom Hale", None)]
    assert [LETTER_PAGE[a:b] for a, b in rows[2].parts][:1] == ["Dear Sirs"]
    assert all(row.confidence == TURN_CONFIDENCE for row in rows)
