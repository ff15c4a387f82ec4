"""Learning of the tone of a sentence toward a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc

from newsangles.angles.framing.tellings import Tellings
from newsangles.angles.framing.tone_scorer import ToneScorer
from newsangles.errors import DocumentError
from newsangles.training import loop, tone

Parse = Callable[[str], Doc]


def test_training_learns_what_was_judged(parse_text: Parse) -> None:
    """Sentences of our own in which who is fined is told of badly, and who is honoured well."""
    docs, gold = [], []
    for name in ("Anna Berg", "Peter Pell", "Maria Ruiz", "Clara Voss", "Tom Hale", "Ruth Moss"):
        for verb, value in (("fined", -1), ("met", 0), ("honoured", 1)):
            docs.append(parse_text(f"The council {verb} {name}."))
            gold.append([{"span": [len(f"The council {verb} "), len(docs[-1].text) - 1], "tone": value}])
    recipe = replace(tone.RECIPE, folds=2, fittings={"tone": tone.RECIPE.fittings["tone"]._replace(steps=15)})
    learned = loop.train(recipe, docs, gold)
    assert learned.measured["tone"]["persons"] == len(docs)
    scorer = ToneScorer(loop.with_header(tone.TRAINER, [learned], {"corpus": "ours", "command": "ours"}, []))
    for verb, sign in (("fined", -1), ("honoured", 1)):
        doc = parse_text(f"The council {verb} Paul Lind.")
        tellings = Tellings(doc, scorer.columns)
        found = tellings.evidence(tellings.person_at(doc.text.index("Paul"), len(doc.text) - 1))
        assert scorer.tone(scorer.scores(found)).expected * sign > 0
        made = tone.example(doc, [{"span": [doc.text.index("Paul"), len(doc.text) - 1], "tone": 0}])
        assert made is not None
        minus, zero, plus = tone.chances(learned.weights["tone"], made[0])
        assert scorer.scores(found) == pytest.approx((minus - zero, plus - zero), abs=1e-3)


def test_a_file_without_targets_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "plain.jsonl"
    path.write_text('{"id": "1", "text": "The train was late."}\n', encoding="utf-8")
    with pytest.raises(DocumentError, match="no sentence has targets"):
        tone.learn(path, corpus="ours")
