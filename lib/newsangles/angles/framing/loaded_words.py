"""Loaded words: candidates with a score, from the list of ``loaded.tsv`` and weights that were learned from it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from newsangles.angles.framing.voices import Voices
from newsangles.angles.framing.wording_words import Loaded, loaded
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Model, load
from newsangles.language.word_vectors import Vectors

PARTS = {"ADJ": "a", "NOUN": "n", "VERB": "v", "ADV": "r"}
"""The parts of speech of the list, by their tag."""

NAMES = frozenset("PERSON ORG GPE NORP FAC LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())
ACTING = frozenset(("PERSON", "ORG", "GPE", "NORP"))

SUFFIXES = ("ly", "ous", "ing", "ed", "ish", "ist", "ism", "ful", "less", "able", "ive", "ic", "ity", "ness")
"""Endings that the weights know."""

LISTED = {"always": 2.3, "judges": 1.5, "deed": 1.5, "named": 1.5, "often": 1.5, "plain": -1.6}
"""The log-odds that a word's place in the list adds to the score of its meaning."""

CONDITIONS = frozenset(("judges", "deed", "named"))
"""Uses of the list that ask for a condition."""

COLOURING = CONDITIONS | {"always", "often"}
"""Uses of words that colour at least at times."""

UNMET = -1.0
"""The same for a word whose condition is not met: slammed the door."""

NEAR = 20
"""Words on either side that tell whether a heading writes all words with capitals: <= this many."""

NEVER = -2.0
"""Scores <= this need no further look: such words have no rows but for rankings."""

QUOTED = {"indirect": -0.5, "mixed": -1.0, "direct": -1.0}
"""The same for a quoted word, by the kind of the quote: it colours somebody's words, not the telling."""

MEASURED: tuple[tuple[float, float], ...] = (
    (-9.0, 0.0), (-4.0, 0.005), (-2.5, 0.03), (-1.0, 0.08), (0.0, 0.2),
    (1.0, 0.35), (2.0, 0.55), (3.0, 0.78), (9.0, 0.99),
)  # fmt: skip
"""The share of words that trained readers marked, by score; between these points it is drawn straight."""


class Found(NamedTuple):
    """A word or phrase that may colour.

    Attributes:
        first: The first word.
        last: The last word, which is the head of a phrase.
        share: The share of such words that trained readers mark.
        use: How the list uses it; "" where it is not in the list.
        met: Whether it is listed as one that colours, and its condition is met.
    """

    first: int
    last: int
    share: float
    use: str
    met: bool


@cache
def weights() -> Model:
    """The weights over the dimensions of word vectors, parts of speech and endings."""
    return load(str(resources.files("newsangles") / "angles/framing/data/loaded.json.gz"), "loaded")


def signs(word: str, part: str) -> list[str]:
    """The features of a word besides its vector."""
    return [f"part:{part}", *(f"ending:{end}" for end in SUFFIXES if word.endswith(end) and len(word) > len(end) + 2)]


def share_of(score: float) -> float:
    """The share of words with such a score that trained readers marked."""
    at = bisect_right(MEASURED, (score, math.inf))
    if not 0 < at < len(MEASURED):
        return MEASURED[min(at, len(MEASURED) - 1)][1]
    (a, low), (b, high) = MEASURED[at - 1], MEASURED[at]
    return low + (high - low) * (score - a) / (b - a)


def loaded_words(
    view: ParsedText, vectors: Vectors, actors: Container[int], voices: Voices, least: float
) -> Iterator[Found]:
    """The words that may colour, in the order of the text.

    Args:
        view: The parsed text.
        vectors: The vectors of its words.
        actors: The heads of all mentions of actors.
        voices: In whose voice its words stand.
        least: The share of readers, >= which a word is given.
    """
    words, until = loaded(), -1
    meaning = _meaning(weights().scorers["loaded"], vectors, view.n)
    known: dict[tuple[str, str, str, str], tuple[str, str, float] | None] = {}  # each word as it is tagged, once
    begins = words.phrases
    for i, lower in enumerate(view.lower):
        if i <= until:
            continue
        key = (lower, view.lemma[i], view.pos[i], view.tag[i])
        if key not in known:
            known[key] = _of_list(view, words, i, meaning[i], least)
        found = known[key]
        phrase = _phrase(view, words, i) if lower in begins or key[1] in begins else None
        if phrase is not None:
            last, use, part = phrase
            until, head = last, i if part == "v" else last
            score = meaning[head] + _sign_weights(view.lower[head], part)
        elif found is not None:
            last = head = i
            use, part, score = found
        else:
            continue
        if is_name(view, i) or is_name(view, last):
            continue
        met = use in ("always", "often") or (use in CONDITIONS and _holds(view, words, head, use, actors))
        if use in COLOURING and is_term(view, words, i, last):
            use, met = "term", False
        score += LISTED.get(use, 0.0) if met or use in ("plain", "") else UNMET
        if score > NEVER:
            said = voices.quotes(view.idx[i], view.end[last])
            score += QUOTED[said[-1].kind] if said else 0.0
        share = share_of(score)
        if share >= least or (met and use != "often"):
            yield Found(i, last, share, use, met and use != "often")


def _of_list(view: ParsedText, words: Loaded, i: int, meaning: float, least: float) -> tuple[str, str, float] | None:
    """A word's use and part of speech by the list, and its score without; None: it never colours."""
    part = PARTS.get(view.pos[i], "a" if view.pos[i] == "PROPN" and view.word[i].islower() else "")
    if not part or not view.word[i][0].isalpha():
        return None
    use, part = _use(view, words, i, part)
    score = meaning + _sign_weights(view.lower[i], part)
    if use not in COLOURING and share_of(score + LISTED.get(use, 0.0)) < least:
        return None
    return use, part, score


@lru_cache(maxsize=4096)
def _sign_weights(word: str, part: str) -> float:
    known = weights().scorers["loaded"]
    return sum(known.get(sign, 0.0) for sign in signs(word, part))


def _meaning(known: Mapping[str, float], vectors: Vectors, count: int) -> list[float]:
    """The part of each word's vector in its score, with the constant."""
    constant = known.get("constant", 0.0)
    if not vectors.width:
        return [constant] * count
    along = np.array([known.get(f"vector:{k}", 0.0) for k in range(vectors.width)])
    return [constant + x for x in (vectors @ along).tolist()]


def _phrase(view: ParsedText, words: Loaded, i: int) -> tuple[int, str, str] | None:
    """The last word, the use and the part of speech of the longest phrase that begins with a word."""
    best = None
    begun = words.phrases.get(view.lower[i], ()) or words.phrases.get(view.lemma[i], ())
    for pieces, part, use in begun:
        last = i + len(pieces) - 1
        if last >= view.n or (best is not None and last <= best[0]) or (part == "v") != (view.pos[i] == "VERB"):
            continue
        if all(piece in (view.lower[i + k], view.lemma[i + k]) for k, piece in enumerate(pieces)):
            best = last, use, part
    return best


def _use(view: ParsedText, words: Loaded, i: int, part: str) -> tuple[str, str]:
    """The use of a word, and the part of speech that it is listed under."""
    forms = [(view.lower[i], part), (view.lemma[i], part)]
    if part in "vn" and view.tag[i] in ("VBN", "VBG", "NN", "VBD"):  # botched, swaggering: tagged as verbs or nouns
        forms.append((view.lower[i], "a" if part == "v" else "n"))
    if part == "a":
        forms.append((view.lemma[i], "v" if view.tag[i] in ("VBN", "VBG") else "a"))
    for form in forms:
        use = words.use.get(form)
        if use is not None:
            return use, form[1]
    return "", part


def is_name(view: ParsedText, i: int) -> bool:
    """True for a word of a name or title: within a named entity, or capitalised inside its sentence."""
    if (view.pos[i] == "PROPN" and not view.word[i].islower()) or view.ent[i] in NAMES:
        return True
    if not view.word[i][:1].isupper() or i == view.free_bounds[view.sent[i]][0]:
        return False
    first, last = view.free_bounds[view.sent[i]]
    near = range(max(first, i - NEAR), min(last, i + NEAR) + 1)
    around = [k for k in near if len(view.word[k]) > 3 and view.word[k][0].isalpha()]
    return any(view.word[k].islower() for k in around)  # else a headline, where all words begin so


def is_term(view: ParsedText, words: Loaded, first: int, last: int) -> bool:
    """True for a word that only describes or names beside its companion: a chilling effect."""
    beside = words.terms.get(view.lower[last]) or words.terms.get(view.lemma[last])
    if not beside:
        return False
    near = {view.head[last], *view.children[last], *range(max(0, first - 2), min(view.n, last + 3))} - {last}
    return any(view.lemma[k] in beside or view.lower[k] in beside for k in near)


def _holds(view: ParsedText, words: Loaded, i: int, use: str, actors: Container[int]) -> bool:
    """True if the condition of a word is met."""
    if use == "named":
        return _beside_name(view, i)
    found = objects(view, i)
    phrasal = any(view.dep[k] == "prt" for k in view.children[i])  # lashed out at: never at a thing
    return _acts(view, i, actors) and any(
        (phrasal and use == "judges") or _of_mind(view, words, k, use, actors) for k in found
    )


def _beside_name(view: ParsedText, i: int) -> bool:
    return any(
        view.ent[k] in ACTING and view.dep[k] in ("poss", "compound", "amod", "nmod") and k < i
        for k in view.children[i]
    )


def _of_mind(view: ParsedText, words: Loaded, i: int, use: str, actors: Container[int]) -> bool:
    """True for an object that is a thing of the mind, or whom a verb of violence criticises."""
    if view.lemma[i] in words.mind:
        return True
    return use == "judges" and (i in actors or view.ent[i] in ACTING or view.lower[i] in ("him", "her", "them"))


def _acts(view: ParsedText, i: int, actors: Container[int]) -> bool:
    """True unless a thing is the subject of a verb: rain lashed the coast."""
    subject = view.subject(i)
    return subject < 0 or view.dep[subject] == "nsubjpass" or subject in actors or view.lower[subject] == "who"


def objects(view: ParsedText, i: int) -> list[int]:
    """The objects of a verb, or its passive subjects; also over one preposition or particle (lash out at)."""
    found = [k for k in view.children[i] if view.dep[k] in ("dobj", "nsubjpass")]
    for k in view.children[i]:
        if view.dep[k] == "prep" and view.lower[k] in ("at", "against", "into", "through"):
            found += [below for below in view.children[k] if view.dep[below] == "pobj"]
    if view.dep[i] == "amod" and view.tag[i] == "VBN":
        found.append(view.head[i])
    return found
