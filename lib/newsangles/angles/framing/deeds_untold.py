"""Deeds told without a doer, each beside a mention of the same deed that names one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from newsangles.language.rules import per_rules, rule_lines
from newsangles.tables.distinct_events import MIN_HAPPENED
from newsangles.tables.frames import records

FOLDER, DEEDS = "angles/framing", "deeds.tsv"
DEED, BY_ITSELF = "deed", "by itself"

CLASSES = frozenset(("ASSAULT", "FIGHT", "COERCE", "SANCTION"))
"""The classes of events that are deeds against somebody."""

MIN_CONFIDENCE = 0.5
"""A mention tells an event if its confidence is >= this."""

TOLD = frozenset(("fact", "reported"))
"""The statuses of what is told as done."""

COLUMNS = {
    "article_id": "string",
    "event_id": "string",
    "start": "Int64",
    "end": "Int64",
    "text": "string",
    "trigger": "string",
    "class": "string",
    "understood": "string",
    "told_by_event_id": "string",
    "told_by": "string",
    "told_by_actor_id": "string",
    "shown": "boolean",
}
"""The columns of the table, with their types.

``understood``: whose office the deed is, where everybody knows it (police, court); ``told_by``: the doer in the words
of another mention of the deed, with its event and actor; ``shown``: a deed whose doer a reader may ask for.
"""


@per_rules
def deed_words() -> dict[str, frozenset[str]]:
    """The words of ``data/deeds.tsv``, by what they are, with the user's additions.

    Raises:
        ParameterError: A line has not two columns.
    """
    found: dict[str, frozenset[str]] = {}
    for line in rule_lines(FOLDER, DEEDS, header=True):
        what, tab, words = line.text.partition("\t")
        if not tab:
            raise line.error("no tab", "write what the words are, a tab, and the words")
        found[what] = found.get(what, frozenset()) | frozenset(words.split())
    return found


def deeds_untold(events: pd.DataFrame) -> pd.DataFrame:
    """The deeds told as done without a doer, in the order of the text.

    Args:
        events: Rows of events, of one article or of many.
    """
    rows = records(events)
    same: dict[tuple[Any, Any], list[Mapping[Any, Any]]] = {}
    for row in rows:
        same.setdefault((row["article_id"], row["merged_with"] or row["event_id"]), []).append(row)
    found = [
        _untold(row, understood, same[row["article_id"], row["merged_with"] or row["event_id"]])
        for row in rows
        if row["doer"] == "left out" and _is_done(row) and (understood := _kind(row)) is not None
    ]
    return pd.DataFrame(found, columns=list(COLUMNS)).astype(COLUMNS)


def _is_done(row: Mapping[Any, Any]) -> bool:
    """True for what the text tells as done."""
    told = row["status"] in TOLD and row["polarity"] == "positive" and not row["future"]
    sure = row["confidence"] is None or row["confidence"] >= MIN_CONFIDENCE
    return bool(told and sure and row["happened"] >= MIN_HAPPENED)


def _kind(row: Mapping[Any, Any]) -> str | None:
    """Whose office a deed is; "" where a reader may ask who did it, None for what is no deed."""
    words, base = deed_words(), row["trigger"].split()[0]
    if base in words[DEED]:
        return ""
    if base in words[BY_ITSELF]:
        return "" if row["class"] in CLASSES else None
    office = next((what for what, known in words.items() if what not in (DEED, BY_ITSELF) and base in known), None)
    return office if row["class"] in CLASSES else None


def _untold(row: Mapping[Any, Any], understood: str, mentions: list[Mapping[Any, Any]]) -> dict[str, Any]:
    """A row of the table."""
    told = next((other for other in mentions if other["doer"] == "named" and other["source"]), None)
    return {
        **{name: row[name] for name in COLUMNS if name in row},
        "understood": understood or None,
        "told_by_event_id": told["event_id"] if told else None,
        "told_by": told["source"] if told else None,
        "told_by_actor_id": (told and told["source_actor_id"]) or row["source_actor_id"],
        "shown": not understood,
    }
