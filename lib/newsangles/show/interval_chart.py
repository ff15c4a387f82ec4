"""Charts of shares with their intervals, and with the share that was said beside them: a reliability diagram."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from newsangles.errors import ParameterError
from newsangles.show.charts import LINE_HEIGHT, named_lines
from newsangles.show.figures import FILL, OUTLINED, PAPER, SOFT, WIDE, Key, circle, drawn, figure, line, write
from newsangles.show.html import Shown, named_rows, one_line

FOUND, SAID = "found, with its interval", "said by the confidence"
"""The meanings of the two signs."""

_ROOM = 62  # beside the figure's right end, for the numbers


class Scale(NamedTuple):
    """The line that values are drawn on.

    Attributes:
        ticks: The values below which their number stands; the first and the last are the ends.
        form: How a value is written.
        tick: How a number below the line is written.
        end: The words at the right end of these.
        values: What is drawn, in words: *Shares with intervals*.
        found: The meaning of a dot with its line.
    """

    ticks: tuple[float, ...]
    form: str
    tick: str
    end: str
    values: str
    found: str


SHARES = Scale((0.0, 0.25, 0.5, 0.75, 1.0), "{:.0%}", "{:.0%}", "% right", "Shares with intervals", FOUND)
"""Shares of rows that are right."""

TONES = Scale((-1.0, -0.5, 0.0, 0.5, 1.0), "{:+.2f}", "{:+g}", "", "Means with ranges", "mean, with its range")
"""Means from -1 to 1; 0 leans neither way."""


class _Drawn(NamedTuple):
    """A line of the chart; shares from 0 to 1."""

    name: str
    share: float
    low: float
    high: float
    said: float | None
    note: str


def intervals(
    data: pd.DataFrame,
    *,
    title: str,
    alt: str | None = None,
    limit: int = 20,
    notes: str | None = None,
    scale: Scale = SHARES,
) -> Shown:
    """Shares on a line from 0 to 100 %, each with its interval, drawn as `newsangles.show.bars` are.

    Args:
        data: A row a share, named by the index: ``share``, ``low``, ``high``, each from 0 to 1, and where there is one
            ``said``, the share that was promised: the nearer its circle is to the dot, the better it was kept.
        title: The figure's title: the shares.
        alt: The figure in words; None: the title and every number.
        limit: Draw at most so many lines, and state the number left out.
        notes: The column with what stands in brackets behind each name, such as the number of rows; None: nothing.
        scale: The line, where it is not that of `SHARES`: for `TONES` ``share``, ``low`` and ``high`` are from -1 to 1.

    Raises:
        ParameterError: A share outside the scale, or outside its interval.

    Example:
        >>> found = pd.DataFrame({"share": [0.9], "low": [0.8], "high": [0.95], "said": [0.97]}, index=["quotes"])
        >>> show.intervals(found, title="Right")
        Right
          (found, with its interval; said by the confidence)
          quotes: 90% (80 to 95), said 97%
    """
    lines = [
        _checked(str(name), row, title, notes, scale) for name, row in zip(data.index, named_rows(data), strict=True)
    ]
    first = lines[:limit]
    told = [
        f"{one_line(one.name)}{one.note}: {_written(one.share, scale.form)} ({_edge(one.low, scale)} to "
        f"{_edge(one.high, scale)})" + (f", said {one.said:.0%}" if one.said is not None else "")
        for one in first
    ]
    words = one_line(alt) if alt is not None else f"{scale.values}. {one_line(title)}. {'; '.join(told)}."
    rest = (
        f"The first {limit:,} of {len(lines):,} lines." if len(lines) > limit else "" if lines else "Nothing to draw."
    )
    meanings = [scale.found, SAID] if any(one.said is not None for one in first) else []
    svg = _drawn(first, meanings, words, scale) if first else Markup("")
    return figure(title, svg, told, rest, words=meanings)


def _edge(value: float, scale: Scale) -> str:
    """An end of an interval as it stands in a line of text."""
    return _written(value, scale.form).removesuffix("%")


def _written(value: float, form: str) -> str:
    """A value as it is written; zero has no sign."""
    return "0" if value == 0 and "+" in form else form.format(value).replace("-", "−")


def _checked(name: str, row: Any, title: str, notes: str | None, scale: Scale) -> _Drawn:
    share, low, high = float(row.share), float(row.low), float(row.high)
    said = getattr(row, "said", None)
    said = None if said is None or pd.isna(said) else float(said)
    least, most = scale.ticks[0], scale.ticks[-1]
    if not least <= low <= share <= high <= most or not least <= (said or 0) <= most:
        remedy = f"give shares from {least:g} to {most:g}"
        raise ParameterError(title, f"{name} is no share within its interval", remedy)
    return _Drawn(name, share, low, high, said, f" ({getattr(row, notes)})" if notes else "")


def _drawn(lines: list[_Drawn], meanings: list[str], words: str, scale: Scale) -> Markup:
    def layout(width: int) -> tuple[float, Callable[[Any], None]]:
        key = Key(meanings, width, 26)
        left, rows, height = named_lines([one.name + one.note for one in lines], width, key.height)
        begin, end = left + 6, float(width - _ROOM)

        def place(share: float) -> float:
            return begin + (share - scale.ticks[0]) / (scale.ticks[-1] - scale.ticks[0]) * (end - begin)

        def draw(axes: Any) -> None:
            def found(x: float, y: float, low: float, high: float) -> None:
                line(axes, [low, high], [y, y], linewidth=2)
                circle(axes, x, y, 3.6, facecolor=FILL, linewidth=0)

            def said(x: float, y: float) -> None:
                circle(axes, x, y, 4.2, facecolor=PAPER, **OUTLINED)

            key.draw(axes, lambda x, y, n: said(x + 10, y) if n else found(x + 10, y, x, x + 20))
            for tick in scale.ticks:
                said_ = _written(tick, scale.tick).removesuffix("%")
                write(axes, place(tick), height + 12, said_, ha="center", color=SOFT)
            if scale.end:
                write(axes, width - 1, height + 12, scale.end, ha="right", color=SOFT)
            for (y, texts), one in zip(rows, lines, strict=True):
                for n, text in enumerate(texts):
                    write(axes, 1, y + LINE_HEIGHT * n, text)
                y += -4 if width == WIDE else LINE_HEIGHT * len(texts) - 4
                for tick in scale.ticks:  # at each line by itself: on a phone the names stand between the lines
                    line(axes, [place(tick)] * 2, [y - 7, y + 7], color=SOFT, linewidth=0.5)
                if one.said is not None:
                    said(place(one.said), y)
                found(place(one.share), y, place(one.low), place(one.high))
                write(axes, width - 1, y + 4, _written(one.share, scale.form), ha="right", color=SOFT)

        return height + 16, draw

    return drawn(layout, words, salt=f"{words}{lines}")
