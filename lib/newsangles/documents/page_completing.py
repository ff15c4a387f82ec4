"""Paragraphs of a saved page that belong to its article and are missing in the main text that was found.

trafilatura takes the one container that looks most like an article: a first paragraph in a box of its own, a deck, a
list are dropped. What stands among the paragraphs that it found, or between the headline and them, is put back where
the page does not call it anything else.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import Any

from newsangles.documents.page_elements import element_text, leaf_blocks, letters_of
from newsangles.documents.page_tags import Page

MIN_WORDS, MIN_ITEM_WORDS = 8, 3
"""Limits of words of a paragraph, and of an item of a list or a deck, that is put back."""

MIN_PART = 3
"""A box above the article is a part of it if it has >= this many paragraphs."""

MAX_LINK_SHARE = 0.5
"""Limit of the share of letters in links of a paragraph that is put back."""

STYLED = 3
"""Boxes around a paragraph by which those of one article are known."""

_READ = frozenset((None, "list", "deck", "question"))
# A byline; a notice, or what the outlet wants of its reader; markup that was meant to be none.
_NO_TEXT = re.compile(
    r"^\s*(?:by|words by|photo\w* by)\b|©|\bcopyright\b|\ball rights reserved\b|<\w+ |&lt;"
    r"|\b(?:we|us|our)\b.*\byou(?:r)?\b|\byou(?:r)?\b.*\b(?:we|us|our)\b"
    r"|^\s*(?:support|follow|join|sign|subscribe|chat|click|watch|read|your feedback)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENDS = (".", "!", "?", ":", ";", "”", '"', "’", "'", ")")


def completed(tree: Any, text: str) -> str:
    """A main text with the paragraphs of its article that are missing in it.

    Args:
        tree: The page, as lxml parsed it.
        text: The main text that was found in it.
    """
    lines = text.split("\n")
    known = [letters_of(line.removeprefix("- ")) for line in lines]
    at = {line: i for i, line in reversed(list(enumerate(known))) if line}
    whole = "".join(known)
    blocks = [
        (block, letters_of(words), words) for block in leaf_blocks(tree) if (words := element_text(block)).strip()
    ]
    times = Counter(letters for _, letters, _ in blocks)
    places = [at.get(letters) for _, letters, _ in blocks]
    found = [i for i, place in enumerate(places) if place is not None]
    if not found:
        return text
    root = _root([blocks[i][0] for i in found])
    inside = set(root.iter())
    apart = _parts_in_front(blocks, found[0], root)
    styles = {_style(blocks[i][0]) for i in found}
    page = Page(tree)
    added: dict[int, list[str]] = {}
    last = -1
    headed = root.tag in ("article", "main")
    for i, (block, letters, words) in enumerate(blocks):
        is_behind = i > found[-1]
        if is_behind and (block.tag == "h1" or _story(block) is not _story(blocks[found[-1]][0])):
            break  # another story begins
        if (place := places[i]) is not None:
            last = max(last, place)
        elif block.tag == "h1":
            headed = True
        elif letters in whole or times[letters] > 1:
            continue  # what stands on a page twice is its furniture
        elif not (is_alike := _style(block) in styles) and (
            is_behind or not (block in apart or (block in inside and (headed or i > found[0])))
        ):
            continue
        elif (is_alike or not _NO_TEXT.search(words)) and is_prose(page, block, words):
            added.setdefault(last, []).append(_line(block, words))
    return "\n".join(line for i in range(-1, len(lines)) for line in (*lines[i : i + 1][: i >= 0], *added.get(i, ())))


def _parts_in_front(blocks: list[tuple[Any, str, str]], first: int, root: Any) -> set[Any]:
    """The paragraphs of boxes between the headline and the article that each hold several: its first parts."""
    head = next((i for i in range(first - 1, -1, -1) if blocks[i][0].tag == "h1"), None)
    if head is None:
        return set()
    around = set(_root([blocks[head][0], root]).iter())
    boxes: dict[Any, list[Any]] = {}
    for block, _, words in blocks[head:first]:
        if block.tag == "p" and block in around and len(words.split()) >= MIN_WORDS:
            boxes.setdefault(block.getparent(), []).append(block)
    return {block for box in boxes.values() if len(box) >= MIN_PART for block in box}


def _root(blocks: list[Any]) -> Any:
    """The element that holds the paragraphs that were found: the article, where one is marked."""
    above = [list(reversed([block, *block.iterancestors()])) for block in blocks]
    root = above[0][0]
    for level in zip(*above, strict=False):
        if any(one is not level[0] for one in level):
            break
        root = level[0]
    return next((one for one in (root, *root.iterancestors()) if one.tag in ("article", "main")), root)


def _style(block: Any) -> tuple[tuple[str, str], ...]:
    """The tags and classes of a paragraph and its boxes: those of one article are made alike."""
    above = itertools.islice(block.iterancestors(), STYLED)
    return ((block.tag, block.get("class") or ""), *((one.tag, one.get("class") or "") for one in above))


def _story(block: Any) -> Any:
    """The article that a paragraph stands in, where one is marked."""
    return next(block.iterancestors("article"), None)


def is_prose(page: Page, block: Any, words: str) -> bool:
    """True for a paragraph in prose, a list item in sentences, or a deck, if shown and not mostly links."""
    kind = page.kind(block, words)
    if kind not in _READ or any(map(_is_hidden, (block, *block.iterancestors()))):
        return False
    linked = sum(len(letters_of(element_text(link))) for link in block.iter("a"))
    if linked > MAX_LINK_SHARE * len(letters_of(words)):
        return False
    count, ends = len(words.split()), words.rstrip().endswith(_ENDS)
    return (count >= MIN_WORDS and ends) or (count >= MIN_ITEM_WORDS and (kind == "deck" or (kind == "list" and ends)))


def _is_hidden(element: Any) -> bool:
    """True for an element that a browser does not show."""
    return element.get("hidden") is not None or "display:none" in letters_of(element.get("style") or "")


def _line(block: Any, words: str) -> str:
    line = " ".join(words.split())
    return f"- {line}" if block.tag == "li" or any(one.tag == "li" for one in block.iterancestors()) else line
