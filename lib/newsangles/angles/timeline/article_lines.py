"""Temporal expressions in words, as the marked article shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pandas as pd

from newsangles.angles.timeline import findings, times_findings
from newsangles.tables.frames import named_records
from newsangles.tables.wording import line

KINDS = {name: findings.KINDS[name] for name in ("time", "vague time")}
"""The kinds of marks, with their meaning."""


def time_lines(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Records of the times with ``name``, ``label``, ``kind`` and ``says``."""
    for row in named_records(times_findings.read_times(table["times"])):
        label = times_findings.time_label(SimpleNamespace(**row))
        value = f" ({row['read']})" if row["read"] and row["read"] != label else ""
        says = f"“{line(row['text'])}”: {label}{value}" + (f", {row['reason']}" if row["reason"] else "")
        yield row | {"name": row["time_id"], "label": label, "kind": row["sort"], "says": says}
