"""Sections of a text: where a heading breaks it, and the person with whom a section opens."""

from __future__ import annotations

from newsangles.angles.actors.discourse import Actor, Sections
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.structure import Structure


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
