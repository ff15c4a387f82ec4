"""What is a document? Its text exactly as decoded, and what is known about it."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from newsangles.schema import PublishedSource

CORRECTIONS = "corrections.jsonl"
"""The file beside documents that holds what was corrected by hand in what is read from them; it is no document."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Article:
    """A news article. Nothing downstream ever changes ``text``; all offsets are characters into it.

    Attributes:
        id: Its name, unique within one run: the file's stem, or the ``id`` column of a table.
        text: The text exactly as decoded.
        title: The headline; None where neither the document nor its sidecar gives one.
        outlet: Who published it; None where unknown.
        url: Where; None where unknown.
        published: The publication date; None where unknown. It is never guessed.
        published_source: Where that date comes from: ``given`` (by the caller or a table), ``sidecar`` (the .json
            beside the document), ``inferred`` (a sidecar that says so), ``page`` (a page's own metadata), ``none``.
        path: The file that it was read from; None for text that came from no file.
        source: What to give to `newsangles.read` to get this one article again; None for text that came from no file.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_source: PublishedSource = "none"
    path: str | None = None
    source: str | None = None

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def name(self) -> str:
        """What to call the article: its title, or else the first words of its text (at most 70 characters)."""
        words = (self.title or self.text).split()
        name = ""
        for word in words:
            if len(name) + len(word) > 69:
                return (name or word[:69]) + "…"
            name = f"{name} {word}".strip()
        return name or self.id


def day(date: date) -> str:
    """A date as a reader writes it, the same in every locale: ``7 March 2025``."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def hidden_characters(text: str) -> list[tuple[int, str]]:
    """Characters that a reader cannot see but a program reads: zero-width and bidirectional controls, soft hyphens.

    They are kept, since offsets count them, and reported, since they can hide or reorder words (Unicode TR36; general
    category Cf).

    Returns:
        (offset, name as in ``U+200B ZERO WIDTH SPACE``) for each, in the order of the text.
    """
    return [
        (i, f"U+{ord(c):04X} {unicodedata.name(c, 'UNNAMED')}")
        for i, c in enumerate(text)
        if unicodedata.category(c) == "Cf"
    ]
