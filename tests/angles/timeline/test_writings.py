"""Times in quoted texts and speech: reckoned from the day on which that was written or said."""

from __future__ import annotations

from datetime import date

import pytest

from newsangles.angles.timeline.component import times
from newsangles.documents.article import Article
from parses import parse

PUBLISHED = date(2023, 11, 9)  # a Thursday
HELD = [
    ("In a letter dated October 11, she wrote: “Yesterday the mill burned.”", "Yesterday", "2023-10-10"),
    ("He posted on Facebook on September 7: “Today is a sad day.”", "Today", "2023-09-07"),
    ("The mayor said on Monday: “We start tomorrow.”", "tomorrow", "2023-11-07"),
    ("“We met yesterday,” the minister told reporters on Tuesday.", "yesterday", "2023-11-06"),
    ("Her diary entry for 3 March 1998 reads: “Father left last night.”", "last night", "1998-03-02TNI"),
    ("The memo, dated 2 May, says “the plant will close next week”.", "next week", "2023-W19"),
    ("Extract of a letter from Holm, May 11.\n\n“The fire seen yesterday is out.”", "yesterday", "2023-05-10"),
    ("The following is from a Holm paper of Tuesday:\n\n“It rained yesterday, and the mill stood.”", "yesterday",
     "2023-11-06"),
    ("Rovik won on Wednesday in two sets. “I played well today,” she told reporters.", "today", "2023-11-08"),
    ("Men died in Tuesday’s attack. An aide spoke on Wednesday. “Today’s attack was a crime,” he said.", "Today’s",
     "2023-11-07"),
    ("“We would not be here today,” she told the court in 2005.", "today", "2005-XX-XX"),
    ("Holt said the man had told her: “I leave today.”", "today", "PAST_REF"),
    ("In 2018 the firm promised: “We will pay next year.”", "next year", "2019"),
    ("She warned on Tuesday: “It may burn tomorrow.”", "tomorrow", "2023-11-08"),
    ("Ott quit her bid for the post of mayor of Holm on Tuesday. Crowds came. “I end it tonight,” she told them.",
     "tonight", "2023-11-07TNI"),
    ("Ott stated last year that it may shut. “We signed it two years ago,” she has previously said.", "two years ago",
     "2020"),
    # no other day is told
    ("“We met yesterday,” the minister said. The talks go on.", "yesterday", "2023-11-08"),
    ("The mayor said on Monday that the mill burned yesterday.", "yesterday", "2023-11-08"),
]  # fmt: skip
TEXTS = [
    ("A letter of Friday says more.", "Friday", "2023-11-03"),
    ("The paper of Saturday tells of a storm.", "Saturday", "2023-11-04"),
    ("He will send a letter on Monday.", "Monday", "2023-11-13"),
    ("On 20 March she will sing in Holm.", "20 March", "2024-03-20"),
]


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, tuple[str | None, float | None]]]:
    texts = [text for text, _, _ in HELD + TEXTS] + DOUBTFUL
    articles = [Article(f"a{i}", text, published=PUBLISHED) for i, text in enumerate(texts)]
    docs = parse(articles)
    return {
        text: {row.text: (row.value, row.confidence) for row in times(doc, PUBLISHED)}
        for text, doc in zip(texts, docs, strict=True)
    }


DOUBTFUL = ["She wrote on her page: “I leave tomorrow.”", "The club’s page carried his last post: “Tomorrow I climb.”"]


@pytest.mark.parametrize(("text", "word", "value"), HELD + TEXTS)
def test_the_day_of_what_is_quoted(
    text: str, word: str, value: str, found: dict[str, dict[str, tuple[str | None, float | None]]]
) -> None:
    assert found[text][word][0] == value


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_text_of_an_unknown_day_is_doubtful(
    text: str, found: dict[str, dict[str, tuple[str | None, float | None]]]
) -> None:
    ((_, sure),) = found[text].values()
    assert sure is not None and sure <= 0.5
