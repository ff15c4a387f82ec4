"""Actors that take part in an event together."""

from __future__ import annotations

from angle_rows import row_of
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

TOGETHER = [  # text, trigger, names of the sources, names of the targets
    ("Norway and Peru criticised Chile on Monday.", "criticised", ["Norway", "Peru"], ["Chile"]),
    ("Norway and Peru have been accused by Chile of lying.", "accused", ["Chile"], ["Norway", "Peru"]),
    ("Police arrested Tom Lunde and Mary Holt.", "arrested", [], ["Tom Lunde", "Mary Holt"]),
    ("Norway and Peru attacked each other.", "attacked", ["Norway", "Peru"], ["Peru", "Norway"]),
    ("Norway and Peru agreed to stop the war.", "agreed", ["Norway"], ["Peru"]),
    ("Norway criticised Chile.", "criticised", ["Norway"], ["Chile"]),
    ("It is a war between two powers: Norway, which is attacking Chile, and Peru.", "attacking", ["Norway"], ["Chile"]),
]


def test_all_that_are_named_together_take_part() -> None:
    docs = parse([Article(str(n), row[0]) for n, row in enumerate(TOGETHER)])
    found = []
    for (text, trigger, *_), doc in zip(TOGETHER, docs, strict=True):
        row, names = row_of(doc, trigger), {actor.actor_id: actor.name for actor in doc._.actors}
        sources = [names[i] for i in (row.source_actor_id, *row.source_joint_ids) if i]
        targets = [names[i] for i in (row.target_actor_id, *row.target_joint_ids) if i]
        found.append((text, trigger, sources, targets))
    assert found == TOGETHER
