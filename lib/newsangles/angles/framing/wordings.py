"""Wordings: loaded words, scare quotes, so-called, intensifiers and euphemisms."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.tables.framing_rows import Wording


def wordings(doc: Doc) -> list[Wording]:
    """Wordings of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes, actors, predicates, claims and events.
    """
    return []
