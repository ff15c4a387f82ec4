"""Days that events have from words around them."""

from __future__ import annotations

import pytest

from angle_rows import dated, row_of

TEXTS = [  # trigger, how dated
    ("Nine men were killed and six were hurt in the crash which occurred on November 9 2016.", "killed", "stated"),
    ("A 2016 attack at a school injured nine children.", "injured", "stated"),
    ("She was convicted of a charge of fraud at Derby Crown Court today after a trial.", "convicted", "stated"),
    ("Speaking on Monday, the minister thanked the jury.", "thanked", "stated"),
    ("Ana Ruiz left the party in 2014, when Pell won the vote.", "won", "stated"),
    ("At a rally on 9 May 2016, where Pell spoke, two men fell.", "spoke", "stated"),
    ("Pell was given until 9 May 2016 to pay the fine.", "given", "bounded"),
    ("Mr Brandt was indicted for the murder of a clerk.", "murder", "undated"),
]


@pytest.mark.parametrize(("text", "word", "dating"), TEXTS)
def test_days_from_words_around(text: str, word: str, dating: str) -> None:
    assert row_of(dated(text), word).dating == dating
