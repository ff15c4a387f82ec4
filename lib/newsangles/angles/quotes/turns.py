"""Speakers' turns, as the structure of the document tells them: every statement in a turn is its speaker's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import ParsedText
from newsangles.language.structure import Structure

TURN_CONFIDENCE = 0.9
"""Confidence of a turn where the structure has measured nothing."""


def speakers_turns(view: ParsedText, structure: Structure) -> Iterator[Proposal]:
    """One proposal a part that somebody's label gives him, from the first word after the label to the part's end."""
    for part in structure.parts:
        label = (part.speaker_start, part.speaker_end)
        if part.kind != "turn" or label[0] is None or label[1] is None:
            continue
        begin = part.start if part.said_start is None else part.said_start
        words = [k for k in range(bisect_left(view.idx, begin), bisect_left(view.idx, part.end)) if view.free[k]]
        named = [k for k in range(bisect_left(view.idx, label[0]), bisect_left(view.idx, label[1])) if view.free[k]]
        if words and named:
            names = [k for k in named if view.pos[k] == "PROPN"] or named
            here = part.start <= label[0] < part.end
            confidence = TURN_CONFIDENCE if part.confidence is None else part.confidence
            cue = named[0] if here else words[0]
            item = Proposal(cue, words[0], words[-1], names[-1], 0.9, [], 0, confidence=confidence, turn=True)
            item.named = (label[0], label[1])
            yield item
