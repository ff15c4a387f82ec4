"""Parts in the making: what the steps of the layout have found out about each line so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsangles.language.structure.labels import Label
from newsangles.language.structure.lines import Line


@dataclass(slots=True)
class Speech:
    """A turn, or a piece of one.

    Attributes:
        start: First character of the part.
        end: Just after it.
        speaker: Who speaks; "" for a letter that nobody signs.
        label: The label or the signature that names the speaker.
        said: First character of the words.
        turn: The number of the turn.
        reason: The ground, in words.
        kind: ``turn`` or ``question``; ``note`` and ``quote_credit`` for how a letter closes.
        measured: False where it was not counted how often such a turn is one.
    """

    start: int
    end: int
    speaker: str
    label: tuple[int, int] | None
    said: int
    turn: int
    reason: str
    kind: str = "turn"
    measured: bool = True


@dataclass(slots=True)
class Draft:
    """A line and what is known of it.

    Attributes:
        line: The line.
        kind: Its kind so far; "" if none.
        reason: The ground, in words.
        told: True if the page's tags told the kind.
        label: The label that it begins with, if it may be one.
        speech: The turns in it.
        bare: The line without its number, where a document has its lines numbered.
        credit: For a line that credits a quotation: the name's first character and the one after its last.
    """

    line: Line
    kind: str = ""
    reason: str = ""
    told: bool = False
    label: Label | None = None
    speech: list[Speech] = field(default_factory=list)
    credit: tuple[int, int] | None = None
    bare: Line = field(init=False)

    def __post_init__(self) -> None:
        self.bare = self.line

    def be(self, kind: str, reason: str) -> None:
        """Take a kind."""
        self.kind, self.reason = kind, reason
