"""One source is of one sort on every page: that of its claims, else by the actor or the noun that it is."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from newsangles.angles.claims.source_kinds import with_sorts
from newsangles.tables import schema
from newsangles.tables.frames import frame
from newsangles.tables.wording import SORTS, Sort

WORD = {"start": 0, "end": 4, "text": "text", "kind": "indirect", "parts": ((0, 4),)}


def rows_of(name: str, *rows: dict[str, Any]) -> pd.DataFrame:
    """A table of rows whose other columns are empty."""
    columns = schema.columns(schema.TABLES[name])
    blank = {c.name: 0 if c.dtype in ("int32", "int64", "float64", "bool") else None for c in columns}
    return frame(name, [{**blank, "article_id": "a", **row} for row in rows])


def sort(
    source: str | None,
    actor: tuple[str, bool] | None = None,
    *,
    name: str = "Norvia",
    claim: str | None = None,
    pronoun: bool = False,
) -> str:
    """The sort of one quote's source, of which an actor (label, named), a claim or a mention may be known."""
    start, end = (None, None) if source is None else (7, 7 + len(source))
    place = {"source": source, "source_start": start, "source_end": end, "actor_id": "a1" if actor else None}
    actors = [{"actor_id": "a1", "name": name, "label": actor[0], "named": actor[1], "aliases": ()}] if actor else []
    claims = [{"claim_id": "c1", "source_kind": claim, "chain": (), **place}] if claim else []
    mentions = [{"kind": "pronoun", "start": start, "end": end}] if pronoun else []
    table = {
        name: rows_of(name, *rows) for name, rows in (("actors", actors), ("claims", claims), ("mentions", mentions))
    }
    return str(with_sorts(rows_of("quotes", {"quote_id": "q1", **WORD, **place}), table)["sort"].item())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ana Ruiz", "named organisation"),  # in two words with capitals, and nothing more is known of it
        ("WHO", "named organisation"),
        ("She", "unclear source"),
        ("they", "unclear source"),
        ("officials", "government or officials"),
        ("Ukrainian officials", "government or officials"),
        ("the ministries", "government or officials"),
        ("a source", "anonymous source"),
        ("Reports", "anonymous source"),
        ("residents of the ministry", "anonymous source"),  # the noun that heads it decides
        ("the latest report, which is secret", "document"),
        ("local media", "media"),
        ("the other side", "anonymous source"),
        (None, "hearsay"),
        ("", "anonymous source"),
        (" ( ,", "anonymous source"),
    ],
)
def test_a_source_that_is_no_actor(source: str | None, expected: str) -> None:
    assert sort(source) == expected


@pytest.mark.parametrize(
    ("source", "actor", "expected"),
    [
        ("Ruiz", ("person", True), "named person"),
        ("She", ("person", True), "named person"),
        ("She", ("organisation", True), "named organisation"),
        ("Norvia", ("place", True), "government or officials"),
        ("She", ("group", False), "anonymous source"),
        ("a source", ("person", True), "named person"),
    ],
)
def test_the_actor_says_what_sort_of_source_it_is(source: str, actor: tuple[str, bool], expected: str) -> None:
    assert sort(source, actor, pronoun=source == "She") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("officials", "government or officials"),
        ("Two former inspectors", "government or officials"),
        ("a source", "anonymous source"),
    ],
)
def test_a_pronoun_is_of_the_sort_of_whom_it_stands_for(name: str, expected: str) -> None:
    assert sort("they", ("group", False), name=name, pronoun=True) == expected


def test_the_other_claims_of_an_actor_decide() -> None:
    place = {"source": "They", "source_start": 7, "source_end": 11, "actor_id": "a1"}
    claims = [
        {"claim_id": f"c{n}", "chain": (), "source_kind": kind, **place} for n, kind in enumerate(["document"] * 2)
    ]
    actor = {"actor_id": "a1", "name": "Two friends", "label": "group", "named": False, "aliases": ()}
    table = {"actors": rows_of("actors", actor), "claims": rows_of("claims", *claims), "mentions": rows_of("mentions")}
    quote = {"quote_id": "q1", **WORD, **place, "source_start": 50, "source_end": 54}
    assert list(with_sorts(rows_of("quotes", quote), table)["sort"]) == ["document"]
    other = rows_of("quotes", quote | {"article_id": "b"})
    assert list(with_sorts(other, table)["sort"]) == ["unclear source"]


def test_a_known_outlet_is_a_medium() -> None:
    assert sort("it", ("organisation", True), name="The Guardian") == "media"


@pytest.mark.parametrize(("name", "words"), list(SORTS.items())[:-1])
def test_a_claim_decides(name: str, words: Sort) -> None:
    assert sort("Ruiz", ("person", True), claim=words.stored) == name
