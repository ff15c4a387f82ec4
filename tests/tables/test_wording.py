"""Words for readers: lines, lists, counts and sentences."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from newsangles.tables import schema, wording
from newsangles.tables.wording import safe


def test_safe_keeps_what_reads() -> None:
    assert safe("é\t“字”\n🙂") == "é\t“字”\n🙂"
    assert safe("a\r\nb\rc") == "a\nb\nc"
    assert safe("\x1b\x9b\u202e\ud800\ue000") == "\\u001b\\u009b\\u202e\\ud800\\ue000"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ""), (" a\n\tb  c\r\n", "a b c"), ("a\u00a0b\u2028c", "a b c"), (7, "7"), (None, "None")],
)
def test_a_text_on_one_line(text: object, expected: str) -> None:
    assert wording.line(text) == expected


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("one two", 7, "one two"),
        ("one\n two", 7, "one two"),
        ("one two three", 9, "one two …"),
        ("one two, three", 9, "one two …"),
        ("one – two three", 7, "one …"),
        ("x" * 9, 4, "xxxx …"),
        ("", 4, ""),
    ],
)
def test_a_text_in_brief_is_cut_between_words(text: str, longest: int, expected: str) -> None:
    assert wording.brief(text, longest) == expected


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "no quotes"),
        (1, "one quote"),
        (2, "two quotes"),
        (12, "twelve quotes"),
        (13, "13 quotes"),
        (1234, "1,234 quotes"),
    ],
)
def test_counted(number: int, words: str) -> None:
    assert wording.counted(number, "quote") == words


def test_counted_with_a_plural_of_its_own() -> None:
    assert [wording.counted(n, "stretch", "stretches") for n in (0, 1, 2)] == [
        "no stretches",
        "one stretch",
        "two stretches",
    ]


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ("", ""),
        ("a", "a"),
        ("ab", "a and b"),
        ("abc", "a, b and c"),
        ("abcde", "a, b, c, d and e"),
        ("abcdef", "a, b, c, d and 2 others"),
        ("abcdefghi", "a, b, c, d and 5 others"),
    ],
)
def test_listed(items: str, words: str) -> None:
    assert wording.listed(list(items)) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one quote", "One quote."),
        ("he said “no.”", "He said “no.”"),
        ('he said "no."', 'He said "no."'),
        ("made in the U.S.", "Made in the U.S."),
        ("is it?", "Is it?"),
        ("…", "…"),
        ("", "."),
        ("he said “no”", "He said “no”."),
    ],
)
def test_sentence(text: str, expected: str) -> None:
    assert wording.sentence(text) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((200, None, "people", "more than"), "more than 200 people"),
        ((1.5e12, None, "$", "about"), "about $1.5 trillion"),
        ((5, 10, "%"), "5 to 10%"),
        ((2500,), "2,500"),
        ((0.75,), "0.75"),
        ((None, None, "village", "about"), "many (village)"),
        ((None, None, None, "about"), "many"),
    ],
)
def test_a_quantity_in_words(given: tuple[Any, ...], expected: str) -> None:
    assert wording.quantity(*given) == expected


def test_classes_and_their_rules_have_words() -> None:
    assert set(wording.CLASSES) == set(get_args(schema.PloverClass))
    assert wording.rule_in_words("help + @GPE + subj:@PRON") == "help + a place + subject: a pronoun"
    assert wording.rule_in_words("call + resign (RETREAT)") == "call + resign (easing off)"
    assert (
        wording.rule_in_words("vote + against:@PRON + +on + with:/body") == "vote + against a pronoun + on + with body"
    )
    assert wording.rule_in_words("agree + TO + +to + subj:@MANY") == "agree + an infinitive + to + subject: several"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Friday: 2025-02-28", "Friday: 28 Feb 2025"),
        ("Tuesday night: 2025-01-07TNI", "Tuesday night: 7 Jan 2025, at night"),
        ("at six: 2025-01-07T18:00", "at six: 7 Jan 2025, 18:00"),
        ("Biden’s term: 2021-01-20/2025-01-20", "Biden’s term: 20 Jan 2021–20 Jan 2025"),
        ("from 2025-01/2025-03; told", "from Jan 2025–Mar 2025; told"),
        ("last week: 2025-W11; 2025-W12-WE", "last week: week from 10 Mar 2025; weekend of the week from 17 Mar 2025"),
        ("2025-Q1, 2025-H2, 2025-SP", "first quarter of 2025, second half of 2025, spring 2025"),
        ("not 2025-03-07.", "not 7 Mar 2025."),
        ("2025, in 2025–26, 555-2025-01, 2025-13, 2025-02-31", "2025, in 2025–26, 555-2025-01, 2025-13, 2025-02-31"),
    ],
)
def test_dates_are_written_as_readers_write_them(text: str, said: str) -> None:
    assert wording.dates_in_words(text) == said
