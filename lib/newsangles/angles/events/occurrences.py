"""Occurrences among the triggers: what happens, apart from states, possessions, comparisons and bare abstract nouns.

The weights of the triggers take states for events too, as their corpus does. A second scorer, learned from articles
whose events are sorted, says how likely something *happens*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np

from newsangles.angles.events.triggers import VECTOR_FACTOR, trigger_features, trigger_numbers
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language import scorers as language_scorers
from newsangles.language.scorers import Model, logistic, score
from newsangles.language.word_vectors import Lookup
from newsangles.tables.schema import Predicate

NAME = "occurrences"
"""The name of the weights, and of their one decision."""


@cache
def model() -> Model:
    """The weights that ship with the library; their header says what they were learned from.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles.angles.events") / "data" / f"{NAME}.json.gz") as path:
        return language_scorers.load(path, NAME)


@cache
def _vector() -> np.ndarray:
    """The weights of the dimensions of a word's vector."""
    weights = model().scorers[NAME]
    width = 1 + max((int(name[7:]) for name in weights if name.startswith("vector ")), default=-1)
    return np.array([weights.get(f"vector {k}", 0.0) for k in range(width)]) * VECTOR_FACTOR


def occurrence_chances(
    readings: Presentations, predicates: Mapping[int, Predicate], words: Sequence[int], vectors: Lookup
) -> dict[int, float]:
    """P(it happens) of each trigger, by its word.

    Args:
        readings: The document.
        predicates: Its predicates by their word.
        words: The triggers.
        vectors: Its word vectors.
    """
    weights, added = model().scorers[NAME], _vector()
    found = vectors(words)
    meant = found @ added if found.shape[-1] == len(added) else np.zeros(len(words))
    return {
        i: logistic(score(weights, trigger_features(readings, predicates[i], i), trigger_numbers(predicates[i])) + more)
        for i, more in zip(words, meant.tolist(), strict=True)
    }
