"""Sentences with a time in brackets, and days to read them from."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

import spacy
from spacy.tokens import Doc

from angle_rows import Parse
from newsangles.angles.timeline.component import times
from newsangles.tables.schema import Time

NLP = spacy.blank("en")
FRIDAY, LEAP_DAY, NEW_YEAR = date(2025, 3, 7), date(2024, 2, 29), date(2021, 1, 1)


@lru_cache(maxsize=1)  # each sentence is read for several dates
def parsed(parse_text: Parse, text: str) -> Doc:
    return parse_text(text)


def read(parse_text: Parse, marked: str, published: date | None) -> tuple[Time, list[Time]]:
    """The time in brackets, and all times of the text."""
    match = re.search(r"\[(.*?)\]", marked)
    assert match
    found = times(parsed(parse_text, marked.replace("[", "").replace("]", "")), published)
    (row,) = (t for t in found if (t.start, t.text) == (match.start(), match[1]))
    return row, found
