"""Who did it, and at whom it was aimed."""

from __future__ import annotations

import pytest

from angle_rows import Parse, row_of

WHO = [  # trigger, source, its actor, object, target
    ("Germany supplied Ukraine with weapons.", "supplied", "Germany", "Germany", "Ukraine"),
    ("Ukraine was supplied with weapons by Germany.", "supplied", "Germany", "Germany", "Ukraine"),
    ("Trump criticized Zelensky.", "criticized", "Trump", "Trump", "Zelensky"),
    ("Zelensky was criticized by Trump.", "criticized", "Trump", "Trump", "Zelensky"),
    ("Trump met Putin in Helsinki.", "met", "Trump", "Trump", "Putin"),
    ("Trump wants to meet Putin.", "wants", "Trump", "Trump", "Putin"),
    ("Police arrested John Miller in Leeds.", "arrested", "Police", None, "John Miller"),
    ("“Iran attacked the ship,” Mike Pompeo said.", "said", "Mike Pompeo", "Mike Pompeo", None),
    ("Israel is alone. Israeli tanks attacked Lebanon.", "attacked", "Israeli tanks", "Israel", "Lebanon"),
    ("Egypt and Israel met.", "met", "Egypt and Israel", "Egypt", "Israel"),
    ("France condemned the attack.", "attack", None, None, None),
    ("Germany is silent about the suspension of German aid.", "suspension", None, "Germany", None),
]


VICTIMS = [  # trigger, source, target or object
    ("The ferry was bombed off Malta, killing all forty people on board.", "killing", None, "all forty people"),
    ("Rangers found the climber wounded near a hut.", "wounded", None, "the climber"),
    ("A nurse died of her wounds.", "died", None, "A nurse"),
    ("Two guards were beaten and robbed by a gang.", "robbed", "a gang", "Two guards"),
    ("The two guards shot by the attacker were praised by Ana Ruiz.", "shot", "the attacker", "The two guards"),
    ("A teacher who was killed at a school in Leeds had two sons.", "killed", None, "A teacher"),
    ("The gunman killed a guard before shooting himself.", "shooting", "The gunman", "himself"),
    ("The opposition received assurances from the government.", "received", "The opposition", "the government"),
    ("The clinic bought vaccines from Norway.", "bought", "The clinic", "Norway"),
    ("The police raid on the club failed.", "raid", "police", "the club"),
    ("Critics condemned the murder of Ana Ruiz.", "condemned", "Critics", None),
    ("Norway came under attack from Iceland.", "came", "Iceland", "Norway"),
    ("Ana Ruiz called on Norway to release the crew.", "called", "Ana Ruiz", "Norway"),
    ("Protesters marched on the last day of the Democratic convention.", "marched", "Protesters", None),
]


@pytest.mark.parametrize(("text", "trigger", "source", "victim"), VICTIMS)
def test_victims_are_no_doers(
    parse_text: Parse, text: str, trigger: str, source: str | None, victim: str | None
) -> None:
    row = row_of(parse_text(text), trigger)
    assert row.source == source
    assert (row.target or (row.object if victim else None)) == victim


def test_himself_is_who_did_it(parse_text: Parse) -> None:
    doc = parse_text("Jan Roth met Ana Ruiz in Leeds. Then Jan Roth shot himself.")
    row = row_of(doc, "shot")
    assert row.target_actor_id == row.source_actor_id is not None


@pytest.mark.parametrize(("text", "trigger", "source", "actor", "target"), WHO)
def test_who_to_whom(
    parse_text: Parse, text: str, trigger: str, source: str | None, actor: str | None, target: str | None
) -> None:
    doc = parse_text(text)
    row = row_of(doc, trigger)
    names = {a.actor_id: a.name for a in doc._.actors}
    assert (row.source, names.get(row.source_actor_id or ""), row.target) == (source, actor, target)
