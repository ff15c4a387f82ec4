"""What is each time worth? The readers of `newsangles.times`: one a way to write times, by the names in the rules.

A reader takes the `Reader` of the text, which knows what was named before and what the verbs say, and an expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from newsangles.calendar_values import WEEKDAYS, cover, duration, easter, moved, shifted, weekday_near, ymd
from newsangles.schema import Anchor, TimeKind
from newsangles.time_expressions import COUNTED, Expression, named, words

if TYPE_CHECKING:
    from newsangles.times import Reader

LETTERS = {"D": "d", "W": "w", "WE": "we", "2W": "2w", "M": "m", "Q": "q", "Y": "y", "10Y": "de", "CE": "ce"}
"""How the notation for unknown publication dates writes units: DCT-3d."""

NEAR_MONTHS = 3
"""So many months ahead a bare date may lie if no verb says that it is past."""

NEAR_DAYS = 31
"""So many days ahead it may lie though the verb is in the past: they announced a meeting on May 4."""

ZONES = {"gmt": "Z", "utc": "Z", "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07", "mdt": "-06"}
ZONES |= {"pst": "-08", "pdt": "-07", "bst": "+01", "cet": "+01", "cest": "+02", "ist": "+05:30", "jst": "+09"}


@dataclass(slots=True)
class Reading:
    """What an expression means."""

    kind: TimeKind
    value: str | None
    reason: str
    anchor: Anchor | None = "the text"
    anchor_at: int | None = None  # the expression it was reckoned from
    alternatives: list[str] = field(default_factory=list)
    modifier: str | None = None
    quantity: str | None = None


class Origin(NamedTuple):
    """What a time is reckoned from: a day, what sort of anchor it is, and which expression named it, if one did.

    Without a day the publication date is unknown, or what was told before has no date.
    """

    day: date | None
    anchor: Anchor
    at: int | None = None

    def shifted(self, unit: str, count: int) -> str | None:
        """The value of the period so many units away."""
        if self.day is not None:
            return shifted(self.day, unit, count)
        if self.anchor == "publication":
            return f"DCT{count:+d}{LETTERS[unit]}"
        return UNKNOWN.get(unit, "XXXX")

    @property
    def said(self) -> str:
        """The origin in words."""
        if self.anchor == "publication":
            return "the publication date" if self.day else "the publication date, which is unknown"
        return f"the time named before, {self.day}" if self.day else "what is told before, whose date is not known"


UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}
"""The values of periods of which nothing is known; XXXX for the longer ones."""

SIZES = "D W WE 2W M Q Y 10Y CE".split()
"""The units of the calendar, the shortest first."""


def _number(expression: Expression, part: str = "n") -> float | None:
    """The number that an expression counts with; None if it is vague."""
    written = expression.parts.get(part, "").lower()
    if not written:
        return None
    counts = words()["count"]
    value = float(counts[written]) if written in counts else None
    if value is None and written[0].isdigit():
        half = re.search(r" ?(?:1/2|½)$", written)
        digits = written[: half.start()] if half else written
        digits = re.sub(r",(?=\d{3}(?!\d))", "", digits).replace(",", ".")
        try:
            value = float(digits) + (0.5 if half else 0)
        except ValueError:
            return None
    if value is None:
        tens, _, ones = written.replace("-", " ").partition(" ")
        value = float(counts.get(tens, 0)) + float(counts.get(ones, 0))
    if value > 1e6:
        return None
    return value + (0.5 if "half" in expression.parts and part == "n" else 0)


def _day(reader: Reader, e: Expression) -> Reading | None:
    month = int(e.parts["monthno"]) if e.has("monthno") else int(e.worth("month") or 0)
    number = int(e.parts["dayno"] if e.has("dayno") else e.worth("ordinal") or 0)
    reading = _in_year(reader, e, month, number)
    if reading is None or reading.value is None:
        return reading
    if e.has("dayno2"):
        last = f"{reading.value[:8]}{int(e.parts['dayno2']):02d}"
        if cover(f"{reading.value}/{last}") or reading.value.startswith("X"):
            reading.value = f"{reading.value}/{last}"
        return reading
    part = e.parts.get("partof") or e.parts.get("part")
    if part and part.lower() in words()["part"]:
        reading.kind, reading.value = "TIME", f"{reading.value}T{words()['part'][part.lower()]}"
    elif e.has("hour"):
        reading.kind = "TIME"
        reading.value += f"T{e.parts['hour']}:{e.parts['minute']}" + "Z" * e.has("utc")
    return reading


def _in_year(reader: Reader, e: Expression, month: int, number: int | None) -> Reading | None:
    """A month, or a day of one, in the year that is named or meant."""
    if not 1 <= month <= 12 or (number is not None and ymd(2000, month, number) is None):
        return None
    if e.has("year"):
        era = "BC" if e.parts.get("era", "")[:1].upper() == "B" else ""
        year = int(e.parts["year"])
        value = ymd(year, month, number or 1)
        if value is None:
            return None
        return Reading("DATE", era + value[: 10 if number else 7], "The year is named.")

    def valued(year: int) -> str | None:
        value = ymd(year, month, number or 1)
        return value if value is None or number else value[:7]

    if reader.narrative and reader.year_bc:
        suffix = f"-{month:02d}" + (f"-{number:02d}" if number else "")
        return Reading("DATE", f"BC{reader.year_bc:04d}{suffix}", "The account has reached this year.", "narrative")
    shared = _shared_year(reader)
    if shared is not None and not e.has("whichyear"):
        reason = "It shares the year of the date beside it."
        return Reading("DATE", valued(shared[0]), reason, "earlier time", shared[1])
    day, anchor, at = reader.base
    unknown = f"XXXX-{month:02d}" + (f"-{number:02d}" if number else "")
    if day is None:
        return Reading("DATE", unknown, "Neither the text nor a publication date gives the year.", None)
    if e.has("whichyear"):
        which = e.parts["whichyear"].split()[-1]
        step = {"last": -1, "next": 1, "following": 1, "previous": -1}.get(which, 0)
        if which in ("that", "same") and reader.last:
            day, anchor, at = reader.last[1], "earlier time", reader.last[0]
        return Reading("DATE", valued(day.year + step), f"“{which} year”, reckoned from {day}.", anchor, at)
    year, reason = _year_near(reader, e, day, month, number)
    others = [valued(y) for y in (year - 1, year + 1) if abs(y - day.year) <= 1]
    if e.has("weekday") and number:
        fits = [
            v for v in (valued(year), *others) if v and date.fromisoformat(v).weekday() == int(e.worth("weekday") or 0)
        ]
        if fits and fits[0] != valued(year):
            others = [valued(year), *others]
            return Reading("DATE", fits[0], "The year in which the day is that weekday.", anchor, at, _dates(others))
    if valued(year) is None:  # February 29
        year, reason = year - year % 4, "The last leap year up to then."
    return Reading("DATE", valued(year) or unknown, reason, anchor, at, _dates(others))


def _shared_year(reader: Reader) -> tuple[int, int] | None:
    """The year of the next date, where it stands right after this one: between March and April 1918."""
    j = reader.i + 1
    if j >= len(reader.found):
        return None
    following = reader.found[j]
    between = reader.view.text[reader.found[reader.i].end : following.start]
    year = following.parts.get("year")
    if following.rule.reader not in ("day", "month") or year is None or following.has("era"):
        return None
    if not re.fullmatch(r" ?(?:-|–|—|/|and|or|to|through|until|till|,) ?(?:the )?", between):
        return None
    here, there = reader.found[reader.i].worth("month"), following.worth("month")
    if here and there and int(here) > int(there):
        return int(year) - 1, j
    return int(year), j


def _year_near(reader: Reader, e: Expression, day: date, month: int, number: int | None) -> tuple[int, str]:
    """The year of a month or day without one, and why."""
    step = {"-1": -1, "1": 1}.get(e.worth("shift") or "", 0)
    here, there = (day.month, day.day), (month, number or (day.day if month == day.month else 1))
    if reader.narrative:
        return _year_in_account(reader, day, month, step), "The account has reached this year."
    if step < 0:
        return day.year - (month >= day.month), "“last” is the one before publication."
    if step > 0:
        return day.year + (month <= day.month), "“next” is the one after publication."
    if e.worth("shift") == "0":
        return day.year, "“this” is the one of the year of publication."
    direction = reader.direction()
    ahead = there > here
    gap = (month - day.month) % 12
    if re.search(r"\b(?:until|till|by) $", reader.before()) and direction >= 0:
        direction = 1
    if direction > 0:
        return day.year + (not ahead and month != day.month), "The verb beside it speaks of what is to come."
    soon = direction == 0 and gap <= NEAR_MONTHS + (number is None)
    days = (there[0] - here[0]) * 30 + there[1] - here[1]
    if ahead and (soon or (number and days <= NEAR_DAYS)):
        return day.year, "It lies just ahead of publication."
    if direction == 0 and soon and gap and there < here:
        return day.year + 1, "It lies just ahead of publication."
    return day.year - ahead, "It is the last one up to publication."


def _year_in_account(reader: Reader, day: date, month: int, step: int) -> int:
    """The year of a month in an account that has reached a day: it goes on rather than back."""
    if step:
        return day.year + (-(month >= day.month) if step < 0 else month <= day.month)
    if reader.last and reader.last[2] == "Y":
        return day.year
    gap = month - day.month
    return day.year + (gap < -BACK_IN_ACCOUNT) - (gap > ON_IN_ACCOUNT)


BACK_IN_ACCOUNT, ON_IN_ACCOUNT = 6, 9
"""An account goes back by so many months within a year, and on by so many; by more, the year is another one."""


def _month(reader: Reader, e: Expression) -> Reading | None:
    return _in_year(reader, e, int(e.worth("month") or 0), None)


def _monthday(reader: Reader, e: Expression) -> Reading | None:
    number = int(e.parts["dayno"])
    origin = reader.told("M") if reader.last else reader.base
    step = {"last": -1, "next": 1}.get(e.parts.get("same", "").lower(), 0)
    if step and reader.published is not None:
        month = moved(reader.published, "M", step)
        value = ymd(month.year, month.month, number) if month else None
        return Reading("DATE", value, "The month is reckoned from the publication date.", "publication")
    if origin.day is None:
        return Reading(
            "DATE", f"XXXX-XX-{number:02d}", "Neither the text nor a publication date gives the month.", None
        )
    day: date | None = origin.day
    if origin.anchor == "publication" and number > origin.day.day and reader.direction() <= 0:
        day = moved(origin.day, "M", -1)
    value = ymd(day.year, day.month, number) if day else None
    return Reading("DATE", value, f"The month is that of {origin.said}, or the last one.", origin.anchor, origin.at)


def _figures(reader: Reader, e: Expression) -> Reading | None:
    first, second, year = (int(e.parts[part]) for part in ("first", "second", "last"))
    if len(e.parts["last"]) == 2:
        year += 2000 if year <= (reader.published or date(2049, 1, 1)).year % 100 + 10 else 1900
    day_first = e.parts["sign"] == "." or bool(reader.day_first)
    readings = [ymd(year, second, first), ymd(year, first, second)]
    if not day_first:
        readings.reverse()
    possible = _dates(readings)
    value, others = (possible[0] if possible else None), possible[1:]
    how = "The only way to read it." if not others else "The month is taken to come first, as American outlets write."
    if others and day_first:
        how = "The day comes first, as in other dates of the text."
    return Reading("DATE", value, how, alternatives=others)


def _season(reader: Reader, e: Expression) -> Reading | None:
    season = e.worth("season") or ""
    if e.has("year"):
        era = "BC" if e.parts.get("era", "")[:1].upper() == "B" else ""
        year = int(e.parts["year"]) + e.has("short")  # the winter of 2009-10
        return Reading("DATE", f"{era}{year:04d}-{season}", "The year is named.")
    day, anchor, at = reader.base
    if reader.narrative and reader.year_bc:
        reason = "The account has reached this year."
        return Reading("DATE", f"BC{reader.year_bc:04d}-{season}", reason, "narrative")
    if day is None:
        return Reading("DATE", f"XXXX-{season}", "Neither the text nor a publication date gives the year.", None)
    this = cover(f"{day.year:04d}-{season}")
    step = {"-1": -1, "1": 1}.get(e.worth("shift") or "", 0)
    if e.has("whichyear"):
        step, this = {"last": -1, "next": 1}.get(e.parts["whichyear"].lower(), 0), None
    year = day.year
    if this is not None:
        if reader.narrative and reader.last and reader.last[2] != "Y":
            coming = this.end < day
            year += coming
        if step < 0:
            year -= this.end >= day
        elif step > 0:
            year += this.begin <= day
        elif not reader.narrative and e.worth("shift") is None and reader.direction() < 0 and this.begin > day:
            year -= 1
        elif not reader.narrative and reader.direction() > 0 and this.end < day:
            year += 1
    else:
        year += step
    others = [f"{y:04d}-{season}" for y in (year - 1, year + 1)]
    return Reading(
        "DATE", f"{year:04d}-{season}", "The season nearest to the time it is told from.", anchor, at, others
    )


def _weekday(reader: Reader, e: Expression) -> Reading | None:
    weekday = int(e.worth("weekday") or 0)
    reading = _named_weekday(reader, e, weekday)
    part = e.worth("part") or e.worth("part2")
    if part and reading.value:
        reading.kind = "TIME"
        reading.value += f"T{part}"
        reading.alternatives = [f"{v}T{part}" for v in reading.alternatives]
    return reading


def _named_weekday(reader: Reader, e: Expression, weekday: int) -> Reading:
    name = WEEKDAYS[weekday]
    step = {"-1": -1, "1": 1}.get(e.worth("shift") or "", 0)
    week = (e.parts.get("week") or e.parts.get("weeks") or "").lower()
    day, anchor, at = reader.base
    if day is None:
        ahead = step > 0 or week == "next" or (not step and not week and reader.direction() > 0)
        return Reading("DATE", f"DCT{'+' if ahead else '-'}{name}", "The publication date is unknown.", "publication")
    title = name.capitalize()
    if week:
        monday = moved(day, "D", 7 * {"last": -1, "next": 1}.get(week, 0) - day.weekday())
        value = moved(monday, "D", weekday) if monday else None
        return Reading("DATE", _iso(value), f"The {title} of {week} week.", anchor, at)
    before, same, after = (weekday_near(day, weekday, n) for n in (-1, 0, 1))
    if reader.narrative:
        near = weekday_near(day, weekday, 0 if day.weekday() == weekday else 1)
        return Reading("DATE", _iso(near), f"The first {title} from the date that the account has reached.", anchor, at)
    if step:
        chosen, other = (before, same) if step < 0 else (after, moved(after, "W", 1) if after else None)
        how = f"“{e.parts['shift']}”: the {title} {'before' if step < 0 else 'after'} publication."
        return Reading("DATE", _iso(chosen), how, anchor, at, [v for v in (_iso(other),) if v])
    direction = reader.direction()
    later = reader.told_before() if direction <= 0 else None
    if later is not None and same is not None and same > later[1]:
        earlier = weekday_near(later[1], weekday, -1)
        then = reader.view.text[reader.found[later[0]].start : reader.found[later[0]].end]
        how = f"The text puts it before {then} ({later[1]}), so it is the {title} before that, not {same}."
        return Reading("DATE", _iso(earlier), how, anchor, at, [v for v in (_iso(same),) if v])
    if day.weekday() == weekday:
        how = f"Published on a {title}: a bare weekday is then the day of publication itself."
        others = [before, after] if direction <= 0 else [after, before]
        return Reading("DATE", _iso(day), how, anchor, at, [v for v in map(_iso, others) if v])
    if e.worth("shift") == "0" and not direction:
        monday = moved(day, "D", -day.weekday())
        chosen = moved(monday, "D", weekday) if monday else None
        return Reading("DATE", _iso(chosen), f"The {title} of the week of publication.", anchor, at)
    chosen, other = (after, same) if direction > 0 else (same, after)
    how = (
        f"The next {title} after publication, as the verb beside it speaks of what is to come."
        if direction > 0
        else f"The last {title} up to publication."
    )
    possible = [] if direction else _dates([_iso(other)])  # where the verb tells, it is no question
    return Reading("DATE", _iso(chosen), how, anchor, at, possible)


def _dates(values: Iterable[str | None]) -> list[str]:
    """Those values that there are."""
    return [value for value in values if value is not None]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _weekdays(reader: Reader, e: Expression) -> Reading | None:
    return Reading("SET", f"XXXX-WXX-{int(e.worth('weekdays') or 0) + 1}", "A weekday that comes again and again.")


def _deictic_day(reader: Reader, e: Expression) -> Reading | None:
    word = e.parts["day"].lower()
    value = Origin(reader.published, "publication").shifted("D", int(e.worth("day") or 0))
    if reader.narrative and reader.published is not None and word == "today":
        return Reading("DATE", "PRESENT_REF", "“today” in an account of the past is the present.", None)
    part = "NI" if word == "tonight" else e.worth("part")
    reason = f"“{word}” is reckoned from the publication date."
    if value and part:
        return Reading("TIME", f"{value}T{part}", reason, "publication")
    return Reading("DATE", value, reason, "publication")


def _part(reader: Reader, e: Expression) -> Reading | None:
    shift = " ".join(e.parts["shift"].lower().split())
    told = reader.narrative or shift in ("next", "following", "previous", *SAME)
    origin = reader.told("D") if told else reader.base
    value = origin.shifted("D", int(e.worth("shift") or 0))
    reason = f"“{shift}” is reckoned from {origin.said}."
    return Reading("TIME", value and f"{value}T{e.worth('part')}", reason, origin.anchor, origin.at)


SAME = ("that", "that same", "the same", "same", "this same", "that very", "this very")
"""What points back to the time that was named last."""


def _beside(reader: Reader, e: Expression) -> Reading | None:
    unit, side = e.worth("unit") or "D", e.parts["side"].lower()
    if side != "following" and _EVENT.match(reader.after()):
        reason = f"Reckoned from an event: “{side}{reader.after(25).splitlines()[0]}…”."
        return Reading("DATE", UNKNOWN.get(unit, "XXXX"), reason, "event")
    origin = reader.told(unit)
    if origin.day is None and origin.at is None and side == "before":
        origin = reader.base
    value = origin.shifted(unit, -1 if side == "before" else 1)
    return Reading("DATE", value, f"Reckoned from {origin.said}.", origin.anchor, origin.at)


_EVENT = re.compile(r" ['“‘\"]?\w")
"""What follows *after* where that has an event or a clause after it."""


def _parts(reader: Reader, e: Expression) -> Reading | None:
    if e.has("part"):
        part = words()["part"].get(e.parts["part"].lower(), "DT")
        return Reading("TIME", f"XXXX-XX-XXT{part}", "A part of the day; the text does not say of which day.", None)
    if e.has("every"):
        part = words()["part"][e.parts["every"].lower().removesuffix("s")]
        return Reading("SET", f"XXXX-XX-XXT{part}", "A part of the day that comes again and again.")
    value = Origin(reader.published, "publication").shifted("D", 0)
    return Reading("TIME", value and f"{value}TNI", "“overnight” is the night before publication.", "publication")


def _ago(reader: Reader, e: Expression) -> Reading | None:
    unit, away = e.worth("unit") or "D", e.parts["away"].lower()
    number = None if e.rule.name == "ago, bare" else _number(e)
    back = away in ("ago", "earlier", "before", "previously", "prior")
    modifier = e.worth("more")
    if _has_event(reader, away):
        reason = f"A length of time, reckoned from an event: “{away}{reader.after(25).splitlines()[0]}…”."
        return Reading("DURATION", _length_value(e), reason, "event", modifier=modifier)
    value: str | None = "PAST_REF" if back else "FUTURE_REF"
    if number is None:
        return Reading("DATE", value, "How long is left open.", "publication", modifier=modifier)
    origin = _origin_of_distance(reader, unit, away)
    count = -number if back else number
    if reader.narrative and reader.year_bc and unit in ("Y", "10Y") and away != "ago":
        year = int(reader.year_bc - count * (10 if unit == "10Y" else 1))
        return Reading(
            "DATE", f"BC{year:04d}" if year > 0 else None, "Reckoned from the year of the account.", "narrative"
        )
    reason = f"Reckoned from {origin.said}."
    if unit[0] == "T":
        days = int(count / {"TH": 24, "TM": 1440, "TS": 86400}[unit])
        value = origin.shifted("D", days)
        if origin.day is None and origin.anchor == "publication":
            value = f"DCT{count:+g}{ {'TH': 'h', 'TM': 'min', 'TS': 's'}[unit] }"
        return Reading("DATE" if days else "TIME", value, reason, origin.anchor, origin.at, modifier=modifier)
    if count != int(count):
        finer, size = {"Y": ("M", 12), "10Y": ("Y", 10), "CE": ("Y", 100), "M": ("D", 30)}.get(unit, ("D", 7))
        unit, count = finer, round(count * size)
    value = origin.shifted(unit, int(count))
    if unit in ("W", "2W") and origin.day is not None and origin.anchor != "publication":
        value = origin.shifted("D", int(count) * (14 if unit == "2W" else 7))
    return Reading("DATE", value, reason, origin.anchor, origin.at, modifier=modifier)


def _has_event(reader: Reader, away: str) -> bool:
    """Whether an event follows that the distance is reckoned from: two weeks after the vote, earlier than planned."""
    if away in ("before", "after"):
        return bool(_EVENT.match(reader.after()))
    return away in ("later", "earlier") and reader.after().startswith(" than ")


def _origin_of_distance(reader: Reader, unit: str, away: str) -> Origin:
    """What a distance is reckoned from: *ago* from publication, *later* from what is told, *earlier* from either."""
    if reader.narrative:
        return reader.base
    if away in ("ago", "from now", "hence", "time"):
        return Origin(reader.published, "publication")
    back = away in ("earlier", "before", "previously", "prior")
    origin = reader.told(unit if unit in SIZES else "D", near=back)
    return Origin(reader.published, "publication") if back and origin.day is None and origin.at is None else origin


def _shifted(reader: Reader, e: Expression) -> Reading | None:
    unit = e.worth("unit") or ""
    step = int(e.worth("shift") or 0)
    shift = " ".join(e.parts.get("shift", "").lower().split())
    if e.has("ends"):
        unit = {"year": "Y", "month": "M", "week": "W", "day": "D"}[e.parts["ends"].lower()]
    if unit == "2W":
        unit = "W"
    if unit == "D" and shift in ("this", "current", "present"):
        return Reading("DATE", "PRESENT_REF", "The present.", None)
    origin = reader.base
    if shift in SAME:
        origin = reader.told("CE") if unit != "D" or reader.last is None or reader.last[2] == "D" else reader.told("D")
    elif shift == "following" or (shift == "next" and unit == "D"):
        origin = reader.told(unit)
    elif shift in ("previous", "preceding", "prior"):
        near = reader.told(unit, near=True)
        origin = near if near.day or near.at is not None else origin
    if reader.narrative and reader.year_bc and unit == "Y" and reader.year_bc > step:
        return Reading("DATE", f"BC{reader.year_bc - step:04d}", "Reckoned from the year of the account.", "narrative")
    if unit == "WE" and origin.day is not None:
        return _weekend(reader, origin, shift, step)
    value = origin.shifted(unit, step)
    if e.parts.get("fiscal", "").lower() in ("fiscal", "financial") and value and unit == "Y" and origin.day:
        value = f"FY{value}"
    modifier = "END" if e.has("ends") else None
    return Reading("DATE", value, f"Reckoned from {origin.said}.", origin.anchor, origin.at, modifier=modifier)


def _weekend(reader: Reader, origin: Origin, shift: str, step: int) -> Reading:
    """A weekend; *this weekend* early in the week is the one just passed where the verb speaks of the past."""
    assert origin.day is not None
    direction, weekday = reader.direction(), origin.day.weekday()
    reason = f"Reckoned from {origin.said}."
    if not shift:
        step = 0 if weekday >= 5 or direction > 0 else -1
    elif shift == "this" and weekday < 3 and direction < 0:
        step, reason = -1, "The weekend that has just passed, as the verb beside it speaks of the past."
    others = [origin.shifted("WE", other) for other in (step - 1, step + 1)] if shift in ("", "this") else []
    return Reading("DATE", origin.shifted("WE", step), reason, origin.anchor, origin.at, _dates(others))


def _length_value(e: Expression) -> str:
    unit = e.worth("unit") or "D"
    number = _number(e)
    return duration("X" if number is None else number, unit)


def _length(reader: Reader, e: Expression) -> Reading | None:
    """A length of time: how long, or, after a number, how often."""
    unit = e.worth("unit") or "D"
    number = _number(e)
    if e.parts.get("n", "").lower() in ("a", "an") and len(e.parts) == 2 and COUNTED.search(reader.before()):
        return Reading("SET", duration(1, unit), "How often, or how much in each.")
    if number is None and "vague" not in e.parts and not e.parts["unit"].lower().endswith("s"):
        number = 1
    value = duration("X" if number is None else number, unit)
    reading = Reading("DURATION", value, "A length of time.", modifier=e.worth("more"))
    if e.has("low") and (low := _number(e, "low")) is not None:
        reading.alternatives = [duration(low, unit)]
        reading.reason = "A length of time between two; the longer one is given."
    shift = e.parts.get("shift", "").lower()
    if shift in ("past", "last", "recent"):
        reading.reason, reading.anchor = "A length of time up to publication.", "publication"
    elif shift in ("next", "coming"):
        reading.reason, reading.anchor = "A length of time from publication on.", "publication"
    return reading


def _bare(reader: Reader, e: Expression) -> Reading | None:
    written = reader.view.text[e.start : e.end].lower()
    count: float | str = "X" if e.parts["unit"].lower().endswith("s") else 1
    unit = e.worth("unit") or "D"
    value = duration(count, unit) if count != "X" or unit != "10Y" else "PXDE"
    return Reading("DURATION", value, f"A length of time; “{written}” leaves open how many.")


def _every(reader: Reader, e: Expression) -> Reading | None:
    count = 2 if e.has("other") else _number(e) or 1
    if e.has("weekday"):
        value = f"XXXX-WXX-{int(e.worth('weekday') or 0) + 1}"
    elif e.has("part"):
        value = f"XXXX-XX-XXT{e.worth('part')}"
    elif e.has("season"):
        value = f"XXXX-{e.worth('season')}"
    elif e.has("month"):
        value = f"XXXX-{int(e.worth('month') or 0):02d}"
    else:
        value = duration(count, e.worth("unit") or "D")
    quantity = reader.view.text[e.start : e.end].split()[0].upper()
    return Reading("SET", value, "It comes again and again.", quantity=quantity)


def _rate(reader: Reader, e: Expression) -> Reading | None:
    times = e.worth("times")
    if times is None and e.has("n"):
        times = f"{_number(e):g}X"
    return Reading("SET", duration(1, e.worth("unit") or "D"), "How often, or how much in each.", quantity=times)


def _frequency(reader: Reader, e: Expression) -> Reading | None:
    if not e.has("frequency"):
        return Reading("SET", "XXXX", "Again and again, without saying how often.")
    return Reading("SET", e.worth("frequency"), "How often.")


def _year(reader: Reader, e: Expression) -> Reading | None:
    year = int(e.parts["year"])
    era = e.parts.get("era", "")[:1].upper() == "B"
    value = "BC" * era + f"{year:04d}"
    if e.has("short"):
        last = year // 100 * 100 + int(e.parts["short"])
        if last > year:
            return Reading("DATE", f"{value}/{last:04d}", "Both years are named.")
    if e.has("fy") or e.parts.get("fiscal", "").lower() in ("fiscal", "financial"):
        return Reading("DATE", f"FY{value}", "A fiscal year: which months it has depends on whose it is.")
    return Reading("DATE", value, "The year is named.")


def _ancient(reader: Reader, e: Expression) -> Reading | None:
    year = int(e.parts.get("ancient") or e.parts["after"])
    era = "BC" if e.parts.get("era", "")[:1].upper() == "B" else ""
    return Reading("DATE", f"{era}{year:04d}", "The year is named.") if year else None


def _shortyear(reader: Reader, e: Expression) -> Reading | None:
    return _century_near(reader, int(e.parts["short"]), 1, "The nearest year that ends so.")


def _century_near(reader: Reader, short: int, size: int, reason: str) -> Reading:
    day, anchor, at = reader.base
    if day is None:
        return Reading("DATE", f"XX{short:02d}" if size == 1 else f"XX{short // 10}", "The century is not named.", None)
    year = day.year // 100 * 100 + short
    year -= 100 * (year > day.year + (10 if size == 1 else 0))
    return Reading("DATE", f"{year:04d}" if size == 1 else f"{year // 10:03d}", reason, anchor, at)


def _decade(reader: Reader, e: Expression) -> Reading | None:
    if e.has("full"):
        era = "BC" if e.parts.get("era", "")[:1].upper() == "B" else ""
        return Reading("DATE", era + f"{int(e.parts['full']) // 10:03d}", "The decade is named.")
    if e.has("nineteen"):
        return Reading("DATE", f"19{e.worth('decade')}", "The decade is named.")
    tens = int(e.parts["tens"]) if e.has("tens") else int(e.worth("decade") or 0) * 10
    return _century_near(reader, tens, 10, "The last decade of that name.")


def _century(reader: Reader, e: Expression) -> Reading | None:
    number = int(e.parts.get("nth") or e.worth("ordinal") or 0)
    if not 1 <= number <= 30:
        return None
    era = "BC" if e.parts.get("era", "")[:1].upper() == "B" else ""
    return Reading("DATE", f"{era}{number - 1:02d}", "The century is named.")


def _quarter(reader: Reader, e: Expression) -> Reading | None:
    letter = e.parts.get("letter") or ("Q" if e.parts["what"].lower() == "quarter" else "H")
    number = int(e.parts.get("number") or e.worth("ordinal") or (4 if letter == "Q" else 2))
    if number > (4 if letter == "Q" else 2):
        return None
    fiscal = "FY" * (e.parts.get("fiscal", "").lower() in ("fiscal", "financial"))
    if e.has("year"):
        return Reading("DATE", f"{fiscal}{e.parts['year']}-{letter}{number}", "The year is named.")
    day, anchor, at = reader.base
    if e.has("final") and e.parts["final"].lower() == "last" and not e.has("whichyear"):
        return Reading(
            "DATE", Origin(day, anchor).shifted("Q", -1), f"Reckoned from {Origin(day, anchor).said}.", anchor, at
        )
    if day is None:
        return Reading(
            "DATE", f"XXXX-{letter}{number}", "Neither the text nor a publication date gives the year.", None
        )
    year = day.year + {"last": -1, "next": 1}.get(e.parts.get("whichyear", "").lower(), 0)
    if not e.has("whichyear"):
        covered = cover(f"{year}-{letter}{number}")
        year -= bool(covered and covered.begin > day and reader.direction() <= 0)
    others = [f"{fiscal}{y}-{letter}{number}" for y in (year - 1, year + 1)]
    reason = "The nearest quarter of that number" if letter == "Q" else "The nearest half of that number"
    return Reading(
        "DATE", f"{fiscal}{year}-{letter}{number}", f"{reason} to {Origin(day, anchor).said}.", anchor, at, others
    )


def _clock(reader: Reader, e: Expression) -> Reading | None:
    hour, minute = _hour(e)
    if hour is None:
        return None
    day, anchor, at = _day_of_clock(reader, e)
    zone = ZONES.get(e.parts.get("zone", "").lower(), "")
    reason = f"The day is that of {Origin(day, anchor).said}."
    head = "XXXX-XX-XX" if day is None else day.isoformat()
    return Reading("TIME", f"{head}T{hour:02d}:{minute:02d}{zone}", reason, anchor if day else None, at)


def _hour(e: Expression) -> tuple[int | None, int]:
    if e.has("noon"):
        return (0 if e.parts["noon"].lower() == "midnight" else 12), 0
    hour = int(e.parts["hour"]) if e.has("hour") else int(float(words()["count"][e.parts["hourword"].lower()]))
    half = e.parts.get("half", "").lower()
    if half and not 1 <= hour <= 12:
        return None, 0
    if half:
        hour = hour % 12 + 12 * half.startswith("p")
    elif e.worth("part") in ("AF", "EV") and hour < 12:
        hour += 12
    return hour, int(e.parts.get("minute", 0))


def _day_of_clock(reader: Reader, e: Expression) -> tuple[date | None, Anchor, int | None]:
    """The day that a time of day belongs to: one beside it, one named before in its sentence, else the usual anchor."""
    if e.has("day"):
        day = moved(reader.published, "D", int(e.worth("day") or 0)) if reader.published else None
        return day, "publication", None
    if e.has("weekday") and reader.published:
        return weekday_near(reader.published, int(e.worth("weekday") or 0), 0), "publication", None
    view, i = reader.view, reader.i
    sentence = view.sent[view.word_at(e.start)]

    def day_at(j: int) -> date | None:
        reading = reader.readings[j]
        covered = cover(reading.value) if reading is not None and reading.value else None
        return covered.begin if covered and covered.granularity in ("day", "part of day", "hour") else None

    if i + 1 < len(reader.found):
        between = view.text[e.end : reader.found[i + 1].start]
        if re.fullmatch(r"(?: \([^)]{1,20})?\)?,? (?:on |of |the )*", between) and (day := day_at(i + 1)):
            return day, "earlier time", i + 1
    for j in range(i - 1, max(-1, i - 6), -1):
        same = view.sent[view.word_at(reader.found[j].start)] == sentence
        if (same or reader.narrative) and (day := day_at(j)):
            return (moved(day, "D", 1) if e.has("nextday") else day), "earlier time", j
    return reader.published, "publication", None


_PREPOSITION = re.compile(r"\b(?:by|until|till|from|since|before|after|for|to|as of) $")


def _reference_word(reader: Reader, e: Expression) -> Reading | None:
    written = reader.view.text[e.start : e.end].lower()
    if written in ("now", "currently") and not reader.narrative and not _PREPOSITION.search(reader.before()):
        return None  # in news it is the time of writing, and places nothing
    value = e.worth("ref") or "PRESENT_REF"
    said = {"PAST_REF": "Before publication", "PRESENT_REF": "About publication", "FUTURE_REF": "After publication"}
    return Reading("DATE", value, f"{said[value]}; the text does not say when.", None)


def _past(reader: Reader, e: Expression) -> Reading | None:
    return Reading("DATE", "PAST_REF", "Before publication; the text does not say when.", None)


def _long(reader: Reader, e: Expression) -> Reading | None:
    return Reading("DURATION", "PXY", "A long time; the text does not say how long.", None)


def _holiday(reader: Reader, e: Expression) -> Reading | None:
    (rule, *_) = named()["holiday"][" ".join(e.parts["holiday"].lower().split())]
    if e.has("year"):
        value = _iso(_holiday_in(int(e.parts["year"]), rule))
        return _parted(Reading("DATE", value, "The year is named."), e)
    day, anchor, at = reader.base
    if day is None:
        value = f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX"
        return _parted(Reading("DATE", value, "Neither the text nor a publication date gives the year.", None), e)
    days = [_holiday_in(y, rule) for y in (day.year - 1, day.year, day.year + 1)]
    step = int(e.worth("shift") or 0)
    before = [d for d in days if d and d < day]
    after = [d for d in days if d and d > day]
    here = [d for d in days if d == day]
    direction = reader.direction()
    ahead = step > 0 or (not step and direction > 0)
    ranked = (here if not step else []) + ((after + before[::-1]) if ahead else (before[::-1] + after))
    if not step and not direction and not reader.narrative:
        ranked.sort(key=lambda d: abs((d - day).days) if d <= day or (d - day).days < 60 else 400)
    if not ranked:
        return None
    others = [v for v in map(_iso, ranked[1:2]) if v]
    return _parted(
        Reading("DATE", _iso(ranked[0]), f"The nearest one to {Origin(day, anchor).said}.", anchor, at, others), e
    )


def _parted(reading: Reading, e: Expression) -> Reading:
    """The same on a part of the day, where one is named: Christmas night."""
    part = e.worth("part")
    return replace(reading, kind="TIME", value=f"{reading.value}T{part}") if part and reading.value else reading


def _holiday_in(year: int, rule: str) -> date | None:
    """The day of a holiday in a year, by its rule in ``data/named_times.tsv``."""
    try:
        if rule[0] == "E":
            return moved(easter(year), "D", int(rule[1:]))
        month, _, nth = rule.partition("#")
        if not nth:
            return date.fromisoformat(f"{year:04d}-{rule}")
        count, weekday = map(int, nth.split("-"))
        if count:
            first = date(year, int(month), 1)
            return moved(first, "D", (weekday - first.weekday()) % 7 + 7 * (count - 1))
        last = moved(date(year, int(month) + 1, 1), "D", -1)
        return last and moved(last, "D", -((last.weekday() - weekday) % 7))
    except (ValueError, OverflowError):
        return None


def _named_period(reader: Reader, e: Expression) -> Reading | None:
    (value, *_) = named()["period"][" ".join(e.parts["period"].lower().split())]
    return Reading("DATE", value, "The dates are from a list, not from the text.", "list")


def _term(reader: Reader, e: Expression) -> Reading | None:
    values = sorted(named()["term"][" ".join(e.parts["officeholder"].lower().split())])
    which = e.parts.get("which", "").lower()
    if which == "second":
        values = values[1:]
    elif which != "first" and len(values) > 1 and reader.published:
        begun = [v for v in values if v[:10] <= reader.published.isoformat()]
        values = begun[::-1] + [v for v in values if v not in begun]
    if not values:
        return None
    reason = "The dates of the term are from a list, not from the text."
    return Reading("DATE", values[0], reason, "list", alternatives=values[1:])


READERS: dict[str, Callable[[Reader, Expression], Reading | None]] = {
    "day": _day,
    "figures": _figures,
    "monthday": _monthday,
    "month": _month,
    "season": _season,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "deictic": _deictic_day,
    "part": _part,
    "beside": _beside,
    "parts": _parts,
    "ago": _ago,
    "shifted": _shifted,
    "length": _length,
    "bare": _bare,
    "every": _every,
    "rate": _rate,
    "frequency": _frequency,
    "year": _year,
    "ancient": _ancient,
    "shortyear": _shortyear,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "reference": _reference_word,
    "past": _past,
    "long": _long,
    "holiday": _holiday,
    "named": _named_period,
    "term": _term,
    "clock": _clock,
}
