"""Numbers that count nothing: hours of the clock, sides of a place, sayings, years that are aimed at."""

from __future__ import annotations

import re

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.numerals import Numeral
from newsangles.language.parsed_text import ParsedText

_TOWARDS = re.compile(
    r"(?:\bminutes? (?:to|past|before|after)|\b(?:half|quarter|five|ten|twenty|twenty-five)[- ]past|\ba quarter to) $",
    re.I,
)
"""The text before the hour of a clock time: six minutes to ten."""

_HOUR_AFTER = re.compile(
    r"[- ](?:past|to) (?:\d\d?(?!\d)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
_SPACED_CLOCK = re.compile(r"(?:0?[1-9]|1[0-2]) [0-5]\d(?![\d,.%]\w?)")
_CLOCKS = re.compile(r"\d ?[ap]\.? ?m\b|o['’]clock")
CLOCK_WORDS = frozenset(("at", "till", "until", "from", "about", "to"))
"""Words before a time of day."""


def is_clock(view: ParsedText, value: Numeral) -> bool:
    """True for a piece of a time of day: six minutes to ten, at 8 30, from 7.30 to 10."""
    text, start, end = view.text, value.start, value.end
    if _TOWARDS.search(text, max(0, start - 20), start):
        return True
    written = text[start:end].lower()
    if written.startswith(("a quarter to", "half past")) or (
        written in ("half", "a quarter", "quarter") and _HOUR_AFTER.match(text, end)
    ):
        return True
    if not value.digits:
        return False
    first = view.word_at(start)
    if first and view.lower[first - 1] in CLOCK_WORDS and _SPACED_CLOCK.match(text, start):
        return True
    if first > 1 and view.lower[first - 2] in CLOCK_WORDS and _SPACED_CLOCK.fullmatch(text, view.idx[first - 1], end):
        return True
    pointed = re.fullmatch(r"(?:[1-9]|1[0-2])\.[0-5]\d", written)
    if not pointed or not first or view.lower[first - 1] not in CLOCK_WORDS:
        return False
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return _CLOCKS.search(text, line, stop if stop >= 0 else len(text)) is not None


SIDES = frozenset(
    """western eastern northern southern central upper lower top bottom left right north south east west northeast
    northwest southeast southwest north-east north-west south-east south-west other better back front far""".split()
)
"""Adjectives before *half* that make it a side of something."""


def is_side(view: ParsedText, first: int, body: int) -> bool:
    """True for a half that is a side of something: the western half of the state."""
    return view.lower[body] == "half" and first > 0 and view.lower[first - 1] in SIDES


def is_saying(view: ParsedText, first: int, value: Numeral) -> bool:
    """True for net zero, zero tolerance, a number by which something is known, and a year that is aimed at."""
    written = view.text[value.start : value.end]
    before = view.lower[first - 1] if first else ""
    if written.lower() == "zero":
        return before in ("net", "ground", "patient", "absolute") or view.lower[first + 1 : first + 2] == ["tolerance"]
    if not value.digits or not written.isdigit() or value.high is not None:
        return False
    if first > 1 and before == "as" and view.lower[first - 2] in ("known", "numbered", "listed"):
        return True
    year = len(written) == 4 and "1900" <= written < "2100" and before not in YEAR_COUNTED
    follows = view.tag[first + 1 : first + 2]
    return year and (follows not in (["NNS"], ["NNPS"], ["JJ"], ["CD"]))


YEAR_COUNTED = frozenset("about some nearly almost only another least most than roughly approximately over".split())
"""Words before a number of four digits that counts."""


MAX_HOUR = 12


def is_hours(view: ParsedText, value: Numeral, first: int) -> bool:
    """True for two hours that follow one another: they got up between four and five."""
    if value.high is None or value.value is None or value.high - value.value != 1 or value.high > MAX_HOUR:
        return False
    prep, k = first - 1, view.word_at(value.start)
    if prep < 0 or view.lower[prep] != "between" or "-" in view.text[value.start : value.end]:
        return False
    verb = view.head[prep] if view.dep[prep] == "prep" else view.head[k]
    return view.pos[verb] == "VERB" and view.lemma[verb] in lexicon()["by the clock"]


def names_more(view: ParsedText, body: int) -> bool:
    """True for a number that is part of the name behind it: a tenant of 180 Kent."""
    k = body + 1
    if k >= view.n or not view.text[view.idx[body] : view.end[body]].isdigit() or view.dep[body] != "nummod":
        return False
    while k + 1 < view.n and view.tag[k] == view.tag[k + 1] == "NNP":
        k += 1
    return view.tag[k] == "NNP" and view.head[body] == k and view.ent[k] not in ("DATE", "TIME")


_SCORE = re.compile(
    r"[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,3} \d{1,3},? (?:[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,3} )\d{1,3}(?=[.,;)\n]|$)"
)


def is_of_a_game(text: str, value: Numeral) -> bool:
    """True for a score or a figure of its table: Leeds 2 Hull 0; Hart 12-18 4-5 28."""
    start, end = value.start, value.end
    if not text[start:end].isdigit() or end - start > 3 or start < 2:
        return False
    if re.search(r"\d-\d{1,2} $", text[max(0, start - 5) : start]) and re.match(r"[ ,;.\n]|$", text[end : end + 1]):
        return re.match(r" [a-z]", text[end : end + 2]) is None
    line, stop = max(text.rfind("\n", 0, start) + 1, start - 60), text.find("\n", end, end + 60)
    stop = end + 60 if stop < 0 else stop
    return any(match.start() < start < match.end() for match in _SCORE.finditer(text, line, stop))


_POWER_BEHIND = re.compile(r" ?\^ ?[-−]?[\dn]| ?[−×÷] ?\d| ?[+*=] ?\d")
_POWER_BEFORE = re.compile(r"\^ ?[-−]?$|\d ?[−×÷] ?$|\d ?[+*=] ?$")


def is_of_a_formula(text: str, value: Numeral) -> bool:
    """True for a piece of a formula: 10^5, 2^15 − 1."""
    if not value.digits:
        return False
    return bool(
        _POWER_BEHIND.match(text, value.end) or _POWER_BEFORE.search(text, max(0, value.start - 4), value.start)
    )
