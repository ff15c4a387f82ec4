"""Sources that stand in the same sentence as a row without one."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The council raised the issue of litter in May, asserting that it costs the town too much.", "The council"),
        ("“We need a new roof, and soon,” says Will.", "Will"),
        ("The mill opened two shops. And said sales were slowly growing.", "The mill"),
        ('According to Mr Poole the mayor said: "Lend me the boat for a week and I will row."', "the mayor"),
        (
            "One film featured a series of young farmers — both old and new — declaring, “We want rain.”",
            "young farmers",
        ),
        (
            "Oak Road School in Hull sent a note to families suggesting that lessons be held online.",
            "Oak Road School in Hull",
        ),
        (
            "Dock president Ole Bru said the use of foreign pilots “costs the port between 5 and 7 million,” further "
            "saying, “Beyond that, it also slows trade because they are few.”",
            "Dock president Ole Bru",
        ),
        ("In a statement announcing the sale, the firm's board said that the plant would close.", "the firm's board"),
    ],
)
def test_sources(parse_text: Parse, text: str, source: str) -> None:
    assert {quote.source for quote in parse_text(text)._.quotes} == {source}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Ada Fenn, head of Lund Sail On, a club that teaches young sailors, said: 'Eva Holm has been a true friend "
            "of Lund Sail On from her first day as mayor, lending us boats in every season.'",
            "Ada Fenn",
        ),
        (
            "Ida Brown, Head of the Harbour Safety office, Norbuoy, likened the traffic to “bumper cars, where nobody "
            "has looked at the chart and all steer at once”.",
            "Ida Brown",
        ),
        (
            "Ms Sorley said the plan was the first priority, but her council would use the delay to “rethink how we do "
            "all these things”.",
            "Ms Sorley",
        ),
        (
            "But it was hard to see how the repair that the firm had made “was careful, cheap or lasting”, the "
            "engineers said.",
            "the engineers",
        ),
    ],
)
def test_whoever_a_sentence_opens_with(parse_text: Parse, text: str, source: str) -> None:
    quotes = [quote for quote in parse_text(text)._.quotes if quote.cue_class == "speech" and quote.kind != "indirect"]
    assert [(quote.source or "")[: len(source)] for quote in quotes] == [source]
