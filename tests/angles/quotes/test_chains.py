"""Speeches over several paragraphs, each of which opens the mark again."""

from __future__ import annotations

import pytest

from angle_rows import Parse

Expected = list[tuple[str | None, str, str]]


def found(parse_text: Parse, text: str) -> Expected:
    """Source, first three words and last three words of each direct quote."""
    rows = [q for q in parse_text(text)._.quotes if q.kind == "direct"]
    return [(q.source, " ".join(q.text.split()[:3]), " ".join(q.text.split()[-2:])) for q in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'Vance told the hearing: "We had no beds.\n\n"We had no nurses either.\n\n"We had chairs."\n\nIt ended.',
            [("Vance", '"We had no', 'had chairs."')],
            id="straight marks",
        ),
        pytest.param(
            "The driver told police: ‘I saw the light turn red.\n\n‘Then the lorry came through it.’\n\nHe was fined.",
            [("The driver", "‘I saw the", "through it.’")],
            id="single marks",
        ),
        pytest.param(
            "Vance said: ''We had no beds today.\n\n''We had no nurses either.''\n\nIt ended.",
            [("Vance", "''We had no", "nurses either.''")],
            id="two apostrophes",
        ),
        pytest.param(
            "Vance said: ″We had no beds today.\n\n″We had no nurses either.″\n\nIt ended.",
            [("Vance", "″We had no", "nurses either.″")],
            id="double primes",
        ),
        pytest.param(
            "“We had beds,” Vance said. “We had no staff.\n\n“Not one nurse came that day.”\n\nIt ended.",
            [("Vance", "“We had beds,”", "that day.”")],
            id="begun before the cue",
        ),
        pytest.param(
            "“It is an insult,” said Tom Kerr. “We will strike.\n\n“We will win this,” he said. “They know that.”",
            [("Tom Kerr", "“It is an", "will strike"), ("he", "“We will win", "know that.”")],
            id="attributed anew",
        ),
        pytest.param(
            "“The roof was gone,” said Iris Cole. “It rained.\n\nThe fire service came at ten in the morning.",
            [("Iris Cole", "“The roof was", "“It rained")],
            id="a mark that never closes",
        ),
    ],
)
def test_speeches(parse_text: Parse, text: str, expected: Expected) -> None:
    assert [(s, a, b) for s, a, b in found(parse_text, text)] == [(s, a, b) for s, a, b in expected]


def test_marks_opened_again_in_one_paragraph(parse_text: Parse) -> None:
    text = (
        'The pool will close, Rosa Lind said. "It costs too much. "We asked the county. "It will not pay." It is old.'
    )
    (row,) = parse_text(text)._.quotes
    assert row.text == text[: text.index(" It is old")]
