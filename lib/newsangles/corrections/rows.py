"""Rows of a Doc as corrections name them, and the state of correcting one Doc."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from newsangles.angles.angle import angles
from newsangles.angles.shell import place as place_of
from newsangles.angles.shell import plain_rows
from newsangles.corrections.file import Correction, Corrections
from newsangles.corrections.validation import columns_by_key, id_column, shortened
from newsangles.language.parsed_text import ParsedText, parsed_text_of
from newsangles.tables.schema import Column

PlainRow = dict[str, Any]


class NotApplicable(Exception):
    """A correction that cannot be applied: why, and what can be done."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(cause, remedy)
        self.cause, self.remedy = cause, remedy


def tables_in_order() -> tuple[str, ...]:
    """The tables of all angles, in the order in which they are corrected."""
    return tuple(table for angle in angles() for table in angle.tables)


def forget_rows(doc: Doc) -> None:
    """Take all rows of the angles out of a Doc."""
    for table in tables_in_order():
        doc.user_data.pop(place_of(table), None)


def rows_as_written(doc: Doc) -> dict[str, list[PlainRow]]:
    """All rows of a Doc as the file writes them."""
    names = RowNames()
    for table in tables_in_order():
        names.enter(table, plain_rows(doc, table))
    return {table: [names.written(table, row) for row in plain_rows(doc, table)] for table in tables_in_order()}


class RowNames:
    """Names of rows in the file: actors by their names, others by their places.

    Attributes:
        at: By table and id, the place of a row, as it was read.
        called: By name, the ids of the actors that had it when they were read, or have it now.
        name: By id, the name that an actor had when it was read.
    """

    def __init__(self) -> None:
        self.at: dict[str, dict[str, tuple[int, int]]] = {}
        self.called: dict[str, list[str]] = {}
        self.name: dict[str, str] = {}

    def enter(self, table: str, found: Sequence[PlainRow]) -> None:
        """Note the rows of a table."""
        own = id_column(table)
        if not own:
            return
        self.at[table] = {row[own]: (row["start"], row["end"]) for row in found}
        if table == "actors":
            for row in found:
                self.call(row["actor_id"], row["name"])
                self.name[row["actor_id"]] = row["name"]

    def call(self, actor_id: str, name: str) -> None:
        """Note that an actor goes by a name."""
        ids = self.called.setdefault(comparable(name), [])
        if actor_id not in ids:
            ids.append(actor_id)

    def renumber(self, table: str, new: Mapping[str, str | None]) -> None:
        """Give the rows of a table their new ids; what is gone loses its own."""
        places = self.at.get(table, {})
        self.at[table] = {i: place for old, place in places.items() if (i := new.get(old)) is not None}
        if table == "actors":
            self.called = {
                name: list(dict.fromkeys(i for old in ids if (i := new.get(old)) is not None))
                for name, ids in self.called.items()
            }
            self.name = {i: name for old, name in self.name.items() if (i := new.get(old)) is not None}

    def written(self, table: str, row: PlainRow) -> PlainRow:
        """A row as the file writes it."""
        return {key: self._value(c, row[c.name]) for key, c in columns_by_key(table).items()}

    def _value(self, column: Column, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [self._value(column, item) for item in value]
        if not column.names or value is None:
            return value
        name = self.name.get(value)
        if column.names == "actors" and name is not None and self.called.get(comparable(name)) == [value]:
            return name
        start, end = self.at.get(column.names, {}).get(value, (None, None))
        return {"start": start, "end": end}


def comparable(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.split())


@dataclass
class CorrectionApplier:
    """The state of correcting one Doc, table by table, as the angles write them.

    Attributes:
        doc: The Doc, with all its rows as they are read without corrections.
        corrections: What is to be applied.
        text: The text of the Doc, which would be put together anew each time that it is asked for.
        original: The rows without corrections, as the file writes them.
        names: How rows are named in the file.
        unapplied: Which corrections were not applied, and why: number, cause, remedy.
        quote_actors: Actors of quotes, which are known after the quotes: a correction, its quote's id, the actor.
        corrected_mentions: The places of mentions that were corrected.
        actors_to_count: Ids of actors whose mentions were corrected.
        actors_with_roles: Ids of actors whose roles were corrected.
        added: How many rows were added, for ids that no other row has.
    """

    doc: Doc
    corrections: Corrections
    text: str = field(init=False)
    original: dict[str, list[PlainRow]] = field(init=False)
    names: RowNames = field(default_factory=RowNames)
    unapplied: list[tuple[int, str, str]] = field(default_factory=list)
    quote_actors: list[tuple[int, Correction, str, PlainRow]] = field(default_factory=list)
    corrected_mentions: list[tuple[int, int]] = field(default_factory=list)
    actors_to_count: set[str] = field(default_factory=set)
    actors_with_roles: set[str] = field(default_factory=set)
    added: int = 0

    def __post_init__(self) -> None:
        self.text = self.doc.text
        self.original = rows_as_written(self.doc)

    @property
    def view(self) -> ParsedText:
        """The parsed text of the Doc."""
        return parsed_text_of(self.doc)

    def new_id(self) -> str:
        """An id for a row that is added, until the rows are numbered."""
        self.added += 1
        return f"new{self.added}"

    def attempt(self, number: int, step: Callable[..., None], *arguments: Any) -> None:
        """Do a step of a correction, or note why it is not applied."""
        try:
            step(*arguments)
        except NotApplicable as reason:
            self.unapplied.append((number, reason.cause, reason.remedy))


def enter_rows(applier: CorrectionApplier, table: str) -> None:
    """Note the rows of a table, and where each stands before it is corrected."""
    found = plain_rows(applier.doc, table)
    for row in found:
        row["_at"] = (row["start"], row["end"])
    applier.names.enter(table, found)


def check_text_stands(applier: CorrectionApplier, correction: Correction) -> None:
    """Make sure that the text still stands where the correction says."""
    start, end, text = correction.start, correction.end, correction.text
    if applier.text[start:end] == text and end <= len(applier.text):
        return
    there = applier.text.find(text)
    if there < 0:
        raise NotApplicable(f"{shortened(text)} no longer stands in the article", "correct the line, or take it out")
    if applier.text.find(text, there + 1) >= 0:
        raise NotApplicable(f"{shortened(text)} no longer stands at {start} to {end}", "correct start and end")
    now = f"it now stands at {there} to {there + len(text)}"
    raise NotApplicable(f"{shortened(text)} no longer stands at {start} to {end}; {now}", "correct start and end")


def find_row(applier: CorrectionApplier, correction: Correction) -> PlainRow:
    """The row that a correction names."""
    table, place = correction.table, (correction.start, correction.end)
    stored = plain_rows(applier.doc, table)
    here = [row for row in stored if row["_at"] == place]
    here = here or [row for row in stored if (row["start"], row["end"]) == place]
    found = [row for row in here if fits_where(correction, applier.names.written(table, row))]
    if len(found) == 1:
        return found[0]
    if found:
        each = [applier.names.written(table, row) for row in found]
        apart = [key for key in each[0] if not all(row[key] == each[0][key] for row in each)]
        apart = [key for key in apart if key != id_column(table)]
        raise NotApplicable(
            f"{len(found)} rows of {table} stand at {place[0]} to {place[1]}",
            f'tell them apart in "where" by {", ".join(apart)}',
        )
    cause = f"no row of {table} stands at {place[0]} to {place[1]}" + " that fits where" * bool(here)
    raise NotApplicable(cause, "correct the line, or take it out")


def original_row(applier: CorrectionApplier, correction: Correction) -> PlainRow | None:
    """The row that a correction names, as it is read without corrections."""
    place = (correction.start, correction.end)
    found = [row for row in applier.original[correction.table] if (row["start"], row["end"]) == place]
    return next((row for row in found if fits_where(correction, row)), None)


def fits_where(correction: Correction, row: PlainRow) -> bool:
    """True if a row has the values that a correction gives to tell rows apart."""
    by_name = {c.name: key for key, c in columns_by_key(correction.table).items()}
    return all(row[by_name.get(key, key)] == value for key, value in correction.where.items())


def stored_value(applier: CorrectionApplier, column: Column, value: Any) -> Any:
    """A value of the file as the row keeps it."""
    if isinstance(value, list) and column.names:
        return tuple(stored_value(applier, column, item) for item in value)
    if isinstance(value, list):
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    if value is None or not column.names:
        return float(value) if column.dtype == "Float64" and value is not None else value
    if isinstance(value, str):
        return actor_called(applier, value)
    return row_id_at(applier, column.names, value["start"], value["end"])


def actor_called(applier: CorrectionApplier, name: str) -> str:
    """The id of the actor of this name."""
    found = applier.names.called.get(comparable(name)) or [
        row["actor_id"] for row in plain_rows(applier.doc, "actors") if name in row["aliases"]
    ]
    if len(found) > 1:
        raise NotApplicable(
            f"{len(found)} actors are called {shortened(name)}", "name a mention of it by start and end"
        )
    if not found:
        raise NotApplicable(
            f"no actor is called {shortened(name)}", "correct the name, or change or add a mention of it first"
        )
    return found[0]


def row_id_at(applier: CorrectionApplier, table: str, start: int, end: int) -> str:
    """The id of the row that stands at a place; of an actor, the one that is mentioned there."""
    for name, place in applier.names.at.get(table, {}).items():
        if place == (start, end):
            return name
    own = id_column(table)
    for row in plain_rows(applier.doc, "mentions" if table == "actors" else table):
        if (row["start"], row["end"]) == (start, end) and row[own] is not None:
            return str(row[own])
    raise NotApplicable(f"none of the {table} stands at {start} to {end}", "correct the place")


def stored_values(applier: CorrectionApplier, table: str, given: Mapping[str, Any]) -> PlainRow:
    """Columns and values as rows keep them, of keys and values of the file."""
    return {c.name: stored_value(applier, c, given[key]) for key, c in columns_by_key(table).items() if key in given}
