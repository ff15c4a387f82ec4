"""The annotated article: the rows of all angles on one text, each tied to those it rests on.

An angle's notebook shows its own rows; this brings them back to the sentence that they share: from a quote to its
speaker, its claims and its times, and from each of these back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsangles.angles.angle import Tables, angles
from newsangles.show.article import Mark
from newsangles.show.layers import Layer, Line
from newsangles.tables.trust_words import trust
from newsangles.tables.wording import line

_TABLES = {"structure": "paragraphs", "actors": "mentions", "cast": "actors"}
"""The tables of the groups of lines that are not called after theirs."""


def layers() -> dict[str, Layer]:
    """Layers of a marked article, in the order of the angles, with the kinds that each tells apart."""
    return {angle.name: angle.layer for angle in angles() if angle.layer}


BY_HAND = "(corrected)"
"""The mark of a row corrected by hand, in its label."""

Row = Mapping[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True)
class Reading:
    """The rows of all angles on some articles, for display.

    Attributes:
        marks: What to mark in the text; ``layer`` says in which layer.
        lines: The rows in words, actors included, with the names of the rows that each is tied to.
    """

    marks: list[Mark]
    lines: list[Line]


def reading(table: Tables) -> Reading:
    """The rows of all angles, brought together.

    Args:
        table: What `newsangles.tables` gave.

    Returns:
        Marks and lines in the order of the layers; mentions are called m1, m2, … in the order of the text.
    """
    found = {group: list(told(table)) for angle in angles() for group, told in angle.lines.items()}
    layer_of = {group: angle.name for angle in angles() for group in angle.lines}
    known = layers()
    ties = _ties(found)
    marks, lines = [], []
    for name, rows in found.items():
        for row in rows:
            key = row["article_id"], row["name"]
            tied = sorted(ties[key], key=_order)
            lines.append(
                Line(
                    name=row["name"],
                    layer=layer_of[name],
                    says=row["says"],
                    start=row["start"],
                    end=row["end"],
                    tied=tuple(other for _, other in tied),
                    made_by=_made_by(row, name),
                    article_id=row["article_id"],
                    placed=name in known,
                )
            )
            if name in known:
                marks.append(
                    Mark(
                        row["start"],
                        row["end"],
                        label=f"{row['label']} {BY_HAND}".strip() if row["corrected"] else row["label"],
                        kind=row["kind"],
                        id=row["name"],
                        href=f"#row-{row['name']}",
                        title=row.get("title"),
                        parts=tuple((int(a), int(b)) for a, b in row.get("parts") or ()),
                        article_id=row["article_id"],
                        layer=name,
                        pale=bool(row.get("pale")),
                        weak=bool(row.get("weak")),
                    )
                )
    return Reading(marks, lines)


def _ties(found: Mapping[str, Sequence[Row]]) -> defaultdict[Key, set[Key]]:
    """Related rows of each row, in both directions: by the columns of `_REFERS`, and times by containment."""
    ties: defaultdict[Key, set[Key]] = defaultdict(set)
    known = {(row["article_id"], row["name"]) for rows in found.values() for row in rows}

    def tie(one: Key, other: Key) -> None:
        if other in known and one != other:
            ties[one].add(other)
            ties[other].add(one)

    referring = {group: columns for angle in angles() for group, columns in angle.ties.items()}
    for name, columns in referring.items():
        for row in found[name]:
            for column in columns:
                value = row.get(column)  # rows of two tables may be one group
                for other in value if isinstance(value, tuple | list) else [value]:
                    if other is not None:
                        tie((row["article_id"], row["name"]), (row["article_id"], other))
    for kind in ("quotes", "claims"):
        around = defaultdict(list)
        for row in found[kind]:
            around[row["article_id"]].append(row)
        for time in found["times"]:
            holding = [r for r in around[time["article_id"]] if r["start"] <= time["start"] < r["end"]]
            if holding:
                inner = min(holding, key=lambda r: r["end"] - r["start"])
                tie((time["article_id"], time["name"]), (time["article_id"], inner["name"]))
    return ties


def _order(key: Key) -> tuple[str, int]:
    """Row names in their order: q2 before q10."""
    letter, number = re.fullmatch(r"(\D*)(\d*)", key[1]).groups()  # type: ignore[union-attr]
    return letter, int(number or 0)


def _made_by(row: Row, group: str) -> str:
    """The rule that made a row, how often such rows were right, and its corrector."""
    rule = f"rule: {row['rule']}" if row["rule"] and row["rule"] not in row["says"] else ""
    right = "" if row["corrected"] else trust(row["confidence"], _TABLES.get(group, group))
    by_hand = f"corrected by hand: {line(row['corrected'])}" if row["corrected"] else ""
    return "; ".join(part for part in (by_hand, rule, right) if part)
