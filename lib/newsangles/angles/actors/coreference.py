"""Coreference: the antecedents of pronouns and nouns, resolved from left to right.

Three choices, each a softmax over the candidate actors and "none": he, she, it and they (*third*); I, we and you, which
depend on the speaker (*first*); nouns such as "the president" (*nominal*). Earlier choices are features of later ones,
as in mention-ranking coreference (Denis and Baldridge 2008).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import numpy as np

from newsangles.angles.actors.antecedents import killed_persons
from newsangles.angles.actors.chooser import Chooser
from newsangles.angles.actors.discourse import (
    FIRST_PERSON,
    FORMS,
    NO_STRUCTURE,
    PERSONAL,
    Actor,
    Discourse,
    enter_names,
    enter_quotes,
)
from newsangles.angles.actors.equations import equated_words
from newsangles.angles.actors.first_person import (
    first_candidates,
    first_features,
    layout_of,
    narrator_at,
    narrator_candidates,
    narrator_features,
    spoken_at,
)
from newsangles.angles.actors.name_grouping import find
from newsangles.angles.actors.names import Name
from newsangles.angles.actors.nominals import PRIORS as NOUN_PRIORS
from newsangles.angles.actors.nominals import (
    Noun,
    absorb,
    describe,
    nominal_candidates,
    nominal_features,
    note_noun,
    noun_at,
    noun_kinds,
)
from newsangles.angles.actors.pronouns import PRIORS, third_candidates, third_features
from newsangles.angles.actors.sections import sections_of
from newsangles.angles.actors.speakers import bodies_spoken_for, is_speech, spoken_of
from newsangles.angles.actors.trust import trust_numbers, weakest
from newsangles.angles.actors.turns import enter_speakers, name_speakers, turns_of
from newsangles.documents.aliases import NO_ALIASES, Aliases
from newsangles.language import scorers as language_scorers
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Model, Numbers, Weights, log_softmax, logistic, score
from newsangles.language.structure import Structure
from newsangles.language.word_vectors import Lookup, unit
from newsangles.tables.schema import Quote

MIN_PROBABILITY = {"third": 0.4, "they": 0.3, "first": 0.4, "nominal": 0.3, "narrator": 0.45}
"""A word is linked to an actor if P(actor) >= this (cross-validation on the training texts)."""

MIN_TOLD = {"they": 0.66, "it": 0.66, "third": 0.5}
"""A pronoun's actor is told if P(actor) >= this. Below, it serves the words that follow, but the pronoun stays open,
since more of them are wrong than right (cross-validation on the training texts)."""

PLURAL_TRUST = 0.5
"""The log-odds of a *they* count so much in its confidence, since plurals are less sure than they look."""

MAX_SENTENCES_TOLD = 3
"""Limit of the sentences back to "a group" that "the group, Acme Staff Union," names."""

NAMED_SINCE = 0.75
"""P(the noun means whom the text named as the bearer of it just before)."""

SETTLED = ("narrator", "speaker")
"""Forms of words for which one actor comes into question."""

Choose = Callable[[int, str, Sequence[Actor], Sequence[Sequence[str]]], int]
"""A function that chooses an antecedent: the index of a candidate, or -1 for none.

Its arguments are a word, its form ("he", "nominal"), the candidates, and the features of "none" and of each."""

Settle = Callable[[int, str, Actor, float], bool]
"""A function that decides if a word is linked to the one actor that comes into question.

Its arguments are the word, its form, the actor and its probability. The form "narrator" is an *I* outside quotation
marks; "speaker" is a word that the speaker or the turn around it decides."""


@cache
def model() -> Model:
    """The weights that ship with the library; the file's header names the training texts.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles.angles.actors") / "data" / "actors.json.gz") as path:
        return language_scorers.load(path, "actors")


@cache
def scorers() -> Scorers:
    """The shipped weights, ready for use."""
    return Scorers(model().scorers)


class Scorers:
    """Weights by decision.

    *name* and *noun* choose the sort of an actor, *given* the pronoun of a given name, *narrator* the I of the text,
    *third*, *first* and *nominal* an antecedent; *salience* ranks actors.
    """

    def __init__(self, weights: Mapping[str, Weights]) -> None:
        by_hand = {"third": PRIORS, "nominal": NOUN_PRIORS}
        self.weights = {
            **weights,
            **{
                which: learned | {name: learned.get(name, 0.0) + more for name, more in priors.items()}
                for which, priors in by_hand.items()
                for learned in (weights.get(which, {}),)
            },
        }
        self.name = Chooser(weights["name"])
        self.noun = Chooser(weights["noun"])
        given = weights.get("given", {})
        self._bias = given.get("bias", 0.0)
        width = 1 + max((int(name[7:]) for name in given if name.startswith("vector ")), default=-1)
        self._given = np.array([given.get(f"vector {k}", 0.0) for k in range(width)])

    def given(self, vector: np.ndarray) -> float | None:
        """P(he) for a person of this given name; None where the name is unknown.

        It is a feature for resolving pronouns, weaker than any title or pronoun of the text, and never shown as a fact.
        """
        if len(vector) != len(self._given) or not vector.any():
            return None
        return logistic(float(vector @ self._given) + self._bias)


def begin(
    view: ParsedText,
    rows: Sequence[Quote],
    vectors: Lookup,
    scorers: Scorers,
    aliases: Aliases = NO_ALIASES,
    *,
    structure: Structure = NO_STRUCTURE,
) -> Discourse:
    """A text with its names found, before pronouns and nouns are resolved."""

    def of_name(text: str, places: Sequence[Name]) -> np.ndarray:
        first, last = view.word_at(places[0].start), view.word_at(places[0].end - 1)
        mean: np.ndarray = vectors(range(first, last + 1)).mean(axis=0)
        return unit(mean)

    named = find(view, of_name, scorers.name, aliases, structure)
    discourse = Discourse(view, structure)
    enter_names(discourse, named, lambda i: scorers.given(vectors([i])[0]))
    enter_quotes(discourse, rows)
    discourse.spoken_of = spoken_of(discourse)
    discourse.killed = killed_persons(discourse)
    discourse.equated = equated_words(discourse)
    discourse.kind = noun_kinds(discourse, vectors, scorers.noun)
    discourse.anaphors = sorted([*_pronouns(view), *((i, "nominal") for i in discourse.kind)])
    discourse.layout = layout_of(discourse)
    discourse.turns = turns_of(view, structure)
    name_speakers(discourse)
    discourse.sections = sections_of(view, structure, discourse.at_head)
    return discourse


def _pronouns(view: ParsedText) -> list[tuple[int, str]]:
    return [
        (i, FORMS[view.lower[i]])
        for i in range(view.n)
        if view.lower[i] in FORMS and (view.pos[i] == "PRON" or view.tag[i] in ("PRP", "PRP$"))
    ]


@dataclass(frozen=True, slots=True)
class Link:
    """A decision about one word.

    Attributes:
        word: The word.
        form: Its form.
        actor: The likeliest actor.
        chance: The probability of this actor.
        taken: True if the word was linked to it.
        trust: Features of its confidence, for he and she.
    """

    word: int
    form: str
    actor: Actor
    chance: float
    taken: bool
    trust: Numbers = ()


def narrate(discourse: Discourse, weights: Mapping[str, Weights]) -> None:
    """Compute the probability of each candidate for the I of the text outside quotation marks."""
    options = narrator_candidates(discourse)
    if options and discourse.layout.often > 0 and "narrator" in weights:
        found = chances(weights["narrator"], narrator_features(discourse, options))
        discourse.narrator = {-1: found[0], **{a.number: p for a, p in zip(options, found[1:], strict=True)}}


def link(
    discourse: Discourse, weights: Mapping[str, Weights], least: Mapping[str, float] = MIN_PROBABILITY
) -> list[Link]:
    """Resolve a text with these weights; return all decisions, in order."""
    links: list[Link] = []
    known: dict[int, float] = {}
    narrate(discourse, weights)

    def choose(i: int, form: str, options: Sequence[Actor], rows: Sequence[Sequence[str]]) -> int:
        found = chances(weights[scorer_of(form)], rows)
        best = likeliest(found)
        actor, chance, taken = options[best - 1], found[best], found[best] >= threshold(form, least)
        trust: Numbers = ()
        if taken and scorer_of(form) == "third":
            if form in PERSONAL:
                trust = trust_numbers(discourse, i, form, options, found, best, known)
            known[i] = weakest(actor, chance, known)
        links.append(Link(i, form, actor, chance, taken, trust))
        return best - 1 if taken else -1

    def settle(i: int, form: str, actor: Actor, chance: float) -> bool:
        taken = chance >= least["narrator"]
        links.append(Link(i, form, actor, chance, taken))
        return taken

    resolve(discourse, choose, settle)
    links = [_told(discourse, one) for one in links]
    return [*_renamed(discourse, links)]


def _renamed(discourse: Discourse, links: Sequence[Link]) -> Iterator[Link]:
    """The decisions with those named who were only described when they were made."""
    for one in links:
        actor = discourse.absorbed.get(one.actor.number)
        yield one if actor is None else replace(one, actor=actor)
    for number, actor in discourse.absorbed.items():
        head = discourse.actors[number].heads[0]
        chance = max((one.chance for one in links if one.actor is actor and one.form == "nominal"), default=0.5)
        yield Link(head, "nominal", actor, chance, True)


def _told(discourse: Discourse, link: Link) -> Link:
    """The decision as it is told: the word stays open where its actor only served to resolve others."""
    third = link.form not in SETTLED and scorer_of(link.form) == "third"
    if not link.taken or not third or link.chance >= threshold(link.form, MIN_TOLD):
        return link
    if discourse.links.get(link.word) is link.actor:
        del discourse.links[link.word]
    link.actor.mentions.remove((link.word, "pronoun"))
    return replace(link, taken=False)


def resolve(discourse: Discourse, choose: Choose, settle: Settle) -> None:
    """Link the pronouns and nouns of a text.

    Args:
        discourse: The text; it is changed.
        choose: Decides about a word, by weights or from annotation.
        settle: Decides about a word for which one actor comes into question.
    """
    names = [(i, "name", actor) for i, actor in discourse.at_head.items()]
    rest = [(i, form, None) for i, form in discourse.anaphors if form not in FIRST_PERSON]
    for i, form, actor in sorted([*names, *rest], key=lambda x: x[:2]):
        if actor is not None:
            discourse.mention(actor, i, "name")
        elif form == "nominal":
            _resolve_nominal(discourse, i, choose, settle)
        else:
            _resolve_third(discourse, i, form, choose)
    enter_speakers(discourse, discourse.turns)
    discourse.bodies = bodies_spoken_for(discourse)
    for i, form in discourse.anaphors:
        if form in FIRST_PERSON:
            _resolve_first(discourse, i, form, choose, settle)


def _told_before(discourse: Discourse, noun: Noun) -> Actor | None:
    """The described actor "a group" of just before, which "*the* group, Acme Staff Union," names."""
    view, i = discourse.view, noun.word
    if noun.determiner != "the" or not any(how.startswith("appos") for how, *_ in noun.partners.values()):
        return None
    same = [actor for actor in discourse.order if actor.named is None and actor.roles[view.lemma[i]]]
    if len(same) != 1 or view.tag[same[0].heads[0]] != view.tag[i]:
        return None
    first = same[0].heads[0]
    new = any(view.lower[k] in ("a", "an") for k in view.children[first])
    return same[0] if new and view.sent[i] - view.sent[first] <= MAX_SENTENCES_TOLD else None


def _named_since(discourse: Discourse, noun: Noun) -> Actor | None:
    """The bearer of "the group" after "the group, Acme Staff Union," has named "a group"."""
    view, i = discourse.view, noun.word
    bare = noun.determiner == "the" and not noun.partners and view.first[i] == i - 1
    if not bare or not discourse.absorbed:
        return None
    return next((actor for actor in discourse.absorbed.values() if actor.roles[view.lemma[i]]), None)


def _resolve_nominal(discourse: Discourse, i: int, choose: Choose, settle: Settle) -> None:
    noun = noun_at(discourse, i)
    named = _named_since(discourse, noun)
    if named is not None and settle(i, "nominal", named, NAMED_SINCE):
        discourse.mention(named, i, "nominal")
        return
    options = nominal_candidates(discourse, noun)
    chosen = choose(i, "nominal", options, nominal_features(discourse, noun, options)) if options else -1
    if chosen < 0:
        describe(discourse, i)
        return
    actor = options[chosen]
    known = noun.known_as or _told_before(discourse, noun)
    if known is not None and known.named is None and actor.named is not None and actor.number in noun.partners:
        absorb(discourse, known, actor)
    actor.used["nominal"] += 1
    note_noun(discourse, actor, i)
    discourse.mention(actor, i, "nominal")


def _resolve_third(discourse: Discourse, i: int, form: str, choose: Choose) -> None:
    options = third_candidates(discourse, i, form)
    chosen = choose(i, form, options, third_features(discourse, i, form, options)) if options else -1
    if chosen >= 0:
        actor = options[chosen]
        actor.gender[form] += 1
        actor.used[form] += 1
        discourse.mention(actor, i, "pronoun")


def _resolve_first(discourse: Discourse, i: int, form: str, choose: Choose, settle: Settle) -> None:
    spoken = None if discourse.learning else spoken_at(discourse, i, form)
    if spoken is not None:
        actor, chance = spoken
        taken = actor is not None and settle(i, "speaker", actor, chance)
        discourse.spoken(i, form, actor if taken else None)
        return
    if form == "i" and not discourse.quote[i]:
        narrator, chance = narrator_at(discourse, i)
        taken = narrator is not None and settle(i, "narrator", narrator, chance)
        discourse.spoken(i, form, narrator if taken else None)
        return
    unknown = form == "i" and is_speech(discourse, i) and discourse.source.get(discourse.quote[i], -1) >= 0
    if unknown and discourse.voice(i) is None:  # whoever says it, none of the others does
        discourse.spoken(i, form, None)
        return
    options = first_candidates(discourse, i, form)
    chosen = choose(i, form, options, first_features(discourse, i, form, options)) if options else -1
    discourse.spoken(i, form, options[chosen] if chosen >= 0 else None)


# --- scores and probabilities


def scorer_of(form: str) -> str:
    """The name of the scorer for a form."""
    return "nominal" if form == "nominal" else "first" if form in FIRST_PERSON else "third"


def threshold(form: str, least: Mapping[str, float] = MIN_PROBABILITY) -> float:
    """The minimum probability of an actor for a word of this form to be linked to it."""
    return least.get(form, least[scorer_of(form)])


def chances(weights: Weights, rows: Sequence[Sequence[str]]) -> list[float]:
    """The probability of "none" and of each option."""
    return [math.exp(x) for x in log_softmax([score(weights, row) for row in rows])]


def likeliest(found: Sequence[float]) -> int:
    """The index of the likeliest option, "none" at 0 left out; of several, the first."""
    return max(range(1, len(found)), key=lambda n: (found[n], -n))


def log_odds(chance: float) -> float:
    """The log-odds of a probability strictly between 0 and 1."""
    return math.log(chance / (1 - chance))
