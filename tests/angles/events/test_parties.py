"""Who may take part in a classed event: sport, culture, business and idioms give none."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.events.parties import words
from newsangles.errors import ParameterError
from newsangles.language.rules import made, using

NONE = """
Hawks attacked down the right wing and hit the bar twice before the break.
Kova beat Dardan 3-1 to stay second in the league.
Oakham signed a striker from Ebby for a record fee.
The singer dropped a new song and fans stormed the charts.
Shares in the brewer surrendered their early gains.
The novel attacks the vanity of its age and defends nobody.
The bowler took five wickets as the hosts surrendered the series.
The coach defended his decision to rest the captain.
The team threatened the goal again in the closing minutes.
The actor agreed to play the villain in the sequel.
Lia Brandt broke back at once and won the tie-break.
The drug attacks the virus and protects the liver.
The storm hit the coast and killed nine people.
The band rejected three titles before they agreed on one.
The bank raided its reserves to pay the dividend.
He weighs 90 kilos and keeps his money at home.
Europe must be able to defend itself.
A retired nurse was killed by a drink-driver in Hull on Monday.
The car struck Tom Lunde, who was riding his bicycle, killing him instantly.
She was elected head of the club, a post she occupied until 1999.
Mia Holt met with reporters at her home.
Lia Brandt was legally insane, and a danger to others.
The new mayor is not corrupt, Ruiz told the council.
The North carried out weapons tests in apparent protest.
The report describes a formula granting the island autonomy.
Norway is on track to hit its emissions target.
The speaker broke the tie with a casting vote.
Torrential rains pounded the Po delta for a week.
Malaria kills half a million children each year.
Several rivers swelled, threatening to burst their banks.
A Peruvian plane violated the airspace of Chile.
The team has investigated how the species sleeps, scientists at the laboratory said.
""".strip().split("\n")

KEPT = [
    ("A bus driver was stabbed to death in Hull on Monday.", "ASSAULT"),
    ("A bomb killed five drivers in Kabul on Monday.", "ASSAULT"),
    ("Security forces killed protesters in Lima on Monday.", "ASSAULT"),
    ("The minister came under fire for his remarks about the bill.", "DISAPPROVE"),
    ("Police laid siege to the university in Lima.", "COERCE"),
    ("Police arrested the striker after a fight outside a bar.", "COERCE"),
    ("The minister criticised the referee's decision.", "DISAPPROVE"),
    ("Peru said it would support the resolution.", "AGREE"),
    ("Rebels who overran the village shelled its school.", "FIGHT"),
    ("Thousands of people demonstrated in Lima against the cuts.", "PROTEST"),
    ("The minister left after Norway had sent aid to Peru.", "AID"),
    ("French warships launched joint exercises with Egypt.", "COOPERATE"),
    ("Norway restarted arms shipments to Peru.", "AID"),
    ("The committee asked the governor to release the report.", "DEMAND"),
]

WORDS, DEEDS = (
    ("Senator Ana Ruiz attacked Governor Tom Hale over the budget vote in parliament.", "DISAPPROVE"),
    ("Gunmen attacked Governor Tom Hale with knives, wounding two guards.", "ASSAULT"),
)


def test_what_has_no_fitting_party_has_no_class(parse_text: Parse) -> None:
    found = {text: [(row.text, row.class_) for row in parse_text(text)._.events if row.class_] for text in NONE}
    assert not {text: rows for text, rows in found.items() if rows}


def test_what_has_one_keeps_it(parse_text: Parse) -> None:
    missing = [text for text, name in KEPT if name not in {row.class_ for row in parse_text(text)._.events}]
    assert not missing


@pytest.mark.parametrize(("text", "name"), [WORDS, DEEDS])
def test_an_attack_may_be_one_of_words(parse_text: Parse, text: str, name: str) -> None:
    (row,) = [row for row in parse_text(text)._.events if row.text == "attacked"]
    assert row.class_ == name and row.class_rule


def test_the_user_may_add_words() -> None:
    with using(made(["sort\tpublic\tguildmaster"], "parties.tsv")):
        assert words().sorts["guildmaster"] == "public"
    assert "guildmaster" not in words().sorts
    with using(made(["sorts\tpublic\tx"], "parties.tsv")), pytest.raises(ParameterError, match="no line of this file"):
        words()
