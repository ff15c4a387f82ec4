"""Modifiers that exclude each other: the Polish minister is not the Czech one, the incoming not the outgoing one.

Two nouns with the same head mean two actors where both say of which country, party or owner, or which in order, and do
not say the same. A noun of one gender excludes persons of another, and a noun of office goes to those who bear it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsangles.angles.actors.discourse import Actor, Discourse
from newsangles.angles.actors.genders import gender_of_noun
from newsangles.angles.actors.names import words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import per_rules

EXCLUDING = ("parties", "ordinal", "turn", "side", "level")
"""Word lists of which two words before one noun mean two actors."""

OF_WHOM = ("country", "parties", "owner")
"""Sorts of modifiers that exclude each other, whichever each of two nouns has."""

ALIKE = (
    "incoming future next new elect designate",
    "outgoing former previous old ex late then",
    "conservative tory conservatives tories",
    "democratic democrat democrats",
    "republican republicans gop",
    "liberal liberals lib",
    "first 1st",
    "second 2nd",
    "third 3rd",
)
"""Words of these lists that mean the same."""

HEADING = frozenset(("first", "prime"))
"""Words before *minister* for the head of a government."""

MAX_WORDS_BEFORE = 5
"""Limit of words before a noun that are looked at."""


@per_rules
def _alike() -> dict[str, str]:
    return {word: group.split()[0] for group in ALIKE for word in group.split()}


@per_rules
def _fields() -> frozenset[str]:
    """Words before a minister or secretary that tell which one."""
    return HEADING | words("portfolio") | (words("portfolio piece") - {"and", "affairs"})


def modifiers(discourse: Discourse, i: int) -> dict[str, str]:
    """The modifiers that tell the bearer of a noun from others, by sort: country, party, owner, number, turn."""
    view, found = discourse.view, {}
    for k in _before(view, i):
        if view.lower[k] in ("'s", "’s", "-"):
            continue
        place = lookup(view.word[k])
        named = discourse.at_head.get(k)
        if place is not None and place.kind in ("people", "country", "part") and view.word[k][:1].isupper():
            found["country"] = place.code
        elif named is not None and named.label in ("organisation", "person", "place"):
            found["owner"] = str(named.number)
        if view.lemma[i] in words("portfolio office") and view.lower[k] in _fields():
            found["portfolio"] = f"{found.get('portfolio', '')} {view.lower[k]}".strip()
            continue
        for sort in EXCLUDING:
            if view.lower[k] in words(sort):
                found[sort] = _alike().get(view.lower[k], view.lower[k])
    for k in view.children[i]:
        if view.dep[k] == "poss" and (owner := discourse.who(k)) is not None and "country" not in found:
            found["owner"] = str(owner.number)
        elif k > i and view.lower[k] in ("of", "in"):
            places = (lookup(view.text[view.idx[min(x, view.first[x])] : view.end[x]]) for x in view.children[k])
            for place in places:
                if place is not None and place.kind in ("country", "part", "capital"):
                    found.setdefault("country", place.code)
    return found


def _before(view: ParsedText, i: int) -> list[int]:
    """The words of a noun's phrase before it, the nearest first."""
    found = []
    for k in range(i - 1, max(-1, i - 1 - MAX_WORDS_BEFORE), -1):
        joins = view.lower[k] in ("'s", "’s", "-") or view.pos[k] in ("ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB")
        if not joins or view.sent[k] != view.sent[i]:
            break
        found.append(k)
    return found


class Excluding:
    """The actors that a noun's gender and modifiers exclude.

    Args:
        discourse: The text.
        i: The noun.
    """

    def __init__(self, discourse: Discourse, i: int) -> None:
        self._discourse, self._noun = discourse, i
        self._lemma = discourse.view.lemma[i]
        self._gender = gender_of_noun(self._lemma)
        self._own = modifiers(discourse, i)

    def __bool__(self) -> bool:
        """True if anybody can be excluded at all."""
        return bool(self._own or self._gender)

    def excludes(self, actor: Actor) -> bool:
        """True for a person of another gender, and for who was called so before with other modifiers."""
        if self._gender is not None and actor.named is not None and actor.label == "person":
            known = actor.named.about.gender.value
            if known is not None and known != self._gender:
                return True
        if not self._own or not actor.roles[self._lemma]:
            return False
        return any(_exclude(self._own, other) for other in _called(self._discourse, self._lemma, actor))


def _called(discourse: Discourse, noun: str, actor: Actor) -> Iterable[dict[str, str]]:
    """The modifiers of a noun wherever a text used it of an actor, also in titles before names."""
    lemma, absorbed = discourse.view.lemma, len(discourse.absorbed)
    known, looked, found = actor.called.get(noun, (absorbed, 0, {}))
    if known != absorbed:  # words, and owners of nouns, went to other actors
        looked, found = 0, {}
    for word, kind in actor.mentions[looked:]:  # mentions are added at the end: only new ones are looked at
        others = [word] if kind == "nominal" else _titles_before(discourse, word) if kind == "name" else ()
        for k in others:
            if lemma[k] == noun:
                told = modifiers(discourse, k)
                found[frozenset(told.items())] = told
    actor.called[noun] = absorbed, len(actor.mentions), found
    return found.values()


def _exclude(own: dict[str, str], other: dict[str, str]) -> bool:
    """True if two sets of modifiers of one noun exclude each other."""
    if any(sort in other and other[sort] != value for sort, value in own.items() if sort != "portfolio"):
        return True
    fields = [set(held["portfolio"].split()) for held in (own, other) if "portfolio" in held]
    if len(fields) == 2 and not fields[0] & fields[1]:  # the first minister is not the foreign minister
        return True
    of_whom, of_other = own.keys() & set(OF_WHOM), other.keys() & set(OF_WHOM)
    return bool(of_whom and of_other and not of_whom & of_other)


def _titles_before(discourse: Discourse, head: int) -> list[int]:
    """The words right before the name that a word heads: its title."""
    view, first = discourse.view, head
    while first > 0 and discourse.covered[first - 1]:
        first -= 1
    return _before(view, first)


def bearers_first(discourse: Discourse, i: int, options: Sequence[Actor]) -> list[Actor]:
    """Of the candidates for a noun of office, those who bear that title, where any does.

    The judge is Judge Roe, and the president is the present one, where a former one is in the text too.
    """
    view, lemma = discourse.view, discourse.view.lemma[i]
    bears = [a for a in options if a.roles[lemma] or (a.named is not None and lemma in a.named.about.titles)]
    if len(bears) > 1:
        another = any(view.lower[k] in words("turn") - words("now") for k in _before(view, i))
        fitting = [actor for actor in bears if _of_another_time(discourse, lemma, actor) == another]
        bears = fitting or bears
    return bears or list(options)


def _of_another_time(discourse: Discourse, noun: str, actor: Actor) -> bool:
    """True for an actor whom the text called former, or next, where it used the noun of it."""
    looked, found = actor.turned.get(noun, (0, False))  # mentions are added at the end: only new ones are looked at
    if found:
        return True
    view, turned = discourse.view, words("turn") - words("now")
    for word, kind in actor.mentions[looked:]:
        for place in (word, *_titles_before(discourse, word)) if kind != "pronoun" else ():
            if view.lemma[place] == noun and any(view.lower[k] in turned for k in _before(view, place)):
                found = True
    actor.turned[noun] = len(actor.mentions), found
    return found
