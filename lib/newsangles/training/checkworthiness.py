"""Learning of check-worthiness from sentences that people have sorted, calibrated by folds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from newsangles.angles.angle import angles as all_angles
from newsangles.angles.claims.checkworthiness import DIMENSION, MEANING, VECTOR_FACTOR, counted_words, features
from newsangles.documents.read import read
from newsangles.errors import DocumentError
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Calibration, Model, Weights, score
from newsangles.language.word_vectors import Vectors
from newsangles.pipeline.parse import BATCH, load
from newsangles.pipeline.versions import DEFAULT_MODEL, versions
from newsangles.training.fitting import Rows, calibrate, prune

FOLDS = 5
STRENGTH = 12.0
"""Strength of the L2 penalty (cross-validation)."""

Row = tuple[list[str], list[tuple[str, float]]]
"""A statement's features, and those that carry numbers, the mean word vector among them."""


def row(doc: Doc) -> Row | None:
    """The features of a document that is one statement; None: it has no words."""
    if not len(doc):
        return None
    view = ParsedText(doc)
    names, numbers = features(view, 0, view.n - 1)
    return names, [*numbers, *vector_numbers(doc, view)]


def vector_numbers(doc: Doc, view: ParsedText) -> list[tuple[str, float]]:
    """The mean vector of a document's words as features that carry numbers; none where the model has no vectors."""
    table, used = Vectors(doc).all, np.array(counted_words(view), bool)
    if not table.shape[1] or not used.any():
        return []
    mean = table[used].mean(axis=0) * VECTOR_FACTOR
    return [(f"{DIMENSION}{k}", float(x)) for k, x in enumerate(mean.tolist()) if x]


def meaning(weights: Weights, numbers: Iterable[tuple[str, float]]) -> float:
    """The part of the mean word vector in a score."""
    return score(weights, (), [item for item in numbers if item[0].startswith(DIMENSION)])


def learn(path: str | Path, *, corpus: str, model: str = DEFAULT_MODEL) -> Model:
    """Learn from a file of statements.

    Args:
        path: JSON Lines with ``id``, ``text`` (a sentence) and ``checkworthy`` (1: worth checking, else 0).
        corpus: What they are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.

    Raises:
        DocumentError: The file cannot be read, or says of no text whether it is worth checking.
        NewsanglesError: SciPy is not installed.
    """
    articles = read(path, any_language=True)
    with Path(path).open(encoding="utf-8") as lines:
        plain = [row for row in map(json.loads, lines) if "id" in row and "checkworthy" in row]
    gold = {str(row["id"]): bool(row["checkworthy"]) for row in plain}
    if not gold:
        raise DocumentError(path, "no text has checkworthy", "each line needs id, text and checkworthy (0 or 1)")
    header: dict[str, Any] = {
        "corpus": corpus,
        "command": f"newsangles train checkworthiness {Path(path).name}",
        "made with": versions(model),
        "features": "named; each occurs in five or more sentences; names are masked; or the mean word vector",
    }
    kept = [article for article in articles if article.id in gold]
    angles = [angle.component for angle in all_angles()]
    docs = load(model).pipe([article.text for article in kept], disable=angles, batch_size=BATCH)
    return train(docs, [gold[article.id] for article in kept], header=header)


def train(docs: Iterable[Doc], gold: Sequence[bool], *, header: dict[str, Any]) -> Model:
    """Learn from parsed statements.

    Args:
        docs: Each one statement.
        gold: Whether each is worth checking.
        header: Provenance for the weights file: corpora, their licences, the training command.

    Returns:
        The model, fitted to all; its calibration is measured on each fifth by weights fitted to the others.

    Raises:
        NewsanglesError: SciPy is not installed.
    """
    found = [(made, bool(right)) for made, right in zip(map(row, docs), gold, strict=True) if made is not None]
    rows = Rows()
    for k, ((names, numbers), right) in enumerate(found):
        rows.add(names, right, group=0, document=k, numbers=numbers)
    weights = prune(rows.fit(choice=False, l2=STRENGTH, steps=150), smallest=0.005, digits=3)
    average = sum(meaning(weights, numbers) for (_, numbers), _ in found) / max(1, len(found))
    calibrations = {"worth": measure(rows, found)}
    return Model("checkworthiness", dict(header), {"worth": weights}, calibrations, {MEANING: round(average, 3)})


def measure(rows: Rows, found: Sequence[tuple[Row, bool]]) -> Calibration:
    """Calibration: how often statements were worth checking, by the score of weights that were not fitted to them."""
    scores: list[float] = []
    right: list[bool] = []
    for fold in range(FOLDS):
        weights = rows.fit(choice=False, keep=lambda k, fold=fold: k % FOLDS != fold, l2=STRENGTH, steps=150)  # type: ignore[misc]
        for (names, numbers), gold in found[fold::FOLDS]:
            scores.append(score(weights, names, numbers))
            right.append(gold)
    return calibrate(scores, right) if any(right) and not all(right) else Calibration()
