"""The choice of the sort of a name or noun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from newsangles.angles.actors.names import SORTS
from newsangles.language.scorers import Weights, log_softmax


class Chooser:
    """A softmax over `SORTS` for names or nouns: named features, and the word vector as a matrix product."""

    def __init__(self, weights: Weights, sorts: Sequence[str] = SORTS) -> None:
        self.sorts = tuple(sorts)
        width = 1 + max((int(n.rsplit(" ", 1)[1]) for n in weights if "|vector " in n), default=-1)
        self.matrix = np.zeros((width, len(self.sorts)))
        by_feature: dict[str, list[float]] = {}
        for name, weight in weights.items():
            sort, _, feature = name.partition("|")
            k = self.sorts.index(sort)
            if feature.startswith("vector "):
                self.matrix[int(feature[7:]), k] = weight
            else:
                by_feature.setdefault(feature, [0.0] * len(self.sorts))[k] = weight
        self._weights = by_feature

    def logs(self, features: Iterable[str], vector: np.ndarray | None = None) -> list[float]:
        """The logarithm of each sort's probability."""
        total = [0.0] * len(self.sorts)
        if vector is not None and len(vector) == len(self.matrix):
            total = (vector @ self.matrix).tolist()
        for feature in features:
            row = self._weights.get(feature)
            if row is not None:
                total = [a + b for a, b in zip(total, row, strict=True)]
        return log_softmax(total)
