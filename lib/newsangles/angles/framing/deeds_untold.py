"""Deeds told without a doer, each beside a mention of the same deed that names one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd

from newsangles.language.rules import per_rules, rule_lines
from newsangles.tables.distinct_events import MIN_HAPPENED
from newsangles.tables.frames import records

FOLDER, DEEDS = "angles/framing", "deeds.tsv"
DEED, DEED_NOUN, BY_ITSELF, CRIME, DOER, TRACED = "deed", "deed noun", "by itself", "crime", "doer", "traced"
OFFICES = ("police", "court", "employers", "voters", "doctors", "rescuers", "officials", "accusers")
"""Whose office a deed may be."""

CLASSES = frozenset(("ASSAULT", "FIGHT", "COERCE", "SANCTION"))
"""The classes of events that are deeds against somebody."""

MIN_CONFIDENCE = 0.5
"""A mention tells an event if its confidence is >= this."""

TOLD = frozenset(("fact", "reported"))
"""The statuses of what is told as done."""

SAME_BEGINNING = 5
"""Words that share so many letters at their beginning are of one kind: evict, eviction."""

WORD = re.compile(r"\w+")

PlainRow = Mapping[Any, Any]

COLUMNS = {
    "article_id": "string",
    "event_id": "string",
    "start": "Int64",
    "end": "Int64",
    "text": "string",
    "trigger": "string",
    "class": "string",
    "understood": "string",
    "told_by_event_id": "string",
    "told_by": "string",
    "told_by_actor_id": "string",
    "shown": "boolean",
}
"""The columns of the table, with their types.

``understood``: whose office the deed is, where everybody knows it (police, court); ``told_by``: the doer in the words
of another mention of the deed, with its event and actor; ``shown``: a deed whose doer a reader may ask for.
"""


@per_rules
def deed_words() -> dict[str, frozenset[str]]:
    """The words of ``data/deeds.tsv``, by what they are, with the user's additions.

    Raises:
        ParameterError: A line has not two columns.
    """
    found: dict[str, frozenset[str]] = dict.fromkeys(
        (DEED, DEED_NOUN, BY_ITSELF, CRIME, DOER, TRACED, *OFFICES), frozenset()
    )
    for line in rule_lines(FOLDER, DEEDS, header=True):
        what, tab, words = line.text.partition("\t")
        if not tab:
            raise line.error("no tab", "write what the words are, a tab, and the words")
        found[what] = found.get(what, frozenset()) | frozenset(words.split())
    return found


def deeds_untold(events: pd.DataFrame) -> pd.DataFrame:
    """The deeds told as done without a doer, in the order of the text.

    Args:
        events: Rows of events, of one article or of many.
    """
    found: list[dict[str, Any]] = []
    for _, rows in groupby(records(events), key=itemgetter("article_id")):
        found += _of_article(list(rows))
    return pd.DataFrame(found, columns=list(COLUMNS)).astype(COLUMNS)


def _of_article(rows: Sequence[PlainRow]) -> list[dict[str, Any]]:
    """The deeds of one article; those are shown that no other row may name a doer of, each once."""
    told: dict[Any, list[PlainRow]] = {}
    for row in rows:
        told.setdefault(row["merged_with"] or row["event_id"], []).append(row)
    doers, found, seen = _Doers(rows), list[dict[str, Any]](), set[tuple[Any, ...]]()
    deeds = [row for row in rows if row["doer"] == "left out" and _is_done(row)]
    for row in deeds:
        understood = _kind(row)
        if understood is None:
            continue
        by = next((other for other in told[row["merged_with"] or row["event_id"]] if _names_doer(other)), None)
        shown = not understood and doers.are_unknown(row, by)
        once = _once(row)
        found.append(_untold(row, understood, by, shown=shown and seen.isdisjoint(once)))
        seen |= once if shown else set()
    if any(row["shown"] and not _is_noun(row) for row in found):
        for row in found:  # a noun mostly points to what a verb tells
            row["shown"] = row["shown"] and not _is_noun(row)
    return found


def _once(row: PlainRow) -> set[tuple[Any, ...]]:
    """The marks that two rows of one deed share: the event, its victim, and for nouns the word."""
    found: set[tuple[Any, ...]] = {("event", row["merged_with"] or row["event_id"])}
    for role in ("target", "object"):
        if row[f"{role}_start"] is not None:
            found.add(("place", row[f"{role}_start"]))  # shot and killed
            found.add((_family(row), str(row[role]).casefold()))
    if row["target_actor_id"]:
        found.add((_family(row), row["target_actor_id"]))
    if _is_noun(row):
        found.add((_family(row),))
    return found


def _is_noun(row: PlainRow) -> bool:
    """True for a deed told by a noun, not by a participle."""
    return row["trigger"].split()[-1] in deed_words()[DEED_NOUN] and row["text"].casefold()[-2:] not in ("ed", "en")


def _family(row: PlainRow) -> str:
    """Deeds of one kind: crimes, or one word and the noun made of it."""
    base = str(row["trigger"]).split()[0]
    return CRIME if base in deed_words()[CRIME] else base[:SAME_BEGINNING]


def _is_done(row: PlainRow) -> bool:
    """True for what the text tells as done."""
    told = row["status"] in TOLD and row["polarity"] == "positive" and not row["future"]
    sure = row["confidence"] is None or row["confidence"] >= MIN_CONFIDENCE
    return bool(told and sure and row["happened"] >= MIN_HAPPENED)


def _names_doer(row: PlainRow) -> bool:
    return bool(row["doer"] == "named" and row["source"] and _is_done(row))


class _Doers:
    """The doers of an article, and signs that somebody is held to be one."""

    def __init__(self, rows: Sequence[PlainRow]) -> None:
        words = deed_words()
        parts = (row[name] for row in rows for name in ("source", "object", "target"))
        self.are_mentioned = any(not words[DOER].isdisjoint(WORD.findall(part.casefold())) for part in parts if part)
        self.are_traced = any(
            row["trigger"].split()[0] in words[TRACED] and row["polarity"] == "positive" for row in rows
        )
        self.acting = frozenset(_family(row) for row in rows if row["source"] or row["doer"] in ("named", "implied"))

    def are_unknown(self, row: PlainRow, by: PlainRow | None) -> bool:
        """True if no other sentence may tell who did a deed, or one surely does."""
        if by is not None and not _is_noun(row):
            return True
        family = _family(row)
        return not (self.are_mentioned or family in self.acting or (family == CRIME and self.are_traced))


def _kind(row: PlainRow) -> str | None:
    """Whose office a deed is; "" where a reader may ask who did it, None for what is no deed."""
    words, base = deed_words(), row["trigger"].split()[0]
    if base in words[DEED] | words[DEED_NOUN]:
        return ""
    if base in words[BY_ITSELF]:
        return "" if row["class"] in CLASSES else None
    office = next((what for what in OFFICES if base in words[what]), None)
    return office if row["class"] in CLASSES else None


def _untold(row: PlainRow, understood: str, told: PlainRow | None, *, shown: bool) -> dict[str, Any]:
    """A row of the table."""
    return {
        **{name: row[name] for name in COLUMNS if name in row},
        "understood": understood or None,
        "told_by_event_id": told["event_id"] if told else None,
        "told_by": told["source"] if told else None,
        "told_by_actor_id": (told and told["source_actor_id"]) or row["source_actor_id"],
        "shown": shown,
    }
