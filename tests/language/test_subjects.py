"""Subjects that are understood: tables of (text, verb, its subject, or None where nobody is understood)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.language.parsed_text import ParsedText
from newsangles.language.subjects import Subjects, antecedent
from newsangles.language.word_sets import control_words

Parse = Callable[[str], Doc]

CONTROL = [
    ("Minister Falk criticised Ana Ruiz for delaying the vote.", "delaying", "Ruiz"),
    ("The mayor made the case for selling the port.", "selling", None),
    ("The mayor accused the board of cheating by moving funds.", "moving", "board"),
    ("The board thanked Ana Ruiz for saving the bank.", "saving", "Ruiz"),
    ("The board accused the director of stealing the funds.", "stealing", "director"),
    ("The guards prevented the crowd from entering the hall.", "entering", "crowd"),
    ("Ana Ruiz promised the board to leave.", "leave", "Ruiz"),
    ("The court ordered the bank to pay a fine.", "pay", "bank"),
    ("The airline apologised for losing bags.", "losing", "airline"),
    ("The rebels threatened the mayor with burning the port.", "burning", "rebels"),
    ("Police cleared the square by firing water cannon.", "firing", "Police"),
    ("Ana Ruiz left the hall before meeting the mayor.", "meeting", "Ruiz"),
    ("Ana Ruiz was arrested after fleeing the hall.", "fleeing", "Ruiz"),
    ("The convoy was attacked while crossing the river.", "crossing", "convoy"),
    ("The army trained the rebels known as Denby Force to fight the gang.", "fight", "rebels"),
    ("The mayor is accused by critics of promoting friends.", "promoting", "mayor"),
    ("The mayor is accused by critics of lying and of hiding the report.", "hiding", "mayor"),
    ("The hall was cleared by firing water cannon.", "firing", None),
    ("Ana Ruiz was jailed for robbing a bank.", "robbing", "Ruiz"),
    ("It took three weeks to rebuild the bridge.", "rebuild", None),
    ("The bus was hit by a train near Leeds, injuring nine.", "injuring", None),
    ("A ferry capsized off Crete, drowning forty.", "drowning", None),
    ("The mayor’s plan to sell the port failed.", "sell", "mayor"),
    ("The driver was guilty of hiding the letters.", "hiding", "driver"),
    ("Ana Ruiz blamed the mayor and the council for closing the school.", "closing", "mayor"),
    ("The star is too faint to see with this camera.", "see", None),
    ("The union repeated its criticism of the bank for cutting jobs.", "cutting", "bank"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), CONTROL)
def test_control(parse_text: Parse, text: str, verb: str, subject: str | None) -> None:
    view = ParsedText(parse_text(text))
    found = Subjects(view).of(view.word.index(verb))
    assert (view.word[found.word] if found else None) == subject


REPORTED = [
    ("The flood that aid groups say has killed sixty goes on.", "killed", "flood"),
    ("The fire, which officials believe was caused by lightning, destroyed a school.", "caused", "fire"),
    ("The storm that experts think could reach Cuba has grown.", "reach", "storm"),
]


@pytest.mark.parametrize(("text", "verb", "noun"), REPORTED)
def test_report_within_a_relative(parse_text: Parse, text: str, verb: str, noun: str) -> None:
    view = ParsedText(parse_text(text))
    found = Subjects(view).of(view.word.index(verb))
    assert found is not None
    assert view.word[antecedent(view, found.word)] == noun


PASSIVE = [
    ("Ana Ruiz spoke and called the raid by rebels a crime.", "called", False),
    ("Rangers found the climber injured by a rock.", "injured", True),
    ("Hunters saw the bear wounded.", "wounded", True),
    ("The mayor was beaten and robbed.", "robbed", True),
    ("The mayor had beaten the rival.", "beaten", False),
    ("The mayor was praised for being elected.", "elected", True),
    ("The mayor was praised for winning by a wide margin.", "winning", False),
]


@pytest.mark.parametrize(("text", "verb", "passive"), PASSIVE)
def test_passive(parse_text: Parse, text: str, verb: str, passive: bool) -> None:
    view = ParsedText(parse_text(text))
    assert Subjects(view).passive(view.word.index(verb)) is passive


def test_words_are_small_and_in_sets() -> None:
    sets = control_words()
    assert all(sets.values())
    assert all(word == word.lower() for found in sets.values() for word in found)
