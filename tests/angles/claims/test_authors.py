"""The author's own *we* and *I*."""

from __future__ import annotations

from angle_rows import Parse, claim

COLUMN = "\n\n".join(
    (
        "I came to Hull in May. The trains were late.",
        "In June I met the mayor. She was kind.",
        "What of the schools?",
        "I know that the schools are poor.",
    )
)


def test_the_newsroom_is_the_outlet(parse_text: Parse) -> None:
    doc = parse_text("We learned on Monday that two men were taken from the river. We sold the bridge in May.")
    assert claim(doc, "two men").voice == "outlet"
    assert claim(doc, "bridge").source_kind == "unclear"


def test_an_author_is_the_outlet_and_an_interviewee_is_not(parse_text: Parse) -> None:
    doc = parse_text(COLUMN)
    assert {claim(doc, "I came to Hull").voice, claim(doc, "the schools are poor").voice} == {"outlet"}
    asked = COLUMN.replace("What of the schools?", "Why did you leave?\n\nWhere did you go?\n\nDo you sing?")
    assert claim(parse_text(asked), "I came to Hull").voice == "attributed"
