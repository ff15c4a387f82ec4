"""Calendar arithmetic on TIMEX3 values: the days that a value covers, the period some units away.

Values follow TIMEX3 (TimeML 1.2.1) and so ISO 8601: 2025-03-04, 2025-W10, 2025-03, 2025-Q1, 2025-SP, 2025, 202, 20.
Results are None for days outside the calendar (February 30, the year 0, the year 10000).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from newsangles.tables.schema import Granularity

WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each season begins: meteorological seasons of the northern hemisphere."""

UNITS: dict[str, Granularity] = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "10Y": "decade",
    "CE": "century",
}
"""The calendar units of `time_words.tsv`, with their granularity."""

_SHAPE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?P<clock>T.*)?|(?P<week>\d{4}-W\d\d)(?P<weekend>-WE)?|(?P<month>\d{4}-\d\d)"
    r"|(?P<quarter>\d{4}-Q[1-4])|(?P<half>\d{4}-H[12])|(?P<season>\d{4}-(?:SP|SU|FA|WI))|(?P<year>\d{4})"
    r"|(?P<decade>\d{3})X?|(?P<century>\d\d)"
)
_OPEN = re.compile(r"(?<=\d)(?:-XX)+$")
_HOUR = re.compile(r"T\d\d")


class Cover(NamedTuple):
    """The granularity of a value, and the first and last day that it covers."""

    granularity: Granularity
    begin: date
    end: date


def cover(value: str) -> Cover | None:
    """The granularity and the days of a TIMEX3 value; None if it has no place in the calendar."""
    if "/" in value:
        first, last = (cover(part) for part in value.split("/", 1))
        if first is None or last is None or first.begin > last.end:
            return None
        return Cover("interval", first.begin, last.end)
    match = _SHAPE.fullmatch(_OPEN.sub("", value))  # some day of 2001: 2001-XX-XX
    if match is None:
        return None
    try:
        return _cover(match)
    except (ValueError, OverflowError):
        return None


def granularity(value: str) -> Granularity | None:
    """The granularity of a value, also of one before the year 1, which no calendar of days covers."""
    found = cover(value)
    if found is not None or not value.startswith("BC"):
        return found.granularity if found else None
    match = _SHAPE.fullmatch(value[2:])
    names = [name for name, text in match.groupdict().items() if text and name in _NAMES] if match else []
    return _NAMES[names[0]] if names else None


_NAMES: dict[str, Granularity] = {
    "day": "day",
    "month": "month",
    "season": "season",
    "year": "year",
    "decade": "decade",
    "century": "century",
}


def _cover(match: re.Match[str]) -> Cover:
    found = {name: text for name, text in match.groupdict().items() if text}
    if "day" in found:
        day = date.fromisoformat(found["day"])
        clock = found.get("clock", "")
        return Cover("hour" if _HOUR.match(clock) else "part of day" if clock else "day", day, day)
    value = match[0]
    if "decade" in found or "century" in found:
        size = 10 if "decade" in found else 100
        first = int(found.get("decade") or found.get("century", "")) * size
        return Cover("decade" if size == 10 else "century", date(first, 1, 1), date(first + size - 1, 12, 31))
    year = int(value[:4])
    if "week" in found:
        monday = date.fromisocalendar(year, int(found["week"][-2:]), 1)
        return (
            Cover("weekend", monday + timedelta(5), monday + timedelta(6))
            if "weekend" in found
            else Cover("week", monday, monday + timedelta(6))
        )
    if "month" in found:
        return Cover("month", *_months(year, int(value[5:]), 1))
    if "quarter" in found:
        return Cover("quarter", *_months(year, int(value[-1]) * 3 - 2, 3))
    if "half" in found:
        return Cover("half", *_months(year, int(value[-1]) * 6 - 5, 6))
    if "season" in found:
        month = SEASONS[value[-2:]]
        return Cover("season", *_months(year - (month == 12), month, 3))
    return Cover("year", date(year, 1, 1), date(year, 12, 31))


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first and the last day of a number of months."""
    years, last = divmod(month + count - 2, 12)
    return date(year, month, 1), date(year + years, last + 1, calendar.monthrange(year + years, last + 1)[1])


def value_of(day: date, unit: str) -> str:
    """The TIMEX3 value of the period that holds a day; `unit` is one of `UNITS` or of `SEASONS`."""
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + "-WE" * (unit == "WE")
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit in SEASONS:
        return f"{day.year + (unit == 'WI' and day.month == 12):04d}-{unit}"
    return f"{day.year:04d}"[: {"Y": 4, "10Y": 3, "CE": 2}[unit]]


def moved(day: date, unit: str, count: int) -> date | None:
    """The day some units away; the last day of a shorter month."""
    try:
        if unit in ("D", "W", "WE", "2W"):
            return day + timedelta(count * {"D": 1, "2W": 14}.get(unit, 7))
        months = count * {"M": 1, "Q": 3, "10Y": 120, "CE": 1200}.get(unit, 12)
        years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
    except (ValueError, OverflowError):  # calendar and datetime end at the years 1 and 9999
        return None


def shifted(day: date, unit: str, count: int) -> str | None:
    """The value of the period some units away from the one that holds a day."""
    other = moved(day, unit, count)
    return None if other is None else value_of(other, "W" if unit == "2W" else unit)


def ymd(year: int, month: int, day: int) -> str | None:
    """The value of a day; None if there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return None


def weekday_near(day: date, weekday: int, direction: int) -> date | None:
    """The nearest weekday: before a day (-1), after it (1), or on it or before (0)."""
    back = (day.weekday() - weekday) % 7
    if direction < 0:
        back = back or 7
    elif direction > 0:
        back -= 7
    return moved(day, "D", -back)


def duration(count: float | str, unit: str) -> str:
    """The TIMEX3 value of a duration: P2D, PT36H, P1.5Y, PXW."""
    if unit == "WE":
        return f"P{count if isinstance(count, str) else f'{count:g}'}WE"
    clock = "T" * (unit[0] == "T")
    number, letter = re.fullmatch(r"(\d*)([A-Z]+)", unit.removeprefix("T")).groups()  # type: ignore[union-attr]
    if number:
        count = count if isinstance(count, str) else count * int(number)
    return f"P{clock}{count if isinstance(count, str) else f'{count:.15g}'}{letter}"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * j) // 433
    month = (h + j - 7 * m + 90) // 25
    return date(year, month, (h + j - 7 * m + 33 * month + 19) % 32)


THIRD, TWO_THIRDS = 1 / 3, 2 / 3

PARTS_MEANT = {
    "early": (0, THIRD),
    "start": (0, 0.25),
    "mid": (THIRD, TWO_THIRDS),
    "late": (TWO_THIRDS, 1),
    "end": (0.75, 1),
}
"""The part of a period, from and to, that a word names."""

PARTS_OF_YEARS = PARTS_MEANT | {"early": (0, 0.4), "start": (0, 0.3), "mid": (0.4, 0.7), "late": (0.7, 1)}
"""The same for decades and centuries, in whole years: the mid-1990s are 1994 to 1996."""


def part_of(span: Cover, written: str, published: date | None) -> tuple[date, date]:
    """The first and last day of the part of a period that a word names: the *end* of 2018.

    *Earlier this year* ends with the day of publication, *later this year* and *the rest of* it begin there.
    """
    begin, end = span.begin, span.end
    word = next((kind for kind, words in _PART_WORDS.items() if words.search(written)), None)
    if word is None or begin == end:
        return begin, end
    if word in ("earlier", "later"):
        if published is not None and begin <= published <= end:
            return (begin, published) if word == "earlier" else (published, end)
        return begin, end
    first, last = PARTS_OF_YEARS[word] if span.granularity in ("decade", "century") else PARTS_MEANT[word]
    if months := {"year": 12, "decade": 120, "century": 1200}.get(span.granularity):
        opens, closes = moved(begin, "M", round(months * first)), moved(begin, "M", round(months * last))
        return opens or begin, closes - timedelta(1) if closes else end
    days = (end - begin).days + 1
    opening = round(days * first)
    return begin + timedelta(opening), begin + timedelta(max(round(days * last) - 1, opening))


_PART_WORDS = {
    "earlier": re.compile(r"\bearlier\b"),
    "later": re.compile(r"\b(?:later|rest|remainder)\b"),
    "early": re.compile(r"\bearly\b"),
    "start": re.compile(r"\b(?:start|beginning)\b"),
    "mid": re.compile(r"\b(?:mid|middle|midst|midway)\b"),
    "late": re.compile(r"\b(?:late|latter)\b"),
    "end": re.compile(r"\b(?:end|close)\b"),
}
"""The words of a modifier, by the part that they name."""
