"""Scorers of predicates: event nouns, the text's commitment to a predicate, and its having happened.

The two numbers are learned from readers' judgements of two different questions: `factuality`, the text's commitment
(Lee et al. 2015, Event detection and factuality assessment with non-expert supervision), and `happened`, that it has
happened by now (Rudinger, White and Van Durme 2018, Neural models of factuality).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np

from newsangles.language import scorers as language_scorers
from newsangles.language.scorers import Model, Weights, logistic, score

MAX_SCORE = 3.0
"""Both numbers lie between -RANGE and RANGE."""

HAPPENED_FACTOR = 1.1
"""Factor for the log-odds of `happened` that minimises the mean absolute error.

It is > 1, since readers judge at the ends of the scale more often than their mean shows."""

NEGATIVE = frozenset(("not", "nobody or nothing"))
"""Features of a negated clause."""


@cache
def model() -> Model:
    """The weights that ship with the library; its header says what they were learned from.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles.angles.factuality") / "data" / "predicates.json.gz") as path:
        return language_scorers.load(path, "predicates")


class Scorers:
    """Weights by decision: *event* says whether a noun means an event, *factuality* and *happened* are the numbers."""

    def __init__(self, weights: Mapping[str, Weights]) -> None:
        self.weights = weights
        self._vectors = {name: _array(weights[name]) for name in ("event", "happened")}

    def events(self, names: Sequence[Sequence[str]], vectors: np.ndarray) -> list[float]:
        """P(event) of each of several nouns; a row of `vectors` for each."""
        more = self.meanings("event", vectors)
        return [logistic(score(self.weights["event"], row) + add) for row, add in zip(names, more, strict=True)]

    def factuality(self, names: Sequence[str]) -> float:
        """The text's commitment to a predicate, -3 to 3."""
        return round(2 * MAX_SCORE * logistic(score(self.weights["factuality"], names)) - MAX_SCORE, 2)

    def happened(self, names: Sequence[str], meaning: float) -> float:
        """The judgement that it has happened by now, -3 to 3.

        A negated clause gets the negative score of the affirmed one: readers' judgements of negated clauses were
        unreliable, so that they were left out of training.
        """
        z = score(self.weights["happened"], [name for name in names if name not in NEGATIVE]) + meaning
        value = 2 * MAX_SCORE * logistic(HAPPENED_FACTOR * z) - MAX_SCORE
        return round(-abs(value) if any(name in NEGATIVE for name in names) else value, 2)

    def meanings(self, which: str, vectors: np.ndarray) -> list[float]:
        """The contributions of word vectors to a score; 0 where the pipeline has none, or of another width."""
        weights = self._vectors[which]
        if vectors.shape[-1] != len(weights):
            return [0.0] * len(vectors)
        added: list[float] = (vectors @ weights).tolist()
        return added


def _array(weights: Weights) -> np.ndarray:
    """The weights of a word vector's dimensions."""
    width = 1 + max((int(name[7:]) for name in weights if name.startswith("vector ")), default=-1)
    return np.array([weights.get(f"vector {k}", 0.0) for k in range(width)])


@cache
def scorers() -> Scorers:
    """The scorers that ship with the library."""
    return Scorers(model().scorers)
