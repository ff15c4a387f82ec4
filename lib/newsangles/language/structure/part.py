"""A part of a document, its kinds, and how the angles look parts up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

KINDS = (
    "body", "turn", "question", "list", "deck",
    "headline", "heading", "caption",
    "byline", "dateline", "agency", "timestamp", "photo_credit", "quote_credit",
    "stage", "note", "menu", "related", "embed", "pull_quote",
)  # fmt: skip
"""All kinds of parts, those that are read first."""

READ = frozenset(("body", "turn", "question", "list", "deck", "headline", "heading", "caption"))
"""Kinds whose statements the angles read."""

NOT_LEAD = frozenset(("headline", "heading", "deck", "caption"))
"""Kinds that are read, but never give the first line of a page."""


class PartLike(Protocol):
    """The attributes of a part that the angles read; a table's row has them too."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """Just after the last character."""

    @property
    def kind(self) -> str:
        """One of `KINDS`."""

    @property
    def reason(self) -> str:
        """The ground for the kind, in words."""

    @property
    def confidence(self) -> float | None:
        """The share of such parts that have the kind."""

    @property
    def speaker(self) -> str | None:
        """The name of who speaks."""

    @property
    def speaker_start(self) -> int | None:
        """The label's first character."""

    @property
    def speaker_end(self) -> int | None:
        """Just after the label."""

    @property
    def said_start(self) -> int | None:
        """The first character of the words."""

    @property
    def turn(self) -> int | None:
        """The number of the turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paragraph of a document, or a piece of one: a dateline, a second turn within a paragraph.

    Attributes:
        start: The first character.
        end: Just after the last character.
        kind: One of `KINDS`.
        reason: The ground for the kind, in a newsroom's words.
        confidence: The share of parts found on the same ground that have this kind; None: not measured.
        speaker: Who speaks a turn, by the fullest form that a label of this document gives.
        speaker_start: First character of the label that names the speaker, for a continuation that of its first part.
        speaker_end: Just after that label.
        said_start: The first character of the words, after the label.
        turn: The number of the turn in the document, from 1; paragraphs that go on with it have the same.
    """

    start: int
    end: int
    kind: str
    reason: str
    confidence: float | None = None
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    said_start: int | None = None
    turn: int | None = None


class Structure:
    """The parts of a document, looked up by offset.

    Args:
        parts: Parts in the order of the text, none over another.
    """

    __slots__ = ("_starts", "parts")

    def __init__(self, parts: Sequence[PartLike]) -> None:
        self.parts = tuple(parts)
        self._starts = [part.start for part in self.parts]

    def part_at(self, offset: int) -> PartLike | None:
        """The part that holds the character at an offset; None between parts and outside the text."""
        at = bisect_right(self._starts, offset) - 1
        return self.parts[at] if at >= 0 and offset < self.parts[at].end else None

    def is_read(self, offset: int) -> bool:
        """True if statements at this offset are read; also where no part is."""
        part = self.part_at(offset)
        return part is None or part.kind in READ

    def may_lead(self, offset: int) -> bool:
        """True if a statement at this offset may be the first line of a page."""
        part = self.part_at(offset)
        return part is None or (part.kind in READ and part.kind not in NOT_LEAD)
