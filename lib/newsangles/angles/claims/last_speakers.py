"""Speakers of quotes that are left open, by who spoke right before: *They said 40 others were hurt*; “…” again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newsangles.angles.claims.sources import ActorLookup
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.tables.schema import Quote

MAX_PARAGRAPHS_BACK = 1
"""Limit of paragraphs between a pronoun and the speaker before it."""

GENDERS = {"he": "man", "she": "woman"}
MARKS = "\"“”‘’'«» \t\n"


class LastSpeakers:
    """The sources of a document's quotes in the order of the text.

    Args:
        view: The document.
        quotes: Its quotes.
        cast: Its actors.
    """

    def __init__(self, view: ParsedText, quotes: Sequence[Quote], cast: ActorLookup) -> None:
        self._view, self._cast = view, cast
        placed = [quote for quote in quotes if quote.source_start is not None and not _is_open(quote)]
        self._said = sorted(placed, key=lambda quote: quote.source_start or 0)
        self._starts = [quote.source_start or 0 for quote in self._said]
        self._direct = sorted((quote for quote in quotes if quote.kind == "direct"), key=lambda quote: quote.end)
        self._ends = [quote.end for quote in self._direct]
        self._known: dict[str, Quote | None] = {}
        self._names = [row for row in cast.names_within(0, len(view.text)) if row.label == "person"]
        self._name_starts = [row.start for row in self._names]

    def before(self, quote: Quote) -> Quote | None:
        """The quote right before whose source an open one has too; None: it stays open."""
        if quote.quote_id not in self._known:
            self._known[quote.quote_id] = None  # a quotation of hundreds of paragraphs is not followed twice
            self._known[quote.quote_id] = self._before(quote)
        return self._known[quote.quote_id]

    def _before(self, quote: Quote) -> Quote | None:
        if quote.actor_id is not None:
            return None
        if quote.source_start is not None and _is_open(quote):
            return self._of_pronoun(quote.source_start, (quote.source or "").lower())
        alone = quote.source is None and quote.cue is None and quote.kind == "direct"
        return self._of_speech(quote) if alone and quote.rule != "turn" else None  # a letter that nobody signs

    def _of_pronoun(self, start: int, word: str) -> Quote | None:
        view, i = self._view, self._view.word_at(start)
        n = bisect_left(self._starts, start) - 1
        while n >= 0 and view.sent[view.word_at(self._starts[n])] == view.sent[i]:
            n -= 1
        if n < 0:
            return None
        found = self._said[n]
        k = view.word_at(self._starts[n])
        if view.para[i] - view.para[k] > MAX_PARAGRAPHS_BACK or not self._fits(found, word):
            return None
        return None if self._others_act(found, start) else found

    def _fits(self, quote: Quote, word: str) -> bool:
        """True if a pronoun can mean a quote's source."""
        actor = self._cast.of(quote.actor_id)
        if word in GENDERS:
            return actor is not None and actor.label == "person" and actor.gender in (None, GENDERS[word])
        if word == "it":
            return actor is not None and actor.label == "organisation"
        last = self._view.word_at((quote.source_end or 1) - 1)
        plural = any(
            self._view.tag[k] == "NNS" and self._view.first[k] <= last for k in range(max(0, last - 3), last + 1)
        )
        return plural if actor is None else actor.label in ("group", "organisation") or (plural and not actor.named)

    def _others_act(self, quote: Quote, start: int) -> bool:
        """True if another person is the subject of a clause between a quote's source and a place."""
        view = self._view
        a, b = bisect_left(self._name_starts, quote.source_end or 0), bisect_left(self._name_starts, start)
        return any(
            row.actor_id != quote.actor_id
            and not view.inside[view.word_at(row.start)]
            and view.dep[view.word_at(row.end - 1)] in SUBJECTS
            for row in self._names[a:b]
        )

    def _of_speech(self, quote: Quote) -> Quote | None:
        """The quote in the paragraph before a paragraph that is nothing but a quotation."""
        view, text = self._view, self._view.text
        first = view.word_at(quote.start)
        begin = text.rfind("\n", 0, quote.start) + 1
        end = text.find("\n", quote.end)
        if text[begin : quote.start].strip(MARKS) or text[quote.end : end if end >= 0 else None].strip(MARKS + ".,?!"):
            return None
        if text[begin : quote.end].rstrip(MARKS)[-1:] not in tuple(".!?…"):  # a heading
            return None
        n = bisect_left(self._ends, quote.start) - 1
        known = self._direct[n] if n >= 0 else None
        if known is None or view.para[first] - view.para[view.word_at(known.end - 1)] != 1:
            return None
        if known.source_start is None:
            return self.before(known)
        return self.before(known) if _is_open(known) else known


def _is_open(quote: Quote) -> bool:
    """True if the source is a pronoun without an actor."""
    return quote.actor_id is None and (quote.source or "").lower() in ("he", "she", "they", "it")
