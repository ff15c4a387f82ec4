"""Learning of the events' weights from articles whose events and participants are marked.

Three logistic scorers: which predicate is an event, which proposal is its source, which its object. The participants
are learned with the chances of events that weights give which have not seen the article, as they will be met later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from newsangles.angles.events.arguments import EventContext, event_context, participant_features
from newsangles.angles.events.participants import Role
from newsangles.angles.events.triggers import (
    MIN_PROBABILITY,
    VECTOR_FACTOR,
    Scorers,
    meanings,
    trigger_features,
    trigger_numbers,
)
from newsangles.language.scorers import Model, Weights
from newsangles.language.word_vectors import Vectors
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.training import loop
from newsangles.training.fitting import Rows
from newsangles.training.loop import Fitting, Folds, Held, Marks, Recipe, Stage, Trainer, bins, vector_numbers

FOLDS = 10

ROLES: tuple[Role, ...] = ("source", "object")
GOLD = {"source": "source", "object": "target"}
"""The key of each role in the annotation; MEANTIME's target is its Arg1."""

IDLE = frozenset("the a an of and in to for its his her their".split())
"""Words that say nothing about who a participant is; those that the bench leaves out too."""

EMPTY: dict[str, Weights] = {"trigger": {}, "source": {}, "object": {}}


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with its marked events, by the predicate that meets each (None: none does)."""

    context: EventContext
    vectors: np.ndarray
    gold: tuple[dict[str, Any], ...]
    met: dict[int, dict[str, Any]]


def example(doc: Doc, events: Sequence[dict[str, Any]]) -> Marked:
    """An article with its marked events."""
    context = event_context(doc, Scorers(EMPTY))
    view, met = context.view, dict[int, dict[str, Any]]()
    for event in events:
        start, end = event["span"]
        inside = [i for i in context.chance if view.idx[i] < end and start < view.end[i] and i not in met]
        if inside:
            met[min(inside, key=lambda i: (view.depth[i], i))] = event
    return Marked(context, Vectors(doc).all, tuple(events), met)


def stages(articles: Sequence[Marked], beside: Iterable[Doc]) -> list[Stage]:
    """Stages: triggers; then participants, of the events that unseen weights find."""

    def participants(folds: Folds) -> dict[str, Rows]:
        for d in folds.kept:
            articles[d].context.chance = chances(articles[d], folds.unseen(d)["trigger"])
        return {role: participant_rows(articles, role, folds.kept) for role in ROLES}

    return [lambda folds: {"trigger": trigger_rows(articles, folds.kept)}, participants]


def trigger_rows(articles: Sequence[Marked], kept: Sequence[int]) -> Rows:
    """A row for each predicate: whether it is a marked event."""
    found = Rows()
    for d in kept:
        article = articles[d]
        context = article.context
        spans = [event["span"] for event in article.gold]
        words = list(context.chance)
        vectors = meanings(context.view, words, lambda at, article=article: article.vectors[list(at)])  # type: ignore[misc]
        for i, vector in zip(words, vectors * VECTOR_FACTOR, strict=True):
            row = context.predicates[i]
            right = any(row.start < end and start < row.end for start, end in spans)
            numbers = [*trigger_numbers(row), *vector_numbers(vector)]
            found.add(trigger_features(context.readings, row, i), right, group=0, document=d, numbers=numbers)
    return found


def chances(article: Marked, weights: Weights) -> dict[int, float]:
    """The probability that each predicate of an article is an event, by these weights."""
    context, words = article.context, list(article.context.chance)
    names = [trigger_features(context.readings, context.predicates[i], i) for i in words]
    numbers = [trigger_numbers(context.predicates[i]) for i in words]
    vectors = meanings(context.view, words, lambda at: article.vectors[list(at)])
    return dict(zip(words, Scorers({**EMPTY, "trigger": weights}).triggers(names, numbers, vectors), strict=True))


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal for an event, with its features; `known` where the quotes tell it."""

    word: int
    right: bool
    names: list[str]
    known: bool = False


def cases(article: Marked, role: Role) -> Iterator[Case]:
    """The proposals for all events of an article, found or marked."""
    context = article.context
    view = context.view
    for i, chance in context.chance.items():
        if chance < MIN_PROBABILITY["trigger"] and i not in article.met:
            continue
        texts = article.met.get(i, {}).get(GOLD[role]) or []
        want = set().union(*(words_of(text) for text in texts))
        if role == "source" and (speaker := context.speakers.get(i)):
            words = words_of(view.text[view.idx[speaker.first] : view.end[speaker.last]])
            yield Case(i, bool(want & words), [], known=True)
        for n, proposal in enumerate([p for p in context.participants.of(i) if p.role == role]):
            first, last = context.participants.phrase(proposal.word)
            right = bool(want & words_of(view.text[view.idx[first] : view.end[last]]))
            yield Case(i, right, participant_features(context, i, proposal, n))


def words_of(text: str) -> set[str]:
    """The words by which participants are compared."""
    return {word.strip(".,()'\"").lower() for word in text.split()} - IDLE


def participant_rows(articles: Sequence[Marked], role: Role, kept: Sequence[int]) -> Rows:
    """A row for each proposal: whether it is right."""
    found = Rows()
    for d in kept:
        for case in cases(articles[d], role):
            if not case.known:
                found.add(case.names, case.right, group=0, document=d)
    return found


def judge(held: Held[Marked], weights: Mapping[str, Weights], marks: Marks) -> None:
    """Note events and participants that were found, and those that are marked."""
    scorers = Scorers({**EMPTY, **weights})
    for d, article in held:
        judge_triggers(d, article, marks)
        for role in ROLES:
            judge_participants(d, article, role, scorers, marks)


def judge_triggers(number: int, article: Marked, marks: Marks) -> None:
    """Note the events of an article; a marked one is met by one predicate alone."""
    view, spans = article.context.view, [event["span"] for event in article.gold]
    chosen = [i for i, chance in article.context.chance.items() if chance >= MIN_PROBABILITY["trigger"]]
    free = set(chosen)
    for start, end in spans:
        hit = next((i for i in chosen if i in free and view.idx[i] < end and start < view.end[i]), None)
        marks.counts["trigger", "right"] += hit is not None
        free.discard(-1 if hit is None else hit)
    marks.counts["trigger", "found"] += len(chosen)
    marks.counts["trigger", "marked"] += len(spans)
    for i, chance in article.context.chance.items():
        so = any(view.idx[i] < end and start < view.end[i] for start, end in spans)
        marks.add("trigger", chance, so, document=number)


def judge_participants(number: int, article: Marked, role: Role, scorers: Scorers, marks: Marks) -> None:
    """Note the participants of the events found in an article, the best proposal for each."""
    best: dict[int, tuple[float, bool]] = {}
    for case in cases(article, role):
        if article.context.chance[case.word] < MIN_PROBABILITY["trigger"]:
            continue
        chance = 1.0 if case.known else scorers.participant(role, case.names)
        if not case.known:
            marks.add(role, chance, case.right, document=number)
        if case.word not in best or chance > best[case.word][0]:
            best[case.word] = chance, case.right
    chosen = [right for chance, right in best.values() if chance >= MIN_PROBABILITY[role]]
    marks.counts[role, "right"] += sum(chosen)
    marks.counts[role, "found"] += len(chosen)
    marks.counts[role, "marked"] += sum(bool(event[GOLD[role]]) for event in article.gold)


def measure(marks: Marks) -> dict[str, Any]:
    """Precision, recall and F1 in percent, and five bins of how sure, for each scorer."""
    found = {}
    for name in ("trigger", *ROLES):
        right, given, marked = (marks.counts[name, what] for what in ("right", "found", "marked"))
        found[name] = {
            "folds": FOLDS,
            "precision": round(100 * right / max(1, given), 1),
            "recall": round(100 * right / max(1, marked), 1),
            "F1": round(200 * right / max(1, given + marked), 1),
            "bins (said, judged)": bins(*marks.decisions(name), count=5),
        }
    return found


def fitting(strength: float) -> Fitting:
    """The same for all three scorers but for the strength of the penalty."""
    return Fitting(strength, documents=3, steps=200, smallest=0.005, prune_parts=True)


RECIPE = Recipe(
    example=example,
    fittings={"trigger": fitting(6.0), "source": fitting(8.0), "object": fitting(6.0)},
    stages=stages,
    folds=FOLDS,
    judge=judge,
    measure=measure,
)

TRAINER = Trainer(
    name="events",
    key="events",
    unit="article",
    fields="id, text and events",
    features="named; each occurs in three or more articles; names of people and places are masked",
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
        data: JSON Lines with ``id``, ``text`` and ``events``, each with ``span`` and the texts of its participants,
            ``source`` (who did it) and ``target`` (what was dealt with).
        corpus: What the articles are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.
        texts: Not taken.
        happened: Not taken.
    """
    return loop.learn(TRAINER, data, corpus=corpus, model=model, texts=texts, happened=happened)
