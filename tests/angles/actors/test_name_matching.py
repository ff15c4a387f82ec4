"""Comparison of names: surnames, initials, titles, acronyms, spellings, countries and capitals."""

from __future__ import annotations

import pytest

from newsangles.angles.actors.name_matching import (
    acronym,
    grouping_reason,
    listed_together,
    may_be_spellings,
    parts_of,
)
from newsangles.language.rules import Rules, using


@pytest.mark.parametrize(
    ("label", "one", "other", "reason"),
    [
        ("person", "Ruiz", "Ana Ruiz", "surname"),
        ("person", "Ruís", "Ana Ruis", "surname"),
        ("person", "de Mora", "Luis de Mora", "surname"),
        ("person", "Al-Haddad", "Samir al-Haddad", "surname"),
        ("person", "Petrenko", "Petrenkko", "spelling"),
        ("person", "Petrenkko", "Olha Petrenko", "surname, other spelling"),
        ("person", "A. Ruiz", "Ana Ruiz", "initials"),
        ("person", "Dr. Ana Ruiz", "Ana Ruiz", "same name"),
        ("person", "Ana", "Ana Ruiz", "given name"),
        ("person", "Ana Ruiz", "Tom Ruiz", None),
        ("person", "Hale", "Ana Ruiz", None),
        ("person", "Wm. Ruiz", "William Ruiz", "abbreviated given name"),
        ("person", "Carl Ruiz", "Carla Ruiz", None),
        ("person", "Ana B. Ruiz", "Ana C. Ruiz", None),
        ("person", "Lee Ana-min", "Lee Bo-min", None),
        ("person", "Tom Ruiz Jr.", "Tom Ruiz Sr.", None),
        ("person", "Tom Ruiz Jr.", "Tom Ruiz", "part of the name"),
        ("person", "Supt Ruiz", "Superintendent Ana Ruiz", "surname"),
        ("organisation", "WHO", "World Health Organization", "acronym"),
        ("organisation", "U.N.", "United Nations", "acronym"),
        ("organisation", "Orbex", "Orbex Rail Ltd", "short name"),
        ("organisation", "Ministry of Health", "Ministry of Trade", None),
        ("organisation", "Norfordshire Police", "Norfordshire Constabulary", "short name"),
        ("organisation", "Norfordshire Police", "Wickshire Constabulary", None),
        ("organisation", "Norfordshire", "Norfordshire Police", None),
        ("place", "Torvik", "Torvik Islands", "short name"),
        ("organisation", "NG&E", "Norland Gas & Electric Co.", "acronym"),
        ("organisation", "PUB", "Ohio Public Utilities Board", "acronym"),
        ("organisation", "CRC", "Norwegian Center for River Care and Protection", "acronym"),
        ("organisation", "OneNor", "Tarnsat OneNor", "short name"),
        ("organisation", "Norl State", "Norland State University", "short name"),
        ("organisation", "Norl State", "Norl State Bank", "short name"),
        ("organisation", "J.P. Norcap", "JPNorcap", "spelling"),
        ("organisation", "J.P. Norcap", "JPNorcap Trust", "short name"),
        ("organisation", "Foxes", "Grey Foxes", "short name"),
        ("organisation", "Democrats", "Meek Democrats", None),
        ("person", "J. K. Ruiz", "Joan Ruiz", None),
        ("person", "J. K. Ruiz", "Joan Kim Ruiz", "initials"),
        ("place", "Torviks", "Torvik Islands", "short name"),
        ("place", "Zell Airport", "Zell International Airport", "short name"),
        ("place", "Zell Airport", "Torvik International Airport", None),
        ("organisation", "Zentro Corp.", "Zentro Corporation", "short name"),
        ("organisation", "Transport Department", "Department of Transport", "order of the words"),
        ("organisation", "University of Lund", "Lund University", None),
        ("organisation", "Forward", "New Zealand Forward Party", "short name"),
        ("organisation", "National Council", "Red House National Council", "short name"),
        ("organisation", "University of Lund", "University of Oslo", None),
        ("place", "U.S.", "the United States", "both name United States (by the list of countries)"),
        ("place", "Kiev", "Kyiv", "both name the capital of Ukraine (by the list of countries)"),
        ("place", "West Norland", "WN", "acronym"),
        ("place", "Torvik Zell", "Torvik Zell International Airport", "short name"),
        ("place", "Moscow", "Russia", None),
        ("place", "Damascus", "Syria", None),
        ("place", "Lyon", "City of Lyon", "short name"),
        ("group", "Dane", "Danes", "plural"),
    ],
)
def test_names_of_one_actor(label: str, one: str, other: str, reason: str | None) -> None:
    assert grouping_reason(label, one, other) == grouping_reason(label, other, one) == reason


def test_spellings_and_acronyms() -> None:
    assert may_be_spellings("zelensky", "zelenskyy")
    assert not may_be_spellings("rome", "roma")  # too short to tell
    assert not may_be_spellings("hansen", "jansen")
    assert not acronym("World Health Organization", "NATO")
    assert acronym("NATO", "North Atlantic Treaty Organization")


def test_a_title_of_the_users_is_no_part_of_a_name() -> None:
    assert parts_of("Wing Ruiz") == ("wing", "ruiz")
    with using(Rules(added={"name_words.txt": ["title: wing"]})):
        assert parts_of("Wing Ruiz") == ("ruiz",)
        assert parts_of("Dr. Ruiz") == ("ruiz",)
        assert grouping_reason("person", "Wing Ruiz", "Ruiz") == "same name"
    assert parts_of("Wing Ruiz") == ("wing", "ruiz")


@pytest.mark.parametrize(
    ("label", "one", "other", "same"),
    [
        ("organisation", "House of Commons", "Commons", True),
        ("organisation", "House of Lords", "Commons", False),
        ("organisation", "EPA", "EPA Review Panel", False),
        ("organisation", "EPA", "EPA Ireland", True),
        ("organisation", "Kosmos Team", "Kosmos", True),
        ("place", "S.C.", "South Carolina", True),
        ("place", "N.Y.", "New Jersey", False),
        ("place", "Calif.", "California", True),
        ("place", "N. Korea", "North Korea", True),
        ("place", "N. Korea", "South Korea", False),
    ],
)
def test_short_forms_and_parts_of_bodies(label: str, one: str, other: str, same: bool) -> None:
    assert bool(grouping_reason(label, one, other)) is same


def test_an_acronym_may_leave_out_the_country() -> None:
    assert acronym("HNS", "U.S. Harbour and Navigation Service")
    assert acronym("ABA", "American Boat Association")
    assert not acronym("BA", "Coast Boat Association")


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("person", "Phil", "Philip Harker"),
        ("person", "Liz Carr", "Elizabeth Carr"),
        ("person", "Tony Bright", "Anthony Bright"),
        ("organisation", "FC Lens", "Lens"),
        ("organisation", "Acme Plc", "Acme"),
        ("organisation", "Chronicle", "San Francisco Chronicle"),
        ("organisation", "Taliban", "Afghan Taliban"),
        ("place", "HMP Belford", "Belford"),
        ("place", "Delhi", "NEW DELHI"),
    ],
)
def test_short_forms(label: str, one: str, other: str) -> None:
    assert grouping_reason(label, one, other)


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("person", "Joe Lee", "Josephine Lee"),
        ("person", "Bob", "Philip Harker"),
        ("organisation", "Oldham", "Oldham Council"),
        ("place", "York", "New York"),
    ],
)
def test_no_short_forms(label: str, one: str, other: str) -> None:
    assert grouping_reason(label, one, other) is None


def test_other_names_of_a_list() -> None:
    assert listed_together("Spurs", ["Tottenham"])
    assert not listed_together("Memphis", ["Auburn", "Tigers"])  # one nickname does not make two teams one
    assert grouping_reason("organisation", "Liberals", "Liberal Party") == "short name"
    assert grouping_reason("organisation", "Roe", "Roe & Poe Group") is None
    assert grouping_reason("organisation", "Harriers", "London Harriers") == "short name"
    unit = "Wick Police Department Drugs Task Unit"
    assert grouping_reason("organisation", "Wick Police Department", unit) is None
