"""Loans between two mentions of one deed: who did it, to whom, and when.

*Bern arrests three* … *the three were arrested on Monday*. This asks less than a merge (`event_coreference`): the rows
stay two, and only what one leaves open is filled from the other, with the reason.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsangles.angles.events.event_coreference import (
    OPEN,
    VIOLENCE,
    distinctions,
    on_different_days,
    represented_actors,
    says_other,
    share_stem,
    unlike,
)
from newsangles.angles.events.participants import NOUNS, lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.tables.schema import ActorRow, Event

DONE_ONCE = VIOLENCE | {"COERCE"}
"""Classes of deeds that an article seldom tells twice of one victim, so that a common victim makes them one."""

PLAIN = frozenset(("subject", "agent", "agent of participle", "by", "conjunct", "relative"))
"""Constructions that tell a doer beyond doubt."""

LENT = "as told with "
"""How the rule of a lent participant begins."""


MAX_MENTIONS = 50
"""Limit of the mentions with one class and target, on either side, that are compared. It bounds the time."""

Key = tuple[str, str]
"""A class, and an actor or the numbers of those to whom a deed is done."""


def lent(
    rows: Sequence[Event], words: Sequence[int], readings: Presentations, actors: Mapping[str, ActorRow]
) -> Iterator[Event]:
    """The rows with the doer and the day that another mention of the same deed tells.

    Args:
        rows: The events of a document, in their order.
        words: The word of each.
        readings: The document.
        actors: The actors by id.
    """
    done_to: dict[Key, list[int]] = {}
    keys: list[list[Key]] = [[] for _ in rows]
    for n, row in enumerate(rows):
        if row.class_ and row.status not in OPEN and row.polarity == "positive" and not row.future:
            keys[n] = list(_keys(row, words[n], readings, actors))
        for key in keys[n]:
            done_to.setdefault(key, []).append(n)
    for n, row in enumerate(rows):
        if not keys[n] or (row.source_actor_id and row.dating == "stated"):
            yield row
            continue
        beside: set[int] = set()
        for key in keys[n]:
            at = bisect_left(done_to[key], n)
            beside.update(done_to[key][max(0, at - MAX_MENTIONS) : at + MAX_MENTIONS + 1])
        others = sorted(beside - {n}, key=lambda k: (abs(k - n), k))
        same = [k for k in others if _same_deed(rows[k], row, words[k], words[n], readings, actors)]
        yield _with_day(_with_doer(row, [rows[k] for k in same], actors), [rows[k] for k in same])


def uncompared(rows: Sequence[Event]) -> int:
    """The most mentions of one class and target, where there are so many that not all are compared; else 0."""
    same = Counter((row.class_, row.target_actor_id) for row in rows if row.class_ and row.target_actor_id)
    most = max(same.values(), default=0)
    return most if most > MAX_MENTIONS + 1 else 0


def _keys(row: Event, word: int, readings: Presentations, actors: Mapping[str, ActorRow]) -> Iterator[Key]:
    """Properties that a mention shares with others of its deed; `_same_deed` asks for one at least."""
    sort = "harm" if row.class_ in VIOLENCE else row.class_ or ""
    for actor_id in represented_actors(row.target_actor_id, actors):
        yield sort, actor_id
    numbers = distinctions(readings, word)["how many"] if row.class_ in DONE_ONCE else ()
    if numbers:
        yield sort, " ".join(sorted(numbers))


def _same_deed(
    one: Event, other: Event, first: int, second: int, readings: Presentations, actors: Mapping[str, ActorRow]
) -> bool:
    """True if two mentions of a class tell one deed: nothing tells them apart, and they share who took part."""
    view = readings.view
    alike = share_stem(view.lemma[first], view.lemma[second], both_nouns=view.pos[first] in NOUNS)
    if not alike and not {view.lemma[first], view.lemma[second]} <= lexicon()["detained"]:
        return False
    if on_different_days(one, other) or unlike(readings, first, second) or unlike(readings, second, first):
        return False
    if says_other(readings, first) or says_other(readings, second):
        return False
    shared: dict[str, bool] = {}
    for role in ("source", "target"):
        ids = [getattr(row, f"{role}_actor_id") for row in (one, other)]
        shared[role] = bool(represented_actors(ids[0], actors) & represented_actors(ids[1], actors))
        if all(ids) and not shared[role]:
            return False
    if one.class_ in DONE_ONCE:
        victim = actors.get(other.target_actor_id or "")
        one_victim = victim is not None and victim.label in ("person", "group")
        return (shared["target"] and one_victim) or _as_many(readings, first, second)
    return alike and shared["source"] and shared["target"]


def _as_many(readings: Presentations, first: int, second: int) -> bool:
    """True if two verbs have the same number of objects: *arrests three people*, *three Danes were arrested*."""
    numbers = [distinctions(readings, i)["how many"] for i in (first, second)]
    return bool(numbers[0]) and numbers[0] == numbers[1]


def _with_doer(row: Event, others: Sequence[Event], actors: Mapping[str, ActorRow]) -> Event:
    """An event with the doer of the other mentions, where it names none and these agree."""
    if row.source is not None or row.source_actor_id is not None:
        return row
    told = [other for other in others if other.source_actor_id and other.source_rule in PLAIN]
    told = [other for other in told if other.source_actor_id != row.target_actor_id and not _is_relative(other)]
    if not told:
        return row
    ids = [represented_actors(other.source_actor_id, actors) for other in told]
    if any(not (ids[0] & other) for other in ids[1:]):
        return row
    rule = f"{LENT}{told[0].text}"
    return replace(
        row, source_actor_id=told[0].source_actor_id, source_rule=rule, source_joint_ids=told[0].source_joint_ids
    )


def _is_relative(row: Event) -> bool:
    """True for a doer told by a relative pronoun, whose noun may be another: *rebels in Peru, who*."""
    return (row.source or "").lower() in ("who", "which", "that")


def _with_day(row: Event, others: Sequence[Event]) -> Event:
    """An event with the day that the nearest other mention states, where it has none of its own."""
    if row.dating != "undated":
        return row
    told = next((other for other in others if other.dating == "stated"), None)
    if told is None:
        return row
    added: dict[str, Any] = {"dating": "stated", "begin": told.begin, "end_date": told.end_date}
    reason = f"as {told.text}, another mention of it: {told.date_reason}"
    return replace(row, time_id=told.time_id, date_reason=reason, **added)
