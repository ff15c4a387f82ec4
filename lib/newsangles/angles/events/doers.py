"""Doers: whether the words of an event name who did it, only imply it, or leave it out."""

from __future__ import annotations

from newsangles.angles.events.arguments import EventContext, Part
from newsangles.angles.events.classes import Class
from newsangles.angles.events.doer_words import doer_words
from newsangles.angles.events.participants import NOUNS
from newsangles.angles.events.told_near import ToldNear, has_own_doer, is_no_single_deed
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.passives import is_no_doer, passives_of
from newsangles.language.subjects import ACTING_NAMES, PLACES
from newsangles.tables.schema import Doer

PART_OF = frozenset(("in", "during", "with", "under", "through"))
"""Prepositions before a deed that the verb above tells more of."""

MAX_STEPS_UP = 5
"""Limit of steps up the tree to a word that lays a deed to somebody."""

OWN = ("by", "from", "between")
"""Prepositions behind a noun before whoever did it."""


def doer_of(context: EventContext, i: int, class_: Class | None, source: Part | None, near: ToldNear) -> Doer | None:
    """Judge whether an event's own words tell who did it; None where nobody need have.

    Args:
        context: The document.
        i: The event's word.
        class_: Its class.
        source: Who did it, as far as that was found.
        near: The sentences that name a doer.
    """
    if class_ is None and _happens(context, i):
        return None
    if source is not None:
        return "implied" if source.implied else "named"
    found = _of_noun(context, i) if context.view.pos[i] in NOUNS else _of_verb(context, i, class_)
    if found != "left out":
        return found
    if is_no_single_deed(context, i):
        return None
    return "implied" if near.at(i) else found


def _happens(context: EventContext, i: int) -> bool:
    """True for a state and for what happens by itself: *is ill*, *prices fell*, *six died*."""
    view, words = context.view, context.participants.words
    if view.pos[i] != "VERB":
        return view.pos[i] not in NOUNS
    if view.lemma[i] not in words["change"] and view.lemma[i] not in words["victims"]:
        return False
    return not context.readings.kids(i, "dobj") and not context.participants.passive(i)


# --- verbs


def _of_verb(context: EventContext, i: int, class_: Class | None) -> Doer | None:
    view, words = context.view, doer_words()
    found = passives_of(view).at(i)
    if found is not None and found.doer >= 0:
        return "named"
    if (found is None and not _is_headline_passive(context, i)) or view.lemma[i] in words["states"]:
        return None
    if context.participants.engaged(i):
        return None  # is scheduled to fly: its subject does it
    beside = [o for o in context.participants.after(i, *words["told in"]) if view.pos[o] in NOUNS]
    if any(view.lemma[o] in words["hands"] and context.participants.after(o, "of") for o in beside):
        return "named"
    deeds = [o for o in beside if view.lemma[o] in words["deeds"]]
    if any(has_own_doer(context, o) for o in deeds):
        return "implied"  # killed in a raid by soldiers
    if any(view.lemma[o] in words["both"] for o in beside):
        return "implied"  # killed in the fighting
    if view.lemma[i] in words["harmed"] and not deeds and (class_ is None or _is_natural(context, i)):
        return None
    return None if _by_below(context, i) else "left out"


def _is_natural(context: EventContext, i: int) -> bool:
    """True if a harm may be nobody's deed: its sentence tells an accident, and no deed."""
    view, words = context.view, doer_words()
    first, last = view.bounds[view.sent[i]]
    told = set(view.lemma[first : last + 1])
    return not told.isdisjoint(words["nature"] | words["natural"]) and told.isdisjoint(words["deeds"])


def _is_headline_passive(context: EventContext, i: int) -> bool:
    """True for a participle in a headline without a form of *be*: *Man stabbed on train*."""
    return context.view.pos[i] == "VERB" and context.view.dep[i] != "amod" and context.participants.passive(i)


def _by_below(context: EventContext, i: int) -> bool:
    """True if *by* stands lower in the clause, before a doer: *made a dame by the queen*."""
    view = context.view
    for k in range(i + 1, min(view.last[i] + 1, view.n)):
        if view.lower[k] != "by":
            continue
        above = view.head[k]
        while above != i and view.pos[above] != "VERB" and view.head[above] != above:
            above = view.head[above]
        if above == i and any(o in context.who.acting for o in context.readings.kids(k, "pobj")):
            return True
    return _before_by(context, i)


def _before_by(context: EventContext, i: int) -> bool:
    """True if *by* follows at once, however it was parsed, but for a time or a means."""
    view = context.view
    if i + 2 >= view.n or view.lower[i + 1] != "by":
        return False
    return not any(is_no_doer(view, o) for o in context.readings.kids(i + 1, "pobj"))


# --- nouns


def _of_noun(context: EventContext, i: int) -> Doer | None:
    view, words, kids = context.view, doer_words(), context.readings.kids
    if view.lemma[i] not in words["deeds"] or view.dep[i] not in SUBJECTS:
        return None  # behind a preposition it is only pointed to: after the attack
    if not kids(i, "det", "poss", "nummod", "amod", "compound"):
        return None  # attacks in general
    after = context.participants.after
    if has_own_doer(context, i) or after(i, *OWN) or (view.lemma[i] in words["whose"] and after(i, "of")):
        return None
    if _before_by(context, i) or _is_told_above(context, i) or _is_tied(context, i):
        return None
    patient = view.lemma[i] in context.participants.words["patient"]
    if kids(i, "poss") and not patient:
        return None
    return None if any(_may_do(context, k) for k in kids(i, "compound", "amod", "nmod")) else "left out"


def _may_do(context: EventContext, k: int) -> bool:
    """True for a modifier that may be the doer: *the police raid*; not the place of *the Oslo bombing*."""
    view = context.view
    named = view.ent[k] in ACTING_NAMES and view.ent[k] not in PLACES
    return named or k in context.who.acting or view.lemma[k] in context.participants.words["forces"]


def _is_told_above(context: EventContext, i: int) -> bool:
    """True if the verb above may tell more of the deed: *in the raid, soldiers took*."""
    view = context.view
    while view.dep[i] == "pobj" and view.lower[view.head[i]] == "of" and view.dep[view.head[view.head[i]]] == "pobj":
        i = view.head[view.head[i]]
    by = view.head[i]
    if view.dep[i] != "pobj" or view.lower[by] not in PART_OF:
        return False
    verb = view.head[by]
    if view.pos[verb] != "VERB":
        return view.lower[by] == "under"
    passive = passives_of(view).at(verb)
    return passive.doer >= 0 if passive else True


def _is_tied(context: EventContext, i: int) -> bool:
    """True if words near it lay the deed to somebody: *responsible for the attack*, *who planned the attack*."""
    view, tied = context.view, doer_words()["tied"]
    told = view.dep[i] not in ("nsubj", "nsubjpass")
    above = i
    for _ in range(MAX_STEPS_UP if told else 0):
        above = view.head[above]
        if view.lemma[above] in tied:
            return True
        if view.pos[above] == "VERB" or view.head[above] == above:
            break
    clauses = (k for k in context.readings.kids(i, "relcl", "acl") if view.lemma[k] in tied)
    return any(context.readings.kids(k, "nsubj") or _has_agent(view, k) for k in clauses)


def _has_agent(view: ParsedText, k: int) -> bool:
    passive = passives_of(view).at(k)
    return passive is not None and passive.doer >= 0
