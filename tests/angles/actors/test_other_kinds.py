"""Nouns that cannot mean an actor of another office or kind of place."""

from __future__ import annotations

from newsangles.angles.actors.discourse import Actor
from newsangles.angles.actors.names import Name, Named
from newsangles.angles.actors.other_kinds import of_another_kind


def actor(label: str, text: str, *titles: str) -> Actor:
    named = Named(label, 1.0)
    named.add([Name(0, len(text), text, 0)], "named so")
    named.about.titles.update(titles)
    return Actor(0, named, label)


def test_a_spokesman_is_not_the_president() -> None:
    spokesman = actor("person", "Jan Lund", "spokesman")
    assert of_another_kind(spokesman, "president")
    assert not of_another_kind(spokesman, "spokesman")
    assert not of_another_kind(actor("person", "Jan Lund"), "president")
    assert not of_another_kind(actor("person", "Jan Lund", "spokesman"), "man")


def test_a_town_is_no_country_and_a_country_no_town() -> None:
    assert of_another_kind(actor("place", "Hamburg"), "country")
    assert of_another_kind(actor("place", "Kenya"), "city")
    assert not of_another_kind(actor("place", "Kenya"), "country")
    assert not of_another_kind(actor("place", "Hamburg"), "city")
    assert not of_another_kind(actor("place", "Singapore"), "city")
