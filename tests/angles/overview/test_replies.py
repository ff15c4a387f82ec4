"""What the other side says of a charge."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview.replies import KIND, MOST_WORDS, with_replies
from newsangles.angles.overview.sentences import Statement
from newsangles.angles.overview.sides import TOPIC

NEWS = "A surgeon has appeared in court in Norwood accused of stealing drugs from the city hospital."


def replied(parse_text: Parse, text: str) -> list[tuple[str | None, str]]:
    page = page_of(parse_text, f"{NEWS}\n\n{text}")
    return [(one.lead, one.text) for one in with_replies(page, [], {0}, 2)]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("The surgeon, who also works at a clinic in Bexford, sat in court and denied all the allegations.",
         "Denial by the surgeon"),
        ("A spokesman for the city hospital, which runs two clinics, said the drugs were kept within the rules.",
         "A spokesman for the city hospital"),
        ("Mr Harlan insisted he had followed the hospital's rules on every single day.", "Mr Harlan"),
        ("The hospital apologised to patients for the missing drugs but added it would not close the ward.",
         "The hospital"),
        ("Asked about the missing drugs, Mayor Ana Ruiz told reporters the hospital checks its stores every week.",
         "Mayor Ana Ruiz"),
        ("Nurse Paula Lind said the theft was isolated and unrelated to the fire at another hospital in Norwood.",
         "Nurse Paula Lind"),
    ],
)  # fmt: skip
def test_a_reply_stands_whole(text: str, lead: str, parse_text: Parse) -> None:
    assert replied(parse_text, text) == [(lead, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ana Ruiz said the hospital will make sure that the drugs are safe and open a second store.",
        "“There are rules to medicine and rules to life and to the theatre as well,” said Mayor Ana Ruiz.",
        "Mayor Ana Ruiz said the city hospital opened a new store for drugs in the spring of last year.",
        "The spokesman said that the drugs in the store were kept within the rules on every single day.",
        "He said in a later letter that he had followed the hospital's rules on every single day.",
        "The hospital would not say whether it had apologised to the patients for the missing drugs.",
    ],
)
def test_what_is_no_reply_or_cannot_stand(text: str, parse_text: Parse) -> None:
    assert not replied(parse_text, text)


def test_a_reply_behind_what_it_goes_on_from(parse_text: Parse) -> None:
    first = "The drugs office said on Tuesday that the hospital had kept its drugs in an open store for years."
    second = "“The checks were lawful and proper, and no drugs were found missing,” it said in response to a letter."
    page = page_of(parse_text, f"{NEWS}\n\n{first}\n\n{second}")
    shown = [Statement(TOPIC, first, 1, page.begins(1), lead="The drugs office")]
    (one,) = with_replies(page, shown, {0, 1}, 2)
    assert (one.text, one.lead, list(one.sentences)) == (f"{first} {second}", "The drugs office", [1, 2])
    (pair,) = with_replies(page, [], {0}, 2)
    assert (pair.text, pair.lead, pair.kinds) == (f"{first} {second}", None, (KIND,))


def test_a_finding_behind_the_denial(parse_text: Parse) -> None:
    first = "Surgeon Paul Harlan denied taking the drugs from the store while he was at work in the hospital."
    second = "However these claims were found proven by the hospital."
    page = page_of(parse_text, f"{NEWS}\n\n{first}\n\n{second}")
    shown = [Statement(TOPIC, first, 1, page.begins(1), lead="Denial by Surgeon Paul Harlan")]
    (one,) = with_replies(page, shown, {0, 1}, 2)
    assert one.text == f"{first} {second}"


def test_limits(parse_text: Parse) -> None:
    long = f"Mr Harlan insisted he had followed the rules {'and the rules ' * MOST_WORDS}of the hospital."
    assert not replied(parse_text, long)
    page = page_of(
        parse_text, f"{NEWS}\n\nMr Harlan insisted he had followed the hospital's rules on every single day."
    )
    assert not with_replies(page, [], {0}, 0)
