"""The rule files of times hold together, and a wrong line is told by its number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marked_times import NLP
from newsangles.angles.timeline.calendar import cover
from newsangles.angles.timeline.component import times
from newsangles.angles.timeline.patterns import named, words
from newsangles.errors import ParameterError
from newsangles.language.rules import made, using


def test_the_lists_hold_together() -> None:
    assert all(
        cover(when) for group in (named()["period"], named()["term"]) for values in group.values() for when in values
    )
    assert set(words()["weekday"].values()) == set("0123456")
    assert set(words()["month"].values()) == {str(n) for n in range(1, 13)}


@pytest.mark.parametrize(
    ("name", "line", "cause"),
    [
        ("time_rules.tsv", "moon\tnumber\tyear\t{nope} moon", "nothing is named"),
        ("time_rules.tsv", "moon\tnumber\tmoons\tmoon", "there is no reader 'moons'"),
        ("time_rules.tsv", "moon\tmoons\tyear\tmoon", "'moons' is no kind of word"),
        ("time_rules.tsv", "moon\tnumber\tyear\t(", "no pattern"),
        ("time_rules.tsv", "moon\tyear", "2 columns, not 4"),
        ("time_rules.tsv", "moon\tnumber\tyear\tyear \\d{4} of the moon", "makes no value of 'year 1999 of the moon'"),
        ("time_words.tsv", "month\t13\tHolymonth", "'13' is no value of the class month"),
        ("time_words.tsv", "month\t12\t", "a spelling is empty"),
        ("named_times.tsv", "holiday\tsoon\tMoon Day\tours", "'soon' is no day of a year"),
        ("named_times.tsv", "period\tsoon\tMoon Age\tours", "'soon' has no place in the calendar"),
        ("named_times.tsv", "moon\t1999\tMoon Age\tours", "'moon' is no kind of named time"),
    ],
)
def test_a_wrong_line_is_told_by_its_number(tmp_path: Path, name: str, line: str, cause: str) -> None:
    path = tmp_path / name.replace(".", ".more.")
    path.write_text(f"# ours\n{line}\n", "utf-8")
    with using(made(tmp_path, "time_rules.tsv")), pytest.raises(ParameterError, match=re.escape(cause)) as error:
        times(NLP("It happened in year 1999 of the moon."))
    assert error.value.where == f"{path}, line 2"
