"""SQL over the tables of many articles on disk (DuckDB), each row with its article's outlet and date.

Two views are made on first use: ``copies`` (`newsangles.corpus.near_duplicates`) and ``people``
(`newsangles.corpus.people`).
"""

from __future__ import annotations

import contextlib
import glob
import re
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from newsangles.corpus.near_duplicates import Copy, copies, repeated_passages
from newsangles.corpus.people import ACTORS, Person, people
from newsangles.documents import project
from newsangles.documents.checks import brief
from newsangles.documents.read import read
from newsangles.errors import DocumentError, ParameterError
from newsangles.pipeline.parse import parse
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.tables.parameters import yes_or_no
from newsangles.tables.schema import TABLES, columns
from newsangles.tables.storage import MONTHLY, UNDATED, write, writing

ADDED = {
    "title": "the article's headline",
    "outlet": "who published the article",
    "published": "when the article was published (DATE); empty where unknown",
    "year": "the year of that date",
    "month": "the month of that date, 1 to 12",
}
"""The columns of each view in addition to the table's."""

MADE: dict[str, type[Copy] | type[Person]] = {"copies": Copy, "people": Person}
"""The views that are computed from the tables when a question first names them."""

_REPEATS = "article_id IN (SELECT article_id FROM copies WHERE NOT counted)"
_REPEATED = (
    "EXISTS (FROM repeated WHERE repeated.article_id = own.article_id AND own.start >= repeated.from_character "
    "AND own.start < repeated.to_character)"
)
_WHOLE = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}


class _Source(NamedTuple):
    """A table on disk as DuckDB reads it; one by month has year and month from its files' paths."""

    sql: str
    monthly: bool


class Corpus:
    """The tables in a folder, as `newsangles extract` writes them, for queries in SQL.

    There is a view for each table there, with the table's columns and `ADDED`, and those of `MADE`.
    """

    def __init__(self, folder: str | Path, *, once: bool = False, held: Mapping[str, pa.Table] | None = None) -> None:
        """Open a folder of tables; only what a query needs is read into memory.

        Args:
            folder: Where the Parquet tables are, each in one file or by month.
            once: Count each story once: leave out of every other view the articles, and the rows of the passages,
                that the view of copies does not count.
            held: The tables themselves, where they are in memory and not in the folder.

        Raises:
            ParameterError: There is no table of articles in the folder.
            DocumentError: A table there is damaged.
        """
        self.folder, self.once = Path(folder).resolve(), once
        self._held = dict(held or {})
        self._sources = {name: _Source(f"held_{name}", monthly=False) for name in self._held} or {
            name: source for name in TABLES if (source := _source(self.folder, name))
        }
        if "articles" not in self._sources:
            remedy = "make it: newsangles extract SOURCE --out DIR"
            raise ParameterError(folder, "no table of articles in this folder", remedy)
        # For data that do not fit into memory. DuckDB makes it when it needs it, so that a notebook's kernel, which is
        # killed at its end, leaves no folder.
        room = Path(tempfile.gettempdir(), f"newsangles-{secrets.token_hex(8)}")
        self._database = duckdb.connect(
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "temp_directory": str(room),
            }
        )
        self._made: dict[str, pd.DataFrame] = {}
        for name, table in self._held.items():
            self._database.register(f"held_{name}", table)
        if once:
            self._make("copies")
            self._database.register("repeated", repeated_passages(self._made["copies"]))
        for name, source in self._sources.items():
            sql = _articles(source, once) if name == "articles" else _joined(source, once and name != "actors")
            with self._readable(name):
                self._database.execute(f"CREATE VIEW {name} AS {sql}")
        # The second escapes brackets in the folder's name, as in a pattern; DuckDB checks both.
        allowed = sorted({f"{self.folder}/", f"{glob.escape(str(self.folder))}/"})
        self._database.execute("SET allowed_directories = ?", [allowed])
        self._database.execute("SET enable_external_access = false")
        self._database.execute("SET lock_configuration = true")  # otherwise a function could still write a log

    def query(self, sql: str) -> pd.DataFrame:
        """The answer to a question.

        Args:
            sql: One SELECT in DuckDB's SQL, about the views. It can read the folder's tables and no other file, and
                write none.

        Returns:
            The rows; whole numbers stay so beside missing values.

        Raises:
            ParameterError: It is wrong, or no SELECT; the message quotes DuckDB.
        """
        for name in MADE:
            if re.search(rf"\b{name}\b", sql, re.IGNORECASE):
                self._make(name)
        try:
            # Not the question itself: DuckDB allows COPY within WITH, which could overwrite a table. The argument
            # of its function `query` can only be a SELECT that writes nothing.
            answer = self._database.sql("SELECT * FROM query(?)", params=[sql]).to_arrow_table()
            return _whole(answer).to_pandas(types_mapper=_WHOLE.get)  # type: ignore[no-any-return]
        except (duckdb.Error, pa.ArrowException, ValueError, OverflowError) as error:
            cause = " ".join(str(error).split("\n\n")[0].split())
            raise ParameterError("query", cause, f"the views are {', '.join(self.views())}") from error

    def views(self) -> dict[str, dict[str, str]]:
        """The views by name, each with its columns and their meanings."""
        tables = {name: {c.name: c.meaning for c in columns(TABLES[name])} | ADDED for name in self._sources}
        return tables | {name: {c.name: c.meaning for c in columns(row)} for name, row in MADE.items()}

    @cached_property
    def every(self) -> Corpus:
        """The same corpus with all articles, repeated ones included."""
        if not self.once:
            return self
        other = Corpus(self.folder, held=self._held)
        for name in MADE:  # which are made from all articles here too
            self._make(name)
            other._register(name, self._made[name])
        return other

    def write(self, folder: str | Path) -> None:
        """Write the views of `MADE` as Parquet: ``copies.parquet``, ``people.parquet``.

        Raises:
            OutputError: The folder cannot be written to.
        """
        with writing(Path(folder)):
            Path(folder).mkdir(parents=True, exist_ok=True)
            for name in MADE:
                self._make(name)
                self._made[name].to_parquet(Path(folder, f"{name}.parquet"), index=False)

    def _make(self, name: str) -> None:
        """Make a view of `MADE`: a thousandth of a second an article for copies, half of that for people."""
        if name in self._made:
            return
        # From the tables, not their views, which with `once` leave out the very copies.
        articles = self._read("articles", "article_id", "outlet", "published", "text" if name == "copies" else "title")
        if name == "copies":
            made = copies(articles)
        else:
            known = "actors" in self._sources
            made = people(self._read("actors", *ACTORS) if known else pd.DataFrame(columns=list(ACTORS)), articles)
        self._register(name, made)

    def _register(self, name: str, made: pd.DataFrame) -> None:
        self._made[name] = made
        self._database.register(name, made)

    def _read(self, name: str, *names: str) -> pd.DataFrame:
        with self._readable(name):
            rows: pd.DataFrame = self._database.sql(f"SELECT {', '.join(names)} FROM {self._sources[name].sql}").df()
        return rows

    @contextlib.contextmanager
    def _readable(self, name: str) -> Iterator[None]:
        """Turn what DuckDB says of a table's file into this library's error."""
        try:
            yield
        except duckdb.OutOfMemoryException as error:
            raise ParameterError(self.folder, "its tables do not fit into memory", "make memory free") from error
        except duckdb.Error as error:
            where = self.folder / (name if self._sources[name].monthly else f"{name}.parquet")
            remedy = "make the tables anew: newsangles extract SOURCE --out DIR"
            raise DocumentError(where, f"not readable as Parquet ({brief(error)})", remedy) from error


def gather(
    source: str,
    published: str = "",
    *,
    model: str = DEFAULT_MODEL,
    outputs: str | Path = "",
    once: bool = False,
) -> Corpus:
    """Open a folder of tables, or make the tables of documents and open those.

    Args:
        source: A folder of tables, or a source as for `newsangles.read`; looked up from the current folder, then from
            the project's.
        published: As for `newsangles.read`; ignored for tables.
        model: As for `newsangles.parse`.
        outputs: The folder for the tables of documents; empty: they are kept in memory.
        once: As for `Corpus`.

    Raises:
        DocumentError: None of the documents could be read.
        ParameterError: A parameter is wrong.
        OutputError: The folder cannot be written to.
    """
    yes_or_no(once=once)
    for folder in (Path(source), (project.root() or Path()) / source):
        if folder.is_dir() and _source(folder.resolve(), "articles"):
            return Corpus(folder, once=once)
        if (folder / "run.json").is_file():  # otherwise its tables would be read as documents
            remedy = "make it: newsangles extract SOURCE --out DIR"
            raise ParameterError(source, "tables, but no table of articles as Parquet", remedy)
        if (folder / "tables" / "run.json").is_file():
            raise ParameterError(source, "a site, not documents", f"give its tables: {source}/tables")
    docs = parse(read(source, published), model=model)
    if outputs:
        write(docs, outputs)
        return Corpus(outputs, once=once)
    # Not kept in a temporary folder: a notebook's kernel, which is killed at its end, would leave it there.
    with tempfile.TemporaryDirectory(prefix="newsangles-") as place:
        write(docs, place)
        held = {name: pq.read_table(Path(place, f"{name}.parquet"), memory_map=False) for name in TABLES}
    return Corpus(place, once=once, held=held)


def _source(folder: Path, name: str) -> _Source | None:
    """The place of a table on disk; of two layouts, the one file."""
    where, monthly = glob.escape(str(folder)), MONTHLY.replace("*", name, 1)
    if (folder / f"{name}.parquet").is_file():
        return _Source(f"read_parquet({_literal(f'{where}/{name}.parquet')})", monthly=False)
    if any(folder.glob(monthly)):
        types = "hive_partitioning = true, hive_types = {year: INTEGER, month: INTEGER}"
        return _Source(f"read_parquet({_literal(f'{where}/{monthly}')}, {types})", monthly=True)
    return None


def _articles(source: _Source, once: bool) -> str:
    day = "CAST(published AS DATE)"
    own = f"{_OWN_MONTH}, {day} AS published" if source.monthly else f"{day} AS published"
    month = "" if source.monthly else f", CAST(year({day}) AS INTEGER) AS year, CAST(month({day}) AS INTEGER) AS month"
    return f"SELECT * REPLACE ({own}){month} FROM {source.sql} own" + f" WHERE NOT {_REPEATS}" * once


def _joined(source: _Source, once: bool) -> str:
    also = "articles.title, articles.outlet, articles.published"
    if source.monthly:  # from the path, so that DuckDB opens no files of other months than the question's
        columns = f"own.* EXCLUDE (year, month), {also}, {_OWN_MONTH}"
    else:
        columns = f"own.*, {also}, articles.year, articles.month"
    # Not of the actors, whom a row of an article's own passages may name.
    return f"SELECT {columns} FROM {source.sql} own JOIN articles USING (article_id)" + f" WHERE NOT {_REPEATED}" * once


_OWN_MONTH = f"nullif(own.year, {UNDATED}) AS year, nullif(own.month, {UNDATED}) AS month"


def _whole(answer: pa.Table) -> pa.Table:
    """The same table with decimals of scale 0 as integers: DuckDB sums integers into 128-bit decimals."""
    for n, field in enumerate(answer.schema):
        if pa.types.is_decimal(field.type) and field.type.scale == 0:
            with contextlib.suppress(pa.ArrowInvalid):  # it holds larger numbers
                answer = answer.set_column(n, field.name, answer.column(n).cast(pa.int64()))
    return answer


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
