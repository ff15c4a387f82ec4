"""A news article: its text exactly as decoded, what is known about it, and its name as a folder."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from newsangles.tables.schema import PublishedSource

CORRECTIONS = "corrections.jsonl"
"""The file of corrections made by hand, beside the documents; it is no document itself."""

JUDGEMENTS = "judgements.csv"
"""The file of judged rows, beside the documents; it is no document itself."""

RESERVED = frozenset(
    {"index.html", "index", "site", "tables", "con", "prn", "aux", "nul"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Names that a folder of an article may not have: taken by the site itself, or by Windows."""

_LONGEST = 80  # characters of a folder's name
_HASH = 10  # hexadecimal digits

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
            beside the document), ``inferred`` (a sidecar that says so), ``page`` (a page's own metadata),
            ``unreadable`` (what is written there is no date), ``none``.
        path: The file that it was read from; None for text that came from no file.
        source: What to give to `newsangles.read` to get this one article again; None for text that came from no file.
        author: Who wrote it; None where the page does not say.
        page_parts: What the tags of a page say of stretches of its text, as (start, end, kind of paragraph).
        page_notes: Sentences on what more its page holds, and on text that the page does not show.
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
    author: str | None = None
    page_parts: tuple[tuple[int, int, str], ...] = ()
    page_notes: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def name(self) -> str:
        """The article's name for a reader: its title, or the first words of its text (at most 70 characters)."""
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


def slug(article_id: str) -> str:
    """A folder name for an article: lower-case ASCII letters, digits, ``-``, ``_`` and ``.``, at most 80 characters.

    An id that is such a name already stays as it is; any other gets a hash of the id at its end. So two ids never get
    the same folder, on file systems that ignore case neither.
    """
    # An unchanged name must not end as a changed one does, or it could be the name that another id is given.
    plain = re.fullmatch(r"[a-z0-9](?:[a-z0-9._-]{0,78}[a-z0-9_-])?", article_id)
    hashed = re.search(rf"-[0-9a-f]{{{_HASH}}}$", article_id)
    if plain and not hashed and article_id.split(".")[0] not in RESERVED and article_id not in RESERVED:
        return article_id
    digest = hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
    words = re.sub(r"[^a-z0-9_]+", "-", article_id.lower()).strip("-_")[: _LONGEST - _HASH - 1].rstrip("-_")
    return f"{words or 'article'}-{digest}"


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
