"""Signs of a name's label: ships, dishes and languages are no actors; persons, papers and firms that speak are."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors import name_signs
from newsangles.angles.actors.name_candidates import candidates
from newsangles.angles.actors.names import SORTS
from newsangles.errors import ParameterError
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import Rules, using

THINGS = [
    ("Crew of the brig Marigold Fenn were rescued off Torbeck.", "Marigold Fenn"),
    ("The second mate of the Halvorsen drowned on Tuesday. She sank the Halvorsen's boats.", "Halvorsen"),
    ("By noon the Agnes Tulloch arrived from Callao with a cargo of sugar.", "Agnes Tulloch"),
    ("Passengers aboard the Tamsin Roe were taken to hospital.", "Tamsin Roe"),
    ("The agency's Calliope spacecraft will fly past the planet in May.", "Calliope"),
    ("Engineers lost contact with the Brunel lander on Monday.", "Brunel"),
    ("The images were taken by the Edwin Marsh Telescope in March.", "Edwin Marsh Telescope"),
    ("The army fired a Zaryad missile at the port on Friday.", "Zaryad"),
    ("Kyiv uses the U.S. Paladin air defense systems every night.", "U.S. Paladin"),
    ("Hurricane winds dropped as Typhoon Merle passed the islands.", "Typhoon Merle"),
    ("The frigate followed HMS Tarrant into the strait.", "HMS Tarrant"),
    ("The steamer Earl of Torbeck ran aground near Hobart.", "Torbeck"),
    ("The probe, called Tarsis, will fly past Venus in May.", "Tarsis"),
    ("She won a Pulitzer for her reports.", "Pulitzer"),
    ("The film Harrow opened in May. Harrow won no prizes.", "Harrow"),
    ("The poem was translated into Welsh.", "Welsh"),
    ("He speaks Swahili and Zulu at home.", "Zulu"),
    ("I love their Malabar Chicken and the bread.", "Malabar Chicken"),
    ("He won the Gunnar Holm Prize in 2011.", "Gunnar Holm Prize"),
    ("She wrote the Oscar-winning film about a strike.", "Oscar"),
    ("He taught German, Italian and Ancient Greek at the school.", "Ancient Greek"),
    ("Both houses have yet to ratify TRECA, a senator said.", "TRECA"),
    ("They founded a journal called the Lanternos in 2018.", "Lanternos"),
    ("The comet flew around the Sun twice, engineers say.", "Sun"),
    ("Mark my words: the shops will close.", "Mark"),
    ("She defended ObamaCare in the debate.", "ObamaCare"),
    ("Her novel The Salt Roe won a prize.", "Salt Roe"),
    ("FEARFUL EXPLOSION.\nThe mill burned to the ground on Monday.", "EXPLOSION"),
]

ACTORS = [
    ("The attack was claimed by Al Qaeda on Monday.", "Al Qaeda", "organisation"),
    ("Holmgard News reported the deal on Monday.", "Holmgard News", "organisation"),
    ("Tourists visit Masjid Al-Noor in the old town.", "Masjid Al-Noor", "place"),
    ("Flymore said it would refund every passenger.", "Flymore", "organisation"),
    ("Anna Brandt, a strategist at Kolmar, said prices would fall.", "Kolmar", "organisation"),
    ("The report first appeared in the Torquay Evening Star, readers say.", "Torquay Evening Star", "organisation"),
    ("The Labour member for Gorton died on Friday.", "Gorton", "place"),
    ("Elon says you can go. He is sure of it.", "Elon", "person"),
    ("Inspector Adebola Coker, who led the inquiry, wept in court.", "Adebola Coker", "person"),
    ("He appeared before Durban high court judge Thabo Nkosi on Monday.", "Durban", "place"),
    ("Rosa Brandt said the ship had sailed. Brandt wept.", "Rosa Brandt", "person"),
    ("The Guardian said its reporters were safe.", "Guardian", "organisation"),
    ("Merkel met the ministers on Friday and left early.", "Merkel", "person"),
    ("The Boeing rocket failed, and Boeing said its engineers would look into it.", "Boeing", "organisation"),
    ("Moses Turner arrived at noon with his brother.", "Moses Turner", "person"),
    ("Karlsen is closing its shops. Much went wrong at Karlsen.", "Karlsen", "organisation"),
    ("Orbitra, a rocket maker, cut its staff. Orbitra said nothing.", "Orbitra", "organisation"),
    ("Apple said its phones would be cheaper. Shares of Apple rose.", "Apple", "organisation"),
    ("Captain Rosa Brandt sailed the ship home.", "Rosa Brandt", "person"),
    ("Vesper & Co. lost money. Vesper said so on Friday.", "Vesper", "organisation"),
    ("The Torbeck Echo newspaper said two people had died.", "Torbeck Echo", "organisation"),
    ("Torbeck Rovers beat Halden 2-1 on Saturday.", "Torbeck Rovers", "organisation"),
    ("Liberta, a civil rights group, said it would sue.", "Liberta", "organisation"),
    ("He was born in Kibbutz Shalem in 1958.", "Kibbutz Shalem", "place"),
]


@pytest.mark.parametrize(("text", "name"), THINGS)
def test_a_thing_is_no_actor(parse_text: Parse, text: str, name: str) -> None:
    rows = [m for m in parse_text(text)._.mentions if m.kind == "name"]
    assert not [m.text for m in rows if m.text in (name, name.split()[-1])]


@pytest.mark.parametrize(("text", "name", "label"), ACTORS)
def test_who_acts_has_a_label(parse_text: Parse, text: str, name: str, label: str) -> None:
    rows = [m for m in parse_text(text)._.mentions if m.kind == "name"]
    assert {m.label for m in rows if m.text == name} == {label}


def test_the_weights_name_every_sort() -> None:
    assert all(len(numbers) == len(SORTS) for numbers in name_signs.weights().values())


def test_a_line_without_a_number_for_each_sort_is_told() -> None:
    with using(Rules(added={"name_signs.tsv": ["crew\t1\t2"]})), pytest.raises(ParameterError):
        name_signs.weights()


def test_signs_add_to_the_scorer_and_unknown_ones_add_nothing() -> None:
    logs = [0.0] * len(SORTS)
    assert name_signs.weighed(logs, ["nothing of the kind"]) == logs
    assert name_signs.weighed(logs, ["press"])[1] > 0


def test_signs_are_given_once_and_in_order(parse_text: Parse) -> None:
    view = ParsedText(parse_text("The agency lost the Brunel lander. The Brunel was found by the Brunel lander."))
    found = candidates(view)
    shown = name_signs.signs(view, "Brunel", found["Brunel"], found, name_signs.others(found))
    assert shown == sorted(set(shown))
    assert "class-the" in shown
