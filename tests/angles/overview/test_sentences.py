"""Sentences as the first page shows them: whole ones of the article's text that can stand alone."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from first_page import Parse, page_of
from newsangles.angles.overview.sentences import repeats, whole_spans

_LINES = [
    "Ana Ruiz crossed the river in a small boat with her two sons. The water was high and brown after the rain.",
    "Nobody in the town was hurt in the night, the mayor said on Friday. The market opened late all the same.",
    "Engineers from the capital will look at both of the pillars next week. The ferry runs every hour till then.",
]
WHOLE = "The council closed the old harbour bridge on Monday after a storm."


@pytest.mark.parametrize(
    "text",
    [
        "He closed the old harbour bridge on Monday after a heavy storm.",
        "But that closed the old harbour bridge on Monday for many hours.",
        "Has the council closed the old harbour bridge on Monday after all?",
        "A very old bridge in the harbour of the town after a heavy storm.",
        "THE COUNCIL CLOSED THE OLD HARBOUR BRIDGE ON MONDAY AFTER A STORM.",
        "The council closed the old harbour bridge on Monday after a storm and",
        "“The council closed the old harbour bridge on Monday after a storm.",
        "* The council closed the old harbour bridge on Monday after a storm.",
        "He asked him to close the bridge on Monday.—Thomas Hale deposed that he was the keeper of it.",
        "The bridge was closed.",
    ],
)
def test_what_cannot_stand_alone_is_not_shown(text: str, parse_text: Parse) -> None:
    page = page_of(parse_text, text)
    assert not any(page.may_show(i) for i in range(len(page)))
    assert page_of(parse_text, WHOLE).may_show(0)


def test_a_link_before_a_name_does_no_harm(parse_text: Parse) -> None:
    page = page_of(parse_text, "But the council closed the old harbour bridge on Monday after a storm.")
    assert page.first_word(0) == "the" and page.may_show(0)


def test_the_headline_again_is_no_first_line(parse_text: Parse) -> None:
    assert not page_of(parse_text, WHOLE, title=WHOLE.rstrip(".")).may_lead(0)
    assert page_of(parse_text, WHOLE, title="Bridge closed").may_lead(0)


def test_a_caption_that_tells_what_the_headline_does_may_lead(parse_text: Parse) -> None:
    caption = (
        "The old harbour bridge in the east of the town has been closed by the council after a long and heavy storm"
    )
    text = f"{_LINES[0]}\n\n{_LINES[1]}\n\n{caption}\n\n{_LINES[2]}"
    for title, may in (("Harbour bridge closed after storm", True), ("Ferry fares to rise", False)):
        page = page_of(parse_text, text, title=title)
        assert [page.may_lead(i) for i in range(len(page)) if page.printed(i) == caption] == [may]


def test_lines_that_tease_other_articles_are_not_shown(parse_text: Parse) -> None:
    teasers = [
        f"FERRY FARES? A clerk said that prices rise {WHOLE}",
        f"NEW MARKET? A clerk said that stalls open {WHOLE}",
    ]
    page = page_of(parse_text, "\n\n".join([*_LINES, *teasers]))
    assert not any(page.may_show(i) for i in range(len(page)) if WHOLE in page.printed(i))
    assert any(page.may_show(i) for i in range(len(page)))


def test_a_sentence_within_a_long_quotation_is_not_the_outlets(parse_text: Parse) -> None:
    text = f"“We heard it in the night,” said Ana Ruiz. “It was loud. {WHOLE} Nobody told us before,” said Tom Hale."
    page = page_of(parse_text, text)
    (i,) = [i for i in range(len(page)) if page.printed(i) == WHOLE]
    assert not page.may_show(i)


@pytest.mark.parametrize(
    ("words", "starts", "whole"),
    [
        ("TWO people were hurt .", (0, 1), ["TWO people were hurt ."]),
        ("It was Lt. Tom Hale .", (0, 3), ["It was Lt. Tom Hale ."]),
        ("It rained . then came snow .", (0, 3), ["It rained .", "then came snow ."]),
        ("It rained Then came snow .", (0, 2), ["It rained", "Then came snow ."]),
        ("The “ Oh. We go.” mugs sold .", (0, 3), ["The “ Oh. We go.” mugs sold ."]),
        ("She said “ Oh. We go.” Tom left .", (0, 4, 6), ["She said “ Oh.", "We go.”", "Tom left ."]),
        ("It rained \n\n then came snow .", (0, 3), ["It rained", "then came snow ."]),
    ],
)
def test_sentences_that_were_cut_are_put_together(words: str, starts: tuple[int, ...], whole: list[str]) -> None:
    parts = words.split(" ")
    doc = Doc(Vocab(), words=parts, sent_starts=[i in starts for i in range(len(parts))])
    assert [span.text.strip() for span in whole_spans(doc)] == whole


def test_paragraphs_stay_apart(parse_text: Parse) -> None:
    page = page_of(parse_text, f"Bridge closed\n\n{WHOLE}")
    assert WHOLE in [page.printed(i) for i in range(len(page))]


def test_the_rows_of_a_sentence_are_its_own(parse_text: Parse) -> None:
    page = page_of(parse_text, f"{WHOLE} Ana Ruiz said the bridge was safe.")
    assert not page.told(0) and page.voices(1) and len(page.voices(1)) == 1
    assert not page.points_to_a_source(0) and page.points_to_a_source(1)
    assert page.at(0) == 0 and page.at(len(page.text) - 1) == 1
    assert page.span(0, 0) is None and page.span(None, 3) is None


def test_the_headlines_words_that_a_sentence_shares(parse_text: Parse) -> None:
    assert page_of(parse_text, WHOLE, title="Harbour bridge closed").shared_with_headline(0) == 1
    assert page_of(parse_text, WHOLE, title="Museum burnt").shared_with_headline(0) == 0
    assert page_of(parse_text, WHOLE).shared_with_headline(0) is None


def test_a_whole_quotation_stands_nowhere_without_its_speaker(parse_text: Parse) -> None:
    text = (
        "The school will close at noon on Fridays.\n\nIda Holt, a councillor, said: 'The timing is bad.\n\n"
        "'When the school changed hands in May there was an outcry among the parents.\n\n'Nobody heard them then.'\n\n"
        "Parents wrote to the county on Monday to complain about the new hours of their school.\n"
    )
    page = page_of(parse_text, text)
    at = {i: page.may_lead(i) and page.may_show(i) for i in range(len(page)) if page.printed(i)[0] in "'P"}
    assert list(at.values()) == [False, False, True]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (
            "The F.B.I. searched the harbour on Monday. Nobody from the F.B.I. spoke to the keepers of the bridge.",
            False,
        ),
        ("World War I left two of the pillars broken. The keepers of World War I lie on the hill.", False),
        ("I crossed the harbour on Monday in a storm. Nobody I met knew who had closed the bridge.", True),
    ],
)
def test_initials_and_numerals_make_no_column(text: str, column: bool, parse_text: Parse) -> None:
    assert page_of(parse_text, text).is_column is column


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("All passengers on the old ferry reached the harbour on Monday after the storm.", True),
        ("Some residents of the old quay slept in the town hall after the storm.", True),
        ("All of it was brought to the old harbour on Monday after the heavy storm.", False),
        ("Some were brought to the old harbour on Monday after the heavy storm.", False),
    ],
)
def test_all_and_some_before_their_noun_point_nowhere(text: str, shown: bool, parse_text: Parse) -> None:
    assert page_of(parse_text, text).may_show(0) is shown


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("“Who would cross such a bridge?” Ana Ruiz asked the council in a letter on Monday.", 1),
        ("“Who would cross such a bridge?” Ana Ruiz said the bridge had been closed since Monday.", 2),
        ("Keepers of the harbour are calling for Ariz. Gov. Ana Ruiz to close the bridge on Monday.", 1),
    ],
)
def test_a_sentence_is_not_cut_at_a_question_or_an_abbreviation(text: str, number: int, parse_text: Parse) -> None:
    assert len(whole_spans(parse_text(text))) == number


def test_a_day_of_publication_is_no_part_of_the_first_sentence(parse_text: Parse) -> None:
    news = "On Tuesday, the council closed the old harbour bridge after a storm."
    page = page_of(parse_text, f"Thursday, May 7, 2015 {news}")
    assert (page.printed(0), page.text[page.begins(0) :]) == (news, news)


def test_what_is_told_once_more_repeats(parse_text: Parse) -> None:
    page = page_of(parse_text, f"{WHOLE} On Monday a storm closed the old bridge. The keepers sold their boats in May.")
    assert repeats(page, 1, [0]) and not repeats(page, 2, [0, 1])
