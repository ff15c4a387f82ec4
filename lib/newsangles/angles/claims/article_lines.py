"""Claims in words, as the marked article shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pandas as pd

from newsangles.angles.claims import findings
from newsangles.tables.frames import named_records
from newsangles.tables.wording import BRIEF, brief, on_the_word_of


def claim_lines(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Records of the claims with ``name``, ``label``, ``kind`` and ``says``."""
    for row in named_records(findings.claims_with_sources(table)):
        label = findings.label(SimpleNamespace(**row))
        how = f"{row['status']}, {row['certainty']}, {row['polarity']}"
        says = f"{brief(row['claim'], BRIEF)}: {on_the_word_of(row['who'])}; {how}"
        yield row | {"name": row["claim_id"], "label": label, "kind": row["voices"], "says": says}
