"""The presentation of a word as changed by the words of its own clause: modals, negation, adverbs, determiners."""

from __future__ import annotations

from newsangles.angles.factuality.clauses import Clause, emptied_by
from newsangles.angles.factuality.finer_status import finer_marks, future_in_past, need_met
from newsangles.angles.factuality.lexicon import CERTAIN, MOODS
from newsangles.angles.factuality.presentation import Presentation, PresentedClauses
from newsangles.angles.quotes.cues import says
from newsangles.language.parsed_text import SUBJECTS
from newsangles.tables.schema import Status

_DUTIES = frozenset(("must", "should"))
_MODIFIERS = frozenset(("advmod", "npadvmod", "amod"))


def own(context: PresentedClauses, i: int, presented: Presentation) -> Presentation:
    """The presentation of a word, as changed by the words of its own clause."""
    view, words, verb = context.view, context.words, context.verb_of(i)
    clause = context.clause(verb)
    if clause.modal and not clause.to:
        certainty, future, status = _mood(context, verb, clause)
        presented = presented.after(
            clause.modal_at,
            clause.modal,
            certainty=min(certainty, presented.certainty),
            future=future or presented.future,
            marks={status} - {None},
        )
    modifiers = [
        k for k in (*view.children[verb], *(view.children[i] if i != verb else ())) if view.dep[k] in _MODIFIERS
    ]
    for k in (*modifiers, *_hearsay_before(context, clause.subject)):
        presented = _modified(context, k, presented)
    if verb == i and view.pos[i] in ("NOUN", "PROPN"):
        presented = _noun_own(context, i, presented)
    nearly = [k for k in context.kids(verb, "advmod") if k < verb and view.lower[k] in words["nearly"]]
    if nearly and i == verb and view.lemma[i] not in words["multiplies"]:
        presented = presented.undone(nearly[0], "nearly")
    if clause.negation >= 0:
        presented = presented.turned(clause.negation, "negation")
        without = [k for k in context.kids(verb, "prep") if view.lower[k] in words["negative preposition"]]
        if without and view.lemma[verb] == "be":  # it is not without dangers
            presented = presented.turned(without[0], "negation of a negation")
    if clause.empty >= 0:
        presented = presented.turned(clause.empty, "nobody or nothing")
    if i != verb and clause.empty < 0 and (empty := emptied_by(context, i)) >= 0:
        presented = presented.turned(empty, "nobody or nothing")
    consequent = _consequent(context, verb, clause)
    if consequent:
        presented = presented.after(
            consequent[0], "depends on a condition", certainty=min(2, presented.certainty), marks={"conditional"}
        )
    if clause.command:
        presented = presented.after(
            verb, "command", certainty=min(1, presented.certainty), future=True, marks={"planned"}
        )
    if context.asks(verb) and view.dep[context.lead(verb)] in ("ROOT", "parataxis", "ccomp"):
        first = view.bounds[view.sent[verb]][1]
        presented = presented.after(first, "question", certainty=0, marks={"question"})
    judges = i != verb or view.dep[i] == "oprd"
    if (judges and view.lemma[i] in words["evaluation"]) or (
        view.lemma[i] in words["evaluative verb"] and not need_met(context, i)
    ):
        presented = presented.after(i, "evaluation", marks={"opinion"})
    timed = [k for k in modifiers if view.dep[k] != "amod"]  # not: the next step
    later = [k for k in (*timed, *(x for m in timed for x in view.children[m])) if view.lower[k] in words["later"]]
    if later and clause.form in ("pres", "prog"):
        presented = presented.after(later[0], "ahead", future=True, marks={"planned"})
    for word, rule, mark in finer_marks(context, i, presented):
        presented = presented.after(word, rule, marks={mark})
    return presented


def _mood(context: PresentedClauses, verb: int, clause: Clause) -> tuple[int, bool, Status | None]:
    """The certainty, time and status that a modal verb gives its clause."""
    view, words = context.view, context.words
    mood = certainty, future, status = MOODS[clause.modal]
    if clause.modal == "would" and not clause.have:
        if view.lemma[verb] in words["would want"] and context.kids(verb, "xcomp", "ccomp"):
            return CERTAIN, False, None  # would like to see them agree: a wish, on no condition
        below = (k for k in context.kids(verb, "advmod", "npadvmod") for k in (k, *view.children[k]))
        if any(view.lower[k] in words["habit"] for k in below) and not context.supposes(verb):
            return CERTAIN, False, None  # as a boy he would often walk there
        if _reported_past(context, verb):  # said it would: future as seen from then
            return MOODS["will"]
        if view.lemma[verb] in words["wishing mildly"] and not context.supposes(verb) and clause.negation < 0:
            return 1, True, "wanted"  # would like to see
        if future_in_past(context, verb) and not context.supposes(verb):
            return MOODS["will"]  # the bridge would stay shut until May
    if clause.have:
        if clause.modal in ("must", "may", "might"):
            return certainty, future, "opinion"  # a guess at what was
        if clause.modal == "could":
            return certainty, future, "conditional"
        return certainty, future, "opinion" if clause.modal == "should" else status
    if clause.modal == "could" and not _conditions(context, context.lead(verb)):
        if clause.negation >= 0 or clause.empty >= 0:  # could not find it, nobody could: a failure, no prediction
            return CERTAIN, False, None
        if view.lemma[verb] in words["perceives"] or (view.lemma[verb] == "tell" and context.kids(verb, "ccomp")):
            return CERTAIN, False, None
        if view.lemma[verb] == "find" and clause.subject < 0 and view.dep[verb] == "ROOT":
            return CERTAIN, False, None  # Could find no sign of life
    return mood


def _commits(context: PresentedClauses, verb: int) -> bool:
    """True for a threat or promise that has been made, on whose content a condition bears: *threatened to go if*."""
    clause = context.clause(verb)
    return context.view.lemma[verb] in context.words["commits"] and clause.past and not clause.modal


def _consequent(context: PresentedClauses, verb: int, clause: Clause) -> list[int]:
    """The *if* of each condition on which a clause depends; none for duties: *must slow down if they cannot see*."""
    lead = context.lead(verb)
    found = _conditions(context, lead)
    if _commits(context, context.view.head[lead]) and context.view.dep[lead] == "xcomp":
        found = found or _conditions(context, context.view.head[lead])
    elif not clause.finite or _commits(context, verb):
        return []
    done = clause.form.endswith("past") and not clause.have  # asked if he could: it depends on nothing
    return [] if done or (clause.modal in _DUTIES and not clause.have) else found


def _conditions(context: PresentedClauses, verb: int, depth: int = 0) -> list[int]:
    """The *if* of each condition under a verb or its complement: could resume sending arms if …"""
    found = [m for k in context.kids(verb, "advcl") if (m := context.condition(k)) >= 0]
    for k in context.kids(verb, "xcomp", "conj") if depth < 3 and not found else ():
        if not context.kids(k, *SUBJECTS):
            found += _conditions(context, k, depth + 1)
    return found


def _hearsay_before(context: PresentedClauses, subject: int) -> list[int]:
    """Adverbs of hearsay attached to a subject or its number, but about the clause: *reportedly* 400 came."""
    if subject < 0:
        return []
    places = (subject, *context.kids(subject, "nummod"))
    words = context.words["hearsay"] | context.words["alleged"]
    return [k for at in places for k in context.kids(at, "advmod") if context.view.lower[k] in words]


def _modified(context: PresentedClauses, i: int, presented: Presentation) -> Presentation:
    """The presentation as changed by an adverb."""
    words, word = context.words, context.view.lower[i]
    if word in words["probable"]:
        return presented.after(i, word, certainty=min(2, presented.certainty))
    if word in words["possible"]:
        return presented.after(i, word, certainty=min(1, presented.certainty))
    if word in words["hearsay"]:
        return presented.after(i, "hearsay", certainty=min(2, presented.certainty), marks={"reported"})
    if word in words["alleged"]:
        return presented.after(i, "hearsay", certainty=0, marks={"alleged"})
    if word == "unlikely":
        return presented.after(i, word, certainty=min(2, presented.certainty), positive=not presented.positive)
    return presented


def _noun_own(context: PresentedClauses, i: int, presented: Presentation) -> Presentation:
    """The presentation of an event noun as changed by its determiners and adjectives."""
    view, words = context.view, context.words
    for k in view.children[i]:
        word = view.lower[k]
        if view.dep[k] in ("det", "neg") and word in ("no", "neither"):
            presented = presented.after(k, "negation", positive=False)  # its verb has this negation already
        elif view.dep[k] not in ("amod", "advmod", "compound"):
            continue
        elif word in words["adjective planned"]:
            presented = presented.after(k, word, future=True, marks={"planned"})
        elif word in words["adjective tried"]:
            presented = presented.after(k, word, certainty=min(1, presented.certainty), marks={"planned"})
        elif word in words["adjective possible"]:
            presented = presented.after(
                k, word, certainty=min(1, presented.certainty), future=True, marks={"predicted"}
            )
        elif word in words["adjective alleged"]:
            presented = presented.after(k, word, certainty=0, marks={"alleged"})
        elif word in words["adjective undone"]:
            presented = presented.undone(k, word)
    return presented


def _reported_past(context: PresentedClauses, verb: int) -> bool:
    """True if a clause is the content of something said or thought in the past: *said*, *a promise that*."""
    view = context.view
    if _announced_before(context, verb):
        return True
    head, relation, _ = context.above(verb)
    if relation == "ccomp":
        return head >= 0 and context.clause(head).past
    return relation == "acl" and view.pos[head] == "NOUN" and context.mark(context.lead(verb)) >= 0


def _announced_before(context: PresentedClauses, verb: int) -> bool:
    """True for what a past verb of speech announces before a colon: *she explained the plan: fees would rise*."""
    view, first = context.view, context.view.bounds[context.view.sent[verb]][0]
    colon = next((i for i in range(verb - 1, first, -1) if view.word[i] == ":" and not view.inside[i]), -1)
    if colon < 0 or view.inside[verb]:
        return False
    said = (i for i in range(first, colon) if view.tag[i] == "VBD" and says(view, i))
    return any(context.clause(i).subject >= 0 and not context.clause(i).passive for i in said)
