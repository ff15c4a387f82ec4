"""Pieces: actors whose every name stands within the name of a body, as one of its first words.

A body may be called after a place or a person; who is named nowhere but in the body's name takes no part in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsangles.angles.actors.names import Name, Named

SEATS = ("of", "in", "for", "of the", "in the", "for the")
"""Words before a place that a body's name tells as its seat: the University of [Norland]."""

MAX_PIECES = 2
"""A place that the text names more often than this matters by itself, be it only within names."""


def without_pieces(actors: Sequence[Named]) -> list[Named]:
    """The actors without those that are named only within the names of bodies: the Norland of Air Norland."""
    names = [name for actor in actors for name in actor.names]
    longest: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not longest or name.end > longest[-1].end:
            longest.append(name)
    starts = [name.start for name in longest]

    def is_piece(name: Name) -> bool:
        """True for a name within a longer one, of which it is no seat."""
        whole = longest[bisect_right(starts, name.start) - 1]
        before = whole.text[: name.start - whole.start].rstrip()
        return len(name.text) < len(whole.text) and name.end <= whole.end and not before.endswith(SEATS)

    return [actor for actor in actors if _matters(actor) or not all(map(is_piece, actor.names))]


def _matters(actor: Named) -> bool:
    """True for a place named so often that it matters by itself."""
    return actor.label == "place" and len(actor.names) > MAX_PIECES
