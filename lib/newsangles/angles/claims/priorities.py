"""Priorities: which claims a fact-checker would look at first, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from newsangles.angles.claims.findings import STATUSES
from newsangles.tables.frames import records
from newsangles.tables.wording import (
    HEARSAY,
    OFFICIALS,
    OUTLET,
    SORTS,
    UNCLEAR,
    brief,
    called,
    counted,
    line,
    listed,
    sentence,
)

Row = Mapping[Hashable, Any]

CLAUSE, WITH_SUBJECT = 5, 3
"""A claim with fewer words than this (the second: with its subject) cannot be understood by itself.

Nor can one that begins with *to*: *is not*, *to be his brother*."""


BACKING = {
    "document": 0.2,
    "named person": 0.3,
    "named organisation": 0.3,
    "media": 0.5,
    OUTLET: 0.5,
    UNCLEAR: 0.6,
    OFFICIALS: 0.6,
    "anonymous source": 0.8,
    HEARSAY: 1.0,
}
"""Weakness of each sort of source, 0 to 1: judged by how easily a reader could ask the source."""


MIN_DISTANT_WEAKNESS = 0.8
"""Minimum weakness of a claim that is alleged or reported, or from which the outlet distances itself."""


PLAIN_KINDS = {"number": "gives a number", "comparison": "compares", "accusation": "accuses somebody"}
"""Kinds of claims that can be looked up or asked about, in readers' words."""


UNCHECKABLE_STATUSES = ("predicted", "planned", "question", "opinion", "conditional")
"""Statuses of claims that cannot be checked, or not yet."""


UNCHECKABLE_FACTOR = 0.2
"""Factor for the checkability of a claim that has one of `UNCHECKABLE_STATUSES` or is a prediction."""


MIN_CHECKWORTHINESS = 0.6
"""A claim's check-worthiness is given as a reason if it is >= this."""


MIN_CENTRAL_SALIENCE = 0.5
"""An actor is called central to the story if its salience is >= this."""


EARLY_SHARE = 0.25
"""A claim is at the beginning of its article if its position, 0 to 1, is <= this."""


MAX_CLAIMS = 10
"""Default number of claims to check first."""


_COLUMNS = ("article_id", "start", "end", "text", "claim_id", "claim", "who")


class Part(NamedTuple):
    """A factor of a priority, 0 to 1, with its reasons."""

    value: float
    reasons: list[str]


def check_first(claims: pd.DataFrame, table: Mapping[str, pd.DataFrame], limit: int = MAX_CLAIMS) -> pd.DataFrame:
    """The claims to check first, with the reasons.

    ``priority = checkable * (important + weak) / 2``, each of the three between 0 and 1:

    - important: 3/4 the salience of the most central actor mentioned in the claim (or of one that a mentioned actor
      stands for), 1/4 how early it stands in its article.
    - weak: `BACKING` of the sort of its source; at least `MIN_DISTANT_WEAKNESS` if it is alleged or reported, or if
      its cue implies doubt (*claimed*).
    - checkable: 1/2 its check-worthiness; 1/4 if it gives a number, compares or accuses; 1/4 if it is certain or
      probable, or has happened. The sum is multiplied by `UNCHECKABLE_FACTOR` if it is a prediction, plan, question,
      opinion or condition.

    Claims are taken by priority, equal ones in the order of the text; a claim within or around one already taken is
    skipped.

    Args:
        claims: What `claims_with_sources` or `chosen` gave.
        table: The result of `newsangles.tables`: ``mentions``, ``actors`` and ``articles`` are read.
        limit: At most so many.

    Returns:
        ``article_id``, ``start``, ``end``, ``text``, ``claim_id``, ``claim``, ``who``, ``why`` (the reasons in
        words), ``made`` (the formula with its numbers), ``priority``, ``important``, ``weak``, ``checkable``.
    """
    sizes = dict(zip(table["articles"]["article_id"], table["articles"]["characters"], strict=True))
    there = _Cast(table["mentions"], table["actors"])
    graded = []
    for n, row in enumerate(records(claims)):
        important = _important(row, there, sizes[row["article_id"]])
        weak, checkable = _weak(row), _checkable(row)
        priority = round(checkable.value * (important.value + weak.value) / 2, 3)
        why = "; ".join([*weak.reasons, *checkable.reasons, *important.reasons])
        values = (priority, *(round(part.value, 3) for part in (important, weak, checkable)))
        graded.append((-priority, n, row, (sentence(why), _made(*values[1:]), *values)))
    taken: list[tuple[Any, ...]] = []
    for *_, row, rest in sorted(graded, key=lambda item: item[:2]):
        if len(taken) < limit and not any(_nested(row, other) for other in taken):
            taken.append((*(row[c] for c in _COLUMNS), *rest))
    parts = ["priority", "important", "weak", "checkable"]
    found = pd.DataFrame(taken, columns=[*_COLUMNS, "why", "made", *parts])
    return found.astype(dict.fromkeys(parts, "Float64"))


def by_importance(claims: pd.DataFrame, table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The claims by their importance to the story, as in `check_first`; equal ones in the order of the text."""
    sizes = dict(zip(table["articles"]["article_id"], table["articles"]["characters"], strict=True))
    there = _Cast(table["mentions"], table["actors"])
    values = [-_important(row, there, sizes[row["article_id"]]).value for row in records(claims)]
    order = sorted(range(len(values)), key=values.__getitem__)
    return claims.iloc[order].reset_index(drop=True)


def _made(important: float, weak: float, checkable: float) -> str:
    """The formula in words, with its numbers."""
    parts = f"checkable {checkable:.2f}, times the mean of important {important:.2f} and weakly backed {weak:.2f}"
    return f"Priority {checkable * (important + weak) / 2:.2f}: {parts}"


def _nested(row: Row, other: Sequence[Any]) -> bool:
    """True if one of two claims of an article stands within the other."""
    (i, a, b), (a2, b2) = (row["article_id"], row["start"], row["end"]), other[1:3]
    return bool(i == other[0] and ((a2 <= a and b <= b2) or (a <= a2 and b2 <= b)))


class _Cast:
    """The mentions of actors by place, with the actors' salience."""

    def __init__(self, mentions: pd.DataFrame, actors: pd.DataFrame) -> None:
        names = called(actors)
        every = {(a["article_id"], a["actor_id"]): a for a in records(actors)}
        self.places: dict[str, list[tuple[int, str, float]]] = defaultdict(list)
        for mention in records(mentions[mentions["actor_id"].notna()]):
            i, actor = mention["article_id"], every.get((mention["article_id"], mention["actor_id"]))
            above = actor and every.get((i, actor["acts_for"]))
            best = max((a for a in (actor, above) if a), key=lambda a: float(a["salience"]), default=None)
            if best is not None:
                place = (mention["start"], names[i, best["actor_id"]], float(best["salience"]))
                self.places[i].append(place)

    def within(self, row: Row) -> dict[str, float]:
        """The actors of a claim by name, with their salience, the most central first."""
        found = {name: value for at, name, value in self.places[row["article_id"]] if row["start"] <= at < row["end"]}
        return dict(sorted(found.items(), key=lambda item: -item[1]))


def _important(row: Row, there: _Cast, size: int) -> Part:
    actors = there.within(row)
    early = 1 - row["start"] / max(1, size)
    central = [name for name, salience in actors.items() if salience >= MIN_CENTRAL_SALIENCE]
    reasons = (
        [f"about {'a main actor' if len(central) == 1 else 'main actors'}: {listed(central, 3)}"] if central else []
    )
    reasons += ["near the beginning"] if early >= 1 - EARLY_SHARE else []
    return Part(0.75 * max(actors.values(), default=0.0) + 0.25 * early, reasons)


def _weak(row: Row) -> Part:
    sort, who = row["sort"], row["who"]
    known = row["source_body"] is None or row["source_body"][:4].lower() in who.lower()  # Ukrainian officials
    body = "" if known else f", of {row['source_body']}"
    hearsay = [w for w, rule in zip(row["cues"], row["cue_rules"], strict=True) if rule in ("hearsay", "alleges")]
    word = hearsay[0] if hearsay else ""
    reason = {
        OUTLET: SORTS[OUTLET].meaning,
        HEARSAY: f"nobody answers for it{f' (“{word}”)' if word else ''}",
        OFFICIALS: f"rests on {SORTS[OFFICIALS].one}: {who}{body}",
        "anonymous source": f"rests on an anonymous source: {who}",
        UNCLEAR: f"rests on an unclear source: {who}",
        "media": f"rests on the media: {who}",
    }.get(sort, f"on the word of {who}")
    reasons, value = [reason], BACKING[sort]
    distant = row["status"] in ("alleged", "reported") or row["stance"] == "doubting"
    if row["status"] == "alleged":
        reasons.append("alleged")
    elif row["status"] == "reported" and sort != HEARSAY:
        reasons.append("only reported")
    if row["stance"] == "doubting" and row["stance_cue"] and row["stance_cue"] not in (word if sort == HEARSAY else ""):
        reasons.append(f"the outlet keeps its distance (“{line(row['stance_cue'])}”)")
    return Part(max(value, MIN_DISTANT_WEAKNESS) if distant else value, reasons)


def _checkable(row: Row) -> Part:
    reasons = [PLAIN_KINDS[row["kind"]]] if row["kind"] in PLAIN_KINDS else []
    worth = float(row["checkworthiness"])
    so = row["certainty"] in ("certain", "probable") or row["happened"] >= 1
    value = 0.5 * worth + 0.25 * bool(reasons) + 0.25 * bool(so and not row["future"])
    if row["certainty"] == "certain" and not row["future"] and row["status"] == "fact":
        reasons.append("put as certain")
    if worth >= MIN_CHECKWORTHINESS:
        reasons.append("the sort of claim that readers want checked")
    status = (
        row["status"] if row["status"] in UNCHECKABLE_STATUSES else "predicted" if row["kind"] == "prediction" else ""
    )
    if status:
        return Part(UNCHECKABLE_FACTOR * value, [*reasons, f"hardly checkable: it {STATUSES[status][0]}"])
    return Part(value, reasons)


def first_to_check(table: pd.DataFrame) -> str:
    """A sentence on the first claim to check, from the result of `check_first`."""
    if table.empty:
        return "There is nothing to check."
    first = table.iloc[0]
    why = "; ".join(str(first["why"]).rstrip(".").split("; ")[:2])
    others = f"the first of {counted(len(table), 'claim')} to check" if len(table) > 1 else "one claim to check"
    return sentence(f"{others}: “{brief(first['claim'])}”; {why[:1].lower()}{why[1:]}")


def whole(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that can be understood by themselves (`CLAUSE`)."""
    return claims[pd.Series([_is_whole(row) for row in records(claims)], claims.index, bool)]


def _is_whole(row: Row) -> bool:
    words = row["text"].split()
    with_subject = row["subject"] is not None and row["start"] <= row["subject_start"] < row["end"]
    return len(words) >= (WITH_SUBJECT if with_subject else CLAUSE) and words[0].lower() != "to"


def nested(table: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Pairs of claims of one article of which the first stands within the second; `check_first` returns none."""
    rows = records(table)
    for a in rows:
        for b in rows:
            same = a["article_id"] == b["article_id"] and a["claim_id"] != b["claim_id"]
            if same and b["start"] <= a["start"] and a["end"] <= b["end"]:
                yield a["claim_id"], b["claim_id"]
