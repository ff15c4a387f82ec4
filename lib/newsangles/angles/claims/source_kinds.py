"""Sorts of the sources of quotes: those of their claims, else by the same word sets, from the rows alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from newsangles.angles.claims.lexicon import lexicon
from newsangles.tables.frames import records
from newsangles.tables.wording import SORT_OF

Row = Mapping[Hashable, Any]
Place = tuple[str, int | None, int | None]

_HEAD = re.compile(
    r"(?:[^\s,(]+\s+)*?[^\s,(]+(?=\s*[,(]|\s+(?:of|from|in|at|on|for|with|by|to|who|whom|that|which)\b|\s*$)"
)


def with_sorts(quotes: pd.DataFrame, table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The quotes with ``sort``, the sort of their source: a key of `newsangles.tables.wording.SORTS`.

    A quote has the sort of its claim's source, so that all pages agree; without a claim, the commonest sort of its
    actor's claims. Any other quote is classified by its actor, where that has a name, else by the head noun of its
    source or of the actor's description.

    Args:
        quotes: The table of quotes, or a part of it.
        table: The result of `newsangles.tables`: ``claims``, ``actors`` and ``mentions`` are read.
    """
    sourced = [c for c in records(table["claims"]) if c["source_kind"] is not None and c["source_start"] is not None]
    stored: dict[Place, str] = {
        (c["article_id"], c["source_start"], c["source_end"]): c["source_kind"] for c in sourced
    }
    usual: dict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for claim in sourced:
        if claim["actor_id"] is not None:
            usual[claim["article_id"], claim["actor_id"]][claim["source_kind"]] += 1
    actors = {(a["article_id"], a["actor_id"]): a for a in records(table["actors"])}
    pronouns = {(m["article_id"], m["start"], m["end"]) for m in records(table["mentions"]) if m["kind"] == "pronoun"}
    sorts = []
    for quote in records(quotes):
        i, start, end = quote["article_id"], quote["source_start"], quote["source_end"]
        kind = stored.get((i, start, end)) if start is not None else None
        if kind is None and start is not None and (known := usual.get((i, quote["actor_id"]))):
            kind = known.most_common(1)[0][0]
        if kind is None:
            kind = _kind(quote["source"], actors.get((i, quote["actor_id"])), (i, start, end) in pronouns)
        sorts.append(SORT_OF[kind])
    return quotes.assign(sort=pd.Series(sorts, quotes.index, "str"))


def _kind(source: str | None, actor: Row | None, pronoun: bool) -> str:
    """The kind of a source without claims."""
    if source is None:
        return "nobody"
    words = lexicon()
    if actor is not None and actor["named"]:
        if re.sub("^the ", "", actor["name"].lower()) in words["outlet name"] | words["outlet"]:
            return "media"
        return {"person": "named person", "place": "unnamed officials"}.get(actor["label"], "named organisation")
    described = (actor["name"] if actor is not None else source).lower().strip()
    found = _HEAD.match(described)
    head = (found.group() if found else described).split()[-1:]
    both = {form for word in head for form in (word, word.removesuffix("s"), re.sub("ies$", "y", word))}
    for kind, name in (("document", "document"), ("media", "media"), ("unnamed officials", "officials")):
        if both & words[name] and not (kind == "document" and len(described.split()) == 1):  # reports suggest
            return kind
    if actor is None and _NAME.search(source):
        return "named organisation"
    return "unclear" if actor is None and (pronoun or source.lower() in _POINTING) else "unnamed others"


_NAME = re.compile(r"\b[A-Z]{2,}\b|\b(?!The |A |An |Some )[A-Z]\w+ [A-Z]\w+")
_POINTING = frozenset("he she it they we i you this that these those one who which".split())
