"""Linear scorers over named features, by which all learned layers decide, and their readable weights file.

A layer names its candidates and their features. This module adds up weights (a logistic score for a yes or no, a
softmax over candidates for a choice), turns scores into calibrated probabilities, says which features decided, and
reads and writes the weights. Feature names are words, so that a reader can check any decision. It needs the standard
library alone; weights are fitted by `newsangles.training.fitting`.
"""

from __future__ import annotations

import gzip
import json
import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsangles.errors import ModelError

FORMAT = 1
"""Version of the weights file's layout; a file of another version is refused."""

Weights = dict[str, float]
"""One weight per feature name; a feature that is not in it weighs nothing."""

Numbers = Sequence[tuple[str, float]]
"""Features with a number each, instead of presence alone."""


def score(weights: Mapping[str, float], features: Iterable[str], numbers: Numbers = ()) -> float:
    """The sum of the weights of all features, each of ``numbers`` times its number."""
    total = sum(filter(None, map(weights.get, features)))  # the fastest loop there is; None: the feature weighs nothing
    for name, number in numbers:
        total += weights.get(name, 0.0) * number
    return total


def logistic(log_odds: float) -> float:
    """The probability that log-odds stand for; safe for any finite number."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds >= 0 else math.exp(log_odds) / (1 + math.exp(log_odds))


def log_softmax(scores: Sequence[float]) -> list[float]:
    """The logarithm of each candidate's probability, the candidates excluding each other; empty for none."""
    if not scores:
        return []
    top = max(scores)
    total = top + math.log(sum([math.exp(score - top) for score in scores]))
    return [score - total for score in scores]


def explain(
    weights: Mapping[str, float], features: Iterable[str], numbers: Numbers = (), *, limit: int = 8
) -> list[tuple[str, float]]:
    """The features that moved a score most, as (name, contribution), the strongest first."""
    added: dict[str, float] = {}
    for name in features:
        added[name] = added.get(name, 0.0) + weights.get(name, 0.0)
    for name, number in numbers:
        added[name] = added.get(name, 0.0) + weights.get(name, 0.0) * number
    strongest = sorted(added.items(), key=lambda item: (-abs(item[1]), item[0]))
    return [item for item in strongest[:limit] if item[1]]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Platt scaling: from log-odds to the share of such decisions that were right on annotated text.

    Attributes:
        slope: Factor for the log-odds.
        shift: What is added to them.
    """

    slope: float = 1.0
    shift: float = 0.0

    def __call__(self, log_odds: float) -> float:
        """The calibrated probability of a score."""
        return logistic(self.slope * log_odds + self.shift)


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
