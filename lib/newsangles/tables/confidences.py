"""Confidences fitted to judged rows: the file that `newsangles calibrate` writes, and its use on rows.

The file is JSON: when it was made, of which judged rows, and for each table a curve from the confidence that a row has
to the share of such rows that were right::

    {"made": "2026-11-30", "version": "0.1.0", "judged": {"rows": 412, "articles": 61, "judges": ["Ana"]},
     "tables": {"quotes": {"part": "source", "rows": 412, "knots": [[0.2, 0.41], [0.9, 0.88]]}}}

Between two knots the curve is a straight line, before the first and after the last it is level. A row without a
confidence stays without one, and so does a row that was corrected by hand.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsangles.errors import ParameterError
from newsangles.tables.schema import TABLES

COLUMNS = {"claims": "source_confidence"}
"""The column of a table's confidence where that is not ``confidence``."""

SAYS = {
    "quotes": "statement, words, source",
    "mentions": "actor",
    "claims": "source",
    "times": "value",
    "events": "event",
    "paragraphs": "kind",
    "predicates": "statement",
    "judgements": "judgement, kind, target, judge",
    "portrayals": "tone",
    "wordings": "wording",
}
"""The parts of a row (`newsangles.accuracy.parts`) that its confidence is about, as it was measured."""

LARGEST = 10_000_000
"""Bytes; a longer file is not one that `newsangles calibrate` wrote."""

_REMEDY = "make it with newsangles calibrate"

Knots = tuple[tuple[float, float], ...]


def column_of(table: str) -> str:
    """The column that holds the confidence of a table's rows."""
    return COLUMNS.get(table, "confidence")


def value_at(knots: Knots, said: float) -> float:
    """The curve's value: how often rows are right that say this confidence."""
    above = bisect_right(knots, (said, 2.0))
    if above in (0, len(knots)):
        return knots[min(above, len(knots) - 1)][1]
    (x, low), (y, high) = knots[above - 1], knots[above]
    return low + (high - low) * (said - x) / (y - x)


@dataclass(frozen=True)
class Confidences:
    """The curves of one file, by table; without a file there are none.

    Attributes:
        name: The file's name, without its folder.
        about: When it was made, and of how many judged rows; one phrase.
        digest: SHA-256 of the file; empty where there is none.
        curves: The knots of each table's curve: confidence, share right.
    """

    name: str = ""
    about: str = ""
    digest: str = ""
    curves: Mapping[str, Knots] = field(default_factory=dict)

    def apply(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Put the fitted confidences into a table's rows, in place."""
        knots = self.curves.get(table)
        if knots:
            column = column_of(table)
            for row in rows:
                if row[column] is not None and row["corrected"] is None:
                    row[column] = round(value_at(knots, row[column]), 2)


NONE = Confidences()
"""No file: rows keep the confidences that the library gives."""

_in_use = NONE


def use(fitted: Confidences) -> None:
    """Note by which file the rows of this process have their confidences, for the words that readers see."""
    global _in_use
    _in_use = fitted


def judged_for(table: str) -> str | None:
    """The words for the judged rows that a table's confidences were fitted to; None where they were not."""
    return f"judged rows ({_in_use.name})" if table in _in_use.curves else None


def confidences_in(data: bytes, shown: str) -> Confidences:
    """The content of a file, checked; ``shown`` is the path as messages name it.

    Raises:
        ParameterError: It is no such file, or a curve in it is wrong.
    """
    if len(data) > LARGEST:
        raise ParameterError(shown, f"over the limit of {LARGEST:,} bytes", _REMEDY)
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ParameterError(shown, "no file of confidences (it is not JSON)", _REMEDY) from error
    tables = said.get("tables") if isinstance(said, dict) else None
    if not isinstance(tables, dict) or not tables:
        raise ParameterError(shown, "no file of confidences (it has no tables)", _REMEDY)
    curves = {str(table): _curve(f"{shown}, {table}", str(table), entry) for table, entry in tables.items()}
    judged = said.get("judged")
    rows = judged.get("rows") if isinstance(judged, dict) else None
    counted = f"{rows:,} judged rows" if isinstance(rows, int) else "judged rows"
    made = said.get("made")
    about = f"fitted to {counted}" + (f", {made}" if isinstance(made, str) and made else "")
    name = shown.replace("\\", "/").rpartition("/")[2]
    return Confidences(name, about, hashlib.sha256(data).hexdigest(), curves)


def _curve(where: str, table: str, entry: object) -> Knots:
    if table not in TABLES:
        raise ParameterError(where, "no such table", f"the tables are {', '.join(TABLES)}")
    knots = entry.get("knots") if isinstance(entry, dict) else None
    if not isinstance(knots, list) or not knots or not all(map(_is_knot, knots)):
        raise ParameterError(where, "its knots are no pairs of shares between 0 and 1", _REMEDY)
    found = tuple((float(x), float(y)) for x, y in knots)
    if any(after[0] <= before[0] or after[1] < before[1] for before, after in itertools.pairwise(found)):
        raise ParameterError(where, "its knots do not rise", _REMEDY)
    return found


def _is_knot(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(x) in (int, float) and 0 <= x <= 1 for x in value)
