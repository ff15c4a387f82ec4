"""Priorities: which claims a fact-checker would look at first, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from newsangles.angles.claims.findings import MARKED, STATUSES, distance
from newsangles.tables.frames import records
from newsangles.tables.wording import (
    ANONYMOUS,
    HEARSAY,
    OFFICIALS,
    OUTLET,
    SORTS,
    UNCLEAR,
    brief,
    called,
    counted,
    in_words,
    listed,
    sentence,
)

Row = Mapping[Hashable, Any]

CLAUSE, WITH_SUBJECT = 5, 3
"""A claim with fewer words than this (the second: with its subject) cannot be understood by itself.

Nor can one that begins with *to*: *is not*, *to be his brother*."""


WEAK = {
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


WEIGHTS = {
    "central": 0.75,
    "early": 0.25,
    "distant": 0.8,
    "worth": 0.5,
    "plain": 0.25,
    "asserted": 0.25,
    "uncheckable": 0.2,
}
"""How much each thing counts in the three parts of a priority, as `graded` says."""


PLAIN_KINDS = {"number": "gives a number", "comparison": "compares", "accusation": "accuses somebody"}
"""Kinds of claims that can be looked up or asked about, in readers' words."""


UNCHECKABLE_STATUSES = ("predicted", "planned", "wanted", "question", "opinion", "conditional")
"""Statuses of claims that cannot be checked, or not yet."""


EARLY_SHARE = 0.25
"""A claim is at the beginning of its article if its position, 0 to 1, is <= this."""


MAX_CLAIMS = 10
"""Default number of claims to check first."""


class Part(NamedTuple):
    """A factor of a priority, 0 to 1, with its reasons."""

    value: float
    reasons: list[str]


def graded(
    claims: pd.DataFrame,
    table: Mapping[str, pd.DataFrame],
    *,
    weak: Mapping[str, float] = WEAK,
    weights: Mapping[str, float] = WEIGHTS,
) -> pd.DataFrame:
    """The claims with the three parts of a fact-checker's priority, and the reasons in words.

    Args:
        claims: The result of `newsangles.angles.claims.findings.claims_with_sources`, or a part of it.
        table: The result of `newsangles.tables`: ``mentions``, ``actors`` and ``articles`` are read.
        weak: How weakly a claim is backed by each sort of source, 0 to 1.
        weights: How much counts what, as below.

    Returns:
        The claims with ``why`` (the reasons) and these, each between 0 and 1:

        - ``important``: ``central`` times the salience of the most central actor that is named or meant in the claim
          (or for whom one of these stands), and ``early`` times how early it stands in its article.
        - ``weak``: that of the sort of its source; at least ``distant`` where it is alleged or only reported, or where
          the outlet's word for it doubts it (*claimed*).
        - ``checkable``: ``worth`` times its checkworthiness; ``plain`` if it gives a number, compares or accuses;
          ``asserted`` if it is put as certain or probable, or as something that has happened. Of all this only
          ``uncheckable`` is left where it predicts, tells of a plan, asks, evaluates or depends on a condition.
    """
    sizes = dict(zip(table["articles"]["article_id"], table["articles"]["characters"], strict=True))
    there = _Cast(table["mentions"], table["actors"])
    parts: dict[str, list[float]] = {"important": [], "weak": [], "checkable": []}
    why = []
    for row in records(claims):
        own = {
            "weak": _weak(row, weak, weights["distant"]),
            "checkable": _checkable(row, weights),
            "important": _important(row, there, sizes[row["article_id"]], weights),
        }
        why.append(sentence("; ".join(reason for part in own.values() for reason in part.reasons)))
        for name, part in own.items():
            parts[name].append(part.value)
    columns = {name: pd.Series(values, claims.index, "float64") for name, values in parts.items()}
    return claims.assign(why=pd.Series(why, claims.index, "str"), **columns)


def apart(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims in their order, without those that stand within an earlier one of their article, or around it."""
    taken: dict[str, list[Row]] = defaultdict(list)
    kept = []
    for row in records(claims[["article_id", "start", "end"]]):
        kept.append(not any(_nested(row, other) for other in taken[row["article_id"]]))
        if kept[-1]:
            taken[row["article_id"]].append(row)
    return claims[pd.Series(kept, claims.index, "bool")].reset_index(drop=True)


def check_first(claims: pd.DataFrame, table: Mapping[str, pd.DataFrame], limit: int = MAX_CLAIMS) -> pd.DataFrame:
    """The claims that a fact-checker would look at first, and why, with the weights of this module.

    ``priority = checkable * (important + weak) / 2``. The highest are taken in turn, of equal ones the first in the
    text; a claim that stands within one that was taken, or around it, is passed over.

    Args:
        claims: As for `graded`.
        table: As for `graded`.
        limit: At most so many.

    Returns:
        The result of `graded` of them, with ``priority``.
    """
    found = graded(claims, table)
    found["priority"] = (found["checkable"] * (found["important"] + found["weak"]) / 2).round(3)
    return apart(found.sort_values("priority", ascending=False, kind="stable")).head(limit)


def by_importance(claims: pd.DataFrame, table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The claims by importance, as `graded` has it; of equal ones the first in the text first."""
    sizes = dict(zip(table["articles"]["article_id"], table["articles"]["characters"], strict=True))
    there = _Cast(table["mentions"], table["actors"])
    values = [-_important(row, there, sizes[row["article_id"]], WEIGHTS).value for row in records(claims)]
    order = sorted(range(len(values)), key=values.__getitem__)
    return claims.iloc[order].reset_index(drop=True)


def _nested(row: Row, other: Row) -> bool:
    """True if one of two claims of an article stands within the other."""
    (a, b), (a2, b2) = (row["start"], row["end"]), (other["start"], other["end"])
    return bool((a2 <= a and b <= b2) or (a <= a2 and b2 <= b))


class _Cast:
    """The actors named or meant in each place, with their salience."""

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


def _important(row: Row, there: _Cast, size: int, weights: Mapping[str, float]) -> Part:
    actors = there.within(row)
    early = 1 - row["start"] / max(1, size)
    reasons = ["near the beginning"] if early >= 1 - EARLY_SHARE else []
    return Part(weights["central"] * max(actors.values(), default=0.0) + weights["early"] * early, reasons)


def _weak(row: Row, weak: Mapping[str, float], least: float) -> Part:
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
    reasons, value = [reason], weak[sort]
    distant = row["status"] in ("alleged", "reported") or row["stance"] == "doubting"
    if row["status"] == "alleged":
        reasons.append("alleged")
    elif row["status"] == "reported" and sort != HEARSAY:
        reasons.append("only reported")
    if row["stance"] == "doubting" and row["stance_cue"] and row["stance_cue"] not in (word if sort == HEARSAY else ""):
        cue, meaning = distance(row["stance_cue"])
        reasons.append(f"“{cue}” is {meaning}" if meaning == MARKED else f"{meaning} (“{cue}”)")
    return Part(max(value, least) if distant else value, reasons)


def _checkable(row: Row, weights: Mapping[str, float]) -> Part:
    reasons = [PLAIN_KINDS[row["kind"]]] if row["kind"] in PLAIN_KINDS else []
    worth = float(row["checkworthiness"])
    so = row["certainty"] in ("certain", "probable") or row["happened"] >= 1
    asserted = bool(so and not row["future"])
    value = weights["worth"] * worth + weights["plain"] * bool(reasons) + weights["asserted"] * asserted
    if row["certainty"] == "certain" and not row["future"] and row["status"] == "fact":
        reasons.append("put as certain")
    status = (
        row["status"] if row["status"] in UNCHECKABLE_STATUSES else "predicted" if row["kind"] == "prediction" else ""
    )
    if status:
        return Part(weights["uncheckable"] * value, [*reasons, f"hardly checkable: it {STATUSES[status][0]}"])
    return Part(value, reasons)


def first_to_check(table: pd.DataFrame) -> str:
    """How many of the claims to check first rest on nobody with a name."""
    if table.empty:
        return "There is nothing to check."
    if len(table) == 1:
        return sentence(f"one claim to check: “{brief(table.iloc[0]['claim'])}”")
    unnamed = int(table["sort"].isin(ANONYMOUS).sum())
    if not unnamed:
        nobody = listed([SORTS[sort].several for sort in ANONYMOUS]).replace(" and ", " or ")
        none = "neither" if len(table) == 2 else "none"
        return sentence(f"{none} of the {counted(len(table), 'claim')} to check first rests on {nobody}")
    verb = "rests" if unnamed == 1 else "rest"
    return sentence(
        f"of the {counted(len(table), 'claim')} to check first, {in_words(unnamed)} {verb} on nobody "
        "who could be asked by name"
    )


def whole(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that can be understood by themselves (`CLAUSE`)."""
    return claims[pd.Series([_is_whole(row) for row in records(claims)], claims.index, bool)]


def _is_whole(row: Row) -> bool:
    words = row["text"].split()
    with_subject = row["subject"] is not None and row["start"] <= row["subject_start"] < row["end"]
    return len(words) >= (WITH_SUBJECT if with_subject else CLAUSE) and words[0].lower() != "to"


def nested(table: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Pairs of claims of one article of which the first stands within the second; `apart` leaves none."""
    rows = records(table)
    for a in rows:
        for b in rows:
            same = a["article_id"] == b["article_id"] and a["claim_id"] != b["claim_id"]
            if same and b["start"] <= a["start"] and a["end"] <= b["end"]:
                yield a["claim_id"], b["claim_id"]
