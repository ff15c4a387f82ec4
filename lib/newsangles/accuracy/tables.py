"""Tables to draw rows from, with the texts and names by which their rows are judged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import dataset

from newsangles.accuracy.context import Span, sentences
from newsangles.corrections.rows import PlainRow, RowNames, tables_in_order
from newsangles.corrections.validation import columns_by_key, repeats_text
from newsangles.documents.checks import brief
from newsangles.errors import DocumentError, ParameterError
from newsangles.tables.frames import Tables, frame, named_records, row_type
from newsangles.tables.schema import columns
from newsangles.tables.wording import called

Place = tuple[str, int, int]
"""An article, and where a row begins and ends there."""

_SMALL = frozenset(
    "a an the one two three four five six seven eight nine ten several some many other his her its their our".split()
)
"""Words with which a description begins that is no name."""


def table_names(given: Sequence[str]) -> tuple[str, ...]:
    """The tables to judge, each once; *all* stands for every table that can be corrected.

    Raises:
        ParameterError: There is no such table, or its rows are not judged.
    """
    known = tables_in_order()
    for name in given:
        if name not in (*known, "all"):
            raise ParameterError(name, "no table whose rows are judged", f"use some of {', '.join(known)}, or all")
    return known if "all" in given else tuple(dict.fromkeys(given))


def is_folder_of_tables(folder: str | Path) -> bool:
    """True if a folder holds tables as ``newsangles extract`` writes them; of CSV files `tables_in` says what to do."""
    place = Path(folder)
    names = ("articles", "actors")
    return place.is_dir() and all(_stored(place, name) or (place / f"{name}.csv").exists() for name in names)


def tables_in(folder: str | Path, names: Iterable[str]) -> Tables:
    """The tables in a folder that are needed to judge rows of some.

    Args:
        folder: As ``newsangles extract`` writes it, in Parquet (also by month) or JSON Lines.
        names: The tables that are judged.

    Raises:
        DocumentError: A table is not there, or cannot be read.
    """
    needed = dict.fromkeys(["articles", "actors", *names])
    for name in names:
        needed |= dict.fromkeys(c.names for c in columns(row_type(name)) if c.names)
    return Tables({name: _table(Path(folder), name) for name in needed})


def _stored(folder: Path, name: str) -> Path | None:
    found = (folder / f"{name}.parquet", folder / f"{name}.jsonl", folder / name)
    return next((path for path in found if path.exists()), None)


def _table(folder: Path, name: str) -> pd.DataFrame:
    path = _stored(folder, name)
    if path is None:
        cause = f"no table of {name} as Parquet or JSON Lines in this folder"
        raise DocumentError(folder, cause, "make it: newsangles extract SOURCE --out DIR")
    wanted = [c.name for c in columns(row_type(name))]
    try:
        if path.suffix == ".jsonl":
            with path.open(encoding="utf-8") as stream:
                rows = [json.loads(line) for line in stream if line.strip()]
        else:
            rows = dataset.dataset(path, format="parquet").to_table(wanted).to_pylist()
        return frame(name, [{column: _tuples(row[column]) for column in wanted} for row in rows])
    except MemoryError:
        raise
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
        raise DocumentError(path, f"not readable as a table of {name} ({brief(error)})", "make it again") from error


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


@dataclass
class Judged:
    """Tables to draw rows from.

    Attributes:
        tables: The tables.
        names: The name of each actor, by article and id.
        articles: The rows of the table of articles, by id.
    """

    tables: Mapping[str, pd.DataFrame]
    names: dict[tuple[str, str], str] = field(init=False)
    articles: dict[str, PlainRow] = field(init=False)
    _sentences: dict[str, list[Span]] = field(default_factory=dict)
    _rows: dict[tuple[str, str], list[PlainRow]] = field(default_factory=dict)
    _lines: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _known: dict[str, RowNames] = field(default_factory=dict)

    def __post_init__(self) -> None:
        actors = self.tables["actors"]
        self.names = called(actors)
        described = actors[~actors["named"].astype(bool)]
        for key in zip(described["article_id"], described["actor_id"], strict=True):
            first, space, rest = self.names[key].partition(" ")
            if first.lower() in _SMALL:
                self.names[key] = f"{first.lower()}{space}{rest}"
        self.articles = {row["article_id"]: row for row in named_records(self.tables["articles"])}

    def text(self, article: str) -> str:
        """The text of an article."""
        return str(self.articles[article]["text"])

    def sentences(self, article: str) -> list[Span]:
        """The sentences of an article."""
        if article not in self._sentences:
            self._sentences[article] = sentences(self.text(article))
        return self._sentences[article]

    def rows(self, table: str, article: str) -> list[PlainRow]:
        """The rows of a table in an article, in the order of the table."""
        if (table, article) not in self._rows:
            if table not in self._lines:
                self._lines[table] = {
                    str(i): lines for i, lines in self.tables[table].groupby("article_id").indices.items()
                }
            lines = self._lines[table].get(article, [])
            self._rows[table, article] = list(named_records(self.tables[table].iloc[lines]))
        return self._rows[table, article]

    def written(self, table: str, row: PlainRow) -> PlainRow:
        """A row as corrections write it: other rows by their places, actors by their names."""
        return self._names_in(row["article_id"]).written(table, row)

    def _names_in(self, article: str) -> RowNames:
        if article not in self._known:
            known = self._known[article] = RowNames()
            for table in tables_in_order():
                if table in self.tables:
                    known.enter(table, self.rows(table, article))
        return self._known[article]

    def at(self, table: str, place: Place) -> list[PlainRow]:
        """The rows of a table at a place."""
        return [row for row in self.rows(table, place[0]) if (row["start"], row["end"]) == place[1:]]

    def where(self, table: str, row: PlainRow) -> PlainRow:
        """Columns that tell a row from others at its place, as corrections write them; empty where it stands alone.

        The predicate of a claim or an event is always told: what follows from it is corrected there.
        """
        others = self.at(table, (row["article_id"], row["start"], row["end"]))
        others.remove(row)
        heads = [key for key, c in columns_by_key(table).items() if c.names == "predicates" != table]
        if not others and not heads:
            return {}
        own, left = self.written(table, row), [self.written(table, one) for one in others]
        told = {key: own[key] for key in heads}
        left = [one for one in left if all(one[key] == own[key] for key in heads)]
        for key in _telling(table):
            if not left:
                break
            if any(one[key] != own[key] for one in left):
                told[key] = own[key]
                left = [one for one in left if one[key] == own[key]]
        return told


def _telling(table: str) -> list[str]:
    """The columns by which corrections may tell rows of a table apart."""
    return [
        key
        for key, c in columns_by_key(table).items()
        if not c.derived and not repeats_text(table, c.name) and key not in ("start", "end")
    ]
