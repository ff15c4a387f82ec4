"""Words with a capital before a name that are no part of it: *Singer* Ana, *Winger* Roe.

So is the verb of a question: *Will* Roe stay. The text itself gives the evidence: it has the rest of the name in a
full name of another beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsangles.angles.actors.gazetteer import is_town
from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.names import Name, words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

CRAFTS = ("people", "personal noun", "occupation", "office", "player")
"""Lists of nouns for what somebody is."""


class _Known(NamedTuple):
    """The full names of a text by their first and last words, and the names of one word."""

    firsts: dict[str, set[str]]
    lasts: dict[str, set[str]]


def without_descriptions(view: ParsedText, found: Mapping[str, list[Name]]) -> dict[str, list[Name]]:
    """The names without a word before them that only describes or asks."""
    known = _Known({}, {})
    for text in found:
        if " " in text:
            known.firsts.setdefault(text.split()[0], set()).add(text)
            known.lasts.setdefault(text.split()[-1], set()).add(text)
    whole: dict[str, list[Name]] = {}
    for text, places in found.items():
        for name in _without(view, known, found, text, places) if " " in text else places:
            whole.setdefault(name.text, []).append(name)
    return {text: sorted(places, key=lambda name: name.start) for text, places in whole.items()}


def _without(
    view: ParsedText, known: _Known, found: Mapping[str, list[Name]], text: str, places: list[Name]
) -> Iterator[Name]:
    """The places of a name, each without such a word."""
    before, rest = text.split(" ", 1)
    full = {other for other in known.lasts.get(rest, set()) if other != text}
    given = {other for other in known.firsts.get(rest, set()) if other != text} if not full else set()
    craft = bool(full) and not is_given_name(before) and _is_craft(before)
    by_name = len(given) == 1 and not is_given_name(before) and _is_given_behind(text, before, rest)
    known_rest = bool(full | given) or rest in found
    for name in places:
        first, last = view.word_at(name.start), view.word_at(name.end - 1)
        cut = (craft and name.found in ("PERSON", "ORG", "")) or (by_name and name.found == "PERSON")
        cut = cut or (known_rest and _asks(view, first, last))
        yield name_from(view, first + 1, last, "PERSON") if cut and first < last else name


def _is_craft(word: str) -> bool:
    """True for a noun of what somebody is."""
    return any(word.lower() in words(which) for which in CRAFTS)


def _is_given_behind(text: str, before: str, rest: str) -> bool:
    """True for a given name behind a word that is none: *Singer* Ana, *Bolshoi* Ben."""
    place = is_town(text) or lookup(text) is not None or before.lower() in words("before a place")
    return is_given_name(rest) and not place and before.isalpha() and not before.isupper() and not before.islower()


def _asks(view: ParsedText, first: int, last: int) -> bool:
    """True for a verb that opens a question before a name and its own verb."""
    start, end = view.bounds[view.sent[first]]
    ends = next((k for k in range(end, start, -1) if not view.word[k].isspace() and not view.closes[k]), start)
    opens = all(not view.free[k] or not view.word[k].isalpha() for k in range(start, first))
    follows = last + 1 < view.n and view.tag[last + 1] in ("VB", "VBP", "RB", "VBN", "VBG", "JJ", "IN")
    return view.lower[first] in words("opens a question") and view.word[ends] == "?" and opens and follows
