"""Gold: rows annotated by hand, and the comparison of tables with them.

The file is JSON Lines, a row a line, in the shape of the tables' own JSON Lines: ``article_id``, ``table``, ``start``,
``end``, and of the table's columns those that matter, as corrections write them (`newsangles.corrections.file`)::

    {"article_id": "harbour", "table": "quotes", "start": 31, "end": 47, "source": "Ana Ruiz", "actor": "Ana Ruiz"}
    {"article_id": "harbour", "table": "claims", "start": null}

An actor stands by its name, since ids count anew in every reading. A line whose ``start`` is null says that the article
was annotated for this table, and has no such row. Rows of articles that no line of the table is about are left out.

`judgements` puts what the comparison says into the shape of a judge sheet, so that precision, recall, reliability and
calibration are scored as they are for people.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from newsangles.accuracy import sheets
from newsangles.accuracy.parts import parts_of
from newsangles.accuracy.precision import wilson
from newsangles.accuracy.sampling import kind_of
from newsangles.corrections.validation import columns_by_key
from newsangles.documents.checks import content, refused
from newsangles.errors import DocumentError, ParameterError
from newsangles.tables.confidences import column_of
from newsangles.tables.frames import named_records
from newsangles.tables.schema import TABLES

LARGEST = 1_000_000_000
"""Bytes; a longer file is not one that somebody annotated."""

OWN_KEYS = ("article_id", "table", "start", "end", "text")

Row = dict[str, Any]
Group = tuple[str, str]
"""A table and an article."""


def read(path: str | Path) -> list[Row]:
    """The lines of a gold file, checked.

    Raises:
        DocumentError: It cannot be read, or is no text.
        ParameterError: A line is wrong.
    """
    shown = str(path)
    try:
        text = content(Path(path), shown, LARGEST).decode("utf-8-sig")
    except OSError as error:
        raise refused(shown, error) from error
    except UnicodeDecodeError as error:
        raise DocumentError(shown, "not UTF-8", "save it in UTF-8") from error
    if len(text) > LARGEST:
        raise DocumentError(shown, "longer than a gigabyte", "split it")
    return [_checked(line, f"{shown}, line {n}") for n, line in enumerate(text.split("\n"), 1) if line.strip()]


def _checked(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ParameterError(where, "not JSON", "write one object a line, with names in double quotes") from error
    if not isinstance(row, dict):
        raise ParameterError(where, "not an object", 'write {"article_id": …, "table": …, "start": …, "end": …}')
    if not isinstance(row.get("article_id"), str):
        raise ParameterError(where, "no article_id", 'write "article_id" with the article\'s id in double quotes')
    table = row.get("table")
    if not isinstance(table, str) or table not in TABLES:
        raise ParameterError(where, "no such table", f'write "table" with one of {", ".join(TABLES)}')
    keys = columns_by_key(table)
    unknown = next((key for key in row if key not in keys and key not in OWN_KEYS), None)
    if unknown is not None:
        cause = f"{table} has no {unknown[:60]}"
        raise ParameterError(where, cause, f"leave it out, or use some of {', '.join(keys)}")
    start, end = row.get("start"), row.get("end")
    whole = all(type(value) is int for value in (start, end))
    if start is not None and not (whole and 0 <= start < end):
        raise ParameterError(where, "start and end are no offsets", "write whole numbers, the start below the end")
    return row


@dataclass
class Comparison:
    """The rows of one table of one article, and the gold's.

    Attributes:
        table: The table.
        article: The article's id.
        same: Pairs of a row and a gold row at the same place.
        near: Pairs that share characters only.
        spare: Rows that no gold row matches.
        lacking: Gold rows that no row matches.
    """

    table: str
    article: str
    same: list[tuple[Row, Row]] = field(default_factory=list)
    near: list[tuple[Row, Row]] = field(default_factory=list)
    spare: list[Row] = field(default_factory=list)
    lacking: list[Row] = field(default_factory=list)


def comparisons(tables: Mapping[str, pd.DataFrame], gold: Sequence[Row]) -> list[Comparison]:
    """Compare tables with gold, one table of one article at a time; rows are matched one to one.

    Raises:
        ParameterError: A table that the gold is about is not there.
    """
    wanted: dict[Group, list[Row]] = {}
    for row in gold:
        found = wanted.setdefault((row["table"], row["article_id"]), [])
        if row.get("start") is not None:
            found.append(row)
    rows = _rows(tables, wanted)
    return [
        _compared(table, article, rows[table, article], wanted[table, article]) for table, article in sorted(wanted)
    ]


def _rows(tables: Mapping[str, pd.DataFrame], wanted: Iterable[Group]) -> dict[Group, list[Row]]:
    found: dict[Group, list[Row]] = {group: [] for group in wanted}
    for table in sorted({table for table, _ in found}):
        if table not in tables:
            raise ParameterError(table, "the tables have no such table", "write it with newsangles extract")
        for row in named_records(tables[table]):
            if (table, row["article_id"]) in found:
                found[table, row["article_id"]].append(row)
    _name_actors(tables, found)
    return found


def _name_actors(tables: Mapping[str, pd.DataFrame], found: Mapping[Group, list[Row]]) -> None:
    """Put the names of actors into rows in place of ids, all names of each, in small letters."""
    names: dict[tuple[str, str], set[str]] = {}
    if "actors" in tables:
        for row in named_records(tables["actors"]):
            called = {str(name).casefold() for name in (row["name"], *row["aliases"])}
            names[row["article_id"], row["actor_id"]] = called
    for (table, article), rows in found.items():
        ids = {key: c.name for key, c in columns_by_key(table).items() if c.names == "actors"}
        for row in rows:
            for key, column in ids.items():
                value = row.get(column)
                row[key] = names.get((article, value), {str(value)}) if isinstance(value, str) else value


def _compared(table: str, article: str, rows: list[Row], gold: list[Row]) -> Comparison:
    found = Comparison(table, article)
    pairs = []
    for i, row in enumerate(rows):
        for j, told in enumerate(gold):
            shared = min(row["end"], told["end"]) - max(row["start"], told["start"])
            if shared > 0:
                exact = (row["start"], row["end"]) == (told["start"], told["end"])
                agreeing = sum(_equal(row, told, part.columns) is True for part in parts_of(table))
                longest = max(row["end"], told["end"]) - min(row["start"], told["start"])
                pairs.append((not exact, -shared / longest, -agreeing, i, j))
    free_rows, free_gold = set(range(len(rows))), set(range(len(gold)))
    for far, _, _, i, j in sorted(pairs):
        if i in free_rows and j in free_gold:
            free_rows.discard(i)
            free_gold.discard(j)
            (found.near if far else found.same).append((rows[i], gold[j]))
    found.spare = [rows[i] for i in sorted(free_rows)]
    found.lacking = [gold[j] for j in sorted(free_gold)]
    return found


def _equal(row: Row, told: Row, columns: Sequence[str]) -> bool | None:
    """True if a row has the gold's values of a part; None where the gold gives none of them."""
    given = [name for name in columns if name in told and name not in OWN_KEYS]
    return all(_same(row.get(name), told[name]) for name in given) if given else None


def _same(value: Any, told: Any) -> bool:
    if isinstance(value, set):  # an actor's names
        return str(told).casefold() in value
    if isinstance(value, float) and isinstance(told, int | float):
        return math.isclose(value, told, rel_tol=1e-6)
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple) and isinstance(told, list):
        return json.dumps(value, default=list) == json.dumps(told)
    if isinstance(value, str) and isinstance(told, str):
        return " ".join(value.split()).casefold() == " ".join(told.split()).casefold()
    return bool(value == told)


def compare(found: Sequence[Comparison]) -> pd.DataFrame:
    """Precision, recall and F1 of each table's spans, and the share right of each part on matched rows.

    Returns:
        A row a table and measure. ``measure`` is *exact* (spans at the same place) or *overlap* (spans that share
        characters), with the ``gold``, ``found`` and ``matched`` rows, ``precision``, ``recall`` and ``f1``; or *part*,
        with the ``part``, the ``matched`` rows for which the gold gives it, and the ``share_right`` of these, with its
        interval, ``low`` to ``high``.
    """
    lines: list[Row] = []
    for table in dict.fromkeys(one.table for one in found):
        own = [one for one in found if one.table == table]
        same, near = sum(len(one.same) for one in own), sum(len(one.near) for one in own)
        gold = same + near + sum(len(one.lacking) for one in own)
        rows = same + near + sum(len(one.spare) for one in own)
        for measure, matched in (("exact", same), ("overlap", same + near)):
            counts = {"gold": gold, "found": rows, "matched": matched}
            shares = {"precision": _ratio(matched, rows), "recall": _ratio(matched, gold)}
            lines.append(
                {"table": table, "measure": measure, **counts, **shares, "f1": _ratio(2 * matched, gold + rows)}
            )
        lines += _of_parts(table, own)
    names = ["gold", "found", "matched", "precision", "recall", "f1", "share_right", "low", "high"]
    return pd.DataFrame(lines, columns=["table", "measure", "part", *names])


def _of_parts(table: str, own: Sequence[Comparison]) -> Iterator[Row]:
    for part in parts_of(table):
        told = [_equal(*pair, part.columns) for one in own for pair in (*one.same, *one.near)]
        judged = [right for right in told if right is not None]
        if judged:
            share = sum(judged) / len(judged)
            low, high = wilson(share, len(judged))
            counts = {"matched": len(judged), "share_right": share, "low": low, "high": high}
            yield {"table": table, "measure": "part", "part": part.name, **counts}


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else math.nan


def judgements(found: Sequence[Comparison], articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """The comparison as lines of a judge sheet, the gold being the judge.

    A row at a gold row's place is right, or wrong in the parts that differ; one that shares characters with a gold row
    is on the edge, or wrong in these parts; any other is wrong in all. What is lacking is missing.

    Args:
        found: What `comparisons` gave.
        articles: The table of articles, for outlets and dates.
    """
    known = {str(row["article_id"]): row for row in named_records(articles)} if articles is not None else {}
    lines = [line for one in found for line in _lines(one, known.get(one.article, {}))]
    return sheets.frame([{"number": n, **line} for n, line in enumerate(lines, 1)]).assign(**{sheets.SHEET: "gold"})


def _lines(one: Comparison, article: Mapping[str, Any]) -> Iterator[Row]:
    about = {
        "article_id": one.article,
        "table": one.table,
        "judge": "gold",
        "share": 1.0,
        **{name: article.get(name) or "" for name in ("outlet", "published", "title")},
    }
    parts = parts_of(one.table)
    for verdict, pairs in (("right", one.same), ("edge", one.near)):
        for row, told in pairs:
            wrong = [part.name for part in parts if _equal(row, told, part.columns) is False]
            yield {
                **about,
                **_place(one.table, row),
                "verdict": "wrong" if wrong else verdict,
                "part": ", ".join(wrong),
            }
    for row in one.spare:
        yield {**about, **_place(one.table, row), "verdict": "wrong"}
    for told in one.lacking:
        text = str(told.get("text") or f"{told['start']}–{told['end']}")
        place = {"start": told["start"], "end": told["end"], "text": text}
        yield {**about, **place, "asks": "missing", "verdict": "wrong", "should_be": text}


def _place(table: str, row: Row) -> Row:
    return {
        "asks": "row",
        **{name: row[name] for name in ("start", "end", "text")},
        "rule": row.get("rule") or "",
        "confidence": row.get(column_of(table)),
        "kind": kind_of(table, row),
        "source_kind": str(row.get("source_kind") or ""),
    }
