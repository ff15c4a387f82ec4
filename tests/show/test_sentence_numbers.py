"""Sentences are numbered as they are shown."""

from __future__ import annotations

from newsangles import show
from shown import parsed


def test_sentences_are_numbered_as_they_are_shown() -> None:
    doc = parsed("One.\n\n  Two three.", [False, False, True, False, False])
    assert show.sentence_starts(doc) == [0, 8]
    assert [show.sentence(doc, at) for at in (0, 4, 8, 12)] == [1, 1, 2, 2]
    assert show.sentence_starts(parsed("")) == []
