"""Claims as the component keeps them: their certainty, their numbers, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from angle_rows import Parse, claim
from newsangles.angles.claims.component import claims
from newsangles.documents.read import read
from newsangles.language.readable import readable
from newsangles.pipeline.parse import parse


def test_what_was_not_found_is_not_claimed_as_found(parse_text: Parse) -> None:
    row = claim(parse_text("The Senate did not find that the network had broken laws."), "network")
    assert row.certainty == "unknown"


def test_what_somebody_wants_is_the_outlets_claim(parse_text: Parse) -> None:
    (row,) = parse_text("The mayor wants to sell the bridge.")._.claims
    assert (row.voice, row.status, row.future) == ("outlet", "wanted", True)


STATUS = [
    ("The plant will close.", "plant", "predicted"),
    ("The plant could close if the strike goes on.", "plant", "conditional"),
    ("The firm is to close the plant.", "plant", "planned"),
    ("Prices are expected to fall.", "Prices", "predicted"),
    ("Prices are likely to fall.", "Prices", "predicted"),
    ("The minister is said to have fled.", "minister", "reported"),
    ("The bridge is essential for the region.", "bridge", "opinion"),
    ("The mayor allegedly took bribes.", "bribes", "alleged"),
    ("The firm plans to sell the plant.", "plant", "planned"),
    ("The mayor has yet to sign the deal.", "deal", "fact"),
]


@pytest.mark.parametrize(("text", "part", "status"), STATUS)
def test_status(parse_text: Parse, text: str, part: str, status: str) -> None:
    assert claim(parse_text(text), part).status == status


def test_numbers_know_their_claim(parse_text: Parse) -> None:
    doc = parse_text("The mayor said that more than 200 people had died. The bridge cost $1.5 million.")
    died, cost = doc._.numbers
    assert (died.value, died.unit, died.approximate, died.hedge) == (200, "people", "more than", "more than")
    assert (cost.value, cost.unit) == (1_500_000, "$")
    assert [row.text for row in doc._.claims if row.claim_id == died.claim_id] == [claim(doc, "200").text]
    assert cost.claim_id == claim(doc, "$1.5").claim_id


SAID = [
    "the bank had failed",
    "prices will rise",
    "the talks could fail if both sides refuse to move",
    "nobody signed the deal",
    "the minister allegedly took bribes",
]


@pytest.mark.parametrize("inside", SAID)
def test_said_changes_the_voice_and_nothing_inside(parse_text: Parse, inside: str) -> None:
    key = inside.split()[1]
    alone = claim(parse_text(inside[0].upper() + inside[1:] + "."), key)
    said = claim(parse_text(f"Anna Berg said that {inside}."), key)
    assert said.source == "Anna Berg"
    assert (said.certainty, said.polarity, said.status, said.future, said.kind) == (
        alone.certainty,
        alone.polarity,
        alone.status,
        alone.future,
        alone.kind,
    )


NEWS = st.lists(
    st.sampled_from(
        (
            "the bank said says that has failed and but because if when , . ? “ ” will could not 50 percent officials "
            "Anna Berg reportedly accused him of taking bribes which is essential while leaving to sign"
        ).split()
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(NEWS, st.text(max_size=120)))
def test_any_text(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    rows = doc._.claims
    assert list(rows) == claims(readable(doc))
    assert [row.claim_id for row in rows] == [f"c{n}" for n in range(1, len(rows) + 1)]
    heads = {row.predicate_id: row for row in doc._.predicates}
    assert len({row.predicate_id for row in rows}) == len(rows)
    for row in rows:
        head = heads[row.predicate_id]
        assert text[row.start : row.end] == row.text
        assert row.start <= head.start < head.end <= row.end
        assert (row.certainty, row.polarity, row.status) == (head.certainty, head.polarity, head.status)
        assert (row.factuality, row.happened, row.future) == (head.factuality, head.happened, head.future)
        assert 0 <= row.checkworthiness <= 1
        assert (row.voice == "outlet") == (row.source_kind is None)
        if row.source is not None:
            assert text[row.source_start : row.source_end] == row.source
        if row.subject is not None:
            assert text[row.subject_start : row.subject_end] == row.subject
    for number in doc._.numbers:
        assert text[number.start : number.end] == number.text


def test_rows_survive_being_kept(parse_text: Parse) -> None:
    doc = parse_text("Officials said 12 people had died.")
    (again,) = DocBin(docs=[doc], store_user_data=True).get_docs(doc.vocab)
    assert again._.claims == doc._.claims
    assert again._.numbers == doc._.numbers


def test_the_seed() -> None:
    (doc,) = parse(read("seeds/us-ukraine-minerals-deal.txt"), use_cache=False)
    names = {row.actor_id: row.name for row in doc._.actors}

    def said(part: str) -> tuple[str, str, str | None, str | None]:
        row = claim(doc, part)
        return row.status, row.voice, row.source_kind, names.get(row.actor_id or "")

    assert said("are critical for") == ("opinion", "outlet", None, None)
    assert said("could resume providing") == ("conditional", "outlet", None, None)
    assert said("reportedly ordered") == ("reported", "attributed", "nobody", None)
    assert said("allegedly undermining")[:3] == ("alleged", "attributed", "named person")
    assert said("refusing minerals deal")[:3] == ("alleged", "attributed", "named person")
    assert claim(doc, "allegedly undermining").source == claim(doc, "refusing minerals deal").source == "Trump"
    assert said("actually a proxy war")[1:3] == ("attributed", "named person")
    assert said("preparing to offer")[:3] == ("reported", "attributed", "unnamed others")
    assert said("restrictions could be lifted")[1:3] == ("attributed", "unnamed officials")
    assert said("50 minerals") == ("fact", "attributed", "named organisation", "U.S. Geological Survey")
    minerals = claim(doc, "50 minerals")
    assert minerals.kind == "number"
    assert minerals.checkworthiness > 0.5
    (number,) = [row for row in doc._.numbers if row.claim_id == minerals.claim_id]
    assert (number.value, number.unit) == (50, "mineral")
