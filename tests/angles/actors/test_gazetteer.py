"""Lists of towns, regions and clubs."""

from __future__ import annotations

from newsangles.angles.actors.gazetteer import is_club, is_region, is_town


def test_towns_and_clubs() -> None:
    assert is_town("Formby")
    assert is_club("Fulham")
    assert is_region("Guizhou")
    assert not is_region("Southern")
    assert not is_town("#")
    assert not is_club("Formby Street")
