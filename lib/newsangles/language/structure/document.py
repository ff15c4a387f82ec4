"""The structure of a Doc, for all angles: by the rows of a component, else by its text."""

from __future__ import annotations

from spacy.tokens import Doc

from newsangles.language.doc_text import text_of
from newsangles.language.structure.layout import parts
from newsangles.language.structure.part import Structure

ROWS = "newsangles.paragraphs"
"""The key of ``doc.user_data`` under which the component keeps its rows."""

_LAST: dict[str, Structure] = {}  # that of the text that was read last


def structure_of(doc: Doc) -> Structure:
    """The structure of a Doc: its rows of paragraphs where a component gave it some, else read from its text."""
    if ROWS in doc.user_data:
        return Structure(doc._.paragraphs)
    text = text_of(doc)
    found = _LAST.get(text)
    if found is None:
        found = Structure(parts(text))
        _LAST.clear()
        _LAST[text] = found
    return found
