"""Publication days as tables, sidecars and pages write them: ISO, RFC 2822, words, compact forms, time stamps."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime
from decimal import Decimal

YEARS = range(1600, 2101)
"""Years in which a document can have been published."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
"""Pattern of the name of a month, in full or cut."""

DAYS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        r"(?<![\w-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?![\d-])",
        rf"(?<!\w)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{MONTH}[,-]? ?(?P<year>\d{{4}})(?!\w)",
        rf"(?<!\w){MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\w)",
    )
)
"""Patterns of a day that a reader reads in one way only: 2023-07-11, 11 July 2023, July 11, 2023."""

_COMPACT = re.compile(r"(?P<year>\d{4})(?P<sign>[/.]?)(?P<number>\d\d)(?P=sign)(?P<day>\d\d)(?!\d)", re.ASCII)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", re.IGNORECASE)
# What may follow the day: a time with its zone, by number, letters, or the name of a place, in any order and brackets.
_TIME = re.compile(
    r"(?:[T, ]|at|-|–|\b)*(?:\d{1,2}(?:[:.]?\d\d){1,2}(?:[.,]\d+)?)?(?:[ ,]*(?:[ap]\.?m\b\.?|Z\b|[+-]\d\d(?::?\d\d)?"
    r"|(?-i:[A-Z]{2,5})\b|[([\[]?[A-Z][A-Za-z_]+/[A-Za-z_/+-]+[)\]]?|\([A-Z]{2,5}\)))*\s*",
    re.IGNORECASE | re.ASCII,
)
_NONE = re.compile(
    r"\s*(?:0000[-/]?|-000\d-|0001-01-01|00010101|(?:nan|nat|none|null|n/a|<na>|-+)?\s*$)", re.IGNORECASE
)
_SECONDS = {10: 1, 13: 1_000, 16: 1_000_000, 19: 1_000_000_000}


def is_empty(value: object) -> bool:
    """True for the ways in which tables say that they have no value: nothing, NaN, NaT."""
    # NaN and pandas's NaT are the values that do not equal themselves.
    return value is None or (isinstance(value, float | Decimal) and math.isnan(value)) or bool(value != value)


def day_of(value: object) -> date | None:
    """The day of a date, a time stamp, or the text of either; no time zone is applied.

    Args:
        value: A date; a datetime; a text in ISO 8601 (with or without signs between its parts), in RFC 2822, or in
            English words (July 11, 2023); seconds since 1970, or thousandths and smaller parts of them, in UTC.

    Returns:
        None where the value says that there is no date: empty, NaN, 0000-00-00, 0001-01-01.

    Raises:
        ValueError: It is no day in one of `YEARS`, or one that is read in two ways (07/11/2023).
    """
    if is_empty(value) or (isinstance(value, str) and _NONE.match(value)):
        return None
    if isinstance(value, date):
        day: date | None = value.date() if isinstance(value, datetime) else value
        if day is not None and day.year == 1:
            return None
    elif isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("neither a date nor a text")
    else:
        written = format(value, ".0f") if isinstance(value, float) else str(value).strip()
        day = _stamp(written) or _written(written)
    if day is None or day.year not in YEARS:
        raise ValueError("no day")
    return day


def _stamp(written: str) -> date | None:
    """The day of a number of seconds since 1970, or of parts of a second; None for any other text."""
    digits = written.partition(".")[0]
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in _SECONDS:
        return None
    return datetime.fromtimestamp(int(digits) / _SECONDS[len(digits)], UTC).date()


def _written(written: str) -> date | None:
    """The day that a text gives and nothing else but a weekday before it and a time after it."""
    weekday = _WEEKDAY.match(written)
    start = weekday.end() if weekday else 0
    for pattern in (*DAYS, _COMPACT):
        match = pattern.match(written, start)
        if match and _TIME.fullmatch(written, match.end()):
            return matched_day(match)
    return None


def matched_day(match: re.Match[str]) -> date | None:
    """The day that one of `DAYS` has found; None where the month has no such day."""
    parts = match.groupdict()
    number = int(parts["number"]) if parts.get("number") else _MONTHS.index(parts["month"][:3].lower()) + 1
    try:
        found = date(int(parts["year"]), number, int(parts["day"]))
    except ValueError:
        return None
    return found if found.year in YEARS else None
