"""Axes of days: true to scale in pieces, with a break where much time is skipped, and dated ticks."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

PIECES, BREAK, LEAST = 5, 14.0, 34.0  # at most so many pieces; the room between two, and the least width of one
_NEAR, _FEW = 0.04, 20  # two days nearer than this share of a piece are hard to tell apart; no shorter gap is skipped
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # the same in every locale
_LABEL, _CHARACTER = 40.0, 6.1  # the least distance of two ticks, and the width of a letter


@dataclass(frozen=True)
class Tick:
    """A place of an axis with its label, and the year below it where that is not the one before."""

    at: float
    label: str
    year: str


@dataclass(frozen=True)
class Axis:
    """Places of days between two ends, the pieces of the axis, and its ticks."""

    at: dict[str, float]
    pieces: tuple[tuple[float, float], ...]
    ticks: tuple[Tick, ...]


def is_day(text: object) -> bool:
    """True if a text is a day of the calendar, as YYYY-MM-DD."""
    try:
        return isinstance(text, str) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def day_axis(
    days: Iterable[str], periods: Iterable[tuple[str, str]], left: float, right: float, *, now: str | None = None
) -> Axis:
    """Lay out the axis of some days.

    Args:
        days: The days to place (YYYY-MM-DD).
        periods: First and last days of periods that are drawn; none of a year or less is broken.
        left: The place of the first day.
        right: The place of the last one.
        now: One of the days whose tick is kept before all others.
    """
    named = sorted(set(days))
    if not named:
        return Axis({}, (), ())
    whole = [(_number(a), _number(b)) for a, b in periods if 0 < _number(b) - _number(a) <= 366]
    groups = _pieces([_number(day) for day in named], whole)
    room = right - left - BREAK * (len(groups) - 1) - LEAST * len(groups)
    weights = [len(group) - 1 for group in groups]
    places: dict[int, float] = {}
    pieces, ticks, begin = list[tuple[float, float]](), list[tuple[int, float, str]](), left
    for group, weight in zip(groups, weights, strict=True):
        width = LEAST + room * (weight / sum(weights) if any(weights) else 1 / len(groups))
        span = group[-1] - group[0]
        # A piece of one day has it in the middle; a day at the edge of a break stands a little off it.
        a, b = begin + (6 if pieces else 0), begin + width - (6 if len(pieces) < len(groups) - 1 else 0)
        places |= {n: round(a + (b - a) * ((n - group[0]) / span if span else 0.5), 2) for n in group}
        pieces.append((round(begin, 2), round(begin + width, 2)))
        ticks += [(n, a + (b - a) * ((n - group[0]) / span if span else 0.5), name) for n, name in _round(group, b - a)]
        begin += width + BREAK
    at = {day: places[_number(day)] for day in named}
    if now in at and _number(now) not in {number for number, _, _ in ticks}:
        ticks.append((_number(now), at[now], _day(_number(now))))
    first = [*([_number(now)] if now in at else []), *(group[0] for group in groups)]
    return Axis(at, tuple(pieces), tuple(_labelled(ticks, first)))


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _pieces(numbers: Sequence[int], whole: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Days in pieces, cut at the longest gaps until neighbours can be told apart in each."""
    pieces = [list(numbers)]
    while len(pieces) < PIECES:
        cuts = []
        for place, piece in enumerate(pieces):
            gaps = [b - a for a, b in itertools.pairwise(piece)]
            if len(gaps) < 2 or min(gaps) >= _NEAR * sum(gaps):
                continue
            free = [
                (gap, place, n)
                for n, gap in enumerate(gaps, 1)
                if gap > max(_FEW, 10 * min(gaps)) and not any(a <= piece[n - 1] and piece[n] <= b for a, b in whole)
            ]
            cuts += free
        if not cuts:
            break
        _, place, n = max(cuts)
        pieces[place : place + 1] = [pieces[place][:n], pieces[place][n:]]
    return pieces


def _round(piece: Sequence[int], width: float) -> list[tuple[int, str]]:
    """Days for ticks within a piece: the named ones of a short piece, else beginnings of months or years."""
    first, last = date.fromordinal(piece[0]), date.fromordinal(piece[-1])
    span = piece[-1] - piece[0]
    if span <= 60:
        return [(n, _day(n)) for n in piece]
    most = max(1, int(width / _LABEL))
    if span <= 900:
        months = [
            date(y, m, 1)
            for y in range(first.year, last.year + 1)
            for m in range(1, 13)
            if first <= date(y, m, 1) <= last
        ]
        step = next(n for n in (1, 2, 3, 6, 12, 36) if len(months) / n <= most or n == 36)
        return [(d.toordinal(), _MONTHS[d.month - 1]) for d in months if (d.month - 1) % min(step, 12) == 0]
    years = [y for y in range(first.year, last.year + 1) if first <= date(y, 1, 1)]
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 500, 1000, 9999) if len(years) / n <= most or n == 9999)
    return [(date(y, 1, 1).toordinal(), "") for y in years if y % step == 0]


def _day(number: int) -> str:
    day = date.fromordinal(number)
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _labelled(ticks: Sequence[tuple[int, float, str]], first: Iterable[int]) -> list[Tick]:
    """Ticks whose labels do not touch; those of the first days are kept before others."""
    order = {number: n for n, number in enumerate(first)}
    kept: list[tuple[int, float, str]] = []
    for number, at, name in sorted(ticks, key=lambda tick: (order.get(tick[0], len(order)), tick[0])):
        width = [_CHARACTER * max(len(name), 4) for _, _, name in (*kept, (number, at, name))]
        if all(abs(at - tick[1]) >= (own + width[-1]) / 2 + 3 for tick, own in zip(kept, width, strict=False)):
            kept.append((number, at, name))
    made, year = list[Tick](), ""
    for number, at, name in sorted(kept):
        own = str(date.fromordinal(number).year)
        made.append(Tick(round(at, 2), name or own, own if name and own != year else ""))
        year = own
    return made
