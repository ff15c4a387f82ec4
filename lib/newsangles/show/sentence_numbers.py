"""Numbers of sentences, by which rows lead to the text."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from spacy.tokens import Doc


def sentence_starts(doc: Doc) -> list[int]:
    """The first visible character of each sentence; sentences of white space alone are left out."""
    if not len(doc):
        return []
    spans = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
    return [s.end_char - len(s.text.lstrip()) for s in spans if not s.text.isspace()]


def sentence(doc: Doc, start: int) -> int:
    """The number, from 1, of the sentence in which a character stands."""
    return sentence_number(sentence_starts(doc), start)


def sentence_number(starts: Sequence[int], at: int) -> int:
    """The number, from 1, of the sentence in which a character stands, given where the sentences begin."""
    return max(1, bisect.bisect_right(starts, at))
