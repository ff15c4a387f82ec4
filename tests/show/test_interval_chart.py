"""Charts of shares with their intervals: text, numbers and bounds."""

from __future__ import annotations

import pandas as pd
import pytest

from html_reader import Reader
from newsangles import show
from newsangles.errors import ParameterError


def shares(**columns: list[float]) -> pd.DataFrame:
    return pd.DataFrame({"share": [0.9], "low": [0.8], "high": [0.95], **columns}, index=["from $5 to $3"])


def test_a_share_stands_with_its_interval_and_with_what_was_said() -> None:
    shown = show.intervals(shares(said=[0.97], rows=[120]), title="Right", notes="rows")
    html = str(shown.html)
    text = Reader(html).text
    assert "from $5 to $3 (120)" in text and "90%" in text and "said by the confidence" in text
    assert (
        'role="img" aria-label="Shares with intervals. Right. from $5 to $3 (120): 90% (80 to 95), said 97%."' in html
    )
    assert "#0102" not in html and "DejaVu" not in html and len(html) < 7000
    assert html == str(show.intervals(shares(said=[0.97], rows=[120]), title="Right", notes="rows").html)
    assert repr(shown).splitlines()[-1] == "  from $5 to $3 (120): 90% (80 to 95), said 97%"


def test_without_a_promise_there_is_no_key() -> None:
    for table in (shares(), shares(said=[float("nan")])):
        assert repr(show.intervals(table, title="t")) == "t\n  from $5 to $3: 90% (80 to 95)"


def test_long_and_empty_charts() -> None:
    many = pd.concat([shares()] * 30)
    assert repr(show.intervals(many, title="t")).endswith("The first 20 of 30 lines.")
    assert "Nothing to draw." in repr(show.intervals(shares().iloc[:0], title="t"))


@pytest.mark.parametrize("wrong", [{"share": [1.2]}, {"low": [0.92]}, {"said": [-0.1]}])
def test_impossible_shares(wrong: dict[str, list[float]]) -> None:
    with pytest.raises(ParameterError, match="no share within its interval"):
        show.intervals(shares(**wrong), title="t")
