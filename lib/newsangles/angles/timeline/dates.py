"""Readers of dates: days, months, seasons, years, quarters, holidays, named periods.

A reader takes the `TimeContext` and an expression, and returns its value; None where it is no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from newsangles.angles.timeline.calendar import cover, moved, value_of, ymd
from newsangles.angles.timeline.context import Origin, TimeContext, TimeValue
from newsangles.angles.timeline.direction import choose
from newsangles.angles.timeline.passage import carried
from newsangles.angles.timeline.patterns import Expression, named, words
from newsangles.angles.timeline.place import FIGURE


def read_day(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A day of a month, or several in a row, with a part of the day or a clock time."""
    if expression.parts.get("yy"):
        year = f"{_full_year(context, expression.parts['yy']):04d}"
        return read_day(context, replace(expression, parts=expression.parts | {"year": year, "yy": ""}))
    month = int(expression.parts["monthno"]) if expression.has("monthno") else int(expression.worth("month") or 0)
    number = int(expression.parts["dayno"] if expression.has("dayno") else expression.worth("ordinal") or 0)
    time = _in_year(context, expression, month, number)
    if time is None or time.value is None:
        return time
    if expression.has("dayno2"):
        last = f"{time.value[:8]}{int(expression.parts['dayno2']):02d}"
        if cover(f"{time.value}/{last}") or time.value.startswith("X"):
            time.value = f"{time.value}/{last}"
        return time
    part = expression.parts.get("partof") or expression.parts.get("part")
    if part and part.lower() in words()["part"]:
        time.kind, time.value = "TIME", f"{time.value}T{words()['part'][part.lower()]}"
    elif expression.has("hour"):
        time.kind = "TIME"
        hour, half = int(expression.parts["hour"]), expression.parts.get("half", "").lower()
        hour = hour % 12 + 12 * half.startswith("p") if half else hour
        time.value += f"T{hour:02d}:{expression.parts['minute']}" + "Z" * expression.has("utc")
    return time


def _in_year(context: TimeContext, expression: Expression, month: int, number: int | None) -> TimeValue | None:
    """A month, or a day of one, in its explicit or inferred year."""
    if not 1 <= month <= 12 or (number is not None and ymd(2000, month, number) is None):
        return None
    if expression.has("year"):
        era = "BC" if expression.parts.get("era", "")[:1].upper() == "B" else ""
        year = int(expression.parts["year"])
        value = ymd(year, month, number or 1)
        if value is None:
            return None
        return TimeValue("DATE", era + value[: 10 if number else 7], "The year is named.")

    def valued(year: int) -> str | None:
        value = ymd(year, month, number or 1)
        return value if value is None or number else value[:7]

    if context.narrative and context.year_bc:
        suffix = f"-{month:02d}" + (f"-{number:02d}" if number else "")
        return TimeValue("DATE", f"BC{context.year_bc:04d}{suffix}", "The account has reached this year.", "narrative")
    shared = _shared_year(context)
    if shared is not None and not expression.has("whichyear"):
        reason = "It shares the year of the date beside it."
        return TimeValue("DATE", valued(shared[0]), reason, "earlier time", shared[1])
    day, anchor, at = context.base
    unknown = f"XXXX-{month:02d}" + (f"-{number:02d}" if number else "")
    which = expression.parts.get("whichyear", "").split()[-1:]
    step = {"last": -1, "next": 1, "following": 1, "previous": -1}.get(which[0], 0) if which else 0
    if day is None and which in (["last"], ["this"], ["next"]) and anchor == "publication":
        reason = "The year is reckoned from the publication date, which is unknown."
        return TimeValue("DATE", f"DCT{step:+d}y{unknown.removeprefix('XXXX')}", reason, anchor)
    if day is None:
        return TimeValue("DATE", unknown, "Neither the text nor a publication date gives the year.", None)
    if which:
        if which[0] in ("that", "same") and context.last:
            day, anchor, at = context.last[1], "earlier time", context.last[0]
        return TimeValue("DATE", valued(day.year + step), f"“{which[0]} year”, reckoned from {day}.", anchor, at)
    story = _in_story(context, expression, month, number, valued)
    if story is not None and story.chance >= 0.5:
        context.carried.add(context.index)
        return story
    year, reason, chance = _year_near(context, expression, day, month, number)
    others = [valued(y) for y in (year - 1, year + 1) if abs(y - day.year) <= 1]
    if expression.has("weekday") and number:
        fits = [
            v
            for v in (valued(year), *others, valued(day.year + 1))
            if v and date.fromisoformat(v).weekday() == int(expression.worth("weekday") or 0)
        ]
        if fits and fits[0] != valued(year):
            others = [valued(year), *others]
            return TimeValue(
                "DATE", fits[0], "The year in which the day is that weekday.", anchor, at, known_values(others)
            )
    if valued(year) is None:  # February 29
        year, reason = year - year % 4, "The last leap year up to then."
    possible = known_values(others)
    if story is not None:
        possible, chance = [*known_values([story.value]), *possible], min(chance, 1 - story.chance)
    return TimeValue("DATE", valued(year) or unknown, reason, anchor, at, possible, chance=chance)


def _in_story(
    context: TimeContext, expression: Expression, month: int, number: int | None, valued: Callable[[int], str | None]
) -> TimeValue | None:
    """A month, or a day of one, in the year of the story around it; None in today's news."""
    that = expression.parts.get("shift", "").lower() == "that"
    if (expression.worth("shift") and not that) or context.published is None:
        return None

    def day_in(year: int) -> date | None:
        value = ymd(year, month, number or 1)
        return date.fromisoformat(value) if value else None

    published = context.published
    recent = max((d for y in (-1, 0) if (d := day_in(published.year + y)) and d <= published), default=None)
    found = carried(context, day_in, recent)
    if found is None:
        return None
    other = [valued(recent.year)] if recent else []
    return TimeValue(
        "DATE",
        valued(found.day.year),
        f"The story told there has reached {context.named(found.at)}.",
        "earlier time",
        found.at,
        known_values(other),
        chance=found.chance,
    )


def _shared_year(context: TimeContext) -> tuple[int, int] | None:
    """The year of the next date, where that directly follows: between March and April 1918."""
    j = context.index + 1
    if j >= len(context.expressions):
        return None
    following = context.expressions[j]
    between = context.view.text[context.expressions[context.index].end : following.start]
    year = following.parts.get("year")
    if following.rule.reader not in ("day", "month") or year is None or following.has("era"):
        return None
    if not re.fullmatch(r" ?(?:-|–|—|/|and|or|to|through|until|till|,) ?(?:the )?", between):
        return None
    here, there = context.expressions[context.index].worth("month"), following.worth("month")
    if here and there and int(here) > int(there):
        return int(year) - 1, j
    return int(year), j


def _year_near(
    context: TimeContext, expression: Expression, day: date, month: int, number: int | None
) -> tuple[int, str, float]:
    """The inferred year of a month or day, the reason, and how likely it is the right one."""
    step = {"-1": -1, "1": 1}.get(expression.worth("shift") or "", 0)
    if context.narrative:
        return _year_in_account(context, day, month, step), "The account has reached this year.", 1.0
    there, here = (month, number or 0), (day.month, day.day if number else 0)
    if step < 0:
        return day.year - (there >= here), "“last” is the one before publication.", 1.0
    if step > 0:
        return day.year + (there <= here), "“next” is the one after publication.", 1.0
    if expression.worth("shift") == "0":
        return day.year, "“this” is the one of the year of publication.", 1.0
    if month == day.month and number in (None, day.day):
        return day.year, "It is the one of publication.", 1.0
    begins = {year: cover(ymd(year, month, number or 1) or "") for year in (day.year - 1, day.year, day.year + 1)}
    days = {year: covered.begin for year, covered in begins.items() if covered}
    past = max((year for year, begin in days.items() if begin <= day), default=None)
    coming = min((year for year, begin in days.items() if begin > day), default=None)
    if past is None or coming is None:  # February 29
        return day.year - ((month, number or 1) > (day.month, day.day)), "It is the last one up to publication.", 1.0
    if expression.rule.name == "day of a list" and (listed := _year_of_list(context, month)) in days:
        return listed, "It shares the year of the days beside it.", LISTED
    side = choose(context, "day" if number else "month", days[past], days[coming])
    if side.coming:
        return coming, f"It is the next one after publication: {side.reason}.", side.chance
    return past, f"It is the last one up to publication: {side.reason}.", side.chance


LISTED = 0.9
"""Chance that a day of a list is of the year of the one before it."""


def _year_of_list(context: TimeContext, month: int) -> int:
    """The year of the day before in a list: May 3, 10 and 17; 0 without one."""
    before = context.values[context.index - 1] if context.index else None
    found = cover(before.value) if before is not None and before.value else None
    return found.begin.year if found is not None and found.begin.month == month else 0


def _year_in_account(context: TimeContext, day: date, month: int, step: int) -> int:
    """The year of a month in a narrative that has reached a day: rather later than earlier."""
    if step:
        return day.year + (-(month >= day.month) if step < 0 else month <= day.month)
    if context.last and context.last[2] == "Y":
        return day.year
    gap = month - day.month
    return day.year + (gap < -MAX_MONTHS_BACK) - (gap > MAX_MONTHS_ON)


MAX_MONTHS_BACK, MAX_MONTHS_ON = 6, 9
"""Within one year, a narrative goes back at most the first, forward at most the second number of months."""


def read_month(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A month."""
    return _in_year(context, expression, int(expression.worth("month") or 0), None)


def read_monthday(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A day without its month: *the 9th*."""
    number = int(expression.parts["dayno"] if expression.has("dayno") else expression.worth("ordinal") or 1)
    origin = context.told("M") if context.last else context.base
    same = expression.parts.get("same", "").lower()[:4]
    step = {"last": -1, "next": 1, "ult": -1, "ulti": -1, "ult.": -1, "prox": 1}.get(same, 0)
    if (step or same in ("this", "inst")) and context.published is not None:
        month = moved(context.published, "M", step)
        value = ymd(month.year, month.month, number) if month else None
        return TimeValue("DATE", value, "The month is reckoned from the publication date.", "publication")
    if origin.day is None:
        return TimeValue(
            "DATE", f"XXXX-XX-{number:02d}", "Neither the text nor a publication date gives the month.", None
        )
    day: date | None = origin.day
    if origin.anchor == "publication" and number > origin.day.day and context.direction() <= 0:
        day = moved(origin.day, "M", -1)
    value = ymd(day.year, day.month, number) if day else None
    return TimeValue("DATE", value, f"The month is that of {origin.said}, or the last one.", origin.anchor, origin.at)


def read_figures(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A date in figures: *13/4/2003*, *Tuesday, 3/29*."""
    first, second = int(expression.parts["first"]), int(expression.parts["second"])
    day_first = expression.parts["sign"] == "." or _writes_day_first(context)
    orders = [(second, first), (first, second)] if day_first else [(first, second), (second, first)]
    times = [_figures(context, expression, month, day) for month, day in orders if first != second or month == first]
    readings = [time for time in times if time is not None and time.value is not None]
    if not readings:
        return None
    weekday = expression.worth("weekday")
    if weekday is not None:
        readings.sort(key=lambda time: not _is_on(time.value, int(weekday)))
    chosen, how = readings[0], "The only way to read it."
    others = list(dict.fromkeys(time.value for time in readings[1:] if time.value and time.value != chosen.value))
    if others and weekday is not None and _is_on(chosen.value, int(weekday)):
        others, how = [], "The order in which the day is that weekday."
    elif others:
        how = "The month is taken to come first, as American outlets write."
        if day_first:
            how = "The day comes first, as in other dates of the text."
    if not expression.has("last"):
        how = f"{how} {chosen.reason}"
    years = [] if expression.has("last") or weekday is not None else chosen.alternatives
    return replace(chosen, reason=how, alternatives=[*others, *years])


def _figures(context: TimeContext, expression: Expression, month: int, day: int) -> TimeValue | None:
    """The day of a month in the year that figures name, or the nearest one."""
    if not expression.has("last"):
        return _in_year(context, expression, month, day)
    return TimeValue("DATE", ymd(_full_year(context, expression.parts["last"]), month, day), "")


def _full_year(context: TimeContext, written: str) -> int:
    """A year of two or four digits; up to ten years after publication."""
    year = int(written)
    if len(written) == 2:
        year += 2000 if year <= (context.published or date(2049, 1, 1)).year % 100 + 10 else 1900
    return year


def _is_on(value: str | None, weekday: int) -> bool:
    """True if a day is that weekday."""
    found = cover(value or "")
    return found is not None and found.begin.weekday() == weekday


def _writes_day_first(context: TimeContext) -> bool:
    """True if a text puts the day before the month: by its figures, else words, else money."""
    if context.day_first is not None:
        return context.day_first
    names = [expression.rule.name for expression in context.expressions]
    votes = names.count("day before month") - names.count("day after month")
    if votes:
        return votes > 0
    text = context.view.text
    return "£" in text or ("€" in text and "$" not in text)


def read_season(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A season."""
    season = expression.worth("season") or ""
    if expression.has("year"):
        era = "BC" if expression.parts.get("era", "")[:1].upper() == "B" else ""
        year = int(expression.parts["year"]) + expression.has("short")  # the winter of 2009-10
        return TimeValue("DATE", f"{era}{year:04d}-{season}", "The year is named.")
    day, anchor, at = context.base
    if context.narrative and context.year_bc:
        reason = "The account has reached this year."
        return TimeValue("DATE", f"BC{context.year_bc:04d}-{season}", reason, "narrative")
    if day is None:
        return TimeValue("DATE", f"XXXX-{season}", "Neither the text nor a publication date gives the year.", None)
    bare = expression.worth("shift") is None or expression.parts["shift"].lower() == "that"
    if bare and not expression.has("whichyear") and (story := _season_in_story(context, season)):
        return story
    year, reason, chance = _year_of_season(context, expression, season, day)
    others = [f"{y:04d}-{season}" for y in (year - 1, year + 1)]
    return TimeValue("DATE", f"{year:04d}-{season}", reason, anchor, at, others, chance=chance)


BARE_SEASON = 0.85
"""Chance, at most, of a season whose year nothing names: *over the winter*."""

FAR_SEASON = 0.75
"""The same chance where the verb does not speak for the nearer one."""


MODAL_NEAR = 8
"""Words before a season among which a modal verb lets it look ahead."""


def _year_of_season(context: TimeContext, expression: Expression, season: str, day: date) -> tuple[int, str, float]:
    """The year of a season as told from a day, the reason, and how likely it is the right one."""
    reason = "The season nearest to the time it is told from."
    if expression.has("whichyear"):
        return day.year + {"last": -1, "next": 1}.get(expression.parts["whichyear"].lower(), 0), reason, 1.0
    seasons = {year: found for year in range(day.year - 1, day.year + 3) if (found := cover(f"{year:04d}-{season}"))}
    past = max((year for year, found in seasons.items() if found.begin <= day), default=day.year)
    coming = min((year for year, found in seasons.items() if found.begin > day), default=day.year)
    step = {"-1": -1, "1": 1}.get(expression.worth("shift") or "", 0)
    during = past in seasons and seasons[past].end >= day
    if step < 0:
        return past - during, reason, 1.0
    if step > 0:
        return coming, reason, 1.0
    if context.narrative:
        ahead = context.last is not None and context.last[2] != "Y" and day.year in seasons
        return day.year + (ahead and seasons[day.year].end < day), reason, 1.0
    if during:
        return past, "It is the season of publication.", BARE_SEASON
    if expression.has("shift") and expression.parts["shift"].lower() != "that":
        near = (day - seasons[past].end).days <= (seasons[coming].begin - day).days if past in seasons else False
        year = (past if near else coming) if season == "WI" else day.year
        return year, "“this” is the one of the year of publication.", BARE_SEASON
    if past not in seasons or coming not in seasons:
        return day.year, reason, BARE_SEASON
    direction = context.direction()
    nearer = (seasons[coming].begin - day).days < (day - seasons[past].end).days
    word = context.view.word_at(expression.start)
    if "MD" in context.view.tag[max(context.view.bounds[context.view.sent[word]][0], word - MODAL_NEAR) : word]:
        direction = 1  # demand may remain weak over the winter
    ahead = direction > 0 or (not direction and nearer)
    chance = BARE_SEASON if direction and (direction > 0) == nearer else FAR_SEASON
    return (
        (coming if ahead else past),
        f"It is the {'next one after' if ahead else 'last one up to'} publication.",
        chance,
    )


def _season_in_story(context: TimeContext, season: str) -> TimeValue | None:
    """A season of the story that is told around it; None in today's news."""

    def day_in(year: int) -> date | None:
        covered = cover(f"{year:04d}-{season}")
        return covered and covered.begin

    published = context.published
    recent = [d for y in (-1, 0) if published and (d := day_in(published.year + y)) and d <= published]
    found = carried(context, day_in, max(recent, default=None))
    if found is None or found.chance < 0.5:
        return None
    context.carried.add(context.index)
    year = found.day.year + (season == "WI")
    reason = f"The story told there has reached {context.named(found.at)}."
    return TimeValue("DATE", f"{year:04d}-{season}", reason, "earlier time", found.at, chance=found.chance)


def known_values(values: Iterable[str | None]) -> list[str]:
    """The values without None."""
    return [value for value in values if value is not None]


def iso(day: date | None) -> str | None:
    """A day as YYYY-MM-DD; None where there is none."""
    return None if day is None else day.isoformat()


def read_year(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A year, a fiscal year, or two years in a row."""
    year = int(expression.parts["year"])
    era = expression.parts.get("era", "")[:1].upper() == "B"
    value = "BC" * era + f"{year:04d}"
    if expression.has("short"):
        size = 10 ** len(expression.parts["short"])
        last = year // size * size + int(expression.parts["short"])
        if last > year:
            return TimeValue("DATE", f"{value}/{last:04d}", "Both years are named.")
    if expression.has("fy") or expression.parts.get("fiscal", "").lower() in ("fiscal", "financial"):
        return TimeValue("DATE", f"FY{value}", "A fiscal year: which months it has depends on whose it is.")
    time = TimeValue("DATE", value, "The year is named.")
    after, before = context.after(), context.before()
    if span := _SPAN_AFTER.match(after):
        time.reason = f"The year is named: the first of a span up to {span[1]}."
    elif span := _SPAN_BEFORE.search(before):
        time.reason = f"The year is named: the last of a span from {span[1]} on."
    elif _SEASON.match(after):
        time.reason = "The year is named; the season that bears it need not be the calendar year."
        time.chance = OF_A_SEASON
    return time


_SPAN_AFTER = re.compile(r" ?[-–—/] ?(\d{4})(?!\w)")
_SPAN_BEFORE = re.compile(r"(?<!\w)(\d{4}) ?[-–—/] ?$")
"""The text beside a year that is the end of a span: 2007-2009."""

_SEASON = re.compile(r" (?:[\w’'-]+ ){0,2}?seasons?\b")
"""The text after a year that names a season: the 2018 flu season."""

OF_A_SEASON = 0.85
"""Chance that a season which a year names is of that year alone."""


def read_ancient(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A year of an era."""
    year = int(expression.parts.get("ancient") or expression.parts["after"])
    era = "BC" if expression.parts.get("era", "")[:1].upper() == "B" else ""
    return TimeValue("DATE", f"{era}{year:04d}", "The year is named.") if year else None


def read_spoken_year(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A year in words: *nineteen ninety-six*."""
    counts, parts = words()["count"], expression.parts
    hundreds = {"eighteen": 1800, "nineteen": 1900}.get(parts["century"].lower(), 2000)
    rest = sum(int(counts.get(parts.get(name, "").lower(), "0")) for name in ("teens", "tens2", "ones2"))
    return TimeValue("DATE", f"{hundreds + rest:04d}", "The year is named.")


def read_shortyear(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A year of two digits."""
    if expression.has("fy"):
        year = 2000 + int(expression.parts.get("second") or expression.parts["short"])
        return TimeValue("DATE", f"FY{year}", "A fiscal year: which months it has depends on whose it is.")
    return _century_near(context, int(expression.parts["short"]), 1, "The nearest year that ends so.")


def _century_near(context: TimeContext, short: int, size: int, reason: str) -> TimeValue:
    day, anchor, at = context.base
    if day is None:
        return TimeValue(
            "DATE", f"XX{short:02d}" if size == 1 else f"XX{short // 10}", "The century is not named.", None
        )
    year = day.year // 100 * 100 + short
    year -= 100 * (year > day.year + (10 if size == 1 else 0))
    return TimeValue("DATE", f"{year:04d}" if size == 1 else f"{year // 10:03d}", reason, anchor, at)


def read_decade(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A decade."""
    if expression.has("full"):
        era = "BC" if expression.parts.get("era", "")[:1].upper() == "B" else ""
        return TimeValue("DATE", era + f"{int(expression.parts['full']) // 10:03d}", "The decade is named.")
    if expression.has("nineteen"):
        return TimeValue("DATE", f"19{expression.worth('decade')}", "The decade is named.")
    tens = int(expression.parts["tens"]) if expression.has("tens") else int(expression.worth("decade") or 0) * 10
    return _century_near(context, tens, 10, "The last decade of that name.")


def read_century(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A century."""
    number = int(expression.parts.get("nth") or expression.worth("ordinal") or 0)
    if not 1 <= number <= 30:
        return None
    era = "BC" if expression.parts.get("era", "")[:1].upper() == "B" else ""
    return TimeValue("DATE", f"{era}{number - 1:02d}", "The century is named.")


def read_quarter(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A quarter or a half of a year."""
    letter = expression.parts.get("letter") or ("Q" if expression.parts["what"].lower() == "quarter" else "H")
    number = int(expression.parts.get("number") or expression.worth("ordinal") or (4 if letter == "Q" else 2))
    if number > (4 if letter == "Q" else 2):
        return None
    fiscal = "FY" * (expression.parts.get("fiscal", "").lower() in ("fiscal", "financial"))
    if expression.has("year"):
        return TimeValue("DATE", f"{fiscal}{expression.parts['year']}-{letter}{number}", "The year is named.")
    day, anchor, at = context.base
    if expression.has("final") and expression.parts["final"].lower() == "last" and not expression.has("whichyear"):
        return TimeValue(
            "DATE", Origin(day, anchor).shifted("Q", -1), f"Reckoned from {Origin(day, anchor).said}.", anchor, at
        )
    if day is None:
        return TimeValue(
            "DATE", f"XXXX-{letter}{number}", "Neither the text nor a publication date gives the year.", None
        )
    year = day.year + {"last": -1, "next": 1}.get(expression.parts.get("whichyear", "").lower(), 0)
    if not expression.has("whichyear"):
        covered = cover(f"{year}-{letter}{number}")
        # the half of which results are told has ended
        edge = covered and (covered.end if letter == "H" and FIGURE.match(context.after().lstrip()) else covered.begin)
        year -= bool(edge and edge > day and context.direction() <= 0) + expression.has("yearago")
    others = [f"{fiscal}{y}-{letter}{number}" for y in (year - 1, year + 1)]
    reason = "The nearest quarter of that number" if letter == "Q" else "The nearest half of that number"
    return TimeValue(
        "DATE", f"{fiscal}{year}-{letter}{number}", f"{reason} to {Origin(day, anchor).said}.", anchor, at, others
    )


def read_month_quarter(context: TimeContext, expression: Expression) -> TimeValue | None:
    """Three or six months by the name of the last one: *the September quarter*."""
    count = 3 if expression.parts["what"].lower() == "quarter" else 6
    time = _in_year(context, expression, int(expression.worth("month") or 0), None)
    if time is None or time.value is None:
        return time

    def ended(value: str) -> str | None:
        last = cover(value)
        first = moved(last.begin, "M", 1 - count) if last else None
        if first is None:
            return None
        if first.month % count == 1:
            return value_of(first, "Q") if count == 3 else f"{first.year:04d}-H{1 if first.month == 1 else 2}"
        return f"{value_of(first, 'M')}/{value}"

    return replace(
        time,
        value=ended(time.value),
        reason=f"The {count} months that end with it. {time.reason}",
        alternatives=known_values(map(ended, time.alternatives)),
    )


def read_named_period(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A named period: *the Cold War*."""
    (value, *_) = named()["period"][" ".join(expression.parts["period"].lower().split())]
    return TimeValue("DATE", value, "The dates are from a list, not from the text.", "list")


def read_term(context: TimeContext, expression: Expression) -> TimeValue | None:
    """A term of office: *Obama's term*."""
    values = sorted(named()["term"][" ".join(expression.parts["officeholder"].lower().split())])
    which = expression.parts.get("which", "").lower()
    if which == "second":
        values = values[1:]
    elif which != "first" and len(values) > 1 and context.published:
        begun = [v for v in values if v[:10] <= context.published.isoformat()]
        values = begun[::-1] + [v for v in values if v not in begun]
    if not values:
        return None
    reason = "The dates of the term are from a list, not from the text."
    return TimeValue("DATE", values[0], reason, "list", alternatives=values[1:])
