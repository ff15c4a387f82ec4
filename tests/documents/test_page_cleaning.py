"""What is taken out of a page before its text is looked for."""

from __future__ import annotations

import pytest
from lxml import html

from newsangles.documents.page_cleaning import clean, without_ad_lines
from newsangles.documents.page_elements import element_text

ASK = "We and our partners store cookies on your device. You may withdraw your consent at any time."
NEWS = "The mill at Alder Bridge burnt down on Friday night, and nobody was hurt."


@pytest.mark.parametrize(
    "box",
    [
        f'<div id="cookie-banner"><h2>We value your privacy</h2><p>{ASK}</p><p>{ASK}</p><button>Accept</button></div>',
        f'<div id="onetrust-consent-sdk"><div><p>{ASK}</p></div></div>',
        f'<section class="gdprBox">{ASK}</section>',
        f'<div role="dialog"><p>{ASK}</p></div>',
        f"<dialog open><p>{ASK}</p></dialog>",
        f'<aside aria-label="Cookie consent"><p>{ASK}</p></aside>',
    ],
)
def test_a_consent_box_goes_and_what_stands_behind_it_stays(box: str) -> None:
    page = html.document_fromstring(f"<body>before {box} behind<main><p>{NEWS}</p></main></body>")
    clean(page)
    assert " ".join(element_text(page).split()) == f"before behind{NEWS}"


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="cookie-story"><p>{NEWS}</p></div>',  # about something else
        f'<div class="consent"><article><p>{ASK}</p></article></div>',  # the article itself
        f"<div><p>{ASK}</p></div>",  # nothing calls it a box
        f'<div role="dialog"><p>{NEWS}</p></div>',
    ],
)
def test_what_is_no_consent_box_stays(box: str) -> None:
    page = html.document_fromstring(f"<body>{box}</body>")
    before = html.tostring(page)
    clean(page)
    assert html.tostring(page) == before


def test_a_table_that_lays_out_a_page_is_none() -> None:
    cell = f"<td><p>{NEWS}</p><p>{NEWS}</p></td>"
    page = html.document_fromstring(f"<table><tr><td><a>Home</a></td>{cell}</tr></table><p>{ASK}</p>")
    clean(page)
    assert not list(page.iter("table", "tr", "td"))
    rows = "<tr><th>Year</th><th>Ships</th></tr>" + "<tr><td>1990</td><td>12</td></tr>" * 10
    page = html.document_fromstring(f"<div><table>{cell}<tr><td>1</td></tr></table><table>{rows}</table></div>")
    clean(page)
    assert len(list(page.iter("table"))) == 1
    assert len(list(page.iter("td"))) == 20


def test_lines_of_advertisements() -> None:
    assert without_ad_lines(f"{NEWS}\nAdvertisement\n- ADVERTISEMENT -\nStory continues below…\nAds are dear.\n") == (
        f"{NEWS}\nAds are dear.\n"
    )


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<cite>(Quay)</cite>The mill burnt.", "(Quay) The mill burnt."),
        ("Alder (Quay)<a href='#'>The mill</a> burnt.", "Alder (Quay) The mill burnt."),
        ("<b><i>Alder (Quay)</i></b><span><b>The</b></span> mill", "Alder (Quay) The mill"),
        ("It burnt.<b>Nobody</b> was hurt.<em>Now</em> it is closed", "It burnt. Nobody was hurt. Now it is closed"),
        ("<span>T</span>he mill", "The mill"),  # an initial
        ("the U.<b>S.</b>A and <i>f(x)</i>y", "the U.S.A and f(x)y"),
        ("Mac<b>Donald</b>, (<i>a</i>)<i>b</i>", "MacDonald, (a)b"),
    ],
)
def test_words_that_a_page_shows_apart_are_apart(markup: str, told: str) -> None:
    page = html.document_fromstring(f"<body><p>{markup}</p></body>")
    clean(page)
    assert element_text(page) == told


@pytest.mark.parametrize(
    ("inside", "elsewhere", "is_shown"),
    [
        (f"<p>{NEWS}</p><p>{ASK}</p>", "", True),
        (f"<p>{NEWS}</p><p>{ASK}</p>", f"<p>{NEWS}</p><p>{ASK}</p>", False),
        ("<p>Please turn on scripts to read this page.</p>", "", False),
    ],
)
def test_paragraphs_that_wait_for_a_script_are_read_once(inside: str, elsewhere: str, is_shown: bool) -> None:
    page = html.document_fromstring(f"<body><div>{elsewhere}<noscript>{inside}</noscript></div></body>")
    clean(page)
    assert (next(page.iter("noscript"), None) is None) == is_shown
