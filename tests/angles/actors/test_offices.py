"""Offices right before names: whose they are, and that they are nobody by themselves."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Selby manager Tony Hart praised his side.", "Tony Hart", "Selby manager"),
        ("Selby goalkeeper Sam Pratt was sent off.", "Sam Pratt", "Selby goalkeeper"),
        ("Company spokesman Luis Ortega declined to comment.", "Luis Ortega", "Company spokesman"),
        ("Minister for Roads and Harbours Olga Vik spoke.", "Olga Vik", "Minister for Roads and Harbours"),
        ("She is the niece of former President Kurt Adler.", "Kurt Adler", "former President"),
        ("He is one of four sons of Prime Minister Jens Dahl.", "Jens Dahl", "Prime Minister"),
        ("Det Insp Helen Moss appealed for witnesses.", "Helen Moss", "Det Insp"),
    ],
)
def test_offices_before_names(parse_text: Parse, text: str, name: str, role: str) -> None:
    doc = parse_text(text)
    row = next(row for row in doc._.actors if row.name == name)
    assert row.role == role
    assert not any(other.endswith(("manager", "goalkeeper", "spokesman")) for other in called(doc).values())


def test_with_an_article_it_is_a_description(parse_text: Parse) -> None:
    doc = parse_text("The artist Jana Roe paints. The artist lives in Rome.")
    assert next(m.text for m in doc._.mentions if m.kind == "nominal") == "The artist"
