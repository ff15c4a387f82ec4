"""Paragraphs that may be somebody's words, though no quotation was found: turns, letters, what a colon brings in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from spacy.tokens import Doc

from newsangles.angles.shell import plain_rows
from newsangles.language.parsed_text import ParsedText
from newsangles.language.quotation_marks import paragraphs

SPOKEN = frozenset(("turn", "question"))
"""Kinds of paragraphs that somebody speaks."""

WRITER = frozenset("i me my mine myself we us our ours ourselves".split())
"""Words of those who write or speak of themselves."""

_ITEM = re.compile(r"[-–—•*·]")


def unmarked_paragraphs(doc: Doc, view: ParsedText) -> set[int]:
    """Numbers of the paragraphs, as `ParsedText.para` counts them, that may be somebody's words.

    Args:
        doc: A Doc; with its paragraphs, the turns of interviews are known.
        view: Its parsed text.
    """
    pronouns = [i for i, lower in enumerate(view.lower) if lower in WRITER and view.tag[i] in ("PRP", "PRP$")]
    found = {view.para[i] for i in pronouns if not view.inside[i]}
    spans = paragraphs(view.text)
    begins = [start for start, _ in spans]
    found.update(n for n, (start, end) in enumerate(spans) if not _is_balanced(view.text[start:end]))
    for row in plain_rows(doc, "paragraphs"):
        first = bisect_right(begins, row["start"]) - 1
        if row["kind"] in SPOKEN:
            found.update(range(first, bisect_left(begins, row["end"])))
        elif row["kind"] == "quote_credit":  # the name below the words
            found.add(first - 1)
    brought = False  # a list that a colon brings in goes on
    for n, ((start, end), (after, _)) in enumerate(pairwise(spans), 1):
        item = _ITEM.match(view.text, after) is not None
        brought = view.text[end - 1] == ":" or (brought and item and _ITEM.match(view.text, start) is not None)
        if brought:
            found.add(n)
    return found


def _is_balanced(text: str) -> bool:
    """False for a part of a quotation that others go on with."""
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")
