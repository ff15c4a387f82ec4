"""Fields of a row type, each with its meaning and with what its value may be."""

from __future__ import annotations

from dataclasses import field
from typing import Any

Spans = tuple[tuple[int, int], ...]
"""Several half-open spans of characters."""

Strings = tuple[str, ...]
"""Several texts."""


def column(
    meaning: str,
    *,
    names: str = "",
    derived: str = "",
    between: tuple[float, float] | None = None,
    day: bool = False,
    free: bool = False,
    **options: Any,
) -> Any:
    """A dataclass field that carries its one-line meaning, for the column dictionary, and what a value may be.

    Args:
        meaning: The line.
        names: For an id, the table whose rows it names.
        derived: What the value follows from, where nobody can set it by itself.
        between: The least and the greatest number.
        day: Whether it is a date, YYYY-MM-DD.
        free: Whether it need not be the words that stand between its ``_start`` and ``_end``.
        **options: As for `dataclasses.field`.
    """
    known = {"meaning": meaning, "names": names, "derived": derived, "between": between, "day": day, "free": free}
    return field(metadata=known, **options)
