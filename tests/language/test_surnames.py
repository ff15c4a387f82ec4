"""Surnames that look like modal verbs or months."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Martha May met the ministers in Holm. May said the talks would go on.", ["Martha May"]),
        ("Mrs May has left. “We will win,” May told the council. May believes that it works.", ["May"]),
        ("George Will has attacked the bank. Will wrote that it was too late.", ["George Will"]),
        ("Martha May left the hall. “It is over,” said May.", ["Martha May"]),
    ],
)
def test_a_surname_says(parse_text: Parse, text: str, sources: list[str]) -> None:
    doc = parse_text(text)
    names = called(doc)
    said = [quote for quote in doc._.quotes if quote.cue_class != "attitude" and quote.source]
    assert {names.get(quote.actor_id or "") for quote in said} == set(sources)


@pytest.mark.parametrize(
    "text",
    [
        "The vote is in May. May was cold and wet. The council said it would wait.",
        "Will the council pay? It said so. Will it be enough?",
        "Martha May left in May. On May 4 the council said so. The council met last May.",
        "On Monday May 4 the mayor left. The council said so.",
    ],
)
def test_months_and_modal_verbs_are_nobody(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    assert [row.text for row in doc._.mentions if row.text in ("May", "Will")] == []


def test_an_owner_is_no_month(parse_text: Parse) -> None:
    doc = parse_text("Martha May left the hall. He resigned in protest to May's plan for the harbour.")
    assert "Martha May" in {called(doc)[row.actor_id] for row in doc._.mentions if row.text == "May" and row.actor_id}


def test_what_follows_a_surname_is_told(parse_text: Parse) -> None:
    (quote,) = (q for q in parse_text("Martha May sat down. “We will win,” May told the House.")._.quotes)
    assert (quote.source, quote.cue) == ("May", "told")
