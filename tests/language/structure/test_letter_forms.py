"""Forms of greetings, closing formulas and signatures."""

from __future__ import annotations

import pytest

from newsangles.errors import ParameterError
from newsangles.language.rules import Rules, using
from newsangles.language.structure.letter_forms import closes, closes_within, greets, is_title_of_letters, signer
from newsangles.language.structure.lines import line_of

GREETINGS = (
    "Dear Sirs,|Dear Rector,|Dear Sir or Madam:|Dear Mr. Roe,|To the Editor:|To the Editor of The Post.|Sir, –|"
    "MR. EDITOR:|Editor –|Sir,—I beg leave to say a word|To the Editor: It is a tax|Dear Editor, your story was wrong|"
    "Hi all,"
).split("|")
NO_GREETINGS = (
    "Dear is the price of coal.|Editor of the Post resigns|Sir John Frye spoke first.|“Dear Ana,|"
    "Dear Ana, I wrote to you. It rains.|Editor’s note: this was changed|Hello"
).split("|")
SIGNERS = {
    "Pia Lund, nurse, Holm hospital": "Pia Lund",
    "Tom Hale (retired pilot)": "Tom Hale",
    "— Jane Roe, Lund": "Jane Roe",
    "JANE ROE / Lund": "JANE ROE",
    "D. M. S.": "D. M. S.",
    "Jane Roe and Tom Hale, Lund": "Jane Roe and Tom Hale",
}
NO_SIGNERS = (
    "The Holm Post, Monday|Save the light|Pia Lund, who was born in Lund|Why me?|“Pia Lund”|lund, holm|It is late."
).split("|")


@pytest.mark.parametrize("text", GREETINGS)
def test_greetings(text: str) -> None:
    assert greets(line_of(text, 0, len(text)))


@pytest.mark.parametrize("text", NO_GREETINGS)
def test_no_greetings(text: str) -> None:
    assert not greets(line_of(text, 0, len(text)))


@pytest.mark.parametrize(("text", "name"), SIGNERS.items())
def test_signers(text: str, name: str) -> None:
    found = signer(text, closed=False)
    assert found is not None
    assert text[found.start : found.end] == name


@pytest.mark.parametrize("text", NO_SIGNERS)
def test_no_signers(text: str) -> None:
    assert signer(text, closed=False) is None


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Yours faithfully,", ""),
        ("Sincerely, Jane Roe, Lund", "Jane Roe, Lund"),
        ("I am, Sir, your obedient servant,", ""),
        ("With best wishes,", ""),
        ("Thank you for your letter.", None),
        ("Sincerely held views matter.", None),
        ("Love is all we need.", None),
    ],
)
def test_closing_formulas(text: str, after: str | None) -> None:
    found = closes(text)
    assert (None if found is None else text[found:]) == after


def test_a_formula_closes_a_paragraph() -> None:
    text = "It kept out no wave.—I am, Sir, yours truly, A RATEPAYER."
    found = closes_within(text)
    assert found is not None
    assert (text[found[0] :], text[found[1] :]) == ("I am, Sir, yours truly, A RATEPAYER.", "A RATEPAYER.")
    assert closes_within("He says that he is sincerely sorry. All of them are with us in hope.") is None


def test_titles_of_letters() -> None:
    for text in ("Letters", "Life cuts: Letters", "Letters to the editor", "Letters: On the toll", "Your letters"):
        assert is_title_of_letters(line_of(text, 0, len(text)))
    for text in ("Letters from a lost war", "Letter bomb found in Holm", "Nurse writes letters to minister"):
        assert not is_title_of_letters(line_of(text, 0, len(text)))


@pytest.mark.parametrize("wrong", ["greeting\tdear", "odd\t\tdear", "closing\t\t(yours"])
def test_a_wrong_line_is_named(wrong: str) -> None:
    with using(Rules(added={"letters.tsv": [wrong]})), pytest.raises(ParameterError):
        closes("Yours,")
