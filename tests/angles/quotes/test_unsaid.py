"""What is not said: negated and awaited acts, pictures, titles of works, clauses that run over."""

from __future__ import annotations

import pytest

from angle_rows import Parse

STATED = ("speech", "writing", "finding", "thought")


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ann Pugh did not say when the pool would reopen.",
        "Ian Holt has not said whether he will run.",
        "The company never said the product was safe.",
        "The plant may open once the council says it may.",
        "Nobody may enter until the inspector says it is safe.",
        "The photo shows the mayor at the fair.",
        "The survey showed a fall in trade.",
        "Holt was shown a red card.",
        "Nowhere has it been stated that the pool leaks.",
        "She congratulated the winners.",
        "The council revealed the list of streets.",
        "Holt was charged with theft.",
        "He sang “Fly Me Home” in the hall.",
        "He released “Stone Cold” in May.",
        "How he answers that question will decide the vote.",
        "Anyone who claims that is lying.",
        "She called her brother to urge him to leave.",
        "The inspector said so.",
        "Holt has been known to hunt down people who help.",
        "Holt met Ann Pugh to discuss the knee that hurt.",
        "More tests could allow the clinic to determine whether the bug spreads.",
        "Do you think it really works? ",
        "Questioning Wilder's judgment",
        "They know that a strike would cost them dearly.",
        "Holt is alleged to have taken the keys and didn't tell the guard that he might face a 'sudden' visit.",
        "PETER HALE: There is also, you could say there is some wasted money in it.",
        'Video shows dramatic rescue of lost boy: "We found him!"',
        "That decision by a court emphasizes the risks of this great quarrel.",
    ],
)
def test_no_statement(parse_text: Parse, text: str) -> None:
    assert [q.text for q in parse_text(text)._.quotes if q.cue_class in STATED] == []


def test_what_is_said_not_to_have_been_said(parse_text: Parse) -> None:
    doc = parse_text(
        "Ann Pugh said she and Ian Holt never said the word “lockout” to each other whenever he left the pool."
    )
    assert [q.inside for q in doc._.quotes] == [None], "the whole is hers, and nothing is his"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pugh said the bridge was safe, and urged drivers to be calm.", "the bridge was safe"),
        (
            "In March, Vale spoke of it, stating that the app is used to spread “panic” and warned against tricks.",
            "that the app is used to spread “panic”",
        ),
        ("Holt did not deny that he had left.", "that he had left"),
        (
            "At the town hall, Holt said he had read half of the book and slammed the rest as a “disgrace.”",
            "he had read half of the book",
        ),
        ("The survey showed that trade fell.", "that trade fell"),
        ("When the inspector said the bridge was safe, buses ran.", "the bridge was safe"),
        ("On Monday No 10 confirmed the talks had failed.", "the talks had failed"),
        ("Holt wrote “It is over.”", "“It is over.”"),
    ],
)
def test_statement(parse_text: Parse, text: str, said: str) -> None:
    assert said in [q.text for q in parse_text(text)._.quotes if q.cue_class in STATED]


@pytest.mark.parametrize(
    "text",
    [
        "So now you know that there is a new bakery in Leeds.",
        "The scandal shook the town, persuading most voters that they should stay at home.",
        "The firm's net profit saw a dip.",
        "What do you tell people who ask what your job is about?",
        "The ministers may still believe all this is worth it.",
    ],
)
def test_what_the_writer_narrates(parse_text: Parse, text: str) -> None:
    assert not parse_text(text)._.quotes


@pytest.mark.parametrize(
    "text",
    [
        "On the ridge they found the third company dug in, the guns having been moved.",
        "A large part of the public still blames the bank for the crisis.",
        "It will angrily dismiss any criticism.",
        "Rare birds have seen their numbers grow as well.",
        "Dame Ida Orton agreed. Sofia Brandt disagreed.",
    ],
)
def test_what_is_no_speech(parse_text: Parse, text: str) -> None:
    assert [q.text for q in parse_text(text)._.quotes if q.cue_class in STATED] == []


def test_according_to_within_a_clause(parse_text: Parse) -> None:
    (row,) = parse_text("The minister said that, according to the police, the men had fled to the coast.")._.quotes
    assert row.text == "the men had fled to the coast"
