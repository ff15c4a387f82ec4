"""Readers of holidays: *at Christmas*, *last Easter*, *the Christmas before he died*."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from newsangles.angles.timeline.calendar import easter, moved, ymd
from newsangles.angles.timeline.context import Origin, TimeContext, TimeValue
from newsangles.angles.timeline.dates import iso
from newsangles.angles.timeline.passage import carried
from newsangles.angles.timeline.patterns import Expression, named


def read_holiday(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A holiday."""
    (rule, *_) = named()["holiday"][" ".join(expression.parts["holiday"].lower().split())]
    if expression.has("year"):
        value = iso(_holiday_in(int(expression.parts["year"]), rule))
        return _parted(TimeValue("DATE", value, "The year is named."), expression)
    day, anchor, at = context.base
    if day is None:
        value = f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX"
        return _parted(
            TimeValue("DATE", value, "Neither the text nor a publication date gives the year.", None), expression
        )
    if (beside := _beside_event(context, expression, rule)) is not None:
        return _parted(beside, expression)
    days = [_holiday_in(y, rule) for y in (day.year - 1, day.year, day.year + 1)]
    step = int(expression.worth("shift") or 0)
    recent = max((d for d in days if d and d <= day), default=None)
    story = None if step else carried(context, lambda year: _holiday_in(year, rule), recent)
    if story is not None and story.chance >= 0.5:
        context.carried.add(context.index)
        reason = f"The story told there has reached {context.named(story.at)}."
        time = TimeValue("DATE", iso(story.day), reason, "earlier time", story.at, chance=story.chance)
        return _parted(time, expression)
    before = [d for d in days if d and d < day]
    after = [d for d in days if d and d > day]
    here = [d for d in days if d == day]
    direction = context.direction()
    ahead = step > 0 or (not step and direction > 0)
    ranked = (here if not step else []) + ((after + before[::-1]) if ahead else (before[::-1] + after))
    if not step and not direction and not context.narrative:
        ranked.sort(key=lambda d: abs((d - day).days) if d <= day or (d - day).days < 60 else 400)
    if not ranked:
        return None
    others = [v for v in map(iso, ranked[1:2]) if v]
    return _parted(
        TimeValue("DATE", iso(ranked[0]), f"The nearest one to {Origin(day, anchor).said}.", anchor, at, others),
        expression,
    )


_CLAUSE = re.compile(r" (?P<side>before|after) (?:he|she|they|it|his|her|their|the|[A-Z]\w+)\b")
"""The text after a holiday that an event dates: the Christmas before he died."""


def _beside_event(context: TimeContext, expression: Expression, rule: str) -> TimeValue | None:
    """A holiday beside an event, by the date in its clause; of an open year without one."""
    view, start = context.view, expression.start
    match = _CLAUSE.match(view.text, expression.end)
    if (
        match is None
        or not re.search(r"\bthe $", view.text[max(0, start - 4) : start], re.I)
        or expression.has("shift")
    ):
        return None
    sentence, back = view.sent[view.word_at(start)], match["side"] == "before"
    for j in range(context.index + 1, len(context.expressions)):
        other = context.expressions[j]
        if view.sent[view.word_at(other.start)] != sentence:
            break
        if other.has("year") and other.parts["year"].isdigit() and other.rule.reader in ("day", "month", "year"):
            year = int(other.parts["year"])
            month, number = int(other.worth("month") or (1 if back else 12)), int(other.parts.get("dayno", 1))
            event = ymd(year, month, number)
            days = [d for y in (year - 1, year, year + 1) if (d := _holiday_in(y, rule)) and event]
            sides = [d for d in days if (d.isoformat() < (event or "")) == back]
            if sides:
                day, reason = sides[-1] if back else sides[0], f"The one {match['side']} {context.named(j)}."
                return TimeValue("DATE", iso(day), reason, "earlier time", j, chance=EVENT_DATED)
    value = f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX"
    return TimeValue("DATE", value, f"The one {match['side']} an event whose year is not told beside it.", "event")


EVENT_DATED = 0.8
"""Chance that a date in the clause of an event beside a holiday is that of the event."""


def _parted(time: TimeValue, expression: Expression) -> TimeValue:
    """The same time with its part of the day, if the expression has one: Christmas night."""
    part = expression.worth("part")
    return replace(time, kind="TIME", value=f"{time.value}T{part}") if part and time.value else time


def _holiday_in(year: int, rule: str) -> date | None:
    """The day of a holiday in a year, by its rule in ``data/named_times.tsv``."""
    try:
        if rule[0] == "E":
            return moved(easter(year), "D", int(rule[1:]))
        month, _, nth = rule.partition("#")
        if not nth:
            return date.fromisoformat(f"{year:04d}-{rule}")
        nth, _, later = nth.partition("+")
        count, weekday = map(int, nth.split("-"))
        if count:
            first = date(year, int(month), 1)
            return moved(first, "D", (weekday - first.weekday()) % 7 + 7 * (count - 1) + int(later or 0))
        last = moved(date(year, int(month) + 1, 1), "D", -1)
        return last and moved(last, "D", -((last.weekday() - weekday) % 7))
    except (ValueError, OverflowError):
        return None
