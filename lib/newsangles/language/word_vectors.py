"""Word vectors of the model, looked up for a whole document at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc

Lookup = Callable[[Sequence[int]], np.ndarray]
"""A function from the indices of words to their vectors, a row for each."""

_LAST: list[tuple[Any, bytes, Vectors]] = []


def vectors_of(doc: Doc) -> Vectors:
    """The `Vectors` of a Doc, made once for the components that read it in turn."""
    table, words = doc.vocab.vectors.data, doc.to_array([ORTH]).tobytes()
    if not _LAST or _LAST[0][0] is not table or _LAST[0][1] != words:
        _LAST[:] = [(table, words, Vectors(doc))]
    return _LAST[0][2]


class Vectors:
    """The word vectors of one document, each of length 1; zeros for a word without one in the model.

    Where the pipeline has no vectors (as for a Doc from the cache), they have no columns. Kept once for each different
    word: otherwise a text of 20,000 words would take 100 MB.
    """

    def __init__(self, doc: Doc) -> None:
        table = doc.vocab.vectors
        words, self._kinds = np.unique(doc.to_array([ORTH]).ravel(), return_inverse=True)
        if not len(doc) or not table.shape[0] or not table.shape[1]:
            self._rows = np.zeros((len(words), 0))
        elif table.mode == "default":
            rows = table.find(keys=words)
            self._rows = unit(np.where((rows < 0)[:, None], 0, table.data[rows]).astype(float))
        else:
            self._rows = unit(np.array([doc.vocab.get_vector(int(word)) for word in words], dtype=float))

    @property
    def width(self) -> int:
        """The number of columns; 0 if the pipeline has no vectors."""
        return int(self._rows.shape[1])

    @property
    def all(self) -> np.ndarray:
        """A row for each word."""
        rows: np.ndarray = self._rows[self._kinds]
        return rows

    def __call__(self, at: Sequence[int]) -> np.ndarray:
        """A row for each of these words."""
        rows: np.ndarray = self._rows[self._kinds[list(at)]]
        return rows

    def __matmul__(self, vector: np.ndarray) -> np.ndarray:
        """The product of each word's row with a vector."""
        products: np.ndarray = (self._rows @ vector)[self._kinds]
        return products


def unit(matrix: np.ndarray) -> np.ndarray:
    """Rows of length 1; a row of zeros stays."""
    length = np.linalg.norm(matrix, axis=-1, keepdims=True)
    scaled: np.ndarray = matrix / np.where(length == 0, 1, length)
    return scaled
