"""Learning of the events' weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsangles.errors import DocumentError
from newsangles.language import scorers
from newsangles.training.events import learn


def test_training_learns(tmp_path: Path) -> None:
    lines = []
    for n, (who, what) in enumerate([("Boeing", "plant"), ("Airbus", "bank"), ("Ford", "car"), ("Shell", "ship")] * 3):
        text = f"{who} sold the {what}. The tall tower is old."
        event = {"span": [len(who) + 1, len(who) + 5], "source": [who], "target": [f"the {what}"]}
        lines.append(json.dumps({"id": str(n), "text": text, "events": [event]}))
    path = tmp_path / "ours.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    learned = learn(path, corpus="ours")
    assert learned.header["measured"]["trigger"]["F1"] > 90
    assert learned.header["measured"]["source"]["F1"] > 90
    scorers.save(tmp_path / "w.json.gz", learned)
    assert scorers.load(tmp_path / "w.json.gz", "events") == learned


def test_training_needs_events(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "The bank failed yesterday in Leeds.", "events": []}), "utf-8")
    with pytest.raises(DocumentError, match="no article has events"):
        learn(path, corpus="ours")
