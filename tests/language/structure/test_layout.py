from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsangles.language.quotation_marks import paragraphs
from newsangles.language.structure import KINDS, READ, Part, parts
from paragraph_formats import PAGES, PROSE, TRANSCRIPTS, read

FORMATS = {**TRANSCRIPTS, **PAGES}
PIECES = st.sampled_from(
    (
        "Anna Birch: |BIRCH: |Q. |A: |**Q** |((Frye)) |Mr. FRYE. |“|” |?|. |\n|\n\n|—|Holm, Norland – |HOLM (AP) — |"
        "Share|By Anna Birch|10.45am|• |Read more: |I will not. |We said|Photo: Tom Hale/AP|(Laughter.)|[|)|"
        "The harbour of Holm closed on Monday after a storm tore away its mole. "
    ).split("|")
)


def told(text: str) -> list[list[tuple[str, str]]]:
    """Kind and speaker of each part, by paragraph."""
    found = parts(text)
    return [[(p.kind, p.speaker or "") for p in found if a <= p.start < b] for a, b in paragraphs(text)]


@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str) -> None:
    text, expected = read(FORMATS[name])
    assert told(text) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_formats_with_blank_lines_are_the_same(name: str) -> None:
    text, expected = read(FORMATS[name])
    assert told(text.replace("\n", "\n\n")) == expected


@pytest.mark.parametrize("text", PROSE)
def test_prose_has_no_turns_and_is_read(text: str) -> None:
    assert {p.kind for p in parts(text)} <= READ - {"turn", "question"}


def test_a_title_that_stands_again_and_again_is_read_once() -> None:
    title = "Brazen gulls steal the lunch of half the town council"
    prose = [
        f"The harbour of Holm closed on Monday, and {n} boats stayed in the bay until the storm was over."
        for n in "345678"
    ]
    text = "\n\n".join(line for paragraph in prose for line in (paragraph, title))
    assert [part.kind for part in parts(text)].count("related") == len(prose) - 1
    assert "related" not in [part.kind for part in parts("\n\n".join([*prose, title, title]))]


def test_labels_stand_at_their_offsets() -> None:
    text = "ANNA BIRCH, HOST: Is it safe?\nJOHN FRYE: It is. BIRCH: Sure?\nFRYE: Yes.\nI swam there."
    found = parts(text)
    assert [(p.turn, p.speaker) for p in found] == [
        (1, "ANNA BIRCH"), (2, "JOHN FRYE"), (3, "ANNA BIRCH"), (4, "JOHN FRYE"), (4, "JOHN FRYE"),
    ]  # fmt: skip
    assert [text[p.speaker_start : p.speaker_end] for p in found] == [
        "ANNA BIRCH",
        "JOHN FRYE",
        "BIRCH",
        "FRYE",
        "FRYE",
    ]
    assert [text[p.said_start : p.end] for p in found] == ["Is it safe?", "It is.", "Sure?", "Yes.", "I swam there."]


def test_a_credit_names_whom_it_credits() -> None:
    text, _ = read(PAGES["pull quote and credit"])
    credit = next(p for p in parts(text) if p.kind == "quote_credit")
    assert text[credit.speaker_start : credit.speaker_end] == credit.speaker == "Tamsin Okoro"


def test_the_pages_own_tags_come_first() -> None:
    text = "The mole\nThe harbour closed on Monday.\nHale holds a rope"
    kinds = [p.kind for p in parts(text, [(0, 8, "headline"), (39, len(text), "caption")])]
    assert kinds == ["headline", "body", "caption"]


def test_tags_of_less_than_half_a_paragraph_do_not_count() -> None:
    text = "The harbour closed on Monday, and it is not known when it will open."
    assert [p.kind for p in parts(text, [(0, 11, "heading")])] == ["body"]


def whole(text: str, found: tuple[Part, ...]) -> None:
    """See that the parts cover each paragraph, in order, and that their offsets are within the text."""
    spans = paragraphs(text)
    covered = bytearray(len(text))
    last = 0
    for part in found:
        assert last <= part.start < part.end <= len(text)
        assert any(a <= part.start and part.end <= b for a, b in spans)
        assert part.kind in KINDS
        assert part.reason
        covered[part.start : part.end] = b"x" * (part.end - part.start)
        last = part.end
        if part.said_start is not None:
            assert part.start <= part.said_start <= part.end
        if part.speaker_start is not None and part.speaker_end is not None:
            assert 0 <= part.speaker_start < part.speaker_end <= len(text)
    assert all(covered[i] or text[i].isspace() for a, b in spans for i in range(a, b))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_covered(text: str) -> None:
    whole(text, parts(text))


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_forms_is_covered(text: str) -> None:
    found = parts(text)
    whole(text, found)
    assert parts(text) == found


@pytest.mark.parametrize(
    "name", ["capitals with first names given once", "questions without labels", "a court of one line"]
)
def test_time_grows_with_length_alone(name: str) -> None:
    text = read(FORMATS[name])[0] if name in FORMATS else "Q. Who? A. I. MR. FRYE: No. " * 3

    def seconds(copies: int) -> float:
        longer = "\n".join([text] * copies)
        begun = time.perf_counter()
        parts(longer)
        return time.perf_counter() - begun

    seconds(10)
    assert seconds(800) < 8 * 3 * max(seconds(100), 0.005)


@pytest.mark.parametrize(
    "line", ["A" * 50_000, "a, " * 20_000, "“" * 20_000, "A: " * 20_000, "(" * 20_000, "Ab " * 20_000]
)
def test_no_line_takes_long(line: str) -> None:
    begun = time.perf_counter()
    parts(f"{line}\n{line}")
    assert time.perf_counter() - begun < 2
