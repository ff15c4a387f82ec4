"""Names of things that act for nobody: prizes, debates and schemes by their noun, initials by what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.label_evidence import Label
from newsangles.angles.actors.names import Name, words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

AFTER_HEAD = frozenset("of for in on at against to".split())
"""Words behind the noun that heads a name: the Roe *Prize* in Physics."""

LONG_FORM = re.compile(
    r"(?<![\w’'-])(?P<long>(?:[\w’'-]{1,40} ){2,6})\((?P<short>[A-Z]{2,6})s?\)"
    r"|\b(?P<first>[A-Z]{2,6}) \((?P<behind>[a-z][\w -]{1,100})\)"
)
"""Initials in brackets behind their words, or their words in brackets behind them."""

DOMAIN = re.compile(r"[a-z][\w-]*\.(?:com|net|org|info|news|tv|io|co\.[a-z]{2}|[a-z]{2})", re.IGNORECASE)
"""The address of a site, which is its name: Norla.hu."""

MONEY = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥]\d[\d.,]*|[A-Z]{0,3}\d[\d.,]*(?=[a-z]))(?:k|m|mn|bn|tn|million|billion|trillion)?"
)
"""A sum of money, with the letters of its currency: R2bn."""

BODIES = ("corporate", "authority", "firm", "party", "team", "school", "paper", "armed", "church", "purposeful", "unit")
"""Lists of nouns of bodies, whose initials name a body."""


def without_actors(view: ParsedText, text: str, places: Sequence[Name], sort: str) -> Label | None:
    """The label that a name's head noun gives it: none for a thing; None: the scorer's.

    Args:
        view: The text.
        text: The name.
        places: Where it stands.
        sort: The label so far.
    """
    if sort in ("none", "group"):
        return None
    if not any(map(str.isalpha, text)) or MONEY.fullmatch(text):
        return Label("none", "a number")
    if sort in ("place", "person") and DOMAIN.fullmatch(text) and not text.isupper():
        return Label("organisation", "a site, by its address")
    parts = text.split()
    if sort in ("place", "person") and lookup(text) is None and all(_of_scheme(view, name) for name in places):
        return Label("none", "a scheme, by the noun behind it")
    noun = _head_noun(parts)
    if not noun or lookup(text) is not None or (is_given_name(parts[0]) and sort == "person"):
        return None
    if noun in words("no actor") and not any(_acts(view, name) for name in places):
        return Label("none", f"no actor, by its noun {noun}")
    if sort in ("place", "person") and noun in words("body noun"):
        return Label("organisation", f"a body, by its noun {noun}")
    return None


def _of_scheme(view: ParsedText, name: Name) -> bool:
    """True for a name of several words before the noun for a scheme: the Rail and Sea *initiative*."""
    own = view.head[name.head]
    describes = view.dep[name.head] in ("compound", "nmod") and name.head < own and "and" in name.text.split()
    return describes and view.word[own].islower() and view.lower[own] in words("scheme noun")


def _head_noun(parts: Sequence[str]) -> str:
    """The head noun of a name of several words: *prize* of Roe Prize in Physics. "": one word."""
    last = next((k for k in range(1, len(parts)) if parts[k] in AFTER_HEAD), len(parts)) - 1
    return parts[last].lower() if last > 0 else ""


def _acts(view: ParsedText, name: Name) -> bool:
    """True for what says or does something: the Roe Project announced it."""
    verb = view.lemma[view.head[name.head]]
    acts = verb in words("stating") or verb in words("personal") or verb in words("publishing")
    return acts and view.dep[name.head] == "nsubj"


def initials_of_things(view: ParsedText) -> frozenset[str]:
    """Initials that the text explains by a thing's name: the left frontal lobe (LFL), LFL (left frontal lobe)."""
    return frozenset(short for short, long in _explained(view.text) if _is_thing(long))


def _explained(text: str) -> Iterator[tuple[str, list[str]]]:
    for match in LONG_FORM.finditer(text):
        short = match["short"] or match["first"]
        words_of = (match["long"] or match["behind"]).replace("-", " ").split()
        long = words_of[-len(short) :] if match["long"] else words_of
        if len(long) == len(short) and "".join(word[0] for word in long).upper() == short:
            yield short, long


def _is_thing(long: Sequence[str]) -> bool:
    """True for words in small letters, and for the name of a law or thing."""
    last = long[-1].lower()
    forms = {last, last.removesuffix("s"), re.sub("ies$", "y", last)}
    if any(forms & words(which) for which in BODIES) or forms & words("people"):
        return False
    small = all(word.islower() for word in long)
    return small or bool(forms & (words("no actor") | words("law") | words("explained thing")))


def without_things(view: ParsedText, found: Mapping[str, list[Name]]) -> dict[str, list[Name]]:
    """The names without initials of things."""
    things = {
        short for short in initials_of_things(view) if not any(_acts(view, name) for name in found.get(short, ()))
    }
    for text in found:
        if _head_noun(text.split()) in words("no actor"):
            things.add("".join(part[0] for part in text.split() if part[0].isupper()))
    return {text: places for text, places in found.items() if text not in things}
