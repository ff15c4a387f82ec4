"""Learning of the events' weights from articles whose events and participants are marked.

Three logistic scorers: which predicate is an event, which proposal is its source, which its object. The participants
are learned with the chances of events that weights give which have not seen the article, as they will be met later.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

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
from newsangles.documents.read import read
from newsangles.errors import DocumentError
from newsangles.language.scorers import Model, Weights
from newsangles.language.word_vectors import Vectors
from newsangles.pipeline.parse import parse
from newsangles.pipeline.versions import DEFAULT_MODEL, versions
from newsangles.training.actors import vector_numbers
from newsangles.training.fitting import Rows, prune

FOLDS = 10
STRENGTH = {"trigger": 6.0, "source": 8.0, "object": 6.0}
"""Of the L2 penalties, chosen by cross-validation."""

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


def learn(path: str | Path, *, corpus: str, model: str = DEFAULT_MODEL) -> Model:
    """Learn from a file of marked articles.

    Args:
        path: JSON Lines with ``id``, ``text`` and ``events``, each with ``span`` and the texts of its participants,
            ``source`` (who did it) and ``target`` (what was dealt with).
        corpus: What the articles are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.

    Raises:
        DocumentError: The file cannot be read, or no article has events.
        NewsanglesError: SciPy is not installed.
    """
    articles = marked(path, model)
    triggers = trigger_rows(articles)
    measured = [fit(triggers, "trigger", k) for k in range(FOLDS)]
    for d, article in enumerate(articles):
        article.context.chance = chances(article, measured[d % FOLDS])
    weights = {"trigger": fit(triggers, "trigger")}
    results: dict[str, Any] = {"trigger": measure_triggers(articles)}
    for role in ROLES:
        rows = participant_rows(articles, role)
        weights[role] = fit(rows, role)
        results[role] = measure_participants(articles, rows, role)
    header = {
        "corpus": corpus,
        "command": f"newsangles train events {Path(path).name}",
        "made with": versions(model),
        "features": "named; each occurs in three or more articles; names of people and places are masked",
        "measured": results,
    }
    return Model("events", header, weights)


def marked(path: str | Path, model: str) -> list[Marked]:
    """The articles of a file with their marked events.

    Raises:
        DocumentError: The file cannot be read, or no article has events.
    """
    articles = read(path, any_language=True)
    with Path(path).open(encoding="utf-8") as lines:
        gold: dict[str, list[dict[str, Any]]] = {
            str(row["id"]): row["events"] for row in map(json.loads, lines) if "id" in row and "events" in row
        }
    kept = [article for article in articles if gold.get(article.id)]
    if not kept:
        raise DocumentError(path, "no article has events", "each line needs id, text and events")
    found = []
    for article, doc in zip(kept, parse(kept, model=model, use_cache=False), strict=True):
        context, events = event_context(doc, Scorers(EMPTY)), gold[article.id]
        view, met = context.view, dict[int, dict[str, Any]]()
        for event in events:
            start, end = event["span"]
            inside = [i for i in context.chance if view.idx[i] < end and start < view.end[i] and i not in met]
            if inside:
                met[min(inside, key=lambda i: (view.depth[i], i))] = event
        found.append(Marked(context, Vectors(doc).all, tuple(events), met))
    return found


def trigger_rows(articles: Sequence[Marked]) -> Rows:
    """A row for each predicate: whether it is a marked event."""
    found = Rows()
    for d, article in enumerate(articles):
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


def fit(rows: Rows, which: str, held: int = -1) -> Weights:
    """The weights of one scorer, from all articles but those of a fold."""
    weights = rows.fit(choice=False, keep=lambda d: d % FOLDS != held, l2=STRENGTH[which], documents=3, steps=200)
    return prune(weights, smallest=0.005, digits=3)


def chances(article: Marked, weights: Weights) -> dict[int, float]:
    """The probability that each predicate of an article is an event, by these weights."""
    context, words = article.context, list(article.context.chance)
    names = [trigger_features(context.readings, context.predicates[i], i) for i in words]
    numbers = [trigger_numbers(context.predicates[i]) for i in words]
    vectors = meanings(context.view, words, lambda at: article.vectors[list(at)])
    return dict(zip(words, Scorers({**EMPTY, "trigger": weights}).triggers(names, numbers, vectors), strict=True))


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal for an event of article d, with its features; `known` where the quotes tell it."""

    d: int
    word: int
    right: bool
    names: list[str]
    known: bool = False


def cases(articles: Sequence[Marked], role: Role) -> Iterator[Case]:
    """The proposals for all events, found or marked."""
    for d, article in enumerate(articles):
        context = article.context
        view = context.view
        for i, chance in context.chance.items():
            if chance < MIN_PROBABILITY["trigger"] and i not in article.met:
                continue
            texts = article.met.get(i, {}).get(GOLD[role]) or []
            want = set().union(*(words_of(text) for text in texts))
            if role == "source" and (speaker := context.speakers.get(i)):
                words = words_of(view.text[view.idx[speaker.first] : view.end[speaker.last]])
                yield Case(d, i, bool(want & words), [], known=True)
            for n, proposal in enumerate([p for p in context.participants.of(i) if p.role == role]):
                first, last = context.participants.phrase(proposal.word)
                right = bool(want & words_of(view.text[view.idx[first] : view.end[last]]))
                yield Case(d, i, right, participant_features(context, i, proposal, n))


def words_of(text: str) -> set[str]:
    """The words by which participants are compared."""
    return {word.strip(".,()'\"").lower() for word in text.split()} - IDLE


def participant_rows(articles: Sequence[Marked], role: Role) -> Rows:
    """A row for each proposal: whether it is right."""
    found = Rows()
    for case in cases(articles, role):
        if not case.known:
            found.add(case.names, case.right, group=0, document=case.d)
    return found


def measure_triggers(articles: Sequence[Marked]) -> dict[str, Any]:
    """Precision, recall and calibration of triggers, by weights that have not seen the article."""
    right = found = marked = 0
    said: list[float] = []
    so: list[bool] = []
    for article in articles:
        view, spans = article.context.view, [event["span"] for event in article.gold]
        chosen = [i for i, chance in article.context.chance.items() if chance >= MIN_PROBABILITY["trigger"]]
        free = set(chosen)
        for start, end in spans:
            hit = next((i for i in chosen if i in free and view.idx[i] < end and start < view.end[i]), None)
            right += hit is not None
            free.discard(-1 if hit is None else hit)
        found, marked = found + len(chosen), marked + len(spans)
        for i, chance in article.context.chance.items():
            said.append(chance)
            so.append(any(view.idx[i] < end and start < view.end[i] for start, end in spans))
    return shares(right, found, marked) | {"bins (said, judged)": bins(said, so)}


def measure_participants(articles: Sequence[Marked], rows: Rows, role: Role) -> dict[str, Any]:
    """The same for participants, over the events found."""
    folds = [Scorers({**EMPTY, role: fit(rows, role, k)}) for k in range(FOLDS)]
    best: dict[tuple[int, int], tuple[float, bool]] = {}
    said: list[float] = []
    so: list[bool] = []
    for case in cases(articles, role):
        if articles[case.d].context.chance[case.word] < MIN_PROBABILITY["trigger"]:
            continue
        chance = 1.0 if case.known else folds[case.d % FOLDS].participant(role, case.names)
        if not case.known:
            said.append(chance)
            so.append(case.right)
        key = case.d, case.word
        if key not in best or chance > best[key][0]:
            best[key] = chance, case.right
    chosen = [right for chance, right in best.values() if chance >= MIN_PROBABILITY[role]]
    marked = sum(bool(event[GOLD[role]]) for article in articles for event in article.gold)
    return shares(sum(chosen), len(chosen), marked) | {"bins (said, judged)": bins(said, so)}


def shares(right: int, found: int, marked: int) -> dict[str, Any]:
    """Precision, recall and F1 in percent."""
    return {
        "folds": FOLDS,
        "precision": round(100 * right / max(1, found), 1),
        "recall": round(100 * right / max(1, marked), 1),
        "F1": round(200 * right / max(1, found + marked), 1),
    }


def bins(said: Sequence[float], so: Sequence[bool]) -> list[list[float]]:
    """Five bins of equal size: mean chance and share that was so."""
    order = np.argsort(said, kind="stable")
    return [
        [round(float(np.mean(np.array(values, dtype=float)[part])), 2) for values in (said, so)]
        for part in np.array_split(order, 5)
    ]
