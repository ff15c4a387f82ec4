"""Units that a text leaves to the reader."""

from __future__ import annotations

import pytest

from newsangles.angles.claims.quantities import numbers
from newsangles.documents.article import Article
from newsangles.language.parsed_text import parsed_text_of
from parses import parse

TEXTS = [
    ("Three cakes were more than enough, and he had taken nine.", 9, "cake"),
    ("The five firms, selected from eight that sent bids, met on Monday.", 8, "firm"),
    ("The club lost nine kites out of 14 flown by its members.", 14, "kite"),
    ("There were 34 deaths in May compared to four in June.", 4, "death"),
    ("There are 31 outbreaks in homes. Seven of those came last week.", 7, "outbreak"),
    ("He was found guilty of six counts of theft and five of fraud.", 5, "count"),
    ("The firm has 300 workers in Holm and 450 in Tarn.", 450, "worker"),
    ("The council expects at least four and possibly six ferries.", 4, "ferry"),
    ("Parliament passed three pieces of legislation.", 3, "piece of legislation"),
    ("The limit for a family of four rose again.", 4, "people"),
    ("The storm plunged thousands into darkness.", 2000, "people"),
    ("In May we hired 500 clerks.\n\nIn June we hired a further 250.", 250, "clerk"),
    ("The claims against Mr Hale include seven that relate to theft.", 7, "claim"),
    ("Ebner scored 31 points and Lind had 15.", 15, "point"),
    ("A crowd of several dozen cheered.", 24, "people"),
    ("The mill sold 40 tonnes of rice, 30 of maize and 12 of oats.", 30, "t"),
    ("The Owls won 11 of 12 and the other games were lost.", 11, "game"),
    ("Rovik, who lost four of five matches last year, won.", 4, "match"),
    ("The towns have a population of around 1,000.", 1000, "people"),
    ("Two dead, 21 injured in knife attack.", 2, "people"),
    ("Some of the millions who heard her cheered.", 2000000, "people"),
    ("The floods threaten tens of millions.", 20000000, "people"),
    ("It ordered 30 Holmair 787 jets.", 30, "jet"),
    ("The firm took on 900 repair and cleaning workers.", 900, "worker"),
    ("Ebner has five triple-doubles.", 5, "triple-double"),
    # nothing says what is counted
    ("The error cost thousands.", 2000, None),
    ("The offer can save you thousands on the trip.", 2000, None),
    ("He has two sons. Holm came in at 12.", 12, None),
]


@pytest.fixture(scope="module")
def found() -> dict[str, dict[float | None, str | None]]:
    docs = parse([Article(f"a{i}", text) for i, (text, _, _) in enumerate(TEXTS)])
    return {doc.text: {q.value: q.unit for q in numbers(parsed_text_of(doc))} for doc in docs}


@pytest.mark.parametrize(("text", "value", "unit"), TEXTS)
def test_unit(text: str, value: float, unit: str | None, found: dict[str, dict[float | None, str | None]]) -> None:
    assert found[text][value] == unit
