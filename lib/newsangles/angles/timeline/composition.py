"""Composed times: a time and what stands beside it as one expression, with one value.

A rule of ``time_rules.tsv`` whose pattern ends with ``{time}`` takes in the time after it: *the last five days of* May
2017, *the day after* tomorrow, *ten days from* Monday. Two times side by side are one where each names a part: *March*
and *last year*, *15:00 GMT* and *Saturday*.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsangles.angles.timeline.patterns import Expression, beside_rules, words
from newsangles.language.parsed_text import ParsedText

DAYS = frozenset("day weekday deictic figures holiday monthday part".split())
"""Readers of days, which a clock time beside them belongs to."""

MONTHS = frozenset("day month season holiday quarter".split())
"""Readers of times that a year beside them belongs to."""

FRAMES = frozenset("month season year decade century quarter shifted ago ancient shortyear named".split())
"""Readers of times that have parts."""

ANCHORS = DAYS | FRAMES | {"term", "clock"}

TAKES: dict[str, frozenset[str]] = {
    "within": FRAMES | {"within", "every"},
    "beside time": ANCHORS | {"within"},
    "distance": ANCHORS | {"within"},
    "from day": DAYS | {"within"},
    "same": frozenset(("shifted", "ago", "year")),
    "early or late": DAYS,
    "part of time": DAYS | {"within"},
    "period of day": frozenset(("day", "holiday", "figures")),
}
"""The readers of the times that a rule with ``{time}`` takes in, by its reader."""

MAX_HEAD_CHARS = 90
"""Limit of characters of what a composed time has before the time that it takes in."""

_CLOCK_THEN_DAY = re.compile(r"(?: \([^)\n]{1,20}\)|,?(?: [A-Z][a-z]+){1,2} Time)?,? (?:on |of |the )*")
_DAY_THEN_CLOCK = re.compile(r",? (?:at |from |around |about |by |before |after )?(?:around |about |exactly )?")
_THEN_YEAR = re.compile(r",? (?:of |in )?(?:the )?")


def composed(view: ParsedText, found: list[Expression]) -> list[Expression]:
    """The expressions of a text, with those that belong together joined; in its order."""
    return _with_heads(view, _with_years(view, _with_clocks(view, _with_lengths(view, found))))


_LENGTH_THEN_LENGTH = re.compile(r",? (?:and )?")


def _with_lengths(view: ParsedText, found: list[Expression]) -> list[Expression]:
    """Join a length of time with the smaller one behind it: four years and six months."""
    joined: list[Expression] = []
    for expression in found:
        last = joined[-1] if joined else None
        if last is not None and _is_longer(last, expression):
            near = _LENGTH_THEN_LENGTH.fullmatch(view.text, last.end, expression.start)
            joined[-1:] = [_lengthened(last, expression)] if near else [last, expression]
        else:
            joined.append(expression)
    return joined


def _lengthened(length: Expression, other: Expression) -> Expression:
    """A length of time with a smaller one; with a distance, that distance in the smaller unit: 27 months ago."""
    if other.rule.reader == "ago":
        units = [str(expression.worth("unit")) for expression in (length, other)]
        count = _count(length) * SMALLER[units[0], units[1]] + _count(other)
        parts = other.parts | {"n": str(count), "unit": other.parts["unit"].removesuffix("s") + "s"}
        return replace(other, start=length.start, parts=parts)
    inner = _lengthened(length.inner, other) if length.inner else other
    return replace(length, end=other.end, inner=inner)


def _count(expression: Expression) -> int:
    """The number of units, as it is written."""
    written = expression.parts["n"].lower()
    return int(float(words()["count"].get(written, written)))


SMALLER = {("Y", "M"): 12, ("W", "D"): 7}
"""How many of a smaller unit the larger one has, where that is known."""


def _is_longer(length: Expression, other: Expression) -> bool:
    """True if two expressions are plain lengths of time, the first one in the next larger unit or two."""
    if length.inner:
        return _is_longer(length.inner, other)
    if length.rule.name != "length" or other.rule.name not in ("length", "ago") or other.inner:
        return False
    if other.rule.name == "ago":
        whole = all(_WHOLE.fullmatch(e.parts.get("n", "").lower()) for e in (length, other))
        small = whole or all(e.parts.get("n", "").lower() in words()["count"] for e in (length, other))
        if not small or (length.worth("unit"), other.worth("unit")) not in SMALLER:
            return False
    if "n" not in length.parts or "n" not in other.parts or {"low", "more", "half"} & other.parts.keys():
        return False
    units = [str(expression.worth("unit")) for expression in (length, other)]
    if not set(units) <= set(LENGTHS) or {"low", "half"} & length.parts.keys():
        return False
    return 1 <= LENGTHS.index(units[0]) - LENGTHS.index(units[1]) <= MAX_UNITS_APART


_WHOLE = re.compile(r"\d{1,3}")

LENGTHS = "TS TM TH D W M Y".split()
"""Units of lengths that are told together, the shortest first."""

MAX_UNITS_APART = 3
"""Limit of the steps between these: a year and a day."""


def _with_clocks(view: ParsedText, found: list[Expression]) -> list[Expression]:
    """Join clock times with the days beside them: 15:00 GMT Saturday, Sunday night at 8 PM."""
    joined: list[Expression] = []
    for expression in found:
        last = joined[-1] if joined else None
        between = view.text[last.end : expression.start] if last and expression.start - last.end < 30 else "\n"
        if last is None or last.inner or "\n" in between:
            joined.append(expression)
        elif (
            last.rule.reader == "clock"
            and expression.rule.reader in DAYS
            and not {"day", "weekday"} & last.parts.keys()
        ):
            near = _CLOCK_THEN_DAY.fullmatch(between)
            joined[-1:] = [_joined(last, expression, last)] if near else [last, expression]
        elif last.rule.reader in DAYS and expression.rule.reader == "clock" and not _has_day(expression):
            near = _DAY_THEN_CLOCK.fullmatch(between)
            joined[-1:] = [_joined(expression, last, last)] if near else [last, expression]
        else:
            joined.append(expression)
    return joined


def _has_day(clock: Expression) -> bool:
    """True if a clock time names its day."""
    return bool({"day", "weekday", "nextday"} & clock.parts.keys())


def _joined(outer: Expression, inner: Expression, first: Expression) -> Expression:
    """An expression that takes in another one, which may stand first."""
    last = inner if first is outer else outer
    parts = outer.parts | {name: part for name, part in inner.parts.items() if name in ("year", "era")}
    return Expression(first.start, last.end, outer.rule, parts, inner)


def _with_years(view: ParsedText, found: list[Expression]) -> list[Expression]:
    """Join a month, day or season with the year after it: March last year, 3 May two years ago."""
    joined: list[Expression] = []
    for expression in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.inner is None
            and last.rule.reader in MONTHS
            and not {"year", "whichyear", "shift"} & last.parts.keys()
            and _is_year(expression)
            and expression.start - last.end < 12
            and _THEN_YEAR.fullmatch(view.text, last.end, expression.start)
        ):
            joined[-1] = Expression(last.start, expression.end, last.rule, last.parts, expression)
        elif (
            last is not None
            and last.inner is None
            and _is_year(last)
            and expression.inner is None
            and expression.rule.reader in MONTHS
            and not {"year", "whichyear", "shift"} & expression.parts.keys()
            and view.text[last.end : expression.start] in (" in ", ", in ", " on ", ", on ")
        ):
            joined[-1] = Expression(last.start, expression.end, expression.rule, expression.parts, last)
        else:
            joined.append(expression)
    return joined


def _is_year(expression: Expression) -> bool:
    """True if an expression names a year by its distance or two figures: last year, two years ago, ’80."""
    reader = expression.rule.reader
    if reader == "shortyear":
        return "fy" not in expression.parts
    if reader not in ("shifted", "ago", "beside") or expression.worth("unit") != "Y" or expression.inner:
        return False
    if {"modifier", "fiscal", "ends"} & expression.parts.keys():
        return False
    return reader != "ago" or expression.parts["away"].lower() in ("ago", "earlier", "later", "before", "previously")


def _with_heads(view: ParsedText, found: list[Expression]) -> list[Expression]:
    """Let the rules with ``{time}`` take in the times after them."""
    joined: list[Expression] = []
    for expression in found:
        head = _head(view, expression)
        if head is not None:
            while joined and joined[-1].end > head.start:
                joined.pop()
            expression = head
        joined.append(expression)
    return joined


def _head(view: ParsedText, expression: Expression) -> Expression | None:
    """The longest composed time that ends with an expression."""
    k = view.word_at(expression.start) - 1
    if k >= 1 and view.lower[k] in ("the", "a", "an", "this", "that"):
        k -= 1
    if k < 1 or view.lower[k] not in beside_rules().links:
        return None
    floor, best = max(0, expression.start - MAX_HEAD_CHARS), None
    for rule in beside_rules().rules:
        if expression.rule.reader not in TAKES.get(rule.reader, ()):
            continue
        match = rule.pattern.search(view.text, floor, expression.start)
        if match is not None and (best is None or match.start() < best.start):
            parts = {name.partition("__")[0]: part for name, part in match.groupdict().items() if part}
            best = Expression(match.start(), expression.end, rule, parts, expression)
    if best is None or "\n\n" in view.text[best.start : best.end] or not _fits(view, best, expression):
        return None
    # a further head: the day after the last Friday of May
    return _head(view, best) or best


_LASTING = frozenset("for lasting lasts lasted last of every than spent spend".split())
"""Words before a length of time that runs from a day, and is no distance from it."""


def _fits(view: ParsedText, head: Expression, inner: Expression) -> bool:
    """True if a rule with ``{time}`` holds in its context."""
    k = view.word_at(head.start)
    before = view.lower[k - 1] if k else ""
    if head.rule.reader == "from day":
        return before not in _LASTING
    if head.rule.reader == "within" and view.lower[k] == "last" and not head.has("n"):
        return False  # last year in October
    if (
        head.rule.reader == "within"
        and inner.rule.reader == "month"
        and head.worth("unit") not in (None, "D", "W", "WE")
    ):
        return False
    if head.rule.reader == "period of day":
        return head.worth("unit") in ("W", "WE") and not inner.has("dayno2")
    if head.rule.reader == "beside time":
        return not view.text[inner.start : inner.end + 2].endswith(("'s", "’s"))
    return True
