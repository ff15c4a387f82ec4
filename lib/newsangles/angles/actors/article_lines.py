"""Mentions and actors in words, as the marked article shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from newsangles.angles.actors import findings
from newsangles.tables.frames import named_records
from newsangles.tables.wording import called, line, listed


def mention_lines(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Records of the mentions with ``name`` (m1, m2, … in the order of the text), ``label`` and ``says``."""
    names = called(table["actors"])
    numbers: dict[str, int] = defaultdict(int)
    for row in named_records(table["mentions"]):
        numbers[row["article_id"]] += 1
        who = names.get((row["article_id"], row["actor_id"]))
        perhaps = names.get((row["article_id"], row["perhaps"]))
        open_ = f"perhaps {perhaps}, left open" if perhaps else "left open"
        text = line(row["text"])
        same = "" if who is not None and text == who else who or "?"
        doubt = " ?" if who and row["confidence"] is not None and row["confidence"] < findings.DOUBT else ""
        yield row | {
            "name": f"m{numbers[row['article_id']]}",
            "label": same + doubt,
            "says": f"“{text}”: {who or open_}" + (f" ({row['reason']})" if row["reason"] else ""),
        }


def actor_lines(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Records of the actors with ``name`` and ``says``; they have no marks of their own."""
    for row in named_records(findings.ranked(table["actors"])):
        role = f", {line(row['role'])}" if row["role"] else ""
        also = f"; also {listed([line(alias) for alias in row['aliases']])}" if row["aliases"] else ""
        stands = f"; stands for {row['stands_for']}" if row["stands_for"] else ""
        gender = f", {row['gender']} ({row['gender_reason']})" if row["gender"] else ""
        times = "once" if row["mentions"] == 1 else f"{row['mentions']:,} times"
        says = f"{line(row['called'])}, {row['label']}{role}{gender}, meant {times}{also}{stands}"
        yield row | {"name": row["actor_id"], "label": "", "says": says}
