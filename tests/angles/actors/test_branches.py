"""Names that hold another one: branches, two firms in one name, headline verbs."""

from __future__ import annotations

import spacy

from angle_rows import Parse
from newsangles.angles.actors.branches import split_at_words
from newsangles.angles.actors.name_candidates import name_from
from newsangles.language.parsed_text import parsed_text_of

STORES = (
    "Marlow Stores closed on Friday. Customers of Marlow Stores were angry. Marlow Stores said it was sorry. "
    "A sign hung at Marlow Stores Westmead. The company said the stores would open."
)


def test_a_branch_is_not_its_firm(parse_text: Parse) -> None:
    doc = parse_text(STORES)
    names = {a.name: a.aliases for a in doc._.actors}
    assert "Marlow Stores Westmead" in names
    assert "Marlow Stores Westmead" not in names["Marlow Stores"]
    said = {q.source: q.actor_id for q in doc._.quotes}
    assert said["The company"] == said["Marlow Stores"]


def test_two_firms_in_one_name(parse_text: Parse) -> None:
    doc = parse_text("Harkness and Cole Building Group will build the arena. Harkness said it would open in May.")
    names = {name for a in doc._.actors for name in (a.name, *a.aliases)}
    assert "Cole Building Group" in names
    assert "Harkness and Cole Building Group" not in names


def test_the_verb_of_a_headline_is_no_name(parse_text: Parse) -> None:
    body = "Senators sued on Monday. Ben Marsh-Roe filed the suit. Marsh-Roe said he was beaten. Ben Marsh-Roe left."
    doc = parse_text(f"Ben Roe Drags Council\n\n{body}")
    assert not any(a.name.endswith("Drags") for a in doc._.actors)


def test_two_names_that_or_joins_are_two() -> None:
    doc = spacy.blank("en")("The clubs hope for a place in the Norla League or Torvik League.")
    view = parsed_text_of(doc)
    text = "Norla League or Torvik League"
    whole = name_from(view, view.word_at(34), view.word_at(62), "ORG")
    assert whole.text == text
    assert list(split_at_words(view, {text: [whole]})) == ["Norla League", "Torvik League"]
