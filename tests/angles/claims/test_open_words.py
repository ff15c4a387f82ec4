"""Claims with a word that is told elsewhere, and what tells it."""

from __future__ import annotations

import pytest

from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

LINES = {
    "The union wants the old law repealed. That is what owners want.": (
        "[The union wants the old law repealed] That is what owners want"
    ),
    "Porters in Hull want $9 an hour. Some make $7 now.": "[Porters in Hull want $9 an hour] Some make $7 now",
    "The lander holds four tons. It has an open deck.": "[The lander holds four tons] It has an open deck",
    "It is hard to say when the bridge fell.": "It is hard to say when the bridge fell",
    "The bank said the plan failed because it was late.": "the plan failed because it was late",
    "Pell praised a bill. This bill failed. “We are looking to do this later,” he said.": (
        "[Pell praised a bill. This bill failed] We are looking to do this later"
    ),
    "Searchers ran through the rooms in Hull. There was no sign of her.": (
        "[Searchers ran through the rooms in Hull] There was no sign of her"
    ),
    "Hull lost again. This week Ana Ruiz rests.": "This week Ana Ruiz rests",
    "A new model came out. The model's range is short.": ("[A new model came out] The model's range is short"),
    "Ships waited. A second vote took place in July.": "[Ships waited] A second vote took place in July",
    "Pell told a reporter: “The plague is near. The plague kills.”\n\nThe plague is rare.": (
        "[Pell told a reporter: “The plague is near] The plague is rare"
    ),
    "The Hull bank fails after a run\n\nThe bank has shut its doors.": "The bank has shut its doors",
    "Oil fell and shares in Hull rose.": "shares in Hull rose",
    "Ruiz spoke. She does not believe that the plan in Hull will work.": (
        "[She does not believe that] the plan in Hull will work"
    ),
}


@pytest.fixture(scope="module")
def claims() -> dict[str, list[str]]:
    texts = list(LINES)
    docs = list(parse([Article(str(n), text) for n, text in enumerate(texts)]))
    for doc in docs:
        for row in doc._.claims:
            assert row.context is None or row.context == doc.text[row.context_start : row.context_end]
            assert row.context is None or row.context_end <= row.start
    return {text: [row.in_full for row in doc._.claims] for text, doc in zip(texts, docs, strict=True)}


@pytest.mark.parametrize("text", LINES)
def test_claims_are_told_with_what_their_open_words_mean(claims: dict[str, list[str]], text: str) -> None:
    assert LINES[text] in claims[text]
