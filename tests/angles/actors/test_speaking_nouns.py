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
        ("Oil fell after sources told reporters that a deal was unlikely.", "group"),
        ("The telegram says that all is well.", None),
        ("The accident claimed the lives of four people.", None),
    ],
)
def test_speaking_nouns(parse_text: Parse, text: str, label: str | None) -> None:
    doc = parse_text(text)
    labels = {row.actor_id: row.label or "group" for row in doc._.actors}
    assert [labels.get(quote.actor_id or "") for quote in doc._.quotes] == [label]
