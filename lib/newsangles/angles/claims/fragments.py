"""Claims that are no statement: clauses that are a part of another, that break off, or that only name something."""

from __future__ import annotations

from newsangles.angles.claims.extents import Unit
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.quotes.cues import says

MAX_SHORT_WORDS = 3
"""A claim about nothing named is a fragment if it has <= this many words."""

MAX_BROKEN_WORDS = 6
"""Speech that breaks off is a fragment if it has <= this many words."""

EMPTY = frozenset("it that this they you there something these those".split())
"""Subjects that name nothing."""

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_RELATIVES = frozenset(("WDT", "WP", "WP$"))
_ELLIPSES = frozenset(("...", "…", "....", ". . ."))


def is_fragment(context: Presentations, unit: Unit) -> bool:
    """True for what is no statement: *authorities said*, *my government will*, *which we could not read*."""
    view, verb = context.view, context.verb_of(unit.word)
    if unit.rule in ("headline", "judgement", "reported", "hearsay"):
        return False
    if (unit.rule == "adverbial" and view.tag[unit.first] in _RELATIVES) or view.lower[unit.first] == "than":
        return True
    if _asked_for(context, unit, verb) or _hangs(context, unit, verb):
        return True
    if _breaks_off(context, unit) or _only_reports(context, unit, verb) or _only_names(context, unit, verb):
        return True
    words = [i for i in range(unit.first, unit.last + 1) if view.free[i]]
    if not words:
        return True
    breaks_off = unit.last + 1 < view.n and view.word[unit.last + 1] in _ELLIPSES
    if breaks_off and view.inside[unit.last] and len(words) <= MAX_BROKEN_WORDS:
        return True
    if breaks_off and words and words[-1] == verb and view.lemma[verb] == "be":
        return True  # a part of me was …
    if len(words) > MAX_SHORT_WORDS:
        return False
    if words[-1] == verb and (says(view, verb) or view.lemma[verb] in context.words["opines"]):
        return True  # …, we think, …
    if all(view.word[i].isupper() for i in words) and not any(view.tag[i] in _FINITE for i in words):
        return True  # ANA RUIZ MP
    if view.pos[words[-1]] == "AUX":
        return True
    within = view.dep[verb] != "ROOT" and view.lower[unit.subject_head] in EMPTY
    return within or (unit.subject_head < 0 and unit.rule in ("joined", "accusation"))


def _hangs(context: Presentations, unit: Unit, verb: int) -> bool:
    """True for a clause that is a part of another. *so that you can see it*, *exactly what it will do*."""
    view, first = context.view, unit.first
    while first < unit.last and view.dep[first] == "advmod" and view.tag[first] == "RB":
        first += 1
    low = view.lower[first : first + 2]
    if low in (["so", "that"], ["as", "to"]):
        return view.head[first] == verb or view.head[first + 1] == verb
    asks = view.tag[first] in ("WP", "WRB", "WDT") and low[0] != "that" and not low[0].endswith("ever")
    thing = view.head[first]
    if asks and view.dep[thing] == "dobj" and view.head[thing] == verb and thing < unit.subject_head < verb:
        return True  # what measures the police are taking
    if not (asks or low[0] == "whether") or thing != verb:
        return False
    if low[0] == "how" and view.lemma[view.head[verb]] in lexicon()["telling how"]:
        return False  # described how they broke in
    own = view.dep[first] in ("nsubj", "nsubjpass")
    return view.lower[verb] != low[0] and not (own and unit.rule in ("relative", "sentence"))


def _only_names(context: Presentations, unit: Unit, verb: int) -> bool:
    """True for a noun with a clause about it, read as a statement: *the speed the probe needed to keep*."""
    view = context.view
    if unit.rule not in ("content", "joined") or not unit.first <= verb <= unit.last:
        return False
    top = view.top(unit.first, unit.last)
    noun = view.pos[top] in ("NOUN", "PROPN") and view.dep[top] in ("dobj", "pobj", "conj", "appos")
    if not noun or top >= verb or unit.subject_head == top or view.pos[view.head[top]] in ("ADJ", "ADV"):
        return False
    i = verb
    while view.head[i] not in (top, i):
        i = view.head[i]
    return view.dep[i] in ("relcl", "acl") and view.head[i] == top


def _breaks_off(context: Presentations, unit: Unit) -> bool:
    """True if a claim ends where its line does, before what it goes on with: *in the northern town of*."""
    view, last = context.view, unit.last
    ends = view.text[view.end[last] :][:2].lstrip(" ").startswith("\n")
    if last + 1 >= view.n or not ends:
        return False
    if any(view.free[k] for k in view.children[last]):
        return False
    leads = view.tag[last] == "IN" and view.pos[view.head[last]] in ("NOUN", "PROPN") and view.head[last] < last
    return leads or view.tag[last] in ("DT", "PRP$")


def _only_reports(context: Presentations, unit: Unit, verb: int) -> bool:
    """True for a verb of saying whose content the parser put above it. *a poll found when asked*, 52 % …"""
    view = context.view
    above = view.head[verb]
    tells = says(view, verb) or view.lemma[verb] in lexicon()["stating"]
    if view.lower[unit.last - 1 : unit.last + 1] == ["as", "saying"]:
        return True  # …, the cousin was quoted as saying
    said = view.dep[verb] == "ccomp" and above > unit.last and tells and not says(view, above)
    return said and not context.kids(verb, "dobj", "ccomp", "xcomp", "prep", "mark")


def _asked_for(context: Presentations, unit: Unit, verb: int) -> bool:
    """True for a free relative clause that stands for a sentence: *what I do know when we look back*."""
    view, first = context.view, unit.first
    asked = view.tag[first] == "WP" and view.dep[first] in ("dobj", "attr", "pobj") and view.head[first] == verb
    return asked and view.dep[verb] in ("ROOT", "ccomp") and first < unit.subject_head < verb
