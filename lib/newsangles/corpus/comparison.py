"""Comparison of articles: claims that several make, copies, versions and what changed between them."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd
import spacy
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from newsangles.angles.claims.numerals import ONES, TENS
from newsangles.corpus.findings import CAST, MAX_PLACES, UNKNOWN, leading
from newsangles.corpus.query import Corpus
from newsangles.language.quotation_marks import paragraphs
from newsangles.tables.frames import records
from newsangles.tables.wording import OUTLET, SORT_OF, SORTS, brief, counted, line, listed, sentence

Row = Mapping[Any, Any]

MIN_SAME_CLAIM_SHARE = 0.6
"""Two claims are one if the Jaccard similarity of their content words is >= this."""


MIN_CONTENT_WORDS = 3
"""A claim with fewer content words than this is too short to be compared."""


MIN_REWORDED_RATIO = 0.6
"""Two sentences are one reworded if their `difflib.SequenceMatcher.ratio`, over words, is >= this."""


NUMBERS = {word: f"{value:.0f}" for word, value in (ONES | TENS).items() if word != "one"} | {"hundred": "100"}
"""Number words, which are content words although some are in the list of stop words; *one* is not."""


_NUMBER = r"\d+(?:[.,]\d+)*"


_NEGATED = "ain aren couldn didn doesn don hadn hasn haven isn mustn needn shan shouldn wasn weren won wouldn"


_STOP = (STOP_WORDS | frozenset(_NEGATED.split())) - NUMBERS.keys() - {"us", "may", "move", "top", "bottom", "call"}


def repeated(corpus: Corpus) -> pd.DataFrame:
    """The claims that several articles make, with the sources of each.

    A claim joins the group with the most similar first claim, by Jaccard similarity of content words (no stop words,
    endings cut). Versions of one story in one outlet count as one article. This finds claims in the same words, not
    paraphrases; a hundred thousand claims take ten seconds, three times as many a minute.

    Returns:
        ``claim`` (the earliest), ``articles``, ``outlets``, ``who`` (the sources, most frequent first), ``first`` (the
        earliest date), ``places``; those in most articles first.
    """
    rows = corpus.query(
        f"""
        SELECT c.article_id, c.claim_id, c.text, coalesce(c.outlet, '{UNKNOWN}') AS outlet, c.published,
            coalesce(c.source_kind, 'outlet') AS sort, a.actor, c.source,
            coalesce(copies.story_id, c.article_id) AS story
        FROM claims c
        LEFT JOIN copies ON copies.article_id = c.article_id
        LEFT JOIN ({CAST}) a ON a.article_id = c.article_id AND a.actor_id = c.actor_id
        WHERE c.status <> 'question' ORDER BY c.published NULLS LAST, c.article_id, c.start, c."end"
        """
    )
    groups = [group for group in alike_sets(map(content_words, rows["text"])) if len(group) > 1]
    told = [row for group in groups if (row := _told(records(rows.iloc[group])))["articles"] > 1]
    columns = "claim articles outlets who first places".split()
    table = pd.DataFrame(told, columns=columns)
    return table.sort_values(["articles", "outlets"], ascending=False, kind="stable", ignore_index=True)


def content_words(text: str) -> frozenset[str]:
    """The content words of a text, without endings: all but stop words."""
    found = re.findall(rf"{_NUMBER}|\w{{2,}}", re.sub(r"['’]\w{1,2}\b", " ", text.casefold()))
    kept = (NUMBERS.get(word, word) for word in found if word not in _STOP)
    return frozenset(re.sub(r"(?<=\w{3})(?:ing|ed|es|s)$", "", word) for word in kept)


def figures_of(text: str) -> list[str]:
    """The numbers in a text, in digits."""
    found = re.findall(rf"{_NUMBER}|\w+", text.casefold())
    return [NUMBERS.get(word, word) for word in found if word[0].isdigit() or word in NUMBERS]


def alike_sets(sets: Iterable[frozenset[str]]) -> list[list[int]]:
    """Group similar sets of words: each joins the most similar first member, by `MIN_SAME_CLAIM_SHARE`.

    Sets that are too small are in no group. Two similar sets share one of their rarest words, if enough of these are
    looked at; so each set is compared with few others, and no pair is missed (prefix filtering; Bayardo, Ma and
    Srikant, 2007).

    Returns:
        The places of the members of each group, in their order; many groups have one member.
    """
    ids: dict[str, int] = {}  # numbers for words, since there are hundreds of thousands of sets
    known = [tuple(ids.setdefault(word, len(ids)) for word in sorted(words)) for words in sets]
    counts = Counter(word for words in known for word in words)
    groups: list[list[int]] = []
    index: dict[int, list[int]] = defaultdict(list)
    for n, words in enumerate(known):
        if len(words) < MIN_CONTENT_WORDS:
            continue
        own = frozenset(words)
        rarest = sorted(words, key=lambda word: (counts[word], word))
        prefix = rarest[: len(words) - math.ceil(MIN_SAME_CLAIM_SHARE * len(words) - 1e-9) + 1]
        near = {group for word in prefix for group in index[word]}
        shares = ((_share(own, known[groups[group][0]]), -group) for group in near)
        share, group = max(shares, default=(0.0, 0))
        if share >= MIN_SAME_CLAIM_SHARE:
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
    for row in rows:  # one row for each outlet and story, which may make a claim twice, or in two versions
        first.setdefault((row["story"], row["outlet"]), row)
    own = list(first.values())
    who = Counter(_on_word_of(row) for row in own)
    return {
        "claim": line(own[0]["text"]),
        "articles": len(own),
        "outlets": len({row["outlet"] for row in own}),
        "who": listed([name if times == 1 else f"{name} ({times})" for name, times in who.most_common()], 6),
        "first": own[0]["published"],
        "places": [(row["article_id"], row["claim_id"]) for row in own[:MAX_PLACES]],
    }


def _on_word_of(row: Row) -> str:
    if row["sort"] == OUTLET:
        return str(row["outlet"])
    name = row["actor"] or row["source"]
    return line(name) if name else SORTS[SORT_OF[row["sort"]]].one


def stories(corpus: Corpus) -> pd.DataFrame:
    """Articles that share most of their text, by story, the earliest first, copies included.

    Returns:
        ``story`` (the earliest one's headline), ``kind``, ``outlet``, ``published``, ``similarity`` (0 to 1),
        ``places``."""
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
    return leading(table, ([(name, "")] for name in table["article_id"]))


def versions(corpus: Corpus) -> pd.DataFrame:
    """Changes from one version of a story to the next, sentence by sentence.

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
    """The sentences that differ between two texts, as rows of `versions`."""
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
    """Pairs of old and new sentences: each new one with the most similar unused old one, or None."""
    left = list(old)
    for text in new:
        alike = [(difflib.SequenceMatcher(None, one.split(), text.split()).ratio(), -n) for n, one in enumerate(left)]
        ratio, n = max(alike, default=(0.0, 0))
        yield (left.pop(-n) if ratio >= MIN_REWORDED_RATIO else None), text
    for text in left:
        yield text, None


def _sentences(text: str) -> list[str]:
    """The sentences of a text by punctuation alone, since the tables come without a parse."""
    pieces = [text[begin:end] for begin, end in paragraphs(text)]
    return [line(part.text) for doc in _splitter().pipe(pieces) for part in doc.sents if part.text.strip()]


@cache
def _splitter() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def what_is_repeated(table: pd.DataFrame) -> str:
    """A sentence on the claims that several articles make, from the result of `repeated`."""
    if table.empty:
        return "No claim is made by two articles in the same words."
    top = records(table)[0]
    most = f"{counted(len(table), 'claim is', 'claims are')} made by several articles"
    return sentence(f"{most}; most often: “{brief(top['claim'])}”")


def what_is_copied(table: pd.DataFrame) -> str:
    """A sentence on wire copy, identical texts and versions, from the result of `stories`."""
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


def what_changed(table: pd.DataFrame) -> str:
    """A sentence on additions, deletions, rewordings and changed figures, from the result of `versions`."""
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
