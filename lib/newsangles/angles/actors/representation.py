"""Representation: the actors that officials, seats of power and capitals stand for, and the reading of place names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsangles.angles.actors.discourse import Actor, Discourse
from newsangles.angles.actors.names import Name, words
from newsangles.angles.actors.roles import description
from newsangles.angles.actors.syntax import first_conjunct
from newsangles.language.countries import country_of, lookup
from newsangles.language.metonyms import metonym
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.tables.schema import PlaceReading

BODIES_OF_PERSONS = ("administration", "government", "cabinet", "campaign")
"""Last words of names that begin with a leader's name: the Biden administration."""


class Owner(NamedTuple):
    """The actor or country that an unnamed actor acts for.

    Attributes:
        actor: The actor; None if it is not in the text.
        country: The code of a country or body; None where the text names the actor itself.
        reason: The reason, in words.
    """

    actor: Actor | None
    country: str | None
    reason: str


def owner_of(discourse: Discourse, actor: Actor) -> Owner | None:
    """The owner of an unnamed actor, by its modifiers: *Ukrainian* officials, *Roe's* lawyers."""
    view, head = discourse.view, actor.heads[0]
    for k in view.children[head]:
        if view.dep[k] not in ("amod", "compound", "nmod", "poss") or k > head:
            continue
        named = discourse.at_head.get(k)
        if named is not None and named is not actor:
            return Owner(named, None, f"“{description(view, head)}”, as the text says")
        place = lookup(view.word[k])
        if place is not None and place.kind in ("people", "country", "body"):
            code = country_of(place.code)
            reason = f"“{view.word[k]}” means {place.name}, by the list of countries"
            return Owner(country_actor(discourse, code), code, reason)
    return None


def country_actor(discourse: Discourse, code: str) -> Actor | None:
    """The actor of a country."""
    for actor in discourse.actors:
        for text in actor.named.spellings if actor.named and actor.label in ("place", "organisation") else ():
            place = lookup(text)
            if place is not None and place.kind in ("country", "body") and place.code == code:
                return actor
    return None


def acts_for(
    discourse: Discourse, actor: Actor, owners: Mapping[int, Owner], readings: Mapping[int, PlaceReading | None]
) -> tuple[Actor | None, str | None]:
    """The actor that a seat, a capital or officials act for, and the reason.

    Args:
        discourse: The text, read.
        actor: One of its actors.
        owners: The owners of actors without a name, by the actor's number.
        readings: The readings of the names of places and seats, by their start.
    """
    if actor.number in owners:
        owner = owners[actor.number]
        return owner.actor, owner.reason if owner.actor is not None else None
    if actor.named is None:
        return None, None
    acting = any(readings.get(name.start) == "actor" for name in actor.named.names)
    for text in actor.named.spellings:
        represented = _by_list(text, acting)
        if represented is not None:
            code, reason = represented
            country = country_actor(discourse, code)
            return (country, reason) if country else (None, None)
    return _named_after(discourse, actor)


def _by_list(text: str, acting: bool) -> tuple[str, str] | None:
    """The code of the country that a name acts for, and the reason; None if it is in no list."""
    seat, place = metonym(text), lookup(text)
    if seat is not None and acting and not seat.ambiguous:
        return country_of(seat.code), f"{text}: {seat.stands_for}, by the list of seats"
    if place is not None and place.kind == "capital" and acting:
        return country_of(place.code), f"{text}: capital of {place.name}, by the list of countries"
    if place is not None and place.kind == "people":
        return country_of(place.code), f"{text}: people of {place.name}, by the list of countries"
    return None


def _named_after(discourse: Discourse, actor: Actor) -> tuple[Actor | None, str | None]:
    """The actor whose name begins an organisation's name: the Biden administration."""
    if actor.named is None or actor.label != "organisation":
        return None, None
    for other in discourse.actors:
        if other is actor or other.named is None:
            continue
        for text in actor.named.spellings:
            begins = any(text.startswith((f"{x} ", f"{x}'", f"{x}’")) for x in other.named.spellings)
            if begins and text.split()[-1].lower() in BODIES_OF_PERSONS:
                return other, f"“{text}”, as the text says"
    return None, None


def place_reading(view: ParsedText, name: Name) -> PlaceReading | None:
    """The reading of a place's name: an actor, or only a location; None: open.

    The subject of a verb is an actor, and so is a partner ("a deal with Washington", "talks between Kyiv and Moscow");
    *in Washington* and *travelled to Washington* are locations.
    """
    head = first_conjunct(view, name.head)
    dep, above = view.dep[head], view.head[head]
    if dep in SUBJECTS or dep in ("dobj", "dative") or (dep == "pobj" and view.dep[above] == "agent"):
        return "actor"
    if dep == "pobj":
        if view.masked_lower[above] in words("where"):
            return "place"
        if view.masked_lower[above] in ("to", "from", "for"):
            verb = view.head[above]
            return "place" if view.lemma[verb] in words("motion") or view.masked_lower[above] == "from" else "actor"
        return (
            "actor" if view.masked_lower[above] in ("with", "between", "by", "against", "on", "of", "about") else None
        )
    if dep == "poss":
        return "actor"
    return None
