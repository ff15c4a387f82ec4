"""Training of the actors' weights from annotated coreference, by folds: no scorer trusts what it has seen."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from spacy.tokens import Doc

from newsangles.angles.actors.coreference import Link, Scorers, begin, link, log_odds, narrate, resolve, scorer_of
from newsangles.angles.actors.discourse import Actor, Discourse
from newsangles.angles.actors.first_person import narrator_candidates, narrator_features
from newsangles.angles.actors.names import SORTS, candidates, name_features, surnames, titles
from newsangles.angles.actors.nominals import PLACE_ADVERBS, noun_features
from newsangles.angles.actors.pronouns import FORMS, PERSONAL
from newsangles.angles.actors.salience import salience_numbers, totals_of
from newsangles.documents.read import read
from newsangles.errors import DocumentError
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Calibration, Model, Numbers, Weights
from newsangles.language.word_vectors import Vectors, unit
from newsangles.pipeline.parse import parse
from newsangles.pipeline.versions import DEFAULT_MODEL, versions
from newsangles.tables.schema import Quote
from newsangles.training.fitting import Rows, calibrate, prune

FOLDS = 4
STRENGTH = {
    "name": 4.0,
    "noun": 4.0,
    "given": 0.3,
    "narrator": 2.0,
    "third": 4.0,
    "first": 4.0,
    "nominal": 2.0,
    "salience": 2.0,
}
"""Strength of the L2 penalty for each scorer (cross-validation on the training texts)."""

TYPES = {"person": "person", "org": "organisation", "organisation": "organisation", "place": "place", "group": "group"}
"""Annotated types that are actors, as labels; all other types are none."""

MIN_DOCUMENTS_NARRATOR = 3
"""A feature of the narrator has to occur in at least so many documents: there is one decision a document."""

MAX_HEARD = 5
"""At most so many times does one given name count among the texts without annotation."""


class Text(NamedTuple):
    """An annotated document: its words, word vectors, quotes and clusters of mentions."""

    view: ParsedText
    vectors: Vectors
    quotes: Sequence[Quote]
    clusters: Sequence[dict[str, Any]]


class Given(NamedTuple):
    """A given name in texts without annotation: its vector, whether they call its bearer he, and how often."""

    vector: np.ndarray
    he: bool
    times: int


def label_of(cluster: dict[str, Any]) -> str:
    """The label of an annotated cluster."""
    return TYPES.get(cluster["type"], "none")


def overlapped(start: int, end: int, gold: Sequence[tuple[int, int, str]]) -> str | None:
    """The value of the annotated span that shares most with this one, if it shares more than half."""

    def share(span: tuple[int, int, str]) -> float:
        return max(0, min(end, span[1]) - max(start, span[0])) / max(end - start, span[1] - span[0])

    best = max(gold, key=share, default=None)
    return best[2] if best is not None and share(best) > 0.5 else None


def vector_numbers(vector: np.ndarray) -> Numbers:
    """A word vector as features that carry numbers; none for a word that the model has no vector for."""
    return [(f"vector {k}", float(x)) for k, x in enumerate(vector.tolist()) if x]


def add_sorts(rows: Rows, features: Sequence[str], vector: np.ndarray, right: str, group: int, document: int) -> None:
    """Add the choice of a name's or noun's sort."""
    numbers = vector_numbers(vector)
    for sort in SORTS:
        named = [(f"{sort}|{name}", x) for name, x in numbers]
        rows.add([f"{sort}|{f}" for f in features], sort == right, group=group, document=document, numbers=named)


def name_rows(texts: Sequence[Text]) -> Rows:
    """Names with what annotators took them for."""
    rows, group = Rows(), 0
    for d, text in enumerate(texts):
        view = text.view
        gold = [(m[3], m[4], label_of(c)) for c in text.clusters for m in c["mentions"] if m[2] == "NAM"]
        found = candidates(view)
        lasts = surnames(found)
        for name, places in found.items():
            votes = Counter(overlapped(p.start, p.end, gold) or "none" for p in places)
            first, last = view.word_at(places[0].start), view.word_at(places[0].end - 1)
            vector = unit(text.vectors(range(first, last + 1)).mean(axis=0))
            features = name_features(view, name, places, found, name in lasts)
            add_sorts(rows, features, vector, votes.most_common(1)[0][0], group, d)
            group += 1
    return rows


def noun_rows(texts: Sequence[Text]) -> Rows:
    """Nouns that head a mention, with the label of their cluster."""
    rows, group = Rows(), 0
    for d, text in enumerate(texts):
        for cluster in text.clusters:
            for mention in cluster["mentions"]:
                i = word_at(text.view, mention[3]) if mention[2] == "NOM" else -1
                if i >= 0 and (text.view.pos[i] in ("NOUN", "PROPN") or text.view.lower[i] in PLACE_ADVERBS):
                    vector = text.vectors([i])[0]
                    add_sorts(rows, noun_features(text.view, i), vector, label_of(cluster), group, d)
                    group += 1
    return rows


def given_rows(texts: Sequence[Text], heard: Sequence[Given]) -> Rows:
    """Given names with whether their bearers are called he (or else she)."""
    rows = Rows()
    for d, text in enumerate(texts):
        view = text.view
        for cluster in text.clusters:
            forms = Counter(FORMS.get(view.text[m[0] : m[1]].lower()) for m in cluster["mentions"] if m[2] == "PRO")
            full = [m for m in cluster["mentions"] if m[2] == "NAM" and " " in view.text[m[3] : m[4]]]
            i = word_at(view, full[0][3]) if full else -1
            if label_of(cluster) != "person" or forms["he"] == forms["she"] or i < 0:
                continue
            while view.lower[i].rstrip(".") in titles() and i + 1 < view.n:
                i += 1
            numbers = vector_numbers(text.vectors([i])[0])
            for _ in range(3):  # annotated, so worth more than what was only heard
                rows.add(["bias"], forms["he"] > forms["she"], group=0, document=d, numbers=numbers)
    for n, name in enumerate(heard, len(texts)):
        for _ in range(name.times):
            rows.add(["bias"], name.he, group=0, document=n, numbers=vector_numbers(name.vector))
    return rows


def hear(docs: Iterable[Doc]) -> Iterator[Given]:
    """Given names and their pronouns in texts without annotation.

    A person named in full, the only one of a sentence and the next, goes with the only pronoun for a person after it.
    """
    votes: dict[str, Counter[str]] = {}
    vectors: dict[str, np.ndarray] = {}
    for doc in docs:
        sentences = list(doc.sents)
        for n, sentence in enumerate(sentences):
            persons = [e for e in sentence.ents if e.label_ == "PERSON"]
            if len({e.text for e in persons}) != 1 or len(persons[0]) < 2:
                continue
            person, words = persons[0], [t.lower_ for t in sentence if t.i >= persons[0].end]
            following = sentences[n + 1] if n + 1 < len(sentences) else None
            if following is not None and not any(e.label_ == "PERSON" for e in following.ents):
                words += [t.lower_ for t in following]
            forms = {form for word in words if (form := FORMS.get(word)) in PERSONAL}
            if len(forms) == 1:
                votes.setdefault(person[0].text, Counter())[forms.pop()] += 1
                vectors.setdefault(person[0].text, Vectors(doc)([person.start])[0])
    for name in sorted(votes):
        he, she = votes[name]["he"], votes[name]["she"]
        if he != she and vectors[name].any():
            yield Given(vectors[name], he > she, min(MAX_HEARD, abs(he - she)))


def word_at(view: ParsedText, start: int) -> int:
    """The word that begins at a character; -1: none does."""
    i = bisect_left(view.idx, start)
    return i if i < view.n and view.idx[i] == start else -1


class Gold(NamedTuple):
    """An annotation as seen from what was found.

    Attributes:
        actors: The cluster of each named actor, by its number.
        named: The cluster that a pronoun, or the head of a nominal, belongs to, where that has a name.
        unnamed: The same for clusters without a name.
        grades: The readers' grade (0 to 5) of each cluster with a name.
    """

    actors: dict[int, str]
    named: dict[int, str]
    unnamed: dict[int, str]
    grades: dict[str, int]

    def cluster(self, actor: Actor) -> str | None:
        """The cluster that an actor stands for."""
        return self.actors.get(actor.number) if actor.named is not None else self.unnamed.get(actor.heads[0])

    def meant(self, i: int) -> str | None:
        """The cluster that a word belongs to."""
        return self.named.get(i) or self.unnamed.get(i)

    def right(self, i: int, actor: Actor) -> bool:
        """True if a word means an actor."""
        return self.meant(i) is not None and self.cluster(actor) == self.meant(i)


def align(text: Text, actors: Sequence[Actor]) -> Gold:
    """An annotation in terms of the actors that were found."""
    view = text.view
    people = [c for c in text.clusters if label_of(c) != "none"]
    names = {c["id"] for c in people if any(m[2] == "NAM" for m in c["mentions"])}
    spans = [(m[3], m[4], c["id"]) for c in people for m in c["mentions"] if m[2] == "NAM"]
    stands: dict[int, str] = {}
    for actor in actors:
        places = actor.named.names if actor.named is not None else ()
        votes = Counter(k for p in places if (k := overlapped(p.start, p.end, spans)))
        if votes:
            stands[actor.number] = votes.most_common(1)[0][0]
    named: dict[int, str] = {}
    unnamed: dict[int, str] = {}
    for cluster in people:
        for mention in cluster["mentions"]:
            i = word_at(view, mention[3])
            if mention[2] == "NAM" or i < 0:
                continue
            if mention[2] == "NOM":  # the annotated core may be a compound: its last noun heads it
                core = range(i, min(view.n, i + 12))
                nouns = [j for j in core if view.idx[j] < mention[4] and view.pos[j] in ("NOUN", "PROPN")]
                i = max(nouns, default=i)
            (named if cluster["id"] in names else unnamed)[i] = cluster["id"]
    return Gold(stands, named, unnamed, {c["id"]: c.get("salience") or 0 for c in people if c["id"] in names})


def learn_narrator(gold: Gold, discourse: Discourse, rows: Rows, document: int) -> None:
    """Note who tells a text in which somebody says I outside quotation marks."""
    options = narrator_candidates(discourse)
    if not options or discourse.layout.often < 1:
        return
    votes = Counter(gold.named.get(i) for i, form in discourse.anaphors if form == "i" and not discourse.quote[i])
    cluster = votes.most_common(1)[0][0]
    right = [actor for actor in options if cluster is not None and gold.actors.get(actor.number) == cluster]
    for actor, row in zip([None, *options], narrator_features(discourse, options), strict=True):
        if actor is None or actor not in right[1:]:
            rows.add(row, actor is (right[0] if right else None), group=document, document=document)


def learn_links(gold: Gold, discourse: Discourse, layers: dict[str, Rows], document: int) -> None:
    """Read a text with the annotators' choices, and note what could have been chosen."""

    def choose(i: int, form: str, options: Sequence[Actor], rows: Sequence[Sequence[str]]) -> int:
        right = [n for n, actor in enumerate(options) if gold.right(i, actor)]
        chosen = right[0] if right else -1
        for n, row in enumerate(rows, -1):
            if n == chosen or n not in right:  # another that is right too is no counter-example
                group = document * 1_000_000 + i
                layers[scorer_of(form)].add(list(row), n == chosen, group=group, document=document)
        return chosen

    resolve(discourse, choose, lambda i, actor, chance: gold.right(i, actor))


def learn_salience(gold: Gold, discourse: Discourse, rows: Rows, document: int) -> None:
    """Note the readers' grades: one row for each of the five levels that an actor's grade reaches or not."""
    if not any(gold.grades.values()):
        return
    done: set[str] = set()
    whole = totals_of(discourse)
    named = [actor for actor in discourse.actors if actor.named is not None]
    for actor in sorted(named, key=lambda actor: -len(actor.mentions)):
        cluster = gold.actors.get(actor.number)
        grade = gold.grades.get(cluster, 0) if cluster is not None and cluster not in done else 0
        if cluster is not None:
            done.add(cluster)
        numbers = salience_numbers(discourse, actor, whole)
        for level in range(1, 6):
            rows.add([], grade >= level, group=0, document=document, numbers=numbers)


class Data(NamedTuple):
    """Training rows that depend on the annotation alone."""

    names: Rows
    nouns: Rows
    given: Rows


def prepare(texts: Sequence[Text], heard: Sequence[Given] = ()) -> Data:
    """Training rows of names, nouns and given names."""
    return Data(name_rows(texts), noun_rows(texts), given_rows(texts, heard))


def fit(texts: Sequence[Text], data: Data, keep: Callable[[int], bool] = lambda d: True) -> dict[str, Weights]:
    """Fit all scorers but that of salience.

    The later ones learn on names found by scorers that have not seen the document.

    Args:
        texts: All texts.
        data: What `prepare` made of them.
        keep: Which of them to learn from.
    """
    kept = [d for d in range(len(texts)) if keep(d)]
    heard = len(texts)

    def early(without: frozenset[int]) -> dict[str, Weights]:
        def seen(document: int) -> bool:
            return document >= heard or (keep(document) and document not in without)

        return {
            "name": data.names.fit(choice=True, keep=seen, l2=STRENGTH["name"], steps=100),
            "noun": data.nouns.fit(choice=True, keep=seen, l2=STRENGTH["noun"], steps=100),
            "given": data.given.fit(choice=False, keep=seen, l2=STRENGTH["given"], steps=100),
        }

    def narrator(without: frozenset[int]) -> Weights:
        return narrators.fit(
            choice=True,
            keep=lambda d: d not in without,
            l2=STRENGTH["narrator"],
            documents=MIN_DOCUMENTS_NARRATOR,
            steps=200,
        )

    parts = [frozenset(kept[k::FOLDS]) for k in range(FOLDS)]
    narrators = Rows()
    layers = {key: Rows() for key in ("third", "first", "nominal")}
    discourses: dict[int, tuple[Discourse, Gold]] = {}
    for part in parts:
        scorers = Scorers(early(part))
        for d in sorted(part):
            discourse = begin(texts[d].view, texts[d].quotes, texts[d].vectors, scorers)
            discourses[d] = (discourse, align(texts[d], discourse.actors))
            learn_narrator(discourses[d][1], discourse, narrators, d)
    for part in parts:
        weights = {"narrator": narrator(part)}
        for d in sorted(part):
            discourse, gold = discourses[d]
            narrate(discourse, weights)
            learn_links(gold, discourse, layers, d)
    found = early(frozenset()) | {"narrator": narrator(frozenset())}
    found |= {key: rows.fit(choice=True, l2=STRENGTH[key], steps=200) for key, rows in layers.items()}
    return {key: prune(weights, smallest=0.01, digits=3) for key, weights in found.items()}


def judge(text: Text, weights: dict[str, Weights]) -> tuple[Discourse, list[Link], Gold]:
    """Read a text with given weights, beside its annotation."""
    scorers = Scorers(weights)
    discourse = begin(text.view, text.quotes, text.vectors, scorers)
    links = link(discourse, scorers.weights)
    return discourse, links, align(text, discourse.actors)


def _outside(document: int, fold: int) -> bool:
    return document % FOLDS != fold


def measure(texts: Sequence[Text], data: Data) -> tuple[dict[str, Calibration], Weights]:
    """The calibrations of all scorers, and the weights of salience, by cross-validation.

    Returns:
        How often links and names were right, by their log-odds; and the weights of the salience scorer, which is
        learned here, since in use it ranks actors as they were found, with all mistakes.
    """
    grades = Rows()
    scores: dict[str, list[float]] = {key: [] for key in ("name", "third", "first", "nominal")}
    right: dict[str, list[bool]] = {key: [] for key in scores}
    for k in range(FOLDS):
        held = set(range(k, len(texts), FOLDS))
        weights = fit(texts, data, lambda d, held=frozenset(held): d not in held)  # type: ignore[misc]
        for d in sorted(held):
            text = texts[d]
            discourse, links, gold = judge(text, weights)
            learn_salience(gold, discourse, grades, d)
            for found in links:
                if found.taken and found.actor.named is not None and found.form != "narrator":
                    key = scorer_of(found.form)
                    scores[key].append(log_odds(min(max(found.chance, 0.001), 0.999)))
                    right[key].append(gold.right(found.word, found.actor))
            spans = [(m[3], m[4], c["id"]) for c in text.clusters for m in c["mentions"] if m[2] == "NAM"]
            for actor in discourse.actors:
                for name in actor.named.names if actor.named else ():
                    assert actor.named is not None
                    scores["name"].append(log_odds(min(max(actor.named.chance, 0.01), 0.99)))
                    cluster = overlapped(name.start, name.end, spans)
                    right["name"].append(cluster is not None and cluster == gold.actors.get(actor.number))
    sure = {key: calibrate(scores[key], right[key]) if any(right[key]) else Calibration() for key in scores}
    return sure, grades.fit(choice=False, l2=STRENGTH["salience"], steps=200)


def learn(path: str | Path, *, corpus: str, texts: str | Path | None = None, model: str = DEFAULT_MODEL) -> Model:
    """Learn from a file of annotated documents.

    Args:
        path: JSON Lines with ``id``, ``text`` and ``clusters``: for each ``type``, ``salience`` (0 to 5) and
            ``mentions``, each ``[start, end, NAM | NOM | PRO, start and end of its name or head]`` in characters.
        corpus: What the documents are, and under which licence, for the header of the weights.
        texts: Articles without annotation, to learn from which pronouns follow which given names; None: none.
        model: As for `newsangles.parse`.

    Raises:
        DocumentError: The file cannot be read, or holds no annotation.
        NewsanglesError: SciPy is not installed.
    """
    articles = read(path, any_language=True)
    with Path(path).open(encoding="utf-8") as lines:
        gold = {str(row["id"]): row["clusters"] for row in map(json.loads, lines) if "id" in row and "clusters" in row}
    if not gold:
        raise DocumentError(path, "no document has clusters", "each line needs id, text and clusters")
    kept = [article for article in articles if article.id in gold]
    annotated = [
        annotate(doc, gold[a.id]) for a, doc in zip(kept, parse(kept, model=model, use_cache=False), strict=True)
    ]
    heard = list(hear(parse(read(texts, any_language=True), model=model, use_cache=False))) if texts else []
    data = prepare(annotated, heard)
    header = {
        "corpus": corpus,
        "command": f"newsangles train actors {Path(path).name}" + (f" --texts {Path(texts).name}" if texts else ""),
        "made with": versions(model),
        "features": "named; each occurs in five or more documents (the narrator's: three); or word vectors",
    }
    weights = fit(annotated, data)
    calibrations, weights["salience"] = measure(annotated, data)
    return Model("actors", header, weights, calibrations, {})


def annotate(doc: Doc, clusters: Sequence[dict[str, Any]]) -> Text:
    """A parsed document with its annotation."""
    return Text(ParsedText(doc), Vectors(doc), doc._.quotes, clusters)
