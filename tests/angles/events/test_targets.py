"""Who did it, and at whom it was aimed."""

from __future__ import annotations

import pytest

from angle_rows import Parse, row_of
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

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

TARGETS = [  # text, trigger, class, source, target
    ("A panel of the ministry released its figures on Thursday.", "released", None, "A panel of the ministry", None),
    ("The ministers have called, for example, for reform.", "called", "DEMAND", "The ministers", "reform"),
    ("Jan Roth came home after his eviction from the flat.", "eviction", "COERCE", None, "his"),
    ("The miners were mourned; their killing by the army shocked Peru.", "killing", "ASSAULT", "the army", "their"),
    ("Jan Roth's murder of a guard shocked Hull.", "murder", "ASSAULT", None, "a guard"),
    ("A lawyer filed a lawsuit on behalf of the farmers.", "filed", "DISAPPROVE", "A lawyer", None),
    ("They seized me at the border and expelled me to Peru.", "expelled", "COERCE", "They", "me"),
    ("Peru imposed sanctions and a ban on officials accused of abuse.", "imposed", "SANCTION", "Peru", "officials"),
    ("A judge rejected Mia Holt's attempt to delay the trial.", "rejected", "REJECT", "A judge", "Mia Holt"),
    ("France welcomed the Danish decision to reopen the border.", "welcomed", "SUPPORT", "France", "Danish"),
    ("Police stepped up patrols around the harbour.", "stepped", "MOBILIZE", "Police", None),
    ("Jan Roth called the mayor's office seeking help.", "seeking", "DEMAND", "Jan Roth", "the mayor's office"),
    ("Jan Roth killed and ate a hare in Hull.", "killed", None, "Jan Roth", None),
    ("Students protested against the Ohio election.", "protested", "PROTEST", "Students", "the Ohio election"),
    ("Police, who fired tear gas at protesters, arrested ten.", "fired", "COERCE", "Police", "protesters"),
    ("Norway said Iran must withdraw its troops.", "withdraw", "DEMAND", None, "Iran"),
    ("The navy is set to deploy two frigates to Iran.", "set", "MOBILIZE", "The navy", None),
    ("Norway accused Iran of spreading lies and expelled its envoy.", "expelled", "SANCTION", "Norway", "its envoy"),
    ("Norway faces sanctions from Iran.", "faces", "SANCTION", "Iran", "Norway"),
    ("Peru welcomed the hostages' release.", "welcomed", "SUPPORT", "Peru", "the hostages' release"),
    ("The company has charged ahead with its plan.", "charged", None, "The company", None),
    ("Soldiers took to the streets of Lima to clear the roads.", "took", None, "Soldiers", None),
    ("Jan Roth and Ben Carr, who was charged in May, left Peru.", "charged", "COERCE", None, "Ben Carr"),
    ("Ben Carr jailed for attack on nurse", "jailed", "COERCE", None, "Ben Carr"),
    ("Ana Ruiz opposed the hold on Danish fuel.", "opposed", "DISAPPROVE", "Ana Ruiz", "the hold on Danish fuel"),
    ("Ana Ruiz blamed Norway's losses on two banks.", "blamed", "DISAPPROVE", "Ana Ruiz", "two banks"),
    ("The board is demanding answers from Chile.", "demanding", "DEMAND", "The board", "Chile"),
    ("The jury found Ben Carr guilty of theft.", "found", "COERCE", "The jury", "Ben Carr"),
    ("Ben Carr was convicted of the murder of a guard.", "murder", "ASSAULT", "Ben Carr", "a guard"),
    ("Ben Carr was held in Danish custody.", "held", "COERCE", "Danish", "Ben Carr"),
    ("A guard was killed by an airstrike.", "killed", "FIGHT", "an airstrike", "A guard"),
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


def test_classes_with_their_parties() -> None:
    docs = parse([Article(str(n), row[0]) for n, row in enumerate(TARGETS)])
    found = []
    for (text, trigger, *_), doc in zip(TARGETS, docs, strict=True):
        row = row_of(doc, trigger)
        found.append((text, trigger, row.class_, row.source, row.target))
    assert found == TARGETS


@pytest.mark.parametrize(("text", "trigger", "source", "victim"), VICTIMS)
def test_victims_are_no_doers(
    parse_text: Parse, text: str, trigger: str, source: str | None, victim: str | None
) -> None:
    row = row_of(parse_text(text), trigger)
    assert row.source == source
    target = None if (row.target_rule or "").startswith("thing") else row.target  # the murder is condemned
    assert (target or (row.object if victim else None)) == victim


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
