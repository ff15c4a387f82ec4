"""The structure of a Doc, for all angles: by the rows of a component, else by its text."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.language.structure.layout import parts
from newsangles.language.structure.part import Structure

_LAST: dict[str, Structure] = {}  # that of the text that was read last


def structure_of(doc: Doc) -> Structure:
    """The structure of a Doc: its rows of paragraphs where a component gave it some, else read from its text."""
    rows = doc._.paragraphs if doc.has_extension("paragraphs") else None
    if rows is not None:
        return Structure(rows)
    text = doc.text
    found = _LAST.get(text)
    if found is None:
        found = Structure(parts(text))
        _LAST.clear()
        _LAST[text] = found
    return found
