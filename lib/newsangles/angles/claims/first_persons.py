"""Claims in somebody's first person outside quotation marks, which are not the outlet's own plain word.

*The clerk wrote a post. (new paragraph) These are the steps that I advised*; *'That is true. I doubt the rest.*
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from newsangles.angles.claims.authors import speaks_as_author
from newsangles.angles.claims.extents import Unit
from newsangles.angles.claims.nesting import FIRST_PERSON
from newsangles.angles.claims.sources import ActorLookup, Source, kind_of_source
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.schema import Quote

MAX_PARAGRAPHS_BACK = 2
"""Limit of paragraphs between an unclosed quotation and the words of its speaker before it."""

MAX_QUOTES_BACK = 4
"""Limit of quotations in which its speaker is sought."""

_SINGULAR = frozenset(("i", "me", "my", "mine", "myself"))
_OPENING = ("'", "‘", '"', "“")
_OPEN = Source(None, "unclear", None, "unlinked")


class Reported(NamedTuple):
    """A claim with a source, by its sentence, for those after it there."""

    sentence: int
    source: Source


class FirstPersons:
    """The sources of claims in the first person that nothing attributes.

    Args:
        context: The document.
        quotes: Its quotes.
        cast: Its actors.
    """

    def __init__(self, context: Presentations, quotes: Sequence[Quote], cast: ActorLookup) -> None:
        self._context, self._cast = context, cast
        view = context.view
        self._direct = sorted((q for q in quotes if q.kind == "direct"), key=lambda quote: quote.start)
        self._starts = [quote.start for quote in self._direct]
        said = (i for i in range(view.n) if view.lower[i] in FIRST_PERSON and view.pos[i] == "PRON")
        own = [i for i in said if not view.inside[i] and not _in_a_title(view, i)]
        foreign = any(view.lower[i] in _SINGULAR for i in own) and not speaks_as_author(view)
        self._own = frozenset(own if foreign else ())
        self._spoken = {view.para[i] for i in self._own}
        self._reported: Reported | None = None

    def source_of(self, unit: Unit, source: Source | None) -> Source | None:
        """The source of a claim: its own, or that of whoever says *I* in it; open where nobody was introduced."""
        view = self._context.view
        verb = self._context.verb_of(unit.word)
        if source is not None:
            self._reported = Reported(view.sent[verb], source)
            lost = source.kind == "unclear" and source.span is None and source.evidence != "no speaker"
            return (self._unclosed(verb) if lost else None) or source
        words = range(unit.first, unit.last + 1)
        if self._goes_on_quoted(unit, verb):
            return self._reported.source if self._reported is not None else None
        if view.para[verb] in self._spoken and (speaker := self._unclosed(verb)) is not None:
            return speaker
        return self._voice_before(unit) if any(i in self._own for i in words) else None

    def _goes_on_quoted(self, unit: Unit, verb: int) -> bool:
        """True for a clause on a reported speaker whose *I* it quotes: *and he “met her as I had to”*."""
        view, before = self._context.view, self._reported
        if before is None or before.sentence != view.sent[verb] or before.source.actor is None:
            return False
        subject = unit.subject_head
        actor = self._cast.at(view, subject) if subject >= 0 else None
        if actor is None or actor.actor_id != before.source.actor.actor_id or view.pos[subject] != "PRON":
            return False
        return any(view.inside[i] and view.lower[i] in FIRST_PERSON for i in range(unit.first, unit.last + 1))

    def _unclosed(self, verb: int) -> Source | None:
        """The speaker of a paragraph that opens with a quotation mark without another to it."""
        view = self._context.view
        first = verb
        while first > 0 and view.para[first - 1] == view.para[verb]:
            first -= 1
        while first < verb and not view.word[first].strip():
            first += 1
        if view.word[first][:1] not in _OPENING:
            return None
        n = bisect_left(self._starts, view.end[verb])
        for quote in reversed(self._direct[max(0, n - MAX_QUOTES_BACK) : n]):
            if view.para[verb] - view.para[view.word_at(quote.end - 1)] > MAX_PARAGRAPHS_BACK:
                return None
            if (speaker := self._of_quote(quote)) is not None:
                return speaker
        return None

    def _voice_before(self, unit: Unit) -> Source | None:
        """The one person quoted before; open for several; None: it is the author's."""
        before = self._direct[: bisect_left(self._starts, self._context.view.idx[unit.first])]
        voices = {quote.actor_id: quote for quote in before if quote.source is not None}
        if not voices:
            return None
        actor_id, quote = next(iter(voices.items()))
        actor = self._cast.of(actor_id) if len(voices) == 1 else None
        return (self._of_quote(quote) if actor is not None and actor.label == "person" else None) or _OPEN

    def _of_quote(self, quote: Quote) -> Source | None:
        actor = self._cast.of(quote.actor_id)
        if actor is None:
            return None
        place = (
            None if quote.source_start is None or quote.source_end is None else (quote.source_start, quote.source_end)
        )
        kind = kind_of_source(self._context.view, place, actor) if place is not None else "named person"
        return Source(place, kind, actor, "last speaker")


def _in_a_title(view: ParsedText, i: int) -> bool:
    """True for a first person in a name or title, or *US*: *Guess How Much I Love You*."""
    if view.ent[i] or view.word[i] == "US":
        return True
    first = view.free_bounds[view.sent[i]][0]
    capital = view.word[i][:1].isupper() and i > first
    if view.word[i] != "I":
        return capital
    after = view.word[i + 1 : i + 2]
    return capital and i - 1 > first and view.word[i - 1].istitle() and bool(after) and after[0].istitle()


def before_a_dash(context: Presentations, unit: Unit, quote: Quote) -> bool:
    """True for the outlet's clause before a dash and a quotation: *he changed it once — “I did,” he said*."""
    view = context.view
    if quote.kind != "mixed" or unit.subject_head < 0 or quote.cue_start is None or quote.cue_start < quote.end:
        return False
    last = view.word_at(quote.end - 1)
    quoted = next((i for i in range(unit.last + 1, last + 1) if view.inside[i]), last + 1)
    if quoted > last or any(view.inside[unit.first : unit.last + 1]) or view.idx[unit.first] < quote.start:
        return False
    dash = any(view.word[i] in ("—", "–", "--", "-") for i in range(unit.last + 1, quoted))
    told = (i for i in range(quoted, last + 1) if view.inside[i] and view.pos[i] in VERBAL)
    return dash and any(context.clause(i).finite and context.clause(i).subject >= quoted for i in told)
