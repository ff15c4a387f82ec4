"""The words of a clause that the class of an event has taken up: *did not accept* is a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]

NEGATIONS = frozenset(("not", "no"))


def turned(row: Row) -> list[str]:
    """The words of the clause that its class has taken up: *will*, *not*."""
    words = str(row["class_rule"] or "").partition(" + ")[0].split()
    return words if set(words) <= {"will", *NEGATIONS} else []


def presented(row: Row) -> dict[str, Any]:
    """The columns by which an event differs from its predicate, since its class has taken up the negation.

    *Did not accept* is a refusal (REJECT), and that was made: it is affirmed, and has happened.

    Args:
        row: A row of the table of events, with the values of its predicate.
    """
    if row["polarity"] != "negative" or not NEGATIONS.intersection(turned(row)):
        return {}
    return {
        "polarity": "positive",
        "factuality": -row["factuality"],
        "happened": row["happened"] if row["future"] else -row["happened"],
    }
