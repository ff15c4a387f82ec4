"""Sentences that are claims as a whole: *The first mayor who ever left office.*"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from newsangles.angles.claims.extents import Unit
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.quotes.cues import says
from newsangles.tables.schema import Predicate, Quote

MIN_WORTH = 0.5
"""A sentence without a claim is one if its check-worthiness is >= this."""

MIN_WORDS = 6
"""And if it has >= this many words."""

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ENDS = frozenset(".!”\"’'")


def whole_sentences(
    context: Presentations,
    predicates: Sequence[Predicate],
    quotes: Iterable[Quote],
    units: Sequence[Unit],
    worth: Callable[[int, int], float],
) -> Iterator[Unit]:
    """The sentences without any claim that are worth checking, each headed by its highest predicate."""
    view = context.view
    covered = {view.sent[i] for unit in units for i in (unit.first, context.verb_of(unit.word), unit.last)}
    hearsay = (quote.cue_start for quote in quotes if quote.source is None and quote.cue_start is not None)
    covered.update(view.sent[view.word_at(at)] for at in hearsay)
    heads: dict[int, tuple[int, int, Predicate]] = {}
    for row in predicates:
        word = view.word_at(row.start)
        n = view.sent[word]
        if n not in covered and row.status != "question" and (n not in heads or view.depth[word] < heads[n][0]):
            heads[n] = view.depth[word], word, row
    for n, (_, word, row) in heads.items():
        first, last = view.free_bounds[n]
        ends = view.text[view.end[last] : view.end[last] + 1]
        told = any(view.tag[i] in _FINITE for i in range(first, last + 1)) and ends and ends in _ENDS
        one_voice = len({bool(view.inside[i]) for i in range(first, last + 1) if view.free[i]}) == 1
        words = sum(view.free[i] for i in range(first, last + 1))
        said = context.kids(word, "ccomp")
        if says(view, word) and all(_is_empty(context, k) for k in said):  # …, a clerk said: what is said was not found
            continue
        if told and one_voice and words >= MIN_WORDS and worth(*view.bounds[n]) >= MIN_WORTH:
            yield Unit(row, word, first, last, "whole sentence", None)


def _is_empty(context: Presentations, verb: int) -> bool:
    """True for a clause whose deed stands elsewhere: *admitted that he did*."""
    view = context.view
    return view.lower[verb] in ("do", "does", "did") and view.lower[verb + 1 : verb + 2] == ["."]
