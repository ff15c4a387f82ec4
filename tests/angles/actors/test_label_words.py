"""Labels by the words of a name, and by longer names of the text."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.label_words import about_sky, by_longer_names, by_words
from newsangles.angles.actors.name_candidates import candidates
from newsangles.language.parsed_text import ParsedText

SKY = "The spacecraft orbits the planet. Astronomers watch its moons, Mimas and Titan, and Saturn."


@pytest.mark.parametrize(
    ("text", "name", "sort", "label"),
    [
        ("Brian Lowe PLC said its profit fell.", "Brian Lowe PLC", "person", "organisation"),
        ("They voted for the Fair Housing Act in May.", "Fair Housing Act", "organisation", "none"),
        ("Buffalo Bill rode out.", "Buffalo Bill", "person", None),
        ("They met at Mary Colton House on Monday.", "Mary Colton House", "organisation", "place"),
        ("The White House said so.", "White House", "organisation", None),
        ("He was held in HMP Belford.", "HMP Belford", "organisation", "place"),
        ("Voters met FC Lens on Monday.", "FC Lens", "person", "organisation"),
        ("The vote split Londoners.", "Londoners", "place", "group"),
        ("Akvo N.V. sold it.", "Akvo N.V.", "person", "organisation"),
        ("They asked the Zell International Center.", "Zell International Center", "place", "organisation"),
        ("The GNA has met.", "GNA", "place", "organisation"),
        ("He edits Scottish Baker.", "Scottish Baker", "person", "organisation"),
        (SKY, "Titan", "person", "place"),
    ],
)
def test_labels(parse_text: Parse, text: str, name: str, sort: str, label: str | None) -> None:
    view = ParsedText(parse_text(text))
    places = candidates(view).get(name) or next(iter(candidates(view).values()))
    found = by_words(view, name, places, sort, sky=about_sky(view))
    assert (found.sort if found else None) == label


def test_longer_names() -> None:
    found = by_longer_names(["Acme plc", "Norland Party", "FC Lens", "HMP Belford", "Wickham Town Council", "Jan Roe"])
    assert {text: label.sort for text, label in found.items()} == {
        "Acme": "organisation",
        "Norland": "organisation",
        "Norlands": "organisation",
        "Lens": "organisation",
        "Belford": "place",
        "Wickham Town": "place",
        "Wickham": "place",
    }
