"""Testimony printed without quotation marks: *Ana Ruiz said: I saw him. He fell down. I ran for help.*"""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.angles.claims.extents import Unit
from newsangles.angles.claims.nesting import FIRST_PERSON
from newsangles.angles.claims.sources import ActorLookup, Source, kind_of_source
from newsangles.angles.claims.void_quotes import is_nobody
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.quotes.cues import says
from newsangles.tables.schema import Quote

MAX_TO_MARK = 6
"""Limit of the words from a verb of saying to the mark behind it: *said to the court:*."""

_MARKS = frozenset((":", "—", "–", "--", ":—", ":--", ":-", ","))
_OPEN = ("unclear", "nobody")


def by_cue(context: Presentations, quotes: Sequence[Quote]) -> dict[int, Quote]:
    """The quotes by the first word of their cue."""
    return {context.view.word_at(quote.cue_start): quote for quote in quotes if quote.cue_start is not None}


class Testimony:
    """The speakers of paragraphs that are told in the first person after a verb of saying, without quotation marks.

    Args:
        context: The document.
        quotes: Its quotes.
        cast: Its actors.
    """

    def __init__(self, context: Presentations, quotes: Sequence[Quote], cast: ActorLookup) -> None:
        self._context, self._cast = context, cast
        self._cues = by_cue(context, quotes)
        self._speakers = self._introduced()

    def source_of(self, unit: Unit, source: Source | None) -> Source | None:
        """The source of a claim, where it has none of its own: whoever speaks in its paragraph."""
        own = source is not None and (source.kind not in _OPEN or source.evidence == "hearsay")
        if own and source is not None and source.evidence != "first person":
            return source
        view = self._context.view
        verb = self._context.verb_of(unit.word)
        said, speaker = self._speakers.get(view.para[verb], (view.n, None))
        return speaker if speaker is not None and said < unit.first and not view.inside[verb] else source

    def _introduced(self) -> dict[int, tuple[int, Source]]:
        """By paragraph: the verb that introduces its speaker, and the speaker."""
        view, own = self._context.view, dict[int, list[int]]()
        for i in range(view.n):
            if view.lower[i] in FIRST_PERSON and not view.inside[i]:
                own.setdefault(view.para[i], []).append(i)
        found: dict[int, tuple[int, Source]] = {}
        for verb in view.verbs:
            para = view.para[verb]
            spoken = [i for i in own.get(para, ()) if i > verb] if para not in found else []
            begins = self._begins(verb) if spoken and says(view, verb) else -1
            if begins < 0 or not any(view.sent[i] > view.sent[begins] for i in spoken):
                continue
            if any(i < verb for i in own[para]):  # the writer's own account
                continue
            source = self._speaker(verb)
            if source is not None:
                found[para] = verb, source
        return found

    def _begins(self, verb: int) -> int:
        """The first word of what is said without quotation marks; -1: nothing is."""
        view = self._context.view
        if view.tag[verb] not in ("VBD", "VBZ"):
            return -1
        for i in range(verb + 1, min(verb + 1 + MAX_TO_MARK, view.n - 1)):
            if view.word[i] in _MARKS:
                first = i + 1
                spoken = view.free[first] and not view.inside[first] and view.para[first] == view.para[verb]
                return first if spoken and (view.word[i] != "," or view.lower[first] in ("i", "my")) else -1
            if view.opens[i] or view.closes[i] or view.lower[i] in ("that", "if", "whether"):
                return -1
        return -1

    def _speaker(self, verb: int) -> Source | None:
        view, clause = self._context.view, self._context.clause(verb)
        subject, quote = clause.subject, self._cues.get(verb)
        if quote is not None and quote.source_start is not None and quote.source_end is not None:
            place, actor = (quote.source_start, quote.source_end), self._cast.of(quote.actor_id)
            kind = kind_of_source(view, place, actor)
            return Source(place, kind, actor, "last speaker") if kind not in _OPEN else None
        if not 0 <= subject < verb or clause.negation >= 0 or clause.passive or view.inside[subject]:
            return None
        if is_nobody(view, view.first[subject]) or view.pos[subject] not in ("NOUN", "PROPN", "PRON"):
            return None
        actor = self._cast.at(view, subject)
        place = (view.idx[view.first[subject]], view.end[max(subject, min(view.last[subject], verb - 1))])
        return Source(place, kind_of_source(view, place, actor, subject), actor, "last speaker")
