"""What somebody denies is a claim on the denier's word."""

from __future__ import annotations

import pytest

from newsangles.documents.article import Article
from parses import parse

DENIED = [
    ("The mayor rejected claims that the firm had dumped oil.", "the firm had dumped oil", "The mayor"),
    ("Ana Ruiz flatly denied having met him.", "Ana Ruiz flatly denied having met him", "Ana Ruiz"),
    ("The vicar denied stealing from the fund.", "The vicar denied stealing from the fund", "The vicar"),
    ("The judge dismissed as nonsense the claim that the guard slept.", "the guard slept", "The judge"),
    ("The council rejected the clerks' allegation that it hid the survey.", "it hid the survey", "The council"),
    ("The claim that the bridge is unsafe was rejected by engineers.", "the bridge is unsafe", "engineers"),
    ("The firm's denial that it had paid him did not convince the jury.", "it had paid him", "The firm's"),
    ("She said the mayor rejected claims that the firm had lied.", "the firm had lied", "the mayor"),
    ("He rejected the assertion that sales had fallen, showing a graph.", "sales had fallen", "He"),
    ("Unions say the port sacked 40 men. Its owner called it a lie.", "Its owner called it a lie", "Its owner"),
    ("It shelled a depot. The rebels described this as false.", "The rebels described this as false", "The rebels"),
    ("The bank lost a fortune, he said. “That is not true,” Ana Ruiz said.", "That is not true", "Ana Ruiz"),
    ("There are reports that he resigned. “It is a lie,” Ana Ruiz said.", "It is a lie", "Ana Ruiz"),
]

PLAIN = [
    "Nobody denied having met him.",
    "The fund did not deny having paid the guards.",
    "The minister was accused of denying having met the guards.",
    "The tale is a lie.",
    "She called him a liar.",
    "The council rejected the plan that it had ordered.",
]


def test_whose_denial() -> None:
    docs = parse([Article(str(n), text) for n, (text, *_) in enumerate(DENIED)])
    for (text, unit, source), doc in zip(DENIED, docs, strict=True):
        found = {(row.text, row.source, row.polarity) for row in doc._.claims if row.rule == "denied"}
        assert found == {(unit, source, "negative")}, text


def test_the_denial_itself_is_no_claim_beside_what_it_denies() -> None:
    (doc,) = parse([Article("a", "The mayor rejected claims that the firm had dumped oil.")])
    assert [row.text for row in doc._.claims] == ["the firm had dumped oil"]


def test_a_denied_offer_is_no_plan() -> None:
    (doc,) = parse([Article("a", "Tom Dell denied reports that he had offered to buy the ferry.")])
    assert [(row.text, row.status) for row in doc._.claims] == [("he had offered to buy the ferry", "fact")]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_denial(text: str) -> None:
    (doc,) = parse([Article("a", text)])
    assert not [row.text for row in doc._.claims if row.rule == "denied"]
