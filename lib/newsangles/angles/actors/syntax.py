"""Clauses around a word: its verb, its grammatical role, the subject of a verb, the noun of a relative pronoun."""

from __future__ import annotations

from collections.abc import Iterator

from newsangles.angles.quotes.cues import classes
from newsangles.language.parsed_text import SUBJECTS, ParsedText

MAX_STEPS_UP = 6
"""Limit of steps up the tree to the verb of a word."""

_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "dative": "object",
    "oprd": "object",
    "poss": "owner",
    "pobj": "prepositional",
    "attr": "predicate",
    "appos": "predicate",
    "compound": "modifier",
    "nmod": "modifier",
    "amod": "modifier",
}
"""Grammatical roles by relation (labels of spaCy's English models)."""


def verb_of(view: ParsedText, i: int) -> int:
    """The verb that governs a word, or the word reached after `MAX_STEPS_UP` steps."""
    j = view.head[i]
    for _ in range(MAX_STEPS_UP):
        if view.pos[j] in ("VERB", "AUX") or view.head[j] == j:
            break
        j = view.head[j]
    return j


def ancestors(view: ParsedText, i: int) -> Iterator[int]:
    """The words above a word in the tree, at most `MAX_STEPS_UP`."""
    for _ in range(MAX_STEPS_UP):
        if view.head[i] == i:
            return
        i = view.head[i]
        yield i


def noun_of(view: ParsedText, i: int) -> int:
    """The antecedent of a relative pronoun, or the word itself."""
    verb = verb_of(view, i) if i >= 0 else -1
    if i >= 0 and view.lower[i] in ("who", "which", "that") and view.dep[verb] == "relcl":
        return _beside(view, i, view.head[verb])
    return i


def _beside(view: ParsedText, i: int, noun: int) -> int:
    """The last of joined nouns right before a relative pronoun: Poe in "Roe and Poe who wrote"."""
    last = next((k for k in range(i - 1, noun, -1) if view.pos[k] != "PUNCT"), noun)
    return last if view.dep[last] == "conj" and first_conjunct(view, last) == noun else noun


def subject_of(view: ParsedText, verb: int) -> int:
    """The subject of a verb, or of the verb that it is joined to; -1: none."""
    above = view.head[verb] if view.dep[verb] in ("conj", "xcomp", "advcl") else verb
    for v in (verb, above):
        for k in view.children[v]:
            if view.dep[k] in SUBJECTS:
                return k
    return -1


def object_or_subject(view: ParsedText, verb: int) -> int:
    """The word that *as* or a predicate describes: the verb's object, else its subject; -1: none."""
    found = next((k for k in view.children[verb] if view.dep[k] in ("dobj", "dative")), -1)
    return found if found >= 0 else noun_of(view, subject_of(view, verb))


def role_of(view: ParsedText, i: int) -> str:
    """The grammatical role of a word: subject, object, …, or other; a conjunct has that of the first one."""
    dep, head = view.dep, view.head
    while dep[i] == "conj" and head[i] != i:
        i = head[i]
    if dep[i] == "appos" and dep[head[i]] in SUBJECTS:  # "her predecessor, Roe, said": Roe is the subject
        return "subject"
    return _ROLES.get(dep[i], "other")


def first_conjunct(view: ParsedText, i: int) -> int:
    """The first conjunct of a word."""
    while view.dep[i] == "conj" and view.head[i] != i:
        i = view.head[i]
    return i


def speaks(view: ParsedText, verb: int) -> bool:
    """True for a verb of saying or writing."""
    return classes().get(view.lemma[verb], "").startswith(("speech", "writing"))
