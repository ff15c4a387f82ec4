"""Claims to be read alone: the names that their pronouns mean, put in in brackets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from newsangles.tables.frames import records
from newsangles.tables.schema import Mention
from newsangles.tables.wording import line

MIN_SURE = 0.82
"""The name that a pronoun means is put in at a confidence >= this, or where set by hand.

Of 70 names in judged claims, 4 of the 16 below it were wrong, and none of the others.
"""

CLITIC = re.compile("^['’](s|re|ve|m|ll|d)\\b", re.IGNORECASE)
"""A clitic after a pronoun: I*'ve*."""

_SPEAKERS = frozenset("i me my mine myself we us our ours ourselves".split())
_OPEN = frozenset("you your yours yourself yourselves one ones".split())
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_EMPTY = frozenset("it there this that which who what".split())
"""Subjects that tell a reader nothing."""

_THIS = frozenset("this that these those".split())

Row = Mapping[Hashable, Any]
Names = Mapping[tuple[str, str], str]


class Word(NamedTuple):
    """A place that means an actor: a name, or (with ``points``) a word that only points to it."""

    start: int
    end: int
    actor_id: str
    points: bool
    text: str


NONE_POINTING: Sequence[Word] = ()


def pointing_words(mentions: pd.DataFrame, names: Names) -> Mapping[str, Sequence[Word]]:
    """The sure words of each article that mean an actor, in the order of the text."""
    found: dict[str, list[Word]] = defaultdict(list)
    for row in records(mentions):
        i, actor = row["article_id"], row["actor_id"]
        if actor is not None and (i, actor) in names:
            sure = (row["confidence"] or 0) >= MIN_SURE or row["corrected"] is not None
            found[i] += _word(row["start"], row["end"], row["text"] or "", row["kind"], actor, sure)
    return {i: sorted(words) for i, words in found.items()}


def words_of(mentions: Iterable[Mention]) -> Sequence[Word]:
    """The sure words of one document that mean an actor, as `pointing_words`."""
    found: list[Word] = []
    for row in mentions:
        if row.actor_id is not None:
            sure = (row.confidence or 0) >= MIN_SURE
            found += _word(row.start, row.end, row.text, row.kind, row.actor_id, sure)
    return sorted(found)


def _word(start: int, end: int, text: str, kind: str, actor_id: str, sure: bool) -> list[Word]:
    """A mention as a word, if it is a name or sure to mean its actor."""
    low = text.lower()
    points = kind == "pronoun" or (kind == "nominal" and low.split(" ")[0] in _THIS)
    return [Word(start, end, actor_id, points, low)] if kind == "name" or (points and sure) else []


def told_whole(row: Row, words: Sequence[Word], names: Names) -> str:
    """A claim's text with names in brackets: of a subject that stands elsewhere, and of what pronouns mean.

    A name that the claim has itself is not put in, nor is that of a speaker for *I* and *we*.

    Args:
        row: The claim.
        words: The words of its article that mean actors (`pointing_words`).
        names: The name of each actor.
    """
    i, start, end, text = row["article_id"], row["start"], row["end"], row["text"]
    within = words[bisect_left(words, start, key=_start) : bisect_left(words, end, key=_start)]
    told = {word.actor_id for word in within if not word.points}
    parts, at = [], 0
    subject, place = row["subject"], row["subject_start"]
    if subject is not None and (row["subject_end"] <= start or place >= end):  # one across an edge is no subject
        before = words[bisect_left(words, place, key=_start) : bisect_left(words, row["subject_end"], key=_start)]
        meant = next((word for word in before if word.points and word.end == row["subject_end"]), None)
        named = names[i, meant.actor_id] if meant is not None and meant.start == place else subject
        told.update(word.actor_id for word in before)
        if named.lower() not in _EMPTY:
            parts.append(f"[{line(named)}] ")
    for word in within:
        if not word.points or word.actor_id in told or word.end > end or not _tells(word, row["actor_id"]):
            continue
        told.add(word.actor_id)
        k = word.end - start
        clitic = CLITIC.match(text[k:])
        k += clitic.end() if clitic else 0
        parts += [text[at:k], f" [{names[i, word.actor_id]}]"]
        at = k
    return line("".join([*parts, text[at:]]))


def with_context(context: str | None, told: str) -> str:
    """A claim told whole, behind the words before it that tell what is meant in it."""
    return f"[{line(context)}] {told}" if context else told


def _start(word: Word) -> int:
    return word.start


def _tells(word: Word, speaker: str | None) -> bool:
    """True if a reader cannot tell whom a word means: not *you*, nor *I* of a known speaker."""
    if word.text in _OPEN or word.text in _REFLEXIVE:
        return False
    return word.text not in _SPEAKERS or (speaker != word.actor_id and word.text[0] in "wuo")
