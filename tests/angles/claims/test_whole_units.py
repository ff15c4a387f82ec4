"""The hard check of claims: each is a whole statement."""

from __future__ import annotations

import pytest

from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

LINES = """
“It wasn’t that Ana liked it, it was the way he sold it,” Pell said. | It wasn’t that Ana liked it, it was the way he sold it
Lack of water is not a mere trifle — it costs lives, the mayor said. | Lack of water is not a mere trifle — it costs lives
However, while the sale looked like a gift, a deal was still possible. | while the sale looked like a gift, a deal was still possible
The bank kept the money, although it has since lost it. | The bank kept the money, although it has since lost it
Smith won the seat, while Ana Ruiz lost hers by two votes. | Smith won the seat / Ana Ruiz lost hers by two votes
Here are some of the highlights. |
“It is a good thing, but the tax will bring risks,” Pell said. | the tax will bring risks
“But what I do know when we see the strong men like Pell,” she said. |
Pell was asked about guilt. The minister admitted that he did. | Pell was asked about guilt
“I did nothing with the house, I could have built the biggest firm,” Pell said. | I did nothing with the house / I could have built the biggest firm
“When I left Hull, a big part of me was ... I don't want to say done...” | I don't want to say done
She said no: two men had left. | two men had left
"""


@pytest.fixture(scope="module")
def claims() -> dict[str, str]:
    texts = [line.split(" |")[0] for line in LINES.strip().splitlines()]
    docs = parse([Article(str(n), text) for n, text in enumerate(texts)])
    return {text: " / ".join(row.text for row in doc._.claims) for text, doc in zip(texts, docs, strict=True)}


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_units_are_whole(claims: dict[str, str], line: str) -> None:
    text, _, expected = line.partition(" |")
    assert claims[text] == expected.strip()
