"""Paragraphs in words, as the marked article shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from newsangles.tables.frames import named_records
from newsangles.tables.wording import BRIEF, brief, line

UNREAD, NO_LEAD, NAMES, SPOKEN, LIST, BODY = "not read", "no first line", "names alone", "turn", "list", "running text"

KINDS = {
    UNREAD: "no part of the story: menu, caption credit, byline, note; no angle reads it",
    NO_LEAD: "headline, heading, caption: read, but never taken for the first line",
    NAMES: "dateline, name below a quotation: read for the places and people in it",
    SPOKEN: "what one speaker of a transcript or an interview says",
    LIST: "an item of a list",
    BODY: "marked only where it was corrected by hand",
}
"""The sorts of marks, with their meaning."""

SORTS = {
    **dict.fromkeys(("headline", "heading", "deck", "caption"), NO_LEAD),
    **dict.fromkeys(("turn", "question"), SPOKEN),
    **dict.fromkeys(("dateline", "quote_credit"), NAMES),
    "list": LIST,
    "body": BODY,
}
"""The sort of each kind of paragraph that is read at all."""

WORDS = {
    "photo_credit": "photo credit",
    "quote_credit": "name below a quotation",
    "stage": "stage direction",
    "related": "link to another story",
    "embed": "embedded post",
    "pull_quote": "pull quote",
    "list": "item of a list",
    "deck": "line below the headline",
    "body": "running text",
}
"""Kinds in a newsroom's words, where these are others."""


def in_words(kind: str) -> str:
    """A kind of paragraph in words."""
    return WORDS.get(kind, kind)


def paragraph_lines(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Records of the paragraphs that are no running text, with ``name``, ``label``, ``kind``, ``says``, ``title``."""
    for row in named_records(table["paragraphs"]):
        if row["kind"] == "body" and not row["corrected"]:
            continue
        sort = SORTS.get(row["kind"], UNREAD)
        kind = in_words(row["kind"])
        label = f"{kind}: {line(row['speaker'])}" if row["speaker"] else kind
        why = f" ({row['reason']})" if row["reason"] else ""
        says = f"{label}{why}: {brief(row['text'], BRIEF)}"
        title = f"{kind}{why}"
        yield row | {
            "name": row["paragraph_id"],
            "label": label,
            "kind": sort,
            "says": says,
            "title": title,
            "pale": sort == UNREAD,
        }
