"""The weights of the predicates' scorers: where they come from, and how well they are calibrated."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from newsangles.angles.factuality import scorers
from newsangles.angles.factuality.scorers import model


def test_weights_say_where_they_come_from() -> None:
    path = Path(scorers.__file__).parent / "data" / "predicates.json.gz"
    assert path.stat().st_size < 300_000
    header = json.loads(gzip.decompress(path.read_bytes()))["header"]
    assert "newsangles train predicates" in header["command"]
    assert "UW" in header["corpus"]
    assert "CC BY-SA 4.0" in header["corpus"]
    assert header["measured"]["factuality"]["r"] >= 0.74
    assert header["measured"]["happened"]["r"] >= 0.70
    assert set(model().scorers) == {"factuality", "happened", "event"}


def test_numbers_are_calibrated() -> None:
    for which, most in (("factuality", 0.25), ("happened", 0.65)):
        for said, judged in model().header["measured"][which]["bins (said, judged)"]:
            assert abs(said - judged) <= most
