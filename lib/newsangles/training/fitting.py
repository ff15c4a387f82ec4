"""Fitting of linear scorers: feature rows, weights by L-BFGS, calibration. It needs SciPy, the extra ``train``."""

from __future__ import annotations

import multiprocessing
from array import array
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np

from newsangles.errors import NewsanglesError
from newsangles.language.scorers import Calibration, Numbers, Weights

First = TypeVar("First")
Second = TypeVar("Second")


def calibrate(scores: Sequence[float], right: Sequence[bool], *, steps: int = 20) -> Calibration:
    """Fit a `Calibration` by Newton's method.

    Args:
        scores: Log-odds of decisions that the weights were not fitted to.
        right: Whether each was right.
        steps: Iterations; it settles in fewer than ten.
    """
    inputs = np.stack([np.array(scores, float), np.ones(len(scores))], axis=1)
    targets, weights = np.array(right, float), np.array([1.0, 0.0])
    for _ in range(steps):
        shares = 1 / (1 + np.exp(-inputs @ weights))
        curvature = (inputs * (shares * (1 - shares))[:, None]).T @ inputs + 1e-6 * np.eye(2)
        weights = weights - np.linalg.solve(curvature, inputs.T @ (shares - targets))
    return Calibration(round(float(weights[0]), 3), round(float(weights[1]), 3))


class Rows:
    """Feature rows to train on, each of a document and a group with at most one right row."""

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {}
        self._ids = array("i")
        self._values = array("f")
        self._ends = array("q", [0])
        self.right: list[float] = []
        self.groups: list[int] = []
        self.documents: list[int] = []

    def add(self, features: Sequence[str], right: float, *, group: int, document: int, numbers: Numbers = ()) -> None:
        """Add one candidate; ``right`` is 1 or 0, or the share of the annotators who called it right."""
        names, ids, values = self._vocabulary, self._ids, self._values
        for name in features:
            ids.append(names.setdefault(name, len(names)))
        values.extend([1.0] * len(features))
        for name, number in numbers:
            ids.append(names.setdefault(name, len(names)))
            values.append(number)
        self._ends.append(len(ids))
        self.right.append(right)
        self.groups.append(group)
        self.documents.append(document)

    def fit(
        self,
        *,
        choice: bool,
        keep: Callable[[int], bool] = lambda document: True,
        documents: int = 5,
        l2: float = 3.0,
        steps: int = 60,
        smallest: float = 0.0,
        digits: int = 3,
    ) -> Weights:
        """Fit weights by L-BFGS with an L2 penalty.

        Args:
            choice: A softmax within each group (one row of it is right), else a logistic for each row by itself.
            keep: Which documents to learn from.
            documents: In how many documents a feature has to occur.
            l2: Strength of the penalty.
            steps: L-BFGS iterations.
            smallest: Weights below are left out.
            digits: Decimals kept.

        Raises:
            NewsanglesError: SciPy is not installed.
        """
        try:
            from scipy import optimize
        except ImportError as error:
            remedy = "install it with `pip install 'newsangles[train]'`"
            raise NewsanglesError("training", "needs SciPy, which is not installed", remedy) from error
        if not any(map(keep, self.documents)):
            return {}  # nothing to learn from: no feature weighs anything
        kept = np.flatnonzero([keep(d) for d in self.documents])
        matrix, columns = self._matrix(kept, documents)
        loss = _loss(matrix, np.array(self.right, float)[kept], np.array(self.groups)[kept], choice=choice, l2=l2)
        options = {"maxiter": steps, "maxcor": 12}
        weights = optimize.minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options=options).x
        names = list(self._vocabulary)
        return {
            names[column]: round(float(weight), digits)
            for column, weight in zip(columns, weights, strict=True)
            if abs(weight) >= smallest and round(weight, digits)
        }

    def _matrix(self, kept: np.ndarray, documents: int) -> tuple[Any, np.ndarray]:
        """The sparse matrix of the kept rows, and the numbers of its columns: of features in enough documents."""
        from scipy import sparse

        width = len(self._vocabulary)
        data = (np.frombuffer(self._values, np.float32), np.frombuffer(self._ids, np.int32))
        matrix = sparse.csr_matrix((*data, np.frombuffer(self._ends, np.int64)), shape=(len(self.right), width))
        matrix = matrix[kept]
        owner = np.repeat(np.array(self.documents)[kept], np.diff(matrix.indptr))
        # How many documents each feature occurs in: distinct pairs of feature and document.
        pairs = np.unique(matrix.indices.astype(np.int64) * (int(owner.max(initial=0)) + 1) + owner)
        seen = np.bincount(pairs // (int(owner.max(initial=0)) + 1), minlength=width)
        columns = np.flatnonzero(seen >= documents)
        return matrix[:, columns].tocsr(), columns


def _loss(
    matrix: Any, right: np.ndarray, groups: np.ndarray, *, choice: bool, l2: float
) -> Callable[[np.ndarray], tuple[float, np.ndarray]]:
    """The penalised loss of weights, with its gradient, as a function of the weights."""
    transposed = matrix.T.tocsr()
    change = np.r_[True, groups[1:] != groups[:-1]]
    first, segment = np.flatnonzero(change), np.cumsum(change) - 1

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = (matrix @ weights.astype(np.float32)).astype(float)
        if choice:
            scores -= np.maximum.reduceat(scores, first)[segment]
            power = np.exp(scores)
            total = np.add.reduceat(power, first)
            value, slope = float(np.log(total).sum() - right @ scores), power / total[segment] - right
        else:
            value, slope = float(np.logaddexp(0, scores).sum() - right @ scores), 1 / (1 + np.exp(-scores)) - right
        return value + l2 / 2 * float(weights @ weights), transposed @ slope.astype(np.float32) + l2 * weights

    return loss


def prune(weights: Weights, *, smallest: float = 0.05, digits: int = 2) -> Weights:
    """Weights for the file: small ones left out, the others rounded."""
    return {name: round(x, digits) for name, x in weights.items() if abs(x) >= smallest}


def average(parts: Sequence[Weights]) -> Weights:
    """The mean of several weight vectors; a feature that one of them lacks counts as nothing there."""
    names = sorted({name for part in parts for name in part})
    return {name: sum(part.get(name, 0.0) for part in parts) / len(parts) for name in names}


def both(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """The results of two fits, run at the same time where the system can fork (else one after the other)."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return first(), second()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(first()))
    process.start()
    sender.close()
    result = second()
    try:
        received: First = receiver.recv()
    except EOFError as error:
        raise NewsanglesError(
            "training", "one of its two processes ended early", "look at its message above"
        ) from error
    process.join()
    return received, result
