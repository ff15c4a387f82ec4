"""The tone in which a sentence tells of a person, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.angles.framing.judgements import judgements
from newsangles.angles.framing.portrayals import portrayals
from newsangles.tables.framing_rows import Portrayal

Parse = Callable[[str], Doc]


def of(rows: list[Portrayal], mention: str) -> Portrayal:
    """The row of a person's mention."""
    (row,) = [row for row in rows if row.mention == mention]
    return row


@pytest.mark.parametrize(
    ("text", "mention", "tone", "shown"),
    [
        ("Senator Maria Ruiz was accused of corruption and of lying to voters.", "Maria Ruiz", -1, True),
        ("Critics condemned Peter Pell as a corrupt and dishonest bully.", "Peter Pell", -1, True),
        ("Voters say that Anna Berg won praise as a great and successful leader.", "Anna Berg", 1, True),
        ("Peter Pell spoke to reporters on Tuesday.", "Peter Pell", 0, False),
        ("Maria Ruiz did not accuse anybody of corruption.", "Maria Ruiz", None, False),
        ("Peter Pell accused the minister of a shameful and dishonest attack.", "Peter Pell", None, False),
        ("Maria Ruiz died in a horrible crash on Sunday.", "Maria Ruiz", None, False),
    ],
)
def test_tone_and_what_is_shown(parse_text: Parse, text: str, mention: str, tone: int | None, shown: bool) -> None:
    row = of(portrayals(parse_text(text)), mention)
    assert tone is None or row.tone == tone
    assert row.shown is shown


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Senator Maria Ruiz has faced harsh criticism for lying to voters and for corruption.", "Maria Ruiz"),
        ("Anna Berg dismissed accusations that Peter Pell is a corrupt and dishonest bully.", "Peter Pell"),
    ],
)
def test_what_others_say_or_deny_is_not_the_outlets_tone(parse_text: Parse, text: str, mention: str) -> None:
    doc = parse_text(text)
    row = of(portrayals(doc, judgements(doc)), mention)
    assert row.tone == -1 and not row.shown


def test_rows_stand_where_they_say(parse_text: Parse) -> None:
    text = "It rained.\n\nCritics condemned Peter Pell as a corrupt bully. Anna Berg met Peter Pell on Monday."
    rows = portrayals(parse_text(text))
    assert [row.portrayal_id for row in rows] == [f"r{n}" for n in range(1, len(rows) + 1)]
    assert len(rows) == 3
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert text[row.mention_start : row.mention_end] == row.mention
        assert [text[a:b] for a, b in row.cue_spans] == list(row.cues)
        assert bool(row.cues) <= (row.tone != 0) and len(row.cues) <= 3
        assert -1 <= row.score <= 1 and row.confidence is not None and 0 < row.confidence < 1
    assert {"condemned", "corrupt"} & set(rows[0].cues)


def test_own_words_are_told_apart(parse_text: Parse) -> None:
    rows = portrayals(parse_text('"Peter Pell is a corrupt and dishonest bully," Maria Ruiz said.'))
    row = of(rows, "Peter Pell")
    assert row.voice == "attributed" and row.quote_id == "q1" and row.tone == -1
    assert not of(rows, "Maria Ruiz").shown


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Maria Ruiz was accused of corruption.", "Clara Pell was accused of corruption."),
        (
            "Critics called Mr Pell a liar, and he resigned in disgrace.",
            "Critics called Mrs Pell a liar, and she resigned in disgrace.",
        ),
        (
            "The Democratic senator Peter Pell failed the voters of France.",
            "The Republican senator Peter Pell failed the voters of Kenya.",
        ),
    ],
)
def test_no_name_party_country_or_sex_changes_a_tone(parse_text: Parse, text: str, other: str) -> None:
    one, two = ([(row.tone, row.score, row.shown) for row in portrayals(parse_text(given))] for given in (text, other))
    assert one == two and one


def test_a_document_without_persons_has_none(parse_text: Parse) -> None:
    assert portrayals(parse_text("It rained all day.")) == []
    assert portrayals(parse_text("")) == []
