"""Judgements: who blames or praises whom in so many words."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.tables.framing_rows import Judgement


def judgements(doc: Doc) -> list[Judgement]:
    """Judgements of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes, actors, predicates, claims and events.
    """
    return []
