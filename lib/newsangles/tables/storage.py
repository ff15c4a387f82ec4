"""Tables on disk: Parquet, JSON Lines or CSV, written as a stream and joined from parts."""

from __future__ import annotations

import contextlib
import csv
import errno
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import dataset
from spacy.tokens import Doc

from newsangles.errors import DocumentError, OutputError, ParameterError, lacks_memory
from newsangles.tables.frames import Record, document_records, row_type
from newsangles.tables.schema import TABLES, columns
from newsangles.tables.unfinished import unfinished

Format = Literal["parquet", "jsonl", "csv"]
MONTHLY = "*/year=*/month=*/*.parquet"
"""Where the files of tables by month lie below their folder: ``quotes/year=2025/month=3/0.parquet``. This is Hive's
layout, which pandas, DuckDB and Spark read as columns."""

UNDATED = 0
"""The year and month of undated rows in the layout by month; pandas cannot read Hive's own marker."""

_MONTH = pa.schema([("year", pa.int16()), ("month", pa.int8())])

MAX_HELD_CHARS = 2_000_000
"""Characters of a table's rows that are held before they are written, a row counting for 500 besides its text."""

ROW_GROUP_BYTES = 10_000_000
"""Bytes of a table that are put together from shards before they are written: readers skip whole groups of rows."""


def write(
    docs: Iterable[Doc], folder: str | Path, format: Format = "parquet", *, names: Sequence[str] = ()
) -> dict[str, int]:
    """Write the tables of any number of articles, as a stream: memory does not grow with them.

    A file appears under its name (``quotes.parquet``) only when it is complete; until then the old one stays.

    Args:
        docs: What `newsangles.parse` yields.
        folder: Where to; made if it is not there.
        format: ``parquet``; ``jsonl`` (a JSON object a line); ``csv`` (with a byte-order mark, so that spreadsheets
            read it as UTF-8; spans as JSON; an apostrophe before a cell that a spreadsheet would run as a formula).
        names: The tables to write; () for all.

    Returns:
        How many rows each table has.

    Raises:
        OutputError: The folder cannot be written to.
        ParameterError: There is no such format or table.
    """
    return write_records(map(document_records, docs), folder, format, names=names)


def write_records(
    articles: Iterable[Mapping[str, Sequence[Record]]],
    folder: str | Path,
    format: Format = "parquet",
    *,
    names: Sequence[str] = (),
) -> dict[str, int]:
    """Write tables as `write` does, from the records of each article by table, as `document_records` gives them."""
    check(format, names)
    row_types = {name: row_type(name) for name in names or TABLES}
    folder = Path(folder)
    counts = dict.fromkeys(row_types, 0)
    pending: dict[str, list[Record]] = {name: [] for name in row_types}
    held = dict.fromkeys(row_types, 0)
    with contextlib.ExitStack() as stack, writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        work = stack.enter_context(unfinished(folder))
        with contextlib.ExitStack() as files:
            sinks = {name: files.enter_context(_SINKS[format](work / name, name)) for name in row_types}
            for records in articles:
                for name in row_types:
                    counts[name] += len(records[name])
                    pending[name] += records[name]
                    held[name] += sum(500 + len(record["text"]) for record in records[name])
                    if held[name] >= MAX_HELD_CHARS:
                        sinks[name](pending[name])
                        pending[name], held[name] = [], 0
            for name in row_types:
                sinks[name](pending[name])
        for name in row_types:
            (work / name).replace(folder / f"{name}.{format}")
            if format == "parquet" and (folder / name).is_dir():  # the same by month, from before
                (folder / name).replace(work / f"{name}-before")
    return counts


def join(
    parts: Sequence[Path],
    folder: Path,
    format: Format = "parquet",
    *,
    names: Sequence[str] = (),
    by_month: bool = False,
) -> dict[str, int]:
    """Write tables as `write` does, from folders that hold the tables of some of the articles each, as Parquet.

    Args:
        parts: These folders.
        folder: Where to.
        format: As for `write`.
        names: As for `write`.
        by_month: Write Parquet in a file for each month in which articles were published (`MONTHLY`), so that a
            question about some months reads no others.

    Raises:
        OutputError: The folder cannot be written to.
        DocumentError: A file of a part is missing or damaged; ``where`` says which.
    """
    counts: dict[str, int] = {}
    with writing(folder), unfinished(folder) as place:
        for name in names or TABLES:
            whole, monthly = folder / f"{name}.{format}", folder / name
            new, old = place / name, place / f"{name}-before"
            if by_month:
                counts[name] = _write_monthly(parts, new, name)
                if monthly.exists():
                    monthly.replace(old)
                new.replace(monthly)
                whole.unlink(missing_ok=True)
            else:
                with _SINKS[format](new, name) as sink:
                    counts[name] = 0
                    for group in _groups(_part(part / f"{name}.parquet") for part in parts):
                        counts[name] += len(group)
                        sink(group)
                new.replace(whole)
                if format == "parquet" and monthly.exists():
                    monthly.replace(old)
    return counts


def _write_monthly(parts: Sequence[Path], path: Path, name: str) -> int:
    """Write a table by month; give its rows."""
    count = 0
    schema = _schema(name)
    for field in _MONTH:
        schema = schema.append(field)

    def batches() -> Iterator[pa.RecordBatch]:
        nonlocal count
        for part in parts:
            table = _part(part / f"{name}.parquet")
            known = _part(part / "articles.parquet", ["article_id", "published"])
            day = dict(zip(known["article_id"].to_pylist(), known["published"].to_pylist(), strict=True))
            days = [day[article] for article in table["article_id"].to_pylist()]
            for field, a, b in zip(_MONTH, (0, 5), (4, 7), strict=True):
                table = table.append_column(field, pa.array([int(d[a:b]) if d else UNDATED for d in days], field.type))
            count += len(table)
            yield from table.to_batches()

    dataset.write_dataset(
        batches(),
        path,
        schema=schema,
        format="parquet",
        file_options=dataset.ParquetFileFormat().make_write_options(compression="zstd"),
        partitioning=dataset.partitioning(_MONTH, flavor="hive"),
        basename_template="{i}.parquet",
        max_partitions=100_000,
        min_rows_per_group=2_000,
        use_threads=False,
        preserve_order=True,
    )
    if not count:  # or nothing would say which columns the table has
        undated = path / f"year={UNDATED}" / f"month={UNDATED}"
        undated.mkdir(parents=True)
        pq.write_table(_schema(name).empty_table(), undated / "0.parquet", compression="zstd")
    return count


def _schema(name: str) -> pa.Schema:
    return pa.schema([pa.field(c.name, c.arrow) for c in columns(row_type(name))])


def _part(path: Path, columns: list[str] | None = None) -> pa.Table:
    try:
        return pq.ParquetFile(path).read(columns)
    except (OSError, pa.ArrowException) as error:
        if lacks_memory(error):  # which says nothing of the file
            raise MemoryError from error
        if isinstance(error, OSError) and error.errno not in (None, errno.ENOENT):  # nor does what the system refuses
            raise
        cause = str(error).splitlines()[0]
        raise DocumentError(path, f"not readable as Parquet ({cause})", "make it again") from error


def _groups(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in fewer tables, each of about `ROW_GROUP_BYTES` bytes."""
    held: list[pa.Table] = []
    for table in tables:
        held.append(table)
        if sum(one.nbytes for one in held) >= ROW_GROUP_BYTES:
            yield pa.concat_tables(held)
            held = []
    if held:
        yield pa.concat_tables(held)


def check(format: str, names: Sequence[str]) -> None:
    """Raise ParameterError where there is no such format or table."""
    if format not in get_args(Format):
        raise ParameterError(format, "no such format", f"use one of {', '.join(get_args(Format))}")
    for name in names:
        row_type(name)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what the system says about a folder into this library's error."""
    try:
        yield
    except OSError as error:
        if lacks_memory(error):
            raise MemoryError from error
        cause = f"cannot be written to ({error.strerror or error})"
        raise OutputError(
            folder, cause, "name another folder (outputs, or --out in a terminal), or make room in it"
        ) from error


Sink = Callable[["list[Record] | pa.Table"], None]


@contextlib.contextmanager
def _parquet(path: Path, name: str) -> Iterator[Sink]:
    schema = _schema(name)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        yield lambda rows: writer.write_table(
            rows if isinstance(rows, pa.Table) else pa.Table.from_pylist(rows, schema=schema)
        )


@contextlib.contextmanager
def _jsonl(path: Path, name: str) -> Iterator[Sink]:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        yield lambda rows: file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(rows))


@contextlib.contextmanager
def _csv(path: Path, name: str) -> Iterator[Sink]:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        # RFC 4180's line end, not "\n": with that, Python before 3.13 leaves a cell with a carriage return unquoted.
        writer = csv.DictWriter(file, [c.name for c in columns(row_type(name))], lineterminator="\r\n")
        writer.writeheader()
        yield lambda rows: writer.writerows({k: guard(v) for k, v in record.items()} for record in _records(rows))


def _records(rows: list[Record] | pa.Table) -> list[Record]:
    records: list[Record] = rows.to_pylist() if isinstance(rows, pa.Table) else rows
    return records


_SINKS: Mapping[str, Callable[[Path, str], contextlib.AbstractContextManager[Sink]]] = {
    "parquet": _parquet,
    "jsonl": _jsonl,
    "csv": _csv,
}


def guard(value: Any) -> Any:
    """A value for CSV. Text that begins like a formula is guarded (OWASP, CSV injection)."""
    if isinstance(value, tuple | list):
        return json.dumps(value)
    if isinstance(value, str) and value.startswith(tuple("=+-@＝＋－＠\t\r\n")):
        return "'" + value
    return value
