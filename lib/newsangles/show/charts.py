"""Bar charts, and charts of where in a text something occurs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from newsangles.errors import ParameterError
from newsangles.show.figures import (
    FILL,
    OUTLINED,
    PAPER,
    SOFT,
    STEP,
    WIDTH,
    check_kinds,
    circle,
    drawn,
    figure,
    line,
    rectangle,
    shorten,
    write,
)
from newsangles.show.html import Shown, counted, named_rows, one_line

_BAR, _ROOM = 10, 62  # the height of a bar, and the room for its number
_HATCHES = (None, "///", None, "...")


def bars(
    data: pd.Series[Any] | pd.DataFrame,
    *,
    title: str,
    unit: str = "",
    alt: str | None = None,
    form: str = "{:,}",
    limit: int = 20,
) -> Shown:
    """Horizontal bars with their numbers, drawn by matplotlib as SVG that follows the reader's colours.

    Args:
        data: One bar a row, named by the index; the columns of a DataFrame are stacked, told apart by their pattern.
            Empty values count as 0.
        title: The figure's title: the thing counted.
        unit: The unit of the numbers ("quotes"), stated once, in the title.
        alt: The figure in words; None: the title and every number.
        form: The format of the numbers.
        limit: Draw at most so many bars, and state the number left out.

    Raises:
        ParameterError: A value below 0, or more than four columns.

    Example:
        >>> show.bars(pd.Series({"Ruiz": 3, "Holt": 1}), title="Quotes")
        Quotes
          Ruiz: 3
          Holt: 1
    """
    frame = (data.to_frame() if isinstance(data, pd.Series) else data).astype(float).fillna(0.0)
    if len(frame.columns) > len(_HATCHES):
        raise ParameterError(title, f"{len(frame.columns)} columns to stack", f"use at most {len(_HATCHES)}")
    if (frame < 0).any(axis=None):
        raise ParameterError(title, "a bar below 0", "show it as a table")
    heading = f"{title} ({unit})" if unit else title
    names = [one_line(str(c)) for c in frame.columns]
    stacked = len(names) > 1
    first = frame.head(limit)
    values = [[_number_text(v, form) for v in row] for row in first.to_numpy()]
    told = [
        f"{one_line(str(bar))}: "
        + (", ".join(f"{v} {n}" for v, n in zip(row, names, strict=True)) if stacked else row[0])
        for bar, row in zip(first.index, values, strict=True)
    ]
    words = one_line(alt) if alt is not None else f"Bar chart. {one_line(heading)}. {'; '.join(told)}."
    left = len(frame) - len(first)
    rest = f"The first {len(first):,} of {len(frame):,} bars." if left else "" if len(frame) else "Nothing to draw."
    svg = _bars(first, values, names if stacked else [], words) if len(first) else Markup("")
    return figure(heading, svg, told, rest)


def _bars(frame: pd.DataFrame, values: Sequence[Sequence[str]], names: Sequence[str], words: str) -> Markup:
    top = 18 * len(names) + (6 if names else 0)

    def draw(axes: Any) -> None:
        def bar(x: float, y: float, width: float, pattern: int) -> None:
            face = FILL if pattern == 0 else "none"
            rectangle(axes, x, y, width, _BAR, facecolor=face, edgecolor=FILL, hatch=_HATCHES[pattern], linewidth=1)

        for n, name in enumerate(names):
            bar(1, 18 * n + 2, 18, n)
            write(axes, 26, 18 * n + 12, shorten(name))
        largest = float(frame.sum(axis=1).max()) or 1.0
        for i, (index, row) in enumerate(zip(frame.index, frame.to_numpy(), strict=True)):
            y, x = top + i * STEP, 1.0
            write(axes, 1, y + 12, shorten(str(index)))
            for n, value in enumerate(row):
                if value:
                    width = (WIDTH - _ROOM) * float(value) / largest
                    bar(x, y + 17, width, n)
                    x += width
            numbers = " + ".join(v for v, n in zip(values[i], row, strict=True) if n) or values[i][0]
            write(axes, x + 5, y + 26, numbers)

    return drawn(draw, top + STEP * len(frame), words, salt=f"{words}{frame.to_numpy().tolist()}")


def occurrence_chart(
    data: pd.DataFrame,
    *,
    title: str,
    kinds: Mapping[str, str],
    alt: str | None = None,
    limit: int = 20,
) -> Shown:
    """Occurrences along a text: a line for each thing, with a sign at each place, drawn as `bars` are.

    Args:
        data: A row a sign: ``row`` (the line that it stands on), ``at`` (0, the beginning, to 1, the end) and ``kind``.
        title: The figure's title.
        kinds: The meaning of each kind; at most three: a bar, an open square and an open circle are their signs.
        alt: The figure in words; None: the title, and the number of signs on each line.
        limit: Draw at most so many lines, and state the number left out.

    Raises:
        ParameterError: More than three kinds, a kind that is not in ``kinds``, or a place outside 0 to 1.
    """
    check_kinds(title, kinds, set(data["kind"]))
    if not data["at"].between(0, 1).all():
        raise ParameterError(title, "a sign outside its text", "give places from 0 to 1")
    names = [str(name) for name in dict.fromkeys(data["row"])]
    lines = names[:limit]
    order = list(kinds)
    own = [[(float(r.at), order.index(r.kind)) for r in named_rows(data) if str(r.row) == name] for name in lines]
    told = [f"{one_line(name)}: {counted(len(signs), 'place')}" for name, signs in zip(lines, own, strict=True)]
    words = one_line(alt) if alt is not None else f"Strip. {one_line(title)}. {'; '.join(told)}."
    left = len(names) - len(lines)
    rest = f"The first {len(lines):,} of {len(names):,} lines." if left else "" if names else "Nothing to draw."
    used = [kind for kind in order if (data["kind"] == kind).any()]
    salt = f"{words}{data[['row', 'at', 'kind']].to_numpy().tolist()}"
    svg = _occurrences(dict(zip(lines, own, strict=True)), kinds, used, words, salt) if lines else Markup("")
    return figure(title, svg, told, rest, words=[kinds[kind] or kind for kind in used])


def _occurrences(
    lines: Mapping[str, Sequence[tuple[float, int]]],
    kinds: Mapping[str, str],
    used: Sequence[str],
    words: str,
    salt: str,
) -> Markup:
    order = list(kinds)
    top = 18 * len(used) + 6

    def draw(axes: Any) -> None:
        def sign(x: float, y: float, shape: int) -> None:
            if shape == 0:
                rectangle(axes, x - 1.25, y - 6, 2.5, 12, facecolor=FILL, linewidth=0)
            elif shape == 1:
                rectangle(axes, x - 3, y - 3, 6, 6, facecolor=PAPER, **OUTLINED)
            else:
                circle(axes, x, y, 3.3, facecolor=PAPER, **OUTLINED)

        for n, kind in enumerate(used):
            sign(6, 18 * n + 8, order.index(kind))
            write(axes, 16, 18 * n + 12, shorten(kinds[kind] or kind))
        for i, (name, signs) in enumerate(lines.items()):
            y = top + i * STEP + 23
            write(axes, 1, y - 11, shorten(name))
            line(axes, [4, WIDTH - 4], [y, y], color=SOFT, linewidth=0.8)
            for at, n in signs:
                sign(6 + at * (WIDTH - 12), y, n)

    return drawn(draw, top + STEP * len(lines), words, salt=salt)


def _number_text(value: float, form: str) -> str:
    return form.format(int(value) if value == int(value) and "%" not in form else value)
