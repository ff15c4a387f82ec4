"""Training of the actors' weights, from a few sentences of our own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from spacy.tokens import Doc

from newsangles.language import scorers
from newsangles.training import actors as training

Parse = Callable[[str], Doc]


def test_training_learns_from_annotation(parse_text: Parse, tmp_path: Path) -> None:
    """From a few sentences of our own: the weights tell he from she, and the file can be read again."""
    rows = []
    pairs = [("John Smith", "He"), ("Mary Jones", "She"), ("Robert Brown", "He"), ("Susan White", "She")]
    for n in range(12):
        name, pronoun = pairs[n % 4]
        text = f"{name} came to Rome. {pronoun} stayed."
        at = text.index(f"{pronoun} stayed")
        person = [[0, len(name), "NAM", 0, len(name)], [at, at + len(pronoun), "PRO", at, at + len(pronoun)]]
        rome = text.index("Rome")
        clusters: list[Mapping[str, object]] = [
            {"id": "1", "type": "person", "name": name, "salience": 5, "mentions": person},
            {
                "id": "2",
                "type": "place",
                "name": "Rome",
                "salience": 1,
                "mentions": [[rome, rome + 4, "NAM", rome, rome + 4]],
            },
        ]
        rows.append({"id": str(n), "text": text, "clusters": clusters})
    path = tmp_path / "own.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    learned = training.learn(path, corpus="our own")
    assert learned.scorers["third"], "no pronoun was learned"
    scorers.save(tmp_path / "w.json.gz", learned)
    again = scorers.load(tmp_path / "w.json.gz", "actors")
    assert again.header["corpus"] == "our own"
    text = training.annotate(parse_text("Mary Jones met John Smith. She left."), [])
    discourse, links, _ = training.read_with(text, learned.scorers)
    assert {link.form for link in links} == {"she"}
    assert len([actor for actor in discourse.actors if actor.named]) >= 2


def test_given_names_are_heard_in_plain_texts(parse_text: Parse) -> None:
    docs = [parse_text("John Smith spoke. He left."), parse_text("Mary Jones spoke. She left.")]
    assert [(name.he, name.times) for name in training.hear(docs)] == [(True, 1), (False, 1)]
