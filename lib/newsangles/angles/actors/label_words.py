"""Labels that the words of a name give by themselves: firms by their legal form, laws, planets, houses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsangles.angles.actors.gazetteer import is_town
from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.label_evidence import TOWNS, Label
from newsangles.angles.actors.name_matching import full_state
from newsangles.angles.actors.names import Name, words
from newsangles.language.countries import lookup
from newsangles.language.metonyms import metonym
from newsangles.language.parsed_text import ParsedText

FILE_NUMBER = re.compile(r"(?=.*\d)(?=.*[A-Z])[^ ]*(?:/[^ ]*){1,}\d[^ ]*$|^(?:No|Number|Nos)\.? .*\d")
"""The number of a file or suit: FHC/ABJ/03/2018, Number 12/2020."""

MIN_SPACE_WORDS = 3
"""A text is about the sky if it has >= so many words of it."""

MIN_INITIALS, MAX_INITIALS = 3, 4
"""Limits of letters of initials."""

MAX_HOUSE_WORDS = 4
"""Limit of words of a building's name."""


def by_words(view: ParsedText, text: str, places: Sequence[Name], sort: str, *, sky: bool) -> Label | None:
    """The label that a name's own words give it; None: they give none, or the scorer's.

    Args:
        view: The text.
        text: The name.
        places: Where it stands.
        sort: The scorer's label.
        sky: True if the text is about planets and stars.
    """
    parts = text.split()
    low = [part.lower().rstrip(".") for part in parts]
    label = None
    if len(parts) > 1 and (low[-1] in words("incorporated") or _legal_form(parts[-1])):
        label = Label("organisation", f"a firm, by its legal form {parts[-1]}")
    elif len(parts) > 1 and parts[0].isupper() and low[0] in words("before a club"):
        label = Label("organisation", f"a club, by {parts[0]}")
    elif sort == "person" and len(parts) == 2 and low[1] in words("town") | words("region") and is_town(parts[0]):
        label = Label("place", f"no person, by {parts[0]} and {parts[1]}{TOWNS}")
    elif sort in ("place", "person", "organisation") and len(parts) == 1 and _of_place(text):
        label = Label("group", "people of a place, by its name")
    elif FILE_NUMBER.search(text):
        label = Label("none", "the number of a file")
    elif _is_law(parts, low):
        label = Label("none", f"a law, by its name's {parts[-1]}")
    elif sky and _in_the_sky(low):
        label = Label("place", "a place, by the list of planets and moons, in a text about the sky")
    elif low[0] == "hmp" and len(parts) > 1:
        label = Label("place", "a prison, by HMP")
    elif (label := _by_last_word(view, parts, low, sort)) is not None:
        pass
    elif sort in ("organisation", "person") and (where := _house(view, text, places, low)):
        label = Label("place", f"a building, by “{where}”")
    return label if label is not None and label.sort != sort else None


def _legal_form(word: str) -> bool:
    """True for a legal form in capitals: N.V., AG, S.p.A."""
    capitals = sum(map(str.isupper, word)) > 1
    return capitals and word.lower().replace(".", "") in words("legal form")


def _by_last_word(view: ParsedText, parts: Sequence[str], low: Sequence[str], sort: str) -> Label | None:
    """The label that a name's last words give it, where the scorer takes it for a place or person."""
    if len(parts) < 2 or sort not in ("place", "person"):
        return _initials(view, parts[0]) if len(parts) == 1 and sort == "place" else None
    first = lookup(parts[0])
    if sort == "place" and low[-1] in ("center", "centre") and words("institute of study").intersection(low[:-1]):
        return Label("organisation", f"a body, by {' '.join(parts[-2:])}")
    if sort == "place" and low[-1] in words("competition"):
        return Label("organisation", f"a competition, by {parts[-1]}")
    if sort == "person" and first is not None and first.kind == "people" and not is_given_name(parts[0]):
        return Label("organisation", f"no person, by {parts[0]}")
    return None


def _initials(view: ParsedText, text: str) -> Label | None:
    """Initials that the scorer takes for a place; the initials of countries and towns are in their lists."""
    short = text.isalpha() and text.isupper() and MIN_INITIALS <= len(text) <= MAX_INITIALS
    if (
        not short
        or full_state(text) != text
        or lookup(text) is not None
        or is_town(text.title())
        or text.title() in view.word
    ):
        return None
    return Label("organisation", "initials of no country")


def _of_place(text: str) -> bool:
    """True for the people of a town or state, in the plural: Montanans, Londoners, Nebraskans."""
    if lookup(text) is not None:
        return False
    stems = [text[: -len(end)] for end in ("ns", "ers", "ians", "ans", "ites") if text.endswith(end)]
    return any(len(stem) > 3 and (is_town(stem) or lookup(stem) is not None) for stem in stems)


def _is_law(parts: Sequence[str], low: Sequence[str]) -> bool:
    """True for the name of a law: … Rights Act, Finance Bill; not Buffalo Bill."""
    if len(parts) < 2 or low[-1] not in words("law"):
        return False
    return low[-1] not in ("bill", "law") or (len(parts) > 2 and not is_given_name(parts[0]))


def _in_the_sky(low: Sequence[str]) -> bool:
    known = words("heavenly body")
    return "-".join(low) in known or (len(low) == 2 and low[0] in ("moon", "planet") and low[1] in known)


def _house(view: ParsedText, text: str, places: Sequence[Name], low: Sequence[str]) -> str:
    """The words by which a house is a building: at Roe House, the tower block Roe House."""
    if not 1 < len(low) <= MAX_HOUSE_WORDS or low[-1] not in words("dwelling house") or metonym(text):
        return ""
    for name in places:
        k = view.word_at(name.start) - 1
        k -= k >= 0 and view.lower[k] in ("the", "nearby")
        if k < 0 or view.sent[k] != view.sent[k + 1]:
            continue
        if view.lower[k] in words("inside") | {"at", "from", "to"} or view.lower[k] in words("dwelling block"):
            return view.text[view.idx[k] : name.end]
        after = view.lower[view.word_at(name.end - 1) + 1 : view.word_at(name.end - 1) + 3]
        if after[:1] == [","] and after[1:] and after[1][:1].isalpha() and view.lower[k] in ("of", ","):
            return view.text[view.idx[k] : name.end]
    return ""


def about_sky(view: ParsedText) -> bool:
    """True for a text about planets and stars."""
    sky = words("sky")
    return sum(word in sky for word in view.lower) >= MIN_SPACE_WORDS


def by_longer_names(found: Iterable[str]) -> dict[str, Label]:
    """The labels of names by longer names of the text: Acme by Acme plc, Roe by FC Roe."""
    told: dict[str, Label] = {}
    for text in found:
        first, _, rest = text.partition(" ")
        begins, _, last = text.rpartition(" ")
        if first == "HMP" and rest:
            told[rest] = Label("place", f"a prison, by {text}")
        elif first.isupper() and first.lower() in words("before a club") and rest:
            told[rest] = Label("organisation", f"a club, by {text}")
        elif begins and (last.lower().rstrip(".") in words("incorporated") or _legal_form(last)):
            told[begins.rstrip(",")] = Label("organisation", f"a firm, by {text}")
        elif begins and last == "Party" and " " not in begins and begins.lower() not in words("common"):
            told[begins] = Label("organisation", f"a party, by {text}")
            told[f"{begins.removesuffix('ic')}s"] = Label("organisation", f"a party, by {text}")
        elif begins and last.lower() in ("council", "constabulary") and begins.split()[-1].lower() in words("town"):
            told.setdefault(begins, Label("place", f"a place, by {text}"))
            told.setdefault(begins.rpartition(" ")[0], Label("place", f"a place, by {text}"))
    return told
