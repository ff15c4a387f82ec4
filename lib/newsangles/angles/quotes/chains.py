"""Speeches: quotations that run over several paragraphs, each of which opens the mark again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import ParsedText, Stretch

Chain = tuple[Stretch, ...]
"""Stretches of one speech, in the order of the text; most have one stretch only."""

CHAINED_LOG_ODDS = 1.0
"""Least log-odds of a content that is made a whole speech; the scorers know no such speeches."""


def speech_chains(view: ParsedText, items: Sequence[Proposal]) -> list[Chain]:
    """Stretches between marks, by speech.

    A chain breaks before a paragraph with a cue of its own if one before it has another: a closing mark was lost, or
    the writer attributes anew.
    """
    found: list[Chain] = []
    for _, group in groupby(view.stretches, key=lambda s: s.chain):
        stretches = tuple(group)
        if len(stretches) > 1:
            found += _parted(view, stretches, items)
        else:
            found.append(stretches)
    return found


def _parted(view: ParsedText, chain: Chain, items: Sequence[Proposal]) -> Iterator[Chain]:
    begun: list[Stretch] = []
    known: set[int] = set()
    for stretch in chain:
        own = _cues(view, stretch, items)
        if begun and own and known and not own & known:
            yield tuple(begun)
            begun, known = [], set()
        begun.append(stretch)
        known |= own
    yield tuple(begun)


def _cues(view: ParsedText, stretch: Stretch, items: Sequence[Proposal]) -> set[int]:
    """The likely cues beside a stretch, in its paragraph."""
    return {
        item.cue
        for item in items
        if item.rank == 0
        and item.log_odds > 0
        and view.para[item.cue] == view.para[stretch.open]
        and not view.inside[item.cue]
        and item.first <= stretch.last
        and stretch.first <= item.last
    }


def join_chains(view: ParsedText, items: Sequence[Proposal], chains: Sequence[Chain]) -> None:
    """Make contents whole: one that holds a part of a speech, by a cue outside it, holds all."""
    for chain in chains:
        if len(chain) < 2:
            continue
        first, last, start, end = chain[0].first, chain[-1].last, chain[0].open, chain[-1].close
        for item in items:
            if start <= item.cue <= end or item.last < first or last < item.first:
                continue
            if item.last < chain[0].last and chain[0].first < item.first:
                continue  # a few words in its middle
            item.first, item.last = min(first, item.first), max(last, item.last)
            if item.rank == 0 and item.log_odds > -99.0:
                item.log_odds = max(item.log_odds, CHAINED_LOG_ODDS)
