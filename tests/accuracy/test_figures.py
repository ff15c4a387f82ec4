from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from newsangles.accuracy.figures import COUNTS, INTERVALS, figures, missed, sentences, together, what_confidence_says
from newsangles.errors import ParameterError

SheetOf = Callable[..., pd.DataFrame]


@pytest.fixture
def sheet(sheet_of: SheetOf) -> pd.DataFrame:
    """Twenty quotes, of which three are wrong, two judged twice, a sentence, and one claim."""
    rows = [{"confidence": 0.8, "verdict": "wrong" if n < 3 else "right", "judge": "A"} for n in range(20)]
    again = [{"start": 9 * n, "judge": "B", "verdict": ("wrong", "right")[n]} for n in range(2)]
    return sheet_of(*rows, *again, {"asks": "missing", "verdict": "wrong"}, {"table": "claims"})


def test_all_figures_are_given_and_stand_in_one_table(sheet: pd.DataFrame) -> None:
    found = figures(sheet, ["rule"], parts=True)
    assert list(found) == ["precision", "recall", "agreement", "reliability"]
    assert found["precision"]["part"].tolist()[:2] == ["all", "statement"]
    assert found["precision"].groupby("table").size().to_dict() == {"claims": 5, "quotes": 5}
    assert found["reliability"]["band"].tolist() == ["0.7 to 0.9", "all"]
    assert found["reliability"].loc[1, "calibration_error"] == pytest.approx(0.05)
    whole = together(found)
    assert whole.columns[0] == "figure" and len(whole) == sum(map(len, found.values()))
    known = {*COUNTS, *INTERVALS, *(end for ends in INTERVALS.values() for end in ends)}
    assert set(whole.select_dtypes("number")) <= {*known, "agree", "alpha", "said", "calibration_error"}


def test_nothing_judged_gives_no_figure(sheet_of: SheetOf) -> None:
    assert figures(sheet_of({"verdict": ""})) == {} and together({}).columns.tolist() == ["figure"]
    assert sentences(sheet_of({"verdict": ""})) == []


def test_reliability_says_what_the_confidence_is_about(sheet: pd.DataFrame) -> None:
    found = figures(sheet)
    told = what_confidence_says(found)
    assert told and told[0].startswith("reliability of quotes: right in statement, words, source")
    assert what_confidence_says({}) == []


def test_each_table_gets_a_sentence(sheet: pd.DataFrame) -> None:
    assert sentences(sheet) == [
        "claims: Between 21 and 100 of 100 rows are right (1 row judged). 5 more would halve the interval.",
        "quotes: Between 64 and 95 of 100 rows are right (20 rows judged). 63 more would halve the interval.",
    ]


def test_a_figure_that_may_be_too_low_is_named(sheet: pd.DataFrame) -> None:
    assert missed(sheet, {"quotes": 0.6, "claims": 0.2}) == []
    (line,) = missed(sheet, {"quotes.source": 0.9, "quotes": 0.6})
    assert line.startswith("quotes.source: 0.850, interval 0.640 to 0.948; its lower end is below 0.9")
    with pytest.raises(ParameterError, match="--min times: no judged row of this table"):
        missed(sheet, {"times": 0.5})
    with pytest.raises(ParameterError, match=r"--min quotes.verb: no such part; use one of statement"):
        missed(sheet, {"quotes.verb": 0.5})
