"""The rows of all angles on one text: none missing, each tied to what it rests on and back, and shown so."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from html_reader import Reader
from newsangles import show
from newsangles.angles.overview import annotated_article
from newsangles.documents.article import Article
from newsangles.documents.read import read
from newsangles.pipeline.parse import parse
from newsangles.tables import schema
from places import ROOT

tables: Any = importlib.import_module("newsangles.tables")

ANGLES = {"quotes": "quote_id", "actors": None, "claims": "claim_id", "times": "time_id", "events": "event_id"}
BRIDGE = "Ana Ruiz said on Monday that the bridge in Norway is safe. She closed it."
NAMES = ("paragraphs", "mentions", "actors", "quotes", "predicates", "claims", "times", "events")
NAMES += ("judgements", "wordings")


@pytest.fixture(scope="module")
def seed() -> Doc:
    (doc,) = parse(read(ROOT / "seeds" / "us-ukraine-minerals-deal.txt"))
    return doc  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def table(seed: Doc) -> dict[str, pd.DataFrame]:
    return tables.tables([seed])  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def found(table: dict[str, pd.DataFrame]) -> annotated_article.Reading:
    return annotated_article.reading(table)


def documented(parse_text: Callable[[str], Doc], *texts: str) -> list[Doc]:
    docs = []
    for i, text in zip("abc", texts, strict=False):
        doc = parse_text(text)
        doc._.article = Article(i, text)
        docs.append(doc)
    return docs


def rows_of(name: str, *rows: dict[str, Any], **plain: Any) -> pd.DataFrame:
    """A table of some columns; the others are empty, or what is given as plain."""
    empty = {"int64": 0, "object": ()}
    blank = {c.name: empty.get(c.dtype) for c in schema.columns(schema.TABLES[name])}
    return tables.frame(name, [{**blank, "article_id": "a", "start": 0, "end": 1, **plain, **row} for row in rows])  # type: ignore[no-any-return]


def everything(**given: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """All tables; those that are not given are empty."""
    article = rows_of("articles", {"text": BRIDGE, "characters": len(BRIDGE)})
    return {name: rows_of(name) for name in NAMES} | {"articles": article} | given


def tied(found: annotated_article.Reading) -> dict[tuple[str | None, str], tuple[str, ...]]:
    return {(line.article_id, line.name): line.tied for line in found.lines}


def check_ties(found: annotated_article.Reading) -> None:
    """No row of its own name twice, and every tie leads to another row, and back."""
    ties = tied(found)
    assert len(ties) == len(found.lines)
    for (i, name), others in ties.items():
        assert len(others) == len(set(others))
        assert name not in others
        for other in others:
            assert name in ties[i, other], f"{name} leads to {other}, which does not lead back"


def check_shown(docs: list[Doc], found: annotated_article.Reading) -> Reader:
    """The article in layers: well-formed, the text unchanged, every row linked from its mark and leading back."""
    html = str(show.layered(docs, found.marks, found.lines, layers=annotated_article.layers(), chosen="quotes").html)
    whole = Reader(html)
    assert len(whole.ids) == len(set(whole.ids))
    assert {link[1:] for link in whole.links} <= set(whole.ids)
    bare = str(show.layered(docs, found.marks, layers=annotated_article.layers(), chosen="quotes").html)
    articles = bare.removesuffix("</div>").split('<div class="article">')[1:]
    articles = [part.partition('<p class="name"')[0] for part in articles]
    texts = [Reader(f'<div class="article">{part}').text for part in articles]
    assert texts == [doc.text for doc in docs]
    several = len(docs) > 1
    prefixes = {doc._.article.id: f"a{n}-" if several else "" for n, doc in enumerate(docs, 1)}
    for mark in found.marks:
        prefix = prefixes[str(mark.article_id)]
        assert f"{prefix}{mark.id}" in whole.ids
        assert f"#{prefix}row-{mark.id}" in whole.links
    rows = [i for i in whole.ids if "row-" in i]
    assert sorted(rows) == sorted(f"{prefixes[str(line.article_id)]}row-{line.name}" for line in found.lines)
    return whole


# --- what there is ---


@pytest.mark.parametrize("layer", list(ANGLES))
def test_every_row_of_every_angle_is_marked_once_and_told_once(
    layer: str, table: dict[str, pd.DataFrame], found: annotated_article.Reading
) -> None:
    rows = table["mentions" if layer == "actors" else layer]
    column = ANGLES[layer]
    names = list(rows[column]) if column else [f"m{n}" for n in range(1, len(rows) + 1)]
    assert len(names) > 5, "the seed has too few of them to prove anything"
    marks = [mark for mark in found.marks if mark.layer == layer]
    lines = [line for line in found.lines if line.layer == layer and line.placed]
    assert [mark.id for mark in marks] == names
    assert [line.name for line in lines] == names
    spans = list(zip(rows["start"], rows["end"], strict=True))
    assert [(mark.start, mark.end) for mark in marks] == spans
    assert [(line.start, line.end) for line in lines] == spans
    assert {mark.kind for mark in marks} <= set(annotated_article.layers()[layer].kinds)
    assert all(name.startswith(annotated_article.layers()[layer].letter) for name in names)


def test_every_actor_stands_below_the_article(table: dict[str, pd.DataFrame], found: annotated_article.Reading) -> None:
    lines = [line for line in found.lines if not line.placed]
    assert sorted(line.name for line in lines) == sorted(table["actors"]["actor_id"])
    assert {line.layer for line in lines} == {"actors"}
    assert not {line.name for line in lines} & {mark.id for mark in found.marks}


def test_what_is_split_is_marked_in_its_parts(table: dict[str, pd.DataFrame], found: annotated_article.Reading) -> None:
    marks = [mark for mark in found.marks if mark.layer == "quotes"]
    assert [mark.parts for mark in marks] == [tuple(map(tuple, parts)) for parts in table["quotes"]["parts"]]
    assert any(len(mark.parts) > 1 for mark in marks)


# --- related rows ---


def test_ties_lead_both_ways(found: annotated_article.Reading) -> None:
    check_ties(found)
    assert sum(map(len, tied(found).values())) > len(found.lines), "hardly any rows are related"


def test_ties_are_those_of_the_tables(table: dict[str, pd.DataFrame], found: annotated_article.Reading) -> None:
    ties = tied(found)
    said = table["quotes"].dropna(subset=["actor_id"])
    claimed = table["claims"].dropna(subset=["quote_id"])
    timed = table["events"].dropna(subset=["time_id"])
    assert len(said) and len(claimed) and len(timed)
    for rows, one, other in (
        (said, "quote_id", "actor_id"),
        (claimed, "claim_id", "quote_id"),
        (timed, "event_id", "time_id"),
    ):
        for i, name, to in zip(rows["article_id"], rows[one], rows[other], strict=True):
            assert to in ties[i, name]


def test_rows_are_named_in_the_order_of_their_numbers(found: annotated_article.Reading) -> None:
    several = [line.tied for line in found.lines if any(len(name) > 2 for name in line.tied)]
    assert several
    for names in several:
        assert list(names) == sorted(names, key=lambda name: (name[0], int(name[1:])))


def test_a_quote_its_speaker_its_claim_and_its_time(parse_text: Callable[[str], Doc]) -> None:
    found = annotated_article.reading(tables.tables(documented(parse_text, BRIDGE)))
    check_ties(found)
    says = {line.name: line.says for line in found.lines}
    ties = {name: others for (_, name), others in tied(found).items()}
    (quote,) = (name for name in says if name.startswith("q"))
    assert says[quote] == "Ana Ruiz said (indirect): that the bridge in Norway is safe"
    (ana,) = (name for name, text in says.items() if name.startswith("a") and text.startswith("Ana Ruiz, person"))
    assert ana in ties[quote]
    claim = next(name for name, text in says.items() if text.startswith("the bridge in Norway is safe: on the word of"))
    assert says[claim].startswith("the bridge in Norway is safe: on the word of Ana Ruiz; ")
    assert claim in ties[quote]
    assert sum(name.startswith("m") for name in ties[ana]) == 2, "her name and the pronoun"
    assert [text for text in says.values() if text.startswith("“Monday”: ")]


def test_a_time_is_tied_to_the_smallest_row_that_holds_it() -> None:
    quote = {"quote_id": "q1", "start": 0, "end": 40, "kind": "indirect", "parts": ((0, 40),), "text": "x"}
    inner = {"quote_id": "q2", "start": 10, "end": 30, "kind": "direct", "parts": ((10, 30),), "inside": "q1"}
    time = {"kind": "DATE", "text": "Monday", "alternatives": (), "reason": ""}
    times = [{**time, "time_id": f"t{n}", "start": a, "end": a + 3} for n, a in enumerate((12, 2, 30, 50), 1)]
    other = {**time, "time_id": "t1", "article_id": "b", "start": 12, "end": 15}
    found = annotated_article.reading(
        everything(
            quotes=rows_of("quotes", quote, {**inner, "text": "y"}, cue="said"), times=rows_of("times", *times, other)
        )
    )
    ties = tied(found)
    assert [ties["a", f"t{n}"] for n in (1, 2, 3, 4)] == [("q2",), ("q1",), ("q1",), ()]
    assert ties["a", "q1"] == ("q2", "t2", "t3")
    assert ties["b", "t1"] == (), "another article's quote"


def test_a_name_that_no_row_has_is_not_tied() -> None:
    quote = {"quote_id": "q1", "kind": "direct", "text": "x", "actor_id": "a9", "inside": "q1"}
    assert tied(annotated_article.reading(everything(quotes=rows_of("quotes", quote)))) == {("a", "q1"): ()}


# --- in words ---


@pytest.mark.parametrize(
    ("row", "says", "label"),
    [
        ({"text": "Ana Ruiz", "actor_id": "a1"}, "“Ana Ruiz”: Ana Ruiz", ""),
        ({"text": "the\n mayor", "actor_id": "a1"}, "“the mayor”: Ana Ruiz", "Ana Ruiz"),
        ({"text": "she", "actor_id": "a1", "confidence": 0.1}, "“she”: Ana Ruiz", "Ana Ruiz ?"),
        ({"text": "she", "actor_id": "a1", "reason": "the last named"}, "“she”: Ana Ruiz (the last named)", "Ana Ruiz"),
        ({"text": "they", "perhaps": "a1"}, "“they”: perhaps Ana Ruiz, left open", "?"),
        ({"text": "they"}, "“they”: left open", "?"),
    ],
)
def test_a_mention_in_words(row: dict[str, Any], says: str, label: str) -> None:
    actors = rows_of("actors", {"actor_id": "a1", "name": "Ana Ruiz", "aliases": ()}, label="person", mentions=1)
    found = annotated_article.reading(
        everything(mentions=rows_of("mentions", row, kind="name", label="person"), actors=actors)
    )
    (mark,) = found.marks
    assert (found.lines[0].says, mark.label) == (says, label)


def test_an_actor_in_words() -> None:
    rows = [
        {"actor_id": "a1", "name": "Ana Ruiz", "aliases": ("Ruiz", "A. Ruiz"), "role": "mayor", "mentions": 1},
        {"actor_id": "a2", "name": "Hall", "aliases": (), "mentions": 1200},
    ]
    found = annotated_article.reading(everything(actors=rows_of("actors", *rows, label="person", salience=0.5)))
    says = {line.name: line.says for line in found.lines}
    assert says["a1"] == "Ana Ruiz, person, mayor, meant once; also Ruiz and A. Ruiz"
    assert says["a2"] == "Hall, person, meant 1,200 times"


@pytest.mark.parametrize(
    ("row", "made_by"),
    [
        ({}, "not measured"),
        ({"rule": "cue"}, "rule: cue; not measured"),
        ({"confidence": 0.956}, "nearly always right, on US political news"),
        ({"rule": "cue", "confidence": 0.5}, "rule: cue; right half of the time, on US political news"),
    ],
)
def test_how_a_row_was_made(row: dict[str, Any], made_by: str) -> None:
    quote = {"quote_id": "q1", "kind": "direct", "text": "x", **row}
    (line,) = annotated_article.reading(everything(quotes=rows_of("quotes", quote))).lines
    assert line.made_by == made_by


def test_nothing_is_read_from_nothing() -> None:
    assert annotated_article.reading(everything()) == annotated_article.Reading([], [])


def test_every_row_says_something_on_one_line(found: annotated_article.Reading) -> None:
    for line in found.lines:
        assert line.says.strip()
        assert line.says == " ".join(line.says.split())


# --- as a page shows it ---


def test_the_seed_in_layers(seed: Doc, found: annotated_article.Reading) -> None:
    read_ = check_shown([seed], found)
    assert read_.tags.count("details") > 5
    assert sum("row-" in link for link in read_.links) > len(found.lines)


def test_each_row_stands_below_the_paragraph_that_it_was_read_from(seed: Doc, found: annotated_article.Reading) -> None:
    html = str(show.layered(seed, found.marks, found.lines, layers=annotated_article.layers(), chosen="quotes").html)
    sentences = [0] * len(found.lines)
    for n, line in enumerate(found.lines):
        sentences[n] = html.index(f'id="s{show.sentence(seed, line.start)}"')
        assert sentences[n] < html.index(f'id="row-{line.name}"')
    order = sorted((line for line in found.lines if line.placed), key=lambda line: (line.start, -line.end))
    places = [html.index(f'id="row-{line.name}"') for line in order]
    assert places == sorted(places)


def test_two_articles_are_read_apart(parse_text: Callable[[str], Doc]) -> None:
    docs = documented(parse_text, BRIDGE, f"Tom Hale left. {BRIDGE}")
    both = annotated_article.reading(tables.tables(docs))
    check_ties(both)
    alone = annotated_article.reading(tables.tables(docs[:1]))
    assert [line for line in both.lines if line.article_id == "a"] == alone.lines
    assert [mark for mark in both.marks if mark.article_id == "a"] == alone.marks
    read_ = check_shown(docs, both)
    assert {"a1", "a2", "a1-q1", "a2-q1", "a1-row-m1", "a2-row-m1"} <= set(read_.ids)
    assert not {"q1", "row-q1", "s1"} & set(read_.ids)


@settings(
    deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            [
                "“Never,” said Ana Ruiz on Monday.",
                "She may close 3 dams, <b>he</b> said. ",
                "\n\n",
                "The mayor was sacked by\nNorway in 2024.",
                "\r\n \u202e“",
                "it",
                "\u200b",
            ]
        ),
        max_size=6,
    ).map("".join)
    | st.text(max_size=60)
)
def test_any_text_can_be_brought_together(parse_text: Callable[[str], Doc], text: str) -> None:
    docs = documented(parse_text, text)
    found = annotated_article.reading(tables.tables(docs))
    for mark in found.marks:
        assert 0 <= mark.start < mark.end <= len(text)
        assert all(mark.start <= a < b <= mark.end for a, b in mark.parts)
    check_ties(found)
    check_shown(docs, found)
    assert found == annotated_article.reading(tables.tables(docs))
