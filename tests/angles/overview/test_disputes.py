"""Two voices that the article sets against each other."""

from __future__ import annotations

from collections import Counter

import pytest

from first_page import Parse, page_of, told
from newsangles.angles.overview.disputes import TWO_SIDES, contrasts

NEWS = "Norwood closed its harbour bridge on Monday after cracks were found in it."


@pytest.mark.parametrize(
    "text",
    [
        "While the council says it has repaired the bridge, residents say nothing has been done to make it safe.",
        "Though engineers say the cracks in the bridge are old, activists have claimed the storm broke the steel.",
        "Some drivers reported that the bridge shook, but Mayor Ana Ruiz said the traffic was never in any danger.",
    ],
)
def test_one_sentence_with_two_sides(text: str, parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS}\n\n{text}")
    assert told(contrasts(page, {0}, 2, Counter())) == [(TWO_SIDES, text, None)]


def test_a_sentence_and_the_next_against_it(parse_text: Parse) -> None:
    first = "Police said the crowd at the harbour bridge broke windows, accusing protesters of throwing rocks."
    second = "By contrast, protesters said officers were heavy-handed and used gas to clear the bridge."
    page = page_of(parse_text, f"{NEWS}\n\n{first} {second}")
    (pair,) = contrasts(page, {0}, 2, Counter())
    assert (pair.text, list(pair.sentences)) == (f"{first} {second}", [1, 2])
    assert not list(contrasts(page, {0, 1}, 2, Counter()))


@pytest.mark.parametrize(
    "text",
    [
        "The council says it has repaired the bridge, and residents say the repair was done in good time.",
        "Mayor Ana Ruiz said the bridge was safe while the engineers were still at work below it.",
        "The harbour master said the bridge opens at noon. But a ferry captain said he sails on Tuesday.",
    ],
)
def test_what_is_no_dispute(text: str, parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS}\n\n{text}")
    assert not list(contrasts(page, {0}, 2, Counter()))
