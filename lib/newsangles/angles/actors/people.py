"""Persons named so far, by the words of their names.

A new name is compared with those alone that it can mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsangles.angles.actors.genders import forms_of_given_name, is_given_name
from newsangles.angles.actors.name_matching import (
    MAX_SPELLING_DISTANCE,
    acronym,
    generation,
    listed_together,
    may_be_spellings,
    parts_of,
    person_parts,
    same,
)
from newsangles.angles.actors.names import Named
from newsangles.documents.aliases import Aliases

Key = tuple[str, tuple[str, ...]]
"""A sort of key, and words of a name."""


class People:
    """The persons of a text, found by a name without looking at each of them.

    Two names are one person's only by a word or its spelling, by a given name and its short form, or by the user's
    aliases (`name_matching.same`). Each of these is a key; the comparison itself decides.

    Args:
        aliases: The user's aliases.
    """

    def __init__(self, aliases: Aliases) -> None:
        self._aliases = aliases
        self._actors: list[Named] = []
        self._numbers: dict[int, int] = {}
        self._noted: set[tuple[int, str]] = set()
        self._by_key: dict[Key, list[int]] = {}
        self._ends: dict[tuple[str, int], dict[str, None]] = {}

    def note(self, actor: Named) -> None:
        """Add a person, or what a person is called since."""
        number = self._numbers.setdefault(id(actor), len(self._actors))
        if number == len(self._actors):
            self._actors.append(actor)
        for text in (*actor.spellings, *actor.about.also):
            if (number, text) in self._noted:
                continue
            self._noted.add((number, text))
            parts = person_parts(text)
            for key in set(self._keys(text, parts)):
                self._by_key.setdefault(key, []).append(number)
            if parts:
                self._ends.setdefault((parts[-1][0], len(parts[-1])), {})[parts[-1]] = None

    def fitting(self, text: str, aliases: Aliases) -> list[tuple[Named, str]]:
        """The persons that a name can mean, in the order of their first names, each with the reason."""
        numbers: set[int] = set()
        for key in self._looked_up(text, person_parts(text)):
            numbers.update(self._by_key.get(key, ()))
        actors = [self._actors[number] for number in sorted(numbers)]
        return [(actor, reason) for actor in actors if (reason := reason_of(actor, "person", text, aliases))]

    def _keys(self, text: str, parts: tuple[str, ...]) -> Iterator[Key]:
        """The keys under which a name is found."""
        preferred = self._aliases.names.get(text)
        if preferred is not None:
            yield "alias", (preferred,)
        if not parts:
            return
        yield "end", parts[-1:]
        if len(parts) == 1:
            yield "one", parts
        else:
            yield "first", parts[:1]
            yield "sorted", tuple(sorted(parts))
            yield "whole", parts
        for k in range(2, len(parts)):
            yield "beginning", parts[:k]
        for part in parts:
            yield "word", (part,)

    def _looked_up(self, text: str, parts: tuple[str, ...]) -> Iterator[Key]:
        """The keys of the names that may be one person's with a name."""
        preferred = self._aliases.names.get(text)
        if preferred is not None:
            yield "alias", (preferred,)
        if not parts:
            return
        for end in self._alike(parts[-1]):
            yield "end", (end,)
        if len(parts) == 1:
            yield "word", parts
            for given in forms_of_given_name(parts[0]):
                yield "first", (given,)
            return
        yield "sorted", tuple(sorted(parts))
        yield "beginning", parts
        for k in range(2, len(parts)):
            yield "whole", parts[:k]
        for part in (*parts, *forms_of_given_name(parts[0])):
            yield "one", (part,)

    def _alike(self, end: str) -> Iterator[str]:
        """A last word, and those that may be other spellings of it."""
        yield end
        for length in range(len(end) - MAX_SPELLING_DISTANCE, len(end) + MAX_SPELLING_DISTANCE + 1):
            for other in self._ends.get((end[0], length), ()):
                if may_be_spellings(end, other):
                    yield other


def reason_of(actor: Named, label: str, text: str, aliases: Aliases) -> str | None:
    """The reason why a name is an actor's; None: it is not."""
    mine, theirs = aliases.names.get(text), {aliases.names.get(other) for other in actor.spellings} - {None}
    if any(frozenset((mine or text, other)) in aliases.apart for other in theirs or actor.spellings):
        return None
    if mine is not None and theirs:
        return "alias file" if mine in theirs else None
    alone = label == "organisation" and actor.label == "person" and _is_surely_person(actor)
    if actor.label != label:
        if alone and any(acronym(text, other) for other in actor.spellings):
            return "acronym"
        return None
    age = generation(text) if label == "person" else None
    if age and {generation(other) for other in actor.spellings} - {None, age}:
        return None
    parts = person_parts if label == "person" else parts_of
    spellings = (*actor.spellings, *actor.about.also)
    reason = next((reason for other in spellings if (reason := same(label, text, other, parts))), None)
    if reason is None and label != "person" and listed_together(text, actor.spellings):
        return "other name, by the list of teams and bodies"
    return reason


def _is_surely_person(actor: Named) -> bool:
    """True for a person with a given name, whose initials may be a name: Ana Ruiz-Holm, not Roe & Poe."""
    return any(is_given_name(text.split()[0]) and "&" not in text for text in actor.spellings)
