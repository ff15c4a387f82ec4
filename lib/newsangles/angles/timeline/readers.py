"""The values of a text's temporal expressions: readers by the names in the rules, rows, confidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import resources

from newsangles.angles.timeline.agreement import agree
from newsangles.angles.timeline.business import read_period, read_reported_quarter
from newsangles.angles.timeline.calendar import Cover, cover, granularity, part_of
from newsangles.angles.timeline.clocks import read_clock, read_clock_of_day, read_schedule
from newsangles.angles.timeline.composed import (
    read_beside_time,
    read_beyond,
    read_distance,
    read_early_or_late,
    read_of_year,
    read_part_of,
    read_part_of_day,
    read_period_of_day,
    read_same,
    read_within,
)
from newsangles.angles.timeline.context import TimeContext, TimeValue
from newsangles.angles.timeline.dates import (
    read_ancient,
    read_century,
    read_day,
    read_decade,
    read_figures,
    read_month,
    read_month_quarter,
    read_monthday,
    read_named_period,
    read_season,
    read_shortyear,
    read_spoken_year,
    read_term,
    read_year,
)
from newsangles.angles.timeline.habits import recurring
from newsangles.angles.timeline.holidays import read_holiday
from newsangles.angles.timeline.patterns import Expression, beside_rules, rules
from newsangles.angles.timeline.relative import (
    dated_event_follows,
    read_ago,
    read_bare,
    read_beside,
    read_deictic_day,
    read_every,
    read_frequency,
    read_length,
    read_lengths,
    read_part,
    read_parts,
    read_past,
    read_present,
    read_rate,
    read_reference_word,
    read_shifted,
)
from newsangles.angles.timeline.weekdays import read_weekday, read_weekdays
from newsangles.angles.timeline.writings import (
    DAY_TOLD,
    DOUBT,
    MAX_DAYS_TOLD,
    Writing,
    day_in_period,
    day_of,
    rebased,
    writings,
)
from newsangles.language.rules import per_rules
from newsangles.tables.schema import Anchor, Time

READERS: dict[str, Callable[[TimeContext, Expression], TimeValue | None]] = {
    "day": read_day,
    "figures": read_figures,
    "monthday": read_monthday,
    "month": read_month,
    "season": read_season,
    "weekday": read_weekday,
    "weekdays": read_weekdays,
    "deictic": read_deictic_day,
    "part": read_part,
    "beside": read_beside,
    "parts": read_parts,
    "ago": read_ago,
    "shifted": read_shifted,
    "length": read_length,
    "bare": read_bare,
    "every": read_every,
    "rate": read_rate,
    "frequency": read_frequency,
    "year": read_year,
    "ancient": read_ancient,
    "shortyear": read_shortyear,
    "spoken year": read_spoken_year,
    "decade": read_decade,
    "century": read_century,
    "quarter": read_reported_quarter,
    "period": read_period,
    "reference": read_reference_word,
    "present": read_present,
    "past": read_past,
    "holiday": read_holiday,
    "named": read_named_period,
    "term": read_term,
    "month quarter": read_month_quarter,
    "within": read_within,
    "beyond": read_beyond,
    "clock": read_clock,
    "schedule": read_schedule,
}
"""The readers, by the names in the rules."""


COMPOSED: dict[str, Callable[[TimeContext, Expression, TimeValue], TimeValue]] = {
    "within": read_part_of,
    "beside time": read_beside_time,
    "distance": read_distance,
    "from day": read_distance,
    "same": read_same,
    "early or late": read_early_or_late,
    "part of time": read_part_of_day,
    "period of day": read_period_of_day,
    "length": read_lengths,
}
"""The readers of rules that end with ``{time}``; they are given the value of that time."""


def read_times(context: TimeContext) -> list[Time]:
    """The rows of a text, in its order.

    Raises:
        ParameterError: A line of a user's rule file is wrong.
    """
    check_readers()
    found = context.expressions
    quoted = writings(context)
    waiting = {i for i, expression in enumerate(found) if _waits(context, i, expression)}
    waiting |= {i for i, writing in quoted.items() if writing.at > i}
    for i in [*(i for i in range(len(found)) if i not in waiting), *sorted(waiting)]:
        context.index = i
        time = _quoted(context, found[i], quoted[i]) if i in quoted else _value(context, found[i])
        context.remember(recurring(context, found[i], time))
    agree(context)
    kept = [(e, v) for e, v in zip(found, context.values, strict=True) if v is not None]
    number = {id(e): n for n, (e, _) in enumerate(kept, start=1)}
    ids = [f"t{number[id(e)]}" if id(e) in number else None for e in found]
    return [_row(context, f"t{n}", e, v, ids) for n, (e, v) in enumerate(kept, start=1)]


def _quoted(context: TimeContext, expression: Expression, writing: Writing) -> TimeValue | None:
    """The value of an expression in a quotation, reckoned from the day on which that was said or written."""
    published, day = context.published, day_of(context, writing)
    if day is None and not writing.written and expression.rule.reader == "deictic":
        return _spoken_on(context, expression, writing)
    if day is None and (day := day_in_period(context, writing, expression)) is not None:
        context.published, choices = day, len(context.choices)
        time = _value(context, expression)
        context.published = published
        del context.choices[choices:]
        return None if time is None else rebased(time, writing)
    if day == published or (day is None and not writing.written):
        return _value(context, expression)
    if day is None:
        time = _value(context, expression)
        if time is not None and time.anchor == "publication":
            time.chance = min(time.chance, DOUBT)
        return time
    if writing.told and published is not None and not 0 < (published - day).days <= MAX_DAYS_TOLD:
        return _value(context, expression)
    context.published, choices = day, len(context.choices)
    time = _value(context, expression)
    context.published = published
    del context.choices[choices:]  # they are none between the sides of publication
    if time is not None and writing.told and published is not None:
        plain = _value(context, expression)
        time.chance = min(time.chance, DAY_TOLD)
        time.alternatives = [plain.value] if plain is not None and plain.value else []
    return None if time is None else rebased(time, writing)


def _spoken_on(context: TimeContext, expression: Expression, writing: Writing) -> TimeValue | None:
    """A day word in speech of an untold day: within the named time, else in the past."""
    named = context.values[writing.at] if writing.at >= 0 else None
    covered = cover(named.value) if named is not None and named.value else None
    told = covered is not None and context.published is not None and covered.end < context.published
    if writing.at >= 0 and not told:
        return _value(context, expression)
    written = context.view.text[expression.start : expression.end]
    reason = f"“{written}” was said on a day that is not told."
    if named is not None and covered is not None and covered.granularity in ("year", "month"):
        value = f"{named.value}-XX" + "-XX" * (covered.granularity == "year")
        return TimeValue("DATE", value, reason, "earlier time", writing.at, chance=DOUBT)
    return TimeValue("DATE", "PAST_REF", reason, None, chance=DOUBT)


def _waits(context: TimeContext, i: int, expression: Expression) -> bool:
    """True if an expression is read last, since its anchor may follow it."""
    if expression.inner is not None:
        return False
    return expression.rule.reader == "clock" or (expression.rule.reader == "ago" and dated_event_follows(context, i))


@per_rules
def check_readers() -> None:
    """Check that each rule names a reader.

    Raises:
        ParameterError: A rule names no reader.
    """
    for rule in (rule for group in rules().values() for rule in group):
        if rule.reader not in READERS:
            raise rule.line.error(f"there is no reader {rule.reader!r}", f"use one of {', '.join(sorted(READERS))}")
    for rule in beside_rules().rules:
        if rule.reader not in COMPOSED:
            raise rule.line.error(f"no reader {rule.reader!r} takes in a time", f"use one of {', '.join(COMPOSED)}")


def _value(context: TimeContext, expression: Expression) -> TimeValue | None:
    """The value of an expression, by the reader of its rule."""
    rule = expression.rule
    if expression.inner is not None:
        return _composed(context, expression, expression.inner)
    try:
        return READERS[rule.reader](context, expression)
    except (LookupError, ValueError, TypeError, AttributeError):
        if rule.line.shipped:
            raise
        raise rule.unreadable(context.view.text[expression.start : expression.end]) from None


def _composed(context: TimeContext, expression: Expression, inner: Expression) -> TimeValue | None:
    """The value of a composed expression, by that of the time that it takes in."""
    reader, time = expression.rule.reader, _value(context, inner)
    if time is None:
        return None
    if reader in COMPOSED:
        return COMPOSED[reader](context, expression, time)
    if reader == "clock":
        return read_clock_of_day(context, expression, time)
    found = _value(context, read_of_year(context, expression, time) or replace(expression, inner=None))
    if found is not None and found.value and time.value and time.value.startswith("DCT"):
        # 26 December of last year, where the year of publication is unknown
        found.value, found.reason = found.value.replace("XXXX", time.value, 1), time.reason
    return found


def _row(context: TimeContext, name: str, expression: Expression, time: TimeValue, ids: list[str | None]) -> Time:
    value, text = time.value, context.view.text
    covered = cover(value) if value and time.kind in ("DATE", "TIME") else None
    if covered and time.modifier in ("START", "MID", "END") and expression.has("modifier"):
        begin, end = part_of(covered, expression.parts["modifier"].lower(), context.published)
        covered = covered._replace(begin=begin, end=end)
    first_day, last_day = _days(context, time, covered)
    return Time(
        start=expression.start,
        end=expression.end,
        text=text[expression.start : expression.end],
        rule=expression.rule.name,
        confidence=_lowered(confidence(expression.rule.name, time.anchor), time.chance),
        time_id=name,
        kind=time.kind,
        value=value,
        modifier=time.modifier,
        quantity=time.quantity,
        begin=first_day,
        end_date=last_day,
        granularity=granularity(value) if value and time.kind in ("DATE", "TIME") else None,
        anchor=time.anchor,
        anchor_id=None if time.anchor_at is None else ids[time.anchor_at],
        alternatives=tuple(dict.fromkeys(v for v in time.alternatives if v and v != value)),
        reason=time.reason,
    )


def _days(context: TimeContext, time: TimeValue, covered: Cover | None) -> tuple[str | None, str | None]:
    """The first and the last day of a time; open on the side on which its words leave it open."""
    if covered is None:
        return None, None
    begin, end, published = covered.begin.isoformat(), covered.end.isoformat(), context.published
    if time.modifier in ("BEFORE", "ON_OR_BEFORE"):
        return None, end
    if time.modifier in ("AFTER", "ON_OR_AFTER"):
        past = time.anchor == "publication" and published is not None and covered.begin <= published
        return begin, max(end, published.isoformat()) if past and published is not None else None
    return begin, end


CERTAIN = 0.99
"""Chance from which on a choice lowers no confidence."""


def _lowered(measured: float | None, chance: float) -> float | None:
    """The confidence of a value that was chosen among several: its rule and the choice may both be wrong."""
    return measured if measured is None or chance >= CERTAIN else round(measured * chance, 2)


def confidence(rule: str, anchor: Anchor | None) -> float | None:
    """The precision of a rule, by ``data/times_measured.tsv``; None if never measured.

    Rare rules share one figure; times anchored in a narrative are counted separately. Values from our own lists were
    never measured.
    """
    if anchor == "list":
        return None
    return measured().get((rule, anchor == "narrative"), measured().get(("other", anchor == "narrative")))


@cache
def measured() -> dict[tuple[str, bool], float]:
    """The precision by rule, and by whether the anchor was a narrative."""
    path = resources.files("newsangles.angles.timeline") / "data" / "times_measured.tsv"
    cells = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {(rule, anchor == "narrative"): float(share) for rule, anchor, _, share in cells}
