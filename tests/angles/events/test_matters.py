"""Matters of events: what was dealt with, where it is an event, a thing or a clause."""

from __future__ import annotations

from angle_rows import row_of
from newsangles import parse
from newsangles.documents.article import Article

MATTERS: list[tuple[str, str, str | None]] = [
    (
        "Ben Holt denied reports that he offered to buy it.",
        "denied",
        "reports that he offered to buy it",
    ),
    ("The work will be done by Holt Marine.", "done", "The work"),
    ("The union wrote to the city in March.", "wrote", "the city"),
    ("Holt Marine made the best offer.", "made", "the best offer"),
    ("The minister said work on the bridge had already stopped.", "stopped", "work on the bridge"),
    ("The workers attempted to reach the harbour on Monday.", "attempted", "to reach the harbour on Monday"),
    ("The council voted to repair the bridge.", "voted", "to repair the bridge"),
    ("The mayor said it was late.", "said", None),
    ("The firm sold the ferry.", "sold", None),
    ("The strike lasted until May.", "lasted", "The strike"),
]


def test_what_is_dealt_with_in_words() -> None:
    docs = parse([Article(str(n), text) for n, (text, *_) in enumerate(MATTERS)])
    found = []
    for (text, trigger, _), doc in zip(MATTERS, docs, strict=True):
        row = row_of(doc, trigger)
        found.append((text, trigger, row.matter))
        if row.matter_start is not None:
            assert doc.text[row.matter_start : row.matter_end] == row.matter
    assert found == MATTERS


def test_whole_phrases_and_no_word_twice() -> None:
    texts = [
        "The workers reported cracks in the harbour bridge on Monday.",
        "Officials said the bridge would open again in September.",
    ]
    cracks, opening = parse([Article(str(n), text) for n, text in enumerate(texts)])
    assert row_of(cracks, "reported").object == "cracks in the harbour bridge"
    row = row_of(opening, "open")
    assert (row.source, row.object) == (None, "the bridge")
