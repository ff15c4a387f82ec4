"""The quarter that a business report is about: *the quarter*, *the latest period*, *a year earlier* beside its figures.

A report names its quarter once (*in the third quarter*) and then compares it with the same one of the year before. What
is reported has ended; a quarter that is still to come is none that others are compared with.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from newsangles.angles.timeline.calendar import moved, value_of
from newsangles.angles.timeline.context import TimeContext, TimeValue
from newsangles.angles.timeline.dates import read_quarter
from newsangles.angles.timeline.patterns import Expression, words
from newsangles.angles.timeline.place import FIGURE

MIN_FIGURES = 2

REPORTED_MONTHS = 4
"""Up to this month of a year, its reports tell of the year before."""

_QUARTER = re.compile(r"(?:FY)?(\d{4})-Q([1-4])")


def read_reported_quarter(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A quarter or half of a year; a quarter that has ended becomes the one that is reported."""
    time = _of_business_year(context, expression) or read_quarter(context, expression)
    match = _QUARTER.fullmatch(time.value) if time is not None and time.value else None
    if match:
        quarter = int(match[1]), int(match[2])
        first = context.quarter is None or not ({"year", "yearago"} & expression.parts.keys())
        if first and not _is_coming(context.published, quarter):
            context.quarter = quarter
    return time


def _of_business_year(context: TimeContext, expression: Expression) -> TimeValue | None:
    """The last quarter or half of that number of a business year that does not end in December; None elsewhere."""
    letter = expression.parts.get("letter") or ("Q" if expression.parts["what"].lower() == "quarter" else "H")
    number = int(expression.parts.get("number") or expression.worth("ordinal") or 0)
    months, published = (3 if letter == "Q" else 6), context.published
    if {"year", "whichyear", "yearago", "final"} & expression.parts.keys() or not 1 <= number <= 12 // months:
        return None
    end = None if published is None or context.narrative else business_year_end(context.view.text)
    if end is None or end == 12 or published is None:
        return None
    first = (end + months * (number - 1)) % 12 + 1
    begun = (first, 1) <= (published.month, published.day)
    begin = date(published.year - (not begun), first, 1)
    last = moved(begin, "M", months - 1)
    if last is None:
        return None
    aligned = months == 3 and first % 3 == 1
    value = value_of(begin, "Q") if aligned else f"{value_of(begin, 'M')}/{value_of(last, 'M')}"
    plain = read_quarter(context, expression)
    others = [plain.value] if plain is not None and plain.value else []
    reason = f"The last one of a business year that ends in {MONTHS[end - 1]}, as the text tells."
    return TimeValue("DATE", value, reason, "publication", alternatives=others, chance=OF_BUSINESS_YEAR)


OF_BUSINESS_YEAR = 0.8
"""Chance that a numbered quarter is one of the business year that the text tells of."""

MONTHS = "January February March April May June July August September October November December".split()

_UP_TO = r"(?:to|ended|ending|ends|through)(?: on| in)?(?: the)?(?: end of| \d{1,2}(?:st|nd|rd|th)?(?: of)?)? "

_ENDS = re.compile(
    rf"\b(?:(?P<nth>first|second|third|fourth|final|half)[ -](?:(?:fiscal|financial) )?(?P<what>half|year)"
    rf"|(?P<year>(?:fiscal|financial|full|business|trading)[ -]year|year))(?: results)? {_UP_TO}"
    rf"(?P<month>{'|'.join(MONTHS)})\b",
    re.I,
)
"""A business year, or a half of it, with its last month: *the second half to September*."""

_INDIAN = re.compile(r"₹|\bRs\.? ?\d|\b\d[\d,.]* (?:lakh )?(?:crore|lakh)s?\b", re.I)
"""Sums in rupees: business years end in March where they are paid."""


@lru_cache(maxsize=1)
def business_year_end(text: str) -> int | None:
    """The month in which the business year of a report ends, as its text tells; None where it does not."""
    for match in _ENDS.finditer(text):
        month = MONTHS.index(match["month"].capitalize()) + 1
        what, nth = (match["what"] or "year").lower(), (match["nth"] or "").lower()
        if match["year"] or (nth, what) == ("half", "year"):
            return month if match["year"] else (month + 5) % 12 + 1
        if what == "year":
            continue
        number = 2 if nth == "final" else int(words()["ordinal"].get(nth, 0))
        if 1 <= number <= 2:
            return (month - 6 * number - 1) % 12 + 1
    return 3 if _INDIAN.search(text) else None


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
