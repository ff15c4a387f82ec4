"""Quotes of an article: direct, indirect and mixed, with their cue and source.

An attribution has a source (who says, thinks, wants, knows or shows something), a cue (the word that says so) and a
content, with or without quotation marks (Pareti 2015; PolNeAR guidelines, Newell et al. 2018).
`newsangles.angles.quotes.proposals` proposes contents for each cue, with probabilities; `.selection` chooses compatible
rows; `.spans` turns them into character spans.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.language import Language
from spacy.tokens import Doc

from newsangles.angles.quotes.confidence import best_proposals, confidence, nested_confidence
from newsangles.angles.quotes.contents import windows
from newsangles.angles.quotes.cues import can_cue, class_lines, cue_features, cue_key
from newsangles.angles.quotes.edges import edge_features, place_features
from newsangles.angles.quotes.own_sources import complete_sources
from newsangles.angles.quotes.proposals import Proposal, Scorers, contexts, pair_features
from newsangles.angles.quotes.selection import NO_STRUCTURE, choose, construction, cue_class, kind, nested, proposals
from newsangles.angles.quotes.sources import source_candidates, source_features
from newsangles.angles.quotes.spans import spans
from newsangles.angles.shell import Component, offer
from newsangles.language import scorers as language_scorers
from newsangles.language.parsed_text import ParsedText, parsed_text_of
from newsangles.language.rules import Given
from newsangles.language.scorers import Calibration, Model, log_softmax, logistic, score
from newsangles.language.scorers import explain as strongest
from newsangles.language.structure import Structure, structure_of
from newsangles.tables.schema import Quote, Row


@cache
def model() -> Model:
    """The weights that ship with the library; their header names the training texts.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles.angles.quotes") / "data" / "quotes.json.gz") as path:
        return language_scorers.load(path, "quotes")


@Language.factory(
    "newsangles_quotes",
    requires=["token.dep", "token.head", "token.tag", "token.lemma", "doc.sents", "doc.ents"],
    assigns=["doc._.quotes"],
    default_config={"rules": None},
)
def create_quotes(nlp: Language, name: str, rules: Given) -> Quotes:
    """Make the component; it belongs after the parser, the lemmatizer and the name recogniser.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        rules: A folder of rule files, lines to add to ``cue_classes.txt``, or lines by file; None: the rules in use.
    """
    return Quotes(rules)


class Quotes(Component):
    """Finds the quotes of a Doc, for ``doc._.quotes``."""

    main = "cue_classes.txt"

    def read(self, doc: Doc) -> Mapping[str, Iterable[Row]]:
        """Quotes of one parsed Doc."""
        return {"quotes": quotes(doc)}


offer("quotes")


def quotes(doc: Doc) -> list[Quote]:
    """The quotes of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with sentences, tags, lemmas, dependencies and names.

    Returns:
        One row a quote; offsets are characters into ``doc.text``. ``source`` is missing where none is given.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    return list(find(parsed_text_of(doc), model(), structure_of(doc)))


def find(view: ParsedText, model: Model, structure: Structure = NO_STRUCTURE) -> Iterator[Quote]:
    """As `quotes`, for a `ParsedText`, given weights and the document's structure."""
    calibration = model.calibrations.get("row", Calibration())
    items = proposals(view, model)
    rows = choose(view, items, model.settings["least"], structure)
    complete_sources(view, rows)
    known = best_proposals(view, items)
    inner = _within(view, rows, nested(view, items, rows))
    chosen = [*rows, *(item for item, _ in inner)]
    found = [spans(view, item) for item in chosen]
    order = sorted(range(len(found)), key=lambda n: (found[n].parts[0][0], -found[n].parts[-1][1], n))
    names = {n: f"q{k}" for k, n in enumerate(order, 1)}
    for n in order:
        item, span = chosen[n], found[n]
        is_inner = n >= len(rows)
        start, end = span.parts[0][0], span.parts[-1][1]
        source = span.source or (None, None)
        sort = "direct" if item.turn else kind(view, span.parts)
        sure = nested_confidence(item) if is_inner else confidence(view, item, calibration, known)
        yield Quote(
            start=start,
            end=end,
            text=view.text[start:end],
            rule=construction(view, item),
            confidence=round(sure, 2),
            quote_id=names[n],
            inside=names[inner[n - len(rows)][1]] if is_inner else None,
            kind=sort,
            parts=span.parts,
            cue=view.text[slice(*span.cue)] if span.cue else None,
            cue_class=cue_class(view, item, sort),
            cue_start=span.cue[0] if span.cue else None,
            cue_end=span.cue[1] if span.cue else None,
            source=view.text[slice(*source)] if span.source else None,
            source_start=source[0],
            source_end=source[1],
        )


def _within(
    view: ParsedText, rows: Sequence[Proposal], inner: Sequence[tuple[Proposal, int]]
) -> list[tuple[Proposal, int]]:
    """Nested rows within the spans of the row around them, which may be cut at its cue and source."""
    kept: list[tuple[Proposal, int]] = []
    edges = {n: _edges(view, row) for n, row in enumerate(rows)}  # by the place among rows and nested ones before
    places = {n: n for n in edges}  # the place of each that is kept
    for n, (item, around) in enumerate(inner, len(rows)):
        start, end = _edges(view, item)
        if around in edges and edges[around][0] <= start and end <= edges[around][1]:
            edges[n], places[n] = (start, end), len(rows) + len(kept)
            kept.append((item, places[around]))
    return kept


def _edges(view: ParsedText, item: Proposal) -> tuple[int, int]:
    parts = spans(view, item).parts
    return parts[0][0], parts[-1][1]


@dataclass(frozen=True, slots=True)
class Decision:
    """One step on the way to a row: the candidates, their probabilities, and the evidence for the first.

    Attributes:
        name: cue, start, end, content, source or row; class for the user's lines of cue_classes.txt.
        candidates: (text, probability), the likeliest first.
        evidence: (feature, its contribution to the first candidate's score), the strongest first.
    """

    name: str
    candidates: tuple[tuple[str, float], ...]
    evidence: tuple[tuple[str, float], ...]


def explain(doc: Doc, offset: int, *, limit: int = 8) -> list[Decision]:
    """The decisions about the cue nearest to a character, which explain its row, or why it has none.

    Args:
        doc: A parsed document.
        offset: A character of the text.
        limit: How many features and candidates to name.

    Returns:
        The decisions in the order in which they were made; empty if no word near the offset may be a cue.
    """
    view, weights = parsed_text_of(doc), model()
    items = proposals(view, weights)
    here = max(0, bisect_right(view.idx, offset) - 1)
    rows = choose(view, items, weights.settings["least"], structure_of(doc))
    item = next((row for row in rows if row.cue == here), None)
    item = item or min(
        (row for row in rows if row.first <= here <= row.last or row.source == here),
        key=lambda r: r.last - r.first,
        default=None,
    )
    if item is not None:
        cue = item.cue
    elif view.n and can_cue(view, here):
        cue = here
    else:
        first, last = view.bounds[view.sent[here]] if view.n else (0, -1)
        near = [k for k in range(first, last + 1) if can_cue(view, k)]
        if not near:
            return []
        cue = min(near, key=lambda k: abs(k - here))
    return list(_decisions(view, weights, items, cue, item, limit))


def _decisions(
    view: ParsedText, model: Model, items: Sequence[Proposal], cue: int, item: Proposal | None, limit: int
) -> Iterator[Decision]:
    weights, key = model.scorers, cue_key(view, cue)
    features = cue_features(view, cue)
    chance = logistic(score(weights["cue"], features))
    yield Decision("cue", ((view.word[cue], chance),), tuple(strongest(weights["cue"], features, limit=limit)))
    own_lines = [(sort, line) for sort, line in class_lines().get(key, ()) if not line.shipped]
    if own_lines:
        yield Decision("class", tuple((f"{sort}, by {line.where}", 1.0) for sort, line in own_lines), ())
    scorers = Scorers(view, weights)
    pairs = scorers.pairs(cue)
    if not pairs:
        return
    for name, left, places in zip(("start", "end"), (True, False), windows(view, cue), strict=True):
        edges = scorers.edges(cue, key, left, places)
        i = edges[0].at
        features = place_features(view, i, left, "before" if i < cue else "after") + edge_features(
            view, cue, key, i, left
        )
        named = tuple((view.word[e.at], math.exp(e.log)) for e in edges[:limit])
        yield Decision(name, named, tuple(strongest(weights[name], features, limit=limit)))
    own = [x for x in items if x.cue == cue]
    if not own:
        return
    item = item if item in own else own[0]
    assert item is not None
    named = tuple((view.text[view.idx[x.first] : view.end[x.last]], x.guess / max(chance, 1e-9)) for x in own)
    best = next((p for p in pairs if (p.first, p.last) == (item.first, item.last)), pairs[0])
    features, numbers = pair_features(view, cue, key, best, pairs[0].log)
    yield Decision("content", named, tuple(strongest(weights["pair"], features, numbers, limit=limit)))
    candidates = [*source_candidates(view, cue, item.first, item.last), -1]
    logs = log_softmax(
        [score(weights["source"], source_features(view, cue, key, t, item.first, item.last)) for t in candidates]
    )
    ranked = sorted(zip(logs, candidates, strict=True), reverse=True)
    named = tuple((view.word[t] if t >= 0 else "", math.exp(log)) for log, t in ranked[:limit])
    features = source_features(view, cue, key, ranked[0][1], item.first, item.last)
    yield Decision("source", named, tuple(strongest(weights["source"], features, limit=limit)))
    for other, features, numbers in contexts(view, [x for x in items if x.log_odds > -99.0 and x.numbers]):
        if other is item:
            calibration = model.calibrations.get("row", Calibration())
            text = view.text[view.idx[item.first] : view.end[item.last]]
            evidence = tuple(strongest(weights["row"], features, numbers, limit=limit))
            yield Decision("row", ((text, calibration(item.log_odds)),), evidence)
