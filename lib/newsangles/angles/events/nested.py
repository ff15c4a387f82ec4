"""Names within the phrase of a thing.

*Opposed the hold on Danish aid* is aimed at the hold, not at Denmark.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.angles.events.arguments import EventContext
from newsangles.angles.events.classes import Class
from newsangles.angles.events.participants import NOUNS

UNDERGONE = frozenset(("COERCE", "ASSAULT", "RETREAT", "INVESTIGATE"))
"""Classes whose target is whoever undergoes the noun: *ordered her release*."""

ATTITUDES = frozenset(("DISAPPROVE", "SUPPORT", "REJECT", "PROTEST"))
"""Classes aimed at whoever's deed or words their object is: *criticised the mayor's plan*."""

LEADS_ON = frozenset("against to with toward towards between".split())
"""Prepositions after a thing that still lead to a target: *dropped the charges against the mayor*."""

PARTS = frozenset(
    "some most many all half part member number group series majority lot dozen hundred thousand "
    "headquarters office embassy consulate city town village state province republic kingdom island county".split()
)
"""Nouns that only measure or sort what follows *of*."""

TALKS = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Classes of nouns whose *on* and *over* say what they are about."""


def is_nested(context: EventContext, steps: Sequence[int], i: int, class_: Class) -> bool:
    """True for somebody within the phrase of a thing, which is the target: *opposed the hold on Danish aid*."""
    view, word = context.view, steps[0]
    direct = next((n for n in range(len(steps) - 1, -1, -1) if view.pos[steps[n]] not in ("ADP", "VERB")), 0)
    if direct == 0:
        above = view.head[steps[-1]]
        about = view.pos[above] in NOUNS and view.lower[steps[-1]] in ("on", "over", "about")
        if about and class_.name in TALKS:
            return True  # a meeting on Kosovo
        return view.dep[word] == "conj" and view.pos[word] in NOUNS and view.head[word] not in context.who.acting
    thing = steps[direct]
    if view.dep[word] == "conj" and view.head[word] == thing:
        return thing not in context.who.acting
    if view.pos[thing] not in NOUNS or view.lemma[thing] in PARTS:
        return False  # a group of journalists
    if direct == 1 and view.dep[word] == "poss":
        own = view.dep[thing] == "dobj" and view.head[thing] == i and not context.participants.after(i, "on")
        own = own or (view.pos[i] in NOUNS and view.head[steps[-1]] == i)  # in protest over the mayor's plan
        return not ((own and class_.name in ATTITUDES) or class_.name in UNDERGONE)
    return not (direct == 2 and view.lower[steps[1]] in LEADS_ON)


def is_content(context: EventContext, steps: Sequence[int], i: int, class_: Class) -> bool:
    """True for the object of what is demanded: *the request to investigate the firm* is not made to the firm."""
    view, verb = context.view, context.view.head[steps[-1]]
    asks = verb == i or view.pos[verb] != "VERB" or view.lemma[verb] in context.participants.subjects.words["object to"]
    return class_.name == "DEMAND" and not asks and view.dep[steps[-1]] == "dobj"
