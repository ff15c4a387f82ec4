"""The paragraphs of a Doc, and that no angle reads what is no part of the story."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles import Article, parse, tables
from newsangles.angles.angle import angles
from newsangles.angles.structure.component import author_of, read_paragraphs
from newsangles.language.structure import READ
from newsangles.tables.schema import TABLES, columns, plain

TABLES_OF_THE_STORY = ("mentions", "quotes", "predicates", "claims", "numbers", "times", "events")

PASTED = """Home | News | Sport | Opinion
Bridge at Norhaven reopens after 14 months

By Ines Vogt and Karl Otte, Coast Wire

Photo: Bela Novak/Coast Wire

NORHAVEN (CW) — The bridge at Norhaven reopened on Monday, Mayor Pia Lund said.

“It holds,” Lund said. “We tested it twice.”

READ MORE: Ferry union leader Olaf Brand calls strike a disgrace

The harbour board paid $4 million for the repair.

Correction: An earlier version of this article misstated the name of engineer Timo Saar.

© 2025 Coast Wire. All rights reserved."""


def test_a_pasted_page_gives_rows_of_its_story_alone() -> None:
    (doc,) = parse([Article("pasted", PASTED)])
    unread = [row for row in doc._.paragraphs if row.kind not in READ and row.kind not in ("dateline", "quote_credit")]
    assert {"byline", "photo_credit", "note"} & {row.kind for row in unread}
    for name in TABLES_OF_THE_STORY:
        for row in getattr(doc._, name):
            assert not [p.text for p in unread if p.start <= row.start < p.end], f"{name}: {row.text}"
    names = {actor.name for actor in doc._.actors}
    assert "Pia Lund" in names
    assert not {"Ines Vogt", "Karl Otte", "Bela Novak", "Timo Saar", "CW"} & names
    assert [actor.label for actor in doc._.actors if actor.name.lower() == "norhaven"] == ["place"]
    assert tables([doc])["articles"]["author"].tolist() == ["Ines Vogt and Karl Otte"]


def test_who_wrote_it_is_an_actor_where_the_text_names_them() -> None:
    text = "By Ines Vogt\n\nThe harbour board sued Ines Vogt, a reporter, over her story. Vogt said she stands by it."
    (doc,) = parse([Article("a", text)])
    assert author_of(doc) == "Ines Vogt"
    assert "Ines Vogt" in {actor.name for actor in doc._.actors}


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ines Vogt", "Ines Vogt"),
        ("BY INES VOGT", "INES VOGT"),
        ("By Ines Vogt and Karl Otte, Coast Wire", "Ines Vogt and Karl Otte"),
        ("By Ines Vogt, Karl Otte and Mara de Wit", "Ines Vogt, Karl Otte and Mara de Wit"),
        ("By Ines Vogt and Karl Otte", "Ines Vogt and Karl Otte"),
        ("By Ines Vogt, Staff Writer", "Ines Vogt"),
        ("By Ines Vogt | 4 March 2025", "Ines Vogt"),
        ("By Ines Vogt in Norhaven", "Ines Vogt"),
        ("By Coast Press Agency", None),
        ("By our correspondent", None),
        ("Ines Vogt", None),
    ],
)
def test_the_author_of_a_byline(line: str, author: str | None) -> None:
    doc = Doc(spacy.blank("en").vocab, words=[line], spaces=[False])
    row = {"start": 0, "end": len(line), "text": line, "paragraph_id": "g1", "kind": "byline", "reason": ""}
    doc.user_data["newsangles.paragraphs"] = [row]
    assert author_of(doc) == author


def test_the_author_of_a_letter_signs_it() -> None:
    doc = spacy.blank("en").make_doc("Dear Minister,\n\nWe ask for the ferry.\n\nYours sincerely,\n\nInes Vogt")
    doc.user_data["newsangles.paragraphs"] = [plain(row) for row in read_paragraphs(doc.text)]
    assert author_of(doc) == "Ines Vogt"


def test_a_quote_that_runs_around_a_menu_has_its_own_words_alone() -> None:
    text = (
        "“The bridge is safe and the crew tested it twice,” Mayor Pia Lund said on Monday. “It was\n"
        "Click here to subscribe to our newsletter\n"
        "“the finest work that I have seen.”"
    )
    middle = text.index("Click"), text.index("newsletter") + len("newsletter")
    (doc,) = parse([Article("a", text, page_parts=((*middle, "menu"),))])
    assert [row.kind for row in doc._.paragraphs][1] == "menu"
    for quote in doc._.quotes:
        assert doc.text[quote.start : quote.end] == quote.text
        for start, end in quote.parts:
            assert end <= middle[0] or middle[1] <= start
            assert doc.text[start:end] == doc.text[start:end].strip()


def test_what_the_tags_of_a_page_say_goes_into_the_reading_and_its_cache() -> None:
    text = "The mayor of Norhaven resigned on Monday.\nKarl Otte reported from the harbour on the same day."
    plain = Article("a", text)
    end = text.index("\n")
    told = Article("a", text, page_parts=((end + 1, len(text), "note"),))
    for article, kinds in ((plain, ["body", "body"]), (told, ["body", "note"]), (plain, ["body", "body"])):
        (doc,) = parse([article])
        assert [row.kind for row in doc._.paragraphs] == kinds
        assert ("Karl Otte" in {actor.name for actor in doc._.actors}) == (kinds[1] == "body")
    (doc,) = parse([told], use_cache=False)
    assert [row.kind for row in doc._.paragraphs] == ["body", "note"]


def test_it_comes_before_all_others() -> None:
    assert angles()[0].name == "structure"
    assert angles()[0].component == "newsangles_structure"


def test_rows_are_the_parts_of_the_text() -> None:
    rows = list(read_paragraphs(PASTED))
    assert [row.paragraph_id for row in rows] == [f"g{n}" for n in range(1, len(rows) + 1)]
    kinds = next(c.allowed for c in columns(TABLES["paragraphs"]) if c.name == "kind")
    assert {row.kind for row in rows} <= set(kinds)
    assert all(row.reason for row in rows)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("Aa.:—(“”\n\t \u202e\u0301By©|", max_size=200))
def test_any_text_has_rows_that_stand_where_they_say(parse_text: Callable[[str], Doc], text: str) -> None:
    doc = parse_text(text)
    for table in ("paragraphs", *TABLES_OF_THE_STORY):
        for row in getattr(doc._, table):
            assert doc.text[row.start : row.end] == row.text
    edges = [edge for row in doc._.paragraphs for edge in (row.start, row.end)]
    assert edges == sorted(edges)
