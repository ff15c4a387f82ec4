"""Pronouns that mean no actor, or none that the text gives."""

from __future__ import annotations

import pytest

from angle_rows import Parse, meant


@pytest.mark.parametrize(
    "text",
    [
        "John Smith blamed him.",
        "John Smith spoke to him.",
        "Jane Doe has often criticised her.",
        "John Smith wanted him to be let in.",
        "John Smith QC asked for him to be let in.",
    ],
)
def test_an_object_is_not_its_own_subject(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    (pronoun,) = [m for m in doc._.mentions if m.kind == "pronoun"]
    assert pronoun.actor_id is None


def test_a_speaker_is_nobody_whom_its_own_words_describe(parse_text: Parse) -> None:
    doc = parse_text("“It is the same for each. Anybody of us could have been a hostage,” she said on Friday.")
    assert [m.actor_id for m in doc._.mentions if m.text == "she"] == [None]


def test_what_stays_open_is_listed(parse_text: Parse) -> None:
    doc = parse_text("Nobody had seen it. They stayed in.")
    assert {m.text: (m.actor_id, m.confidence) for m in doc._.mentions} == {"it": (None, None), "They": (None, None)}
    assert all(m.reason.startswith("stays open") for m in doc._.mentions)


@pytest.mark.parametrize("text", ["It rained all night.", "It is hard to move on.", "It seems that nobody came."])
def test_an_it_that_means_nothing_is_not_listed(parse_text: Parse, text: str) -> None:
    assert parse_text(text)._.mentions == ()


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Robert Kane called Maria Holt. She did not answer.", "She", "Maria Holt"),
        ("Anna Birch met her lawyer, Tom Reed. He advised her to wait.", "He", "Tom Reed"),
        ("Laura Pike and Ian Webb live in Leeds. They have two sons.", "They", None),
        ("Laura Pike and Ian Webb met a builder. They paid him in May.", "him", "a builder"),
        ("Voss's successor, Emil Lund, met Jan Brandt. Lund said he was pleased.", "he", "Emil Lund"),
    ],
)
def test_gender_and_number(parse_text: Parse, text: str, words: str, who: str | None) -> None:
    assert meant(parse_text(text), words) == who


@pytest.mark.parametrize(
    ("text", "words", "after", "who"),
    [
        ("Paul Marsh met Ian Webb. He said he had slept badly.", "he", "said", "Paul Marsh"),
        (
            "Tom Hale was in court. Earlier, the lawyer Mark Olsen said the case was clear. He said Hale had lied.",
            "He",
            "clear.",
            "Mark Olsen",
        ),
        (
            "Joan Marsh died in May. Tom Holt, a driver, was held after he met one of his victims in Leeds. She fled.",
            "She",
            "",
            None,
        ),
        ("Joan Marsh took one of her victims to the town. She fled to Leeds.", "She", "", "Joan Marsh"),
        ("Guards took Tom Reed. While speaking to Reed and his friends, Ian Webb wept.", "his", "", "Tom Reed"),
        ("Laura Pike thanked Susan Hart. They sat in the hall. The team left, and they sang.", "they", "team", None),
    ],
)
def test_who_is_near_is_not_enough(parse_text: Parse, text: str, words: str, after: str, who: str | None) -> None:
    assert meant(parse_text(text), words, after) == who


def test_nobody_is_told_of_who_only_helps_with_what_follows(parse_text: Parse) -> None:
    """An open pronoun names whom it may mean, and has no confidence."""
    doc = parse_text("The clerks met the guards. The visitors sat in the hall. They had lunch, and they sang.")
    they = [m for m in doc._.mentions if m.text.lower() == "they"]
    assert all((m.actor_id is None) == (m.confidence is None) for m in they)
    assert all(m.confidence is None or m.confidence < 0.9 for m in they)


@pytest.mark.parametrize(
    "deed", ["was charged with contempt", "pleaded guilty in March", "was jailed", "allegedly hit her"]
)
def test_a_judge_is_not_who_is_judged(parse_text: Parse, deed: str) -> None:
    doc = parse_text(f"Judge Ivo Lund asked for Sam Birch to be brought back to the court. He {deed}.")
    assert meant(doc, "He") != "Ivo Lund"


def test_two_that_they_may_mean_are_named(parse_text: Parse) -> None:
    doc = parse_text("Laura Pike and Ian Webb wrote to the school. They said the roof had leaked.")
    (row,) = [m for m in doc._.mentions if m.text == "They"]
    assert (row.actor_id, row.reason) == (None, "stays open: several are meant, Laura Pike and Ian Webb")


def test_they_say_is_the_body_that_spoke(parse_text: Parse) -> None:
    doc = parse_text("Alder Records have denied the claim. They said in a statement that the songs were free to play.")
    assert meant(doc, "They") == "Alder Records"
