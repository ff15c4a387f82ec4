"""A quantity: a number with what it counts or measures."""

from __future__ import annotations

from dataclasses import dataclass

from newsangles.tables.schema import Approximate


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures.

    Attributes:
        first: Its first word.
        last: Its last word.
        start: Its first character.
        end: The character after its last one; the span has number, sign and unit, without the hedge.
        value: The number; the lower one of a range; for a size alone ("thousands") the least one that it tells, 2000 at
            least; None for one that no number can hold.
        high: The higher one of a range.
        unit: ``%``, an ISO 4217 code, a sign that several countries share (``$``), a measure (``km``), or the lemma of
            the noun that is counted, also behind *of the* ("18 of the survivors"); None where no noun is there.
        approximate: The meaning of the hedge; *nearly* and *almost* count as about. A size alone is more than one.
        hedge_start: The first character of the hedge; None without one.
        hedge_end: The character after its last one.
        per: What it is counted for ("$3 a day"), as it is written; *each* where only that is said.
    """

    first: int
    last: int
    start: int
    end: int
    value: float | None
    high: float | None = None
    unit: str | None = None
    approximate: Approximate | None = None
    hedge_start: int | None = None
    hedge_end: int | None = None
    per: str | None = None

    @property
    def vague(self) -> bool:
        """True for a size or a few, which no word hedges: *thousands*, *a day or two*."""
        return self.approximate is not None and self.hedge_start is None
