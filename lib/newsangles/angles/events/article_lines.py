"""Events in words, as the marked article shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from newsangles.angles.events import findings
from newsangles.tables.frames import named_records
from newsangles.tables.wording import CLASSES, line, on_the_word_of

KINDS = {
    "done": "put as done",
    "open": "alleged, possible, planned, conditional, denied, or left open",
    "again": "told before, or part of another",
}
"""The kinds of marks, with their meaning."""


def event_lines(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Records of the events with ``name``, ``label``, ``kind`` and ``says``."""
    told = {(row["article_id"], row["event_id"]): row for row in named_records(findings.events_with_actors(table))}
    for row in named_records(table["events"]):
        first = told.get((row["article_id"], row["event_id"]))
        if first is None:
            again = f"“{line(row['text'])}”: {row['merge_reason'] or 'told before'}"
            yield row | {"name": row["event_id"], "label": "", "kind": "again", "says": again}
            continue
        standing = first["standing"]
        named = any(words and words in first["did"] for words in (first["whom"], first["target"]))
        parts = [first["who"], first["did"], f"to {first['whom']}" if first["whom"] and not named else None]
        known = [standing, CLASSES.get(row["class"]), first["when"], on_the_word_of(first["word"])]
        yield row | {
            "name": row["event_id"],
            "label": CLASSES.get(row["class"], "") + ("" if standing == "done" else f" {standing}"),
            "kind": "done" if standing == "done" else "open",
            "says": f"{' '.join(line(part) for part in parts if part)}: {', '.join(k for k in known if k)}",
        }
