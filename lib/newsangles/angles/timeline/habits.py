"""Times that come again and again without saying so themselves: *usually in May*, *closes at 1.15pm on Fridays*.

A month, a day or a clock time under a habit is none of one year or day. That is told by an adverb of the clause
(*usually*), by a recurrence beside it (*every year*, *on Fridays*), or by a time that is called the best of its sort.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsangles.angles.timeline.calendar import cover
from newsangles.angles.timeline.context import WILL, TimeValue
from newsangles.angles.timeline.direction import word_kinds
from newsangles.angles.timeline.passage import governor
from newsangles.angles.timeline.relative import read_every
from newsangles.angles.timeline.weekdays import read_weekdays

if TYPE_CHECKING:
    from newsangles.angles.timeline.context import TimeContext
    from newsangles.angles.timeline.patterns import Expression

BARE = frozenset(("month", "season", "weekday", "day"))
"""Readers of times that have no year or week of their own."""

OF_ONE = frozenset("year shift whichyear week weeks modifier dayno2 part part2 partof hour".split())
"""Parts of a time that make it one of a certain year or week, or more than its name."""

HABITUAL = 0.9
"""Chance that a time under a habit is none of one year."""

HABIT = "It is told as a habit, so it is none of one year or week."

NEAR = 6
"""Words before a time without a verb among which a habit may be told."""

MAX_BETWEEN = 12
"""Characters between a clock time and the days on which it recurs, at most."""


def recurring(context: TimeContext, expression: Expression, time: TimeValue | None) -> TimeValue | None:
    """The time, as one that comes again and again where it is told as a habit."""
    if time is None or time.value is None or time.kind not in ("DATE", "TIME") or expression.inner is not None:
        return time
    if expression.rule.reader in ("clock", "parts"):
        return _on_days(context, expression, time)
    if expression.rule.reader not in BARE or OF_ONE & expression.parts.keys():
        return time
    if not (_is_habit(context, expression) or _goes_on(context, expression)):
        return time
    value = _each(expression, time)
    if value is None:
        return time
    return replace(
        time,
        kind="SET",
        value=value,
        reason=HABIT,
        anchor="the text",
        anchor_at=None,
        alternatives=[time.value],
        chance=HABITUAL,
    )


def _each(expression: Expression, time: TimeValue) -> str | None:
    """The value of a time without its year or week: XXXX-05, XXXX-SP, XXXX-WXX-2."""
    if expression.rule.reader == "weekday":
        return f"XXXX-WXX-{int(expression.worth('weekday') or 0) + 1}"
    found = cover(time.value or "")
    if found is None or found.granularity not in ("month", "season", "day"):
        return None
    return f"XXXX{(time.value or '')[4:]}"


def _is_habit(context: TimeContext, expression: Expression) -> bool:
    """True if the clause of a time tells a habit, or calls it the best of its sort."""
    view, kinds = context.view, word_kinds()
    verb = governor(context, expression)
    if verb < 0:
        word = view.word_at(expression.start)
        before = view.lower[max(view.bounds[view.sent[word]][0], word - NEAR) : word]
        return not kinds.get("habit", frozenset()).isdisjoint(before)
    clause = [verb, *view.children[verb]]
    shares = not any(view.dep[k] in ("nsubj", "nsubjpass") for k in clause)
    if shares and view.dep[verb] in ("xcomp", "conj") and view.head[verb] != verb:
        clause += view.children[view.head[verb]]
    helpers = {view.lower[k] for k in clause if view.dep[k] in ("aux", "auxpass")}
    if helpers & WILL:
        return False
    now = view.tag[verb] in ("VBZ", "VBP") or (helpers & {"is", "are", "can", "may"} and view.tag[verb] != "VBG")
    told = {view.lower[k] for k in clause if view.dep[k] in ("advmod", "npadvmod")}
    if told & kinds.get("habit", frozenset()) or (now and told & kinds.get("often", frozenset())):
        return True
    return bool(now) and (_is_of_each(context, verb) or _is_best(context, expression, verb))


_LISTED = re.compile(r",? (?:and|or|to|through|until) (?:in )?|, ")


def _goes_on(context: TimeContext, expression: Expression) -> bool:
    """True if a time goes on a list of which the time before recurs: *usually in April and May*."""
    i = context.index
    before = context.values[i - 1] if i else None
    if before is None or before.reason != HABIT or context.expressions[i - 1].rule.reader != expression.rule.reader:
        return False
    return _LISTED.fullmatch(context.view.text, context.expressions[i - 1].end, expression.start) is not None


def _is_of_each(context: TimeContext, verb: int) -> bool:
    """True if *every year*, *each spring* belongs to a verb."""
    view = context.view
    for other in context.expressions[max(0, context.index - 3) : context.index + 4]:
        every = other.rule.reader == "every" and {"unit", "season"} & other.parts.keys()
        if every and view.sent[view.word_at(other.start)] == view.sent[verb] and governor(context, other) == verb:
            return True
    return False


def _is_best(context: TimeContext, expression: Expression, verb: int) -> bool:
    """True for a time that is called the best of its sort: *the best time for a swim is July*."""
    view, kinds = context.view, word_kinds()
    if view.lemma[verb] != "be":
        return False
    sort = kinds.get("sort of time", frozenset())
    own = range(view.word_at(expression.start), view.word_at(expression.end - 1) + 1)
    for k in view.children[verb]:
        if k in own or view.dep[k] not in ("nsubj", "attr") or view.lemma[k] not in sort:
            continue
        if any(
            view.tag[c] == "JJS" and view.lower[c] not in ("latest", "earliest", "last") for c in view.children[k]
        ) and not any(view.tag[c] in ("PRP$", "POS") for c in view.children[k]):
            return True
    return False


def _on_days(context: TimeContext, expression: Expression, time: TimeValue) -> TimeValue:
    """A time of day on the days that stand beside it: *at 1.15pm on Fridays*, *every Tuesday at noon*."""
    found, i, view = context.expressions, context.index, context.view
    clock = (time.value or "").partition("T")[2]
    if not clock:
        return time
    for j in (i + 1, i - 1):
        if not 0 <= j < len(found) or found[j].inner is not None or found[j].rule.reader not in ("weekdays", "every"):
            continue
        first, last = sorted((expression, found[j]), key=lambda one: one.start)
        between = view.text[first.end : last.start]
        verbs = governor(context, expression), governor(context, found[j])
        one = len(between) <= MAX_BETWEEN or (verbs[0] == verbs[1] >= 0)
        if not one or view.sent[view.word_at(first.start)] != view.sent[view.word_at(last.start)]:
            continue
        days = (read_weekdays if found[j].rule.reader == "weekdays" else read_every)(context, found[j])
        if days is None or not days.value or not days.value.startswith("XXXX-WXX-"):
            continue
        value = f"{days.value.partition('T')[0]}T{clock}"
        reason = f"It comes again and again: {context.named(j)}."
        return TimeValue("SET", value, reason, "earlier time", j, quantity=days.quantity)
    return time
