"""Judge sheets: CSV files with one judged row a line, for people, spreadsheets, the widget and notebooks.

A sheet is written in UTF-8 with a byte-order mark, so that spreadsheets read it as such, and is read with or without
one, with commas, semicolons, tabs or bars between the cells. Cells that a spreadsheet would run as a formula have an
apostrophe before them. People fill in ``verdict``, and where they like ``part``, ``should_be``, ``note`` and ``judge``.
"""

from __future__ import annotations

import contextlib
import csv
import glob
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from newsangles.accuracy.parts import part_names
from newsangles.documents import project
from newsangles.documents.article import JUDGEMENTS
from newsangles.documents.checks import brief, content, likely_encoding, not_found
from newsangles.documents.days import day_of
from newsangles.documents.record_files import SEPARATORS
from newsangles.errors import DocumentError, NewsanglesError, ParameterError
from newsangles.tables.frames import records
from newsangles.tables.schema import TABLES
from newsangles.tables.unfinished import save

COLUMNS: Mapping[str, str] = {
    "number": "number of the line in its sheet, from 1",
    "question": "the claim that the row makes, as one yes-or-no question",
    "sentence": "the sentence around the row, the row's own words in ⟦ ⟧",
    "row": "the row in words, part by part",
    "verdict": "to fill in: right, edge or wrong; empty: not judged",
    "part": "to fill in where it is not right: the parts that are wrong, with commas between; empty: all of it",
    "should_be": "to fill in if you like: what the part should be; of a missing row, its words, several with | between",
    "note": "to fill in if you like",
    "judge": "who judged",
    "article_id": "the article",
    "outlet": "who published it",
    "published": "when, YYYY-MM-DD",
    "title": "its headline",
    "asks": "row: is this row right; missing: are rows of this table missing in the sentence",
    "table": "the table",
    "start": "where the row begins: characters into the article",
    "end": "where it ends, exclusive",
    "text": "its text",
    "where": "columns that tell rows at one place apart, as corrections write them: JSON",
    "rule": "the rule or model that made the row",
    "confidence": "the row's confidence; empty where it was never measured",
    "kind": "the row's kind, class or label",
    "source_kind": "the sort of source, for claims",
    "stratum": "the group of rows that it was drawn from",
    "share": "the share of this group's rows that were drawn: each stands for 1 / share rows",
    "by": "how the rows were grouped for drawing; empty: not at all",
    "seed": "the seed of the random numbers",
    "version": "the version of Newsangles that made the rows",
}
"""The columns of a sheet, with their meanings."""

TO_FILL = ("verdict", "part", "should_be", "note", "judge")
"""The columns that a judge fills in."""

NEEDED = ("verdict", "article_id", "table", "start", "end", "text")
"""The columns without which a file is no sheet."""

VERDICTS = ("right", "edge", "wrong")
_SAID = {"r": "right", "y": "right", "yes": "right", "e": "edge", "w": "wrong", "n": "wrong", "no": "wrong"}
ASKS = ("row", "missing")

SHEET = "sheet"
"""The column that says from which file a line was read; it is not written."""

OPEN, CLOSE = "⟦", "⟧"
"""The signs around the row's own words in the sentence."""

LARGEST = 500_000_000
"""Bytes; a longer file is no sheet that somebody judged."""

_WHOLE = {"number": "Int64", "start": "Int64", "end": "Int64", "seed": "Int64"}
_SHARES = {"confidence": "Float64", "share": "Float64"}
DTYPES: Mapping[str, str] = {name: {**_WHOLE, **_SHARES}.get(name, "str") for name in COLUMNS}
"""The dtypes of the columns. Texts are never missing: an empty cell is an empty text."""

_DOTTED = re.compile(r"^\s*(\d\d)\.(\d\d)\.(\d{4})\b")
_FORMULA = re.compile("'*[=+\\-@＝＋－＠\t\r\n]")


def frame(lines: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Lines as a DataFrame with all columns of a sheet and their dtypes; further keys become columns of text."""
    more = dict.fromkeys(key for line in lines for key in line if key not in COLUMNS)
    return pd.DataFrame({name: _array([_value(line, name) for line in lines], name) for name in (*COLUMNS, *more)})


def _array(values: list[Any], name: str) -> Any:
    dtype: Any = DTYPES.get(name, "str")
    return pd.array(values, dtype=dtype)


def _value(line: Mapping[str, Any], name: str) -> Any:
    value = line.get(name)
    if value is not None and value is not pd.NA and value == value:
        return value
    return {"share": 1.0}.get(name) if DTYPES.get(name, "str") != "str" else ""


def write(sheet: pd.DataFrame, path: str | Path) -> None:
    """Write a sheet, whole or not at all; columns that no sheet has come after the others.

    Raises:
        OutputError: The file cannot be written.
    """
    path = Path(path)
    names = [*COLUMNS, *(name for name in sheet.columns if name not in COLUMNS and name != SHEET)]
    stream = io.StringIO(newline="")
    # RFC 4180's line end: with another, Python before 3.13 leaves a cell with a carriage return unquoted.
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_guarded(name) for name in names)
    for row in records(sheet):
        writer.writerow(_guarded(row.get(name)) for name in names)
    save(path, stream.getvalue().encode("utf-8-sig"))


def _guarded(value: Any) -> str:
    """A cell that no spreadsheet runs, and from which `_unguarded` makes the same text again."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def read(source: str | Path | Iterable[str | Path]) -> pd.DataFrame:
    """Read sheets, verdicts as one of `VERDICTS`, or empty.

    Args:
        source: A file; a folder, of whose CSV files those are read that are sheets; a glob; or several of these.

    Returns:
        All columns of `COLUMNS`, the sheet's own further columns, and ``sheet``: the file.

    Raises:
        DocumentError: There is no such file, it cannot be read, or it is no sheet.
        ParameterError: A cell has a value that makes no sense. Both name the file, and the line of the cell.
    """
    sources = [source] if isinstance(source, str | Path) else list(source)
    lines: list[dict[str, Any]] = []
    for path in dict.fromkeys(path for one in sources for path in _files(str(one))):
        lines += [{**line, SHEET: path.as_posix()} for line in _lines(path)]
    return frame(lines) if lines else frame([]).assign(**{SHEET: _array([], SHEET)})


def _files(source: str) -> list[Path]:
    place = Path(source).expanduser() if source.startswith("~/") else Path(source)
    if place.is_dir():
        found = [path for path in sorted(place.glob("*.csv")) if not path.name.startswith(".") and is_sheet(path)]
        if not found:
            cause = f"no judge sheet in this folder (a CSV file with the columns {', '.join(NEEDED)})"
            raise DocumentError(source, cause, "make one with: newsangles sample")
        return found
    if not place.exists() and glob.has_magic(source):
        found = sorted(Path(match) for match in glob.glob(source, recursive=True))  # noqa: PTH207
        if found:
            return found
    return [place]


def is_sheet(path: str | Path) -> bool:
    """True if a file is a CSV file with the columns that make a sheet."""
    try:
        header, _ = _cells(Path(path), first=True)
    except NewsanglesError:
        return False
    return set(NEEDED) <= set(header)


def beside(source: str | Path) -> Path | None:
    """The file ``judgements.csv`` beside documents (in a folder, or in a file's folder); None where there is none."""
    for root in (Path(), project.root()):
        if root is not None:
            place = root / source
            found = (place if place.is_dir() else place.parent) / JUDGEMENTS
            if found.is_file():
                return found
    return None


def is_filled(path: str | Path) -> bool:
    """True if a judge has filled in some cell of a sheet, or the file is none."""
    header, rows = _cells(Path(path))
    filled = [header.index(name) for name in TO_FILL if name in header]
    return not set(NEEDED) <= set(header) or any(row[i].strip() for _, row in rows for i in filled if i < len(row))


def _lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a file as dicts, checked."""
    header, cells = _cells(path)
    missing = [name for name in NEEDED if name not in header]
    if missing:
        cause = f"no judge sheet: it has no column {', '.join(missing)}"
        raise DocumentError(path, cause, "give a sheet that newsangles sample has made")
    twice = next((name for name in COLUMNS if header.count(name) > 1), None)
    if twice is not None:
        raise DocumentError(path, f"two columns named {twice}", "rename or remove one of them")
    found = []
    for number, row in cells:
        where = f"{path}, line {number}"
        if len(row) > len(header) and any(row[len(header) :]):
            cause = f"{len(row)} cells where the header has {len(header)}"
            raise ParameterError(where, cause, "put a text with commas in quotation marks")
        row = [*row, *[""] * (len(header) - len(row))]
        if any(row):
            found.append(_checked(dict(zip(header, map(_unguarded, row), strict=False)), where))
    return found


def _cells(path: Path, *, first: bool = False) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header of a file, and its rows with the numbers of the lines where they begin."""
    shown = str(path)
    try:
        if first:
            with path.open("rb") as stream:
                data = stream.readline(100_000)
        else:
            data = content(path, shown, LARGEST)
    except FileNotFoundError:
        raise not_found(shown) from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        cause = getattr(error, "strerror", None) or str(error)
        raise DocumentError(shown, f"cannot be read ({cause})", "give a file that you may read") from error
    if len(data) > LARGEST:
        raise DocumentError(shown, "longer than 500 megabytes", "split it")
    text = _decoded(data, shown)
    line, _, rest = text.partition("\n")
    skipped = line.strip().lower().startswith("sep=")  # Excel's own way to name the separator
    if skipped:
        text, line = rest, rest.partition("\n")[0]
    sign = max(SEPARATORS, key=lambda sign: line.count(sign))
    before = csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    header: list[str] = []
    try:
        with contextlib.suppress(csv.Error):  # then it has no columns, as its readers say
            header = [_unguarded(name.strip()) for name in next(reader, [])]
        if not set(NEEDED) <= set(header):
            return header, []
        rows, begins = [], reader.line_num + 1 + skipped
        for row in reader:
            rows.append((begins, row))
            begins = reader.line_num + 1 + skipped
    except csv.Error as error:
        cause = f"broken CSV ({brief(error)})"
        raise DocumentError(
            f"{shown}, line {reader.line_num + skipped}", cause, "check the quotation marks there"
        ) from error
    finally:
        csv.field_size_limit(before)
    return header, rows


def _decoded(data: bytes, shown: str) -> str:
    remedy = "save it anew as CSV in UTF-8 (in Excel: CSV UTF-8)"
    if data.startswith(b"PK\x03\x04"):
        raise DocumentError(shown, "a workbook (.xlsx, .ods), no CSV", remedy)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        likely = likely_encoding(data)
        cause = f"not UTF-8 (byte 0x{data[error.start]:02x})" + f", but looks like {likely}" * bool(likely)
        raise DocumentError(shown, cause, remedy) from error


def _checked(cells: dict[str, str], where: str) -> dict[str, Any]:
    """A line's cells as values."""
    line: dict[str, Any] = dict(cells)
    for names, kind in ((_WHOLE, int), (_SHARES, float)):
        for name in names:
            line[name] = _number(cells.get(name, ""), name, where, kind)
    if line["share"] is not None and not 0 < line["share"] <= 1:
        raise ParameterError(where, f"share is {cells['share']}", "write a number above 0 and at most 1, or nothing")
    table = line["table"] = cells["table"].strip()
    if table not in TABLES:
        raise ParameterError(where, f"table is “{brief(table)}”", f"write one of {', '.join(TABLES)}")
    line["asks"] = cells.get("asks", "").strip().lower() or "row"
    if line["asks"] not in ASKS:
        raise ParameterError(where, f"asks is “{brief(line['asks'])}”", f"write one of {', '.join(ASKS)}")
    if line["start"] is None or line["end"] is None or not 0 <= line["start"] < line["end"]:
        raise ParameterError(where, "start and end are not the offsets of a text", "leave these columns as they were")
    line["where"] = _conditions(cells.get("where", ""), where)
    line["published"] = _day(cells.get("published", ""))
    line["text"] = _text(line)
    line["verdict"] = _verdict(cells["verdict"], where)
    line["part"] = _parts(cells.get("part", ""), table, where)
    line["should_be"] = cells.get("should_be", "").strip()
    line["judge"] = " ".join(cells.get("judge", "").split())
    _consistent(line, where)
    return line


def _consistent(line: Mapping[str, Any], where: str) -> None:
    """Refuse what contradicts itself."""
    if line["part"] and line["verdict"] in ("", "right"):
        cause = f"part is “{line['part']}”, but verdict is {line['verdict'] or 'empty'}"
        raise ParameterError(where, cause, "write edge or wrong as the verdict, or leave part empty")
    if line["asks"] == "missing" and line["verdict"] == "right" and line["should_be"]:
        cause = "should_be names something that is missing, but verdict is right"
        raise ParameterError(where, cause, "write wrong as the verdict, or leave should_be empty")


def _conditions(cell: str, where: str) -> str:
    """The columns that tell the row apart, as they are written there."""
    try:
        if cell.strip() and not isinstance(json.loads(cell), dict):
            raise ValueError(cell)
    except (ValueError, RecursionError):
        raise ParameterError(where, f"where is “{brief(cell)}”", "leave this column as it was") from None
    return cell


def _verdict(cell: str, where: str) -> str:
    said = cell.strip().lower().rstrip(".")
    said = _SAID.get(said, said)
    if said and said not in VERDICTS:
        allowed = f"write one of {', '.join(VERDICTS)} (or r, e, w; yes, no), or nothing"
        raise ParameterError(where, f"verdict is “{brief(cell.strip())}”", allowed)
    return said


def _parts(cell: str, table: str, where: str) -> str:
    """The named parts in the table's order, with commas between."""
    given = {part for part in re.split(r"[\s,;|]+", cell.strip().lower()) if part}
    known = part_names(table) if given else ()
    unknown = sorted(given.difference(known))
    if unknown:
        raise ParameterError(where, f"part is “{brief(unknown[0])}”", f"of {table}, write some of {', '.join(known)}")
    return ", ".join(part for part in known if part in given)


def _number(cell: str, name: str, where: str, kind: type[int | float]) -> Any:
    if not cell.strip():
        return None
    try:
        value = float(cell.replace(",", "."))  # a spreadsheet may write its country's comma
        if kind is int and value != int(value):
            raise ValueError(name)
        return kind(value)
    except (ValueError, OverflowError):
        remedy = "write a whole number" if kind is int else "write a number"
        raise ParameterError(where, f"{name} is “{brief(cell.strip())}”", f"{remedy}, or nothing") from None


def _day(cell: str) -> str:
    """A day as YYYY-MM-DD, however a spreadsheet has written it. Empty where nobody can tell it."""
    try:
        day = day_of(_DOTTED.sub(r"\3-\2-\1", cell))
    except ValueError:
        return ""
    return day.isoformat() if day else ""


def _text(line: Mapping[str, Any]) -> str:
    """The row's text, taken from the sentence where a spreadsheet has changed it: *March 7* into *07.03.2026*."""
    text = str(line["text"])
    a, b = str(line.get("sentence", "")).find(OPEN), str(line.get("sentence", "")).rfind(CLOSE)
    marked = line["sentence"][a + 1 : b] if 0 <= a < b else ""
    length = line["end"] - line["start"]
    return marked if len(text) != length and len(marked) == length else text
