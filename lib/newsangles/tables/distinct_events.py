"""Distinct events: the mentions of each brought together, with its standing and its date, the same for every page.

Silence beats error: what a reader could doubt is not done, and what is only possible does not date what is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from newsangles.tables.class_words import NEGATIONS, turned
from newsangles.tables.frames import records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import NOBODY, THE_OUTLET, called, days_in_words, line

PART = "part of "
"""How the reason begins where a mention is only a part of another: *talks* in *held talks*."""

STANDINGS = {
    "done": ("is put as done", "are put as done", "put as plain fact, and as having happened by now"),
    "alleged": ("is alleged", "are alleged", "alleged, or handed on as hearsay: accused of it, reportedly"),
    "possible": ("is only possible", "are only possible", "may, could, is predicted, or is not certain"),
    "planned": ("is planned", "are planned", "wanted, promised, asked for, planned, or yet to come"),
    "conditional": (
        "depends on a condition",
        "depend on a condition",
        "so only if something else is; or no more than asked",
    ),
    "denied": ("is denied", "are denied", "said not to be so, or not to have been done"),
    "open": ("is left open", "are left open", "mentioned or judged; the text does not say whether it has happened"),
}
"""Where an event stands, for one and for several, and what that means."""

MIN_HAPPENED = 0.5
"""A plain fact counts as done if its ``happened`` (-3 to 3) is >= this; otherwise it is open."""

MIN_CONFIDENCE = 0.5
"""A mention without a class tells an event, and no state, if its confidence is >= this."""

AFTER = "after publication"
"""The reason where an event is told as done but dated later than its article."""

OPEN_STATUSES = {
    "planned": "planned",
    "wanted": "wanted",
    "predicted": "predicted",
    "conditional": "conditional",
    "alleged": "alleged",
    "reported": "hearsay",
    "question": "asked",
    "opinion": "judged",
}
"""Statuses of what is not told as done, and the reason in a word."""

STATED, INFERRED, BOUNDED, UNDATED = "stated", "inferred", "bounded", "undated"
_BEST_DATED = (STATED, INFERRED, BOUNDED, UNDATED)

_TOLD_AGAIN = (
    ("class", "mode", "class_rule"),
    ("source", "source_start", "source_end", "source_rule", "source_joint_ids", "source_actor_id"),
    ("object", "object_start", "object_end", "object_rule"),
    ("matter", "matter_start", "matter_end", "matter_rule"),
    ("target", "target_start", "target_end", "target_rule", "target_joint_ids", "target_actor_id"),
)
"""Groups of columns that a later mention can fill where the first has none."""

Row = Mapping[Any, Any]
Key = tuple[str, str]


class Standing(NamedTuple):
    """Where an event stands.

    Attributes:
        name: A key of `STANDINGS`.
        why: Why it is not done, in a word or two; "" where it is.
    """

    name: str
    why: str


class When(NamedTuple):
    """The date of an event, as its best-dated mention has it; columns as in the table of events.

    Attributes:
        dating: Stated, inferred, bounded or undated; but for the last only where there is a day.
        begin: The first day on which it can have been, None for unknown.
        end_date: The last one.
        time_id: The temporal expression; of an undated event one that has no place in the calendar.
        date_reason: Why it is dated so, or why no better.
    """

    dating: str
    begin: str | None
    end_date: str | None
    time_id: str | None
    date_reason: str | None

    @property
    def days(self) -> str | None:
        """The days in words; None where there are none."""
        if self.begin is None or self.end_date is None:
            day = self.begin or self.end_date
            return f"{'from' if self.begin else 'by'} {days_in_words(day, day)}" if day else None
        if self.dating == "bounded" and self.begin and self.end_date and self.begin != self.end_date:
            first, last = (days_in_words(day, day) for day in (self.begin, self.end_date))
            same = self.begin[:4] == self.end_date[:4]
            return f"between {first.removesuffix(f' {self.begin[:4]}') if same else first} and {last}"
        return days_in_words(self.begin, self.end_date)


class Event(NamedTuple):
    """An event, however often it is mentioned.

    Attributes:
        first: The row of its first mention.
        others: The other rows that are merged with it, in the order of the text.
        word: On whose word it stands: an actor, a source as written, `THE_OUTLET` or `NOBODY`.
        published: The day on which its article was published, None for unknown.
    """

    first: Row
    others: Sequence[Row]
    word: str
    published: str | None

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

    @property
    def whole(self) -> dict[str, Any]:
        """The row of its first mention, with what that leaves out from the next mention that tells it."""
        row = {str(name): value for name, value in self.first.items()}
        for fields in _TOLD_AGAIN:
            ends = fields[0], fields[-1]  # a source may be known though no words of this event name it
            if all(row[end] is None for end in ends):
                tells = next((o for o in self.again if any(o[end] is not None for end in ends)), row)
                row.update({field: tells[field] for field in fields})
        return row

    @property
    def standing(self) -> Standing:
        """Where it stands, by its first mention, and by the class that any mention has; see `standing_of`."""
        return standing_of(self.whole, self.published)

    @property
    def when(self) -> When:
        """The date of the mention that dates it best; what is not done does not date what is."""
        rows = [self.first, *self.others]
        able = rows
        if self.standing.name == "done":
            able = [self.first, *(row for row in self.others if standing_of(row, self.published).name == "done")]
        best = min(able, key=lambda row: _BEST_DATED.index(_dating(row)))
        if (dating := _dating(best)) == UNDATED:
            unresolved = next((row["time_id"] for row in rows if row["time_id"] is not None), None)
            return When(UNDATED, None, None, unresolved, self.first["date_reason"])
        return When(dating, best["begin"], best["end_date"], best["time_id"], best["date_reason"])


def distinct_events(table: Mapping[str, pd.DataFrame]) -> list[Event]:
    """The events of the table of events, each once, in the order of their first mentions.

    What is merged with a mention is followed up; where that leads in a circle, its first row stands for the event.

    Args:
        table: What `newsangles.tables` gave: ``events``, ``articles``, ``actors`` and ``quotes`` are read.
    """
    published = {row["article_id"]: row["published"] for row in records(table["articles"])}
    names = called(table["actors"])
    quotes = {(q["article_id"], q["quote_id"]): q for q in records(table["quotes"])}
    rows = {(row["article_id"], row["event_id"]): row for row in records(table["events"])}
    found = []
    for key, own in _groups(rows).items():
        others = [row for row in own if row is not rows[key]]
        day = published.get(key[0])
        found.append(Event(rows[key], others, _word(rows[key], names, quotes), str(day)[:10] if day else None))
    return found


def standing_of(row: Row, published: str | None = None) -> Standing:
    """Where a mention stands: the first of these that fits it.

    1. *denied*: its polarity is negative;
    2. *conditional*: its status is conditional or question;
    3. *planned*: its status is planned or wanted;
    4. *alleged*: its status is alleged or reported;
    5. *possible*: its status is predicted, or its certainty possible or unknown;
    6. *planned*: it is yet to come (``future``);
    7. *open*: its status is opinion, it is dated after publication, or its ``happened`` is less than `MIN_HAPPENED`;
    8. *done*: what is left.

    Where the class has taken up what the clause adds, that is not counted again: a promise or threat (*will help*:
    AGREE) is planned, and not only possible. A refusal (*did not agree*: REJECT) is affirmed; see `presented`.

    Args:
        row: A row of the table of events.
        published: The day on which its article was published, None for unknown.
    """
    status, words = row["status"], turned(row)
    if row["polarity"] == "negative" and not NEGATIONS.intersection(words):
        return Standing("denied", f"not so, {OPEN_STATUSES[status]}" if status in OPEN_STATUSES else "not so")
    for name, statuses in (
        ("conditional", ("conditional", "question")),
        ("planned", ("planned", "wanted")),
        ("alleged", ("alleged", "reported")),
        ("possible", () if "will" in words else ("predicted",)),
    ):
        if status in statuses:
            return Standing(name, OPEN_STATUSES[status])
    if row["certainty"] in ("possible", "unknown"):
        return Standing("possible", "possible" if row["certainty"] == "possible" else "not certain")
    if row["future"] or "will" in words:
        return Standing("planned", "to come")
    if why := _why_open(row, published):
        return Standing("open", why)
    return Standing("done", "")


def _why_open(row: Row, published: str | None) -> str:
    """Why it stays open that something was done; "" where it does not."""
    if row["status"] in OPEN_STATUSES:
        return OPEN_STATUSES[row["status"]]
    if row["polarity"] == "negative":
        return "refused"
    if published and row["dating"] != UNDATED and row["begin"] and row["begin"] > published:
        return AFTER
    return "left open" if row["happened"] < MIN_HAPPENED else ""


def _dating(row: Row) -> str:
    """How a mention is dated, where it has a day."""
    if row["dating"] in (STATED, INFERRED) and row["begin"]:
        return str(row["dating"])
    return BOUNDED if row["dating"] == BOUNDED and (row["begin"] or row["end_date"]) else UNDATED


def happens(row: Row) -> bool:
    """True if a row likely tells an event, and no state.

    It has a class, or its confidence is >= `MIN_CONFIDENCE`, or not given.
    """
    sure = row["confidence"]
    return row["class"] is not None or sure is None or sure >= MIN_CONFIDENCE


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
