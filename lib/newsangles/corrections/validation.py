"""Checks of the values in a file of corrections, column by column of the schema."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from newsangles.errors import ParameterError
from newsangles.tables.schema import TABLES, Column, columns


def one_of(where: str, key: str, value: object, allowed: Sequence[str]) -> str:
    """Refuse a value of a key that is not one of those allowed; return it else."""
    if value not in allowed or not isinstance(value, str):
        cause = f"{shortened(value)} is no {key}" if key != "do" else f"{shortened(value)} is nothing that can be done"
        raise ParameterError(where, cause, f'write "{key}" with one of {", ".join(allowed)}')
    return value


@cache
def columns_by_key(table: str) -> Mapping[str, Column]:
    """The columns of a table by their names in the file: ids lose _id unless another column has that name."""
    found = columns(TABLES[table])[1:]
    names = {c.name for c in found}
    short = {c.name: c.name.removesuffix("_id") if c.names else c.name for c in found}
    return {c.name if short[c.name] in names else short[c.name]: c for c in found}


def id_column(table: str) -> str:
    """The column that names a table's rows; empty where nothing names them."""
    return next((c.name for c in columns(TABLES[table]) if c.names == table and c.derived), "")


def repeats_text(table: str, name: str) -> bool:
    """True if a column repeats what stands in the text between two others."""
    known = columns_by_key(table)
    return f"{name}_start" in known and not (name in known and known[name].free)


def given_by_default(table: str) -> tuple[str, ...]:
    """Keys that a new row gets where nothing is set, beside the schema's defaults; see `apply.blank_row`."""
    return {
        "mentions": ("label", "reason"),
        "quotes": ("kind", "parts"),
        "predicates": ("clause_start", "clause_end", "quote", "cue_spans", "cue_rules"),
        "claims": ("predicate", "voice", "checkworthiness"),
        "events": ("predicate", "trigger"),
        "judgements": ("voice", "reported"),
        "portrayals": ("mention", "voice", "score"),
        "wordings": ("voice",),
        "namings": ("voice",),
    }.get(table, ())


def unknown_column(table: str, name: str) -> tuple[str, str]:
    """Cause and remedy of a name that is no column of a table."""
    allowed = [key for key, c in columns_by_key(table).items() if not c.derived and not repeats_text(table, c.name)]
    full = next((key for key, c in columns_by_key(table).items() if c.name == name), None)
    if full is not None:
        return f"{shortened(name)} counts anew in every reading", f'write "{full}" and name the row that is meant'
    return f"{table} has no column {shortened(name)}", f"allowed are {', '.join(allowed)}"


def check_value(where: str, table: str, name: str, value: object) -> None:
    """Refuse what can never be a value of a column.

    Raises:
        ParameterError: There is no such column, it follows from others, or the value does not fit.
    """
    column = columns_by_key(table).get(name)
    if column is None:
        raise ParameterError(where, *unknown_column(table, name))
    merging = (table, name) == ("actors", "actor")
    source = column.derived or (f"{name}_start and {name}_end" if repeats_text(table, column.name) else "")
    if source and not merging:
        raise ParameterError(where, f"{name} cannot be set: it follows from {source}", "correct that, or leave it out")
    fits, wanted = expected_value(column)
    if not (fits(value) or (value is None and column.optional)):
        wanted += ", or null" * column.optional
        raise ParameterError(where, f"{shortened(value)} is no value of {name}", f"write {wanted}")


def expected_value(column: Column) -> tuple[Callable[[Any], bool], str]:
    """The test of a column's values, and in words what fits."""
    several = column.dtype == "object"
    if column.names:
        place = 'a place as in {"start": 3, "end": 9}'
        what = f"an actor's name, or {place} of a mention of it" if column.names == "actors" else place
        fits = _is_actor if column.names == "actors" else _is_place
        return (_each(fits), f"a list, each item {place}") if several else (fits, what)
    if column.allowed:
        return lambda v: isinstance(v, str) and v in column.allowed, f"one of {', '.join(column.allowed)}"
    if several and "list<item: list" in str(column.arrow).replace("element", "item"):
        return _is_spans, "places in the order of the text, as in [[3, 9], [12, 20]]"
    if several:
        return _each(lambda v: isinstance(v, str)), 'a list of texts, as in ["could", "if"]'
    if column.day:
        return _is_day, "a day as in 2025-03-07"
    if column.dtype == "boolean":
        return lambda v: isinstance(v, bool), "true or false"
    if column.dtype in ("Int64", "int64") and column.between:
        least, most = column.between
        return lambda v: type(v) is int and least <= v <= most, f"a whole number from {least:g} to {most:g}"
    if column.dtype in ("Int64", "int64"):
        return is_whole, "a whole number, 0 or more"
    if column.dtype == "Float64":
        low, high = column.between or (-math.inf, math.inf)
        number = f"a number from {low} to {high}" if column.between else "a number"
        return lambda v: _is_number(v) and low <= v <= high, number
    return lambda v: isinstance(v, str) and bool(v.strip()), "a text in double quotes"


def is_whole(value: object) -> bool:
    """True if a value of JSON is a whole number of 0 or more."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300  # false for nan


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_place(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"start", "end"} and all(map(is_whole, value.values()))


def _is_actor(value: object) -> bool:
    return _is_place(value) or (isinstance(value, str) and bool(value.strip()))


def _each(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _is_spans(value: object) -> bool:
    if not isinstance(value, list) or not all(
        isinstance(s, list) and len(s) == 2 and all(map(is_whole, s)) for s in value
    ):
        return False
    return all(start < end for start, end in value)


def shortened(value: object) -> str:
    """A value as a message shows it."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"
