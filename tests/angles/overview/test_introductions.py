"""The article's own words before a statement that depends on them."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview.introductions import introduced
from newsangles.angles.overview.sentences import Sentences, Statement

NEWS = "The council has closed the harbour bridge after a storm, Ana Ruiz said."


def shown(page: Sentences, *sentences: int, topic: str = "Also told") -> list[Statement]:
    """What is printed of some sentences, all in front."""
    page.begin_with(0)
    statements = [page.statement(i, topic if i else "The news") for i in sentences]
    return introduced(page, statements, [True] * len(statements))


@pytest.mark.parametrize(
    ("text", "i", "context"),
    [
        ("A lorry had hit a pillar near the quay. The lorry burned for nine hours on Friday.", 2, 1),
        ("Two brothers set fire to a ferry in May. Police blamed a sailor for that fire on Friday.", 2, 1),
        ("Two guests left the hotel before noon. The other two guests slept until Friday.", 2, 1),
        ("The mayor has asked for a report. However, the keepers have no money for one.", 2, 1),
        ("A lorry had hit a pillar near the quay. The council met in the town hall on Friday.", 2, None),
    ],
)
def test_what_a_statement_depends_on_stands_before_it(
    text: str, i: int, context: int | None, parse_text: Parse
) -> None:
    page = page_of(parse_text, f"{NEWS} {text}")
    _, last = shown(page, 0, i)
    assert last.context == (None if context is None else page.printed(context))
    assert (last.context_start is None) == (context is None)


def test_of_a_person_the_phrase_that_names_them_is_enough(parse_text: Parse) -> None:
    text = f"{NEWS} Tom Hale, a keeper at the old quay, slept in a chair. Mr Hale lost his boat on Friday."
    page = page_of(parse_text, text)
    context = shown(page, 0, 2)[-1].context
    assert context is not None and "Tom Hale, a keeper" in context
    assert context.strip("… ") in page.text
    assert shown(page, 0, 1, 2)[-1].context is None


def test_what_is_told_above_needs_no_context(parse_text: Parse) -> None:
    text = f"{NEWS} A lorry had hit a pillar near the quay. The lorry burned for nine hours on Friday."
    page = page_of(parse_text, text)
    assert [one.context for one in shown(page, 0, 1, 2)] == [None, None, None]


def test_what_nothing_introduces_is_left_out(parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS} Was it the wind? Police blamed two brothers from the north for that fire.")
    assert [one.sentence for one in shown(page, 0, 2)] == [0]


def test_a_figure_of_what_nothing_introduces_is_left_out(parse_text: Parse) -> None:
    text = f"{NEWS} Was it the wind? For 2014, the penalty is 950 dollars for every single lorry."
    for topic, left in (("Check first", [0]), ("Also told", [0, 2])):
        assert [one.sentence for one in shown(page_of(parse_text, text), 0, 2, topic=topic)] == left


def test_a_folded_statement_is_not_printed_twice(parse_text: Parse) -> None:
    text = f"{NEWS} A lorry had hit a pillar near the quay. The lorry burned for nine hours on Friday."
    page = page_of(parse_text, text)
    page.begin_with(0)
    statements = [page.statement(i, "Also told" if i else "The news") for i in (0, 2, 1)]
    assert [one.sentence for one in introduced(page, statements, [True, True, False])] == [0, 2]


@pytest.mark.parametrize(
    ("naming", "phrase"),
    [
        ("The keepers saw the 66-year-old Tom Hale asleep in a chair.", "66-year-old Tom Hale"),
        ("The keepers met the mayor of Norwood Tom Hale at the quay.", "mayor of Norwood Tom Hale"),
        ("The keepers met Sen. Tom Hale (D-Norwood) at the quay.", "Sen. Tom Hale"),
    ],
)
def test_a_naming_phrase_is_not_cut_within_a_word_or_a_bracket(naming: str, phrase: str, parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS} {naming} Mr Hale lost his boat on Friday.")
    context = shown(page, 0, 2)[-1].context
    assert context is not None and phrase in context and "(" not in context


def test_a_sentence_that_is_shown_already_is_no_context(parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS} The report comes after two other bridges fell in the north on Friday.")
    assert [one.context for one in shown(page, 0, 1)] == [None, None]
