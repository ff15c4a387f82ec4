"""Names joined over apostrophes, and cut where they run on."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.names import Name
from newsangles.angles.actors.whole_names import whole_names
from newsangles.language.parsed_text import ParsedText

TEXT = """Ruiz Wins Again

Ana Ruiz went to St Olaf's Upper School and spoke at Queen Mary's Hospital.

Ivo Lund led the Norwick & District Cricket League. Norland Air Flight 77 was late.

Jailing Ruiz for a year, the judge wept. NBF Chief Executive Eva Holm left. Ana Ruiz Purchase Licensing Rights.

Governor Tom Lee Hansen met Norwick Harriers QB Jan Roe. The Norland Air Torbeck to Lund flight left.

The Party for the Coast won. The Coast and Forest Office closed; Norwick, Coast and Forest Office workers left.

The Tehrin-e-Sabz Norland (TSN) met. Launching the Plan for Norland, he told Torvik County Court Ruiz had fled.

Winger Ruiz ran. Brave Ana Ruiz sang. They met at Fish Place.—Mr Lund and the Government's Sea Advisory Panel left.

ANA RUIZ IT was said. The list has Acme, Zell Hale, and Zentro.

The President of Estonia Kersti Maar met the mayor of Oslo Jonas Lie; the Duke of Norfolk Street left."""


@pytest.mark.parametrize(
    ("names", "whole"),
    [
        (["St Olaf:PERSON", "Upper School:ORG"], ["St Olaf's Upper School"]),
        (["Mary:PERSON"], ["Queen Mary's Hospital"]),
        (["Norwick:GPE"], ["Norwick & District Cricket League"]),
        (["Norland Air Flight 77:PRODUCT"], ["Norland Air"]),
        (["Ana Ruiz:PERSON", "Jailing Ruiz:PERSON"], ["Ana Ruiz", "Ruiz"]),
        (["Ana Ruiz:PERSON", "Ruiz Wins:PERSON"], ["Ruiz", "Ana Ruiz"]),
        (["NBF Chief Executive:ORG"], ["NBF"]),
        (["Ana Ruiz Purchase Licensing Rights:PERSON", "Ana Ruiz:PERSON"], ["Ana Ruiz", "Ana Ruiz"]),
        (["Eva Holm:PERSON"], ["Eva Holm"]),
        (["Tom Lee:PERSON", "Hansen:PERSON"], ["Tom Lee Hansen"]),
        (["Norwick Harriers QB:ORG"], ["Norwick Harriers"]),
        (["Norland Air:ORG", "Norland Air Torbeck:ORG", "Torbeck:GPE"], ["Norland Air", "Norland Air"]),
        (["Sabz:PERSON"], ["Tehrin-e-Sabz Norland"]),
        (["Launching the Plan for Norland:ORG"], ["Plan for Norland"]),
        (["Ana Ruiz:PERSON", "Torvik County Court Ruiz:PERSON"], ["Ana Ruiz", "Torvik County Court", "Ruiz"]),
        (["ANA RUIZ IT:ORG"], ["ANA RUIZ"]),
        (["Ana Ruiz:PERSON", "Winger Ruiz:PERSON"], ["Ana Ruiz", "Ruiz"]),
        (["Ana Ruiz:PERSON", "Brave Ana Ruiz:PERSON"], ["Ana Ruiz", "Ana Ruiz"]),
        (["Fish Place.—Mr:ORG"], ["Fish Place"]),
        (["Government's Sea Advisory Panel:ORG"], ["Sea Advisory Panel"]),
        (["Zell:ORG", "Hale:PERSON"], ["Zell Hale"]),
        (["Kersti:GPE", "Maar:PERSON"], ["Kersti Maar"]),
        (["Oslo Jonas Lie:ORG"], ["Oslo", "Jonas Lie"]),
        (["Norfolk Street:GPE"], ["Norfolk Street"]),
        (["The Party:ORG"], ["The Party for the Coast"]),
    ],
)
def test_whole_names(parse_text: Parse, names: list[str], whole: list[str]) -> None:
    view = ParsedText(parse_text(TEXT))
    given: dict[str, list[Name]] = {}
    for entry in names:
        text, _, label = entry.partition(":")
        start = view.text.index(text)
        place = name_from(view, view.word_at(start), view.word_at(start + len(text) - 1), label)
        given.setdefault(text, []).append(place)
    found = sorted((name for places in whole_names(view, given).values() for name in places), key=lambda n: n.start)
    assert [name.text for name in found] == whole
