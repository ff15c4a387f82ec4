"""Clauses that are no statement."""

from __future__ import annotations

import pytest

from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

LINES = {
    "“The party wants no harm, yet this is exactly what the bill will do in Hull,” says Ruiz.": (
        "exactly what the bill will do in Hull"
    ),
    (
        "A Norwick poll last week found when undecided people were left out, 52 per cent wanted the bridge closed."
    ): "A Norwick poll last week found when undecided people were left out",
    (
        "Survivors say up to 40 people were killed on Monday in the northern town of\n\nMereville, in an attack."
    ): "up to 40 people were killed on Monday in the northern town of",
    "They found the mass of the moon and the speed the probe needed to stay there.": (
        "the speed the probe needed to stay there"
    ),
}
KEPT = {
    "What worries them is that the bridge is old, Pell said.": "What worries them is that the bridge is old",
    "When we asked again, the mayor left the room, Pell said.": "When we asked again, the mayor left the room",
    "Trade and, above all, people moving between towns requires a network of roads.": (
        "Trade and, above all, people moving between towns"
    ),
}


@pytest.fixture(scope="module")
def claims() -> dict[str, list[str]]:
    texts = list(LINES | KEPT)
    docs = list(parse([Article(str(n), text) for n, text in enumerate(texts)]))
    rows = [(text, row) for text, doc in zip(texts, docs, strict=True) for row in doc._.claims]
    return {text: [word for known, row in rows if known == text for word in (row.text, row.subject)] for text in texts}


@pytest.mark.parametrize("text", LINES)
def test_fragments_are_no_claims(claims: dict[str, list[str]], text: str) -> None:
    assert LINES[text] not in claims[text]


@pytest.mark.parametrize("text", KEPT)
def test_whole_statements_are_kept(claims: dict[str, list[str]], text: str) -> None:
    assert KEPT[text] in claims[text]
