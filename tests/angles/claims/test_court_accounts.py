"""Evidence and pleas told on and on in court reports."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from angle_rows import claim
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

COURT = """Burglar jailed at Leeds Crown Court

Tom Hale broke into four shops in May, the court heard. The shops stand near a canal. The judge jailed him.

Prosecuting, Emma Stone said Hale broke a window with a brick. The defendant had been drinking all day.

In mitigation, Paul Gray said he had lost his job. He was a father of two. Hale was sentenced to two years.

PC Amy Ross told the court she saw a van. The driver ran off. Later he was found in a garden.

James Cole was charged with theft. P.C. Marsh deposed that he saw the defendant with a cart. The cart blocked the road.

George Pell, sworn, said he was a baker. Two horses could not pass. The bench fined him ten shillings.
"""
PLAIN = "P.C. Marsh deposed that he saw the clerk with a cart. The cart blocked the road."


@pytest.fixture(scope="module")
def docs() -> list[Doc]:
    return list(parse([Article("court", COURT), Article("plain", PLAIN)]))


@pytest.mark.parametrize(
    ("part", "speaker"),
    [
        ("drinking", "Emma Stone"),
        ("father of two", "Paul Gray"),
        ("blocked the road", "P.C. Marsh"),
        ("horses", "George Pell"),
    ],
)
def test_witness_or_counsel_goes_on(docs: list[Doc], part: str, speaker: str) -> None:
    row = claim(docs[0], part)
    assert (row.voice, row.source_evidence) == ("attributed", "last speaker")
    assert (row.source or "").startswith(speaker)


@pytest.mark.parametrize(("part", "after"), [("canal", "four shops"), ("ran off", "a van"), ("garden", "a van")])
def test_what_may_be_evidence(docs: list[Doc], part: str, after: str) -> None:
    row = claim(docs[0], part)
    assert (row.voice, row.goes_on_from, row.source_evidence) == (
        "outlet",
        claim(docs[0], after).claim_id,
        "may go on",
    )


@pytest.mark.parametrize("part", ["judge jailed", "sentenced to two years", "fined him"])
def test_the_court_acts(docs: list[Doc], part: str) -> None:
    row = claim(docs[0], part)
    assert (row.voice, row.source_evidence) == ("outlet", "outlet")


def test_no_court(docs: list[Doc]) -> None:
    assert claim(docs[1], "blocked the road").voice == "outlet"
