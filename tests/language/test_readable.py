"""A Doc with blanks for what is not read: the same characters at the same places, and nothing of the rest lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles.language.parsed_text import parsed_text_of
from newsangles.language.readable import apart, hidden, readable
from newsangles.language.structure import KINDS

TEXT = (
    "Photo: Ines Vogt / Coast Wire\n"
    "Mayor Pia Lund opened the bridge on Monday. She thanked the crew.\n"
    "Read more: Ferry strike in Norhaven enters third week\n"
    "“It holds,” Lund said. The harbour board agreed."
)


def with_kinds(doc: Doc, *kinds: str) -> Doc:
    """The Doc, its paragraphs of these kinds."""
    at, rows = 0, []
    for number, (line, kind) in enumerate(zip(doc.text.split("\n"), kinds, strict=True), 1):
        row = {"start": at, "end": at + len(line), "text": line, "paragraph_id": f"g{number}", "kind": kind}
        if line:
            rows.append({**row, "reason": "a test says so"})
        at += len(line) + 1
    doc.user_data["newsangles.paragraphs"] = rows
    return doc


def test_what_is_all_read_is_the_doc_itself(parse_text: Callable[[str], Doc]) -> None:
    doc = with_kinds(parse_text(TEXT), "headline", "body", "list", "caption")
    assert readable(doc) is doc
    assert hidden(doc) == []
    assert readable(empty := parse_text("")) is empty


def test_blanks_leave_each_word_in_its_place(parse_text: Callable[[str], Doc]) -> None:
    doc = with_kinds(parse_text(TEXT), "photo_credit", "body", "related", "body")
    copy = readable(doc)
    lines = TEXT.split("\n")
    assert copy.text.split("\n") == [" " * len(lines[0]), lines[1], " " * len(lines[2]), lines[3]]
    kept = {token.idx: token for token in doc if token.text in copy.text and not token.is_space}
    for token in copy:
        if not token.is_space:
            old = kept[token.idx]
            assert (token.text, token.tag_, token.pos_, token.dep_, token.lemma_, token.ent_type_) == (
                old.text, old.tag_, old.pos_, old.dep_, old.lemma_, old.ent_type_,
            )  # fmt: skip
            assert token.head.idx == old.head.idx
    assert [s.text.strip() for s in copy.sents if s.text.strip()] == [
        s.text.strip() for s in doc.sents if s.text.strip() and s.text.strip() not in (lines[0], lines[2])
    ]
    assert copy.user_data is doc.user_data
    assert readable(doc) is copy, "made twice"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("NORHAVEN (CW) — The mayor left.", "NORHAVEN"),
        ("NORHAVEN, Ore., March 4 (CW) - The mayor left.", "NORHAVEN, Ore., March 4"),
        ("PORT LINA/NORHAVEN – The mayor left.", "PORT LINA/NORHAVEN"),
        ("(CW) — The mayor left.", ""),
    ],
)
def test_of_a_dateline_the_towns_are_left_and_are_places(
    parse_text: Callable[[str], Doc], text: str, shown: str
) -> None:
    doc = parse_text(text)
    end = text.index("The mayor")
    rows = [(0, end - 1, "dateline"), (end, len(text), "body")]
    doc.user_data["newsangles.paragraphs"] = [
        {"start": a, "end": b, "text": text[a:b], "paragraph_id": f"g{n}", "kind": kind, "reason": ""}
        for n, (a, b, kind) in enumerate(rows, 1)
    ]
    copy = readable(doc)
    assert copy.text == shown.ljust(end) + text[end:]
    places = [ent.text for ent in copy.ents if ent.label_ == "GPE"]
    assert places == [name for name in ("NORHAVEN", "Ore.", "PORT LINA") if name in shown] or "/" in shown
    assert "CW" not in [ent.text for ent in copy.ents]


@pytest.mark.parametrize(
    ("line", "left"),
    [("Tuesday, 4 March 2025", True), ("04/03/2025 09:15", True), ("Updated by the desk, 4 March", False)],
)
def test_a_line_that_is_a_date_alone_is_left(parse_text: Callable[[str], Doc], line: str, left: bool) -> None:
    doc = with_kinds(parse_text(f"{line}\nThe bridge opened yesterday."), "timestamp", "body")
    assert readable(doc).text.startswith(line) == left


def test_a_stretch_without_the_blanks_in_it() -> None:
    text = "one two  three four"
    assert list(apart((0, 19), [(4, 7)], text)) == [(0, 3), (9, 19)]
    assert list(apart((4, 7), [(0, 19)], text)) == []
    assert list(apart((2, 12), [], text)) == [(2, 12)]
    assert list(apart((0, 19), [(0, 3), (14, 30)], text)) == [(4, 14)] or text[4:13] == "two  three"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.text("Ab. \t“”(—,\u200b", max_size=30), st.sampled_from(KINDS)), max_size=6))
def test_whatever_is_blank_the_view_is_sound(
    parse_text: Callable[[str], Doc], paragraphs: list[tuple[str, str]]
) -> None:
    text = "\n".join(line for line, _ in paragraphs)
    doc = with_kinds(parse_text(text), *(kind for _, kind in paragraphs)) if paragraphs else parse_text(text)
    copy = readable(doc)
    assert len(copy.text) == len(text)
    assert all(new in (old, " ") for new, old in zip(copy.text, text, strict=True))
    view = parsed_text_of(copy)
    assert all(0 <= head < view.n for head in view.head)
    assert all(view.sent[i] == view.sent[view.head[i]] for i in range(view.n))


def test_the_town_of_a_dateline_is_a_place_in_the_text_too(parse_text: Callable[[str], Doc]) -> None:
    text = "TILBROOK (CW) — The council of Tilbrook met. Mayor Jane Tilbrook was away. Tilbrook has one bridge."
    doc = parse_text(text)
    end = text.index("The council")
    doc.user_data["newsangles.paragraphs"] = [
        {"start": 0, "end": end - 1, "text": text[: end - 1], "paragraph_id": "g1", "kind": "dateline", "reason": ""},
        {"start": end, "end": len(text), "text": text[end:], "paragraph_id": "g2", "kind": "body", "reason": ""},
    ]
    places = [ent.start_char for ent in readable(doc).ents if ent.label_ == "GPE"]
    assert {0, text.index("Tilbrook met"), text.index("Tilbrook has")} <= set(places)
    assert text.index("Jane") not in places and text.index("Tilbrook was") not in places
