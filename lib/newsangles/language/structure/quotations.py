"""Quotations that stand apart from the text: pull quotes, and who is credited below a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsangles.language.structure.drafts import Draft
from newsangles.language.structure.lines import Line, is_name_word, nameish

REACH = 25
"""Paragraphs before and after in which the words of a pull quote stand again."""

MIN_LONGER = 25
"""Characters by which the paragraph that holds a pull quote's words is longer."""

_CREDIT = re.compile(
    r"(?:[-–—―]{1,2}|~)\s*(?P<rest>(?P<name>[A-Z][\w.’'-]*(?: [\w.’'-]+){0,5}?)(?:,| \(|/| - | – |$).{0,110})$"
)
_NAME = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [\w.’'-]+){1,4}?)(?:,\s| \(| - | – |$)")
_DASHED = re.compile(r"(?:[-–—―]{1,2}|~)\s*(?P<name>[^\W\d_][^,(]{1,70}[^\s,(])")
_SENTENCES = re.compile(r"(?<=[.!?,])\s+")


def quotations(drafts: Sequence[Draft]) -> None:
    """Mark pull quotes, and lines that credit the quotation above them."""
    _pull_quotes(drafts)
    above: Draft | None = None
    for draft in drafts:
        if draft.told and draft.kind not in ("body", "quote_credit"):
            continue
        if above is not None and draft.kind in ("", "list", "byline", "quote_credit") and not draft.speech:
            _credit(draft, above)
        above = draft


def _pull_quotes(drafts: Sequence[Draft]) -> None:
    flats = [draft.line.flat for draft in drafts]
    for i, draft in enumerate(drafts):
        line = draft.line
        if draft.kind or draft.speech or not 5 <= line.words <= 60 or not line.quoted:
            continue
        near = [flat for flat in flats[max(0, i - REACH) : i + REACH + 1] if len(flat) > len(line.flat) + MIN_LONGER]
        own = line.flat
        if any(own in flat for flat in near):
            draft.be("pull_quote", "the same words stand in a longer paragraph")
            continue
        pieces = [re.sub(r"\W+", " ", piece.lower()).strip() for piece in _SENTENCES.split(line.text)]
        pieces = [piece for piece in pieces if len(piece) > 15]
        if len(pieces) > 1 and all(any(piece in flat for flat in near) for piece in pieces):
            draft.be("pull_quote", "its sentences stand in paragraphs nearby")


def _credit(draft: Draft, above: Draft) -> None:
    """Make a line the credit of the quotation above it, if it has a credit's form."""
    line = draft.line
    if line.words > 18 or len(line.text) > 130:
        return
    ends_quoted = above.line.text.rstrip().endswith(("”", '"', "’", "'", "”.", '".')) and above.line.quoted
    after_pull = above.kind == "pull_quote"
    dashed = _CREDIT.match(line.text)
    if (
        dashed
        and (ends_quoted or after_pull or not above.line.short)
        and _names(dashed["name"])
        and not _sentence(line)
    ):
        _take(draft, dashed.start("name"), dashed["name"], "a dash and a name below a quotation")
        return
    whose = _DASHED.match(line.text)
    if (
        whose
        and (ends_quoted or line.text.startswith(("—", "―")))
        and not line.stopped
        and not line.verb
        and line.words <= 12
    ):
        _take(draft, whose.start("name"), whose["name"], "a dash and a source below a quotation")
        return
    named = _NAME.match(line.text)
    if named and (ends_quoted or after_pull) and not line.stopped and _names(named["name"]):
        rest = line.text[named.end("name") :]
        if (not rest and nameish(line.text, most=4)) or rest.startswith((", ", " (", " - ", " – ")):
            _take(draft, 0, named["name"], "a name and office below a quotation")


def _names(name: str) -> bool:
    found = name.split()
    return 1 <= len(found) <= 6 and all(map(is_name_word, found))


def _sentence(line: Line) -> bool:
    return line.text.endswith((".", "!", "?", "”", '"')) and line.verb


def _take(draft: Draft, at: int, name: str, reason: str) -> None:
    draft.be("quote_credit", reason)
    start = draft.line.start + at
    draft.credit = (start, start + len(name))
