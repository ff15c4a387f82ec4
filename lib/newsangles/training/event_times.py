"""Learning of the dates of events without a time of their own, from links between events, times and publication.

Three logistics: which event shares which time near it; which is to come, which holds on the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from newsangles.angles.events.arguments import event_context
from newsangles.angles.events.dating import Dates
from newsangles.angles.events.inferred import MIN_COMING, MIN_NOW, MIN_SHARED, Candidate, Neighbours
from newsangles.angles.events.triggers import MIN_PROBABILITY, scorers
from newsangles.documents.read import read
from newsangles.errors import DocumentError
from newsangles.language.document_context import published_of
from newsangles.language.scorers import Model, Weights, logistic, score
from newsangles.pipeline.parse import parse
from newsangles.pipeline.versions import DEFAULT_MODEL, versions
from newsangles.training import loop
from newsangles.training.fitting import Rows
from newsangles.training.loop import Fitting, Folds, Held, Marks, Recipe, Stage, Trainer

INSIDE = frozenset("IS_INCLUDED SIMULTANEOUS DURING IDENTITY BEGINS ENDS INCLUDES BEGUN_BY ENDED_BY".split())
"""Relations of TimeML by which an event shares the days of a time."""

FOLDS = 10
NAMES = ("shared", "coming", "now")
LIMITS = {"shared": MIN_SHARED, "coming": MIN_COMING, "now": MIN_NOW}

UNSURE = 0.2
"""Share of the events linked to publication alone that are taken to share a time near them all the same."""


class Example(NamedTuple):
    """A decision: its scorer, its features, the answer (a share where it is unsure)."""

    name: str
    features: tuple[str, ...]
    right: float


def examples(doc: Doc, marks: Mapping[str, Any]) -> list[Example] | None:
    """The decisions on the events of an article that its links answer.

    Args:
        doc: The article, with its quotes, actors, predicates and times.
        marks: Its ``events`` and ``timexes`` (each ``id`` and ``span``) and ``tlinks`` (``event``, ``time``: "t0" for
            publication, ``relation``).
    """
    published = published_of(doc)
    if published is None:
        return None
    context = event_context(doc, scorers())
    view = context.view
    triggers = [i for i, chance in context.chance.items() if chance >= MIN_PROBABILITY["trigger"]]
    dates = Dates(context.readings, doc._.times, triggers, published.isoformat(), context.predicates)
    links: dict[str, list[tuple[str, str]]] = {}
    for link in marks["tlinks"]:
        links.setdefault(link["event"], []).append((link["time"], link["relation"]))
    spans = {timex["id"]: timex["span"] for timex in marks["timexes"]}
    found: list[Example] = []
    for event in marks["events"]:
        start, end = event["span"]
        i = next((k for k in triggers if view.idx[k] < end and start < view.end[k]), None)
        if i is None or event["id"] not in links:
            continue
        found += _shared(dates.near, i, links[event["id"]], spans, published)
        if dates.own(i):
            continue
        for relation in {relation for time, relation in links[event["id"]] if time == "t0"}:
            features = tuple(dates.near.side(i))
            found.append(Example("coming", features, relation in ("AFTER", "IAFTER")))
            found.append(Example("now", features, relation in INSIDE))
    return found


def _shared(
    near: Neighbours, i: int, links: Sequence[tuple[str, str]], spans: Mapping[str, Sequence[int]], published: date
) -> Iterable[Example]:
    """A row for each time that an event may share."""
    inside = {time for time, relation in links if time != "t0" and relation in INSIDE}
    for candidate in near.of(i):
        answer = _answer(candidate, links, spans, published, linked=bool(inside))
        if answer is not None:
            yield Example("shared", tuple(near.shares(i, candidate)), answer)


def _answer(
    candidate: Candidate,
    links: Sequence[tuple[str, str]],
    spans: Mapping[str, Sequence[int]],
    published: date,
    *,
    linked: bool,
) -> float | None:
    """The answer of the links to sharing a time; None where they do not say."""
    time = candidate.time
    for name, relation in links:
        if name in spans and spans[name][0] < time.end and time.start < spans[name][1]:
            return float(relation in INSIDE)
    if linked:
        return 0.0
    begin, end = date.fromisoformat(time.begin or ""), date.fromisoformat(time.end_date or "")
    for name, relation in links:
        if name != "t0":
            continue
        if (
            (relation == "BEFORE" and begin > published)
            or (relation == "AFTER" and end < published)
            or (relation in INSIDE and (end < published - timedelta(7) or begin > published))
        ):
            return 0.0
        return UNSURE
    return None


def stages(articles: Sequence[Sequence[Example]], beside: object) -> list[Stage]:
    """One stage: a row for each decision, by its scorer."""

    def rows(folds: Folds) -> dict[str, Rows]:
        found = {name: Rows() for name in NAMES}
        for d in folds.kept:
            for example in articles[d]:
                found[example.name].add(example.features, example.right, group=0, document=d)
        return found

    return [rows]


def judge(held: Held[Sequence[Example]], weights: Mapping[str, Weights], marks: Marks) -> None:
    """Note the decisions on unseen articles that their links answer."""
    for d, article in held:
        for name, features, right in article:
            if right in (0, 1):
                marks.add(name, logistic(score(weights[name], features)), right, document=d)


def measure(marks: Marks) -> dict[str, Any]:
    """Precision and recall of each scorer from its limit on, in percent."""
    found = {}
    for name in NAMES:
        said, so = marks.decisions(name)
        taken = [bool(one) for chance, one in zip(said, so, strict=True) if chance >= LIMITS[name]]
        found[name] = {
            "folds": FOLDS,
            "decisions": len(so),
            "precision": round(100 * sum(taken) / max(1, len(taken)), 1),
            "recall": round(100 * sum(taken) / max(1.0, sum(so)), 1),
        }
    return found


RECIPE = Recipe(
    example=examples,
    fittings={
        "shared": Fitting(8.0, steps=200, smallest=0.02),
        "coming": Fitting(3.0, steps=200, smallest=0.02),
        "now": Fitting(3.0, steps=200, smallest=0.02),
    },
    stages=stages,
    folds=FOLDS,
    judge=judge,
    measure=measure,
)

TRAINER = Trainer(
    name="event_times",
    key="tlinks",
    unit="article",
    fields="id, text, published, events, timexes and tlinks",
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
    """Learn from a file of articles whose events are linked to times and to publication.

    Args:
        data: JSON Lines with ``id``, ``text``, ``published``, ``events``, ``timexes`` and ``tlinks``, as `examples`
            takes them.
        corpus: What the articles are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.
        texts: Not taken.
        happened: Not taken.

    Raises:
        DocumentError: The file cannot be read, or holds no links.
        ParameterError: A file is given that is not taken.
    """
    loop.refuse(TRAINER.name, texts=texts, happened=happened)
    rows = loop.lines(data, TRAINER.key, unit=TRAINER.unit, fields=TRAINER.fields, empty=False)
    marks = {str(row["id"]): row for row in rows if "id" in row}
    kept = [article for article in read(data, any_language=True) if article.id in marks]
    if not kept:
        raise DocumentError(data, f"no {TRAINER.unit} has {TRAINER.key}", f"each line needs {TRAINER.fields}")
    docs = parse(kept, model=model, use_cache=False)
    found = loop.train(RECIPE, docs, [marks[article.id] for article in kept])
    command = f"newsangles train {TRAINER.name} {Path(data).name}"
    header = {"corpus": corpus, "command": command, "made with": versions(model), "features": TRAINER.features}
    return loop.with_header(TRAINER, [found], header, [(Path(data).name, len(kept))])
