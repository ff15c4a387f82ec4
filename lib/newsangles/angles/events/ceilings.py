"""Ceilings of certainty: an event is never told as surer than the words above it in the parse allow.

The presentation of a noun or gerund stops at the first word that presupposes it. What stands above that word bounds it
all the same: who is *accused of ordering the beating* is accused of a beating, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsangles.angles.events.participants import NOUNS, lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.angles.factuality.presentation import POSSIBLE
from newsangles.tables.schema import Event, Status

MAX_WORDS_UP = 8
"""Limit of words that are looked at above an event."""

PRESENT = frozenset(("VBZ", "VBP"))
TOLD = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"))
"""Words by which a noun is of an event already known."""

OPEN: frozenset[Status] = frozenset(("alleged", "conditional", "wanted", "planned", "predicted", "question"))
"""Statuses of what is not told as done."""


def ceiling(readings: Presentations, i: int, row: Event) -> Status:
    """The surest status that an event can have.

    Args:
        readings: The document.
        i: Its word.
        row: Its row.
    """
    if row.status != "fact":
        return row.status
    view, clause, own = readings.view, readings.clause(i), readings.of(i)
    if own.certainty <= POSSIBLE and own.cues:
        let = own.cues[0][1] == "lets" and readings.clause(own.cues[0][0]).form == "past"  # let them go: they went
        return row.status if let else "opinion" if clause.modal else "conditional"
    if _is_resolved(readings, i):
        return "planned"
    if view.pos[i] in NOUNS and (status := _to_come(readings, i)):
        return status
    if clause.finite:
        return _beside_wish(readings, i) or row.status
    if view.pos[i] not in NOUNS and view.tag[i] != "VBG":
        return row.status
    return _bounded(readings, i) or row.status


def _is_resolved(readings: Presentations, i: int) -> bool:
    """True for what was only resolved: *the council voted on Tuesday to repair the bridge*."""
    view, head, relation = readings.view, readings.view.head[i], readings.view.dep[i]
    while relation == "conj" and view.pos[head] in VERBAL and readings.clause(i).form == readings.clause(head).form:
        i, head, relation = head, view.head[head], view.dep[head]
    to = relation in ("xcomp", "advcl", "ccomp") and view.tag[i] == "VB" and readings.clause(i).to and head < i
    return to and view.lemma[head] in lexicon()["resolves"] and view.pos[head] == "VERB"


def _to_come(readings: Presentations, i: int) -> Status | None:
    """The status of a noun for a deed to come, of which something is foretold: *the repair will cost much*."""
    view, head = readings.view, readings.view.head[i]
    if view.dep[i] != "nsubj" or view.lemma[head] not in lexicon()["ahead"] or readings.clause(head).modal != "will":
        return None
    return readings.of(head).status if readings.of(head).status in ("predicted", "planned") else None


def _above(view_heads: list[int], i: int) -> Iterator[tuple[int, int]]:
    """The words above a word, each with the one below it, the nearest first."""
    for _ in range(MAX_WORDS_UP):
        head = view_heads[i]
        if head == i:
            return
        yield i, head
        i = head


def _bounded(readings: Presentations, i: int) -> Status | None:
    """The status that the words above a noun or gerund leave it; None: they leave it as it is."""
    view = readings.view
    noun = view.pos[i] in NOUNS
    known = noun and any(view.lower[k] in TOLD or view.dep[k] == "poss" for k in view.children[i])
    joint = ""
    for below, head in _above(view.head, i):
        relation = view.dep[below]
        if relation in ("relcl", "advcl", "ccomp", "parataxis", "appos", "dep", "punct") or (
            relation == "conj" and readings.clause(below).finite
        ):
            return None
        if relation == "prep":
            joint = joint or view.lower[below]
            if joint in readings.words["presupposing"] or joint in lexicon()["after"] | lexicon()["before"]:
                return None
        if view.pos[head] not in VERBAL:
            continue
        above = readings.of(head)
        if above.status == "alleged" and not readings.clause(head).finite:
            return "alleged"
        if not noun:
            return "conditional" if _is_supposed(readings, below, head) else None
        if known:
            continue
        if relation in ("nsubj", "nsubjpass"):
            return "planned" if view.lower[head] in lexicon()["scheduled"] and _to_be(readings, head) else None
        if joint and above.status in OPEN and joint in ("against", "from", "into", "to"):
            return "alleged" if above.status == "alleged" else "conditional"
        if readings.clause(head).finite:
            return None
    return None


def _to_be(readings: Presentations, verb: int) -> bool:
    """True for *was supposed to be*."""
    return any(readings.clause(k).to for k in readings.kids(verb, "xcomp"))


def _is_supposed(readings: Presentations, below: int, head: int) -> bool:
    """True for a gerund that is only weighed: *cutting the tariffs requires a deal*."""
    view = readings.view
    if view.tag[head] not in PRESENT or readings.clause(head).form == "perf":
        return False
    subjects = readings.kids(head, "csubj", "nsubj", "nsubjpass")
    subjects = subjects or [k for k in readings.kids(head, "advcl") if k < head]  # as the parser may have it
    return any(view.tag[k] == "VBG" and (k == below or view.dep[below] == "prep") for k in subjects)


def _beside_wish(readings: Presentations, i: int) -> Status | None:
    """The status of a clause with *while* beside a wish: *would like them to pay, while it keeps the ban*."""
    view, mark, head = readings.view, readings.mark(i), readings.view.head[i]
    if view.dep[i] != "advcl" or mark < 0 or view.lower[mark] != "while" or readings.clause(i).form != "pres":
        return None
    wished = [k for k in readings.kids(head, "xcomp", "ccomp") if readings.of(k).status == "wanted"]
    return "wanted" if wished or readings.of(head).status == "wanted" else None


def is_unsettled(readings: Presentations, i: int) -> bool:
    """True for a deed that is only a topic, or a tendency: *discussed inquiries*, *more likely to be arrested*.

    Args:
        readings: The document.
        i: Its word.
    """
    view = readings.view
    if view.pos[i] in NOUNS:
        above, relation, joint = readings.above(i)
        bare = view.tag[i] in ("NNS", "NN") and not readings.kids(i, "det", "poss", "nummod")
        topic = above >= 0 and f"{view.lemma[above]}+{joint}".rstrip("+") in lexicon()["topic"]
        return bare and topic and relation in ("dobj", "pobj")
    for below, head in _above(view.head, i):
        if view.dep[below] not in ("xcomp", "conj") or view.lower[below] == view.lower[head]:
            return False
        if view.lower[head] in ("likely", "apt", "prone", "inclined"):
            return any(view.lower[k] in ("more", "less", "most", "least") for k in readings.kids(head, "advmod"))
    return False
