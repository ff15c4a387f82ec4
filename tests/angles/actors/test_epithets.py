"""Epithets: whom a trade or a nation means as a source."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Rain fell. Ole Bru scored late on. He won the cup for the town. “It was hard,” said the Norwegian.",
            "Ole Bru",
        ),
        (
            "The club lost on Monday. Jon Stane said it was a bad day. “We were poor,” the former Leeds midfielder "
            "added.",
            "Jon Stane",
        ),
        (
            "The vote was lost on Monday night in Leeds. Tom Birch spoke against it for an hour. “It will bring jobs "
            "to the town,” the Labour politician said.",
            "Tom Birch",
        ),
        ("Jon Stane met Ole Bru in Leeds. They talked. The Norwegian said he was glad.", "The Norwegian"),
        ("Police arrested Jon Stane on Monday. The defence lawyer said he was ill.", "The defence lawyer"),
        ("Jon Stane was robbed on Monday. A Norwegian saw it. The Norwegian said he ran.", "The Norwegian"),
    ],
)
def test_whom_an_epithet_means(parse_text: Parse, text: str, speaker: str) -> None:
    doc = parse_text(text)
    last = max(doc._.quotes, key=lambda quote: quote.start)
    assert called(doc)[last.actor_id or ""] == speaker
