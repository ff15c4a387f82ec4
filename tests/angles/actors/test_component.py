"""Actors as the component keeps them: the seed, what must hold for any text, aliases, evidence, pipelines."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from angle_rows import Parse, called, meant
from newsangles.angles.actors.component import Actors, explain, read
from newsangles.documents.aliases import Aliases, read_aliases
from newsangles.language.readable import readable
from newsangles.language.rules import Rules

# --- the seed


def test_the_seed(seed: Doc) -> None:
    """Every reading that a careful person makes of it."""
    rows = {row.name: row for row in seed._.actors}
    assert {"Volodymyr Zelensky", "Zelensky", "Zelenskyy"} <= set(rows["Volodymyr Zelenskyy"].aliases)
    assert rows["United States"].aliases == ("U.S.",)
    assert rows["Donald Trump"].aliases == ("Trump",)
    assert [name for name in rows if "Zelensky" in name] == ["Volodymyr Zelenskyy"]
    assert [name for name in rows if "Trump" in name] == ["Donald Trump", "Trump’s government"]
    assert rows["U.S. Geological Survey"].label == "organisation"
    assert meant(seed, "he", "However, ") == "Marco Rubio"
    assert meant(seed, "him", "Trump accused ") == "Volodymyr Zelenskyy"
    assert meant(seed, "his", "undermining ") == "Donald Trump"
    assert meant(seed, "they", "intelligence, ") == "Ukrainian officials"
    assert meant(seed, "Biden", "imposed during ") == "Biden"
    ids = called(seed)
    assert {name: ids.get(row.acts_for or "") for name, row in rows.items() if row.acts_for} == {
        "Washington": "United States",
        "Kyiv": "Ukraine",
        "Moscow": "Russia",
        "White House": "United States",
        "Ukrainian officials": "Ukraine",
        "Russian officials": "Russia",
        "Trump’s government": "Donald Trump",
        "The Biden administration": "Biden",
    }
    assert all("by the list" in (rows[name].acts_for_reason or "") for name in ("Washington", "Kyiv", "White House"))
    assert "as the text says" in (rows["Trump’s government"].acts_for_reason or "")


# --- quotes


def test_quotes_carry_the_actor(seed: Doc) -> None:
    ids = called(seed)
    by_source = {q.source: ids.get(q.actor_id or "") for q in seed._.quotes if q.source}
    assert (
        by_source["The U.S. Secretary of State Marco Rubio"] == by_source["Rubio"] == by_source["he"] == "Marco Rubio"
    )
    assert by_source["Ukrainian officials"] == "Ukrainian officials"


# --- what must hold for any text

PIECES = """Ana Ruiz Ruiz’s Mr. Hale Tom Hale, U.S. Washington said he she they it his I we “ ” " the president of
officials Ukrainian and , . : ( WHO ) World Health Organization 19 -year-old told in with RUIZ who is a lawyer Dear
Moscow"""
NEWS = st.lists(st.sampled_from([*PIECES.split(), "\n", "\n\n", "\u200b", ""]), max_size=40).map(" ".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(NEWS, st.text(max_size=100)))
def test_any_text(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    ids = [row.actor_id for row in doc._.actors]
    assert ids == [f"a{n}" for n in range(1, len(ids) + 1)]
    for table in ("mentions", "actors", "roles", "edges"):
        for row in getattr(doc._, table):
            assert doc.text[row.start : row.end] == row.text != ""
    for mention in doc._.mentions:
        assert mention.actor_id is None or mention.actor_id in ids
        assert mention.perhaps is None or mention.perhaps in ids
        assert mention.confidence is None or 0 <= mention.confidence <= 1
    places = [(m.start, m.end, m.kind) for m in doc._.mentions]
    assert len(places) == len(set(places)), "a word means two actors"
    for row in doc._.actors:
        own = [m for m in doc._.mentions if m.actor_id == row.actor_id]
        assert row.mentions == len(own) == row.names + row.nominals + row.pronouns > 0
        assert (row.start, row.end) == (own[0].start, own[0].end)
        assert 0 <= row.salience <= 1
        assert row.acts_for != row.actor_id
    assert {e.source_actor_id for e in doc._.edges} | {e.target_actor_id for e in doc._.edges} <= set(ids)
    assert read(readable(doc)).mentions == doc._.mentions, "not the same result twice"


def test_they_survive_serialisation(seed: Doc) -> None:
    packed = DocBin(docs=[seed], store_user_data=True).to_bytes()
    (doc,) = DocBin(store_user_data=True).from_bytes(packed).get_docs(seed.vocab)
    for table in ("mentions", "actors", "roles", "edges"):
        assert getattr(doc._, table) == getattr(seed._, table) != ()


# --- the user's aliases

ENTRIES = """\
- name: Olha Petrenko
  label: person
  also: [the Iron Mayor, Petrenkova]
- name: Anna Keller
  not: [Keller]
"""


def test_aliases(parse_text: Parse) -> None:
    text = "Olha Petrenko spoke. Petrenkova smiled. Anna Keller left. Keller stayed."
    doc = parse_text(text)
    aliases = Aliases(
        names={"Olha Petrenko": "Olha Petrenko", "Petrenkova": "Olha Petrenko", "Anna Keller": "Anna Keller"},
        labels={"Olha Petrenko": "person"},
        apart=frozenset({frozenset({"Anna Keller", "Keller"})}),
    )
    names = {row.actor_id: {row.name, *row.aliases} for row in Actors(aliases)(doc)._.actors}
    assert {"Olha Petrenko", "Petrenkova"} in names.values()
    assert {"Anna Keller"} in names.values()
    assert [m.rule for m in doc._.mentions if m.text == "Petrenkova"] == ["alias file"]


@pytest.mark.parametrize("order", range(3))
def test_a_shuffled_alias_file_gives_the_same(parse_text: Parse, tmp_path: Path, order: int) -> None:
    entries = ENTRIES.split("\n- ")
    random.Random(order).shuffle(entries)
    (tmp_path / "a.yaml").write_text("\n".join("- " + e.removeprefix("- ") for e in entries), "utf-8")
    (tmp_path / "b.yaml").write_text(ENTRIES, "utf-8")
    doc = parse_text("Olha Petrenko spoke. Petrenkova smiled. Keller stayed with Anna Keller.")
    one, other = (read(doc, aliases=read_aliases(tmp_path / name)) for name in ("a.yaml", "b.yaml"))
    assert one == other


# --- why


def test_explain_names_candidates_and_weights(seed: Doc) -> None:
    at = seed.text.index("he emphasized")
    (decision,) = explain(seed, at)
    assert decision.name == "he"
    assert decision.candidates[0][0] == "Marco Rubio"
    assert sum(share for _, share in decision.candidates) == pytest.approx(1, abs=0.1)
    assert any("spoke just before" in feature for feature, _ in decision.evidence)
    (name,) = explain(seed, seed.text.index("Rubio stated"))
    assert name.name == "name of Marco Rubio (surname: Marco Rubio)"
    assert name.candidates[0][0] == "person"
    assert explain(seed, seed.text.index("halted")) == []


# --- the component in a pipeline


@pytest.mark.parametrize("rules", [None, ["title: wing"], {"name_words.txt": ["title: wing"]}])
def test_the_pipeline_survives_a_folder(tmp_path: Path, rules: object) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsangles_actors", config={"rules": rules})
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.get_pipe_config("newsangles_actors")["rules"] == rules
    assert again.get_pipe("newsangles_actors").rules is nlp.get_pipe("newsangles_actors").rules
    assert again.from_bytes(nlp.to_bytes()).pipe_names == ["newsangles_actors"]


def test_the_pipeline_knows_that_quotes_come_first() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsangles_actors")
    analysis = nlp.analyze_pipes()
    assert "doc._.quotes" in analysis["problems"]["newsangles_actors"]
    assert "doc._.actors" in analysis["summary"]["newsangles_actors"]["assigns"]


def test_rules_of_the_component(parse_text: Parse) -> None:
    doc = parse_text("The carpenter Jane Doe spoke.")
    assert [(row.text, row.kind) for row in doc._.roles] == [("The carpenter", "description")]
    Actors(rules=Rules(added={"name_words.txt": ["office: carpenter"]}))(doc)
    assert [(row.text, row.kind) for row in doc._.roles] == [("The carpenter", "office")]
    Actors()(doc)
    assert [(row.text, row.kind) for row in doc._.roles] == [("The carpenter", "description")]


def test_aliases_of_the_document_go_before_the_components(parse_text: Parse) -> None:
    doc = parse_text("Olha Petrenko spoke. Petrenkova smiled.")
    doc._.aliases = Aliases(names={"Olha Petrenko": "Olha Petrenko", "Petrenkova": "Olha Petrenko"})
    assert [(row.name, row.aliases) for row in Actors()(doc)._.actors] == [("Olha Petrenko", ("Petrenkova",))]
