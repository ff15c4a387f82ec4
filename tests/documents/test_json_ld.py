"""The articles that a page's JSON-LD describes, and the end of a text that only it has."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from newsangles.documents.json_ld import stated_articles, with_stated_end

LINES = [
    f"On day {n} the pilot of the ferry wrote to the harbour board that buoy {n} was dark again." for n in range(9)
]
SHOWN = "\n".join(LINES[:3])
WHOLE = "\n".join(LINES)


def described(body: Any) -> list[dict[str, Any]]:
    block = json.dumps({"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "articleBody": body}]})
    return stated_articles(html.fromstring(f'<html><script type="application/ld+json">{block}</script></html>'))


@pytest.mark.parametrize(
    "body",
    [WHOLE, "\n\n".join(LINES), "".join(f"<p>{line}</p>" for line in LINES), "&lt;br/&gt;".join(LINES)],
)
def test_the_end_of_a_text_that_the_page_does_not_show(body: str) -> None:
    assert with_stated_end(described(body), SHOWN) == WHOLE


def test_what_was_found_stays_and_a_line_that_was_cut_is_not_told_twice() -> None:
    cut = f"{SHOWN}\n{LINES[3][:50]} …\nSubscribe to read on."
    assert with_stated_end(described(" ".join(LINES)), cut) == "\n".join(
        (SHOWN, " ".join(LINES[3:]), "Subscribe to read on.")
    )


@pytest.mark.parametrize(
    "body",
    [
        None,
        ["a list"],
        "\n".join(LINES[:4]),  # a line more
        "\n".join(f"Elsewhere {n} men of the county council met and had nothing to say at all." for n in range(9)),
        "\n".join((*LINES[4:], *LINES[:3])),  # nothing behind what is shown
    ],
)
def test_a_text_that_is_another_or_hardly_longer_is_not_used(body: Any) -> None:
    assert with_stated_end(described(body), SHOWN) == SHOWN
    assert with_stated_end([], SHOWN) == SHOWN
