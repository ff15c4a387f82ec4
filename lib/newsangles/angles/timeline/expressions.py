"""Temporal expressions of a text: candidates by rule, not yet resolved.

A rule is tried only near a word that it requires.
"""

from __future__ import annotations

import re
from collections import defaultdict

from newsangles.angles.timeline.checks import Place, is_time
from newsangles.angles.timeline.patterns import Expression, TimeRule, needs_of_words, order, rules
from newsangles.language.parsed_text import ParsedText

WORDS_BEFORE, WORDS_AFTER = 9, 9
"""Words before and after a required word on which a rule is tried."""


MAX_STRETCH_CHARS = 400
"""Limit of characters in such a stretch, since words can have any length."""


_DIGIT = re.compile(r"\d")


def _kinds(word: str, needs: dict[str, str]) -> tuple[str, ...]:
    """The kinds of a word, as the rules name them."""
    kind = needs.get(word)
    if kind is not None:
        return (kind,)
    if word.isalpha():
        return ()
    if _DIGIT.search(word):
        return ("number", "tens") if word[-1] in "0s" else ("number",)
    kind = needs.get(word.rstrip("."))
    return (kind,) if kind else ()


def _stretches(view: ParsedText) -> dict[str, list[tuple[int, int]]]:
    """The character spans around the words that rules require, by kind of word; adjacent spans are joined."""
    needs, found = needs_of_words(), defaultdict[str, list[tuple[int, int]]](list)
    at, end, last = view.idx, view.end, view.n - 1
    known: dict[str, tuple[str, ...]] = {}
    for i, word in enumerate(view.lower):
        kinds = known.get(word)
        if kinds is None:
            kinds = known[word] = _kinds(word, needs)
        for kind in kinds:
            start = max(at[max(0, i - WORDS_BEFORE)], at[i] - MAX_STRETCH_CHARS)
            stop = min(end[min(last, i + WORDS_AFTER)], at[i] + MAX_STRETCH_CHARS)
            group = found[kind]
            if group and start <= group[-1][1]:
                group[-1] = (group[-1][0], stop)
            else:
                group.append((start, stop))
    return found


def expressions(view: ParsedText) -> list[Expression]:
    """The candidates of a text, in its order; no two overlap."""
    text, places, by_kind = view.text, order(), rules()
    found: dict[tuple[int, int, int], Expression] = {}
    for kind, stretches in _stretches(view).items():
        for rule in by_kind.get(kind, ()):
            for start, stop in stretches:
                for match in rule.pattern.finditer(text, start, stop):
                    a, b = match.span()
                    parts = {name.partition("__")[0]: part for name, part in match.groupdict().items() if part}
                    found[a - b, places[rule.name], a] = Expression(a, b, rule, parts)
    chosen: list[Expression] = []
    taken: set[int] = set()
    for _, candidate in sorted(found.items(), key=lambda item: item[0]):
        letters = range(candidate.start, candidate.end)
        if taken.isdisjoint(letters) and is_time(view, candidate):
            taken.update(letters)
            chosen.append(candidate)
    listed = [more for day in chosen if day.rule.reader == "day" for more in _listed(view, day)]
    for more in listed:
        letters = range(more.start, more.end)
        if taken.isdisjoint(letters):
            taken.update(letters)
            chosen.append(more)
    return sorted(chosen, key=lambda expression: expression.start)


_LISTED_AFTER = re.compile(r"(?:,? and |, | or | to |,? through )(?P<dayno>\d{1,2})(?:st|nd|rd|th)?(?![\w%:]|[.,]\d)")


_LISTED_BEFORE = re.compile(r"(?<!\w)(?P<listed>(?:the )?(?P<dayno>\d{1,2})(?:st|nd|rd|th)?)(?: and | or | to |, )$")


def _listed(view: ParsedText, day: Expression) -> list[Expression]:
    """The other days that share a month's name: 5 in *May 4 and 5*."""
    if "month" not in day.parts or "dayno" not in day.parts:
        return []
    rule = TimeRule("day of a list", "day", day.rule.pattern, day.rule.line)
    kept = {name: part for name, part in day.parts.items() if name in ("month", "year", "era", "whichyear")}
    if day.rule.name == "day before month":
        match = _LISTED_BEFORE.search(view.text, max(0, day.start - 14), day.start)
        span = match.span("listed") if match else None
    else:
        match = _LISTED_AFTER.match(view.text, day.end) if "year" not in day.parts else None
        span = (match.start("dayno"), match.end()) if match else None
    if match is None or span is None or not 1 <= int(match["dayno"]) <= 31:
        return []
    found = Expression(*span, rule, kept | {"dayno": match["dayno"]})
    place = Place(view, found)
    return [] if place.noun_follows() and day.start < found.start else [found]
