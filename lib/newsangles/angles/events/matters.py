"""Matters of events: what was dealt with, where it is itself an event, a thing or a clause.

The objects follow MEANTIME, whose participants are people and things and never events. Without *a minerals deal*, *to
buy the ferry* or *ongoing talks with Russia*, a reader is not told what was signed, offered or cited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsangles.angles.events.arguments import EventContext, Part
from newsangles.angles.events.participants import NOUNS
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.language.subjects import MEASURES, antecedent, is_aside

MAX_WORDS = 16
"""Limit of the words of a matter; it is cut before the phrase that exceeds it."""

WITHIN = frozenset(("det", "poss", "amod", "compound", "nmod", "nummod", "case", "quantmod", "advmod", "predet", "neg"))
AFTER = frozenset(("prep", "conj", "acl", "ccomp", "relcl"))
"""Relations of what belongs to a noun: before it, and after it."""

EMPTY = frozenset("this that these those which who whom what there one itself himself herself themselves".split())
"""Pronouns that tell nothing."""

INFINITIVE, CLAUSE = "infinitive", "clause"
"""Constructions of matters in words of their own."""

LINKS = frozenset(
    ("be", "have", "do", "go", "get", "let", "seem", "appear", "remain", "tend", "need", "'s", "’s", "'", "’")
)
"""Verbs whose infinitive is the deed."""

CLAUSE_ENDS = frozenset(",;:.!?)]}\"”’'»—–-")
"""Marks that no matter ends with."""


def matter(context: EventContext, i: int, source: Part | None, thing: Part | None, other: Part | None) -> Part | None:
    """The words for what an event deals with; None where object or target tell it, or nothing does.

    Args:
        context: The document.
        i: The trigger.
        source: Who does it.
        thing: Its object.
        other: Its target.
    """
    pos = context.view.pos[i]
    if thing is not None or (other is not None and not other.implied) or pos not in ("VERB", *NOUNS):
        return None
    noun = pos in NOUNS
    taken = range(source.first, source.last + 1) if source and not source.implied else range(0)
    for word, rule in _of_noun(context, i) if noun else _of_verb(context, i, source):
        if word in taken or word == i:
            continue
        if rule in (INFINITIVE, CLAUSE):
            return _clause(context, word, rule)
        word = antecedent(context.view, word)
        if _is_told(context, word):
            return _phrase(context, word, rule)
    return None


def whole(context: EventContext, part: Part | None) -> Part | None:
    """A thing with all that belongs to its phrase: *access to its mineral reserves*."""
    if part is None or part.actor is not None or part.implied or context.view.pos[part.word] != "NOUN":
        return part
    if part.word in context.who.acting or not part.first <= part.word <= part.last:
        return part
    full = _phrase(context, part.word, part.rule)
    return replace(part, last=full.last) if full.last > part.last else part


def once(context: EventContext, source: Part | None, thing: Part | None) -> tuple[Part | None, Part | None]:
    """Source and object, where one word is both: a thing undergoes what happens to it: *the bridge will open*."""
    if source is None or thing is None or source.word != thing.word or source.implied:
        return source, thing
    view, actor = context.view, source.actor
    bodily = (actor is not None and actor.label != "place") or view.ent[source.word] in ("GPE", "NORP", "ORG")
    acts = bodily or (actor is None and (view.pos[source.word] == "PRON" or source.word in context.who.acting))
    return (source, thing) if acts else (None, thing)


def _of_verb(context: EventContext, i: int, source: Part | None) -> Iterator[tuple[int, str]]:
    view, readings, participants = context.view, context.readings, context.participants
    passive = participants.passive(i) and not participants.engaged(i)
    subject = participants.subjects.of(i)
    things = readings.kids(i, "dobj")
    if passive and subject:
        yield subject.word, "passive subject"
    yield from ((k, "object") for k in things if view.tag[k] != "WDT" or passive)
    if view.dep[i] == "relcl" and not things and not passive and subject and subject.rule == "subject":
        gap = not readings.kids(i, "xcomp", "ccomp") and not _open_preposition(context, i)
        yield from ((view.head[i], "object gap") for _ in range(gap))
    if not passive:
        frames = participants.words["frames"]
        for k in readings.kids(i, "prep"):
            if f"{view.lemma[i]}+{view.lower[k]}" in frames:
                yield from ((x, "verb " + view.lower[k]) for x in readings.kids(k, "pobj") if not is_aside(view, x))
    resolves = view.lemma[i] in participants.words["resolves"]
    if view.lemma[i] not in LINKS and (resolves or i not in context.speakers):
        resolved = readings.kids(i, "advcl") if resolves else []
        resolved = [k for k in resolved if view.tag[k] == "VB" and readings.clause(k).to]
        below = [k for k in (*readings.kids(i, "xcomp"), *resolved) if k > i and view.pos[k] in VERBAL]
        yield from ((k, INFINITIVE) for k in below)
        yield from ((k, CLAUSE) for k in readings.kids(i, "ccomp") if k > i and not passive)
    moves = source is None and subject is not None and not passive and not things
    if moves and subject and view.dep[subject.word] in ("nsubj", "nsubjpass") and view.lemma[i] not in LINKS:
        yield subject.word, "subject"


def _of_noun(context: EventContext, i: int) -> Iterator[tuple[int, str]]:
    view, participants = context.view, context.participants
    if participants.members(i) < 0:
        yield from ((k, "of") for k in participants.after(i, "of"))
    for by in ("against", "on", "to", "with", "for") if view.tag[i] in ("NN", "NNS") else ():
        yield from ((k, by) for k in participants.after(i, by) if k > i)


def _open_preposition(context: EventContext, i: int) -> bool:
    """True for a preposition without its object: *the town they came from*."""
    return any(not context.view.children[k] for k in context.readings.kids(i, "prep"))


def _is_told(context: EventContext, word: int) -> bool:
    """True for a word that tells something: no open pronoun, time or amount."""
    view = context.view
    if word in context.dated or view.ent[word] in MEASURES or view.lower[word] in EMPTY:
        return False
    if view.lemma[word] in context.participants.words["time"] or view.pos[word] not in (*NOUNS, "PRON"):
        return False
    return view.pos[word] in NOUNS or view.dep[word] == "pobj"


def _phrase(context: EventContext, word: int, rule: str) -> Part:
    """The whole phrase of a noun, without times, and relative clauses only where they say what a claim is."""
    view = context.view
    before = (k for k in view.children[word] if k < word and view.dep[k] in WITHIN)
    first = min([word, *(view.first[k] for k in before)])
    last, contents = word, view.lemma[word] in context.participants.words["contents"]
    for k in view.children[word]:
        if k < word:
            continue
        if view.dep[k] not in AFTER:
            if view.dep[k] in ("punct", "cc", "case", "nummod"):
                continue
            break
        says = contents and view.dep[k] in ("acl", "relcl", "ccomp")
        infinitive = view.dep[k] == "acl" and context.readings.clause(k).to
        if view.dep[k] in ("relcl", "acl", "ccomp") and not (says or infinitive):
            break
        end = view.last[k]
        if view.dep[k] == "prep" and (any(x in context.dated for x in view.children[k]) or _other_place(context, k)):
            break
        if view.dep[k] == "conj" and view.pos[k] not in (*NOUNS, "PRON"):
            break
        if end - first >= MAX_WORDS:
            break
        last = max(last, end)
    return _trimmed(context, Part(word, first, last, rule, None))


def _other_place(context: EventContext, preposition: int) -> bool:
    """True for a preposition that rather belongs to the verb: *bought the ferry by phone*."""
    return context.view.lower[preposition] in ("by", "as", "after", "before", "during", "since", "until", "because")


def _clause(context: EventContext, verb: int, rule: str) -> Part | None:
    """An infinitive or a clause from its first word on, as far as it is short enough."""
    view = context.view
    before = [k for k in view.children[verb] if k < verb and view.dep[k] != "punct"]
    first = min([verb, *(view.first[k] for k in before)])
    last = verb
    for k in view.children[verb]:
        if k < verb or view.dep[k] == "punct":
            continue
        end = view.last[k]
        if end - first >= MAX_WORDS or view.dep[k] in ("advcl", "parataxis", "cc", "conj"):
            break
        last = max(last, end)
    return _trimmed(context, Part(verb, first, last, rule, None)) if last > first else None


def _trimmed(context: EventContext, part: Part) -> Part:
    """A part without marks at its end, that holds no line break and only whole quotations."""
    view, first, last = context.view, part.first, part.last
    lines = [k for k in range(first, last + 1) if "\n" in view.word[k]]
    last = next((k - 1 for k in lines if k > part.word), last)
    first = next((k + 1 for k in reversed(lines) if k < part.word), first)
    while last > part.word and view.word[last] in CLAUSE_ENDS:
        last -= 1
    marks = sum(view.word[k] in '"“”' for k in range(first, last + 1))
    if marks % 2:  # the closing mark, also behind a stop
        more = next((k for k in range(last + 1, min(last + 3, view.n)) if view.word[k] in '"”'), last)
        last = more if all(view.word[k] in '.,"”' for k in range(last + 1, more + 1)) else last
    return Part(part.word, first, last, part.rule, None)
