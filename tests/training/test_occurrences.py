"""Learning which events happen."""

from __future__ import annotations

import json
from pathlib import Path

from newsangles.training.occurrences import learn


def test_training_learns(tmp_path: Path) -> None:
    lines = []
    for n, what in enumerate(["plant", "bank", "car", "ship"] * 3):
        text = f"Ford sold the {what}. Shell owns the {what}."
        spans = [(5, 9, "OCCURRENCE"), (text.index("owns"), text.index("owns") + 4, "STATE")]
        events = [{"span": [a, b], "class": name} for a, b, name in spans]
        lines.append(json.dumps({"id": str(n), "text": text, "events": events}))
    path = tmp_path / "ours.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    measured = learn(path, corpus="ours").header["measured"]["occurrences"]
    assert measured["precision"] == measured["recall"] == 100
