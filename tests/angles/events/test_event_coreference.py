"""Which mentions are of one event."""

from __future__ import annotations

import pytest

from angle_rows import dated, row_of

SAME = [  # the later mention, the one that it is merged with (None: with none)
    ("France attacked Libya on Saturday. The attack killed ten soldiers.", "attack", "attacked"),
    ("Trump met Putin on Monday. The meeting lasted two hours.", "meeting", "met"),
    ("France held talks with Iran. The talks failed.", "talks", "held"),
    ("The army ordered a pause. The pause ended.", "pause", "pause"),
    ("Trump met Putin on Monday. Trump met Angela Merkel on Friday.", "met", None),
    ("France did not attack Libya. The attack on Libya was planned by Italy.", "attack", None),
    ("France attacked Libya. An attack on Iran followed.", "attack", None),
]


@pytest.mark.parametrize(("text", "word", "first"), SAME)
def test_merging(text: str, word: str, first: str | None) -> None:
    rows = {row.event_id: row for row in dated(text)._.events}
    later = [row for row in rows.values() if row.text == word][-1]
    if first is None:
        reason = later.merge_reason or "part of"
        assert reason.startswith("part of")  # no other mention
    else:
        assert rows[later.merged_with or ""].text == first
        assert later.merge_reason


def test_another_mention_dates_the_first() -> None:
    doc = dated("France attacked Libya. The attack on Saturday killed ten soldiers.")
    row = row_of(doc, "attacked")
    assert (row.dating, row.begin) == ("stated", "2025-03-01")
    assert "another mention" in (row.date_reason or "")


@pytest.mark.xfail(strict=True, reason="a pronoun that means an event is not read")
def test_a_pronoun_dates_the_event() -> None:
    doc = dated("The union called a strike. It began on Monday.")
    assert row_of(doc, "strike").begin == "2025-03-03"


@pytest.mark.xfail(
    strict=True, reason="two words of different stems are joined only within a class, with the same actor"
)
def test_another_word_for_it() -> None:
    doc = dated("The minister quit. The resignation shocked the party.")
    assert row_of(doc, "resignation").merged_with == row_of(doc, "quit").event_id
