"""Learning of check-worthiness from sentences that people have sorted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from newsangles.angles.claims.checkworthiness import Scorer, model, worth
from newsangles.errors import DocumentError
from newsangles.language.scorers import logistic, score
from newsangles.training import checkworthiness, loop

Parse = Callable[[str], Doc]


def whole(doc: Doc) -> float:
    return worth(doc, 0, len(doc) - 1)


def test_training_learns_what_was_sorted(parse_text: Parse) -> None:
    """A small corpus of our own in which sentences with a number are worth checking: the weights must find that out."""
    docs, gold = [], []
    for noun in ("train", "tram", "bus", "ferry", "plane", "lift", "truck", "boat"):
        docs += [parse_text(f"The {noun} carried 40 people."), parse_text(f"I like the {noun}."), parse_text("")]
        gold += [True, False, False]
    learned = loop.train(checkworthiness.RECIPE, docs, gold)
    assert learned.weights["worth"]["figures"] > 0 > learned.weights["worth"]["I"]
    ours = Scorer(loop.with_header(checkworthiness.TRAINER, [learned], {"corpus": "ours", "command": "ours"}, []))
    more, less = parse_text("The coach carried 30 people."), parse_text("I like the coach.")
    assert ours.read(more).worth(0, len(more) - 1) > 0.7 > 0.3 > ours.read(less).worth(0, len(less) - 1)


def test_scoring_and_training_see_the_same(parse_text: Parse) -> None:
    doc = parse_text("The law was passed by parliament in 1962, and Anna Berg opposed it.")
    made = checkworthiness.row(doc)
    assert made is not None
    z = score(model().scorers["worth"], *made)
    assert model().calibrations["worth"](z) == pytest.approx(whole(doc), abs=1e-4)
    assert logistic(0) == 0.5


def test_a_file_without_labels_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "plain.jsonl"
    path.write_text('{"id": "1", "text": "The train was late."}\n', encoding="utf-8")
    with pytest.raises(DocumentError, match="no text has checkworthy"):
        checkworthiness.learn(path, corpus="ours")
