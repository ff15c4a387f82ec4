"""Training of the quotes' weights: from annotated articles, by folds, so that no scorer trusts what it has seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from newsangles.angles.quotes.contents import windows
from newsangles.angles.quotes.cues import can_cue, cue_features, cue_key
from newsangles.angles.quotes.edges import edge_features, place_features
from newsangles.angles.quotes.proposals import NO_PAIR, contexts, pair_features, propose, weigh
from newsangles.angles.quotes.selection import MIN_LOG_ODDS, choose, proposals
from newsangles.angles.quotes.sources import source_candidates, source_features
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Model, Weights, logistic
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.training import loop
from newsangles.training.fitting import Rows
from newsangles.training.loop import Fitting, Folds, Held, Marks, Recipe, Stage, Trainer

Gold = tuple[int, int, int, int, set[int]]
"""An annotated quote: cue, first and last word of the content, head (-1: none) and words of the source."""

MIN_CUE_PROBABILITY = 0.08
"""Learn from a cue if P(cue) > this; lower than where rows are chosen, so that doubt is seen."""

_HEADS = {"VERB": 0, "NOUN": 1, "PROPN": 1, "PRON": 1, "ADJ": 2, "AUX": 3}


class Example(NamedTuple):
    """An article with its annotated quotes."""

    view: ParsedText
    gold: list[Gold]


def align(view: ParsedText, quotes: Iterable[dict[str, Any]]) -> list[Gold]:
    """Annotated quotes (``content``, ``cue``, ``source`` as lists of character spans) as words of a text."""
    found: list[Gold] = []
    for quote in quotes:
        words = [w for s, e in quote["content"] for w in words_in(view, s, e) if view.free[w]]
        if not words:
            continue
        cue_words = {w for s, e in quote["cue"] for w in words_in(view, s, e)}
        source_words = {w for s, e in quote["source"] for w in words_in(view, s, e)}
        cue, source = head_of(view, cue_words), head_of(view, source_words)
        if cue >= 0:
            found.append((cue, min(words), max(words), source, source_words))
    return found


def words_in(view: ParsedText, start: int, end: int) -> Iterator[int]:
    """Words that share characters with a span."""
    for w in range(max(0, bisect_right(view.idx, start) - 1), bisect_left(view.idx, end)):
        if view.end[w] > start and not view.word[w].isspace():
            yield w


def head_of(view: ParsedText, words: set[int]) -> int:
    """The word of a set whose own head is outside it, verbs first; -1: none."""
    tops = [w for w in words if view.head[w] not in words or view.head[w] == w]
    return min(tops, key=lambda w: (_HEADS.get(view.pos[w], 6), w), default=-1)


def example(doc: Doc, quotes: Iterable[dict[str, Any]]) -> Example:
    """An article with its quotes in words."""
    view = ParsedText(doc)
    return Example(view, align(view, quotes))


def stages(articles: Sequence[Example], beside: Iterable[Doc]) -> list[Stage]:
    """Stages: cues, edges and sources from the annotation; pairs of edges; rows among all that is found."""
    return [
        lambda folds: first_rows(articles, folds),
        lambda folds: pair_rows(articles, folds),
        lambda folds: row_rows(articles, folds),
    ]


def first_rows(articles: Sequence[Example], folds: Folds) -> dict[str, Rows]:
    """Candidates of cues, starts, ends and sources, with the annotators' choices."""
    found = {name: Rows() for name in ("cue", "start", "end", "source")}
    for d in folds.kept:
        view, quotes = articles[d]
        cues = {quote[0] for quote in quotes}
        for i in range(view.n):
            if can_cue(view, i):
                found["cue"].add(cue_features(view, i), i in cues, group=0, document=d)
        for cue, i, j, source, words in quotes:
            key, group = cue_key(view, cue), d * 1_000_000 + cue
            starts, ends = windows(view, cue)
            if i in starts and j in ends:
                for name, left, places, right in (("start", True, starts, i), ("end", False, ends, j)):
                    for x in places:
                        side = "before" if x < cue else "after"
                        features = place_features(view, x, left, side) + edge_features(view, cue, key, x, left)
                        found[name].add(features, x == right, group=group, document=d)
            nouns = source_candidates(view, cue, i, j)
            speaker = source if source in nouns else next((t for t in nouns if t in words), -1)
            for t in [*nouns, -1]:
                features = source_features(view, cue, key, t, i, j)
                found["source"].add(features, t == speaker, group=group, document=d)
    return found


def pair_rows(articles: Sequence[Example], folds: Folds) -> dict[str, Rows]:
    """Candidates of contents, for the annotated cues, among those that unseen weights propose."""
    rows = Rows()
    for d in folds.kept:
        view, right = articles[d].view, spans(articles[d])
        proposed = folds.notes[d] = list(propose(view, folds.unseen(d), right, least=MIN_CUE_PROBABILITY))
        for cue, _, pairs in proposed:
            if cue in right:
                key, group, best = cue_key(view, cue), d * 1_000_000 + cue, pairs[0].log
                for pair in pairs:
                    features, numbers = pair_features(view, cue, key, pair, best)
                    chosen = (pair.first, pair.last) == right[cue]
                    rows.add(features, chosen, group=group, document=d, numbers=numbers)
                missing = all((pair.first, pair.last) != right[cue] for pair in pairs)
                rows.add(NO_PAIR, missing, group=group, document=d, numbers=[("top", best)])
    return {"pair": rows}


def row_rows(articles: Sequence[Example], folds: Folds) -> dict[str, Rows]:
    """Candidates of rows: all likely contents of an article, found by unseen weights."""
    rows = Rows()
    for d in folds.kept:
        view, right, weights = articles[d].view, spans(articles[d]), folds.unseen(d)
        likely = [p for p in folds.notes[d] if logistic(p[1]) > MIN_CUE_PROBABILITY]
        items = [x for cue, z, pairs in likely for x in weigh(view, cue, z, pairs, weights)]
        for item, features, numbers in contexts(view, items):
            chosen = right.get(item.cue) == (item.first, item.last)
            rows.add(features, chosen, group=0, document=d, numbers=numbers)
    return {"row": rows}


def spans(article: Example) -> dict[int, tuple[int, int]]:
    """First and last word of the annotated content of each cue."""
    return {quote[0]: (quote[1], quote[2]) for quote in article.gold}


def judge(held: Held[Example], weights: Mapping[str, Weights], marks: Marks) -> None:
    """Note which rows are right, among those chosen and some just below."""
    model = Model("quotes", {}, dict(weights))
    for d, article in held:
        contents = {(quote[1], quote[2]) for quote in article.gold}
        for item in choose(article.view, proposals(article.view, model), MIN_LOG_ODDS - 0.6):
            marks.add("row", item.log_odds, (item.first, item.last) in contents, document=d)


RECIPE = Recipe(
    example=example,
    fittings={
        "cue": Fitting(9.0, smallest=0.04, digits=2),
        "start": Fitting(4.0, choice=True, smallest=0.04, digits=2),
        "end": Fitting(4.0, choice=True, smallest=0.04, digits=2),
        "source": Fitting(2.0, choice=True, smallest=0.04, digits=2),
        "pair": Fitting(3.0, choice=True, steps=80, smallest=0.01),
        "row": Fitting(15.0, steps=80, smallest=0.01),
    },
    stages=stages,
    folds=3,
    mean=True,
    judge=judge,
    held=(6, (5,)),
    calibrated=("row",),
    settings=lambda articles, weights: {"least": MIN_LOG_ODDS},
)

TRAINER = Trainer(
    name="quotes",
    key="quotes",
    unit="article",
    fields="id, text and quotes",
    features="named; each occurs in five or more documents; names of people and places are masked",
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
    """Learn from a file of annotated articles; for the rest see `newsangles.training.loop.learn`.

    Args:
        data: JSON Lines with ``id``, ``text`` and ``quotes``: for each quote ``content``, ``cue`` and ``source``, each
            a list of character spans.
        corpus: What the articles are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.
        texts: Not taken.
        happened: Not taken.
    """
    return loop.learn(TRAINER, data, corpus=corpus, model=model, texts=texts, happened=happened)
