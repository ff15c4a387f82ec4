"""Contents by their clause: subjects and verbs that belong to it, words that are the outlet's."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "source", "parts"),
    [
        (
            "Yet Holt has changed his story once — “I now recall,” he said, speaking of the second phone.",
            "he",
            ["“I now recall,”"],
        ),
        (
            "He had, according to Jan Cole of the Daily Globe, stolen and sold a boat before he was arrested.",
            "Jan Cole of the Daily Globe",
            ["He had", "stolen and sold a boat before he was arrested"],
        ),
        (
            "The town was cut off by what officials say was the worst flood in a century, with roads closed for days.",
            "officials",
            ["was the worst flood in a century"],
        ),
        (
            "Ann Holt has released trial-by-fire attack code she said exploits the weakness to crash any phone.",
            "she",
            ["trial-by-fire attack code", "exploits the weakness to crash any phone"],
        ),
        (
            "Holt said meeting with Green was just part of the talks, and he had one chat with him, in which Green "
            "“raised, and I rejected, the theory that the mayor was paid.”",
            "Holt",
            [
                "meeting with Green was just part of the talks, and he had one chat with him, in which Green "
                "“raised, and I rejected, the theory that the mayor was paid.”"
            ],
        ),
    ],
)
def test_parts_of_a_statement(parse_text: Parse, text: str, source: str, parts: list[str]) -> None:
    doc = parse_text(text)
    assert parts in [[doc.text[a:b] for a, b in q.parts] for q in doc._.quotes if q.source == source]
