"""The borders of claims at halves of statements, and at what their teller does not say."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from angle_rows import claim
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

TEXT = """The pages were not only copying big shops, even the baker himself, but that they were able to sell bread.

Lt. Paul Gray told the court it was his habit to write down the colour of each boat, as he fended off attacks.

'It was late. Woke ideology seems quite at home in the harbour,' Hale told the Herald.
"""


@pytest.fixture(scope="module")
def doc() -> Doc:
    (read,) = parse([Article("a", TEXT)])
    return read


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("not only", "The pages", "sell bread"),
        ("his habit", "it was", "each boat"),
        ("at home", "Woke ideology", "the harbour"),
    ],
)
def test_borders(doc: Doc, part: str, first: str, last: str) -> None:
    text = claim(doc, part).text
    assert text.startswith(first)
    assert text.endswith(last)
