"""The parts of a row that can be wrong by themselves, by table, from ``data/parts.tsv``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib import resources
from typing import NamedTuple

from newsangles.corrections.validation import columns_by_key, repeats_text
from newsangles.tables.frames import row_type


class Part(NamedTuple):
    """A part of a table's rows.

    Attributes:
        name: As judges write it: *source*.
        columns: The columns that hold it, by their names in corrections; () where the row as a whole is meant.
        words: What it is, for readers.
        question: The question that asks whether it is right.
    """

    name: str
    columns: tuple[str, ...]
    words: str
    question: str

    @property
    def is_all(self) -> bool:
        """True if a row that is wrong in this part should not be there."""
        return not self.columns


def parts_of(table: str) -> tuple[Part, ...]:
    """The parts of a table; where none are listed, one for each column that can be corrected.

    Raises:
        ParameterError: There is no such table.
    """
    row_type(table)
    return _listed().get(table) or _of_columns(table)


def part_names(table: str) -> tuple[str, ...]:
    """The names of a table's parts."""
    return tuple(part.name for part in parts_of(table))


@cache
def _listed() -> dict[str, tuple[Part, ...]]:
    found: dict[str, list[Part]] = defaultdict(list)
    text = (resources.files("newsangles.accuracy") / "data" / "parts.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            table, name, columns, words, question = line.split("\t")
            found[table].append(Part(name, tuple(columns.split()), words, question))
    return {table: tuple(parts) for table, parts in found.items()}


def _of_columns(table: str) -> tuple[Part, ...]:
    names = [
        key
        for key, c in columns_by_key(table).items()
        if not c.derived and not repeats_text(table, c.name) and key not in ("start", "end")
    ]
    return tuple(
        Part(name, (name,), name.replace("_", " "), f"Is the {name.replace('_', ' ')} right?") for name in names
    )
