"""Second sources at the end of a content: “…, the office said”, and a name with an office before *said*.

A content never takes in who says it. Where somebody else is named at the end for all that stands before, the content
is that one's, and the first row stands within it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsangles.angles.quotes.cues import FINITE, says, told_audience
from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import ParsedText

TAIL_LOG_ODDS = 2.0
"""Log-odds of a sentence whose source follows it, where the scorers read it otherwise."""

MIN_LOG_ODDS, MIN_THAT_LOG_ODDS = -1.1, -3.0
"""A row whose log-odds are >= this is looked at; the second for a content with *that*."""

MAX_SOURCE_WORDS, MAX_WORDS_AFTER = 14, 5
"""Limits of the words of a source at the end, and of a date after its verb."""

LINKING = frozenset("and as because but if or than that though what when where which while who whom whose".split())
"""Words that begin a clause, not the source of what stands before."""


class Tail(NamedTuple):
    """A source with its verb at the end of a sentence: the last word before it, its head, the verb."""

    before: int
    source: int
    cue: int


def cut_tails(view: ParsedText, items: Sequence[Proposal]) -> list[Proposal]:
    """Cut the contents that take in a second source at their end; return the proposals of these sources."""
    found: dict[int, Proposal] = {}
    for item in items:
        least = MIN_THAT_LOG_ODDS if view.lower[item.first] == "that" and says(view, item.cue) else MIN_LOG_ODDS
        if item.turn or item.named or item.log_odds < least:
            continue
        if item.cue < item.first and (tail := tail_of(view, item)) is not None:
            item.last = tail.before
            first = _opening(view, item.cue)
            known = found[tail.cue].log_odds if tail.cue in found else TAIL_LOG_ODDS
            odds = max(known, item.log_odds + 0.1)  # before the row that it takes in
            found[tail.cue] = Proposal(tail.cue, first, tail.before, tail.source, 0.9, [], 0, odds)
        elif item.last < item.cue and (own := _named_with_office(view, item)) is not None:
            item.last, item.source = own
    return list(found.values())


def tail_of(view: ParsedText, item: Proposal) -> Tail | None:
    """The source and verb that end the sentence of a cue, behind all that its content says."""
    first, last = view.bounds[view.sent[item.cue]]
    if not first <= item.last <= last or view.inside[item.cue] or item.last - item.cue < 3:
        return None
    for verb in range(last, max(item.cue, last - MAX_WORDS_AFTER - 2), -1):
        if view.tag[verb] not in FINITE or view.tag[verb] == "MD" or view.inside[verb]:
            continue
        if not says(view, verb) and told_audience(view, verb) < 0:
            continue
        if item.last < verb - 1 or not _only_dated(view, verb, last):
            return None
        start = verb
        while start > item.first and verb - start <= MAX_SOURCE_WORDS and not _parts(view, start - 1):
            start -= 1
        words = range(start, verb)
        if start <= item.first or not words or len(words) > MAX_SOURCE_WORDS or view.lower[start] in LINKING:
            return None
        if not _is_source(view, words):
            return None
        before = start - 1
        while before > item.first and not view.free[before]:
            before -= 1
        said = any(view.tag[k] in FINITE for k in range(item.first, before + 1))
        return Tail(before, min(words, key=lambda k: (view.depth[k], -k)), verb) if said else None
    return None


def _parts(view: ParsedText, k: int) -> bool:
    return view.lower[k] in (",", ";") or bool(view.closes[k])


def _is_source(view: ParsedText, words: range) -> bool:
    """True for a noun phrase without a verb or an adverb."""
    nouns = any(view.pos[k] in ("NOUN", "PROPN", "PRON") for k in words)
    return nouns and not any(view.tag[k] in FINITE or view.pos[k] in ("VERB", "AUX", "ADV") for k in words)


def _only_dated(view: ParsedText, verb: int, last: int) -> bool:
    """True if only a date follows a verb to the end of its sentence."""
    rest = [k for k in range(verb + 1, last + 1) if view.free[k]]
    return all(view.ent[k] in ("DATE", "TIME") or view.pos[k] == "ADP" for k in rest)


def _opening(view: ParsedText, cue: int) -> int:
    first = view.bounds[view.sent[cue]][0]
    return next(k for k in range(first, cue + 1) if view.free[k] or k == cue)


def _named_with_office(view: ParsedText, item: Proposal) -> tuple[int, int] | None:
    """The end and source of a content that took its source in: …, Jan Roe, the mayor, said."""
    cue = item.cue
    inside = item.source < 0 or item.first <= item.source <= item.last
    if not inside or not says(view, cue) or view.tag[cue] not in FINITE or view.lower[cue - 1] != ",":
        return None
    if view.sent[item.last] != view.sent[cue] or any(
        view.dep[k] == "nsubj" and k > item.last for k in _kids(view, cue)
    ):
        return None
    for comma in _commas(view, item):
        end = comma + 1
        while end <= item.last and view.pos[end] == "PROPN" and view.word[end][:1].isupper():
            end += 1
        named = end - comma > 2 and view.ent[comma + 1] in ("PERSON", "") and view.lower[end : end + 1] == [","]
        if named and end < cue - 1 and not any(_acts(view, k) for k in range(end, cue - 1)):
            return max(comma - 1, item.first), end - 1
    return None


def _commas(view: ParsedText, item: Proposal) -> Iterator[int]:
    """The commas before a cue that may begin its source, the last first."""
    low = max(item.first + 2, item.cue - 2 * MAX_SOURCE_WORDS)
    return (k for k in range(item.last - 1, low, -1) if view.lower[k] == "," and not view.inside[k])


def _acts(view: ParsedText, k: int) -> bool:
    return view.tag[k] in FINITE or bool(view.inside[k])


def _kids(view: ParsedText, k: int) -> list[int]:
    return list(view.children[k])
