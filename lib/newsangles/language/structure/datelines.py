"""Datelines: the place, the day and the agency before a report's first word."""

from __future__ import annotations

import re

from newsangles.language.structure.words import words

_AGENCY = r"(?:\((?:[A-Z][\w.&/]*[ /]?){1,4}\)|/(?:[A-Z][\w.]*[ -]?){1,4}/)"
_SITE = r"[A-Z][\w-]*\.(?:com|net|org|info|news|Com|Net|Org|Info|News)\b"
_DATE = r"(?:[A-Z][a-z]{2,8}\.?\ \d{1,2}(?:,\ \d{4})?|\d{1,2}\ [A-Z][a-z]{2,8}(?:\ \d{4})?|[A-Z][a-z]+day)"
_PLACE = r"[A-Z][\w.’'-]*(?:[ /][A-Z][\w.’'-]*){0,4}"
_CAPITALS = r"[A-Z][A-Z.’'/\- ]{2,40}"

DATELINE = re.compile(
    rf"""(?:{_CAPITALS}                                  # the town in capitals
        (?:,\ (?:{_DATE}|[A-Z][\w.’' ]{{1,30}})){{0,3}},?  # the country or state, the date
        (?:\ *{_AGENCY}|\ {_DATE})?                      # the agency in brackets
        |{_AGENCY}|{_SITE})                              # or the agency alone
        \ *[—–-]{{1,2}}\s+(?=\S)""",
    re.VERBOSE,
)
"""A dateline at the beginning of any paragraph, up to the first word of the report."""

_FIRST = re.compile(
    rf"""(?:{_PLACE}(?:,\ (?:{_DATE}|{_PLACE})){{0,3}},?\ *{_AGENCY}\ *[:—–-]{{0,2}}\s*(?=[A-Z“"‘'])
        |{_PLACE}(?:,\ (?:{_DATE}|{_PLACE})){{1,3}}\ *(?:[—–]|--|\s-\s)\s*(?=[A-Z“"‘'])
        |{_PLACE},\ {_DATE}:\s+(?=[A-Z“"‘'])
        |[A-Z][A-Z.’'\- ]{{2,30}}(?:,\ {_PLACE})?:\s+(?=[A-Z“"‘']))
        """,
    re.VERBOSE,
)
"""Forms that prose has too, and that are datelines only at the first paragraph of a report."""


def dateline_end(paragraph: str, *, first: bool) -> int:
    """The length of the dateline, with its dash and space, that a paragraph begins with; 0 if it has none.

    Args:
        paragraph: The paragraph's text.
        first: Whether it is the first of the report.
    """
    head = paragraph[:160]
    match = DATELINE.match(head)
    if match is None and first:
        match = _FIRST.match(head)
        town = re.split(r"[,:(]", head, maxsplit=1)[0].lower().split()
        if match and not words("not_a_label").isdisjoint(town):
            match = None
    return match.end() if match and match.end() < len(paragraph) else 0
