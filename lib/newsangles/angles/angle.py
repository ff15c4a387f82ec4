"""What the rest of the library knows of an angle, and the register of all angles.

Pipeline, corrections, exports, marked article, command line and preloading read this register and name no angle
themselves. A new angle is a folder with a module ``angle.py`` that holds its `Angle`, and its name in `FOLDERS`.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd
from spacy.tokens import Doc

from newsangles.errors import ParameterError
from newsangles.show.layers import Layer
from newsangles.tables.schema import KEYS, TABLES, Row, columns

FOLDERS = ("quotes", "actors", "factuality", "claims", "timeline", "events")
"""The folders of the angles, in the order in which they build on each other."""

Tables = Mapping[str, pd.DataFrame]
"""What `newsangles.tables` gives."""


class Annotation(NamedTuple):
    """The columns of a table that a web annotation of its rows tells: as tags, and in words."""

    tags: tuple[str, ...]
    words: tuple[str, ...] = ()


class Explanation(NamedTuple):
    """A table of evidence for what was read at a place: a heading, the names of its columns, its rows."""

    heading: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Angle:
    """An angle, as the rest of the library knows it.

    Attributes:
        name: Its name; its spaCy component is ``newsangles_<name>``.
        module: The module that registers the component.
        tables: The row types of the tables that it writes, by name, in the order in which they are corrected.
        ids: The column that names a table's own rows within an article, by table; tables without one are left out.
        follows: The angles that must have run before.
        layer: How the marked article shows its rows; None: it does not.
        lines: Its rows in words, for the marked article: a record a row, with ``name``, ``says`` and, for rows that are
            marked, ``label`` and ``kind`` besides the table's columns. By layer or other group of rows.
        annotations: How its rows become web annotations, by table.
        consequences: What a correction of a column makes of columns that tell why, by table and column.
        explain: Evidence for what was read at an offset of a Doc.
        learn: The function that learns its weights, as ``module:function``; "" where it has none.
        shown_by: Modules that its notebook uses, to be loaded ahead.
    """

    name: str
    module: str
    tables: Mapping[str, type[Row]]
    ids: Mapping[str, str] = field(default_factory=dict)
    follows: tuple[str, ...] = ()
    layer: Layer | None = None
    lines: Mapping[str, Callable[[Tables], Iterator[dict[str, Any]]]] = field(default_factory=dict)
    annotations: Mapping[str, Annotation] = field(default_factory=dict)
    consequences: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    explain: Callable[[Doc, int], Sequence[Explanation]] | None = None
    learn: str = ""
    shown_by: tuple[str, ...] = ()

    @property
    def component(self) -> str:
        """The name of its spaCy component."""
        return f"newsangles_{self.name}"


_REGISTER: dict[str, Angle] = {}


def register(angle: Angle) -> Angle:
    """Make an angle known to the library; its tables are written after those that are known already.

    Raises:
        ParameterError: An angle or a table of this name is known already, or one that it follows is not.
    """
    _own()
    return _enter(angle)


def _enter(angle: Angle) -> Angle:
    if angle.name in _REGISTER:
        raise ParameterError(angle.name, "an angle of this name is registered already", "choose another name")
    for name, row_type in angle.tables.items():
        if TABLES.get(name, row_type) is not row_type:
            raise ParameterError(name, "another angle has a table of this name", "choose another name")
    for name in angle.follows:
        if name not in _REGISTER:
            raise ParameterError(angle.name, f"it follows {name}, which is not registered", "register that one before")
    importlib.import_module(angle.module)
    _REGISTER[angle.name] = angle
    TABLES.update(angle.tables)
    KEYS.update(angle.ids)
    return angle


def forget(name: str) -> None:
    """Take an angle that was registered by `register` out again, with its tables."""
    angle = _REGISTER.pop(name)
    for table in angle.tables:
        del TABLES[table]
        KEYS.pop(table, None)


@functools.cache
def _own() -> None:
    """Register the library's own angles, once."""
    for folder in FOLDERS:
        _enter(importlib.import_module(f"newsangles.angles.{folder}.angle").ANGLE)


def angles() -> tuple[Angle, ...]:
    """All angles, in the order in which they build on each other."""
    _own()
    return tuple(_REGISTER.values())


def angle_of(table: str) -> Angle | None:
    """The angle that writes a table; None for ``articles``."""
    return next((angle for angle in angles() if table in angle.tables), None)


def references(table: str) -> tuple[str, ...]:
    """The columns of a table that name rows of any table, but for its own id."""
    return tuple(c.name for c in columns(TABLES[table]) if c.names and c.name != KEYS.get(table))
