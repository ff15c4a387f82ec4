"""Units that a text leaves to the reader: *she had taken eight*, *a family of four*, *millions lost their homes*.

What a bare number counts is understood from the number before it, from who is harmed, or from the noun that holds it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsangles.angles.claims.counted import ALIKE, TIME, unit_of
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.units import measures

if TYPE_CHECKING:
    from newsangles.angles.claims.quantity import Quantity
    from newsangles.language.parsed_text import ParsedText

MAX_SENTENCES = 1
"""Sentences between a bare number and the one whose unit it shares, at most."""

MAX_SENTENCES_DEFINITE = 8
"""The same for *the three*, which takes up an equal number."""

GOES_ON = frozenset("VBN VBD VBG VBZ VBP MD VB WDT WP IN RB . , : -RRB- CC TO".split())
"""Tags of the words behind a bare number that leaves its noun out."""

LINKS = frozenset(("but", "further", "other", "others", "another", "additional", "more", "just", "only"))
"""Words before a bare number that takes up one of the sentence before."""

THEM = frozenset(("those", "them", "these", "which", "whom"))
"""Words behind *of* that mean what was counted before."""

YEARS = (1900, 2100)
"""Numbers that are rather years."""

STANDS_ALONE = frozenset("nsubj nsubjpass dobj pobj attr conj appos dep ROOT npadvmod nummod".split())
"""Relations of a bare number that stands for what it counts."""


def understood(view: ParsedText, found: list[Quantity]) -> list[Quantity]:
    """The quantities, those without a unit with the one that the text leaves to the reader, where that is plain."""
    told = list(found)
    for i, quantity in enumerate(told):
        if quantity.unit is not None or quantity.value is None or not _is_whole(quantity.value):
            continue
        unit = _out_of(view, told, i) or _games(view, quantity) or _people(view, quantity)
        unit = unit or _included(view, quantity) or _being(view, quantity) or _or_two(view, told, i)
        unit = unit or _antecedent(view, told, i) or _named(view, quantity)
        if unit is not None:
            told[i] = replace(quantity, unit=unit)
    return told


def _is_whole(value: float) -> bool:
    return value >= 2 and float(value).is_integer()


def _people(view: ParsedText, quantity: Quantity) -> str | None:
    """People, for a size that stands for them (*millions fled*), a family of four, and *two of us*."""
    k, words = quantity.first, lexicon()
    if view.dep[k] == "quantmod":
        k = view.word_at(quantity.end - 1)  # tens of millions
    held = view.head[k]
    if view.lower[quantity.last + 1 : quantity.last + 3] in (["of", "us"], ["of", "you"]):
        return "people"
    outer = view.head[view.word_at(quantity.end - 1)]
    if any(view.lower[of] == "of" and view.lemma[view.head[of]] in words["group of people"] for of in (held, outer)):
        return "people"
    if (
        not quantity.vague
        or view.tag[k] not in ("NNS", "NNPS")
        or view.lower[quantity.last + 1 : quantity.last + 2] == ["of"]
    ):
        return None
    if view.dep[k] in ("nsubj", "nsubjpass") or (view.dep[k] == "ROOT" and view.tag[k + 1 : k + 2] == ["VBN"]):
        return "people"
    given = any(view.dep[c] in ("dative", "iobj") or (view.tag[c] == "PRP" and c > held) for c in view.children[held])
    if given or (held + 1 < k and view.tag[held + 1] == "PRP"):
        return None  # it can save you thousands
    return "people" if view.dep[k] == "dobj" and view.lemma[held] in words["befalls people"] else None


def _out_of(view: ParsedText, found: list[Quantity], i: int) -> str | None:
    """The unit of all, for the part of them: *four of five matches*, *two of the three towns*."""
    if i + 1 >= len(found):
        return None
    last, whole = view.word_at(found[i].end - 1), found[i + 1]
    of = [word for word in view.lower[last + 1 : whole.first] if word not in ("the", "its", "their", "out")]
    return whole.unit if of == ["of"] and _is_counted(view, whole) and (whole.value or 0) >= 1 else None


WON = frozenset(("win", "lose", "drop", "split"))
"""Verbs whose bare number is of games: *won five of six*, *lost three in a row*."""


def _games(view: ParsedText, quantity: Quantity) -> str | None:
    """Games or matches, in a text that tells of them: *won five of six*, *lost three straight*."""
    k, last = quantity.first, view.word_at(quantity.end - 1)
    behind = view.lower[last + 1 : last + 4]
    if view.lower[k - 1 : k] == ["of"] and k > 1 and view.tag[k - 2] == "CD":
        k -= 2  # of six
        behind = ["of"] if view.tag[last + 1 : last + 2] not in (["NN"], ["NNS"], ["JJ"]) else []
    elif behind[:1] == ["of"] and not (view.tag[last + 2 : last + 3] == ["CD"] and _is_bare(view, last + 2)):
        return None
    streak = behind[:1] in (["straight"], ["of"]) or behind == ["in", "a", "row"]
    verb = k
    for _ in range(3):  # four of five games: by way of these
        verb = view.head[verb] if view.pos[verb] != "VERB" else verb
    if not streak or view.lemma[verb] not in WON:
        return None
    played = {name: sum(view.lower.count(form) for form in forms) for name, forms in PLAYED.items()}
    best = max(played, key=lambda name: played[name])
    return best if played[best] else None


PLAYED = {"game": ("game", "games"), "match": ("match", "matches")}
"""Words for games, by what they count."""


def _is_bare(view: ParsedText, k: int) -> bool:
    """True if no noun follows a number."""
    return view.tag[k + 1 : k + 2] not in (["NN"], ["NNS"], ["JJ"], ["NNP"])


def _included(view: ParsedText, quantity: Quantity) -> str | None:
    """The subject of *include*, for those of it that a number counts: *the claims include seven that fail*."""
    k = quantity.first
    verb = view.head[k]
    if (
        view.dep[k] != "dobj"
        or view.lemma[verb] != "include"
        or view.tag[k + 1 : k + 2] not in (["WDT"], ["WP"], ["VBN"])
    ):
        return None
    subject = view.subject(verb)
    return unit_of(view, subject) if subject >= 0 and view.tag[subject] == "NNS" else None


def _being(view: ParsedText, quantity: Quantity) -> str | None:
    """The plural that a bare subject is said to be: *all three were lawmakers*."""
    k = view.word_at(quantity.end - 1)
    verb = view.head[k]
    if view.dep[k] != "nsubj" or view.lemma[verb] != "be" or k > verb:
        return None
    said = next((c for c in view.children[verb] if view.dep[c] == "attr" and view.tag[c] == "NNS"), -1)
    return unit_of(view, said) if said > verb and view.lemma[said] not in TIME else None


def _or_two(view: ParsedText, found: list[Quantity], i: int) -> str | None:
    """The noun of the number just before, which a bare one betters: *one inspector, maybe two*; *now it is five*."""
    quantity = found[i]
    if i == 0 or found[i - 1].unit is None or found[i - 1].unit in measures():
        return None
    before, first = found[i - 1], view.word_at(quantity.start)
    after = view.word_at(quantity.end - 1) + 1
    if view.tag[after : after + 1] and view.tag[after] not in (".", ",", "''", ":"):
        return None
    if view.sent[before.last] == view.sent[first]:
        between = view.lower[before.last + 1 : first]
        hedged = any(word in MAYBE for word in between)
        return before.unit if hedged and MAYBE.issuperset(between) else None
    verb = view.head[view.word_at(quantity.end - 1)]
    subject = view.subject(verb) if view.lemma[verb] in ("be", "'s", "’s") else -1
    elliptic = view.tag[before.last] == "CD" and view.sent[first] - view.sent[before.last] == 1
    return before.unit if elliptic and subject >= 0 and view.lower[subject] in ("it", "they") else None


MAYBE = frozenset((",", "or", "maybe", "perhaps", "possibly", "even", "sometimes", "at", "most", "and", "now", "then"))
"""Words between a number with its noun and one that betters it."""

SENTENCES_OF_NAMES = 1
"""Sentences before a bare number whose names it may count."""


def _named(view: ParsedText, quantity: Quantity) -> str | None:
    """People, for *the two*, *all three* behind so many names of persons."""
    k, first = view.word_at(quantity.end - 1), quantity.first
    before = view.lower[first - 1] if first else ""
    follows = view.tag[k + 1] if k + 1 < view.n else "."
    if before not in ("the", "all") or follows not in GOES_ON - {"IN", "."} or (quantity.value or 0) > MAX_NAMED:
        return None
    if view.dep[k] not in STANDS_ALONE or quantity.approximate or quantity.high is not None:
        return None
    start = view.bounds[max(0, view.sent[first] - SENTENCES_OF_NAMES)][0]
    end = view.bounds[view.sent[first]][1]
    names = set()
    for i in range(start, end + 1):
        if view.ent[i] == "PERSON" and not (i < end and view.ent[i + 1] == "PERSON" and view.continues_name[i + 1]):
            names.add(view.lower[i])
    return "people" if len(names - {"'s", "’s"}) == quantity.value else None


MAX_NAMED = 6
"""Number of persons that a text names before it counts them, at most."""


def _antecedent(view: ParsedText, found: list[Quantity], i: int) -> str | None:
    """The unit of the number before, that a bare one leaves out: *two tablets would kill, she took eight*."""
    quantity = found[i]
    k, after = view.word_at(quantity.end - 1), view.word_at(quantity.end - 1) + 1
    if view.dep[k] not in STANDS_ALONE or quantity.vague:
        return None
    follows = view.tag[after] if after < view.n else "."
    adjective = follows == "JJ" and view.tag[after + 1 : after + 2] not in (["NN"], ["NNS"], ["NNP"], ["JJ"])
    if not adjective and follows not in GOES_ON:
        return None
    measured = _of_measure(view, found, i, after) or _points(view, found, i, k)
    if measured is not None:
        return measured
    parted = view.lower[after : after + 1] == ["of"]  # six counts of theft and five of fraud
    if _is_year(quantity.value) or _is_year(quantity.high):
        return None
    before = view.lower[quantity.first - 1] if quantity.first else ""
    if before == "other" and quantity.first > 1:
        before = view.lower[quantity.first - 2]
    them = parted and view.lower[after + 1 : after + 2] and view.lower[after + 1] in THEM
    moved = view.dep[k] == "pobj" and view.lower[view.head[k]] in ("to", "from", "of", "with")
    linked = before in LINKS or them or moved or view.dep[k] == "dobj"
    definite = before in ("the", "all", "both", "these", "those") and follows not in ("VBN", "WDT", "WP")
    limit = MAX_SENTENCES_DEFINITE if definite else (MAX_SENTENCES + (before == "further")) * bool(linked)
    for j in range(i - 1, -1, -1):
        other = found[j]
        gap = view.sent[quantity.first] - view.sent[other.last]
        apart = view.para[quantity.first] - view.para[other.last]
        if gap > limit or (not definite and apart > (bool(linked) and not moved)):
            return None
        if other.unit is None or not _is_counted(view, other):
            if not definite and other.unit is not None:
                return None  # of two kinds of things at hand, either may be meant
            continue
        if parted and not them and view.lower[view.word_at(other.end - 1) + 1] != "of":
            return None
        if not definite or (other.value, other.high) == (quantity.value, quantity.high):
            return other.unit
    return None


def _of_measure(view: ParsedText, found: list[Quantity], i: int, after: int) -> str | None:
    """The measure of the number before, where both are *of* something: *40 tonnes of rice, 30 of maize*."""
    if i == 0 or view.lower[after : after + 1] != ["of"]:
        return None
    other = found[i - 1]
    behind = view.word_at(other.end - 1) + 1
    same = view.sent[other.first] == view.sent[found[i].first] and view.lower[behind : behind + 1] == ["of"]
    return other.unit if same and other.unit in measures() else None


def _points(view: ParsedText, found: list[Quantity], i: int, k: int) -> str | None:
    """Points, for a bare number of another player: *Okoro scored 31 points and Lind had 15*."""
    if i == 0 or view.dep[k] != "dobj" or view.lemma[view.head[k]] not in lexicon()["scoring"] or view.tag[k] != "CD":
        return None
    other = found[i - 1]
    near = view.sent[other.first] == view.sent[k] and view.word_at(other.end - 1) < view.head[k]
    return "point" if near and other.unit == "point" else None


def _is_year(value: float | None) -> bool:
    return value is not None and YEARS[0] <= value < YEARS[1]


def _is_counted(view: ParsedText, quantity: Quantity) -> bool:
    """True if a quantity counts what a plural names, or has its unit from one that does."""
    unit = quantity.unit
    if unit is None or unit in measures() or unit in TIME or unit in lexicon()["no thing"]:
        return False
    last = view.word_at(quantity.end - 1)
    plural = view.tag[last] in ("NNS", "NNPS") or view.lower[last] in ALIKE
    return unit == "people" or plural or view.tag[last] == "CD"
