"""Where a claim ends before a credit, and whom credits name."""

from __future__ import annotations

import pytest

from angle_rows import Parse, claim

CREDITS = [
    (
        "The gunmen were arrested on the coast road after a chase, Petra Novak, deputy head of the police, said.",
        "arrested",
        "The gunmen were arrested on the coast road after a chase",
        "Petra Novak, deputy head of the police",
    ),
    (
        "Thieves broke into the chapel at night and took two bells, Tom Hale, a churchwarden, said Monday.",
        "bells",
        "Thieves broke into the chapel at night and took two bells",
        "Tom Hale, a churchwarden",
    ),
    (
        "As papers leaked to the Hull Courier have unveiled, the firm hid its losses.",
        "losses",
        "the firm hid its losses",
        "papers leaked to the Hull Courier",
    ),
    (
        'The news came late.\n\n"The river rose by three feet in the night."—Hull Packet.\n\nThe mayor has left.',
        "river",
        "The river rose by three feet in the night",
        "Hull Packet",
    ),
    (
        'EXTRACT OF A LETTER FROM LEEDS, MAY 3.\n\n"The mill was burnt last night."\n\nThe mayor has left.',
        "mill",
        "The mill was burnt last night",
        "EXTRACT OF A LETTER FROM LEEDS, MAY 3",
    ),
    (
        'The following is from a Hull paper of Monday:\n\n"The river rose in the night."\n\nThe mayor has left.',
        "river",
        "The river rose in the night",
        "a Hull paper of Monday",
    ),
]


@pytest.mark.parametrize(("text", "part", "unit", "source"), CREDITS)
def test_credit(parse_text: Parse, text: str, part: str, unit: str, source: str) -> None:
    row = claim(parse_text(text), part)
    assert (row.text, row.source) == (unit, source)
