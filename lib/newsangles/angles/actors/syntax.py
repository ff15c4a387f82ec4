"""Clauses around a word: its verb, its grammatical role, the subject of a verb, the noun of a relative pronoun."""

from __future__ import annotations

from collections.abc import Iterator

from newsangles.angles.actors.names import words
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


def negated(view: ParsedText, i: int) -> bool:
    """True for a complement that its clause denies: she is no *doctor*, he never was *mayor*."""
    first = first_conjunct(view, i)
    return any(
        view.dep[k] == "neg" or view.lower[k] in NEVER
        for word in {i, first, _verb_over(view, first)}
        for k in view.children[word]
    )


def unreal(view: ParsedText, i: int) -> bool:
    """True for a complement that its clause asks or only thinks possible: he may be a *spy*."""
    verb = _verb_over(view, first_conjunct(view, i))
    if any(view.tag[k] == "MD" and view.lower[k] not in TIMES for k in view.children[verb]):
        return True
    last = view.bounds[view.sent[i]][1]
    if any(view.word[k] == "?" for k in (last, last - 1) if k > verb):
        return True
    if any(view.dep[k] == "mark" and view.lower[k] in DOUBTING for k in view.children[verb]):
        return True
    # "hopes to become", "accused of being": no clause of its own says so
    above = view.head[verb]
    return view.dep[verb] in ("xcomp", "pcomp") and above != verb and view.lemma[above] not in SEEN


def _verb_over(view: ParsedText, first: int) -> int:
    """The verb of a complement; of *as mayor*, that above the preposition."""
    above = view.head[first]
    return view.head[above] if view.dep[first] == "pobj" else above


DOUBTING = ("if", "whether", "unless")
NEVER = frozenset(("never", "no", "not", "n't", "n’t", "hardly", "neither", "nor", "without"))
TIMES = frozenset(("will", "'ll", "’ll"))
SEEN = frozenset(("go", "continue", "begin", "start", "come"))
"""Verbs before an infinitive that leave it a fact: he went on to become a judge."""


def reported(view: ParsedText, verb: int) -> bool:
    """True for a verb in a clause that somebody is reported to say: Roe said that she *was* a spy."""
    for _ in range(MAX_STEPS_UP):
        above = view.head[verb]
        if above == verb:
            return False
        if view.dep[verb] == "ccomp" and speaks(view, above):
            return True
        verb = above
    return False


def tells_apart(view: ParsedText, i: int) -> bool:
    """True for a noun that opens another of a kind: *another* witness, *a second* woman, one *of the* victims."""
    before = [view.lower[k] for k in view.children[i] if k < i and view.dep[k] in ("det", "amod", "nummod")]
    if "another" in before or "other" in before:
        return True
    return any(word in ("a", "an") for word in before) and any(word in words("ordinal") - {"last"} for word in before)


def one_of_several(view: ParsedText, i: int) -> bool:
    """True for *one* of several people: *one* of the victims; not "one of his", whose owner is not yet known."""
    if view.lower[i] != "one":
        return False
    several = (x for k in view.children[i] if view.lower[k] == "of" for x in view.children[k] if view.tag[x] == "NNS")
    return any(
        view.lemma[x] in words("people") | words("kin") and not any(view.tag[k] == "PRP$" for k in view.children[x])
        for x in several
    )


def one_of_them(view: ParsedText, head: int) -> int:
    """The noun for what a name is said to be: is one of the first two *women*; -1: none."""
    verb = view.head[head]
    if view.dep[head] != "nsubj" or view.lemma[verb] not in ("be", "become"):
        return -1
    one = next((k for k in view.children[verb] if view.dep[k] == "attr"), -1)
    if one >= 0 and view.tag[one] == "NN":
        return one  # Roe is a woman
    if one < 0 or view.lower[one] != "one":
        return -1
    of = (k for k in view.children[one] if view.lower[k] == "of")
    return next((j for k in of for j in view.children[k] if view.dep[j] == "pobj" and view.tag[j] == "NNS"), -1)
