"""Temporal expressions of a text: candidates by rule, not yet resolved.

A rule is tried only near a word that it requires.
"""

from __future__ import annotations

import re
from collections import defaultdict

from newsangles.angles.timeline.checks import is_time
from newsangles.angles.timeline.composition import composed
from newsangles.angles.timeline.patterns import Expression, TimeRule, needs_of_words, order, rules
from newsangles.angles.timeline.place import Place
from newsangles.language.parsed_text import ParsedText

WORDS_BEFORE, WORDS_AFTER = 9, 9
"""Words before and after a required word on which a rule is tried."""


MAX_STRETCH_CHARS = 400
"""Limit of characters in such a stretch, since words can have any length."""


_DIGIT = re.compile(r"\d")


def _kinds(word: str, needs: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The kinds of a word, as the rules name them."""
    kinds = needs.get(word)
    if kinds is not None:
        return kinds
    if word.isalpha():
        return ()
    if _DIGIT.search(word):
        return ("number", "tens") if word[-1] in "0s" else ("number",)
    return needs.get(word.rstrip("."), ())


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


def _near(by_word: dict[str, list[tuple[int, int]]], need: str) -> list[tuple[int, int]]:
    """The stretches where a rule is tried: around a kind of word, or where those of two kinds overlap (unit+away)."""
    first, _, second = need.partition("+")
    if not second:
        return by_word.get(first, [])
    found: list[tuple[int, int]] = []
    others, j = by_word.get(second, []), 0
    for start, stop in by_word.get(first, []):
        while j < len(others) and others[j][1] < start:
            j += 1
        k = j
        while k < len(others) and others[k][0] <= stop:
            found.append((max(start, others[k][0]), min(stop, others[k][1])))
            k += 1
    return found


def expressions(view: ParsedText) -> list[Expression]:
    """The candidates of a text, in its order; no two overlap."""
    text, places, by_kind = view.text, order(), rules()
    found: dict[tuple[int, int, int], Expression] = {}
    by_word = _stretches(view)
    for need, rules_of_kind in by_kind.items():
        stretches = _near(by_word, need)
        for rule in rules_of_kind if stretches else ():
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
    for n, day in enumerate(list(chosen)):
        if day.rule.reader == "day" and (which := _year_behind(view, day)):
            part = "year" if which.isdigit() else "whichyear"
            chosen[n] = Expression(day.start, day.end, day.rule, day.parts | {part: which})
    for more in [more for day in chosen if day.rule.reader == "day" for more in _listed(view, day)]:
        letters = range(more.start, more.end)
        days = [day for day in chosen if _gives_way(day, more)]
        for day in days:  # the 3rd, 4th and 5th of October
            chosen.remove(day)
            taken.difference_update(range(day.start, day.end))
        if taken.isdisjoint(letters):
            taken.update(letters)
            chosen.append(more)
    return composed(view, sorted(chosen, key=lambda expression: expression.start))


def _gives_way(one: Expression, more: Expression) -> bool:
    """True if a time is a piece of a day in a list: the 3rd and 4th of October."""
    of_list = one.rule.reader == "monthday" or (one.rule.reader in ("shifted", "year") and one.end == more.end)
    return of_list and one.end > more.start and one.start < more.end


def _year_behind(view: ParsedText, day: Expression) -> str | None:
    """The word for the year behind a list that a day opens: *next* in May 3 and 10 next year."""
    if day.rule.name != "day after month" or {"year", "whichyear", "shift"} & day.parts.keys():
        return None
    end = day.end
    for _ in range(MAX_LISTED):
        match = _LISTED_AFTER.match(view.text, end)
        if match is None:
            break
        end = match.end()
    which = _WHICH_YEAR.match(view.text, end) if end > day.end else None
    return (which[1] or which[2]).lower() if which else None


_WHICH_YEAR = re.compile(r",? (?:of )?(?:(last|this|next) year|((?:19|20)\d\d))(?![\w%]|[.,:]\d)", re.I)
"""The text behind a list of days that gives their year."""


_LISTED_AFTER = re.compile(
    r"(?:,? and |, | or | to |,? through )(?P<dayno>\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
    r"(?! ?(?:[-–—] ?\d{1,2}(?:[.:]\d\d)? ?)?(?:[ap]\.?m\b|o['’]clock))"
)  # and no 5-8pm

_LISTED_BEFORE = re.compile(
    r"(?<![\w$€£.,])(?P<listed>(?:the )?(?P<dayno>\d{1,2})(?:st|nd|rd|th)?)(?:,? and |,? or | to |, )(?:the )?$"
)

MAX_LISTED = 12
"""Limit of days that share a month's name."""


def _listed(view: ParsedText, day: Expression) -> list[Expression]:
    """The other days that share a month's name: 10 and 17 in *May 3, 10 and 17*."""
    if "month" not in day.parts or "dayno" not in day.parts:
        return []
    rule = TimeRule("day of a list", "day", day.rule.pattern, day.rule.line)
    kept = {name: part for name, part in day.parts.items() if name in ("month", "year", "era", "whichyear")}
    backwards = day.rule.name == "day before month"
    if backwards and (which := _WHICH_YEAR.match(view.text, day.end)) and which[1]:
        kept["whichyear"] = which[1].lower()
    own = day.parts.get("year", "-") in view.text[day.start : day.end]
    behind = not backwards and not own and bool({"year", "whichyear"} & day.parts.keys())
    if not backwards and "year" in day.parts and not behind:
        return []
    found: list[Expression] = []
    start, end = day.start, day.end
    while len(found) < MAX_LISTED:
        if backwards:
            match = _LISTED_BEFORE.search(view.text, max(0, start - 18), start)
        else:
            match = _LISTED_AFTER.match(view.text, end)
        if match is None or not 1 <= int(match["dayno"]) <= 31:
            break
        if backwards and found and view.tag[max(0, view.word_at(match.start()) - 1)].startswith("NNP"):
            break  # Type 5, and 22 to 24 February
        span = match.span("listed") if backwards else (match.start("dayno"), match.end())
        which = _WHICH_YEAR.match(view.text, span[1]) if behind else None
        more = Expression(span[0], which.end() if which else span[1], rule, kept | {"dayno": match["dayno"]})
        if not backwards and Place(view, more).noun_follows():
            break
        found.append(more)
        start, end = span
    return found
