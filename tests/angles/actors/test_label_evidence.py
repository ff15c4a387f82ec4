"""Labels by the words around a name: towns, clubs and firms are no persons, and who was born is one."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.label_evidence import relabelled
from newsangles.angles.actors.name_candidates import candidates
from newsangles.language.parsed_text import ParsedText


@pytest.mark.parametrize(
    ("text", "name", "sort", "label", "reason"),
    [
        ("She was born in Torbeck and died young.", "Torbeck", "person", "place", "born in Torbeck|in Torbeck"),
        ("He was educated at Harlock.", "Harlock", "person", "place", "at Harlock"),
        ("The thief hid near Torbeck on Monday.", "Torbeck", "person", "place", "near Torbeck"),
        ("Harlock-based engineers came.", "Harlock", "person", "place", "Harlock-based"),
        ("Shares of Zentro fell on Monday.", "Zentro", "person", "organisation", "Shares of Zentro"),
        ("Zentro cut its forecast.", "Zentro", "person", "organisation", "Zentro cut its"),
        ("Tess Oduya was born in Lagos in 1971.", "Tess Oduya", "organisation", "person", "was born"),
        ("Torbeck, who is 41, laughed in Torbeck.", "Torbeck", "person", None, ""),  # the text says both
        ("Mr Torbeck lived in Torbeck.", "Torbeck", "person", None, ""),
        ("Zentro said it would close.", "Zentro", "organisation", None, ""),
        ("They met Gov. Ardal Vashti on Monday.", "Ardal Vashti", "organisation", "person", "Gov"),
        ("The wounded cameraman Tarek Osei left.", "Tarek Osei", "organisation", "person", "cameraman"),
        ("Rovers defenseman Ilya Markt scored.", "Ilya Markt", "place", "person", "defenseman"),
        ("The novelist Shameeda Poort spoke.", "Shameeda Poort", "organisation", "person", "novelist"),
        ("The owner Harlock Industries Ltd closed.", "Harlock Industries Ltd", "organisation", None, ""),
        ("Morwen said that she was tired.", "Morwen", "organisation", "person", "said that|said"),
        ("Jan Roe left Zentro. Zentro said he was tired.", "Zentro", "organisation", None, ""),
        ("Carl Vane/Getty Images was there.", "Carl Vane", "organisation", "person", "Getty"),
        ("We met Jan Roe, from Duneside.", "Duneside", "organisation", "place", "from Duneside"),
        ("They shelled the village of Alma Torbek.", "Alma Torbek", "person", "place", "village of Alma Torbek"),
        ("She fled the suburb of Westmere.", "Westmere", "organisation", "place", "suburb of Westmere"),
        ("The nurse lives in Harrowmoor.", "Harrowmoor", "organisation", "place", "lives in Harrowmoor|in Harrowmoor"),
        ("He bought shares in Zentro.", "Zentro", "organisation", None, ""),
        ("They came from Arvo, Delmar State, in May.", "Arvo", "organisation", "place", "Arvo, Delmar State"),
        ("We met Jan Roe, from NASA.", "NASA", "organisation", None, ""),
    ],
)
def test_what_the_words_around_a_name_say(
    parse_text: Parse, text: str, name: str, sort: str, label: str | None, reason: str
) -> None:
    view = ParsedText(parse_text(text))
    found = relabelled(view, name, candidates(view)[name], sort, sporting=False)
    assert (found.sort if found else None) == label
    assert found is None or any(words in found.reason for words in reason.split("|"))


def test_the_row_gives_the_reason(parse_text: Parse) -> None:
    doc = parse_text("The gang hid in Wexcombe. They fled from Wexcombe on Monday.")
    rows = [m for m in doc._.mentions if m.text == "Wexcombe"]
    assert {m.label for m in rows} == {"place"}


def test_the_author_of_a_by_line_is_a_person(parse_text: Parse) -> None:
    mine = "\n\nI have kept bees for years. My mother kept them too.\n\nThe bees are well."
    labels = {a.name: a.label for a in parse_text("The bees of Torbeck\n\nBy Ilse Farrow" + mine)._.actors}
    assert labels.get("Ilse Farrow") == "person"
    agency = {a.name: a.label for a in parse_text("The bees of Torbeck\n\nBy Harlock Press" + mine)._.actors}
    assert agency.get("Harlock Press") != "person"
    told = "\n\nThe mayor kept bees for years.\n\nThe bees are well."  # the text has no I, which an author could be
    assert "Ilse Farrow" not in {a.name for a in parse_text("The bees of Torbeck\n\nBy Ilse Farrow" + told)._.actors}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("CAPE ROE, South Africa (AP) — A man was held on Monday in the hills.", "CAPE ROE", "place"),
        ("HOLTON (AP) — A man was held on Monday in the hills.", "HOLTON", "place"),
        ("The firm's boss, Una Brook, said jobs were safe.", "Una Brook", "person"),
        ("A woman from Hessleby, near Hull, was hurt.", "Hessleby", "place"),
    ],
)
def test_datelines_offices_and_homes(parse_text: Parse, text: str, name: str, label: str) -> None:
    doc = parse_text(f"{text}\n\nPolice said nobody was hurt.")
    assert [m.label for m in doc._.mentions if m.text == name and m.kind == "name"] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They beat Vermont on Monday.", "organisation"),
        ("They beat Vermont on Monday. She lived in Vermont.", None),
        ("They beat Scotland on Monday.", None),
    ],
)
def test_teams_named_after_places(parse_text: Parse, text: str, label: str | None) -> None:
    view = ParsedText(parse_text(text))
    name = text.split()[2]
    found = relabelled(view, name, candidates(view)[name], "place", sporting=True)
    assert (found.sort if found else None) == label
