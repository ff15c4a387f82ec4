"""Readers of composed times, given the value of the time that they take in: the last Friday *of May*."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from newsangles.angles.timeline.calendar import Cover, cover, moved, value_of, weekday_near
from newsangles.angles.timeline.context import SIZES, UNKNOWN, Origin, TimeContext, TimeValue
from newsangles.angles.timeline.patterns import Expression, words


def part_of(frame: Cover, expression: Expression) -> str | None:
    """The value of the part of a period that an expression names; None where the period has none such.

    The expression has `which` (first, last, …) or an ordinal, and a unit, weekday or half; a number of units may be
    given.
    """
    which = expression.parts.get("which", "").lower()
    nth = -1 if which in ("last", "final", "closing", "latter") else int(expression.worth("ordinal") or 1)
    if expression.has("half"):
        return _half(frame, nth)
    if expression.has("weekday"):
        return _nth_weekday(frame, int(expression.worth("weekday") or 0), nth)
    count = _count(expression)
    unit = expression.worth("unit") or "D"
    unit, count = ("W", count * 2) if unit == "2W" else (unit, count)
    if unit not in SIZES or count < 1 or (nth > 1 and count > 1):
        return None
    if unit in ("D", "W", "WE"):
        return _days_of(frame, unit, nth, count)
    return _months_of(frame, unit, nth, count)


def _count(expression: Expression) -> int:
    """The number of units; 1 where none is given."""
    written = expression.parts.get("n", "one").lower()
    counts = words()["count"]
    number = counts.get(written, written)
    return int(number) if number.isdigit() and len(number) < 5 else 0


def _span(first: date | None, last: date | None, unit: str, frame: Cover) -> str | None:
    """The value of the days or longer periods from one day to another, if they lie in a period."""
    if first is None or last is None or first < frame.begin or last > frame.end:
        return None
    begin, end = value_of(first, unit), value_of(last, unit)
    return begin if begin == end else f"{begin}/{end}"


def _holding(day: date | None, unit: str) -> str | None:
    """The value of the period that holds a day."""
    return None if day is None else value_of(day, unit)


def _half(frame: Cover, nth: int) -> str | None:
    """The first or second half of a period."""
    if nth not in (1, 2, -1):
        return None
    early = nth == 1
    if frame.granularity == "year":
        return f"{frame.begin.year:04d}-H{1 if early else 2}"
    if frame.granularity in ("decade", "century"):
        middle = frame.begin.year + (frame.end.year + 1 - frame.begin.year) // 2
        first, last = (frame.begin.year, middle - 1) if early else (middle, frame.end.year)
        return f"{first:04d}/{last:04d}"
    days = (frame.end - frame.begin).days + 1
    if days < 4:
        return None
    middle_day = moved(frame.begin, "D", days // 2)
    if middle_day is None:
        return None
    before = moved(middle_day, "D", -1)
    return _span(frame.begin, before, "D", frame) if early else _span(middle_day, frame.end, "D", frame)


def _nth_weekday(frame: Cover, weekday: int, nth: int) -> str | None:
    """The nth weekday of a period, the last one for -1."""
    if nth > 0:
        day = moved(frame.begin, "D", (weekday - frame.begin.weekday()) % 7 + 7 * (nth - 1))
    else:
        day = moved(frame.end, "D", -((frame.end.weekday() - weekday) % 7))
    return _span(day, day, "D", frame)


def _days_of(frame: Cover, unit: str, nth: int, count: int) -> str | None:
    """Days, weeks or weekends of a period."""
    if frame.granularity in ("day", "part of day", "hour") or (
        unit != "D" and frame.granularity in ("week", "weekend")
    ):
        return None
    if unit == "WE":
        saturday = _nth_weekday(frame, 5, nth)
        if saturday is None or count > 1:
            return None
        return value_of(date.fromisoformat(saturday), "WE")
    size = 7 if unit == "W" else 1
    if nth > 0:
        first = moved(frame.begin, "D", size * (nth - 1))
        last = first and moved(first, "D", size * count - 1)
    else:
        last = frame.end
        first = moved(last, "D", 1 - size * count)
    if unit == "W" and count == 1 and first is not None and first >= frame.begin:
        middle = moved(first, "D", 3)
        return _holding(middle, "W")
    return _span(first, last, "D", frame)


def _months_of(frame: Cover, unit: str, nth: int, count: int) -> str | None:
    """Months, quarters, years or decades of a period."""
    months = (frame.end.year - frame.begin.year) * 12 + frame.end.month - frame.begin.month + 1
    size = {"M": 1, "Q": 3, "Y": 12, "10Y": 120}.get(unit, 1200)
    if size * count * max(nth, 1) > months or months == size:
        return None
    start = size * (nth - 1) if nth > 0 else months - size * count
    first = moved(frame.begin.replace(day=1), "M", start)
    last = first and moved(first, "M", size * count - 1)
    if first is None or last is None:
        return None
    if unit == "M" and count == 3 and first.month % 3 == 1:
        return value_of(first, "Q")
    if unit in ("M", "Q") and size * count == 6 and first.month in (1, 7):
        return f"{first.year:04d}-H{1 if first.month == 1 else 2}"
    begin, end = value_of(first, unit), value_of(last, unit)
    return begin if begin == end else f"{begin}/{end}"


def read_part_of(context: TimeContext, expression: Expression, inner: TimeValue) -> TimeValue:
    """A part of a time: *the last five days of May 2017*."""
    frame = cover(inner.value or "")
    if inner.kind == "SET":
        return inner
    vague = expression.has("vague") or (expression.parts.get("unit", "").endswith("s") and not expression.has("n"))
    value = part_of(frame, expression) if frame and not vague else None
    if value is not None:
        return replace(
            inner, kind="DATE", value=value, reason=f"A part of {inner.value}. {inner.reason}", alternatives=[]
        )
    if frame is None:
        unit = "D" if expression.has("weekday") else expression.worth("unit") or "Y"
        return replace(inner, value=UNKNOWN.get(unit, "XXXX"), anchor=inner.anchor, alternatives=[])
    which = expression.parts.get("which", "").lower()
    return replace(inner, modifier="END" if which in ("last", "final", "closing", "latter") else "START")


def read_beside_time(context: TimeContext, expression: Expression, inner: TimeValue) -> TimeValue:
    """A day or longer period before or after a time: *the day after tomorrow*."""
    back = expression.parts["side"].lower() in ("before", "preceding", "prior to")
    found = cover(inner.value or "")
    unit = "D" if {"weekday", "part"} & expression.parts.keys() else expression.worth("unit") or "D"
    if found is None:
        return replace(inner, kind="DATE", value=_unknown(inner, unit, -1 if back else 1), alternatives=[])
    edge = found.begin if back else found.end
    if expression.has("weekday"):
        weekday = int(expression.worth("weekday") or 0)
        away = (edge.weekday() - weekday) % 7 or 7 if back else (weekday - edge.weekday()) % 7 or 7
        day = moved(edge, "D", -away if back else away)
    elif expression.has("part"):
        part = expression.worth("part")
        day = moved(edge, "D", -1 if back else 1)
        value = f"{day.isoformat()}T{part}" if day else None
        return replace(inner, kind="TIME", value=value, reason=_from(inner), alternatives=[])
    else:
        day = moved(edge, unit, -1 if back else 1)
    return replace(inner, kind="DATE", value=_holding(day, unit), reason=_from(inner), alternatives=[])


def _unknown(inner: TimeValue, unit: str, count: int) -> str:
    """The value of a distance from a day of which only the distance from publication is known: DCT+2d."""
    match = re.fullmatch(r"DCT([+-]\d+)d", inner.value or "")
    sizes = {"D": 1, "W": 7, "2W": 14}
    if match is None or unit not in sizes:
        return UNKNOWN.get(unit, "XXXX")
    return f"DCT{int(match[1]) + count * sizes[unit]:+d}d"


def _from(inner: TimeValue) -> str:
    """The reason of a time that is reckoned from one beside it."""
    return f"Reckoned from {inner.value}. {inner.reason}"


def read_distance(context: TimeContext, expression: Expression, inner: TimeValue) -> TimeValue:
    """A distance from a time: *two weeks from today*, *ten days before Easter*, *a year ago Monday*."""
    back = expression.parts["side"].lower() in ("before", "prior to", "ahead of", "ago", "ago on")
    unit = expression.worth("unit") or "D"
    found, count = cover(inner.value or ""), _count(expression)
    modifier = expression.worth("more") or ("APPROX" if expression.has("low") else None)
    if not count or unit[0] == "T":
        return replace(inner, kind="DATE", value="PAST_REF" if back else "FUTURE_REF", alternatives=[])
    step = -count if back else count
    if found is None:
        return replace(inner, kind="DATE", value=_unknown(inner, unit, step), alternatives=[], modifier=modifier)
    # in weeks and months from a day there is a day again; from a year, a year
    own = {"day": "D", "part of day": "D", "hour": "D", "week": "W", "month": "M", "year": "Y"}.get(
        found.granularity, unit
    )
    if SIZES.index(own) > SIZES.index(unit):
        own = unit
    edge = found.begin if back else found.end
    if _comes(context, expression, edge):
        edge = moved(edge, "W", 1) or edge
    day = moved(edge, unit, step)
    value = _holding(day, own)
    return replace(inner, kind="DATE", value=value, reason=_from(inner), alternatives=[], modifier=modifier)


def _comes(context: TimeContext, expression: Expression, day: date) -> bool:
    """True if a distance is from a weekday to come, but the day is past: *two weeks from Friday*."""
    inner, published = expression.inner, context.published
    if inner is None or published is None or expression.parts["side"].lower() not in ("from", "on"):
        return False
    return (
        inner.rule.reader == "weekday"
        and not inner.has("shift")
        and published.toordinal() - 7 <= day.toordinal() < published.toordinal()
    )


def read_same(context: TimeContext, expression: Expression, inner: TimeValue) -> TimeValue:
    """The month, week or day of another year that is the one at hand: *the same month a year ago*."""
    found, unit = cover(inner.value or ""), expression.worth("unit") or (PERIOD if expression.has("whole") else "D")
    origin = context.base
    if found is None or origin.day is None or found.granularity != "year":
        return replace(inner, value=UNKNOWN.get(unit, "XXXX") if found is None else inner.value, alternatives=[])
    if (told := _period_told(context, unit)) is not None:
        value = f"{found.begin.year:04d}-{told[1]}"
        return replace(
            inner, kind="DATE", value=value, reason=f"As {context.named(told[0])}, in {inner.value}.", alternatives=[]
        )
    if unit == PERIOD:
        return inner
    day = moved(origin.day, "Y", found.begin.year - origin.day.year)
    return replace(inner, value=_holding(day, unit), reason=_from(inner), alternatives=[])


_PART_OF_YEAR = re.compile(r"(?:FY)?\d{4}-(?P<part>[QH][1-4]|(?:0[1-9]|1[0-2])|S[PU]|FA|WI)")

MAX_PERIODS_BACK = 4
"""Number of times before *the same period* among which the one is looked for that it takes up."""


def _period_told(context: TimeContext, unit: str) -> tuple[int, str] | None:
    """The last quarter, half, season or month told just before *the same period* of another year."""
    if unit not in ("Q", PERIOD):
        return None
    for j in range(context.index - 1, max(-1, context.index - 1 - MAX_PERIODS_BACK), -1):
        if not context.near(j):
            return None
        time = context.values[j]
        part = _PART_OF_YEAR.fullmatch(time.value) if time is not None and time.value else None
        start = context.expressions[j].start
        whole = part is None or part["part"][0] in "QH" or context.view.text[:start].endswith(WHOLE)
        if not whole:
            return None  # the second half to the end of September
        if part is not None and (unit != "Q" or part["part"][0] == "Q"):
            return j, part["part"]
    if unit == "Q" and context.quarter is not None:
        return context.index, f"Q{context.quarter[1]}"
    return None


WHOLE = ("in ", "In ", "for ", "For ", "during ", "During ", "the ")
"""Words before a month or season that is told of as a whole, and does not end something."""

PERIOD = "period"
"""The unit of *the same period*, whatever was told before."""


def read_early_or_late(context: TimeContext, expression: Expression, inner: TimeValue) -> TimeValue:
    """A time whose early or late part is meant: *early on Monday*."""
    modifier = "END" if expression.parts["when"].lower().startswith("late") else "START"
    return replace(inner, modifier=modifier)


def read_part_of_day(context: TimeContext, expression: Expression, inner: TimeValue) -> TimeValue:
    """A part of a day that is named after it: *the night of last Friday*."""
    part = expression.worth("part")
    if inner.value is None or "T" in inner.value.removeprefix("DCT"):
        return inner
    return replace(inner, kind="TIME", value=f"{inner.value}T{part}", alternatives=[])


def read_period_of_day(context: TimeContext, expression: Expression, inner: TimeValue) -> TimeValue:
    """The week or weekend that a day is in: *the week of March 6*."""
    found, unit = cover(inner.value or ""), expression.worth("unit") or "W"
    value = value_of(found.begin, unit) if found else UNKNOWN.get(unit, "XXXX")
    return replace(inner, kind="DATE", value=value, reason=_from(inner), alternatives=[])


def read_of_year(context: TimeContext, expression: Expression, year: TimeValue) -> Expression | None:
    """A month, day or season with the year beside it spelled out; None where that year is not known."""
    found = cover(year.value or "")
    if found is None or found.granularity not in ("year", "month", "day"):
        return None
    return replace(expression, parts=expression.parts | {"year": f"{found.begin.year:04d}"}, inner=None)


def read_within(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A part of the period at hand: *the first week of the month*."""
    unit = {"year": "Y", "month": "M", "week": "W", "decade": "10Y", "century": "CE"}[expression.parts["frame"].lower()]
    if expression.parts["whole"].lower() in ("each", "every"):
        return TimeValue("SET", f"P1{unit}" if unit != "10Y" else "P10Y", "It comes again and again.", quantity="EVERY")
    origin = context.base
    frame = TimeValue("DATE", origin.shifted(unit, 0), f"Reckoned from {origin.said}.", origin.anchor, origin.at)
    return read_part_of(context, expression, frame)


def read_beyond(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A period but one away: *the week before last*, *the Friday after next*, *Friday week*."""
    side, origin = expression.parts["side"].lower(), context.base
    step = -2 if side.startswith("before") else 2
    reason = f"Reckoned from {origin.said}."
    if side == "ago":
        weekday, count = int(expression.worth("weekdays") or 0), _count(expression)
        near = weekday_near(origin.day, weekday, -1) if origin.day and count else None
        value = _holding(near and moved(near, "W", 1 - count), "D") if near else "PAST_REF"
        return TimeValue("DATE", value, reason, origin.anchor, origin.at)
    if side in ("week", "fortnight"):
        more = 7 if side == "week" else 14
        day = origin.day
        if expression.has("weekday"):
            day = day and weekday_near(day, int(expression.worth("weekday") or 0), 1)
        else:
            day = day and moved(day, "D", int(expression.worth("day") or 0))
        value = Origin(day and moved(day, "D", more), origin.anchor).shifted("D", 0) if day else UNKNOWN["D"]
        return TimeValue("DATE", value, reason, origin.anchor, origin.at)
    if expression.has("weekday"):
        if origin.day is None:
            return TimeValue("DATE", UNKNOWN["D"], reason, origin.anchor)
        near = weekday_near(origin.day, int(expression.worth("weekday") or 0), 1 if step > 0 else -1)
        day = near and moved(near, "W", 1 if step > 0 else -1)
        return TimeValue("DATE", _holding(day, "D"), reason, origin.anchor, origin.at)
    if expression.has("part"):
        value = origin.shifted("D", step)
        return TimeValue("TIME", value and f"{value}T{expression.worth('part')}", reason, origin.anchor, origin.at)
    season = expression.worth("season")
    if season is not None:
        day = origin.day and moved(origin.day, "Y", step // 2)
        past = cover(f"{day.year:04d}-{season}") if day else None
        if day is None or past is None:
            return TimeValue("DATE", f"XXXX-{season}", reason, origin.anchor)
        year = day.year - (step < 0 and past.end >= day) + (step > 0 and past.begin <= day)
        return TimeValue("DATE", f"{year:04d}-{season}", reason, origin.anchor, origin.at)
    return TimeValue("DATE", origin.shifted(expression.worth("unit") or "D", step), reason, origin.anchor, origin.at)
