"""Whether the words of an event name who did it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.angles.events.doer_words import doer_words
from newsangles.errors import ParameterError
from newsangles.language.rules import made, using

DOERS = [  # text, trigger, doer
    ("Rebels attacked the bridge on Monday.", "attacked", "named"),
    ("The bridge was attacked by rebels on Monday.", "attacked", "named"),
    ("The bridge was attacked on Monday.", "attacked", "left out"),
    ("Anna Ruiz was murdered in Lima on Monday.", "murdered", "left out"),
    ("Anna Ruiz was kidnapped in a raid by rebels on Monday.", "kidnapped", "implied"),
    ("Anna Ruiz was tortured at the hands of her guards.", "tortured", "named"),
    ("Six people were injured when a bus crashed near Lima.", "injured", None),
    ("Six people died in Lima on Monday.", "died", None),
    ("Share prices fell on Monday.", "fell", None),
    ("The attack shocked the town on Monday.", "attack", "left out"),
    ("The earthquake shocked the town on Monday.", "earthquake", None),
    ("The attack by rebels shocked the town on Monday.", "attack", "named"),
    ("Anna Ruiz was responsible for the massacre in Lima.", "massacre", None),
    ("The mayor left Lima after the attack.", "attack", None),
    ("Anna Ruiz was shot dead in Lima when a gunman opened fire.", "shot", "implied"),
    ("Anna Ruiz was murdered in Lima on Monday. Police blamed rebels.", "murdered", "implied"),
    ("Anna Ruiz was murdered in Lima on Monday. She had left the hall with a friend.", "murdered", "left out"),
    ("Women are attacked in the streets of Lima.", "attacked", None),
    ("The film is about a banker. Anna Ruiz was murdered in Lima.", "murdered", None),
]


@pytest.mark.parametrize(("text", "trigger", "doer"), DOERS)
def test_doers(parse_text: Callable[[str], Doc], text: str, trigger: str, doer: str | None) -> None:
    doc = parse_text(text)
    rows = [row for row in doc._.events if row.text == trigger]
    assert [row.doer for row in rows] == [doer] if doer else not any(row.doer for row in rows)


def test_what_another_paragraph_tells_is_still_left_out(parse_text: Callable[[str], Doc]) -> None:
    text = "Rebels killed Anna Ruiz in Lima on Monday.{0}Anna Ruiz was killed on Monday."
    for between, doer in ((" ", "implied"), ("\n\n", "left out")):
        rows = parse_text(text.format(between))._.events
        assert [row.doer for row in rows if row.text == "killed"] == ["named", doer]


def test_a_wrong_line_is_told() -> None:
    rules = made({"doers.txt": ["gifts: present"]}, "plover.tsv")
    with using(rules), pytest.raises(ParameterError, match="no set of words"):
        doer_words()
