"""The confidence that a row without a class tells an event, and no state, relation or general truth.

The scorers know the word; who does it, and how it is put, tells as much. Both are weighed as 180 rows of three sets of
articles were judged, of which 52 told no event, or one only at a stretch; those count twice, since a row too few is
forgiven sooner than a row that is none. What comes out is weighed again with the form of the clause, as 420 rows of
seven sets were judged: of an infinitive two in five told an event, of a verb in the past seven in eight.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from newsangles.angles.events.arguments import Part
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import logistic
from newsangles.tables.schema import Event, Predicate

BIAS, CHANCE = -0.9, 0.85
"""The weights of a constant, and of the log-odds of the word."""

SOURCES = {"actor": 0.6, "pronoun": -0.35, "words": -1.15, "none": 0.0}
"""The weights of who does it: an actor or somebody, a pronoun whose actor is open, other words, nobody."""

NEGATIVE = -0.7
"""The weight of a negation: what did not happen is seldom an event."""

STATUSES = {"conditional": -1.3, "question": -1.3, "planned": -0.3, "predicted": -0.3}
"""The weights of what is not told as done."""

AGAIN, FACTOR = -0.24, 1.58
"""The weights of a constant, and of the log-odds by word, doer and status."""

PAST, OPEN_FORM = -0.58, -1.34
"""The weights of a verb in the past, and of an infinitive, beside nouns, participles and the present."""

FORMS = dict.fromkeys(("past", "perf", "perf_past", "prog_past", "pass_past"), PAST)
FORMS |= dict.fromkeys(("inf", "base", "modal", "do_past"), OPEN_FORM)

NEGATIVE_AGAIN, OPEN, DATED, BY_NAME, BY_PRONOUN = -1.11, -0.57, 1.46, 0.65, -0.84
"""The weights of a negation, an open status, a day, and of a name or a pronoun as subject."""

OPEN_STATUSES = frozenset(("opinion", "conditional", "question", "reported"))
PRONOUNS = frozenset("you we they it i one".split())
"""Pronouns that often stand for people in general."""

LIMITS = (0.02, 0.98)
"""The chances of a word between which its log-odds are taken."""


class Clause(NamedTuple):
    """The clause of an event, as far as it tells whether it is one.

    Attributes:
        form: The form of its verb.
        subject: The word that is its subject, also where it shares it; -1: none.
        named: Whether, without a subject, an actor does it.
    """

    form: str
    subject: int
    named: bool


def sure(view: ParsedText, chance: float, source: Part | None, row: Predicate, *, acts: bool = False) -> float:
    """The confidence of a row without a class, before its clause is weighed.

    Args:
        view: The document.
        chance: How likely its word is an event that happens.
        source: Who does it.
        row: Its predicate.
        acts: Whether the source is somebody by its noun, though no actor: *the mayor*.
    """
    chance = min(max(chance, LIMITS[0]), LIMITS[1])
    kind = "none"
    if source is not None:
        kind = "actor" if source.actor or acts else "pronoun" if view.pos[source.word] == "PRON" else "words"
    weight = BIAS + CHANCE * math.log(chance / (1 - chance)) + SOURCES[kind] + STATUSES.get(row.status, 0.0)
    return logistic(weight + NEGATIVE * (row.polarity == "negative"))


def sure_by_clause(view: ParsedText, before: float, row: Event, clause: Clause) -> float:
    """The confidence of a row without a class.

    Args:
        view: The document.
        before: The confidence without its clause (`sure`).
        row: The event, as it is dated and put.
        clause: Its clause.
    """
    before = min(max(before, LIMITS[0]), LIMITS[1])
    weight = AGAIN + FACTOR * math.log(before / (1 - before)) + FORMS.get(clause.form, 0.0)
    weight += NEGATIVE_AGAIN * (row.polarity == "negative") + OPEN * (row.status in OPEN_STATUSES)
    weight += DATED * (row.dating in ("stated", "inferred"))
    if clause.subject < 0:
        return logistic(weight + BY_NAME * clause.named)
    named = view.pos[clause.subject] == "PROPN"
    return logistic(weight + BY_NAME * named + BY_PRONOUN * (view.lower[clause.subject] in PRONOUNS))
