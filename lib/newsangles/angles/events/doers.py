"""Doers: whether the words of an event name who did it, only imply it, or leave it out."""

from __future__ import annotations

from newsangles.angles.events.arguments import OWN_PHRASE, EventContext, Part
from newsangles.angles.events.classes import Class
from newsangles.angles.events.participants import COMPOUND_DOER, NOUNS
from newsangles.language.passives import passives_of
from newsangles.language.rules import per_rules, rule_lines
from newsangles.language.subjects import ACTING_NAMES, PLACES
from newsangles.tables.schema import Doer

FOLDER, WORDS = "angles/events", "doers.txt"

SETS = frozenset(("states", "harmed", "nature", "deeds", "whose", "tied", "hands", "told in"))
"""The names of the word sets."""

OF_DOER = OWN_PHRASE | {"from", "agent of participle", COMPOUND_DOER}
"""Constructions by which the phrase of a noun tells whose deed it is."""

OWN = ("by", "from", "between")
"""Prepositions behind a noun before whoever did it."""


@per_rules
def doer_words() -> dict[str, frozenset[str]]:
    """The word sets of ``data/doers.txt``, by name, with the user's additions.

    Raises:
        ParameterError: A line names an unknown set.
    """
    found = dict.fromkeys(SETS, frozenset[str]())
    for line in rule_lines(FOLDER, WORDS):
        name, colon, words = line.text.partition(":")
        if not colon or name not in SETS:
            raise line.error(f"{name!r} is no set of words", f"begin the line with one of {', '.join(sorted(SETS))}")
        found[name] |= frozenset(words.split())
    return found


def doer_of(context: EventContext, i: int, class_: Class | None, source: Part | None) -> Doer | None:
    """Whether an event's own words tell who did it; None where nobody need have.

    Args:
        context: The document.
        i: The event's word.
        class_: Its class.
        source: Who did it, as far as that was found.
    """
    if class_ is None and _happens(context, i):
        return None
    if source is not None:
        return "implied" if source.implied else "named"
    if context.view.pos[i] in NOUNS:
        return _of_noun(context, i)
    return _of_verb(context, i, class_)


def _happens(context: EventContext, i: int) -> bool:
    """True for a state and for what happens by itself: *is ill*, *prices fell*, *six died*."""
    view, words = context.view, context.participants.words
    if view.pos[i] not in NOUNS and view.pos[i] != "VERB":
        return True
    alone = view.lemma[i] in words["change"] | words["victims"] and not context.readings.kids(i, "dobj")
    return view.pos[i] == "VERB" and alone and not context.participants.passive(i)


# --- verbs


def _of_verb(context: EventContext, i: int, class_: Class | None) -> Doer | None:
    view, words = context.view, doer_words()
    found = passives_of(view).get(i)
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
    if any(_has_own_doer(context, o) for o in deeds):
        return "implied"  # killed in a raid by soldiers
    if view.lemma[i] in words["harmed"] and not deeds:
        natural = any(view.lemma[o] in words["nature"] for o in beside)
        if class_ is None or natural:
            return None
    return None if _by_below(context, i) else "left out"


def _is_headline_passive(context: EventContext, i: int) -> bool:
    """True for a participle in a headline without a form of *be*: *Man stabbed on train*."""
    return context.view.pos[i] == "VERB" and context.view.dep[i] != "amod" and context.participants.passive(i)


def _has_own_doer(context: EventContext, noun: int) -> bool:
    """True if the phrase of a deed tells whose it is: *an Israeli strike*, *a raid by soldiers*."""
    return any(found.role == "source" and found.rule in OF_DOER for found in context.participants.of(noun))


def _by_below(context: EventContext, i: int) -> bool:
    """True if *by* stands lower in the clause, where it may name the doer: *was made a dame by the queen*."""
    view = context.view
    for k in range(i + 1, view.last[i] + 1):
        if view.lower[k] != "by" or view.pos[k] != "ADP":
            continue
        above = view.head[k]
        while above != i and view.pos[above] != "VERB" and view.head[above] != above:
            above = view.head[above]
        if above == i and any(o in context.who.acting for o in context.readings.kids(k, "pobj")):
            return True
    return False


# --- nouns


def _of_noun(context: EventContext, i: int) -> Doer | None:
    view, words, kids = context.view, doer_words(), context.readings.kids
    if view.lemma[i] not in words["deeds"] or view.dep[i] in ("compound", "amod", "nmod"):
        return None
    after = context.participants.after
    if _has_own_doer(context, i) or after(i, *OWN) or (view.lemma[i] in words["whose"] and after(i, "of")):
        return None
    patient = view.lemma[i] in context.participants.words["patient"]
    if kids(i, "poss") and not patient:
        return None
    if any(_may_do(context, k) for k in kids(i, "compound", "amod", "nmod")) or _is_tied(context, i):
        return None
    return "left out"


def _may_do(context: EventContext, k: int) -> bool:
    """True for a modifier that may be the doer: *the police raid*; not the place of *the Oslo bombing*."""
    view = context.view
    named = view.ent[k] in ACTING_NAMES and view.ent[k] not in PLACES
    return named or k in context.who.acting or view.lemma[k] in context.participants.words["forces"]


def _is_tied(context: EventContext, i: int) -> bool:
    """True if a word near above lays the deed to somebody: *responsible for the attack*, *who planned the attack*."""
    view, tied = context.view, doer_words()["tied"]
    above = i
    for _ in range(3):
        if view.head[above] == above:
            return False
        above = view.head[above]
        if view.lemma[above] in tied and not (
            view.pos[above] == "VERB"
            and context.participants.passive(above)
            and view.dep[i] in ("nsubjpass", "nsubj")
        ):
            return True
        if view.pos[above] == "VERB":
            break
    return any(view.lemma[k] in tied for k in context.readings.kids(i, "relcl") if context.readings.kids(k, "nsubj"))
