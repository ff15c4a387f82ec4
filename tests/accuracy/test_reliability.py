from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from newsangles.accuracy.parts import part_names
from newsangles.accuracy.reliability import calibration_error, measured, reliability
from newsangles.tables.confidences import SAYS

SheetOf = Callable[..., pd.DataFrame]


def test_each_band_tells_what_is_said_and_what_is_so(sheet_of: SheetOf) -> None:
    rows = [{"confidence": 0.95, "verdict": "right" if n < 8 else "wrong"} for n in range(10)]
    found = reliability(sheet_of(*rows, {"confidence": 0.6, "verdict": "edge"}, {"verdict": "wrong"}), "quotes", "")
    assert list(found["band"]) == ["0.5 to 0.7", "0.9 or more"] and list(found["judged"]) == [1, 10]
    high = found.loc[1]
    assert (high["said"], high["share_right"]) == pytest.approx((0.95, 0.8)) and high["low"] < 0.8 < high["high"]


def test_a_confidence_is_about_the_parts_that_it_was_measured_on(sheet_of: SheetOf) -> None:
    row = {"confidence": 0.9, "verdict": "wrong", "part": "speaker"}
    assert measured(sheet_of(row), "quotes")["right"].tolist() == [1]
    assert measured(sheet_of(row), "quotes", "")["right"].tolist() == [0]
    for table, parts in SAYS.items():
        assert set(parts.split(", ")) <= set(part_names(table))


def test_the_error_is_the_mean_distance_in_groups_of_one_size() -> None:
    said = np.array([0.9] * 10 + [0.5] * 10)
    right = np.array([1.0] * 9 + [0.0] + [1.0] * 3 + [0.0] * 7)
    assert calibration_error(said, right, np.ones(20)) == pytest.approx(0.1)
    assert calibration_error(said, right, np.repeat([1.0, 3.0], 10)) == pytest.approx(0.15)
    assert np.isnan(calibration_error(said[:0], right[:0], right[:0]))
