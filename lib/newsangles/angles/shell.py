"""The spaCy component of every angle: it reads a Doc by its rules and stores rows as plain values.

A component reads what the structure of the document leaves to be read (`newsangles.language.readable`): this is the one
place that keeps menus, credits and notes from all angles.

The factories say what they require and assign, so that ``nlp.analyze_pipes()`` shows their order. They read parts of
speech too, but do not say so: spaCy's attribute ruler, which sets them, does not say that it does.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from spacy.tokens import Doc

from newsangles.language.doc_text import text_of
from newsangles.language.readable import Span, apart, hidden, readable
from newsangles.language.rules import Rules, made, using
from newsangles.tables.schema import TABLES, Row, plain, rows


def place(table: str) -> str:
    """The key of ``doc.user_data`` under which a Doc keeps the rows of a table, as plain values."""
    return f"newsangles.{table}"


def stored(doc: Doc, table: str) -> tuple[Any, ...]:
    """Rows of one table that a Doc keeps; empty if the angle has not run."""
    return tuple(rows(TABLES[table], doc.user_data.get(place(table), [])))


def plain_rows(doc: Doc, table: str) -> list[dict[str, Any]]:
    """The stored rows of one table, which may be changed in place; empty if the angle has not run."""
    found: list[dict[str, Any]] = doc.user_data.get(place(table), [])
    return found


def offer(*tables: str) -> None:
    """Let a Doc give the rows of these tables, as in ``doc._.quotes``."""
    for table in tables:
        Doc.set_extension(table, getter=functools.partial(stored, table=table), force=True)


def _restore(row: dict[str, Any], text: str, blanks: Sequence[Span]) -> None:
    """Give a row read from a text with blanks the words of the whole text, and parts without the blanks."""
    if not any(row["start"] < end and start < row["end"] for start, end in blanks):
        return
    row["text"] = text[row["start"] : row["end"]]
    if "parts" in row:
        row["parts"] = tuple(part for span in row["parts"] for part in apart(tuple(span), blanks, text)) or row["parts"]
    for name in [name for name in row if f"{name}_start" in row and f"{name}_end" in row and row[name] is not None]:
        row[name] = text[row[f"{name}_start"] : row[f"{name}_end"]]


class Component:
    """An angle in a spaCy pipeline; its rows survive ``DocBin(store_user_data=True)`` and ``doc.to_bytes()``.

    Args:
        rules: The rules to read by, as `newsangles.language.rules.made` takes them; None: those in use around it.
    """

    main: ClassVar[str] = ""
    """The rule file to which a list of lines in the component's config is added."""

    whole: ClassVar[bool] = False
    """True if it reads all of a Doc, also the parts that are not read for what they say."""

    def __init__(self, rules: Rules | str | Path | Sequence[str] | Mapping[str, Sequence[str]] | None = None) -> None:
        self.rules = rules if rules is None or isinstance(rules, Rules) else made(rules, self.main)

    def read(self, doc: Doc) -> Mapping[str, Iterable[Row]]:
        """Rows of one parsed Doc, by table, in the order of the text."""
        raise TypeError(f"{type(self).__name__} has no read")

    def __call__(self, doc: Doc) -> Doc:
        """Read one parsed Doc, and store its rows."""
        with using(self.rules) if self.rules else contextlib.nullcontext():
            blanks = () if self.whole else hidden(doc)
            given = readable(doc, blanks)
            tables = {table: [plain(row) for row in found] for table, found in self.read(given).items()}
        if given is not doc:
            text = text_of(doc)
            for found in tables.values():
                for row in found:
                    _restore(row, text, blanks)
        doc.user_data.update({place(table): found for table, found in tables.items()})
        return doc

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """Nothing: what a component needs stands in its config."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> Component:
        """The component, as its config made it."""
        return self

    def to_disk(self, path: object, *, exclude: Sequence[str] = ()) -> None:
        """Write nothing: what a component needs stands in its config."""

    def from_disk(self, path: object, *, exclude: Sequence[str] = ()) -> Component:
        """The component, as its config made it."""
        return self
