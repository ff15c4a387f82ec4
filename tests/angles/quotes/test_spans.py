"""Sources, as far as they go."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We lost,” said Lena Moss, who has coached the side since 2015 and will leave in June.",
            ["Lena Moss, who has coached the side since 2015 and will leave in June"],
        ),
        (
            "“We lost,” the coach, who has led the side since May and is about to leave, told the paper on Friday.",
            ["the coach, who has led the side since May and is about to leave"],
        ),
        ("Officials on Saturday said the road was closed.", ["Officials"]),
        ('Utopian-born investor Georg Sandor had said, "Bubbles never grow."', ["Utopian-born investor Georg Sandor"]),
        ("“It broke,” said a mechanic known to everybody as “Sparks”.", ["a mechanic known to everybody as “Sparks”"]),
        ("“I was there,” said a woman nicknamed “Countess.”", ["a woman nicknamed “Countess.”"]),
        ("Wade had hidden the money in a shed, the jury heard.", ["the jury"]),
        ("The case had collapsed, the tribunal was told.", ["the tribunal"]),
        pytest.param(
            "The guests left, with many shouting at the guards, saying they had paid twice.",
            ["many", "many"],
            id="whose participle it is",
        ),
    ],
)
def test_source(parse_text: Parse, text: str, expected: list[str]) -> None:
    assert [q.source for q in parse_text(text)._.quotes] == expected


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        (
            "Norland is one of the critics of the plan and has accused Utopia of breaking the treaty.",
            "accused",
            "Norland",
        ),
        ("The smog came back, with the weather office announcing a red alert.", "announcing", "the weather office"),
    ],
)
def test_the_source_of_a_second_verb_and_of_a_participle(parse_text: Parse, text: str, cue: str, source: str) -> None:
    rows = [q for q in parse_text(text)._.quotes if q.cue and cue in q.cue]
    assert [q.source for q in rows] == [source] * len(rows)
