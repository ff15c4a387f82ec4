"""Ties between a person and the words that decided a tone: whether the tone can be shown by itself.

A tone is shown where its words are said of the person: what he is or does, what he is called, blamed or praised for,
or found guilty of. What merely stands in the sentence, happens to him, or is asked or supposed, is not enough.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from newsangles.angles.framing.judging_words import PACKAGE, judging_words
from newsangles.angles.framing.tone_features import Evidence, Person
from newsangles.angles.framing.valence import listed_values
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import per_rules, rule_lines

WORDS = "portrayed.tsv"
"""The rule file with the verbs that decide."""

SETS = ("befalls", "faces", "faced", "states", "found")
"""The names of the sets of verbs."""

STRONG = 1.5
"""From this listed value (either way) a word speaks by itself."""

_OF_VERB = frozenset(("dobj", "attr", "acomp", "oprd"))
_SHARED = frozenset(("conj", "xcomp"))
_OPEN = frozenset("may might could would should can if unless".split())


@per_rules
def verb_sets() -> Mapping[str, frozenset[str]]:
    """The sets of verbs of ``data/portrayed.tsv``, by name.

    Raises:
        ParameterError: A line names no set.
    """
    sets = dict.fromkeys(SETS, frozenset[str]())
    for line in rule_lines(PACKAGE, WORDS):
        name, _, lemmas = line.text.partition("\t")
        if name not in sets:
            raise line.error(f"{name!r} is no set of verbs", f"use one of {', '.join(SETS)}")
        sets[name] |= frozenset(lemmas.split())
    return sets


def is_tied(view: ParsedText, person: Person, evidence: Evidence, tone: int, cues: Collection[int]) -> bool:
    """True if a word that decided is said of the person.

    Args:
        view: The document.
        person: The person.
        evidence: The features of the person.
        tone: -1 or 1.
        cues: The words that weighed most.
    """
    heads = [i for i in person.words if view.head[i] not in person.words or view.head[i] == i]
    return any(_is_tied(view, head, evidence, tone, cues) for head in sorted(heads))


def _is_tied(view: ParsedText, head: int, evidence: Evidence, tone: int, cues: Collection[int]) -> bool:
    verb, relation = view.head[head], view.dep[head]
    listed = listed_values()
    agreeing = {
        i for i in cues if listed.get(view.lower[i], 0.0) * tone >= STRONG and evidence.values.get(i, 0.0) * tone > 0
    }
    modifiers = [k for k in view.children[head] if view.dep[k] == "amod" and _judges(view, k, tone)]
    if any(k in cues for k in modifiers):
        return True
    if _is_open(view, verb):
        return False
    if relation in ("nsubjpass", "dobj"):
        return verb in cues and _is_found(view.lemma[verb], tone)
    if relation != "nsubj":
        return False
    verbs = [verb, *(k for k in view.children[verb] if view.dep[k] in _SHARED and not _has_subject(view, k))]
    verbs = [i for i in verbs if not _is_open(view, i)]
    sets = verb_sets()
    if any(view.lemma[i] in sets["befalls"] or view.lemma[i] in sets["found"] for i in verbs):
        return False
    if any(i in agreeing and view.pos[i] == "VERB" for i in verbs):
        return True
    said = [k for i in verbs for k in view.children[i] if view.dep[k] in _OF_VERB]
    if tone < 0:
        return any(k in cues and (_judges(view, k, tone) or _is_faced(view, k)) for k in said)
    return any(k in agreeing or any(j in agreeing and view.dep[j] == "amod" for j in view.children[k]) for k in said)


def _judges(view: ParsedText, i: int, tone: int) -> bool:
    """True for a word that judges whoever it is said of, or tells that he is found against."""
    lemma, sets = view.lemma[i], verb_sets()
    part = "adj" if view.pos[i] in ("ADJ", "VERB") else "noun"
    frames = judging_words().of(part, lemma)
    kind = "blame" if tone < 0 else "praise"
    called = any(frames.get(frame) == kind for frame in ("called", "before"))
    return called or (tone < 0 and part == "adj" and lemma in sets["states"])


def _is_faced(view: ParsedText, i: int) -> bool:
    """True for what speaks against whoever meets with it, as the object of such a verb."""
    sets = verb_sets()
    return view.lemma[i] in sets["faced"] and view.lemma[view.head[i]] in sets["faces"]


def _is_found(lemma: str, tone: int) -> bool:
    """True for a verb that judges its object, or finds against it."""
    kind = "blame" if tone < 0 else "praise"
    judged = judging_words().of("verb", lemma).get("whom") == kind
    return judged or (tone < 0 and lemma in verb_sets()["found"])


def _is_open(view: ParsedText, verb: int) -> bool:
    """True for what is denied, supposed or asked."""
    kids = view.children[verb]
    return any(view.dep[k] == "neg" or view.lower[k] in _OPEN for k in kids)


def _has_subject(view: ParsedText, verb: int) -> bool:
    return any(view.dep[k] in ("nsubj", "nsubjpass") for k in view.children[verb])
