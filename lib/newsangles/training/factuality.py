"""Learning of the predicates' numbers from sentences whose readers were asked, each number from its own.

Each scorer is a logistic over named features, fitted to the readers' mean judgement (a share between 0 and 1), so that
doubts add up and the certain end is approached, never passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.features import event_features, features
from newsangles.angles.factuality.predicates import EVENT_MIN_PROBABILITY, may_be_event
from newsangles.angles.factuality.scorers import MAX_SCORE, NEGATIVE, Scorers
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Model, Weights
from newsangles.language.word_vectors import Vectors
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.training import loop
from newsangles.training.fitting import Rows
from newsangles.training.loop import Fitting, Folds, Held, Marks, Recipe, Stage, Trainer, bins, vector_numbers

FOLDS = 5

BLOCK = 40
"""Sentences that stand beside each other, and so may come from one article, are left out together."""

EMPTY: dict[str, Weights] = {"event": {}, "happened": {}, "factuality": {}}


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its judged words, (word, judgement from -3 to 3), and the vectors of all its words."""

    context: Presentations
    words: tuple[tuple[int, float], ...]
    vectors: np.ndarray


def example(doc: Doc, predicates: Sequence[dict[str, Any]]) -> Judged:
    """A sentence with its judgements."""
    view = ParsedText(doc)
    words = {head_of(view, *p["span"]): float(p["factuality"]) for p in predicates}
    return Judged(Presentations(view), tuple(sorted(words.items())), Vectors(doc).all)


def head_of(view: ParsedText, start: int, end: int) -> int:
    """The word of a span whose own head is outside it."""
    words = range(view.word_at(start), view.word_at(max(start, end - 1)) + 1)
    return min(words, key=lambda i: (view.head[i] in words and view.head[i] != i, view.depth[i], i))


def committed(sentences: Sequence[Judged], beside: Iterable[Doc]) -> list[Stage]:
    """One stage: judged words by how far the text commits to them, and nouns by whether they mean an event."""

    def both(folds: Folds) -> dict[str, Rows]:
        return {"factuality": word_rows(sentences, folds.kept), "event": event_rows(sentences, folds.kept)}

    return [both]


def occurred(sentences: Sequence[Judged], beside: Iterable[Doc]) -> list[Stage]:
    """One stage: judged words by whether it has happened."""
    return [lambda folds: {"happened": happened_rows(sentences, folds.kept)}]


def share(judgement: float) -> float:
    """A judgement as a share between 0 and 1."""
    return (judgement + MAX_SCORE) / (2 * MAX_SCORE)


def word_rows(sentences: Sequence[Judged], kept: Sequence[int]) -> Rows:
    """Rows, one a judged word."""
    found = Rows()
    for d in kept:
        for i, value in sentences[d].words:
            found.add(features(sentences[d].context, i), share(value), group=0, document=d)
    return found


def happened_rows(sentences: Sequence[Judged], kept: Sequence[int]) -> Rows:
    """Rows, one a judged word with its vector; negated ones are left out (`Scorers.happened`)."""
    found = Rows()
    for d in kept:
        for i, value in sentences[d].words:
            names = features(sentences[d].context, i)
            if not NEGATIVE.intersection(names):
                numbers = vector_numbers(sentences[d].vectors[i])
                found.add(names, share(value), group=0, document=d, numbers=numbers)
    return found


def event_rows(sentences: Sequence[Judged], kept: Sequence[int]) -> Rows:
    """Rows, one a noun: whether it was judged, and so means an event."""
    found = Rows()
    for d in kept:
        sentence = sentences[d]
        events = {i for i, _ in sentence.words}
        for i in nouns(sentence):
            numbers = vector_numbers(sentence.vectors[i])
            found.add(event_features(sentence.context, i), i in events, group=0, document=d, numbers=numbers)
    return found


def nouns(sentence: Judged) -> list[int]:
    """The words of a sentence that might be event nouns."""
    view = sentence.context.view
    return [i for i in range(view.n) if may_be_event(view, i)]


def judge(held: Held[Judged], weights: Mapping[str, Weights], marks: Marks) -> None:
    """Note the numbers of each judged word beside the readers' judgement, and the chance of each noun."""
    scorers = Scorers({**EMPTY, **weights})
    for _, sentence in held:
        for i, judgement in sentence.words:
            names = features(sentence.context, i)
            if "factuality" in weights:
                marks.add("factuality", scorers.factuality(names), judgement)
            if "happened" in weights:
                (meaning,) = scorers.meanings("happened", sentence.vectors[[i]])
                marks.add("happened", scorers.happened(names, meaning), judgement)
        if "event" in weights:
            at, events = nouns(sentence), {i for i, _ in sentence.words}
            sure = scorers.events([event_features(sentence.context, i) for i in at], sentence.vectors[at])
            for i, chance in zip(at, sure, strict=True):
                marks.add("event", chance, i in events)


def agreement(marks: Marks, name: str) -> dict[str, Any]:
    """Agreement of a number with readers.

    Returns:
        Pearson's r, the mean absolute error, and ten bins of equal size: mean of the number and mean judgement.
    """
    said, want = marks.decisions(name)
    return {
        "folds": FOLDS,
        "predicates": len(want),
        "r": round(float(np.corrcoef(said, want)[0, 1]), 3) if np.std(said) and np.std(want) else None,
        "mean absolute error": round(float(np.mean(np.abs(np.subtract(said, want)))), 3),
        "bins (said, judged)": bins(said, want, count=10),
    }


def events_found(marks: Marks) -> dict[str, Any]:
    """Precision and recall of event nouns, and ten bins of how sure."""
    chances, right = marks.decisions("event")
    found, gold = np.array(chances) >= EVENT_MIN_PROBABILITY, np.array(right, bool)
    return {
        "folds": FOLDS,
        "nouns": len(right),
        "precision": round(float((found & gold).sum() / max(1, found.sum())), 3),
        "recall": round(float((found & gold).sum() / max(1, gold.sum())), 3),
        "bins (said, judged)": bins(chances, right, count=10, digits=3),
    }


def fitting(strength: float) -> Fitting:
    """The same for all three scorers but for the strength of the penalty."""
    return Fitting(strength, steps=200, smallest=0.005, prune_parts=True)


COMMITTED = Recipe(
    example=example,
    fittings={"factuality": fitting(1.5), "event": fitting(2.0)},
    stages=committed,
    folds=FOLDS,
    block=BLOCK,
    judge=judge,
    measure=lambda marks: {"factuality": agreement(marks, "factuality"), "event": events_found(marks)},
)

OCCURRED = Recipe(
    example=example,
    fittings={"happened": fitting(3.0)},
    stages=occurred,
    folds=FOLDS,
    block=BLOCK,
    judge=judge,
    measure=lambda marks: {"happened": agreement(marks, "happened")},
)

TRAINER = Trainer(
    name="predicates",
    key="predicates",
    unit="sentence",
    fields="id, text and predicates",
    features="named; each occurs in five or more sentences; names of people and places are masked",
    recipe=COMMITTED,
    happened=OCCURRED,
    empty=False,
    order=("factuality", "happened", "event"),
)


def learn(
    data: str | Path,
    *,
    corpus: str,
    model: str = DEFAULT_MODEL,
    texts: str | Path | None = None,
    happened: str | Path | None = None,
) -> Model:
    """Learn from two files of judged sentences; for the rest see `newsangles.training.loop.learn`.

    Args:
        data: JSON Lines with ``id``, ``text`` and ``predicates``, each with ``span`` and ``factuality`` (-3 to 3): how
            far the text commits to it. Every event of a sentence is judged, so that other nouns are none.
        corpus: What the sentences are, and under which licences, for the header of the weights.
        model: As for `newsangles.parse`.
        texts: Not taken.
        happened: The same as ``data``, with judgements of whether it has happened by now; needed.
    """
    return loop.learn(TRAINER, data, corpus=corpus, model=model, texts=texts, happened=happened)
