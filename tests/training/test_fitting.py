"""What `newsangles.training.fitting` learns, on rows small enough to check by hand."""

from __future__ import annotations

import math
import multiprocessing
import sys
from typing import Any

import numpy as np
import pytest

from newsangles.errors import NewsanglesError
from newsangles.language import scorers
from newsangles.language.scorers import Calibration, Weights
from newsangles.training import fitting
from newsangles.training.fitting import Rows

WEIGHTS = {"a": 1.0, "b": -2.0, "n": 0.5, "nothing": 0.0}


# --- Calibration ---


@pytest.mark.parametrize(
    ("shares", "slope", "shift"),
    [
        ({-1.0: 0.25, 1.0: 0.75}, math.log(3), 0.0),
        ({0.0: 0.75, 2.0: 0.75}, 0.0, math.log(3)),
        ({0.0: 0.5, 4.0: 0.9}, math.log(9) / 4, 0.0),
    ],
)
def test_calibrate_finds_the_shares_that_were_right(shares: dict[float, float], slope: float, shift: float) -> None:
    scores = [z for z in shares for _ in range(100)]
    right = [n < 100 * share for share in shares.values() for n in range(100)]
    found = fitting.calibrate(scores, right)
    assert (found.slope, found.shift) == pytest.approx((slope, shift), abs=0.001)
    assert [found(z) for z in shares] == pytest.approx(list(shares.values()), abs=0.001)
    assert found == fitting.calibrate(scores, right, steps=10)


def test_calibrate_without_decisions_changes_nothing() -> None:
    assert fitting.calibrate([], []) == Calibration(1.0, 0.0)


# --- Training ---


def choices(documents: int = 6) -> Rows:
    """In each document a choice between two, of which the one that is "right" is right."""
    rows = Rows()
    for d in range(documents):
        rows.add(["right", "both"], True, group=d, document=d)
        rows.add(["wrong", "both"], False, group=d, document=d)
    return rows


def test_a_choice_is_learned_from_what_tells_the_candidates_apart() -> None:
    weights = choices().fit(choice=True, l2=0.5)
    assert set(weights) == {"right", "wrong"}  # what both have decides nothing
    assert weights["right"] > 1
    assert weights["right"] == -weights["wrong"]


def test_a_choice_is_made_within_its_group() -> None:
    """Scores are compared with those of the group alone: the best of a bad group is right too."""
    rows = Rows()
    for d in range(5):
        for group, pull in ((2 * d, 10.0), (2 * d + 1, 0.0)):
            rows.add([], True, group=group, document=d, numbers=[("pull", pull + 1)])
            rows.add([], False, group=group, document=d, numbers=[("pull", pull)])
    grouped, alone = rows.fit(choice=True, l2=0.01), rows.fit(choice=False, l2=0.01)
    assert grouped["pull"] > 3
    assert alone["pull"] < 1


def test_rows_by_themselves_are_learned_as_log_odds() -> None:
    rows = Rows()
    for d in range(400):
        rows.add(["often"], d % 4 != 0, group=0, document=d)
        rows.add(["seldom"], d % 4 == 0, group=0, document=d)
    weights = rows.fit(choice=False, l2=0.001)
    assert weights == pytest.approx({"often": math.log(3), "seldom": -math.log(3)}, abs=0.01)


def test_the_weights_are_where_the_penalised_loss_is_least() -> None:
    """One feature, always right: log(1 + exp(-w)) n + l2 w²/2 has its least value where its slope is 0."""
    rows = Rows()
    for d in range(10):
        rows.add(["a"], True, group=d, document=d)
    w = rows.fit(choice=False, l2=2.0, digits=6)["a"]
    assert 10 * scorers.logistic(-w) == pytest.approx(2.0 * w, abs=1e-3)


def test_a_stronger_penalty_makes_smaller_weights() -> None:
    strict, lax = (choices().fit(choice=True, l2=l2)["right"] for l2 in (9.0, 0.1))
    assert 0 < strict < lax


def test_numbers_count_as_often_as_they_say() -> None:
    words, numbers = Rows(), Rows()
    for d in range(6):
        words.add(["a", "a"], True, group=d, document=d)
        words.add(["b"], False, group=d, document=d)
        numbers.add([], True, group=d, document=d, numbers=[("a", 2.0)])
        numbers.add([], False, group=d, document=d, numbers=[("b", 1.0)])
    for choice in (True, False):
        assert words.fit(choice=choice) == pytest.approx(numbers.fit(choice=choice), abs=0.002)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [(1, {"in 1", "in 2", "in 3"}), (2, {"in 2", "in 3"}), (3, {"in 3"}), (4, set())],
)
def test_a_feature_has_to_occur_in_so_many_documents(documents: int, expected: set[str]) -> None:
    rows = Rows()
    for d, names in enumerate([["in 1", "in 2", "in 3"], ["in 2", "in 3"], ["in 3"]]):
        for _ in range(9):  # how often within a document does not matter
            rows.add(names, True, group=d, document=d)
    assert set(rows.fit(choice=False, documents=documents, l2=0.1)) == expected


def test_documents_that_are_not_kept_teach_nothing() -> None:
    rows = choices()
    for d in range(6, 12):
        rows.add(["wrong", "elsewhere"], True, group=d, document=d)
        rows.add(["right"], False, group=d, document=d)
    for choice in (True, False):
        assert rows.fit(choice=choice, keep=lambda d: d < 6) == choices().fit(choice=choice)
    # Five documents have it, but one of them is not kept.
    assert choices(5).fit(choice=True, keep=lambda d: d != 3) == {}


def test_small_weights_are_left_out_and_the_others_rounded() -> None:
    rows = choices()
    for d in range(6):
        rows.add(["right", "hardly"], True, group=d, document=d)
    everything = rows.fit(choice=False, l2=1.0, digits=6)
    assert min(map(abs, everything.values())) < 0.5 < max(map(abs, everything.values()))
    kept = rows.fit(choice=False, l2=1.0, smallest=0.5, digits=1)
    assert kept == {name: round(x, 1) for name, x in everything.items() if abs(x) >= 0.5}
    assert 0.0 not in rows.fit(choice=False, l2=1.0, digits=0).values()


def test_fitting_twice_gives_the_same() -> None:
    rows = choices()
    for choice in (True, False):
        assert rows.fit(choice=choice) == rows.fit(choice=choice) == choices().fit(choice=choice)
    assert all(type(x) is float for x in rows.fit(choice=True).values())


def test_what_is_learned_decides_what_was_taught() -> None:
    random = np.random.default_rng(0)
    rows, groups = Rows(), []
    for d in range(40):
        candidates = [[f"f{n}" for n in sorted(random.choice(12, 4, replace=False))] for _ in range(3)]
        best = min(range(3), key=lambda i: sum(int(name[1:]) for name in candidates[i]))
        groups.append((candidates, best))
        for i, features in enumerate(candidates):
            rows.add(features, i == best, group=d, document=d)
    weights = rows.fit(choice=True, l2=0.1)
    picked = [max(range(3), key=lambda i: scorers.score(weights, c[i])) for c, _ in groups]
    assert sum(p == best for p, (_, best) in zip(picked, groups, strict=True)) >= 36


@pytest.mark.parametrize("rows", [Rows(), choices()], ids=["no rows", "none kept"])
def test_nothing_is_learned_from_nothing(rows: Rows) -> None:
    assert rows.fit(choice=True, keep=lambda d: d > 99) == {}


def test_without_scipy_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(NewsanglesError, match=r"SciPy, which is not installed; .*pip install 'newsangles\[train\]'"):
        choices().fit(choice=True)
    assert scorers.score(WEIGHTS, ["a"]) == 1.0  # only training needs it


# --- Weights ---


@pytest.mark.parametrize(
    ("weights", "options", "expected"),
    [
        ({}, {}, {}),
        ({"a": 0.05, "b": 0.0499, "c": -0.05, "d": 0.0}, {}, {"a": 0.05, "c": -0.05}),
        ({"a": 1.2345, "b": -1.2367}, {}, {"a": 1.23, "b": -1.24}),
        ({"a": 1.26, "b": 0.4}, {"smallest": 0.5, "digits": 1}, {"a": 1.3}),
    ],
)
def test_prune(weights: Weights, options: dict[str, Any], expected: Weights) -> None:
    before = dict(weights)
    assert fitting.prune(weights, **options) == expected
    assert weights == before


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], {}),
        ([{}], {}),
        ([{"a": 1.5}], {"a": 1.5}),
        ([{"b": 1.0, "a": 3.0}, {"a": 1.0}], {"a": 2.0, "b": 0.5}),
        ([{"a": 1.0}, {"a": -1.0}, {}], {"a": 0.0}),
    ],
)
def test_average(parts: list[Weights], expected: Weights) -> None:
    found = fitting.average(parts)
    assert found == expected
    assert list(found) == sorted(found)


# --- Two at the same time ---


def _fails() -> int:
    raise ValueError("no")


def test_both_give_their_results_in_order() -> None:
    assert fitting.both(lambda: {"a": 1.0}, lambda: "second") == ({"a": 1.0}, "second")


def test_both_can_give_more_than_a_pipe_holds() -> None:
    first, second = fitting.both(lambda: "x" * 1_000_000, lambda: "y" * 1_000_000)
    assert (len(first), len(second)) == (1_000_000, 1_000_000)


def test_both_run_one_after_the_other_where_nothing_can_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    done: list[str] = []
    assert fitting.both(lambda: done.append("first"), lambda: done.append("second")) == (None, None)
    assert done == ["first", "second"]


def test_both_say_when_one_fails(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NewsanglesError, match="one of its two processes ended early"):
        fitting.both(_fails, lambda: 1)
    assert "ValueError: no" in capfd.readouterr().err
    with pytest.raises(ValueError, match="no"):
        fitting.both(lambda: 1, _fails)
