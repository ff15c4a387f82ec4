"""Claims in somebody's first person outside quotation marks."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from angle_rows import claim
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

POST = """Coder finds hole in game

"I thought long before I wrote this," developer Ana Ruiz wrote in a post on Monday.

The hole lies in the code of the game. Here is how it works.

These were the steps that I advised two years ago. Our room for attack has grown a lot.

The Herald has asked the firm for comment. The US government paid $5m.
"""
UNCLOSED = """Mill row grows

Mr Tom Hale added: 'Nobody says that the mill is quiet or that its dust is good for the roses. Nor that it smells well.

'So much for that. What I doubt is that the wind blows it into each garden, and that some clever 'expert' saw it there.

The mill opened in May.
"""
REPORTED = (
    "Tom Hale changed his story twice. Peter Cole, a rich man, is a close friend of the mayor. "
    "But Cole had told it in another way in May — “I see the boat again,” he said at the harbour.\n\n"
    "Ana Ruiz said she knew Cole from the harbour office, and she had one lunch with him, "
    "in which Cole “named, and I refused, the price of the boat.”\n"
)
OWN = "A day out\n\nThe harbour was quiet. The dog chased my hat.\n"


@pytest.fixture(scope="module")
def docs() -> list[Doc]:
    texts = (POST, UNCLOSED, REPORTED, OWN)
    return list(parse([Article(f"a{n}", text) for n, text in enumerate(texts)]))


@pytest.mark.parametrize(
    ("n", "part", "source"),
    [
        (0, "I advised", "developer Ana Ruiz"),
        (0, "room for attack", "developer Ana Ruiz"),
        (0, "lies in the code", None),
        (0, "US government", None),
        (1, "What I doubt", "Mr Tom Hale"),
        (1, "opened in May", None),
        (2, "told it in another way", None),
        (2, "had one lunch", "Ana Ruiz"),
        (3, "chased", None),
    ],
)
def test_whose_word(docs: list[Doc], n: int, part: str, source: str | None) -> None:
    row = claim(docs[n], part)
    assert (row.voice, row.source) == ("attributed" if source else "outlet", source)
