"""Namings: what each actor is called, and by whom."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.tables.framing_rows import Naming


def namings(doc: Doc) -> list[Naming]:
    """Namings of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes, actors, predicates, claims and events.
    """
    return []
