"""Elements of a saved page: their text, the names that they are given, and those that are paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

BLOCKS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 figcaption caption blockquote dt dd td th time address div section header article main "
    "aside nav footer form ul ol dl table figure pre summary button label dialog".split()
)
"""Elements that begin a line of their own."""

LINE_BREAK = "\n"
"""The sign for a line break in the text of an element."""

MOST_NAMES = 40
"""Limit of the names of one element that are looked at."""

_NAMED = ("class", "id", "itemprop", "rel", "data-testid", "data-component")
_UNSHOWN = frozenset(("script", "style", "noscript", "template"))
_WORD, _CAMEL = re.compile("[a-z]+"), re.compile("([a-z])([A-Z])")


def element_text(element: Any) -> str:
    """The text of an element, a line break for each of its own."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    """The pieces of an element's text in their order: a part's tail after all that is in it."""
    todo: list[Any] = [element]
    while todo:
        part = todo.pop()
        if isinstance(part, str):
            yield part
            continue
        if part is not element and part.tail:
            todo.append(part.tail)
        if isinstance(part.tag, str) and part.tag not in _UNSHOWN:
            if part.tag == "br":
                yield LINE_BREAK
            todo.extend(reversed(part))
            if part.text:
                yield part.text


def letters_of(text: str) -> str:
    """A text without white space, in small letters, by which it is looked up."""
    return "".join(text.split()).lower()


def names_of(element: Any, *more: str) -> str:
    """The names of an element as words in small letters, a bar between two names.

    Args:
        element: The element.
        *more: Attributes to look at beside class, id and the like.
    """
    names = [name for key in (*_NAMED, *more) if (value := element.get(key)) for name in value.split()[:MOST_NAMES]]
    return " | ".join(" ".join(_WORD.findall(_CAMEL.sub(r"\1 \2", name).lower())) for name in names)


def leaf_blocks(element: Any) -> Iterator[Any]:
    """The paragraphs in an element: what begins a line of its own and holds nothing that does, in their order."""
    holding = set()
    blocks = [one for one in element.iter() if one.tag in BLOCKS]
    for one in blocks:
        above = one.getparent()
        while above is not None and above not in holding:
            holding.add(above)
            above = above.getparent()
    return (one for one in blocks if one not in holding)
