"""Findings on events in time: their places in a timeline and the sentences of ``40_timeline``, from the rows.

Events told as possible or future are kept apart from those told as done, however precise their dates; an undated event
gets no date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from newsangles.documents.article import day
from newsangles.documents.stated_dates import stated_date
from newsangles.tables.distinct_events import AFTER, STATED, Event, When, distinct_events, happens
from newsangles.tables.distinct_events import OPEN_STATUSES as OPEN_STATUSES
from newsangles.tables.frames import records
from newsangles.tables.wording import (
    THE_OUTLET,
    all_of,
    brief,
    called,
    counted,
    dates_in_words,
    in_words,
    line,
    listed,
    sentence,
)

DATED, INFERRED, BOUNDED, UNDATED, OPEN = "dated", "inferred", "bounded", "undated", "possible"

LANES = {
    DATED: "on a day or in a period that is named",
    INFERRED: "on a day that stands near it, by inference",
    BOUNDED: "before or after something dated",
    UNDATED: "told as done, but not when",
    OPEN: "planned, open, alleged or denied",
}
"""The lanes of events, in the order in which they are drawn, with their meanings."""

FIGURE_LANES = {
    "done": "told as done, by date",
    UNDATED: LANES[UNDATED],
    OPEN: LANES[OPEN],
}
"""The lanes of the figure, in order. What is told as done is one, whether its days are named, inferred or bounds."""

SIGNS = {
    "fact": "in the outlet’s own voice, as fact",
    "word": "on somebody’s word, or as hearsay",
    "open": "not told as done",
}
"""The signs of the figure: how an event is told."""

KINDS = {
    "time": "a time with a place in the calendar",
    "vague time": "a time without one",
} | LANES
"""Kinds of marks in an article: times, and the events that are drawn."""

STAR = "*"
"""The sign after a date from a list of ours, not from the text."""


_EMPTY = frozenset("which who whom that this it what there they he she we i you one these those".split())
_WHOM = frozenset("him her it them us me you himself herself itself themselves each".split())
_SHORT, _LONG, _FOLLOWED, _MOST_STEPS = 70, 110, 40, 50
_ADDED = (
    "standing",
    "lane",
    "sign",
    "what",
    "whole",
    "clause",
    "when",
    "dated_by",
    "why",
    "word",
    "mentions",
    "also",
    "classed",
    "idle",
)

Row = Mapping[Hashable, Any]
Key = tuple[str, str]
Place = tuple[str, str, str, int]


# --- the events with their places in time -----------------------------------------------------------------------------


def events_on_timeline(table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The events, each once, with their places in a timeline; in the order of the text.

    Args:
        table: The result of `newsangles.tables`: ``events``, ``times``, ``articles``, ``predicates``, ``actors`` and
            ``quotes`` are read.

    Returns:
        The first mention of each event with ``standing`` (as `newsangles.tables.distinct_events` has it), ``lane`` (a
        key of `LANES`), ``sign`` (a key of `SIGNS`), ``what`` (in a few words, actors by their names), ``whole`` (in
        more), ``clause`` (the words around it), ``when`` (for readers; an unresolved time as written; with `STAR` where
        a list and not the text gives the date), ``dated_by`` (why it is dated so), ``why`` (why it is not told as done;
        else empty), ``word`` (on whose word), ``mentions`` (how many, its own parts not counted), ``also`` (the other
        rows of it, with the reason), ``classed`` (its PLOVER class, of any mention), ``idle`` (nothing dates, orders or
        classes it, or it is likely a state), and ``dating``, ``begin``, ``end_date``, ``time_id`` of the mention that
        dates it best; ``after`` names events of this table.
    """
    events = table["events"]
    heads = {(p["article_id"], p["predicate_id"]): p for p in records(table["predicates"])}
    texts = dict(zip(table["articles"]["article_id"], table["articles"]["text"], strict=True))
    times = {(t["article_id"], t["time_id"]): t for t in records(table["times"])}
    names = called(table["actors"])
    groups = {(e.first["article_id"], e.first["event_id"]): e for e in distinct_events(table)}
    every = {key: [event.first, *event.others] for key, event in groups.items()}
    own = {(row["article_id"], row["event_id"]): key for key, rows in every.items() for row in rows}
    earlier = {key: _earlier(key, rows, own) for key, rows in every.items()}
    ordered = {key for keys in earlier.values() for key in keys}
    made = []
    for key, event in groups.items():
        place = _place(event, times)
        classed = next((row["class"] for row in every[key] if row["class"]), None)
        dated = place["begin"] or place["end_date"]
        made.append(
            {
                **event.first,
                **place,
                **_words(event, texts[key[0]], heads, names),
                "sign": "open" if place["why"] else _voice(event),
                "mentions": event.mentions,
                "classed": classed,
                "idle": not (classed or dated or earlier[key] or key in ordered) or not any(map(happens, every[key])),
                "after": tuple(name for _, name in earlier[key]),
            }
        )
    names_of = list(dict.fromkeys([*events.columns, *_ADDED]))
    dtypes = dict.fromkeys(
        ("standing", "lane", "sign", "what", "whole", "clause", "when", "dated_by", "why", "word", "classed"), "str"
    )
    found = pd.DataFrame(made, columns=names_of)
    plain = {name: events[name].dtype for name in events.columns}
    return found.astype(plain | dtypes | {"mentions": "int64", "idle": "bool"})


def _words(event: Event, text: str, heads: Mapping[Key, Row], names: Mapping[Key, str]) -> dict[str, Any]:
    """An event in words: what happened, the clause around it, on whose word, and the other rows of it."""
    first = event.first
    head = heads.get((first["article_id"], first["predicate_id"]))
    clause = (head["clause_start"], head["clause_end"]) if head else (first["start"], first["end"])
    return {
        "what": _what(first, text, clause, names, _SHORT),
        "whole": _what(first, text, clause, names, _LONG),
        "clause": line(text[slice(*clause)]),
        "word": event.word,
        "also": tuple(f"{line(row['text'])} ({row['merge_reason']})" for row in event.others),
    }


def _voice(event: Event) -> str:
    """The sign of an event told as done: as fact in the outlet's own voice, or attributed."""
    return "fact" if event.word == THE_OUTLET and event.first["status"] == "fact" else "word"


def _place(event: Event, times: Mapping[Key, Row]) -> dict[str, Any]:
    """The place of an event in time: its lane, its days, and the reason."""
    standing, when = event.standing, event.when
    time = times.get((event.first["article_id"], when.time_id or ""))
    dated = when.dating != UNDATED
    reason = when.date_reason if dated else time["reason"] if time else None
    return when._asdict() | {
        "standing": standing.name,
        "lane": OPEN if standing.why else DATED if when.dating == STATED else when.dating,
        "when": _when(when, time),
        "dated_by": dates_in_words(reason) if reason else None,
        "why": standing.why or None,
    }


def _known(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """The known publication dates by article, as YYYY-MM-DD."""
    return [(row["article_id"], str(row["published"])[:10]) for row in records(frame) if row["published"] is not None]


def _earlier(key: Key, rows: Sequence[Row], own: Mapping[Key, Key]) -> list[Key]:
    """The events that the text puts before one."""
    keys = [own.get((key[0], name)) for row in rows for name in row["after"]]
    return list(dict.fromkeys(k for k in keys if k is not None and k != key))


def _what(row: Row, text: str, clause: tuple[int, int], names: Mapping[Key, str], longest: int) -> str:
    """An event in a few words: a verb with its subject, actors by their names; else the words around it.

    A subject from elsewhere in the text is added in brackets.
    """
    start, end = row["start"], clause[1]
    who = names.get((row["article_id"], row["source_actor_id"])) or _pointed(row["source"])
    passive = row["source_start"] is not None and row["source_start"] > row["start"]
    told_there = not row["source"] and row["source_rule"] == "subject"  # Ivan's condition is not Ivan
    if (
        row["rule"] != "verb"
        or who is None
        or passive
        or told_there
        or row["polarity"] == "negative"
        or end < row["end"]
    ):
        return brief(line(text[slice(*clause)]).removeprefix("that "), longest)
    whom = names.get((row["article_id"], row["target_actor_id"]))
    told = text[start:end]
    if whom and row["target_start"] is not None and (row["target"] or "").lower() in _WHOM:
        a, b = row["target_start"], row["target_end"]
        told = f"{text[start:a]}{whom}{text[b:end]}" if start <= a < b <= end else told
    return brief(f"{who if row['source'] else f'[{who}]'} {told}", longest)


def _pointed(text: str | None) -> str | None:
    """A participant as written, unless that is a pronoun: *it*, *which*."""
    return None if text is None or text.lower() in _EMPTY else line(text)


def _when(when: When, time: Row | None) -> str | None:
    """The days of an event, starred where they are from a list; else its time as written."""
    if when.days is None:
        return f"“{line(time['text'])}”" if time else None
    return f"{when.days}{STAR if time and time['anchor'] == 'list' else ''}"


# --- selection --------------------------------------------------------------------------------------------------------


def left_out(events: pd.DataFrame, kept: pd.DataFrame) -> str:
    """How many events are not drawn, why, and how to see them.

    Args:
        events: The result of `events_on_timeline`.
        kept: The rows of it that are drawn.
    """
    number = len(events) - len(kept)
    if not number:
        return "Every event is drawn." if len(events) else "There are no events to draw."
    chosen_ids = set(zip(kept["article_id"], kept["event_id"], strict=True))
    idle = sum(bool(row["idle"]) for row in records(events) if (row["article_id"], row["event_id"]) not in chosen_ids)
    parts = []
    if idle:
        have = "has" if idle == 1 else "have"
        parts.append(f"{counted(idle, 'event')} that {have} no date, no order and no class")
    if number > idle:
        parts.append(f"{counted(number - idle, 'event')} beyond the limit of the figure")
    return sentence(f"not drawn: {listed(parts)}; the table below has every event")


def starred(events: pd.DataFrame) -> list[str]:
    """A note on the star after a date, where one is drawn."""
    number = int(events["when"].str.endswith(STAR).fillna(False).sum())
    one = "the date of one event is" if number == 1 else f"the dates of {counted(number, 'event')} are"
    return [f"{STAR} {sentence(f'{one} from a list, not from the text')}"] if number else []


def label(event: Any) -> str:
    """The label of a marked event: its date, or the reason why it is not told as done."""
    parts = [event.why, event.when if event.lane != UNDATED else event.when or "no date"]
    return ", ".join(part for part in parts if part)


def for_figure(events: pd.DataFrame) -> pd.DataFrame:
    """The data for `newsangles.show.timeline`, in the lanes of `FIGURE_LANES`, each in order.

    Order is that of the days, then of what the words of the text put first, then of the text. An event without days
    that comes after one in the lane of what is done stands there, right behind it.

    Args:
        events: Rows of the result of `events_on_timeline`.
    """
    rows = {(row["article_id"], row["event_id"]): row for row in records(events)}
    before = {key: [(key[0], name) for name in row["after"] if (key[0], name) in rows] for key, row in rows.items()}
    places: dict[Key, Place] = {}
    for _ in range(_MOST_STEPS):  # a chain settles one step a time; a circle never does
        found = {key: _figure_place(row, [places[k] for k in before[key] if k in places]) for key, row in rows.items()}
        if found == places:
            break
        places = found
    made = []
    for key in sorted(rows, key=lambda key: (list(FIGURE_LANES).index(places[key][0]), *places[key][1:])):
        row = rows[key]
        times = f"{row['mentions']}×" if row["mentions"] > 1 else None
        when = f"{row['when']}, inferred" if row["lane"] == INFERRED and row["when"] else row["when"]
        beside = ", ".join(part for part in (row["why"], when, times) if part)
        earlier = [f"“{brief(rows[k]['what'], _FOLLOWED)}”" for k in before[key]]
        follows = f"after {listed(earlier, 2)}" if earlier else None
        bounded = row["lane"] == BOUNDED
        lane = places[key][0]
        days = row["begin"], row["end_date"]
        made.append((lane, row["whole"], beside, *days, row["sign"], follows, bounded, row["lane"] == INFERRED))
    columns = ["lane", "name", "beside", "begin", "end", "kind", "follows", "bounded", "inferred"]
    return pd.DataFrame(made, columns=columns)


def _figure_place(row: Row, earlier: Sequence[Place]) -> Place:
    """The place of an event in the figure: its lane, its days or those of what it follows, its step."""
    lane = row["lane"] if row["lane"] in (UNDATED, OPEN) else "done"
    begin, end = row["begin"] or row["end_date"] or "", row["end_date"] or row["begin"] or ""
    if lane == UNDATED and (done := [place for place in earlier if place[0] == "done"]):
        _, begin, end, step = max(done, key=lambda place: place[1:])
        return "done", begin, end, step + 1
    steps = [place[3] + 1 for place in earlier if place[:3] == (lane, begin, end)]
    return lane, begin, end, max(steps, default=0)


# --- sentences --------------------------------------------------------------------------------------------------------


def notice(articles: pd.DataFrame) -> str:
    """A note on the anchor of relative times, and on their values where it is unknown."""
    rows = records(articles)
    unknown = [row for row in rows if row["published"] is None]
    if not unknown:
        days = dict(_known(articles[["article_id", "published"]]))
        if len(rows) == 1:
            inferred = " (inferred, not stated)" if rows[0]["published_source"] == "inferred" else ""
            on = day(date.fromisoformat(days[rows[0]["article_id"]]))
            return sentence(f"times such as “yesterday” are reckoned from the publication date, {on}{inferred}")
        return "Times such as “yesterday” are reckoned from each article’s own publication date."
    rest = (
        "times such as “yesterday” keep no place in the calendar (DCT stands for the day of publication), and what is "
    )
    rest += "left is the order that the text gives"
    if len(rows) == 1:
        told = sentence(f"the publication date is unknown and is not guessed: {rest}")
        stated = stated_date(str(rows[0]["text"]))
        return told if stated is None else f"{told} Its own lines name {day(stated)}: set published='{stated}'?"
    return sentence(f"the publication date of {len(unknown):,} of {len(rows):,} articles is unknown: there {rest}")


def when_it_happened(kept: pd.DataFrame, events: pd.DataFrame) -> str:
    """The headline: where the events stand that are drawn.

    Args:
        kept: The rows that are drawn.
        events: The result of `events_on_timeline`.
    """
    if events.empty:
        return "Nothing is told as happening."
    if kept.empty:
        return "No event has a date, an order or a class."
    counts = Counter(kept["lane"])
    parts = {
        DATED: f"{_are(counts[DATED])} dated",
        INFERRED: f"{_are(counts[INFERRED])} dated by inference",
        BOUNDED: f"{_are(counts[BOUNDED])} only known to be before or after something",
        UNDATED: f"{_are(counts[UNDATED])} told as done without a date",
        OPEN: f"{_are(counts[OPEN])} planned, open, alleged or denied",
    }
    said = listed([part for lane, part in parts.items() if counts[lane]])
    if len(kept) == 1:
        return sentence(f"the one event in the timeline {said.partition(' ')[2]}")
    return sentence(f"of {counted(len(kept), 'event')} in the timeline, {said}")


def _are(number: int) -> str:
    return f"{in_words(number)} {'is' if number == 1 else 'are'}"


def first_and_last(events: pd.DataFrame) -> str:
    """A sentence on the first and the last dated event."""
    rows = sorted(
        (row for row in records(events) if row["lane"] == DATED), key=lambda row: (row["begin"], row["end_date"] or "")
    )
    if not rows:
        return "No event that is told as done has a date of its own."
    if len(rows) == 1:
        return sentence(f"the only dated event is “{rows[0]['what']}”, {rows[0]['when']}")
    first, last = rows[0], max(reversed(rows), key=lambda row: row["end_date"] or row["begin"])
    if (first["begin"], first["end_date"]) == (last["begin"], last["end_date"]):
        return sentence(f"{all_of(len(rows), 'dated event')} are of one time: {first['when']}")
    return sentence(
        f"the dated events run from “{first['what']}” ({first['when']}) to “{last['what']}” ({last['when']})"
    )


def told_again(events: pd.DataFrame) -> str:
    """A sentence on the number of events, and on those with several mentions."""
    if events.empty:
        return "There are no events."
    rows = [row for row in records(events) if row["mentions"] > 1]
    every = f"{counted(len(events), 'event')} in all"
    if not rows:
        return sentence(
            f"{every}; {'it is' if len(events) == 1 else 'each is'} told in one place, as far as words show"
        )
    said = [f"“{row['what']}” ({in_words(row['mentions'])} times)" for row in rows]
    verb = "is" if len(rows) == 1 else "are"
    return sentence(f"{every}; {in_words(len(rows))} {verb} told in more than one place: {listed(said, 3)}")


def odd_dates(table: Mapping[str, pd.DataFrame], events: pd.DataFrame) -> list[str]:
    """Notes on odd dates in these articles.

    Args:
        table: The result of `newsangles.tables`: ``times`` and ``articles`` are read.
        events: The result of `events_on_timeline`.

    Returns:
        A sentence each on events told as done but dated after publication, on ambiguous dates, and on times that stay
        relative since the publication date is unknown, where there are any.
    """
    published = dict(_known(table["articles"]))
    notes = []
    late = [f"“{row['what']}” ({row['when']})" for row in records(events[events["why"] == AFTER])]
    if late:
        said = listed(late, 3)
        notes.append(sentence(f"told as done, but dated after publication: {said}"))
    several = table["times"][table["times"]["alternatives"].map(len) > 0]
    if len(several):
        named = [f"“{text}”" for text in dict.fromkeys(map(line, several["text"]))]
        verb = "is" if len(named) == 1 else "are"
        notes.append(sentence(f"{listed(named, 4)} {verb} read by context, and could be of another date"))
    relative = [row for row in records(table["times"]) if row["article_id"] not in published and row["begin"] is None]
    relative = [row for row in relative if str(row["value"]).startswith("DCT")]
    if relative:
        words = listed(list(dict.fromkeys(f"“{line(row['text'])}”" for row in relative)), 4)
        notes.append(sentence(f"without a publication date these stay relative: {words}"))
    return notes


# --- for the notebook's checks ----------------------------------------------------------------------------------------
