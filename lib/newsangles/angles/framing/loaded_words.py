"""Loaded words: those of the list ``loaded.tsv``, where its condition is met, with a score by which they are ranked."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from newsangles.angles.framing.voices import Voices
from newsangles.angles.framing.wording_words import Loaded, loaded
from newsangles.language.parsed_text import ParsedText

PARTS = {"ADJ": "a", "NOUN": "n", "VERB": "v", "ADV": "r"}
"""The parts of speech of the list, by their tag."""

NAMES = frozenset("PERSON ORG GPE NORP FAC LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())
ACTING = frozenset(("PERSON", "ORG", "GPE", "NORP"))

LISTED = {"always": 2.3, "judges": 1.5, "deed": 1.5, "named": 1.5, "often": 0.6}
"""The log-odds by which a word is ranked, by its use in the list."""

CONDITIONS = frozenset(("judges", "deed", "named"))
"""Uses of the list that ask for a condition."""

COLOURING = CONDITIONS | {"always", "often"}
"""Uses of words that colour at least at times."""

UNMET = -1.0
"""The same for a word whose condition is not met: slammed the door."""

NEAR = 20
"""Words on either side that tell whether a heading writes all words with capitals: <= this many."""

QUOTED = {"indirect": -0.5, "mixed": -1.0, "direct": -1.0}
"""The same for a quoted word, by the kind of the quote: it colours somebody's words, not the telling."""


class Found(NamedTuple):
    """A word or phrase that may colour.

    Attributes:
        first: The first word.
        last: The last word, which is the head of a phrase.
        score: The log-odds by which it is ranked.
        use: How the list uses it.
        met: Whether it colours nearly wherever it stands, or its condition is met.
    """

    first: int
    last: int
    score: float
    use: str
    met: bool


def loaded_words(view: ParsedText, actors: Container[int], voices: Voices) -> Iterator[Found]:
    """The words of the list that may colour, in the order of the text.

    Args:
        view: The parsed text.
        actors: The heads of all mentions of actors.
        voices: In whose voice its words stand.
    """
    words, until = loaded(), -1
    known: dict[tuple[str, str, str, str], tuple[str, str] | None] = {}  # each word as it is tagged, once
    begins = words.phrases
    for i, lower in enumerate(view.lower):
        if i <= until:
            continue
        key = (lower, view.lemma[i], view.pos[i], view.tag[i])
        if key not in known:
            known[key] = _of_list(view, words, i)
        found = known[key]
        phrase = _phrase(view, words, i) if lower in begins or key[1] in begins else None
        if phrase is not None:
            last, use, part = phrase
            until, head = last, i if part == "v" else last
        elif found is not None:
            last = head = i
            use, part = found
        else:
            continue
        if is_name(view, i) or is_name(view, last):
            continue
        met = use in ("always", "often") or (use in CONDITIONS and _holds(view, words, head, use, actors))
        if use in COLOURING and is_term(view, words, i, last):
            use, met = "term", False
        score = LISTED[use] if met else UNMET
        said = voices.quotes(view.idx[i], view.end[last])
        score += QUOTED[said[-1].kind] if said else 0.0
        yield Found(i, last, score, use, met and use != "often")


def _of_list(view: ParsedText, words: Loaded, i: int) -> tuple[str, str] | None:
    """A word's use and part of speech by the list; None: it never colours."""
    part = PARTS.get(view.pos[i], "a" if view.pos[i] == "PROPN" and view.word[i].islower() else "")
    if not part or not view.word[i][0].isalpha():
        return None
    use, part = _use(view, words, i, part)
    return (use, part) if use in COLOURING else None


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
    acts = any(view.dep[k] == "dobj" for k in view.children[i])  # without disturbing the site: a plain verb
    if part in "vn" and not acts and view.tag[i] in ("VBN", "VBG", "NN", "VBD"):  # botched, swaggering
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
