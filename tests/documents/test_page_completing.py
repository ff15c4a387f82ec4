"""Paragraphs that belong to an article and are missing in the text that was found."""

from __future__ import annotations

import pytest
from lxml import html

from newsangles.documents.page_completing import completed

ONE = "The mill at Alder Bridge burnt down on Friday night, and nobody was hurt."
TWO = "Firemen from four towns fought the flames until the roof fell in at dawn."
THREE = "The owner, Ruth Amsel, said that she would build it up again by the spring."
FOUR = "Children of the village school had been taught to spin there since the war."


def test_a_first_paragraph_in_a_box_of_its_own_a_deck_and_a_list() -> None:
    page = html.document_fromstring(
        f"<article><h1>Mill burns</h1><p class='standfirst'>A night of fire in the valley</p><div><p>{ONE}</p></div>"
        f"<div><p>{TWO}</p><ul><li>It was the last of <b>nine</b> mills.</li>"
        f"<li><a href='/'>Home.</a></li></ul><p>{THREE}</p></div>"
        f"</article><p>{FOUR}</p>"
    )
    assert completed(page, f"{TWO}\n{THREE}") == "\n".join(
        ("A night of fire in the valley", ONE, TWO, "- It was the last of nine mills.", THREE)
    )


def test_the_first_part_of_an_article_in_a_row_of_its_own() -> None:
    def page(*first: str) -> str:
        rows = "".join(f"<p>{line}</p>" for line in first)
        end = f"<div class='row'><div><div class='text'><p>{FOUR}</p></div></div></div>"
        return f"<div><h1>Mill burns</h1><div><div>{rows}</div></div><p>Advertisement</p>{end}</div>"

    assert completed(html.document_fromstring(page(ONE, TWO, THREE)), FOUR) == "\n".join((ONE, TWO, THREE, FOUR))
    assert completed(html.document_fromstring(page(ONE, TWO)), FOUR) == FOUR, "a deck, a teaser"


def test_boxes_of_one_article_are_made_alike() -> None:
    box = "<div class='chunk'><div class='grid'><p>{}</p></div></div>"
    page = f"<main>{box.format(ONE)}{box.format(TWO)}<div class='x'><p>{FOUR}</p></div>{box.format(THREE)}</main>"
    assert completed(html.document_fromstring(page), f"{ONE}\n{TWO}") == f"{ONE}\n{TWO}\n{THREE}"
    other = f"{box.format(ONE)}{box.format(TWO)}<h1>Another story</h1>{box.format(THREE)}"
    assert completed(html.document_fromstring(other), f"{ONE}\n{TWO}") == f"{ONE}\n{TWO}"


@pytest.mark.parametrize(
    "more",
    [
        "<p>By Hanna Coates, who has written for this paper since the mill was built.</p>",
        "<p>Help us to go on with our work: your gift keeps this paper alive for all.</p>",
        "<p>© Alder Post. All rights reserved, in this valley and in any other one.</p>",
        f"<p hidden>{FOUR}</p>",
        f"<div style='display: none'><p>{FOUR}</p></div>",
        f"<div class='related'><p>{FOUR}</p></div>",
        f"<p><a href='/x'>{FOUR}</a></p>",
        "<p>A mill, a bridge</p>",
        f"<p>{FOUR}</p><p>{FOUR}</p>",
    ],
)
def test_what_is_no_part_of_the_article_stays_out(more: str) -> None:
    one, two = (f"<div class='body'><p>{paragraph}</p></div>" for paragraph in (ONE, TWO))
    page = f"<article><h1>Mill burns</h1>{one}{more}{two}</article>"
    assert completed(html.document_fromstring(page), f"{ONE}\n{TWO}") == f"{ONE}\n{TWO}"


def test_a_text_that_does_not_stand_on_the_page_stays_as_it_is() -> None:
    assert completed(html.document_fromstring(f"<p>{ONE}</p>"), TWO) == TWO
