from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles.language.quotation_marks import paragraphs
from newsangles.language.sentences import Sentences
from newsangles.language.structure.datelines import DATELINE

TOKENIZER = spacy.blank("en")
CASES: dict[str, list[str]] = {
    "paragraphs without full stops": ["Harbour closed after storm", "Three boats lost", "It opens in May."],
    "paragraph of two words": ["Harbour closed after storm", "Fishermen angry", "The harbour closed on Monday."],
    "first words of a paragraph": ["Ferry late", "Lund Police expect delays.", "Hours after the vote Moss left Lund."],
    "headline and by-line": ["Mayor quits over bridge", "By Ana Ruiz", "The mayor of Lund quit on Monday."],
    "by-line with agency": ["By ANA RUIZ and TOM HALE, Associated News", "The mayor of Lund quit on Monday."],
    "bullets": ["The plan:", "• a new bridge", "• two ferries", "- no more tolls", "* a park", "It starts in May."],
    "numbered": ["Three things matter:", "1. The bridge.", "2. The ferries.", "3. The tolls."],
    "abbreviations": ["He met U.S. and U.K. officials at 5 p.m. on Monday.", "They agreed."],
    "titles": ["On Monday Sen. Ana Ruiz met Gen. Tom Hale, Gov. Dee Fox and Rep. Lee Moss.", "They agreed."],
    "titles at the beginning": ["Sen. Ruiz agreed.", "Gen. Hale did not.", "Dr. Fox left."],
    "company and initials": ["J. T. Moss of Hale Inc. said so.", "Nobody at Moss & Co. agreed."],
    "numbers": ["Prices rose 3.5 percent to $1.20 on Jan. 5.", "They fell again."],
    "closing mark": ["“We tested it twice.”", "The mayor left."],
    "closing straight mark": ['"We tested it twice."', "The mayor left."],
    "quotation over two sentences": ["“We tested it.", "It is safe,” the mayor said."],
    "straight quotation over two sentences": ['"We tested it.', 'It is safe," the mayor said.'],
    "speech before its cue": ["“We tested it twice,” the mayor said.", "“It is safe.”"],
    "question before its cue": ["“Is it safe?” the mayor asked.", "Nobody knew."],
    "an abbreviation before a quotation": ["It was shipped to the U.S.", "“Never again,” the mayor said."],
    "an abbreviation before a straight mark": ["It was shipped to the U.S.", '"Never again," the mayor said.'],
    "a full stop within a quotation's end": ["The mayor called it “a success.”", "Nobody agreed."],
    "dateline": ["OSLO, Norway (AP) —", "The harbour closed on Monday.", "It opens in May."],
    "dateline of a capital": ["LONDON, March 7 (Reuters) -", "The harbour closed on Monday."],
    "dateline of an agency alone": ["(CNN) —", "The harbour closed on Monday."],
    "dateline with two hyphens": ["NEW YORK (AP) --", "The harbour closed on Monday."],
    "dateline with a day and a weekday": ["PARIS, Monday, March 7, 2025 (AP) —", "The harbour closed."],
    "dash within a sentence": ["The harbour — closed on Monday — opens in May.", "Nobody knew."],
    "a country's abbreviation before a sentence": ["It was shipped to the U.S.", "Nobody knew."],
    "a country's abbreviation before a name": ["It was shipped to the U.S. Navy on Monday.", "Nobody knew."],
    "a time before a name": ["The ferry left at 5 p.m.", "Moss stayed."],
    "a time before a noun": ["The ferry came at 9 a.m.", "Divers were there."],
    "a time before a day": ["The ferry left at 5 p.m. Monday and came at 6 a.m. Eastern time.", "Moss stayed."],
    "a time before a town's clock": ["The ferry left at 5 p.m. London time.", "Moss stayed."],
    "a time before what it is of": ["She missed the 5 p.m. Mass.", "Moss stayed."],
    "elision": ["He said “no … never again” to the plan.", "They left."],
}
MISSED: dict[str, tuple[list[str], str]] = {
    "a dateline in small letters": (["Oslo —", "The harbour closed on Monday."], "it could be an ordinary dash"),
}


def sentences(doc: Doc) -> list[str]:
    return [s.text.strip() for s in doc.sents if s.text.strip()]


def joined(parts: list[str], name: str) -> str:
    layout = ("paragraph", "headline", "by-line", "bullets", "numbered")
    return ("\n" if any(word in name for word in layout) else " ").join(parts)


@pytest.mark.parametrize("name", CASES)
def test_sentences_of_news(parse_text: Callable[[str], Doc], name: str) -> None:
    assert sentences(parse_text(joined(CASES[name], name))) == CASES[name]


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.xfail(strict=True, reason=reason)) for n, (_, reason) in MISSED.items()]
)
def test_sentences_that_are_missed(parse_text: Callable[[str], Doc], name: str) -> None:
    parts, _ = MISSED[name]
    assert sentences(parse_text(joined(parts, name))) == parts


def test_a_speakers_label_is_no_part_of_the_first_sentence(parse_text: Callable[[str], Doc]) -> None:
    text = "MR. MOSS: We leave.\nMS. HALE: Do you?\nMR. MOSS: In May."
    expected = ["MR. MOSS:", "We leave.", "MS. HALE:", "Do you?", "MR. MOSS:", "In May."]
    assert sentences(parse_text(text)) == expected


def test_a_full_stop_without_space(parse_text: Callable[[str], Doc]) -> None:
    text = "The ferry left.Moss stayed on the quay.It had begun to rain."
    assert sentences(parse_text(text)) == ["The ferry left.", "Moss stayed on the quay.", "It had begun to rain."]


def test_hard_wrapped_text(parse_text: Callable[[str], Doc]) -> None:
    text = (
        "The harbour of the old town will close on Monday for three weeks, the\n"
        "mayor said, because the bridge beside it has to be tested before the\n"
        "winter. Fishermen who land their catch there will have to go to the\n"
        "next town.\n\nThe port is the oldest of all on this coast, and it has been closed\n"
        "twice only."
    )
    assert [s.replace("\n", " ") for s in sentences(parse_text(text))] == [
        "The harbour of the old town will close on Monday for three weeks, the mayor said, because the bridge beside "
        "it has to be tested before the winter.",
        "Fishermen who land their catch there will have to go to the next town.",
        "The port is the oldest of all on this coast, and it has been closed twice only.",
    ]


@pytest.mark.parametrize("name", ["paragraphs without full stops", "by-line with agency", "bullets", "numbered"])
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", "\r\n\r\n"], ids=ascii)
def test_any_line_end_ends_a_paragraph(parse_text: Callable[[str], Doc], name: str, end: str) -> None:
    assert sentences(parse_text(end.join(CASES[name]))) == CASES[name]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("KYIV, Ukraine (AP) — The", "The"),
        ("WASHINGTON, March 7 (Reuters) - The", "The"),
        ("(CNN) — The", "The"),
        ("LOS ANGELES – The", "The"),
        ("ST. PAUL, Minn. (AP) — The", "The"),
        ("O’FALLON, Ill. -- The", "The"),
        ("The port — closed", None),
        ("AI-driven cars", None),
        ("A — B", None),
        ("COVID-19 is back", None),
    ],
)
def test_datelines(text: str, rest: str | None) -> None:
    match = DATELINE.match(text)
    assert (text[match.end() :] if match else None) == rest


def test_a_dateline_pattern_is_never_slow() -> None:
    for text in ("A" * 50_000, "A." * 20_000, "KYIV, " * 10_000, "KYIV (" + "Ab " * 10_000, "A, B" + " " * 50_000):
        assert DATELINE.match(text) is None


@settings(deadline=None)
@given(st.text("aA. \n\r\"“”‘’'«»`-—•1)", max_size=80))
def test_boundaries_for_any_text(text: str) -> None:
    """Layout always wins: whatever the marks say, the first word of each line begins a sentence."""
    doc = Sentences()(TOKENIZER(text))
    assert doc.text == text
    begins = {token.idx: token.is_sent_start for token in doc}
    assert all(begins.get(start, True) for start, _ in paragraphs(text))
