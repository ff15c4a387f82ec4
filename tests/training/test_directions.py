"""Learning of the direction of bare times."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsangles.errors import DocumentError
from newsangles.language import scorers
from newsangles.training.directions import learn, own_sentences


def test_training_learns(tmp_path: Path) -> None:
    lines = []
    for n, town in enumerate("Leeds York Hull Bath Derby Luton".split()):
        text = f"The mayor of {town} resigned on Thursday. A vote will be held on Saturday."
        timexes = [
            {"span": [text.index(word), text.index(word) + len(word)], "type": "DATE", "value": value}
            for word, value in (("Thursday", "2021-06-10"), ("Saturday", "2021-06-19"))
        ]
        lines.append(json.dumps({"id": str(n), "text": text, "published": "2021-06-15", "timexes": timexes}))
    path = tmp_path / "ours.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    learned = learn(path, corpus="ours")
    measured = learned.header["measured"]["coming"]
    assert (measured["choices"], measured["right"], measured["always the past"]) == (12, 100.0, 50.0)
    scorers.save(tmp_path / "w.json.gz", learned)
    assert scorers.load(tmp_path / "w.json.gz", "direction") == learned


def test_our_own_sentences_are_read() -> None:
    found = own_sentences()
    assert len(found) > 200
    assert 0.3 < sum(example.coming for example in found) / len(found) < 0.7


def test_training_needs_times(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "The bank failed yesterday in Leeds."}), "utf-8")
    with pytest.raises(DocumentError, match="no article has timexes"):
        learn(path, corpus="ours")
