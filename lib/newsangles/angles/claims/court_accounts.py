"""Accounts of witnesses and counsel in court reports that go on: *Cole deposed that he saw him. He ran away.*"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.sources import ActorLookup, Source, kind_of_source
from newsangles.angles.claims.testimony import by_cue
from newsangles.angles.claims.void_quotes import is_nobody
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.quotes.cues import says
from newsangles.tables.schema import Quote

MIN_COURT_WORDS = 3
"""Limit of the different words of courts that make a text a court report."""

MAX_MARK_AFTER = 7
"""Limit of the words from a verb to the speaker's part: *addressed the court for the defence*."""

_BEFORE_PART = frozenset((",", "(", "—", "–", "and"))


class Account(NamedTuple):
    """Words from a verb on that are one speaker's account; no source: the outlet's or the court's own."""

    first: int
    source: Source | None


class CourtAccounts:
    """The accounts in the paragraphs of a court report.

    Args:
        context: The document.
        quotes: Its quotes.
        cast: Its actors.
    """

    def __init__(self, context: Presentations, quotes: Sequence[Quote], cast: ActorLookup) -> None:
        self._context, self._cast = context, cast
        words = lexicon()
        self.is_court = len(words["court report"].intersection(context.view.lower)) >= MIN_COURT_WORDS
        self._cues = by_cue(context, quotes)
        self._accounts = self._read() if self.is_court else []
        self._firsts = [account.first for account in self._accounts]
        self._begin = frozenset(self._firsts)

    def source_of(self, verb: int, first: int) -> Source | None:
        """Whose account a claim with this verb and first word goes on with; None: nobody's for sure."""
        view = self._context.view
        n = bisect_right(self._firsts, first - 1) - 1
        if n < 0 or view.inside[verb] or self.decides(verb) or verb in self._begin:
            return None
        begun, source = self._accounts[n]
        return source if view.para[begun] == view.para[verb] and begun < verb else None

    def decides(self, verb: int) -> bool:
        """True for what the court does, or what becomes of the case: *the bench fined him*, *it was adjourned*."""
        view, words, i = self._context.view, lexicon(), verb
        while True:
            if view.lemma[i] in words["court acts"] or self.is_the_court(i):
                return True
            if view.dep[i] != "conj" or view.head[i] == i:
                return False
            i = view.head[i]

    def is_the_court(self, verb: int) -> bool:
        """True if a verb's subject is the court or who sits there."""
        subject = self._context.clause(verb).subject
        return subject >= 0 and self._context.view.lemma[subject] in lexicon()["the court"]

    def _read(self) -> list[Account]:
        view, found = self._context.view, list[Account]()
        for verb in view.verbs:
            if view.inside[verb] or view.tag[verb] not in ("VBD", "VBZ") or self._context.clause(verb).negation >= 0:
                continue
            source = self._introduced(verb)
            if source is not None:
                found.append(Account(verb, source))
            elif self._another_speaks(verb):
                found.append(Account(verb, None))
        return found

    def _introduced(self, verb: int) -> Source | None:
        """The witness or counsel whose account a verb begins."""
        view, words = self._context.view, lexicon()
        subject = self._context.clause(verb).subject
        if not 0 <= subject < verb or self._context.clause(verb).passive:
            return None
        actor = self._cast.at(view, subject)
        swears = view.lemma[verb] in words["deposing"]
        if view.lemma[subject] in words["the court"] or is_nobody(view, view.first[subject]):
            return None
        if not swears and not (self._marked(subject, verb) and (says(view, verb) or view.lemma[verb] == "address")):
            return None
        person = actor is None or actor.label in ("person", "group")
        if swears and view.lemma[verb] != "depose" and not person:  # the firm contended that
            return None
        if view.lemma[verb] == "prove" and (actor is None or actor.label != "person"):
            return None
        quote = self._cues.get(verb)
        place = (view.idx[view.first[subject]], view.end[subject])
        if quote is not None and quote.source_start is not None and quote.source_end is not None:
            place = (quote.source_start, quote.source_end)
            actor = self._cast.of(quote.actor_id) or actor
        start = place[0] + view.text[slice(*place)].rfind("—") + 1  # the road.—George Pell
        place = (start, place[1])
        return Source(place, kind_of_source(view, place, actor, subject), actor, "last speaker")

    def _marked(self, subject: int, verb: int) -> bool:
        """True if a speaker's part in the trial stands beside: *Mr Pell, defending, said*, *for the defence*."""
        view, words = self._context.view, lexicon()
        start, end = view.free_bounds[view.sent[verb]]
        first, last = max(start, view.first[subject] - MAX_MARK_AFTER), min(verb + MAX_MARK_AFTER, end)
        for i in range(first, last + 1):
            opens = i == start or view.word[i - 1] in _BEFORE_PART
            if i < verb and opens and view.lower[i] in words["part in a trial"]:
                return True
            if view.lower[i] in ("for", "in") and self._of_a_side(i, last):
                return True
        return False

    def _of_a_side(self, i: int, last: int) -> bool:
        view, words = self._context.view, lexicon()
        k = i + 2 if view.lower[min(i + 1, last)] == "the" else i + 1
        return k <= last and view.lower[k] in words["side of a trial"]

    def _another_speaks(self, verb: int) -> bool:
        """True if somebody else by name, or the court, begins to speak."""
        view = self._context.view
        subject = self._context.clause(verb).subject
        if subject < 0 or not says(view, verb):
            return False
        return view.pos[subject] == "PROPN" or view.lemma[subject] in lexicon()["the court"]
