"""Findings on the structure of articles: rows in running text, and what is not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from newsangles.language.structure import NOT_LEAD, READ
from newsangles.tables.wording import counted, listed, sentence

PLURALS = {
    "byline": "bylines",
    "dateline": "datelines",
    "agency": "names of agencies",
    "timestamp": "times of day and dates",
    "photo_credit": "photo credits",
    "quote_credit": "names below a quotation",
    "stage": "stage directions",
    "note": "notes",
    "menu": "menus",
    "related": "links to other stories",
    "embed": "embedded posts",
    "pull_quote": "pull quotes",
}
"""The kinds of paragraphs that are not read, as a reader calls several."""

NAMED = ("dateline", "quote_credit")
"""Kinds that are read for the places and people in them."""


def in_running_text(rows: pd.DataFrame, table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The rows that begin in running text, not in a headline, a heading or a caption.

    Args:
        rows: Rows with ``article_id`` and ``start``.
        table: The result of `newsangles.tables`; where it has no paragraphs, all rows are kept.
    """
    paragraphs = table.get("paragraphs")
    if paragraphs is None or rows.empty:
        return rows
    above = paragraphs[paragraphs["kind"].isin(NOT_LEAD)]
    spans: dict[str, list[tuple[int, int]]] = {}
    for article_id, start, end in zip(above["article_id"], above["start"], above["end"], strict=True):
        spans.setdefault(article_id, []).append((start, end))
    kept = [
        not any(a <= start < b for a, b in spans.get(article_id, ()))
        for article_id, start in zip(rows["article_id"], rows["start"], strict=True)
    ]
    return rows[kept]


def left_out(kinds: Iterable[str]) -> str | None:
    """A sentence on the paragraphs of an article that are not read; None where all are.

    Args:
        kinds: The kinds of its paragraphs.
    """
    counts = Counter(kind for kind in kinds if kind not in READ and kind not in NAMED)
    if not counts:
        return None
    names = listed([PLURALS.get(kind, kind) for kind, _ in counts.most_common()], len(counts))
    number = counts.total()
    verb = "is" if number == 1 else "are"
    return sentence(f"{counted(number, 'paragraph')} of the text {verb} not read, as no part of the story: {names}")
