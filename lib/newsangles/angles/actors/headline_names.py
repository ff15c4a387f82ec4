"""Words of headlines in title case, where a capital does not tell a name: *Mayor Dodges Questions*.

Whoever a headline names, the text below names again; a capitalised word that comes nowhere else is hardly a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from newsangles.angles.actors.gazetteer import is_club, is_region, is_town
from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.names import Name, endings, words
from newsangles.language.countries import lookup
from newsangles.language.metonyms import metonym
from newsangles.language.parsed_text import ParsedText

MIN_HEADLINE_WORDS, MAX_HEADLINE_WORDS = 4, 25
"""Limits of words of a headline."""

MIN_SHARE = 0.75
"""Minimum share of capitals among the longer words of a line in title case (more than three letters)."""

MAX_COMMAS = 2
"""A line with more commas is a list of names."""

MIN_BODY_WORDS = 100
"""A text names again whom its headline names if it has >= so many words besides."""


def without_headline_words(view: ParsedText, found: Mapping[str, list[Name]]) -> dict[str, list[Name]]:
    """The names without words that have a capital only in headlines in title case."""
    titled = _titled_lines(view)
    rest = [k for k in range(view.n) if view.para[k] not in titled]
    if not titled or len(rest) < MIN_BODY_WORDS:
        return dict(found)
    below = {view.word[k].lower() for k in rest if view.word[k][:1].isupper()}
    whole: dict[str, list[Name]] = {}
    for places in found.values():
        for name in places:
            piece = _named_below(view, name, below) if view.para[name.head] in titled else name
            if piece is not None:
                whole.setdefault(piece.text, []).append(piece)
    return {text: sorted(places, key=lambda name: name.start) for text, places in whole.items()}


def _titled_lines(view: ParsedText) -> set[int]:
    """The paragraphs above the text that are headlines in title case."""
    titled: set[int] = set()
    for line, places in groupby(range(view.n), view.para.__getitem__):
        found = [view.word[k] for k in places if not view.word[k].isspace()]
        own = [word for word in found if word.isalpha()]
        if not own:
            continue
        long = [word for word in own if len(word) > 3]
        capitals = sum(word[0].isupper() for word in long)
        short = MIN_HEADLINE_WORDS <= len(own) <= MAX_HEADLINE_WORDS and found[-1] != "."
        if short and long and capitals >= MIN_SHARE * len(long) and not all(map(str.isupper, own)):
            listed = "by" in own or "By" in own or found.count(",") > MAX_COMMAS
            titled.update(() if listed else (line,))
        elif len(own) > MAX_HEADLINE_WORDS or found[-1] == ".":
            break  # the text begins
    return titled


def _named_below(view: ParsedText, name: Name, below: set[str]) -> Name | None:
    """The part of a headline's name that the text below or a list has too; None: nothing of it."""
    first, last = view.word_at(name.start), view.word_at(name.end - 1)
    if _is_known(name.text):
        return name
    known = [view.lower[k] in below or _is_known(view.word[k]) for k in range(first, last + 1)]
    if not any(known):
        return None
    if known[-1] or view.lower[last] in endings() or view.lower[last].removesuffix("s") in endings():
        return name  # a given name may be the headline's alone
    last = first + max(k for k, told in enumerate(known) if told)
    kept = name_from(view, first, last, name.found)
    if kept.text != name.text and kept.text.lower() in words("common") | words("office"):
        return None
    return kept


def _is_known(text: str) -> bool:
    """True for a name by the lists of given names, places and clubs, and for initials."""
    listed = is_town(text) or is_region(text) or is_club(text) or lookup(text) is not None or metonym(text) is not None
    return listed or is_given_name(text.split()[0]) or (text.isupper() and len(text) > 1)
