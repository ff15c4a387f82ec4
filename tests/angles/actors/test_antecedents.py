"""Constructions that tell whom a pronoun means: fronted phrases, own clauses, unnamed sources, questions, turns."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called, meant

FINCH = "Roger Finch told the committee about the call. "


@pytest.mark.parametrize(
    ("text", "words", "after", "who"),
    [
        (f"{FINCH}In his testimony on Tuesday, Paul Wilder said he was told to wait.", "his", "In ", "Paul Wilder"),
        (f"{FINCH}Finch also testified that Paul Wilder was angry over his exclusion.", "his", "over", "Paul Wilder"),
        (f"{FINCH}Asked whether he would resign, Paul Wilder said no.", "he would", "", "Paul Wilder"),
        (
            "Hamid Karim left long ago. “No trace,” said an official, speaking on condition of anonymity because he "
            "was not allowed to talk.",
            "he",
            "because",
            "an official",
        ),
        (
            "Ann Lopes said of Helen Maxwell: “A lot happened in that room. They both lied to me. They had papers. "
            "They talked. I remember the sheets. Helen came in with us. I know they lied.” She added: “I wait.”",
            "She",
            "",
            "Ann Lopes",
        ),
        ("Peel analysts said Ocarina Foods grew. They said: “The move is going well.”", "They", "", "Peel analysts"),
        (
            "Sir Karl Roe went to Leeds. Asked whether an anti-corruption adviser would be appointed, he went on: "
            "“There is a difference.”",
            "he",
            "appointed",
            "Karl Roe",
        ),
    ],
)
def test_constructions_tell_whom(parse_text: Parse, text: str, words: str, after: str, who: str) -> None:
    assert meant(parse_text(text), words, after) == who


@pytest.mark.parametrize(
    ("text", "words", "after", "not_him"),
    [
        ("The doctor thought the prisoner was ill, and that he was drunk at her death.", "her", "", "the prisoner"),
        (
            "George Venn said: I went to the shop on Friday. He said, “I'll explain the whole matter.”",
            "I",
            "“",
            "George Venn",
        ),
        (
            "The surveyor's cousin said he had been jailed.\n\n“Before he left, his character was good. He used to "
            "behave well,” the cousin was quoted as saying.",
            "He used",
            "",
            "The surveyor's cousin",
        ),
        (
            "A gardener is accused of killing the baker Tom Lund. Ivo Fenn told jurors that the gardener had seen Mr "
            "Lund twice.\n\nThe Norland chemist said the tea was not poisoned.",
            "The Norland chemist",
            "",
            "Tom Lund",
        ),
        (
            "The nine keepers came late, so none of their boats may leave, they said.",
            "they",
            "leave",
            "The nine keepers",
        ),
        (
            "IVO FENN Why a harbour needs more than one crane\n\nA keeper left the harbour in May, angry at Tom "
            "Lund's plan to sell the crane.\n\nHe did so by letter.",
            "He",
            "crane.",
            "IVO FENN",
        ),
        ("Lord Ashe knows Sir Karl Venn. He is Karl Venn's biggest donor.", "He", "", "Karl Venn"),
    ],
)
def test_constructions_tell_who_is_not_meant(
    parse_text: Parse, text: str, words: str, after: str, not_him: str
) -> None:
    assert meant(parse_text(text), words, after) != not_him


def test_a_free_quotation_is_not_of_whoever_spoke_before_another(parse_text: Parse) -> None:
    text = "“We have to wait,” Brad Child said. Ann Fallow said the road was closed. “Believe me, it was bad.”"
    assert meant(parse_text(text), "me", "Believe") in (None, "Ann Fallow")


def test_two_who_said_so_say_more(parse_text: Parse) -> None:
    text = (
        "Judge Rix and Mrs Forde ruled that the rule covers ferries. They said the harbour owed the crew its wages. "
        "The four cooks had been paid, so nothing was due to them, they said."
    )
    doc = parse_text(text)
    at = doc.text.index("they said")
    (row,) = [m for m in doc._.mentions if m.start == at]
    assert row.reason == "stays open: several are meant, Rix and Forde"
    names = called(doc)
    said = [[names[x] for x in (q.actor_id, *q.joint_actor_ids) if x] for q in doc._.quotes if q.cue == "said"]
    assert said == [["Rix", "Forde"], ["Rix", "Forde"]]
