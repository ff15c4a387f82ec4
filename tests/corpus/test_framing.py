"""Framing across articles: by outlet, nothing ranked, each figure led back to its articles."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from newsangles.angles.framing.findings import OTHERS, OWN
from newsangles.corpus import framing
from newsangles.corpus.query import Corpus
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse
from newsangles.tables import frame, tables, write
from newsangles.tables.schema import TABLES, columns

TEXTS = {
    "a": ("Gazette", "Mayor Ana Ruiz resigned. The embattled mayor denied it. Tom Hale accused Ruiz of lying."),
    "b": ("Gazette", "Ana Ruiz went home. The embattled mayor was silent. Two men were killed."),
    "c": ("Courier", "Mayor Ana Ruiz spoke. Rebels killed a guard. Tom Hale slept."),
}


@pytest.fixture(scope="module")
def docs() -> list[object]:
    articles = [Article(key, text, outlet=outlet) for key, (outlet, text) in TEXTS.items()]
    return list(parse(articles, use_cache=False))


@pytest.fixture(scope="module")
def made(docs: list[object], tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A corpus in which each sentence on Ruiz has the same tone in an outlet, whatever was learned."""
    folder = tmp_path_factory.mktemp("framing")
    write(docs, folder)
    ids = Corpus(folder).query("SELECT article_id, actor_id, start, \"end\" FROM actors WHERE name = 'Ana Ruiz'")
    rows, blank = [], {c.name: {"int64": 0, "object": ()}.get(c.dtype) for c in columns(TABLES["portrayals"])}
    for article, actor, start, end in ids.itertuples(index=False, name=None):
        for n in range(4):
            score = 0.1 * n - (0.9 if article != "c" else 0)
            tone = {"tone": -1, "score": score, "voice": "outlet" if n else "attributed"}
            tone |= {"undergone": False, "shown": article == "a" and n == 1}
            at = {
                "article_id": article,
                "start": int(start),
                "end": int(end),
                "text": "Ana Ruiz",
                "mention": "Ana Ruiz",
            }
            rows.append(
                {**blank, **at, **tone, "portrayal_id": f"r{n + 1}", "actor_id": actor, "mention_end": int(end)}
            )
    frame("portrayals", rows).to_parquet(folder / "portrayals.parquet", index=False)
    return Corpus(folder)


def test_tones_are_by_outlet_and_voice_and_of_enough_sentences_alone(made: Corpus) -> None:
    told = framing.portrayed(made)
    assert set(told["whose"]) == {OWN, OTHERS} and len(told) == 12
    means = framing.tones(made)
    assert means[["actor", "outlet", "whose", "sentences"]].to_numpy().tolist() == [["Ana Ruiz", "Gazette", OWN, 6]]
    assert [article for article, _ in means["places"][0]] == ["a", "b"]
    assert framing.told_apart(means) == "Nobody is told of often enough in the own voice of two outlets to compare."
    assert framing.told_apart(means.iloc[:0]).startswith("No mean")


def test_ranges_that_lie_apart() -> None:
    rows = pd.DataFrame(
        {"actor": ["Ruiz"] * 2, "outlet": ["x", "y"], "whose": [OWN] * 2, "low": [-0.5, 0.2], "high": [0.1, 0.4]}
    )
    assert framing.told_apart(rows) == "The ranges of two outlets lie apart for Ruiz, of one person to compare."
    assert (
        framing.told_apart(rows.assign(low=0.0))
        == "The ranges of two outlets lie apart for nobody, of one person to compare."
    )


def test_replies_namings_and_doers_are_counted_where_they_stand(made: Corpus, docs: list[object]) -> None:
    found = framing.replied(tables(docs))
    assert found["accusations"].sum() == found[["answered", "quoted", "declined", "no_words"]].to_numpy().sum()
    assert set(found["outlet"]) <= {"Gazette"}
    alone = framing.own_namings(made)
    assert set(alone["outlet"]) <= {"Gazette", "Courier"} and "ana ruiz" not in set(alone["called"])
    gone = framing.left_out(made)
    assert (gone["left_out"] <= gone["events"]).all() and gone["share"].between(0, 1).all()
    assert {article for places in gone["places"] for article, _ in places} <= set(TEXTS)


def test_nothing_is_made_of_no_articles_rows(tmp_path: Path) -> None:
    write(parse([Article("a", "It rained.")], use_cache=False), tmp_path)
    corpus = Corpus(tmp_path)
    for way in (framing.tones(corpus), framing.own_namings(corpus), framing.left_out(corpus)):
        assert way.empty and "places" in way
