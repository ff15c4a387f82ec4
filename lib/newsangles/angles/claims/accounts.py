"""Accounts that go on: sentences after a report that may be its source's word too.

*The sergeant said a man entered the shop. He pulled a gun.*
"""

from __future__ import annotations

from newsangles.angles.claims.court_accounts import CourtAccounts
from newsangles.angles.claims.extents import Unit
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.sources import ActorLookup, Source
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.quotes.cues import says
from newsangles.tables.schema import Quote

_REPORTS = frozenset(("speech", "writing", "finding"))
_POINTING = frozenset("he she they it this that these those".split())
_NO_REPORTERS = frozenset(("media", "nobody"))


class Accounts:
    """The reports of a document, followed claim by claim in the order of the text.

    In a court report, whatever follows in the paragraph may be evidence too, but for what the court does.
    """

    def __init__(self, context: Presentations, cast: ActorLookup, in_court: CourtAccounts) -> None:
        self._context, self._cast, self._in_court = context, cast, in_court
        self._in_paragraph: tuple[int, str | None] = (-1, None)  # a paragraph, and the last report in it
        self._report: str | None = None  # the claim_id of what was reported last
        self._actor_id: str | None = None
        self._last = -2  # the sentence of the report, or the last one that went on with it

    def goes_on(self, unit: Unit, claim_id: str, source: Source | None, quote: Quote | None) -> str | None:
        """The ``claim_id`` of the report that a claim of the outlet may go on with; None: there is none."""
        view = self._context.view
        verb = self._context.verb_of(unit.word)
        sentence = view.sent[verb]
        if source is not None:
            known = quote is None or (quote.kind != "direct" and quote.cue_class in _REPORTS)
            reports = known and source.span is not None and source.kind not in _NO_REPORTERS and not view.inside[verb]
            reports = reports or (self._in_court.is_court and quote is not None and self._heard(quote))
            self._report = claim_id if reports else None
            self._actor_id = source.actor.actor_id if source.actor else None
            self._last = sentence
            if reports:
                self._in_paragraph = view.para[verb], claim_id
            return None
        follows = self._next(unit, verb)
        paragraph, report = self._in_paragraph
        if self._in_court.is_court and self._in_court.decides(verb):
            return None
        evidence = self._in_court.is_court and paragraph == view.para[verb]
        return follows or (report if evidence else None)

    def _heard(self, quote: Quote) -> bool:
        """True for what a court is told, whoever tells it: *the court heard that*."""
        cue = self._context.view.word_at(quote.cue_end - 1) if quote.cue_end is not None else -1
        return cue >= 0 and quote.kind == "indirect" and self._context.view.lemma[cue] == "hear"

    def _next(self, unit: Unit, verb: int) -> str | None:
        """The report with which a claim of the next sentence goes on."""
        sentence = self._context.view.sent[verb]
        if self._report is None or sentence == self._last:
            return None
        follows = sentence == self._last + 1 and self._carries_on(unit, verb)
        if not follows or not (self._same_paragraph(sentence) or self._tied(unit, verb)):
            self._report = None
            return None
        self._last = sentence
        return self._report

    def _same_paragraph(self, sentence: int) -> bool:
        view = self._context.view
        return view.para[view.bounds[sentence][0]] == view.para[view.bounds[self._last][1]]

    def _carries_on(self, unit: Unit, verb: int) -> bool:
        """True unless a claim tells of the source or of others' words: *he then left*, *the firm did not reply*."""
        view = self._context.view
        if says(view, verb) or view.lemma[verb] in lexicon()["answering"] or view.inside[verb]:
            return False
        if any(view.inside[i] for i in range(unit.first, unit.last + 1)):
            return False
        subject = unit.subject_head
        actor = self._cast.at(view, subject) if subject >= 0 else None
        feels = view.lemma[verb] in lexicon()["feeling"] and not self._context.clause(verb).past
        return actor is None or actor.actor_id != self._actor_id or feels  # they hope for help

    def _tied(self, unit: Unit, verb: int) -> bool:
        """True for a claim of the next paragraph that plainly goes on: *he had also taken a knife*, *this includes*."""
        view, context = self._context.view, self._context
        first, last = view.free_bounds[view.sent[verb]]
        adds = any(view.lower[i] in lexicon()["going on"] for i in range(first, last + 1) if view.head[i] == verb)
        perfect = any(view.lower[k] == "had" for k in context.kids(verb, "aux"))
        points = unit.subject_head >= 0 and view.lower[unit.subject_head] in _POINTING
        return points and (adds or perfect)
