"""Training of the quotes' weights: they learn what was annotated."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from newsangles.training import loop
from newsangles.training import quotes as quotes_train

Parse = Callable[[str], Doc]


def test_training_learns_what_was_annotated(parse_text: Parse) -> None:
    """A small corpus of our own in which only *mumble* attributes: the weights must find that out."""
    docs, gold = [], []
    for name in ("Ana", "Ben", "Cy", "Dora", "Eli", "Fay", "Gus", "Hal", "Ida", "Jon", "Kit", "Lea"):
        text = f"{name} mumbled that the train was late. {name} opened the door."
        docs.append(parse_text(text))
        content = [text.index("that"), text.index("late") + 4]
        cue = [len(name) + 1, len(name) + 8]
        gold.append([{"content": [content], "cue": [cue], "source": [[0, len(name)]]}])
    learned = loop.train(quotes_train.RECIPE, docs, gold)
    assert learned.weights["cue"]["lemma mumble"] > 0 > learned.weights["cue"]["lemma open"]
    assert all(abs(weight) < 50 for scorer in learned.weights.values() for weight in scorer.values())
