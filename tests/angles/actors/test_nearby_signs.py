"""Signs of firms, papers and places in a name's own words and the words right beside it."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.name_candidates import candidates, name_from
from newsangles.angles.actors.names import Name
from newsangles.angles.actors.nearby_signs import follows_at, signs_beside, signs_of_name
from newsangles.language.parsed_text import ParsedText

TEXT = """Ana Ruiz, an analyst at asset manager Corvin Hale, said the fund fell.

The Ukrainian shipping company Velkora paid. They founded a group in 2014 called Zarin Dabka, Inc., on a hill.

The story appeared on Halqan, a Texas-based channel. The claims were published on Blogwave and on Gistpost.

Members sat in the House until midnight. Tarvo Moss analysts agreed. Formby MP Eva Holm left.

He was born in the province of Paktikan and drove the coast road to Okarivo. He works in Brenner Falk now."""


@pytest.mark.parametrize(
    ("name", "label", "sign"),
    [
        ("Corvin Hale", "PERSON", "employs"),
        ("Velkora", "GPE", "is-body"),
        ("Zarin Dabka", "PERSON", "short-of-firm"),
        ("Halqan", "PERSON", "outlet"),
        ("Blogwave", "PERSON", "outlet"),
        ("House", "FAC", "chamber"),
        ("Tarvo Moss", "PERSON", "employs"),
        ("Formby", "ORG", "local"),
        ("Paktikan", "PERSON", "is-place"),
        ("Okarivo", "ORG", "is-place"),
        ("Brenner Falk", "PERSON", "in-it"),
        ("Ana Ruiz", "PERSON", None),
        ("Eva Holm", "PERSON", None),
    ],
)
def test_beside(parse_text: Parse, name: str, label: str, sign: str | None) -> None:
    view = ParsedText(parse_text(TEXT))
    start = view.text.index(name)
    i, j = view.word_at(start), view.word_at(start + len(name) - 1)
    after = [*view.lower[j + 1 : j + 5], "", "", "", ""][:4]
    found = set(signs_beside(view, name, name_from(view, i, j, label), (i, j), after, listed=False))
    assert sign in found if sign else not found


@pytest.mark.parametrize(
    ("text", "label", "sign"),
    [
        ("NSW", "ORG", "region-initials"),
        ("Western Kansas", "ORG", "part-of-place"),
        ("Torven Strait", "PERSON", "landform"),
        ("Tarvo & Finch", "PERSON", "ampersand"),
        ("Laghman", "PERSON", "region"),
        ("Leicester City", "GPE", "club"),
        ("Ana Ruiz", "PERSON", None),
        ("Eva Bay", "PERSON", None),
    ],
)
def test_own_words(text: str, label: str, sign: str | None) -> None:
    found = list(signs_of_name(text, text.split(), [Name(0, len(text), text, 0, label)], surname=False, longer=False))
    assert found == ([sign] if sign else [])


def test_at(parse_text: Parse) -> None:
    view = ParsedText(parse_text(TEXT))
    assert follows_at(view, view.word_at(view.text.index("Corvin"))) == "posted"
    assert not follows_at(view, view.word_at(view.text.index("Velkora")))
    assert candidates(view)
