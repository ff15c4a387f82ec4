"""Quotations without a verb of saying beside them: in the outlet's own sentence, in a heading, after a name."""

from __future__ import annotations

import pytest

from angle_rows import Parse


def direct(parse_text: Parse, text: str) -> list[tuple[str | None, str, str]]:
    """Source, rule and words of each direct quote."""
    return [(q.source, q.rule, q.text.strip("“”‘’\"',")) for q in parse_text(text)._.quotes if q.kind == "direct"]


WITHIN = "quotation within a sentence"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The council met on Monday. On the second day “the town was a lake from end to end” and the schools shut.",
            [(None, WITHIN, "the town was a lake from end to end")],
            id="open where nobody in the sentence says it",
        ),
        pytest.param(
            "The navy on Monday confirmed the ship’s use, as well as that of drones, to strike "
            "coastal “ammunition stores "
            "and two fuel tanks,” roads and bridges.",
            [("The navy", WITHIN, "ammunition stores and two fuel tanks")],
            id="the verb of saying above it",
        ),
        pytest.param("The mill closed after the “worst of all winters” in 1963.", [], id="a few words"),
        pytest.param(
            "Responding to criticism from Ms Venn that their protest was an “attack on all of our town”, Green Way "
            "said: “We will go on.”",
            [
                ("Ms Venn", WITHIN, "attack on all of our town"),
                ("Green Way", "quotation after its cue", "We will go on."),
            ],
            id="a noun that tells whose word it is",
        ),
        pytest.param(
            "The harbour burnt all night, the heat being so great that, to use the words of a sailor, “the very stones "
            "began to sweat.”",
            [("a sailor", WITHIN, "the very stones began to sweat.")],
            id="whose words it uses",
        ),
        pytest.param(
            "What followed was described by the harbour master Ada Fenn as “the low point of all my years here”.",
            [("the harbour master Ada Fenn", "quotation after its cue", "the low point of all my years here")],
            id="by whom a passive tells it",
        ),
        pytest.param("The town published a guide called “What to do when the river rises” in May.", [], id="a name"),
        pytest.param(
            "The town sent the “If the river should rise” leaflet to all homes.", [], id="a name as attribute"
        ),
        pytest.param("The crowd sang the song “We will walk down to the sea” twice.", [], id="a song"),
    ],
)
def test_in_a_sentence(parse_text: Parse, text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert direct(parse_text, text) == expected


BODY = "The harbour was closed on Friday after the storm.\n\n{}\n\nThe ferries stayed in port until Sunday evening."


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("‘Not the time to sail’: Holm Shipping", [("Holm Shipping", "colon", "Not the time to sail")]),
        ("Ada Holm: ‘We were lucky this time’", [("Ada Holm", "colon", "We were lucky this time")]),
        ("‘We heard the masts break one by one’", [(None, "quotation alone", "We heard the masts break one by one")]),
        ("The ‘old’ harbour", []),
    ],
)
def test_heading(parse_text: Parse, heading: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert direct(parse_text, BODY.format(heading)) == expected


def test_a_name_without_its_verb(parse_text: Parse) -> None:
    text = "“The harbour has been quite amazing,” Ada Holm, senior adviser at the port. “There is nobody on the boats.”"
    assert [q[0] for q in direct(parse_text, text)] == ["Ada Holm, senior adviser at the port"] * 2
