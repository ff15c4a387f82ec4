"""Events as the component keeps them: rows that repeat their predicates, evidence, the user's rules, the seed."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import DocBin

from angle_rows import Parse, row_of
from newsangles.angles.events.component import create_events, events, explain
from newsangles.documents.read import read
from newsangles.language.rules import made, using
from newsangles.pipeline.parse import parse
from places import SEED

# --- rows


def test_a_refusal_by_a_negation_is_affirmed(parse_text: Parse) -> None:
    row = row_of(parse_text("The ministry did not accept the offer from Kenya."), "accept")
    assert (row.class_, row.polarity, row.happened > 0) == ("REJECT", "positive", True)


def test_who_did_nothing_is_no_source(parse_text: Parse) -> None:
    text = "No official attended the ceremony. None of them resigned. On Monday No 10 confirmed the sale."
    found = {row.trigger: row.source for row in parse_text(text)._.events}
    assert (found["attend"], found["resign"], found["confirm"]) == (None, None, "No 10")


def test_a_visit_that_ends_is_no_sanction(parse_text: Parse) -> None:
    doc = parse_text("The president's visit to Lima ended on Friday. Oslo ended the visit.")
    assert [row.class_ for row in doc._.events if row.trigger.startswith("end")] == [None, "SANCTION"]


def test_what_is_foreseen_is_put_as_its_deed(parse_text: Parse) -> None:
    row = row_of(parse_text("The mayor is expected to sign the treaty next month."), "expected")
    assert (row.class_, row.status, row.future) == ("AGREE", "predicted", True)


def test_rows_repeat_their_predicate(parse_text: Parse) -> None:
    doc = parse_text("Officials said the minister might resign. The mayor did not sign the deal. Will the bank fail?")
    rows = {row.predicate_id: row for row in doc._.predicates}
    assert doc._.events
    for row in doc._.events:
        of = rows[row.predicate_id]
        for name in ("start", "end", "certainty", "polarity", "status", "factuality", "happened", "future", "quote_id"):
            assert getattr(row, name) == getattr(of, name)


def test_on_whose_word(parse_text: Parse) -> None:
    doc = parse_text("“Iran attacked the ship,” Mike Pompeo said. The ship sank.")
    names = {a.actor_id: a.name for a in doc._.actors}
    assert names[row_of(doc, "attacked").asserted_by or ""] == "Mike Pompeo"
    assert row_of(doc, "sank").asserted_by is None
    assert row_of(doc, "attacked").claim_id is not None


# --- properties

WORDS = st.sampled_from(
    "France Libya Trump he they attacked met said halted the talks on Monday after before later “ ” , . who to".split()
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80)))
def test_any_text(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    ids = [row.event_id for row in doc._.events]
    by_id = {row.event_id: row for row in doc._.events}
    assert ids == [f"e{n}" for n in range(1, len(ids) + 1)]
    for row in doc._.events:
        assert text[row.start : row.end] == row.text
        for role in ("source", "object", "target"):
            start, end = getattr(row, f"{role}_start"), getattr(row, f"{role}_end")
            assert getattr(row, role) == (None if start is None else text[start:end])
        assert set(row.after) <= set(ids)
        if row.merged_with:
            assert by_id[row.merged_with].merged_with is None or row.merge_reason
        assert row.class_ is None or row.source_actor_id or row.source or row.target


def test_rows_survive_being_kept(parse_text: Parse) -> None:
    doc = parse_text("France attacked Libya. The attack killed ten soldiers.")
    (again,) = DocBin(docs=[doc], store_user_data=True).get_docs(doc.vocab)
    assert again._.events == doc._.events != ()


def test_without_a_parse() -> None:
    import spacy

    assert events(spacy.blank("en")("France attacked Libya.")) == []


def test_explain_names_the_construction(parse_text: Parse) -> None:
    doc = parse_text("The plant was sold by Boeing.")
    (found,) = explain(doc, doc.text.index("sold"))
    assert found.row == row_of(doc, "sold")
    assert found.reasons
    assert ("source", "Boeing", "agent") in [(c.role, c.text, c.rule) for c in found.considered]
    assert explain(doc, doc.text.index("by")) == []


def test_explain_names_the_users_line(parse_text: Parse) -> None:
    doc = parse_text("Norway visited Morocco on Tuesday.")
    with using(made(["verb\tvisit\t-\t-\tAID\t-"], "plover.tsv")):
        doc = create_events(Language(), "")(doc)
        (found,) = explain(doc, doc.text.index("visited"))
    assert found.row is not None
    assert (found.row.class_, found.lines) == ("AID", ("the component's config",))


def test_rules_of_the_component(parse_text: Parse) -> None:
    doc = parse_text("Norway visited Morocco on Tuesday.")
    assert row_of(doc, "visited").class_ == "CONSULT"
    doc = create_events(Language(), "", {"plover.tsv": ["verb\tvisit\t-\t-\tAID\t-"]})(doc)
    assert row_of(doc, "visited").class_ == "AID"


# --- the seed


def test_the_seed() -> None:
    (doc,) = parse(read(SEED))
    names = {a.actor_id: a.name for a in doc._.actors}
    accused, sent = row_of(doc, "accused"), row_of(doc, "sent")
    assert (names[accused.source_actor_id or ""], names[accused.target_actor_id or ""]) == (
        "Donald Trump",
        "Volodymyr Zelenskyy",
    )
    assert (accused.dating, accused.begin, accused.class_) == ("stated", "2025-02-28", "DISAPPROVE")
    assert (sent.dating, sent.begin, sent.end_date) == ("bounded", "2025-02-28", "2025-03-04")
    resume = row_of(doc, "resume")
    assert (resume.status, resume.certainty, resume.dating) == ("conditional", "possible", "undated")
