"""Clubs named after towns: in a text about sport, the roles of a name tell which is meant.

A town is lived in, a club is joined, left, managed and beaten. Each place of a name gives at most one role, and the
majority decides; a name that the list of clubs has needs less than one that only plays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsangles.angles.actors.gazetteer import is_club, is_town
from newsangles.angles.actors.genders import gender_of_noun, is_given_name
from newsangles.angles.actors.label_evidence import CLUBS, Label
from newsangles.angles.actors.names import Name, words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

MIN_SHARE_OF_SPORT = 0.008
"""Minimum share of words of sport in a text that tells a club from its town."""

MAX_WORDS_TO_NOUN = 3
"""Limit of words between a club and the noun that it has: Roe's new head *coach*."""

RESULT = re.compile(r"\d{1,2}[-–]\d{1,2}|\d{1,2}")

CLAUSE = frozenset(("that", "said", ",", "while", "but", "as"))
"""Words before the subject of a clause."""

TERMS = frozenset(("while", "time", "season", "seasons", "years"))
"""Words before what somebody was at: while at Roe."""

TO_CLUBS = frozenset("at by for from to with against".split())
"""Prepositions between a deed of sport and a club."""


NO_DEED = ("ROOT", "compound", "nmod", "pobj", "npadvmod", "appos", "dep")
"""Dependencies of a name that takes no part in a deed: a dateline, a native of Roe."""


class Role(NamedTuple):
    """The role of a name at one place, and the words that tell it.

    Attributes:
        sort: "club" for what only a club has or is, "side" for what a player too may be, "weak" for what a town may
            be as well, "place".
        words: The words.
    """

    sort: str
    words: str


def dense_sport(view: ParsedText) -> bool:
    """True for a text that is about sport throughout."""
    sport = words("sport") | words("contest") | words("player")
    return sum(word in sport for word in view.lower) >= MIN_SHARE_OF_SPORT * view.n


def club(view: ParsedText, text: str, places: Sequence[Name], sort: str, *, named: bool = False) -> Label | None:
    """The label of a club by its roles; None: it has none, or more of a place. Countries are their national teams.

    Args:
        view: A text about sport.
        text: The name.
        places: Where it stands.
        sort: The label so far.
        named: True if the text has another name of the team that is called so.
    """
    if named:
        sorts = [role.sort for name in places if (role := _role(view, name)) is not None]
        where = sorts.count("place")
        deeds = sum(view.dep[name.head] not in NO_DEED for name in places)
        team = max(deeds, len(sorts) - where) > where
        return Label("organisation", "a team, by its other name") if team and sort != "organisation" else None
    place, listed = lookup(text), is_club(text)
    national = place is not None and (place.kind != "capital" or not listed)
    if sort not in ("place", "person", "none") or national or text.lower() in words("known thing"):
        return None
    parts = text.split()
    local = listed or is_town(text) or (len(parts) == 2 and (is_town(parts[0]) or is_town(parts[1])))
    if sort != "place" and (not local or (is_given_name(parts[0]) and not listed)):
        return None
    roles = [role for name in places if (role := _role(view, name)) is not None]
    clubs = [role for role in roles if role.sort == "club"]
    sides = [role for role in roles if role.sort in ("side", "weak")]
    where = len(roles) - len(clubs) - len(sides)
    told = clubs + (sides if sort == "place" else [])
    if not told or where >= len(told) or (sort != "place" and any(_is_persons(view, name) for name in places)):
        return None
    if not listed and where and not clubs:
        return None
    if all(role.sort == "weak" for role in told) and (where or not listed):
        return None
    return Label("organisation", f"a club, by “{told[0].words}”" + (CLUBS if listed else ""))


def _is_persons(view: ParsedText, name: Name) -> bool:
    """True for a name beside a word for a person."""
    i, j = view.word_at(name.start), view.word_at(name.end - 1)
    before = view.lower[i - 1] if i else ""
    return bool(gender_of_noun(before)) or before in words("office") or view.lower[j + 1 : j + 2] == ["who"]


def _role(view: ParsedText, name: Name) -> Role | None:
    """The role of a name at one place."""
    i, j = view.word_at(name.start), view.word_at(name.end - 1)
    rest = [*view.lower[j + 1 : j + 5], "", "", "", ""]
    return (
        _as_place(view, name, (i, j), rest) or _with_behind(view, (i, j), rest) or _governed(view, name, (i, j)) or None
    )


def _as_place(view: ParsedText, name: Name, span: tuple[int, int], rest: Sequence[str]) -> Role | None:
    """The role of a place: in Roe, Roe airport, Roe-based; Roe, Norland."""
    i, j = span
    above = view.head[name.head]
    before = view.lower[i - 1] if i else ""
    owner = rest[0] in ("'s", "’s", "'", "’")
    inside = before in words("inside") and view.dep[name.head] == "pobj" and not owner
    if inside and not {view.lemma[view.head[above]], view.lower[max(0, i - 2)]} & words("trusting"):
        return Role("place", _phrase(view, i - 1, j))
    if rest[0] == "-" and rest[1] in ("based", "born", "area", "bound"):
        return Role("place", _phrase(view, i, j + 2))
    if rest[0] in words("seated") | words("local") and view.word[j + 1].islower():
        return Role("place", _phrase(view, i, j + 1))
    if before == "of" and i > 1 and view.lower[i - 2] in words("town") | words("region"):
        return Role("place", _phrase(view, i - 2, j))
    land = lookup(view.word[j + 2]) if rest[0] == "," and rest[1] and rest[2] in (",", ".") else None
    if land is not None and land.kind in ("country", "part") and not is_club(view.word[j + 2]):
        return Role("place", _phrase(view, i, j + 2))
    if rest[0] == "where" or (rest[0] == "," and rest[1] == "where"):
        return Role("place", _phrase(view, i, j + 1 + (rest[0] == ",")))
    hails = before == "from" and i > 1 and view.lower[i - 2] in (",", "people", "man", "woman")
    return Role("place", _phrase(view, i - 1, j)) if hails else None


def _with_behind(view: ParsedText, span: tuple[int, int], rest: Sequence[str]) -> Role | None:
    """The role of a name with players or results behind it: Roe striker Jan Hale; Roe 2-1."""
    i, j = span
    owner = rest[0] in ("'s", "’s", "'", "’")
    has = words("player") | words("contest") | words("captaincy") | words("club noun")
    k = j + 1 + owner
    for m in range(k, min(view.n, k + MAX_WORDS_TO_NOUN)):
        if view.lower[m] in has and view.word[m].islower() and view.sent[m] == view.sent[j]:
            return Role("club", _phrase(view, i, m))
        if view.lower[m] in words("sport"):
            continue
        if not view.word[m].islower() or view.pos[m] not in ("NOUN", "ADJ", "NUM"):
            break
    if owner and view.ent[k : k + 1] == ["PERSON"]:
        return Role("club", _phrase(view, i, k))
    plural = rest[0] in words("plural verb") or (j + 1 < view.n and view.tag[j + 1] == "VBP" and view.lower[j] != "s")
    if plural and view.sent[j + 1] == view.sent[j] and _heads(view, i, j):
        return Role("club", _phrase(view, i, j + 1))
    if rest[0] in ("v", "vs") or RESULT.fullmatch(rest[0]) or (rest[0] == "(" and RESULT.fullmatch(rest[1])):
        return Role("side", _phrase(view, i, j + 1))
    return None


def _heads(view: ParsedText, i: int, j: int) -> bool:
    """True for a name that begins its clause, and is not the last of several."""
    while i and view.pos[i - 1] in ("ADV", "PART") and view.sent[i - 1] == view.sent[i]:
        i -= 1  # not even Roe want him
    if i == 0 or view.sent[i - 1] != view.sent[i] or view.lower[i - 1] in CLAUSE:
        return True
    return view.lower[i - 1] == "and" and i > 1 and not view.word[i - 2][:1].isupper()


def _governed(view: ParsedText, name: Name, span: tuple[int, int]) -> Role | None:
    """The role by the verb or noun that governs a name: on loan at Roe, Roe beat Hale."""
    i, j = span
    head = name.head
    while view.dep[head] == "conj" and view.head[head] != head:
        head = view.head[head]
    above = view.head[head]
    if view.dep[head] == "pobj" and view.lower[above] in TO_CLUBS and above < i:
        k = view.head[above]
        nouns = {view.lemma[m] for m in (k, above - 1) if m >= 0 and view.pos[m] == "NOUN"}
        if nouns & words("club noun before"):
            return Role("weak" if nouns & words("motion noun") else "club", _phrase(view, above - 1, j))
        if view.lemma[k] in words("club verb before") and view.lower[above] != "at":
            return Role("club", _phrase(view, k, j))
        if view.lemma[k] in words("motion") | {"arrive", "move"} and view.lower[above] in ("to", "from"):
            return Role("weak", _phrase(view, k, j))
        if nouns & words("contest"):
            return Role("weak" if view.lower[above] == "at" else "side", _phrase(view, above - 1, j))
        if view.lower[above] == "at" and view.lower[above - 1] in TERMS:
            return Role("club", _phrase(view, above - 1, j))
    if view.dep[head] in ("dobj", "nsubjpass") and view.lemma[above] in words("club object"):
        return Role("side" if view.lemma[above] == "beat" else "weak", _phrase(view, *sorted((above, j))))
    if view.dep[head] in ("dobj", "nsubj", "nsubjpass") and view.lemma[above] in words("plays"):
        return Role("side", _phrase(view, *sorted((above, j))))
    if view.dep[head] == "nsubj" and view.lemma[above] in words("club subject"):
        return Role("side", _phrase(view, *sorted((above, j))))
    return None


def _phrase(view: ParsedText, first: int, last: int) -> str:
    return " ".join(view.text[view.idx[max(0, first)] : view.end[min(last, view.n - 1)]].split())
