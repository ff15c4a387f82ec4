"""Stories of a saved page: those beside its main text, which are not read, and several read as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from newsangles.documents.page_completing import is_prose
from newsangles.documents.page_elements import element_text, leaf_blocks, letters_of, names_of
from newsangles.documents.page_tags import Page
from newsangles.tables.wording import brief, counted, in_words, listed

MIN_STORY_WORDS = 150
"""A story, or other unread text, is told if it has >= this many words of prose."""

LONGEST_NAME = 70
"""Limit of characters of a headline in a note."""

_HEADLINES = ("h1", "h2", "h3")
_COMMENTS = re.compile(r"\b(?:comments?|disqus|replies|discussion|respond)\b")


def page_notes(tree: Any, text: str, title: str = "") -> tuple[str, ...]:
    """Notes for a reader on a page with more on it than one story.

    Args:
        tree: The page, as lxml parsed it.
        text: Its main text.
        title: Its headline.

    Returns:
        A sentence on stories that are not read, on other text that is not, and on several that are read as one.
    """
    stories = list(_stories(tree, text, title))
    unread = [one for one in stories if one.words >= MIN_STORY_WORDS and not one.is_read]
    further = [f"“{brief(one.headline, LONGEST_NAME)}”" for one in unread if one.headline]
    notes = []
    if further:
        holds = f"The page holds {counted(len(further), 'further story', 'further stories')}"
        notes.append(f"{holds}, not read here: {listed(further)}.")
    notes += [
        f"{in_words(one.words).capitalize()} more words on the page are not read: “{brief(one.begin, LONGEST_NAME)}”."
        for one in unread
        if not one.headline
    ]
    read = [one.headline for one in stories if one.is_read and one.headline and one.words >= MIN_STORY_WORDS]
    if len(read) > 1:
        names = listed([f"“{brief(name, LONGEST_NAME)}”" for name in read])
        notes.append(f"The page holds {counted(len(read), 'piece')} with headlines, read as one article: {names}.")
    return tuple(notes)


class _Story:
    """The paragraphs of prose below one headline."""

    def __init__(self, headline: str, is_read: bool) -> None:
        self.headline, self.is_read = headline, is_read
        self.words, self.begin = 0, ""

    def add(self, words: str) -> None:
        self.words += len(words.split())
        self.begin = self.begin or words


def _stories(tree: Any, text: str, title: str) -> Iterator[_Story]:
    """The stories of a page, in their order: what stands in one <article>, or below one headline."""
    whole = letters_of(text)
    blocks = [(block, words) for block in leaf_blocks(tree) if (words := element_text(block)).strip()]
    letters = [letters_of(words) for _, words in blocks]
    times = Counter(letters)
    read = {block for (block, _), own in zip(blocks, letters, strict=True) if own in whole}
    marked = {above for block in read for above in block.iterancestors("article")}
    page = Page(tree)
    stories: dict[Any, _Story] = {}
    headline, below = "", 0
    for (block, words), own in zip(blocks, letters, strict=True):
        if (heading := _heading(block)) is not None:
            if _is_headline(heading):
                headline, below = " ".join(element_text(heading).split()), below + 1
            continue
        is_read = block in read
        if times[own] > 1 or not is_prose(page, block, words) or (not is_read and _is_comment(block)):
            continue
        article = _article(block, marked, is_read)
        key = (below, is_read) if article is None else article
        if key not in stories:
            name = headline if article is None else _name(article)
            stories[key] = _Story(name, is_read)
        stories[key].add(words)
    known = {letters_of(title), *(letters_of(story.headline) for story in stories.values() if story.is_read)}
    for story in stories.values():
        if not story.is_read and letters_of(story.headline) in known:  # a part of the story that is read
            story.headline = ""
        yield story


def _article(block: Any, marked: set[Any], is_read: bool) -> Any:
    """The <article> that a paragraph stands in: of what is not read, the widest in which nothing is."""
    above = list(block.iterancestors("article"))
    if is_read:
        return above[0] if above else None
    return next((one for one in reversed(above) if one not in marked), None)


def _heading(block: Any) -> Any:
    return next((one for one in (block, *block.iterancestors()) if one.tag in _HEADLINES), None)


def _is_headline(heading: Any) -> bool:
    """True for a heading that begins a story: the first rank, or one that leads to a page."""
    letters = letters_of(element_text(heading))
    return (
        heading.tag == "h1"
        or any(letters_of(element_text(link)) == letters for link in heading.iter("a"))
        or next(heading.iterancestors("a"), None) is not None
    )


def _name(article: Any) -> str:
    heading = next(article.iter(*_HEADLINES), None)
    return " ".join(element_text(heading).split()) if heading is not None else ""


def _is_comment(block: Any) -> bool:
    """True for what readers say of an article."""
    return any(_COMMENTS.search(names_of(one)) for one in (block, *block.iterancestors()) if one.tag != "body")
