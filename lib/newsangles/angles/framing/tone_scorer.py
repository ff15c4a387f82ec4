"""The learned tone of a sentence toward a person: unfavourable, neutral or favourable, and the words that decided.

A softmax over named features, learned from NewsMTSC (Hamborg and Donnay 2021: NewsMTSC, A Dataset for
(Multi-)Target-dependent Sentiment Classification in Political News Articles; MIT License).
"""

from __future__ import annotations

import math
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from newsangles.angles.framing.tone_features import VECTOR_FACTOR, ZONES, Evidence
from newsangles.language import scorers
from newsangles.language.scorers import Model, log_softmax

SIDES = ("-", "+")
"""The tones with features, unfavourable and favourable; a neutral one scores 0. Each begins the names of its own."""

TONES = (-1, 0, 1)
SCORERS = ("unfavourable", "neutral", "favourable")
"""The names of the calibrations, one a tone."""

VALUE = "value of vector "
"""Prefix of the settings that carry the values of listed words over to others, one a dimension of their vectors."""

MOST_CUES = 3
"""Limit of the words that are named for a tone."""

MIN_CUE = 0.15
"""Words count as cues that add > this to the log-odds."""


class Tone(NamedTuple):
    """A tone with what it rests on.

    Attributes:
        tone: -1, 0 or 1.
        expected: The tone to be expected, -1 to 1.
        chance: P(the tone is right), calibrated.
    """

    tone: int
    expected: float
    chance: float


class ToneScorer:
    """Scores persons in sentences with a set of weights.

    Args:
        model: The weights with their calibrations.
    """

    def __init__(self, model: Model) -> None:
        found = model.scorers["tone"]
        self._calibrations = [model.calibrations[name] for name in SCORERS]
        names = {name[2:] for name in found}
        self._weights = {name: tuple(found.get(f"{side} {name}", 0.0) for side in SIDES) for name in sorted(names)}
        width = sum(name.startswith(VALUE) for name in model.settings)
        columns = [[model.settings[f"{VALUE}{k}"] for k in range(width)]]
        for zone in ZONES:
            pairs = [self._weights.pop(dimension(zone, k), (0.0, 0.0)) for k in range(width)]
            columns += [[VECTOR_FACTOR * pair[side] for pair in pairs] for side in range(len(SIDES))]
        self.columns = np.array(columns).T
        """For the vectors of words: a column for their values, then two for each zone."""

    def scores(self, evidence: Evidence) -> tuple[float, float]:
        """The scores of an unfavourable and a favourable tone; that of a neutral one is 0."""
        minus = plus = 0.0
        weights = self._weights
        for name in dict.fromkeys([name for name, _ in evidence.strings]):  # each once, as in the training
            pair = weights.get(name)
            if pair is not None:
                minus += pair[0]
                plus += pair[1]
        for name, number in evidence.numbers:
            pair = weights.get(name)
            if pair is not None:
                minus += pair[0] * number
                plus += pair[1] * number
        for n, zone in enumerate(ZONES):
            inside = evidence.zones[zone]
            if inside:
                root, rows = math.sqrt(len(inside)), [evidence.products[i] for i in inside]
                minus += sum([row[2 * n] for row in rows]) / root
                plus += sum([row[2 * n + 1] for row in rows]) / root
        return minus, plus

    def tone(self, scores: tuple[float, float]) -> Tone:
        """The tone of two scores."""
        chances = [math.exp(x) for x in log_softmax((scores[0], 0.0, scores[1]))]
        best = max(range(len(TONES)), key=chances.__getitem__)
        odds = log_odds(chances[best])
        return Tone(TONES[best], chances[2] - chances[0], self._calibrations[best](odds))

    def cues(self, evidence: Evidence, tone: int) -> list[int]:
        """The words that speak most for a tone, the weightiest first, at most `MOST_CUES`."""
        side = SIDES.index("-" if tone < 0 else "+")
        other = 1 - side
        added: dict[int, float] = {}

        def add(i: int, pair: tuple[float, ...]) -> None:
            added[i] = added.get(i, 0.0) + pair[side] - pair[other] / 2

        for name, i in evidence.strings:
            if i >= 0 and name in self._weights:
                add(i, self._weights[name])
        for n, zone in enumerate(ZONES):
            inside = evidence.zones[zone]
            for i in inside:
                row, root = evidence.products[i], math.sqrt(len(inside))
                add(i, (row[2 * n] / root, row[2 * n + 1] / root))
        pairs = [(self._weights[name], number) for name, number in evidence.numbers if name in self._weights]
        total = sum(number * (pair[side] - pair[other] / 2) for pair, number in pairs)
        agreeing = {i: abs(x) for i, x in evidence.values.items() if x * tone > 0}
        for i, x in agreeing.items():
            added[i] = added.get(i, 0.0) + max(0.0, total) * x / sum(agreeing.values())
        counted = [i for i in evidence.zones["all"] if added.get(i, 0.0) > MIN_CUE]
        return sorted(counted, key=lambda i: (-added[i], i))[:MOST_CUES]


def dimension(zone: str, k: int) -> str:
    """The name of a zone's dimension."""
    return f"vector {zone} {k}"


def log_odds(chance: float) -> float:
    """The log-odds of a probability, bounded."""
    kept = min(1 - 1e-6, max(1e-6, chance))
    return math.log(kept / (1 - kept))


def model() -> Model:
    """The weights that ship with the library; their header names the training texts.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles.angles.framing") / "data" / "tone.json.gz") as path:
        return scorers.load(path, "tone")


@cache
def scorer() -> ToneScorer:
    """The `ToneScorer` of the library's weights."""
    return ToneScorer(model())
