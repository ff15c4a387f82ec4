from __future__ import annotations

import spacy

from newsangles.language.structure import structure_of


def test_a_doc_without_rows_is_read_from_its_text() -> None:
    doc = spacy.blank("en")("The harbour closed on Monday.\n\n• It opens in May.")
    assert [part.kind for part in structure_of(doc).parts] == ["body", "list"]
    assert structure_of(doc) is structure_of(doc)
