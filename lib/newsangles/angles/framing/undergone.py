"""Persons who only undergo what is told: victims, the dead, the ill and the bereaved.

An event is no attitude: that a boy is murdered is terrible, and nothing is said against him.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from newsangles.angles.framing.judging_words import PACKAGE
from newsangles.angles.framing.tone_features import Person
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import per_rules, rule_lines

UNDERGONE = "undergone.tsv"
"""The rule file with the words of harm, death, illness and loss."""

SETS = ("done", "undergoes", "misfortune", "suffering", "victim", "worse")
"""The names of its sets of words."""

MIN_TOLD = 2
"""A victim undergoes harm in >= this many sentences."""

_MAX_STEPS = 20
_OBJECTS = frozenset(("dobj", "nsubjpass"))
_CLAUSES = frozenset(("acl", "relcl"))
_LINKED = frozenset(("attr", "acomp", "oprd"))


@per_rules
def harm() -> Mapping[str, frozenset[str]]:
    """The sets of words of ``data/undergone.tsv``, by name; ``all`` holds them all.

    Raises:
        ParameterError: A line names no set.
    """
    sets = dict.fromkeys(SETS, frozenset[str]())
    for line in rule_lines(PACKAGE, UNDERGONE):
        name, _, lemmas = line.text.partition("\t")
        if name not in sets:
            raise line.error(f"{name!r} is no set of words", f"use one of {', '.join(SETS)}")
        sets[name] |= frozenset(lemmas.split())
    return sets | {"all": frozenset[str]().union(*sets.values())}


class Undergoing:
    """The persons who undergo what the sentences of a document tell, and those who do harm.

    A victim is somebody who undergoes it in `MIN_TOLD` sentences, and does no harm in any.

    Args:
        view: The document.
        persons: The persons of each sentence.
    """

    def __init__(self, view: ParsedText, persons: Iterable[Person]) -> None:
        self._view, told, doers = view, Counter[str | None](), set[str | None]()
        for person in persons:
            heads = self._heads(person)
            if any(_does(view, i) for i in heads):
                doers.add(person.actor_id)
            elif any(_suffers(view, i) for i in heads):
                told[person.actor_id] += 1
        self._victims = {actor for actor, times in told.items() if times >= MIN_TOLD} - doers

    def _heads(self, person: Person) -> list[int]:
        head = self._view.head
        return sorted(i for i in person.words if head[i] not in person.words or head[i] == i)

    def __call__(self, person: Person, tone: int, cues: Collection[int]) -> bool:
        """True if a person only undergoes what a sentence tells.

        Args:
            person: The person.
            tone: The tone that was found.
            cues: The words that weighed most for it.
        """
        view, words = self._view, harm()["all"]
        misfortune = all(view.lemma[i] in words or view.lower[i] in words for i in cues)
        heads = self._heads(person)
        if any(_does(view, i) for i in heads) or (tone > 0 and not misfortune):
            return False
        if tone < 0 and (misfortune or person.actor_id in self._victims):
            return True
        return any(_suffers(view, i) for i in heads)


def _does(view: ParsedText, i: int) -> bool:
    """True for the doer of harm."""
    i = _first(view, i)
    verb, done = view.head[i], harm()["done"]
    if view.dep[i] == "pobj" and view.dep[verb] == "agent":
        return view.lemma[view.head[verb]] in done
    verbs = (verb, *(k for k in view.children[verb] if view.dep[k] in ("conj", "xcomp")))
    return view.dep[i] == "nsubj" and any(view.lemma[k] in done and view.pos[k] == "VERB" for k in verbs)


def _suffers(view: ParsedText, i: int) -> bool:
    """True for somebody who is told of as a victim, by his place or by what he is called."""
    words, first = harm(), _first(view, i)
    dep, lemma, above = view.dep[first], view.lemma, view.head[first]
    if dep in _OBJECTS and lemma[above] in words["done"]:
        return True
    if dep == "poss" and lemma[above] in words["misfortune"]:
        return True
    if dep == "pobj" and view.dep[above] == "prep" and lemma[view.head[above]] in words["misfortune"]:
        return True
    if dep == "nsubj":
        linked = (k for k in view.children[above] if view.dep[k] in _LINKED)
        if lemma[above] in words["undergoes"] or any(lemma[k] in words["suffering"] | words["victim"] for k in linked):
            return True
    return any(_is_called_victim(view, k) for k in view.children[i])


def _is_called_victim(view: ParsedText, k: int) -> bool:
    """True for a word beside a person that tells of one who undergoes: the *murdered* boy, who *was killed*."""
    words, lemma, dep = harm(), view.lemma[k], view.dep[k]
    if dep in _CLAUSES:
        passive = view.tag[k] == "VBN" and not any(view.dep[j] in ("nsubj", "dobj") for j in view.children[k])
        return lemma in words["undergoes"] or (lemma in words["done"] and passive)
    if dep == "amod":
        return lemma in words["suffering"] or (lemma in words["done"] and view.tag[k] == "VBN")
    return dep in ("appos", "compound") and lemma in words["victim"]


def _first(view: ParsedText, i: int) -> int:
    """The first of joined words, whose place they share."""
    for _ in range(_MAX_STEPS):
        if view.dep[i] != "conj" or view.head[i] == i:
            break
        i = view.head[i]
    return i
