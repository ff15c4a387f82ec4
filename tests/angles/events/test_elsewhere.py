"""Participants that stand in another clause."""

from __future__ import annotations

import pytest

from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse
from newsangles.tables.schema import ActorRow, Event

CASES = {  # trigger, its source, its target
    "Norfolk Police said they had charged six men with theft.": ("charged", "Norfolk Police", None),
    "The Bank of Oslo said it had condemned the mayor.": ("condemned", "Bank of Oslo", None),
    "The council said it is dangerous to swim.": ("dangerous", None, None),
    "Marta Ruiz appeared in court accused of theft.": ("accused", None, "Marta Ruiz"),
}


@pytest.fixture(scope="module")
def rows() -> dict[str, tuple[list[Event], dict[str, ActorRow]]]:
    docs = parse([Article(str(n), text) for n, text in enumerate(CASES)])
    return {
        text: (doc._.events, {row.actor_id: row for row in doc._.actors}) for text, doc in zip(CASES, docs, strict=True)
    }


@pytest.mark.parametrize("text", CASES)
def test_participant_in_another_clause(rows: dict[str, tuple[list[Event], dict[str, ActorRow]]], text: str) -> None:
    word, source, target = CASES[text]
    events, actors = rows[text]
    row = next((row for row in events if row.text == word), None)
    assert source is None or (row and actors[row.source_actor_id or ""].name == source)
    assert row is None or source is not None or row.source_actor_id is None
    assert target is None or (row and actors[row.target_actor_id or ""].name == target)
