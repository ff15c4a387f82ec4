"""Data cards: each file of weights says what it decides, from what, how well, and what it is not for."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from newsangles.language import scorers
from newsangles.language.scorers import Calibration, Model
from newsangles.training import cards, own_data, trainers
from places import ROOT

ANGLES = ROOT / "lib" / "newsangles" / "angles"
WEIGHTS = sorted(ANGLES.glob("*/data/*.json.gz"))
MEASURED = ANGLES / "timeline" / "data" / "times_measured.tsv"


def complete(card: Mapping[str, Any], name: str) -> None:
    """A card has all its parts, and none is empty."""
    assert tuple(card) == cards.PARTS
    assert all(card[part] for part in cards.PARTS)
    assert card["command"].startswith(f"newsangles train {name} ")
    assert len(card["measured"]) == 2
    for source in card["learned from"]:
        assert tuple(source) == cards.SOURCE_PARTS
        assert source["documents"] > 0 and all(source[part] for part in cards.SOURCE_PARTS)
    limits = " ".join(card["not for"])
    assert "languages other than English" in limits and "fairness" in limits


def test_all_weights_are_looked_at() -> None:
    files = {path.name.removesuffix(".json.gz") for path in WEIGHTS} | {"times"}
    assert files == set(trainers()) == set(cards.templates())
    assert all(own_data(path.name) == path for path in WEIGHTS)


@pytest.mark.parametrize("path", WEIGHTS, ids=lambda path: path.name)
def test_each_weights_file_has_a_complete_card(path: Path) -> None:
    plain = json.loads(gzip.decompress(path.read_bytes()))
    card = plain["header"]["card"]
    complete(card, plain["angle"])
    assert card["command"] == plain["header"]["command"]
    assert card["measured"][0]["figures"] and card["measured"][0]["commit"] and card["measured"][0]["date"]


@pytest.mark.parametrize("path", WEIGHTS, ids=lambda path: path.name)
def test_the_card_in_the_file_is_the_one_that_training_writes(path: Path, tmp_path: Path) -> None:
    """A change of the words reaches the file, and new weights do not keep the figures of the old ones."""
    model = scorers.load(path, path.name.removesuffix(".json.gz"))
    again = cards.with_card(model, [("own.jsonl", 1)])
    assert again.header["card"] == model.header["card"]
    scorers.save(tmp_path / "w.json.gz", again)
    assert (tmp_path / "w.json.gz").read_bytes() == path.read_bytes()


def test_the_shares_of_the_rules_for_times_have_the_same_card() -> None:
    lines = MEASURED.read_text("utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    assert lines[: len(comments)] == comments
    parts = [part for line in comments for part in cards.PARTS if line.startswith(f"# {part}: ")]
    assert tuple(dict.fromkeys(parts)) == cards.PARTS
    assert parts.count("learned from") == 3 and parts.count("not for") >= 4
    held_out = next(line for line in comments if line.startswith("# measured: how: held-out"))
    assert "TempEval-3 platinum: 73.2" in held_out and "df4a5f9" in held_out


def test_other_weights_do_not_get_figures_of_the_shipped_ones() -> None:
    header = {"corpus": "ours, CC0", "command": "newsangles train quotes own.jsonl --x"}
    model = Model("quotes", header, {"cue": {"a": 1.0}}, {"row": Calibration(2.0, 1.0)})
    card = cards.with_card(model, [("own.jsonl", 12)]).header["card"]
    complete(card, "quotes")
    assert card["learned from"] == [
        {"corpus": "ours, CC0", "split": "own.jsonl", "documents": 12, "licence": "as named with the corpus"}
    ]
    assert "none" in card["measured"][0]["figures"] and "commit" not in card["measured"][0]
    assert card["measured"][1]["calibrations"] == {"row": {"slope": 2.0, "shift": 1.0}}
    assert "66.1" not in json.dumps(card)


def test_figures_of_the_training_are_told_as_such_without_their_bins() -> None:
    measured = {"trigger": {"folds": 10, "F1": 88.0, "bins (said, judged)": [[0.1, 0.2]]}}
    model = Model("events", {"corpus": "o", "command": "c", "measured": measured}, {})
    found = cards.with_card(model, [("own.jsonl", 12)]).header["card"]["measured"][1]
    assert found["how"].startswith("cross-validated")
    assert found["figures"] == {"trigger": {"folds": 10, "F1": 88.0}}
