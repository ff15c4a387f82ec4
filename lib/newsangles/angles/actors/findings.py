"""Findings on actors: what ``20_actors`` states, from the rows.

An actor's id counts within its article; what is put together from several articles goes by the actor's name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newsangles.show.sentence_numbers import sentence_starts
from newsangles.tables.frames import records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import called, counted, listed, sentence

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


def ranked(actors: pd.DataFrame, minimum_salience: float = 0.0) -> pd.DataFrame:
    """The actors, the most central first.

    Args:
        actors: The table of actors.
        minimum_salience: Leave out those that are less central than this.

    Returns:
        The rows kept, with ``called`` (as in `newsangles.tables.wording`) and ``stands_for`` (the same of the actor
        that it acts for).
    """
    names = called(actors)
    kept = actors[actors["salience"] >= minimum_salience].copy()
    keys = zip(kept["article_id"], kept["actor_id"], kept["acts_for"], strict=True)
    pairs = [(names[i, own], names.get((i, other))) for i, own, other in keys]
    kept["called"] = pd.Series([own for own, _ in pairs], kept.index, "str")
    kept["stands_for"] = pd.Series([other for _, other in pairs], kept.index, "str")
    return kept.sort_values("salience", ascending=False, kind="stable", ignore_index=True)


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
    """A sentence on the actors that `ranked` left out, and how to see them."""
    number = len(actors) - len(kept)
    if not number:
        return "Every actor in the table is shown."
    verb = "is" if number == 1 else "are"
    return sentence(f"{counted(number, 'actor')} {verb} not shown: less central than minimum_salience")


def titled(roles: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The table of roles with ``called``, the actor's name."""
    names = called(actors)
    table = roles.copy()
    found = [names.get(key) for key in zip(roles["article_id"], roles["actor_id"], strict=True)]
    table["called"] = pd.Series(found, roles.index, "str")
    return table


def offices(table: pd.DataFrame) -> str:
    """A sentence on the actors with a role, and those with several, from the result of `titled`."""
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
    kept = mentions[[key in chosen for key in keys]].copy()
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


def label(mention: Any) -> str:
    """The label of a marked mention: the actor, with a question mark where the link is doubtful."""
    doubt = mention.confidence is not None and mention.confidence < DOUBT
    return f"{mention.called} ?" if doubt else str(mention.called)


def how_meant(table: pd.DataFrame) -> str:
    """A sentence on the number and kinds of these mentions, from the result of `mentions_of`."""
    if table.empty:
        return "Nobody here is called so; the table above has the names."
    who = list(dict.fromkeys(str(name) for name in table["called"]))
    counts = table["kind"].value_counts()
    nouns = {"name": "name", "nominal": "noun", "pronoun": "pronoun"}
    ways = [counted(int(counts[kind]), noun) for kind, noun in nouns.items() if kind in counts]
    verb = "is" if len(who) == 1 else "are"
    return sentence(f"{listed(who, 4)} {verb} meant {counted(len(table), 'time')}: {listed(ways)}")


def presence(docs: Sequence[Doc], mentions: pd.DataFrame, table: pd.DataFrame, limit: int = 12) -> pd.DataFrame:
    """The places of the main actors along the text: one row a mention.

    Args:
        docs: The articles.
        mentions: The table of mentions.
        table: The result of `ranked`.
        limit: Only so many names, from the top of the table.

    Returns:
        ``called``, ``kind``, ``at`` (position in its article, 0 to 1), ``sentence`` (its number), ``article_id``,
        ``start``; in the order of the table, then of the text.
    """
    starts = {doc._.article.id: pd.Index(sentence_starts(doc)) for doc in docs}
    sizes = {doc._.article.id: max(1, len(doc.text)) for doc in docs}
    order = {name: n for n, name in enumerate(list(dict.fromkeys(table["called"]))[:limit])}
    pairs = zip(table["article_id"], table["actor_id"], strict=True)
    names = dict(zip(pairs, table["called"], strict=True))
    rows = []
    for row in records(mentions):
        i, start = row["article_id"], row["start"]
        name = names.get((i, row["actor_id"]))
        if name in order:
            number = max(1, int(starts[i].searchsorted(start, side="right")))
            rows.append((order[name], name, row["kind"], start / sizes[i], number, i, start))
    rows.sort(key=lambda row: row[0])
    columns = ["called", "kind", "at", "sentence", "article_id", "start"]
    return pd.DataFrame([row[1:] for row in rows], columns=columns)


def spread(places: pd.DataFrame) -> pd.DataFrame:
    """The spread of each main actor over the text, from the result of `presence`.

    Returns:
        One row an actor and article: ``called``, ``sentences`` (how many), ``which`` (their numbers: "1–2, 4"),
        ``mentions``, ``article_id`` and ``start`` of the first mention.
    """
    rows = []
    for (name, i), group in places.groupby(["called", "article_id"], sort=False):
        numbers = sorted({int(n) for n in group["sentence"]})
        rows.append((name, len(numbers), _runs(numbers), len(group), i, int(group["start"].min())))
    return pd.DataFrame(rows, columns=["called", "sentences", "which", "mentions", "article_id", "start"])


def _runs(numbers: Sequence[int]) -> str:
    """Numbers as ranges: "1–3, 5"."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in runs)


def where_meant(places: pd.DataFrame) -> str:
    """A sentence on the actors in most sentences, and those that come late, from the result of `presence`."""
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


def ties(edges: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Relations of actors: one row a pair and kind (acts on, speaks about, appears with).

    Args:
        edges: The table of edges.
        table: The result of `ranked`; edges of actors that are not in it are left out.

    Returns:
        ``who``, ``kind`` (of `TIES`), ``whom``, ``times``, ``verbs`` (as written), ``article_id`` and ``start`` of the
        first; acts first, then about, then together, the frequent ones first.
    """
    pairs = zip(table["article_id"], table["actor_id"], strict=True)
    names = dict(zip(pairs, table["called"], strict=True))
    groups: dict[tuple[str, str, str], list[dict[Hashable, Any]]] = defaultdict(list)
    for row in records(edges):
        who = names.get((row["article_id"], row["source_actor_id"]))
        whom = names.get((row["article_id"], row["target_actor_id"]))
        if who is not None and whom is not None:
            if row["kind"] == "together":
                who, whom = (whom, who) if (whom, row["kind"], who) in groups else (who, whom)
            groups[who, row["kind"], whom].append(row)
    rows = []
    for (who, kind, whom), group in groups.items():
        verbs = list(dict.fromkeys(" ".join(row["cue"].split()) for row in group if row["cue"]))
        shown = ", ".join(verbs) if verbs else None
        rows.append((who, kind, whom, len(group), shown, group[0]["article_id"], group[0]["start"]))
    order = list(TIES)
    rows.sort(key=lambda row: (order.index(row[1]), -row[3]))
    return pd.DataFrame(rows, columns=["who", "kind", "whom", "times", "verbs", "article_id", "start"])


def drawn(pairs: pd.DataFrame) -> pd.DataFrame:
    """The relations that a network draws: all of acting and speaking; appearing together from two times on."""
    return pairs[(pairs["kind"] != "together") | (pairs["times"] > 1)].reset_index(drop=True)


def who_with_whom(pairs: pd.DataFrame) -> str:
    """A sentence on the commonest relations, from the result of `ties`."""
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


def standing(mentions: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Capitals, seats, officials and governments, with the actors that they stand for and their readings as places.

    Args:
        mentions: The table of mentions.
        table: The result of `ranked`.

    Returns:
        One row an actor that stands for another, or only described, or whose name was read as one who acts or a place:
        ``called``, ``label``, ``stands_for``, ``acts_for_reason``, ``acting``, ``where`` and ``open`` (mentions by
        their reading), ``article_id``, ``start``.
    """
    readings = Counter((row["article_id"], row["actor_id"], row["reading"]) for row in records(mentions))
    rows = []
    for row in records(table):
        key = row["article_id"], row["actor_id"]
        acting, where, unread = (readings[(*key, reading)] for reading in ("actor", "place", None))
        if row["acts_for"] or not row["named"] or acting or where:
            open_ones = unread if acting or where else None
            rows.append({**row, "acting": acting, "where": where, "open": open_ones})
    columns = ["called", "label", "stands_for", "acts_for_reason", "acting", "where", "open", "article_id", "start"]
    whole = dict.fromkeys(["acting", "where", "open"], "Int64")
    found = pd.DataFrame(rows, columns=columns).astype(whole)
    # Those that stand for an actor first, each group in the order of the table given.
    return found.sort_values("stands_for", key=lambda c: c.isna(), kind="stable", ignore_index=True)


def stand_for(table: pd.DataFrame) -> str:
    """A sentence on actors that stand for others, and on place names that are only locations, from `standing`."""
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


def never_quoted(edges: pd.DataFrame, quotes: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The actors that are spoken about in quotes but never quoted.

    Args:
        edges: The table of edges.
        quotes: The table of quotes.
        table: The result of `ranked`.

    Returns:
        ``called``, ``label``, ``by`` (who speaks about it), ``times``, ``through`` (who is quoted and stands for it),
        ``article_id`` and ``start`` of the first quote; in the order of the table given.
    """
    said = quotes[~quotes["cue_class"].isin(ON_REQUEST)]  # attitudes and intentions are no quotes
    heard = set(zip(said["article_id"], said["actor_id"], strict=True))
    actors = records(table)
    names = {(row["article_id"], row["actor_id"]): row["called"] for row in actors}
    spoken: dict[Key, list[dict[Hashable, Any]]] = defaultdict(list)
    for row in records(edges[edges["kind"] == "about"]):
        spoken[row["article_id"], row["target_actor_id"]].append(row)
    rows = []
    for row in actors:
        i, key = row["article_id"], (row["article_id"], row["actor_id"])
        if key in spoken and key not in heard:
            first = spoken[key][0]
            by = dict.fromkeys(names.get((i, e["source_actor_id"]), "somebody") for e in spoken[key])
            through = [
                a["called"]
                for a in actors
                if a["article_id"] == i and a["acts_for"] == row["actor_id"] and (i, a["actor_id"]) in heard
            ]
            rows.append(
                (
                    row["called"],
                    row["label"],
                    listed(list(by)),
                    len(spoken[key]),
                    listed(through) if through else None,
                    i,
                    first["start"],
                )
            )
    return pd.DataFrame(rows, columns=["called", "label", "by", "times", "through", "article_id", "start"])


def who_is_never_quoted(table: pd.DataFrame) -> str:
    """A sentence on actors that are spoken about but never quoted, from the result of `never_quoted`."""
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


def doubtful(mentions: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Words without a link to an actor, or with a confidence < `DOUBT`.

    Returns:
        ``text``, ``kind``, ``called`` (the actor, where linked), ``perhaps`` (the likeliest, where not), ``reason``,
        ``confidence``, ``article_id``, ``start``.
    """
    names = called(actors)
    unsure = (mentions["confidence"] < DOUBT).fillna(False).astype(bool)
    rows = []
    for row in records(mentions[mentions["actor_id"].isna() | unsure]):
        own, other = ((row["article_id"], row[c]) for c in ("actor_id", "perhaps"))
        rows.append({**row, "called": names.get(own), "perhaps": names.get(other)})
    columns = ["text", "kind", "called", "perhaps", "reason", "confidence", "article_id", "start"]
    return pd.DataFrame(rows, columns=columns).astype({"confidence": "Float64"})


def left_open(table: pd.DataFrame, mentions: pd.DataFrame) -> str:
    """A sentence on unlinked and doubtful words, from the result of `doubtful`."""
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


def counts(mentions: pd.DataFrame, actors: pd.DataFrame) -> Mapping[Key, Mapping[str, int]]:
    """The number of mentions of each actor by kind, for the notebook's checks."""
    found: dict[Key, Counter[str]] = {key: Counter() for key in called(actors)}
    for row in records(mentions[mentions["actor_id"].notna()]):
        found.setdefault((row["article_id"], row["actor_id"]), Counter())[row["kind"]] += 1
    return found
