"""Accusations with accuser, accused and answer."""

from __future__ import annotations

from typing import Any

from newsangles.angles.claims.accusations import COLUMNS, accusations
from newsangles.tables.frames import records, tables
from parses import one

TEXT = (
    "Ana Ruiz accused Harbour Bank of hiding losses. Harbour Bank denied the allegations. "
    "The mayor of Hull was accused of theft by two clerks."
)


def found(text: str) -> list[tuple[Any, ...]]:
    table = accusations(tables([one(text)]))
    assert list(table.columns) == COLUMNS
    return [(row["accuser"], row["accused"], row["answer_by"]) for row in records(table)]


def test_accuser_accused_and_answer() -> None:
    first, second = found(TEXT)
    assert first == ("Ana Ruiz", "Harbour Bank", "Harbour Bank")
    assert second == ("two clerks", "The mayor of Hull", None)


def test_no_accusation_no_row() -> None:
    assert found("The bank opened in May.") == []
