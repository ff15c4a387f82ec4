"""The text and the words of a Doc are spaCy's."""

from __future__ import annotations

import pytest
import spacy

from newsangles.language.doc_text import starts_of, text_of, words_of

TOKENIZER = spacy.blank("en")


@pytest.mark.parametrize("text", ["", " ", "Lund.", "The  ferry\n\nis late — “really”. ", "Rene\u0301 🙂 came"])
def test_text_and_words_are_those_of_spacy(text: str) -> None:
    doc = TOKENIZER(text)
    assert text_of(doc) == doc.text == text
    assert text_of(doc) == text  # that of the one kept
    assert words_of(doc) == [token.text for token in doc]
    assert starts_of(doc) == [token.idx for token in doc]


def test_a_doc_that_changes_has_another_text() -> None:
    doc = TOKENIZER("The ferry is late")
    assert text_of(doc) == "The ferry is late"
    with doc.retokenize() as retokenizer:
        retokenizer.split(doc[3], ["la", "te"], heads=[doc[2], doc[2]])
    assert (text_of(doc), words_of(doc)[-2:]) == ("The ferry is late", ["la", "te"])
