"""Rows of a parsed text by the words that they stand for, for tests of the angles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from spacy.tokens import Doc

from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse
from newsangles.tables.schema import Claim, Event

Parse = Callable[[str], Doc]


def claim(doc: Doc, part: str) -> Claim:
    """The shortest claim that holds these words."""
    rows = [row for row in doc._.claims if part in row.text]
    assert rows, f"no claim holds {part!r}; there are {[row.text for row in doc._.claims]}"
    return min(rows, key=lambda row: len(row.text))


def row_of(doc: Doc, word: str) -> Event:
    """The event whose trigger a word is; the first such word's."""
    rows = [row for row in doc._.events if row.text == word]
    assert rows, f"{word} is no event; there are {[row.text for row in doc._.events]}"
    return rows[0]


def dated(text: str, published: date | None = date(2025, 3, 7)) -> Doc:
    """A text published on a Friday."""
    (doc,) = parse([Article("a", text, published=published, published_source="given")], use_cache=False)
    return doc


def called(doc: Doc) -> dict[str, str]:
    """Each actor's name by its id."""
    return {row.actor_id: row.name for row in doc._.actors}


def meant(doc: Doc, words: str, after: str = "") -> str | None:
    """The name of the actor that the first mention of these words (after some others) means."""
    at = doc.text.index(words, doc.text.index(after))
    rows = [m for m in doc._.mentions if m.start <= at < m.end and m.end <= at + len(words)]
    assert rows, f"{words!r} is no mention"
    return called(doc).get(rows[0].actor_id or "")
