"""Timelines: events in lanes on one axis of days."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from markupsafe import Markup

from newsangles.errors import ParameterError
from newsangles.show.figures import (
    FILL,
    INK,
    OUTLINED,
    PAPER,
    SOFT,
    WIDTH,
    arrow,
    check_kinds,
    circle,
    drawn,
    figure,
    line,
    rectangle,
    shorten,
    write,
)
from newsangles.show.html import Shown, named_rows, one_line

_LINE, _LEFT, _RIGHT = 19, 8, 312  # the height of a line of text, and both ends of the axis of days
_ARROW: dict[str, Any] = {"arrowstyle": "-|>", "mutation_scale": 8, "shrinkA": 0, "shrinkB": 0, "linewidth": 1}


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

    All lanes share one axis, on which days keep their order; the longer a gap between two that are named, the more it
    is shortened. A day or period is a filled or an open shape; an event that is only bounded is a dashed line between
    its bounds, with an arrow where it has none. An undated event has no place on the axis.

    Args:
        data: A row an event: ``lane``, ``name``, ``beside`` (when, or why not, in words; None for nothing), ``begin``
            and ``end`` (YYYY-MM-DD, the first and the last day; None where there is none), ``kind``. They are drawn in
            the order of the lanes, and within each in their own.
        title: The figure's title.
        lanes: The meaning of each lane, its heading. In a lane called "bounded" days are bounds.
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
    every = [row for lane in lanes for row in named_rows(data) if row.lane == lane]
    rows = every[:limit]
    told = []
    for lane, own in itertools.groupby(rows, key=lambda row: str(row.lane)):
        events = [f"{one_line(row.name)} ({one_line(row.beside)})" if row.beside else one_line(row.name) for row in own]
        told.append(f"{one_line(lane)}: {'; '.join(events)}")
    words = one_line(alt) if alt is not None else f"Timeline. {one_line(title)}. {'. '.join(told)}."
    rest = f"The first {len(rows):,} of {len(every):,} events." if len(rows) < len(every) else ""
    used = [kind for kind in kinds if any(row.kind == kind for row in rows)]
    svg = _Drawing(rows, lanes, kinds, used, now, now_is).svg(words) if rows else Markup("")
    return figure(title, svg, told, rest or ("" if rows else "Nothing to draw."), words=[kinds[k] or k for k in used])


class _Drawing:
    """A timeline as drawn: the place of each heading and event, and their signs."""

    def __init__(
        self,
        rows: Sequence[Any],
        lanes: Mapping[str, str],
        kinds: Mapping[str, str],
        used: Sequence[str],
        now: str | None,
        now_is: str,
    ) -> None:
        self._rows, self._lanes, self._kinds, self._used = rows, lanes, kinds, used
        self._order, self._now, self._now_is = list(kinds), now, now_is
        self._at = _axis([day for row in rows for day in (row.begin, row.end) if day], now)
        self._tops: list[tuple[float, Any]] = []  # where each heading and each event begins
        self._height = 18.0 * (len(used) + (now in self._at)) + 4
        for lane, own in itertools.groupby(rows, key=lambda row: str(row.lane)):
            self._tops.append((self._height + 6, lane))
            self._height += 28
            for row in own:
                self._tops.append((self._height, row))
                self._height += _LINE + (14 if row.begin or row.end else 0)

    def svg(self, words: str) -> Markup:
        """The timeline as SVG; ``words`` are its description for readers who do not see it."""
        days = [(row.begin, row.end, row.kind) for row in self._rows]
        return drawn(self._draw, self._height, words, salt=f"{words}{days}{self._now}")

    def _draw(self, axes: Any) -> None:
        self._key(axes)
        for y, row in self._tops:
            if isinstance(row, str):
                write(axes, 1, y + 12, shorten(_headed(row, self._lanes[row]), 50), fontweight="bold")
                line(axes, [1, WIDTH - 1], [y + 17, y + 17], color=INK, linewidth=0.8)
            else:
                self._event(axes, y, row)

    def _key(self, axes: Any) -> None:
        """The key: the meaning of the signs, and of the line at the marked day."""
        for n, kind in enumerate(self._used):
            _sign(axes, 8, 8, 18 * n + 8, self._order.index(kind))
            write(axes, 18, 18 * n + 12, shorten(self._kinds[kind] or kind, 50))
        if self._now in self._at:
            y = 18.0 * len(self._used) + 8
            line(axes, [3, 13], [y, y], color=SOFT, linewidth=0.8)
            line(axes, [8, 8], [y - 5, y + 5], color=INK, linewidth=1)
            write(axes, 18, y + 4, shorten(self._now_is, 50))

    def _event(self, axes: Any, y: float, row: Any) -> None:
        """The name of an event, and its sign on the axis where it has days."""
        has_days = bool(row.begin or row.end)
        beside = shorten(row.beside or "", 30)
        room = int(WIDTH / 6.1) - len(beside) - (2 if beside else 0)
        if has_days:
            line(axes, [_LEFT, _RIGHT], [y + 23, y + 23], color=SOFT, linewidth=0.8)
            if self._now in self._at:
                at = self._at[self._now]
                line(axes, [at, at], [y + 18, y + 28], color=INK, linewidth=1)
            if row.lane == "bounded":
                self._bounds(axes, row.begin, row.end, y + 23)
            else:
                begin, end = self._at[row.begin or row.end], self._at[row.end or row.begin]
                _sign(axes, begin, end, y + 23, self._order.index(row.kind))
        else:
            _sign(axes, 8, 8, y + 9, self._order.index(row.kind))
        write(axes, 1 if has_days else 18, y + 13, shorten(row.name, room if has_days else room - 2))
        if beside:
            write(axes, WIDTH - 1, y + 13, beside, ha="right")

    def _bounds(self, axes: Any, begin: str | None, end: str | None, y: float) -> None:
        """A dashed line between two days, with an arrow where one of them is missing."""
        a, b = (self._at[begin] if begin else _LEFT - 4), (self._at[end] if end else _RIGHT + 4)
        line(axes, [a, b], [y, y], linestyle=(0, (4, 2.5)))
        for day, x, way in ((begin, a, -1), (end, b, 1)):
            if day:
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


def _axis(days: Sequence[str], now: str | None) -> dict[str, float]:
    """The position of each day: in order, gaps shortened by their logarithm."""
    named = sorted({*days, *([now] if now and days else [])})
    places = [0.0]
    for a, b in itertools.pairwise(named):
        places.append(places[-1] + 1 + math.log10(max(1, _number_of_day(b) - _number_of_day(a))))
    if len(named) == 1:
        return {named[0]: (_LEFT + _RIGHT) / 2}
    return {day: round(_LEFT + (_RIGHT - _LEFT) * x / places[-1], 2) for day, x in zip(named, places, strict=False)}


def _number_of_day(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0
