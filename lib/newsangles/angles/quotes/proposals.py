"""Proposals: contents and sources of each cue, and the probability that each is right.

Six linear scorers over a parsed document, each with the results of those before it as input:

1. *cue*: P(a word attributes): said, claim, according, a colon. A logistic for each candidate word.
2. *start*, *end*: the edges of a cue's content. A softmax over positions each.
3. *pair*: the start and end that belong together, or none. A softmax over the likeliest pairs.
4. *source*: the head of the source, or none. A softmax over the nouns and pronouns of the cue's sentence.
5. *row*: P(the content is exact). A logistic over the best contents of each cue, with features of rival contents;
   calibrated, this is the row's confidence.

Glaring errors are ruled out by code (`newsangles.angles.quotes.contents` and `.selection`), not by weights.
Conventions follow PolNeAR's guidelines (Newell et al. 2018).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsangles.angles.quotes.contents import (
    according_to_bounds,
    after_addressee,
    allowed,
    beside_subject,
    clause_limit,
    continued_quotation,
    introduced_quotation,
    is_parenthetical,
    listed_participles,
    preceding_quotation,
    respects_syntax,
    second_clause,
    windows,
)
from newsangles.angles.quotes.cues import FRAME, bucket, can_cue, cites_for, classes, cue_features, cue_key, says
from newsangles.angles.quotes.edges import (
    distance_features,
    edge_details,
    path_word,
    place_features,
    place_in_tree,
    tree_features,
)
from newsangles.angles.quotes.sources import source_alone, source_beside, source_candidates
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Numbers, Weights, log_softmax, logistic, score

MIN_CUE_PROBABILITY = 0.25
"""Drop a cue if P(cue) <= this, which halves the time and costs at most 0.1 of F1."""

OUTLINES_KEPT, EDGES_KEPT, PAIRS_KEPT, CONTENTS_KEPT = 8, 6, 10, 2
"""Beam widths: positions, edges, pairs of edges, and contents of a cue that are kept for the next step."""

MIN_CONTENT_LOG_PROBABILITY = -3.5
"""Drop a cue's second content if its log probability is < this."""


class Edge(NamedTuple):
    """A start or an end with its log probability, given its cue."""

    log: float
    at: int


class Pair(NamedTuple):
    """A content from word `first` to word `last`, with the log probabilities of its edges and their sum."""

    log: float
    start: float
    end: float
    first: int
    last: int


_Trees = dict[tuple[tuple[str, int, bool], bool], float]


class Scorers:
    """The scorers of contents for one document, with their caches."""

    def __init__(self, view: ParsedText, weights: dict[str, Weights]) -> None:
        self.view = view
        self.weights = weights
        self._places: dict[tuple[int, bool, bool], float] = {}
        # By all of a cue that counts: the scores of distances from it, and of places in the tree.
        self._of_cues: dict[tuple[str, str, str, bool], tuple[dict[str, float], _Trees]] = {}
        # The verb that introduces each quotation, by the quotation's opening mark.
        said = (k for k in range(view.n) if view.pos[k] == "VERB" and view.stretches)
        self.announced = {s.open: k for k in said if (s := introduced_quotation(view, k)) is not None}
        after = (s.close + 1 for s in view.stretches)
        near = {k for a in after for k in range(a, min(a + 12, view.n)) if view.pos[k] == "VERB" and says(view, k)}
        self.answered = {s.open: k for k in sorted(near) if (s := preceding_quotation(view, k)) is not None}

    def edges(self, cue: int, key: str, left: bool, places: Sequence[int]) -> list[Edge]:
        """The likeliest starts (ends) of a cue's content."""
        weights, view, known = self.weights["start" if left else "end"], self.view, self._places
        sort = classes().get(key, "none")
        outlines = []
        alike = key, view.pos[cue], view.tag[cue], left
        distances, trees = self._of_cues.setdefault(alike, ({}, {}))
        for i in places:
            cell = (i, left, i < cue)
            fixed = known.get(cell)
            if fixed is None:
                side = "before" if i < cue else "after"
                fixed = known[cell] = score(weights, place_features(view, i, left, side))
            step = bucket(i - cue)
            if step not in distances:
                distances[step] = score(weights, distance_features(view, cue, key, sort, i))
            outline = fixed + distances[step]
            place = place_in_tree(view, cue, i, left)
            if place is not None:
                seen = place, i < cue
                if seen not in trees:
                    trees[seen] = score(weights, tree_features(place, key, sort, view.tag[cue], i < cue))
                outline += trees[seen] + weights.get(path_word(view, place[0], i, left), 0.0)
            outlines.append((outline, i))
        outlines.sort(reverse=True)
        del outlines[OUTLINES_KEPT:]
        scores = [z + score(weights, edge_details(view, cue, key, sort, i, left)) for z, i in outlines]
        ranked = sorted(zip(log_softmax(scores), (i for _, i in outlines), strict=True), reverse=True)
        return [Edge(*edge) for edge in ranked[:EDGES_KEPT]]

    def pairs(self, cue: int) -> list[Pair]:
        """The likeliest contents of a cue that are allowed, the likeliest first."""
        view, key = self.view, cue_key(self.view, cue)
        starts, ends = windows(view, cue)
        starts, ends = beside_subject(view, cue, starts, ends)
        limit = clause_limit(view, cue)
        ends = [i for i in ends if i <= limit or view.stretch[i] >= 0]
        cited = next((k for k in range(cue + 1, view.bounds[view.sent[cue]][1]) if cites_for(view, k) == cue), view.n)
        ends = [i for i in ends if i < cited] or ends
        told = after_addressee(view, cue)
        starts = [i for i in starts if i <= cue or i >= told] or starts
        before, after = preceding_quotation(view, cue), introduced_quotation(view, cue)
        if before is not None and after is not None and self.announced.get(before.open, cue) != cue:
            before = None  # Lopez said, “Who pays?” Her deputy said, “The city.”
        if self.answered:
            # “No”, said Lopez. “Yes”, her deputy said: the second quotation has a verb of its own.
            final = view.bounds[view.sent[cue]][1]
            beyond = [view.stretches[view.stretch[i]].open if i > final and view.stretch[i] >= 0 else -1 for i in ends]
            ends = [i for i, s in zip(ends, beyond, strict=True) if self.answered.get(s, cue) == cue] or ends
        if before is not None:
            again = continued_quotation(view, cue, before)
            edge = before.last if again is None else again.last
            starts = [i for i in starts if i <= before.first] or starts
            ends = [i for i in ends if i >= edge] or ends
        elif after is not None:
            around = [view.stretches[view.stretch[i]] if view.stretch[i] >= 0 else None for i in starts]
            starts = [
                i
                for i, s in zip(starts, around, strict=True)
                if s and i == s.first <= after.first and self.announced.get(s.open, cue) == cue
            ] or starts
            ends = [i for i in ends if i >= after.last] or ends
        elif view.masked_lower[cue] == "according":
            begin, end = according_to_bounds(view, cue)
            starts = [i for i in starts if i >= begin] or starts
            ends = [i for i in ends if i >= end] or ends
        elif is_parenthetical(view, cue):
            # Nor does it begin before a semicolon: one car slid; two trucks, police said, caught fire.
            begins = view.bounds[view.sent[cue]][0]
            begins = max(
                (k for k in range(begins, cue) if view.masked_lower[k] == ";" and not view.inside[k]), default=begins
            )
            starts = [i for i in starts if begins <= i < cue] or starts
            ends = [i for i in ends if i > cue + 1] or ends
        elif (more := max(second_clause(view, cue), listed_participles(view, cue))) > 0:
            ends = [i for i in ends if i > more] or ends
        first, last = self.edges(cue, key, True, starts), self.edges(cue, key, False, ends)
        found = [
            Pair(s.log + e.log, s.log, e.log, s.at, e.at)
            for s in first
            for e in last
            if allowed(view, cue, s.at, e.at) and (s.at < cue or respects_syntax(view, cue, s.at, e.at))
        ]
        return sorted(found, reverse=True)[:PAIRS_KEPT]


def pair_features(view: ParsedText, cue: int, key: str, pair: Pair, best: float) -> tuple[list[str], Numbers]:
    """Features of a content as a whole."""
    i, j = pair.first, pair.last
    (top, lies), (low_top, low_lies) = view.constituent(cue, i, True), view.constituent(cue, j, False)
    first, last = view.bounds[view.sent[cue]]
    side = "around" if i < cue < j else "before" if j < cue else "after"
    path = view.path(cue, top) if first <= i <= last else "out"
    relation = (
        "same"
        if top == low_top
        else "down"
        if view.dominates(top, low_top)
        else "up"
        if view.dominates(low_top, top)
        else "sisters"
        if view.head[top] == view.head[low_top]
        else "apart"
    )
    whole = f"{int(view.last[top] == j)}{int(view.first[low_top] == i)}"
    a, b = view.stretch[i], view.stretch[j]
    opens = int(a >= 0 and view.stretches[a].first == i)
    shuts = int(b >= 0 and view.stretches[b].last == j)
    marks = f"{opens}{shuts}{int(a >= 0)}{int(b >= 0)}{int(a == b)}"
    length, sentences = bucket(j - i), min(4, view.sent[j] - view.sent[i])
    sort = classes().get(key, "none")
    loose = view.outside[j + 1] - view.outside[i]
    f = [
        f"relation {relation} {path}",
        f"relation lies {relation} {lies}{low_lies}",
        f"relation whole {relation} {whole} {path}",
        f"relation class {relation} {whole} {sort} {side}",
        f"marks {marks}",
        f"marks side {marks} {side}",
        f"marks loose {marks} {side} {bucket(min(loose, 9))}",
        f"subject inside {int(i <= view.subject(cue) <= j)} {side}",
        f"length {length} {side}",
        f"length path {length} {path}",
        f"length class {length} {sort}",
        f"sentences {sentences} {side}",
        f"sentences marks {sentences} {marks}",
        f"edges {int(i == view.bounds[view.sent[i]][0])}{int(j >= last - 1)} {side}",
        f"whole {whole} {path}",
        f"whole side {whole} {side}",
        f"ends {view.dep[low_top]} {path}",
        f"first word {view.masked_lower[i]} {view.tag[j]}",
        f"lemma first word {key} {view.masked_lower[i]}",
        f"tags {view.tag[i]} {view.tag[j]} {side}",
    ]
    inner = [d for d in view.verbs[bisect_left(view.verbs, i) : bisect_right(view.verbs, j)] if d != cue]
    finite = sum(1 for d in inner if view.tag[d] in ("VBD", "VBZ", "VBP"))
    f.append(f"finite verbs {min(finite, 4)} {side} {path}")
    if inner and side == "after":  # verbs that are not below the content's top
        astray = sum(1 for d in inner if not view.dominates(top, d) and not view.dominates(low_top, d))
        f.append(f"astray {min(astray, 2)} {relation}")
    numbers = [("start", pair.start), ("end", pair.end), ("sum", pair.log), ("behind", pair.log - best)]
    return f, numbers


NO_PAIR = ["none of them"]


@dataclass(slots=True)
class Proposal:
    """A cue with one of its likeliest contents and its source, as scored."""

    cue: int
    first: int
    last: int
    source: int
    guess: float  # P(cue) x P(content | cue), without rivals
    numbers: list[tuple[str, float]]
    rank: int  # 0: the cue's best content
    log_odds: float = 0.0
    confidence: float = 0.0
    named: tuple[int, int] | None = None  # the characters of a source that a credit or a label names
    turn: tuple[
        tuple[int, int], ...
    ] = ()  # a speaker's turn: its parts in words; its cue is where the label begins, or is beside it

    def overlaps(self, other: Proposal) -> bool:
        """True if the two contents share words."""
        return self.first <= other.last and other.first <= self.last


def row_features(
    view: ParsedText, item: Proposal, rivals: Sequence[Proposal], lemmas: dict[str, float]
) -> tuple[list[str], Numbers]:
    """Features of a proposal beside the others of the document.

    Args:
        view: The document.
        item: The proposal.
        rivals: Best proposals of other cues near it.
        lemmas: The sum of guesses for each cue lemma in the document.
    """
    key = cue_key(view, item.cue)
    sort = classes().get(key, "none")
    over, within, holds, beside, above = _rival_chances(view, item, rivals)
    p = item.guess
    features = _doubt_features(view, item, (over, within, holds), above)
    features += _row_outline(view, item, key, sort)
    features += content_features(view, item, key, sort)
    again = lemmas.get(key, 0.0) - p
    numbers = [*item.numbers, ("over", over), ("within", within), ("holds", holds), ("beside", beside)]
    numbers += [
        ("over more", max(0.0, over - p)),
        ("within more", max(0.0, within - p)),
        ("again", min(2.0, max(0.0, again))),
    ]
    return features, numbers


def _rival_chances(
    view: ParsedText, item: Proposal, rivals: Sequence[Proposal]
) -> tuple[float, float, float, float, str]:
    """The best guesses of rivals by their position relative to a proposal, and the lemma of the cue around it.

    Returns:
        The best guesses of rivals whose content overlaps, whose content holds its cue, whose cue it holds, and of those
        in the same sentence; the cue lemma of the second.
    """
    cue, i, j = item.cue, item.first, item.last
    over = within = holds = beside = 0.0
    above = "none"
    for other in rivals:
        d = other.cue
        if d == cue:
            continue
        if other.first <= j and i <= other.last and other.guess > over:
            over = other.guess
        if other.first <= cue <= other.last and other.guess > within:
            within, above = other.guess, cue_key(view, d)
        if i <= d <= j and other.guess > holds:
            holds = other.guess
        if view.sent[d] == view.sent[cue] and other.guess > beside:
            beside = other.guess
    return over, within, holds, beside, above


def _doubt_features(view: ParsedText, item: Proposal, chances: tuple[float, float, float], above: str) -> list[str]:
    """Features of the rank of a proposal, and of the guesses for it and its rivals."""
    cue, i, j = item.cue, item.first, item.last
    over, within, holds = chances
    p, tag = item.guess, view.tag[cue]
    side = "around" if i < cue < j else "before" if j < cue else "after"
    return [
        "bias",
        f"rank {item.rank}",
        f"side {side} {tag}",
        f"dep {view.dep[cue]} {side}",
        f"over {int(10 * over)} {int(10 * p)}",
        f"within {int(10 * within)} {int(10 * p)}",
        f"holds {int(10 * holds)} {int(10 * p)}",
        f"within lemma {above if within > 0.3 else 'none'}",
    ]


def _row_outline(view: ParsedText, item: Proposal, key: str, sort: str) -> list[str]:
    """Features of the cue, length, marks, source and edges of a proposal."""
    cue, i, j, s = item.cue, item.first, item.last, item.source
    side = "around" if i < cue < j else "before" if j < cue else "after"
    frame = " ".join(sorted(FRAME.intersection([view.dep[k] for k in view.children[cue]])))
    first, last = view.bounds[view.sent[cue]]
    path = view.path(cue, view.constituent(cue, i, True)[0]) if first <= i <= last else "out"
    path_end = view.path(cue, view.constituent(cue, j, False)[0]) if first <= j <= last else "out"
    a, b = view.stretch[i], view.stretch[j]
    opens, shuts = int(a >= 0 and view.stretches[a].first == i), int(b >= 0 and view.stretches[b].last == j)
    marks = f"{opens}{shuts}{int(a >= 0)}{int(b >= 0)}{int(view.inside[cue] > 0)}"
    kind = view.kind(s)
    length = bucket(j - i)
    beyond = view.masked_lower[j + 1] if j < last else ">"
    start, tag = view.masked_lower[i], view.tag[cue]
    return [
        f"lemma {key}",
        f"lemma side {key} {side}",
        f"class {sort} {side}",
        f"length {length} {side}",
        f"length class {length} {sort}",
        f"path {path}",
        f"paths {path} {path_end}",
        f"path end {path_end}",
        f"marks {marks} {side}",
        f"headline {int(view.para[cue] == 0)}",
        f"source {kind} {tag}",
        f"source class {kind} {sort}",
        f"source word {view.masked_lemma[s] if s >= 0 else 'none'}",
        f"source lemma {kind} {key}",
        f"start {start} {side}",
        f"start lemma {start} {key}",
        f"start class {start} {sort}",
        f"start tag {view.tag[i]} {tag} {side}",
        f"end tag {view.tag[j]} {side}",
        f"beyond {beyond} {side}",
        f"frame {frame} {tag}",
        f"lemma frame {key} {frame}",
        f"frame path {frame} {path}",
        f"sentence edge {int(j >= last - 1)} {side}",
        f"tag lemma {tag} {key}",
    ]


def content_features(view: ParsedText, item: Proposal, key: str, sort: str) -> list[str]:
    """Features of the topmost word of a proposed content, and of its place relative to the cue."""
    cue, i, j, s = item.cue, item.first, item.last, item.source
    low, dep, tag = view.masked_lower, view.dep, view.tag
    first, last = view.bounds[view.sent[cue]]
    top = min((k for k in range(i, j + 1) if view.free[k] and k != cue), key=lambda k: view.depth[k])
    finite = int(any(tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(i, j + 1) if k != cue))
    gap, after = bucket(i - cue), low[cue + 1] if cue < last else ">"
    way = view.path(cue, s) if s >= 0 else "none"
    return [
        f"top {view.masked_lemma[top]} {view.pos[top]}",
        f"top class {tag[top]} {sort}",
        f"top lemma {tag[top]} {key}",
        f"top kind {view.kind(top)} {key}",
        f"top dep {dep[top]} {key}",
        f"lies {view.constituent(cue, i, True)[1]}{view.constituent(cue, j, False)[1]}",
        f"beyond dep {dep[j + 1]} {low[j + 1]}" if j < last else "beyond dep end",
        f"before {low[i - 1]} {tag[i]}" if i > first else f"before < {tag[i]}",
        f"after cue {after} {key}",
        f"gap {gap} {after}",
        f"gap lemma {gap} {key}",
        f"end {view.masked_lemma[j]} {dep[j]}",
        f"finite {finite} {sort}",
        f"finite lemma {finite} {key}",
        f"source path {way}",
        f"source path class {way} {sort}",
        f"source distance {bucket(s - cue) if s >= 0 else 'none'}",
    ]


def propose(
    view: ParsedText, weights: dict[str, Weights], also: Iterable[int] = (), *, least: float = MIN_CUE_PROBABILITY
) -> Iterator[tuple[int, float, list[Pair]]]:
    """Each cue with P(cue) > `least`, and those in `also`, with log-odds and likely contents."""
    scorers, cue_weights, also = Scorers(view, weights), weights["cue"], set(also)
    for cue in range(view.n):
        if can_cue(view, cue):
            z = score(cue_weights, cue_features(view, cue))
            if logistic(z) > least or cue in also:
                pairs = scorers.pairs(cue)
                if pairs:
                    yield cue, z, pairs


def weigh(
    view: ParsedText, cue: int, log_odds: float, pairs: Sequence[Pair], weights: dict[str, Weights]
) -> list[Proposal]:
    """The best contents of a cue as proposals, each with its source.

    Args:
        view: The document.
        cue: The cue.
        log_odds: Its log-odds of attributing.
        pairs: Its likely contents, the likeliest first; at least one.
        weights: Those of all scorers.
    """
    key, best = cue_key(view, cue), pairs[0].log
    scores = [score(weights["pair"], *pair_features(view, cue, key, pair, best)) for pair in pairs]
    logs = log_softmax([*scores, score(weights["pair"], NO_PAIR, [("top", best)])])
    missing = logs.pop()
    ranked = sorted(zip(logs, pairs, strict=True), reverse=True)
    found, sources = [], {}
    alone: dict[int, float] = {}
    chance = logistic(log_odds)
    for rank, (log, pair) in enumerate(ranked[:CONTENTS_KEPT]):
        if rank and log < MIN_CONTENT_LOG_PROBABILITY:
            break
        candidates = (*source_candidates(view, cue, pair.first, pair.last), -1)
        if candidates not in sources:
            for noun in candidates:
                if noun not in alone:
                    alone[noun] = score(weights["source"], source_alone(view, cue, key, noun))
            marks = [
                alone[noun] + score(weights["source"], source_beside(cue, noun, pair.first, pair.last))
                for noun in candidates
            ]
            sources[candidates] = max(zip(log_softmax(marks), candidates, strict=True))
        sure, source = sources[candidates]
        rival = ranked[1 if rank == 0 else 0][0] if len(ranked) > 1 else -9.0
        p = math.exp(log)
        numbers = [
            ("cue", log_odds),
            ("content", log),
            ("lead", max(-5.0, min(5.0, log - rival))),
            ("missing", max(-7.0, missing)),
            ("edges", max(-8.0, pair.log)),
            ("source", max(-4.0, sure)),
            ("guess", chance * p),
        ]
        found.append(Proposal(cue, pair.first, pair.last, source, chance * p, numbers, rank))
    return found


def judge(view: ParsedText, items: list[Proposal], weights: Weights) -> None:
    """Set the log-odds of each proposal, given its rivals."""
    for item, features, numbers in contexts(view, items):
        item.log_odds = score(weights, features, numbers)


def contexts(view: ParsedText, items: list[Proposal]) -> Iterator[tuple[Proposal, list[str], Numbers]]:
    """Each proposal with its `row_features`."""
    best = [item for item in items if item.rank == 0]
    cues = [item.cue for item in best]
    lemmas: dict[str, float] = {}
    for item in best:
        key = cue_key(view, item.cue)
        lemmas[key] = lemmas.get(key, 0.0) + item.guess
    for item in items:
        near = best[bisect_left(cues, item.first - 80) : bisect_right(cues, item.last + 80)]
        yield item, *row_features(view, item, near, lemmas)
