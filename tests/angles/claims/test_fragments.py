"""Clauses that are no statement."""

from __future__ import annotations

import pytest

from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

LINES = """
“The party wants no harm, yet this is exactly what the bill will do in Hull,” says Ruiz. | exactly what the bill will do in Hull
A Norwick poll last week found when undecided people were left out, 52 per cent wanted the bridge closed. | A Norwick poll last week found when undecided people were left out
Survivors say up to 40 people were killed on Monday in the northern town of\\n\\nMereville, in an attack. | up to 40 people were killed on Monday in the northern town of
The judge said he knew the man who had hidden the money. | the man who had hidden the money
"""
KEPT = """
What worries them is that the bridge is old, Pell said. | What worries them is that the bridge is old
When we asked again, the mayor left the room, Pell said. | When we asked again, the mayor left the room
Trade and, above all, people moving between towns requires a network of roads. | Trade and, above all, people moving between towns
"""


@pytest.fixture(scope="module")
def claims() -> dict[str, list[str]]:
    texts = [line.split(" | ")[0].replace("\\n", "\n") for line in (LINES + KEPT).split("\n") if line]
    docs = parse([Article(str(n), text) for n, text in enumerate(texts)])
    rows = [(text, row) for text, doc in zip(texts, docs, strict=True) for row in doc._.claims]
    return {text: [word for known, row in rows if known == text for word in (row.text, row.subject)] for text in texts}


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_fragments_are_no_claims(claims: dict[str, list[str]], line: str) -> None:
    text, _, fragment = line.replace("\\n", "\n").partition(" | ")
    assert fragment not in claims[text]


@pytest.mark.parametrize("line", KEPT.strip().splitlines())
def test_whole_statements_are_kept(claims: dict[str, list[str]], line: str) -> None:
    text, _, statement = line.partition(" | ")
    assert statement in claims[text]
