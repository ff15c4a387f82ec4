"""Which articles are the same text? Wire copy in several outlets, versions in one, by the words that they share.

Candidates come from MinHash with locality-sensitive hashing (Broder, 1997; datasketch); how alike two texts are is then
counted, not estimated.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import pandas as pd
from datasketch import MinHash, MinHashLSH

from newsangles.schema import column

SHINGLE = 5
"""Words in a sequence: five are seldom shared by texts that were written independently (Broder, 1997, used ten)."""

ALIKE = 0.5
"""The least share of sequences that two texts have in common, of those that either has, to be copies."""

CANDIDATE = 0.35
"""What MinHash looks for: less than `ALIKE`, because it estimates."""


@dataclass(frozen=True)
class Copy:
    """An article that shares most of its text with another: a row of the view ``copies``."""

    article_id: str = column("the article")
    story_id: str = column("the earliest of the articles that are alike, by date and then by id")
    kind: str = column(
        "original: the earliest; same text; wire copy: changed, another outlet; version: changed, the same outlet"
    )
    similarity: float = column(f"share of sequences of {SHINGLE} words in common with the most similar of them, 0 to 1")
    first: bool = column("whether it is the earliest itself")


def copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Find articles that are copies or versions of each other.

    Args:
        articles: With the columns article_id, outlet, published (missing where unknown; such come last) and text.

    Returns:
        A row for each article that has a copy, in the fields of `Copy`, by story, date and id.
    """
    known = articles.sort_values(["published", "article_id"], na_position="last").reset_index(drop=True)
    rows: list[dict[str, Any]] = known.astype(object).where(known.notna(), None).to_dict("records")  # type: ignore[assignment]
    shingles = [_shingles(row["text"]) for row in rows]
    index = MinHashLSH(threshold=CANDIDATE, num_perm=128)
    alike = nx.Graph()
    for n, own in enumerate(shingles):
        if not own:
            continue
        sketch = MinHash(num_perm=128, seed=1)
        sketch.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in own])
        for other in sorted(index.query(sketch)):
            similarity = len(own & shingles[other]) / len(own | shingles[other])
            if similarity >= ALIKE:
                alike.add_edge(other, n, similarity=similarity)
        index.insert(n, sketch)
    return pd.DataFrame(
        [dataclasses.asdict(copy) for copy in _copies(rows, alike)],
        columns=[field.name for field in dataclasses.fields(Copy)],
    )


def _copies(rows: Sequence[Mapping[str, Any]], alike: nx.Graph) -> Iterator[Copy]:
    for group in sorted(nx.connected_components(alike), key=min):
        first, *others = sorted(group)
        story = rows[first]["article_id"]
        seen: dict[object, set[str]] = defaultdict(set)
        for n in (first, *others):
            nearest = max(edge["similarity"] for edge in alike[n].values())
            outlet, text = rows[n]["outlet"], " ".join(_words(rows[n]["text"]))
            if n == first:
                kind = "original"
            elif any(text in texts for texts in seen.values()):
                kind = "same text"
            else:
                kind = "version" if outlet is not None and outlet in seen else "wire copy"
            seen[outlet].add(text)
            yield Copy(rows[n]["article_id"], story, kind, round(nearest, 3), n == first)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _shingles(text: str) -> frozenset[str]:
    words = _words(text)
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)
