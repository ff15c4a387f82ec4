"""The words and the judged kinds of the first page, as its files give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsangles.angles.overview import lexicon
from newsangles.errors import ParameterError
from newsangles.language.rules import Rules, using


def test_a_label_belongs_to_one_act() -> None:
    verbs = [verb for act in lexicon.ACTS for verb in lexicon.words()[act]]
    assert len(verbs) == len(set(verbs)) == len(lexicon.acts())
    assert lexicon.acts()["deny"] == "denial" and lexicon.acts()["condemn"] == "criticism"
    assert not {"say", "confirm", "declare"} & lexicon.acts().keys(), "no label by what these say"


def test_criticism_is_no_accusation() -> None:
    assert {"accuse", "charge"} <= lexicon.accusing()
    assert not lexicon.words()["criticism"] & lexicon.accusing()


def test_reporting_words_are_the_cues_of_the_angle_of_quotes() -> None:
    assert {"say", "write", "find", "believe"} <= lexicon.reporting()
    assert not {"arrest", "bridge"} & lexicon.reporting()


def test_shares_are_shares() -> None:
    assert all(0 < share <= 1 for share in lexicon.shares().values())


@pytest.mark.parametrize("line", ["hearsay 12 0.5", "hearsay\t12\tmany", "hearsay\t0.5"])
def test_a_line_of_the_kinds_that_is_none(line: str, tmp_path: Path) -> None:
    (tmp_path / "statement_kinds.tsv").write_text(f"kind\tjudged\tshare\n{line}\n", "utf-8")
    with using(Rules(tmp_path)), pytest.raises(ParameterError, match="separate these three by tabs"):
        lexicon.shares()


@pytest.mark.parametrize("line", ["words 40 1 0.5", "words\t40\t1\tmuch", "words\t40\t0.5"])
def test_a_line_of_the_weights_that_is_none(line: str, tmp_path: Path) -> None:
    (tmp_path / "telling_weights.tsv").write_text(f"feature\tmost\tstatements\tweight\n{line}\n", "utf-8")
    with using(Rules(tmp_path)), pytest.raises(ParameterError, match="separate these four by tabs"):
        lexicon.telling()
