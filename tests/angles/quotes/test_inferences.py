"""What nobody states: inferences, duties, open questions, what is denied; whom others tell."""

from __future__ import annotations

import pytest

from angle_rows import Parse

STATED = ("speech", "writing", "finding", "thought")


def stated(parse_text: Parse, text: str) -> list[tuple[str | None, str]]:
    return [(quote.source, quote.text) for quote in parse_text(text)._.quotes if quote.cue_class in STATED]


@pytest.mark.parametrize(
    "text",
    [
        "The decision shows that the council has learnt nothing.",
        "The fact the ministry is still buying ships shows that it has none.",
        "It has taken years: it really shows they have no plan.",
        "It now remains for the Scottish Government to demonstrate that it has the will to act.",
        "The bank needs to show that it can pay.",
        "The pre-trial hearing will determine if the case proceeds to the High Court.",
        "Voters will decide whether he stays.",
        "The telescope allowed astronomers to see firsthand how stars form in clouds of dust.",
    ],
)
def test_nothing_stated(parse_text: Parse, text: str) -> None:
    assert stated(parse_text, text) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("A poll showed that most voters want change.", [("A poll", "that most voters want change")]),
        (
            "Former chief Paul Merton has denied claims that he knew clerks were altering the books at the company.",
            [("Former chief Paul Merton", "that he knew clerks were altering the books at the company")],
        ),
        (
            "Another report from the Morning Post confirmed the man was jailed for fraud, citing a court document.",
            [("Another report from the Morning Post", "the man was jailed for fraud")],
        ),
        ("Jane Ruddock was told that the dam was unsafe.", [(None, "that the dam was unsafe")]),
        ("The jury was told that the dam was unsafe.", [("The jury", "that the dam was unsafe")]),
        ("“He was a good man,” the cousin was quoted as saying.", [("the cousin", "“He was a good man,”")]),
    ],
)
def test_still_stated(parse_text: Parse, text: str, rows: list[tuple[str | None, str]]) -> None:
    assert stated(parse_text, text) == rows
