"""Findings on a corpus for ``90_corpus``, by SQL and in sentences.

Every table has ``places``, the rows that were counted, one from each article: the article's id and the row's anchor on
its marked page (``q3``; ``row-a1`` for a row without a mark; empty for the article itself). Only the first
`MAX_PLACES` are kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from statistics import NormalDist
from typing import Any

import pandas as pd

from newsangles.corpus.query import Corpus
from newsangles.documents.article import day
from newsangles.tables.frames import records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import ANONYMOUS, SORTS, brief, counted, line, listed, sentence

MAX_PLACES = 6
"""Places kept for each row: one more than are shown."""

UNNAMED, UNCLEAR = "sources without a name", "not linked to an actor"
"""Names for all anonymous speakers, and for all sources without an actor (it, a copy of the letter).

They stand for different sources in different articles."""

MIN_TO_COMPARE = 10
"""Shares are compared only if they are of >= this number of quotes or claims."""

UNKNOWN = "unknown"
"""The name for a missing outlet or date."""

OTHERS = "all others"
"""The name for all further speakers."""

RESTS_ON = {
    "named": ("named person", "named organisation"),
    "papers": ("document", "media"),
    "unnamed": tuple(SORTS[sort].stored for sort in ANONYMOUS),
    "unclear": ("unclear",),
}
"""Groups of sources of claims, by `newsangles.tables.wording.SORTS`; the outlet's own voice is not among them."""


# Named actors by one key across articles; of different labels in different articles the commonest holds.
CAST = """
    WITH counted AS (SELECT lower(name) AS own, label, count(*) AS n FROM actors WHERE named GROUP BY ALL),
    usual AS (SELECT own, first(label ORDER BY n DESC, label) AS label FROM counted GROUP BY own)
    SELECT a.article_id, a.actor_id, a.published, usual.label, coalesce(p.name, a.name) AS actor,
        CASE usual.label WHEN 'person' THEN coalesce(p.person_id, a.article_id || '/' || a.actor_id) ELSE own END AS key
    FROM actors a JOIN usual ON own = lower(a.name)
    LEFT JOIN people p ON p.article_id = a.article_id AND p.actor_id = a.actor_id
    WHERE a.named
"""

_NOBODY = f"CASE WHEN q.actor_id IS NULL THEN '{UNCLEAR}' ELSE '{UNNAMED}' END"
_SPOKEN = f"""
    SELECT *, row_number() OVER (PARTITION BY article_id, key ORDER BY start, "end") = 1 AS leads
    FROM (
        SELECT q.article_id, q.quote_id AS name, q.start, q."end", q.published, q.kind,
            coalesce(q.outlet, '{UNKNOWN}') AS outlet, coalesce(a.actor, {_NOBODY}) AS speaker,
            coalesce(a.key, {_NOBODY}) AS key
        FROM quotes q LEFT JOIN ({CAST}) a ON a.article_id = q.article_id AND a.actor_id = q.actor_id
        WHERE q.cue_class NOT IN {ON_REQUEST}
    )
"""
_PLACES = f"""
    list({{'article_id': article_id, 'name': name}} ORDER BY published NULLS LAST, article_id)
        FILTER (WHERE leads)[:{MAX_PLACES}] AS places
"""

Row = Mapping[Any, Any]


# --- the articles -----------------------------------------------------------------------------------------------------


def articles(corpus: Corpus) -> pd.DataFrame:
    """The articles by date, repeated ones included.

    Returns:
        ``number`` (from 1), ``article_id``, ``title`` (or the first words), ``outlet``, ``published``, ``words``,
        ``where`` (its address, or its file), ``counted`` (True if the other findings count it), ``places``.
    """
    known = corpus.every.query(
        """
        SELECT article_id, title, left(text, 200) AS text, outlet, published, words, coalesce(url, path) AS "where"
        FROM articles ORDER BY published NULLS LAST, article_id
        """
    )
    known.insert(0, "number", range(1, len(known) + 1))
    known["title"] = [line(row["title"] or brief(row["text"], 60)) for row in records(known)]
    known["counted"] = known["article_id"].isin(corpus.query("SELECT article_id FROM articles")["article_id"])
    return leading(known.drop(columns="text"), ([(name, "")] for name in known["article_id"]))


def what_there_is(table: pd.DataFrame) -> str:
    """A sentence on the articles, their outlets and dates, from the result of `articles`."""
    if table.empty:
        return "There are no articles."
    outlets = table["outlet"].dropna().nunique()
    of = f" of {counted(outlets, 'outlet')}" if outlets else ", outlet unknown"
    dates = table["published"].dropna()
    when = f", {_from_to(dates.min(), dates.max())}" if len(dates) else ""
    undated = len(table) - len(dates)
    rest = f"; {counted(undated, 'article')} without a date" if undated else ""
    copies = int((~table["counted"]).sum())
    less = f"; {counted(copies, 'copy or earlier version', 'copies or earlier versions')} not counted" if copies else ""
    return sentence(f"{counted(len(table), 'article')}{of}{when}{rest}{less}")


def _from_to(first: Any, last: Any) -> str:
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def period(corpus: Corpus) -> str:
    """The unit of time for counts: ``day``, ``month`` or ``year``, by the corpus's length."""
    days = corpus.query("SELECT coalesce(date_diff('day', min(published), max(published)), 0) AS n FROM articles")
    return "day" if days["n"].item() <= 31 else "month" if days["n"].item() <= 3 * 366 else "year"


def _period(corpus: Corpus) -> str:
    form = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[period(corpus)]
    return f"coalesce(strftime(published, '{form}'), '{UNKNOWN}')"


def _places(table: pd.DataFrame) -> pd.DataFrame:
    """The same with places as pairs."""
    return leading(table, ([(place["article_id"], place["name"]) for place in places] for places in table["places"]))


def leading(table: pd.DataFrame, places: Iterable[list[tuple[str, str]]]) -> pd.DataFrame:
    """The table with the places of each row."""
    return table.assign(places=pd.Series(list(places), table.index, object))


# --- speakers ---------------------------------------------------------------------------------------------------------


def speakers(corpus: Corpus) -> pd.DataFrame:
    """The speakers, one row each; persons are linked across articles by `newsangles.corpus.people`.

    Returns:
        ``speaker``, ``quotes``, ``share`` (of all quotes, 0 to 1), ``direct`` (quotes word for word), ``articles``,
        ``outlets`` and ``places``; those quoted in most articles first, so that one long interview does not count
        much. `UNNAMED` and `UNCLEAR` come last.
    """
    return _places(
        corpus.query(
            f"""
            SELECT first(speaker ORDER BY published NULLS LAST, article_id) AS speaker, count(*) AS quotes,
                count(*) / sum(count(*)) OVER () AS share, count(*) FILTER (WHERE kind = 'direct') AS direct,
                count(DISTINCT article_id) AS articles, count(DISTINCT outlet) AS outlets, {_PLACES}, key
            FROM ({_SPOKEN}) GROUP BY key
            ORDER BY key IN ('{UNNAMED}', '{UNCLEAR}'), articles DESC, quotes DESC, speaker, key
            """
        )
    )


def who_speaks(table: pd.DataFrame, articles: int) -> str:
    """A sentence on the speakers in most articles, and on unnamed ones, from the result of `speakers`."""
    if table.empty:
        return "Nobody is quoted."
    by = table.groupby("key")["share"].sum()
    named = table[~table["key"].isin([UNNAMED, UNCLEAR])]
    total = f"{counted(int(table['quotes'].sum()), 'quote')} of {counted(len(named), 'named source')}"
    most = [f"{row.speaker} in {row.articles} ({row.share:.0%} of the quotes)" for row in named.head(3).itertuples()]
    who = f"; of {counted(articles, 'article')}, {listed(most)}" if most else ""
    rest = [f"{by[key]:.0%} {what}" for key, what in ((UNNAMED, f"by {UNNAMED}"), (UNCLEAR, UNCLEAR)) if key in by]
    return sentence(f"{total}{who}{f'; {listed(rest)}' if rest else ''}")


def shares(corpus: Corpus, table: pd.DataFrame, by: str, top: int = 3) -> pd.DataFrame:
    """The quotes of the first speakers by period, or by outlet, copies included.

    Args:
        corpus: The corpus.
        table: The result of `speakers`.
        by: ``time`` or ``outlet``.
        top: How many speakers have a column of their own.

    Returns:
        A row a period or outlet (the index), a column a speaker, and one for `OTHERS`; the cells are quotes.
    """
    group = _period(corpus) if by == "time" else "outlet"
    asked = corpus if by == "time" else corpus.every
    found = asked.query(f"SELECT {group} AS part, key, count(*) AS quotes FROM ({_SPOKEN}) GROUP BY ALL")
    own = table[~table["key"].isin([UNNAMED, UNCLEAR])].head(top)
    names = dict(zip(own["key"], own["speaker"], strict=True))
    found["speaker"] = [names.get(key, OTHERS) for key in found["key"]]
    wide = found.pivot_table(index="part", columns="speaker", values="quotes", aggfunc="sum", fill_value=0)
    known = (
        wide.sort_index()
        if by == "time"
        else wide.loc[wide.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    )
    return known.reindex(columns=[*dict.fromkeys(names.values()), OTHERS], fill_value=0).astype(int)


def shifts(table: pd.DataFrame) -> str:
    """A sentence on the speaker whose share differs most between two rows, from the result of `shares`."""
    rows = table[table.sum(axis=1) >= MIN_TO_COMPARE].drop(index=UNKNOWN, errors="ignore")
    named = [name for name in table.columns if name != OTHERS]
    if len(rows) < 2 or not named:
        return f"There are no two rows of {MIN_TO_COMPARE} quotes or more to compare."
    part = rows[named].div(rows.sum(axis=1), axis=0)
    widest = (part.max() - part.min()).sort_values(ascending=False, kind="stable").index[0]
    high, low = part[widest].idxmax(), part[widest].idxmin()
    if part[widest][high] == part[widest][low]:
        return "No share differs."
    told = [
        f"{part[widest][row]:.0%} of the quotes in {row} ({rows[widest][row]:,} of {rows.loc[row].sum():,})"
        for row in (high, low)
    ]
    return sentence(f"{widest} has {' and '.join(told)}")


# --- sources of claims ------------------------------------------------------------------------------------------------


def profile(corpus: Corpus, by: str = "outlet") -> pd.DataFrame:
    """The sources of claims by outlet, and by period if asked, copies included.

    Args:
        corpus: The corpus.
        by: ``outlet``, or ``outlet and time``.

    Returns:
        ``outlet``, with ``time`` the period, ``claims``, the shares (0 to 1) ``own`` (the outlet's word alone) and the
        groups of `RESTS_ON`, ``places`` (the first claim of an article that rests on a source without a name).
    """
    when = f", {_period(corpus.every)} AS time" if by != "outlet" else ""
    counts = ", ".join(
        f"count(*) FILTER (WHERE source_kind IN {list(sorts)}) / count(*) AS {group}"
        for group, sorts in RESTS_ON.items()
    )
    return _places(
        corpus.every.query(
            f"""
            SELECT coalesce(outlet, '{UNKNOWN}') AS outlet{when}, count(*) AS claims,
                count(*) FILTER (WHERE voice = 'outlet') / count(*) AS own, {counts},
                coalesce(list({{'article_id': article_id, 'name': claim_id}} ORDER BY published NULLS LAST, article_id)
                    FILTER (WHERE leads), [])[:{MAX_PLACES}] AS places
            FROM (
                SELECT *, unnamed AND 1 = row_number()
                    OVER (PARTITION BY article_id, unnamed ORDER BY start, "end") AS leads
                FROM (SELECT *, coalesce(source_kind IN {list(RESTS_ON["unnamed"])}, false) AS unnamed FROM claims)
            ) GROUP BY ALL ORDER BY outlet{", time" if when else ""}
            """
        )
    )


def whose_word(table: pd.DataFrame) -> str:
    """A sentence on the outlets with most unattributed claims, and with most anonymous sources, from `profile`."""
    if table.empty:
        return "There are no claims."
    if len(table) == 1:
        (row,) = records(table)
        return sentence(
            f"{row['own']:.0%} of the claims rest on the outlet's own word, {row['named']:.0%} on named sources, "
            f"{row['unnamed']:.0%} on unnamed ones"
        )
    several = table[table["claims"] >= MIN_TO_COMPARE]
    told = [
        _most(several, name, what)
        for name, what in (("own", "on its own word"), ("unnamed", "on sources without a name"))
        if len(several) > 1
    ]
    return (
        sentence("; ".join(told))
        if told
        else f"There are no two outlets with {MIN_TO_COMPARE} claims or more to compare."
    )


def _most(table: pd.DataFrame, name: str, what: str) -> str:
    """A phrase on the outlets with the largest and the smallest of some shares."""
    rows = records(table.sort_values(name, ascending=False, kind="stable"))
    most, least = rows[0], rows[-1]
    if most[name] == least[name]:
        return f"each outlet rests {most[name]:.0%} of its claims {what}"
    return (
        f"{most['outlet']} rests most {what}: {most[name]:.0%} of its {most['claims']:,} claims, against "
        f"{least[name]:.0%} of {least['claims']:,} in {least['outlet']}"
    )


# --- trends -----------------------------------------------------------------------------------------------------------


def trends(corpus: Corpus, least: int = 2) -> pd.DataFrame:
    """Actors whose share of articles rises or falls from the earlier to the later articles.

    The dated articles are split by date into two parts of about the same size.

    Args:
        corpus: The corpus.
        least: Leave out actors who are named in fewer articles.

    Returns:
        ``actor``, ``label``, ``earlier`` and ``later`` (articles that name it), ``before`` and ``after`` (their shares,
        0 to 1), ``change`` (from -1 to 1), ``low`` and ``high`` (its interval; Agresti and Caffo, 2000), ``trend``
        (rising, falling; open where the interval holds 0), ``places``; first those that are not open, then by the
        strength of the change. The intervals hold all together with 95 % (Bonferroni): of a thousand actors some would
        else rise by chance. Without two dates there are no rows.
    """
    dates = corpus.query(
        "SELECT published, count(*) AS n FROM articles WHERE published IS NOT NULL GROUP BY ALL ORDER BY ALL"
    )
    columns = "actor label earlier later before after change low high trend places".split()
    if len(dates) < 2:
        return pd.DataFrame(columns=columns)
    before = dates["n"].cumsum().iloc[:-1]
    cut = dates["published"].iloc[int((before - dates["n"].sum() / 2).abs().to_numpy().argmin()) + 1]
    first, second = (int(dates.loc[part, "n"].sum()) for part in (dates["published"] < cut, dates["published"] >= cut))
    rows = corpus.query(
        f"""
        WITH named AS (
            SELECT article_id, published, key, min('row-' || actor_id) AS name, min(actor) AS actor,
                min(label) AS label, true AS leads
            FROM ({CAST}) WHERE published IS NOT NULL GROUP BY ALL
        )
        SELECT first(actor ORDER BY published, article_id) AS actor, min(label) AS label,
            count(*) FILTER (WHERE published < DATE '{cut:%Y-%m-%d}') AS earlier,
            count(*) FILTER (WHERE published >= DATE '{cut:%Y-%m-%d}') AS later, {_PLACES}, key
        FROM named GROUP BY key HAVING count(*) >= {least} ORDER BY key
        """
    )
    rows["before"], rows["after"] = rows["earlier"] / first, rows["later"] / second
    rows["change"] = rows["after"] - rows["before"]
    sure = NormalDist().inv_cdf(1 - 0.025 / max(1, len(rows)))
    spans = [interval(a, first, b, second, sure) for a, b in zip(rows["earlier"], rows["later"], strict=True)]
    rows["low"], rows["high"] = [low for low, _ in spans], [high for _, high in spans]
    rows["trend"] = ["rising" if low > 0 else "falling" if high < 0 else "open" for low, high in spans]
    rows["strength"], rows["open"] = rows["change"].abs(), rows["trend"] == "open"
    order = rows.sort_values(
        ["open", "strength", "actor", "key"], ascending=[True, False, True, True], kind="stable", ignore_index=True
    )
    return _places(order)[columns]


def interval(
    successes: int, trials: int, other_successes: int, other_trials: int, sure: float = 1.96
) -> tuple[float, float]:
    """The interval of the others' share less the first, with a success and a failure added to each.

    The method is that of Agresti and Caffo (2000).

    Args:
        successes: Successes.
        trials: Trials.
        other_successes: Successes of the others.
        other_trials: Trials of the others.
        sure: The standard normal deviate: 1.96 for 95 %.
    """
    p, q = (successes + 1) / (trials + 2), (other_successes + 1) / (other_trials + 2)
    half = sure * math.sqrt(p * (1 - p) / (trials + 2) + q * (1 - q) / (other_trials + 2))
    return max(-1.0, q - p - half), min(1.0, q - p + half)


def who_comes_and_goes(table: pd.DataFrame) -> str:
    """A sentence on the actors that rise and fall most, and on chance, from the result of `trends`."""
    told = []
    for word, rows in (("rises", table[table["change"] > 0]), ("falls", table[table["change"] < 0])):
        for row in records(rows.head(1)):
            doubt = ", which could be chance" if row["trend"] == "open" else ""
            told.append(
                f"{row['actor']} {word} most: named in {row['before']:.0%} of the earlier articles, "
                f"{row['after']:.0%} of the later ones{doubt}"
            )
    return sentence("; ".join(told)) if told else "Nobody is named more often earlier or later."


# --- for the notebook's checks ----------------------------------------------------------------------------------------


def led_to(shown: Iterable[pd.DataFrame]) -> set[str]:
    """The ids of all articles that some tables link to."""
    return {article for table in shown for places in table["places"] for article, _ in places}
