"""Coreference of events: repeated verbs, a verb and its noun, an event noun with an earlier antecedent.

Two mentions are merged only on evidence; similarity alone is not enough. Mentions that differ in polarity, day, source
or target are never merged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsangles.angles.events.participants import NOUNS
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.subjects import MODIFIERS
from newsangles.tables.schema import ActorRow, Event

POINTING = frozenset("the this that these those".split())
OPEN = frozenset(("planned", "wanted", "predicted", "conditional", "question"))
STEM_LENGTH = 5
"""First letters that a noun and a verb of one stem share, one fewer in short words: *suspension*, *suspend*."""

PART = "part of "
"""Prefix of the reason for a word that is part of another event's name: *talks* in *hold talks*."""

BESIDE = frozenset((*MODIFIERS, "poss", "nsubj", "nsubjpass", "dobj", "dative", "attr"))
"""Relations of an event's modifiers and participants to its word."""

MAX_MENTIONS_BACK = 40
"""An antecedent is fewer mentions back than this."""


class Merge(NamedTuple):
    """The antecedent of a mention, and the reason."""

    event_id: str
    reason: str


def merge(
    rows: Sequence[Event],
    words: Sequence[int],
    readings: Presentations,
    covered: Mapping[int, int],
    actors: Mapping[str, ActorRow],
    meant: Mapping[int, str | None],
) -> dict[str, Merge]:
    """The antecedent of each later mention of an event, by ``event_id``.

    Args:
        rows: The events of a document, in their order.
        words: The word of each.
        readings: The document.
        covered: For words that are part of another event (*talks* in *hold talks*), the word of that event.
        actors: The actors by id.
        meant: The actor that each word means.
    """
    view = readings.view
    own = dict(zip(words, rows, strict=True))
    found: dict[str, Merge] = {}
    for n, (i, row) in enumerate(zip(words, rows, strict=True)):
        above = covered.get(i)
        if above is not None and above in own:
            found[row.event_id] = Merge(own[above].event_id, f"{PART}{own[above].trigger}")
            continue
        back = is_anaphoric(readings, i)
        for k in range(n - 1, max(-1, n - MAX_MENTIONS_BACK), -1) if back or row.class_ else ():
            stem = share_stem(view.lemma[words[k]], view.lemma[i])
            if not stem and (row.class_ is None or row.class_ != rows[k].class_):
                continue
            if stem and view.pos[i] in NOUNS and not may_corefer(readings, words[k], i, meant):
                continue
            if reason := coreference_reason(rows[k], row, actors, stem=stem, noun=view.pos[i] in NOUNS, back=back):
                first = found.get(rows[k].event_id)
                found[row.event_id] = Merge(first.event_id if first else rows[k].event_id, reason)
                break
    return found


def is_anaphoric(readings: Presentations, i: int) -> bool:
    """True if a noun is anaphoric by its determiner: *the suspension*, *their talks*."""
    view = readings.view
    return view.pos[i] in NOUNS and any(view.lower[k] in POINTING or view.dep[k] == "poss" for k in view.children[i])


def may_corefer(readings: Presentations, earlier: int, i: int, meant: Mapping[int, str | None]) -> bool:
    """True if a noun's modifiers and number do not contradict an earlier word as its antecedent.

    Number has to agree, and each participant and modifier of the noun has to occur with the earlier word too: *the vote
    in her race* is not the vote mentioned before. A plural can refer to several events only with *these*, or directly
    after them.
    """
    view = readings.view
    many = view.tag[i] in ("NNS", "NNPS")
    if view.dep[earlier] in MODIFIERS or (
        view.pos[earlier] in NOUNS and (view.tag[earlier] in ("NNS", "NNPS")) != many
    ):
        return False
    own = context_words(readings, i, meant)
    these = any(view.lower[k] in ("these", "those") for k in view.children[i])
    if many and view.pos[earlier] in NOUNS and not (own or these or view.sent[i] - view.sent[earlier] <= 1):
        return False
    return own <= context_words(readings, earlier, meant) | {view.lemma[earlier]}


def context_words(readings: Presentations, i: int, meant: Mapping[int, str | None]) -> set[str]:
    """The modifiers, participants and objects of prepositions of an event's word, without times.

    An actor is represented by its id, whatever its mention.
    """
    view = readings.view
    found: set[str] = set()
    for k in view.children[i]:
        inner = readings.kids(k, "pobj") if view.dep[k] in ("prep", "agent") else [k] if view.dep[k] in BESIDE else []
        found |= {meant.get(x) or view.lemma[x] for x in inner if view.ent[x] not in ("DATE", "TIME", "ORDINAL")}
    return found


def coreference_reason(
    before: Event, row: Event, actors: Mapping[str, ActorRow], *, stem: bool, noun: bool, back: bool
) -> str:
    """The reason why two mentions are of one event; "" if there is none.

    Args:
        before: The earlier mention.
        row: The later one.
        actors: The actors by id.
        stem: True if their words are of one stem.
        noun: True if the later one is a noun.
        back: True if it is anaphoric (`is_anaphoric`).
    """
    if (
        before.polarity != row.polarity
        or (before.status in OPEN) != (row.status in OPEN)
        or on_different_days(before, row)
    ):
        return ""
    common: list[str] = []
    alike = True  # True while each role has the same actor in both
    doer = represented_actors(before.source_actor_id, actors) & represented_actors(row.source_actor_id, actors)
    for field in ("source_actor_id", "target_actor_id"):
        first, second = getattr(before, field), getattr(row, field)
        shared = represented_actors(first, actors) & represented_actors(second, actors)
        if first and second and not shared:
            return ""
        common += sorted(shared)
        alike = alike and bool(shared or not (first and second))
    who = actors[common[0]].name if common else ""
    told = common or not _both_told(before, row)
    real = before.rule != "verb" or before.happened > 0  # an event that did not happen is no antecedent
    if stem and noun and back and told and real:
        return f"{row.text}: points back to {before.text}"
    if row.class_ and row.class_ == before.class_ and common:
        if stem and alike:
            return f"the same {row.class_} told again, with {who}"
        if back and doer:  # a common target alone is not enough
            return f"{row.text}: the {row.class_} of {who} mentioned before ({before.text})"
    return ""


def _both_told(before: Event, row: Event) -> bool:
    """True if both mentions have an actor in at least one role."""
    fields = ("source_actor_id", "target_actor_id")
    return any(getattr(before, field) and getattr(row, field) for field in fields)


def on_different_days(before: Event, row: Event) -> bool:
    """True if the two were on different days."""
    if not (before.dating == row.dating == "stated" and before.begin and row.begin):
        return False
    return (before.end_date or before.begin) < row.begin or (row.end_date or row.begin) < before.begin


def represented_actors(actor_id: str | None, actors: Mapping[str, ActorRow]) -> frozenset[str]:
    """An actor, and the actor that it stands for."""
    row = actors.get(actor_id or "")
    return frozenset(filter(None, (actor_id, row.acts_for if row else None)))


def share_stem(first: str, second: str) -> bool:
    """True if two words begin alike, as a verb and its noun do."""
    if first == second:
        return True
    length = min(len(first), len(second), STEM_LENGTH)
    return length >= STEM_LENGTH - 1 and first[:length] == second[:length]
