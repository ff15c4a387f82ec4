"""The quarter that a business report is about: *the quarter*, *the latest period*, *a year earlier* beside its figures.

A report names its quarter once (*in the third quarter*) and then compares it with the same one of the year before. What
is reported has ended; a quarter that is still to come is none that others are compared with.
"""

from __future__ import annotations

import re
from datetime import date

from newsangles.angles.timeline.context import TimeContext, TimeValue
from newsangles.angles.timeline.dates import read_quarter
from newsangles.angles.timeline.patterns import Expression

FIGURE = re.compile(
    r"[$€£¥%]|\b(?:million|billion|cents|pence|percent|per cent|shares?|sales|revenues?|profits?|loss(?:es)?|income"
    r"|earnings|earned|net|turnover|orders|output|dividend)\b",
    re.I,
)
"""Words of results; a sentence with two of them tells figures."""

MIN_FIGURES = 2

REPORTED_MONTHS = 4
"""Up to this month of a year, its reports tell of the year before."""

_QUARTER = re.compile(r"(?:FY)?(\d{4})-Q([1-4])")


def read_reported_quarter(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A quarter or half of a year; a quarter that has ended becomes the one that is reported."""
    time = read_quarter(context, expression)
    match = _QUARTER.fullmatch(time.value) if time is not None and time.value else None
    if match:
        quarter = int(match[1]), int(match[2])
        first = context.quarter is None or not ({"year", "yearago"} & expression.parts.keys())
        if first and not _is_coming(context.published, quarter):
            context.quarter = quarter
    return time


def read_period(context: TimeContext, expression: Expression) -> TimeValue | None:
    """The quarter that is reported, or the same one of the year before: *the latest quarter*, *year-earlier*."""
    if context.narrative or context.published is None:
        return None
    if expression.has("year") or expression.has("whole"):
        return _of_year(context, expression)
    back = expression.has("yearago")
    if not back and context.quarter is None and not expression.has("latest"):
        return None
    if back and (context.quarter is None or _is_of_a_longer_period(context, expression)):
        value = f"{context.published.year - 1:04d}"
        return TimeValue("DATE", value, "The year before publication.", "publication")
    year, number = context.quarter or _last_ended(context.published)
    reason = "The quarter that is reported" + (", a year before." if back else ".")
    return TimeValue("DATE", f"{year - back:04d}-Q{number}", reason, "earlier time")


def _of_year(context: TimeContext, expression: Expression) -> TimeValue | None:
    """The quarter of another year that is compared (*the 1988 quarter*), or the year of a report (*the full year*)."""
    if context.quarter is None:
        if expression.has("year") or context.published is None or not _tells_figures(context, expression):
            return None
        ended = context.published.month <= REPORTED_MONTHS and context.direction() <= 0
        reason = "The year of the report, which names none."
        return TimeValue("DATE", f"{context.published.year - ended:04d}", reason, "publication")
    year, number = context.quarter
    if expression.has("year"):
        reason = "The quarter that is reported, in the year that is named."
        return TimeValue("DATE", f"{expression.parts['year']}-Q{number}", reason)
    reason = "The year of the quarter that is reported."
    return TimeValue("DATE", f"{year:04d}", reason, "earlier time") if _tells_figures(context, expression) else None


def year_before(context: TimeContext, expression: Expression) -> TimeValue | None:
    """*A year ago* beside the figures of a quarter: the same quarter of the year before; None elsewhere."""
    if context.quarter is None or context.narrative or not _tells_figures(context, expression):
        return None
    if _is_of_a_longer_period(context, expression):
        return None
    year, number = context.quarter
    reason = "The quarter that is reported, a year before; or the day of publication, a year before."
    other = [f"{context.published.year - 1:04d}"] if context.published else []
    return TimeValue("DATE", f"{year - 1:04d}-Q{number}", reason, "earlier time", alternatives=other)


def _is_coming(published: date | None, quarter: tuple[int, int]) -> bool:
    """True if a quarter has not ended by publication, so that no report can be about it."""
    return published is not None and quarter >= (published.year, (published.month - 1) // 3 + 1)


def _last_ended(published: date) -> tuple[int, int]:
    number = (published.month - 1) // 3
    return (published.year, number) if number else (published.year - 1, 4)


def _tells_figures(context: TimeContext, expression: Expression) -> bool:
    """True if the sentence of an expression tells results."""
    start, end = _sentence(context, expression)
    return len(FIGURE.findall(context.view.text, start, end)) >= MIN_FIGURES


def _is_of_a_longer_period(context: TimeContext, expression: Expression) -> bool:
    """True if the nearest period before an expression in its sentence is longer than a quarter: the nine months."""
    start, _ = _sentence(context, expression)
    for j in range(context.index - 1, -1, -1):
        other, value = context.expressions[j], context.values[j]
        if other.start < start:
            return False
        if value is None or not value.value:
            continue
        if _QUARTER.fullmatch(value.value):
            return False
        if value.kind == "DURATION" and re.fullmatch(r"P(?:[4-9]|1\d)M|P\d+Y", value.value):
            return True
        if re.fullmatch(r"(?:FY)?\d{4}(?:-H[12])?", value.value):
            return True
    return False


def _sentence(context: TimeContext, expression: Expression) -> tuple[int, int]:
    view = context.view
    first, last = view.bounds[view.sent[view.word_at(expression.start)]]
    return view.idx[first], view.end[last]
