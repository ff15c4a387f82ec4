"""Framing rows in words, as the marked article shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from newsangles.angles.framing import findings
from newsangles.tables.frames import named_records
from newsangles.tables.wording import BRIEF, THE_OUTLET, brief, line

KINDS = {
    "blame": "somebody is blamed, in so many words; weaker: in words that somebody is quoted with",
    "praise": "somebody is praised, likewise",
    "loaded": "a word that colours, likewise",
}
"""The kinds of marks, with their meaning."""

PATTERNS = {"blame": 7, "praise": 8, "loaded": 3}
"""Their underlines: two hatchings, and dots."""


MARKED = ("article_id", "start", "end", "name", "label", "kind", "weak", "says")
"""The columns of a line that a mark is made from."""


def framing_lines(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Records of judgements and wordings with ``name``, ``label``, ``kind``, ``weak`` and ``says``."""
    for row in named_records(findings.judged(table)):
        label = f"{row['did']} {row['whom'] or ''}".strip()
        what = f"“{line(row['text'])}”" + (f" {brief(row['about'], BRIEF)}" if row["about"] else "")
        says = f"{line(row['who'])} {label}: {what}; {_in_words_of(row['word'])}"
        yield row | {
            "name": row["judgement_id"],
            "label": f"{label} – {row['who']}",
            "weak": row["voice"] != "outlet",
            "says": says,
        }
    for row in named_records(findings.coloured(table)):
        at = f", of {line(row['whom'])}" if row["whom"] else ""
        plainer = f"; plainer: {row['plainer']}" if row["plainer"] else ""
        yield row | {
            "name": row["wording_id"],
            "label": "" if row["kind"] == "loaded" else row["kind"],
            "kind": "loaded",
            "weak": row["voice"] != "outlet",
            "says": f"{findings.marked(row['text'])} ({row['kind']}){at}; {_in_words_of(row['word'])}{plainer}",
        }


def _in_words_of(word: str) -> str:
    return "in the outlet’s own words" if word == THE_OUTLET else f"in the words of {word}"
