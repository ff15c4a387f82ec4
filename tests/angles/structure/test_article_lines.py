"""Paragraphs in words, for the marked article."""

from __future__ import annotations

from newsangles import Article, parse, show, tables
from newsangles.angles.overview.annotated_article import layers, reading
from newsangles.angles.structure.article_lines import KINDS, SORTS, paragraph_lines
from newsangles.language.structure import KINDS as ALL

TEXT = "By Ines Vogt\n\nThe mayor of Norhaven resigned on Monday, the board said.\n\nShe will stay until May."


def test_each_kind_has_a_sort() -> None:
    assert set(SORTS) < set(ALL)
    assert set(SORTS.values()) < set(KINDS)


def test_what_is_not_read_is_pale_with_its_reason_and_running_text_is_unmarked() -> None:
    docs = list(parse([Article("a", TEXT)]))
    (row,) = paragraph_lines(tables(docs))
    assert (row["name"], row["label"], row["kind"], row["pale"]) == ("g1", "byline", "not read", True)
    found = reading(tables(docs))
    html = str(show.layered(docs, found.marks, found.lines, layers=layers(), chosen="structure").html)
    assert 'class="pick-structure" checked' in html
    assert " y-structure pale" in html and f'title="byline ({row["reason"]})"' in html
