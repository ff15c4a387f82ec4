"""Figures that are worth checking: money, shares, and counts that are no ages, distances or scores."""

from __future__ import annotations

from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.sentences import Row, Sentences

_MONEY = frozenset("USD AUD CAD NZD HKD SGD EUR GBP JPY CNY INR RUB KRW ILS TRY UAH CHF SEK NGN % $ ¥ £ €".split())


def figures(page: Sentences, start: int, end: int, *, least: float) -> list[Row]:
    """The figures between two characters.

    Args:
        page: The article.
        start: The first character.
        end: Just after the last one.
        least: Counts below this are none.
    """
    rows = (row for i in range(page.at(start), page.at(max(start, end - 1)) + 1) for row in page.within("numbers", i))
    return [row for row in rows if start <= row["start"] < end and is_figure(row, least)]


def is_figure(row: Row, least: float) -> bool:
    """True for money, a share, or a count >= the least; not for times, distances and points."""
    unit = row["unit"] or ""
    vague = row.get("approximate") and not row.get("hedge")  # thousands, a day or two
    if row["value"] is None or vague or not unit or set(unit.lower().split()) & words()["trivial unit"]:
        return False
    return unit in _MONEY or row["value"] >= least
