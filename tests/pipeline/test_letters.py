"""Letters in pieces: composed for the parser, kept as written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.documents.article import Article
from newsangles.pipeline.letters import can_be_composed, composed
from newsangles.pipeline.parse import load, parse

TEXT = "Hélène Dufrêne said in Málaga that she would stay. “Non,” said Dufrêne."


def test_the_same_is_read_of_letters_in_pieces() -> None:
    texts = [TEXT, unicodedata.normalize("NFD", TEXT)]
    whole, pieces = parse([Article(f"{n}", text) for n, text in enumerate(texts)], use_cache=False)
    assert pieces.text == unicodedata.normalize("NFD", TEXT)
    assert [composed(row.name) for row in pieces._.actors] == [row.name for row in whole._.actors]
    assert [row.actor_id for row in pieces._.quotes] == [row.actor_id for row in whole._.quotes]
    assert [composed(t.text) for t in pieces] == [t.text for t in whole]
    assert [t.lemma_ for t in pieces] == [t.lemma_ for t in whole]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30).map(lambda s: unicodedata.normalize("NFD", s)))
def test_any_text_stays_as_it_is(text: str) -> None:
    if can_be_composed(text):
        tokenizer = load().tokenizer
        assert "".join(t.text_with_ws for t in tokenizer(composed(text))) == composed(text)


@pytest.mark.parametrize("text", ["", "plain", "e\u0301", "e\u0301\u0323", "가", "ﷺ", "Å", "\u0301alone"])
def test_letters_that_can_be_composed(text: str) -> None:
    assert len(composed(text)) <= len(text)
    assert can_be_composed(text) or composed(text) != text
