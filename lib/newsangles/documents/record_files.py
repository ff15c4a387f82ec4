"""Tables of articles: the rows of JSON Lines, CSV and Parquet files, streamed."""

from __future__ import annotations

import csv
import json
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from newsangles.documents.article import Article
from newsangles.documents.checks import (
    Options,
    allows_nul,
    binary,
    brief,
    checked,
    cleaned,
    date_of,
    likely_encoding,
    marked_encoding,
    no_column,
    no_text,
    too_long,
    undecodable,
)
from newsangles.documents.days import is_empty
from newsangles.documents.sources import ABOUT, ALLOWED, Entry
from newsangles.errors import DocumentError

SEPARATORS = (",", ";", "\t", "|")
"""Signs that may stand between the cells of a CSV file."""

LONGEST_HEADER = 100_000
"""Limit of characters of the line with the names of the columns."""

FIELDS = ("id", "text", "title", "outlet", "url", "published")
"""The columns of a table that are read; any other is ignored."""

JUDGED = frozenset(("question", "verdict", "asks", "table", "text"))
"""Columns that tell a sheet of judged rows, which is no table of articles."""

CORRECTED = frozenset(("article", "table", "do", "start", "end", "text"))
"""Keys that tell corrections by the first line, whatever the name of their file."""

Rows = Iterator[tuple[int, dict[str, Any] | DocumentError]]
"""The rows of a table by number, from 1; a row that cannot be read is its error."""


def record_articles(entry: Entry, options: Options, taken: set[str]) -> Iterator[Article | DocumentError]:
    """The articles of a table, or the one picked; ids that other sources have are avoided, and added to ``taken``."""
    if not stat.S_ISREG(entry.path.stat().st_mode):
        raise DocumentError(entry.shown, "not a regular file", f"give a file that ends in {ALLOWED}")
    if entry.path.suffix.lower() != ".parquet" and not allows_nul(options.encoding):
        with entry.path.open("rb") as stream:
            if mark := marked_encoding(stream.read(4)):
                raise binary(entry.shown, mark)
    own: set[str] = set()
    textless: list[int] = []  # reported one by one only where another row has a text; else the column is missing
    has_text = False
    number = 0
    for number, identity, row in _identified(entry, options):
        if isinstance(row, DocumentError):
            yield row
            continue
        if "text" not in row and not has_text and entry.row is None:
            textless.append(number)
            continue
        if not has_text:
            has_text = True
            yield from (no_text(_where(entry, n)) for n in textless)
        try:
            yield _row(entry, _where(entry, number), _free(identity, entry, taken, own), identity, row, options)
        except DocumentError as error:
            yield error
        if entry.row is not None:
            taken |= own
            return
    taken |= own
    if entry.row is not None:
        raise DocumentError(f"{entry.shown}#{entry.row}", "no row has this id", "check the table's id column")
    if textless and not has_text:
        raise no_column(entry.shown, [])
    if not number:
        raise DocumentError(entry.shown, "a table without rows", "check that it was written completely")


def _identified(entry: Entry, options: Options) -> Iterator[tuple[int, str, dict[str, Any] | DocumentError]]:
    """The rows by number and id, or the one picked; an unreadable one, or a repeated id, is its error."""
    kinds: dict[str, Callable[[Entry, Options], Rows]] = {".jsonl": _jsonl, ".csv": _csv, ".parquet": _parquet}
    seen: dict[str, int] = {}
    for number, row in kinds[entry.path.suffix.lower()](entry, options):
        where = _where(entry, number)
        if isinstance(row, DocumentError):
            if entry.row is None:
                yield number, "", row
            continue
        try:
            identity = _identity(row.get("id"), where) or f"{entry.path.stem}-{number}"
        except DocumentError as error:
            if entry.row is None:
                yield number, "", error
            continue
        if entry.row is not None and identity != entry.row:
            continue
        first = seen.setdefault(identity, number)
        if first != number:
            other = _where(entry, first).removeprefix(f"{entry.shown} ")
            cause = f"the id {identity!r} is that of {other} too"
            yield number, identity, DocumentError(where, cause, "give each row an id of its own")
            continue
        yield number, identity, row


def _row(entry: Entry, where: str, name: str, identity: str, row: dict[str, Any], options: Options) -> Article:
    """The article of a row."""
    text = None if is_empty(row.get("text")) else row["text"]
    if not isinstance(text, str):
        raise no_text(where) if text is None else DocumentError(
            where, f"its text is not a string but {type(text).__name__}", "write the text as a string"
        )  # fmt: skip
    known: dict[str, Any] = {key: cleaned(row.get(key), key, where) for key in ("title", "outlet", "url")}
    article = Article(name, text, **known, path=entry.shown, source=f"{entry.shown}#{identity}")
    published, is_unreadable = date_of(row.get("published"), where, options)
    if published is not None:
        article = replace(article, published=published, published_source="given")
    elif is_unreadable:
        article = replace(article, published_source="unreadable")
    return checked(article, where, options)


def _where(entry: Entry, number: int) -> str:
    """The place of a row for a reader: its line in JSON Lines; a CSV file's header is not counted."""
    return f"{entry.shown} {'line' if entry.path.suffix.lower() == '.jsonl' else 'row'} {number}"


def _identity(value: object, where: str) -> str | None:
    """The id column as a string; None where it is empty."""
    if is_empty(value):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # pandas turns a column of integers into floats where one is missing
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return cleaned(value, "id", where)


def _free(identity: str, entry: Entry, taken: set[str], own: set[str]) -> str:
    """The id, with the table's name before it where another source has the same."""
    names = (identity, f"{entry.path.stem}/{identity}", f"{entry.shown}/{identity}", f"{entry.shown}#{identity}")
    name = next((name for name in names if name not in taken), names[-1])
    own.add(name)
    return name


def _jsonl(entry: Entry, options: Options) -> Rows:
    """The lines of a JSON Lines file. Blank ones are passed over, but counted."""
    longest = (
        12 * options.limit + 10_000_000
    )  # every character may be escaped, and there are other fields than the text
    with entry.path.open(encoding=options.encoding, errors="surrogateescape", newline="\n") as stream:
        number, is_first = 0, True
        while line := _line(stream.readline, longest, entry, options):
            number += 1
            if not line.strip():
                continue
            where = _where(entry, number)
            is_too_long = len(line) > longest and not line.endswith("\n")
            while len(line) > longest and not line.endswith("\n"):
                line = _line(stream.readline, longest, entry, options) or "\n"
            if is_too_long:
                yield number, too_long(where, f"more than {longest:,} characters", options.limit)
                continue
            if (bad := _escaped(line)) is not None:
                yield number, undecodable(where, bad, options.encoding, _likely(line, options))
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, DocumentError(where, f"broken JSON ({brief(error)})", "correct or remove this line")
                continue
            if isinstance(row, dict):
                if is_first and row.keys() >= CORRECTED:  # their text holds rows' words, too
                    raise DocumentError(entry.shown, "corrections, not documents", ABOUT)
                is_first = False
                yield number, row
            else:
                yield number, DocumentError(where, "not a JSON object", 'write it as in {"id": "…", "text": "…"}')


def _line(readline: Callable[[int], str], longest: int, entry: Entry, options: Options) -> str:
    """The next line of a stream, or its first characters; what cannot be decoded at all ends the table."""
    try:
        return readline(longest + 1)
    except UnicodeError as error:
        raise undecodable(entry.shown, f" ({brief(error)})", options.encoding, "") from error


def _csv(entry: Entry, options: Options) -> Rows:
    """The records of a CSV file."""
    with entry.path.open(encoding=options.encoding, errors="surrogateescape", newline="") as stream:
        sign = _separator(_line(stream.readline, LONGEST_HEADER, entry, options))
        stream.seek(0)
        reader = csv.reader(stream, strict=True, delimiter=sign)
        header = _record(reader, entry, options)
        if header is None:
            return
        if "text" not in header:
            raise no_column(entry.shown, header)
        if set(header) >= JUDGED:  # its column text holds rows' words
            raise DocumentError(entry.shown, "judgements, not documents", ABOUT)
        _once(entry.shown, header)
        number = 0
        while (cells := _record(reader, entry, options)) is not None:
            if not cells:
                continue  # a blank line
            number += 1
            where = _where(entry, number)
            bad = next((bad for cell in cells if (bad := _escaped(cell)) is not None), None)
            if bad is not None:
                yield number, undecodable(where, bad, options.encoding, _likely(" ".join(cells), options))
            elif len(cells) != len(header):  # an unquoted comma: the text would be cut short without a word
                cause = f"{len(cells)} cells where the header has {len(header)}"
                yield number, DocumentError(where, cause, "put a text with commas in quotation marks")
            else:
                yield number, dict(zip(header, cells, strict=True))


def _separator(header: str) -> str:
    """The sign between the cells, by the names of the columns: it is what sets *text* apart."""
    return next((sign for sign in SEPARATORS if "text" in next(csv.reader([header], delimiter=sign), [])), ",")


def _once(shown: str, header: list[str]) -> None:
    """Refuse a table in which a column that is read stands twice."""
    twice = next((name for name in FIELDS if header.count(name) > 1), None)
    if twice is not None:
        raise DocumentError(shown, f"two columns named {twice}", "rename or remove one of them")


def _record(reader: Any, entry: Entry, options: Options) -> list[str] | None:
    """The next record of a CSV file; None at the end."""
    # The csv module's own limit (131,072 characters) is too small for a text. It is a setting of the whole process, so
    # it is put back; without any, a quotation mark that is never closed would read the rest of the file into memory.
    first = reader.line_num + 1
    before = csv.field_size_limit(min(10 * options.limit + 1_000_000, 2**31 - 1))
    try:
        record: list[str] | None = next(reader, None)
    except csv.Error as error:
        where = f"{entry.shown} line {first}"
        last = f" up to line {reader.line_num}" if reader.line_num > first else ""
        cause = f"broken CSV{last} ({brief(error)}), so the rest is not read"
        raise DocumentError(where, cause, "check the quotation marks of the row that begins there") from error
    except UnicodeError as error:
        raise undecodable(entry.shown, f" ({brief(error)})", options.encoding, "") from error
    finally:
        csv.field_size_limit(before)
    return record


def _parquet(entry: Entry, options: Options) -> Rows:
    """The rows of a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(entry.path) as file:
            present = file.schema_arrow.names
            if "text" not in present:
                raise no_column(entry.shown, present)
            _once(entry.shown, present)
            number = 0
            # Few rows at a time: a text may be long.
            for batch in file.iter_batches(batch_size=64, columns=[name for name in FIELDS if name in present]):
                for i in range(batch.num_rows):
                    number += 1
                    try:
                        yield number, {name: _cell(batch.column(name)[i]) for name in batch.schema.names}
                    except (ValueError, OverflowError) as error:  # a string that is not UTF-8, a date out of range
                        cause = f"a value cannot be read ({brief(error)})"
                        yield number, DocumentError(_where(entry, number), cause, "write this row anew")
    except pa.ArrowException as error:
        cause = f"not readable as Parquet ({brief(error)})"
        raise DocumentError(entry.shown, cause, "check that it was written completely") from error


def _cell(cell: Any) -> Any:
    """The value of a cell; a time stamp whose zone nobody knows as one without a zone."""
    import pyarrow as pa

    try:
        return cell.as_py()
    except KeyError:  # zoneinfo and pytz name an unknown zone so
        return cell.cast(pa.timestamp(cell.type.unit)).as_py()


def _escaped(text: str) -> str | None:
    """The byte that could not be decoded, in words; None if all could.

    Tables are opened with ``surrogateescape``: a byte that is not in the encoding spoils its own row and no other.
    """
    match = None if text.isascii() else re.search("[\udc80-\udcff]", text)
    return f" (byte 0x{ord(match[0]) - 0xDC00:02x})" if match else None


def _likely(row: str, options: Options) -> str:
    """The encoding that a row with bytes of another one looks like, or ""."""
    return likely_encoding(row.encode(options.encoding.removesuffix("-sig"), "surrogateescape"))
