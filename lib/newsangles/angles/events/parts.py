"""Words that are part of another event: *talks* in *hold talks*, *shell* in *begin to shell*.

A class may cover more than that: who *denies* an allegation or *threatens* to attack has one class for both words, but
these are two events, of two people or of two kinds. Only words that name one deed of one doer are one event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsangles.angles.events.arguments import EventContext
from newsangles.angles.events.classes import Class
from newsangles.angles.events.participants import NOUNS
from newsangles.angles.events.targets import undergone
from newsangles.language.subjects import MODIFIERS, RELATIVES

OBJECT_RELATIONS = frozenset(("dobj", "nsubjpass"))
OWN_WORDS = frozenset("its their his her our my your".split())


def parts_of_events(context: EventContext, classes: Mapping[int, Class]) -> dict[int, int]:
    """For words that are part of another event (*talks* in *hold talks*), the word of that event."""
    found: dict[int, int] = {}
    for i, class_ in classes.items():
        for k in class_.covers:
            if k not in found and _is_part(context, i, k):
                found[k] = i
        if (noun := undergone(context, i)) >= 0:  # is under investigation
            found.setdefault(noun, i)
    return found


def _is_part(context: EventContext, i: int, k: int) -> bool:
    """True if a covered word names the same deed as the word that covers it."""
    view, words = context.view, context.participants.words
    if view.pos[k] == "VERB":
        if view.head[k] != i or view.dep[k] not in ("xcomp", "acl", "advcl", "ccomp"):
            return False
        goes_on = words["carries on"] if view.pos[i] == "VERB" else words["decides on"]
        return view.lemma[i] in goes_on and not any(view.dep[x] == "nsubj" for x in view.children[k])
    if view.pos[k] not in NOUNS or view.pos[i] != "VERB":
        return False
    return _carried(context, i, k) and not any(_other_doer(context, i, k))


def _carried(context: EventContext, i: int, k: int) -> bool:
    """True if a noun is the object of a verb that only carries it: *hold talks*, *take part in talks*."""
    view, words = context.view, context.participants.words
    if view.lemma[i] in words["carries"]:
        return _object(context, i, k)
    above = view.head[k]
    fixed = view.dep[k] == "pobj" and f"{view.lemma[i]}+{view.lower[above]}" in words["carries in"]
    return fixed and view.head[above] in (i, *context.readings.kids(i, "dobj", "prep", "prt"))


def _object(context: EventContext, i: int, k: int) -> bool:
    """True if a noun is the object of a verb, also of one that stands in a clause below it."""
    view = context.view
    if view.head[k] == i and view.dep[k] in OBJECT_RELATIONS:
        return True
    if view.dep[k] == "conj":
        return _object(context, i, view.head[k])
    return view.head[i] == k and (
        (view.dep[i] == "acl" and view.tag[i] == "VBN")
        or (view.dep[i] == "relcl" and not any(view.lower[x] in RELATIVES for x in context.readings.kids(i, "nsubj")))
    )


def _other_doer(context: EventContext, i: int, k: int) -> Iterator[bool]:
    """For each doer that a noun names, True if it is another than that of its verb."""
    view, participants = context.view, context.participants
    suffers = view.lemma[i] in participants.words["suffers"]
    subject = participants.subjects.of(i)
    for x in (*context.readings.kids(k, "poss", *MODIFIERS), *participants.after(k, "by")):
        if suffers or x not in context.who.acting or view.lower[x] in OWN_WORDS:
            continue
        patient = view.lemma[k] in participants.words["patient"] and view.dep[x] == "poss"
        own = subject is not None and context.who.acting.get(subject.word) == context.who.acting[x]
        yield patient or (view.dep[x] in ("poss", "pobj") and not own)
