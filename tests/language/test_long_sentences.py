from __future__ import annotations

import pytest

from newsangles.angles.actors.antecedents import MAX_NOUN_CANDIDATES
from newsangles.angles.overview.summary import reading_notes
from newsangles.language.long_sentences import MAX_SENTENCE, cut_sentences, windows
from newsangles.language.spans import SpanIndex
from parses import article, calls_in, one, parse

LONG = "and the harbour master said that she "


def test_a_stretch_without_an_end_is_cut_where_it_falls_apart_best() -> None:
    words = ["word"] * (MAX_SENTENCE * 2 + 50)
    assert list(windows(words, ())) == [MAX_SENTENCE, 2 * MAX_SENTENCE]
    words[MAX_SENTENCE - 30] = ";"
    words[MAX_SENTENCE - 10 : MAX_SENTENCE - 8] = [",", "and"]
    assert next(windows(words, ())) == MAX_SENTENCE - 29
    words[MAX_SENTENCE - 30] = "word"
    assert next(windows(words, ())) == MAX_SENTENCE - 9


@pytest.mark.parametrize("mark", [".", "?", "…"])
def test_a_stretch_with_an_end_stays_whole(mark: str) -> None:
    words = [*["word"] * 150, mark] * 3
    assert list(windows(words, ())) == []
    assert list(windows(["word"] * 300, {150})) == []


def test_a_sentence_of_hundreds_of_words_is_read_in_parts_and_the_notes_say_so() -> None:
    doc = one(LONG * 80)
    assert max(len(sentence) for sentence in doc.sents) <= MAX_SENTENCE
    assert cut_sentences(doc) == 1
    assert f"A sentence of more than {MAX_SENTENCE} words is read in parts, as if it were several." in reading_notes(
        [doc]
    )


def test_a_noun_of_very_many_is_compared_with_the_nearest_and_the_notes_say_so() -> None:
    assert f"More than {MAX_NOUN_CANDIDATES} actors are called “clerk”; each is compared with the nearest alone." in (
        reading_notes([one("A clerk said no.\n\n" * (MAX_NOUN_CANDIDATES + 5))])
    )


def test_ordinary_sentences_are_not_noted() -> None:
    assert cut_sentences(one("The harbour opened on Monday. Ana Ruiz, who runs it, said so; nobody doubted it.")) == 0


def test_spans_around_a_place_come_in_the_given_order() -> None:
    index = SpanIndex([(10, 20), (0, 30), (12, 14), (25, 40)])
    assert index.around(12, 14) == [0, 1, 2]
    assert index.around(26, 29) == [1, 3]
    assert index.around(5, 35) == []
    assert index.any_before(10, 30)
    assert not index.any_before(0, 1)
    assert not index.any_before(10, 31)


def _calls(text: str) -> int:
    return calls_in(lambda: list(parse([article(text)], use_cache=False)))


LINES = "A said b.\r\n\r\n"


@pytest.mark.parametrize(
    "unit",
    ["The shop shut on Monday. “We won,” he said. The “new” pier fell. ", LONG, LINES],
    ids=["marks", "one sentence", "lines"],
)
def test_work_grows_with_the_length_of_a_text(unit: str) -> None:
    one("The shop shut.", use_cache=False)  # rules and weights are loaded
    few, many = 1500 // len(unit), 4500 // len(unit)
    assert _calls(unit * many) / many < 1.5 * _calls(unit * few) / few
