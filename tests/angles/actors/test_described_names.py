"""Words with a capital before a name that only describe or ask."""

from __future__ import annotations

import pytest

from angle_rows import Parse

TEXTS = [
    ("Chris Tarn left in May. Winger Tarn, 22, spent a year at Norford. Tarn was glad.", {"Chris Tarn", "Tarn"}),
    ("Elsa Marlo wrote it in 1960. Singer Elsa is seen here on stage. She died in 1977.", {"Elsa Marlo", "Elsa"}),
    ("Ida Norr was heckled. Will Norr stay in the race, or will someone else?", {"Ida Norr", "Norr"}),
    (
        "Two friends, Mick Farrow and Clare Doran, dubbed Market Mick and Castle Clare by foes, came. Doran slept.",
        {"Clare Doran", "Clare", "Doran"},
    ),
    ("MEC Tabane urged people to stay. The MEC for Health, Jacob Tabane, left.", {"Jacob Tabane", "Tabane"}),
    ("Prof Datuk Mohd Faris Amran spoke. Datuk Faris smiled.", {"Mohd Faris Amran", "Faris"}),
]


@pytest.mark.parametrize(("text", "names"), TEXTS)
def test_one_actor(parse_text: Parse, text: str, names: set[str]) -> None:
    found = [{row.name, *row.aliases} for row in parse_text(text)._.actors if row.named]
    assert names in found


def test_a_given_name_before_a_surname_stays(parse_text: Parse) -> None:
    text = "Tom Baker met Hunter Baker in May. Ocean Norway sells tickets to Norway. Will Norr left. Ida Norr stayed."
    found = {row.name for row in parse_text(text)._.actors if row.named}
    assert {"Tom Baker", "Hunter Baker", "Will Norr", "Ida Norr"} <= found
