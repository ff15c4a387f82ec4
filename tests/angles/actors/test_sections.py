"""Sections: who speaks after a heading is the person with whom the section opens."""

from __future__ import annotations

from angle_rows import Parse, meant

STORY = """Councillors recall the flood

Tom Hale said the river rose in an hour. Hale said the town was cut off. He said the bridge went first.

THE LONG NIGHT AT THE SCHOOL

Mark Olsen, a friend of David Grant, visited Grant before he left the town.

{said}

"I carried the beds to the hall, and I saw the water in the yard," he said."""


def test_a_section_is_told_by_whom_it_opens_on(parse_text: Parse) -> None:
    doc = parse_text(STORY.format(said="He said he and a few others were called to the school."))
    assert meant(doc, "He", "town.\n\n") == "Mark Olsen"
    assert meant(doc, "he", "He said he and") in ("Mark Olsen", None)
    assert meant(doc, "he", 'yard,"') == "Mark Olsen"
    assert meant(doc, "I", '"I carried') == "Mark Olsen"


def test_who_is_named_in_the_section_may_speak_there(parse_text: Parse) -> None:
    doc = parse_text(STORY.format(said="David Grant said the hall was cold. Grant said the beds were few."))
    assert meant(doc, "he", 'yard,"') == "David Grant"


def test_a_heading_alone_changes_nobody(parse_text: Parse) -> None:
    """A section that opens on a pronoun goes on with the person before it."""
    doc = parse_text(
        "Councillors recall the flood\n\nTom Hale said the river rose in an hour. Hale said the town was cut off.\n\n"
        "THE LONG NIGHT AT THE SCHOOL\n\nHe said the school was full by noon."
    )
    assert meant(doc, "He", "SCHOOL") == "Tom Hale"
