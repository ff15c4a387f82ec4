"""What changes across many articles? What ``90_corpus`` states is computed here, in SQL and from its answers.

Every table has ``places``: where it was counted from, a row of each article, as the article's id and the row's anchor
on its marked page (``q3``; ``row-a1`` for what is no mark in the text; empty for the article itself). Only the first
`PLACES` are kept.
"""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from statistics import NormalDist
from typing import Any

import pandas as pd
import spacy
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from newsangles.article import day
from newsangles.cast import records
from newsangles.corpus import Corpus
from newsangles.findings import brief, counted, line, listed, sentence
from newsangles.marks import paragraphs
from newsangles.numbers import ONES, TENS
from newsangles.schema import ON_REQUEST
from newsangles.sourcing import ANONYMOUS, SORTS

PLACES = 6
"""So many places are kept of each row: one more than are shown."""

UNNAMED, UNCLEAR = "sources without a name", "left unclear"
"""What stands for all speakers without a name, and for all sources that stayed unclear (it, a copy of the letter): in
two articles they need not be the same."""

ENOUGH = 10
"""A share of fewer quotes or claims is no share to compare."""

UNKNOWN = "unknown"
"""What stands for the outlet or the date of an article that has none."""

OTHERS = "all others"
"""What stands for all speakers but the first."""

RESTS_ON = {
    "named": ("named person", "named organisation"),
    "papers": ("document", "media"),
    "unnamed": ANONYMOUS,
    "unclear": ("unclear",),
}
"""On whose word claims rest, in groups of `newsangles.sourcing.SORTS`; besides these, on the outlet's own."""

SAME_CLAIM = 0.6
"""The least share of content words that two claims have in common, of those that either has, to be one."""

CONTENT_WORDS = 3
"""Content words under which a claim says too little to be told from another."""

REWORDED = 0.6
"""How alike two sentences are, at the least, to be one in other words (`difflib.SequenceMatcher.ratio`, of words)."""

NUMBERS = {word: f"{value:.0f}" for word, value in (ONES | TENS).items() if word != "one"} | {"hundred": "100"}
"""Number words, of which some would else count as stop words; *one* does."""

_NUMBER = r"\d+(?:[.,]\d+)*"
_NEGATED = "ain aren couldn didn doesn don hadn hasn haven isn mustn needn shan shouldn wasn weren won wouldn"
_STOP = (STOP_WORDS | frozenset(_NEGATED.split())) - NUMBERS.keys() - {"us", "may", "move", "top", "bottom", "call"}

# Actors with a name, by one key across articles. What one article takes for a person and most for a body is a body.
_CAST = """
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
        FROM quotes q LEFT JOIN ({_CAST}) a ON a.article_id = q.article_id AND a.actor_id = q.actor_id
        WHERE q.inside IS NULL AND q.cue_class NOT IN {ON_REQUEST}
    )
"""
_PLACES = f"""
    list({{'article_id': article_id, 'name': name}} ORDER BY published NULLS LAST, article_id)
        FILTER (WHERE leads)[:{PLACES}] AS places
"""

Row = Mapping[Any, Any]


# --- the articles -----------------------------------------------------------------------------------------------------


def articles(corpus: Corpus) -> pd.DataFrame:
    """The articles by date, also those that repeat another.

    Returns:
        ``number`` (from 1), ``article_id``, ``title`` (or the first words), ``outlet``, ``published``, ``words``,
        ``where`` (its address, or its file), ``counted`` (whether what else is told here counts it), ``places``.
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
    return _leading(known.drop(columns="text"), ([(name, "")] for name in known["article_id"]))


def what_there_is(table: pd.DataFrame) -> str:
    """How many articles, of which outlets, from when to when, how many not counted; from what `articles` gave."""
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
    """The unit of time in which this corpus is counted: ``day``, ``month`` or ``year``, by how long it lasts."""
    days = corpus.query("SELECT coalesce(date_diff('day', min(published), max(published)), 0) AS n FROM articles")
    return "day" if days["n"].item() <= 31 else "month" if days["n"].item() <= 3 * 366 else "year"


def _period(corpus: Corpus) -> str:
    form = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[period(corpus)]
    return f"coalesce(strftime(published, '{form}'), '{UNKNOWN}')"


def _places(table: pd.DataFrame) -> pd.DataFrame:
    """The same with places as pairs."""
    return _leading(table, ([(place["article_id"], place["name"]) for place in places] for places in table["places"]))


def _leading(table: pd.DataFrame, places: Iterable[list[tuple[str, str]]]) -> pd.DataFrame:
    """The table with the places of each row."""
    return table.assign(places=pd.Series(list(places), table.index, object))


# --- who speaks -------------------------------------------------------------------------------------------------------


def speakers(corpus: Corpus) -> pd.DataFrame:
    """Who speaks: a row a speaker, who is one person across articles where `newsangles.people` links them.

    Returns:
        ``speaker``, ``quotes``, ``share`` (of all quotes, 0 to 1), ``direct`` (quotes word for word), ``articles``,
        ``outlets`` and ``places``; those whom most articles quote first, since one interview makes nobody a voice of
        the corpus. `UNNAMED` and `UNCLEAR` come last.
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
    """Who is quoted in most articles, and how much is said by nobody with a name; from what `speakers` gave."""
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
    """How many quotes the first speakers have over time, or in each outlet, there in all that it printed, copies too.

    Args:
        corpus: The corpus.
        table: What `speakers` gave.
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
    """Whose share of the quotes differs most between two rows of at least `ENOUGH`; from what `shares` gave."""
    rows = table[table.sum(axis=1) >= ENOUGH].drop(index=UNKNOWN, errors="ignore")
    named = [name for name in table.columns if name != OTHERS]
    if len(rows) < 2 or not named:
        return f"There are no two rows of {ENOUGH} quotes or more to compare."
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


# --- on whose word ----------------------------------------------------------------------------------------------------


def profile(corpus: Corpus, by: str = "outlet") -> pd.DataFrame:
    """On whose word claims rest, by outlet, and over time where asked: in all that it printed, copies too.

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
                    FILTER (WHERE leads), [])[:{PLACES}] AS places
            FROM (
                SELECT *, unnamed AND 1 = row_number()
                    OVER (PARTITION BY article_id, unnamed ORDER BY start, "end") AS leads
                FROM (SELECT *, coalesce(source_kind IN {list(ANONYMOUS)}, false) AS unnamed FROM claims)
            ) GROUP BY ALL ORDER BY outlet{", time" if when else ""}
            """
        )
    )


def whose_word(table: pd.DataFrame) -> str:
    """Which outlet rests most on its own word, and which on unnamed sources; from what `profile` gave by outlet."""
    if table.empty:
        return "There are no claims."
    if len(table) == 1:
        (row,) = records(table)
        return sentence(
            f"{row['own']:.0%} of the claims rest on the outlet's own word, {row['named']:.0%} on named sources, "
            f"{row['unnamed']:.0%} on unnamed ones"
        )
    several = table[table["claims"] >= ENOUGH]
    told = [
        _most(several, name, what)
        for name, what in (("own", "on its own word"), ("unnamed", "on sources without a name"))
        if len(several) > 1
    ]
    return sentence("; ".join(told)) if told else f"There are no two outlets with {ENOUGH} claims or more to compare."


def _most(table: pd.DataFrame, name: str, what: str) -> str:
    """Which outlet has the largest of some shares, against which the smallest."""
    rows = records(table.sort_values(name, ascending=False, kind="stable"))
    most, least = rows[0], rows[-1]
    if most[name] == least[name]:
        return f"each outlet rests {most[name]:.0%} of its claims {what}"
    return (
        f"{most['outlet']} rests most {what}: {most[name]:.0%} of its {most['claims']:,} claims, against "
        f"{least[name]:.0%} of {least['claims']:,} in {least['outlet']}"
    )


# --- who comes and goes -----------------------------------------------------------------------------------------------


def trends(corpus: Corpus, least: int = 2) -> pd.DataFrame:
    """Which actors are named in more, or fewer, of the later articles than of the earlier ones.

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
            FROM ({_CAST}) WHERE published IS NOT NULL GROUP BY ALL
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


def interval(x: int, n: int, y: int, m: int, sure: float = 1.96) -> tuple[float, float]:
    """The interval of y/m - x/n, with a success and a failure added to each (Agresti and Caffo, 2000).

    Args:
        x: Successes.
        n: Trials.
        y: Successes of the others.
        m: Trials of the others.
        sure: The standard normal deviate: 1.96 for 95 %.
    """
    p, q = (x + 1) / (n + 2), (y + 1) / (m + 2)
    half = sure * math.sqrt(p * (1 - p) / (n + 2) + q * (1 - q) / (m + 2))
    return max(-1.0, q - p - half), min(1.0, q - p + half)


def who_comes_and_goes(table: pd.DataFrame) -> str:
    """Who rises and who falls most, and whether that could be chance; from what `trends` gave."""
    told = []
    for word, rows in (("rises", table[table["change"] > 0]), ("falls", table[table["change"] < 0])):
        for row in records(rows.head(1)):
            doubt = ", which could be chance" if row["trend"] == "open" else ""
            told.append(
                f"{row['actor']} {word} most: named in {row['before']:.0%} of the earlier articles, "
                f"{row['after']:.0%} of the later ones{doubt}"
            )
    return sentence("; ".join(told)) if told else "Nobody is named more often earlier or later."


# --- what is repeated -------------------------------------------------------------------------------------------------


def repeated(corpus: Corpus) -> pd.DataFrame:
    """The claims that several articles make, and on whose word each does.

    A claim joins the most alike of those that began a group before it, by the share of content words (no stop words,
    endings cut). Versions of one story in one outlet count as one article. That finds what is said in the same words,
    of a hundred thousand claims in ten seconds, of three times as many in a minute; what is said in others stays apart.

    Returns:
        ``claim`` (the earliest), ``articles``, ``outlets``, ``who`` (on whose word, the most frequent first),
        ``negated`` (how often it is put as not so), ``figures`` (the numbers, where they differ), ``first`` (the
        earliest date), ``places``; those in most articles first.
    """
    rows = corpus.query(
        f"""
        SELECT c.article_id, c.claim_id, c.text, c.polarity, coalesce(c.outlet, '{UNKNOWN}') AS outlet, c.published,
            coalesce(c.source_kind, 'outlet') AS sort, a.actor, c.source,
            coalesce(copies.story_id, c.article_id) AS story
        FROM claims c
        LEFT JOIN copies ON copies.article_id = c.article_id
        LEFT JOIN ({_CAST}) a ON a.article_id = c.article_id AND a.actor_id = c.actor_id
        WHERE c.status <> 'question' ORDER BY c.published NULLS LAST, c.article_id, c.start, c."end"
        """
    )
    groups = [group for group in alike_sets(map(content_words, rows["text"])) if len(group) > 1]
    told = [row for group in groups if (row := _told(records(rows.iloc[group])))["articles"] > 1]
    columns = "claim articles outlets who negated figures first places".split()
    table = pd.DataFrame(told, columns=columns)
    return table.sort_values(["articles", "outlets"], ascending=False, kind="stable", ignore_index=True)


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, without endings: stop words are left out."""
    found = re.findall(rf"{_NUMBER}|\w{{2,}}", re.sub(r"['’]\w{1,2}\b", " ", text.casefold()))
    kept = (NUMBERS.get(word, word) for word in found if word not in _STOP)
    return frozenset(re.sub(r"(?<=\w{3})(?:ing|ed|es|s)$", "", word) for word in kept)


def figures_of(text: str) -> list[str]:
    """The numbers in a text, in digits."""
    found = re.findall(rf"{_NUMBER}|\w+", text.casefold())
    return [NUMBERS.get(word, word) for word in found if word[0].isdigit() or word in NUMBERS]


def alike_sets(sets: Iterable[frozenset[str]]) -> list[list[int]]:
    """Group sets of words by the first that each shares enough with (`SAME_CLAIM`); those too small are in no group.

    Two sets that share enough have one of their rarest words in common, if enough of these are looked at: so each is
    compared with few others, and none is missed (prefix filtering; Bayardo, Ma and Srikant, 2007).

    Returns:
        The places of the members of each group, in their order; many groups have one member.
    """
    ids: dict[str, int] = {}  # a set is kept as numbers: there are hundreds of thousands
    known = [tuple(ids.setdefault(word, len(ids)) for word in sorted(words)) for words in sets]
    counts = Counter(word for words in known for word in words)
    groups: list[list[int]] = []
    index: dict[int, list[int]] = defaultdict(list)
    for n, words in enumerate(known):
        if len(words) < CONTENT_WORDS:
            continue
        own = frozenset(words)
        rarest = sorted(words, key=lambda word: (counts[word], word))
        prefix = rarest[: len(words) - math.ceil(SAME_CLAIM * len(words) - 1e-9) + 1]
        near = {group for word in prefix for group in index[word]}
        shares = ((_share(own, known[groups[group][0]]), -group) for group in near)
        share, group = max(shares, default=(0.0, 0))
        if share >= SAME_CLAIM:
            groups[-group].append(n)
        else:
            for word in prefix:
                index[word].append(len(groups))
            groups.append([n])
    return groups


def _share(one: frozenset[int], other: tuple[int, ...]) -> float:
    both = len(one.intersection(other))
    return both / (len(one) + len(other) - both)


def _told(rows: Sequence[Row]) -> dict[str, Any]:
    first: dict[tuple[str, str], Row] = {}
    for row in rows:  # one of all that an outlet says of one story: in one article twice, or in two versions
        first.setdefault((row["story"], row["outlet"]), row)
    own = list(first.values())
    who = Counter(_on_word_of(row) for row in own)
    figures = list(dict.fromkeys(filter(None, (", ".join(figures_of(row["text"])) for row in own))))
    return {
        "claim": line(own[0]["text"]),
        "articles": len(own),
        "outlets": len({row["outlet"] for row in own}),
        "who": listed([name if times == 1 else f"{name} ({times})" for name, times in who.most_common()], 6),
        "negated": sum(row["polarity"] == "negative" for row in own),
        "figures": " / ".join(figures) if len(figures) > 1 else None,
        "first": own[0]["published"],
        "places": [(row["article_id"], row["claim_id"]) for row in own[:PLACES]],
    }


def _on_word_of(row: Row) -> str:
    if row["sort"] == "outlet":
        return str(row["outlet"])
    name = row["actor"] or row["source"]
    return line(name) if name else SORTS[row["sort"]][0]


def what_is_repeated(table: pd.DataFrame) -> str:
    """How many claims several articles make, and which most; from what `repeated` gave."""
    if table.empty:
        return "No claim is made by two articles in the same words."
    top = records(table)[0]
    rest = []
    if contested := int(((table["negated"] > 0) & (table["negated"] < table["articles"])).sum()):
        rest.append(f"{counted(contested, 'of them is', 'of them are')} put as not so by some")
    if differing := int(table["figures"].notna().sum()):
        rest.append(f"{counted(differing, 'gives', 'give')} different numbers")
    most = f"{counted(len(table), 'claim is', 'claims are')} made by several articles"
    return sentence(f"{most}{''.join(f', {part}' for part in rest)}; most often: “{brief(top['claim'])}”")


# --- copies and versions ----------------------------------------------------------------------------------------------


def stories(corpus: Corpus) -> pd.DataFrame:
    """Articles that share most of their text: ``story`` (the earliest one's headline), ``kind``, ``outlet``,
    ``published``, ``similarity`` (0 to 1), ``places``; by story, the earliest first. All of them, copies too."""
    table = corpus.every.query(
        """
        SELECT coalesce(original.title, left(original.text, 60)) AS story, copies.kind, articles.outlet,
            articles.published, copies.similarity, copies.article_id
        FROM copies JOIN articles USING (article_id) JOIN articles original ON original.article_id = copies.story_id
        ORDER BY original.published NULLS LAST, copies.story_id, NOT copies.first, articles.published NULLS LAST,
            copies.article_id
        """
    )
    table["story"] = [line(story) for story in table["story"]]
    return _leading(table, ([(name, "")] for name in table["article_id"]))


def what_is_copied(table: pd.DataFrame) -> str:
    """How many articles are wire copy or the same text, and how many are versions; from what `stories` gave."""
    if table.empty:
        return "No two articles share most of their text."
    kinds = table["kind"].value_counts()
    several = {
        "same text": "word for word another",
        "wire copy": "wire copy of another",
        "version": "a later version of another",
        "alike": "like another",
    }
    told = [
        f"{counted(int(kinds[kind]), 'article is', 'articles are')} {what}"
        for kind, what in several.items()
        if kind in kinds
    ]
    return sentence(listed(told))


def versions(corpus: Corpus) -> pd.DataFrame:
    """What changed from one version of a story to the next, sentence by sentence.

    Each article that is wire copy or a version is compared with the version before it in its outlet, or else with the
    earliest of the story.

    Returns:
        ``story``, ``outlet``, ``what`` (added, dropped, reworded), ``before``, ``after`` (the sentences; missing where
        there is none), ``figures`` (numbers that changed), ``places`` (both articles); in the order of the text.
    """
    known = corpus.every.query(
        """
        SELECT copies.story_id, copies.kind, article_id, coalesce(articles.outlet, '') AS outlet, articles.text,
            coalesce(articles.title, left(articles.text, 60)) AS title
        FROM copies JOIN articles USING (article_id)
        ORDER BY copies.story_id, NOT copies.first, articles.published NULLS LAST, article_id
        """
    )
    found: list[dict[str, Any]] = []
    latest: dict[tuple[str, str], Row] = {}
    origin: dict[str, Row] = {}
    for row in records(known):
        story = row["story_id"]
        earlier = latest.get((story, row["outlet"]), origin.get(story))
        if earlier is None:
            origin[story] = row
        elif row["kind"] != "same text":
            places = [(earlier["article_id"], ""), (row["article_id"], "")]
            head = {"story": line(origin[story]["title"]), "outlet": row["outlet"] or UNKNOWN, "places": places}
            found += [head | change for change in changes(earlier["text"], row["text"])]
        latest[story, row["outlet"]] = row
    return pd.DataFrame(found, columns="story outlet what before after figures places".split())


def changes(before: str, after: str) -> Iterator[dict[str, Any]]:
    """The sentences that differ between two texts, as `versions` tells them."""
    old, new = _sentences(before), _sentences(after)
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for one, other in _paired(old[a:b], new[c:d]):
            figures = [figures_of(text or "") for text in (one, other)]
            changed = one and other and figures[0] != figures[1]
            yield {
                "what": "reworded" if one and other else "dropped" if one else "added",
                "before": one,
                "after": other,
                "figures": " → ".join(", ".join(part) or "none" for part in figures) if changed else None,
            }


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Sentences with what became of them: each new one with the most alike old one that is left, if it is so enough."""
    left = list(old)
    for text in new:
        alike = [(difflib.SequenceMatcher(None, one.split(), text.split()).ratio(), -n) for n, one in enumerate(left)]
        ratio, n = max(alike, default=(0.0, 0))
        yield (left.pop(-n) if ratio >= REWORDED else None), text
    for text in left:
        yield text, None


def _sentences(text: str) -> list[str]:
    """The sentences of a text, by punctuation alone: without the parser, which the tables do not need."""
    pieces = [text[begin:end] for begin, end in paragraphs(text)]
    return [line(part.text) for doc in _splitter().pipe(pieces) for part in doc.sents if part.text.strip()]


@cache
def _splitter() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def what_changed(table: pd.DataFrame) -> str:
    """How much was added, dropped and reworded, and which figures changed; from what `versions` gave."""
    if table.empty:
        return "No story is there in two versions that differ."
    counts = table["what"].value_counts()
    told = [
        f"{counted(int(counts[what]), 'sentence')} {what}"
        for what in ("added", "dropped", "reworded")
        if what in counts
    ]
    figures = [str(change) for change in table["figures"].dropna()]
    rest = f"; figures changed: {listed(figures)}" if figures else ""
    return sentence(f"{counted(table['story'].nunique(), 'story', 'stories')} changed: {listed(told)}{rest}")


def led_to(shown: Iterable[pd.DataFrame]) -> set[str]:
    """The ids of all articles that some tables lead to."""
    return {article for table in shown for places in table["places"] for article, _ in places}
