"""Scare quotes: a few marked words in the outlet's own sentence that are nobody's quotation, no title, name or term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsangles.angles.framing.wording_words import colours, loaded
from newsangles.language.parsed_text import ParsedText, Stretch
from newsangles.language.spans import SpanIndex
from newsangles.tables.schema import Quote

MAX_WORDS = 3
"""Words that scare quotes hold: <= this many."""

MIN_OUTSIDE = 6
"""Words of the sentence outside the marks: >= this many, else it is a heading or a label."""

PARTS = frozenset(("NOUN", "ADJ", "ADV", "VERB"))
INNER = frozenset(("NOUN", "ADJ", "ADV", "VERB", "ADP", "DET", "PART", "PUNCT", "CCONJ"))


class Marked(NamedTuple):
    """Words in marks of the outlet's own: the first and last one, and whether the marks surely keep a distance."""

    first: int
    last: int
    sure: bool


def scare_quotes(view: ParsedText, quotes: Sequence[Quote]) -> Iterator[Marked]:
    """Marked words of the outlet's own sentences that nobody said and that name nothing.

    Marks about a rare word introduce a term; about a single everyday word they surely keep a distance.
    """
    if not view.stretches:
        return
    words = colours()
    spoken = SpanIndex([span for quote in quotes if _is_somebodys(quote) for span in _reach(quote)])
    by_sentence: dict[int, int] = {}
    for one in view.stretches:
        by_sentence[view.sent[one.first]] = by_sentence.get(view.sent[one.first], 0) + 1
    heard = _heard(view)
    for one in view.stretches:
        start, end = view.idx[one.first], view.end[one.last]
        if by_sentence[view.sent[one.first]] > 1 or not _is_phrase(view, one):
            continue
        if spoken.around(start, end) or _names(view, one, words) or tuple(_words(view, one)) in heard:
            continue
        denied = any(view.dep[k] == "neg" for k in view.children[view.head[one.first]])  # was no “scam”
        yield Marked(one.first, one.last, one.first == one.last and not denied and _is_everyday(view, one.first))


def _is_somebodys(quote: Quote) -> bool:
    return quote.source is not None or quote.cue is not None or quote.actor_id is not None


def _reach(quote: Quote) -> list[tuple[int, int]]:
    """The stretch of text that a quote's attribution takes in, its source and cue with it."""
    ends = [quote.start, quote.end]
    for at in (quote.cue_start, quote.cue_end, quote.source_start, quote.source_end):
        if at is not None and abs(at - quote.start) < 400:
            ends.append(at)
    return [(min(ends), max(ends))]


def _is_phrase(view: ParsedText, one: Stretch) -> bool:
    """True for one to three small words of a noun or adjective phrase inside a whole sentence."""
    inner = [k for k in range(one.first, one.last + 1) if view.free[k]]
    count = len(view.text[view.idx[one.first] : view.end[one.last]].split())
    if not one.closed or one.speech or not inner or count > MAX_WORDS or view.sent[one.open] != view.sent[one.close]:
        return False
    if not all(view.word[k].islower() or not view.word[k][0].isalpha() for k in inner):
        return False
    if (
        not all(view.pos[k] in INNER for k in inner)
        or view.pos[inner[-1]] not in PARTS
        or any(view.ent[k] for k in inner)
    ):
        return False
    first, last = view.bounds[view.sent[one.first]]
    outside = sum(view.free[k] for k in range(first, last + 1)) - len(inner)
    return outside >= MIN_OUTSIDE and view.ends_text(last)


def _names(view: ParsedText, one: Stretch, words: dict[str, frozenset[str]]) -> bool:
    """True if the words about the marks say that they name something, or that somebody said it."""
    first, last = view.bounds[view.sent[one.first]]
    outside = [k for k in range(first, last + 1) if view.free[k] and not one.first <= k <= one.last]
    near = [k for k in outside if one.open - 5 <= k <= one.close + 3]
    top = view.head[view.top(one.first, one.last)]
    if any(view.lemma[k] in words["naming"] or view.lower[k] in words["naming"] for k in (*near, top)):
        return True
    if view.word[one.open - 1] == "(" if one.open else False:
        return True
    return any(view.lemma[k] in words["saying"] or view.lower[k] in words["saying"] for k in outside)


def _heard(view: ParsedText) -> frozenset[tuple[str, ...]]:
    """The runs of one to three words within the longer stretches in marks: what the text quotes."""
    runs: set[tuple[str, ...]] = set()
    for one in view.stretches:
        words = _words(view, one)
        if len(words) > MAX_WORDS:
            runs.update(tuple(words[k : k + size]) for size in range(1, MAX_WORDS + 1) for k in range(len(words)))
    return frozenset(runs)


def _words(view: ParsedText, one: Stretch) -> list[str]:
    return view.text[view.idx[one.first] : view.end[one.last]].lower().split()


def _is_everyday(view: ParsedText, i: int) -> bool:
    """True for a noun or adjective that the list of words knows."""
    part = {"NOUN": "n", "ADJ": "a"}.get(view.pos[i], "")
    return (view.lemma[i], part) in loaded().use or (view.lower[i], part) in loaded().use
