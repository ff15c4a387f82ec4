"""How an article, a place in it and the analysis are cited: what is known, what is not, and numbers that lead back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsangles.documents.article import Article, day
from newsangles.language.quotation_marks import paragraphs
from newsangles.pipeline.versions import versions
from newsangles.show import references
from places import ROOT

TEXT = "\nOne. Two.\n\nThree four. Five.\n"
SENTENCES = [1, 6, 12, 24]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "“One. Two. Three four. Five.”, outlet unknown, undated"),
        ({"title": "A dam", "outlet": "News"}, "“A dam”, News, undated"),
        (
            {"title": "A dam", "published": date(2025, 3, 7), "published_source": "given"},
            "“A dam”, outlet unknown, 7 March 2025",
        ),
        (
            {"title": "A dam", "published": date(2025, 3, 7), "published_source": "inferred"},
            "“A dam”, outlet unknown, 7 March 2025 (inferred)",
        ),
        (
            {"title": "A\n dam", "outlet": "News", "published": date(2025, 3, 7), "url": "https://example.com/x"},
            "“A dam”, News, 7 March 2025, https://example.com/x",
        ),
    ],
)
def test_an_article_is_cited_by_what_is_known_of_it(known: dict[str, Any], expected: str) -> None:
    assert references.article(Article("a", TEXT, **known)) == expected


def test_the_analysis_is_cited_as_the_citation_file_says() -> None:
    facts = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    said = references.analysis(versions())
    authors = ", ".join(author["name"] for author in facts["authors"])
    assert said.startswith(f"{authors}, {facts['title']}, version {facts['version']} (")
    assert f"({day(facts['date-released'])}), with the model {versions()['model']}" in said


@pytest.mark.parametrize(
    ("at", "place"),
    [(0, (1, 1)), (1, (1, 1)), (5, (1, 1)), (6, (1, 2)), (11, (1, 2)), (12, (2, 3)), (24, (2, 4)), (29, (2, 4))],
)
def test_paragraphs_and_sentences_are_counted_from_one(at: int, place: tuple[int, int]) -> None:
    assert references.References(Article("a", TEXT), SENTENCES).place(at) == place


def test_a_reference_says_article_and_place() -> None:
    made = references.References(Article("a", TEXT, title="A dam", outlet="News"), SENTENCES).to(12, 17)
    assert made == "“A dam”, News, undated, paragraph 2, sentence 3, characters 12–17"
    assert TEXT[12:17] == "Three"
    whole = references.References(Article("a", TEXT), SENTENCES).to(0, 11)
    assert whole.endswith("paragraph 1, sentences 1 to 2, characters 0–11")


def test_a_text_without_sentences_has_a_first_one() -> None:
    assert references.References(Article("a", ""), []).place(0) == (1, 1)


@given(st.text(st.sampled_from("ab. \n\r"), max_size=60), st.data())
def test_the_numbers_lead_back(text: str, data: st.DataObject) -> None:
    sentences = sorted(data.draw(st.sets(st.integers(0, max(0, len(text) - 1)), max_size=8)))
    cited = references.References(Article("a", text), sentences)
    places = [cited.place(at) for at in range(len(text))]
    assert places == sorted(places)
    for n, (start, end) in enumerate(paragraphs(text), 1):
        assert {cited.place(at)[0] for at in range(start, end)} == {n}
    for n, start in enumerate(sentences, 1):
        assert cited.place(start)[1] == n
