"""The loop of all trainings: which weights have seen what, what is refused, what is written."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import numpy as np
import pytest

from newsangles import training
from newsangles.errors import DocumentError, ParameterError
from newsangles.language import scorers
from newsangles.training import loop
from newsangles.training.fitting import Rows
from newsangles.training.loop import Fitting, Folds, Marks, Recipe


def recipe(**more: object) -> Recipe[int]:
    options: dict[str, object] = {
        "example": lambda doc, gold: gold,
        "fittings": {"a": Fitting(0.1, documents=1), "late": Fitting(0.1, documents=1)},
        "stages": lambda examples, beside: [lambda folds: {"a": of_each(folds.kept)}],
        "judge": lambda held, weights, marks: None,
        "folds": 3,
    }
    return Recipe(**{**options, **more})  # type: ignore[arg-type]


def of_each(documents: range | list[int]) -> Rows:
    """In each document its own feature and one that all have."""
    rows = Rows()
    for d in documents:
        rows.add([f"in {d}", "in all"], d % 2 == 0, group=0, document=d)
    return rows


def test_what_reads_a_document_has_not_seen_it() -> None:
    folds = Folds(recipe(), [0, 1, 2, 4, 5, 6], 7)
    assert folds.parts() == [[0, 4], [1, 5], [2, 6]]
    folds.learn({"a": of_each(range(9))})  # 3 is held out of everything; 7 and 8 are no examples
    for part in folds.parts():
        names = set(folds.unseen(part[0])["a"])
        assert names == {f"in {d}" for d in (0, 1, 2, 4, 5, 6, 7, 8) if d not in part} | (names & {"in all"})
    assert set(folds.final()["a"]) >= {f"in {d}" for d in (0, 1, 2, 4, 5, 6, 7, 8)}
    assert "in 3" not in folds.final()["a"]


def test_neighbours_can_be_left_out_together() -> None:
    assert Folds(recipe(block=2), range(8), 8).parts() == [[0, 1, 6, 7], [2, 3], [4, 5]]


def test_a_fold_without_documents_is_left_out() -> None:
    assert Folds(recipe(), range(2), 2).parts() == [[0], [1]]


def test_the_mean_over_folds_is_of_all_folds() -> None:
    folds = Folds(recipe(mean=True), range(3), 3)
    folds.learn({"a": of_each(range(3))})
    parts = [folds.unseen(d)["a"] for d in range(3)]
    assert folds.final()["a"]["in 0"] == pytest.approx(sum(part.get("in 0", 0.0) for part in parts) / 3, abs=0.001)


def test_later_stages_read_with_the_weights_of_earlier_ones() -> None:
    seen = {}

    def late(folds: Folds) -> dict[str, Rows]:
        seen.update({d: set(folds.unseen(d)["a"]) for d in folds.kept})
        return {"late": of_each(list(folds.kept))}

    stages = [lambda folds: {"a": of_each(folds.kept)}, late]
    learned = loop.train(recipe(stages=lambda examples, beside: stages), [None] * 6, range(6))
    assert set(learned.weights) == {"a", "late"}
    assert all(f"in {d}" not in names for d, names in seen.items())


@pytest.mark.parametrize("held", [None, (2, (0, 1)), (6, (5,))])
def test_decisions_are_judged_on_unseen_documents(held: tuple[int, tuple[int, ...]] | None) -> None:
    def judge(part: list[tuple[int, int]], weights: dict[str, dict[str, float]], marks: Marks) -> None:
        for d, _ in part:
            marks.add("a", 1.0 if f"in {d}" in weights["a"] else 0.0, d, document=d)

    told = recipe(judge=judge, held=held, measure=lambda marks: {"a": marks.decisions("a")})
    said, documents = loop.train(told, [None] * 6, range(6)).measured["a"]
    assert not any(said)
    assert documents == ([5] if held == (6, (5,)) else list(range(6)))


def test_examples_that_teach_nothing_are_left_out() -> None:
    seen: list[int] = []
    told = recipe(
        example=lambda doc, gold: gold or None,
        stages=lambda examples, beside: seen.extend(examples) or [lambda folds: {"a": of_each(folds.kept)}],
    )
    loop.train(told, [None] * 4, [3, 0, 5, 0])
    assert seen == [3, 5]


def test_decisions_all_right_or_all_wrong_calibrate_nothing() -> None:
    marks = Marks()
    for name, so in (("right", [1, 1]), ("wrong", [0, 0]), ("both", [0, 1, 1, 1, 0, 0])):
        for n, x in enumerate(so):
            marks.add(name, n % 2, x)
    plain = scorers.Calibration()
    assert marks.calibration("right") == marks.calibration("wrong") == marks.calibration("none") == plain
    assert marks.calibration("both") != plain


def test_bins() -> None:
    assert loop.bins([0.3, 0.1, 0.2, 0.4], [1, 0, 0, 1], count=2) == [[0.15, 0.0], [0.35, 1.0]]


def test_a_word_without_a_vector_has_no_numbers() -> None:
    assert loop.vector_numbers(np.zeros(3)) == []
    assert loop.vector_numbers(np.array([0.5, 0.0, -1.0])) == [("vector 0", 0.5), ("vector 2", -1.0)]


# --- one signature, one entry


@pytest.mark.parametrize("name", training.trainers())
def test_all_trainers_have_one_signature(name: str) -> None:
    parameters = inspect.signature(training.trainer(name)).parameters
    assert list(parameters) == ["data", "corpus", "model", "texts", "happened"]
    assert all(parameters[p].kind is inspect.Parameter.KEYWORD_ONLY for p in list(parameters)[1:])
    assert all(parameters[p].default is None for p in ("texts", "happened"))


@pytest.mark.parametrize("name", training.trainers())
@pytest.mark.parametrize("option", ["texts", "happened"])
def test_a_file_that_teaches_nothing_is_refused(name: str, option: str, tmp_path: Path) -> None:
    taker = {"texts": "actors", "happened": "predicates"}[option]
    error = DocumentError if name == taker else ParameterError  # there is no such file for those who take it
    with pytest.raises(error) as caught:
        training.run(name, tmp_path / "x.jsonl", tmp_path / "w", corpus="ours", **{option: tmp_path / "y.jsonl"})
    if name != taker:
        assert str(caught.value) == f"--{option}: {name} learns nothing from it; leave it out; {taker} alone takes it"
    assert not (tmp_path / "w").exists()


def test_no_such_angle() -> None:
    with pytest.raises(ParameterError, match=r"claims: this angle has no weights to learn; use one of these: quotes, "):
        training.trainer("claims")


def test_run_writes_weights_and_shares(tmp_path: Path) -> None:
    lines = [{"id": str(n), "text": f"It costs {n} euros.", "checkworthy": n % 2} for n in range(6)]
    data = tmp_path / "ours.jsonl"
    data.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    path = training.run("newsangles.training.checkworthiness:learn", data, tmp_path / "w", corpus="ours, CC0")
    learned = scorers.load(path, "checkworthiness")
    assert learned.header["card"]["learned from"][0]["documents"] == 6
    gold = {"text": "He quit in 1999.", "timexes": [{"span": [11, 15], "type": "DATE", "value": "1999"}]}
    data.write_text(json.dumps(gold), "utf-8")
    path = training.run("times", data, tmp_path / "t.tsv", corpus="ours, CC0")
    assert path.read_text("utf-8").splitlines()[-1] == "other\tnews\t1\t0.67"
    data.write_text("no JSON", "utf-8")
    with pytest.raises(DocumentError, match="cannot be read as JSON Lines"):
        training.run("times", data, tmp_path / "u.tsv", corpus="ours")
