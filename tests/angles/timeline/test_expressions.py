"""Temporal expressions of hostile texts take no longer than those of others."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from marked_times import NLP


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "may" * 30_000,
        "May " * 20_000,
        "the " * 20_000 + "end of the year",
        "5:" * 20_000,
        "twenty-" * 15_000 + "one years ago",
        " " * 50_000 + "Friday" + "\n" * 50_000,
        "1/2" * 30_000 + " years",
        "'" * 50_000 + "90s",
    ],
    ids=lambda text: f"{text[:8]!r}…",
)
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    from newsangles.angles.timeline.expressions import expressions
    from newsangles.language.parsed_text import ParsedText

    words_of = [text[i : i + 40_000] for i in range(0, len(text), 40_000)] if " " not in text else text.split(" ")
    expressions(ParsedText(Doc(NLP.vocab, [word or " " for word in words_of])))
