"""Confidence of rows: the calibrated probability, less where the ways of reading disagree."""

from __future__ import annotations

import math
from collections.abc import Sequence

from newsangles.angles.quotes.cues import cue_key
from newsangles.angles.quotes.proposals import Proposal
from newsangles.angles.quotes.selection import Nearby
from newsangles.angles.quotes.spans import source_head
from newsangles.angles.quotes.topics import is_put_in_heads
from newsangles.angles.quotes.unsaid import is_met_with
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Calibration

SOURCE_DOUBT = 0.7
"""Share of right sources where the scorers chose another word than the cue's own subject (128 of PolNeAR)."""

UNCLOSED_DOUBT = 0.5
"""Factor where a mark in the content is never closed (1 of 4 was exact)."""

RIVAL_DOUBT = 0.6
"""Factor where a likely content of another cue crosses the row's own. 4 of 12 were exact, 8 expected."""

MIN_RIVAL_LOG_ODDS = -0.5
"""A rival's content is likely if its log-odds are > this."""

INFERENCE_DOUBT = 0.5
"""Factor for what the writer concludes from something: *this suggests that* …, *spending so much shows that* …"""

INFERRING = frozenset(
    "confirm demonstrate illustrate imply indicate mean prove reflect reveal show signal suggest".split()
)

HEADS_DOUBT, MET_DOUBT = 0.6, 0.6
"""Factors for a thought that the writer gives a crowd or a state, and for a thing met with."""

NOBODYS_DOUBT = 0.6
"""Factor for a passive of which nobody is the source: was seen as weak. Set by hand after reading such rows."""

NESTED_SHARE = 0.95
"""Share of cues that attribute, among those outside other contents that would do as nested rows.

With the probability of the content it gives the confidence of a nested row, which no annotated text has. Measured on
PolNeAR dev outside other contents (827): at .5 .41 are exact, at .7 .58, at .8 .70, at .9 .86, at 1 .95.
"""


def confidence(view: ParsedText, item: Proposal, calibration: Calibration, known: Nearby) -> float:
    """The confidence of a chosen row; `known`: the best proposals of all cues."""
    if item.turn:
        return item.confidence
    return calibration(item.log_odds) * doubt(view, item, known)


def nested_confidence(item: Proposal) -> float:
    """The confidence of a row within another's content, by the probability of its content given its cue."""
    return NESTED_SHARE * math.exp(dict(item.numbers)["content"])


def best_proposals(view: ParsedText, items: Sequence[Proposal]) -> Nearby:
    """The likely contents, by sentence."""
    found = Nearby(view)
    for item in items:
        if item.rank == 0 and item.log_odds > MIN_RIVAL_LOG_ODDS:
            found.add(item)
    return found


def doubt(view: ParsedText, item: Proposal, known: Nearby) -> float:
    """The factor by which disagreement lowers a row's confidence; 1: there is none."""
    if not item.numbers:
        return 1.0  # by rule: no other reading was looked at
    factor = HEADS_DOUBT if is_put_in_heads(view, item) else MET_DOUBT if is_met_with(view, item) else 1.0
    if is_inferred(view, item):
        factor *= INFERENCE_DOUBT
    subjects = [k for k in view.children[item.cue] if view.dep[k] == "nsubjpass"]
    if item.source < 0 and any(item.first <= k <= item.last for k in subjects):
        factor *= NOBODYS_DOUBT
    own = next((k for k in view.children[item.cue] if view.dep[k] == "nsubj"), -1)
    if own >= 0 and source_head(view, item) != own:
        factor *= SOURCE_DOUBT
    if any(
        not s.closed and not s.continues
        for n in {view.stretch[item.first], view.stretch[item.last]} - {-1}
        for s in (view.stretches[n],)
    ):
        factor *= UNCLOSED_DOUBT
    if any(crosses(item, other) for other in known.to(item)):
        factor *= RIVAL_DOUBT
    return factor


def is_inferred(view: ParsedText, item: Proposal) -> bool:
    """True for a conclusion of the writer's own, from *this* or from what somebody does."""
    if cue_key(view, item.cue) not in INFERRING or view.inside[item.cue]:
        return False
    kids = view.children[item.cue]
    if any(view.dep[k] == "csubj" for k in kids):
        return True
    own = next((k for k in kids if view.dep[k] == "nsubj"), -1)
    return own >= 0 and (view.lower[own] in ("this", "these", "those") and view.first[own] == own)


def crosses(item: Proposal, other: Proposal) -> bool:
    """True if two rows share words, and neither stands with its cue in the other's content."""
    if item.cue == other.cue or not item.overlaps(other):
        return False
    return not (_holds(item, other) or _holds(other, item))


def _holds(item: Proposal, other: Proposal) -> bool:
    return item.first <= min(other.cue, other.first) and max(other.cue, other.last) <= item.last
