"""Quotes in words, as the marked article shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pandas as pd

from newsangles.angles.quotes import findings
from newsangles.tables.frames import named_records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import BRIEF, NOBODY, brief, line

ATTITUDE = "attitude"
"""The kind of rows of the table of quotes that no page counts as quotes: attitudes, intentions."""

KINDS = findings.KINDS | {ATTITUDE: "what somebody wants or favours, not what they say"}
"""The kinds of marks, with their meaning."""


def quote_lines(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Records of the quotes with ``name``, ``label``, ``kind`` and ``says``."""
    for row in named_records(findings.with_speakers(table["quotes"], table["actors"])):
        who = row["speaker"] or row["source"] or NOBODY
        said = f"{line(who)} {line(row['cue'] or '')}".strip()
        label = findings.label(SimpleNamespace(**row))
        kind = ATTITUDE if row["cue_class"] in ON_REQUEST else row["kind"]
        says = f"{said} ({kind}): {brief(row['text'], BRIEF)}"
        yield row | {"name": row["quote_id"], "label": label, "kind": kind, "says": says}
