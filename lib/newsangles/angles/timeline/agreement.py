"""Bare dates that a text names more than once: all mentions of *October 7* are of one year."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from newsangles.angles.timeline.calendar import cover
from newsangles.angles.timeline.context import CLEAR
from newsangles.angles.timeline.dates import known_values

if TYPE_CHECKING:
    from newsangles.angles.timeline.context import TimeContext, TimeValue
    from newsangles.angles.timeline.patterns import Expression

REPEATED = frozenset(("last", "this", "next", "shift", "whichyear"))
"""Parts of a date that say themselves which one is meant."""

NAMED = 0.9
"""Chance that a bare day of a month is of the year with which the text names it elsewhere."""

MAX_YEARS_BACK = 2
"""Years before publication within which a day that the text names with its year is surely meant."""

ANNIVERSARY = 0.75
"""The same chance for years further back, whose day may have come again: a service on *August 23*."""


def agree(context: TimeContext) -> None:
    """Give all bare mentions of one day of a month one year, and all of one weekday one confidence."""
    if context.published is None or context.narrative:
        return
    groups = defaultdict[tuple[str, int, int], list[int]](list)
    for i, expression in enumerate(context.expressions):
        value = context.values[i]
        if value is None or value.value is None or REPEATED & expression.parts.keys():
            continue
        if expression.inner is not None and not (expression.rule.reader == "clock" and expression.inner.has("year")):
            continue
        key = _key(expression, value)
        if key is not None and i not in context.carried:
            groups[key].append(i)
    _doubt(context)
    for (kind, _, _), at in groups.items():
        if len(at) > 1 and kind == "day":
            _one_year(context, at)
        elif len(at) > 1:
            _one_weekday(context, at)


def _key(expression: Expression, value: TimeValue) -> tuple[str, int, int] | None:
    """The day of a month, or the weekday, that is named; None for other times."""
    covered = cover(value.value or "")
    if covered is None or covered.begin != covered.end:
        return None
    dated = expression.inner or expression  # 6.17pm on August 23, 2013
    if dated.rule.reader == "day" and dated.has("month"):
        return "day", covered.begin.month, covered.begin.day
    if expression.rule.reader == "weekday" and value.anchor == "publication":
        return "weekday", covered.begin.weekday(), 0
    return None


def _one_year(context: TimeContext, at: list[int]) -> None:
    """Give the bare mentions of a day the year that the text names, else the likelier one."""
    found, published = context.expressions, context.published
    assert published is not None
    bare = [i for i in at if found[i].inner is None and not found[i].has("year") and _chosen(context, i)]
    named = {_year(context, i) for i in at if (found[i].inner or found[i]).has("year")}
    years = {_year(context, i) for i in bare}
    if len(named) == 1 and min(named) <= published.year + 1:
        year, how = named.pop(), "The text names its year elsewhere."
        chance = NAMED if year >= published.year - MAX_YEARS_BACK else ANNIVERSARY
    elif len(years) == 2:
        weight = dict.fromkeys(years, 0.0)
        for i in bare:
            chance = min(max(_chance(context, i), 0.5), 0.99)
            weight[_year(context, i)] += math.log(chance / (1 - chance)) * (3 if _since(context, i) else 1)
        year = max(sorted(weight), key=lambda one: weight[one])
        chance = 1 / (1 + math.exp(min(weight.values()) - weight[year]))
        chance, how = min(max(chance, 0.6), NAMED), "The text names this day more than once; it is of one year."
    else:
        return
    for i in bare:
        time = context.values[i]
        if time is None or time.value is None or _year(context, i) == year:
            continue
        old, value = time.value, f"{year:04d}{time.value[4:]}"
        if cover(value) is None:
            continue
        time.value, time.reason, time.chance = value, how, chance
        time.alternatives = known_values([old])


OTHER_YEAR = 0.85
"""Chance, at most, of a bare month or day where the text names that month of another year."""


def _doubt(context: TimeContext) -> None:
    """Doubt the year of a bare month or day where the text names the same month of another year."""
    named = defaultdict[int, set[int]](set)
    for expression in context.expressions:
        dated = expression.inner or expression
        if dated.rule.reader in ("day", "month") and dated.has("month") and dated.parts.get("year", "").isdigit():
            named[int(dated.worth("month") or 0)].add(int(dated.parts["year"]))
    for i, expression in enumerate(context.expressions):
        time = context.values[i]
        if expression.rule.reader not in ("day", "month") or expression.has("year") or not _chosen(context, i):
            continue
        years = named[int(expression.worth("month") or 0)] - {_year(context, i)}
        if time is None or time.value is None or not years or time.chance <= OTHER_YEAR:
            continue
        time.chance = OTHER_YEAR
        others = [f"{year:04d}{time.value[4:]}" for year in sorted(years, reverse=True)]
        time.alternatives = list(dict.fromkeys((*(v for v in others if cover(v)), *time.alternatives)))


def _one_weekday(context: TimeContext, at: list[int]) -> None:
    """Give the mentions of a weekday that was put on one day the mean of their chances."""
    chosen = [i for i in at if _chosen(context, i)]
    days = {value.value[:10] for i in chosen if (value := context.values[i]) is not None and value.value}
    if len(chosen) < 2 or len(days) != 1:
        return
    mean = sum(_chance(context, i) for i in chosen) / len(chosen)
    others = [other for i in chosen if (value := context.values[i]) is not None for other in value.alternatives]
    for i in chosen:
        time = context.values[i]
        if time is not None and time.chance > mean:
            time.chance = mean
            if mean < CLEAR:
                time.alternatives = time.alternatives or known_values(sorted({other[:10] for other in others}))


def _chosen(context: TimeContext, i: int) -> bool:
    """True if the side of publication was chosen for an expression."""
    return any(choice.at == i for choice in context.choices) or _since(context, i)


def _since(context: TimeContext, i: int) -> bool:
    time = context.values[i]
    return time is not None and "“since”" in time.reason


def _chance(context: TimeContext, i: int) -> float:
    time = context.values[i]
    return time.chance if time is not None else 0.5


def _year(context: TimeContext, i: int) -> int:
    time = context.values[i]
    return int(time.value[:4]) if time is not None and time.value and time.value[:4].isdigit() else 0
