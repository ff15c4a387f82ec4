"""Findings on the structure of articles: the paragraphs that are not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsangles.language.structure import READ
from newsangles.tables.wording import counted, listed, sentence

PLURALS = {
    "byline": "bylines",
    "dateline": "datelines",
    "agency": "names of agencies",
    "timestamp": "times of day and dates",
    "photo_credit": "photo credits",
    "quote_credit": "names below a quotation",
    "stage": "stage directions",
    "note": "notes",
    "menu": "menus",
    "related": "links to other stories",
    "embed": "embedded posts",
    "pull_quote": "pull quotes",
}
"""The kinds of paragraphs that are not read, as a reader calls several."""

NAMED = ("dateline", "quote_credit")
"""Kinds that are read for the places and people in them."""


def left_out(kinds: Iterable[str]) -> str | None:
    """A sentence on the paragraphs of an article that are not read; None where all are.

    Args:
        kinds: The kinds of its paragraphs.
    """
    counts = Counter(kind for kind in kinds if kind not in READ and kind not in NAMED)
    if not counts:
        return None
    names = listed([PLURALS.get(kind, kind) for kind, _ in counts.most_common()], len(counts))
    number = counts.total()
    verb = "is" if number == 1 else "are"
    return sentence(f"{counted(number, 'paragraph')} of the text {verb} not read, as no part of the story: {names}")
