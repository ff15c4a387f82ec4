"""Nouns that speak: whoever says something is somebody, however rarely the noun means an actor elsewhere."""

from __future__ import annotations

from newsangles.angles.actors.bodies import BODY_SORTS, named_before
from newsangles.angles.actors.discourse import Discourse, sorts
from newsangles.angles.actors.names import words
from newsangles.angles.actors.syntax import speaks
from newsangles.language.parsed_text import SUBJECTS, ParsedText

SPEAKER_MAX_NONE = 0.3
"""A source is somebody, even if P(no actor) of its noun is more than this."""

SPEAKER_MAX_NONE_OTHERWISE = 0.85
"""The same where its verb is none of `SAYING`: accidents claim lives."""

SAYING = ("say", "tell", "add", "insist", "deny", "argue", "admit")
"""Verbs whose subject is somebody."""

THINGS = ("that reads", "document", "issued of", "thing", "event", "law")
"""Lists of nouns for what says something though nobody: the telegram says."""


def is_speaker(discourse: Discourse, i: int, none: float) -> bool:
    """True for a noun that says something as only somebody can; none: P(no actor) by the noun alone."""
    view = discourse.view
    nobody = any(view.lower[k] == "no" for k in view.children[i]) or view.lemma[i] == "one"
    if i not in discourse.speaking or nobody or view.dep[i] not in (*SUBJECTS, "agent"):
        return False
    if named_before(discourse, i) is not None:  # the Acme Post newspaper
        return False
    things = (
        words("that reads") | words("document") | words("issued of") | words("thing") | words("event") | words("law")
    )
    verb = view.head[i]
    if view.tag[verb] == "VBN":  # deliveries said to have arrived
        return False
    if view.lemma[i] in words("speaking body"):
        return view.dep[i] != "nsubjpass"
    says = view.lemma[verb] in SAYING or (speaks(view, verb) and none < SPEAKER_MAX_NONE_OTHERWISE)
    return says and view.lemma[i] not in things and view.dep[i] != "nsubjpass"


def is_body(view: ParsedText, i: int) -> bool:
    """True for a source that is no person: the panel; the sandwich maker, *which* has shops abroad."""
    if view.tag[i] in ("NNS", "NNPS"):
        return False
    which = any(view.dep[k] == "relcl" and view.lower[view.first[k]] == "which" for k in view.children[i])
    told = any(view.dep[k] in ("det", "poss", "compound", "amod") for k in view.children[i])
    return which or (told and view.lemma[i] in words("speaking body"))


def is_crowd(view: ParsedText, i: int, sort: str) -> bool:
    """True for one word for several people: the couple, staff; not for a group that is likelier a firm."""
    several = view.pos[i] == "NOUN" and view.tag[i] == "NN" and view.lemma[i] in words("several people")
    body = view.lemma[i] == "group" or view.lower[i - 1] == "general"  # the general staff
    return several and not (sort == "organisation" and body)


def as_body(view: ParsedText, i: int, chances: dict[str, float]) -> dict[str, float]:
    """The probabilities of a noun, of which a body is no person: a jury has found …"""
    if chances["person"] <= chances["organisation"] or not is_body(view, i):
        return chances
    return chances | {"person": chances["organisation"], "organisation": chances["person"]}


def of_speaker(view: ParsedText, i: int, chances: dict[str, float]) -> dict[str, float]:
    """The probabilities of a noun that speaks: somebody, and nobody only where the verb allows of things, too."""
    plural = view.tag[i] in ("NNS", "NNPS")
    sort = max(("person", "organisation", "place"), key=chances.__getitem__)
    sort = "organisation" if sort == "place" else sort  # the bar said
    lemma = view.lemma[i]
    body = is_body(view, i) or sorts().get(lemma) in BODY_SORTS or lemma in words("corporate")
    sort = "group" if plural else "organisation" if body else sort
    return {name: max(chance * 0.5, 0.02) for name, chance in chances.items()} | {sort: 0.5, "none": 0.3}
