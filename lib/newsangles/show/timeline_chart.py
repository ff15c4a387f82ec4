"""Timelines: events in lanes on one axis of days."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from newsangles.errors import ParameterError
from newsangles.show.day_axis import Axis, day_axis, is_day
from newsangles.show.figures import (
    FILL,
    INK,
    LETTER,
    OUTLINED,
    PAPER,
    SOFT,
    WIDE,
    Key,
    arrow,
    check_kinds,
    circle,
    drawn,
    figure,
    folded,
    line,
    rectangle,
    shorten,
    write,
)
from newsangles.show.html import Shown, named_rows, one_line

_LINE = 14  # the height of a line of text
_WHEN, _AXIS = 122, 260  # on a wide page: the room of the dates, and of the axis of days
_EDGE = 19  # half the width of a date, which must not stick out at the ends of the axis
_ARROW: dict[str, Any] = {"arrowstyle": "-|>", "mutation_scale": 8, "shrinkA": 0, "shrinkB": 0, "linewidth": 1}


DOTTED = 13
"""Reach of the dotted line on both sides of a day that is inferred."""

DOTS, DASHES = (0, (1, 1.5)), (0, (4, 2.5))
"""Lines beside a day that is inferred, and between two bounds."""

EXTRA_MEANINGS = {
    "inferred": "on a day that is inferred, not stated",
    "bounded": "some time between two days, or before or after one",
}
"""The meanings of the lines in the key; a sign without one is on a day that the text states."""


def timeline(
    data: pd.DataFrame,
    *,
    title: str,
    lanes: Mapping[str, str],
    kinds: Mapping[str, str],
    now: str | None = None,
    now_is: str = "day of publication",
    alt: str | None = None,
    limit: int = 60,
) -> Shown:
    """Events in lanes, one below the other, with their days where they have any; drawn as `bars` are.

    All lanes share one axis with dated ticks, true to scale but for breaks where much time is skipped. A day or period
    is a filled or an open shape; an event that is only bounded is a dashed line between its bounds, with an arrow where
    it has none. An undated event has no place on the axis.

    Args:
        data: A row an event: ``lane``, ``name``, ``beside`` (when, or why not, in words; None for nothing), ``begin``
            and ``end`` (YYYY-MM-DD, the first and the last day; None where there is none), ``kind``, and where there is
            more: ``follows`` (what it comes after, in words), ``bounded`` (True: its days are bounds) and ``inferred``
            (True: its days are not stated). They are drawn in the order of the lanes, and within each in their own.
        title: The figure's title.
        lanes: The meaning of each lane, its heading.
        kinds: The meaning of each kind; at most three: a filled shape, an open one, and an open circle are their signs.
        now: A day to draw a line at (YYYY-MM-DD); None for none.
        now_is: The meaning of that day.
        alt: The figure in words; None: the title and every event.
        limit: Draw at most so many events, and state the number left out.

    Raises:
        ParameterError: More than three kinds, or a kind or lane that is not in ``kinds`` or ``lanes``.
    """
    check_kinds(title, kinds, set(data["kind"]))
    if unknown := set(data["lane"]) - set(lanes):
        raise ParameterError(", ".join(sorted(unknown)), "no such lane", f"use one of: {', '.join(lanes)}")
    data = data.assign(**{name: None for name in ("follows", "bounded", "inferred") if name not in data})
    every = [row for lane in lanes for row in named_rows(data) if row.lane == lane]
    rows = every[:limit]
    told = []
    for lane, own in itertools.groupby(rows, key=lambda row: str(row.lane)):
        events = [
            f"{one_line(row.name)} ({one_line(said)})" if (said := _beside(row)) else one_line(row.name) for row in own
        ]
        told.append(f"{one_line(lane)}: {'; '.join(events)}")
    words = one_line(alt) if alt is not None else f"Timeline. {one_line(title)}. {'. '.join(told)}."
    rest = f"The first {len(rows):,} of {len(every):,} events." if len(rows) < len(every) else ""
    used = [kind for kind in kinds if any(row.kind == kind for row in rows)]
    svg = _Drawing(rows, lanes, kinds, used, now, now_is).svg(words) if rows else Markup("")
    return figure(title, svg, told, rest or ("" if rows else "Nothing to draw."), words=[kinds[k] or k for k in used])


def _beside(row: Any) -> str:
    """When an event is, and what it comes after."""
    return ", ".join(part for part in (row.beside, row.follows) if part)


@dataclass(frozen=True)
class _Event:
    """An event as laid out: days, lines of text and signs, from its upper edge."""

    row: Any
    begin: str | None
    end: str | None
    texts: tuple[tuple[float, float, str, str], ...]  # x, y, text, colour
    sign: float
    axis: float
    height: float


@dataclass(frozen=True)
class _Lane:
    """A lane as laid out: its heading, its events, and its axis where one of them has days."""

    heading: str
    events: tuple[_Event, ...]
    axis: Axis | None
    head: float  # the height of the heading and the axis

    @property
    def height(self) -> float:
        return self.head + sum(event.height for event in self.events)


class _Drawing:
    """A timeline at any width."""

    def __init__(
        self,
        rows: Sequence[Any],
        lanes: Mapping[str, str],
        kinds: Mapping[str, str],
        used: Sequence[str],
        now: str | None,
        now_is: str,
    ) -> None:
        self._rows, self._lanes, self._order = rows, lanes, list(kinds)
        self._used, self._now, self._now_is = used, now if is_day(now) else None, now_is
        self._meanings = [kinds[kind] or kind for kind in used]
        self._extra = [sign for sign, of in EXTRA_SIGNS.items() if any(of(row) for row in rows)]
        self._meanings += [EXTRA_MEANINGS[sign] for sign in self._extra]

    def svg(self, words: str) -> Markup:
        """The timeline as SVG; ``words`` are its description for readers who do not see it."""
        days = [(row.begin, row.end, row.kind) for row in self._rows]
        return drawn(self._layout, words, salt=f"{words}{days}{self._now}")

    def _layout(self, width: int) -> tuple[float, Callable[[Any], None]]:
        key = Key(self._meanings, width, 18)
        lanes = self._laid_out(width)

        def draw(axes: Any) -> None:
            key.draw(axes, lambda x, y, sign: self._key_sign(axes, x, y, sign))
            y = key.height + 4
            for lane in lanes:
                self._lane(axes, lane, y, width)
                y += lane.height + 8

        return key.height + 4 + sum(lane.height + 8 for lane in lanes), draw

    def _laid_out(self, width: int) -> list[_Lane]:
        """The lanes at a width. On a wide page the axis stands beside the events, else each has its own below."""
        days = [_days(row) for row in self._rows]
        named = [day for both in days for day in both if day]
        periods = [(begin, end) for begin, end in days if begin and end]
        left = width - _AXIS if width == WIDE else 0
        days_of_all = [*named, *([self._now] if named and self._now else [])]
        axis = day_axis(days_of_all, periods, left + _EDGE, width - _EDGE, now=self._now)
        lanes = []
        for name, own in itertools.groupby(self._rows, key=lambda row: str(row.lane)):
            rows = list(own)
            with_axis = axis if any(any(_days(row)) for row in rows) else None
            events = tuple(
                _wide(row, width - _AXIS - 16 if with_axis else width, any(row.beside for row in rows))
                if width == WIDE
                else _slim(row, width)
                for row in rows
            )
            above = (20 if self._years(axis) else 8) + 26 if with_axis else 0
            head = 22 + (above - 14 if width == WIDE else above) if with_axis else 22
            lanes.append(_Lane(_headed(name, self._lanes[name]), events, with_axis, head))
        return lanes

    @staticmethod
    def _years(axis: Axis) -> bool:
        return any(tick.year for tick in axis.ticks)

    def _key_sign(self, axes: Any, x: float, y: float, sign: int) -> None:
        if sign < len(self._used):
            _sign(axes, x + 6, x + 6, y, self._order.index(self._used[sign]))
        else:
            inferred = self._extra[sign - len(self._used)] == "inferred"
            line(axes, [x, x + 13], [y, y], linestyle=DOTS if inferred else DASHES)
            if inferred:
                rectangle(axes, x + 4, y - 3, 6, 6, facecolor=FILL, **OUTLINED)

    def _lane(self, axes: Any, lane: _Lane, y: float, width: int) -> None:
        wide = width == WIDE
        beside = wide and lane.axis is not None  # the heading and the axis share a line
        rule = y + lane.head - 5 if beside else y + 17
        right = width - _AXIS - 16 if beside else width - 1
        write(axes, 1, rule - 5, folded(lane.heading, int((right - 4) / (LETTER * 1.1)), 1)[0], fontweight="bold")
        line(axes, [1, right], [rule, rule], color=INK, linewidth=0.8)
        if lane.axis:
            self._axis(axes, lane.axis, y + lane.head - 5, y + lane.height if wide else None)
        y += lane.head
        for event in lane.events:
            for x, down, text, colour in event.texts:
                write(axes, x, y + down, text, color=colour)
            kind = self._order.index(event.row.kind)
            _sign(axes, event.sign, event.sign, y + 9, kind)
            if lane.axis and (event.begin or event.end):
                self._days(axes, lane.axis, event, y + event.axis, kind)
            y += event.height

    def _axis(self, axes: Any, axis: Axis, y: float, end: float | None) -> None:
        """A dated axis: ticks, breaks and the marked day, on a wide page down the lane."""
        for a, b in axis.pieces:
            line(axes, [a, b], [y, y], color=INK, linewidth=0.8)
        for (_, a), (b, _) in itertools.pairwise(axis.pieces):
            for x in ((a + b) / 2 - 2.5, (a + b) / 2 + 2.5):
                line(axes, [x - 2, x + 2], [y + 5, y - 5], color=INK, linewidth=0.8)
        years = self._years(axis)
        for tick in axis.ticks:
            line(axes, [tick.at, tick.at], [y - 4, y], color=INK, linewidth=0.8)
            if end:
                line(axes, [tick.at, tick.at], [y, end], color=SOFT, linewidth=0.3, zorder=0.4)
            write(axes, tick.at, y - (19 if years else 7), tick.label, ha="center", fontsize=10)
            if tick.year:
                write(axes, tick.at, y - 7, tick.year, ha="center", fontsize=10, color=SOFT)
        if self._now in axis.at:
            at, (left, right) = axis.at[self._now], (axis.pieces[0][0], axis.pieces[-1][1])
            side = "left" if at < left + 70 else "right" if at > right - 70 else "center"
            at_side = {"left": at - _EDGE, "center": at, "right": at + _EDGE}[side]
            top = y - (33 if years else 21)
            write(axes, at_side, top, shorten(self._now_is, 30), ha=side, fontsize=10, fontweight="bold")
            line(axes, [at, at], [y - 5, end or y + 5], color=INK, linewidth=1.2)

    def _days(self, axes: Any, axis: Axis, event: _Event, y: float, kind: int) -> None:
        """The days of an event on the axis."""
        for a, b in axis.pieces:
            line(axes, [a, b], [y, y], color=SOFT, linewidth=0.8, zorder=0.5)
        if self._now in axis.at:
            line(axes, [axis.at[self._now]] * 2, [y - 5, y + 5], color=INK, linewidth=1.2)
        begin, end = (axis.at.get(day or "") for day in (event.begin, event.end))
        if _is_bounded(event.row, event.begin, event.end):
            _bounds(axes, begin, end, y, (axis.pieces[0][0] - 8, axis.pieces[-1][1] + 8))
        else:
            places = [place for place in (begin, end) if place is not None]
            if event.row.inferred:
                ends = [places[0] - DOTTED, places[-1] + DOTTED]
                line(axes, ends, [y, y], color=PAPER, linewidth=2.5, zorder=0.6)  # else the axis hides the dots
                line(axes, ends, [y, y], linestyle=DOTS, linewidth=1.6, zorder=0.7)
            _sign(axes, places[0], places[-1], y, kind)


def _days(row: Any) -> tuple[str | None, str | None]:
    """The first and the last day of a row, without what is no day of the calendar."""
    begin, end = (day if is_day(day) else None for day in (row.begin, row.end))
    return begin, end


def _is_bounded(row: Any, begin: str | None, end: str | None) -> bool:
    """True if the days of a row are bounds, and do not meet in one day."""
    return bool(row.bounded) and (begin or end) is not None and begin != end


EXTRA_SIGNS: dict[str, Callable[[Any], bool]] = {
    "inferred": lambda row: bool(row.inferred) and any(_days(row)) and not _is_bounded(row, *_days(row)),
    "bounded": lambda row: _is_bounded(row, *_days(row)),
}
"""The rows that are drawn with a line of the key."""


def _wide(row: Any, right: float, with_dates: bool) -> _Event:
    """An event on a wide page: its date, its name and what it follows, side by side."""
    left = _WHEN if with_dates else 0
    dates = folded(row.beside or "", int((_WHEN - 8) / LETTER), 3)
    names = folded(row.name, int((right - left - 16) / LETTER), 3)
    notes = folded(row.follows, int((right - left - 16) / LETTER)) if row.follows else []
    texts = [(1.0, 13.0 + _LINE * n, text, INK) for n, text in enumerate(dates) if text]
    texts += [(left + 16, 13.0 + _LINE * n, text, INK) for n, text in enumerate(names)]
    texts += [(left + 16, 13.0 + _LINE * (n + len(names)), text, SOFT) for n, text in enumerate(notes)]
    return _Event(row, *_days(row), tuple(texts), left + 7, 9, _LINE * max(len(dates), len(names) + len(notes)) + 6)


def _slim(row: Any, width: int) -> _Event:
    """An event on a phone: its name, then its date and what it follows, then its line on the axis."""
    most = int((width - 16) / LETTER)
    names, notes = folded(row.name, most, 3), folded(beside, most) if (beside := _beside(row)) else []
    lines = [*((text, INK) for text in names), *((text, SOFT) for text in notes)]
    texts = tuple((16.0, 13.0 + _LINE * n, text, colour) for n, (text, colour) in enumerate(lines))
    height = _LINE * len(lines) + 5
    return _Event(row, *_days(row), texts, 7, height + 4, height + (14 if any(_days(row)) else 0))


def _bounds(axes: Any, begin: float | None, end: float | None, y: float, edges: tuple[float, float]) -> None:
    """A dashed line between two days, with an arrow where one of them is missing."""
    a, b = (edges[0] if begin is None else begin), (edges[1] if end is None else end)
    line(
        axes, [a, b], [y, y], color=PAPER, linewidth=2, zorder=0.6
    )  # the gaps of the dashes must not show the axis below
    line(axes, [a, b], [y, y], linestyle=DASHES)
    for known, x, way in ((begin, a, -1), (end, b, 1)):
        if known is not None:
            line(axes, [x, x], [y - 4, y + 4])
        else:
            arrow(axes, (x - 2 * way, y), (x, y), color=FILL, **_ARROW)


def _sign(axes: Any, begin: float, end: float, y: float, kind: int) -> None:
    """The sign of a kind, by its number, from one place of the axis to another."""
    if kind == 2:
        if end > begin:
            line(axes, [begin, end], [y, y])
        for x in dict.fromkeys((begin, end)):
            circle(axes, x, y, 3.3, facecolor=PAPER, **OUTLINED)
    else:
        rectangle(axes, begin - 3, y - 3, end - begin + 6, 6, facecolor=FILL if kind == 0 else PAPER, **OUTLINED)


def _headed(lane: str, meaning: str) -> str:
    return f"{lane[:1].upper()}{lane[1:]}{': ' if meaning else ''}{meaning}"
