"""Learning which triggers of events happen, from articles whose events are sorted by class as TimeML has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from newsangles.angles.events.arguments import event_context
from newsangles.angles.events.occurrences import NAME
from newsangles.angles.events.triggers import (
    MIN_PROBABILITY,
    VECTOR_FACTOR,
    scorers,
    trigger_features,
    trigger_numbers,
)
from newsangles.language.scorers import Model, Numbers, Weights, logistic, score
from newsangles.language.word_vectors import Vectors
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.training import loop
from newsangles.training.fitting import Rows
from newsangles.training.loop import Fitting, Folds, Held, Marks, Recipe, Stage, Trainer, bins, vector_numbers

HAPPEN = frozenset(("OCCURRENCE", "REPORTING", "I_ACTION", "PERCEPTION"))
"""Classes of TimeML that happen; states, beliefs and wishes do not, nor does that something begins or goes on."""

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger with its features, and True if it is marked as something that happens."""

    names: list[str]
    numbers: Numbers
    right: bool


def example(doc: Doc, events: Sequence[dict[str, Any]]) -> list[Candidate]:
    """The triggers of an article with marked events."""
    context, vectors = event_context(doc, scorers()), Vectors(doc).all * VECTOR_FACTOR
    spans = [event["span"] for event in events if event["class"] in HAPPEN]
    found = []
    for i, chance in context.chance.items():
        if chance < MIN_PROBABILITY["trigger"]:
            continue
        row = context.predicates[i]
        right = any(row.start < end and start < row.end for start, end in spans)
        numbers = [*trigger_numbers(row), *vector_numbers(np.round(vectors[i], 4))]
        found.append(Candidate(trigger_features(context.readings, row, i), numbers, right))
    return found


def stages(articles: Sequence[list[Candidate]], beside: Iterable[Doc]) -> list[Stage]:
    """One stage: a row for each trigger."""

    def happening(folds: Folds) -> dict[str, Rows]:
        found = Rows()
        for d in folds.kept:
            for case in articles[d]:
                found.add(case.names, case.right, group=0, document=d, numbers=case.numbers)
        return {NAME: found}

    return [happening]


def judge(unseen: Held[list[Candidate]], weights: Mapping[str, Weights], marks: Marks) -> None:
    """Note the decisions on articles that the weights have not seen."""
    for number, article in unseen:
        for case in article:
            chance = logistic(score(weights[NAME], case.names, case.numbers))
            marks.add(NAME, chance, case.right, document=number)


def measure(marks: Marks) -> dict[str, Any]:
    """Precision and recall in percent where the chance is one half or more, and five bins of how sure."""
    said, so = (np.array(part) for part in marks.decisions(NAME))
    kept = said >= 0.5
    return {
        NAME: {
            "folds": FOLDS,
            "triggers": len(so),
            "precision": round(100 * float(so[kept].mean()), 1),
            "recall": round(100 * float(so[kept].sum() / so.sum()), 1),
            "bins (said, judged)": bins(said.tolist(), so.tolist(), count=5),
        }
    }


RECIPE = Recipe(
    example=example,
    fittings={NAME: Fitting(6.0, documents=5, steps=100, smallest=0.005, prune_parts=True)},
    stages=stages,
    folds=FOLDS,
    judge=judge,
    measure=measure,
)

TRAINER = Trainer(
    name=NAME,
    key="events",
    unit="article",
    fields="id, text and events",
    features="named; each occurs in five or more articles; names of people and places are masked",
    recipe=RECIPE,
    empty=False,
)


def learn(
    data: str | Path,
    *,
    corpus: str,
    model: str = DEFAULT_MODEL,
    texts: str | Path | None = None,
    happened: str | Path | None = None,
) -> Model:
    """Learn from a file of marked articles; for the rest see `newsangles.training.loop.learn`.

    Args:
        data: JSON Lines with ``id``, ``text`` and ``events``, each with ``span`` and ``class`` (TimeML's).
        corpus: What the articles are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.
        texts: Not taken.
        happened: Not taken.
    """
    return loop.learn(TRAINER, data, corpus=corpus, model=model, texts=texts, happened=happened)
