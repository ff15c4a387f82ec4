"""Whether a bare time is the last one up to publication or the next one after it."""

from __future__ import annotations

from datetime import date

import pytest

from angle_rows import Parse
from marked_times import read
from newsangles.angles.timeline.direction import distance_of, word_kinds
from newsangles.errors import ParameterError
from newsangles.language.rules import Rules, using

TUESDAY = date(2021, 6, 15)

COMING = [
    "The innings is due to restart on [Thursday].",
    "The swimming baths are closed until [Saturday].",
    "Her study of the fens, to be published in [October], was ten years in the making.",
    "The jury was sent home until [Thursday].",
    "The choir sings in Riga on [Friday].",
    "The bus lane reopens on [Monday].",
    "Ministers plan to lift the levy in [September].",
    "The panel is expected to report on [30 June].",
    "The permit expires on [9 July].",
    "The envoys agreed to meet again on [Sunday].",
    "The carrier said it would start the route on [Saturday].",
    "Parents have until [Friday] to object.",
]

PAST = [
    "The quay collapsed on [Thursday].",
    "The baths were shut in [October].",
    "She told the inquiry on [Friday] that she would resign.",
    "Since [Saturday] the pass has been blocked.",
    "The survey, carried out in [March], covered 90 towns.",
    "They had planned to sail on [2 May].",
    "The rector died on [9 December].",
    "Grain prices fell 2 percent on [Friday].",
    "After a row with the owners on [Thursday], he walked out.",
    "The by-election on [Thursday] went to the mayor's sister.",
]


@pytest.mark.parametrize("marked", COMING)
def test_it_is_to_come(marked: str, parse_text: Parse) -> None:
    row, _ = read(parse_text, marked, TUESDAY)
    assert row.begin is not None and row.begin > TUESDAY.isoformat()
    assert "after publication" in row.reason


@pytest.mark.parametrize("marked", PAST)
def test_it_is_past(marked: str, parse_text: Parse) -> None:
    row, _ = read(parse_text, marked, TUESDAY)
    assert row.end_date is not None and row.end_date < TUESDAY.isoformat()


def test_where_the_side_is_in_doubt_the_row_says_so(parse_text: Parse) -> None:
    row, _ = read(parse_text, "The fete on [Saturday]: tickets, parking and a brass band.", TUESDAY)
    assert row.confidence is not None and row.confidence < 0.9
    assert row.alternatives and {row.value, *row.alternatives} >= {"2021-06-12", "2021-06-19"}


def test_times_of_a_list_lie_on_one_side(parse_text: Parse) -> None:
    _, found = read(parse_text, "They will march on [Thursday], Friday and Saturday.", TUESDAY)
    assert [row.value for row in found] == ["2021-06-17", "2021-06-18", "2021-06-19"]


def test_without_a_date_there_is_no_distance() -> None:
    distance = distance_of(TUESDAY, "day", date(2021, 6, 1), date(2022, 6, 1))
    assert (distance.back, distance.ahead) == (14, 351)
    assert distance_of(None, "weekday", None, None).back is None


def test_the_users_words_hold() -> None:
    with using(Rules(added={"direction_words.tsv": ["plan\tpencil"]})):
        assert {"pencil", "schedule"} <= word_kinds()["plan"]
    with using(Rules(added={"direction_words.tsv": ["plan pencil"]})), pytest.raises(ParameterError, match="no words"):
        word_kinds()
