"""What the class of an event takes up from its clause."""

from __future__ import annotations

from newsangles.tables.class_words import presented, turned

REFUSED = {"class_rule": "not + accept + offer (AGREE)", "polarity": "negative", "factuality": -2.0, "happened": -2.5}


def test_a_negation_in_the_class_is_no_denial() -> None:
    assert turned(REFUSED) == ["not"]
    assert presented({**REFUSED, "future": False}) == {"polarity": "positive", "factuality": 2.0, "happened": 2.5}
    assert presented({**REFUSED, "future": False, "class_rule": "meet + leader"}) == {}
