"""Things that an event is aimed at, in words."""

from __future__ import annotations

from angle_rows import row_of
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

THINGS = [  # text, trigger, target, True if it is a thing
    ("Norway denounced a court ruling on Monday.", "denounced", "a court ruling", True),
    ("The ministry denied accusations of bribery.", "denied", "accusations of bribery", True),
    ("Norway has blocked the delivery of aid.", "blocked", "the delivery of aid", True),
    ("The opposition launched an investigation into the contract.", "launched", "the contract", True),
    ("The opposition voted against the bill.", "voted", "the bill", True),
    ("The club of Tom Lunde is under investigation by the police.", "is", "The club of Tom Lunde", False),
    ("Norway has urged a halt to the raids and for all sides to sit down together.", "urged", "all sides", False),
    ("The Office for Schools should demand that colleges disclose figures.", "demand", "colleges", False),
    ("The force used against students in Lima shocked the government.", "used", "students", False),
    ("Minister Anna Berg spoke to reporters on a visit to Lima.", "visit", "Lima", False),
    ("Norway sent troops on Monday.", "sent", None, False),
    ("The unions threw their support behind the plan.", "threw", "the plan", True),
]


def test_things_are_told_in_words() -> None:
    docs = parse([Article(str(n), row[0]) for n, row in enumerate(THINGS)])
    found = []
    for (text, trigger, *_), doc in zip(THINGS, docs, strict=True):
        row = row_of(doc, trigger)
        found.append((text, trigger, row.target, (row.target_rule or "").startswith("thing")))
    assert found == THINGS
