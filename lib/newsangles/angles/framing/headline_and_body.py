"""The headline beside the body: what it puts more surely, on nobody's word, or in another number.

Only sure matches count: a claim of the headline and one of the body have the same event, an actor and further words in
common. Where the body says the same as the headline in one place, however it does elsewhere, nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from newsangles.tables.frames import records
from newsangles.tables.wording import NOBODY, line

BODY = ("body", "turn", "list")
"""The kinds of paragraphs that make the body."""

SOFTER = {"alleged": "alleged", "predicted": "predicted", "planned": "planned", "conditional": "under a condition"}
"""The statuses that are less than a plain fact, in words."""

UNSURE = {"probable": "likely", "possible": "possible"}
"""The certainties that are less than certain, in words."""

MIN_SHARED = 0.5
"""Least share of the headline's other words that a claim of the body has too; one at least."""

COLUMNS = ("article_id", "start", "end", "kind", "says", "body_start", "body_end")
"""The columns of the result."""

_STEM = 5  # so many first letters of two words are compared
_WORD = re.compile(r"[^\W\d_]{4,}")
_LITTLE = frozenset("about after again against amid been from have into more over said says than that their them they "
                    "this were what when where which will with would".split())  # fmt: skip
_MARKS = re.compile('[“”"‘]')

Row = Mapping[Any, Any]


@dataclass
class _Claim:
    """A claim, with what it is compared by."""

    row: Row
    event: str
    actors: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    numbers: Sequence[Row] = ()


def headline_and_body(table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Claims that the headline hardens, attributes to nobody or counts otherwise than the body does.

    Args:
        table: The result of `newsangles.tables`.

    Returns:
        A row a claim of a headline of which that is so: its place, ``kind`` (certainty, source, number; several are
        listed), ``says``, the difference in words, and ``body_start`` to ``body_end``, the place of the body's claim.
    """
    found = []
    for article in records(table["articles"]):
        of = {name: _of(table[name], article["article_id"]) for name in ("paragraphs", "claims")}
        heads = [p for p in of["paragraphs"] if p["kind"] == "headline"]
        bodies = [p for p in of["paragraphs"] if p["kind"] in BODY]
        if not heads or not bodies:
            continue
        every = _claims(table, article["article_id"], article["text"], of["claims"])
        inside = [one for one in every if _within(one.row, bodies)]
        for head in every:
            if _within(head.row, heads) and not _MARKS.search(head.row["text"]):
                found += _compared(head, [one for one in inside if _same(head, one)])
    return pd.DataFrame(found, columns=list(COLUMNS)).astype(
        {"article_id": "str", "kind": "str", "says": "str"}
        | dict.fromkeys(["start", "end", "body_start", "body_end"], "int64")
    )


def _of(rows: pd.DataFrame, article_id: str) -> list[dict[Any, Any]]:
    return records(rows[rows["article_id"] == article_id])


def _within(row: Row, paragraphs: Iterable[Row]) -> bool:
    return any(p["start"] <= row["start"] < p["end"] for p in paragraphs)


def _claims(table: Mapping[str, pd.DataFrame], article_id: str, text: str, claims: Sequence[Row]) -> list[_Claim]:
    """The claims that tell of an event, with actors, words and numbers."""
    triggers = {event["predicate_id"]: event["trigger"].lower() for event in _of(table["events"], article_id)}
    mentions = [m for m in _of(table["mentions"], article_id) if m["actor_id"]]
    numbers = defaultdict(list)
    for number in _of(table["numbers"], article_id):
        numbers[number["claim_id"]].append(number)
    found = []
    for row in claims:
        event = triggers.get(row["predicate_id"])
        if event is None:
            continue
        own = [m for m in mentions if row["start"] <= m["start"] and m["end"] <= row["end"]]
        actors = {m["actor_id"] for m in own} | ({row["subject_actor_id"]} - {None})
        rest = text[row["start"] : row["end"]].lower()
        for m in own:  # names are compared as actors
            rest = rest.replace(m["text"].lower(), " ")
        root = event.split()[0][:-1]  # without what inflection changes: fire, fired
        words = {word[:_STEM] for word in _WORD.findall(rest) if word not in _LITTLE and not word.startswith(root)}
        found.append(_Claim(row, event, actors, words, numbers[row["claim_id"]]))
    return found


def _same(head: _Claim, one: _Claim) -> bool:
    """True if two claims are surely about the same."""
    shared = head.words & one.words
    return (
        head.event == one.event
        and head.row["polarity"] == one.row["polarity"]
        and bool(head.actors & one.actors)
        and bool(shared)
        and len(shared) >= MIN_SHARED * len(head.words)
    )


def _compared(head: _Claim, matches: Sequence[_Claim]) -> list[tuple[Any, ...]]:
    """The row of a claim of the headline, where the body differs in all that it says of the same."""
    if not matches:
        return []
    best = max(matches, key=lambda one: (len(head.words & one.words), -one.row["start"]))
    differences = {
        "certainty": _surer(head.row, [one.row for one in matches], best.row),
        "source": _on_nobodys_word(head.row, [one.row for one in matches], best.row),
        "number": _other_number(head, matches),
    }
    kinds = [kind for kind, says in differences.items() if says]
    says = "; ".join(filter(None, differences.values()))
    places = (head.row["article_id"], head.row["start"], head.row["end"])
    return [(*places, ", ".join(kinds), says, best.row["start"], best.row["end"])] if kinds else []


def _is_plain(row: Row) -> bool:
    return bool(row["status"] == "fact" and row["certainty"] == "certain" and not row["future"])


def _surer(head: Row, matches: Sequence[Row], best: Row) -> str:
    softer = [SOFTER.get(row["status"]) or UNSURE.get(row["certainty"]) for row in matches]
    if not _is_plain(head) or not all(softer):
        return ""
    said = SOFTER.get(best["status"]) or UNSURE[best["certainty"]]
    return f"the headline puts it as a plain fact, the body as {said}"


def _on_nobodys_word(head: Row, matches: Sequence[Row], best: Row) -> str:
    attributed = [row["voice"] == "attributed" for row in matches]
    if head["voice"] != "outlet" or not _is_plain(head) or not all(attributed):
        return ""
    who = line(best["source"]) if best["source"] else NOBODY
    return f"the headline says it itself, the body on the word of {who}"


def _other_number(head: _Claim, matches: Sequence[_Claim]) -> str:
    """The number of a headline that the body gives otherwise; rounded and hedged ones are no others."""
    for own in head.numbers:
        alike = [n for one in matches for n in one.numbers if (n["unit"], n["per"]) == (own["unit"], own["per"])]
        exact = [n for n in (own, *alike) if n["value"] is not None and n["high"] is None and n["approximate"] is None]
        if not alike or len(exact) <= len(alike) or any(_rounds(own["value"], n["value"]) for n in alike):
            continue
        return f"the headline says “{line(own['text'])}”, the body “{line(alike[0]['text'])}”"
    return ""


def _rounds(one: float, other: float) -> bool:
    """True if one number is another, or the other rounded."""
    return any(float(f"{other:.{digits}g}") == one or float(f"{one:.{digits}g}") == other for digits in (1, 2, 3, 12))
