"""Nouns that cannot mean an actor of another office or kind of place."""

from __future__ import annotations

from newsangles.angles.actors.discourse import Actor
from newsangles.angles.actors.gazetteer import is_region, is_town
from newsangles.angles.actors.names import words
from newsangles.language.countries import lookup


def of_another_kind(actor: Actor, lemma: str) -> bool:
    """True for a spokesman as an office, a town as a country, a country as a town.

    Args:
        actor: An actor that the text has not called so.
        lemma: The noun.
    """
    if actor.named is None:
        return False
    if actor.label == "person" and lemma in words("office") - words("spokesperson"):
        held = actor.named.about.titles | set(actor.named.about.nouns) | set(actor.roles)
        return bool(held & words("spokesperson")) and lemma not in held
    if actor.label != "place":
        return False
    places = [place for text in actor.named.spellings if (place := lookup(text)) is not None]
    towns = any(map(is_town, actor.named.spellings))  # Singapore is both
    if lemma in words("country"):
        return not places and (towns or any(map(is_region, actor.named.spellings)))
    return lemma in words("town") and not towns and any(place.kind == "country" for place in places)
