"""Near duplicates: wire copy in several outlets and versions in one, by shared sequences of words.

Two texts are alike by the share of the shorter one's sequences that the other has (containment: Broder, 1997), so that
a shortened copy, and one with an outlet's own paragraphs around it, are copies too. Candidates come from an index of a
part of the sequences, chosen by their hash (modulo sketch: Broder, 1997, section 4; the same in sourmash), always the
same ones; the similarity of two candidates is then counted, not estimated.

Of a copy with paragraphs of its own, these count. A digest has different passages from several stories; it is no copy
of one of them, nor are they shortened copies of it: it comes after them, whatever its date, and what it has from them
does not count.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
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
"""An earlier text with >= this share of the longer one's sequences stands for a later one in the index."""

SAME = 2.0
"""Stands for the similarity of texts with the same words in the same order, which is more than all sequences."""

MIN_OWN_WORDS = 30
"""A copy with >= this many words in own paragraphs counts in part. Less is a byline, or a sentence turned."""

MAX_DIGEST_SHARE = 0.1
"""Of what a digest has from one story, < this share is what it has from another."""

MAX_SHINGLED_ARTICLES = 1000
"""Limit of articles whose sequences are kept in memory."""

_LINE, _SENTENCE = re.compile(r"\n\s*"), re.compile(r"(?<=[.!?”\"’])\s+")


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
        "shares less than half with that, or has paragraphs of its own"
    )
    repeated: str = column("where it counts in part: the passages that do not, JSON [start, end] of each; else empty")


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
    texts = _Texts(rows)
    alike = texts.compared()
    digests = texts.digests(alike)
    return pd.DataFrame(
        [dataclasses.asdict(copy) for copy in _copies(rows, _ordered(alike, digests), digests, texts)],
        columns=[field.name for field in dataclasses.fields(Copy)],
    )


def repeated_passages(found: pd.DataFrame) -> pd.DataFrame:
    """The passages that do not count of the articles that count in part.

    Args:
        found: As `copies` gives it.

    Returns:
        A row for each, with the columns article_id, from_character and to_character.
    """
    rows = [
        (row.article_id, start, end)
        for row in found[found["repeated"] != ""].itertuples()
        for start, end in json.loads(str(row.repeated))
    ]
    made = pd.DataFrame(rows, columns=["article_id", "from_character", "to_character"])
    return made.astype({"article_id": "str", "from_character": "int64", "to_character": "int64"})


Found = Mapping[int, Sequence[tuple[int, float]]]
"""For each copy: the earlier texts that it is one of, with their similarity, the most similar first."""


class _Texts:
    """The texts of articles, and their sequences of words."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._rows = rows
        self._sketches: dict[int, list[int]] = {}
        self._stood_for: dict[int, int] = {}
        self.shingles = functools.lru_cache(MAX_SHINGLED_ARTICLES)(lambda n: _shingles(_words(rows[n]["text"])))

    def share(self, one: int, other: int) -> float:
        """The similarity of two texts."""
        return _share(self.shingles(one), self.shingles(other))

    def compared(self) -> dict[int, list[tuple[int, float]]]:
        """Compare each text with those before it."""
        index: dict[int, list[int]] = {}
        texts: dict[bytes, int] = {}
        found: dict[int, list[tuple[int, float]]] = {}
        for n, row in enumerate(self._rows):
            words = _words(row["text"])
            if len(words) < SHINGLE_WORDS:  # too short to be compared
                continue
            same = texts.setdefault(hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest(), n)
            if same != n:
                found[n] = [(same, SAME)]
                self._stood_for[n] = same
                continue
            own = self.shingles(n)
            sketch = self._sketches[n] = _sketch(own)
            alike = [(m, self.share(n, m)) for m in _candidates(index, sketch)]
            alike = [one for one in alike if one[1] >= MIN_SIMILARITY]
            if alike:
                found[n] = alike
            stands = (m for m, _ in alike if _overlap(own, self.shingles(m)) >= MIN_REPEATED_SIMILARITY)
            if (first := min(stands, default=None)) is not None:
                self._stood_for[n] = first
                continue
            for one in sketch:
                index.setdefault(one, []).append(n)
        return found

    def digests(self, found: Found) -> set[int]:
        """The texts that have one passage from one story and another from another."""
        parts: dict[int, list[int]] = {}
        for n, alike in found.items():
            for m, similarity in alike:
                if similarity != SAME:
                    parts.setdefault(n, []).append(m)
                    parts.setdefault(m, []).append(n)
        digests = {n for n, others in parts.items() if len(others) > 1 and self._is_digest(n, others)}
        for n in range(len(self._rows)):  # what stands for a text comes before it
            if self._stood_for.get(n) in digests:
                digests.add(n)
        return digests

    def _is_digest(self, number: int, others: Sequence[int]) -> bool:
        own = frozenset(self._sketches[number])
        shared = [own.intersection(self._sketches[other]) for other in others[:MAX_CANDIDATES]]
        one, *more = sorted((part for part in shared if len(part) >= MIN_SHARED), key=len) or [own]
        return any(len(one & other) < MAX_DIGEST_SHARE * len(one) for other in more)

    def repeated(self, number: int, others: Iterable[int]) -> list[tuple[int, int]] | None:
        """The passages of a text that others have; None where it has hardly any but those."""
        known = frozenset[str]().union(*map(self.shingles, others))
        text = self._rows[number]["text"]
        passages: list[tuple[int, int]] = []
        own, is_repeated = 0, True
        for start, end in _pieces(text):
            words = _words(text[start:end])
            shingles = _shingles(words)
            if shingles:  # a heading, or a line of a few words, is as what it stands behind
                is_repeated = len(shingles & known) >= MIN_SIMILARITY * len(shingles)
            if not is_repeated:
                own += len(words)
            elif passages and passages[-1][1] == start:
                passages[-1] = passages[-1][0], end
            else:
                passages.append((start, end))
        return passages if own >= MIN_OWN_WORDS else None


def _ordered(alike: Found, digests: Set[int]) -> dict[int, list[tuple[int, float]]]:
    """For each copy what it is one of, where each digest comes after all that it may be made of."""
    found: dict[int, list[tuple[int, float]]] = {}
    for n, others in alike.items():
        for m, similarity in others:
            first, second = (n, m) if m in digests and n not in digests else (m, n)
            found.setdefault(second, []).append((first, similarity))
    return {
        n: sorted(found[n], key=lambda one: (-one[1], one[0] in digests, one[0]))
        for n in sorted(found, key=lambda n: (n in digests, n))
    }


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text, or the sentences of one line, each up to the next."""
    ends = _LINE if "\n" in text.strip() else _SENTENCE
    starts = [0, *(match.end() for match in ends.finditer(text) if match.end() < len(text))]
    return zip(starts, [*starts[1:], len(text)], strict=True)


def _copies(rows: Sequence[Mapping[str, Any]], found: Found, digests: Set[int], texts: _Texts) -> Iterator[Copy]:
    """The rows of articles, by the earlier one that each is most similar to."""
    stories: dict[int, list[int]] = {}
    first: dict[int, int] = {}
    most: dict[int, float] = {}
    for n, ((m, similarity), *_) in found.items():  # in their order, so that the earlier one's story is known
        first[n] = first.get(m, m)
        stories.setdefault(first[n], [first[n]]).append(n)
        most[n], most[m] = max(similarity, most.get(n, 0)), max(similarity, most.get(m, 0))
    kept = {
        story: _kept(rows, [n for n in members if n not in digests or n == story]) for story, members in stories.items()
    }
    counted = set(kept.values())
    for story, members in sorted(stories.items()):
        for n, kind in zip(members, _kinds(rows, members, found), strict=True):
            repeated = None
            is_changed = kind not in ("same text", "alike") and n not in counted
            counts = n in counted or kind == "alike" or (is_changed and texts.share(n, kept[story]) < MIN_SIMILARITY)
            if is_changed and not counts and (n in digests or rows[n]["outlet"] != rows[story]["outlet"]):
                alike = [m for m, _ in found[n]]
                others = {kept.get(first.get(m, m), m) for m in alike} | (counted | digests).intersection(alike)
                repeated = texts.repeated(n, sorted(others - {n}))
                counts = repeated is not None
            if counts:
                counted.add(n)
            yield Copy(
                rows[n]["article_id"],
                rows[story]["article_id"],
                kind,
                round(min(most[n], 1.0), 3),
                n == story,
                counts,
                json.dumps(repeated) if repeated else "",
            )


def _kinds(rows: Sequence[Mapping[str, Any]], members: Sequence[int], found: Found) -> Iterator[str]:
    """The kind of each text of a story, the original first."""
    outlet = rows[members[0]]["outlet"]
    known = set()
    for n in members:
        own = rows[n]["outlet"]
        if n == members[0]:
            yield "original"
        elif found[n][0][1] == SAME:
            yield "same text"
        elif own is None or outlet is None:
            yield "alike"
        else:
            yield "version" if own in known else "wire copy"
        known.add(own)


def _kept(rows: Sequence[Mapping[str, Any]], members: Sequence[int]) -> int:
    """The text of a story that counts: the latest in the outlet of the earliest."""
    outlet = rows[members[0]]["outlet"]
    return [n for n in members if n == members[0] or (outlet is not None and rows[n]["outlet"] == outlet)][-1]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter text's sequences that the other has; of both, where it is very short."""
    least = min(len(one), len(other))
    return len(one & other) / (least if least >= MIN_CONTAINED else len(one | other))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the longer text's sequences that the other has."""
    return len(one & other) / max(len(one), len(other))


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
