"""Evidence that a named actor is a person, summed over its mentions, and what it is where there is none.

The recogniser takes any unknown name for a person's: towns, papers, chemicals. A person whom the text tells of has a
given name, a title, an office or an age, or says something; a name without any of these needs a sure scorer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from newsangles.angles.actors.bearers import title_before
from newsangles.angles.actors.chooser import Chooser
from newsangles.angles.actors.gazetteer import is_region, is_town
from newsangles.angles.actors.genders import gender_of_noun, is_given_name
from newsangles.angles.actors.label_evidence import credited
from newsangles.angles.actors.name_signs import Others, others, signs, weighed
from newsangles.angles.actors.names import Name, Named, name_features, words
from newsangles.language.parsed_text import ParsedText

MIN_CHANCE, MIN_FULL_CHANCE = 0.8, 0.85
"""Minimum probability of a person's name without evidence, of one word or of several."""

MIN_SHARE = 0.7
"""Minimum share of the likeliest other label among those that are left; below it the name is no actor."""

MAX_WORDS_TO_HE = 30
"""Limit of words between a name and the *he* or *she* that follows it."""

INITIAL = re.compile(r"[A-Z]\.")
"""An initial, which begins a person's name."""

INITIALS_BEHIND = re.compile(r" \([A-Z]{2,6}\)")
"""Initials in brackets behind the name of a body."""

JOINED = frozenset((",", "and", "&"))
"""Words between the names of a list."""

ROLES = ("office", "occupation", "people", "kin", "player", "heading", "personal noun")
"""Lists of nouns for persons."""

TOLD = 2.5
"""The weight of what stands beside a name for a place's or a body's."""

Relabelled = Mapping[str, str]
"""The new sort of names, by their text."""


def without_evidence(
    view: ParsedText,
    actors: Sequence[Named],
    found: Mapping[str, Sequence[Name]],
    vectors: Mapping[str, np.ndarray],
    chooser: Chooser,
) -> Relabelled:
    """The sort, or "none", of the names of persons of whom the text gives no evidence that they are."""
    changed: dict[str, str] = {}
    beside = others(found)
    for actor in actors:
        if actor.label != "person" or any(name.told for name in actor.names):
            continue
        least = MIN_FULL_CHANCE if any(" " in text for text in actor.spellings) else MIN_CHANCE
        if actor.chance >= least or is_person(view, actor):
            continue
        own = [text for text in actor.spellings if text in found]
        if own:
            sort = _other_sort(view, own, found, vectors, chooser, beside)
            changed.update((text, sort) for text in actor.spellings)
    return changed


def is_person(view: ParsedText, actor: Named) -> bool:
    """True for an actor of whom one mention at least tells a person."""
    about = actor.about
    if about.titles or about.nouns or about.kin:
        return True
    tagged = any(name.found == "PERSON" for name in actor.names)
    if tagged and any(map(_is_personal, actor.spellings)):
        return True
    return any(_tells_person(view, name) or (tagged and _among_persons(view, name)) for name in actor.names)


def _among_persons(view: ParsedText, name: Name) -> bool:
    """True for a name joined to one with a given name: Ann, *Florence* and Tim."""
    i, j = view.word_at(name.start), view.word_at(name.end - 1)
    near = [k for k, mark in ((i - 2, i - 1), (j + 2, j + 1)) if 0 <= k < view.n and view.lower[mark] in JOINED]
    for k in near:
        while k and view.ent[k] == "PERSON" == view.ent[k - 1] and view.word[k - 1][:1].isupper():
            k -= 1
        if view.ent[k] in ("PERSON", "") and _is_personal(view.word[k]):
            return True
    return False


def _is_personal(text: str) -> bool:
    """True for a name that begins with a given name, which is no town, or an initial."""
    parts = text.split()
    if not parts:  # a line break
        return False
    if len(parts) == 1:
        return is_given_name(text) and not is_town(text) and not is_region(text)
    return is_given_name(parts[0]) or INITIAL.fullmatch(parts[0]) is not None


def _tells_person(view: ParsedText, name: Name) -> bool:
    """True for a mention beside a title, an office or an age, or that says something or is called *he*."""
    i, j = view.word_at(name.start), view.word_at(name.end - 1)
    before = i - 1 if i and view.sent[i - 1] == view.sent[i] else -1
    if title_before(view, name) or credited(view, j):
        return True
    if before >= 0 and (_is_role(view, before) or view.lower[before] in ("named", "one", "late", "versus")):
        return True
    initial = (
        before >= 0 and len(view.word[before]) == 1 and view.word[before].isupper() and view.lower[before] not in "ai"
    )
    if initial or (before >= 0 and view.lower[before] in words("particle") and view.tag[before] in ("NNP", "FW", "IN")):
        return True  # R Roe; de Roe
    rest = [*view.lower[j + 1 : j + 4], "", "", ""]
    if rest[0] in words("personal affair") or rest[0] in ("who", "whose", "versus") or rest[1] in ("who", "whose"):
        return True
    aged = rest[0] == "," and rest[1].isdigit() and rest[2] in (",", ".")
    owns = rest[0] in ("'s", "’s") and rest[1] in words("kin")
    own_verb = view.lemma[view.head[name.head]] in words("personal") | words("telling") | words("asking") | words(
        "human act"
    )
    says = view.dep[name.head] == "nsubj" and own_verb and (name.found != "ORG" or " " in name.text)
    return aged or owns or says or _is_described(view, name, j) or _is_called_he(view, j)


def _is_role(view: ParsedText, k: int) -> bool:
    """True for a noun of persons: its lead *engineer*, *Presidents*."""
    return view.pos[k] in ("NOUN", "PROPN") and (
        any(view.lemma[k].lower() in words(which) or view.lower[k].removesuffix("s") in words(which) for which in ROLES)
        or gender_of_noun(view.lower[k]) is not None
    )


def _is_described(view: ParsedText, name: Name, last: int) -> bool:
    """True for a name with a person's noun behind it: Roe, a career *politician*; Roe is a *nurse*."""
    head = name.head
    if any(view.dep[k] == "appos" and k > last and _is_role(view, k) for k in view.children[head]):
        return True
    if view.dep[head] == "appos" and view.head[head] < head and _is_role(view, view.head[head]):
        return True
    verb = view.head[head]
    same = view.dep[head] == "nsubj" and view.lemma[verb] == "be"
    return same and any(view.dep[k] == "attr" and _is_role(view, k) for k in view.children[verb])


def _is_called_he(view: ParsedText, last: int) -> bool:
    """True where *he* or *she* is the next pronoun or name of the same or the next sentence."""
    for k in range(last + 1, min(view.n, last + MAX_WORDS_TO_HE)):
        if view.sent[k] - view.sent[last] > 1 or view.ent[k] == "PERSON" or view.lower[k] in ("it", "its", "they"):
            return False
        if view.lower[k] in ("he", "she", "his", "her", "him"):
            return True
    return False


def _other_sort(
    view: ParsedText,
    texts: Sequence[str],
    found: Mapping[str, Sequence[Name]],
    vectors: Mapping[str, np.ndarray],
    chooser: Chooser,
    beside: Others,
) -> str:
    """The likeliest sort of names that are no person's: "organisation", "place" or "none"."""
    total = dict.fromkeys(("organisation", "place", "none"), 0.0)
    for text in texts:
        plain = chooser.logs(name_features(view, text, found[text], found, text in beside.lasts), vectors.get(text))
        shown = signs(view, text, found[text], found, beside)
        for sort, log in zip(chooser.sorts, weighed(plain, shown), strict=True):
            if sort in total:
                total[sort] += log
        for name in found[text]:
            for sort in _beside(view, name):
                total[sort] += TOLD
    most = max(total.values())
    shares = {sort: math.exp(log - most) for sort, log in total.items()}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= MIN_SHARE * sum(shares.values()) else "none"


def _beside(view: ParsedText, name: Name) -> Iterator[str]:
    """The sorts that the words beside a name tell: *in* Roe; Ware and Roe; Roe *reports*; Roe (RNE)."""
    i, head = view.word_at(name.start), name.head
    above = view.head[head]
    if view.dep[head] == "pobj" and view.lower[above] in words("inside") and view.ent[i] != "DATE":
        yield "place"
    if view.dep[head] == "conj" and view.ent[above] in ("GPE", "LOC", "FAC"):
        yield "place"
    if view.dep[head] == "nsubj" and view.lemma[above] in words("stating") | words("publishing") | {"report"}:
        yield "organisation"
    if INITIALS_BEHIND.match(view.text, name.end):
        yield "organisation"
