"""Framing rows in words, as the marked article shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

KINDS = {
    "blame": "somebody is blamed, in so many words",
    "praise": "somebody is praised, in so many words",
    "loaded": "a word that colours, in the outlet’s own voice",
    "quoted": "the same, in somebody’s quoted words",
}
"""The kinds of marks, with their meaning."""


def framing_lines(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Records of judgements and wordings with ``name``, ``label``, ``kind`` and ``says``."""
    return iter(())
