"""The statements of the first page on a text of a test's own."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from spacy.tokens import Doc

from newsangles.angles.overview import summary
from newsangles.angles.overview.sentences import Sentences, Statement
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

tables: Any = importlib.import_module("newsangles.tables")

Parse = Callable[[str], Doc]


def page_of(parse_text: Parse, text: str, *, title: str | None = None) -> Sentences:
    """An article by its sentences, undated."""
    doc = parse_text(text)
    doc._.article = Article("a", text, title=title)
    (page,) = summary.articles([doc], tables.tables([doc]))
    return page


def dated_page(text: str, day: date) -> Sentences:
    """The same, of an article that was published on a day."""
    (doc,) = parse([Article("a", text, published=day, published_source="given")], use_cache=False)
    (page,) = summary.articles([doc], tables.tables([doc]))
    return page


def told(found: Iterable[Statement]) -> list[tuple[str | None, str, str | None]]:
    """Lead, words and note of each statement."""
    return [(row.lead, row.text, row.note) for row in found]
