"""Speakers' turns, as the structure of the document tells them: every statement in a turn is its speaker's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import DASHES, ParsedText
from newsangles.language.structure import PartLike, Structure

TURN_CONFIDENCE = 0.9
"""Confidence of a turn where the structure has measured nothing."""


def speakers_turns(view: ParsedText, structure: Structure) -> Iterator[Proposal]:
    """One proposal a turn, over all its paragraphs, from the first word after the label.

    A letter that nobody signs has a proposal without a source; answers of whom no name is known have none.
    """
    turns = (p for p in structure.parts if p.kind == "turn" and (p.speaker_start is not None or p.speaker is None))
    for _, group in groupby(turns, key=lambda part: (part.turn, part.speaker_start)):
        item = _turn(view, list(group))
        if item is not None:
            yield item


def _turn(view: ParsedText, parts: list[PartLike]) -> Proposal | None:
    spans = []
    for part in parts:
        words = _words(view, part.start if part.said_start is None else part.said_start, part.end)
        if words:
            spans.append((words[0], _with_dash(view, words[-1], part.end)))
    sure = min(TURN_CONFIDENCE if part.confidence is None else part.confidence for part in parts)
    if spans and parts[0].speaker is None:
        first, last = spans[0][0], spans[-1][1]
        beside = first - 1 if first else min(last + 1, view.n - 1)  # no word of its own, so that rows may stand in it
        return Proposal(beside, first, last, -1, 0.9, [], 0, confidence=sure, turn=tuple(spans))
    start, end = parts[0].speaker_start, parts[0].speaker_end
    named = [] if start is None or end is None else _words(view, start, end)
    if start is None or end is None or not spans or not named:
        return None
    names = [k for k in named if view.pos[k] == "PROPN"] or named
    return Proposal(
        named[0], spans[0][0], spans[-1][1], names[-1], 0.9, [], 0,
        confidence=sure, named=(start, end), turn=tuple(spans),
    )  # fmt: skip


def _with_dash(view: ParsedText, last: int, end: int) -> int:
    """The last word of a part, or the dash behind it where the speaker is broken off."""
    dash = last + 1
    return dash if dash < view.n and view.idx[dash] < end and view.word[dash] in DASHES else last


def _words(view: ParsedText, start: int, end: int) -> list[int]:
    return [k for k in range(bisect_left(view.idx, start), bisect_left(view.idx, end)) if view.free[k]]
