"""Measurement of the rules for times."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from spacy.tokens import Doc

from newsangles.angles.timeline.component import times
from newsangles.training.times import judge, learn, table

FRIDAY = date(2025, 3, 7)

Parse = Callable[[str], Doc]


def test_measuring(tmp_path: Path, parse_text: Parse) -> None:
    gold = [
        {"span": [8, 17], "type": "DATE", "value": "2025-03-06"},
        {"span": [31, 35], "type": "DATE", "value": "1998"},
    ]
    text = "He quit yesterday. He joined in 1999 for two years."
    rows = list(judge(times(parse_text(text), FRIDAY), gold))
    assert [(row.text, right) for row, right in rows] == [("yesterday", True), ("1999", False)]
    made = table({("year", "news"): [True] * 18, ("weekday", "news"): [False]}, "ours", command="", files=[])
    assert "year\tnews\t18\t0.95\n" in made and "other\tnews\t1\t0.33\n" in made
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": text, "published": "2025-03-07", "timexes": gold}) + "\n", "utf-8")
    measured = learn(path, corpus="ours")
    assert "other\tnews\t2\t0.50" in measured
    assert "# command: newsangles train times gold.jsonl\n" in measured
    assert "# learned from: corpus: ours; split: gold.jsonl; documents: 1; " in measured
