"""Names of things, and initials that the text explains by a thing."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.no_actors import initials_of_things, without_actors
from newsangles.language.parsed_text import ParsedText

TEXT = """She won the Arvane Prize in Physics. The Norvia Coast Guard came. The Selby Debate said it was sorry.

They read it on norvia.hu at 12:40 in Norvia. Voters met the Tarn Valley Trust.

They cut R2bn and met MI7. The ambitious Rail and Sea transport initiative began. He asked for a Temporary Stay Visa."""


@pytest.mark.parametrize(
    ("name", "sort", "label"),
    [
        ("Arvane Prize in Physics", "organisation", "none"),
        ("Norvia Coast Guard", "place", "organisation"),
        ("Norvia Coast Guard", "organisation", None),
        ("Selby Debate", "organisation", None),
        ("norvia.hu", "place", "organisation"),
        ("12:40", "organisation", "none"),
        ("R2bn", "place", "none"),
        ("MI7", "organisation", None),
        ("Rail and Sea", "place", "none"),
        ("Temporary Stay Visa", "organisation", "none"),
        ("Tarn Valley Trust", "organisation", None),
    ],
)
def test_nouns(parse_text: Parse, name: str, sort: str, label: str | None) -> None:
    view, start = ParsedText(parse_text(TEXT)), TEXT.index(name)
    place = name_from(view, view.word_at(start), view.word_at(start + len(name) - 1), "ORG")
    found = without_actors(view, name, [place], sort)
    assert (found.sort if found else None) == label


def test_initials(parse_text: Parse) -> None:
    text = """The left frontal lobe (LFL) and DLM (digital lock management) matter. The river safety council (RSC) met.
The Marine Tolls Act (MTA) passed. The Norvia Union of Bakers (NUB) agreed."""
    assert initials_of_things(ParsedText(parse_text(text))) == {"LFL", "DLM", "MTA"}
