"""Cues: their classes and implications, shipped or a user's."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import get_args

import pytest

from newsangles.angles.quotes.cues import class_lines, classes
from newsangles.angles.quotes.lexicon import implication_of
from newsangles.errors import ParameterError
from newsangles.language.rules import Rules, using
from newsangles.tables.schema import CueClass, Stance


def test_every_class_of_the_lexicon_is_known() -> None:
    known = {"speech", "writing", "thought", "intention", "attitude", "finding", "hearsay"}
    assert {name for names in classes().values() for name in names.split("+")} == known


def test_the_list_of_implications_is_well_formed() -> None:
    lines = (resources.files("newsangles.angles.quotes") / "data" / "implications.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert not [row for row in rows if len(row) != 2 or not row[0] or " ".join(row).split() != row]
    assert [lemma for lemma, _ in rows] == [lemma.lower() for lemma, _ in rows]
    assert not [lemma for lemma, many in Counter(lemma for lemma, _ in rows).items() if many > 1]
    assert {group for _, group in rows} == set(get_args(Stance))
    assert implication_of() == dict(rows)


def test_the_list_of_cue_classes_is_well_formed() -> None:
    lines = (resources.files("newsangles.angles.quotes") / "data" / "cue_classes.txt").read_text("utf-8").splitlines()
    rows = [line.split(": ") for line in lines if not line.startswith("#")]
    assert not [row for row in rows if len(row) != 2]
    names = [name for name, _ in rows]
    # Hearsay ("reportedly") is told apart while cues are looked for; in the table it is speech.
    assert sorted(names) == sorted([*get_args(CueClass), "hearsay"])
    for _, lemmas in rows:
        assert not [lemma for lemma in lemmas.split(" ") if not re.fullmatch("[a-z]+(-[a-z]+)?", lemma)]


def test_a_users_line_comes_first() -> None:
    with using(Rules(added={"cue_classes.txt": ["finding: say mewl"], "implications.tsv": ["say\tdoubting"]})):
        assert classes()["mewl"] == "finding"
        assert classes()["say"] == "finding+speech"
        assert [line.shipped for _, line in class_lines()["say"]] == [False, True]
        assert implication_of()["say"] == "doubting"
    assert "mewl" not in classes()
    assert (classes()["say"], implication_of()["say"]) == ("speech", "neutral")


@pytest.mark.parametrize(
    ("name", "text", "cause"),
    [
        ("cue_classes.txt", "speech: say\nnoise: bang\n", "cue_classes.txt, line 2: 'noise' is no class of cues"),
        ("cue_classes.txt", "# ours\nspeech say\n", "cue_classes.txt, line 2: 'speech say' lists no lemmas"),
        ("cue_classes.more.txt", "speech:\n", "cue_classes.more.txt, line 1: 'speech:' lists no lemmas"),
        (
            "implications.tsv",
            "say neutral\n",
            "implications.tsv, line 1: 'say neutral' is no lemma with an implication",
        ),
        ("implications.tsv", "say\tmaybe\n", "is no lemma with an implication"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, name: str, text: str, cause: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    load = implication_of if name.startswith("implications") else classes
    with using(Rules(tmp_path)), pytest.raises(ParameterError, match=re.escape(cause)):
        load()
