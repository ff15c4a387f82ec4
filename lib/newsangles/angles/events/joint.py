"""Actors that take part in an event together: *Peru and Chile accused each other*."""

from __future__ import annotations

from dataclasses import replace

from newsangles.angles.events.arguments import EventContext, Part, part_at
from newsangles.angles.events.targets import REFLEXIVE
from newsangles.language.joined import joined_actors, joined_words
from newsangles.language.subjects import antecedent

RECIPROCAL = "each other"
"""The construction of *accused each other*: the second actor is its target, the first is joined to it."""


def joint_ids(context: EventContext, part: Part | None, other: Part | None) -> tuple[str, ...]:
    """The further actors named with a participant; who stands on the other side of the event is none.

    Args:
        context: The document.
        part: The participant.
        other: The participant on the other side.
    """
    if part is not None and part.rule == RECIPROCAL:
        return (other.actor.actor_id,) if other and other.actor else ()
    if part is None or part.actor is None:
        return ()
    head = antecedent(context.view, part.word)
    if head != part.word and _is_one(context, part.word):
        return ()
    # Ana, who is helping, and Ben: what comes after the pronoun is none of those whom it means.
    found = joined_actors(
        context.view, head, lambda k: _actor_id(context, k) if head == part.word or k < part.word else None
    )
    beside = other.actor.actor_id if other and other.actor and other.rule != RECIPROCAL else None
    return tuple(name for name in found if name not in (part.actor.actor_id, beside))


def _is_one(context: EventContext, pronoun: int) -> bool:
    """True if the verb of a relative pronoun says that it means one: *which is helping*."""
    view = context.view
    verb = view.head[pronoun]
    return any(view.tag[k] == "VBZ" or view.lower[k] == "was" for k in (verb, *view.children[verb]))


def _actor_id(context: EventContext, word: int) -> str | None:
    """The id of the actor that a word means."""
    actor = context.who.actor_at(word)
    return actor.actor_id if actor else None


def reciprocal(context: EventContext, i: int, source: Part | None) -> Part | None:
    """The target of what two do to each other: the second of them."""
    view, readings = context.view, context.readings
    if source is None:
        return None
    below = readings.kids(i, "dobj")
    below += [x for k in below for x in readings.kids(k, "poss")] + context.participants.after(
        i, "with", "at", "against"
    )
    word = next((k for k in below if view.lower[k] == "other" and view.lower[k - 1] == "each"), -1)
    partner = next((k for k in joined_words(view, antecedent(view, source.word)) if context.who.actor_at(k)), -1)
    if word < 0 or partner < 0:
        return None
    return Part(word, word - 1, word, RECIPROCAL, part_at(context, partner, RECIPROCAL).actor)


def two_actors(context: EventContext, source: Part | None, other: Part | None) -> tuple[Part | None, Part | None]:
    """Both participants, without the same actor twice: who is named keeps it, but in *shot himself*."""
    if source is None or other is None or source.actor is None or source.actor != other.actor:
        return source, other
    if other.rule in (REFLEXIVE, RECIPROCAL):
        return source, other
    if context.view.pos[other.word] == "PROPN" and context.view.pos[source.word] != "PROPN":
        return (None if source.implied else replace(source, actor=None)), other
    return source, (None if other.implied else replace(other, actor=None))
