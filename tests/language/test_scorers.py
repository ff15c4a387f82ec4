"""What `newsangles.language.scorers` computes, on numbers small enough to check by hand."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.errors import ModelError
from newsangles.language import scorers
from newsangles.language.scorers import Calibration, Model

WEIGHTS = {"a": 1.0, "b": -2.0, "n": 0.5, "nothing": 0.0}
FINITE = st.floats(-1e6, 1e6)


# --- Scores ---


@pytest.mark.parametrize(
    ("features", "numbers", "expected"),
    [
        ([], [], 0.0),
        (["a"], [], 1.0),
        (["a", "b"], [], -1.0),
        (["a", "a"], [], 2.0),
        (["unknown", "nothing"], [], 0.0),
        ([], [("n", 3.0)], 1.5),
        (["n"], [("n", 3.0)], 2.0),
        (["a"], [("n", -2.0), ("unknown", 9.0)], 0.0),
    ],
)
def test_score(features: list[str], numbers: scorers.Numbers, expected: float) -> None:
    assert scorers.score(WEIGHTS, features, numbers) == expected
    assert scorers.score(WEIGHTS, iter(features), numbers) == expected


@pytest.mark.parametrize(
    ("features", "numbers", "limit", "expected"),
    [
        ([], [], 8, []),
        (["unknown", "nothing"], [("unknown", 3.0)], 8, []),
        (["a", "b"], [], 8, [("b", -2.0), ("a", 1.0)]),
        (["a", "b"], [("n", 9.0)], 2, [("n", 4.5), ("b", -2.0)]),
        (["a", "a", "b"], [], 8, [("a", 2.0), ("b", -2.0)]),  # as strong: by name
        (["n"], [("n", 3.0)], 8, [("n", 2.0)]),
        (["a"], [], 0, []),
    ],
)
def test_explain(features: list[str], numbers: scorers.Numbers, limit: int, expected: list[tuple[str, float]]) -> None:
    assert scorers.explain(WEIGHTS, features, numbers, limit=limit) == expected


@given(st.lists(st.sampled_from(["a", "b", "n", "other"])), st.lists(st.tuples(st.sampled_from("abn"), FINITE)))
def test_an_explanation_adds_up_to_the_score(features: list[str], numbers: list[tuple[str, float]]) -> None:
    added = sum(x for _, x in scorers.explain(WEIGHTS, features, numbers, limit=99))
    assert added == pytest.approx(scorers.score(WEIGHTS, features, numbers), abs=1e-6)


@pytest.mark.parametrize(
    ("z", "expected"), [(0.0, 0.5), (math.log(3), 0.75), (-math.log(3), 0.25), (1e6, 1.0), (-1e6, 0.0)]
)
def test_logistic(z: float, expected: float) -> None:
    assert scorers.logistic(z) == pytest.approx(expected)


@given(FINITE)
def test_logistic_of_both_signs_is_one(z: float) -> None:
    assert scorers.logistic(z) + scorers.logistic(-z) == pytest.approx(1)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], []),
        ([7.0], [0.0]),
        ([2.0, 2.0], [math.log(0.5)] * 2),
        ([math.log(3), 0.0], [math.log(0.75), math.log(0.25)]),
        ([1e6, 0.0], [0.0, -1e6]),
    ],
)
def test_log_softmax(scores: list[float], expected: list[float]) -> None:
    assert scorers.log_softmax(scores) == pytest.approx(expected)


@given(st.lists(FINITE, min_size=1, max_size=9))
def test_the_shares_of_a_softmax_add_up(scores: list[float]) -> None:
    shares = [math.exp(x) for x in scorers.log_softmax(scores)]
    assert sum(shares) == pytest.approx(1)
    assert max(shares) == shares[scores.index(max(scores))]


# --- Calibration ---


def test_a_calibration_is_a_logistic_of_a_line() -> None:
    assert Calibration()(0.7) == scorers.logistic(0.7)
    assert Calibration(2.0, -1.0)(0.5) == 0.5


# --- The weights file ---


def model(**changes: Any) -> Model:
    known: dict[str, Any] = {
        "angle": "quotes",
        "header": {"corpora": ["invented"], "note": "“é” <b>"},
        "scorers": {"cue": {"word=é": 1.25, "a": -0.5}, "another": {"x": 2.0}},
        "calibrations": {"row": Calibration(1.5, -0.25)},
        "settings": {"least": -3.5, "a": 1.0},
    }
    return Model(**{**known, **changes})


def test_a_weights_file_gives_back_what_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "weights.json.gz"
    scorers.save(path, model())
    assert scorers.load(path, "quotes") == model()
    assert scorers.load(str(path), "quotes") == model()


def test_the_same_weights_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shuffled = model(
        scorers={"another": {"x": 2.0}, "cue": {"a": -0.5, "word=é": 1.25}}, settings={"a": 1.0, "least": -3.5}
    )
    scorers.save(tmp_path / "one.gz", model())
    monkeypatch.setattr("time.time", lambda: 1e9)
    scorers.save(tmp_path / "two.gz", shuffled)
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()
    scorers.save(tmp_path / "three.gz", scorers.load(tmp_path / "one.gz", "quotes"))
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "three.gz").read_bytes()
    scorers.save(tmp_path / "four.gz", model(settings={"a": 1.5, "least": -3.5}))
    assert (tmp_path / "one.gz").read_bytes() != (tmp_path / "four.gz").read_bytes()


def test_a_scorer_without_weights_can_be_kept(tmp_path: Path) -> None:
    """Few articles may leave no feature that occurs in enough of them."""
    scorers.save(tmp_path / "weights.gz", model(scorers={"cue": {}}))
    assert scorers.load(tmp_path / "weights.gz", "quotes") == model(scorers={"cue": {}})


def _broken(path: Path) -> bytes:
    """A weights file with a fault in the middle."""
    scorers.save(path, model())
    saved = bytearray(path.read_bytes())
    saved[10:14] = b"\xff" * 4
    return bytes(saved)


def _file(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], bytes]:
    """A weights file in which something was changed."""

    def make(path: Path) -> bytes:
        scorers.save(path, model())
        plain = json.loads(gzip.decompress(path.read_bytes()))
        change(plain)
        return gzip.compress(json.dumps(plain).encode())

    return make


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        (lambda path: b"", "cannot be read"),
        (lambda path: b"{}", "cannot be read"),
        (lambda path: gzip.compress(b"not JSON"), "cannot be read"),
        (lambda path: gzip.compress(b"{}")[:-9], "cannot be read"),
        (lambda path: gzip.compress(b"\xff\xfe"), "cannot be read"),
        (lambda path: gzip.compress(b"[]"), "has format None, not 1"),
        (_file(lambda plain: plain.update(format=2)), "has format 2, not 1"),
        (_file(lambda plain: plain.pop("format")), "has format None, not 1"),
        (_file(lambda plain: plain.update(angle="times")), "holds the weights of 'times', not of 'quotes'"),
        (_file(lambda plain: plain.pop("header")), "lacks 'header'"),
        (_file(lambda plain: plain.pop("scorers")), "lacks 'scorers'"),
        (_file(lambda plain: plain.pop("settings")), "lacks 'settings'"),
        (_file(lambda plain: plain["calibrations"]["row"].pop("slope")), "lacks 'slope'"),
        (_broken, "cannot be read"),
        (_file(lambda plain: plain["scorers"]["cue"]["weights"].pop()), "is damaged"),
        (_file(lambda plain: plain.update(scorers=[])), "is damaged"),
    ],
)
def test_a_file_that_holds_no_such_weights_is_refused(
    tmp_path: Path, make: Callable[[Path], bytes], cause: str
) -> None:
    path = tmp_path / "weights.json.gz"
    path.write_bytes(make(path))
    with pytest.raises(ModelError) as caught:
        scorers.load(path, "quotes")
    assert cause in caught.value.cause
    assert caught.value.where == str(path)
    assert "newsangles train quotes" in caught.value.remedy


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read as a weights file"):
        scorers.load(tmp_path / "gone.gz", "quotes")


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"no gzip", "cannot be read"),
        (gzip.compress(b'{"format": 0}', mtime=0), "has format 0, not 1"),
        (gzip.compress(b'{"format": 1, "angle": "actors"}', mtime=0), "holds the weights of 'actors'"),
        (gzip.compress(b'{"format": 1, "angle": "quotes"}', mtime=0), "lacks 'header'"),
    ],
)
def test_a_wrong_weights_file_is_one_line(tmp_path: Path, content: bytes, cause: str) -> None:
    path = tmp_path / "w.json.gz"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=cause) as caught:
        scorers.load(path, "quotes")
    assert "newsangles train quotes" in str(caught.value)
