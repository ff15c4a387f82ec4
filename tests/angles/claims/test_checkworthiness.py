from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles.angles.claims.checkworthiness import DIMENSION, MEANING, features, model, scorer, worth
from newsangles.language import scorers
from newsangles.language.parsed_text import ParsedText

Parse = Callable[[str], Doc]


def whole(doc: Doc) -> float:
    return worth(doc, 0, len(doc) - 1)


PAIRS = [
    ("Unemployment fell by 3 percent last year.", "I think this is a wonderful country."),
    ("The city has spent $40 million on the bridge since 2015.", "The bridge will be a wonderful thing for all of us."),
    ("Crime is at its highest level in ten years.", "Crime should worry every one of us."),
    ("She voted against the bill four times.", "She should vote for the bill."),
    ("The ministry hired more teachers than in any year before.", "Do you want more teachers?"),
    ("The company cut 400 jobs in March.", "I hope that nobody loses a job."),
    ("Half of all households cannot afford to heat their homes.", "Nobody should be cold at home."),
    ("The dam was built in 1962.", "We love the dam."),
    ("Exports doubled between 2010 and 2020.", "Let us talk about exports."),
    ("Police arrested 12 people on Sunday.", "Have an opinion on this story? Share it!"),
    ("The river rose by two metres overnight.", "Photo: Anna Berg."),
    ("The mayor paid $3,000 for the trip.", "Tuesday, March 12, 2024"),
    ("More than 300 people were killed in the flood.", "It was a terrible, terrible day."),
    ("The party won 54 of 120 seats.", "If we win, everything will be better."),
    ("Two killed, dozens injured in blast.", "Around the corner stands a house."),
    ("The law was passed by parliament last week.", "Why do you think the law matters?"),
]


@pytest.mark.parametrize(("more", "less"), PAIRS)
def test_worth_more(parse_text: Parse, more: str, less: str) -> None:
    assert whole(parse_text(more)) > whole(parse_text(less)) + 0.1


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param(
            "The minister has lied about many things.",
            "I have had breakfast here ten times since 1990.",
            marks=pytest.mark.xfail(strict=True, reason="numbers weigh more than whether anybody could know"),
        ),
    ],
)
def test_misses(parse_text: Parse, more: str, less: str) -> None:
    assert whole(parse_text(more)) > whole(parse_text(less))


def test_a_clause_is_scored_alone(parse_text: Parse) -> None:
    text = "Prices rose by 9 percent last year, and I think that is a great shame."
    doc = parse_text(text)
    reading = scorer().read(doc)
    comma = next(token.i for token in doc if token.text == ",")
    first, second = reading.worth(0, comma - 1), reading.worth(comma + 2, len(doc) - 1)
    assert first > 0.6 > 0.3 > second
    assert second < reading.worth(0, len(doc) - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The city has spent $40 million on the bridge since 2015.", "a number"),
        ("Crime fell last year.", "past tense"),
        ("Why do you think that the bridge matters?", "a question"),
        ("I think the bridge is wonderful.", "the speaker (I)"),
        ("Photo: Anna Berg.", "no verb"),
    ],
)
def test_reasons_are_words_for_readers(parse_text: Parse, text: str, expected: str) -> None:
    doc = parse_text(text)
    assert expected in scorer().read(doc).reasons(0, len(doc) - 1)


def test_explain_adds_up(parse_text: Parse) -> None:
    doc = parse_text("The city has spent $40 million on the bridge since 2015.")
    reading, last = scorer().read(doc), len(doc) - 1
    items = dict(reading.explain(0, last, limit=1000))
    assert MEANING in items
    assert not any(name.startswith(DIMENSION) for name in items)
    shared = model().scorers["worth"].get("bias", 0.0) + model().settings[MEANING]
    assert model().calibrations["worth"](sum(items.values()) + shared) == pytest.approx(
        reading.worth(0, last), abs=1e-6
    )
    assert len(reading.explain(0, last)) == 8


def test_names_do_not_count(parse_text: Parse) -> None:
    one, two = (
        features(ParsedText(parse_text(f"{name} won the vote in 2015.")), 0, 6) for name in ("Anna Berg", "John Smith")
    )
    assert one == two
    assert not any("anna" in name or "berg" in name for name in one[0])


def test_a_doc_from_a_file_has_no_vectors_and_an_average_meaning(parse_text: Parse) -> None:
    doc = parse_text("Unemployment fell by 3 percent last year.")
    bare = Doc(type(doc.vocab)()).from_bytes(doc.to_bytes(exclude=["user_data"]))
    assert not bare.vocab.vectors.shape[0]
    assert 0.2 < whole(bare) < whole(doc)
    assert MEANING not in dict(scorer().read(bare).explain(0, len(bare) - 1, limit=1000))


def test_the_weights_are_those_of_the_training_command() -> None:
    weights = model()
    assert weights.header["command"].startswith("newsangles train checkworthiness ")
    assert "ClaimBuster" in weights.header["corpus"]
    assert "CC BY 4.0" in weights.header["corpus"]
    assert set(weights.scorers) == set(weights.calibrations) == {"worth"}
    assert list(weights.settings) == [MEANING]


def test_weights_are_small_and_survive_a_file(tmp_path: Path) -> None:
    first = tmp_path / "a.json.gz"
    scorers.save(first, model())
    assert scorers.load(first, "checkworthiness") == model()
    assert first.stat().st_size < 200_000


PIECES = """The mayor Ana Ruiz said that unemployment fell 3 % $ 40 million in 2015 I think we should if ? ! . , “ ” — '
more than highest because never not it was and but he has voted for 12 jobs ( ) : Yes"""
NEWS = st.lists(st.sampled_from([*PIECES.split(), "\n", "\n\n", "\t", "\u200b", ""]), max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(NEWS, st.text(max_size=120)), data=st.data())
def test_any_text(parse_text: Parse, text: str, data: st.DataObject) -> None:
    doc = parse_text(text)
    reading = scorer().read(doc)
    if not len(doc):
        return
    first = data.draw(st.integers(0, len(doc) - 1))
    last = data.draw(st.integers(first, len(doc) - 1))
    chance = reading.worth(first, last)
    assert 0 <= chance <= 1
    assert chance == scorer().read(doc).worth(first, last)
    names, _ = features(ParsedText(doc), first, last)
    assert len(names) == len(set(names))
    assert all(reading.reasons(first, last))
    assert len(reading.reasons(first, last)) <= 3
