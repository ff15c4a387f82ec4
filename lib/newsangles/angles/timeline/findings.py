"""When did it happen, and did it happen at all? What ``40_timeline`` states, from the rows of times and events.

What may never have happened, or not yet, is kept apart from what is told as done, however precisely it is dated; and
what has no date is not given one.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import networkx as nx
import pandas as pd

from newsangles.article import day
from newsangles.tables.frames import records
from newsangles.tables.wording import brief, called, counted, in_words, line, listed, sentence

DATED, BOUNDED, UNDATED, OPEN = "dated", "bounded", "undated", "possible"

LANES = {
    DATED: "on a day or in a period that is named",
    BOUNDED: "before or after something dated",
    UNDATED: "told as done, but not when",
    OPEN: "planned, open, alleged or denied",
}
"""Where an event can stand, in the order in which they are drawn, and what that means."""

SIGNS = {
    "fact": "in the outlet’s own voice, as fact",
    "word": "on somebody’s word, or as hearsay",
    "open": "not told as done",
}
"""How an event is told: the signs of the figure."""

KINDS = {
    "time": "a time with a place in the calendar",
    "vague time": "a time without one",
} | LANES
"""What is marked in an article: times, and the events that are drawn."""

OPEN_STATUSES = {
    "planned": "planned",
    "predicted": "predicted",
    "conditional": "conditional",
    "alleged": "alleged",
    "question": "asked",
    "opinion": "judged",
}
"""Statuses of what is not told as done, and what stands beside such an event."""

AFTER = "after publication"
"""What stands beside an event that is told as done but dated later than its article."""

ANCHORS = {
    "the text": "the text alone",
    "publication": "the publication date",
    "earlier time": "a time named before",
    "event": "an event",
    "narrative": "the date that the account has reached",
    "list": "a list outside the text",
}
"""What a time can be reckoned from, in words."""

VAGUE = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}
"""What stands beside a time that is none in particular."""

STAR = "*"
"""What stands behind a date that is world knowledge: from a list, not from the text."""

PART = "part of "
"""How the reason begins where a mention is only a part of another: *talks* in *held talks*."""

OUTLET, NOBODY = "the outlet", "nobody named"

_EMPTY = frozenset("which who whom that this it what there they he she we i you one these those".split())
_WHOM = frozenset("him her it them us me you himself herself itself themselves each".split())
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_RELATIVE = re.compile(r"DCT([+-]\d+)([a-z]+)")
_SHORT = 70
_ADDED = (
    "lane",
    "sign",
    "what",
    "clause",
    "when",
    "dated_by",
    "why",
    "word",
    "mentions",
    "also",
    "classed",
    "idle",
    "begin",
    "end_date",
    "time_id",
    "after",
)

Row = Mapping[Hashable, Any]
Key = tuple[str, str]


# --- the events with their places in time -----------------------------------------------------------------------------


def placed(table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The events, each once, with where it belongs in a timeline; in the order of the text.

    Args:
        table: What `newsangles.tables` gave: ``events``, ``times``, ``articles``, ``predicates``, ``actors`` and
            ``quotes`` are read.

    Returns:
        The first mention of each event with ``lane`` (a key of `LANES`), ``sign`` (a key of `SIGNS`), ``what`` (in a
        few words, actors by their names), ``clause`` (the words around it), ``when`` (for readers; an unresolved time
        as written; with `STAR` where a list and not the text gives the date), ``dated_by`` (why it is dated so),
        ``why`` (why it is not told as done; else empty), ``word`` (on whose word), ``mentions`` (how many, its own
        parts not counted), ``also`` (the other rows of it, with the reason), ``classed`` (its PLOVER class, of any
        mention), ``idle`` (nothing dates, orders or classes it), and ``begin``, ``end_date``, ``time_id`` of the
        mention that dates it best; ``after`` names events of this table.
    """
    events = table["events"]
    published = dict(_known(table["articles"][["article_id", "published"]]))
    heads = {(p["article_id"], p["predicate_id"]): p for p in records(table["predicates"])}
    texts = dict(zip(table["articles"]["article_id"], table["articles"]["text"], strict=True))
    times = {(t["article_id"], t["time_id"]): t for t in records(table["times"])}
    quotes = {(q["article_id"], q["quote_id"]): q for q in records(table["quotes"])}
    names = called(table["actors"])
    groups = _groups(records(events))
    own = {(row["article_id"], row["event_id"]): key for key, rows in groups.items() for row in rows}
    earlier = {key: _earlier(key, rows, own) for key, rows in groups.items()}
    ordered = {key for keys in earlier.values() for key in keys}
    made = []
    for key, rows in groups.items():
        first, i = rows[0], key[0]
        open_ = _why_open(first, published.get(i))
        best = _best(rows, bool(open_), published.get(i))
        lane = OPEN if open_ else _lane(best)
        dated = lane in (DATED, BOUNDED) or (lane == OPEN and _lane(best) != UNDATED)
        begin, end = (best["begin"], best["end_date"]) if dated else (None, None)
        dating = (best,) if dated else rows  # where nothing dates it, what was left unresolved
        time = next((t for row in dating if (t := times.get((i, row["time_id"]))) is not None), None)
        word = _word(first, names, quotes)
        head = heads.get((i, first["predicate_id"]))
        clause = (head["clause_start"], head["clause_end"]) if head else (first["start"], first["end"])
        classed = next((row["class"] for row in rows if row["class"]), None)
        made.append(
            {
                **first,
                "lane": lane,
                "sign": "open" if open_ else "fact" if word == OUTLET and first["status"] == "fact" else "word",
                "what": _what(first, texts[i], clause, names),
                "clause": line(texts[i][slice(*clause)]),
                "when": _when(begin, end, lane, time),
                "dated_by": best["date_reason"] if dated else time["reason"] if time else None,
                "why": open_ or None,
                "word": word,
                "mentions": sum(not (row["merge_reason"] or "").startswith(PART) for row in rows),
                "also": tuple(f"{line(row['text'])} ({row['merge_reason']})" for row in rows[1:]),
                "classed": classed,
                "idle": not (classed or dated or earlier[key] or key in ordered),
                "begin": begin,
                "end_date": end,
                "time_id": time["time_id"] if time else None,
                "after": tuple(name for _, name in earlier[key]),
            }
        )
    names_of = list(dict.fromkeys([*events.columns, *_ADDED]))
    dtypes = dict.fromkeys(("lane", "sign", "what", "clause", "when", "dated_by", "why", "word", "classed"), "str")
    found = pd.DataFrame(made, columns=names_of)
    plain = {name: events[name].dtype for name in events.columns}
    return found.astype(plain | dtypes | {"mentions": "int64", "idle": "bool"})


def _known(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """The publication dates that are known, by article, as YYYY-MM-DD."""
    return [(row["article_id"], str(row["published"])[:10]) for row in records(frame) if row["published"] is not None]


def _groups(rows: Sequence[Row]) -> dict[Key, list[Row]]:
    """The mentions of each event, by article and the first mention; what that is merged with is followed up."""
    above = {(row["article_id"], row["event_id"]): row["merged_with"] for row in rows}
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        i, name = row["article_id"], row["event_id"]
        seen = {name}
        while (other := above.get((i, name))) is not None and (i, other) in above and other not in seen:
            seen.add(other)
            name = other
        found[i, name].append(row)
    # The event itself comes first, even where a part of it stands before it in the text.
    return {key: sorted(own, key=lambda row: row["event_id"] != key[1]) for key, own in found.items()}


def _earlier(key: Key, rows: Sequence[Row], own: Mapping[Key, Key]) -> list[Key]:
    """The events that the text puts before one."""
    keys = [own.get((key[0], name)) for row in rows for name in row["after"]]
    return list(dict.fromkeys(k for k in keys if k is not None and k != key))


def _why_open(row: Row, published: str | None) -> str:
    """Why an event is not told as done, in a word or two; "" where it is."""
    if row["polarity"] == "negative":
        return "not so" if row["status"] in ("fact", "reported") else f"not so, {OPEN_STATUSES[row['status']]}"
    if row["status"] in OPEN_STATUSES:
        return OPEN_STATUSES[row["status"]]
    if row["certainty"] in ("possible", "unknown"):
        return "possible" if row["certainty"] == "possible" else "left open"
    if row["future"]:
        return "to come"
    if published and row["dating"] != UNDATED and row["begin"] and row["begin"] > published:
        return AFTER
    if row["happened"] < 0:
        return "likely not so"
    return ""


def _best(rows: Sequence[Row], open_: bool, published: str | None) -> Row:
    """The mention that dates an event best. What is only possible does not date what is told as done."""
    able = [row for row in rows if open_ or not _why_open(row, published)] or [rows[0]]
    rank = {DATED: 0, BOUNDED: 1, UNDATED: 2}
    return min(able, key=lambda row: rank[_lane(row)])  # the first of equals


def _lane(row: Row) -> str:
    """How a mention is dated."""
    if row["dating"] == "stated" and row["begin"]:
        return DATED
    return BOUNDED if row["dating"] == "bounded" and (row["begin"] or row["end_date"]) else UNDATED


def _word(row: Row, names: Mapping[Key, str], quotes: Mapping[Key, Row]) -> str:
    """On whose word an event stands."""
    i = row["article_id"]
    if known := names.get((i, row["asserted_by"])):
        return known
    quote = quotes.get((i, row["quote_id"]))
    if quote is None:
        return NOBODY if row["status"] == "reported" else OUTLET
    return line(quote["source"] or NOBODY)


def _what(row: Row, text: str, clause: tuple[int, int], names: Mapping[Key, str]) -> str:
    """An event in a few words: a verb with its subject, actors by their names; else the words around it.

    A subject that the text does not write there stands in brackets, as editors do it.
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
        return brief(line(text[slice(*clause)]).removeprefix("that "), _SHORT)
    whom = names.get((row["article_id"], row["target_actor_id"]))
    told = text[start:end]
    if whom and row["target_start"] is not None and (row["target"] or "").lower() in _WHOM:
        a, b = row["target_start"], row["target_end"]
        told = f"{text[start:a]}{whom}{text[b:end]}" if start <= a < b <= end else told
    return brief(f"{who if row['source'] else f'[{who}]'} {told}", _SHORT)


def _pointed(text: str | None) -> str | None:
    """A participant as written, unless that is a word that only points: *it*, *which*."""
    return None if text is None or text.lower() in _EMPTY else line(text)


def _when(begin: str | None, end: str | None, lane: str, time: Row | None) -> str | None:
    if begin or end:
        star = STAR if time and time["anchor"] == "list" else ""
        first, last = begin or end, end or begin
        open_ended = lane != DATED and not (begin and end)
        return f"{('from ' if begin else 'by ') if open_ended else ''}{span(first, last)}{star}"
    return f"“{line(time['text'])}”" if time else None


def span(begin: str | None, end: str | None) -> str:
    """Days for readers, as short as may be: *7 Mar 2025*, *3–9 Mar 2025*, *Mar 2025*, *2021–2025*.

    Args:
        begin: The first day, YYYY-MM-DD.
        end: The last day.
    """
    a, b = _date(begin), _date(end)
    if a is None or b is None:
        return str(begin) if begin == end else f"{begin or '…'}–{end or '…'}"
    if a == b:
        return _day(a)
    after = b + timedelta(days=1) if b < date.max else b
    if a.day == after.day == 1 and a < b:
        last = after - timedelta(days=1)
        if a.month == after.month == 1:
            return str(a.year) if a.year == last.year else f"{a.year}–{last.year}"
        first = f"{_MONTHS[a.month - 1]} {a.year}"
        if (a.year, a.month) == (last.year, last.month):
            return first
        return f"{first[: -5 if a.year == last.year else None]}–{_MONTHS[last.month - 1]} {last.year}"
    if a.year != b.year:
        return f"{_day(a)}–{_day(b)}"
    if a.month != b.month:
        return f"{a.day} {_MONTHS[a.month - 1]}–{_day(b)}"
    return f"{a.day}–{_day(b)}"


def _day(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


# --- which of them are drawn ------------------------------------------------------------------------------------------


def chosen(events: pd.DataFrame, maximum_events: int = 40, idle: bool = False) -> pd.DataFrame:
    """The events to draw, by lane, then by day, then in the order of the text.

    Left out is what is idle: events that have no date or bound, that no word puts before or after another, and that
    have no PLOVER class; so a verb of saying is drawn where it is dated. Where there are too many, those told as done
    with a date or bound stay, then those with a class, with more actors, and told more often.

    Args:
        events: What `placed` gave.
        maximum_events: So many at most.
        idle: Draw the idle ones too.
    """
    rows = events if idle else events[~events["idle"]]
    actors = rows[["source_actor_id", "target_actor_id"]].notna().sum(axis=1)
    weight = pd.DataFrame(
        {
            "certain": rows["lane"].isin([DATED, BOUNDED]).astype(int),
            "classed": rows["classed"].notna().astype(int),
            "actors": actors,
            "mentions": rows["mentions"],
        }
    )
    order = weight.sort_values(list(weight.columns), ascending=False, kind="stable").index[: max(0, maximum_events)]
    kept = rows.loc[sorted(order)]
    lanes = {lane: n for n, lane in enumerate(LANES)}
    return kept.assign(
        _lane=kept["lane"].map(lanes), _day=kept["begin"].fillna(kept["end_date"]).fillna("9")
    ).sort_values(["_lane", "_day"], kind="stable", ignore_index=True)[list(events.columns)]


def left_out(events: pd.DataFrame, kept: pd.DataFrame) -> str:
    """How many events `chosen` left out, why, and how to see them."""
    number = len(events) - len(kept)
    if not number:
        return "Every event is drawn." if len(events) else "There are no events to draw."
    chosen_ids = set(zip(kept["article_id"], kept["event_id"], strict=True))
    idle = sum(bool(row["idle"]) for row in records(events) if (row["article_id"], row["event_id"]) not in chosen_ids)
    parts = []
    if idle:
        have = "has" if idle == 1 else "have"
        parts.append(f"{counted(idle, 'event')} that {have} no date, no order and no class (the parameter idle)")
    if number > idle:
        parts.append(f"{counted(number - idle, 'event')} above maximum_events")
    return sentence(f"not drawn: {listed(parts)}; the table below has every event")


def starred(events: pd.DataFrame) -> list[str]:
    """What the star behind a date means, where one is drawn."""
    number = int(events["when"].str.endswith(STAR).fillna(False).sum())
    one = "the date of one event is" if number == 1 else f"the dates of {counted(number, 'event')} are"
    return [f"{STAR} {sentence(f'{one} from a list, not from the text')}"] if number else []


def label(event: Any) -> str:
    """What stands beside a marked event: when, or why it is not told as done."""
    parts = [event.why, event.when if event.lane != UNDATED else event.when or "no date"]
    return ", ".join(part for part in parts if part)


def for_figure(events: pd.DataFrame) -> pd.DataFrame:
    """What `newsangles.show.timeline` draws, from what `chosen` gave."""
    rows = []
    for row in records(events):
        times = f"{row['mentions']}×" if row["mentions"] > 1 else None
        beside = ", ".join(part for part in (row["why"], row["when"], times) if part)
        rows.append((row["lane"], row["what"], beside, row["begin"], row["end_date"], row["sign"]))
    return pd.DataFrame(rows, columns=["lane", "name", "beside", "begin", "end", "kind"])


def publication(articles: pd.DataFrame) -> str | None:
    """The day on which all of the articles were published, YYYY-MM-DD; None where that is unknown or differs."""
    days = {published for _, published in _known(articles[["article_id", "published"]])}
    return days.pop() if len(days) == 1 and articles["published"].notna().all() else None


# --- what is said of them ---------------------------------------------------------------------------------------------


def notice(articles: pd.DataFrame) -> str:
    """From which day relative times are reckoned, and what becomes of them where that is unknown."""
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
        return sentence(f"the publication date is unknown and is not guessed: {rest}")
    return sentence(f"the publication date of {len(unknown):,} of {len(rows):,} articles is unknown: there {rest}")


def lanes(events: pd.DataFrame) -> pd.DataFrame:
    """How many events stand where: one row a lane.

    Returns:
        ``lane``, ``meaning``, ``events``, ``fact`` (in the outlet's own voice, as fact) and ``word`` (on somebody's
        word, or as hearsay); both are 0 where nothing is told as done.
    """
    counts = Counter((row["lane"], row["sign"]) for row in records(events))
    rows = [
        (
            lane,
            meaning,
            sum(counts[lane, sign] for sign in SIGNS),
            counts[lane, "fact"],
            counts[lane, "word"],
        )
        for lane, meaning in LANES.items()
    ]
    return pd.DataFrame(rows, columns=["lane", "meaning", "events", "fact", "word"])


def when_it_happened(kept: pd.DataFrame, events: pd.DataFrame) -> str:
    """The headline: where the events stand that `chosen` kept, of all that `placed` gave."""
    if events.empty:
        return "Nothing is told as happening."
    if kept.empty:
        return "No event has a date, an order or a class."
    counts = Counter(kept["lane"])
    parts = {
        DATED: f"{_are(counts[DATED])} dated",
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
    """Between which days the dated events lie, and what the first and the last of them are."""
    rows = sorted(
        (row for row in records(events) if row["lane"] == DATED), key=lambda row: (row["begin"], row["end_date"] or "")
    )
    if not rows:
        return "No event that is told as done has a date of its own."
    if len(rows) == 1:
        return sentence(f"the only dated event is “{rows[0]['what']}”, {rows[0]['when']}")
    first, last = rows[0], max(reversed(rows), key=lambda row: row["end_date"] or row["begin"])
    if (first["begin"], first["end_date"]) == (last["begin"], last["end_date"]):
        return sentence(f"all {counted(len(rows), 'dated event')} are of one time: {first['when']}")
    return sentence(
        f"the dated events run from “{first['what']}” ({first['when']}) to “{last['what']}” ({last['when']})"
    )


def told_again(events: pd.DataFrame) -> str:
    """How many events there are in all, and which of them are told in more than one place."""
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


# --- the order --------------------------------------------------------------------------------------------------------


def sequence(events: pd.DataFrame, times: pd.DataFrame) -> pd.DataFrame:
    """The events that the text puts in order, the earliest first, in threads: what is in two threads has no order.

    Order comes from words (*after*, *later*, *before*) and, where the publication date is unknown, from times reckoned
    from it in the same unit: what was three days before it was before what was one day before it.

    Args:
        events: What `placed` gave.
        times: The table of times.

    Returns:
        The rows by thread, then in order, with ``thread``, ``step`` (from 1 in each thread; those of a contradiction
        share one), ``follows`` (what they come right after) and ``chain`` (the longest way to them), in a few words.
    """
    rows = {(row["article_id"], row["event_id"]): row for row in records(events)}
    graph = nx.DiGraph()
    for key, row in rows.items():
        graph.add_edges_from(((key[0], name), key) for name in row["after"] if (key[0], name) in rows)
    graph.add_edges_from(_by_distance(rows, times))
    place = {key: n for n, key in enumerate(rows)}
    made = []
    threads = sorted(nx.weakly_connected_components(graph), key=lambda keys: min(map(place.__getitem__, keys)))
    for thread, members in enumerate(threads, 1):
        whole = nx.condensation(graph.subgraph(members))
        chains: dict[Key, tuple[str, ...]] = {}
        for step, parts in enumerate(nx.topological_generations(whole), 1):
            keys = sorted((key for part in parts for key in whole.nodes[part]["members"]), key=place.__getitem__)
            for key in keys:
                before = sorted(graph.predecessors(key), key=place.__getitem__)
                chains[key] = (*max((chains[k] for k in before if k in chains), key=len, default=()), rows[key]["what"])
                follows = tuple(dict.fromkeys(rows[k]["what"] for k in before))
                made.append({**rows[key], "thread": thread, "step": step, "follows": follows, "chain": chains[key]})
    found = pd.DataFrame(made, columns=["thread", "step", *events.columns, "follows", "chain"])
    plain = {name: events[name].dtype for name in events.columns}
    return found.astype({**plain, "thread": "int64", "step": "int64"})


def _by_distance(rows: Mapping[Key, Row], times: pd.DataFrame) -> list[tuple[Key, Key]]:
    """Pairs of events told as done of which the first was further before an unknown publication date."""
    values = {(t["article_id"], t["time_id"]): t["value"] for t in records(times)}
    found: dict[tuple[str, str], dict[int, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for key, row in rows.items():
        match = _RELATIVE.fullmatch(values.get((key[0], row["time_id"])) or "")
        if match and row["lane"] == UNDATED:
            found[key[0], match[2]][int(match[1])].append(key)
    pairs = []
    for places in found.values():
        steps = [places[distance] for distance in sorted(places)]
        pairs += [(a, b) for first, then in itertools.pairwise(steps) for a in first for b in then]
    return pairs


def in_order(table: pd.DataFrame) -> str:
    """How many events the text puts in order, and the longest chain, from what `sequence` gave."""
    if table.empty:
        return "No word in the text puts one event before another."
    chain = max(table["chain"], key=len)
    if int(table["step"].max()) == 1:
        return sentence(f"the text contradicts itself on the order of {counted(len(table), 'event')}")
    said = ", then ".join(f"“{what}”" for what in chain[:4]) + (", and so on" if len(chain) > 4 else "")
    threads = int(table["thread"].max())
    longest = f"in {counted(threads, 'thread')}; the longest is" if threads > 1 else "in order:"
    return sentence(f"the text puts {counted(len(table), 'event')} {longest} {said}")


# --- the times --------------------------------------------------------------------------------------------------------


def read_times(times: pd.DataFrame) -> pd.DataFrame:
    """The times with ``sort`` (as in `KINDS`), ``when`` (for readers) and ``reckoned`` (from what, in words)."""
    rows = records(times)
    whens = [span(row["begin"], row["end_date"] or row["begin"]) if row["begin"] else None for row in rows]
    return times.assign(
        sort=pd.Series(["time" if when else "vague time" for when in whens], times.index, "str"),
        when=pd.Series(whens, times.index, "str"),
        reckoned=pd.Series([ANCHORS.get(row["anchor"]) for row in rows], times.index, "str"),
    )


def time_label(time: Any) -> str:
    """What stands beside a marked time: the day or period, else what sort of time it is, or its value."""
    sort = {"DURATION": "length", "SET": "repeated"}.get(time.kind) or VAGUE.get(time.value)
    return time.when or sort or time.value or "unresolved"


def how_read(times: pd.DataFrame) -> str:
    """How many times there are, how many have a place in the calendar, and which come from no text."""
    if times.empty:
        return "No time is named."
    number, listed_ = int(times["begin"].notna().sum()), times[times["anchor"] == "list"]
    have = f"{in_words(number)} {'has' if number == 1 else 'have'}"
    said = f"{in_words(len(times))} times are named; {have} a place in the calendar"
    if len(times) == 1:
        said = f"one time is named; it {'has a' if number else 'has no'} place in the calendar"
    if len(listed_):
        words = listed([f"“{line(text)}”" for text in dict.fromkeys(listed_["text"])])
        said += f"; the dates of {words} are from a list, not from the text"
    return sentence(said)


def ambiguous(times: pd.DataFrame) -> pd.DataFrame:
    """The times that can be read in more than one way, those that are read alike in one row, at their first place.

    Args:
        times: What `read_times` gave.

    Returns:
        Rows of it with ``instead`` (the other readings, for readers) and ``places`` (how often the text has it).
    """
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in records(times):
        if instead := "; ".join(map(_read_value, row["alternatives"])):
            groups[row["article_id"], line(row["text"]), row["value"], instead].append(row)
    made = [{**rows[0], "instead": key[-1], "places": len(rows)} for key, rows in groups.items()]
    found = pd.DataFrame(made, columns=[*times.columns, "instead", "places"])
    plain = {name: times[name].dtype for name in times.columns}
    return found.astype({**plain, "instead": "str", "places": "int64"})


def odd_dates(table: Mapping[str, pd.DataFrame], events: pd.DataFrame) -> list[str]:
    """What is odd about the dates of these articles, as notes for a reader.

    Args:
        table: What `newsangles.tables` gave: ``times`` and ``articles`` are read.
        events: What `placed` gave.

    Returns:
        A sentence for what is told as done but dated after its article's publication, for dates that can be read
        in another way, and for times that stay relative since the publication date is unknown; none where nothing is.
    """
    published = dict(_known(table["articles"]))
    notes = []
    late = [f"“{row['what']}” ({row['when']})" for row in records(events[events["why"] == AFTER])]
    if late:
        said = listed(late, 3)
        notes.append(sentence(f"told as done, but dated after publication: {said}"))
    several = ambiguous(read_times(table["times"]))
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


def _read_value(value: str) -> str:
    """A TIMEX3 value for readers, where it is a day; otherwise as it is."""
    return span(value, value) if _date(value) else value


def how_ambiguous(table: pd.DataFrame, times: pd.DataFrame) -> str:
    """Which times can be read in more than one way, from what `ambiguous` gave."""
    if times.empty:
        return "No time is named, so none is ambiguous."
    if table.empty:
        return "No time can be read in more than one way."
    parts = [
        f"“{line(row['text'])}” ({row['when'] or row['value'] or 'open'}) might be {row['instead']}"
        for row in records(table)
    ]
    number = int(table["places"].sum())
    said = listed(parts, 4) if len(parts) <= 4 else f"{', '.join(parts[:3])}, and so on"
    return sentence(f"{counted(number, 'time')} can be read in more than one way: {said}")


def unresolved(times: pd.DataFrame) -> pd.DataFrame:
    """The dates and times of day that have no place in the calendar; lengths and repetitions never have one."""
    table = times[times["kind"].isin(["DATE", "TIME"]) & times["begin"].isna()]
    return table.reset_index(drop=True)


def how_unresolved(table: pd.DataFrame, times: pd.DataFrame) -> str:
    """How many dates stay open, and which, from what `unresolved` gave."""
    points = int(times["kind"].isin(["DATE", "TIME"]).sum())
    if not points:
        return "No date or time of day is named."
    if table.empty:
        return "Every date and time of day has a place in the calendar."
    words = listed([f"“{text}”" for text in dict.fromkeys(map(line, table["text"]))])
    has = "has" if len(table) == 1 else "have"
    return sentence(f"{in_words(len(table))} of {counted(points, 'date')} {has} no place in the calendar: {words}")


# --- for the notebook's checks ----------------------------------------------------------------------------------------


def wrongly_dated(events: pd.DataFrame) -> Iterator[str]:
    """Events that are drawn as dated or bounded though they have no date or are not told as done; none may be."""
    for row in records(events):
        if row["lane"] not in (DATED, BOUNDED):
            continue
        done = row["status"] not in OPEN_STATUSES and row["polarity"] == "positive" and not row["future"]
        sure = row["certainty"] in ("certain", "probable") and row["happened"] >= 0
        days = row["begin"] if row["lane"] == DATED else row["begin"] or row["end_date"]
        if not (done and sure and days) or row["why"] or row["sign"] == "open":
            yield row["event_id"]
