"""Names that hold another one: branches, two firms joined by *and*, names with the verb of a headline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsangles.angles.actors.gazetteer import is_town
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.name_matching import parts_of, person_parts
from newsangles.angles.actors.names import Name, Named, endings, words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

TWO_NAMES = re.compile(r"(?<=[a-z]) (?P<word>or|at) (?=[A-Z])")
"""The word between two names that the recogniser took for one."""

MAX_BRANCH_WORDS = 2
"""Limit of words that a branch adds to the name of its firm: Acme Stores [Cape Roe]."""


def is_branch(view: ParsedText, actor: Named, text: str, places: Sequence[Name]) -> bool:
    """True for a branch: a body met once, whose name is a shorter one with a place behind it.

    Args:
        view: The text.
        actor: The body with the longer name.
        text: The shorter name.
        places: Where the shorter name stands.
    """
    if len(actor.names) != 1 or len(places) < 2:
        return False
    name, short = actor.names[0], parts_of(text)
    long = parts_of(name.text)
    more = long[len(short) :]
    if long[: len(short)] != short or not 0 < len(more) <= MAX_BRANCH_WORDS:
        return False
    if any(word in endings() or word in words("legal") | words("trade") | words("club") for word in more):
        return False
    place = " ".join(name.text.split()[-len(more) :])
    if is_town(place) or lookup(place) is not None:
        return True
    k, after = view.word_at(name.start) - 1, view.word_at(name.end - 1) + 1
    at = k >= 0 and view.sent[k] == view.sent[k + 1] and view.lower[k] in words("inside") | {"at"}
    return at or view.lower[after : after + 1] in (["branch"], ["outlet"], ["store"])


def split_joined(view: ParsedText, found: Mapping[str, Sequence[Name]]) -> dict[str, list[Name]]:
    """Split a body's name at *and* where the text has either part by itself."""
    split: dict[str, list[Name]] = {}
    for text, places in found.items():
        parts = text.split(" and ")
        own = len(parts) == 2 and all(part[:1].isupper() for part in parts) and lookup(text) is None
        firm = own and parts[1].split()[-1].lower().rstrip(".") in words("legal") | words("firm") | words("trade")
        alone = own and any(_stands_alone(view, part, found) for part in parts)
        if not (firm and alone and all(name.found == "ORG" for name in places)):
            split.setdefault(text, []).extend(places)
            continue
        for name in places:
            first, last = view.word_at(name.start), view.word_at(name.end - 1)
            joint = next(k for k in range(first, last + 1) if view.lower[k] == "and")
            for a, b in ((first, joint - 1), (joint + 1, last)):
                split.setdefault(view.text[view.idx[a] : view.end[b]], []).append(name_from(view, a, b, "ORG"))
    return {text: sorted(places, key=lambda name: name.start) for text, places in split.items()}


def split_at_words(view: ParsedText, found: Mapping[str, list[Name]]) -> dict[str, list[Name]]:
    """Split two names that *or* or *at* joins: Roe at Norl."""
    split: dict[str, list[Name]] = {}
    for text, places in found.items():
        match = TWO_NAMES.search(text)
        one = match is not None and match["word"] == "at" and (" " in text[: match.start()] or is_body_noun(text))
        if match is None or one:
            split.setdefault(text, []).extend(places)
            continue
        for name in places:
            for start, end in ((name.start, name.start + match.start()), (name.start + match.end(), name.end)):
                piece = name_from(view, view.word_at(start), view.word_at(end - 1), "")
                split.setdefault(piece.text, []).append(piece)
    return {text: sorted(places, key=lambda name: name.start) for text, places in split.items()}


def is_body_noun(text: str) -> bool:
    """True for a name whose first word is a noun for a body or place: Universities at Norl."""
    low = text.split()[0].lower()
    return low in endings() or low in words("common") or low.removesuffix("s") in words("unit")


def _stands_alone(view: ParsedText, part: str, found: Mapping[str, Sequence[Name]]) -> bool:
    return part in found and part.lower() not in words("common") and part.lower() not in view.small


def without_verbs(view: ParsedText, found: Mapping[str, Sequence[Name]]) -> dict[str, list[Name]]:
    """Cut the verb of a headline off a full name of the text: Ann Roe | Drags."""
    full = {parts for text in found if len(parts := person_parts(text)) > 1}
    ends = {(parts[0], parts[-1]) for parts in full}
    cut: dict[str, list[Name]] = {}
    for text, places in found.items():
        verb = text.split()[-1] if _holds_full_name(text, full, ends) else ""
        for name in places:
            if verb and name.found in ("PERSON", "") and _only_in_headline(view, name, verb):
                name = name_from(view, view.word_at(name.start), view.word_at(name.end - 1) - 1, name.found)
            cut.setdefault(name.text, []).append(name)
    return {text: sorted(places, key=lambda name: name.start) for text, places in cut.items()}


def _holds_full_name(text: str, full: set[tuple[str, ...]], ends: set[tuple[str, str]]) -> bool:
    """True if the words before the last are a full name of the text, or its ends."""
    longer, shorter = person_parts(text), person_parts(text.rpartition(" ")[0])
    if len(shorter) < 2 or longer[:-1] != shorter:
        return False
    return shorter in full or (shorter[0], shorter[-1]) in ends


def _only_in_headline(view: ParsedText, name: Name, verb: str) -> bool:
    """True for a name in the first line whose last word the text below never has with a capital."""
    if name.end > view.first_line or not name.text.endswith(verb):
        return False
    line = view.para[view.word_at(name.start)]
    return all(view.para[k] == line for k in view.places_of(verb))
