"""Readers of relative times: weekdays, distances, durations, times of day, recurrences.

A reader takes the `TimeContext` and an expression, and returns its value; None where it is no time.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsangles.angles.timeline.business import year_before
from newsangles.angles.timeline.calendar import cover, duration, moved, value_of
from newsangles.angles.timeline.checks import COUNTED
from newsangles.angles.timeline.clocks import day_of_clock
from newsangles.angles.timeline.context import LETTERS, SIZES, UNKNOWN, Origin, TimeContext, TimeValue
from newsangles.angles.timeline.dates import iso, known_values
from newsangles.angles.timeline.direction import word_kinds
from newsangles.angles.timeline.passage import following_day, governor
from newsangles.angles.timeline.patterns import Expression, number_in, words
from newsangles.angles.timeline.place import Place


def read_deictic_day(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A day relative to that of writing: *yesterday*, *tonight*."""
    word = expression.parts["day"].lower()
    value = Origin(context.published, "publication").shifted("D", int(expression.worth("day") or 0))
    if context.narrative and context.published is not None and word == "today":
        return TimeValue("DATE", "PRESENT_REF", "“today” in an account of the past is the present.", None)
    part = "NI" if word == "tonight" else expression.worth("part")
    reason = f"“{word}” is reckoned from the publication date."
    if value and part:
        return TimeValue("TIME", f"{value}T{part}", reason, "publication")
    return TimeValue("DATE", value, reason, "publication")


def read_part(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A part of a day relative to another day: *last night*."""
    shift = " ".join(expression.parts["shift"].lower().split())
    told = context.narrative or shift in ("next", "following", "previous", *SAME)
    origin = context.told("D") if told else context.base
    if told and shift in SAME and not context.narrative and not _told_near(context, origin):
        origin = Origin(None, "earlier time")
    value = origin.shifted("D", int(expression.worth("shift") or 0))
    reason = f"“{shift}” is reckoned from {origin.said}."
    return TimeValue("TIME", value and f"{value}T{expression.worth('part')}", reason, origin.anchor, origin.at)


MAX_SENTENCES_SAME = 3
"""Sentences back to the time that *that night* takes up, at most; another one may be meant from there on."""


def _told_near(context: TimeContext, origin: Origin) -> bool:
    """True if the time that is taken up stands near, or no expression named it."""
    if origin.at is None:
        return True
    view = context.view
    here, there = (view.word_at(context.expressions[i].start) for i in (context.index, origin.at))
    return view.sent[here] - view.sent[there] <= MAX_SENTENCES_SAME


SAME = ("that", "that same", "the same", "same", "this same", "that very", "this very")
"""Determiners that refer to the last time in the text."""


def read_beside(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A period before or after the last one in the text: *the day after*."""
    unit, side = expression.worth("unit") or "D", expression.parts["side"].lower()
    if side != "following" and _EVENT.match(context.after()):
        reason = f"Reckoned from an event: “{side}{context.after(25).splitlines()[0]}…”."
        return TimeValue("DATE", UNKNOWN.get(unit, "XXXX"), reason, "event")
    origin = context.told(unit)
    if origin.day is None and origin.at is None and side == "before":
        origin = context.base
    value = origin.shifted(unit, -1 if side == "before" else 1)
    return TimeValue("DATE", value, f"Reckoned from {origin.said}.", origin.anchor, origin.at)


_EVENT = re.compile(r" ['“‘\"]?\w")
"""The text after *after* where an event or a clause follows."""


def read_parts(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A part of the day by itself: *overnight*, *mornings*."""
    if expression.has("part"):
        part = words()["part"].get(expression.parts["part"].lower(), "DT")
        if expression.parts["part"].lower() not in ("night", "day") and context.direction():
            day, anchor, at = day_of_clock(context, expression)
            if day is not None:
                return TimeValue("TIME", f"{day}T{part}", f"The day is that of {Origin(day, anchor).said}.", anchor, at)
        return TimeValue("TIME", f"XXXX-XX-XXT{part}", "A part of the day; the text does not say of which day.", None)
    if expression.has("every"):
        part = words()["part"][expression.parts["every"].lower().removesuffix("s")]
        return TimeValue("SET", f"XXXX-XX-XXT{part}", "A part of the day that comes again and again.")
    ahead = context.direction() > 0
    value = Origin(context.published, "publication").shifted("D", 0 if ahead else -1)
    side = "after" if ahead else "before"
    reason = f"“overnight” is the night {side} publication."
    other = Origin(context.published, "publication").shifted("D", -1 if ahead else 0)
    return TimeValue(
        "TIME", value and f"{value}TNI", reason, "publication", alternatives=known_values([other and f"{other}TNI"])
    )


def read_ago(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A distance from another time: *two years ago*, *three days later*."""
    unit, away = expression.worth("unit") or "D", expression.parts["away"].lower()
    number = None if expression.rule.name == "ago, bare" else number_in(expression)
    back = away in ("ago", "earlier", "before", "previously", "prior")
    modifier = expression.worth("more") or ("APPROX" if expression.has("low") else None)
    dated = _dated_event(context)
    if dated is None and _has_event(context, away):
        reason = f"A length of time, reckoned from an event: “{away}{context.after(25).splitlines()[0]}…”."
        return TimeValue("DURATION", _length_value(expression), reason, "event", modifier=modifier)
    past = back or (away in ("later", "after", "afterwards", "on") and context.direction() < 0)
    value: str | None = "PAST_REF" if past else "FUTURE_REF"
    if number is None:
        return TimeValue("DATE", value, "How long is left open.", "publication", modifier=modifier)
    if back and dated is None and unit in ("Y", "10Y", "CE") and (named := _named_beside(context)) is not None:
        return named
    origin = dated or _origin_of_distance(context, unit, away)
    count = -number if back else number
    if context.narrative and context.year_bc and unit in ("Y", "10Y") and away != "ago":
        year = int(context.year_bc - count * (10 if unit == "10Y" else 1))
        return TimeValue(
            "DATE", f"BC{year:04d}" if year > 0 else None, "Reckoned from the year of the account.", "narrative"
        )
    reason = f"Reckoned from {origin.said}."
    if (
        unit == "Y"
        and number == 1
        and away in ("ago", "earlier", "before")
        and (same := year_before(context, expression))
    ):
        return same
    if unit[0] == "T":
        days = int(count / {"TH": 24, "TM": 1440, "TS": 86400}[unit])
        value = origin.shifted("D", days)
        if origin.day is None and origin.anchor == "publication":
            value = f"DCT{count:+g}{ {'TH': 'h', 'TM': 'min', 'TS': 's'}[unit] }"
        return TimeValue("DATE" if days else "TIME", value, reason, origin.anchor, origin.at, modifier=modifier)
    if count != int(count):
        finer, size = {"Y": ("M", 12), "10Y": ("Y", 10), "CE": ("Y", 100), "M": ("D", 30)}.get(unit, ("D", 7))
        unit, count = finer, round(count * size)
    value = origin.shifted(unit, int(count))
    modifier = (BOUNDS_BACK if back else BOUNDS_AHEAD).get(modifier or "", modifier)
    if unit in ("W", "2W") and origin.day is not None and origin.anchor != "publication":
        value = origin.shifted("D", int(count) * (14 if unit == "2W" else 7))
    if dated is not None and unit == "M":
        value = iso(moved(dated.day, "M", int(count))) if dated.day else value
    other = number_in(expression, "low") if expression.has("low") else None
    others = known_values([origin.shifted(unit, int(-other if back else other))]) if other else []
    if others and value and cover(value) and "/" not in value:
        ends = sorted((value, others[0]))
        return TimeValue("DATE", "/".join(ends), f"Between the two. {reason}", origin.anchor, origin.at)
    return TimeValue("DATE", value, reason, origin.anchor, origin.at, others, modifier)


BOUNDS_BACK = {"MORE_THAN": "BEFORE", "EQUAL_OR_MORE": "ON_OR_BEFORE"}
BOUNDS_BACK |= {"LESS_THAN": "AFTER", "EQUAL_OR_LESS": "ON_OR_AFTER"}
BOUNDS_AHEAD = {"MORE_THAN": "AFTER", "EQUAL_OR_MORE": "ON_OR_AFTER"}
BOUNDS_AHEAD |= {"LESS_THAN": "BEFORE", "EQUAL_OR_LESS": "ON_OR_BEFORE"}
"""The bounds of points in time at a distance that is bounded: *over 25 years ago* is before that year ends."""


_EVENT_WITH_DATE = re.compile(
    r" (?:(?:the|a|an|his|her|its|their|this|that) )?(?:[\w’'-]+ ){0,4}?(?:(?:of|on|in) )?(?:the )?"
)


def dated_event_follows(context: TimeContext, i: int) -> bool:
    """True if an event with its day follows a distance: ten days after the vote of May 9."""
    found, view = context.expressions, context.view
    if found[i].parts.get("away", "").lower() not in ("after", "before") or i + 1 >= len(found):
        return False
    if not _EVENT_WITH_DATE.fullmatch(view.text, found[i].end, found[i + 1].start):
        return False
    first, last = view.word_at(found[i].end) + 1, view.word_at(found[i + 1].start)
    return not any(view.pos[k] in ("VERB", "AUX") for k in range(first, last))


def _dated_event(context: TimeContext) -> Origin | None:
    """The day of the event that follows, and that a distance is reckoned from."""
    if not dated_event_follows(context, context.index):
        return None
    time = context.values[context.index + 1]
    found = cover(time.value) if time is not None and time.value and time.kind in ("DATE", "TIME") else None
    return Origin(found.begin, "earlier time", context.index + 1) if found and found.granularity == "day" else None


_BESIDE = re.compile(r",? ?[(,–—-]? ?(?:in |on |back in )")
_BESIDE_ENDS = re.compile(r"[,.;)–—]| [–—-]|$")


def _named_beside(context: TimeContext) -> TimeValue | None:
    """The year that stands beside a distance as another word for it: *a decade earlier, in 1998,*."""
    found, i, text = context.expressions, context.index, context.view.text
    if i + 1 >= len(found) or found[i + 1].rule.reader != "year" or {"era", "short", "fy"} & found[i + 1].parts.keys():
        return None
    year = found[i + 1]
    if not _BESIDE.fullmatch(text, found[i].end, year.start) or text[found[i].end : year.start][:1] not in ",(–— ":
        return None
    if text[found[i].end : found[i].end + 1] != "," and "(" not in text[found[i].end : year.start]:
        return None
    if not _BESIDE_ENDS.match(text, year.end):
        return None
    return TimeValue(
        "DATE", f"{year.parts['year']}", f"{context.named(i + 1)} is named beside it.", "earlier time", i + 1
    )


def _has_event(context: TimeContext, away: str) -> bool:
    """True if a following event is the anchor of the distance: two weeks after the vote, earlier than planned."""
    if away in ("before", "after"):
        return bool(_EVENT.match(context.after()))
    return away in ("later", "earlier") and context.after().startswith(" than ")


def _origin_of_distance(context: TimeContext, unit: str, away: str) -> Origin:
    """The anchor of a distance: publication for *ago*, the last time for *later*, either for *earlier*."""
    if context.narrative:
        return context.base
    if away in ("ago", "from now", "hence", "time"):
        return Origin(context.published, "publication")
    back = away in ("earlier", "before", "previously", "prior")
    origin = context.told(unit if unit in SIZES else "D", near=back)
    if not back or origin.day is not None or origin.at is not None:
        return origin
    ahead = following_day(context) if away != "ago" else None
    if ahead is None and unit in ("D", "W") and (coarse := _coarser(context)) is not None:
        return Origin(None, "earlier time", coarse)
    return Origin(ahead[0], "earlier time", ahead[1]) if ahead else Origin(context.published, "publication")


LONG_PAST = 45
"""Days before publication from which on a month or year makes a story of its own."""


def _coarser(context: TimeContext) -> int | None:
    """The month or year told just before, on an unnamed day near which *three days earlier* falls."""
    if context.last is None or context.last[2] not in ("M", "Y") or context.published is None:
        return None
    at, begin, _ = context.last
    verb = governor(context, context.expressions[at])
    told = context.near(at) and (context.published - begin).days >= LONG_PAST
    return at if told and verb >= 0 and context.direction() < 0 else None


def read_shifted(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A period relative to the current one: *last week*, *the end of the year*."""
    unit = expression.worth("unit") or ""
    step = int(expression.worth("shift") or 0)
    shift = " ".join(expression.parts.get("shift", "").lower().split())
    if expression.has("ends"):
        unit = {"year": "Y", "month": "M", "week": "W", "day": "D"}[expression.parts["ends"].lower()]
    if expression.has("ends") and unit == "Y" and (end := _year_end(context, expression)):
        return end
    if unit == "2W":
        unit = "W"
    if unit == "D" and shift in ("this", "current", "present"):
        return TimeValue("DATE", "PRESENT_REF", "The present.", None)
    origin = context.base
    if shift in SAME:
        origin = (
            context.told("CE") if unit != "D" or context.last is None or context.last[2] == "D" else context.told("D")
        )
        if unit in ("D", "W", "M") and not context.narrative and not _told_near(context, origin):
            origin = Origin(None, "earlier time")
    elif shift in ("following", "next") and unit in ("10Y", "CE") and (period := _period_after(context, unit)):
        return period
    elif shift == "following" or (shift == "next" and unit == "D"):
        origin = context.told(unit)
    elif shift in ("previous", "preceding", "prior"):
        near = context.told(unit, near=True)
        origin = near if near.day or near.at is not None else origin
    if context.narrative and context.year_bc and unit == "Y" and context.year_bc > step:
        return TimeValue(
            "DATE", f"BC{context.year_bc - step:04d}", "Reckoned from the year of the account.", "narrative"
        )
    if unit == "WE" and origin.day is not None:
        return _weekend(context, origin, shift, step)
    value = origin.shifted(unit, step) if origin.day else _shifted_open(context, origin, unit, step)
    if expression.parts.get("fiscal", "").lower() in ("fiscal", "financial") and value and unit == "Y" and origin.day:
        value = f"FY{value}"
    modifier = "END" if expression.has("ends") else None
    return TimeValue("DATE", value, f"Reckoned from {origin.said}.", origin.anchor, origin.at, modifier=modifier)


REPORTED_MONTHS = 4
"""Up to this month of a year, its reports tell of the end of the year before."""


def _year_end(context: TimeContext, expression: Expression) -> TimeValue | None:
    """The last day of the year at hand: *by year-end*; of the one before where that is told as past."""
    origin = context.base
    if origin.day is None or context.narrative or Place(context.view, expression).noun_follows():
        return None
    early = origin.day.month <= REPORTED_MONTHS and context.direction() < 0
    year = origin.day.year - (early or context.before().endswith("since "))
    reason = f"The last day of the year, reckoned from {origin.said}."
    return TimeValue("DATE", f"{year:04d}-12-31", reason, origin.anchor, origin.at)


_OFFSET = re.compile(r"DCT([+-]\d+)([a-z]+)")


def _shifted_open(context: TimeContext, origin: Origin, unit: str, step: int) -> str | None:
    """The value of a period some units from a time whose day is not known: the year before *last year*."""
    value = origin.shifted(unit, step)
    if origin.anchor != "earlier time":
        return value
    named = context.values[origin.at] if origin.at is not None else None
    offset = _OFFSET.fullmatch(named.value) if named is not None and named.value else None
    if offset is not None and offset[2] == LETTERS[unit]:
        return f"DCT{int(offset[1]) + step:+d}{offset[2]}"
    if step or origin.at is not None or context.last is None or not context.near(context.last[0]):
        return value
    inside = {"Y": ("Y", "M", "D"), "M": ("M", "D")}.get(context.last[2], ())
    if unit not in inside[1:]:
        return value
    # the same day as some year ago: 2001-XX-XX
    return value_of(context.last[1], context.last[2]) + "-XX" * inside.index(unit)


def _period_after(context: TimeContext, unit: str) -> TimeValue | None:
    """The ten or hundred years after a year in the same sentence or the one before: *over the following decade*."""
    origin = context.told("Y", near=True)
    if origin.day is None:
        return None
    first, years = origin.day.year + 1, 10 if unit == "10Y" else 100
    if first + years > 9999:
        return None
    reason = f"The {years} years after {origin.day.year}."
    return TimeValue("DATE", f"{first:04d}/{first + years - 1:04d}", reason, origin.anchor, origin.at)


def _weekend(context: TimeContext, origin: Origin, shift: str, step: int) -> TimeValue:
    """A weekend; *this weekend* early in the week is the past one if the verb is in the past."""
    assert origin.day is not None
    direction, weekday = context.direction(), origin.day.weekday()
    reason = f"Reckoned from {origin.said}."
    if not shift:
        step = 0 if weekday >= 5 or direction > 0 else -1
    elif shift == "this" and weekday < 3 and direction < 0:
        step, reason = -1, "The weekend that has just passed, as the verb beside it speaks of the past."
    others = [origin.shifted("WE", other) for other in (step - 1, step + 1)] if shift in ("", "this") else []
    return TimeValue("DATE", origin.shifted("WE", step), reason, origin.anchor, origin.at, known_values(others))


def _length_value(expression: Expression) -> str:
    unit = expression.worth("unit") or "D"
    number = number_in(expression)
    return duration("X" if number is None else number, unit)


BETWEEN = 0.85
"""Chance of two lengths that bound one another: *two or three years*."""


def read_length(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A duration, or, after a number, a rate."""
    unit = expression.worth("unit") or "D"
    number = number_in(expression)
    if (
        expression.parts.get("n", "").lower() in ("a", "an")
        and len(expression.parts) == 2
        and COUNTED.search(context.before())
    ):
        return TimeValue("SET", duration(1, unit), "How often, or how much in each.")
    if unit == "D" and number and number < DAYS_A_WEEK and _OF_EACH_WEEK.match(context.view.text, expression.end):
        return TimeValue("SET", "P1W", "So many days in each week.", quantity=f"{number:g}D")
    if number is None and "vague" not in expression.parts and not expression.parts["unit"].lower().endswith("s"):
        number = 1
    value = duration("X" if number is None else number, unit)
    time = TimeValue("DURATION", value, "A length of time.", modifier=expression.worth("more"))
    if number and expression.has("low") and (low := number_in(expression, "low")):
        time.value, time.chance = f"{duration(low, unit)}/{value}", BETWEEN
        time.reason = "A length of time between two."
    shift = expression.parts.get("shift", "").lower()
    if shift in ("past", "last", "recent"):
        time.reason, time.anchor = "A length of time up to publication.", "publication"
    elif shift in ("next", "coming"):
        time.reason, time.anchor = "A length of time from publication on.", "publication"
    elif number and "/" not in value and (day := _day_at_end(context, expression, number, unit)):
        time.reason = f"A length of time from publication on, up to about {day}."
        time.anchor, time.alternatives, time.chance = "publication", [day], POINT
    return time


DAYS_A_WEEK = 7
_OF_EACH_WEEK = re.compile(
    r"(?<=-day) (?:working |work |office |school )?(?:week\b|workweek\b|schedule\b|timetable\b"
    r"|(?:return[- ]to[- ]|in[- ])?office\b|(?:in[- ]office |office )?(?:mandate|attendance|requirement)\b)",
    re.I,
)
"""The text after *four-day* where that is so many days of each week: a four-day week."""


POINT = 0.8
"""Chance of a length of time that stands for the day at its end: *the House rises in a fortnight*."""


def _day_at_end(context: TimeContext, expression: Expression, number: float, unit: str) -> str | None:
    """The day at the end of a length from publication on: *it will reopen in two weeks*; None elsewhere."""
    day, kept = context.published, {"n", "unit", "more"}
    if unit not in DAYS_OF or context.narrative or day is None or not context.before().endswith(" in "):
        return None
    if not expression.parts.keys() <= kept or not number.is_integer() or not _comes(context, expression):
        return None
    return iso(
        moved(day, "D", int(number) * DAYS_OF[unit]) if unit in ("D", "W", "2W") else moved(day, unit, int(number))
    )


DAYS_OF = {"D": 1, "W": 7, "2W": 14, "M": 30, "Y": 365}
"""Units at whose end a day can be named, with about as many days."""


def _comes(context: TimeContext, expression: Expression) -> bool:
    """True if the verb that a length belongs to tells of what comes: *rises in a fortnight*."""
    if context.direction():
        return context.direction() > 0
    verb = governor(context, expression)
    return verb >= 0 and context.view.lemma[verb] in word_kinds()["coming"] and context.view.tag[verb] in PRESENT


PRESENT = ("VBZ", "VBP", "VBG")
"""Tags of verbs in the present; of some of them it tells of what comes, with a time."""


_LENGTH = re.compile(r"P([^T]*)(?:T(.*))?")


def read_lengths(context: TimeContext, expression: Expression, inner: TimeValue) -> TimeValue:
    """A length of time in two units: *four years and six months*."""
    outer = read_length(context, replace(expression, inner=None)) or inner
    first, second = _LENGTH.fullmatch(outer.value or ""), _LENGTH.fullmatch(inner.value or "")
    if first is None or second is None:
        return outer
    days, clock = first[1] + second[1], (first[2] or "") + (second[2] or "")
    return replace(outer, value=f"P{days}" + (f"T{clock}" if clock else ""))


def read_bare(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A duration without a number: *for years*."""
    written = context.view.text[expression.start : expression.end].lower()
    count: float | str = "X" if expression.parts["unit"].lower().endswith("s") else 1
    unit = expression.worth("unit") or "D"
    value = duration(count, unit) if count != "X" or unit != "10Y" else "PXDE"
    return TimeValue("DURATION", value, f"A length of time; “{written}” leaves open how many.")


def read_every(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A recurrence by the period: *every two weeks*."""
    count = 2 if expression.has("other") else number_in(expression) or 1
    if expression.has("weekday"):
        value = f"XXXX-WXX-{int(expression.worth('weekday') or 0) + 1}"
    elif expression.has("part"):
        value = f"XXXX-XX-XXT{expression.worth('part')}"
    elif expression.has("season"):
        value = f"XXXX-{expression.worth('season')}"
    elif expression.has("month"):
        value = f"XXXX-{int(expression.worth('month') or 0):02d}"
    else:
        value = duration(count, expression.worth("unit") or "D")
    quantity = context.view.text[expression.start : expression.end].split()[0].upper()
    return TimeValue("SET", value, "It comes again and again.", quantity=quantity)


def read_rate(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A rate in each period: *twice a week*."""
    times = expression.worth("times")
    if times is None and expression.has("n"):
        times = f"{number_in(expression):g}X"
    return TimeValue(
        "SET", duration(1, expression.worth("unit") or "D"), "How often, or how much in each.", quantity=times
    )


def read_frequency(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A frequency in one word: *daily*."""
    if not expression.has("frequency"):
        return TimeValue("SET", "XXXX", "Again and again, without saying how often.")
    return TimeValue("SET", expression.worth("frequency"), "How often.")


_PREPOSITION = re.compile(r"\b(?:by|until|till|from|since|before|after|for|to|as of) $")


def read_reference_word(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A time left vague: *recently*, *now*."""
    written = context.view.text[expression.start : expression.end].lower()
    if written == "previously" and context.narrative and context.after().startswith(","):
        return None
    if written == "soon":
        return TimeValue("DATE", "FUTURE_REF", "Soon; the text does not say when.", None) if context.marks_now else None
    if written in NOW and not context.narrative and not _PREPOSITION.search(context.before()):
        if context.marks_now:
            return read_present(context, expression)
        return None  # in news this is the time of writing, which dates no event
    if written in AT_THE_TIME and _told_as_past(context, expression):
        return None  # he had no ticket at the moment: that of the story
    if written in NOW and context.marks_now and context.before().endswith(("until ", "for ", "from ")):
        return None  # for now: a length of time that is left open
    value = expression.worth("ref") or "PRESENT_REF"
    said = {"PAST_REF": "Before publication", "PRESENT_REF": "About publication", "FUTURE_REF": "After publication"}
    return TimeValue("DATE", value, f"{said[value]}; the text does not say when.", None)


AT_THE_TIME = frozenset(("at the moment", "at present", "presently", "ongoing"))
"""Words for the time of writing that in a story mean the time of the story."""


def _told_as_past(context: TimeContext, expression: Expression) -> bool:
    """True if an expression outside quotation marks belongs to a verb in the past."""
    view = context.view
    word = view.word_at(expression.start)
    verb = governor(context, expression)
    if view.inside[word] or verb < 0:
        return False
    helpers = {view.lower[c] for c in view.children[verb] if view.dep[c] in ("aux", "auxpass")}
    return not helpers & {"has", "have", "is", "are"} and (
        view.tag[verb] == "VBD" or bool(helpers & {"had", "was", "were", "would", "should", "could"})
    )


NOW = frozenset(("now", "currently"))
"""Words for the time of writing, which are marked on demand."""


def read_present(context: TimeContext, expression: Expression) -> TimeValue | None:
    """The time of writing: *now*, *currently*."""
    return TimeValue("DATE", "PRESENT_REF", "The time of writing.", None)


def read_past(context: TimeContext, expression: Expression) -> TimeValue | None:
    """The past as an adjective: *previous talks*."""
    return TimeValue("DATE", "PAST_REF", "Before publication; the text does not say when.", None)
