"""Sentences around rows, found by punctuation alone, since tables come without a parse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

import spacy
from spacy.language import Language

from newsangles.accuracy.sheets import CLOSE, OPEN
from newsangles.language.quotation_marks import paragraphs

Span = tuple[int, int]

MAX_AROUND = 400
"""Limit of characters that are shown before a row, and after it."""

MAX_ROW = 700
"""Limit of characters of a row that are shown; of a longer one, its begin and its end."""

_OPENING = re.compile(r"(?<=\s)[\"“‘'(]+\s*\Z")
CUT = "…"
_ROW_END = 200


@cache
def _splitter() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]})
    return nlp


def sentences(text: str) -> list[Span]:
    """The sentences of a text, without the white space around them."""
    found: list[Span] = []
    for begin, end in paragraphs(text):
        for part in _splitter()(text[begin:end]).sents:
            start, stop = begin + part.start_char, begin + part.end_char
            if (opening := _OPENING.search(text, start, stop)) is not None:  # it belongs to the next sentence
                stop = opening.start()
            if found and (held := _OPENING.search(text, found[-1][1], start)) is not None:
                start = held.start()
            start += len(text[start:stop]) - len(text[start:stop].lstrip())
            stop -= len(text[start:stop]) - len(text[start:stop].rstrip())
            if start < stop:
                found.append((start, stop))
    return found


def around(places: Sequence[Span], row: Span, also: Iterable[Span] = (), before: int = 0) -> Span:
    """The stretch of whole sentences around a row.

    Args:
        places: The sentences, as `sentences` gives them.
        row: Where the row stands.
        also: Other places to be shown too, such as that of its source, where they are near.
        before: How many sentences before it to show.
    """
    near = [(a, b) for a, b in also if row[0] - MAX_AROUND < a and b < row[1] + MAX_AROUND]
    start, end = min([row[0], *(a for a, _ in near)]), max([row[1], *(b for _, b in near)])
    starts = [a for a, _ in places]
    first = max(bisect_right(starts, start) - 1, 0)
    last = max(bisect_right(starts, end - 1) - 1, 0)
    if not places:
        return row
    first = max(first - before, 0)
    return min(start, places[first][0]), max(end, places[last][1])


def marked(text: str, stretch: Span, row: Span, parts: Sequence[Sequence[int]] = ()) -> str:
    """A stretch of a text on one line, with a row, or each of its parts, in ⟦ ⟧."""
    (first, last), (start, end) = stretch, row
    if len(parts) > 1 and end - start <= MAX_ROW:
        within = marked_all(text, row, [(part[0], part[1]) for part in parts])
        whole = marked(text, stretch, row)
        return whole.replace(on_a_line(f"{OPEN}{text[start:end]}{CLOSE}"), within)
    before, within, after = text[first:start], text[start:end], text[end:last]
    if len(before) > MAX_AROUND:
        before = CUT + re.sub(r"^\S*\s", "", before[-MAX_AROUND:])
    if len(after) > MAX_AROUND:
        after = re.sub(r"\s\S*$", "", after[:MAX_AROUND]) + CUT
    if len(within) > MAX_ROW:
        within = f"{within[: MAX_ROW - _ROW_END]} {CUT} {within[-_ROW_END:]}"
    return on_a_line(f"{before}{OPEN}{within}{CLOSE}{after}")


def marked_all(text: str, stretch: Span, rows: Iterable[Span]) -> str:
    """A stretch of a text with several rows in ⟦ ⟧; of rows that overlap, the first alone."""
    pieces, at = [], stretch[0]
    for start, end in sorted(rows):
        start, end = max(start, stretch[0]), min(end, stretch[1])
        if at <= start < end:
            pieces += [text[at:start], OPEN, text[start:end], CLOSE]
            at = end
    return on_a_line("".join([*pieces, text[at : stretch[1]]]))


def on_a_line(text: str) -> str:
    """The text with a blank for each character of white space, so that offsets stay."""
    return re.sub(r"\s", " ", text)
