from __future__ import annotations

import timeit

import pytest

from newsangles.language.structure.lines import dateish, is_title, line_of, nameish


@pytest.mark.parametrize(
    "text",
    [
        "10.45am",
        "2h ago",
        "3 hours ago",
        "March 7, 2025",
        "Updated 7 March 2025 at 10:45 GMT",
        "Fri 7 Mar 2025 10.45 GMT",
        "11:04 A.M. EST",
        "2025-03-07",
        "07/03/2025",
        "Published: 7 March 2025",
        "14:32 BST",
        "Monday 7 March",
        "5 min ago",
    ],
)
def test_dates_and_times(text: str) -> None:
    assert dateish(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "365",
        "1,200",
        "In 2019 he left.",
        "March was cold.",
        "He is 91",
        "7 dead in storm",
        "Holm 2, Lund 1",
        "May Day",
        "Sunday",
        "World War 2",
        "On Monday 12 boats sank",
        "Agenda 2030",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not dateish(text)


@pytest.mark.parametrize(
    "text", ["Anna Birch", "Anna Birch and Tom Hale", "ANNA BIRCH", "Jan van der Berg", "J. T. Moss"]
)
def test_names(text: str) -> None:
    assert nameish(text)


@pytest.mark.parametrize("text", ["Anna", "Harbour closed after storm", "Holm 2", "What Now?", "de la", ""])
def test_what_is_no_name(text: str) -> None:
    assert not nameish(text)


def test_headlines_are_written_with_capitals() -> None:
    assert is_title("‘We Will Not Pay for a New Mole’")
    assert not is_title("Good morning, I'm Anna Birch.")
    assert not is_title("WE WILL NOT PAY FOR IT, SIR")
    assert not is_title("Objection, Your Honor.")


def test_features_of_a_line() -> None:
    text = "“We leave in May,” the mayor said on the quay of Holm on Monday."
    line = line_of(text, 0, len(text))
    assert (line.words, line.stopped, line.verb, line.quoted, line.long, line.short) == (
        14,
        True,
        True,
        True,
        True,
        False,
    )
    title = line_of("Mayor Leaves", 0, 12)
    assert (title.stopped, title.verb, title.short, title.titled, title.sentence) == (False, False, True, 1.0, False)


def test_a_run_of_spaces_is_passed_over_once() -> None:
    def seconds(count: int) -> float:
        return min(timeit.repeat(lambda: nameish("Ana" + " " * count + "Ruiz"), number=1, repeat=5))

    assert seconds(16_000) < 8 * seconds(4_000)  # 16 times where each space is looked on from
