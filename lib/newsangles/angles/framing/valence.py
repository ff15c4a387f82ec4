"""Values of words by themselves, from a list, and carried over to other words by their vectors.

The list is that of VADER (Hutto and Gilbert 2014: VADER, A Parsimonious Rule-based Model for Sentiment Analysis of
Social Media Text; MIT License). It judges words, not who they are about: *killed* is unfavourable of a victim too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsangles.language.rules import per_rules, rule_lines

CARRIED = 0.5
"""Factor for a value that was carried over."""

PENALTY = 3.0
"""Strength of the penalty on the weights that carry values over."""

NEUTRAL = tuple(
    """say tell report meeting week year month minister government company city state house room table program
    statement office member day people president committee bill law vote election court judge police country official
    group market percent number report plan policy school student road water call talk go come move visit hold sign
    send include work make take give use according also about between during former senior local national federal
    public""".split()
)
"""Common words of news with no value of their own, which the list leaves out."""


@per_rules
def listed_values() -> dict[str, float]:
    """The values of ``data/valence.tsv``, by word in small letters.

    Raises:
        ParameterError: A line does not begin with a number and a tab.
    """
    found: dict[str, float] = {}
    for line in rule_lines("angles/framing", "valence.tsv"):
        value, _, words = line.text.partition("\t")
        try:
            number = float(value)
        except ValueError as error:
            raise line.error(f"{value!r} is no number", "begin the line with a number and a tab") from error
        for word in words.split():
            found.setdefault(word, number)
    return found


def carrying_weights(words: Sequence[str], vectors: np.ndarray) -> np.ndarray:
    """Weights by which vectors carry values over, fitted by ridge regression.

    Args:
        words: Words of the list, or `NEUTRAL` ones.
        vectors: A row for each, of length 1, or of zeros.
    """
    known = listed_values()
    wanted = np.array([known.get(word, 0.0) for word in words])
    square = vectors.T @ vectors + PENALTY * np.eye(vectors.shape[1])
    weights: np.ndarray = np.linalg.solve(square, vectors.T @ wanted)
    return weights


def values(lower: Sequence[str], carried: Sequence[float]) -> list[float]:
    """The value of each word: from the list, else carried over.

    Args:
        lower: The words, in small letters.
        carried: The products of their vectors with the weights of `carrying_weights`.
    """
    known = listed_values()
    return [known[word] if word in known else CARRIED * x for word, x in zip(lower, carried, strict=True)]
