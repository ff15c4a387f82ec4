"""Rows drawn at random from each stratum, as a sheet to judge them on.

Each stratum is drawn by itself, and ``share`` says which part of its rows was drawn, so that figures can be weighted
back (Horvitz and Thompson, 1952). Rows come in random order: whoever stops early has still judged a random sample.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np
import pandas as pd

from newsangles.accuracy import sheets
from newsangles.accuracy.context import Span, around, marked, marked_all
from newsangles.accuracy.precision import band
from newsangles.accuracy.questions import (
    NEVER_MISSING,
    in_words,
    missing_question,
    needs_before,
    places,
    question,
)
from newsangles.accuracy.tables import Judged, table_names
from newsangles.corrections.rows import PlainRow
from newsangles.errors import ParameterError
from newsangles.tables.confidences import column_of
from newsangles.tables.frames import named_records
from newsangles.tables.wording import brief

BY = ("confidence", "rule", "kind", "outlet")
"""The columns by which rows can be grouped for drawing."""

MIN_DRAWN = 2
"""The least rows of a stratum that are drawn. One alone would tell nothing of its spread."""

KINDS = ("class", "kind", "label")
"""The columns that say of which kind a row is; a table's first of them counts."""


def sample(
    tables: Mapping[str, pd.DataFrame] | Judged,
    table: str | Sequence[str],
    rows: int = 50,
    by: str = "",
    seed: int = 1,
) -> pd.DataFrame:
    """A sheet of rows drawn at random.

    Rows that were corrected by hand are passed over: they are not the program's.

    Args:
        tables: What `newsangles.tables` or `tables_in` gives.
        table: The table, or several; *all*.
        rows: How many of each table; more where strata are many, since each has at least `MIN_DRAWN`. 0: all of them,
            in the order of the text.
        by: What to stratify by, one of `BY`; empty: simple random.
        seed: The seed of the random numbers.

    Returns:
        The sheet, as `sheets.read` gives it.

    Raises:
        ParameterError: There is no such table, or nothing to stratify by.
    """
    if by not in ("", *BY):
        raise ParameterError(by, "nothing that rows are grouped by", f"use one of {', '.join(BY)}, or leave it out")
    judged = tables if isinstance(tables, Judged) else Judged(tables)
    lines: list[dict[str, Any]] = []
    for name in table_names([table] if isinstance(table, str) else table):
        drawn = [row for group in _drawn(judged, name, rows, by, seed) for row in group]
        if rows:
            drawn = [drawn[i] for i in _numbers(seed, name, "order").permutation(len(drawn))]
        else:
            drawn.sort(key=lambda item: _place(item[0]))
        lines += [_line(judged, name, row, stratum, share, by, seed) for row, stratum, share in drawn]
    return _numbered(lines)


def missing(
    tables: Mapping[str, pd.DataFrame] | Judged, table: str | Sequence[str], sentences: int = 20, seed: int = 1
) -> pd.DataFrame:
    """A sheet of sentences drawn at random, to be asked which rows of a table are missing in them.

    Args:
        tables: As for `sample`.
        table: As for `sample`; tables of which nothing can be missing in one sentence are passed over.
        sentences: How many for each table.
        seed: The seed of the random numbers.

    Raises:
        ParameterError: There is no such table.
    """
    judged = tables if isinstance(tables, Judged) else Judged(tables)
    every = [(article, span) for article in sorted(judged.articles) for span in judged.sentences(article)]
    lines: list[dict[str, Any]] = []
    for name in table_names([table] if isinstance(table, str) else table):
        if name not in NEVER_MISSING:
            count = min(sentences, len(every)) if sentences else len(every)
            for i in _numbers(seed, name, "missing").permutation(len(every))[:count]:
                lines.append(_missing_line(judged, name, every[i], count / len(every), seed))
    return _numbered(lines)


def together(*parts: pd.DataFrame) -> pd.DataFrame:
    """Several sheets as one, its lines numbered anew."""
    whole = pd.concat(parts, ignore_index=True)
    whole["number"] = pd.array(range(1, len(whole) + 1), dtype="Int64")
    return whole


def kind_of(table: str, row: Mapping[str, Any]) -> str:
    """The kind of a row; empty where its table has none."""
    return str(next((row[name] or "" for name in KINDS if name in row), ""))


def _drawn(judged: Judged, table: str, rows: int, by: str, seed: int) -> Iterator[list[tuple[PlainRow, str, float]]]:
    """The rows that were drawn of each stratum, with it and its share."""
    found = judged.tables[table]
    found = found[found["corrected"].isna()]
    strata: dict[str, list[int]] = {}
    labels = _labels(judged, table, found, by)
    for line in _ordered(found):
        strata.setdefault(labels[line], []).append(line)
    counts = _counts({name: len(group) for name, group in strata.items()}, rows)
    for name in sorted(strata):
        group, count = strata[name], counts[name]
        chosen = sorted(_numbers(seed, table, name).choice(len(group), count, replace=False))
        drawn = named_records(found.iloc[[group[i] for i in chosen]])
        yield [(row, name, count / len(group)) for row in drawn]


def _ordered(found: pd.DataFrame) -> list[int]:
    """The lines of a table by their place in the text, whatever order they have."""
    places = list(zip(*(found[name] for name in ("article_id", "start", "end", "text")), strict=True))
    several = Counter(places)
    alike = [n for n, place in enumerate(places) if several[place] > 1]
    told = dict(zip(alike, map(_told, named_records(found.iloc[alike])), strict=True))
    return sorted(range(len(places)), key=lambda n: (places[n], told.get(n, "")))


def _told(row: PlainRow) -> str:
    return repr(sorted(row.items()))


def _labels(judged: Judged, table: str, found: pd.DataFrame, by: str) -> list[str]:
    """The stratum of each line of a table."""
    if by == "confidence":
        return [band(value) for value in found[column_of(table)]]
    if by == "outlet":
        return [judged.articles[article]["outlet"] or "no outlet" for article in found["article_id"]]
    column = next((name for name in KINDS if name in found), "") if by == "kind" else by
    if not column:
        return ["no kind" if by else ""] * len(found)
    return [str(value) if not pd.isna(value) else f"no {by}" for value in found[column]]


def _counts(sizes: Mapping[str, int], rows: int) -> dict[str, int]:
    """How many rows of each stratum to draw: as equal as the strata allow; all where 0 are asked for."""
    if not rows:
        return dict(sizes)
    counts, left = dict.fromkeys(sizes, 0), rows
    for place, name in enumerate(sorted(sizes, key=lambda name: (sizes[name], name))):
        counts[name] = min(sizes[name], max(MIN_DRAWN, left // (len(sizes) - place)))
        left = max(0, left - counts[name])
    return counts


def _numbers(seed: int, table: str, purpose: str) -> np.random.Generator:
    """Random numbers for a purpose, the same on every machine, whatever else is drawn."""
    entropy = [seed, zlib.crc32(table.encode()), zlib.crc32(purpose.encode("utf-8", "replace"))]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy)))


def _place(row: PlainRow) -> tuple[Any, ...]:
    """The order of rows, whatever order their table has."""
    return row["article_id"], row["start"], row["end"], row["text"], _told(row)


def _line(judged: Judged, table: str, row: PlainRow, stratum: str, share: float, by: str, seed: int) -> dict[str, Any]:
    """A row as a line of a sheet."""
    article, span = row["article_id"], (row["start"], row["end"])
    stretch = around(judged.sentences(article), span, places(row), needs_before(table, row))
    where = judged.where(table, row)
    return {
        "question": question(table, row, judged.names, judged.articles[article]["published"]),
        "sentence": marked(judged.text(article), stretch, span, row.get("parts") or ()),
        "row": in_words(table, row, judged.names),
        **_article(judged, article),
        "asks": "row",
        "table": table,
        "start": span[0],
        "end": span[1],
        "text": row["text"],
        "where": json.dumps(where, ensure_ascii=False, sort_keys=True) if where else "",
        "rule": row["rule"],
        "confidence": row[column_of(table)],
        "kind": kind_of(table, row),
        "source_kind": row.get("source_kind"),
        **_drawing(stratum, share, by, seed),
    }


def _missing_line(judged: Judged, table: str, place: tuple[str, Span], share: float, seed: int) -> dict[str, Any]:
    """A sentence as a line of a sheet."""
    article, span = place
    found = [row for row in judged.rows(table, article) if row["start"] < span[1] and span[0] < row["end"]]
    found.sort(key=_place)
    text = judged.text(article)
    return {
        "question": missing_question(table),
        "sentence": marked_all(text, span, [(row["start"], row["end"]) for row in found]),
        "row": "found: " + (", ".join(f"“{brief(row['text'], 40)}”" for row in found) or "nothing"),
        **_article(judged, article),
        "asks": "missing",
        "table": table,
        "start": span[0],
        "end": span[1],
        "text": text[span[0] : span[1]],
        **_drawing("sentences", share, "", seed),
    }


def _article(judged: Judged, article: str) -> dict[str, Any]:
    known = judged.articles[article]
    return {"article_id": article, **{key: known[key] for key in ("outlet", "published", "title")}}


def _drawing(stratum: str, share: float, by: str, seed: int) -> dict[str, Any]:
    return {"stratum": stratum, "share": share, "by": by, "seed": seed, "version": _version()}


def _version() -> str:
    try:
        return version("newsangles")
    except PackageNotFoundError:  # the library's folder alone, put on the path by hand
        return ""


def _numbered(lines: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    return sheets.frame([{"number": number, **line} for number, line in enumerate(lines, 1)])
