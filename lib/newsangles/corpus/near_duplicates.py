"""Near duplicates: wire copy in several outlets and versions in one, by shared sequences of words.

Two texts are alike by the share of the shorter one's sequences that the other has (containment: Broder, 1997), so that
a shortened copy, and one with an outlet's own paragraphs around it, are copies too. Candidates come from an index of a
part of the sequences, chosen by their hash (modulo sketch: Broder, 1997, section 4; the same in sourmash), always the
same ones; the similarity of two candidates is then counted, not estimated.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newsangles.tables.fields import column

SHINGLE_WORDS = 5
"""Words in a sequence: five are seldom shared by texts that were written independently (Broder, 1997, used ten)."""

MIN_SIMILARITY = 0.5
"""Two texts are copies if they share >= this of the word sequences of the shorter one."""

INDEXED_IN = 4
"""Of so many sequences of a text of many, one is in the index."""

MIN_SHARED = 3
"""A candidate shares >= this many sequences in the index, or all that a shorter text has there."""

MAX_CANDIDATES = 40
"""Limit of candidates that a text is compared with: those that share most."""

MAX_LISTED = 200
"""A sequence in > this many texts, such as a line below all of an agency's, leads to no candidate."""

MIN_CONTAINED = 15
"""A text with fewer sequences (about twenty words) is compared whole, by Jaccard: a formula alone makes no copy."""

MIN_REPEATED_SIMILARITY = 0.9
"""A text with similarity >= this to an earlier one is not compared further: the earlier one stands for it."""

SAME = 2.0
"""Stands for the similarity of texts with the same words in the same order, which is more than all sequences."""

MAX_SHINGLED_ARTICLES = 1000
"""Limit of articles whose sequences are kept in memory."""


@dataclass(frozen=True)
class Copy:
    """An article that shares most of its text with another: a row of the view ``copies``."""

    article_id: str = column("the article")
    story_id: str = column("the earliest of the articles that are alike, by date and then by id")
    kind: str = column(
        "original: the earliest, of one date the first by id; same text; where it was changed, version: in an outlet "
        "that had the story before; wire copy: in another; alike: where an outlet is not known"
    )
    similarity: float = column(
        f"share of the sequences of {SHINGLE_WORDS} words of the shorter text in common with the most similar of them, "
        "0 to 1"
    )
    first: bool = column("whether it is the earliest itself")
    counted: bool = column(
        "whether it counts where each story counts once: the latest version in the outlet of the earliest, and what "
        "shares less than half with that"
    )


def copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles that are copies or versions of each other.

    Each is compared with the earlier candidates, and belongs to the story of the most similar one. An article takes
    some kilobytes of memory and a thousandth of a second.

    Args:
        articles: With the columns article_id, outlet, published (missing where unknown; such come last) and text.

    Returns:
        A row for each article that has a copy, in the fields of `Copy`, by story, date and id.
    """
    known = articles.sort_values(["published", "article_id"], na_position="last").reset_index(drop=True)
    rows: list[dict[str, Any]] = known.astype(object).where(known.notna(), None).to_dict("records")  # type: ignore[assignment]
    shingles = functools.lru_cache(MAX_SHINGLED_ARTICLES)(lambda n: _shingles(_words(rows[n]["text"])))
    index: dict[int, list[int]] = {}
    texts: dict[bytes, int] = {}
    nearest: dict[int, tuple[int, float]] = {}
    for n, row in enumerate(rows):
        words = _words(row["text"])
        if len(words) < SHINGLE_WORDS:  # too short to be compared
            continue
        same = texts.setdefault(hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest(), n)
        if same != n:
            nearest[n] = same, SAME
            continue
        own = shingles(n)
        sketch = _sketch(own)
        alike = ((_share(own, shingles(m)), -m) for m in _candidates(index, sketch))
        similarity, m = max(alike, default=(0.0, 0))
        if similarity >= MIN_SIMILARITY:
            nearest[n] = -m, similarity
        if similarity < MIN_REPEATED_SIMILARITY or len(own) > len(shingles(-m)):
            for one in sketch:
                index.setdefault(one, []).append(n)
    return pd.DataFrame(
        [dataclasses.asdict(copy) for copy in _copies(rows, nearest, lambda n, m: _share(shingles(n), shingles(m)))],
        columns=[field.name for field in dataclasses.fields(Copy)],
    )


def _copies(
    rows: Sequence[Mapping[str, Any]], nearest: Mapping[int, tuple[int, float]], share: Callable[[int, int], float]
) -> Iterator[Copy]:
    """The rows of articles, by the earlier one that each is most similar to."""
    stories: dict[int, list[int]] = {}
    first: dict[int, int] = {}
    most: dict[int, float] = {}
    for n, (m, similarity) in nearest.items():  # in the order of age, so that the earlier one's story is known
        first[n] = first.get(m, m)
        stories.setdefault(first[n], [first[n]]).append(n)
        most[n], most[m] = max(similarity, most.get(n, 0)), max(similarity, most.get(m, 0))
    for story, members in sorted(stories.items()):
        outlet = rows[story]["outlet"]
        latest = [n for n in members if outlet is not None and rows[n]["outlet"] == outlet]
        kept = latest[-1] if latest else story
        known = set()
        for n in members:
            own = rows[n]["outlet"]
            if n == story:
                kind = "original"
            elif nearest[n][1] == SAME:
                kind = "same text"
            elif own is None or outlet is None:
                kind = "alike"
            else:
                kind = "version" if own in known else "wire copy"
            known.add(own)
            counts = n == kept or (kind != "same text" and (kind == "alike" or share(n, kept) < MIN_SIMILARITY))
            yield Copy(
                rows[n]["article_id"], rows[story]["article_id"], kind, round(min(most[n], 1.0), 3), n == story, counts
            )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter text's sequences that the other has; of both, where it is very short."""
    least = min(len(one), len(other))
    return len(one & other) / (least if least >= MIN_CONTAINED else len(one | other))


def _sketch(own: frozenset[str]) -> list[int]:
    """The hashes of a text's sequences that stand in the index."""
    return sorted(number for number in map(_hash, own) if number % INDEXED_IN == 0)


def _hash(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _candidates(index: Mapping[int, Sequence[int]], sketch: Sequence[int]) -> list[int]:
    """The texts that share most of the indexed sequences with one."""
    shared: Counter[int] = Counter()
    for number in sketch:
        known = index.get(number, ())
        if len(known) <= MAX_LISTED:
            shared.update(known)
    least = min(MIN_SHARED, max(1, len(sketch) // 2))
    found = [n for n, count in shared.items() if count >= least]
    return sorted(found, key=lambda n: (-shared[n], n))[:MAX_CANDIDATES]


def _shingles(words: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))
