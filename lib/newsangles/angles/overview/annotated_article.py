"""The annotated article: the rows of all angles on one text, each tied to those it rests on.

An angle's notebook shows its own rows; this brings them back to the sentence that they share: from a quote to its
speaker, its claims and its times, and from each of these back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pandas as pd

from newsangles.angles.actors import findings as actors_found
from newsangles.angles.claims import findings as claims_found
from newsangles.angles.events import findings as events_found
from newsangles.angles.quotes import findings as quotes_found
from newsangles.angles.timeline import findings as timeline_found
from newsangles.angles.timeline import times_findings
from newsangles.show.article import Mark
from newsangles.show.layers import Layer, Line
from newsangles.tables.frames import records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import NOBODY, brief, called, line, listed, on_the_word_of

ATTITUDE = "attitude"
"""The kind of a row of the table of quotes that no page counts as a quote: an attitude or intention."""

LAYERS = {
    "quotes": Layer(
        "Quotes",
        "q",
        "who says what",
        quotes_found.KINDS | {ATTITUDE: "what somebody wants or favours, not what they say"},
    ),
    "actors": Layer("Actors", "m", "who is named or meant", actors_found.KINDS),
    "claims": Layer("Claims", "c", "what is put forward, and on whose word", claims_found.VOICES),
    "times": Layer("Times", "t", "when", {name: timeline_found.KINDS[name] for name in ("time", "vague time")}),
    "events": Layer(
        "Events",
        "e",
        "who did what",
        {
            "done": "put as done",
            "open": "alleged, possible, planned, conditional, denied, or left open",
            "again": "told before, or part of another",
        },
    ),
}
"""The layers of a marked article in their order, with the kinds that each tells apart."""

BY_HAND = "(corrected)"
"""What stands in the label of a row that was corrected by hand."""

_SHORT = 110

Row = Mapping[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True)
class Reading:
    """All that was read from some articles.

    Attributes:
        marks: What to mark in the text; ``layer`` says in which layer.
        lines: The rows in words, actors included, with the names of the rows that each is tied to.
    """

    marks: list[Mark]
    lines: list[Line]


def reading(table: Mapping[str, pd.DataFrame]) -> Reading:
    """The rows of all angles, brought together.

    Args:
        table: What `newsangles.tables` gave.

    Returns:
        Marks and lines in the order of the layers; mentions are called m1, m2, … in the order of the text.
    """
    found = {name: list(told(table)) for name, told in _ANGLES.items()}
    ties = _ties(found)
    marks, lines = [], []
    for name, rows in found.items():
        for row in rows:
            key = row["article_id"], row["name"]
            tied = sorted(ties[key], key=_order)
            lines.append(
                Line(
                    name=row["name"],
                    layer=name if name in LAYERS else "actors",
                    says=row["says"],
                    start=row["start"],
                    end=row["end"],
                    tied=tuple(other for _, other in tied),
                    made_by=_made_by(row),
                    article_id=row["article_id"],
                    placed=name in LAYERS,
                )
            )
            if name in LAYERS:
                marks.append(
                    Mark(
                        row["start"],
                        row["end"],
                        label=f"{row['label']} {BY_HAND}".strip() if row["corrected"] else row["label"],
                        kind=row["kind"],
                        id=row["name"],
                        href=f"#row-{row['name']}",
                        parts=tuple((int(a), int(b)) for a, b in row.get("parts") or ()),
                        article_id=row["article_id"],
                        layer=name,
                    )
                )
    return Reading(marks, lines)


# --- the rows of each angle, in words ---------------------------------------------------------------------------------


def _quotes(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    quotes = quotes_found.with_speakers(table["quotes"], table["actors"])
    for row in _rows(quotes):
        who = row["speaker"] or row["source"] or NOBODY
        said = f"{line(who)} {line(row['cue'] or '')}".strip()
        label = quotes_found.label(SimpleNamespace(**row))
        kind = ATTITUDE if row["cue_class"] in ON_REQUEST else row["kind"]
        says = f"{said} ({kind}): {brief(row['text'], _SHORT)}"
        yield row | {"name": row["quote_id"], "label": label, "kind": kind, "says": says}


def _mentions(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    names = called(table["actors"])
    numbers: dict[str, int] = defaultdict(int)
    for row in _rows(table["mentions"]):
        numbers[row["article_id"]] += 1
        who = names.get((row["article_id"], row["actor_id"]))
        perhaps = names.get((row["article_id"], row["perhaps"]))
        open_ = f"perhaps {perhaps}, left open" if perhaps else "left open"
        text = line(row["text"])
        same = "" if who is not None and text == who else who or "?"
        doubt = " ?" if who and row["confidence"] is not None and row["confidence"] < actors_found.DOUBT else ""
        yield row | {
            "name": f"m{numbers[row['article_id']]}",
            "label": same + doubt,
            "says": f"“{text}”: {who or open_}" + (f" ({row['reason']})" if row["reason"] else ""),
        }


def _claims(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    for row in _rows(claims_found.claims_with_sources(table)):
        label = claims_found.label(SimpleNamespace(**row))
        how = f"{row['status']}, {row['certainty']}, {row['polarity']}"
        says = f"{brief(row['claim'], _SHORT)}: {on_the_word_of(row['who'])}; {how}"
        yield row | {"name": row["claim_id"], "label": label, "kind": row["voices"], "says": says}


def _times(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    for row in _rows(times_findings.read_times(table["times"])):
        label = times_findings.time_label(SimpleNamespace(**row))
        value = f" ({row['value']})" if row["value"] and row["value"] != label else ""
        says = f"“{line(row['text'])}”: {label}{value}" + (f", {row['reason']}" if row["reason"] else "")
        yield row | {"name": row["time_id"], "label": label, "kind": row["sort"], "says": says}


def _events(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    told = {(row["article_id"], row["event_id"]): row for row in _rows(events_found.events_with_actors(table))}
    for row in _rows(table["events"]):
        first = told.get((row["article_id"], row["event_id"]))
        if first is None:
            again = f"“{line(row['text'])}”: {row['merge_reason'] or 'told before'}"
            yield row | {"name": row["event_id"], "label": "", "kind": "again", "says": again}
            continue
        standing = first["standing"]
        named = any(words and words in first["did"] for words in (first["whom"], first["target"]))
        parts = [first["who"], first["did"], f"to {first['whom']}" if first["whom"] and not named else None]
        known = [standing, row["class"], first["when"], on_the_word_of(first["word"])]
        yield row | {
            "name": row["event_id"],
            "label": (row["class"] or "") + ("" if standing == "done" else f" {standing}"),
            "kind": "done" if standing == "done" else "open",
            "says": f"{' '.join(line(part) for part in parts if part)}: {', '.join(k for k in known if k)}",
        }


def _actors(table: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    for row in _rows(actors_found.ranked(table["actors"])):
        role = f", {line(row['role'])}" if row["role"] else ""
        also = f"; also {listed([line(alias) for alias in row['aliases']])}" if row["aliases"] else ""
        stands = f"; stands for {row['stands_for']}" if row["stands_for"] else ""
        times = "once" if row["mentions"] == 1 else f"{row['mentions']:,} times"
        says = f"{line(row['called'])}, {row['label']}{role}, meant {times}{also}{stands}"
        yield row | {"name": row["actor_id"], "label": "", "says": says}


_ANGLES: Mapping[str, Callable[[Mapping[str, pd.DataFrame]], Iterator[dict[str, Any]]]] = {
    "quotes": _quotes,
    "actors": _mentions,
    "claims": _claims,
    "times": _times,
    "events": _events,
    "cast": _actors,
}


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    return ({str(name): value for name, value in row.items()} for row in records(frame))


# --- what hangs together ----------------------------------------------------------------------------------------------

_REFERS = {
    "quotes": ("actor_id", "inside"),
    "actors": ("actor_id",),
    "claims": ("actor_id", "quote_id", "chain"),
    "events": ("source_actor_id", "target_actor_id", "asserted_by", "time_id", "quote_id", "claim_id", "merged_with"),
    "cast": ("acts_for",),
}
"""The columns of each angle that name other rows."""


def _ties(found: Mapping[str, Sequence[Row]]) -> defaultdict[Key, set[Key]]:
    """The rows that each row is tied to, both ways: by the columns that say so, a time by what it stands in."""
    ties: defaultdict[Key, set[Key]] = defaultdict(set)
    known = {(row["article_id"], row["name"]) for rows in found.values() for row in rows}

    def tie(one: Key, other: Key) -> None:
        if other in known and one != other:
            ties[one].add(other)
            ties[other].add(one)

    for name, columns in _REFERS.items():
        for row in found[name]:
            for column in columns:
                value = row[column]
                for other in value if isinstance(value, tuple | list) else [value]:
                    if other is not None:
                        tie((row["article_id"], row["name"]), (row["article_id"], other))
    for kind in ("quotes", "claims"):
        around = defaultdict(list)
        for row in found[kind]:
            around[row["article_id"]].append(row)
        for time in found["times"]:
            holding = [r for r in around[time["article_id"]] if r["start"] <= time["start"] < r["end"]]
            if holding:
                inner = min(holding, key=lambda r: r["end"] - r["start"])
                tie((time["article_id"], time["name"]), (time["article_id"], inner["name"]))
    return ties


def _order(key: Key) -> tuple[str, int]:
    """Row names in their order: q2 before q10."""
    letter, number = re.fullmatch(r"(\D*)(\d*)", key[1]).groups()  # type: ignore[union-attr]
    return letter, int(number or 0)


def _made_by(row: Row) -> str:
    """By which rule a row was made, how often such a row was right, and who corrected it."""
    rule = f"rule: {row['rule']}" if row["rule"] and row["rule"] not in row["says"] else ""
    right = "" if row["confidence"] is None else f"such rows were right in {row['confidence']:.0%}"
    by_hand = f"corrected by hand: {line(row['corrected'])}" if row["corrected"] else ""
    return "; ".join(part for part in (by_hand, rule, right) if part)
