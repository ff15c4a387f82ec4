"""Things that an event is aimed at, in words, where no actor is its target: *denounced the ruling*.

They fill the column of the target without an actor, and only for events with a class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsangles.angles.events.arguments import EventContext, Part, part_at
from newsangles.angles.events.classes import Class, usual_class
from newsangles.angles.events.participants import NOUNS
from newsangles.angles.events.targets import EMPTY, MUTUAL, OWN_MEANS, undergone
from newsangles.language.subjects import MEASURES, MODIFIERS, antecedent

MARKS = frozenset('"“”')
"""Quotation marks."""

FILLERS = frozenset("way thing part lot bit place time step role one".split())
"""Nouns that say nothing by themselves."""

PROMISED = frozenset(("AGREE", "REJECT", "CONCEDE"))
"""Classes whose object may be what is promised or refused to be done: *committed to cutting the fees*."""

ABOUT = ("to", "about", "of")
"""Prepositions before what is agreed to or complained of."""

MAX_CONTENT = 16
"""Limit of words up to which what a claim says is shown with it."""

THING = "thing"
"""How the constructions of such targets begin."""


def dealt_with(context: EventContext, i: int, class_: Class, source: Part | None) -> Part | None:
    """The thing that an event is aimed at: its object, or what stands after the preposition of its class."""
    if class_.name == "CONSULT":
        return _visited(context, i, class_) or _partner_in_words(context, i, class_)
    if class_.name in OWN_MEANS or (class_.name in MUTUAL and class_.name != "FIGHT"):
        beside = _partner_in_words(context, i, class_) if class_.name == "COOPERATE" else None
        return beside or _receiver(context, i, class_)
    taken = range(source.first, source.last + 1) if source else range(0)
    for word, rule in _things(context, i, class_):
        if word not in taken and _is_told(context, word):
            return _whole(context, _with_content(context, part_at(context, word, f"{THING}: {rule}")))
    return None


def _with_content(context: EventContext, part: Part) -> Part:
    """A claim with what it says, unless that is long: *denied claims that he knew of it*."""
    view = context.view
    if view.lemma[part.word] not in context.participants.words["contents"]:
        return part
    told = [k for k in context.readings.kids(part.word, "acl", "relcl", "ccomp") if k > part.last]
    last = max((view.last[k] for k in told), default=part.last)
    while last > part.last and not view.word[last][-1].isalnum():
        last -= 1
    return replace(part, last=last) if part.last < last <= part.word + MAX_CONTENT else part


def object_in_words(context: EventContext, i: int, class_: Class) -> Part | None:
    """The object of an event without target, or of the verb that it covers: *opted to back the plan*."""
    view = context.view
    if view.pos[i] != "VERB":
        return None
    if context.participants.passive(i):  # the deal announced by both
        above = view.head[i]
        bare = above in class_.covers and not context.readings.kids(above, "poss", "prep", *MODIFIERS)
        told = view.dep[i] == "acl" and not bare and _is_told(context, above)
        return part_at(context, above, "object") if told else None
    below = [i, *(k for k in sorted(class_.covers) if view.pos[k] == "VERB" and view.dep[k] in ("xcomp", "pcomp"))]
    if class_.name in PROMISED:
        below += [k for k in context.readings.kids(i, "xcomp") if k not in below]
        below += [x for k in context.readings.kids(i, "prep") for x in context.readings.kids(k, "pcomp")]
    for verb in below:
        things = context.readings.kids(verb, "dobj")
        if things:
            bare = things[0] in class_.covers and not context.readings.kids(things[0], "poss", "prep", *MODIFIERS)
            told = _is_told(context, things[0]) and view.lemma[things[0]] not in FILLERS and not bare
            return part_at(context, things[0], "object") if told else None
    about = context.participants.after(i, *ABOUT) if class_.name in PROMISED | {"DISAPPROVE"} else []
    return next((part_at(context, k, "object") for k in about if _is_told(context, k)), None)


def _partner_in_words(context: EventContext, i: int, class_: Class) -> Part | None:
    """With whom somebody speaks, though no actor: *talks with the president of Chad*."""
    below = (k for root in (i, *class_.covers) for k in context.participants.after(root, "with"))
    return next((part_at(context, k, f"{THING}: with") for k in below if _is_told(context, k)), None)


def _receiver(context: EventContext, i: int, class_: Class) -> Part | None:
    """Receiver of something, though no actor: *will give the observatory its licence*."""
    verbs = [i, *(k for k in class_.covers if context.view.pos[k] == "VERB")]
    given = (k for verb in verbs for k in context.readings.kids(verb, "dative") if context.readings.kids(verb, "dobj"))
    return next((part_at(context, k, f"{THING}: receiver") for k in given if _is_told(context, k)), None)


def _whole(context: EventContext, part: Part) -> Part:
    """A part with the quotation mark that closes what it opens."""
    view = context.view
    marks = sum(view.word[k] in MARKS for k in range(part.first, part.last + 1))
    closes = marks % 2 and part.last + 1 < view.n and view.word[part.last + 1] in MARKS
    return replace(part, last=part.last + 1) if closes else part


def _visited(context: EventContext, i: int, class_: Class) -> Part | None:
    """The place that is visited: *on a visit to Vienna*."""
    view, participants = context.view, context.participants
    visits = [k for k in (i, *class_.covers) if view.lemma[k] in participants.words["visits"]]
    below = [x for k in visits for x in (*context.readings.kids(k, "dobj"), *participants.after(k, "to", "in"))]
    places = (k for k in below if view.ent[k] in ("GPE", "LOC", "FAC"))
    if (place := next(places, None)) is not None:
        return part_at(context, place, "visited")
    further = (k for k in below if k not in class_.covers and view.lower[view.head[k]] != "in" and _is_told(context, k))
    return next((part_at(context, k, f"{THING}: visited") for k in further), None)


def _things(context: EventContext, i: int, class_: Class) -> Iterator[tuple[int, str]]:
    """The things below an event, the likeliest first; a noun that carries the class is not its own object."""
    view, readings, participants = context.view, context.readings, context.participants
    roots = [i]
    if "(" not in class_.rule and class_.name not in ("DEMAND", "THREATEN"):  # set up to investigate the riots
        for verb in (k for k in class_.covers if view.pos[k] == "VERB"):
            yield from ((k, "object") for k in readings.kids(verb, "dobj") if k not in class_.covers)
    if (noun := undergone(context, i)) >= 0 and noun in context.predicates:
        yield from ((k, "under") for k in readings.kids(i, "nsubj"))
    if view.pos[i] == "VERB":
        passive, means = participants.passive(i), view.lemma[i] in participants.words["means"]
        objects = readings.kids(i, "nsubjpass" if passive else "dobj")
        if passive and not objects and (subject := participants.subjects.of(i)):
            objects = [subject.word]
        for k in objects:
            word = k if view.lower[k] == "that" else antecedent(view, k)  # news that: a clause more often
            if _carries_class(context, i, word, class_):
                roots.append(word)
            elif class_.name != "PROTEST" and not means and not _is_fired(context, i, word):
                yield word, "passive subject" if passive else "object"
        if objects and len(roots) == 1 and class_.name != "PROTEST" and not means:
            return
    prepositions = participants.words.get(f"{class_.name} of", frozenset())
    if view.lemma[i] in participants.words["objects to"]:
        prepositions |= {"to"}
    if class_.name == "FIGHT" and view.pos[i] in NOUNS:
        prepositions |= {"in"} if view.lemma[i] in participants.words["deeds"] else frozenset()
    for root in roots:
        yield from ((k, view.lower[view.head[k]]) for k in participants.after(root, *prepositions))


def _is_fired(context: EventContext, i: int, word: int) -> bool:
    """True for what is fired or thrown, and so no target; what is shot down is one."""
    down = any(context.view.lower[k] == "down" for k in context.readings.kids(i, "prt", "advmod"))
    return context.view.lemma[word] in context.participants.words["munitions"] and not down


def _carries_class(context: EventContext, i: int, word: int, class_: Class) -> bool:
    """True for the noun that names the event itself: *launched an investigation*."""
    view, words = context.view, context.participants.words
    if word not in class_.covers:
        return False
    own = usual_class("noun", view.lemma[word]) or usual_class("thing", view.lemma[word])
    return (own is not None and own.name == class_.name) or view.lemma[i] in words["carries"]


def _is_told(context: EventContext, word: int) -> bool:
    """True for a noun that says something: no pronoun, time or amount."""
    view = context.view
    if word in context.dated or view.ent[word] in MEASURES or view.lemma[word] in context.participants.words["time"]:
        return False
    alone = view.lemma[word] in FILLERS and not context.participants.after(word, "of")
    return view.pos[word] in NOUNS and view.lower[word] not in EMPTY and not alone
