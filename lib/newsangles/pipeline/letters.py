"""Letters in pieces (NFD), as macOS and some PDFs write them: parsed composed, kept as written.

The model knows words with composed letters only: *Rene* and a combining accent are no word of its.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from spacy.tokens import Doc

from newsangles.language.doc_text import text_of

MAX_PIECES = 8
"""Limit of characters that make one composed letter."""


def composed(text: str) -> str:
    """A text with composed letters (NFC)."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def as_written(doc: Doc, text: str) -> Doc:
    """The Doc of a text with the words as they were written.

    Args:
        doc: The Doc of the same text with composed letters.
        text: The text as it was written.

    Returns:
        A Doc whose text is the one given; the same Doc where that is so already.
    """
    if text_of(doc) == text:
        return doc
    ends = _ends(doc.text, text)
    words = [text[ends[t.idx - 1] if t.idx else 0 : ends[t.idx + len(t) - 1]] for t in doc]
    _share_vectors(doc, words)
    written = Doc(
        doc.vocab,
        words=words,
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
    )
    written.tensor = doc.tensor  # pieces of one text are joined only where all have one
    return written


def _share_vectors(doc: Doc, words: Sequence[str]) -> None:
    """Give words in pieces the vectors of the composed ones."""
    table = doc.vocab.vectors
    if table.mode != "default" or not table.shape[1]:
        return
    for token, word in zip(doc, words, strict=True):
        row = int(table.find(key=token.orth)) if word != token.text else -1
        if row >= 0:
            table.add(word, row=row)


def can_be_composed(text: str) -> bool:
    """True if each composed letter of a text stands for characters of its own."""
    whole = composed(text)
    return whole == text or _ends(whole, text)[-1:] == [len(text)]


def _ends(whole: str, text: str) -> list[int]:
    """Where each composed letter ends in the text as it was written."""
    at, ends = 0, []
    for letter in whole:
        length = 1
        while length < MAX_PIECES and composed(text[at : at + length]) != letter:
            length += 1
        while at + length < len(text) and composed(text[at : at + length + 1]) == letter:
            length += 1
        at += length
        ends.append(at)
    return ends
