"""Whose words a stretch of text is: the outlet's own, or those of somebody whom it quotes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from spacy.tokens import Doc

from newsangles.angles.shell import place
from newsangles.language.spans import SpanIndex
from newsangles.tables.row import Voice
from newsangles.tables.schema import ON_REQUEST, Quote

MAX_MARKED_WORDS = 3
"""Words in marks that nobody is named for are the outlet's if they are <= this many: the “plan”."""


class Words(NamedTuple):
    """The words of somebody: in whose voice, in which quote, and of which actor where that is known."""

    voice: Voice
    quote_id: str | None = None
    by_actor_id: str | None = None


OUTLET = Words("outlet")
"""The outlet's own words."""


class Voices:
    """The voices of a document.

    Args:
        quotes: The quotes of the document.
    """

    def __init__(self, quotes: Iterable[Quote]) -> None:
        said = [(part, quote) for quote in quotes if _is_said(quote) for part in quote.parts]
        self._quotes = [quote for _, quote in said]
        self._parts = [part for part, _ in said]
        self._index = SpanIndex(self._parts)

    def quotes(self, start: int, end: int) -> list[Quote]:
        """The quotes with the words between two offsets in their content, the outermost first."""
        found = self._index.around(start, end)
        inner = sorted(found, key=lambda n: (self._parts[n][0] - self._parts[n][1], n))
        return [self._quotes[n] for n in inner]

    def at(self, start: int, end: int) -> Words:
        """The voice of the words between two offsets: that of the innermost quote around them."""
        found = self.quotes(start, end)
        return Words("attributed", found[-1].quote_id, found[-1].actor_id) if found else OUTLET

    def literal(self, start: int, end: int, marked: bool) -> Words:
        """The voice that chose the words between two offsets: the outlet's, where it tells what somebody said.

        Args:
            start: Where they begin.
            end: Where they end, exclusive.
            marked: Whether they stand in quotation marks.
        """
        found = self.quotes(start, end)
        if not found or (found[-1].kind != "direct" and not marked):
            return OUTLET
        return Words("attributed", found[-1].quote_id, found[-1].actor_id)


def _is_said(quote: Quote) -> bool:
    """True for words of somebody, not for aims told of him, nor for words that are only marked."""
    if quote.cue_class in ON_REQUEST and quote.kind == "indirect":
        return False
    nobody = quote.source is None and quote.actor_id is None and quote.cue is None
    return not (nobody and len(quote.text.split()) <= MAX_MARKED_WORDS)


_LAST: list[tuple[list[dict[str, Any]], Voices]] = []  # the one that was made last, with the rows it was made of


def voices_of(doc: Doc) -> Voices:
    """The voices of a Doc, made once for all that ask in turn."""
    rows: list[dict[str, Any]] = doc.user_data.setdefault(place("quotes"), [])
    for known, voices in _LAST:
        if known is rows:
            return voices
    voices = Voices(doc._.quotes)
    _LAST[:] = [(rows, voices)]
    return voices


def voice_at(doc: Doc, start: int, end: int) -> Words:
    """Voice, quote_id and by_actor_id of the words between two offsets of a Doc with its quotes."""
    return voices_of(doc).at(start, end)
