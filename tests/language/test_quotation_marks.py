from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.language.quotation_marks import MAX_OPEN_MARKS, paragraphs, quoted


def stretches(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” she said. “Now.”", ["“We go,”", "“Now.”"]),
        ('"We go," she said. "Now."', ['"We go,"', '"Now."']),
        ("``We go,'' she said.", ["``We go,''"]),
        ("''We go,'' she said.", ["''We go,''"]),
        ("„Wir gehen“, «we stay», ‹we too›", ["„Wir gehen“", "«we stay»", "‹we too›"]),
        ("»Vi går«, said Ms. Lund.", ["»Vi går«"]),
        ("‘We go,’ she said.", ["‘We go,’"]),
        ("'We go,' she said.", ["'We go,'"]),
        ("“He said ‘never’ twice,” she said.", ["“He said ‘never’ twice,”", "‘never’"]),
        ("“‘Never,’ he said,” she said.", ["“‘Never,’ he said,”", "‘Never,’"]),
        ("'The officials’ plan is dead,' she said.", ["'The officials’ plan is dead,'"]),
        ("a (“loud”) voice—“mine”—here", ["“loud”", "“mine”"]),
        ("", []),
        ("no marks", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mayor’s dog isn’t hers, and the workers’ union won't ask.",
        "It was rock 'n' roll in the '90s.",
        'A 6\'2" man with a 32" screen',
        "’Twas the night; get ’em.",
    ],
)
def test_apostrophes_and_measures_open_nothing(text: str) -> None:
    assert stretches(text) == []


def test_an_open_mark_costs_its_own_paragraph_only() -> None:
    text = "“This is wrong, he said. It went on.\nThe next day “all was well,” she said."
    first, second = quoted(text)
    assert (first.closed, first.continues, text[first.start : first.end]) == (None, False, text.split("\n")[0])
    assert text[second.start : second.end] == "“all was well,”"


def test_a_speech_of_several_paragraphs_continues() -> None:
    text = "“We came early.\n\n“We stayed late.”"
    first, second = quoted(text)
    assert first.continues and first.closed is None
    assert not second.continues and second.closed is not None


def test_depth_and_kind() -> None:
    outer, inner = quoted("“He said ‘never’ twice.”")
    assert (outer.depth, outer.single, inner.depth, inner.single) == (0, False, 1, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\n  Two.  \n", ["One.", "Two."]),
        ("\n \n", []),
        (
            "A report that was broken into lines by an old machine, as it\n"
            "was the custom of the wire services for many decades, so the\n"
            "end of a line says nothing about the end of a paragraph that\n"
            "the editor had in mind.\n\nThe second one.",
            [
                "A report that was broken into lines by an old machine, as it\n"
                "was the custom of the wire services for many decades, so the\n"
                "end of a line says nothing about the end of a paragraph that\n"
                "the editor had in mind.",
                "The second one.",
            ],
        ),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in paragraphs(text)] == expected


MARKED = st.text(alphabet="ab .,?\n\t'\"“”‘’«»„‹›‚`0-—(", max_size=60)


@given(text=st.one_of(MARKED, st.text(max_size=60)))
def test_any_text(text: str) -> None:
    spans = paragraphs(text)
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
    found = quoted(text)
    for q in found:
        assert q.start < q.opened <= q.end
        assert q.closed is None or q.opened <= q.closed < q.end
        assert any(a <= q.start and q.end <= b for a, b in spans)
    for a, b in itertools.combinations(found, 2):
        assert a.end <= b.start or (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


def test_marks_in_their_thousands_are_no_nest_of_thousands() -> None:
    found = quoted("“a " * 3000 + "b” " * 3000)
    assert len(found) == max(q.depth for q in found) + 1 == MAX_OPEN_MARKS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "One.\n\n"Two."\n\n"Three."', [0, 0, 1]),
        ("He said: ‘One went.\n\n‘Two went.’", [0, 0]),
        ("He said: 'The officials' plan went.\n\n'Two went.'", [0, 0]),
        ("He said: ″One.\n\n″Two.″", [0, 0]),
        ("“One,” he said. “Two.\n\n“Three.”", [0, 1, 1]),
        ("“One, he said on Monday.\n\n“Two.”", [0, 1]),  # the closing mark is lost
        ("“One.\n\nTwo.\n\n“Three.”", [0, 1]),
    ],
)
def test_chains(text: str, expected: list[int]) -> None:
    assert [q.chain for q in quoted(text)] == expected


def test_marks_that_do_not_match() -> None:
    assert [(q.start, q.end) for q in quoted("\"It leaked,'' he said. \"We left.”")] == [(0, 13), (23, 33)]


def test_a_mark_opened_again_after_a_full_stop_opens_nothing() -> None:
    text = '"It costs too much. "We asked. "It will not pay." It is old.'
    assert [(q.start, q.end) for q in quoted(text)] == [(0, 49)]
    lost = '"It costs too much, she said. "We asked."'
    assert [text for q in quoted(lost) if (text := lost[q.start : q.end])][-1] == '"We asked."'
