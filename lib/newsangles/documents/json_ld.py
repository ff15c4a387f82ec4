"""JSON-LD of saved pages: the articles that it describes, and the end of a text that only it has."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from newsangles.documents.page_elements import letters_of

MIN_LINE_WORDS = 8
"""A line of the main text is looked up in the stated one if it has >= this many words."""

MIN_KNOWN_LINES = 0.5
"""A stated text is the article's if it has >= this share of the main text's lines."""

MIN_END_WORDS = 50
"""The end of the stated text is added if it has >= this many words."""

# Browsers and search engines take what is no strict JSON: marks that once hid a script from old browsers, a comma
# before a closing bracket.
_CONTROLS = re.compile(
    r"^\s*(?:(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?)+|(?:(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?)+;?\s*$"
)
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,1000}>", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:…|\.\.\.)\s*$")


def stated_articles(tree: Any) -> list[dict[str, Any]]:
    """The articles that a page's JSON-LD describes, not those that it lists or cites."""
    scripts = tree.xpath('//script[contains(@type, "ld+json")]/text()')
    return [item for script in scripts for item in _items(_block(script)) if _is_article(item)]


def with_stated_end(articles: list[dict[str, Any]], text: str) -> str:
    """A main text with the end that its page states (``articleBody``), but does not show.

    Args:
        articles: As `stated_articles` gives them, before the page is changed.
        text: The main text that was found in the page.
    """
    for article in articles:
        stated = article.get("articleBody")
        body = _plain(stated) if isinstance(stated, str) else ""
        if len(body.split()) >= len(text.split()) + MIN_END_WORDS:
            whole = _with_end(text, body)
            if whole is not None:
                return whole
    return text


def _with_end(text: str, body: str) -> str | None:
    """A text with a longer one's end behind the last line of both; None if that is another text."""
    places = [i for i, sign in enumerate(body) for _ in letters_of(sign)]
    letters = "".join(map(letters_of, body))
    lines = text.split("\n")
    at, last, looked_up, known = 0, -1, 0, 0
    for i, line in enumerate(lines):
        if len(line.split()) < MIN_LINE_WORDS:
            continue
        looked_up += 1
        own = letters_of(line.removeprefix("- "))
        if (found := letters.find(own, at)) >= 0:
            at, last, known = found + len(own), i, known + 1
    if not known or known < MIN_KNOWN_LINES * looked_up or at == len(letters):
        return None
    end = [" ".join(line.split()) for line in body[places[at] :].split("\n") if line.strip()]
    if len(" ".join(end).split()) < MIN_END_WORDS:
        return None
    rest = [line for line in lines[last + 1 :] if letters_of(_CUT.sub("", line)) not in letters]
    return "\n".join((*lines[: last + 1], *end, *rest))


def _plain(body: str) -> str:
    """A stated text without the tags and signs of HTML that some pages leave in it."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", html.unescape(body))))


def _block(script: str) -> object:
    script = _CONTROLS.sub("", script)
    for text in (script, _TRAILING_COMMA.sub(lambda match: match[1] or "", script)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(block: object) -> list[dict[str, Any]]:
    """The things that a block describes: items, graphs, the main entity of a page."""
    items = block if isinstance(block, list) else [block]
    found: list[Any] = []
    for item in items:
        if isinstance(item, dict):
            graph = item.get("@graph")
            found += [item, item.get("mainEntity"), *(graph if isinstance(graph, list) else [graph])]
    return [item for item in found if isinstance(item, dict)]


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(
        re.search("Article|Posting|^Report$", str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )
