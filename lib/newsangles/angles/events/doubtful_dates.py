"""Dates that events do not have, though words near them may look so: hard constraints before the learned choices."""

from __future__ import annotations

from newsangles.angles.events.participants import NOUNS, lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.tables.schema import Predicate

MAX_WORDS_TO_WHEN = 2
"""So many words after a time a clause with *when* may begin: *since 1989, when it crushed them*."""


def apart(readings: Presentations, i: int, word: int, owner: int | None) -> bool:
    """True if a time of its sentence is not an event's.

    It is another event's bound, or the day of a noun's clause: *cooperation since 2013*; *a video reviewed on Monday
    shows*; *reported her in May after she had threatened*.

    Args:
        readings: The document.
        i: The event.
        word: The time.
        owner: The event that the time dates, if any.
    """
    view = readings.view
    above = view.head[word]
    if view.lower[above] in ("until", "till"):
        return True  # to what day something lasts, not when it was done
    when = "when" in view.lower[word + 1 : word + 1 + MAX_WORDS_TO_WHEN] and word < i
    if owner == i or when or view.dominates(above if view.pos[above] in ("ADP", "SCONJ") else word, i):
        return False
    if view.lower[above] in ("since", "until", "till"):
        return True
    around, own = _clauses_above(readings, i), _clauses_above(readings, word if owner is None else owner)
    return any(_orders(readings, clause) for clause in around if clause not in own) or any(
        _of_noun(readings, clause, i) or _orders(readings, clause) for clause in own if clause not in around
    )


def _clauses_above(readings: Presentations, i: int) -> list[int]:
    """A word and the heads above it, the nearest first."""
    found = [i]
    while readings.view.head[found[-1]] != found[-1]:
        found.append(readings.view.head[found[-1]])
    return found


def _of_noun(readings: Presentations, clause: int, i: int) -> bool:
    """True for a clause of a noun whose day is another's: not *a claim made in 2010*."""
    view, words = readings.view, lexicon()
    tells = view.head[clause] == i and view.lemma[clause] in words["carries"] | words["aspect"]
    infinitive = view.dep[clause] == "acl" and readings.clause(clause).to
    return view.dep[clause] in ("acl", "relcl") and not tells and not infinitive


def _orders(readings: Presentations, clause: int) -> bool:
    """True for a clause that a word puts before or after the one above it."""
    mark = readings.mark(clause) if readings.view.dep[clause] == "advcl" else -1
    return mark >= 0 and readings.view.lower[mark] in lexicon()["after"] | lexicon()["before"]


def told_as_done(readings: Presentations, i: int, row: Predicate) -> bool:
    """True for what cannot lie ahead: a fact in the past tense, or an attack, which nobody announces."""
    view, clause = readings.view, readings.clause(i)
    done = view.lemma[i] in lexicon()["harm"] if view.pos[i] in NOUNS else clause.past and not clause.modal
    return done and row.status == "fact" and row.polarity == "positive" and not row.future


def hoped(readings: Presentations, i: int) -> bool:
    """True for what somebody once thought, hoped or planned: the verb above is in the past, and of the mind."""
    view = readings.view
    above, relation, _ = readings.above(i)
    if above >= 0 and relation == "acl" and readings.clause(i).to and view.pos[above] == "NOUN":
        verb = view.head[above]  # they discussed a need for the city to pay
        return view.pos[verb] == "VERB" and view.tag[verb] == "VBD"
    if above < 0 or relation not in ("ccomp", "xcomp") or view.pos[above] != "VERB":
        return False
    clause = readings.clause(above)
    if clause.past and any(view.lower[k] == "had" for k in readings.kids(above, "aux")):
        return True  # had threatened to leave
    return clause.past and clause.form != "perf" and view.lemma[above] in lexicon()["hopes"]
