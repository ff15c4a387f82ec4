from __future__ import annotations

import pytest

from newsangles.language.structure import parts
from newsangles.language.structure.drafts import Draft
from newsangles.language.structure.lines import line_of
from newsangles.language.structure.turns import inner_labels

DEBATE = (
    "Mr. Moss: On a point of order, Mr. Speaker. Is the Minister right?\n"
    "The Deputy Speaker (Mrs. Birch): I think that we should let him conclude.\n"
    "Mr. Quist: Thank you, Madam. I beg to support.\n"
)


def told(text: str) -> list[tuple[str | None, str]]:
    return [(part.speaker, text[part.said_start or part.start : part.end]) for part in parts(text)]


@pytest.mark.parametrize("crowd", ["Hon. Members", "Several Members", "Some hon. Members", "Opposition Senators"])
def test_a_crowd_speaks(crowd: str) -> None:
    found = told(DEBATE + f"{crowd}: No! No!\n" + DEBATE)
    assert (crowd.lower(), "No! No!") in [((speaker or "").lower(), said) for speaker, said in found]


@pytest.mark.parametrize("name", ["Mr. Price", "Mrs. May", "Mr. Low"])
def test_a_name_with_a_title_is_one_though_it_is_a_word(name: str) -> None:
    assert (name, "I do not agree.") in told(DEBATE + f"{name}: I do not agree.\n" + DEBATE)


def test_words_that_name_a_thing_are_no_labels() -> None:
    text = DEBATE + "Price: 40 crowns\nMembers: 700\n" + DEBATE
    assert not {"Price", "Members"} & {speaker for speaker, _ in told(text)}


def test_the_words_of_a_label_within_a_paragraph_end_at_the_next() -> None:
    text = "Moss: yes. Note that. [0:01:02] Quist: no. " * 50
    draft = Draft(line_of(text, 0, len(text)))
    found = list(inner_labels(draft, 0))
    assert [label.name for label in found[:3]] == ["Quist", "Moss", "Quist"]
    assert [label.text for label in found[:2]] == ["no. ", "yes. Note that. [0:01:02] "]
    assert [label.timed for label in found[:3]] == [True, False, True]
    assert sum(len(label.text) for label in found) < len(text)


def test_a_titled_label_within_a_paragraph_ends_the_turn() -> None:
    text = DEBATE + "Mr. Quist: There are 700 of them. Mrs. Oen: Mr. Speaker, I said so in my reply.\n" + DEBATE
    found = told(text)
    assert ("Mr. Quist", "There are 700 of them.") in found
    assert ("Mrs. Oen", "Mr. Speaker, I said so in my reply.") in found


def test_a_colon_read_as_a_semicolon() -> None:
    found = told(DEBATE + "Mrs. Oen; Mr. Speaker, Sir, I beg to move the following Motion: that we go.\n" + DEBATE)
    assert ("Mrs. Oen", "Mr. Speaker, Sir, I beg to move the following Motion: that we go.") in found


@pytest.mark.parametrize("line", ["The House rose at six o'clock.", "ORAL ANSWERS TO QUESTIONS"])
def test_a_sittings_own_lines_are_nobodys(line: str) -> None:
    assert (None, line) in told(DEBATE + f"{line}\n" + DEBATE)


def test_a_line_in_capitals_goes_on_where_all_is_in_capitals() -> None:
    text = (
        DEBATE.upper()
        + "AND SO WE WILL GO ON WITH IT\n"
        + "UNTIL ALL OF IT IS DONE, AND I MEAN ALL.\n"
        + DEBATE.upper()
    )
    assert (None, "UNTIL ALL OF IT IS DONE, AND I MEAN ALL.") not in told(text)


TESTIMONY = (
    "DR. OEN: I saw her on the Monday, and I found no wound.\n"
    "MR. MOSS: Did you write that down?\n"
    "DR. OEN: I did, and I signed it.\n"
)


def test_testimony_ends_where_the_article_goes_on() -> None:
    rest = (
        "Outside the court, Nora Quist said the family had waited for that answer for nine years and a half.\n"
        "The trial of the two guards goes on in Holm next week, and a verdict is expected before the summer break.\n"
    )
    found = told(TESTIMONY + rest)
    assert [speaker for speaker, _ in found[-2:]] == [None, None]


def test_testimony_goes_on_where_the_speaker_reports_others() -> None:
    rest = "My colleague Nora Quist said that it was late, and I told her that we would go on until it was done.\n"
    assert told(TESTIMONY + rest)[-1][0] == "DR. OEN"


def test_of_two_labels_the_second_names_who_asks() -> None:
    (turn,) = parts("Q. Anna Birch: I will not say so.")
    assert (turn.speaker, turn.said_start) == ("Anna Birch", 15)


def test_questions_above_labels_are_those_of_who_asks() -> None:
    lines = [
        "The team moved to a new site. We asked the two of them how it went.",
        "How did you begin?",
        "Rick: We built a beta in spring, and I liked it.",
        "Marissa: I came in summer and we kicked it off.",
        "What drove that choice?",
        "Rick: The beta was quick, and we could watch it.",
        "Marissa: I agree, it was a good choice for us.",
    ]
    found = [(part.kind, part.speaker, part.turn) for part in parts("\n\n".join(lines))]
    assert found[1:] == [
        ("question", "Q", 1),
        ("turn", "Rick", 2),
        ("turn", "Marissa", 3),
        ("question", "Q", 4),
        ("turn", "Rick", 5),
        ("turn", "Marissa", 6),
    ]


def test_a_label_above_the_words_where_others_stand_before_them() -> None:
    lines = ["ANNA BIRCH, HOST:", "Welcome. Tom Quist is with us.", "TOM QUIST: Thank you."]
    text = "\n\n".join([*lines, "BIRCH: How are you?", "QUIST: I am well."])
    assert ("ANNA BIRCH", "Welcome. Tom Quist is with us.") in told(text)


def test_labels_with_a_verb() -> None:
    text = "\n\n".join(["Anna says: I think we should go.", "Tom says: You may be right."] * 2)
    assert [speaker for speaker, _ in told(text)] == ["Anna", "Tom"] * 2


def test_a_label_that_comes_once_in_a_conversation() -> None:
    text = "\n\n".join(["Tom: Did you go?", "Jane: I did.", "Waiter: They told us.", "Tom: You see?", "Jane: I do."])
    assert ("Waiter", "They told us.") in told(text)


def test_an_article_is_no_answer() -> None:
    questions = "Question.— Had you seen the boat?\nWitness— Yes; it lay at the quay.\n"
    text = f"{questions}A gentleman here asked for more witnesses.\nA Juryman went to see the boat.\nThe court rose.\n"
    assert "A" not in {speaker for speaker, _ in told(text)}
    dialogue = "Q Did you see the boat?\nA I did, on the Monday.\nQ Who rowed it?\nA The miller, alone.\n"
    assert [speaker for speaker, _ in told(dialogue)] == ["Q", "A", "Q", "A"]


def test_a_sworn_witness_has_the_line() -> None:
    text = "The coroner opened the inquest.\n\nMartha Lunt, sworn.—I live here.\n\nJohn Pell, sworn, said he saw it.\n"
    assert told(text)[1:] == [("Martha Lunt", "I live here."), (None, "John Pell, sworn, said he saw it.")]


def test_bold_questions_of_an_outlet() -> None:
    text = "**Herald: Why did you run?**\n\nI wanted a bridge.\n\n**Herald: And now?**\n\nI have signed it.\n"
    assert ("Herald", "Why did you run?") in [(speaker, said.rstrip("*")) for speaker, said in told(text)]


def test_a_credited_quotation_is_not_said_in_the_turn_above() -> None:
    credited = "“We will never know.” — Linda Vole, The Echo"
    text = DEBATE + f"{credited}\n" + DEBATE
    assert (None, credited) in told(text)
