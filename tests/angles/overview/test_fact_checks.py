"""Fact-checks: the claim with its rating, and the finding."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview.fact_checks import finding, is_fact_check, rated
from newsangles.angles.overview.lead import lead

CLAIM = "The harbour council of Port Ellery owns a house that is worth 9 million dollars."
FOUND = "The claim that the harbour council owns a house that is worth 9 million dollars is false."
BODY = f"A message on this was shared by many people on Monday.\n\nThe council rents two rooms in the town.\n\n{FOUND}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Claim\n\n{CLAIM}\n\nRating\n\nFalse\n\n{BODY}", "Claim, rated “False”"),
        (f"Claim: {CLAIM}\n\nVerdict: Mostly false\n\n{BODY}", "Claim, rated “Mostly false”"),
        (f"Claim\n\n{CLAIM}\n\n{BODY}", None),
        (f"{CLAIM}\n\nRating\n\nFalse\n\n{BODY}", None),
    ],
)
def test_the_claim_stands_there_with_its_rating_or_not_at_all(text: str, shown: str | None, parse_text: Parse) -> None:
    page = page_of(parse_text, text, title="Does the harbour council own a house?")
    found = rated(page)
    assert (found.lead if found else None) == shown
    if "Claim" in text:
        assert [(first.text == CLAIM) for first in lead(page)] == [shown is not None]


def test_the_finding_is_told_behind_it(parse_text: Parse) -> None:
    page = page_of(parse_text, f"Claim\n\n{CLAIM}\n\nRating\n\nFalse\n\n{BODY}")
    assert [found.text for found in finding(page, set())] == [FOUND]


@pytest.mark.parametrize(
    "text",
    [FOUND, f"{CLAIM} The council claimed so.", "Claim forms were sent to 40 people in Port Ellery on Monday.", ""],
)
def test_other_articles_are_no_fact_checks(text: str, parse_text: Parse) -> None:
    page = page_of(parse_text, text)
    assert not is_fact_check(page) and list(finding(page, set())) == [] and rated(page) is None


def test_a_claim_that_goes_round_has_the_headline_before_it(parse_text: Parse) -> None:
    text = "A picture is being shared by thousands who claim that it shows the harbour bridge on fire."
    (found,) = lead(page_of(parse_text, text, title="Old picture falsely shared as a fire on the harbour bridge"))
    assert found.lead == "“Old picture falsely shared as a fire on the harbour bridge”"
    (found,) = lead(page_of(parse_text, text, title="Picture of the harbour bridge makes the rounds"))
    assert found.lead is None or "falsely" not in found.lead
