"""Findings on claims: what ``30_claims`` states, from the rows.

Whether a claim is true is not known here; the findings give its source, its status, and reasons to check it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, get_args

import numpy as np
import pandas as pd

from newsangles.angles.factuality.lexicon import DENIALS, rules
from newsangles.errors import ParameterError
from newsangles.language.rules import per_rules
from newsangles.tables.frames import records
from newsangles.tables.schema import Status
from newsangles.tables.told_whole import NONE_POINTING, pointing_words, told_whole
from newsangles.tables.wording import (
    ANONYMOUS,
    HEARSAY,
    IMPLICATIONS,
    NOBODY,
    OUTLET,
    SORT_OF,
    SORTS,
    THE_OUTLET,
    UNCLEAR,
    all_of,
    called,
    counted,
    line,
    listed,
    quantity,
    sentence,
    word_starts,
)

ALL = "all"
"""The choice of all statuses."""

VOICES = {
    "outlet": SORTS[OUTLET].meaning,
    "named": "a person, body, document or medium with a name",
    "anonymous": "a government, officials or others without a name, or a source that stays unclear",
    HEARSAY: SORTS[HEARSAY].meaning,
}
"""Groups of sources of claims, for the key above a marked article."""


STATUSES = {
    "fact": ("is put as plain fact", "are put as plain fact", "put as plain fact, whether or not it is one"),
    "reported": ("is only reported", "are only reported", "handed on as hearsay: reportedly, it is said"),
    "alleged": ("is alleged", "are alleged", "somebody is accused of it"),
    "opinion": ("evaluates", "evaluate", "says that something is good, bad, needed, hard"),
    "predicted": ("predicts", "predict", "may, could or will be so"),
    "planned": ("tells of a plan", "tell of plans", "intended, promised, attempted or planned"),
    "wanted": ("tells of a wish or demand", "tell of wishes or demands", "wanted, hoped for or demanded by somebody"),
    "conditional": ("depends on a condition", "depend on a condition", "so if something else is"),
    "question": ("asks", "ask", "asked, so nobody claims it"),
}
"""The wording of each status, for one claim and for several, and its meaning."""


MARKED = "in quotation marks, though nobody is quoted"
"""The meaning of scare quotes."""

_MARKS = "\"'`″“”„«»‹›‘’‚"

_NEGATIONS = frozenset(("negation", "nobody or nothing", "without"))
"""Names of the rules of plain negation (`newsangles.angles.factuality.own_clause`)."""

_NO_CUES: Mapping[Hashable, Any] = {"cues": (), "cue_rules": (), "cue_spans": ()}

Row = Mapping[Hashable, Any]


# --- the claims with their sources ------------------------------------------------------------------------------------


def claims_with_sources(table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The claims with their sources, and the words that decided their status.

    Args:
        table: The result of `newsangles.tables`: ``claims``, ``predicates``, ``quotes``, ``actors`` and ``mentions``
            are read.

    Returns:
        The table of claims with ``claim`` (its text, to be read alone: in brackets a subject from elsewhere, the
        names that pronouns mean, and a word from elsewhere that reverses it: *denied*), ``sort`` (a key of
        `SORTS`), ``voices`` (a key of `VOICES`), ``who`` (the actor's name, else the source as written; both sources of
        a claim at second hand), ``links`` (the sources with their cues, the outermost first), ``cues``, ``cue_rules``
        (those of its predicate).
    """
    names = called(table["actors"])
    quotes = {(q["article_id"], q["quote_id"]): q for q in records(table["quotes"])}
    heads = {(p["article_id"], p["predicate_id"]): p for p in records(table["predicates"])}
    before_it = {(c["article_id"], c["claim_id"]): c for c in records(table["claims"])}
    pointing = pointing_words(table["mentions"], names)
    claims = table["claims"].copy()
    added: dict[str, list[Any]] = {
        name: [] for name in ("claim", "sort", "voices", "who", "links", "cues", "cue_rules")
    }
    for row in records(claims):
        i = row["article_id"]
        own = OUTLET if row["voice"] == OUTLET else SORT_OF[row["source_kind"] or "nobody"]
        chain = [(_speaker(q, names), q["cue"]) for name in row["chain"] if (q := quotes.get((i, name))) is not None]
        speaker = _speaker(row, names)
        outer = names.get((i, row["told_by_actor_id"]), row["told_by"] and line(row["told_by"]))
        told = f" (says {outer})" if outer and own != OUTLET else ""
        before = before_it.get((i, row["goes_on_from"]))
        outlet = THE_OUTLET if before is None else f"{THE_OUTLET}, or still {_speaker(before, names)}"
        head = heads.get((i, row["predicate_id"]), _NO_CUES)
        added["claim"].append(f"{_denied(row, head)}{told_whole(row, pointing.get(i, NONE_POINTING), names)}")
        added["sort"].append(own)
        added["voices"].append(_voice(own))
        added["who"].append(outlet if own == OUTLET else f"{speaker}{told}")
        added["links"].append(tuple(line(f"{who} {cue or ''}") for who, cue in chain))
        added["cues"].append(tuple(map(line, head["cues"])))
        added["cue_rules"].append(tuple(head["cue_rules"]))
    dtypes = dict.fromkeys(["claim", "sort", "voices", "who"], "str")
    columns = {name: pd.Series(values, claims.index, dtypes.get(name, "object")) for name, values in added.items()}
    return claims.assign(**columns)


def _speaker(row: Row, names: Mapping[tuple[str, str], str]) -> str:
    return names.get((row["article_id"], row["actor_id"]), line(row["source"] or NOBODY))


def _denied(row: Row, head: Row) -> str:
    """The word outside a claim that reverses it, in brackets: *[denied]*; "" for none."""
    if row["polarity"] != "negative":
        return ""
    if "not said" in head["cue_rules"]:
        return "[not said] "
    cues = zip(head["cues"], head["cue_rules"], head["cue_spans"], strict=True)
    outside = [(word, rule) for word, rule, (a, _) in cues if not row["start"] <= a < row["end"]]
    for turning in (_turning(), _NEGATIONS):  # lie, denied; else the not of: not true
        if found := [word for word, rule in outside if rule in turning]:
            return f"[{line(found[-1])}] "
    return ""


@per_rules
def _turning() -> frozenset[str]:
    """The names of the rules that reverse the clause below a word (``embedding.tsv``)."""
    return frozenset(rule.name for rule in rules().values() if rule.polarity in DENIALS)


def _voice(sort: str) -> str:
    if sort in VOICES:
        return sort
    return "anonymous" if sort in (*ANONYMOUS, UNCLEAR) else "named"


def distance(cue: str) -> tuple[str, str]:
    """The word of a claim that the outlet keeps its distance from, without marks, and its meaning."""
    word = line(cue)
    return (word.strip(_MARKS), MARKED) if word[0] in _MARKS else (word, IMPLICATIONS["doubting"])


def check_status(status: str) -> None:
    """Refuse a status that no claim can have; `ALL` stands for all of them.

    Raises:
        ParameterError: There is no such status.
    """
    valid = (ALL, *get_args(Status))
    if status not in valid:
        raise ParameterError("status", f"no status is called {status!r}", f"use one of {', '.join(valid)}")


def left_out(claims: pd.DataFrame, kept: pd.DataFrame) -> str:
    """How many claims the page's filter leaves out; empty for none."""
    number = len(claims) - len(kept)
    if not number:
        return ""
    verb = "is" if number == 1 else "are"
    return sentence(f"{counted(number, 'other claim')} {verb} not shown: the parameters leave out some")


def label(claim: Any) -> str:
    """The label of a marked claim: who answers for it, then how it is put, unless as certain fact.

    A claim is denied by a word around it; a *not* within it is read there.
    """
    who = claim.sort if claim.sort in (OUTLET, HEARSAY) else str(claim.who)
    how = claim.status if claim.status != "fact" else claim.certainty if claim.certainty != "certain" else ""
    if claim.sort == HEARSAY and how == "reported":
        how = ""
    denied = claim.polarity == "negative" and not _turning().isdisjoint(claim.cue_rules)
    said = ", ".join(part for part in (how, "denied" * denied) if part)
    return f"{who}: {said}" if said else who


# --- sources ----------------------------------------------------------------------------------------------------------


def with_words(claims: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The claims with ``words``: how many words each has to itself.

    Claims can stand within claims (*Rubio said that the other side says that …*). Each word is counted once, for the
    innermost claim around it. Words outside all claims (*Rubio said*) are not counted.

    Args:
        claims: The result of `claims_with_sources`, or a part of it.
        articles: The table of articles.
    """
    return claims.assign(words=pd.Series(_words_of(records(claims), articles), claims.index, "int64"))


def _words_of(rows: Sequence[Row], articles: pd.DataFrame) -> list[int]:
    """The number of words of each claim outside the claims within it."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        by_article[row["article_id"]].append(n)
    found = [0] * len(rows)
    for i, text in zip(articles["article_id"], articles["text"], strict=True):
        owner = np.full(len(text) + 1, -1)
        for n in sorted(by_article[i], key=lambda n: (rows[n]["start"] - rows[n]["end"], n)):  # the longest first
            owner[rows[n]["start"] : rows[n]["end"]] = n
        for at in word_starts(text) if by_article[i] else ():
            if owner[at] >= 0:
                found[owner[at]] += 1
    return found


def outside(claims: pd.DataFrame, articles: pd.DataFrame) -> str:
    """How the words were counted, and how many stand in no claim, from the result of `with_words`."""
    if claims.empty:
        return "There are no claims to count words of."
    every = sum(1 for text in articles["text"] for _ in word_starts(text))
    without = 1 - claims["words"].sum() / max(1, every)
    return sentence(
        f"each word counts once, for the innermost claim that it stands in; {without:.0%} of the words stand in none "
        "of these claims (who said it, conditions, questions)"
    )


def on_whose_word(table: pd.DataFrame) -> str:
    """The headline: on whose word the claims rest.

    Args:
        table: How many ``claims`` rest on each ``sort`` of source, and on how many ``different`` ones.
    """
    number = int(table["claims"].sum())
    if not number:
        return "Nothing is claimed here."
    counts = {row["sort"]: row for row in records(table) if row["claims"]}
    own = counts.pop(OUTLET, None)
    parts = []
    for n, (sort, row) in enumerate(counts.items()):
        verb = ("rests " if row["claims"] == 1 else "rest ") if n == 0 else ""
        parts.append(
            f"{_number(row['claims'])} {verb}on {SORTS[sort].several if row['different'] > 1 else SORTS[sort].one}"
        )
    if own is not None:
        parts.append(f"{_number(own['claims'])} {'is' if own['claims'] == 1 else 'are'} in the outlet’s own voice")
    if number == 1:
        return sentence("the only claim " + parts[0].partition(" ")[2])
    if len(parts) == 1:
        return sentence(f"{all_of(number, 'claim')} {parts[0].partition(' ')[2]}")
    last = parts.pop() if own is not None else ""
    told = f"{', '.join(parts)}; {last}" if last else listed(parts, len(SORTS))
    return sentence(f"of {counted(number, 'claim')}, {told}")


def _number(number: int) -> str:
    return counted(number, " ", " ").strip()


# --- status -----------------------------------------------------------------------------------------------------------


def how_put(table: pd.DataFrame) -> str:
    """How the claims are put, from the number of ``claims`` of each ``status``."""
    number = int(table["claims"].sum())
    if not number:
        return "There are no claims."
    counts = dict(zip(table["status"], (int(n) for n in table["claims"]), strict=True))
    if number == 1:
        return sentence(f"the only claim {_doing(counts).partition(' ')[2]}")
    if max(counts.values()) == number:
        return sentence(f"{all_of(number, 'claim')} {_doing(counts).partition(' ')[2]}")
    return sentence(f"of {counted(number, 'claim')}, {_doing(counts)}")


def _doing(counts: Mapping[str, int]) -> str:
    """Counts of claims by status, in words: ``nine are put as plain fact and one evaluates``."""
    does = [(n, STATUSES[status]) for status, n in counts.items() if n]
    return listed([f"{_number(n)} {verbs[0] if n == 1 else verbs[1]}" for n, verbs in does], len(STATUSES))


def what_decided(claims: pd.DataFrame) -> str:
    """A sentence on the words that decided the status of claims."""
    if claims.empty:
        return "There are no claims."
    cued = sum(bool(len(cues)) for cues in claims["cues"])
    plain = len(claims) - cued
    if not cued:
        return "No word weakens, turns or evaluates any of the claims: all count as plain fact."
    times = Counter(word for cues in claims["cues"] for word in {cue.lower() for cue in cues})
    most = [f"“{word}”" for word, n in times.most_common(2) if n > 1]
    often = f", most often {listed(most)}" if most else ""
    rest = f"; {_number(plain)} {'has' if plain == 1 else 'have'} none, and so count as plain fact" if plain else ""
    verb = "has" if cued == 1 else "have"
    return sentence(f"{counted(cued, 'claim')} {verb} a word that decides how to take it{often}{rest}")


# --- the outlet's own voice -------------------------------------------------------------------------------------------


def own_voice(table: pd.DataFrame) -> str:
    """A sentence on the claims in the outlet's own voice, from these claims."""
    if table.empty:
        return "The outlet says nothing of this in its own voice: every claim is attributed."
    counts = Counter(table["status"])
    order = {status: counts[status] for status in STATUSES if status != "fact"} | {"fact": counts["fact"]}
    if len(table) == 1:
        return sentence(f"one claim is in the outlet’s own voice; it {_doing(order).partition(' ')[2]}")
    return sentence(f"{counted(len(table), 'claim')} are in the outlet’s own voice: {_doing(order)}")


# --- anonymous sources ------------------------------------------------------------------------------------------------


def nobody_to_ask(table: pd.DataFrame, claims: pd.DataFrame) -> str:
    """A sentence on the claims of anonymous sources, those of the table, and their countries or bodies."""
    if claims.empty:
        return "There are no claims."
    if table.empty:
        return f"No claim rests on {listed([SORTS[sort].several for sort in ANONYMOUS]).replace(' and ', ' or ')}."
    parts = []
    for sort in ANONYMOUS:
        rows = table[table["sort"] == sort]
        if len(rows):
            bodies = Counter(rows["source_body"].dropna())
            known = [f"{_number(n)} of {body}" for body, n in bodies.most_common()]
            unknown = len(rows) - sum(bodies.values())
            known += [f"{_number(unknown)} of no country or body that is named"] * bool(unknown and known)
            of = f" ({listed(known)})" if known else ""
            parts.append(f"{_number(len(rows))} on {SORTS[sort].several if len(rows) > 1 else SORTS[sort].one}{of}")
    verb = "rests" if len(table) == 1 else "rest"
    start = f"{counted(len(table), 'claim')} of {len(claims):,} {verb}"
    if len(parts) == 1:
        return sentence(f"{start} {parts[0].partition(' ')[2]}")
    return sentence(f"{start} on nobody who could be asked by name: {listed(parts)}")


def behind_nobody(table: pd.DataFrame, claims: pd.DataFrame) -> str:
    """A sentence on the claims that are hearsay, those of the table."""
    if claims.empty:
        return "There are no claims."
    if table.empty:
        return "Somebody, or the outlet itself, stands behind every claim."
    verb = "rests" if len(table) == 1 else "rest"
    return sentence(f"{counted(len(table), 'claim')} of {len(claims):,} {verb} on hearsay: no source is given")


# --- the numbers ------------------------------------------------------------------------------------------------------


def with_readings(numbers: pd.DataFrame) -> pd.DataFrame:
    """The table of numbers with ``read``: the number as read, for readers (*more than 1.5 million*)."""
    found = [
        quantity(row["value"], row["high"], row["unit"], row["approximate"], row["per"]) for row in records(numbers)
    ]
    return numbers.assign(read=pd.Series(found, numbers.index, "str"))


def how_exact(table: pd.DataFrame) -> str:
    """A sentence on the numbers in claims, and how exact they are."""
    if table.empty:
        return "No claim states a number."
    loose = int(table["approximate"].notna().sum())
    exact = "" if not loose else f", {_number(loose)} of them not exactly"
    verb = "states" if table["claim_id"].nunique() == 1 else "state"
    stated = counted(table.groupby("article_id")["claim_id"].nunique().sum(), "claim")
    return sentence(f"{stated} {verb} {counted(len(table), 'number')}{exact}")


# --- cues -------------------------------------------------------------------------------------------------------------


def leaning(table: pd.DataFrame) -> str:
    """From whose claims the outlet keeps its distance, and whose it takes for true, from those not put neutrally."""
    if table.empty:
        return "No claim is attributed in a word that implies whether it is true."
    verbs = {
        "doubting": "keeps its distance from {}",
        "endorsing": "takes {} for true",
        "conceding": "has {} conceded",
        "asserting": "shows sources insisting on {}",
    }
    parts = []
    for stance, text in verbs.items():
        rows = table[table["stance"] == stance]
        if len(rows):
            who = [str(name) for name in dict.fromkeys(rows["who"]) if name not in (NOBODY, THE_OUTLET)]
            whose = f" (of {listed(who, 4)})" if who else ""
            parts.append(f"{text.format(counted(len(rows), 'claim'))}{whose}")
    return sentence(f"by its choice of words the outlet {listed(parts)}")


def second_hand(table: pd.DataFrame) -> str:
    """How many claims are at second hand, from those that are, with their ``chain``."""
    if table.empty:
        return "No claim is at second hand: nobody is said to have said that somebody said it."
    verb = "is" if len(table) == 1 else "are"
    told = list(dict.fromkeys(str(chain) for chain in table["chain"]))
    return sentence(f"{counted(len(table), 'claim')} {verb} at second hand: {listed(told, 2)}")
