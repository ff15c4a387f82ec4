from __future__ import annotations

import time

import pytest

from newsangles.language.structure import parts

TALK = (
    ("Nora Quist", "Did the council ever ask you for the plans?"),
    ("Edvin Moss", "No, they did not. I offered them twice."),
    ("Nora Quist", "And what did they say?"),
    ("Edvin Moss", "They said that they would think about it.\nI have the letter in a drawer at home."),
    ("Nora Quist", "Please show it to us."),
    ("Lena Achterberg", "May I add something? We all saw that letter."),
    ("Edvin Moss", "You did."),
    ("Nora Quist", "When was that?"),
    ("Lena Achterberg", "In the spring, I think."),
)
LABELS = (
    "{name} | ", "<{name}> ", "// {name} // ", "{{{name}}} ", "«{name}» ", "_{name}_ — ", "{name} ~ ", "{name} >> ",
    "<b>{name}</b> ", "{name} [00:{n}:02] ", "{name} (Tvede); ", "{name}, member .... ", "Ms {surname}.—",
    "{capitals} ", "12/05/2020, 10:{n} - {name}: ", "{n} | {name} | ", "4.{n} {name}: ", "🎙 {name}: ",
    "#{n} {name}, Tvede\n", "{name}  9:{n} AM\n", "== {name} ==\n", "► {name}\n", "{name} - 00:{n}:09\n",
    "No. {n} {name}: ", "<v {name}>",
    "{name}\nReply · Share · {n} likes\n", "Photo of {name}\n{name}\n{n} hours ago\n",
)  # fmt: skip
"""Ways to write a label."""


def told(label: str) -> tuple[str, list[tuple[str, str]]]:
    """A document of turns with a label, and each paragraph said with its speaker."""
    lines: list[str] = []
    said: list[tuple[str, str]] = []
    for n, (name, words) in enumerate(TALK):
        form = label.format(name=name, surname=name.split()[-1], capitals=name.upper(), n=n + 11)
        lines.append(form + words)
        said += [(words_of_one, name) for words_of_one in words.split("\n")]
    return "\n".join(lines), said


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("head", ["", "The hearing on Thursday lasted until midnight, and this is its last hour.\n"])
def test_a_frame_that_repeats_is_found(label: str, head: str) -> None:
    body, said = told(label)
    text = head + body
    found, at = parts(text), len(head)
    for words, name in said:
        start = text.index(words, at)
        at = start + len(words)
        part = next(part for part in found if part.start <= start < part.end)
        assert (part.kind, (part.speaker or "").split()[-1].lower()) == ("turn", name.split()[-1].lower()), words
    assert not any(part.speaker for part in found if part.end <= len(head))


@pytest.mark.parametrize("name", ["SPEAKER_00", "SPEAKER_01"])
def test_speakers_told_apart_by_a_machine(name: str) -> None:
    text = "\n".join(f"SPEAKER_0{i % 2} [00:{i}2] I think that we should go now, and you?" for i in range(6))
    assert name in {part.speaker for part in parts(text)}


@pytest.mark.parametrize(
    "lines",
    [
        ["Holm 2 - 1 Lund", "Oen 0 - 0 Holm", "Lund 3 - 2 Oen", "Holm 1 - 1 Tvede", "Lund 0 - 4 Oen"],
        ["Holm Castle | We loved it.", "Lund Bay | You can swim.", "Mill | Our children stayed.", "Old Pier | Go."],
        ["8.00 | Dam Busters | Can they?", "9.00 | News | All of it.", "10.00 | Dam Busters | More?", "11.00 | News"],
        ["Nora Quist (Green) 12,345", "Edvin Moss (Ind) 10,220", "Nora Quist (Green) 8,001", "Edvin Moss (Ind) 9,002"],
        ["Dam — a wall. We use it.", "Weir — a small dam?", "Dam — a weir? Yes.", "Weir — see dam.", "Dam — see weir."],
        ["Mayor Quist: we will rebuild", "Minister Moss: I will not resign", "Mayor Quist: my mistake"],
    ],
)  # fmt: skip
def test_lists_have_no_speakers(lines: list[str]) -> None:
    text = "The ferry company said on Monday that it would cut two of its five routes.\n" + "\n".join(lines)
    assert not [part for part in parts(text) if part.kind == "turn"]


def test_numbers_of_lines_are_passed_over() -> None:
    said = [
        "MR. MOSS: Did you see the letter",
        "before it was sent?",
        "MS. QUIST: I did not.",
        "MR. MOSS: Are you sure?",
    ]
    text = "\n".join(f"{n}    {line}" for n, line in enumerate([*said, "MS. QUIST: Yes, I am."], 14))
    found = parts(text)
    assert [part.speaker for part in found] == ["MR. MOSS", "MR. MOSS", "MS. QUIST", "MR. MOSS", "MS. QUIST"]
    assert text[found[1].said_start : found[1].end] == "before it was sent?"


def test_links_below_names_are_no_words() -> None:
    lines = [f"{name} (Tvede)\nIndividually | In context\n{words}" for name, words in TALK]
    found = parts("Harbour Debate\n" + "\n".join(lines))
    assert [part.kind for part in found].count("menu") == len(TALK)
    assert found[0].speaker is None


def test_a_comment_between_questions_and_answers_is_nobodys() -> None:
    pair = "Q: Where were you on day {0}?\nA: I was at home, as I told you.\n"
    text = "".join(pair.format(day) for day in range(5))
    comment = "A judge would have stopped this here.\n"
    found = parts(text + comment + text)
    assert [part.kind for part in found if part.start == len(text)] == ["body"]
    assert sum(part.kind == "turn" for part in found) == 20


def test_questions_in_a_form_unknown_are_not_of_q() -> None:
    pair = "%%quist Where did you keep the letter?\n%%moss I kept it in a drawer at home, and I have it still.\n"
    assert not [part for part in parts(pair * 4) if part.speaker]


@pytest.mark.parametrize(
    "line", ["Name " + "=" * 60 + "x", "Anna Birch " + "- . " * 40, "_" * 150, "[a" * 80, "A. " * 80]
)
def test_the_time_is_bounded(line: str) -> None:
    begun = time.perf_counter()
    parts("\n".join([line] * 200))
    assert time.perf_counter() - begun < 5
