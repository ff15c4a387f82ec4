from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from newsangles.accuracy import precision as figures
from newsangles.accuracy.precision import BY, estimate, in_words, precision, rows_to_halve, wilson
from newsangles.errors import ParameterError

SheetOf = Callable[..., pd.DataFrame]


@pytest.mark.parametrize(("right", "rows"), [(0, 7), (45, 50), (50, 50), (317, 400)])
def test_the_interval_is_wilsons(right: int, rows: int) -> None:
    told = binomtest(right, rows).proportion_ci(method="wilson")
    assert wilson(right / rows, rows) == pytest.approx((told.low, told.high))
    found = estimate(np.arange(rows) < right, np.full(rows, 3.0), np.zeros(rows, int))
    assert (found.share, found.low, found.high) == pytest.approx((right / rows, told.low, told.high))
    assert found.effective == pytest.approx(rows), "rows of one weight count as they are"


def test_intervals_hold_the_true_share_in_95_of_100_samples() -> None:
    random = np.random.Generator(np.random.PCG64(26))
    held = []
    for sizes, spread in ((np.array([1.0]), 0.0), (np.array([0.1, 0.2, 0.7]), 1.5), (np.array([0.6, 0.3, 0.1]), -1.0)):
        strata = np.repeat(np.arange(len(sizes)), 60 // len(sizes))
        offsets = np.linspace(-spread, spread, len(sizes))
        for _ in range(1000):
            rates = 1 / (1 + np.exp(-(random.uniform(0, 2.2) + offsets - sizes @ offsets)))  # .5 to .9 in all
            right = random.random(60) < rates[strata]
            found = estimate(right.astype(float), sizes[strata], strata)
            held.append(found.low <= rates @ sizes <= found.high)
    each = np.array(held).reshape(3, 1000).mean(axis=1)
    assert (abs(each - 0.95) <= 0.015).all(), each


def test_rows_are_weighted_back(sheet_of: SheetOf) -> None:
    few = [{"stratum": "few", "share": 1.0, "verdict": "wrong"}] * 10
    many = [{"stratum": "many", "share": 0.1}] * 10
    (row,) = precision(sheet_of(*few, *many)).to_dict("records")
    assert (row["judged"], row["right"], row["wrong"]) == (20, 10, 10)
    assert row["share_right"] == pytest.approx(100 / 110)
    assert row["low"] < 100 / 110 < row["high"]
    lone = precision(sheet_of(*many)).loc[0]
    assert lone["share_right"] == 1 and lone["low"] > row["low"], "the other stratum adds doubt"


def test_a_group_across_strata_is_as_sure_as_its_rows(sheet_of: SheetOf) -> None:
    rows = [
        {
            "stratum": str(n % 2),
            "share": (0.5, 0.1)[n % 2],
            "rule": f"r{n % 4 // 2}",
            "verdict": ("right", "wrong")[n % 7 == 0],
        }
        for n in range(80)
    ]
    found = precision(sheet_of(*rows), ("table", "rule"))
    assert list(found["rule"]) == ["r0", "r1"] and list(found["judged"]) == [40, 40]
    assert (found["effective"] < 40).all() and (found["low"] < found["share_right"]).all()
    assert (found["high"] - found["low"] > 0.15).all()


@pytest.mark.parametrize(
    ("part", "edge", "expected"),
    [
        ("", False, [1, 0, 0, 0]),
        ("", True, [1, 1, 0, 0]),
        ("source", False, [1, 0, 0, 1]),
        ("words", False, [1, 0, 0, 0]),
        ("speaker", False, [1, 1, 0, 1]),
        ("speaker, source", False, [1, 0, 0, 1]),
        ("source", True, [1, 1, 0, 1]),
    ],
)
def test_a_row_is_right_in_a_part_where_others_are_named(
    sheet_of: SheetOf, part: str, edge: bool, expected: list[int]
) -> None:
    sheet = sheet_of(
        {},
        {"verdict": "edge", "part": "words, source"},
        {"verdict": "wrong"},
        {"verdict": "wrong", "part": "statement, words"},
    )
    assert figures.is_right(sheet, part, edge=edge).tolist() == expected


def test_groups_are_in_order_and_bands_from_the_lowest_up(sheet_of: SheetOf) -> None:
    rows = [{"confidence": c, "published": f"2026-0{n + 1}-07"} for n, c in enumerate((0.95, 0.2, None, 0.5, 0.7))]
    found = precision(sheet_of(*rows), ["band"])
    assert list(found["band"]) == ["below 0.5", "0.5 to 0.7", "0.7 to 0.9", "0.9 or more", "not measured"]
    assert list(precision(sheet_of(*rows), ["month"])["month"]) == [f"2026-0{n}" for n in range(1, 6)]
    assert set(BY) <= set(figures.judged_rows(sheet_of(*rows)).columns)
    with pytest.raises(ParameterError, match="weather: rows cannot be grouped by this; use some of table, rule"):
        precision(sheet_of({}), ["weather"])


def test_a_row_that_two_have_judged_counts_once(sheet_of: SheetOf) -> None:
    twice = [{"start": 0, "judge": "Ana"}, {"start": 0, "judge": "Ben", "verdict": "wrong"}]
    assert precision(sheet_of(*twice), ()).loc[0, ["judged", "right"]].tolist() == [1, 1]
    assert precision(sheet_of(*twice), ["judge"])["right"].tolist() == [1, 0]


def test_nothing_judged_gives_nothing(sheet_of: SheetOf) -> None:
    sheet = sheet_of({"verdict": ""}, {"asks": "missing", "verdict": "wrong"})
    assert not len(precision(sheet))
    (row,) = precision(sheet, ()).to_dict("records")
    assert row["judged"] == 0 and math.isnan(row["share_right"]) and (row["low"], row["high"]) == (0, 1)
    assert in_words(figures.Share(math.nan, 0, 1, 0), 0) == "No row was judged."


def test_what_one_may_conclude() -> None:
    found = estimate(np.arange(50) < 45, np.ones(50), np.zeros(50, int))
    assert in_words(found, 50) == "Between 79 and 96 of 100 rows are right (50 rows judged)."
    more = rows_to_halve(found, 50)
    low, high = wilson(0.9, 50 + more)
    assert (high - low) * 2 <= found.high - found.low
    low, high = wilson(0.9, 49 + more)
    assert (high - low) * 2 > found.high - found.low, "and no row fewer"
