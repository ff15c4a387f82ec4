"""What is said not to be verified, and claims of responsibility."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of, told
from newsangles.angles.overview.unverified import (
    CLAIMED_BY_NOBODY,
    NOT_VERIFIED,
    RESPONSIBILITY,
    responsibility,
    unverified,
)


@pytest.mark.parametrize(
    "text",
    [
        "It was impossible to verify the account of the rebels from outside the town.",
        "The number of dead could not be independently confirmed on Monday night.",
        "The Post was unable to verify the footage that was posted on Monday.",
        "The Post has not been able to verify what the rebels say of the plane.",
        "The claim, which The Post could not verify, was made by the rebels on Monday.",
    ],
)
def test_what_could_not_be_verified(text: str, parse_text: Parse) -> None:
    assert told(unverified(page_of(parse_text, text), set(), 1)) == [(None, text, NOT_VERIFIED)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry confirmed on Monday that a plane had been lost near Karsk.",
        "The Post has verified the footage that was posted by the rebels on Monday.",
        "The board is not able to pay for the repair of the bridge this year.",
        "The council could not agree on Monday on the sale of the old harbour bridge.",
    ],
)
def test_what_was_verified_and_what_was_never_asked(text: str, parse_text: Parse) -> None:
    assert told(unverified(page_of(parse_text, text), set(), 1)) == []


def test_who_claims_responsibility(parse_text: Parse) -> None:
    text = "The Northern Front claimed responsibility for the attack on the harbour, which it said killed nine men."
    ((lead, shown, note),) = told(responsibility(page_of(parse_text, text), set(), 3))
    assert (shown, note) == (text, RESPONSIBILITY) and lead is not None and "Northern Front" in lead


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Front has not claimed responsibility for the attack on the harbour on Monday.",
        "The Northern Front may claim responsibility for the attack on the harbour, Ana Ruiz said.",
        "Ana Ruiz of the harbour board has responsibility for the two bridges of the town.",
    ],
)
def test_who_claims_none(text: str, parse_text: Parse) -> None:
    assert told(responsibility(page_of(parse_text, text), set(), 3)) == []


def test_that_nobody_claims_it_is_told_without_a_voice(parse_text: Parse) -> None:
    text = "No group claimed responsibility for the blast on the quay of Port Ellery on Monday."
    assert told(responsibility(page_of(parse_text, text), set(), 3)) == [(None, text, CLAIMED_BY_NOBODY)]
