"""Second sources at the end: no content takes in who says it."""

from __future__ import annotations

import pytest

from angle_rows import Parse

NURSE = "A nurse on duty testified that he said, \"I'll burn it down,\" the county prosecutor's office said."


def test_three_speakers_are_three(parse_text: Parse) -> None:
    """The innermost words are neither the office's nor the nurse's."""
    doc = parse_text(f"Thomas Ward, the accused, rang the clinic twice. {NURSE}")
    rows = {q.cue: q for q in doc._.quotes if q.cue_class == "speech"}
    office = next(q for q in doc._.quotes if q.inside is None)
    assert office.source == "the county prosecutor's office"
    assert office.text.startswith("A nurse") and office.text.endswith('down,"')
    assert rows["testified"].inside == office.quote_id
    inner = next(q for q in doc._.quotes if q.source == "he")
    assert inner.inside == rows["testified"].quote_id
    assert inner.text == '"I\'ll burn it down,"'
    assert {a.actor_id: a.name for a in doc._.actors}.get(inner.actor_id or "") == "Thomas Ward"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('A witness testified that he yelled, "I will be back," the court heard.', "the court"),
        (
            'The clerk told officers that he shouted, "Give it back," the sheriff\'s office said.',
            "the sheriff's office",
        ),
    ],
)
def test_the_source_at_the_end_is_no_word_of_the_content(parse_text: Parse, text: str, said: str) -> None:
    rows = parse_text(text)._.quotes
    assert not any(said in row.text for row in rows)
    assert said in {row.source for row in rows}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the bridge was safe, and that traffic would return.",
        "She said the board knew what the auditor, a friend, said.",
    ],
)
def test_what_is_no_second_source(parse_text: Parse, text: str) -> None:
    row = max(parse_text(text)._.quotes, key=lambda q: len(q.text))
    assert row.end == len(text) - 1
