"""Findings on actors: names, doubtful spellings and the sentences of ``20_actors``, from the rows.

The page itself selects, groups and counts. An actor's id counts within its article; what is put together from several
articles goes by the actor's name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable
from typing import Any

import pandas as pd

from newsangles.tables.frames import records
from newsangles.tables.wording import called, counted, line, listed, sentence

KINDS = {"name": "by a name", "nominal": "by a noun: the president", "pronoun": "by a pronoun: he, their"}
"""Kinds of mentions, for the key above a marked article."""

TIES = {
    "acts": "acts on, or deals with",
    "about": "speaks about",
    "together": "in two sentences or more together",
}
"""Kinds of relations between two actors, in the order in which a network draws them."""

LABELS = {"person": "people", "organisation": "organisations", "place": "places", "group": "groups"}
"""The labels and their plurals."""

DOUBT = 0.5
"""A row is doubtful if its confidence is < this: likelier wrong than right."""

ALL = "all"
"""The choice of all actors."""

_RESPELT = {"spelling", "surname, other spelling"}

Key = tuple[str, str]
"""An article's id and an actor's id within it."""


# --- the actors -------------------------------------------------------------------------------------------------------


def ranked(actors: pd.DataFrame) -> pd.DataFrame:
    """The actors, the most central first.

    Args:
        actors: The table of actors.

    Returns:
        The rows with ``called`` (as in `newsangles.tables.wording`) and ``stands_for`` (the same of the actor
        that it acts for).
    """
    names = called(actors)
    keys = zip(actors["article_id"], actors["actor_id"], actors["acts_for"], strict=True)
    pairs = [(names[i, own], names.get((i, other))) for i, own, other in keys]
    found = actors.assign(
        called=pd.Series([own for own, _ in pairs], actors.index, "str"),
        stands_for=pd.Series([other for _, other in pairs], actors.index, "str"),
    )
    return found.sort_values("salience", ascending=False, kind="stable", ignore_index=True)


def who_is_in_it(table: pd.DataFrame) -> str:
    """The headline: the number of actors by sort, and the most central, from the result of `ranked`."""
    if table.empty:
        return "Nobody is named or described as acting."
    counts = table["label"].value_counts()
    sorts = [counted(int(counts[one]), one, many) for one, many in LABELS.items() if one in counts]
    most = [str(name) for name in dict.fromkeys(table["called"])][:3]
    central = f"the most central {'is' if len(most) == 1 else 'are'} {listed(most)}"
    return sentence(f"{counted(len(table), 'actor')} ({listed(sorts)}); {central}")


def less_central(actors: pd.DataFrame, kept: pd.DataFrame) -> str:
    """How many actors the parameter minimum_salience leaves out."""
    number = len(actors) - len(kept)
    if not number:
        return "Every actor in the table is shown."
    verb = "is" if number == 1 else "are"
    return sentence(f"{counted(number, 'actor')} {verb} not shown: less central than these")


def offices(table: pd.DataFrame) -> str:
    """A sentence on the actors with a role, and those with several.

    Args:
        table: The table of roles with ``called``, the actor's name.
    """
    if table.empty:
        return "Nobody is given an office, a trade or an age."
    wordings: dict[str, list[str]] = defaultdict(list)
    for row in records(table[table["kind"] != "age"]):
        text = " ".join(row["text"].split())
        if text.lower() not in [known.lower() for known in wordings[row["called"]]]:
            wordings[row["called"]].append(text)
    holders = table["called"].nunique()
    verb = "is" if holders == 1 else "are"
    several = [f"{name} ({listed(texts)})" for name, texts in wordings.items() if len(texts) > 1]
    rest = f"; worded in more than one way: {listed(several, 3)}" if several else ""
    return sentence(f"{counted(holders, 'actor')} {verb} given a role{rest}")


# --- mentions ---------------------------------------------------------------------------------------------------------


def mentions_of(mentions: pd.DataFrame, actors: pd.DataFrame, actor: str = "") -> pd.DataFrame:
    """The mentions of one actor, or of everybody.

    Args:
        mentions: The table of mentions.
        actors: The table of actors.
        actor: A name, an alias, a part of a name, or an actor_id; "" for the most central actor of each article;
            `ALL` for everybody.

    Returns:
        The mentions kept, with ``called``, the actor's name. No rows where no actor has that name.
    """
    names = called(actors)
    chosen = {key for key in _chosen(actors, actor) if key in names}
    keys = list(zip(mentions["article_id"], mentions["actor_id"], strict=True))
    kept = mentions[pd.Series([key in chosen for key in keys], mentions.index, bool)].copy()
    kept["called"] = pd.Series([names[key] for key in keys if key in chosen], kept.index, "str")
    return kept


def _chosen(actors: pd.DataFrame, actor: str) -> list[Key]:
    rows = records(actors)
    wanted = " ".join(actor.split()).casefold()
    if wanted == ALL:
        found = rows
    elif not wanted:
        best: dict[str, dict[Hashable, Any]] = {}
        for row in rows:
            if row["article_id"] not in best or row["salience"] > best[row["article_id"]]["salience"]:
                best[row["article_id"]] = row
        found = list(best.values())
    else:
        names = [{row["actor_id"].casefold(), *(t.casefold() for t in (row["name"], *row["aliases"]))} for row in rows]
        found = [row for row, own in zip(rows, names, strict=True) if wanted in own]
        part = re.compile(rf"\b{re.escape(wanted)}\b")
        found = found or [row for row, own in zip(rows, names, strict=True) if any(map(part.search, own))]
    return [(row["article_id"], row["actor_id"]) for row in found]


def how_meant(table: pd.DataFrame, actor: str = "", actors: pd.DataFrame | None = None) -> str:
    """A sentence on the number and kinds of these mentions.

    Args:
        table: The result of `mentions_of`.
        actor: The name by which they were chosen.
        actors: The result of `ranked`, for names that might have been meant.
    """
    if table.empty and actor:
        names = [] if actors is None else [str(name) for name in dict.fromkeys(actors["called"])][:5]
        remedy = f"give one of the names in the table above, such as {listed(names)}" if names else "no actor is named"
        return sentence(f"nobody here is called “{line(actor)}” (the parameter actor); {remedy}")
    if table.empty:
        return "Nobody is named or described as acting."
    who = list(dict.fromkeys(str(name) for name in table["called"]))
    counts = table["kind"].value_counts()
    nouns = {"name": "name", "nominal": "noun", "pronoun": "pronoun"}
    ways = [counted(int(counts[kind]), noun) for kind, noun in nouns.items() if kind in counts]
    verb = "is" if len(who) == 1 else "are"
    return sentence(f"{listed(who, 4)} {verb} meant {counted(len(table), 'time')}: {listed(ways)}")


def where_meant(places: pd.DataFrame) -> str:
    """A sentence on the actors in most sentences, and those that come late.

    Args:
        places: A row a mention: ``called``, ``article_id``, ``sentence`` (its number) and ``at`` (how far into its
            article, 0 to 1).
    """
    if places.empty:
        return "Nobody is meant anywhere."
    counts = places.groupby("called", sort=False).apply(
        lambda g: len(set(zip(g["article_id"], g["sentence"], strict=True)))
    )
    most = [str(name) for name, n in counts.items() if n == counts.max()]
    first = places.groupby("called", sort=False)["at"].min()
    late = [str(name) for name, at in first.items() if at >= 0.5]
    rest = f"; only in the second half: {listed(late)}" if late and len(late) < len(first) else ""
    verb = "is" if len(most) == 1 else "are"
    often = f"{counted(int(counts.max()), 'sentence')}{' each' if len(most) > 1 else ''}"
    return sentence(f"{listed(most, 3)} {verb} meant in {often}, more than any other{rest}")


# --- relations --------------------------------------------------------------------------------------------------------


def who_with_whom(pairs: pd.DataFrame) -> str:
    """A sentence on the commonest relations.

    Args:
        pairs: A row a pair and kind (of `TIES`): ``who``, ``kind``, ``whom``, ``times``; the frequent ones first.
    """
    if pairs.empty:
        return "No two actors are brought together."
    parts = []
    about = pairs[pairs["kind"] == "about"].groupby("who", sort=False)["whom"].nunique()
    if len(about):
        most = [str(name) for name, n in about.items() if n == about.max()]
        verb, each = ("speaks", "") if len(most) == 1 else ("speak", " each")
        parts.append(f"{listed(most, 3)} {verb} about {counted(int(about.max()), 'actor')}{each}, more than any other")
    together = pairs[pairs["kind"] == "together"]
    if len(together):
        first = together.iloc[0]
        where = f"together in {counted(int(first['times']), 'sentence')}"
        parts.append(f"{first['who']} and {first['whom']} stand {where}")
    return sentence("; ".join(parts) or f"{counted(len(pairs), 'pair')}, none of which speaks about the other")


# --- representation ---------------------------------------------------------------------------------------------------


def stand_for(table: pd.DataFrame) -> str:
    """A sentence on actors that stand for others, and on place names that are only locations.

    Args:
        table: A row an actor: ``called``, ``stands_for``, and its mentions by their reading, ``acting`` and ``where``.
    """
    parts = []
    found = table[table["stands_for"].notna()]
    if len(found):
        by: dict[str, list[str]] = defaultdict(list)
        for row in records(found):
            if row["called"] not in by[row["stands_for"]]:
                by[row["stands_for"]].append(row["called"])
        groups = [f"{listed(w)} {'stands' if len(w) == 1 else 'stand'} for {whom}" for whom, w in by.items()]
        parts += groups[:3]
        others = sum(len(who) for who in list(by.values())[3:])
        if others:
            verb = "stands" if others == 1 else "stand"
            parts.append(f"{counted(others, 'other')} {verb} for somebody else")
    where = int(table["where"].sum())
    read = where + int(table["acting"].sum())
    if read:
        verb = "says" if where < 2 else "say"
        number = f"{where:,}" if where else "none"
        parts.append(f"{number} of {counted(read, 'place name')} with a clear reading only {verb} where")
    return sentence("; ".join(parts) or "nobody stands for anybody else")


def who_is_never_quoted(table: pd.DataFrame) -> str:
    """A sentence on actors that are spoken about but never quoted.

    Args:
        table: A row an actor: ``called``, and ``through``, who is quoted and stands for it (empty where nobody).
    """
    if table.empty:
        return "Everybody who is spoken about is quoted too."
    names = list(dict.fromkeys(str(name) for name in table["called"]))
    verb = "is" if len(names) == 1 else "are"
    through = list(dict.fromkeys(str(n) for n in table.loc[table["through"].notna(), "called"]))
    rest = f"; others who are quoted stand for {listed(through)}" if through else ""
    return sentence(f"{listed(names)} {verb} spoken about, but never quoted{rest}")


# --- doubtful rows ----------------------------------------------------------------------------------------------------


def variants(mentions: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Names of one actor that differ in spelling only, which an editor may want to make one.

    Returns:
        One row a pair of spellings: ``called`` (the actor), ``spelling``, ``times``, ``other``, ``other_times``,
        ``article_id`` and ``start`` (the first place of the other). ``times`` counts the names that hold the word.
    """
    names = called(actors)
    own: dict[Key, list[dict[Hashable, Any]]] = defaultdict(list)
    for row in records(mentions[mentions["kind"] == "name"]):
        own[row["article_id"], row["actor_id"]].append(row)
    rows = []
    for key, group in own.items():
        seen: set[frozenset[str]] = set()
        for row in group:
            if row["rule"] not in _RESPELT:
                continue
            for before, after in _differing(row["reason"].partition(": ")[2], row["text"]):
                pair = frozenset((before, after))
                if len(pair) < 2 or pair in seen:
                    continue
                seen.add(pair)
                first = next(r for r in group if after in r["text"].split())
                times = [sum(word in r["text"].split() for r in group) for word in (before, after)]
                rows.append((names[key], before, times[0], after, times[1], key[0], first["start"]))
    return pd.DataFrame(rows, columns=["called", "spelling", "times", "other", "other_times", "article_id", "start"])


def _differing(one: str, other: str) -> list[tuple[str, str]]:
    """The words in which two names differ, counted from their ends."""
    pairs = zip(reversed(one.split()), reversed(other.split()), strict=False)
    return [(a, b) for a, b in pairs if a.casefold() != b.casefold()]


def spelt(table: pd.DataFrame) -> str:
    """A sentence on names with two spellings, from the result of `variants`."""
    if table.empty:
        return "Every name is spelt in one way."
    pairs = [f"{r['spelling']} ({r['times']}) / {r['other']} ({r['other_times']})" for r in records(table)]
    verb = "name is" if len(pairs) == 1 else "names are"
    return sentence(f"{counted(len(pairs), verb, verb)} spelt in two ways: {listed(pairs, 3)}")


def left_open(table: pd.DataFrame, mentions: pd.DataFrame) -> str:
    """A sentence on unlinked words, and on doubtful links.

    Args:
        table: The mentions in doubt: ``text``, and ``called``, the actor (empty where linked to nobody).
        mentions: The table of mentions.
    """
    if mentions.empty:
        return "Nobody is named or meant."
    linked = int(table["called"].notna().sum())
    unlinked = table.loc[table["called"].isna(), "text"]
    if table.empty:
        return "Every word that names or means an actor is linked to one, none of them in doubt."
    parts = []
    if len(unlinked):
        words = [f"“{' '.join(str(word).split())}”" for word in dict.fromkeys(unlinked.str.lower())]
        verb = "stays" if len(unlinked) == 1 else "stay"
        parts.append(f"{counted(len(unlinked), 'word')} of {len(mentions):,} {verb} open ({listed(words)})")
    if linked:
        verb = "is" if linked == 1 else "are"
        parts.append(f"{counted(linked, 'link')} {verb} likelier wrong than right")
    return sentence("; ".join(parts))
