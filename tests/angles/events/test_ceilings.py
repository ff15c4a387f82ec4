"""Events that are never told as surer than the clause that holds them."""

from __future__ import annotations

import pytest

from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse
from newsangles.tables.schema import Event

TEXTS = {
    "accused": "The ministry was accused of ordering the killing of a journalist.",
    "defend": "Villagers are preparing to defend the town against a Russian attack.",
    "defended": "Villagers defended the town against a Russian attack in May.",
    "law": "The law allows police to arrest protesters.",
    "supposed": "A deal between Oslo and Bergen was supposed to be signed in May.",
    "first": "It was not the first time that Ruiz had criticised the governor.",
    "voted": "The council voted on Tuesday to repair the bridge.",
    "cost": "The council met. The repair will cost a fortune.",
    "plans": "The agency said it plans to ask borrowers to pay.",
    "wish": "Some advisers would like to see the union accept the offer.",
}


@pytest.fixture(scope="module")
def events() -> dict[tuple[str, str], Event]:
    docs = parse([Article(name, text) for name, text in TEXTS.items()])
    return {(doc._.article.id, row.text): row for doc in docs for row in doc._.events}


@pytest.mark.parametrize(
    ("name", "word", "status"),
    [
        ("accused", "accused", "fact"),
        ("accused", "ordering", "alleged"),
        ("accused", "killing", "alleged"),
        ("defend", "attack", "conditional"),
        ("defended", "attack", "fact"),
        ("law", "arrest", "conditional"),
        ("supposed", "deal", "planned"),
        ("first", "criticised", "fact"),
        ("wish", "accept", "wanted"),
        ("voted", "repair", "planned"),
        ("cost", "repair", "predicted"),
        ("plans", "plans", "planned"),
    ],
)
def test_no_event_is_surer_than_its_clause(
    events: dict[tuple[str, str], Event], name: str, word: str, status: str
) -> None:
    assert (events[name, word].status, events[name, word].polarity) == (status, "positive")
