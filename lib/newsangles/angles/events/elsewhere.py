"""Participants that stand in another clause: who speaks, whose body *we* is, who *appears in court accused*."""

from __future__ import annotations

from dataclasses import replace

from newsangles.angles.events.arguments import EventContext, Part, part_at
from newsangles.angles.quotes.cues import says

BODIES = ("organisation", "place")
"""Labels of actors that *it* stands for."""


def as_body(context: EventContext, i: int, source: Part | None) -> Part | None:
    """The source, with *we* as the body for which the speaker of its quote acts."""
    if source is None or source.actor is not None or context.view.lower[source.word] not in ("we", "us"):
        return source
    quote = context.quotes.get(context.predicates[i].quote_id or "")
    speaker = context.who.actors.get(quote.actor_id or "") if quote else None
    body = context.who.actors.get(speaker.acts_for or "") if speaker else None
    return replace(source, actor=body) if body else source


def as_teller(context: EventContext, i: int, source: Part | None) -> Part | None:
    """The source, with *it* or *they* as the body that tells the clause: *the police said they had held six*."""
    view = context.view
    if source is None or source.actor is not None or view.lower[source.word] not in ("it", "they"):
        return source
    verb = view.head[source.word]
    while view.dep[verb] == "conj" and view.head[verb] != verb:
        verb = view.head[verb]
    above = view.head[verb]
    own = view.head[source.word]
    beside = i == own or (view.head[i] == own and view.dep[i] in ("conj", "xcomp", "dobj"))
    if not beside or view.pos[i] == "ADJ":  # said it is dangerous
        return source
    if view.dep[source.word] != "nsubj" or view.dep[verb] != "ccomp" or not says(view, above):
        return source
    teller = context.participants.subjects.of(above)
    actor = context.who.actor_at(teller.word) if teller and not context.participants.passive(above) else None
    fits = actor and actor.label in (("organisation",) if view.lower[source.word] == "they" else BODIES)
    return replace(source, actor=actor) if fits else source


def beside_bare_noun(context: EventContext, i: int, part: Part | None) -> Part | None:
    """A participant, with the subject for a noun that nothing can describe: *appeared in court accused of theft*."""
    view, noun = context.view, context.view.head[i]
    if part is None or part.word != noun or view.dep[i] != "acl" or view.tag[i] != "VBN" or view.dep[noun] != "pobj":
        return part
    if view.tag[noun] != "NN" or any(k < noun for k in view.children[noun]):
        return part
    subject = context.participants.subjects.of(view.head[view.head[noun]])
    return part_at(context, subject.word, "subject beside a bare noun") if subject else part
