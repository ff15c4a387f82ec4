"""Findings on temporal expressions: their readings, the ambiguous ones, the unresolved ones."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from newsangles.tables.frames import records
from newsangles.tables.wording import counted, dates_in_words, days_in_words, in_words, line, listed, sentence

Row = Mapping[Hashable, Any]

ANCHORS = {
    "the text": "the text alone",
    "publication": "the publication date",
    "earlier time": "a time named before",
    "event": "an event",
    "narrative": "the date that the account has reached",
    "list": "a list outside the text",
}
"""Anchors of times, in words."""


VAGUE = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}
"""The labels of vague times."""


def read_times(times: pd.DataFrame) -> pd.DataFrame:
    """The times in words.

    Returns:
        The rows with ``sort`` (a key of `KINDS`), ``when`` (for readers; empty without a place in the calendar),
        ``read`` and ``called`` (its value and its kind in words),
        ``reckoned`` (from what, in words) and ``instead`` (the other readings, for readers; empty where there is none).
    """
    rows = records(times)
    whens = [_days(row) for row in rows]
    return times.assign(
        sort=pd.Series(["time" if when else "vague time" for when in whens], times.index, "str"),
        when=pd.Series(whens, times.index, "str"),
        read=pd.Series([_bounded(row) for row in rows], times.index, "str"),
        called=pd.Series([KINDS_OF_TIMES.get(row["kind"]) for row in rows], times.index, "str"),
        reason=pd.Series([dates_in_words(row["reason"] or "") or None for row in rows], times.index, "str"),
        reckoned=pd.Series([ANCHORS.get(row["anchor"]) for row in rows], times.index, "str"),
        instead=pd.Series(
            ["; ".join(map(_read_value, row["alternatives"])) or None for row in rows], times.index, "str"
        ),
    )


BOUNDS = {
    "MORE_THAN": "more than {}",
    "LESS_THAN": "less than {}",
    "EQUAL_OR_MORE": "at least {}",
    "EQUAL_OR_LESS": "at most {}",
    "APPROX": "about {}",
    "BEFORE": "{} or before",
    "ON_OR_BEFORE": "{} or before",
    "AFTER": "{} or later",
    "ON_OR_AFTER": "{} or later",
}
"""The modifiers of TIMEX3 that bound a value or blur it, in words."""


def _bounded(row: Row) -> str | None:
    """The value of a time for readers, with what bounds it: more than 6 weeks, 1999 or before."""
    read = value_in_words(row["value"])
    bound = BOUNDS.get(str(row["modifier"]))
    return bound.format(read) if read and bound and read != "open" and row["value"] not in VAGUE else read


def _days(row: Row) -> str | None:
    """The days of a time in words; None where it has no place in the calendar."""
    begin, end = row["begin"], row["end_date"]
    if begin is None or end is None:
        return _bounded(row) if begin or end else None
    return days_in_words(begin, end)


def value_in_words(value: str | None) -> str | None:
    """A TIMEX3 value for readers: a day, a week, a length; *open* where a part of it is."""
    if value is None or value in VAGUE:
        return VAGUE.get(value or "")
    if length := _LENGTH.fullmatch(value):
        number, unit = length[2], _UNITS.get(length[1] + length[3], "time")
        return counted(int(number), unit) if number.isdigit() else f"some {unit}s"
    if re.fullmatch(r"\d\d\d?", value):
        return f"{value}0s" if len(value) == 3 else f"{value}00s"
    return "open" if "X" in value else dates_in_words(value)


_LENGTH = re.compile(r"P(T?)(\d+|X)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}

KINDS_OF_TIMES = {"DATE": "date", "TIME": "time of day", "DURATION": "length", "SET": "repeated"}
"""The kinds of times, in words."""


def time_label(time: Any) -> str:
    """The label of a marked time: the day or period, else its sort or value."""
    sort = {"DURATION": "length", "SET": "repeated"}.get(time.kind) or VAGUE.get(time.value)
    return time.when or sort or value_in_words(time.value) or "unresolved"


def how_read(times: pd.DataFrame) -> str:
    """A sentence on the times: their number, those in the calendar, those from our own lists."""
    if times.empty:
        return "No time is named."
    number, listed_ = int(times["begin"].notna().sum()), times[times["anchor"] == "list"]
    have = f"{in_words(number)} {'has' if number == 1 else 'have'}"
    said = f"{in_words(len(times))} times are named; {have} a place in the calendar"
    if len(times) == 1:
        said = f"one time is named; it {'has a' if number else 'has no'} place in the calendar"
    if len(listed_):
        words = listed([f"“{line(text)}”" for text in dict.fromkeys(listed_["text"])])
        said += f"; the dates of {words} are from a list, not from the text"
    return sentence(said)


def _read_value(value: str) -> str:
    """A TIMEX3 value for readers; never empty."""
    return value_in_words(value) or value


def how_ambiguous(table: pd.DataFrame, times: pd.DataFrame) -> str:
    """A sentence on ambiguous times.

    Args:
        table: The times with ``instead`` (as `read_times` gives it) and ``places``, how often the text has each.
        times: The result of `read_times`.
    """
    if times.empty:
        return "No time is named, so none is ambiguous."
    if table.empty:
        return "No time can be read in more than one way."
    parts = [
        f"“{line(row['text'])}” ({row['when'] or value_in_words(row['value']) or 'open'}) might be {row['instead']}"
        for row in records(table)
    ]
    number = int(table["places"].sum())
    said = listed(parts, 4) if len(parts) <= 4 else f"{', '.join(parts[:3])}, and so on"
    return sentence(f"{counted(number, 'time')} can be read in more than one way: {said}")


def how_unresolved(table: pd.DataFrame, times: pd.DataFrame) -> str:
    """A sentence on unresolved dates.

    Args:
        table: The dates and times of day without a place in the calendar.
        times: The result of `read_times`.
    """
    points = int(times["kind"].isin(["DATE", "TIME"]).sum())
    if not points:
        return "No date or time of day is named."
    if table.empty:
        return "Every date and time of day has a place in the calendar."
    words = listed([f"“{text}”" for text in dict.fromkeys(map(line, table["text"]))])
    has = "has" if len(table) == 1 else "have"
    return sentence(f"{in_words(len(table))} of {counted(points, 'date')} {has} no place in the calendar: {words}")
