"""Learning of check-worthiness from sentences that people have sorted, calibrated by folds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from newsangles.angles.claims.checkworthiness import DIMENSION, MEANING, VECTOR_FACTOR, counted_words, features
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Model, Weights, score
from newsangles.language.word_vectors import Vectors
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.training import loop
from newsangles.training.fitting import Rows
from newsangles.training.loop import Fitting, Folds, Held, Marks, Recipe, Stage, Trainer

Row = tuple[list[str], list[tuple[str, float]]]
"""A statement's features, and those that carry numbers, the mean word vector among them."""

Example = tuple[Row, bool]
"""A statement's features, and True if people called it worth checking."""


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


def example(doc: Doc, gold: Any) -> Example | None:
    """A statement's features and its annotation; None: it has no words."""
    made = row(doc)
    return None if made is None else (made, bool(gold))


def stages(statements: Sequence[Example], beside: Iterable[Doc]) -> list[Stage]:
    """One stage: a candidate for each statement."""

    def worth(folds: Folds) -> dict[str, Rows]:
        rows = Rows()
        for d in folds.kept:
            (names, numbers), right = statements[d]
            rows.add(names, right, group=0, document=d, numbers=numbers)
        return {"worth": rows}

    return [worth]


def judge(held: Held[Example], weights: Mapping[str, Weights], marks: Marks) -> None:
    """Note the score of each statement, and its annotation."""
    for _, ((names, numbers), right) in held:
        marks.add("worth", score(weights["worth"], names, numbers), right)


def settings(statements: Sequence[Example], weights: Mapping[str, Weights]) -> dict[str, float]:
    """The average part of the word vectors in a score, for texts without vectors."""
    total = sum(meaning(weights["worth"], numbers) for (_, numbers), _ in statements)
    return {MEANING: round(total / max(1, len(statements)), 3)}


RECIPE = Recipe(
    example=example,
    fittings={"worth": Fitting(12.0, steps=150, smallest=0.005)},
    stages=stages,
    folds=5,
    judge=judge,
    calibrated=("worth",),
    settings=settings,
)

TRAINER = Trainer(
    name="checkworthiness",
    key="checkworthy",
    unit="text",
    fields="id, text and checkworthy (0 or 1)",
    features="named; each occurs in five or more sentences; names are masked; or the mean word vector",
    recipe=RECIPE,
    bare=True,
)


def learn(
    data: str | Path,
    *,
    corpus: str,
    model: str = DEFAULT_MODEL,
    texts: str | Path | None = None,
    happened: str | Path | None = None,
) -> Model:
    """Learn from a file of statements; for the rest see `newsangles.training.loop.learn`.

    Args:
        data: JSON Lines with ``id``, ``text`` (a sentence) and ``checkworthy`` (1: worth checking, else 0).
        corpus: What they are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.
        texts: Not taken.
        happened: Not taken.
    """
    return loop.learn(TRAINER, data, corpus=corpus, model=model, texts=texts, happened=happened)
