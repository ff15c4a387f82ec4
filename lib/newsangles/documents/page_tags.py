"""Kinds of paragraphs that the tags of a page say: headline, caption, byline, list, link to another story.

The text of a page is what trafilatura found; its paragraphs are looked up among the elements of the page by their
letters alone. A paragraph that is not found, or that stands in several places of different kinds, is left untold.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from newsangles.documents.page_elements import LINE_BREAK, element_text, leaf_blocks, letters_of, names_of
from newsangles.language.quotation_marks import paragraphs
from newsangles.language.rules import SHIPPED

PageParts = tuple[tuple[int, int, str], ...]

LARGEST_BOX = 1 / 3
"""Limit of the share of a page, and of its main text, that is no part of the article."""

LONGEST_LINK, LONGEST_HEADING = 25, 12
"""Limits of words of a paragraph that is a link to another story, or a heading in bold."""

DEEPEST = 40
"""Limit of the elements around a paragraph that are looked at."""

_OWN_TAGS = {"figcaption": "caption", "time": "timestamp", "address": "byline", "button": "menu", "label": "menu"}
_BOX_TAGS = {"figcaption": "caption", "aside": "related", "nav": "menu", "footer": "menu", "form": "menu"}
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_AROUND = frozenset(("related", "menu", "note"))
_WHOLE = frozenset(("body", "html", "main", "article"))
_MARKER = re.compile(r"-\s+")
_ENDS = (".", "!", "?", ":", ";", "”", '"')


def page_parts(tree: Any, text: str) -> PageParts:
    """The kinds of a text's paragraphs, as far as the elements of its page say them.

    Args:
        tree: The page, as lxml parsed it.
        text: Its main text.

    Returns:
        (start, end, kind) for each paragraph that an element tells, in the order of the text.
    """
    known = Page(tree).kinds()
    found: list[tuple[int, int, str]] = []
    headed = False
    for start, end in paragraphs(text):
        marker = _MARKER.match(text, start, end)
        kinds = known.get(letters_of(text[start:end])) or known.get(
            letters_of(text[marker.end() if marker else start : end])
        )
        kind = kinds[0] if kinds and len(set(kinds)) == 1 else None
        if kind == "headline" and headed:
            kind = "heading"
        headed = headed or kind == "headline"
        if kind:
            found.append((start, end, kind))
    asked = sum(kind == "question" for *_, kind in found)
    told = [part for part in found if part[2] != "question" or asked > 1]
    around = sum(end - start for start, end, kind in told if kind in _AROUND)
    if around > LARGEST_BOX * len(text):  # the page calls its own article a related one
        told = [part for part in told if part[2] not in _AROUND]
    return tuple(told)


class Page:
    """The elements of a page, each with its letters and the kinds that its names say, looked up once."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._letters: dict[Any, str] = {}
        self._names: dict[Any, tuple[str | None, str | None]] = {}

    def kinds(self) -> dict[str, list[str | None]]:
        """By the letters of an element or of a line in it: the kinds of all elements that have them."""
        found: defaultdict[str, list[str | None]] = defaultdict(list)
        for element in leaf_blocks(self._tree):
            words = element_text(element)
            if not words.strip():
                continue
            kind = self.kind(element, words)
            for line in dict.fromkeys((words, *words.split(LINE_BREAK))):
                if letters := letters_of(line):
                    found[letters].append(kind)
        return found

    def kind(self, element: Any, words: str) -> str | None:
        """The kind of a paragraph by its element, and by the boxes that this stands in."""
        own, alone = None, True
        for above in itertools.islice(_lineage(element), DEEPEST):
            alone = alone and self.letters(above) == self.letters(element)
            if alone and own is None:
                own = _OWN_TAGS.get(above.tag) or self.named(above)[0]
            box = _BOX_TAGS.get(above.tag) or self.named(above)[1]
            if box and len(self.letters(above)) <= LARGEST_BOX * len(self.letters(self._tree)):
                # Within a caption an element may be of another kind: a credit.
                return own if own and box == "caption" else box
        if element.tag == "h1" or (own == "headline" and element.tag in _HEADINGS):
            return "headline"
        if own and own != "headline":
            return own
        if element.tag in _HEADINGS:
            return "heading"
        listed = any(above.tag == "li" for above in itertools.islice(_lineage(element), DEEPEST))
        return _by_style(element, words) or ("list" if listed else None)

    def letters(self, element: Any) -> str:
        """The letters of an element."""
        known = self._letters.get(element)
        if known is None:
            known = self._letters[element] = letters_of(element_text(element))
        return known

    def named(self, element: Any) -> tuple[str | None, str | None]:
        """The kind that the names of an element say of itself, and that which they say of all in it."""
        known = self._names.get(element)
        if known is None:
            known = self._names[element] = _named(element)
        return known


def _lineage(element: Any) -> Iterator[Any]:
    """An element, and those that it stands in, up to what holds the whole article."""
    while element is not None and element.tag not in _WHOLE:
        yield element
        element = element.getparent()


def _by_style(element: Any, words: str) -> str | None:
    """The kind of a paragraph that is a link, or in bold, from its first word to its last."""
    count, letters = len(words.split()), letters_of(words)
    if count <= LONGEST_LINK and any(letters_of(element_text(link)) == letters for link in element.iter("a")):
        return "related"
    outer = (
        e for e in element.iter("b", "strong") if e.getparent() is None or e.getparent().tag not in ("b", "strong")
    )
    if "".join(letters_of(element_text(e)) for e in outer) != letters:
        return None
    if words.rstrip().endswith("?"):
        return "question"
    return "heading" if count <= LONGEST_HEADING and not words.rstrip().endswith(_ENDS) else None


def _named(element: Any) -> tuple[str | None, str | None]:
    """The kinds that an element's names say, of itself and of all in it; longer words go first."""
    words = names_of(element)
    if not words:
        return None, None
    found = [(kind, reach) for kind, reach, form in _forms() if form.search(words)]
    box = next((kind for kind, reach in found if reach == "box"), None)
    return (found[0][0] if found else None), box


@functools.cache
def _forms() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The lines of the table of names: kind, reach, and the words as a pattern; the longest words first."""
    lines = [line.text.split("\t") for line in SHIPPED.lines("documents", "page_classes.tsv", header=True)]
    lines.sort(key=lambda line: -len(line[2].split()))
    return tuple((kind, reach, re.compile(rf"\b{re.escape(words)}\b")) for kind, reach, words in lines)
