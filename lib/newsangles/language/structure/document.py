"""The structure of a Doc, for all angles: by the rows of a component, else by its text."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.language.doc_text import text_of
from newsangles.language.rules import Rules, in_use
from newsangles.language.structure.layout import parts
from newsangles.language.structure.part import PartLike, Structure

ROWS = "newsangles.paragraphs"
"""The key of ``doc.user_data`` under which the component keeps its rows."""

MAX_KEPT = 16
"""Limit of structures that are kept: the texts of a batch have their sentences cut before any is read."""

_KEPT: dict[tuple[Rules, str], Structure] = {}


def structure_of(doc: Doc) -> Structure:
    """The structure of a Doc: its rows of paragraphs where a component gave it some, else read from its text."""
    if ROWS in doc.user_data:
        return Structure(doc._.paragraphs)
    return _structure(text_of(doc))


def parts_of(text: str) -> tuple[PartLike, ...]:
    """The parts of a text by the rules in use, read once for all that ask in turn."""
    return _structure(text).parts


def _structure(text: str) -> Structure:
    key = in_use(), text
    found = _KEPT.get(key)
    if found is None:
        if len(_KEPT) >= MAX_KEPT:
            del _KEPT[next(iter(_KEPT))]  # the oldest
        found = _KEPT[key] = Structure(parts(text))
    return found
