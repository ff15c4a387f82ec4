"""Links to other stories in small groups of lines: a title, perhaps a sentence, a writer or a day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsangles.language.structure.drafts import Draft
from newsangles.language.structure.lines import nameish

GROUPS = "one of several titles with their writers or days"

_FURNITURE = frozenset(("menu", "related"))
_RUN = re.compile(r"(?:K?TB?N){3,}|(?<=M)(?:K?TB?D){3,}|(?<=M)K?D(?:K?TB?D){2,}K?TB?")
_CLOCK = re.compile(r"\d[:.]\d\d|\bago\b|[ap]\.?m\b", re.IGNORECASE)


def grouped_links(drafts: Sequence[Draft]) -> None:
    """Mark at least three groups in a row of a title, perhaps a sentence, and a name or day."""
    sorts = "".join(_sort(draft) for draft in drafts)
    for match in _RUN.finditer(sorts):
        for draft in drafts[match.start() : match.end()]:
            draft.be("related", GROUPS)


def _sort(draft: Draft) -> str:
    """A letter for a line.

    T is a title, B a sentence, N a name, D a day, K a word or two, M furniture, X any other line.
    """
    line = draft.line
    if draft.told or draft.speech:
        return "X"
    if draft.kind == "timestamp":
        return "X" if _CLOCK.search(line.text) else "D"
    if draft.kind:
        return "N" if draft.kind == "byline" else "M" if draft.kind in _FURNITURE else "X"
    if nameish(line.text, most=4):
        return "N"
    if line.words <= 2:
        return "K" if line.short else "X"
    asks = line.text.endswith("?")
    if line.words >= 4 and len(line.text) < 120 and (asks or not line.stopped) and not line.quoted:
        return "T"
    return "B" if line.stopped and 30 <= len(line.text) < 280 and not line.quoted else "X"
