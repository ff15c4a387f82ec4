"""Participants that an event noun has by its frame: whose resignation, whose endorsement, what was hit in a strike.

What stands after *of* is mostly aimed at; after nouns of leaving it is the doer, with what somebody gains the giver.
"""

from __future__ import annotations

from dataclasses import replace

from newsangles.angles.events.arguments import EventContext, Part, part_at
from newsangles.angles.events.classes import Class
from newsangles.angles.events.mentions import ACTING_NAMES
from newsangles.angles.events.participants import NOUNS
from newsangles.angles.events.targets import GIVER
from newsangles.language.subjects import MODIFIERS

GAINED = frozenset(("SUPPORT", "AID", "AGREE"))
"""Classes of what somebody gains *of* another: *won the endorsement of the union*."""

STRUCK = "struck in it"
"""The construction of a target that was hit, burnt or killed in the event."""

Parts = tuple[Part | None, Part | None]


def by_frame(context: EventContext, i: int, class_: Class, source: Part | None, other: Part | None) -> Parts:
    """The source and the target, as the frame of an event noun has them where it has one."""
    if context.view.pos[i] == "VERB":
        return source or keeper(context, i, class_), other
    if gained := _gained(context, i, class_):
        return gained
    if class_.name == "SUPPORT" and other is not None and other.rule == "of" and _is_given(context, i):
        return source or replace(other, rule=GIVER), None
    if context.view.lemma[i] in context.participants.words["own leaving"]:
        return _leaver(context, i, source, other)
    if other is None and class_.name in ("ASSAULT", "FIGHT"):
        other = struck(context, i)
    return source, other


def _gained(context: EventContext, i: int, class_: Class) -> Parts | None:
    """The giver and the gainer of what is gained: *the plan won the backing of the mayor*."""
    view, participants, verb = context.view, context.participants, context.view.head[i]
    gains = view.dep[i] == "dobj" and view.pos[verb] == "VERB" and view.lemma[verb] in participants.words["gains"]
    if class_.name not in GAINED or not gains:
        return None
    given = participants.after(i, "of", "from") or participants.after(verb, "from")
    if not given or view.pos[given[0]] not in NOUNS:
        return None
    subject = participants.subjects.of(verb)
    return part_at(context, given[0], GIVER), part_at(context, subject.word, "gains") if subject else None


def _is_given(context: EventContext, i: int) -> bool:
    """True for the support that somebody has: *despite the support of the union*; not *in support of*."""
    view = context.view
    definite = any(view.lower[k] == "the" for k in context.readings.kids(i, "det"))
    return (
        definite and view.lemma[i] in ("support", "backing", "endorsement") and not context.participants.after(i, "for")
    )


def _leaver(context: EventContext, i: int, source: Part | None, other: Part | None) -> Parts:
    """The source of nouns of leaving: *the resignation of the minister*; not *resignations from the cabinet*."""
    of = context.participants.after(i, "of")
    if of and context.view.pos[of[0]] in NOUNS:
        return part_at(context, of[0], "of"), None
    if source and source.rule == "from":
        return None, other or replace(source, rule="from")
    return source, other


def struck(context: EventContext, i: int) -> Part | None:
    """The thing hit in an event, or the person that died in it: *the depot burnt in a drone strike*."""
    view, participants = context.view, context.participants
    preposition = view.head[i]
    verb = view.head[preposition]
    if view.dep[i] != "pobj" or view.lower[preposition] not in ("in", "by") or view.pos[verb] != "VERB":
        return None
    undergoes = participants.passive(verb) or view.lemma[verb] in participants.words["victims"]
    subject = participants.subjects.of(verb)
    if not undergoes or view.lemma[verb] not in participants.words["struck"] or subject is None:
        return None
    return part_at(context, subject.word, STRUCK)


def keeper(context: EventContext, i: int, class_: Class) -> Part | None:
    """Whose custody somebody is in: *held in Danish custody*."""
    view = context.view
    if class_.name != "COERCE":
        return None
    for k in context.participants.after(i, "in", "into", "under"):
        if view.lemma[k] in context.participants.words["custody"] and view.lemma[k] not in ("jail", "prison", "cell"):
            for x in context.readings.kids(k, "poss", *MODIFIERS):
                if view.ent[x] in ACTING_NAMES or x in context.who.acting:
                    part = part_at(context, x, "custody")
                    return replace(part, actor=part.actor or context.who.nation(x))
    return None
