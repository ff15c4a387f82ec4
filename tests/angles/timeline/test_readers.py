"""Each rule of times is measured or pooled."""

from __future__ import annotations

from newsangles.angles.timeline.patterns import rules
from newsangles.angles.timeline.readers import confidence, measured


def test_every_rule_is_measured_or_pooled() -> None:
    known = {rule.name for group in rules().values() for rule in group}
    assert {name for name, _ in measured()} - {"other", "day of a list"} <= known
    assert all(0 < share < 1 for share in measured().values())
    assert confidence("iso day", "the text") == measured()["other", False]
