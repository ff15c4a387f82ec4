"""The confidence of pronouns: as sure as the least sure link that they rest on."""

from __future__ import annotations

from angle_rows import Parse
from newsangles.angles.actors.coreference import scorers
from newsangles.angles.actors.discourse import Actor, Last
from newsangles.angles.actors.trust import weakest
from newsangles.tables.schema import Mention


def test_a_chain_is_as_sure_as_its_weakest_link() -> None:
    actor = Actor(0, None, "person", last=Last(3, 0, "subject", "pronoun", 0))
    assert weakest(actor, 0.9, {3: 0.5}) == 0.5
    assert weakest(actor, 0.4, {3: 0.5}) == 0.4
    actor.last = Last(3, 0, "subject", "name", 0)
    assert weakest(actor, 0.9, {3: 0.5}) == 0.9


def test_others_about_cost_confidence(parse_text: Parse) -> None:
    def row(text: str) -> Mention:
        (found,) = [m for m in parse_text(text)._.mentions if m.text == "he"]
        return found

    alone = row("Paul Marsh sold the mill in May, and he left the town.")
    among = row("Paul Marsh met Ian Webb after Tom Reed had met Carl Holt, and he left the town.")
    assert alone.confidence is not None and alone.confidence > 0.8
    assert among.confidence is None or among.confidence < alone.confidence


def test_the_weights_of_trust_are_shipped() -> None:
    weights = scorers().weights["trust"]
    assert weights["odds of the weakest link"] > weights["odds"] > 0
