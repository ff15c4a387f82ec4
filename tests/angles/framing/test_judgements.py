"""Who blames or praises whom in so many words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.angles.framing.judgements import judgements
from newsangles.tables.framing_rows import Judgement

Parse = Callable[[str], Doc]

# (text, [(judging words, kind, whose name the target has, whose name the judge has, the rest of the row)])
FOUND: tuple[tuple[str, list[tuple[str, str, str | None, str | None, dict[str, object]]]], ...] = (
    (
        "Anna Ruiz accused Tom Pell of taking bribes on Monday.",
        [("accused", "blame", "Tom Pell", "Anna Ruiz", {"form": "verb", "reported": True, "voice": "outlet"})],
    ),
    (
        "Tom Pell was accused by Anna Ruiz of lying about the bridge.",
        [("accused", "blame", "Tom Pell", "Anna Ruiz", {"about": "of lying about the bridge"})],
    ),
    ("Tom Pell was criticised for his late reply.", [("criticised", "blame", "Tom Pell", None, {"reported": True})]),
    (
        "Anna Ruiz blamed the flood on Tom Pell.",
        [("blamed", "blame", "Tom Pell", "Anna Ruiz", {"about": "the flood", "rule": "on"})],
    ),
    ("Anna Ruiz hit out at Tom Pell on Monday.", [("hit out at", "blame", "Tom Pell", "Anna Ruiz", {})]),
    (
        "Anna Ruiz condemned Tom Pell's decision to close the school.",
        [("condemned", "blame", "Tom Pell", "Anna Ruiz", {"about": "Tom Pell's decision"})],
    ),
    (
        "Anna Ruiz called Tom Pell a liar on Monday.",
        [("liar", "blame", "Tom Pell", "Anna Ruiz", {"form": "noun", "reported": True, "voice": "outlet"})],
    ),
    (
        "Anna Ruiz called Tom Pell “a liar” on Monday.",
        [("liar", "blame", "Tom Pell", "Anna Ruiz", {"reported": True, "voice": "outlet", "quote_id": None})],
    ),
    (
        "“Tom Pell is a coward,” Anna Ruiz said on Monday.",
        [("coward", "blame", "Tom Pell", "Anna Ruiz", {"reported": False, "voice": "attributed"})],
    ),
    ("Tom Pell is corrupt.", [("corrupt", "blame", "Tom Pell", None, {"form": "adjective", "voice": "outlet"})]),
    ("Tom Pell's hypocrisy is well known.", [("hypocrisy", "blame", "Tom Pell", None, {"reported": False})]),
    ("The disgraced mayor Tom Pell left on Monday.", [("disgraced", "blame", "Tom Pell", None, {"rule": "before"})]),
    ("Anna Ruiz praised Tom Pell for his calm.", [("praised", "praise", "Tom Pell", "Anna Ruiz", {})]),
    (
        "Tom Pell faced criticism from Anna Ruiz for the delay.",
        [("criticism", "blame", "Tom Pell", "Anna Ruiz", {"rule": "faces", "form": "noun"})],
    ),
    ("Tom Pell came under fire for the delay.", [("fire", "blame", "Tom Pell", None, {"about": "for the delay"})]),
    ("Anna Ruiz's criticism of Tom Pell was harsh.", [("criticism", "blame", "Tom Pell", "Anna Ruiz", {})]),
    ("Anna Ruiz took a swipe at Tom Pell.", [("swipe", "blame", "Tom Pell", "Anna Ruiz", {})]),
    ("Tom Pell is to blame for the delay.", [("blame", "blame", "Tom Pell", None, {"reported": False})]),
    ("Anna Ruiz did not accuse Tom Pell of lying.", [("accuse", "blame", "Tom Pell", "Anna Ruiz", {"shown": False})]),
    ("Anna Ruiz may accuse Tom Pell of lying.", [("accuse", "blame", "Tom Pell", "Anna Ruiz", {"shown": False})]),
    ("Anna Ruiz ripped into Tom Pell over the bridge.", [("ripped into", "blame", "Tom Pell", "Anna Ruiz", {})]),
    ("Anna Ruiz hit back at Tom Pell on Monday.", [("hit back at", "blame", "Tom Pell", "Anna Ruiz", {})]),
    (
        "Anna Ruiz attacked Tom Pell for ignoring the flood.",
        [("attacked", "blame", "Tom Pell", "Anna Ruiz", {"rule": "for what", "about": "for ignoring the flood"})],
    ),
    ("Anna Ruiz took Tom Pell to task for the delay.", [("took", "blame", "Tom Pell", "Anna Ruiz", {})]),
    ("Anna Ruiz called out Tom Pell for the delay.", [("called", "blame", "Tom Pell", "Anna Ruiz", {})]),
    ("Anna Ruiz questioned Tom Pell's honesty.", [("questioned", "blame", "Tom Pell", "Anna Ruiz", {"rule": "deed"})]),
    (
        "Anna Ruiz dismissed Tom Pell as a corrupt clerk.",
        [("corrupt clerk", "blame", "Tom Pell", "Anna Ruiz", {"form": "adjective", "rule": "called"})],
    ),
    (
        "Anna Ruiz painted Tom Pell as weak and dishonest.",
        [("weak", "blame", "Tom Pell", "Anna Ruiz", {"rule": "called"})],
    ),
    ("Anna Ruiz described Tom Pell as honest.", [("honest", "praise", "Tom Pell", "Anna Ruiz", {"rule": "called"})]),
    (
        "Anna Ruiz resigned after her post berating Tom Pell for the delay.",
        [("berating", "blame", "Tom Pell", "Anna Ruiz", {"by": "her post"})],
    ),
    (
        "Anna Ruiz posted a message mocking Tom Pell.",
        [("mocking", "blame", "Tom Pell", "Anna Ruiz", {"by": "a message"})],
    ),
    (
        "The police found a letter criticising Tom Pell.",
        [("criticising", "blame", "Tom Pell", None, {"by": "a letter", "shown": True})],
    ),
    (
        "Another councillor, Anna Ruiz, lambasted Tom Pell on Monday.",
        [("lambasted", "blame", "Tom Pell", "Anna Ruiz", {})],
    ),
    (
        "Anna Ruiz accused the former secretary of state of lying.",
        [("accused", "blame", None, "Anna Ruiz", {"target": "the former secretary of state", "about": "of lying"})],
    ),
    ("Anna Ruiz heaped praise on Tom Pell for his role.", [("praise", "praise", "Tom Pell", "Anna Ruiz", {})]),
    ("Tom Pell drew flak for the delay.", [("flak", "blame", "Tom Pell", None, {"rule": "faces", "shown": False})]),
    ("A report faulted Oslo for the delay.", [("faulted", "blame", "Oslo", None, {"by": "A report"})]),
)

NONE = (
    "Tom Pell was charged with fraud and convicted of theft.",
    "Heavy rain was blamed for the flood in the town.",
    "Oslo was slammed by the worst storm in a decade.",
    "Anna Ruiz criticised the plan to close the school.",
    "The army launched an attack on Oslo on Monday.",
    "Tom Pell is slated to speak on Monday.",
    "The thief was condemned to death in Oslo.",
    "Anna Ruiz denounced opposition to the plan.",
    "The troops came under fire near Oslo on Monday.",
    "Tom Pell blamed himself for the delay.",
    "Anna Ruiz spoke out against the town leaving the league.",
    "Anna Ruiz read The Lough Monster to the children.",
    "Two men attacked Anna Ruiz with a hammer in Oslo.",
    "Tom Pell exchanged notes with Anna Ruiz that mocked the plan.",
    "The Oslo Climate Treaty was called a disaster by Anna Ruiz.",
    "Anna Ruiz was the heroine of the film.",
    "Anna Ruiz called the plan a horrible waste.",
)
"""Texts that judge nobody in so many words."""


def named(doc: Doc, actor_id: str | None) -> str | None:
    return next((actor.name for actor in doc._.actors if actor.actor_id == actor_id), None)


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(
    text: str, expected: list[tuple[str, str, str | None, str | None, dict[str, object]]], parse_text: Parse
) -> None:
    doc = parse_text(text)
    rows = judgements(doc)
    found = [(row.text, row.kind, named(doc, row.target_actor_id), named(doc, row.by_actor_id)) for row in rows]
    assert found == [row[:4] for row in expected]
    for row, (*_, rest) in zip(rows, expected, strict=True):
        assert {name: getattr(row, name) for name in rest} == rest
        for name in ("target", "by", "about"):
            start, end = getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
            assert getattr(row, name) == (None if start is None else text[start:end])
        agrees_with_events(doc, row)


def agrees_with_events(doc: Doc, row: Judgement) -> None:
    """Where the same word heads an event, both tell the same people."""
    for event in doc._.events:
        if event.start != row.start or not row.reported:
            continue
        for own, other in ((row.by_actor_id, event.source_actor_id), (row.target_actor_id, event.target_actor_id)):
            assert own is None or other is None or own == other


@pytest.mark.parametrize("text", NONE)
def test_none(text: str, parse_text: Parse) -> None:
    assert [row.text for row in judgements(parse_text(text))] == []


HELD_BACK = (
    "Anna Ruiz, who should condemn Tom Pell, left on Monday.",
    "Did Anna Ruiz accuse Tom Pell of lying?",
    "Neither Anna Ruiz nor Ben Roe condemned Tom Pell.",
    "Ben Roe said there was no proof that Tom Pell is corrupt.",
)
"""Texts with judgements that are not told as made; none of them is shown."""


@pytest.mark.parametrize("text", HELD_BACK)
def test_held_back(text: str, parse_text: Parse) -> None:
    rows = judgements(parse_text(text))
    assert rows
    assert not [row.text for row in rows if row.shown]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Ruiz blamed those in power for the delay.", "blamed"),
        ("Anna Ruiz accused the mayor, Tom Pell, of a lie.", "lie"),
        ("Anna Ruiz slammed Pell, branding him a weathercock.", "weathercock"),
    ],
)
@pytest.mark.xfail(strict=True, reason="not read: pronouns with a phrase, charges as nouns, words that no list has")
def test_known_misses(text: str, words: str, parse_text: Parse) -> None:
    assert words in [row.text for row in judgements(parse_text(text))]


@pytest.mark.parametrize(
    "swap",
    [
        {"Anna Ruiz": "Omar Haddad", "Tom Pell": "Ingrid Olsen"},
        {"Anna Ruiz": "Norway", "Tom Pell": "Denmark"},
        {"Anna Ruiz": "Senator Anna Ruiz", "Tom Pell": "the Labour Party"},
    ],
)
def test_names_change_no_row(swap: dict[str, str], parse_text: Parse) -> None:
    text = "This week Anna Ruiz accused Tom Pell of neglect. Later Anna Ruiz praised Tom Pell for the bridge."
    other = text
    for old, new in swap.items():
        other = other.replace(old, new)
    for one in (text, other):
        rows = judgements(parse_text(one))
        assert [(row.text, row.kind, row.rule, row.polarity, row.certainty) for row in rows] == [
            ("accused", "blame", "object", "positive", "certain"),
            ("praised", "praise", "object", "positive", "certain"),
        ]
