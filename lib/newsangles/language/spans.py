"""Stretches of a text, sorted once, so that those around a place are found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class SpanIndex:
    """Spans ``(start, end)`` in any unit and order, each known by its place in the given order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted((start, n, end) for n, (start, end) in enumerate(spans))
        self._starts = [start for start, _, _ in ordered]
        self._numbers = [n for _, n, _ in ordered]
        self._ends = [end for _, _, end in ordered]
        self._reach = list(accumulate(self._ends, max))  # the last end of all that begin no later

    def around(self, start: int, end: int) -> list[int]:
        """The numbers of those that begin no later than a place and end no earlier, in the given order."""
        found: list[int] = []
        i = bisect_right(self._starts, start) - 1
        while i >= 0 and self._reach[i] >= end:
            if self._ends[i] >= end:
                found.append(self._numbers[i])
            i -= 1
        return sorted(found)

    def any_before(self, start: int, end: int) -> bool:
        """True if one begins before the first number, and ends no earlier than the second."""
        i = bisect_left(self._starts, start) - 1
        return i >= 0 and self._reach[i] >= end
