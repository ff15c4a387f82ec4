"""The confidence that a row without a class tells an event, and no state, relation or general truth.

The scorers know the word; who does it, and how it is put, tells as much. Both are weighed as 180 rows of three sets of
articles were judged, of which 52 told no event, or one only at a stretch; those count twice, since a row too few is
forgiven sooner than a row that is none.
"""

from __future__ import annotations

import math

from newsangles.angles.events.arguments import Part
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import logistic
from newsangles.tables.schema import Predicate

BIAS, CHANCE = -0.9, 0.85
"""The weights of a constant, and of the log-odds of the word."""

SOURCES = {"actor": 0.6, "pronoun": -0.35, "words": -1.15, "none": 0.0}
"""The weights of who does it: an actor or somebody, a pronoun whose actor is open, other words, nobody."""

NEGATIVE = -0.7
"""The weight of a negation: what did not happen is seldom an event."""

STATUSES = {"conditional": -1.3, "question": -1.3, "planned": -0.3, "predicted": -0.3}
"""The weights of what is not told as done."""

LIMITS = (0.02, 0.98)
"""The chances of a word between which its log-odds are taken."""


def sure(view: ParsedText, chance: float, source: Part | None, row: Predicate, *, acts: bool = False) -> float:
    """The confidence of a row without a class.

    Args:
        view: The document.
        chance: How likely its word is an event that happens.
        source: Who does it.
        row: Its predicate.
        acts: Whether the source is somebody by its noun, though no actor: *the mayor*.
    """
    chance = min(max(chance, LIMITS[0]), LIMITS[1])
    kind = "none"
    if source is not None:
        kind = "actor" if source.actor or acts else "pronoun" if view.pos[source.word] == "PRON" else "words"
    weight = BIAS + CHANCE * math.log(chance / (1 - chance)) + SOURCES[kind] + STATUSES.get(row.status, 0.0)
    return logistic(weight + NEGATIVE * (row.polarity == "negative"))
