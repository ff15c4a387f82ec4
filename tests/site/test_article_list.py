"""The list of articles on the index: its order, its filters, and its size."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from newsangles.site import article_list, pages


def entries(number: int, *, outlets: int = 1, days: int = 1) -> list[article_list.Entry]:
    return [
        article_list.Entry(
            f"article-{n}",
            f"Headline {n}",
            f"Outlet {n % outlets}",
            date(2024, 1, 1) + timedelta(days=n % days),
            angles=("00_overview",),
        )
        for n in range(number)
    ]


def words(found: article_list.Filter) -> list[tuple[str, int]]:
    return [(choice.words, choice.count) for choice in found.choices]


def test_the_newest_come_first_and_the_undated_last() -> None:
    some = [article_list.Entry("a", "A"), *entries(3, days=3)]
    listed = article_list.article_list(some)
    assert [entry.id for entry in listed.entries] == ["article-2", "article-1", "article-0", "a"]
    outlet, day = listed.filters
    assert words(outlet) == [("Outlet 0", 3), (article_list.NO_OUTLET, 1)]
    assert words(day)[0] == ("3 January 2024", 1) and words(day)[-1] == (article_list.NO_DATE, 1)
    assert listed.first == "", "a short list is shown whole"


@pytest.mark.parametrize(
    ("days", "first", "choices"),
    [(20, "20 January 2024", 20), (300, "October 2024", 10), (1500, "2028", 5), (1, None, 0)],
)
def test_dates_are_days_months_or_years(days: int, first: str | None, choices: int) -> None:
    listed = article_list.article_list(entries(1500, days=days))
    assert len(listed.filters) == (choices > 1)
    if first:
        assert listed.filters[0].choices[0].words == first
        assert len(listed.filters[0].choices) == choices
        assert f"of {first}" in listed.first


def test_each_entry_is_kept_by_one_choice_of_each_filter() -> None:
    listed = article_list.article_list(entries(200, outlets=50, days=90))
    outlet, _ = listed.filters
    assert len(outlet.choices) == article_list.MAX_CHOICES and words(outlet)[-1][0] == article_list.OTHERS
    for found in listed.filters:
        kept = [choice.kept for choice in found.choices]
        assert sum(choice.count for choice in found.choices) == 200
        for choice in found.choices:
            assert sum(of == choice.kept for of in found.of.values()) == choice.count
        assert len(set(kept)) == len(kept)
    rules = set(re.findall(r"\.p-(\w+):checked", listed.rules))
    assert rules == {choice.kept for found in listed.filters for choice in found.choices}


def test_the_index_of_very_many_stays_small() -> None:
    assert len(pages.index(entries(500, outlets=40, days=700), [])) <= 180_000
