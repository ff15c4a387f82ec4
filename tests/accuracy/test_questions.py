"""Questions: one for each row of each table, in words that need no knowledge of the program."""

from __future__ import annotations

import pandas as pd
import pytest

from newsangles.accuracy.parts import part_names
from newsangles.accuracy.questions import in_words, missing_question, question, said
from newsangles.accuracy.sampling import sample
from newsangles.accuracy.tables import Judged
from newsangles.angles.angle import forget, register
from newsangles.tables.frames import frame, row_type
from newsangles.tables.schema import columns
from questions_angle import ANGLE

NAMES = {("a", "a1"): "Marco Rubio", ("a", "a2"): "Kyiv"}


def row(table: str, **values: object) -> dict[str, object]:
    empty: dict[str, object] = {c.name: () if c.dtype == "object" else None for c in columns(row_type(table))}
    common = {"article_id": "a", "status": "fact", "polarity": "positive", "cue_class": "speech", "label": "person"}
    return empty | {key: value for key, value in common.items() if key in empty} | values


@pytest.mark.parametrize(
    ("table", "values", "asked"),
    [
        (
            "quotes",
            {"kind": "direct", "source": "he", "actor_id": "a1"},
            "Did Marco Rubio (here “he”) say this, in these words?",
        ),
        ("quotes", {"kind": "indirect", "source": "Officials"}, "Is this what “Officials” said, no more and no less?"),
        (
            "quotes",
            {"kind": "indirect", "actor_id": "a1", "cue": "denied"},
            "Is this what Marco Rubio said (“denied”), no more and no less?",
        ),
        (
            "quotes",
            {"kind": "direct", "source": "she", "inside": "q1"},
            "Is this what “she” said, no more and no less?",
        ),
        (
            "quotes",
            {"kind": "indirect", "cue": "is expected", "cue_class": "attitude"},
            "Is this said, thought or wanted by somebody whom the text does not name (“is expected”), "
            "no more and no less?",
        ),
        (
            "quotes",
            {"kind": "indirect", "cue": "voted against", "cue_class": "attitude", "actor_id": "a1"},
            "Is this what Marco Rubio “voted against”, no more and no less?",
        ),
        (
            "mentions",
            {"text": "he", "actor_id": "a1"},
            "Does “he” here mean Marco Rubio, a person?",
        ),
        (
            "mentions",
            {"text": "it"},
            "Is it true that one cannot tell, in this article, who or what exactly “it” means?",
        ),
        (
            "actors",
            {"name": "Marco Rubio", "aliases": ("Rubio",), "gender": "man"},
            "Do “Marco Rubio” and “Rubio” all mean one and the same: a person, a man as far as name and text tell?",
        ),
        (
            "claims",
            {"voice": "attributed", "actor_id": "a2", "status": "alleged", "polarity": "negative"},
            "Does the article say this on the word of Kyiv, put as an allegation, in the negative?",
        ),
        (
            "claims",
            {"voice": "outlet"},
            "Does the article say this itself (on nobody else’s word), put as a plain fact?",
        ),
        (
            "events",
            {"trigger": "sign", "source_actor_id": "a2", "object": "the deal", "begin": "2025-03-04",
             "end_date": "2025-03-04", "class": "AGREE", "status": "planned"},
            "Does the text tell of an event “sign”, done by Kyiv, to or with “the deal”, on 4 Mar 2025, of the kind: "
            "promise or offer, told as a plan, a promise or an attempt?",
        ),
        ("times", {"text": "Friday", "value": "2025-02-28", "kind": "DATE", "begin": "2025-02-28",
                   "end_date": "2025-02-28"}, "Does “Friday” here mean 28 Feb 2025?"),
        ("times", {"text": "the end of March", "value": "2025-03", "kind": "DATE", "modifier": "END",
                   "begin": "2025-03-24", "end_date": "2025-03-31"},
         "Does “the end of March” here mean the end of Mar 2025?"),
        ("times", {"text": "six months", "value": "P6M", "kind": "DURATION"},
         "Does “six months” here mean a length of time: 6 months?"),
        ("times", {"text": "over a year", "value": "P1Y", "kind": "DURATION", "modifier": "MORE_THAN"},
         "Does “over a year” here mean a length of time: more than 1 year?"),
        ("times", {"text": "Monday night", "value": "2025-03-03TNI", "kind": "TIME", "begin": "2025-03-03",
                   "end_date": "2025-03-03"}, "Does “Monday night” here mean 3 Mar 2025, at night?"),
        ("times", {"text": "two centuries", "value": "P2CE", "kind": "DURATION"},
         "Does “two centuries” here mean a length of time: 2 centuries?"),
        ("times", {"text": "every day", "value": "P1D", "kind": "SET", "quantity": "EVERY"},
         "Does “every day” here mean again and again: every day?"),
        ("times", {"text": "now", "value": "PRESENT_REF", "kind": "DATE"},
         "Does “now” here mean now, no certain day?"),
        ("times", {"text": "the day before", "kind": "DATE"},
         "Is it true that one cannot tell, in this article, which time “the day before” means?"),
        ("numbers", {"text": "two", "value": 2.0, "unit": "girder"},
         "Does “two” here mean 2, and is “girder” what is counted or measured?"),
        ("numbers", {"text": "$4bn", "value": 4e9, "unit": "$"}, "Does “$4bn” here mean $4 billion?"),
        ("numbers", {"text": "€5", "value": 5.0, "unit": "EUR", "per": "year"},
         "Does “€5” here mean 5 EUR per year?"),
        ("numbers", {"text": "twice", "value": 2.0, "unit": "fold"},
         "Does “twice” here mean 2 times as much or as many?"),
        ("predicates", {"text": "fall", "status": "conditional"},
         "Is “fall” told here as something that depends on a condition?"),
        ("roles", {"text": "19", "kind": "age", "actor_id": "a1"}, "Does “19” give the age of Marco Rubio?"),
        ("edges", {"kind": "acts", "source_actor_id": "a1", "target_actor_id": "a2", "cue": "met"},
         "Did Marco Rubio do something here to or with Kyiv (by the verb “met”)?"),
        ("judgements", {"text": "accused", "kind": "blame", "target": "him", "target_actor_id": "a1", "by": "Kyiv",
                        "by_actor_id": "a2", "voice": "outlet", "reported": True, "certainty": "certain"},
         "Does the text say, by “accused”, that Kyiv blames Marco Rubio (here “him”)?"),
        ("judgements", {"text": "a hero", "kind": "praise", "target": "Marco Rubio", "target_actor_id": "a1",
                        "voice": "outlet", "reported": False, "certainty": "possible"},
         "Does the text say, by “a hero”, that the article itself may praise Marco Rubio?"),
        ("portrayals", {"actor_id": "a1", "mention": "he", "tone": -1, "voice": "attributed", "by_actor_id": "a2"},
         "Is Marco Rubio (here “he”) told of in an unfavourable way here, in the words of Kyiv?"),
        ("wordings", {"text": "regime", "kind": "loaded", "voice": "outlet"},
         "Does “regime” colour what is told, where a plainer word would do, in the article’s own words?"),
        ("namings", {"text": "the embattled senator", "actor_id": "a1", "voice": "attributed"},
         "Is Marco Rubio called “the embattled senator” here, in the words of somebody it quotes?"),
        ("paragraphs", {"kind": "turn", "speaker": "MR. RUBIO"},
         "Is this what a speaker says in an interview or transcript, spoken by MR. RUBIO?"),
    ],
)  # fmt: skip
def test_a_row_is_one_plain_question(table: str, values: dict[str, object], asked: str) -> None:
    assert question(table, row(table, **values), NAMES) == asked


def test_days_are_asked_for_with_the_day_of_the_article() -> None:
    friday = row("times", text="Friday", value="2025-02-28", begin="2025-02-28", end_date="2025-02-28")
    asked = question("times", friday, NAMES, "2025-03-03T10:00:00+00:00")
    assert asked == "In an article of Mon 3 Mar 2025, does “Friday” here mean 28 Feb 2025?"
    assert question("times", row("times", text="soon"), NAMES, "2025-03-03").startswith("Is it true")


def test_a_quotation_within_a_text_keeps_its_marks() -> None:
    assert said('that "nobody" takes "it"') == '“that "nobody" takes "it"”'
    assert said("“Nobody.”") == "“Nobody.”"


def test_each_row_of_an_article_is_asked_for_and_told_part_by_part(judged: Judged, whole: pd.DataFrame) -> None:
    assert len(whole) == sum(len(judged.tables[name]) for name in set(whole["table"]))
    assert whole["question"].str.endswith("?").all()
    for table, told in zip(whole["table"], whole["row"], strict=True):
        names = [piece.split(": ")[0] for piece in told.split("; ")]
        assert set(names) <= set(part_names(table)), told
    assert not whole["question"].str.contains("None|nan|a1|_").any()


def test_a_table_of_a_users_own_is_asked_for_in_general_words(judged: Judged) -> None:
    register(ANGLE)
    try:
        found = {"article_id": "harbour", "start": 0, "end": 8, "text": "Ana Ruiz", "question_id": "s1", "open": True}
        empty = {c.name: None for c in columns(row_type("questions"))}
        tables = {**judged.tables, "questions": frame("questions", [empty | found | {"actor_id": "a1"}])}
        (line,) = sample(tables, "questions").to_dict("records")
        assert line["question"] == "Is this row of the table “questions” right: actor: a1 and open: True?"
        assert line["row"] == "actor: a1; open: True"
        assert part_names("questions") == ("actor", "open")
    finally:
        forget(ANGLE.name)


def test_what_is_missing_is_asked_for_in_plain_words() -> None:
    assert missing_question("quotes").startswith("Are all statements of somebody")
    assert "rows of questions" in missing_question("questions")
    assert in_words("roles", row("roles", text="Mayor", kind="office"), NAMES) == "role: “Mayor”"
