"""What is said of the claims, from small tables made by hand; and from the pipeline, on texts of all sorts."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from typing import Any, get_args

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles import show
from newsangles.angles.claims import findings, priorities
from newsangles.documents.article import Article
from newsangles.errors import ParameterError
from newsangles.tables import schema, wording
from notebook_cells import SHOWN, run
from one_cell import made

tables: Any = importlib.import_module("newsangles.tables")
TOLD = {"chain": ("q1", "q2"), "told_by": "she", "told_by_actor_id": "a1"}
NASTY = "<b>Ana</b>\n\x1b[31m{0} %s"
TEXT = "The dam is safe. Ana Ruiz said that the mayor said the wall is old. It could break."


def rows_of(name: str, *rows: dict[str, Any], **plain: Any) -> pd.DataFrame:
    """A table of some columns; the others are empty, or what is given as plain."""
    empty = {"int64": 0, "object": ()}
    blank = {c.name: empty.get(c.dtype) for c in schema.columns(schema.TABLES[name])}
    return tables.frame(name, [{**blank, "article_id": "a", "start": 0, "end": 1, **plain, **row} for row in rows])


def claims(*rows: dict[str, Any]) -> pd.DataFrame:
    """Claims c1, c2, …, each of ten characters after the one before; attributed where a source kind is given."""
    plain = {
        "kind": "other",
        "certainty": "certain",
        "polarity": "positive",
        "status": "fact",
        "factuality": 3.0,
        "happened": 0.0,
        "future": False,
        "chain": (),
        "checkworthiness": 0.5,
    }
    made = []
    for n, row in enumerate(rows):
        at = {"start": 10 * n, "end": 10 * n + 10, "text": TEXT[10 * n : 10 * n + 10], "predicate_id": f"p{n + 1}"}
        voice = "attributed" if row.get("source_kind") else "outlet"
        made.append({**plain, **at, "claim_id": f"c{n + 1}", "voice": voice, **row})
    return rows_of("claims", *made)


def predicates(*cues: tuple[str, ...]) -> pd.DataFrame:
    """Predicates p1, p2, … with cues as word:rule."""
    made = [
        {
            "predicate_id": f"p{n}",
            "cues": tuple(cue.partition(":")[0] for cue in row),
            "cue_rules": tuple(cue.partition(":")[2] for cue in row),
            "cue_spans": tuple((0, 1) for _ in row),
        }
        for n, row in enumerate(cues, 1)
    ]
    return rows_of("predicates", *made)


def actors(**salience: float) -> pd.DataFrame:
    """Actors by name, with their salience."""
    rows = [{"actor_id": f"a{n}", "name": k, "salience": v} for n, (k, v) in enumerate(salience.items(), 1)]
    return rows_of("actors", *rows, aliases=())


def articles(*texts: str) -> pd.DataFrame:
    rows = [{"article_id": i, "text": text, "characters": len(text)} for i, text in zip("abc", texts, strict=False)]
    return rows_of("articles", *rows)


def everything(*rows: dict[str, Any], **others: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """All tables that are read: the claims given, the others empty where they are not."""
    names = ("mentions", "actors", "quotes", "predicates")
    return {name: rows_of(name) for name in names} | {"claims": claims(*rows), "articles": articles(TEXT)} | others


def backed(*rows: dict[str, Any], **others: pd.DataFrame) -> pd.DataFrame:
    return findings.claims_with_sources(everything(*rows, **others))


def page(every: pd.DataFrame, *wanted: str, texts: pd.DataFrame | None = None, **given: Any) -> dict[str, Any]:
    """What the cells of the notebook make of some claims, up to the names that are wanted."""
    known = {
        "every": every,
        "table": {"articles": articles(TEXT) if texts is None else texts, "numbers": rows_of("numbers")},
    }
    return made("30_claims", "claims", *wanted, **(known | {"minimum_checkworthiness": 0.0, "status": "all"} | given))


def by_source(every: pd.DataFrame, texts: pd.DataFrame | None = None) -> pd.DataFrame:
    """How many claims rest on each sort of source, as the notebook counts them."""
    return page(every, "profile", texts=texts)["profile"]  # type: ignore[no-any-return]


def plain(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns, with None for what is missing."""
    shown = table[list(columns)].astype(object)
    return list(shown.where(shown.notna(), None).itertuples(index=False, name=None))


PERSON = {"source_kind": "named person", "source": "Ana Ruiz"}
OFFICIALS = {"source_kind": "unnamed officials", "source": "officials"}
OTHERS = {"source_kind": "unnamed others", "source": "critics"}
NOBODY = {"source_kind": "nobody", "status": "reported", "certainty": "probable"}


# --- who answers for it ---


def test_every_sort_of_source_has_its_words() -> None:
    kinds = set(get_args(schema.SourceKind))
    assert kinds | {None} == {sort.stored for sort in wording.SORTS.values()}
    assert set(wording.SORTS) == set(priorities.WEAK) > set(wording.ANONYMOUS)
    assert set(findings.STATUSES) == set(get_args(schema.Status))
    assert all(0 <= value <= 1 for value in (*priorities.WEAK.values(), *priorities.WEIGHTS.values()))


def test_the_notebook_begins_with_the_weights_of_the_overview() -> None:
    """Or the two pages would not agree on what to check first."""
    known = made("30_claims")
    assert (known["WEAK"], known["WEIGHTS"]) == (priorities.WEAK, priorities.WEIGHTS)
    assert known["MOST"] == priorities.MAX_CLAIMS


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, ("outlet", "outlet", "the outlet")),
        (PERSON, ("named person", "named", "Ana Ruiz")),
        ({**PERSON, "source": "She", "actor_id": "a1"}, ("named person", "named", "Ana")),
        ({"source_kind": "document", "source": "the\n report"}, ("document", "named", "the report")),
        (OFFICIALS, ("government or officials", "anonymous", "officials")),
        ({"source_kind": "unclear", "source": "they"}, ("unclear source", "anonymous", "they")),
        (NOBODY, ("hearsay", "hearsay", "nobody named")),
        # What somebody said that somebody said names both.
        ({**OTHERS, **TOLD}, ("anonymous source", "anonymous", "critics (says Ana)")),
        ({**NOBODY, **TOLD}, ("hearsay", "hearsay", "nobody named (says Ana)")),
        ({**PERSON, "source": NASTY}, ("named person", "named", "<b>Ana</b> \x1b[31m{0} %s")),
    ],
)
def test_backed(row: dict[str, Any], expected: tuple[str, str, str]) -> None:
    quotes = rows_of(
        "quotes",
        {"quote_id": "q1", "source": "she", "actor_id": "a1", "cue": "said"},
        {"quote_id": "q2", "source": "critics", "inside": "q1", "cue": "say"},
        parts=((0, 1),),
    )
    table = everything(row, quotes=quotes, actors=actors(Ana=0.5))
    before = table["claims"].copy()
    found = findings.claims_with_sources(table)
    assert plain(found, "sort", "voices", "who") == [expected]
    assert set(found["sort"]) <= set(wording.SORTS) and set(found["voices"]) <= set(findings.VOICES)
    pd.testing.assert_frame_equal(table["claims"], before)
    links = ("Ana said", "critics say") if "chain" in row else ()
    assert found["links"][0] == links


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, "The dam is safe."),
        ({"subject": "The dam", "subject_start": 0, "subject_end": 7}, "The dam is safe."),
        ({"start": 8, "subject": "The dam", "subject_start": 0, "subject_end": 7}, "[The dam] is safe."),
        ({"start": 68, "end": 83, "subject": "It", "subject_start": 68, "subject_end": 70}, "It [dam] could break."),
        ({"start": 71, "end": 83, "subject": "It", "subject_start": 68, "subject_end": 70}, "[dam] could break."),
        ({"start": 0, "subject": "he", "subject_start": 90, "subject_end": 92}, "[he] The dam is safe."),
    ],
)
def test_a_claim_names_its_subject(row: dict[str, Any], expected: str) -> None:
    place = {"start": 0, "end": 16} | row
    text = TEXT[place["start"] : place["end"]]
    it = {"start": 68, "end": 70, "text": "It", "actor_id": "a1", "kind": "pronoun", "confidence": 0.9}
    mentions = rows_of("mentions", it)
    found = backed({**place, "text": text}, mentions=mentions, actors=actors(dam=0.5))
    assert list(found["claim"]) == [expected]


@pytest.mark.parametrize(
    ("rule", "at", "polarity", "expected"),
    [
        ("denies", 0, "negative", "[denied] dam"),
        ("denies", 0, "positive", "dam"),  # denied that it is not so
        ("denies", 5, "negative", "dam"),  # the reader sees it
        ("negation", 0, "negative", "[denied] dam"),
        ("not said", 0, "negative", "[not said] dam"),
    ],
)
def test_a_denied_claim_says_so(rule: str, at: int, polarity: str, expected: str) -> None:
    heads = rows_of(
        "predicates", {"predicate_id": "p1", "cues": ("denied",), "cue_rules": (rule,), "cue_spans": ((at, at + 6),)}
    )
    found = backed({"start": 4, "end": 7, "text": "dam", "polarity": polarity}, predicates=heads)
    assert list(found["claim"]) == [expected]


@pytest.mark.parametrize(
    ("least", "status", "expected", "said"),
    [
        (0.0, "all", ["c1", "c2", "c3"], ""),
        (0.5, "all", ["c2", "c3"], "One other claim is not shown"),
        (0.0, "alleged", ["c3"], "Two other claims are not shown"),
        (0.6, "fact", [], "Three other claims are not shown"),
    ],
)
def test_chosen(least: float, status: str, expected: list[str], said: str) -> None:
    every = backed({"checkworthiness": 0.2}, {}, {"status": "alleged"})
    kept = page(every, minimum_checkworthiness=least, status=status)["claims"]
    assert list(kept["claim_id"]) == expected
    left = findings.left_out(every, kept)
    assert left.startswith(said) and bool(left) == bool(said)


def test_a_wrong_status_is_refused_in_one_line() -> None:
    with pytest.raises(
        ParameterError, match=r"^status: no status is called 'facts'; use one of all, fact, .*question$"
    ):
        findings.check_status("facts")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, "outlet"),
        ({"certainty": "possible"}, "outlet: possible"),
        ({"status": "opinion"}, "outlet: opinion"),
        (PERSON, "Ana Ruiz"),
        (NOBODY, "hearsay"),
        (NOBODY | {"status": "alleged"}, "hearsay: alleged"),
    ],
)
def test_label(row: dict[str, Any], expected: str) -> None:
    (claim,) = backed(row).itertuples()
    assert findings.label(claim) == expected


# --- on whose word ---


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "Nothing is claimed here."),
        ([{}], "The only claim is in the outlet’s own voice."),
        ([PERSON], "The only claim rests on a named person."),
        ([NOBODY], "The only claim rests on hearsay."),
        ([{}, {}], "Both claims are in the outlet’s own voice."),
        ([PERSON, PERSON], "Both claims rest on a named person."),
        ([PERSON, {**PERSON, "source": "Tom Hale"}], "Both claims rest on named people."),
        ([PERSON, {}, {}], "Of three claims, one rests on a named person; two are in the outlet’s own voice."),
        (
            [PERSON, PERSON, OFFICIALS, NOBODY, {}],
            "Of five claims, two rest on a named person, one on a government or officials, one on hearsay; "
            "one is in the outlet’s own voice.",
        ),
        ([PERSON, NOBODY], "Of two claims, one rests on a named person and one on hearsay."),
    ],
)
def test_on_whose_word(rows: list[dict[str, Any]], expected: str) -> None:
    table = by_source(backed(*rows))
    assert list(table["sort"]) == list(wording.SORTS)
    assert findings.on_whose_word(table) == expected


def test_a_word_counts_once_for_the_innermost_claim() -> None:
    inner = TEXT.index("the wall")
    rows = [
        {"start": 0, "end": 15},
        {**PERSON, "start": TEXT.index("the mayor"), "end": TEXT.index(" It")},
        {**OTHERS, "start": inner, "end": TEXT.index(" It")},
    ]
    found = by_source(backed(*rows)).set_index("sort")
    assert list(found.loc[["outlet", "named person", "anonymous source"], "words"]) == [4, 3, 4]
    assert found["words_share"].sum() == pytest.approx(1)
    assert found["share"].sum() == pytest.approx(1)
    assert "39% of the words stand in none" in findings.outside(page(backed(*rows))["claims"], articles(TEXT))
    assert plain(found.loc[["outlet"]], "sources", "example", "start") == [(None, TEXT[:10].strip(), 0)]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 60), st.sampled_from([{}, PERSON, NOBODY])), max_size=8))
def test_words_add_up(spans: list[tuple[int, int, dict[str, Any]]]) -> None:
    rows = [{**row, "start": a, "end": min(a + n, len(TEXT))} for a, n, row in spans]
    found = by_source(backed(*rows))
    starts = [m.start() for m in re.finditer(r"\w+", TEXT)]
    assert found["words"].sum() == sum(any(r["start"] <= at < r["end"] for r in rows) for at in starts)
    assert found["claims"].sum() == len(rows) == (found["certain"] + found["hedged"]).sum()


def test_a_profile_of_several_articles() -> None:
    table = backed({}, {**PERSON, "article_id": "b", "start": 0, "end": 8, "text": "Ana left"})
    found = by_source(table, articles(TEXT, "Ana left")).set_index("sort")
    assert list(found.loc[["outlet", "named person"], "words"]) == [3, 2]
    assert found.loc["named person", "article_id"] == "b"


# --- what to check first ---


def check(*rows: dict[str, Any], **others: Any) -> pd.DataFrame:
    limit = others.pop("limit", priorities.MAX_CLAIMS)
    table = everything(*rows, **others)
    return priorities.check_first(findings.claims_with_sources(table), table, limit)


@pytest.mark.parametrize(
    ("row", "weak", "said"),
    [
        ({}, 0.5, "In the outlet’s own voice, no source given"),
        (PERSON, 0.3, "On the word of Ana Ruiz"),
        (OFFICIALS, 0.6, "Rests on a government or officials: officials"),
        ({**OFFICIALS, "source_body": "Norway"}, 0.6, "Rests on a government or officials: officials, of Norway"),
        (
            {**OFFICIALS, "source": "Norwegian officials", "source_body": "Norway"},
            0.6,
            "Rests on a government or officials: Norwegian officials;",
        ),
        (OTHERS, 0.8, "Rests on an anonymous source: critics"),
        ({"source_kind": "media", "source": "Reports"}, 0.5, "Rests on the media: Reports"),
        ({"source_kind": "unclear", "source": "they"}, 0.6, "Rests on an unclear source: they"),
        (NOBODY, 1.0, "Nobody answers for it (“reportedly”)"),
        ({**PERSON, "status": "alleged"}, 0.8, "On the word of Ana Ruiz; alleged"),
        ({**PERSON, "status": "reported"}, 0.8, "On the word of Ana Ruiz; only reported"),
        (
            {**PERSON, "stance": "doubting", "stance_cue": "claimed"},
            0.8,
            "On the word of Ana Ruiz; the outlet keeps its distance (“claimed”)",
        ),
        (
            {**NOBODY, "stance": "doubting", "stance_cue": "reportedly"},
            1.0,
            "Nobody answers for it (“reportedly”); near",
        ),
    ],
)
def test_how_weakly_a_claim_is_backed(row: dict[str, Any], weak: float, said: str) -> None:
    found = check(row, predicates=predicates(("reportedly:hearsay",)))
    assert plain(found, "weak") == [(weak,)]
    assert found["why"][0].startswith(said), found["why"][0]


@pytest.mark.parametrize(
    ("row", "checkable", "said"),
    [
        ({}, 0.5, "put as certain"),
        ({"checkworthiness": 0.8}, 0.65, "put as certain"),
        ({"kind": "number"}, 0.75, "gives a number; put as certain"),
        ({"kind": "accusation", "status": "alleged", "certainty": "unknown"}, 0.5, "alleged; accuses somebody"),
        ({"certainty": "unknown", "happened": 2.0}, 0.5, ""),
        ({"certainty": "possible"}, 0.25, ""),
        ({"certainty": "certain", "future": True, "kind": "prediction"}, 0.05, "hardly checkable: it predicts"),
        ({"status": "opinion"}, 0.1, "hardly checkable: it evaluates"),
        ({"status": "planned", "certainty": "possible", "kind": "number"}, 0.1, "hardly checkable: it tells of a plan"),
        ({"status": "question", "certainty": "unknown"}, 0.05, "hardly checkable: it asks"),
        ({"status": "conditional", "certainty": "possible"}, 0.05, "hardly checkable: it depends on a condition"),
    ],
)
def test_how_checkable_a_claim_is(row: dict[str, Any], checkable: float, said: str) -> None:
    found = check(row)
    assert plain(found, "checkable") == [(checkable,)]
    assert said in found["why"][0], found["why"][0]


def test_how_important_a_claim_is() -> None:
    people = rows_of(
        "actors",
        {"actor_id": "a1", "name": "Norway", "salience": 0.8},
        {"actor_id": "a2", "name": "Oslo", "salience": 0.1, "acts_for": "a1"},
        {"actor_id": "a3", "name": "Hale", "salience": 0.2},
        aliases=(),
    )
    mentions = rows_of("mentions", *({"start": at, "actor_id": i} for at, i in ((12, "a2"), (25, "a3"), (35, None))))
    rows = [{"start": at, "end": at + 10} for at in (0, 10, 20, 30)]
    found = check(*rows, mentions=mentions, actors=people).sort_values("start")
    size = len(TEXT)
    expected = [0.25, *(0.75 * s + 0.25 * (1 - at / size) for s, at in ((0.8, 10), (0.2, 20), (0, 30)))]
    assert list(found["important"]) == pytest.approx(expected, abs=0.001)
    why = list(found["why"])
    assert why[1].endswith("near the beginning.") and "beginning" not in why[3]


def test_no_claim_stands_within_another_and_ties_go_by_place() -> None:
    rows = [
        {"start": 0, "end": 30},
        {"start": 10, "end": 20, "kind": "number"},  # within the first, and worth more
        {"start": 30, "end": 40},
        {"article_id": "b", "start": 0, "end": 30},
        {"start": 35, "end": 45},  # overlaps, but does not stand within
    ]
    found = check(*rows, articles=articles(TEXT, TEXT))
    assert list(found["claim_id"]) == ["c2", "c4", "c3", "c5"]
    assert not list(priorities.nested(found))
    assert list(check(*rows, articles=articles(TEXT, TEXT), limit=1)["claim_id"]) == ["c2"]
    alike = [{"start": 0, "end": 5}, {"article_id": "b", "start": 0, "end": 5}]
    assert list(check(*alike, articles=articles(TEXT, TEXT))["claim_id"]) == ["c1", "c2"]
    assert list(priorities.nested(backed(*rows))) == [("c2", "c1")]


def test_by_importance_puts_main_actors_first_then_the_order_of_the_text() -> None:
    mentions = rows_of("mentions", {"actor_id": "a1", "start": 32, "end": 36, "text": "x"}, kind="name")
    table = everything({}, {}, {}, {}, mentions=mentions, actors=actors(Norway=1.0))
    ordered = priorities.by_importance(findings.claims_with_sources(table), table)
    assert list(ordered["claim_id"]) == ["c4", "c1", "c2", "c3"]
    assert list(ordered.index) == [0, 1, 2, 3]
    alike = everything(*[{"start": 0, "end": 5, "claim_id": f"c{n}"} for n in (2, 1, 3)])
    assert list(priorities.by_importance(findings.claims_with_sources(alike), alike)["claim_id"]) == [
        "c2",
        "c1",
        "c3",
    ]
    none = everything()
    assert priorities.by_importance(findings.claims_with_sources(none), none).empty


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "start": st.integers(0, 60),
                "kind": st.sampled_from(get_args(schema.ClaimKind)),
                "certainty": st.sampled_from(get_args(schema.Certainty)),
                "status": st.sampled_from(get_args(schema.Status)),
                "happened": st.floats(-3, 3),
                "future": st.booleans(),
                "checkworthiness": st.floats(0, 1),
                "source_kind": st.sampled_from((None, *get_args(schema.SourceKind))),
                "stance": st.sampled_from((None, *get_args(schema.Stance))),
            }
        ),
        max_size=15,
    )
)
def test_any_claims_are_graded(rows: list[dict[str, Any]]) -> None:
    found = check(*({**row, "end": row["start"] + 1 + n} for n, row in enumerate(rows)))
    assert len(found) <= priorities.MAX_CLAIMS and bool(len(found)) == bool(rows)
    assert found["priority"].between(0, 1).all() and found["priority"].is_monotonic_decreasing
    made = found["checkable"] * (found["important"] + found["weak"]) / 2
    assert (made.sub(found["priority"]).abs() < 0.002).all()
    assert not list(priorities.nested(found))
    assert found["why"].str.fullmatch(r"[A-Z].*\.", flags=re.DOTALL).all() if len(found) else True


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "There is nothing to check."),
        ([PERSON], "One claim to check: “The dam is”."),
        (
            [PERSON, PERSON],
            "Neither of the two claims to check first rests on governments or officials, anonymous sources or hearsay.",
        ),
        ([PERSON, NOBODY], "Of the two claims to check first, one rests on nobody who could be asked by name."),
    ],
)
def test_first_to_check(rows: list[dict[str, Any]], expected: str) -> None:
    assert priorities.first_to_check(check(*rows)) == expected


def test_a_long_claim_is_cut_between_words() -> None:
    text = "word " * 40
    (row,) = plain(by_source(backed({"text": text})).tail(1), "example")
    assert re.fullmatch(r"(word ){10,18}…", row[0])


# --- how it is put ---


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "There are no claims."),
        ([{}], "The only claim is put as plain fact."),
        ([{"status": "question"}], "The only claim asks."),
        ([{}, {}], "Both claims are put as plain fact."),
        (
            [{}, {"status": "predicted"}, {"status": "predicted"}, NOBODY],
            "Of four claims, one is put as plain fact, one is only reported and two predict.",
        ),
    ],
)
def test_how_put(rows: list[dict[str, Any]], expected: str) -> None:
    table = page(backed(*rows), "statuses")["statuses"]
    assert list(table["status"]) == list(findings.STATUSES)
    assert (table["outlet"] + table["attributed"] == table["claims"]).all()
    assert findings.how_put(table) == expected


def test_decided() -> None:
    cues = predicates(("could:could",), ("Could:could", "no:negation"), ())
    rows = ({"certainty": "possible", "status": "predicted"}, {"certainty": "possible", "polarity": "negative"}, {})
    table = backed(*rows, predicates=cues)
    found = page(table, "decided")["decided"]
    assert plain(found, "rule", "words", "claims", "made", "start") == [
        ("could", "could", 2, "predicted, possible (1); fact, possible, denied (1)", 0),
        ("negation", "no", 1, "fact, possible, denied", 10),
    ]
    assert findings.what_decided(table) == (
        "Two claims have a word that decides how to take it, most often “could”; one has none, and so count as plain "
        "fact."
    )
    assert findings.what_decided(backed({})).startswith("No word weakens")
    assert findings.what_decided(backed()) == "There are no claims."


# --- the outlet's own word, and nobody's ---


@pytest.mark.parametrize(
    ("rows", "expected", "said"),
    [
        ([], [], "The outlet says nothing of this in its own voice: every claim is attributed."),
        ([PERSON], [], "The outlet says nothing of this in its own voice: every claim is attributed."),
        ([{}], ["c1"], "One claim is in the outlet’s own voice; it is put as plain fact."),
        (
            [{}, PERSON, {"status": "opinion"}, {"status": "predicted"}, {}],
            ["c1", "c3", "c4", "c5"],
            "Four claims are in the outlet’s own voice: one evaluates, one predicts and two are put as plain fact.",
        ),
    ],
)
def test_own_assertions(rows: list[dict[str, Any]], expected: list[str], said: str) -> None:
    found = page(backed(*rows), "own")["own"]
    assert list(found["claim_id"]) == expected
    assert findings.own_voice(found) == said


@pytest.mark.parametrize(
    ("rows", "expected", "said"),
    [
        ([], [], "There are no claims."),
        ([{}, PERSON], [], "No claim rests on governments or officials, anonymous sources or hearsay."),
        ([{}, NOBODY], ["c2"], "One claim of 2 rests on hearsay."),
        ([OFFICIALS, OFFICIALS], ["c1", "c2"], "Two claims of 2 rest on governments or officials."),
        (
            [NOBODY, {**OFFICIALS, "source_body": "Norway"}, OTHERS, OFFICIALS],
            ["c1", "c2", "c3", "c4"],
            "Four claims of 4 rest on nobody who could be asked by name: two on governments or officials (one of "
            "Norway and one of no country or body that is named), one on an anonymous source and one on hearsay.",
        ),
    ],
)
def test_anonymous(rows: list[dict[str, Any]], expected: list[str], said: str) -> None:
    table = backed(*rows)
    found = page(table, "anonymous")["anonymous"]
    assert list(found["claim_id"]) == expected
    assert findings.nobody_to_ask(found, table) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "There are no claims."),
        ([PERSON, {}], "Somebody, or the outlet itself, stands behind every claim."),
        ([NOBODY, {}], "One claim of 2 rests on hearsay: no source is given."),
        ([NOBODY, NOBODY], "Two claims of 2 rest on hearsay: no source is given."),
    ],
)
def test_on_nobody(rows: list[dict[str, Any]], said: str) -> None:
    table = backed(*rows)
    assert findings.behind_nobody(table[table["sort"] == wording.HEARSAY], table) == said


# --- the words that attribute ---


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "No claim is attributed in a word that implies whether it is true."),
        (
            [{**PERSON, "stance": "neutral", "stance_cue": "said"}],
            "No claim is attributed in a word that implies whether it is true.",
        ),
        (
            [
                {**PERSON, "stance": "doubting", "stance_cue": "claimed"},
                {"stance": "doubting", "stance_cue": "so-called"},
            ],
            "By its choice of words the outlet keeps its distance from two claims (of Ana Ruiz).",
        ),
        (
            [
                {**OTHERS, "stance": "asserting", "stance_cue": "insist"},
                {**PERSON, "stance": "conceding", "stance_cue": "admitted"},
                {**PERSON, "stance": "endorsing", "stance_cue": "revealed"},
                {**NOBODY, "stance": "doubting", "stance_cue": "reportedly"},
            ],
            "By its choice of words the outlet keeps its distance from one claim, takes one claim for true (of Ana "
            "Ruiz), has one claim conceded (of Ana Ruiz) and shows sources insisting on one claim (of critics).",
        ),
    ],
)
def test_leaning(rows: list[dict[str, Any]], said: str) -> None:
    table = backed(*rows)
    made_of = page(table, "stances")
    found, groups = made_of["leaning"], made_of["stances"]
    assert findings.leaning(found) == said
    assert set(groups["stance"]) == set(get_args(schema.Stance))
    assert groups["claims"].sum() == table["stance"].notna().sum()


def second(every: pd.DataFrame) -> pd.DataFrame:
    """The claims at second hand, as the notebook selects them."""
    return page(every, "second")["second"]  # type: ignore[no-any-return]


def test_second_hand() -> None:
    assert findings.second_hand(second(backed(PERSON))).startswith("No claim is at second hand")
    quotes = rows_of("quotes", {"quote_id": "q1", "source": NASTY, "cue": "said"}, {"quote_id": "q2"}, parts=((0, 1),))
    found = second(backed({**PERSON, "chain": ("q1", "q2")}, {**PERSON, "chain": ("q1",)}, quotes=quotes))
    assert plain(found, "claim_id", "chain") == [("c1", "<b>Ana</b> \x1b[31m{0} %s said → nobody named")]
    assert findings.second_hand(found).startswith("One claim is at second hand: <b>Ana</b>")


# --- The whole ---


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nothing.",
        "<b>Ana</b> {0} said %s “$x$ <script>”. \u202e She\x1b[31m said\u200b so.",
        "Ana Ruiz told Norway that Tom Hale left. Officials claimed he reportedly took $5 million. It could rise. “We "
        "won,” Ruiz said. Ruiz said that Hale said the wall is old. The dam is safe. Is it? He accused her of lying.",
    ],
)
def test_what_the_pipeline_finds_can_be_told_and_shown(parse_text: Callable[[str], Doc], text: str) -> None:
    docs = []
    for i in "ab":
        doc = parse_text(text)
        doc._.article = Article(i, text)
        docs.append(doc)
    shown = run("30_claims", docs=docs)  # the last cell checks the counts
    found = shown["claims"]
    said = [
        findings.on_whose_word(shown["profile"]),
        findings.outside(found, shown["table"]["articles"]),
        priorities.first_to_check(shown["first"]),
        findings.how_put(shown["statuses"]),
        findings.what_decided(found),
        findings.own_voice(shown["own"]),
        findings.nobody_to_ask(shown["anonymous"], found),
        findings.leaning(shown["leaning"]),
        findings.second_hand(shown["second"]),
    ]
    assert all(words.endswith(".") for words in said), said
    assert not list(priorities.nested(shown["first"]))
    html = "".join(str(part.html) for part in shown[SHOWN] if isinstance(part, show.Shown))
    assert html and not re.search(r"<script|<b>Ana|\x1b|\u202e", html)


# --- numbers


def numbers(*rows: dict[str, Any]) -> pd.DataFrame:
    return rows_of("numbers", *rows)


def stated(kept: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The numbers in some claims, as the notebook joins them."""
    return made("30_claims", "numbers", claims=kept, table={"numbers": table})["numbers"]  # type: ignore[no-any-return]


def test_numbers_of_the_claims_kept() -> None:
    kept = findings.claims_with_sources(everything({"source_kind": "document", "source": "the report"}, {}))
    table = numbers(
        {"claim_id": "c1", "value": 200.0, "unit": "people", "approximate": "more than", "text": NASTY},
        {"claim_id": "c2", "value": 1.5e6, "unit": "$"},
        {"claim_id": None, "value": 3.0},
    )
    found = stated(kept, table)
    assert list(found["read"]) == ["more than 200 people", "$1.5 million"]
    assert list(found["who"]) == ["the report", "the outlet"]
    assert findings.how_exact(found) == "Two claims state two numbers, one of them not exactly."
    assert list(stated(kept.iloc[:1], table)["claim_id"]) == ["c1"]
    assert "<b>" not in show.table(found, caption="n", columns={"text": "As written", "read": "Read as"})._repr_html_()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "No claim states a number."),
        ([{"claim_id": "c1", "value": 3.0}], "One claim states one number."),
        ([{"claim_id": "c1", "value": 3.0}, {"claim_id": "c1", "value": 4.0}], "One claim states two numbers."),
        (
            [{"claim_id": "c1", "value": 3.0, "approximate": "about"}, {"claim_id": "c2", "value": 4.0}],
            "Two claims state two numbers, one of them not exactly.",
        ),
    ],
)
def test_how_exact(rows: list[dict[str, Any]], expected: str) -> None:
    kept = findings.claims_with_sources(everything({}, {}))
    assert findings.how_exact(stated(kept, numbers(*rows))) == expected


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("to be his younger brother", False),
        ("Navalny was poisoned", True),
        ("was poisoned", False),
        ("he left", False),
        ("was poisoned in the town", True),
    ],
)
def test_which_claims_can_be_read_by_themselves(text: str, alone: bool) -> None:
    subject = text.split()[0]
    own = subject in ("Navalny", "he")
    at = {"subject": subject, "subject_start": 0 if own else 50, "subject_end": len(subject) if own else 57}
    found = priorities.whole(claims({"text": text, "start": 0, "end": len(text), **at}))
    assert list(found["text"]) == [text] * alone
