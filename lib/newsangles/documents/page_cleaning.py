"""Cleaning of saved pages before their text is looked for: consent boxes, tables that lay them out, lines of ads."""

from __future__ import annotations

import functools
import re
from typing import Any

from newsangles.documents.page_elements import element_text, leaf_blocks, letters_of, names_of
from newsangles.language.rules import SHIPPED

LAYOUT_SHARE = 0.4
"""Share of a page's letters in one cell from which on a table is no table but the page's layout."""

CONSENT_SHARE = 0.5
"""Share of the letters of a box that must speak of consent, so that it is passed over."""

DEEPEST = 40
"""Limit of the elements in each other that are looked into for their first or last sign."""

MIN_LAZY = 2
"""Paragraphs for browsers without scripts are part of the article if they are >= this many; one is a notice."""

_INLINE = ("a", "abbr", "b", "cite", "em", "font", "i", "mark", "small", "span", "strong", "u")
_GLUED = re.compile(r"(?:.{0,2}[)\]!?]|[a-z][a-z)”\"][.])[A-Z]", re.DOTALL)
_DIALOGS = frozenset(("dialog", "alertdialog"))
_KEPT = frozenset(("html", "head", "body", "main", "article"))
_CELLS = frozenset(("td", "th"))
_TABLE = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"))
_PARTS = frozenset(("p", "h1", "h2", "h3", "blockquote", "article", "main"))
_ASKS = re.compile(
    r"\b(?:cookies?|consent|privacy|personal data|personal information|(?:our|and) (?:\d+ )?partners|trackers?"
    r"|legitimate interests?|personali[sz]ed ad\w*|your preferences|your choices)\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:we|us|our)\b.*\byou(?:r)?\b|\byou(?:r)?\b.*\b(?:we|us|our)\b", re.IGNORECASE | re.DOTALL)


def clean(tree: Any) -> None:
    """Take consent boxes out of a page, make boxes of layout tables and lazy parts, and part glued words.

    Args:
        tree: The page as lxml parsed it; it is changed.
    """
    _drop_consent(tree)
    _show_lazy(tree)
    _unlay(tree)
    _part_words(tree)


def without_ad_lines(text: str) -> str:
    """A text without the lines that only stand where an advertisement or a button was."""
    return "\n".join(line for line in text.split("\n") if not _is_ad_line(line))


def _is_ad_line(line: str) -> bool:
    words = " ".join(re.findall(r"[a-z]+", line.lower()))
    return bool(words) and words in _ad_lines()


@functools.cache
def _ad_lines() -> frozenset[str]:
    return frozenset(line.text for line in SHIPPED.lines("documents", "ad_lines.txt"))


@functools.cache
def _consent_names() -> re.Pattern[str]:
    words = "|".join(re.escape(line.text) for line in SHIPPED.lines("documents", "consent_names.txt"))
    return re.compile(rf"\b(?:{words})\b")


def _drop_consent(tree: Any) -> None:
    """Take out the boxes that ask a reader for consent, by their names or role and their words."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in _KEPT or element.getparent() is None:
            continue
        role = element.get("role", "").lower()
        is_named = (
            element.tag == "dialog"
            or role in _DIALOGS
            or element.get("aria-modal") == "true"
            or bool((names := names_of(element, "aria-label")) and _consent_names().search(names))
        )
        if is_named and not _holds_article(element) and _speaks_of_consent(element):
            _take_out(element)


def _show_lazy(tree: Any) -> None:
    """Make boxes of what stands for parts of the article where no script runs, if it stands nowhere else."""
    waiting = [
        (element, letters_of("".join("".join(part.itertext()) for part in parts)))
        for element in tree.iter("noscript")
        if len(parts := list(element.iter("p"))) >= MIN_LAZY
    ]
    if waiting:
        shown = letters_of(element_text(tree))
        for element, letters in waiting:
            if letters and letters not in shown:
                element.tag = "div"


def _holds_article(element: Any) -> bool:
    return next(element.iter("h1", "main", "article"), None) is not None


def _speaks_of_consent(element: Any) -> bool:
    """True if most of what stands in a box asks its reader for consent."""
    lines = [element_text(block) for block in leaf_blocks(element)] or [element_text(element)]
    asks = sum(len(line) for line in lines if _ASKS.search(line) or _TO_READER.search(line))
    return asks > CONSENT_SHARE * sum(map(len, lines)) and any(map(_ASKS.search, lines))


def _part_words(tree: Any) -> None:
    """Put a space where a sentence or bracket ends at a tag and a capital follows."""
    for element in tree.iter(*_INLINE):
        if element.tail and _GLUED.fullmatch(_edge(element, -1) + element.tail[:1]):
            element.tail = " " + element.tail
        before, parent = element.getprevious(), element.getparent()
        if before is None and parent is not None and _GLUED.fullmatch((parent.text or "")[-3:] + _edge(element, 0)):
            parent.text += " "
        elif before is not None and _GLUED.fullmatch((before.tail or _edge(before, -1))[-3:] + _edge(element, 0)):
            before.tail = f"{before.tail or ''} "


def _edge(element: Any, side: int) -> str:
    """The first sign in an element (side 0), or the last three (side -1)."""
    for _ in range(DEEPEST):
        if len(element) and side and not element[-1].tail:
            element = element[-1]
        elif len(element) and not side and not element.text:
            element = element[0]
        else:
            break
    text = (element[-1].tail if len(element) and side else element.text) or ""
    return text[-3:] if side else text[:1]


def _take_out(element: Any) -> None:
    """Take an element out of its page, but not the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _unlay(tree: Any) -> None:
    """Make boxes of the tables in whose cells the article stands."""
    tables = list(tree.iter("table"))
    if not tables:
        return
    whole = len(letters_of(element_text(tree)))
    for table in tables:
        cells = [cell for cell in table.iter(*_CELLS) if _table_of(cell) is table]
        if any(_is_laid_out(cell, whole) for cell in cells):
            for element in [table, *(e for e in table.iter(*_TABLE) if e is not table and _table_of(e) is table)]:
                element.tag = "div"


def _table_of(element: Any) -> Any:
    return next(element.iterancestors("table"), None)


def _is_laid_out(cell: Any, whole: int) -> bool:
    """True if a cell holds several paragraphs and much of the page's text."""
    if len(letters_of(element_text(cell))) < LAYOUT_SHARE * whole:
        return False
    return sum(1 for _ in cell.iter(*_PARTS)) > 1 or sum(1 for _ in cell.iter("br")) > 1
