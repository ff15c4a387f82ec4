"""Where contents begin and end."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "He said the firm had “lost its way” in the north and was now suing its clients over a “reading of bills”.",
            "the firm had “lost its way” in the north and was now suing its clients over a “reading of bills”",
            id="a second verb, with quoted words",
        ),
        pytest.param(
            "The leaflet suggests playing cards, reading aloud or knitting scarves.",
            "playing cards, reading aloud or knitting scarves",
            id="a list of participles",
        ),
        pytest.param(
            "She ordered the guards to leave, signalling a retreat.",
            "the guards to leave",
            id="a participle of the cue",
        ),
    ],
)
def test_content(parse_text: Parse, text: str, content: str) -> None:
    assert content in [q.text for q in parse_text(text)._.quotes]
