"""Confidence of rows."""

from __future__ import annotations

from angle_rows import Parse
from newsangles.angles.quotes.confidence import NESTED_SHARE, crosses, nested_confidence
from newsangles.angles.quotes.proposals import Proposal


def proposal(cue: int, first: int, last: int) -> Proposal:
    """A proposal with a probable content."""
    return Proposal(cue, first, last, -1, 0.5, [("content", 0.0)], 0)


def test_a_nested_row_has_a_confidence(parse_text: Parse) -> None:
    outer, inner = parse_text("Ortiz said that officials had warned that the river could flood.")._.quotes
    assert inner.inside == outer.quote_id
    assert inner.confidence is not None
    assert 0.5 < inner.confidence <= NESTED_SHARE
    assert nested_confidence(proposal(0, 1, 2)) == NESTED_SHARE


def test_a_mark_that_is_never_closed_lowers_it(parse_text: Parse) -> None:
    (closed,) = parse_text("The mayor said: “The road is closed for repairs.”")._.quotes
    (lost,) = parse_text("The mayor said: “The road is closed for repairs.")._.quotes
    assert lost.confidence is not None
    assert closed.confidence is not None
    assert lost.confidence < closed.confidence


def test_crossing() -> None:
    assert crosses(proposal(0, 2, 6), proposal(9, 4, 8))
    assert not crosses(proposal(0, 2, 9), proposal(3, 4, 8))  # nested
    assert not crosses(proposal(0, 2, 6), proposal(0, 4, 8))  # one cue
    assert not crosses(proposal(0, 2, 3), proposal(9, 4, 8))  # apart


def test_a_thought_given_to_a_crowd_or_state_is_less_sure(parse_text: Parse) -> None:
    (mayor,) = parse_text("The mayor fears that a delay is a defeat.")._.quotes
    (many,) = parse_text("Many in Lagos fear that a delay is a defeat.")._.quotes
    assert (many.confidence or 0) < 0.7 < (mayor.confidence or 0)


def test_a_passive_of_nobody_is_less_sure(parse_text: Parse) -> None:
    (row,) = parse_text("The rest are presumed dead after the ferry sank.")._.quotes
    assert (row.confidence or 0) < 0.5
