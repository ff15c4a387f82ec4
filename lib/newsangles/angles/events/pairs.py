"""Findings on pairs of actors: a matrix, and sentences.

A table of pairs has a row for who, whom, class and standing together: ``who`` and ``whom`` (`UNNAMED` where nobody is),
``class``, ``quad``, ``standing`` and ``deeds``, their number; the frequent ones first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from newsangles.angles.events.findings import UNNAMED, scale
from newsangles.tables.frames import records
from newsangles.tables.wording import CLASSES, counted, in_words, sentence

Row = Mapping[Any, Any]
Key = tuple[str, str]

BY_WHOM = "Who ↓ to whom →"
"""The heading of the first column of a matrix."""


ARROWS = {
    "cooperation": "cooperation, put as done",
    "conflict": "conflict, put as done",
    "not done": "not done: alleged, possible, planned or denied",
}
"""Kinds of edges between two actors, in the order in which a network draws them."""


_TIMES = ("never", "once", "twice")


def _times(number: int) -> str:
    return _TIMES[number] if number < len(_TIMES) else f"{in_words(number)} times"


def each_pair(deeds: pd.DataFrame) -> pd.DataFrame:
    """Rows of `findings.events_with_actors`, one for each of those who did it and each of those to whom.

    What two did to a third together is two rows; who did something to himself with others, none but to the others.
    """
    found = deeds.assign(who=deeds["whos"], whom=deeds["whoms"], several=_several(deeds))
    found = found.explode("who").explode("whom", ignore_index=True).astype({"who": "str", "whom": "str"})
    himself = found["several"] & (found["who"] == found["whom"]).fillna(False)
    return found[~himself.astype(bool)].drop(columns="several").reset_index(drop=True)


def _several(deeds: pd.DataFrame) -> pd.Series:
    """True for each event with several on one side."""
    return ((deeds["whos"].map(len) > 1) | (deeds["whoms"].map(len) > 1)).astype(bool)


def matrix(table: pd.DataFrame, limit: int = 4) -> pd.DataFrame:
    """A matrix of events: a row for each source, a column for each target.

    Args:
        table: A table of pairs.
        limit: At most so many columns with a name; the rest goes into one, *4 others*, and each is named there.

    Returns:
        `BY_WHOM` (who), then a column for each whom, with the classes: how often where more than once (*aid ×2*), and
        how it stands where it is not put as done (*promise or offer: planned*).
    """
    rows = records(table)
    given, taken = _weights(rows, "who"), _weights(rows, "whom")
    ranked = [name for name in taken if name != UNNAMED]
    heads = ranked if len(ranked) <= limit else ranked[: limit - 1]
    rest = len(ranked) - len(heads)
    ends = [f"{rest} others"] * bool(rest) + [UNNAMED] * (UNNAMED in taken)
    cells: dict[Key, list[str]] = defaultdict(list)
    for row in rows:
        alone = row["whom"] in (*heads, UNNAMED)
        whom, name = (row["whom"], "") if alone else (f"{rest} others", f" ({row['whom']})")
        often = f" ×{row['deeds']:,}" if row["deeds"] > 1 else ""
        stands = "" if row["standing"] == "done" else f": {row['standing']}"
        cells[row["who"], whom].append(f"{CLASSES[row['class']]}{often}{name}{stands}")
    order = [name for name in given if name != UNNAMED] + [UNNAMED] * (UNNAMED in given)
    lines = [[who, *("; ".join(cells[who, whom]) or None for whom in (*heads, *ends))] for who in order]
    columns = [BY_WHOM, *(name + " " * (name == BY_WHOM) for name in (*heads, *ends))]
    return pd.DataFrame(lines, columns=columns, dtype="object")


def _weights(rows: Sequence[Row], role: str) -> dict[str, int]:
    """The number of events of each actor in a role, the highest first."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row[role]] += row["deeds"]
    return dict(counts.most_common())


def _between(table: pd.DataFrame) -> list[Row]:
    """The rows of a table of pairs in which one named actor deals with another."""
    return [r for r in records(table) if UNNAMED not in (r["who"], r["whom"]) and r["who"] != r["whom"]]


def who_did_what(table: pd.DataFrame) -> str:
    """The headline: events put as done between two actors, from a table of pairs."""
    if table.empty:
        return "No deed is in one of the classes."
    done = [row for row in _between(table) if row["standing"] == "done"]
    if not done:
        return "No named actor is put as having done anything to another."
    parts = []
    for row in done:
        degree = scale()[row["class"]]
        words = (row["who"], degree.said, degree.link, row["whom"], _times(row["deeds"]))
        parts.append(" ".join(word for word in words if word))
    if len(parts) > 3:
        parts = [*parts[:3], f"{in_words(len(parts) - 3)} more below"]
    return sentence("; ".join(parts))


def leaning(table: pd.DataFrame) -> str:
    """A sentence on the pairs with most conflict and most cooperation.

    Args:
        table: A row for two actors: ``pair`` (*Ana – Ben*), ``done`` (how many deeds are put as done between them) and
            ``weight`` (the mean weight of these, -10 to 10).
    """
    rows = [row for row in records(table) if row["done"]]
    if not rows:
        return "No two named actors are put as having done anything to each other."
    low, high = min(rows, key=lambda row: row["weight"]), max(rows, key=lambda row: row["weight"])
    if len(rows) == 1:
        return sentence(f"between {_pair(low)}")
    parts = []
    if low["weight"] < 0:
        parts.append(f"most conflict is between {_pair(low, rows)}")
    if high["weight"] > 0:
        parts.append(f"most cooperation is between {_pair(high, rows)}")
    return sentence("; ".join(parts) or f"between {_pair(rows[0], rows)}")


def _pair(row: Row, rows: Sequence[Row] = ()) -> str:
    one, _, other = str(row["pair"]).partition(" – ")
    alike = sum(other_row["weight"] == row["weight"] for other_row in rows) - 1
    also = f", as between {counted(alike, 'other pair')}" if alike > 0 else ""
    weight = f"{row['weight']:+.1f}".replace("-", "−")
    return f"{one} and {other}: {counted(row['done'], 'deed')}, mean weight {weight}{also}"
