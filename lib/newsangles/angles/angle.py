"""Angles as the rest of the library sees them, and their register.

Pipeline, corrections, exports, marked article, command line and preloading read this register and name no angle
themselves. A new angle is a folder with a module ``angle.py`` that holds its `Angle`, and its name in `FOLDERS`.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import pandas as pd
from spacy.tokens import Doc

from newsangles.errors import ParameterError
from newsangles.show.layers import Layer
from newsangles.tables.schema import KEYS, TABLES, Row
from newsangles.tables.wording import listed, safe

FOLDERS = ("structure", "quotes", "actors", "factuality", "claims", "timeline", "events", "framing")
"""The folders of the angles, in the order in which they build on each other."""

BY_HAND = "by hand"
"""The rule of a row that was added by hand, and the reason of a value that was changed."""

Tables = Mapping[str, pd.DataFrame]
"""The result of `newsangles.tables`."""


class Annotation(NamedTuple):
    """The columns of a table that a web annotation of its rows tells: as tags, and in words."""

    tags: tuple[str, ...]
    words: tuple[str, ...] = ()


class Explanation(NamedTuple):
    """Evidence for what was read at a place: a heading, a table's columns and its rows, and it in sentences."""

    heading: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    sentences: tuple[str, ...] = ()


class Decided(Protocol):
    """A step of a reading: candidates with their probabilities, and the evidence for the first."""

    @property
    def name(self) -> str:
        """The name of the decision."""

    @property
    def candidates(self) -> Sequence[tuple[str, float]]:
        """The candidates, the likeliest first."""

    @property
    def evidence(self) -> Sequence[tuple[str, float]]:
        """Features and the log-odds that they added, the strongest first."""


def decisions(heading: str, found: Sequence[Decided], sentences: tuple[str, ...] = ()) -> Explanation:
    """Decisions among candidates as an explanation."""
    rows = [
        (
            step.name,
            "\n".join(f"{share:4.0%} {shortened(text)}" for text, share in step.candidates),
            weights(step.evidence),
        )
        for step in found
    ]
    columns = ("decision", "candidates, the likeliest first", "evidence for the first (log-odds)")
    return Explanation(heading, columns, rows, sentences)


LIKELY = 0.05
"""The least chance of a candidate that a reader is told of beside the one that was taken."""


def others(found: Decided) -> str:
    """The candidates that were not taken and yet are likely, as a phrase; empty where there are none."""
    return listed([f"{shortened(text)} ({chance:.0%})" for text, chance in found.candidates[1:] if chance >= LIKELY])


def weights(evidence: Iterable[tuple[str, float]]) -> str:
    """Features with the log-odds that they added, a line each."""
    return "\n".join(f"{weight:+.2f} {feature}" for feature, weight in evidence)


def shortened(text: str) -> str:
    """A text on one line, of at most some sixty characters; "nobody named" for none."""
    words = " ".join(safe(text).split()) or "nobody named"
    return words if len(words) <= 60 else f"{words[:40]} … {words[-15:]}"


@dataclass(frozen=True, kw_only=True)
class Angle:
    """An angle, as the rest of the library knows it.

    Attributes:
        name: Its name; its spaCy component is ``newsangles_<name>``.
        module: The module that registers the component.
        tables: The row types of the tables that it writes, by name, in the order in which they are corrected.
        ids: The column that names a table's own rows within an article, by table; tables without one are left out.
        letters: The letter before the numbers of these ids, by table; the table's own first letter where none is given.
        follows: The angles that must have run before.
        layer: How the marked article shows its rows; None: it does not.
        lines: Its rows in words, for the marked article: a record a row, with ``name``, ``says``, ``label`` and
            ``kind`` besides the table's columns, and where there is one ``title`` (a remark), ``pale`` (no part of the
            story), ``weak`` (a paler underline). By group; the group of the angle's own name is its layer's, rows of
            others stand below the article.
        ties: The columns that name other rows, by group of lines.
        annotations: How its rows become web annotations, by table.
        consequences: What a correction of a column makes of columns that tell why, by table and column.
        explain: Evidence for what was read at an offset of a Doc.
        learn: The modules of `newsangles.training` that learn its weights, by the name of the weights.
    """

    name: str
    module: str
    tables: Mapping[str, type[Row]]
    ids: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    follows: tuple[str, ...] = ()
    layer: Layer | None = None
    lines: Mapping[str, Callable[[Tables], Iterator[dict[str, Any]]]] = field(default_factory=dict)
    ties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    annotations: Mapping[str, Annotation] = field(default_factory=dict)
    consequences: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    explain: Callable[[Doc, int], Sequence[Explanation]] | None = None
    learn: Mapping[str, str] = field(default_factory=dict)

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
