"""The text of a Doc, put together once for all that read it in turn."""

from __future__ import annotations

from typing import Any

from spacy.attrs import IDX, ORTH, SPACY
from spacy.tokens import Doc

MAX_KEPT = 2
"""Limit of texts that are kept: that of a Doc and that of its readable copy."""

_KEPT: dict[bytes, str] = {}


def text_of(doc: Doc) -> str:
    """The same as ``doc.text``, which spaCy puts together from all words at each call.

    The key is the words themselves, not the Doc, which may change or be freed.
    """
    table = doc.to_array([ORTH, SPACY])
    key = table.tobytes()
    text = _KEPT.get(key)
    if text is None:
        if len(_KEPT) >= MAX_KEPT:
            _KEPT.clear()
        text = _KEPT[key] = "".join([word + " " if space else word for word, space in _words(doc, table)])
    return text


def words_of(doc: Doc) -> list[str]:
    """The words of a Doc without the spaces after them."""
    return [word for word, _ in _words(doc, doc.to_array([ORTH, SPACY]))]


def starts_of(doc: Doc) -> list[int]:
    """The first character of each word of a Doc."""
    found: Any = doc.to_array([IDX])
    starts: list[int] = found.reshape(-1).tolist()
    return starts


def _words(doc: Doc, table: Any) -> list[tuple[str, int]]:
    strings = doc.vocab.strings
    orths, spaces = table.reshape(-1, 2).T.tolist()
    known = {orth: strings[orth] for orth in set(orths)}
    return [(known[orth], space) for orth, space in zip(orths, spaces, strict=True)]
