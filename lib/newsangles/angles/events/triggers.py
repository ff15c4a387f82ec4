"""Triggers of events: the predicates that name an event, chosen by learned weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np

from newsangles.angles.events.participants import NOUNS, Role
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.language import scorers as language_scorers
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Model, Numbers, Weights, logistic, score
from newsangles.language.word_vectors import Lookup
from newsangles.tables.schema import Predicate

MIN_PROBABILITY: Mapping[str, float] = {"trigger": 0.5, "source": 0.38, "object": 0.34}
"""A predicate is an event, and a proposal its participant, if P >= this: best F1 by cross-validation."""

VECTOR_FACTOR = 4.0
"""Factor of word vectors in the score of a trigger, since nouns have few other features."""

CHANCE_CUTS = (0.2, 0.4, 0.6, 0.8)
"""Cuts of P(event) of an event noun, for features."""

STATE_POS = frozenset(("NOUN", "PROPN", "NUM", "PRON", "ADV"))
"""Parts of speech of a complement of *be* that denotes a state: *is the third largest*."""


@cache
def model() -> Model:
    """The weights that ship with the library; its header says what they were learned from.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles.angles.events") / "data" / "events.json.gz") as path:
        return language_scorers.load(path, "events")


class Scorers:
    """The three decisions: triggers, sources and objects."""

    def __init__(self, weights: Mapping[str, Weights]) -> None:
        self.weights = weights
        trigger = weights["trigger"]
        width = 1 + max((int(name[7:]) for name in trigger if name.startswith("vector ")), default=-1)
        self._vector = np.array([trigger.get(f"vector {k}", 0.0) for k in range(width)]) * VECTOR_FACTOR

    def triggers(self, names: Sequence[Sequence[str]], numbers: Sequence[Numbers], vectors: np.ndarray) -> list[float]:
        """P(event) of each predicate; `vectors` has a row for each, zeros for verbs."""
        meant = vectors @ self._vector if vectors.shape[-1] == len(self._vector) else np.zeros(len(vectors))
        weights = self.weights["trigger"]
        return [
            logistic(score(weights, row, more) + add)
            for row, more, add in zip(names, numbers, meant.tolist(), strict=True)
        ]

    def participant(self, role: Role, names: Sequence[str]) -> float:
        """The probability that a proposal is right."""
        return logistic(score(self.weights[role], names))


@cache
def scorers() -> Scorers:
    """The scorers that ship with the library."""
    return Scorers(model().scorers)


def trigger_chances(
    readings: Presentations, predicates: Mapping[int, Predicate], scorers: Scorers, vectors: Lookup
) -> dict[int, float]:
    """P(event) of each predicate, by its word.

    Args:
        readings: The document.
        predicates: Its predicates by their word.
        scorers: The weights.
        vectors: Its word vectors.
    """
    view = readings.view
    found = [i for i, row in predicates.items() if may_be_event(view, row, i)]
    names = [trigger_features(readings, predicates[i], i) for i in found]
    numbers = [trigger_numbers(predicates[i]) for i in found]
    chances = scorers.triggers(names, numbers, meanings(view, found, vectors))
    return dict(zip(found, chances, strict=True))


def may_be_event(view: ParsedText, row: Predicate, i: int) -> bool:
    """True if a predicate may be an event: no copula before a noun, no stray mark."""
    return view.word[i][-1:].isalpha() and not (row.rule == "copula" and view.pos[i] in STATE_POS)


def meanings(view: ParsedText, words: Sequence[int], vectors: Lookup) -> np.ndarray:
    """The vectors of nouns, and zeros for other words, whose form is enough."""
    nouns = np.array([view.pos[i] in NOUNS for i in words], dtype=float).reshape(-1, 1)
    found: np.ndarray = vectors(words) * nouns
    return found


def trigger_numbers(row: Predicate) -> Numbers:
    """The log-odds that a noun means an event, from the predicates' scorer."""
    if row.confidence is None:
        return ()
    chance = min(max(row.confidence, 0.01), 0.99)
    return (("chance", math.log(chance / (1 - chance))),)


def trigger_features(readings: Presentations, row: Predicate, i: int) -> list[str]:
    """Features of a predicate that may be an event."""
    view, pos = readings.view, readings.view.pos[i]
    head, relation, preposition = readings.above(i)
    kind = row.rule or ""
    if row.confidence is not None:
        kind += f", {steps(row.confidence, CHANCE_CUTS)} of {len(CHANCE_CUTS)}"
    found = [
        "bias",
        "rule=" + kind,
        "pos=" + pos,
        "tag=" + view.tag[i],
        "relation=" + view.dep[i],
        f"{kind}|relation={view.dep[i]}",
        "ent=" + view.ent[i],
        "head=" + view.pos[view.head[i]],
        "lemma=" + view.masked_lemma[i],
        f"{pos}|hangs by {preposition or relation}",
    ]
    below = sorted({view.dep[k] for k in view.children[i]})
    found += [f"{pos}|below={name}" for name in below]
    if head >= 0:
        found += [
            f"{pos}|above={view.masked_lemma[head]}",
            f"{pos}|above={view.masked_lemma[head]}|{preposition or relation}",
        ]
    if pos in NOUNS:
        found += [f"ending={view.lower[i][-n:]}" for n in (3, 4)]
        found += [
            f"has {view.dep[k]}:{view.masked_lower[k]}"
            for k in view.children[i]
            if view.dep[k] in ("prep", "det", "compound", "amod")
        ]
    elif pos in VERBAL:
        clause = readings.clause(i)
        found += ["form=" + clause.form, "mood=" + clause.mood]
        found += ["has complement"] * ("xcomp" in below or "ccomp" in below) + ["no subject"] * (clause.subject < 0)
    return found


def steps(number: float, cuts: Sequence[float]) -> int:
    """The number of cuts that are <= a number."""
    return sum(number >= cut for cut in cuts)
