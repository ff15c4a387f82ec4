"""The kind of a quote and the class of its cue."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” she said.", ["direct"]),
        ("She said she would go.", ["indirect"]),
        ("She said the trip was “a long one.”", ["mixed"]),
    ],
)
def test_kind(parse_text: Parse, text: str, expected: list[str]) -> None:
    assert [q.kind for q in parse_text(text)._.quotes] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said that it rained.", "speech"),
        ("According to the union, it rained.", "speech"),
        ("She wrote that it rained.", "writing"),
        ("She thinks that it rained.", "thought"),
        ("She hopes to win the race.", "intention"),
        ("The general ordered the troops to leave.", "speech"),
        ("She opposes the new tax.", "attitude"),
        ("The study found that it rained.", "finding"),
        ("For Ruiz, the deal was a disaster.", "thought"),
        ("The governor signed the bill.", "attitude"),
        ("The governor signed “the worst bill of the year.”", "writing"),
    ],
)
def test_cue_class(parse_text: Parse, text: str, expected: str) -> None:
    assert [q.cue_class for q in parse_text(text)._.quotes] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The firms agreed on Thursday.",
        "The club announced in March.",
        "The bus left at 9 a.m. Holm walked.",
        "She phoned her brother from the station.",
        "Guests should write to the office, quoting reference 4471.",
        "Nobody told the police that the shop was open.",
        "No reports suggest that it burned.",
        "No one said that the gate was locked.",
        "Not a single guard said that it was locked.",
    ],
)
def test_nothing_is_said(parse_text: Parse, text: str) -> None:
    assert [q.text for q in parse_text(text)._.quotes if q.cue_class not in ("attitude", "intention")] == []


def test_a_clause_has_its_verb(parse_text: Parse) -> None:
    text = "Doyle pointed out that the mole, which the navy built and nobody uses, would cost “a fortune to repair”."
    assert [q.text for q in parse_text(text)._.quotes] == [text[len("Doyle pointed out ") : -1]]
