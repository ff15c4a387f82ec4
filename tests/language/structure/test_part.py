from __future__ import annotations

from newsangles.language.structure import KINDS, NOT_LEAD, READ, Part, Structure

BODY = Part(start=0, end=10, kind="body", reason="a paragraph")
MENU = Part(start=11, end=15, kind="menu", reason="a word of menus")
CAPTION = Part(start=17, end=30, kind="caption", reason="ends in a credit")


def test_a_part_is_found_by_each_of_its_characters() -> None:
    structure = Structure([BODY, MENU, CAPTION])
    assert [structure.part_at(i) for i in (0, 9, 10, 11, 14, 15, 30)] == [BODY, BODY, None, MENU, MENU, None, None]


def test_what_is_read_and_what_may_lead() -> None:
    structure = Structure([BODY, MENU, CAPTION])
    assert [structure.is_read(i) for i in (0, 10, 11, 17)] == [True, True, False, True]
    assert [structure.may_lead(i) for i in (0, 11, 17)] == [True, False, False]


def test_groups_are_kinds() -> None:
    assert NOT_LEAD < READ < set(KINDS)
