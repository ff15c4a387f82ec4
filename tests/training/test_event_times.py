"""Learning of the dates of events."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsangles.errors import DocumentError
from newsangles.language import scorers
from newsangles.training.event_times import learn


def test_training_learns(tmp_path: Path) -> None:
    lines = []
    for n, town in enumerate("Leeds York Hull Bath Derby Luton Crewe Poole Ely Wells".split()):
        text = f"The mayor of {town} resigned on Thursday. The council will attack the bank."
        words = {"e1": "resigned", "e2": "attack"}
        events = [{"id": k, "span": [text.index(w), text.index(w) + len(w)]} for k, w in words.items()]
        times = [{"id": "t1", "span": [text.index("Thursday"), text.index("Thursday") + 8], "value": "2021-06-10"}]
        links = [
            {"event": "e1", "time": "t1", "relation": "IS_INCLUDED"},
            {"event": "e2", "time": "t0", "relation": "AFTER"},
        ]
        made = {"id": str(n), "text": text, "published": "2021-06-15", "events": events}
        lines.append(json.dumps({**made, "timexes": times, "tlinks": links}))
    path = tmp_path / "ours.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    learned = learn(path, corpus="ours")
    assert set(learned.scorers) == {"shared", "coming", "now"}
    measured = learned.header["measured"]
    assert measured["shared"]["decisions"] > 0 and measured["coming"]["precision"] == 100.0
    scorers.save(tmp_path / "w.json.gz", learned)
    assert scorers.load(tmp_path / "w.json.gz", "event_times") == learned


def test_training_needs_links(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "The bank failed yesterday in Leeds.", "tlinks": []}), "utf-8")
    with pytest.raises(DocumentError, match="no article has tlinks"):
        learn(path, corpus="ours")
