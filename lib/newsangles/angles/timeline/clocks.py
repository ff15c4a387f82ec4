"""Readers of times of day by the clock: *3 p.m. on Sunday*, *half past nine*, *six minutes to ten*."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from newsangles.angles.timeline.calendar import cover, moved, weekday_near
from newsangles.angles.timeline.context import Origin, TimeContext, TimeValue
from newsangles.angles.timeline.direction import word_kinds
from newsangles.angles.timeline.passage import governor
from newsangles.angles.timeline.patterns import Expression, number_in, words
from newsangles.tables.schema import Anchor

ZONES = {"gmt": "Z", "utc": "Z", "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07", "mdt": "-06"}
ZONES |= {"british summer time": "+01", "greenwich mean time": "Z", "central european time": "+01"}
ZONES |= {"central european summer time": "+02", "indian standard time": "+05:30", "india standard time": "+05:30"}
ZONES |= {"eastern standard time": "-05", "eastern daylight time": "-04", "central standard time": "-06"}
ZONES |= {"central daylight time": "-05", "pacific standard time": "-08", "pacific daylight time": "-07"}
ZONES |= {"pst": "-08", "pdt": "-07", "bst": "+01", "cet": "+01", "cest": "+02", "ist": "+05:30", "jst": "+09"}


def read_clock(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A time of day by the clock."""
    hour, minute = _hour(expression)
    if hour is None:
        return None
    day, anchor, at = day_of_clock(context, expression)
    zone = ZONES.get(expression.parts.get("zone", "").lower(), "")
    reason = f"The day is that of {Origin(day, anchor).said}."
    if expression.has("toward") and (before := _clock_before(context)):
        hour += 12 * (hour < 12 <= int(before[1][11:13]) and not expression.has("half"))
    head = "XXXX-XX-XX" if day is None else day.isoformat()
    return TimeValue("TIME", f"{head}T{hour:02d}:{minute:02d}{zone}", reason, anchor if day else None, at)


def read_clock_of_day(context: TimeContext, expression: Expression, day: TimeValue) -> TimeValue | None:
    """A time of day by the clock with its day beside it: *Sunday night at 8 PM*."""
    hour, minute = _hour(expression)
    if hour is None or day.value is None:
        return None
    part = re.search(r"T([A-Z]{2})$", day.value)
    if part and not expression.has("half") and not expression.has("noon") and (late := _LATE_HOURS.get(part[1])):
        hour += 12 * (hour in late)
    zone = ZONES.get(expression.parts.get("zone", "").lower(), "")
    clock = f"T{hour:02d}:{minute:02d}{zone}"
    bare = [
        re.sub(r"T[\d:A-Z]+$", "", value) if not value.startswith("DCT") else value
        for value in (day.value, *day.alternatives)
    ]
    return replace(day, kind="TIME", value=bare[0] + clock, alternatives=[value + clock for value in bare[1:]])


_LATE_HOURS = {"AF": range(1, 12), "EV": range(4, 12), "NI": range(6, 12)}
"""Hours to which twelve are added, by the part of the day that is named beside them."""


def _hour(expression: Expression) -> tuple[int | None, int]:
    if expression.has("noon"):
        hour = 0 if expression.parts["noon"].lower() == "midnight" else 12
    elif expression.has("hour"):
        hour = int(expression.parts["hour"])
    else:
        hour = int(float(words()["count"][expression.parts["hourword"].lower()]))
    half = expression.parts.get("half", "").lower()
    if half and not 1 <= hour <= 12:
        return None, 0
    if half:
        hour = hour % 12 + 12 * half.startswith("p")
    elif expression.worth("part") in ("AF", "EV") and hour < 12:
        hour += 12
    if not expression.has("toward"):
        return hour, int(expression.parts.get("minute", 0))
    minute = _minutes(expression)
    if minute is None or not 0 < minute < 60:
        return None, 0
    if expression.parts["toward"].lower() in ("to", "before"):
        return (hour - 1) % 24, 60 - minute
    return hour, minute


def _minutes(expression: Expression) -> int | None:
    """The minutes before or after an hour: *half past nine*, *six minutes to ten*."""
    written = expression.parts.get("of", "").lower()
    if not written:
        number = number_in(expression)
        return None if number is None else int(number)
    return {"half": 30, "quarter": 15}.get(written) or int(words()["count"].get(written) or 25)


def read_schedule(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A time of day that comes again and again: *at 12:45 and 17:45 weekdays*, *9 a.m. to 5 p.m. daily*."""
    hour, minute = _hour(expression)
    if hour is None:
        return None
    days = expression.parts["days"].lower()
    value = f"XXXX-XX-XXT{hour:02d}:{minute:02d}"
    return TimeValue("SET", value, f"It comes again and again: {days}.", quantity="EVERY")


def day_of_clock(context: TimeContext, expression: Expression) -> tuple[date | None, Anchor, int | None]:
    """The day of a clock time: a day beside it or earlier in its sentence, else the usual anchor."""
    if expression.has("day"):
        day = moved(context.published, "D", int(expression.worth("day") or 0)) if context.published else None
        return day, "publication", None
    if expression.has("weekday") and context.published:
        return weekday_near(context.published, int(expression.worth("weekday") or 0), 0), "publication", None
    view, i = context.view, context.index
    sentence = view.sent[view.word_at(expression.start)]

    def day_at(index: int) -> date | None:
        time = context.values[index]
        covered = cover(time.value) if time is not None and time.value else None
        return covered.begin if covered and covered.granularity in ("day", "part of day", "hour") else None

    if i + 1 < len(context.expressions):
        between = view.text[expression.end : context.expressions[i + 1].start]
        if re.fullmatch(r"(?: \([^)]{1,20})?\)?,? (?:on |of |the )*", between) and (day := day_at(i + 1)):
            return day, "earlier time", i + 1
    for j in range(i - 1, max(-1, i - 6), -1):
        same = view.sent[view.word_at(context.expressions[j].start)] == sentence
        if (same or context.narrative) and (day := day_at(j)):
            return (moved(day, "D", 1) if expression.has("nextday") else day), "earlier time", j
    before = _clock_before(context) if context.direction() < 0 else None
    if before is not None and (known := cover(before[1])):
        return known.begin, "earlier time", before[0]
    told = _day_before(context) or _day_of_story(context)
    if told is not None:
        return told[0], "earlier time", told[1]
    return context.published, "publication", None


def _day_before(context: TimeContext) -> tuple[date, int] | None:
    """The day of what the sentence before tells, where this one goes on: it began just before midday."""
    view, i = context.view, context.index
    word = view.word_at(context.expressions[i].start)
    if context.published is None or context.narrative or view.stretch[word] >= 0 or context.direction() >= 0:
        return None
    for j in range(i - 1, max(-1, i - 1 - MAX_CLOCKS_BACK), -1):
        other, time = context.expressions[j], context.values[j]
        at = view.word_at(other.start)
        if view.sent[word] - view.sent[at] > 1:
            return None
        if view.stretch[at] >= 0 or other.rule.reader not in ("weekday", "deictic", "day") or time is None:
            continue
        verb, context.index = governor(context, other), j
        past = context.direction() < 0
        context.index = i
        covered = cover(time.value) if time.value else None
        if covered is None or covered.begin != covered.end or covered.begin > context.published:
            return None
        saying = verb >= 0 and view.lemma[verb] in word_kinds()["told"]
        return (covered.begin, j) if past and verb >= 0 and not saying else None
    return None


def _day_of_story(context: TimeContext) -> tuple[date, int] | None:
    """The day of the story, for a time of day in speech about the past: "I woke at 4pm"."""
    view, i, published = context.view, context.index, context.published
    word = view.word_at(context.expressions[i].start)
    if published is None or context.narrative or view.stretch[word] < 0 or context.direction() >= 0:
        return None
    for j in range(i - 1, max(-1, i - 1 - MAX_CLOCKS_BACK), -1):
        other, time = context.expressions[j], context.values[j]
        covered = cover(time.value) if time is not None and time.value else None
        if covered is None or covered.begin != covered.end or view.stretch[view.word_at(other.start)] >= 0:
            continue
        verb, context.index = governor(context, other), j
        past = context.direction() < 0
        context.index = i
        saying = verb >= 0 and view.lemma[verb] in word_kinds()["told"]
        if verb >= 0 and past and not saying:
            return (covered.begin, j) if 0 <= (published - covered.begin).days <= MAX_DAYS_OF_STORY else None
    return None


MAX_DAYS_OF_STORY = 14
"""Days before publication up to which the day of a story is also that of what its people say."""

_CLOCK_VALUE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")

MAX_CLOCKS_BACK = 6
"""Number of expressions before a clock time among which another one is looked for."""


def _clock_before(context: TimeContext) -> tuple[int, str] | None:
    """The last clock time of the paragraph up to here, whose account goes on: its expression and value."""
    view, i = context.view, context.index
    paragraph = view.para[view.word_at(context.expressions[i].start)]
    for j in range(i - 1, max(-1, i - 1 - MAX_CLOCKS_BACK), -1):
        time = context.values[j]
        if view.para[view.word_at(context.expressions[j].start)] != paragraph:
            return None
        if time is not None and time.kind == "TIME" and time.value and _CLOCK_VALUE.match(time.value):
            return j, time.value
    return None
