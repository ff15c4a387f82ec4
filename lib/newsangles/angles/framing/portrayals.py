"""Portrayals: the tone in which a sentence tells of a person."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.tables.framing_rows import Portrayal


def portrayals(doc: Doc) -> list[Portrayal]:
    """Portrayals of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes, actors, predicates, claims and events.
    """
    return []
