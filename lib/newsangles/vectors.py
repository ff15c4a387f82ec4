"""What do the words mean? Their vectors, as the model has them, looked up for a whole document at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc

Lookup = Callable[[Sequence[int]], np.ndarray]
"""Gives the word vectors of words, a row for each."""

_LAST: list[tuple[Any, bytes, Vectors]] = []


def vectors_of(doc: Doc) -> Vectors:
    """The `Vectors` of a Doc, made once for the components that read it one after the other, as `view_of` does."""
    table, words = doc.vocab.vectors.data, doc.to_array([ORTH]).tobytes()
    if not _LAST or _LAST[0][0] is not table or _LAST[0][1] != words:
        _LAST[:] = [(table, words, Vectors(doc))]
    return _LAST[0][2]


class Vectors:
    """The word vectors of one document, each of length 1; zeros for a word that the model has none for.

    Attributes:
        all: A row for each word; its rows have no columns where the pipeline has no vectors (as a Doc from the cache).
    """

    def __init__(self, doc: Doc) -> None:
        table = doc.vocab.vectors
        words = doc.to_array([ORTH]).ravel()
        if not len(doc) or not table.shape[0] or not table.shape[1]:
            self.all = np.zeros((len(doc), 0))
        elif table.mode == "default":
            rows = table.find(keys=words)
            self.all = unit(np.where((rows < 0)[:, None], 0, table.data[rows]).astype(float))
        else:
            self.all = unit(np.array([doc.vocab.get_vector(int(word)) for word in words], dtype=float))

    def __call__(self, at: Sequence[int]) -> np.ndarray:
        """A row for each of these words."""
        rows: np.ndarray = self.all[list(at)]
        return rows


def unit(matrix: np.ndarray) -> np.ndarray:
    """Rows of length 1; a row of zeros stays."""
    length = np.linalg.norm(matrix, axis=-1, keepdims=True)
    scaled: np.ndarray = matrix / np.where(length == 0, 1, length)
    return scaled
