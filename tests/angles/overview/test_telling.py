"""How much a sentence tells by itself."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview.telling import NAMED_SURELY, chance, hangs, leans, pointed_out, told_before, worth

NEWS = "The council has closed the harbour bridge after a storm."


@pytest.mark.parametrize(
    ("text", "open_words"),
    [
        ("Ana Ruiz said on Friday that she had never seen such a storm.", []),
        ("In her speech on Friday Ana Ruiz said that the bridge was safe.", []),
        ("The company sold the yard after accusing them of a long delay.", ["them"]),
        ("Ana Ruiz and Tom Hale said on Friday that they would stay in office.", []),
        ("The engineers gave the HWA two reports on the bridge on Friday.", ["HWA"]),
        ("Harbour Works said on Friday that in its plan the bridge was safe.", []),
        ("Police said they were shocked by the storm at the harbour.", []),
        ("At the time Ana Ruiz said it would help the harbour.", ["it"]),
        ("Income of its yards rose by 40 per cent in the last winter.", ["its"]),
    ],
)
def test_words_that_mean_something_told_elsewhere(text: str, open_words: list[str], parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS}\n\nThe Harbour Works Agency (HWA) was founded by Tom Hale.\n\n{text}")
    i = len(page) - 1
    source = next((quote for quote in page.rows["quotes"] if page.at(quote["start"]) == i), None)
    span = page.span(source["source_start"], source["source_end"]) if source else None
    assert [word.text for word in leans(page, i, span)] == open_words


def test_a_note_says_whom_a_sure_pronoun_means(parse_text: Parse) -> None:
    text = "Mayor Ana Ruiz closed the bridge on Monday. Critics accused her of closing it far too late in the day."
    page = page_of(parse_text, text)
    critics = page.doc[page.spans[1].start : page.spans[1].start + 1]
    her = next(word for word in leans(page, 1, critics) if word.text == "her")
    sure = (page.mentions[her.idx, her.idx + 3]["confidence"] or 0) >= NAMED_SURELY
    assert pointed_out(page, 1, critics) == (("“her” is [Ana Ruiz]", "[Ana Ruiz]") if sure else None)
    assert pointed_out(page, 0) == ("", "")


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The yacht had been moored at the old quay for many years.", ["yacht"]),
        ("The yacht that sank was moored at the old quay for years.", []),
        ("The bridge was built by four brothers from the north.", []),
    ],
)
def test_a_noun_told_of_before_and_not_in_the_first_line(text: str, nouns: list[str], parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS}\n\nDivers found a yacht on Monday, and nobody was on board.\n\n{text}")
    assert [word.text for word in told_before(page, 2)] == nouns


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("But the harbour bridge is safe in every storm.", ["But"]),
        ("The council also closed the harbour on Monday.", ["also"]),
        ("Ana Ruiz added that the harbour bridge was safe.", ["added"]),
        ("The council closed the harbour on Monday.", []),
        ("By contrast, the council closed the harbour on Monday.", ["by contrast"]),
        ("At the time of the storm the council closed the harbour.", []),
        ("For example, the council closed the harbour on Monday.", ["For example"]),
        ("The harbour was a danger in the storm as well, the council wrote.", ["as well"]),
        ("The council then closed the harbour on Monday.", ["then"]),
        ("Two days later, the council closed the harbour.", ["Two days later"]),
        ("The next morning the council closed the harbour.", ["The next morning"]),
        ("Shortly afterwards, the council closed the harbour.", ["Shortly afterwards"]),
        ("Two days after the storm the council closed the harbour.", []),
        ("A year earlier than planned the council closed the harbour.", []),
    ],
)
def test_words_by_which_a_sentence_goes_on(text: str, words: list[str], parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS}\n\n{text}")
    assert list(hangs(page, 1)) == words


def test_the_words_of_the_news_count(parse_text: Parse) -> None:
    told, mood = "Two pillars of the harbour bridge were damaged by the storm.", "He was glad to be at home with them."
    page = page_of(parse_text, f"{NEWS}\n\n{told}\n\n{mood}")
    assert worth(page, 1) > worth(page, 2)


def test_a_sentence_of_the_news_is_worth_telling_before_a_mood(parse_text: Parse) -> None:
    told = "Ana Ruiz said that two pillars of the harbour bridge would have to be rebuilt after the storm."
    mood = "“I am so sad and so grateful to all of you for this,” Ana Ruiz said, and her thoughts were with them."
    page = page_of(parse_text, f"{NEWS}\n\n{told}\n\n{mood}")
    sources = [page.span(start := page.text.index("Ana", page.begins(i)), start + len("Ana Ruiz")) for i in (1, 2)]
    chances = [chance(page, i, source) for i, source in zip((1, 2), sources, strict=True) if source is not None]
    assert 1 > chances[0] > 0.65 > chances[1] > 0
