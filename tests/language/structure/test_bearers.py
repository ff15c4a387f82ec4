from __future__ import annotations

import pytest

from newsangles.language.structure import parts

PAIRS = (
    ("Why did you leave the harbour office?", "I was tired, and we had no money for another boat in that year."),
    ("And what did you do then?", "I went home to my mother, and I stayed with her for all of that winter."),
    ("Where did she live?", "In Lund, where I was born, and where we still have a small house."),
)
LABELLED = "".join(f"Q: {question}\nA: {answer}\n" for question, answer in PAIRS)
BARE = "".join(f"{question}\n{answer}\n" for question, answer in PAIRS)


def speakers(text: str) -> set[str | None]:
    return {part.speaker for part in parts(text) if part.kind in ("turn", "question")}


@pytest.mark.parametrize("body", [LABELLED, BARE])
@pytest.mark.parametrize(
    ("introduction", "asker"),
    [
        ("Interview with Nora Quist", "Q"),
        ("Q&A: Nora Quist", "Q"),
        ("Nora Quist left the harbour office in May. We spoke to Quist about her plans.", "Q"),
        ("Edvin Moss speaks to the novelist Nora Quist about her boats.", "Edvin Moss"),
        ("The following is an edited version of our conversation with former mayor Nora Quist.", "Q"),
        ("Nora Quist sat down with us in her garden.", "Q"),
        ("Interview: Nora Quist", "Q"),
        ("Nora Quist: An Interview", "Q"),
        ("Novelist Nora Quist tells Holmlife about boats\n\nNora Quist has written nine books.", "Q"),
        ("Edvin Moss interviews Danish sailor and novelist Nora Quist about her boats.", "Edvin Moss"),
        ("Holmlife interviewed the club’s founder, Nora Quist.", "Q"),
        ("Nora Quist, founder of the boat school, was interviewed by Holmlife in May.", "Q"),
        ("The Herald spoke to the club captain Nora Quist about her boats.", "Q"),
        ("Nora Quist is the head of the harbour school. Holmlife interviewed her in May.", "Q"),
        ("Nora Quist has mended boats since 1988. She talked to the Herald about the trade.", "Q"),
    ],
)
def test_a_person_presented_answers(introduction: str, asker: str, body: str) -> None:
    found = parts(f"{introduction}\n{body}")
    assert {part.speaker for part in found if part.kind in ("turn", "question")} == {"Nora Quist", asker}
    answers = [part for part in found if part.speaker == "Nora Quist"]
    assert len(answers) == len(PAIRS)
    text = f"{introduction}\n{body}"
    assert {text[part.speaker_start : part.speaker_end] for part in answers} == {"Nora Quist"}


@pytest.mark.parametrize("body", [LABELLED, BARE])
@pytest.mark.parametrize(
    "introduction",
    [
        "In an interview with Reuters, Nora Quist said that she would go.",
        "Nora Quist spoke with Edvin Moss on Monday, before the council met.",
        "We spoke with Nora Quist and Edvin Moss about the harbour.",
        "An Interview with Nora Quist About Her New Boat",
        "We spoke to the Holm Gazette about it.",
        "Holmlife interviews New Lund boat owner on the storm.",
        "Holmlife interviewed the Assistant Harbour Professor in her office.",
        "We spoke to a friend of Nora Quist about her boats.",
        "We spoke to Nora Quist’s brother about her boats.",
        "The harbour of Holm will stay closed until May.",
    ],
)
def test_who_answers_is_open_where_no_one_person_is_presented(introduction: str, body: str) -> None:
    assert speakers(f"{introduction}\n{body}") == {"Q", "A"}


def test_the_one_briefer_answers() -> None:
    head = "The following is a transcript of a briefing given by Minister Quist in Holm:\n"
    begin = "MINISTER QUIST: We have the report, and I will say what is in it.\n"
    assert speakers(head + begin + LABELLED) == {"MINISTER QUIST", "Q"}


@pytest.mark.parametrize(
    "begin",
    [
        "MR. MOSS: Objection, Your Honor.\nTHE COURT: Overruled.\n",
        "MR. MOSS: I call Nora Quist.\nMS. BIRCH: We do not object.\n",
    ],
)
def test_a_witness_is_not_the_lawyer(begin: str) -> None:
    head = "Transcript of the hearing of Mr. Moss and the harbour\n"
    assert {"Q", "A"} <= speakers(head + begin + LABELLED)


def test_the_first_question_and_answer_name_who_speaks() -> None:
    begin = "GAZETTE: You won the vote in May. What did you do first?\nQUIST: I slept, and I went to see my mother.\n"
    text = begin + BARE
    assert speakers(text) == {"GAZETTE", "QUIST"}
    for question, answer in PAIRS:
        told = {text[part.start : part.end]: part.speaker for part in parts(text)}
        assert (told[question], told[answer]) == ("GAZETTE", "QUIST")


def test_a_remark_below_an_answer_is_nobodys() -> None:
    text = BARE + "You were the first woman in your office to do so.\n" + BARE
    part = next(part for part in parts(text) if text.startswith("You were the first", part.start))
    assert part.speaker is None


def test_a_question_asked_before_a_paragraphs_end_is_no_answer() -> None:
    text = BARE + "The boats are old. Do you plan to buy others? It seems hard to find any.\nWe do, and I have one.\n"
    found = {text[part.start : part.end]: part.speaker for part in parts(text)}
    assert found["The boats are old. Do you plan to buy others? It seems hard to find any."] == "Q"
    assert found["We do, and I have one."] == "A"


def test_a_note_below_the_last_answer_is_nobodys() -> None:
    note = "The series shows the people behind the boats of the coast, and how the best of them are built there.\n"
    assert next(part for part in parts(BARE + note) if part.start == len(BARE)).speaker is None
