"""Learning of the direction of bare times: the last one up to publication, or the next one after it.

An example is each choice that the reading of an annotated article had to make, where the annotators' value is one of
its two sides. Weights are fitted to all; the figures are of folds by article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from newsangles.angles.timeline.calendar import cover
from newsangles.angles.timeline.context import Choice, TimeContext
from newsangles.angles.timeline.direction import distance_of, features
from newsangles.angles.timeline.readers import read_times
from newsangles.language.document_context import published_of
from newsangles.language.parsed_text import parsed_text_of
from newsangles.language.scorers import Model, Weights, logistic, score
from newsangles.pipeline.parse import load
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.training import loop
from newsangles.training.fitting import Rows
from newsangles.training.loop import Fitting, Folds, Held, Marks, Recipe, Stage, Trainer, bins

FOLDS = 10

OWN_DAY = date(2019, 3, 13)
"""The day on which our own sentences are published."""


class Example(NamedTuple):
    """A choice: its features, and whether the next time after publication is meant."""

    names: tuple[str, ...]
    coming: bool


def examples(doc: Doc, timexes: Sequence[Mapping[str, Any]], published: date | None = None) -> list[Example]:
    """The choices of an article that its annotation decides."""
    context = TimeContext(doc, parsed_text_of(doc), published or published_of(doc))
    read_times(context)
    found = []
    for choice in dict.fromkeys(context.choices):
        side = _annotated(context, choice, timexes)
        if side is not None:
            found.append(Example(_names(context, choice), side))
    return found


def own_sentences(model: str = DEFAULT_MODEL) -> list[Example]:
    """The choices of our own sentences."""
    lines = (resources.files("newsangles.training") / "data" / "direction_sentences.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in lines.splitlines() if line and not line.startswith("#")]
    found = []
    docs = load(model).pipe(text.replace("[", "").replace("]", "") for _, text in rows)
    for (answer, text), doc in zip(rows, docs, strict=True):
        for published in (OWN_DAY, None):
            context = TimeContext(doc, parsed_text_of(doc), published)
            read_times(context)
            for choice in dict.fromkeys(context.choices):
                if context.expressions[choice.at].start == text.index("["):
                    found.append(Example(_names(context, choice), answer == "coming"))
    return found


def _names(context: TimeContext, choice: Choice) -> tuple[str, ...]:
    context.index = choice.at
    return tuple(features(context, distance_of(context.published, choice.kind, choice.past, choice.coming)))


def _annotated(context: TimeContext, choice: Choice, timexes: Sequence[Mapping[str, Any]]) -> bool | None:
    """True if the annotators chose the coming side, False if the past one; None if neither."""
    expression = context.expressions[choice.at]
    for timex in timexes:
        start, end = timex["span"]
        covered = cover(timex["value"] or "") if start < expression.end and expression.start < end else None
        if covered and covered.begin in (choice.past, choice.coming):
            return covered.begin == choice.coming
    return None


def stages(articles: Sequence[Sequence[Example]], beside: object) -> list[Stage]:
    """One stage: a row for each choice."""

    def rows(folds: Folds) -> dict[str, Rows]:
        found = Rows()
        for d in folds.kept:
            for example in articles[d]:
                found.add(example.names, example.coming, group=0, document=d)
        for n, example in enumerate(own_sentences()):  # each a document of its own, of which every fold learns
            found.add(example.names, example.coming, group=0, document=len(articles) + n)
        return {"coming": found}

    return [rows]


def judge(held: Held[Sequence[Example]], weights: Mapping[str, Weights], marks: Marks) -> None:
    """Note the choices of unseen articles."""
    for d, article in held:
        for example in article:
            marks.add("coming", logistic(score(weights["coming"], example.names)), example.coming, document=d)


def measure(marks: Marks) -> dict[str, Any]:
    """The share of choices that were right, in percent, beside that of the past alone; five bins of how sure."""
    said, so = marks.decisions("coming")
    right = sum((chance >= 0.5) == bool(one) for chance, one in zip(said, so, strict=True))
    past = len(so) - sum(map(bool, so))
    count = max(1, len(so))
    figures = {"folds": FOLDS, "choices": len(so), "right": round(100 * right / count, 1)}
    return {
        "coming": figures
        | {"always the past": round(100 * past / count, 1), "bins (said, judged)": bins(said, so, count=5)}
    }


RECIPE = Recipe(
    example=examples,
    fittings={"coming": Fitting(l2=1.0, documents=5, steps=200, smallest=0.02, prune_parts=True)},
    stages=stages,
    folds=FOLDS,
    judge=judge,
    measure=measure,
)

TRAINER = Trainer(
    name="direction",
    key="timexes",
    unit="article",
    fields="id, text, published and timexes",
    features="named; each occurs in five or more articles",
    recipe=RECIPE,
)


def learn(
    data: str | Path,
    *,
    corpus: str,
    model: str = DEFAULT_MODEL,
    texts: str | Path | None = None,
    happened: str | Path | None = None,
) -> Model:
    """Learn from a file of articles with annotated times; for the rest see `newsangles.training.loop.learn`.

    Args:
        data: JSON Lines with ``id``, ``text``, ``published`` and ``timexes``, each with ``span`` and ``value``.
        corpus: What the articles are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.
        texts: Not taken.
        happened: Not taken.
    """
    return loop.learn(TRAINER, data, corpus=corpus, model=model, texts=texts, happened=happened)
