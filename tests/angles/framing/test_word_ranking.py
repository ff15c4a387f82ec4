"""The ranking of words that may colour: by the list, by likeness to its words, and by the sentence."""

from __future__ import annotations

from angle_rows import Parse
from newsangles.angles.framing.word_ranking import UNKNOWN, likeness, word_scores
from newsangles.language.rules import Rules, using


def _scores(parse_text: Parse, text: str) -> dict[str, float]:
    doc = parse_text(text)
    return {doc.text[start:end]: score for (start, end), score in word_scores(doc).items()}


def test_listed_words_stand_above_others(parse_text: Parse) -> None:
    scores = _scores(parse_text, "The brazen and radical plan of the council needs a bridge over the canal.")
    assert scores["brazen"] > scores["radical"] > scores["canal"]


def test_a_word_like_those_of_the_list_has_a_score_and_no_row(parse_text: Parse) -> None:
    text = "The tedious choir sang beside the canal in the northern hall."
    scores = _scores(parse_text, text)
    assert scores["tedious"] > scores["canal"]
    assert not parse_text(text)._.wordings


def test_words_beside_words_that_colour_count_more(parse_text: Parse) -> None:
    plain = _scores(parse_text, "The tedious choir sang in the northern hall on Monday.")
    heated = _scores(parse_text, "The tedious choir sang shameful, idiotic and disgusting songs.")
    assert heated["tedious"] > plain["tedious"]


def test_names_and_plain_words_are_not_ranked(parse_text: Parse) -> None:
    assert not {"Ruiz", "Brazen", "killed"} & _scores(parse_text, "Ana Ruiz sang “Brazen” and killed a wasp.").keys()


def test_a_word_without_a_vector_is_unlikely(parse_text: Parse) -> None:
    vocab = parse_text("A town.").vocab
    assert likeness(vocab, ("qzxvbn",)) == UNKNOWN


def test_words_of_ones_own_count(parse_text: Parse) -> None:
    vocab, before = parse_text("A town.").vocab, ("jejune",)
    known = likeness(vocab, before)
    with using(Rules(added={"loaded.tsv": ["always\ta\tjejune"]})):
        assert likeness(vocab, before) > known
