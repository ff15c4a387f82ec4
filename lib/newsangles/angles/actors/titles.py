"""Titles before persons' names, in full and in short: *Det Supt*, *Detective Superintendent*."""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.language.rules import SHIPPED, per_rules, rule_lines

PACKAGE, TITLES = "angles/actors", "titles.txt"
"""The folder and the name of the rule file."""

BEFORE_A_TITLE = "before a title"
"""The list of words that belong to a title only where another follows."""

RANKED = ("police", "military")
"""Fields whose titles are ranks."""

HELD = (*RANKED, "church", "politics", "law", "capitals")
"""Fields whose titles are offices that somebody holds."""

SMALL = frozenset(("di", "ag", "da"))
"""Words that are titles only in capitals."""

CAPITALS, AFTER = "capitals", "after a name"
"""The lists of titles that are some only in capitals, and of letters that follow a name."""


@per_rules
def _lists() -> dict[str, list[str]]:
    """The entries of each list of ``titles.txt``.

    Raises:
        ParameterError: A line has no colon, or names a list that is not known.
    """
    known = [line.text.partition(":")[0] for line in SHIPPED.lines(PACKAGE, TITLES)]
    found: dict[str, list[str]] = {name: [] for name in known}
    for line in rule_lines(PACKAGE, TITLES):
        name, colon, entries = line.text.partition(":")
        if not colon:
            raise line.error(
                "there is no colon", "write the field, a colon, and its titles, as in police: constable=pc"
            )
        if name.strip() not in found:
            raise line.error(f"no list is named {name!r}", f"use one of {', '.join(known)}")
        found[name.strip()] += entries.lower().split()
    return found


@per_rules
def full_forms() -> dict[str, tuple[str, ...]]:
    """Each word that is a title, or its short form, with the words of the title in full."""
    found: dict[str, tuple[str, ...]] = {}
    for name, entries in _lists().items():
        for entry in entries if name not in (BEFORE_A_TITLE, CAPITALS, AFTER) else ():
            full, *short = entry.split("=")
            whole = tuple(full.split("+"))
            for word in (*short, *(whole if len(whole) == 1 else ())):
                found.setdefault(word, whole)
    return found


@per_rules
def before_a_title() -> frozenset[str]:
    """Words that belong to a title only where another follows: *Wing* Commander."""
    return frozenset(_lists()[BEFORE_A_TITLE])


@per_rules
def _held() -> frozenset[str]:
    return frozenset(
        word
        for field in HELD
        for entry in _lists()[field]
        for word in entry.replace("=", " ").replace("+", " ").split()
    )


@per_rules
def _in_capitals() -> dict[str, tuple[str, ...]]:
    """Titles that are some only in capitals, with their words in full."""
    pairs = (entry.partition("=") for entry in _lists()[CAPITALS])
    return {short.upper(): tuple(full.split("+")) for full, _, short in pairs}


@per_rules
def _letters() -> frozenset[str]:
    return frozenset(_lists()[AFTER])


def is_held(word: str) -> bool:
    """True for a rank or office before a name, with a capital: Supt, Colonel, Sen., AG."""
    return word in _in_capitals() or (
        word[:1].isupper() and word.lower() not in SMALL and word.lower().rstrip(".") in _held()
    )


def titled_in_capitals(word: str) -> bool:
    """True for a title that is one only in capitals: DI, not Di."""
    return word in _in_capitals()


def follows_name(word: str) -> bool:
    """True for letters in capitals that follow a name: QC, OBE, PhD."""
    return sum(map(str.isupper, word)) > 1 and word.lower().replace(".", "") in _letters()


def in_full(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a title in full, in small letters: det, supt gives detective, superintendent."""
    known = full_forms()
    return tuple(word for short in words for word in known.get(short, (short,)))


def past_titles(words: Sequence[str], known: frozenset[str]) -> int:
    """The number of words at the start of a name that are titles, never all of them.

    Args:
        words: The name's words in small letters without dots.
        known: The titles, each a word.
    """
    first, last = 0, len(words) - 1
    while first < last:
        end = first
        while end < last and words[end] in before_a_title() and words[end] not in known:
            end += 1
        if end >= last or words[end] not in known:
            break
        first = end + 1
    return first
