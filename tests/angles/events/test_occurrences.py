"""How likely a trigger is something that happens."""

from __future__ import annotations

import numpy as np

from angle_rows import Parse
from newsangles.angles.events.occurrences import NAME, model, occurrence_chances

STATES = [
    ("The village has a church and two shops.", "has"),
    ("The firm owns three mills.", "owns"),
    ("The mayor wants a new bridge.", "wants"),
    ("The results remain a problem for the party.", "remain"),
    ("The minister is aware of the risk.", "aware"),
    ("The prize consists of a medal.", "consists"),
    ("The lake is larger than the town.", "larger"),
]

DEEDS = [
    ("The mayor opened the bridge on Monday.", "opened"),
    ("The firm sold three mills.", "sold"),
    ("A bus crashed near the town.", "crashed"),
    ("The minister said so on Friday.", "said"),
    ("The council elected a speaker.", "elected"),
]


def test_states_are_unlikely_and_deeds_likely(parse_text: Parse) -> None:
    for texts, low, high in ((STATES, 0.0, 0.5), (DEEDS, 0.5, 1.0)):
        for text, word in texts:
            rows = [row for row in parse_text(text)._.events if row.text == word and not row.class_]
            assert all(row.confidence is not None and low <= row.confidence <= high for row in rows), text
    assert any(row.text == "opened" for row in parse_text(DEEDS[0][0])._.events)


def test_no_words_no_chances() -> None:
    assert occurrence_chances(None, {}, [], lambda at: np.zeros((0, 0))) == {}  # type: ignore[arg-type]


def test_weights_say_where_they_come_from() -> None:
    found = model()
    assert found.header["command"].startswith("newsangles train occurrences ")
    for said, so in found.header["measured"][NAME]["bins (said, judged)"]:
        assert abs(said - so) <= 0.05
