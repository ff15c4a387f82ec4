"""Findings on pairs of actors: a matrix, a network, and a balance of conflict and cooperation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from newsangles.angles.events.findings import QUADS, UNNAMED, classed, scale
from newsangles.tables.frames import records
from newsangles.tables.wording import counted, in_words, sentence

Row = Mapping[Any, Any]
Key = tuple[str, str]

BY_WHOM = "Who ↓ to whom →"
"""The heading of the first column of a matrix."""


ARROWS = {
    "cooperation": "cooperation, put as done",
    "conflict": "conflict, put as done",
    "not done": "only alleged, possible, planned, denied, …",
}
"""Kinds of edges between two actors, in the order in which a network draws them."""


_TIMES = ("never", "once", "twice")


def _times(number: int) -> str:
    return _TIMES[number] if number < len(_TIMES) else f"{in_words(number)} times"


def pairs(deeds: pd.DataFrame) -> pd.DataFrame:
    """Counts of events by source, target, class and standing.

    Returns:
        ``who`` and ``whom`` (`UNNAMED` where nobody is), ``class``, ``quad``, ``standing``, ``deeds``, ``article_id``
        and ``start`` of the first; the frequent ones first, then in the order of the text.
    """
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in records(classed(deeds)):
        who, whom = row["who"] or UNNAMED, row["whom"] or UNNAMED
        groups[who, whom, row["class"], row["quad"], row["standing"]].append(row)
    rows = [(*key, len(group), group[0]["article_id"], group[0]["start"]) for key, group in groups.items()]
    rows.sort(key=lambda row: -row[5])
    columns = ["who", "whom", "class", "quad", "standing", "deeds", "article_id", "start"]
    return pd.DataFrame(rows, columns=columns)


def matrix(table: pd.DataFrame, limit: int = 4) -> pd.DataFrame:
    """A matrix of events: a row for each source, a column for each target.

    Args:
        table: The result of `pairs`.
        limit: At most so many columns with a name; the rest goes into one, *4 others*, and each is named there.

    Returns:
        `BY_WHOM` (who), then a column for each whom, with the classes: how often where more than once (*AID ×2*), and
        how it stands where it is not put as done (*AGREE: planned*).
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
        cells[row["who"], whom].append(f"{row['class']}{often}{name}{stands}")
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


def nodes(table: pd.DataFrame) -> pd.Series[Any]:
    """The number of events of each actor with another, the highest first, from the result of `pairs`."""
    counts: Counter[str] = Counter()
    for row in _between(table):
        counts.update({row["who"]: row["deeds"], row["whom"]: row["deeds"]})
    most = counts.most_common()
    return pd.Series([n for _, n in most], [name for name, _ in most], dtype="int64")


def arrows(table: pd.DataFrame) -> pd.DataFrame:
    """Edges of a network, from the result of `pairs`: ``who``, ``whom``, ``kind`` (a key of `ARROWS`), ``times``."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in _between(table):
        who, whom = row["who"], row["whom"]
        kind = str(row["quad"]).split()[-1] if row["standing"] == "done" else "not done"
        if kind == "not done" and (whom, who, kind) in counts:
            who, whom = whom, who
        counts[who, whom, kind] += row["deeds"]
    rows = [(who, whom, kind, n) for (who, whom, kind), n in counts.items()]
    return pd.DataFrame(rows, columns=["who", "whom", "kind", "times"])


def _between(table: pd.DataFrame) -> list[Row]:
    """The rows of the result of `pairs` with two named actors."""
    return [r for r in records(table) if UNNAMED not in (r["who"], r["whom"]) and r["who"] != r["whom"]]


def who_did_what(table: pd.DataFrame) -> str:
    """The headline: events put as done between two actors, from the result of `pairs`."""
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


def balance(table: pd.DataFrame) -> pd.DataFrame:
    """Conflict and cooperation by pair of actors, in both directions, from the result of `pairs`.

    Returns:
        ``pair``, a column for each of `QUADS` and ``done`` (only what is put as done counts in these), ``weight`` (the
        mean weight of these, -10 to 10, by `scale`; empty where nothing is done), ``not_done`` (the number of those
        alleged, possible, planned, …), ``article_id`` and ``start`` of the first; the pairs with most events first.
    """
    groups: dict[frozenset[str], list[Row]] = defaultdict(list)
    for row in _between(table):
        groups[frozenset((row["who"], row["whom"]))].append(row)
    found = []
    for rows in groups.values():
        first = min(rows, key=lambda row: (row["article_id"], row["start"]))
        done = [row for row in rows if row["standing"] == "done"]
        number = sum(row["deeds"] for row in done)
        weight = sum(scale()[row["class"]].weight * row["deeds"] for row in done) / number if number else None
        quads = [sum(row["deeds"] for row in done if row["quad"] == quad) for quad in QUADS]
        rest = sum(row["deeds"] for row in rows) - number
        pair = f"{first['who']} – {first['whom']}"
        found.append((pair, *quads, number, weight, rest, first["article_id"], first["start"]))
    found.sort(key=lambda row: (-row[5], -row[7]))
    columns = ["pair", *QUADS, "done", "weight", "not_done", "article_id", "start"]
    return pd.DataFrame(found, columns=columns).astype({"weight": "Float64"})


def sides(table: pd.DataFrame) -> pd.DataFrame:
    """The balance as two numbers a pair, for a figure: ``cooperation`` and ``conflict``, where anything is done."""
    found = table[table["done"] > 0].set_index("pair")
    names = {side: [quad for quad in QUADS if quad.endswith(side)] for side in ("cooperation", "conflict")}
    return pd.DataFrame({side: found[quads].sum(axis=1) for side, quads in names.items()})


def leaning(table: pd.DataFrame) -> str:
    """A sentence on the pairs with most conflict and most cooperation, from the result of `balance`."""
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
