"""Learning of the predicates' numbers from judged sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsangles.errors import DocumentError
from newsangles.training import factuality


def test_training_learns(tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    lines = []
    for n in range(12):
        for k, (deed, value) in enumerate((("signed", 3.0), ("may sign", 0.0), ("did not sign", -3.0))):
            text = f"The minister {deed} deal number {n}."
            end = text.index(" deal")
            start = text.rindex(" ", 0, end) + 1
            lines.append({"id": f"{n}-{k}", "text": text, "predicates": [{"span": [start, end], "factuality": value}]})
    path = tmp_path / "judged.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    learned = factuality.learn(path, happened=path, corpus="made up")
    assert learned.header["command"] == "newsangles train predicates judged.jsonl --happened judged.jsonl"
    assert learned.header["measured"]["factuality"]["predicates"] == 36
    assert learned.scorers["factuality"]["not"] < 0


def test_training_needs_judgements(tmp_path: Path) -> None:
    path = tmp_path / "plain.jsonl"
    path.write_text(json.dumps({"id": "1", "text": "The minister left."}), "utf-8")
    with pytest.raises(DocumentError, match="no sentence has predicates"):
        factuality.learn(path, happened=path, corpus="made up")
    with pytest.raises(DocumentError, match="--happened"):
        factuality.learn(path, corpus="made up")
