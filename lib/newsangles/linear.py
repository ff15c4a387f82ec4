"""How do all learned layers decide? Linear scorers over named features, kept in one readable weights file.

A layer names its candidates and their features. This module adds up weights (a logistic score for a yes or no, a
softmax over candidates for a choice), turns scores into calibrated probabilities, says which features decided, and
reads and writes the weights. Feature names are words, so that a reader can check any decision. Scoring needs the
standard library alone; `fit` needs SciPy (the extra ``train``).
"""

from __future__ import annotations

import gzip
import json
import math
import multiprocessing
import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from newsangles.errors import ModelError, NewsanglesError

FORMAT = 1
"""Version of the weights file's layout; a file of another version is refused."""

Weights = dict[str, float]
"""One weight per feature name; a feature that is not in it weighs nothing."""

First = TypeVar("First")
Second = TypeVar("Second")

Numbers = Sequence[tuple[str, float]]
"""Features that carry a number instead of being there or not."""


def score(weights: Mapping[str, float], features: Iterable[str], numbers: Numbers = ()) -> float:
    """The sum of the weights of the features that are there, and of weight times number for those that carry one."""
    total = sum(filter(None, map(weights.get, features)))  # the fastest loop there is; None: the feature weighs nothing
    for name, number in numbers:
        total += weights.get(name, 0.0) * number
    return total


def logistic(z: float) -> float:
    """The probability that log-odds stand for; safe for any finite number."""
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def log_softmax(scores: Sequence[float]) -> list[float]:
    """The logarithm of each candidate's probability, the candidates excluding each other; empty for none."""
    if not scores:
        return []
    top = max(scores)
    total = top + math.log(sum(math.exp(z - top) for z in scores))
    return [z - total for z in scores]


def explain(
    weights: Mapping[str, float], features: Iterable[str], numbers: Numbers = (), *, limit: int = 8
) -> list[tuple[str, float]]:
    """The features that moved a score most, as (name, what it added), the strongest first."""
    added: dict[str, float] = {}
    for name in features:
        added[name] = added.get(name, 0.0) + weights.get(name, 0.0)
    for name, number in numbers:
        added[name] = added.get(name, 0.0) + weights.get(name, 0.0) * number
    strongest = sorted(added.items(), key=lambda item: (-abs(item[1]), item[0]))
    return [item for item in strongest[:limit] if item[1]]


@dataclass(frozen=True, slots=True)
class Calibration:
    """From log-odds to the share of such decisions that were right on annotated text (Platt scaling).

    Attributes:
        slope: Factor for the log-odds.
        shift: What is added to them.
    """

    slope: float = 1.0
    shift: float = 0.0

    def __call__(self, z: float) -> float:
        """The calibrated probability of a score."""
        return logistic(self.slope * z + self.shift)


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


# --- the weights file


@dataclass(frozen=True)
class Model:
    """A layer's scorers with their provenance.

    Attributes:
        angle: Which layer they belong to: ``quotes``.
        header: Provenance: corpora with their licences, the training command, library version, date-free.
        scorers: Weights by the name of the decision.
        calibrations: Calibrations by the name of the decision.
        settings: Plain numbers that were chosen with the weights, such as thresholds.
    """

    angle: str
    header: dict[str, Any]
    scorers: dict[str, Weights]
    calibrations: dict[str, Calibration] = field(default_factory=dict)
    settings: dict[str, float] = field(default_factory=dict)


def save(path: str | Path, model: Model) -> None:
    """Write a weights file: gzipped JSON, the same bytes for the same weights."""
    plain = {
        "format": FORMAT,
        "angle": model.angle,
        "header": model.header,
        "settings": dict(sorted(model.settings.items())),
        "calibrations": {name: {"slope": c.slope, "shift": c.shift} for name, c in sorted(model.calibrations.items())},
        "scorers": {
            name: {"features": sorted(weights), "weights": [weights[feature] for feature in sorted(weights)]}
            for name, weights in sorted(model.scorers.items())
        },
    }
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    # mtime=0: a gzip header would otherwise hold the time of writing.
    Path(path).write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def load(path: str | Path, angle: str) -> Model:
    """Read a weights file.

    Raises:
        ModelError: It is missing, is no weights file, has another format version, or belongs to another angle.
    """
    remedy = f"train it again with `newsangles train {angle} DATA`, or reinstall newsangles"
    try:
        plain = json.loads(gzip.decompress(Path(path).read_bytes()))
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ModelError(path, f"cannot be read as a weights file ({error})", remedy) from error
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        found = plain.get("format") if isinstance(plain, dict) else None
        raise ModelError(path, f"has format {found}, not {FORMAT}", remedy)
    if plain.get("angle") != angle:
        raise ModelError(path, f"holds the weights of {plain.get('angle')!r}, not of {angle!r}", remedy)
    try:
        return Model(
            angle=angle,
            header=plain["header"],
            scorers={n: dict(zip(s["features"], s["weights"], strict=True)) for n, s in plain["scorers"].items()},
            calibrations={n: Calibration(c["slope"], c["shift"]) for n, c in plain["calibrations"].items()},
            settings=plain["settings"],
        )
    except KeyError as error:
        raise ModelError(path, f"lacks {error}", remedy) from error
    except (AttributeError, TypeError, ValueError) as error:
        raise ModelError(path, f"is damaged ({error})", remedy) from error


# --- training


class Rows:
    """Feature rows to train on. Each belongs to a document, and to a group of which one row is right (or to none)."""

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {}
        self._ids = array("i")
        self._values = array("f")
        self._ends = array("q", [0])
        self.right: list[float] = []
        self.groups: list[int] = []
        self.documents: list[int] = []

    def add(self, features: Sequence[str], right: float, *, group: int, document: int, numbers: Numbers = ()) -> None:
        """Add one candidate, with whether it is right; where annotators differed, the share of them who said so."""
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
            from scipy import optimize, sparse
        except ImportError as error:
            remedy = "install it with `pip install 'newsangles[train]'`"
            raise NewsanglesError("training", "needs SciPy, which is not installed", remedy) from error
        rows, width = len(self.right), len(self._vocabulary)
        if not any(map(keep, self.documents)):
            return {}  # nothing to learn from: no feature weighs anything
        data = (np.frombuffer(self._values, np.float32), np.frombuffer(self._ids, np.int32))
        matrix = sparse.csr_matrix((*data, np.frombuffer(self._ends, np.int64)), shape=(rows, width))
        kept = np.flatnonzero([keep(d) for d in self.documents])
        matrix = matrix[kept]
        right, group = np.array(self.right, float)[kept], np.array(self.groups)[kept]
        owner = np.repeat(np.array(self.documents)[kept], np.diff(matrix.indptr))
        # How many documents each feature occurs in: distinct pairs of feature and document.
        pairs = np.unique(matrix.indices.astype(np.int64) * (int(owner.max(initial=0)) + 1) + owner)
        seen = np.bincount(pairs // (int(owner.max(initial=0)) + 1), minlength=width)
        columns = np.flatnonzero(seen >= documents)
        matrix = matrix[:, columns].tocsr()
        transposed = matrix.T.tocsr()
        change = np.r_[True, group[1:] != group[:-1]]
        first, segment = np.flatnonzero(change), np.cumsum(change) - 1

        def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
            z = (matrix @ w.astype(np.float32)).astype(float)
            if choice:
                z -= np.maximum.reduceat(z, first)[segment]
                power = np.exp(z)
                total = np.add.reduceat(power, first)
                value, slope = float(np.log(total).sum() - right @ z), power / total[segment] - right
            else:
                value, slope = float(np.logaddexp(0, z).sum() - right @ z), 1 / (1 + np.exp(-z)) - right
            return value + l2 / 2 * float(w @ w), transposed @ slope.astype(np.float32) + l2 * w

        options = {"maxiter": steps, "maxcor": 12}
        w = optimize.minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options=options).x
        names = list(self._vocabulary)
        return {
            names[c]: round(float(x), digits)
            for c, x in zip(columns, w, strict=True)
            if abs(x) >= smallest and round(x, digits)
        }


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
