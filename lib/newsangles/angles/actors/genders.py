"""Genders of persons, by title, by a noun such as *mother*, by pronoun, else by given name.

What the text says goes before what a list of given names says, and each answer tells how it was known. A given name is
evidence of usage in some countries, never a fact about a person; where nothing tells, the gender is open.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from newsangles.language.rules import SHIPPED, per_rules, rule_lines

Value = Literal["woman", "man", "other"]
How = Literal["title", "kin", "pronoun", "given name"]

PACKAGE, GENDER_WORDS, GIVEN_NAMES = "angles/actors", "gender_words.txt", "given_names.txt"
NICKNAMES = "nicknames.txt"
"""The folder and the names of the rule files."""

MIN_SHARE = 95
"""A given name tells a gender if >= this per cent of those who bear it have it."""

FORMS: dict[Value, str] = {"woman": "she", "man": "he", "other": "they"}
"""The pronoun that goes with each gender."""

VALUES: tuple[Value, ...] = ("woman", "man", "other")


@dataclass(frozen=True, slots=True)
class Gender:
    """A person's gender.

    Attributes:
        value: woman, man or other (*they*, *Mx*); None: open.
        how: The evidence; None where the gender is open.
        share: For a given name, the share of its bearers who are of this gender, 0 to 1.
    """

    value: Value | None = None
    how: How | None = None
    share: float | None = None

    @property
    def form(self) -> str | None:
        """The pronoun that goes with it: she, he or they."""
        return FORMS[self.value] if self.value is not None else None


OPEN = Gender()
"""The gender of a person of whom nothing tells it."""


@per_rules
def _lists() -> dict[str, dict[str, str]]:
    """Each list of ``gender_words.txt``: its words, each with its full form.

    Raises:
        ParameterError: A line has no colon, or names a list that is not known.
    """
    known_lists = [line.text.partition(":")[0] for line in SHIPPED.lines(PACKAGE, GENDER_WORDS)]
    found: dict[str, dict[str, str]] = {}
    for line in rule_lines(PACKAGE, GENDER_WORDS):
        name, colon, members = line.text.partition(":")
        if not colon:
            raise line.error("there is no colon", "write the list's name, a colon, and its words, as in man kin: uncle")
        if name.strip() not in known_lists:
            raise line.error(f"no list is named {name!r}", f"use one of {', '.join(known_lists)}")
        pairs = (word.partition("=") for word in members.lower().split())
        known = found.setdefault(name.strip(), {})
        for word, _, full in pairs:
            known.setdefault(word, full or word)
    return found


@per_rules
def _values(sort: str) -> dict[str, Value]:
    """The gender of each word of a sort: title, kin, noun, particle or form."""
    found: dict[str, Value] = {}
    for value in VALUES:
        for word in _lists().get(f"{value} {sort}", ()):
            found.setdefault(word, value)
    return found


@per_rules
def _given_names() -> dict[str, int]:
    """The share of women, in per cent, among those who bear a given name."""
    found: dict[str, int] = {}
    for line in rule_lines(PACKAGE, GIVEN_NAMES):
        key, _, names = line.text.partition(":")
        if key.isdigit():
            share = int(key)
            for name in names.split():
                found.setdefault(name, share)
    return found


@per_rules
def _given_and_surnames() -> frozenset[str]:
    """Given names that are frequent surnames as well."""
    lines = (line.text.partition(":") for line in rule_lines(PACKAGE, GIVEN_NAMES))
    return frozenset(name for key, _, names in lines if key == "surnames" for name in names.split())


def gender_of_title(titles: Iterable[str]) -> Value | None:
    """The gender that titles before a name tell: Mrs, Sir, Mx; None: none of them tells one."""
    known = _values("title")
    return next((known[word] for title in titles if (word := title.lower().rstrip(".")) in known), None)


def is_title_or_given_name(word: str) -> bool:
    """True for a title of men that is a given name as well: Don, Earl."""
    return word.lower() in _lists().get("title or given", {})


def gender_of_noun(noun: str) -> Value | None:
    """The gender that a noun tells of whom it is used: mother, spokesman; None: it tells none."""
    return _values("kin").get(noun) or _values("noun").get(noun)


def gender_of_form(form: str) -> Value | None:
    """The gender that goes with a pronoun in small letters; None: the pronoun of something else."""
    return _values("form").get(form)


def is_kin(noun: str) -> bool:
    """True for a noun that says whose relative somebody is and tells the gender: widow, nephew."""
    return noun in _values("kin")


def gender_of_given_name(name: str) -> Gender:
    """The gender that the given name of a full name, or a given name alone, tells by the list.

    Args:
        name: A person's name, without titles: "Ana Ruiz", "Wm. Carter", "Maria".
    """
    words = _words(name)
    particles = _values("particle")
    told = next((particles[word] for word in words[1:-1] if word in particles), None)
    if told is not None:
        return Gender(told, "given name", 1.0)
    if not words or (len(words) > 1 and surname_first(name)):
        return OPEN
    short = _lists().get("short given", {})
    first = next((short.get(word, word) for word in words[: max(1, len(words) - 1)] if len(word) > 1), "")
    share = _given_names().get(first)
    if share is None or first in _lists().get("open given", {}):
        return OPEN
    if len(words) == 1 and first in _given_and_surnames():
        return OPEN
    if share >= MIN_SHARE:
        return Gender("woman", "given name", share / 100)
    return Gender("man", "given name", 1 - share / 100) if share <= 100 - MIN_SHARE else OPEN


def is_given_name(word: str) -> bool:
    """True for a word that the list has as a given name of women or men, whatever its share."""
    (first,) = _words(word)[:1] or ("",)
    return first in _given_names() or first in _lists().get("short given", {})


def full_given_name(word: str) -> str:
    """An abbreviated given name in full: wm gives william; any other word is given back."""
    return _lists().get("short given", {}).get(word, word)


@per_rules
def _nicknames() -> dict[str, frozenset[str]]:
    """The given names in full that each short form may stand for: pat for patrick and patricia."""
    found: dict[str, set[str]] = {}
    for line in rule_lines(PACKAGE, NICKNAMES):
        full, _, short = line.text.lower().partition(":")
        for name in short.split():
            found.setdefault(name, set()).update(full.split())
    return {name: frozenset(full) for name, full in found.items()}


def are_one_given_name(one: str, other: str) -> bool:
    """True if one given name is a short form of the other: phil, philip."""
    known = _nicknames()
    return other in known.get(one, ()) or one in known.get(other, ())


@per_rules
def _forms() -> dict[str, frozenset[str]]:
    """The other forms of each given name that has a short one."""
    found: dict[str, set[str]] = {}
    for short, full in _nicknames().items():
        for name in full:
            found.setdefault(short, set()).add(name)
            found.setdefault(name, set()).add(short)
    return {name: frozenset(forms) for name, forms in found.items()}


def forms_of_given_name(name: str) -> frozenset[str]:
    """The short forms of a given name, and those that it is short for: `are_one_given_name`."""
    return _forms().get(name, frozenset())


def is_abbreviated(word: str) -> bool:
    """True for a given name as it was abbreviated in print: Wm, Geo."""
    low = word.lower().rstrip(".")
    return word[:1].isupper() and low in _lists().get("short given", {})


def surname_first(name: str) -> bool:
    """True for a name whose first word may be the family name: Kim Jae-min, Tsai Mei-ling, Li Na."""
    first = _words(name)[:1]
    hyphenated = re.search(r"\w[-‐‑][a-z]", name) is not None
    return hyphenated or (bool(first) and first[0] in _lists().get("family first", ()))


def gender_of(
    *,
    titles: Iterable[str] = (),
    nouns: Iterable[str] = (),
    forms: Mapping[str, int] | None = None,
    name: str = "",
) -> Gender:
    """The gender of a person by all that is known of it.

    Args:
        titles: Titles before the name.
        nouns: Nouns that the text uses of the person, in the singular.
        forms: How often each third-person pronoun means the person, by its form: he, she, they.
        name: The name in full; "": none.

    Returns:
        The gender by what the text says, titles and nouns before pronouns, which have to be links that are sure; where
        it says nothing, by the given name. It is open where the evidence of one sort speaks for several genders alike.
    """
    sorts: tuple[tuple[How, Iterable[Value | None]], ...] = (
        ("title", (gender_of_title([title]) for title in titles)),
        ("kin", map(gender_of_noun, nouns)),
        ("pronoun", (gender_of_form(form) for form, count in (forms or {}).items() for _ in range(count))),
    )
    for how, values in sorts:
        votes = Counter(value for value in values if value is not None)
        if votes:
            most = max(votes.values())
            first, *others = (value for value in VALUES if votes[value] == most)
            return OPEN if others else Gender(first, how)
    return gender_of_given_name(name) if name else OPEN


@lru_cache(maxsize=65_536)  # bounded: a corpus has millions of names
def _words(name: str) -> tuple[str, ...]:
    """A name's words in small letters without accents and dots; parts joined by a hyphen are words of their own."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", name.replace(".", " ").lower()))
