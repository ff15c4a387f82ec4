"""Doers that a sentence states though the weights doubt them."""

from __future__ import annotations

from angle_rows import row_of
from newsangles import parse
from newsangles.documents.article import Article

DOERS: list[tuple[str, str, str | None]] = [
    ("The police joined the search in collaboration with the army.", "collaboration", "The police"),
    ("The mayor had the courage to criticise the minister.", "criticise", "The mayor"),
    ("The party stepped up its crackdown on the banks.", "crackdown", "The party"),
    ("Oslo faced sanctions after the vote.", "faced", None),
]


def test_doers_that_the_sentence_states() -> None:
    docs = parse([Article(str(n), text) for n, (text, *_) in enumerate(DOERS)])
    found = [(text, trigger, row_of(doc, trigger).source) for (text, trigger, _), doc in zip(DOERS, docs, strict=True)]
    assert found == DOERS
