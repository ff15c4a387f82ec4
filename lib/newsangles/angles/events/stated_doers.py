"""Doers that a sentence states though the weights doubt them, since their corpus has few people without a name.

*A coroner has heard*, *seized by law enforcement*, *had the courage to demand*, *in collaboration with the police*.
"""

from __future__ import annotations

from newsangles.angles.events.arguments import EventContext, Part, part_at
from newsangles.angles.events.classes import Class
from newsangles.angles.events.participants import NOUNS
from newsangles.angles.events.parties import words
from newsangles.angles.events.triggers import MIN_PROBABILITY
from newsangles.language.subjects import MEASURES, antecedent

ACTING = frozenset(("PERSON", "ORG", "GPE", "NORP"))
SOMEBODY = frozenset(("public", "people"))
"""Sorts of nouns that are somebody."""

OWN = frozenset(("its", "their"))
"""Possessors that mean the subject of the verb above: *the party stepped up its crackdown*."""

HOLDING = frozenset("have get need show find gain win lack take".split())
"""Verbs of whose object an infinitive depends that their subject does: *had the courage to demand*."""


def stated_doer(context: EventContext, i: int, class_: Class | None, other: Part | None) -> Part | None:
    """The doer of an event for which no proposal was likely enough; None where none is stated."""
    part = _stated(context, i, class_)
    return None if part and other and (part.word == other.word or part.first <= other.word <= part.last) else part


def _stated(context: EventContext, i: int, class_: Class | None) -> Part | None:
    view = context.view
    if view.pos[i] in NOUNS:
        return _of_noun(context, i) if class_ else None
    if view.pos[i] != "VERB" or view.lemma[i] in context.participants.words["victims"]:
        return None
    for proposal in context.participants.of(i):
        if proposal.role != "source":
            continue
        event = context.chance.get(proposal.word, 0.0) >= MIN_PROBABILITY["trigger"]
        measure = view.ent[proposal.word] in MEASURES or proposal.word in context.dated
        if proposal.rule == "agent" and not event and not measure:
            return part_at(context, proposal.word, proposal.rule)
        if proposal.rule == "subject" and view.head[proposal.word] == i and _is_somebody(context, proposal.word):
            return part_at(context, proposal.word, proposal.rule)
        if proposal.rule == "relative" and class_ and view.head[proposal.word] == i:
            noun = antecedent(view, proposal.word)
            if noun != proposal.word and _is_somebody(context, noun):
                return part_at(context, proposal.word, proposal.rule)
    noun = view.head[i]
    if class_ and view.dep[i] == "acl" and view.tag[i] == "VB" and view.dep[noun] == "dobj":
        verb = view.head[noun]
        holder = context.participants.subjects.of(verb) if view.lemma[verb] in HOLDING else None
        if holder and holder.word in context.who.acting and not context.participants.passive(verb):
            return part_at(context, holder.word, "noun's infinitive")
    return None


def _is_somebody(context: EventContext, word: int) -> bool:
    """True for a noun or name of people."""
    view = context.view
    if view.pos[word] not in NOUNS:
        return False
    return view.ent[word] in ACTING or word in context.who.acting or words().sorts.get(view.lemma[word]) in SOMEBODY


def _of_noun(context: EventContext, i: int) -> Part | None:
    """The subject of the verb above, for what it does jointly, or what is its own."""
    view, kids, by = context.view, context.readings.kids, context.view.head[i]
    if view.dep[i] == "pobj" and view.lower[by] == "in" and view.lemma[i] in context.participants.words["jointly"]:
        verb = view.head[by]
        subject = context.participants.subjects.of(verb) if view.pos[verb] == "VERB" else None
        agents = context.participants.after(verb, "by") if view.pos[verb] == "VERB" else []
        if subject and context.participants.passive(verb):
            return part_at(context, agents[0], "subject, in") if agents else None
        return part_at(context, subject.word, "subject, in") if subject else None
    owned = any(view.lower[k] in OWN for k in kids(i, "poss"))
    if owned and view.dep[i] == "dobj" and view.pos[by] == "VERB" and not context.participants.passive(by):
        owners = kids(by, "nsubj")
        return part_at(context, owners[0], "its own") if owners and view.pos[owners[0]] in NOUNS else None
    return None
