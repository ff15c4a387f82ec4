"""Nouns that speak are somebody; what only reads so is nobody."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The pair were barred after the panel ruled that they lied.", "organisation"),
        ("Norland's general staff said that oil was being used.", "organisation"),
        ("The mill owner, which also runs two farms, said sales fell.", "organisation"),
        ("A couple from Leeds said they were tired.", "group"),
        ("Staff said the shop would close.", "group"),
        ("The verdict said Holm had abused her post.", None),
        ("Oil fell after sources told reporters that a deal was unlikely.", "group"),
        ("The telegram says that all is well.", None),
        ("The accident claimed the lives of four people.", None),
    ],
)
def test_speaking_nouns(parse_text: Parse, text: str, label: str | None) -> None:
    doc = parse_text(text)
    labels = {row.actor_id: row.label or "group" for row in doc._.actors}
    assert [labels.get(quote.actor_id or "") for quote in doc._.quotes] == [label]


def test_a_body_is_no_person(parse_text: Parse) -> None:
    first = "Adam Pollen, 34, was arrested in May. Pollen denied all charges. "
    doc = parse_text(f"{first}A jury in Leeds has found Pollen guilty of fraud. The jury said Pollen lied.")
    labels = {row.actor_id: row.label for row in doc._.actors}
    said = [quote for quote in doc._.quotes if "jury" in (quote.source or "")]
    assert said and {labels.get(quote.actor_id or "") for quote in said} == {"organisation"}
