"""Owners of bodies: Russia's Defense Ministry is not Ukraine's, and the name shows whose it is where there are two.

A body whose name only says what it does (*Health Ministry*, *Civil Aviation Authority*) exists in many countries. Two
of them are one body only where the possessives, nationalities and "of X" beside them do not name different owners.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsangles.angles.actors.name_matching import grouping_reason, parts_of
from newsangles.angles.actors.names import Name, Named, words
from newsangles.language.countries import country_of, lookup, name_of
from newsangles.language.parsed_text import ParsedText

MAX_COUNTRY_WORDS = 3
"""Limit of words of a country's name."""

Places = Mapping[int, str]
"""The names of places of a text, by their ends (characters)."""


def owned_alike(text: str) -> bool:
    """True for the name of a body that many countries have: Health Ministry, Court of Appeal."""
    parts = parts_of(text)
    if len(parts) < 2:
        return False
    heads = (parts[-1], parts[parts.index("of") - 1] if "of" in parts[1:] else "")
    return any(head in words("common") | words("authority") | words("bodies") for head in heads)


def owner_beside(view: ParsedText, name: Name, places: Places) -> tuple[str, int]:
    """The owner of a body by the words around it, and where its name with the owner begins.

    Returns:
        A country's code, or the name of another place in small letters; "" where the text tells none.
    """
    first, last = view.word_at(name.start), view.word_at(name.end - 1)
    inside = next(_countries(view, first, last), None)
    if inside is not None:
        return inside[0], name.start
    k = first - 1
    if k > 0 and view.sent[k] == view.sent[first]:
        possessive = view.lower[k] in ("'s", "’s", "'", "’")
        end = k - 1 if possessive else k
        for size in range(MAX_COUNTRY_WORDS, 0, -1):
            begin = end - size + 1
            found = _code(view, begin, end) if begin >= 0 and view.sent[begin] == view.sent[first] else None
            if found is not None:
                return found, view.idx[begin]
        if possessive and (place := places.get(view.end[end])) is not None:
            return place.lower(), view.end[end] - len(place)
    if last + 2 < view.n and view.lower[last + 1] in ("of", "in") and view.sent[last + 2] == view.sent[last]:
        start = last + 2 + (view.lower[last + 2] == "the")
        abroad = view.lower[last + 1] == "in" and parts_of(name.text)[-1] in words("abroad")
        for size in range(MAX_COUNTRY_WORDS, 0, -1):
            stop = start + size - 1
            found = _code(view, start, stop) if stop < view.n and not abroad else None
            if found is not None:
                return found, name.start
    return "", name.start


def _countries(view: ParsedText, first: int, last: int) -> Iterator[tuple[str, int]]:
    """The codes of the countries that the words of a stretch name, with their last words."""
    k = first
    while k <= last:
        for size in range(min(MAX_COUNTRY_WORDS, last - k + 1), 0, -1):
            code = _code(view, k, k + size - 1)
            if code is not None:
                yield code, k + size - 1
                k += size - 1
                break
        k += 1


def _code(view: ParsedText, first: int, last: int) -> str | None:
    """The code of the country that words name, also by its people or its capital."""
    if not view.word[first][:1].isupper():
        return None
    place = lookup(view.text[view.idx[first] : view.end[last]])
    if place is None:
        return None
    return country_of(place.code) if place.kind == "capital" else place.code


def of_another(actor: Named, owner: str) -> bool:
    """True for a body of another owner."""
    return bool(owner and actor.owner and owner != actor.owner)


def nearest_owned(view: ParsedText, rivals: Sequence[Named], name: Name) -> Named | None:
    """The one of several bodies whose owner, or which itself, the same paragraph names last before a name."""
    first = view.word_at(name.start)
    begin = view.word_at(view.text.rfind("\n", 0, name.start) + 1)
    named = [(other.end, actor) for actor in rivals for other in actor.names if view.idx[begin] <= other.start]
    named = [(end, actor) for end, actor in named if end <= name.start]
    by_owner = {actor.owner: actor for actor in rivals}
    named += [(view.end[k], by_owner[code]) for code, k in _countries(view, begin, first - 1) if code in by_owner]
    return max(named, key=lambda x: x[0])[1] if named else None


def show_owners(view: ParsedText, actors: Sequence[Named]) -> None:
    """Name bodies of like names with their owners: Russia's Defense Ministry, Ukraine's Defense Ministry."""
    owned = [actor for actor in actors if actor.owner]
    for actor in owned:
        rivals = (other for other in owned if other.owner != actor.owner)
        if not any(_alike(actor, other) for other in rivals) or _names_owner(view, actor):
            continue
        actor.called = next((called for name in actor.names if (called := _with_owner(view, actor, name))), "")
        if not actor.called:
            actor.called = f"{actor.names[0].text} ({name_of(actor.owner) or actor.owner.title()})"


def _alike(one: Named, other: Named) -> bool:
    """True if two bodies would be one but for their owners."""
    return any(grouping_reason("organisation", a, b) for a in one.spellings for b in other.spellings)


def _names_owner(view: ParsedText, actor: Named) -> bool:
    """True if a body's longest name itself names its owner: Health Ministry of Kenya."""
    name = max(actor.names, key=lambda name: len(name.text.split()))
    return any(True for _ in _countries(view, view.word_at(name.start), view.word_at(name.end - 1)))


def _with_owner(view: ParsedText, actor: Named, name: Name) -> str:
    """A body's name with its owner before it, as written; "": the owner does not stand before it."""
    begin = actor.whose.get(name.start, name.start)
    words_of = view.text[begin : name.end].split()
    if words_of[0].lower() == "the":
        words_of = words_of[1:]
    return " ".join(words_of) if begin < name.start else ""
