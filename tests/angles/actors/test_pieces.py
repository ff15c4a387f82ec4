"""Actors that are named only within the names of bodies."""

from __future__ import annotations

from newsangles.angles.actors.names import Name, Named
from newsangles.angles.actors.pieces import MAX_PIECES, without_pieces


def actor(text: str, *names: str) -> Named:
    """An actor with these names at their first places in a text."""
    own = Named("place", 0.9)
    starts = [text.index(name) for name in names]
    own.add([Name(at, at + len(name), name, 0, "") for name, at in zip(names, starts, strict=True)], "named so")
    return own


def test_a_piece_of_a_name_is_no_actor() -> None:
    text = "Air Norland Cargo and the University of Utopia"
    body, piece = actor(text, "Air Norland Cargo"), actor(text, "Norland")
    school, seat = actor(text, "University of Utopia"), actor(text, "Utopia")
    assert without_pieces([body, piece, school, seat]) == [body, school, seat]


def test_who_is_named_elsewhere_stays() -> None:
    text = "Air Norland Cargo left Norland."
    body, land = actor(text, "Air Norland Cargo"), actor(text, "Norland")
    land.add([Name(23, 30, "Norland", 0, "")], "same name")
    assert without_pieces([body, land]) == [body, land]
    longer, often = actor(text, "Air Norland Cargo"), Named("place", 0.9)
    often.add([Name(at, at + 3, "Air", 0, "") for at in range(MAX_PIECES + 1)], "named so")
    assert without_pieces([longer, often]) == [longer, often]
    often.label = "group"
    assert without_pieces([longer, often]) == [longer]
