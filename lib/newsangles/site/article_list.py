"""The list of articles on the index: its order, and filters by outlet and date that need no script.

A filter is a radio button; a rule of the page's style hides the entries that are not of its class. A browser that does
not know ``:has()`` shows all. Of a long list the newest part shows first, so that it stays a page or two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from newsangles.documents.article import Article, day
from newsangles.tables.schema import PublishedSource
from newsangles.tables.wording import counted

MAX_CHOICES = 24
"""Limit of choices of a filter: of outlets the rest is one choice, of months the choices are years."""

SHORT = 20
"""Length of a list of which all shows first; of a longer one its newest part."""

NO_OUTLET, NO_DATE, OTHERS = "outlet unknown", "date unknown", "others"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's entry in lists and headings, without its text, so that a list of very many stays small.

    Attributes:
        id: The article's id.
        name: Its title, or its first words.
        outlet: Who published it; None where unknown.
        published: When; None where unknown.
        published_source: Where that date comes from.
        words: Its length; None where not counted.
        angles: The stems of the notebooks that have a page for it.
    """

    id: str
    name: str
    outlet: str | None = None
    published: date | None = None
    published_source: PublishedSource = "none"
    words: int | None = None
    angles: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article, *, words: int | None = None, angles: Sequence[str] = ()) -> Entry:
        """The entry of an article."""
        return cls(
            article.id,
            article.name,
            article.outlet,
            article.published,
            article.published_source,
            words,
            tuple(angles),
        )

    def first(self, stems: Sequence[str]) -> str:
        """The first of some pages, by their stems, that it has; the marked article where it has none of them."""
        return next((stem for stem in stems if stem in self.angles), "article")


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a filter: its words, the class of the entries that it keeps, and how many these are."""

    words: str
    kept: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: its name, its choices, and the class of each entry by its id."""

    name: str
    choices: tuple[Choice, ...]
    of: dict[str, str]


@dataclass(frozen=True, slots=True)
class ArticleList:
    """The list, ready to be shown.

    Attributes:
        entries: The entries in their order.
        filters: The filters.
        classes: The classes of each entry, by its id.
        rules: The rules that hide entries.
        first: A sentence on the part of a long list that shows first; empty for a short one.
    """

    entries: tuple[Entry, ...]
    filters: tuple[Filter, ...]
    classes: dict[str, str]
    rules: str
    first: str


def article_list(entries: Sequence[Entry]) -> ArticleList:
    """The newest articles first, the undated last, with a filter wherever there is more than one choice."""
    ordered = newest_first(entries)
    both = (
        _filter("Outlet", ordered, lambda entry: entry.outlet or NO_OUTLET, by_count=True),
        _filter("Date", ordered, _period(ordered), by_count=False),
    )
    filters = tuple(found for found in both if len(found.choices) > 1)
    classes = {entry.id: " ".join(found.of[entry.id] for found in filters) for entry in ordered}
    long = len(ordered) > SHORT and both[1] in filters
    newest = both[1].choices[0] if long else None
    first = f"The newest are shown first, {counted(newest.count, 'article')} of {newest.words}." if newest else ""
    return ArticleList(tuple(ordered), filters, classes, _rules(filters, newest), first)


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """The entries by date, the newest first and the undated last; those of one day as they are."""
    return sorted(entries, key=lambda entry: entry.published or date.min, reverse=True)


def _period(entries: Sequence[Entry]) -> Callable[[Entry], str]:
    """The words for an entry's month; its day where all are of one month, its year where of many."""
    dates = [entry.published for entry in entries if entry.published]
    months = len({(published.year, published.month) for published in dates})
    # "7 March 2025": its last two words are the month's, its last the year's.
    words = 3 if months <= 1 else 2 if months <= MAX_CHOICES else 1
    return lambda entry: " ".join(day(entry.published).split()[-words:]) if entry.published else NO_DATE


def _filter(name: str, entries: Sequence[Entry], words: Callable[[Entry], str], *, by_count: bool) -> Filter:
    """A filter of entries by words, those with most first, or in the order of the entries."""
    counts = Counter(map(words, entries))
    order = sorted(counts, key=lambda said: (-counts[said], said)) if by_count else list(counts)
    kept = order if len(order) <= MAX_CHOICES else order[: MAX_CHOICES - 1]
    classes = {said: f"{name[0].lower()}{n}" for n, said in enumerate(kept, 1)}
    rest = f"{name[0].lower()}0"
    choices = [Choice(said, classes[said], counts[said]) for said in kept]
    if left := sum(counts.values()) - sum(choice.count for choice in choices):
        choices.append(Choice(OTHERS, rest, left))
    return Filter(name, tuple(choices), {entry.id: classes.get(words(entry), rest) for entry in entries})


def _rules(filters: Sequence[Filter], newest: Choice | None) -> str:
    """The rules that hide entries: those of no chosen class, and where nothing is chosen all but the newest."""
    choices = [choice.kept for found in filters for choice in found.choices]
    rules = [f".articles:has(.p-{kept}:checked) .entries>li:not(.{kept}){{display:none}}" for kept in choices]
    if newest:
        rules.append(f".articles:not(:has(:checked)) .entries>li:not(.{newest.kept}){{display:none}}")
    return "".join(rules)
