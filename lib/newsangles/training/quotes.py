"""Training of the quotes' weights: from annotated articles, by folds, so that no scorer trusts what it has seen."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from newsangles.angles.quotes.contents import windows
from newsangles.angles.quotes.cues import can_cue, cue_features, cue_key
from newsangles.angles.quotes.edges import edge_features, place_features
from newsangles.angles.quotes.proposals import NO_PAIR, contexts, pair_features, propose, weigh
from newsangles.angles.quotes.selection import MIN_LOG_ODDS, choose, proposals
from newsangles.angles.quotes.sources import source_candidates, source_features
from newsangles.documents.read import read
from newsangles.errors import DocumentError
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Calibration, Model, Weights, logistic
from newsangles.pipeline.parse import parse
from newsangles.pipeline.versions import DEFAULT_MODEL, versions
from newsangles.training.fitting import Rows, average, both, calibrate, prune

Gold = tuple[int, int, int, int, set[int]]
"""An annotated quote: cue, first and last word of the content, head (-1: none) and words of the source."""

MIN_CUE_PROBABILITY = 0.08
"""Learn from a cue if P(cue) > this; lower than where rows are chosen, so that doubt is seen."""

_HEADS = {"VERB": 0, "NOUN": 1, "PROPN": 1, "PRON": 1, "ADJ": 2, "AUX": 3}


def align(view: ParsedText, quotes: Iterable[dict[str, Any]]) -> list[Gold]:
    """Annotated quotes (``content``, ``cue``, ``source`` as lists of character spans) as words of a View."""
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


class Layers(NamedTuple):
    """Training rows of the scorers that learn directly from the annotation."""

    cue: Rows
    start: Rows
    end: Rows
    source: Rows


def first_rows(views: Sequence[ParsedText], golds: Sequence[list[Gold]]) -> Layers:
    """Candidates of cues, starts, ends and sources, with the annotators' choices."""
    layers = Layers(Rows(), Rows(), Rows(), Rows())
    for d, (view, quotes) in enumerate(zip(views, golds, strict=True)):
        cues = {quote[0] for quote in quotes}
        for i in range(view.n):
            if can_cue(view, i):
                layers.cue.add(cue_features(view, i), i in cues, group=0, document=d)
        for cue, i, j, source, words in quotes:
            key, group = cue_key(view, cue), d * 1_000_000 + cue
            starts, ends = windows(view, cue)
            if i in starts and j in ends:
                for rows, left, places, right in ((layers.start, True, starts, i), (layers.end, False, ends, j)):
                    for x in places:
                        side = "before" if x < cue else "after"
                        features = place_features(view, x, left, side) + edge_features(view, cue, key, x, left)
                        rows.add(features, x == right, group=group, document=d)
            nouns = source_candidates(view, cue, i, j)
            speaker = source if source in nouns else next((t for t in nouns if t in words), -1)
            for t in [*nouns, -1]:
                layers.source.add(source_features(view, cue, key, t, i, j), t == speaker, group=group, document=d)
    return layers


def fit(views: Sequence[ParsedText], golds: Sequence[list[Gold]], *, folds: int = 3) -> dict[str, Weights]:
    """Fit all scorers. Those that read what others found learn from documents that these have not seen.

    Each scorer is fitted `folds` times, each time without one part of the documents; later ones learn from what the
    earlier ones find in the part left out, and the final weights are the mean over the folds.
    """

    def without(k: int) -> Callable[[int], bool]:
        return lambda d: d % folds != k

    layers = first_rows(views, golds)
    strength = {"cue": 9.0, "start": 4.0, "end": 4.0, "source": 2.0}
    parts = [
        {
            name: rows.fit(choice=name != "cue", keep=without(k), l2=strength[name])
            for name, rows in zip(Layers._fields, layers, strict=True)
        }
        for k in range(folds)
    ]
    del layers
    right = [{quote[0]: (quote[1], quote[2]) for quote in quotes} for quotes in golds]
    proposed = [
        list(propose(view, parts[d % folds], right[d], least=MIN_CUE_PROBABILITY)) for d, view in enumerate(views)
    ]
    pair_rows = Rows()
    for d, view in enumerate(views):
        for cue, _, pairs in proposed[d]:
            if cue in right[d]:
                key, group, best = cue_key(view, cue), d * 1_000_000 + cue, pairs[0].log
                for pair in pairs:
                    features, numbers = pair_features(view, cue, key, pair, best)
                    chosen = (pair.first, pair.last) == right[d][cue]
                    pair_rows.add(features, chosen, group=group, document=d, numbers=numbers)
                missing = all((pair.first, pair.last) != right[d][cue] for pair in pairs)
                pair_rows.add(NO_PAIR, missing, group=group, document=d, numbers=[("top", best)])
    for k in range(folds):
        parts[k]["pair"] = pair_rows.fit(choice=True, keep=without(k), l2=3.0, steps=80)
    row_rows = Rows()
    for d, view in enumerate(views):
        likely = [p for p in proposed[d] if logistic(p[1]) > MIN_CUE_PROBABILITY]
        items = [x for cue, z, pairs in likely for x in weigh(view, cue, z, pairs, parts[d % folds])]
        for item, features, numbers in contexts(view, items):
            chosen = right[d].get(item.cue) == (item.first, item.last)
            row_rows.add(features, chosen, group=0, document=d, numbers=numbers)
    for k in range(folds):
        parts[k]["row"] = row_rows.fit(choice=False, keep=without(k), l2=15.0, steps=80)
    smallest, digits = {"pair": 0.01, "row": 0.01}, {"pair": 3, "row": 3}
    return {
        name: prune(
            average([part[name] for part in parts]), smallest=smallest.get(name, 0.04), digits=digits.get(name, 2)
        )
        for name in parts[0]
    }


def measure(views: Sequence[ParsedText], golds: Sequence[list[Gold]], weights: dict[str, Weights]) -> Calibration:
    """The share of right rows by their log-odds, in documents that the weights have not seen."""
    model = Model("quotes", {}, weights)
    scores: list[float] = []
    hits: list[bool] = []
    for view, quotes in zip(views, golds, strict=True):
        contents = {(quote[1], quote[2]) for quote in quotes}
        for item in choose(view, proposals(view, model), MIN_LOG_ODDS - 0.6):
            scores.append(item.log_odds)
            hits.append((item.first, item.last) in contents)
    return calibrate(scores, hits)


def learn(path: str | Path, *, corpus: str, model: str = DEFAULT_MODEL) -> Model:
    """Learn from a file of annotated articles.

    Args:
        path: JSON Lines with ``id``, ``text`` and ``quotes``: for each quote ``content``, ``cue`` and ``source``, each
            a list of character spans.
        corpus: What the articles are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.

    Raises:
        DocumentError: The file cannot be read, or holds no annotation.
        NewsanglesError: SciPy is not installed.
    """
    articles = read(path, any_language=True)
    with Path(path).open(encoding="utf-8") as lines:
        gold = {str(row["id"]): row["quotes"] for row in map(json.loads, lines) if "id" in row and "quotes" in row}
    if not gold:
        raise DocumentError(path, "no article has quotes", "each line needs id, text and quotes")
    header = {
        "corpus": corpus,
        "command": f"newsangles train quotes {Path(path).name}",
        "made with": versions(model),
        "features": "named; each occurs in five or more documents; names of people and places are masked",
    }
    kept = [article for article in articles if article.id in gold]
    return train(parse(kept, model=model), [gold[article.id] for article in kept], header=header)


def train(docs: Iterable[Doc], gold: Iterable[Iterable[dict[str, Any]]], *, header: dict[str, Any]) -> Model:
    """Learn from annotated documents.

    Args:
        docs: Parsed documents.
        gold: For each, its quotes: dicts with ``content``, ``cue`` and ``source``, each a list of character spans.
        header: Provenance for the weights file: corpora, their licences, the training command.

    Returns:
        The model. Its calibration is measured on every sixth document by weights fitted to the others; the final
        weights are fitted to all of them. Both fits run at the same time where the system can fork.

    Raises:
        NewsanglesError: SciPy is not installed.
    """
    views = [ParsedText(doc) for doc in docs]
    golds = [align(view, quotes) for view, quotes in zip(views, gold, strict=True)]
    seen = [k for k in range(len(views)) if k % 6 != 5]
    held = [k for k in range(len(views)) if k % 6 == 5]

    def calibration() -> Calibration:
        weights = fit([views[k] for k in seen], [golds[k] for k in seen])
        return measure([views[k] for k in held], [golds[k] for k in held], weights)

    measured, weights = both(calibration, lambda: fit(views, golds))
    return Model("quotes", header, weights, {"row": measured}, {"least": MIN_LOG_ODDS})
