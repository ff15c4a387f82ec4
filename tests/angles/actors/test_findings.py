"""Names and sentences of the actors, and what ``20_actors`` selects and counts, on made-up tables and on texts."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pytest
from spacy.tokens import Doc

from newsangles import show
from newsangles.angles.actors import findings
from newsangles.documents.article import Article
from newsangles.tables import schema, wording
from notebook_cells import SHOWN, run

tables: Any = importlib.import_module("newsangles.tables")
NASTY = "<b>Ana</b>\n\x1b[31m{0} %s"


def rows_of(name: str, *rows: dict[str, Any], **known: Any) -> pd.DataFrame:
    """A table of some columns; the others are empty, or what they are for one plain row of the article "a"."""
    plain: dict[str, Any] = {
        "article_id": "a",
        "start": 0,
        "end": 1,
        "text": "x",
        "reason": "named so",
        "label": "person",
        "kind": {"roles": "office", "edges": "together", "quotes": "indirect"}.get(name, "name"),
        "named": True,
        "aliases": (),
        "lead": False,
        "parts": ((0, 1),),
        **dict.fromkeys(["mentions", "names"], 1),
        **dict.fromkeys(["nominals", "pronouns", "subject_share"], 0),
        "salience": 0.5,
        "quote_id": "q1",
    }
    columns = [c.name for c in schema.columns(schema.TABLES[name])]
    blank = {c: plain.get(c) for c in columns}
    return tables.frame(name, [{**blank, **known, **row} for row in rows])


def actors(*rows: dict[str, Any] | str) -> pd.DataFrame:
    """Actors a1, a2, …; a text is a name."""
    each = [{"name": row} if isinstance(row, str) else row for row in rows]
    return rows_of("actors", *({"actor_id": f"a{n}", **row} for n, row in enumerate(each, 1)))


def mentions(*rows: dict[str, Any]) -> pd.DataFrame:
    return rows_of("mentions", *({"end": row.get("start", 0) + 1, **row} for row in rows))


def page(until: str, docs: Sequence[Doc] = (), parameters: dict[str, Any] | None = None, **given: pd.DataFrame) -> Any:
    """What the notebook makes of these tables, up to the cell that gives this name."""
    articles = rows_of("articles", {}, {"article_id": "b"}, text="x " * 100, characters=200, words=100)
    return run("20_actors", {"articles": articles} | given, docs, until=until, checked=False, **(parameters or {}))


def edges(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Edges of (source, kind, target, cue), each ten characters after the one before."""
    columns = ("source_actor_id", "kind", "target_actor_id", "cue")
    return rows_of("edges", *({**dict(zip(columns, row, strict=False)), "start": 10 * n} for n, row in enumerate(rows)))


def plain(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns, with None for what is missing."""
    shown = table[list(columns)].astype(object)
    return list(shown.where(shown.notna(), None).itertuples(index=False, name=None))


@pytest.fixture
def documented(parse_text: Callable[[str], Doc]) -> Callable[..., Doc]:
    def make(text: str, article_id: str = "a") -> Doc:
        doc = parse_text(text)
        doc._.article = Article(article_id, text)
        return doc

    return make


# --- The actors ---


@pytest.mark.parametrize(
    ("rows", "least", "expected"),
    [
        ([], 0.0, []),
        (["Hale", "Ruiz"], 0.0, [("Hale", None), ("Ruiz", None)]),
        (
            [{"name": "Hale", "salience": 0.1}, {"name": "Ruiz", "salience": 0.9}],
            0.0,
            [("Ruiz", None), ("Hale", None)],
        ),
        ([{"name": "Hale", "salience": 0.1}, {"name": "Ruiz", "salience": 0.9}], 0.1, [("Ruiz", None), ("Hale", None)]),
        ([{"name": "Hale", "salience": 0.1}, {"name": "Ruiz", "salience": 0.9}], 0.2, [("Ruiz", None)]),
        # The actor for whom another stands keeps its name, though it is left out itself.
        ([{"name": "Oslo", "acts_for": "a2"}, {"name": "Norway", "salience": 0.1}], 0.2, [("Oslo", "Norway")]),
        (["Hale", "Hale"], 0.0, [("Hale (a1)", None), ("Hale (a2)", None)]),
        (
            [{"name": "Oslo", "acts_for": "a2"}, {"name": "Bern", "article_id": "b", "actor_id": "a2"}],
            0.0,
            [("Oslo", None), ("Bern", None)],
        ),
        ([NASTY], 0.0, [(NASTY, None)]),
    ],
)
def test_ranked(rows: list[Any], least: float, expected: list[tuple[str, str | None]]) -> None:
    table = actors(*rows)
    before = table.copy()
    found = page("main", parameters={"minimum_salience": least}, actors=table)["main"]
    assert plain(found, "called", "stands_for") == expected
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "Nobody is named or described as acting."),
        (["Hale"], "One actor (one person); the most central is Hale."),
        (
            ["Hale", {"name": "Oslo", "label": "place"}, "Ruiz", {"name": "officials", "label": "group"}],
            "Four actors (two people, one place and one group); the most central are Hale, Oslo and Ruiz.",
        ),
        (
            ["Hale", {"name": "Hale", "article_id": "b", "actor_id": "a1"}],
            "Two actors (two people); the most central is Hale.",
        ),
    ],
)
def test_who_is_in_it(rows: list[Any], expected: str) -> None:
    assert findings.who_is_in_it(findings.ranked(actors(*rows))) == expected


@pytest.mark.parametrize(
    ("number", "kept", "expected"),
    [
        (0, 0, "Every actor in the table is shown."),
        (2, 2, "Every actor in the table is shown."),
        (2, 1, "One actor is not shown: less central than these."),
        (20, 5, "15 actors are not shown: less central than these."),
    ],
)
def test_less_central(number: int, kept: int, expected: str) -> None:
    table = actors(*["Hale"] * number)
    assert findings.less_central(table, table.head(kept)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "Nobody is given an office, a trade or an age."),
        ([("a1", "office", "mayor")], "One actor is given a role."),
        ([("a1", "office", "mayor"), ("a1", "office", "Mayor")], "One actor is given a role."),
        (
            [("a1", "office", "mayor"), ("a2", "description", "a lawyer"), ("a1", "office", "the city's mayor")],
            "Two actors are given a role; worded in more than one way: Hale (mayor and the city's mayor).",
        ),
        ([("a1", "office", "mayor"), ("a1", "age", "44")], "One actor is given a role."),
    ],
)
def test_offices(rows: list[tuple[str, str, str]], expected: str) -> None:
    columns = ("actor_id", "kind", "text")
    roles = rows_of("roles", *(dict(zip(columns, row, strict=True)) for row in rows))
    found = page("roles", roles=roles, actors=actors("Hale", "Ruiz"))["roles"]
    assert list(found["called"]) == [{"a1": "Hale", "a2": "Ruiz"}[row[0]] for row in rows]
    assert findings.offices(found) == expected


# --- Where they are meant ---

CAST = (
    {"name": "Tom Hale", "aliases": ("Hale", "Tom"), "salience": 0.4},
    {"name": "Ana Ruiz", "aliases": ("Ruiz",), "salience": 0.8},
    {"name": "Hale & Sons", "salience": 0.1},
    {"name": "Ana Lund", "article_id": "b", "actor_id": "a1", "salience": 0.2},
)


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("", ["a a2", "b a1"]),
        (" ", ["a a2", "b a1"]),
        ("all", ["a a1", "a a2", "a a3", "b a1"]),
        ("Ana Ruiz", ["a a2"]),
        ("ana  RUIZ", ["a a2"]),
        ("Ruiz", ["a a2"]),
        ("Hale", ["a a1"]),  # an alias, before a part of a name
        ("Ana", ["a a2", "b a1"]),
        ("Sons", ["a a3"]),
        ("A1", ["a a1", "b a1"]),
        ("Rui", []),
        ("nobody", []),
        (".*", []),
        (NASTY, []),
    ],
)
def test_meant(actor: str, expected: list[str]) -> None:
    table = actors(*CAST)
    places = mentions(*({"article_id": r["article_id"], "actor_id": r["actor_id"]} for r in table.to_dict("records")))
    found = findings.mentions_of(places, table, actor)
    assert [f"{i} {own}" for i, own in plain(found, "article_id", "actor_id")] == expected
    names = wording.called(table)
    assert list(found["called"]) == [names[i, own] for i, own in plain(found, "article_id", "actor_id")]


def test_nobody_open_is_meant() -> None:
    assert findings.mentions_of(mentions({"actor_id": None}), actors("Hale"), "all").empty
    assert findings.mentions_of(mentions(), actors()).empty


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [(0.9, "Hale"), (0.5, "Hale"), (0.49, "Hale ?"), (0.0, "Hale ?"), (None, "Hale")],
)
def test_label(confidence: float | None, expected: str) -> None:
    table = mentions({"actor_id": "a1", "confidence": confidence})
    assert [mark.label for mark in page("marks", mentions=table, actors=actors("Hale"))["marks"]] == [expected]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("", "Nobody is named or described as acting."),
        ("n", "Hale is meant one time: one name."),
        ("npn", "Hale is meant three times: two names and one pronoun."),
        ("nopp", "Hale is meant four times: one name, one noun and two pronouns."),
    ],
)
def test_how_meant(kinds: str, expected: str) -> None:
    words = {"n": "name", "o": "nominal", "p": "pronoun"}
    table = mentions(*({"actor_id": "a1", "kind": words[k]} for k in kinds))
    assert findings.how_meant(findings.mentions_of(table, actors("Hale"))) == expected


def test_a_name_that_nobody_has_is_told_with_those_that_there_are() -> None:
    nobody = findings.mentions_of(mentions({"actor_id": "a1", "kind": "name"}), actors("Hale"), "Napoleon")
    said = "Nobody here is called “Napoleon” (the parameter actor); "
    everyone = findings.ranked(actors("Hale"))
    assert (
        findings.how_meant(nobody, "Napoleon", everyone)
        == f"{said}give one of the names in the table above, such as Hale."
    )
    assert findings.how_meant(nobody, "Napoleon") == f"{said}no actor is named."


def test_presence(documented: Callable[..., Doc]) -> None:
    text = "Hale left. Ruiz came. Hale slept."
    docs = [documented(text), documented("Hale.", "b")]
    table = actors({"name": "Ruiz", "salience": 0.9}, "Hale", {**CAST[3], "name": "Hale"}, "Lund")
    places = mentions(
        {"actor_id": "a2", "start": 0},
        {"actor_id": "a1", "start": 11, "kind": "pronoun"},
        {"actor_id": "a2", "start": 22},
        {"actor_id": "a4", "start": 22},
        {"actor_id": None, "start": 22},
        {"actor_id": "a1", "start": 0, "article_id": "b"},
    )
    names = page("spread", docs, {"most": 2}, mentions=places, actors=table)
    found, spread = names["places"], names["spread"]
    assert plain(found, "called", "kind", "sentence", "article_id", "start") == [
        ("Ruiz", "pronoun", 2, "a", 11),
        ("Hale", "name", 1, "a", 0),
        ("Hale", "name", 3, "a", 22),
        ("Hale", "name", 1, "b", 0),
    ]
    assert list(found["at"]) == [11 / len(text), 0, 22 / len(text), 0]
    assert plain(spread, "called", "sentences", "which", "mentions", "article_id", "start") == [
        ("Ruiz", 1, "2", 1, "a", 11),
        ("Hale", 2, "1, 3", 2, "a", 0),
        ("Hale", 1, "1", 1, "b", 0),
    ]
    nobody = page("spread", docs, mentions=mentions(), actors=table)
    assert list(nobody["places"].columns) == list(found.columns)
    assert nobody["spread"].empty


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([1], "1"), ([1, 2], "1–2"), ([1, 2, 3, 5], "1–3, 5"), ([2, 4, 6, 7], "2, 4, 6–7"), ([], "")],
)
def test_sentences_in_a_row_are_put_together(numbers: list[int], expected: str) -> None:
    assert wording.number_runs([*numbers, *numbers]) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "Nobody is meant anywhere."),
        ([("Hale", 1, 0.0)], "Hale is meant in one sentence, more than any other."),
        (
            [("Hale", 1, 0.0), ("Hale", 1, 0.1), ("Hale", 3, 0.7), ("Ruiz", 3, 0.7)],
            "Hale is meant in two sentences, more than any other; only in the second half: Ruiz.",
        ),
        (
            [("Hale", 1, 0.0), ("Ruiz", 1, 0.1)],
            "Hale and Ruiz are meant in one sentence each, more than any other.",
        ),
        ([("Hale", 9, 0.9)], "Hale is meant in one sentence, more than any other."),
    ],
)
def test_where_meant(rows: list[tuple[str, int, float]], expected: str) -> None:
    places = pd.DataFrame(rows, columns=["called", "sentence", "at"]).assign(article_id="a")
    assert findings.where_meant(places) == expected


# --- Who with whom ---


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        ([("a1", "together", "a2", None)], [("Hale", "together", "Ruiz", 1, None, 0)]),
        # Together has no direction, about has one.
        (
            [("a1", "together", "a2", None), ("a2", "together", "a1", None)],
            [("Hale", "together", "Ruiz", 2, None, 0)],
        ),
        (
            [("a1", "about", "a2", "said"), ("a2", "about", "a1", "told"), ("a1", "about", "a2", "said")],
            [("Hale", "about", "Ruiz", 2, "said", 0), ("Ruiz", "about", "Hale", 1, "told", 10)],
        ),
        (
            [
                ("a1", "together", "a2", None),
                ("a1", "about", "a2", "said"),
                ("a1", "acts", "a2", "met"),
                ("a1", "acts", "a2", "hit"),
            ],
            [
                ("Hale", "acts", "Ruiz", 2, "met, hit", 20),
                ("Hale", "about", "Ruiz", 1, "said", 10),
                ("Hale", "together", "Ruiz", 1, None, 0),
            ],
        ),
        ([("a1", "acts", "a9", "met")], []),
    ],
)
def test_ties(rows: list[tuple[Any, ...]], expected: list[tuple[Any, ...]]) -> None:
    names = page("lines", edges=edges(*rows), actors=actors("Hale", "Ruiz"))
    assert plain(names["pairs"], "who", "kind", "whom", "times", "verbs", "start") == expected
    left = [row for row in expected if row[1] != "together" or row[3] > 1]
    assert plain(names["lines"], "who", "kind", "whom", "times", "verbs", "start") == left


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "No two actors are brought together."),
        ([("a1", "together", "a2")], "Hale and Ruiz stand together in one sentence."),
        ([("a1", "acts", "a2", "met")], "One pair, none of which speaks about the other."),
        (
            [("a1", "about", "a2", "said"), ("a1", "about", "a3", "said"), ("a3", "about", "a1", "said")],
            "Hale speaks about two actors, more than any other.",
        ),
        (
            [("a1", "about", "a2", "said"), ("a3", "about", "a1", "said"), ("a2", "together", "a3")],
            "Hale and Lund speak about one actor each, more than any other; Ruiz and Lund stand together in one "
            "sentence.",
        ),
    ],
)
def test_who_with_whom(rows: list[tuple[Any, ...]], expected: str) -> None:
    pairs = page("lines", edges=edges(*rows), actors=actors("Hale", "Ruiz", "Lund"))["pairs"]
    assert findings.who_with_whom(pairs) == expected


# --- For whom they stand ---


def test_standing() -> None:
    table = actors(
        {"name": "Norway", "label": "place"},
        {"name": "Oslo", "label": "place", "acts_for": "a1", "acts_for_reason": "capital"},
        {"name": "officials", "label": "group", "named": False},
        "Hale",
    )
    places = mentions(
        {"actor_id": "a1", "reading": "place"},
        {"actor_id": "a1", "reading": None},
        {"actor_id": "a2", "reading": "actor"},
        {"actor_id": "a2", "reading": "place"},
        {"actor_id": "a3", "kind": "nominal"},
        {"actor_id": "a4"},
    )
    found = page("standing", mentions=places, actors=table)["standing"]
    assert plain(found, "called", "stands_for", "acts_for_reason", "acting", "where", "open") == [
        ("Oslo", "Norway", "capital", 1, 1, 0),
        ("Norway", None, None, 0, 1, 1),
        ("officials", None, None, 0, 0, None),
    ]
    assert findings.stand_for(found) == (
        "Oslo stands for Norway; 2 of three place names with a clear reading only say where."
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "Nobody stands for anybody else."),
        ([("officials", None, 0, 0)], "Nobody stands for anybody else."),
        (
            [("Oslo", "Norway", 1, 0)],
            "Oslo stands for Norway; none of one place name with a clear reading only says where.",
        ),
        (
            [("Oslo", "Norway", 0, 0), ("officials", "Norway", 0, 0), ("Bern", "Swiss", 0, 0)],
            "Oslo and officials stand for Norway; Bern stands for Swiss.",
        ),
        (
            [(name, name * 2, 0, 0) for name in "ABCDE"],
            "A stands for AA; B stands for BB; C stands for CC; two others stand for somebody else.",
        ),
        ([("Norway", None, 3, 1)], "1 of four place names with a clear reading only says where."),
    ],
)
def test_stand_for(rows: list[tuple[Any, ...]], expected: str) -> None:
    assert findings.stand_for(pd.DataFrame(rows, columns=["called", "stands_for", "acting", "where"])) == expected


@pytest.mark.parametrize(
    ("about", "speakers", "expected", "said"),
    [
        ([], [], [], "Everybody who is spoken about is quoted too."),
        (
            [("a1", "about", "a2")],
            ["a1"],
            [("Oslo", "Hale", 1, None, 0)],
            "Oslo is spoken about, but never quoted.",
        ),
        ([("a1", "about", "a2")], ["a1", "a2"], [], "Everybody who is spoken about is quoted too."),
        (
            [("a1", "about", "a3"), ("a2", "about", "a3"), ("a2", "about", "a1"), ("a1", "about", "a3")],
            ["a1", "a2"],
            [("Norway", "Hale and Oslo", 3, "Oslo", 0)],
            "Norway is spoken about, but never quoted; others who are quoted stand for Norway.",
        ),
        # Acting with somebody is not speaking about them.
        ([("a1", "acts", "a2"), ("a1", "together", "a3")], ["a1"], [], "Everybody who is spoken about is quoted too."),
        (
            [("a1", "about", "a2"), ("a1", "about", "a3")],
            ["a1", None],
            [("Oslo", "Hale", 1, None, 0), ("Norway", "Hale", 1, None, 10)],
            "Oslo and Norway are spoken about, but never quoted.",
        ),
    ],
)
def test_unheard(
    about: list[tuple[Any, ...]], speakers: list[str | None], expected: list[tuple[Any, ...]], said: str
) -> None:
    table = actors("Hale", {"name": "Oslo", "acts_for": "a3"}, "Norway")
    quotes = rows_of("quotes", *({"actor_id": s} for s in speakers))
    found = page("silent", edges=edges(*about), quotes=quotes, actors=table)["silent"]
    assert plain(found, "called", "by", "times", "through", "start") == expected
    assert findings.who_is_never_quoted(found) == said


def test_whoever_is_quoted_in_another_article_is_not_heard_here() -> None:
    quotes = rows_of("quotes", {"actor_id": "a2", "article_id": "b"})
    found = page("silent", edges=edges(("a1", "about", "a2")), quotes=quotes, actors=actors("Hale", "Oslo"))["silent"]
    assert list(found["called"]) == ["Oslo"]


def test_what_somebody_only_wants_is_no_word_of_theirs() -> None:
    quotes = rows_of("quotes", {"actor_id": "a2", "cue_class": "attitude"})
    found = page("silent", edges=edges(("a1", "about", "a2")), quotes=quotes, actors=actors("Hale", "Oslo"))["silent"]
    assert plain(found, "called", "by") == [("Oslo", "Hale")]


def test_who_is_left_out_is_still_named_where_it_speaks() -> None:
    table = actors({"name": "Hale", "salience": 0.1}, {"name": "Oslo", "salience": 0.9})
    given = {"edges": edges(("a1", "about", "a2"), ("a1", "acts", "a2", "hit")), "actors": table}
    names = page("silent", parameters={"minimum_salience": 0.2}, **given)
    assert plain(names["silent"], "called", "by") == [("Oslo", "Hale")]
    assert names["pairs"].empty


def test_the_more_central_of_two_who_stand_together_comes_first() -> None:
    table = actors({"name": "Hale", "salience": 0.1}, {"name": "Oslo", "salience": 0.9})
    pairs = page("lines", edges=edges(("a1", "together", "a2"), ("a1", "about", "a2")), actors=table)["pairs"]
    assert plain(pairs, "who", "kind", "whom") == [("Hale", "about", "Oslo"), ("Oslo", "together", "Hale")]


# --- What to check ---


@pytest.mark.parametrize(
    ("names", "expected", "said"),
    [
        ([], [], "Every name is spelt in one way."),
        ([("Tom Hale", "named so", None), ("Hale", "surname", "Tom Hale")], [], "Every name is spelt in one way."),
        (
            [("Tom Hale", "named so", None), ("Tom Hail", "spelling", "Tom Hale"), ("Hale", "surname", "Tom Hale")],
            [("Hale", 2, "Hail", 1, 10)],
            "One name is spelt in two ways: Hale (2) / Hail (1).",
        ),
        (
            [
                ("Tom Hale", "named so", None),
                ("Hail", "surname, other spelling", "Tom Hale"),
                ("Tom Hail", "spelling", "Tom Hale"),
            ],
            [("Hale", 1, "Hail", 2, 10)],
            "One name is spelt in two ways: Hale (1) / Hail (2).",
        ),
        (
            [("Kim Li", "named so", None), ("Kym Lee", "spelling", "Kim Li")],
            [("Li", 1, "Lee", 1, 10), ("Kim", 1, "Kym", 1, 10)],
            "Two names are spelt in two ways: Li (1) / Lee (1) and Kim (1) / Kym (1).",
        ),
        ([("Hale", "named so", None), ("HALE", "spelling", "Hale")], [], "Every name is spelt in one way."),
    ],
)
def test_variants(names: list[tuple[str, str, str | None]], expected: list[tuple[Any, ...]], said: str) -> None:
    table = mentions(
        *(
            {
                "actor_id": "a1",
                "start": 10 * n,
                "text": text,
                "rule": rule,
                "reason": f"{rule}: {other}" if other else rule,
            }
            for n, (text, rule, other) in enumerate(names)
        )
    )
    found = findings.variants(table, actors("Tom Hale"))
    assert plain(found, "spelling", "times", "other", "other_times", "start") == expected
    assert findings.spelt(found) == said


@pytest.mark.parametrize(
    ("rows", "expected", "said"),
    [
        ([], [], "Nobody is named or meant."),
        (
            [{"actor_id": "a1", "confidence": 0.9}, {"actor_id": "a1"}],
            [],
            "Every word that names or means an actor is linked to one, none of them in doubt.",
        ),
        (
            [{"actor_id": "a1", "confidence": 0.49, "text": "he"}],
            [("he", "Hale", None)],
            "One link is likelier wrong than right.",
        ),
        ([{"text": "It", "perhaps": "a1"}], [("It", None, "Hale")], "One word of 1 stays open (“it”)."),
        (
            [
                {"text": "It"},
                {"text": "it", "perhaps": "a9"},
                {"text": "they"},
                {"actor_id": "a1", "confidence": 0.1, "text": "he"},
            ],
            [("It", None, None), ("it", None, None), ("they", None, None), ("he", "Hale", None)],
            "Three words of 4 stay open (“it” and “they”); one link is likelier wrong than right.",
        ),
    ],
)
def test_doubtful(rows: list[dict[str, Any]], expected: list[tuple[Any, ...]], said: str) -> None:
    table = mentions(*rows)
    found = page("doubtful", mentions=table, actors=actors("Hale"))["doubtful"]
    assert plain(found, "text", "called", "likeliest") == expected
    assert findings.left_open(found, table) == said


# --- The whole ---


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nothing.",
        "<b>Ana</b> {0} said %s “$x$ <script>”. \u202e She\x1b[31m said\u200b so.",
        "Ana Ruiz told Norway that Tom Hale left. He thanked her in Oslo. “We won,” Ruiz said. Aides met Tom Haile.",
    ],
)
def test_what_the_pipeline_finds_can_be_told_and_drawn(documented: Callable[..., Doc], text: str) -> None:
    names = run("20_actors", docs=[documented(text), documented(text, "b")], actor="all")
    shown = show.stack(*names[SHOWN])
    assert not re.search(r"<script|<b>Ana|\x1b|\u202e", str(shown.html))
    said = re.findall(r'<p class="na finding">(.*?)</p>', str(shown.html), re.DOTALL)
    assert len(said) == 11 and all(words.endswith(".") for words in said), said


@pytest.mark.parametrize("column", ["mentions", "names", "pronouns"])
def test_a_miscount_is_noticed(documented: Callable[..., Doc], column: str) -> None:
    docs = [documented("Ana Ruiz told Tom Hale that she left.")]
    table = tables.tables(docs)
    run("20_actors", table, docs)
    table["actors"].loc[0, column] += 1
    with pytest.raises(AssertionError):
        run("20_actors", table, docs)
