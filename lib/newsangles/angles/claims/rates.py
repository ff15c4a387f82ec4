"""Rates: what a quantity is counted for: *$3 a day*, *£12 per head*, *5 euros each*."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsangles.angles.claims.lexicon import lexicon
from newsangles.language.parsed_text import ParsedText

EACH = "each"
"""The value for *each* and *apiece*, in the place of a noun."""

_WORD = (
    r"(?!(?:among|in|of|for|and|to|by|at|on|from|with|over|or|as|is|was|were|are|but|than|when|while|per)\b)"
    r"[A-Za-z]{1,15}(?![\w’'])"
)
_KIND = r"(?:(?:square|cubic|metric|working|school|single|full) )?"
_PER = re.compile(
    rf"[ -]per[ -](?P<per>(?:\d[\d,.]* )?(?:(?:hundred|thousand|million|billion)(?= [a-z]) )?{_KIND}{_WORD}"
    rf"(?: per {_WORD})?|\d[\d,]*)(?![\w]|,\d| cent\b)"
)
_AN = re.compile(rf"(?:[ -](?:an?|each|every)[ -]|/)(?P<per>{_KIND}{_WORD})(?!-)")
_EACH = re.compile(r" (?:each|apiece)(?=[.,;:!?)]| (?:and|or|but|to|for|in|on|at|from|with|by)\b|\s*$)")
_OF = re.compile(r" of (?:(?!an? |the )[a-z-]+ )?[a-z-]+(?= (?:per|an?|each|every|apiece)\b)")
_FOR = re.compile(r" (?:in|after|before) (?:[a-z-]+ )?[a-z-]+(?= (?:per|an?|each|every) (?!piece))")
"""Words between a sum and its rate: *$300 in rent a week*."""
_OTHER_TIME = re.compile(
    r" (?:ago|later|earlier|before|after|since|from|old|long|prior|and a half|or (?:two|so|more)|in advance)\b"
)  # *20 men a year ago* is no rate


class Rate(NamedTuple):
    """The thing that a quantity is for.

    Attributes:
        end: The character after it.
        per: The noun, as it is written (*day*, *100,000 people*), or `EACH`.
    """

    end: int
    per: str


def rate(view: ParsedText, end: int, *, measured: bool) -> Rate | None:
    """The rate whose words stand behind a quantity; None if there is none.

    Args:
        view: The parsed document.
        end: The character after the quantity.
        measured: True for money and measures; only these can be *a barrel*, or be written with a slash.
    """
    text = view.text
    if text[end : end + 1] not in (" ", "-", "/"):
        return None
    if measured and (of := _OF.match(text, end)):
        end = of.end()  # 2 litres of milk a day
    elif measured and (paid := _FOR.match(text, end)) and (found := rate(view, paid.end(), measured=False)):
        return found
    if match := _PER.match(text, end):
        return _per(view, match)
    if match := _AN.match(text, end):
        noun, sets = match["per"].lower(), lexicon()
        last = noun.split()[-1]
        known = last in sets["per time"] or (measured and last in sets["per thing"])
        if known and (measured or text[end] != "/") and not _OTHER_TIME.match(text, match.end()):
            more = _PER.match(text, match.end())
            return Rate(more.end(), f"{noun} per {more['per'].lower()}") if more else Rate(match.end(), noun)
    if match := _EACH.match(text, end):
        return Rate(match.end(), EACH)
    return None


def _per(view: ParsedText, match: re.Match[str]) -> Rate | None:
    """The noun after *per*, with an adjective before it where the parse has one."""
    stop = match.end()
    k = view.word_at(stop - 1)
    if match["per"].lower() in ("cent", "se"):
        return None
    more = k + 1 < view.n and view.tag[k] in ("JJ", "VBN") and view.tag[k + 1] in ("NN", "NNS")
    if more and view.idx[k + 1] == stop + 1:
        stop = view.end[k + 1]
    return Rate(stop, view.text[match.start("per") : stop].lower())
