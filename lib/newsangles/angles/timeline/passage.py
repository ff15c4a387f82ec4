"""The day that a passage tells about: a story of December told in January goes on in December.

News counts its bare dates from publication. Where a main clause has put a story on a day of a year long past, the next
dates of the story (*on 5 June*, *at Christmas*) are near that day, until a time of today's news ends it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from newsangles.angles.timeline.calendar import cover, ymd
from newsangles.angles.timeline.direction import word_kinds

if TYPE_CHECKING:
    from newsangles.angles.timeline.context import TimeContext
    from newsangles.angles.timeline.patterns import Expression

MAX_SENTENCES = 3
"""Sentences between two dates of one story, at most."""

LONG_PAST = 60
"""Days before publication from which on a dated day makes a story of its own."""

BACKWARDS = 2
"""Factor of the days back in a story, which rather goes forward."""

LONG_LEAP = 150
"""Days between two dates of a story from which on it is less sure that it goes on."""

RECENT = 14
"""Days before publication within which a bare date is rather one of today's news."""

CLOSE, FURTHER, DOUBTFUL = 0.8, 0.65, 0.6
"""Chances: of a story's date in the next sentence, of one further on, and of today's news within a story."""

ASIDE = frozenset(("relcl", "acl", "appos", "advcl", "amod", "nmod", "parataxis"))
"""Relations of clauses that mention a day in passing: *founded on 3 June 1998*."""

FROM = frozenset("since until till by from before after between dated to".split())
"""Prepositions under which a day bounds something, and is not the day that is told about."""


class Passage(NamedTuple):
    """A day that is told about: the day, its expression, and how likely the next date goes on from it."""

    day: date
    at: int
    chance: float


def passage_of(context: TimeContext) -> Passage | None:
    """The day that the story around the current expression has reached; None in today's news."""
    if context.narrative or context.published is None:
        return None
    view, here = context.view, context.index
    word = view.word_at(context.expressions[here].start)
    for j in range(here - 1, -1, -1):
        expression, value = context.expressions[j], context.values[j]
        at = view.word_at(expression.start)
        gap = view.sent[word] - view.sent[at]
        if gap > MAX_SENTENCES:
            return None
        if value is None or value.kind not in ("DATE", "TIME") or value.value is None:
            continue
        covered = cover(value.value)
        if covered is None:
            continue
        if not _goes_on(context, j, covered.begin):
            return None
        if gap > 0 and _is_aside(context, j):
            return None
        if _is_aside(context, j) or (covered.granularity == "year" and expression.rule.reader != "year"):
            return Passage(covered.begin, j, 1 - DOUBTFUL)
        if covered.granularity == "year":
            return Passage(covered.begin + (covered.end - covered.begin) / 2, j, FURTHER)
        return Passage(covered.begin, j, CLOSE if gap <= 1 else FURTHER)
    return None


def _goes_on(context: TimeContext, j: int, begin: date) -> bool:
    """True if an expression belongs to a story: it begins one, or is reckoned from a time of one."""
    for _ in range(MAX_SENTENCES + 1):
        value = context.values[j]
        if j in context.carried or _tells(context, j, begin):
            return True
        if value is None or value.anchor != "earlier time" or value.anchor_at is None or value.anchor_at == j:
            return False
        j = value.anchor_at
        value = context.values[j]
        covered = cover(value.value) if value is not None and value.value else None
        if covered is None:
            return False
        begin = covered.begin
    return False


def _tells(context: TimeContext, j: int, begin: date) -> bool:
    """True if an expression names a day or month long past, as the time of what is told."""
    expression, view, published = context.expressions[j], context.view, context.published
    if published is None or not expression.has("year") or expression.rule.reader not in ("day", "month", "year"):
        return False
    if (published - begin).days < LONG_PAST:
        return False
    first = view.word_at(expression.start)
    if expression.rule.reader == "year" and first - view.bounds[view.sent[first]][0] > 1:
        return False  # a lone year makes a story where it opens its sentence
    before = view.text[max(0, expression.start - 2) : expression.start]
    if "(" in before or (first and view.lower[first - 1] in FROM):
        return False
    return governor(context, expression) >= 0 and _told_past(context, j)


def _is_aside(context: TimeContext, j: int) -> bool:
    """True if a day is mentioned in passing: *founded on 3 June 1998*, *who was born in May 1950*."""
    view, verb = context.view, governor(context, context.expressions[j])
    if j in context.carried or verb < 0:
        return False
    return view.lemma[verb] in word_kinds()["origin"] or view.dep[verb] in ASIDE


def _told_past(context: TimeContext, j: int) -> bool:
    here, context.index = context.index, j
    past = context.direction() < 0
    context.index = here
    return past


def governor(context: TimeContext, expression: Expression) -> int:
    """The verb above an expression; -1 if there is none, or a noun holds it: *the August 1988 cease-fire*."""
    view = context.view
    first, last = view.word_at(expression.start), view.word_at(expression.end - 1)
    k = view.top(first, last)
    for _ in range(5):
        if view.pos[k] in ("VERB", "AUX"):
            return k
        if view.pos[k] in ("NOUN", "PROPN") and not first <= k <= last:
            return -1
        if view.head[k] == k:
            return -1
        k = view.head[k]
    return -1


class Carried(NamedTuple):
    """The day chosen for a bare date near a story: its value's day, its anchor, chance, and the other candidate."""

    day: date
    at: int
    chance: float


def carried(context: TimeContext, days: Callable[[int], date | None], recent: date | None) -> Carried | None:
    """The day of a bare date as the story around it goes on; None in today's news.

    Args:
        context: The context; its current expression is the bare date.
        days: The day of the date in a year.
        recent: The day up to publication that it would be in today's news.
    """
    passage = passage_of(context)
    if passage is None or context.published is None:
        return None
    year = passage.day.year
    found = [day for day in map(days, (year - 1, year, year + 1)) if day is not None]
    day = min(found, key=lambda one: max((one - passage.day).days, BACKWARDS * (passage.day - one).days), default=None)
    if day is None or day >= context.published or day == recent:
        return None
    verb = governor(context, context.expressions[context.index])
    near = abs((day - passage.day).days)
    today = recent is not None and (context.published - recent).days <= min(RECENT, near)
    told = verb >= 0 and context.view.lemma[verb] in word_kinds()["told"]
    if context.direction() >= 0 or today or told:
        return Carried(day, passage.at, 1 - DOUBTFUL)
    if recent is not None and (context.published - recent).days <= RECENT and passage.chance >= DOUBTFUL:
        return Carried(day, passage.at, DOUBTFUL)
    return Carried(day, passage.at, passage.chance if near <= LONG_LEAP else min(passage.chance, FURTHER))


def following_day(context: TimeContext) -> tuple[date, int] | None:
    """A day with its year that follows soon: *two days earlier … on 28 December 2010*."""
    view, here = context.view, context.index
    word = view.word_at(context.expressions[here].start)
    for j in range(here + 1, min(len(context.expressions), here + 3)):
        expression = context.expressions[j]
        at = view.word_at(expression.start)
        if view.sent[at] - view.sent[word] > 1 or view.para[at] != view.para[word]:
            return None
        parts = expression.parts
        if expression.rule.reader == "day" and {"month", "dayno", "year"} <= parts.keys():
            value = ymd(int(parts["year"]), int(expression.worth("month") or 0), int(parts["dayno"]))
            return (date.fromisoformat(value), j) if value and not expression.has("era") else None
    return None
