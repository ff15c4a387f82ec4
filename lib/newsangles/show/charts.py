"""Bar charts, and charts of where in a text something occurs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from newsangles.errors import ParameterError
from newsangles.show.figures import (
    FILL,
    LETTER,
    OUTLINED,
    PAPER,
    SOFT,
    WIDE,
    Key,
    check_kinds,
    circle,
    drawn,
    figure,
    folded,
    line,
    rectangle,
    write,
)
from newsangles.show.html import Shown, counted, named_rows, one_line

_BAR, LINE_HEIGHT = 10, 14  # the height of a bar, and of a line of text
_NAMES, _NUMBERS = 260, 55  # on a wide page: the most room for names, and the most letters beside a bar
_HATCHES = (None, "///", None, "|||")  # of dots, each a curve, a pattern takes 40 KB


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
        unit: The unit of the numbers ("quotes"), stated once: in the title, unless it begins with it.
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
    heading = title if title.lower().startswith(unit.lower()) else f"{title} ({unit})"
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
    numbers = [_said(row, own, names) for row, own in zip(values, frame.to_numpy().tolist(), strict=True)]
    labels = [str(index) for index in frame.index]
    largest = float(frame.sum(axis=1).max()) or 1.0

    def layout(width: int) -> tuple[float, Callable[[Any], None]]:
        key = Key(names, width, 25)
        left, rows, height = named_lines(labels, width, key.height)
        wide, most = width == WIDE, max(map(len, numbers))
        beside = most <= (_NUMBERS if wide else 12)  # else the numbers stand above their bar, or below it
        above = [not beside and not wide and len(a) + len(b) < 50 for a, b in zip(labels, numbers, strict=True)]
        lines_of = [folded(text, int((width - left) / LETTER)) for text in numbers]
        below = [[] if beside or up else lines for up, lines in zip(above, lines_of, strict=True)]
        room = width - left - (1.1 * LETTER * most + 8 if beside else 1)
        height += LINE_HEIGHT * sum(map(len, below))

        def draw(axes: Any) -> None:
            def bar(x: float, y: float, length: float, pattern: int) -> None:
                looks = {"facecolor": FILL if pattern == 0 else "none", "hatch": _HATCHES[pattern]}
                rectangle(axes, x, y, length, _BAR, edgecolor=FILL, linewidth=1, **looks)

            key.draw(axes, lambda x, y, n: bar(x, y - 6, 18, n))
            down = 0
            for i, (y, lines) in enumerate(rows):
                y += down
                for n, text in enumerate(lines):
                    write(axes, 1, y + LINE_HEIGHT * n, text)
                if above[i]:
                    write(axes, width - 1, y, numbers[i], ha="right", color=SOFT)
                y += 0 if wide else LINE_HEIGHT * len(lines)
                x = left
                for n, value in enumerate(frame.to_numpy()[i]):
                    if value:
                        length = room * float(value) / largest
                        bar(x, y - 9, length, n)
                        x += length
                if beside:
                    write(axes, x + 5, y, numbers[i])
                for n, text in enumerate(below[i], 1):
                    write(axes, left, y + LINE_HEIGHT * n, text, color=SOFT)
                down += LINE_HEIGHT * len(below[i])

        return height, draw

    return drawn(layout, words, salt=f"{words}{frame.to_numpy().tolist()}")


def named_lines(names: Sequence[str], width: int, top: float) -> tuple[float, list[tuple[float, list[str]]], float]:
    """The layout of rows: their left end, the first baseline and lines of each name, the height of all.

    On a wide page a name stands beside what it names, else above it.
    """
    wide = width == WIDE
    left = min(_NAMES, LETTER * max(map(len, names)) + 12) if wide else 1.0
    rows, y = [], top + 12
    for name in names:
        lines = folded(name, int((left if wide else width) / LETTER))
        rows.append((y, lines))
        y += LINE_HEIGHT * len(lines) + (8 if wide else 22)
    return left, rows, y - 12


def _said(values: Sequence[str], row: Sequence[float], names: Sequence[str]) -> str:
    """The numbers of a bar, each with the name of its series; those of 0 are left out."""
    if not names:
        return values[0]
    return ", ".join(f"{v} {name}" for v, name, n in zip(values, names, row, strict=True) if n) or values[0]


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

    def layout(width: int) -> tuple[float, Callable[[Any], None]]:
        key = Key([kinds[kind] or kind for kind in used], width, 16)
        left, rows, height = named_lines(list(lines), width, key.height)
        begin, end = left + 6, float(width - 6)

        def draw(axes: Any) -> None:
            def sign(x: float, y: float, shape: int) -> None:
                if shape == 0:
                    rectangle(axes, x - 1.25, y - 6, 2.5, 12, facecolor=FILL, linewidth=0)
                elif shape == 1:
                    rectangle(axes, x - 3, y - 3, 6, 6, facecolor=PAPER, **OUTLINED)
                else:
                    circle(axes, x, y, 3.3, facecolor=PAPER, **OUTLINED)

            key.draw(axes, lambda x, y, n: sign(x + 5, y, order.index(used[n])))
            for (y, texts), signs in zip(rows, lines.values(), strict=True):
                for n, text in enumerate(texts):
                    write(axes, 1, y + LINE_HEIGHT * n, text)
                y += -4 if width == WIDE else LINE_HEIGHT * len(texts) - 4
                line(axes, [begin - 2, end + 2], [y, y], color=SOFT, linewidth=0.8)
                for at, shape in signs:
                    sign(begin + at * (end - begin), y, shape)
            for x, side, text in ((begin, "left", "beginning of the text"), (end, "right", "end")):
                write(axes, x, height + 9, text, ha=side, color=SOFT)

        return height + 14, draw

    return drawn(layout, words, salt=salt)


def _number_text(value: float, form: str) -> str:
    return form.format(int(value) if value == int(value) and "%" not in form else value)
