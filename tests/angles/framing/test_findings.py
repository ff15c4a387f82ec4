"""Findings on framing and what ``60_framing`` selects and counts, on made-up tables."""

from __future__ import annotations

import importlib
from typing import Any

import pandas as pd
import pytest

from newsangles.angles.framing import article_lines, findings, sentences
from newsangles.errors import ParameterError
from newsangles.tables import schema
from notebook_cells import SHOWN, blank, run

tables: Any = importlib.import_module("newsangles.tables")
TEXT = (
    "Hale accused Ruiz of lying. Hale blamed Ruiz again. Ruiz praised Pell, an “honest” man, he said. "
    "Hale did not accuse Pell. A man of the regime was killed. Rebels killed the man."
)
NAMES = {"a1": "Hale", "a2": "Ruiz", "a3": "Pell"}
NASTY = "<b>Ana</b>\n\x1b[31m{0} %s"

Tables = dict[str, pd.DataFrame]


def rows_of(name: str, *rows: dict[str, Any]) -> pd.DataFrame:
    """A table of some columns; the others are empty."""
    empty = {"int64": 0, "object": ()}
    blank_row = {c.name: empty.get(c.dtype) for c in schema.columns(schema.TABLES[name])}
    return tables.frame(name, [{**blank_row, "article_id": "a", **row} for row in rows])


def at(words: str, after: str = "") -> dict[str, Any]:
    """The place of some words."""
    start = TEXT.index(words, TEXT.index(after))
    return {"start": start, "end": start + len(words), "text": words}


def judgement(words: str, who: str, whom: str, **rest: Any) -> dict[str, Any]:
    plain = {"kind": "blame", "form": "verb", "voice": "outlet", "reported": True, "polarity": "positive"}
    return {
        **plain,
        "certainty": "certain",
        "shown": True,
        "by_actor_id": who,
        "target_actor_id": whom,
        **at(words),
        **rest,
    }


def everything(**others: pd.DataFrame) -> Tables:
    """All tables that are read: four judgements, one of them denied; two loaded words; a quote of Ruiz."""
    judgements = [
        judgement("accused", "a1", "a2", about="of lying"),
        judgement("blamed", "a1", "a2"),
        judgement("praised", "a2", "a3", kind="praise", voice="attributed", quote_id="q1"),
        judgement("accuse Pell", "a1", "a3", polarity="negative"),
        judgement("again", "a3", "a1", shown=False),
    ]
    words = [
        {"kind": "loaded", "voice": "outlet", "shown": True, "plainer": "government", **at("regime")},
        {"kind": "scare quotes", "voice": "attributed", "quote_id": "q1", "shown": True, **at("“honest”")},
    ]
    tones = [
        {
            "actor_id": "a2",
            "mention": "Ruiz",
            "tone": -1,
            "score": -0.9,
            "voice": "outlet",
            "undergone": False,
            "shown": True,
            **at(f"Hale {x}"),
        }
        for x in ("accused Ruiz", "blamed Ruiz")
    ]
    tones += [{"actor_id": "a2", "mention": "he", "tone": 1, "score": 0.5, "voice": "attributed", "by_actor_id": "a2",
               "undergone": False, "shown": True, **at("Ruiz praised")}]  # fmt: skip
    namings = [
        {
            "actor_id": "a3",
            "kind": "description",
            "voice": "attributed",
            "by_actor_id": "a2",
            "times": 1,
            **at("honest"),
        },
        {"actor_id": "a3", "kind": "name", "voice": "outlet", "times": 2, **at("Pell")},
    ]
    events = [
        {"event_id": "e1", "trigger": "kill", "doer": "left out", "class": "FIGHT", **at("killed", "was")},
        {"event_id": "e2", "trigger": "kill", "doer": "named", "class": "FIGHT", "source": "Rebels",
         "merged_with": "e1", **at("killed", "Rebels")},
    ]  # fmt: skip
    told = {"certainty": "certain", "polarity": "positive", "status": "fact", "factuality": 3.0, "happened": 3.0}
    told |= {"future": False, "dating": "undated", "confidence": 0.9}
    found = {
        "articles": rows_of("articles", {"text": TEXT}),
        "actors": rows_of(
            "actors",
            *({"actor_id": key, "name": name, "label": "person", "named": True} for key, name in NAMES.items()),
        ),
        "quotes": rows_of("quotes", {"quote_id": "q1", "actor_id": "a2", "source": "he", "cue_class": "speech"}),
        "judgements": rows_of("judgements", *_numbered("judgement_id", "j", judgements)),
        "portrayals": rows_of("portrayals", *_numbered("portrayal_id", "r", tones)),
        "wordings": rows_of("wordings", *_numbered("wording_id", "w", words)),
        "namings": rows_of("namings", *_numbered("naming_id", "n", namings)),
        "events": rows_of("events", *(told | event for event in events)),
    }
    return found | others


def _numbered(column: str, letter: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{column: f"{letter}{n}", **row} for n, row in enumerate(rows, 1)]


def plain(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns, with None for what is missing."""
    shown = table[list(columns)].astype(object)
    return list(shown.where(shown.notna(), None).itertuples(index=False, name=None))


def test_judgements_say_who_judges_whom_and_in_whose_words() -> None:
    found = findings.judged(everything())
    assert plain(found, "who", "did", "whom", "word", "counts") == [
        ("Hale", "blames", "Ruiz", "the outlet", True),
        ("Hale", "blames", "Ruiz", "the outlet", True),
        ("Ruiz", "praises", "Pell", "Ruiz", True),
        ("Hale", "does not blame", "Pell", "the outlet", False),
    ]
    assert sentences.who_judges(found) == (
        "Three judgements, two of blame and one of praise; none of them the outlet’s own; by Hale (2) and Ruiz."
    )


@pytest.mark.parametrize(
    ("row", "who"),
    [
        ({"by_actor_id": None, "reported": False}, "the outlet"),
        ({"by_actor_id": None, "reported": True}, "somebody not named there"),
        ({"by_actor_id": None, "by": "residents", "reported": True}, "residents"),
        ({"by_actor_id": None, "reported": False, "voice": "attributed", "quote_id": "q1"}, "Ruiz"),
        ({"by_actor_id": None, "reported": False, "voice": "attributed"}, "somebody quoted"),
    ],
)
def test_who_judges_where_no_actor_is_named(row: dict[str, Any], who: str) -> None:
    judgements = rows_of("judgements", judgement("accused", "a1", "a2", **row))
    assert plain(findings.judged(everything(judgements=judgements)), "who") == [(who,)]


def test_in_short_counts_and_says_who_is_not_quoted() -> None:
    page = run("60_framing", everything(quotes=rows_of("quotes")), checked=False)
    assert plain(page["short"], "topic", "lead", "statement") == [
        ("Blamed", "Ruiz", "twice, both times by Hale; no words of Ruiz are quoted here"),
        ("Praised", "Pell", "by Ruiz"),
        ("Unfavourable sentences", "Ruiz", "two in the outlet’s own voice"),
        ("Loaded words", "The outlet’s own", "“regime”"),
        ("Loaded words", "In quoted words", "“honest”"),
        ("Without a doer", "", "One deed told without a doer: “killed”; another sentence names the doer"),
    ]
    assert page["short"]["places"][0] == [("a", at("accused")["start"]), ("a", at("blamed")["start"])]
    assert sentences.who_answers(page["replies"], page["judgements"]) == (
        "Both accusations are of somebody of whom no words were found."
    )


@pytest.mark.parametrize(
    ("heard", "answer", "by", "reply"),
    [
        ("answers", "denied it", "Ruiz", "Answered: “denied it”"),
        ("answers", "denied it", "Ruiz’s lawyer", "Answered by Ruiz’s lawyer: “denied it”"),
        ("is quoted", "“an honest man”", "Ruiz", "Also quoted: “an honest man”"),
        ("declined", "did not answer", "Ruiz", "Gave no answer when asked: “did not answer”"),
        ("no words found", None, None, "No words of Ruiz are quoted here"),
    ],
)
def test_an_accusation_stands_beside_its_answer(heard: str, answer: str | None, by: str | None, reply: str) -> None:
    table = everything()
    judgements = findings.judged(table)
    row = {"article_id": "a", "heard": heard, "answer": answer, "answer_start": answer and 60, "answer_by": by}
    told = pd.DataFrame([{**row, "judgement_id": "j1"}, {**row, "judgement_id": "j2"}, {**row, "judgement_id": "j4"}])
    found = findings.with_replies(told, judgements)
    assert list(found["reply"]) == [reply] * 2, "what is denied is no accusation"
    (one,) = findings.by_answer(found).itertuples()
    assert one.lead == "blamed both times by Hale (“accused” and “blamed”)"
    starts = [at("accused")["start"], *([60] if answer else []), at("blamed")["start"]]
    assert one.places == [("a", start) for start in starts]
    unknown = told.assign(heard=None)
    assert findings.with_replies(unknown, judgements).empty


def test_a_page_of_nothing_says_so_once_a_section() -> None:
    page = run("60_framing", {"articles": rows_of("articles", {"text": TEXT})})
    shown = "\n".join(repr(one) for one in page[SHOWN])
    for said in (sentences.NOTHING, sentences.NOBODY_JUDGED, "No sentence tells of a person.", "No loaded word was"):
        assert said in shown
    assert "no rows" not in shown


def test_the_page_of_made_rows_counts_each_once_and_escapes() -> None:
    actors = rows_of("actors", *({"actor_id": key, "name": NASTY, "named": True} for key in NAMES))
    page = run("60_framing", everything(actors=actors), checked=False)
    assert all("<b>Ana" not in str(one.html) and "\x1b" not in repr(one) for one in page[SHOWN])


def test_the_person_close_up_is_the_one_that_is_asked_for() -> None:
    table = everything()
    told = findings.portrayed(table)
    assert findings.close_up("", told, table["actors"]) == "Ruiz" == findings.close_up("ruiz", told, table["actors"])
    with pytest.raises(ParameterError, match="no sentence is told about Pell"):
        findings.close_up("Pell", told, table["actors"])
    assert findings.close_up("", told.iloc[:0], table["actors"]) == ""
    assert sentences.one_person("Ruiz", told, findings.judged(table)) == (
        "Three sentences about Ruiz, two unfavourable and one favourable for sure; "
        "Ruiz judges once and is judged twice."
    )


def test_means_stand_only_beside_a_sentence_of_their_side() -> None:
    means = pd.DataFrame(
        {
            "article_id": ["a"] * 3,
            "person": ["Hale", "Ruiz", "Pell"],
            "whose": [findings.OWN] * 3,
            "score": [-0.5, -0.4, 0.4],
            "low": [-0.7, -0.6, -0.1],
            "high": [-0.2, -0.1, 0.9],
        }
    )
    shown = pd.DataFrame({"article_id": ["a"] * 3, "person": ["Hale", "Pell", "Ruiz"], "tone": [-1, 1, 1]})
    told = findings.backed(means, shown)
    assert list(told["person"]) == ["Hale"], (
        "a victim's mean, one with the other side, and one that holds zero are left out"
    )
    said = "On the whole the sentences lean one way for Hale, unfavourable in the outlet’s own voice."
    assert sentences.how_told(told) == said
    assert sentences.how_told(told.iloc[:0]).startswith("No mean that can be told")


def test_lines_of_the_marked_article() -> None:
    found = list(article_lines.framing_lines(everything()))
    assert [(row["name"], row["label"], row["kind"], row["weak"]) for row in found] == [
        ("j1", "blames Ruiz – Hale", "blame", False),
        ("j2", "blames Ruiz – Hale", "blame", False),
        ("j3", "praises Pell – Ruiz", "praise", True),
        ("j4", "does not blame Pell – Hale", "blame", False),
        ("w1", "", "loaded", False),
        ("w2", "scare quotes", "loaded", True),
    ]
    assert found[0]["says"] == "Hale blames Ruiz: “accused” of lying; in the outlet’s own words"
    assert found[4]["says"] == "“regime” (loaded); in the outlet’s own words; plainer: government"


def test_sentences_are_those_in_which_rows_begin() -> None:
    doc = blank("a", TEXT)
    assert plain(findings.in_sentences(findings.coloured(everything()), [doc]).head(1), "sentence")[0][0].startswith(
        "Hale"
    )


def test_statements_put_the_longest_topic_first() -> None:
    rows = pd.DataFrame(
        {"article_id": "a", "start": [1, 2, 3], "t": ["x", "y", "y"], "l": ["1", "2", "3"], "n": [None, "b", "c"]}
    )
    found = findings.statements(rows, topic="t", lead="l", statement="l", note="n")
    assert plain(found, "topic", "lead", "note", "places") == [
        ("Y", "2", "b", [("a", 2)]), ("Y", "3", "c", [("a", 3)]), ("X", "1", None, [("a", 1)]),
    ]  # fmt: skip
