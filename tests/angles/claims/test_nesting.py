"""Who says that who says it."""

from __future__ import annotations

import pytest

from angle_rows import Parse, claim

NESTED = [
    ("Ana Ruiz claimed the label thought the show would lose money.", "would lose", "the label", "Ana Ruiz"),
    ('The minister said: "I think the plan is bad. We believe that prices would fall."', "fall", "The minister", None),
    ("The pilots knew that the door was open, the report said.", "the door", "the report", None),
    ('"The ferry left after determining that the engine was sound," a spokesman said.', "sound", "a spokesman", None),
    ("The guards realised the alarm was not working.", "alarm", None, None),
    ("Three towns have vowed to fight the plan.", "Three towns", None, None),
    ("The Hull Herald has learned that the firm lost its licence.", "licence", "The Hull Herald", None),
]


@pytest.mark.parametrize(("text", "part", "source", "told_by"), NESTED)
def test_who_says_that_who_says(
    parse_text: Parse, text: str, part: str, source: str | None, told_by: str | None
) -> None:
    row = claim(parse_text(text), part)
    assert (row.source, row.told_by) == (source, told_by)
