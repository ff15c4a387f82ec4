"""Denials and pleas below the accusation that they may answer."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview.answers import accuses, answers, denials, placed, refusals
from newsangles.angles.overview.sentences import THE_NEWS, Statement

CHARGED = "Tom Hale was charged on Monday with the theft of the harbour bridge."
FIRST = Statement(topic=THE_NEWS, text=CHARGED, sentence=0, start=0)
OTHER = Statement(topic="Check first", text="x", sentence=1, start=70)


@pytest.mark.parametrize(
    ("answer", "lead"),
    [
        ("Tom Hale pleaded not guilty in the court of the town.", "Tom Hale"),
        ("Hale has pleaded not guilty.", "Hale"),
        ("Tom Hale denies any wrongdoing.", "Denial by Tom Hale"),
        ("Tom Hale denied that he had ever sold the harbour bridge.", "Denial by Tom Hale"),
        ("Tom Hale rejected the allegations on Friday.", "Denial by Tom Hale"),
        ("The charge was denied by Tom Hale.", "Denial by Tom Hale"),
        ("Tom Hale and Ana Ruiz pleaded not guilty in the court of the town.", "Tom Hale and Ana Ruiz"),
    ],
)
def test_a_plea_or_a_denial_stands_directly_below(answer: str, lead: str, parse_text: Parse) -> None:
    page = page_of(parse_text, f"{CHARGED} The bridge is old. {answer}")
    found = list(answers(page, [FIRST, OTHER], 3))
    assert [(row.lead, row.text, row.note) for _, row in found] == [(lead, answer, None)]
    shown = placed([FIRST, OTHER], found)
    assert [(row.topic, row.sentence) for row in shown] == [
        (THE_NEWS, 0),
        ("What each side says", 2),
        ("Check first", 1),
    ], "below the first line it opens what each side says"
    assert list(answers(page, [FIRST], 0)) == list(answers(page, [OTHER], 3)) == []


@pytest.mark.parametrize(
    "answer",
    [
        "The court denied Tom Hale bail on Friday.",
        "Tom Hale rejected the plan for a new bridge.",
        "Tom Hale did not deny the theft of the bridge.",
        "The charge was not denied by Tom Hale.",
        "Tom Hale pleaded guilty in the court of the town.",
        "Tom Hale will plead not guilty in the court of the town.",
        "A man from the harbour denied the allegations on Friday.",
        "Ana Ruiz denied that the old ferry had ever been sold.",
        "Did Tom Hale ever deny the theft of the bridge?",
    ],
)
def test_what_is_no_answer_or_has_no_certain_voice_is_not_shown(answer: str, parse_text: Parse) -> None:
    page = page_of(parse_text, f"{CHARGED} The bridge is old. {answer}")
    assert list(answers(page, [FIRST], 3)) == []


def test_an_answer_that_is_shown_already_moves_up(parse_text: Parse) -> None:
    page = page_of(parse_text, f"{CHARGED} The bridge is old. Tom Hale denied any theft of the old harbour bridge.")
    there = Statement(topic="Check first", text=page.printed(2), sentence=2, start=page.begins(2))
    shown = placed([FIRST, OTHER, there], list(answers(page, [FIRST, OTHER, there], 3)))
    assert [row.sentence for row in shown] == [0, 2, 1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (CHARGED, True),
        ("Ana Ruiz accused Tom Hale of the theft of the bridge.", True),
        ("Tom Hale was not charged with the theft of the bridge.", False),
        ("The harbour bridge was closed on Monday after a storm.", False),
    ],
)
def test_a_sentence_that_accuses(text: str, found: bool, parse_text: Parse) -> None:
    assert accuses(page_of(parse_text, text), 0) == found


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Tom Hale pleaded not guilty to all the charges when he came before the court on Friday.", "Tom Hale"),
        ("Tom Hale, who denies the accusation, has lived on the northern islands for years.", "Denial by Tom Hale"),
        ("The town is calm, while the harbour police deny accusations of brutality by all sides.", None),
    ],
)
def test_a_denial_stands_also_without_an_accusation(text: str, lead: str | None, parse_text: Parse) -> None:
    page = page_of(parse_text, f"The council has closed the harbour bridge after a storm.\n\n{text}")
    shown = [row.lead for row in denials(page, {0}, 3)]
    assert shown == [lead or "Denial by the harbour police"] and list(denials(page, {0, 1}, 3)) == []


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Harbour Works did not accept the offer of the council to buy the bridge.", "Harbour Works"),
        ("Harbour Works refused to sell the bridge to the council at a low price.", "Harbour Works"),
        ("Harbour Works declined to comment on the offer of the council on Monday.", None),
        ("Harbour Works accepted the offer of the council to buy the old bridge.", None),
    ],
)
def test_who_refuses_is_a_side(text: str, lead: str | None, parse_text: Parse) -> None:
    page = page_of(parse_text, f"The council has made an offer to buy the bridge from a company.\n\n{text}")
    assert [found.lead for found in refusals(page, {0}, 1)] == ([lead] if lead else [])


def test_a_short_denial_is_told(parse_text: Parse) -> None:
    text = "The Northern Harbour Front denied any role in the blast."
    page = page_of(parse_text, f"A blast has killed nine men on the quay of Port Ellery.\n\n{text}")
    assert [(found.lead, found.text) for found in denials(page, {0}, 3)] == [("Denial by Northern Harbour Front", text)]
