"""Open references: what a sentence leaves to the one before."""

from __future__ import annotations

import pytest

from first_page import Parse
from newsangles.angles.overview.references import has_open_noun, is_open, says_this


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A plan within it to close the harbour bridge had been put off.", True),
        ("If that holds up, the town will lose the harbour bridge.", True),
        ("The ferries have seen a loss, too.", True),
        ("The town closed the facility in the winter.", True),
        ("The mayor of the town will decide on the matter on Monday.", True),
        ("The town built a bridge and painted a picture of it.", False),
        ("The bridge is too old for the lorries of the town.", False),
        ("The town closed the facility for old lorries in the winter.", False),
        ("The council voted to close the bridge, and the mayor praised the move.", False),
        ("Those who cross the bridge pay for it.", False),
        ("The mayor knows that the bridge is old.", False),
    ],
)
def test_what_leads_out_of_a_sentence(text: str, found: bool, parse_text: Parse) -> None:
    assert is_open(parse_text(text)[:]) == found


def test_nouns_and_pronouns_that_stand_for_what_was_told(parse_text: Parse) -> None:
    noun, pronoun = parse_text("The town has put off the measure.")[:], parse_text("This cost the town a bridge.")[:]
    assert (has_open_noun(noun), says_this(noun)) == (True, False)
    assert (has_open_noun(pronoun), says_this(pronoun)) == (False, True)
