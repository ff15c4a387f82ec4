"""Readers of weekdays: *on Friday*, *the Friday after*, *Sundays*.

A bare weekday is the last one up to publication or the next one after it; a definite one (*on the Friday*) belongs to
the day that the text tells about.
"""

from __future__ import annotations

import re

from newsangles.angles.timeline.calendar import WEEKDAYS, cover, moved, weekday_near
from newsangles.angles.timeline.context import Origin, TimeContext, TimeValue
from newsangles.angles.timeline.dates import iso, known_values
from newsangles.angles.timeline.direction import choose
from newsangles.angles.timeline.passage import DOUBTFUL, passage_of
from newsangles.angles.timeline.patterns import Expression, words
from newsangles.angles.timeline.place import Place


def read_weekday(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A weekday, with a part of the day."""
    weekday = int(expression.worth("weekday") or 0)
    time = _named_weekday(context, expression, weekday)
    if time.anchor == "publication" and _is_definite(context, expression):
        time.chance = min(time.chance, DOUBTFUL)  # it may be one of a story whose day is not told
    part = expression.worth("part") or expression.worth("part2")
    if part and time.value:
        time.kind = "TIME"
        time.value += f"T{part}"
        time.alternatives = [f"{v}T{part}" for v in time.alternatives]
    return time


def _named_weekday(context: TimeContext, expression: Expression, weekday: int) -> TimeValue:
    name = WEEKDAYS[weekday]
    step = {"-1": -1, "1": 1}.get(expression.worth("shift") or "", 0)
    week = (expression.parts.get("week") or expression.parts.get("weeks") or _shared_week(context)).lower()
    day, anchor, at = context.base
    if day is None:
        ahead = step > 0 or week == "next" or (not step and not week and choose(context, "weekday", None, None).coming)
        return TimeValue("DATE", f"DCT{'+' if ahead else '-'}{name}", "The publication date is unknown.", "publication")
    title = name.capitalize()
    if week:
        monday = moved(day, "D", 7 * {"last": -1, "next": 1}.get(week, 0) - day.weekday())
        value = moved(monday, "D", weekday) if monday else None
        return TimeValue("DATE", iso(value), f"The {title} of {week} week.", anchor, at)
    before, same, after = (weekday_near(day, weekday, n) for n in (-1, 0, 1))
    if anchor == "narrative":
        near = weekday_near(day, weekday, 0 if day.weekday() == weekday else 1)
        return TimeValue(
            "DATE", iso(near), f"The first {title} from the date that the account has reached.", anchor, at
        )
    definite = _definite(context, expression, weekday, title)
    if definite is not None:
        return definite
    if step:
        chosen, other = (before, same) if step < 0 else (after, moved(after, "W", 1) if after else None)
        how = f"“{expression.parts['shift']}”: the {title} {'before' if step < 0 else 'after'} publication."
        return TimeValue("DATE", iso(chosen), how, anchor, at, [v for v in (iso(other),) if v])
    story = _in_story(context, weekday, title) if not expression.worth("shift") else None
    if story is not None and story.chance >= 0.5:
        return story
    direction = context.direction()
    side = None if day.weekday() == weekday else choose(context, "weekday", same, after)
    later = context.told_before() if direction <= 0 and not (side and side.coming) else None
    if later is not None and same is not None and same > later[1]:
        earlier = weekday_near(later[1], weekday, -1)
        then = context.view.text[context.expressions[later[0]].start : context.expressions[later[0]].end]
        how = f"The text puts it before {then} ({later[1]}), so it is the {title} before that, not {same}."
        return TimeValue("DATE", iso(earlier), how, anchor, at, [v for v in (iso(same),) if v])
    if day.weekday() == weekday:
        how = f"Published on a {title}: a bare weekday is then the day of publication itself."
        others = [before, after] if direction <= 0 else [after, before]
        time = TimeValue("DATE", iso(day), how, anchor, at, [v for v in map(iso, others) if v])
        return _doubted(time, story)
    if expression.worth("shift") == "0" and not direction:
        monday = moved(day, "D", -day.weekday())
        chosen = moved(monday, "D", weekday) if monday else None
        return TimeValue("DATE", iso(chosen), f"The {title} of the week of publication.", anchor, at)
    assert side is not None
    chosen, other = (after, same) if side.coming else (same, after)
    how = f"The {'next' if side.coming else 'last'} {title} {'after' if side.coming else 'up to'} publication"
    possible = known_values([iso(other)]) if side.doubtful else []
    time = TimeValue("DATE", iso(chosen), f"{how}: {side.reason}.", anchor, at, possible, chance=side.chance)
    return _doubted(time, story)


_LISTED = re.compile(r",? (?:(?:and|or|to|through|until) )?(?:on )?|[-–—/]")


def _shared_week(context: TimeContext) -> str:
    """The word for the week of the weekday that directly follows: *Friday and Saturday next week*; else empty."""
    j, here = context.index + 1, context.expressions[context.index]
    if here.rule.reader != "weekday" or "shift" in here.parts or j >= len(context.expressions):
        return ""
    other = context.expressions[j]
    if other.rule.reader != "weekday" or not _LISTED.fullmatch(context.view.text, here.end, other.start):
        return ""
    return other.parts.get("week") or other.parts.get("weeks") or ""


def _doubted(time: TimeValue, story: TimeValue | None) -> TimeValue:
    """The time, less sure where a story around it may go on: its value there is the first alternative."""
    if story is not None:
        time.chance = min(time.chance, 1 - story.chance)
        time.alternatives = [*known_values([story.value]), *time.alternatives]
    return time


def _in_story(context: TimeContext, weekday: int, title: str) -> TimeValue | None:
    """The weekday of a story of the past, from the day that it has reached on; None in today's news.

    *The Monday* is one of the story; a bare *on Monday* is rather one of today's news.
    """
    passage = passage_of(context)
    if passage is None:
        return None
    start = context.expressions[context.index].start
    sure = _THE.search(context.view.text[max(0, start - 5) : start + 4].lower()) is not None
    if sure:
        context.carried.add(context.index)
    day = weekday_near(passage.day, weekday, 0 if passage.day.weekday() == weekday else 1)
    how = f"The first {title} from the day that the story has reached, {context.named(passage.at)}."
    return TimeValue("DATE", iso(day), how, "earlier time", passage.at, chance=passage.chance if sure else 1 - DOUBTFUL)


_THE = re.compile(r"\b(?:the|that) ")


def _definite(context: TimeContext, expression: Expression, weekday: int, title: str) -> TimeValue | None:
    """The weekday nearest to the day that is told about: *on the Friday*, *the previous Friday*; None elsewhere."""
    shift = expression.parts.get("shift", "").lower()
    origin = _day_told(context)
    if origin is None or origin.day is None or origin.day == context.published:
        return None
    before, after = weekday_near(origin.day, weekday, -1), weekday_near(origin.day, weekday, 1)
    if shift in ("previous", "preceding", "following"):
        day, other = (after, before) if shift == "following" else (before, after)
    elif _is_definite(context, expression):
        if before is None or after is None:
            return None
        near = (origin.day - before).days * MAX_BACK <= (after - origin.day).days
        later = _AFTER_EVENT.match(context.after()) is not None or not near
        day, other = (after, before) if later else (before, after)
    else:
        return None
    how = f"The {title} {'after' if day == after else 'before'} {origin.said}."
    return TimeValue("DATE", iso(day), how, origin.anchor, origin.at, known_values([iso(other)]), chance=DOUBTFUL)


def _is_definite(context: TimeContext, expression: Expression) -> bool:
    """True for a weekday that the text takes as known: *on the Friday*, but not *the Friday meeting*."""
    left = context.view.text[max(0, expression.start - 5) : expression.start + 4].lower()
    bare = not {"shift", "week", "weeks"} & expression.parts.keys()
    return bare and _THE.search(left) is not None and not Place(context.view, expression).noun_follows()


def _day_told(context: TimeContext) -> Origin | None:
    """The last day that the text has named, however far back; None without one."""
    for j in range(context.index - 1, -1, -1):
        value = context.values[j]
        covered = cover(value.value) if value is not None and value.kind != "SET" and value.value else None
        if covered is not None and covered.granularity in ("day", "part of day", "hour"):
            return Origin(covered.begin, "earlier time", j)
    return None


_AFTER_EVENT = re.compile(r" (?:after|following)\b")

MAX_BACK = 3
"""Factor of the days back from the day that is told about, as a story rather goes on."""


def read_weekdays(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A recurring weekday: *Sundays*."""
    value = f"XXXX-WXX-{int(expression.worth('weekdays') or expression.worth('weekday') or 0) + 1}"
    if expression.has("every"):
        value += f"T{words()['part'][expression.parts['every'].lower().removesuffix('s')]}"
    return TimeValue("SET", value, "A weekday that comes again and again.")
