"""Sections of a text: where a heading breaks it, and the person with whom a section opens."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.structure import Structure

if TYPE_CHECKING:
    from newsangles.angles.actors.discourse import Actor


@dataclass(slots=True)
class Sections:
    """The sections of a text that open on a person as the subject of their first sentence.

    Attributes:
        starts: The first word of every section, the part before the first heading left out.
        openers: The person of each; None where it opens on nobody, or on a pronoun.
    """

    starts: list[int] = field(default_factory=list)
    openers: list[Actor | None] = field(default_factory=list)

    def at(self, i: int) -> tuple[int, Actor] | None:
        """The first word and the person of the section that a word stands in; None where it opens on nobody."""
        k = bisect_right(self.starts, i) - 1
        opener = self.openers[k] if k >= 0 else None
        return (self.starts[k], opener) if opener is not None else None


def sections_of(view: ParsedText, structure: Structure, named: dict[int, Actor]) -> Sections:
    """The sections that the headings of a text tell.

    Args:
        view: The text.
        structure: Its structure.
        named: The actor of each name, by the name's head.
    """
    found, broken = Sections(), False
    for part in structure.parts:
        if part.kind == "heading":
            broken = True
        elif broken and part.kind == "body" and part.end > part.start:
            broken = False
            first = view.word_at(part.start)
            found.starts.append(first)
            found.openers.append(_opener(view, first, named))
    return found


def _opener(view: ParsedText, first: int, named: dict[int, Actor]) -> Actor | None:
    """The person whose name is the subject of a sentence."""
    last = view.bounds[view.sent[first]][1]
    subject = next((k for k in range(first, last + 1) if view.dep[k] in SUBJECTS and not view.inside[k]), -1)
    actor = named.get(subject)
    return actor if actor is not None and actor.label == "person" else None
