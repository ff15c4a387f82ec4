"""Word sets of control."""

from __future__ import annotations

from newsangles.language.word_sets import control_words


def test_a_verb_of_reporting_on_something_reports() -> None:
    sets = control_words()
    assert sets["reports on"] <= sets["reporting"]
    assert {"object to", "object for", "object of", "object from", "finds", "crash"} <= set(sets)
