"""Words that say whether something told is so: *it is a lie that*, *reports are untrue*, *rejected the claim*."""

from __future__ import annotations

from collections.abc import Iterator

from newsangles.angles.factuality.clauses import part_of, rule_of
from newsangles.angles.factuality.lexicon import VERBAL, VERDICTS
from newsangles.angles.factuality.presentation import DENIED, Presentation, PresentedClauses, apply

MAX_CHAIN = 3
"""Limit of infinitives between a noun and what is said of it: *turned out to be false*."""

_LINKS = ("acomp", "attr", "oprd")
_AFTERWARDS = ("conj", "advcl", "relcl", "ccomp", "parataxis")


def operator_of(context: PresentedClauses, verb: int, head: int, shape: str) -> int:
    """The word that decides on a clause: *lie* in *it is a lie that*, *proof* in *no proof emerged that*."""
    view = context.view
    linked = next((k for k in context.kids(head, *_LINKS) if k != verb), -1)
    if linked >= 0 and shape in ("clause", "to", "whether") and rule_of(context, linked, "say", shape) is not None:
        return linked
    if shape != "clause" or view.pos[head] not in VERBAL or rule_of(context, head, shape) is not None:
        return head
    subject = context.clause(head).subject
    rule = rule_of(context, subject, shape) if subject >= 0 and part_of(context, subject) == "noun" else None
    return subject if rule is not None and rule.polarity in ("proof", "content") else head


def verdict_on(context: PresentedClauses, noun: int, depth: int) -> Presentation | None:
    """The presentation of what a noun tells, by the first word that judges it; None: there is none."""
    for word, shapes in _judges(context, noun):
        rule = rule_of(context, word, *shapes)
        if rule is None or (rule.polarity not in VERDICTS and rule.polarity not in ("proof", "own", "flip")):
            continue
        own = context.view.dep[word] in ("amod", "compound") or noun < word <= context.view.last[noun]
        presented = apply(rule, word, Presentation() if own else context.of(word, depth + 1))
        if rule.polarity in VERDICTS and presented.positive and rule.polarity == "affirm":
            continue
        return presented
    return None


def _judges(context: PresentedClauses, noun: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The words that may say whether what a noun tells is so, each with the shapes of its rule."""
    for k in context.kids(noun, "amod"):
        yield k, ("subject",)
    for k in context.kids(noun, "relcl"):  # claims, which are untrue
        yield from ((x, ("subject",)) for x in _said_of(context, k))
    head, relation, preposition = context.above(noun)
    if head < 0:
        return
    if relation in ("nsubj", "nsubjpass"):
        yield from ((x, ("subject",)) for x in _said_of(context, head))
        if relation == "nsubjpass":
            yield head, ("content",)
    elif relation == "dobj" or preposition in ("at", "as"):
        yield from ((x, ("subject",)) for x in _said_of(context, head) if x != noun)
        yield from ((x, ("subject",)) for x in _labels(context, noun, head))
        yield head, ("content",)
    elif relation == "attr":  # it was a false claim: what is said of it stands with it
        return
    elif preposition:
        yield head, ("content",)


def _said_of(context: PresentedClauses, i: int) -> Iterator[int]:
    """The adjectives and nouns that a word links to its subject or object: *are false*, *proved to be a lie*."""
    view = context.view
    if view.pos[i] not in VERBAL:
        yield i
        return
    for _ in range(MAX_CHAIN):
        yield from context.kids(i, *_LINKS)
        for k in context.kids(i, "prep"):  # dismissed as nonsense, is without foundation
            if view.lower[k] in ("as", "without"):
                yield from view.children[k]
        inner = next((k for k in context.kids(i, "xcomp", "ccomp") if not context.kids(k, "mark")), -1)
        if inner < 0:
            return
        if view.pos[inner] not in VERBAL:
            yield inner
        i = inner


def _labels(context: PresentedClauses, noun: int, head: int) -> Iterator[int]:
    """The words for what a noun is called, behind its own clause: *called the report that P a lie*."""
    view, last = context.view, context.view.last[noun]
    if view.lemma[head] in context.words["labels"]:
        yield from (x for x in range(noun + 1, last + 1) if x == last or view.lower[x - 1] == "as")


def disputes(context: PresentedClauses, verb: int) -> int:
    """The word that calls a clause untrue after it: *…, which is false*; -1: none."""
    view = context.view
    places = [verb]
    if view.dep[verb] == "ccomp":
        places.append(view.head[verb])
    for place in places:
        for k in context.kids(place, *_AFTERWARDS):
            if k <= verb or view.pos[k] != "AUX":
                continue
            subject = context.clause(k).subject
            if subject < verb or view.lower[subject] not in ("that", "this", "it", "which"):
                continue
            top = Presentation(positive=not context.clause(k).negative)
            for x in context.kids(k, *_LINKS):
                rule = rule_of(context, x, "subject")
                if rule is not None and rule.polarity in VERDICTS and DENIED in apply(rule, x, top).marks:
                    return x
    return -1
