"""Whose deed a noun is, and what was hit in it, by its frame; deeds of war on one side's word."""

from __future__ import annotations

from angle_rows import row_of
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

FRAMES = [  # text, trigger, source, target
    ("Norway regretted the resignation of Minister Eva Lund.", "resignation", "Minister Eva Lund", None),
    ("The budget won the endorsement of Governor Tom Lunde.", "endorsement", "Governor Tom Lunde", "The budget"),
    ("The depot was hit in a Danish drone strike in May.", "strike", "Danish", "The depot"),
    ("Ana Ruiz was held in Danish custody.", "held", "Danish", "Ana Ruiz"),
    ("The ministry objected to the title of the festival.", "objected", "The ministry", "the title of the festival"),
    ("The army carried out a strike on a large depot.", "carried", "The army", "a large depot"),
    ("Fears grew after the Danish army's offensive in the Kursk region.", "offensive", None, "the Kursk region"),
    ("Police alleged that Ana Ruiz hid the letters.", "alleged", "Police", "Ana Ruiz"),
    ("Norway is cooperating with the inquiry.", "cooperating", "Norway", "the inquiry"),
    ("Police fired rubber bullets in Lima.", "fired", "Police", None),
    ("The mayor made the case for invading Peru.", "invading", None, "Peru"),
    ("Rebels in Peru, who killed two guards, fled.", "killed", "Rebels", "two guards"),
]

WAR = "The army and the rebels fought for the capital. "

STATUSES = [  # text, trigger, status
    (WAR + "The defence ministry said the army shot down two drones.", "shot", "reported"),
    (WAR + "The army shot down two drones.", "shot", "fact"),
    ("The police chief said Ben Carr was stabbed on a train.", "stabbed", "fact"),
]


def test_frames() -> None:
    docs = parse([Article(str(n), row[0]) for n, row in enumerate(FRAMES)])
    rows = [row_of(doc, trigger) for (_, trigger, *_), doc in zip(FRAMES, docs, strict=True)]
    found = [(*case[:2], row.source, row.target) for case, row in zip(FRAMES, rows, strict=True)]
    assert found == FRAMES


def test_fighting_on_one_sides_word_is_reported() -> None:
    docs = parse([Article(str(n), row[0]) for n, row in enumerate(STATUSES)])
    rows = [row_of(doc, trigger) for (_, trigger, _), doc in zip(STATUSES, docs, strict=True)]
    assert [(*case[:2], row.status) for case, row in zip(STATUSES, rows, strict=True)] == STATUSES
