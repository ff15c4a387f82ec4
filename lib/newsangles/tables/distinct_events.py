"""Distinct events: the mentions of each brought together, for every page that counts or lists events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from newsangles.tables.frames import records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import NOBODY, THE_OUTLET, called, line

PART = "part of "
"""How the reason begins where a mention is only a part of another: *talks* in *held talks*."""

Row = Mapping[Any, Any]
Key = tuple[str, str]


class Event(NamedTuple):
    """An event, however often it is mentioned.

    Attributes:
        first: The row of its first mention.
        others: The other rows that are merged with it, in the order of the text.
        word: On whose word it stands: an actor, a source as written, `THE_OUTLET` or `NOBODY`.
    """

    first: Row
    others: Sequence[Row]
    word: str

    @property
    def again(self) -> list[Row]:
        """The rows of its later mentions."""
        return [row for row in self.others if not is_part(row)]

    @property
    def parts(self) -> list[Row]:
        """The rows that are only a part of it; they are no mentions."""
        return [row for row in self.others if is_part(row)]

    @property
    def mentions(self) -> int:
        """How often it is mentioned."""
        return 1 + len(self.again)


def distinct_events(table: Mapping[str, pd.DataFrame]) -> list[Event]:
    """The events of the table of events, each once, in the order of their first mentions.

    What is merged with a mention is followed up; where that leads in a circle, its first row stands for the event.

    Args:
        table: The result of `newsangles.tables`: ``events``, ``actors`` and ``quotes`` are read.
    """
    names = called(table["actors"])
    quotes = {(q["article_id"], q["quote_id"]): q for q in records(table["quotes"])}
    rows = {(row["article_id"], row["event_id"]): row for row in records(table["events"])}
    found = []
    for key, own in _groups(rows).items():
        others = [row for row in own if row is not rows[key]]
        found.append(Event(rows[key], others, _word(rows[key], names, quotes)))
    return found


def again_of(events: pd.DataFrame) -> dict[Key, list[Key]]:
    """The later mentions of each event, by its first: article and event_id of each; parts are left out."""
    rows = {(row["article_id"], row["event_id"]): row for row in records(events)}
    return {
        key: [(row["article_id"], row["event_id"]) for row in own if row is not rows[key] and not is_part(row)]
        for key, own in _groups(rows).items()
    }


def _groups(rows: Mapping[Key, Row]) -> dict[Key, list[Row]]:
    """All rows of each event by its first mention, in the order of these."""
    order = {key: n for n, key in enumerate(rows)}
    groups: dict[Key, list[Row]] = {key: [] for key in rows}
    for key, row in rows.items():
        groups[_root(key, rows, order)].append(row)
    return {key: own for key, own in groups.items() if own}


def is_part(row: Row) -> bool:
    """True if a row is only a part of the event that it is merged with."""
    return row["merged_with"] is not None and str(row["merge_reason"] or "").startswith(PART)


def _root(key: Key, rows: Mapping[Key, Row], order: Mapping[Key, int]) -> Key:
    """The mention that stands for an event; a chain that leads nowhere ends where it does."""
    chain = [key]
    while (name := rows[key]["merged_with"]) is not None and (above := (key[0], name)) in rows:
        if above in chain:
            return min(chain[chain.index(above) :], key=order.__getitem__)
        chain.append(above)
        key = above
    return key


def _word(row: Row, names: Mapping[Key, str], quotes: Mapping[Key, Row]) -> str:
    """On whose word an event stands: of the quotes around it the innermost with a source; attitudes assert nothing."""
    i = row["article_id"]
    if (speaker := names.get((i, row["asserted_by"]))) is not None:
        return speaker
    around = [q for q in _around(row, quotes) if q["cue_class"] not in ON_REQUEST]
    for quote in around:
        if quote["source"] is not None:
            return names.get((i, quote["actor_id"])) or line(quote["source"])
    return NOBODY if around or row["status"] in ("alleged", "reported") else THE_OUTLET


def _around(row: Row, quotes: Mapping[Key, Row]) -> Iterator[Row]:
    """The quotes that a row stands in, the innermost first."""
    i, name, seen = row["article_id"], row["quote_id"], set()
    while name is not None and name not in seen and (quote := quotes.get((i, name))) is not None:
        seen.add(name)
        yield quote
        name = quote["inside"]
