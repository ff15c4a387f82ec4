"""Findings on a corpus: the rows that ``90_corpus`` counts, from SQL, and what it states of its counts.

A table that is shown has ``places``: where it was counted from, a row of each article, as the article's id and the
row's anchor on its marked page (``q3``; ``row-a1`` for what is no mark in the text; empty for the article itself).
Only the first `MAX_PLACES` are kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from operator import itemgetter
from statistics import NormalDist
from typing import Any, Literal

import pandas as pd

from newsangles.corpus.query import Corpus
from newsangles.documents.article import day
from newsangles.tables.frames import records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import (
    ANONYMOUS,
    GENDER_FROM,
    GENDERS,
    SORTS,
    UNKNOWN_GENDER,
    UNTOLD,
    WORD,
    brief,
    counted,
    line,
    listed,
    sentence,
)

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
"""The column of all speakers but the first."""

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


def _period(corpus: Corpus, date: str) -> str:
    form = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[period(corpus)]
    return f"coalesce(strftime({date}, '{form}'), '{UNKNOWN}')"


def with_places(table: pd.DataFrame, rows: pd.DataFrame, by: str | list[str]) -> pd.DataFrame:
    """The table with ``places``: of each group, the first row of each article.

    Args:
        table: A row a group.
        rows: What was counted, in their order: ``article_id``, ``name`` (the anchor), and the columns of the group.
        by: The columns that name a group, in both.
    """
    keys = [by] if isinstance(by, str) else by
    firsts = rows.drop_duplicates([*keys, "article_id"]).groupby(keys).head(MAX_PLACES)
    places: dict[tuple[Any, ...], list[tuple[str, str]]] = {}
    for article, name, *key in firsts[["article_id", "name", *keys]].itertuples(index=False, name=None):
        places.setdefault(tuple(key), []).append((article, name))
    return leading(table, (places.get(tuple(key), []) for key in table[keys].itertuples(index=False, name=None)))


def leading(table: pd.DataFrame, places: Iterable[list[tuple[str, str]]]) -> pd.DataFrame:
    """The table with the places of each row."""
    return table.assign(places=pd.Series(list(places), table.index, object))


# --- speakers ---------------------------------------------------------------------------------------------------------


def spoken(corpus: Corpus) -> pd.DataFrame:
    """The quotes with their speakers, by date and place; attitudes and intentions are left out.

    Returns:
        ``article_id``, ``name`` (the quote's anchor), ``outlet``, ``published``, ``time`` (the period), ``direct``
        (said word for word), ``speaker`` and ``key``: a speaker's, who is one person across articles where
        `newsangles.corpus.people` links them; else `UNNAMED` or `UNCLEAR`.
    """
    return corpus.query(
        f"""
        SELECT q.article_id, q.quote_id AS name, coalesce(q.outlet, '{UNKNOWN}') AS outlet, q.published,
            {_period(corpus, "q.published")} AS time, q.kind = 'direct' AS direct,
            coalesce(a.actor, {_NOBODY}) AS speaker, coalesce(a.key, {_NOBODY}) AS key
        FROM quotes q LEFT JOIN ({CAST}) a ON a.article_id = q.article_id AND a.actor_id = q.actor_id
        WHERE q.cue_class NOT IN {ON_REQUEST}
        ORDER BY q.published NULLS LAST, q.article_id, q.start, q."end", q.quote_id
        """
    )


def who_speaks(table: pd.DataFrame, articles: int) -> str:
    """The sources quoted in most articles, and the share of those without a name.

    Args:
        table: ``key``, ``speaker``, ``quotes``, ``share`` and ``articles``, those in most articles first.
        articles: How many articles are counted.
    """
    if table.empty:
        return "Nobody is quoted."
    by = table.groupby("key")["share"].sum()
    named = table[~table["key"].isin([UNNAMED, UNCLEAR])]
    total = f"{counted(int(table['quotes'].sum()), 'quote')} of {counted(len(named), 'named source')}"
    most = [f"{row.speaker} in {row.articles} ({row.share:.0%} of the quotes)" for row in named.head(3).itertuples()]
    who = f"; of {counted(articles, 'article')}, {listed(most)}" if most else ""
    rest = [f"{by[key]:.0%} {what}" for key, what in ((UNNAMED, f"by {UNNAMED}"), (UNCLEAR, UNCLEAR)) if key in by]
    return sentence(f"{total}{who}{f'; {listed(rest)}' if rest else ''}")


def shifts(table: pd.DataFrame, least: int = MIN_TO_COMPARE) -> str:
    """A sentence on the speaker whose share differs most between two rows.

    Args:
        table: Quotes, a row a period or outlet, a column a speaker, and one for `OTHERS`.
        least: Compare rows of at least so many quotes.
    """
    rows = table[table.sum(axis=1) >= least].drop(index=UNKNOWN, errors="ignore")
    named = [name for name in table.columns if name != OTHERS]
    if len(rows) < 2 or not named:
        return f"There are no two rows of {least} quotes or more to compare."
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


# --- the gender of speakers -------------------------------------------------------------------------------------------


# Of each person of all articles: its gender where the articles that tell one agree, and by what it is told best.
_GENDERS = f"""
    SELECT c.key, CASE WHEN count(DISTINCT a.gender) = 1 THEN min(a.gender) END AS gender,
        CASE WHEN count(DISTINCT a.gender) = 1 THEN arg_min(a.gender_from, list_position({list(GENDER_FROM)},
        a.gender_from)) END AS gender_from
    FROM ({CAST}) c JOIN actors a ON a.article_id = c.article_id AND a.actor_id = c.actor_id GROUP BY c.key
"""


def people_quoted(corpus: Corpus, by: Literal["time", "outlet"]) -> pd.DataFrame:
    """The people quoted in each article, by date and place; attitudes and intentions are no quotes here.

    What several say together is said by each of them.

    Args:
        corpus: The articles.
        by: What ``where`` says of a row: its period, or its outlet.

    Returns:
        A row an article and person: ``article_id``, ``name`` (the anchor of its first quote), ``where``, ``key`` and
        ``speaker`` as for `spoken`, ``gender`` and ``gender_from`` (as all articles tell them
        that name the person; `UNKNOWN_GENDER` and `UNTOLD` where they contradict one another), ``quotes`` and ``words``
        (of quotes within others only the outer one's).
    """
    where = f"coalesce(q.outlet, '{UNKNOWN}')" if by == "outlet" else _period(corpus, "q.published")
    rows = corpus.query(
        f"""
        SELECT q.article_id, q.quote_id AS name, {where} AS "where", coalesce(c.actor, a.name) AS speaker,
            coalesce(c.key, q.article_id || '/' || q.actor_id) AS key,
            coalesce(CASE WHEN c.key IS NULL THEN a.gender ELSE g.gender END, '{UNKNOWN_GENDER}') AS gender,
            coalesce(CASE WHEN c.key IS NULL THEN a.gender_from ELSE g.gender_from END, '{UNTOLD}') AS gender_from,
            q.text, q.start, q.parts, q.inside
        FROM (SELECT * REPLACE (unnest(list_prepend(actor_id, joint_actor_ids)) AS actor_id) FROM quotes) q
        JOIN actors a ON a.article_id = q.article_id AND a.actor_id = q.actor_id
        LEFT JOIN ({CAST}) c ON c.article_id = q.article_id AND c.actor_id = q.actor_id
        LEFT JOIN ({_GENDERS}) g ON g.key = c.key
        WHERE coalesce(c.label, a.label) = 'person' AND q.cue_class NOT IN {ON_REQUEST}
        ORDER BY q.published NULLS LAST, q.article_id, q.start, q."end", q.quote_id
        """
    )
    rows["words"] = [_words(row) for row in records(rows)]
    firsts = dict.fromkeys(["name", "where", "speaker", "gender", "gender_from"], "first")
    sums = dict.fromkeys(["quotes", "words"], "sum")
    groups = rows.assign(quotes=1).groupby(["article_id", "key"], sort=False, as_index=False)
    return groups.agg(firsts | sums)


def _words(row: Row) -> int:
    """The words of a quote, those of its parts; none for one within another."""
    if row["inside"] is not None:
        return 0
    spans = [(int(a) - row["start"], int(b) - row["start"]) for a, b in row["parts"]]
    return sum(len(WORD.findall(row["text"][a:b])) for a, b in spans)


def by_gender(table: pd.DataFrame, least: int = MIN_TO_COMPARE) -> str:
    """The shares of women, men and others among the people quoted, and where that of women differs most.

    Args:
        table: A row an outlet or period, ``where``, with the number of people of each gender (of `GENDERS`).
        least: Compare rows with at least so many people.
    """
    sums = table[list(GENDERS)].sum()
    total = int(sums.sum())
    if not total:
        return "No person is quoted."
    shown = [gender for gender in GENDERS if sums[gender] or gender in ("woman", "man")]
    parts = listed([f"{sums[gender] / total:.0%} {GENDERS[gender]}" for gender in shown])
    whole = f"{counted(total, 'person is quoted', 'people are quoted')}, each counted once an article: {parts}"
    shares = [
        (row["woman"] / number, f"in {row['where']} {row['woman'] / number:.0%} ({row['woman']:,} of {number:,})")
        for row in records(table)
        if (number := sum(row[gender] for gender in GENDERS)) >= least and row["where"] != UNKNOWN
    ]
    most, fewest = max(shares, key=itemgetter(0), default=(0, "")), min(shares, key=itemgetter(0), default=(0, ""))
    apart = f"; most women {most[1]}, fewest {fewest[1]}" if most[0] > fewest[0] else ""
    return sentence(whole + apart)


# --- sources of claims ------------------------------------------------------------------------------------------------


def attributed(corpus: Corpus) -> pd.DataFrame:
    """The claims with what they rest on, by date and place.

    Returns:
        ``article_id``, ``name`` (the claim's anchor), ``outlet``, ``time`` (the period), ``rests_on``: ``own`` (the
        outlet's word alone), or a group of `RESTS_ON`.
    """
    groups = " ".join(f"WHEN source_kind IN {list(sorts)} THEN '{group}'" for group, sorts in RESTS_ON.items())
    return corpus.query(
        f"""
        SELECT article_id, claim_id AS name, coalesce(outlet, '{UNKNOWN}') AS outlet,
            {_period(corpus, "published")} AS time, CASE WHEN voice = 'outlet' THEN 'own' {groups} END AS rests_on
        FROM claims ORDER BY published NULLS LAST, article_id, start, "end"
        """
    )


def whose_word(table: pd.DataFrame, least: int = MIN_TO_COMPARE) -> str:
    """The outlets that rest most on their own word, and on unnamed sources.

    Args:
        table: ``outlet``, ``claims``, and the shares ``own``, ``named`` and ``unnamed`` of these.
        least: Compare outlets with at least so many claims.
    """
    if table.empty:
        return "There are no claims."
    if len(table) == 1:
        (row,) = records(table)
        return sentence(
            f"{row['own']:.0%} of the claims rest on the outlet's own word, {row['named']:.0%} on named sources, "
            f"{row['unnamed']:.0%} on unnamed ones"
        )
    several = table[table["claims"] >= least]
    told = [
        _most(several, name, what)
        for name, what in (("own", "on its own word"), ("unnamed", "on sources without a name"))
        if len(several) > 1
    ]
    return sentence("; ".join(told)) if told else f"There are no two outlets with {least} claims or more to compare."


def _most(table: pd.DataFrame, name: str, what: str) -> str:
    """The outlet with the largest of some shares, against that with the smallest."""
    rows = records(table.sort_values(name, ascending=False, kind="stable"))
    most, least = rows[0], rows[-1]
    if most[name] == least[name]:
        return f"each outlet rests {most[name]:.0%} of its claims {what}"
    return (
        f"{most['outlet']} rests most {what}: {most[name]:.0%} of its {most['claims']:,} claims, against "
        f"{least[name]:.0%} of {least['claims']:,} in {least['outlet']}"
    )


# --- trends -----------------------------------------------------------------------------------------------------------


def named_in_halves(corpus: Corpus) -> tuple[pd.DataFrame, tuple[int, int]]:
    """The dated articles that name each actor, and the sizes of their two halves.

    The dated articles are split by date into two parts of about the same size.

    Returns:
        A row an article and actor, ``article_id``, ``name`` (the actor's anchor), ``key``, ``actor``, ``label`` and
        ``later`` (in the later half), by date; no row where there are not two dates. And how many articles the earlier
        and the later half have.
    """
    dates = corpus.query(
        "SELECT published, count(*) AS n FROM articles WHERE published IS NOT NULL GROUP BY ALL ORDER BY ALL"
    )
    if len(dates) < 2:
        return pd.DataFrame(columns=["article_id", "name", "key", "actor", "label", "later"]), (0, 0)
    before = dates["n"].cumsum().iloc[:-1]
    cut = dates["published"].iloc[int((before - dates["n"].sum() / 2).abs().to_numpy().argmin()) + 1]
    sizes = tuple(int(dates.loc[part, "n"].sum()) for part in (dates["published"] < cut, dates["published"] >= cut))
    rows = corpus.query(
        f"""
        SELECT article_id, min('row-' || actor_id) AS name, key, min(actor) AS actor, min(label) AS label,
            published >= DATE '{cut:%Y-%m-%d}' AS later
        FROM ({CAST}) WHERE published IS NOT NULL GROUP BY article_id, published, key
        ORDER BY published, article_id, key
        """
    )
    return rows, (sizes[0], sizes[1])


def with_trends(counts: pd.DataFrame, sizes: tuple[int, int]) -> pd.DataFrame:
    """The counts of articles that name each actor, as shares with the interval of their change.

    The intervals hold all together with 95 % (Bonferroni): of a thousand actors some would else rise by chance.

    Args:
        counts: ``earlier`` and ``later``: how many articles of each half.
        sizes: How many articles the halves have.

    Returns:
        The counts with ``before`` and ``after`` (their shares, 0 to 1), ``change`` (from -1 to 1), ``low`` and
        ``high`` (its interval; Agresti and Caffo, 2000), ``trend`` (rising, falling; open where the interval holds 0).
    """
    rows, (first, second) = counts.copy(), sizes
    rows["before"], rows["after"] = rows["earlier"] / max(1, first), rows["later"] / max(1, second)
    rows["change"] = rows["after"] - rows["before"]
    sure = NormalDist().inv_cdf(1 - 0.025 / max(1, len(rows)))
    spans = [interval(a, first, b, second, sure) for a, b in zip(rows["earlier"], rows["later"], strict=True)]
    rows["low"], rows["high"] = [low for low, _ in spans], [high for _, high in spans]
    rows["trend"] = ["rising" if low > 0 else "falling" if high < 0 else "open" for low, high in spans]
    return rows


def interval(
    successes: int, trials: int, other_successes: int, other_trials: int, sure: float = 1.96
) -> tuple[float, float]:
    """The interval of y/m - x/n, with a success and a failure added to each (Agresti and Caffo, 2000).

    Args:
        x: Successes.
        n: Trials.
        y: Successes of the others.
        m: Trials of the others.
        sure: The standard normal deviate: 1.96 for 95 %.
    """
    p, q = (successes + 1) / (trials + 2), (other_successes + 1) / (other_trials + 2)
    half = sure * math.sqrt(p * (1 - p) / (trials + 2) + q * (1 - q) / (other_trials + 2))
    return max(-1.0, q - p - half), min(1.0, q - p + half)


def who_comes_and_goes(table: pd.DataFrame) -> str:
    """The actors who rise and fall most, from `with_trends`, the surest and strongest change first."""
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
