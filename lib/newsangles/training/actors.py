"""Training of the actors' weights from annotated coreference, by folds: no scorer trusts what it has seen."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from spacy.tokens import Doc

from newsangles.angles.actors.coreference import (
    SETTLED,
    Link,
    Scorers,
    begin,
    link,
    log_odds,
    narrate,
    resolve,
    scorer_of,
)
from newsangles.angles.actors.discourse import FORMS, PERSONAL, Actor, Discourse
from newsangles.angles.actors.first_person import narrator_candidates, narrator_features
from newsangles.angles.actors.name_candidates import candidates
from newsangles.angles.actors.names import SORTS, name_features, surnames, titles
from newsangles.angles.actors.nominals import PLACE_ADVERBS, noun_features
from newsangles.angles.actors.salience import salience_numbers, totals_of
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Model, Weights
from newsangles.language.structure import Structure, structure_of
from newsangles.language.word_vectors import Vectors, unit
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.tables.schema import Quote
from newsangles.training import loop
from newsangles.training.fitting import Rows
from newsangles.training.loop import Fitting, Folds, Held, Marks, Recipe, Stage, Trainer, vector_numbers

FOLDS = 4
LINKED = ("third", "first", "nominal")
"""Scorers that link a pronoun or noun to an actor."""

TYPES = {"person": "person", "org": "organisation", "organisation": "organisation", "place": "place", "group": "group"}
"""Annotated types that are actors, as labels; all other types are none."""

MAX_HEARD = 5
"""At most so many times does one given name count among the texts without annotation."""


class Text(NamedTuple):
    """An annotated document: its words, word vectors, quotes, clusters of mentions, structure."""

    view: ParsedText
    vectors: Vectors
    quotes: Sequence[Quote]
    clusters: Sequence[dict[str, Any]]
    structure: Structure


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
    """Note the narrator of a text with an I outside quotation marks."""
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

    discourse.learning = True
    resolve(discourse, choose, lambda i, form, actor, chance: gold.right(i, actor))


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


def stages(texts: Sequence[Text], beside: Iterable[Doc]) -> list[Stage]:
    """Stages: names, nouns and given names; the narrator; links. Later ones learn on names found by unseen weights."""
    early = {"name": name_rows(texts), "noun": noun_rows(texts), "given": given_rows(texts, list(hear(beside)))}
    return [lambda folds: early, lambda folds: narrator_rows(texts, folds), link_rows]


def narrator_rows(texts: Sequence[Text], folds: Folds) -> dict[str, Rows]:
    """Candidates for the narrator; the texts are read as far as names."""
    rows = Rows()
    for part in folds.parts():
        scorers = Scorers(folds.unseen(part[0]))
        for d in part:
            discourse = begin(texts[d].view, texts[d].quotes, texts[d].vectors, scorers, structure=texts[d].structure)
            folds.notes[d] = discourse, align(texts[d], discourse.actors)
            learn_narrator(folds.notes[d][1], discourse, rows, d)
    return {"narrator": rows}


def link_rows(folds: Folds) -> dict[str, Rows]:
    """Candidates for pronouns and nouns, in texts whose narrator unseen weights chose."""
    layers = {key: Rows() for key in LINKED}
    for part in folds.parts():
        weights = folds.unseen(part[0])
        for d in part:
            discourse, gold = folds.notes[d]
            narrate(discourse, weights)
            learn_links(gold, discourse, layers, d)
    return layers


def read_with(text: Text, weights: Mapping[str, Weights]) -> tuple[Discourse, list[Link], Gold]:
    """Read a text with given weights, beside its annotation."""
    scorers = Scorers(weights)
    discourse = begin(text.view, text.quotes, text.vectors, scorers, structure=text.structure)
    links = link(discourse, scorers.weights)
    return discourse, links, align(text, discourse.actors)


def judge(held: Held[Text], weights: Mapping[str, Weights], marks: Marks) -> None:
    """Note which links and names are right, by their log-odds, and the readers' grades of the actors.

    Salience and trust are learned from these, since in use they judge actors as they were found, with all mistakes.
    """
    grades, trust = marks.rows.setdefault("salience", Rows()), marks.rows.setdefault("trust", Rows())
    for d, text in held:
        discourse, links, gold = read_with(text, weights)
        learn_salience(gold, discourse, grades, d)
        for found in links:
            if found.taken and found.actor.named is not None and found.form not in SETTLED:
                chance = min(max(found.chance, 0.001), 0.999)
                marks.add(scorer_of(found.form), log_odds(chance), gold.right(found.word, found.actor))
            if found.trust:
                right = gold.right(found.word, found.actor)
                trust.add([], right, group=0, document=d, numbers=found.trust)
        spans = [(m[3], m[4], c["id"]) for c in text.clusters for m in c["mentions"] if m[2] == "NAM"]
        for actor in discourse.actors:
            for name in actor.named.names if actor.named else ():
                assert actor.named is not None
                cluster = overlapped(name.start, name.end, spans)
                right = cluster is not None and cluster == gold.actors.get(actor.number)
                marks.add("name", log_odds(min(max(actor.named.chance, 0.01), 0.99)), right)


def annotate(doc: Doc, clusters: Sequence[dict[str, Any]]) -> Text:
    """A parsed document with its annotation."""
    return Text(ParsedText(doc), Vectors(doc), doc._.quotes, clusters, structure_of(doc))


RECIPE = Recipe(
    example=annotate,
    fittings={
        "name": Fitting(4.0, choice=True, steps=100, smallest=0.01),
        "noun": Fitting(4.0, choice=True, steps=100, smallest=0.01),
        "given": Fitting(0.3, steps=100, smallest=0.01),
        "narrator": Fitting(2.0, choice=True, documents=3, steps=200, smallest=0.01),  # one decision a document
        "third": Fitting(4.0, choice=True, steps=200, smallest=0.01),
        "first": Fitting(4.0, choice=True, steps=200, smallest=0.01),
        "nominal": Fitting(2.0, choice=True, steps=200, smallest=0.01),
        "salience": Fitting(2.0, steps=200),
        "trust": Fitting(8.0, steps=200),
    },
    stages=stages,
    folds=FOLDS,
    judge=judge,
    held=(FOLDS, tuple(range(FOLDS))),
    calibrated=("name", *LINKED),
)

TRAINER = Trainer(
    name="actors",
    key="clusters",
    unit="document",
    fields="id, text and clusters",
    features="named; each occurs in five or more documents (the narrator's: three); or word vectors",
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
    """Learn from a file of annotated documents; for the rest see `newsangles.training.loop.learn`.

    Args:
        data: JSON Lines with ``id``, ``text`` and ``clusters``: for each ``type``, ``salience`` (0 to 5) and
            ``mentions``, each ``[start, end, NAM | NOM | PRO, start and end of its name or head]`` in characters.
        corpus: What the documents are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.
        texts: Articles without annotation, to learn from which pronouns follow which given names; None: none.
        happened: Not taken.
    """
    return loop.learn(TRAINER, data, corpus=corpus, model=model, texts=texts, happened=happened)
