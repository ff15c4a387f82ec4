"""An article for tests of corrections, and lines of a file that corrects it."""

from __future__ import annotations

from typing import Any

from newsangles.documents.article import Article

TEXT = (
    "Ana Ruiz, the mayor, said the quay is safe. Tom Hale, a pilot, said that it will close on Monday. "
    "He accused Ruiz of lying. Officials said 12 boats left the harbour on 3 March 2025."
)
HARBOUR = Article("harbour", TEXT)
NOTE = "Kim: I was there"

Line = dict[str, Any]
Row = dict[str, Any]


def at(text: str, inside: str = "") -> Line:
    """Where a text stands in the article, first in this stretch of it."""
    begin = TEXT.index(text, TEXT.index(inside or text))
    return {"start": begin, "end": begin + len(text)}


def line(table: str, do: str, text: str, inside: str = "", **rest: Any) -> Line:
    who, _, why = NOTE.partition(": ")
    known = {"article": "harbour", "table": table, "do": do, "text": text, "who": who, "why": why}
    return {**known, **at(text, inside), **rest}


def change(table: str, text: str, values: Row, inside: str = "", **rest: Any) -> Line:
    return line(table, "change", text, inside, set=values, **rest)


def add(table: str, text: str, values: Row, inside: str = "") -> Line:
    return line(table, "add", text, inside, set=values)


def drop(table: str, text: str, inside: str = "", **rest: Any) -> Line:
    return line(table, "drop", text, inside, **rest)


QUAY, CLOSE = "the quay is safe", "that it will close on Monday"
GOOD = change("quotes", QUAY, {"kind": "mixed"})
