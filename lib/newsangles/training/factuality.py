"""Learning of the predicates' numbers from sentences whose readers were asked, each number from its own.

Each scorer is a logistic over named features, fitted to the readers' mean judgement (a share between 0 and 1), so that
doubts add up and the certain end is approached, never passed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.features import event_features, features
from newsangles.angles.factuality.predicates import EVENT_MIN_PROBABILITY, may_be_event
from newsangles.angles.factuality.scorers import MAX_SCORE, NEGATIVE, Scorers
from newsangles.documents.read import read
from newsangles.errors import DocumentError
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Model, Weights
from newsangles.language.word_vectors import Vectors
from newsangles.pipeline.parse import parse
from newsangles.pipeline.versions import DEFAULT_MODEL, versions
from newsangles.training.actors import vector_numbers
from newsangles.training.fitting import Rows, prune

FOLDS = 5
STRENGTH = {"factuality": 1.5, "happened": 3.0, "event": 2.0}
"""Of the L2 penalties, chosen by cross-validation on the training sentences."""

BLOCK = 40
"""Sentences that stand beside each other, and so may come from one article, are left out together."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its judged words, (word, judgement from -3 to 3), and the vectors of all its words."""

    context: Presentations
    words: tuple[tuple[int, float], ...]
    vectors: np.ndarray


def learn(
    path: str | Path, *, happened_path: str | Path | None = None, corpus: str, model: str = DEFAULT_MODEL
) -> Model:
    """Learn from two files of judged sentences.

    Args:
        path: JSON Lines with ``id``, ``text`` and ``predicates``, each with ``span`` and ``factuality`` (-3 to 3): how
            far the text commits to it. Every event of a sentence is judged, so that other nouns are none.
        happened_path: The same with judgements of whether it has happened by now.
        corpus: What the sentences are, and under which licences, for the header of the weights.
        model: As for `newsangles.parse`.

    Raises:
        DocumentError: A file cannot be read, holds no judgement, or there is none for ``happened``.
        NewsanglesError: SciPy is not installed.
    """
    if happened_path is None:
        raise DocumentError(path, "there is no file on what has happened", "name one with --happened")
    committed, occurred = judged(path, model), judged(happened_path, model)
    weights = {
        "factuality": fit(rows(committed, "factuality"), "factuality"),
        "happened": fit(rows(occurred, "happened"), "happened"),
        "event": fit(event_rows(committed), "event"),
    }
    header = {
        "corpus": corpus,
        "command": f"newsangles train predicates {Path(path).name} --happened {Path(happened_path).name}",
        "made with": versions(model),
        "features": "named; each occurs in five or more sentences; names of people and places are masked",
        "measured": {
            "factuality": measure(committed, "factuality"),
            "happened": measure(occurred, "happened"),
            "event": measure_events(committed),
        },
    }
    return Model("predicates", header, weights)


def judged(path: str | Path, model: str) -> list[Judged]:
    """The sentences of a file with their judged words.

    Raises:
        DocumentError: The file cannot be read, or no sentence is judged.
    """
    articles = read(path, any_language=True)
    with Path(path).open(encoding="utf-8") as lines:
        gold: dict[str, list[dict[str, Any]]] = {
            str(row["id"]): row["predicates"] for row in map(json.loads, lines) if "id" in row and "predicates" in row
        }
    kept = [article for article in articles if gold.get(article.id)]
    if not kept:
        raise DocumentError(path, "no sentence has predicates", "each line needs id, text and predicates")
    found = []
    for article, doc in zip(kept, parse(kept, model=model, use_cache=False), strict=True):
        view = ParsedText(doc)
        words = {head_of(view, *p["span"]): float(p["factuality"]) for p in gold[article.id]}
        found.append(Judged(Presentations(view), tuple(sorted(words.items())), Vectors(doc).all))
    return found


def head_of(view: ParsedText, start: int, end: int) -> int:
    """The word of a span whose own head is outside it."""
    words = range(view.word_at(start), view.word_at(max(start, end - 1)) + 1)
    return min(words, key=lambda i: (view.head[i] in words and view.head[i] != i, view.depth[i], i))


def rows(sentences: Sequence[Judged], which: str) -> Rows:
    """Rows, one a judged word; for ``happened`` with its vector, and without negated ones (`Scorers.happened`)."""
    found = Rows()
    for d, sentence in enumerate(sentences):
        for i, value in sentence.words:
            names, share = features(sentence.context, i), (value + MAX_SCORE) / (2 * MAX_SCORE)
            if which == "factuality":
                found.add(names, share, group=0, document=d)
            elif not NEGATIVE.intersection(names):
                found.add(names, share, group=0, document=d, numbers=vector_numbers(sentence.vectors[i]))
    return found


def event_rows(sentences: Sequence[Judged]) -> Rows:
    """Rows, one a noun: whether it was judged, and so means an event."""
    found = Rows()
    for d, sentence in enumerate(sentences):
        events = {i for i, _ in sentence.words}
        for i in nouns(sentence):
            numbers = vector_numbers(sentence.vectors[i])
            found.add(event_features(sentence.context, i), i in events, group=0, document=d, numbers=numbers)
    return found


def nouns(sentence: Judged) -> list[int]:
    """The words of a sentence that might be event nouns."""
    view = sentence.context.view
    return [i for i in range(view.n) if may_be_event(view, i)]


def fit(found: Rows, which: str, keep: Callable[[int], bool] = lambda document: True) -> Weights:
    """The weights of one scorer."""
    weights = found.fit(choice=False, keep=keep, l2=STRENGTH[which], steps=200)
    return prune(weights, smallest=0.005, digits=3)


def folds(sentences: Sequence[Judged], found: Rows, which: str) -> Iterator[tuple[Scorers, list[Judged]]]:
    """The scorers that have not seen a fold's sentences, and these, for each fold."""
    for k in range(FOLDS):
        weights = fit(found, which, lambda d, k=k: d // BLOCK % FOLDS != k)  # type: ignore[misc]
        empty: dict[str, Weights] = {"event": {}, "happened": {}, "factuality": {}}
        yield Scorers(empty | {which: weights}), [s for d, s in enumerate(sentences) if d // BLOCK % FOLDS == k]


def measure(sentences: Sequence[Judged], which: str) -> dict[str, Any]:
    """Agreement of a number with readers in sentences that its weights have not seen.

    Returns:
        Pearson's r, the mean absolute error, and ten bins of equal size: mean of the number and mean judgement.
    """
    said: list[float] = []
    want: list[float] = []
    for scorers, held in folds(sentences, rows(sentences, which), which):
        for sentence in held:
            for i, judgement in sentence.words:
                names = features(sentence.context, i)
                factual = which == "factuality"
                (meaning,) = scorers.meanings("happened", sentence.vectors[[i]])
                said.append(scorers.factuality(names) if factual else scorers.happened(names, meaning))
                want.append(judgement)
    order = np.argsort(said, kind="stable")
    return {
        "folds": FOLDS,
        "predicates": len(want),
        "r": round(float(np.corrcoef(said, want)[0, 1]), 3) if np.std(said) and np.std(want) else None,
        "mean absolute error": round(float(np.mean(np.abs(np.subtract(said, want)))), 3),
        "bins (said, judged)": [
            [round(float(np.mean(np.array(values)[part])), 2) for values in (said, want)]
            for part in np.array_split(order, 10)
        ],
    }


def measure_events(sentences: Sequence[Judged]) -> dict[str, Any]:
    """Precision and recall of event nouns in sentences that the weights have not seen, and ten bins of how sure."""
    chances: list[float] = []
    right: list[bool] = []
    for scorers, held in folds(sentences, event_rows(sentences), "event"):
        for sentence in held:
            at, events = nouns(sentence), {i for i, _ in sentence.words}
            chances += scorers.events([event_features(sentence.context, i) for i in at], sentence.vectors[at])
            right += [i in events for i in at]
    found, gold = np.array(chances) >= EVENT_MIN_PROBABILITY, np.array(right)
    return {
        "folds": FOLDS,
        "nouns": len(right),
        "precision": round(float((found & gold).sum() / max(1, found.sum())), 3),
        "recall": round(float((found & gold).sum() / max(1, gold.sum())), 3),
        "bins (said, judged)": [
            [round(float(np.mean(np.array(values)[part])), 3) for values in (chances, right)]
            for part in np.array_split(np.argsort(chances, kind="stable"), 10)
        ],
    }
