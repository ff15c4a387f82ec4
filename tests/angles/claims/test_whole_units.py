"""The hard check of claims: each is a whole statement."""

from __future__ import annotations

import pytest

from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

LINES = """
“It wasn’t that Ana liked it, it was his voice,” Pell said. | It wasn’t that Ana liked it, it was his voice
Lack of water is not a mere trifle — it costs lives, he said. | Lack of water is not a mere trifle — it costs lives
However, while it looked bad, a deal was possible. | while it looked bad, a deal was possible
The bank kept the money, although it has since lost it. | The bank kept the money, although it has since lost it
Smith won the seat, while Ana Ruiz lost hers. | Smith won the seat / Ana Ruiz lost hers
The plan is old, and it has failed in Hull. | The plan is old, and it has failed in Hull
The plan is old, and it may fail in Hull. | The plan is old / it may fail in Hull
Here are some of the highlights. |
“It is a good thing, but the tax will bring risks,” Pell said. | the tax will bring risks
“But what I do know when we watch loud people like Pell,” she said. |
Pell was asked about guilt. The minister admitted that he did. | Pell was asked about guilt
“I did nothing there, I could have built a firm,” he said. | I did nothing there / I could have built a firm
Ana Ruiz has to pay the fine or she faces jail. | Ana Ruiz has to pay the fine or she faces jail
“I bought and mended the old boat,” Pell said. | I bought and mended the old boat
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
