"""Names at their places, and the word lists with what a user adds to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from angle_rows import Parse
from newsangles.angles.actors.discourse import sorts
from newsangles.angles.actors.name_candidates import candidates
from newsangles.angles.actors.names import Name, Named, endings, titles, word_lists, words
from newsangles.errors import ParameterError
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import Rules, using


def test_a_name_within_its_own_longer_one_is_no_second_mention() -> None:
    """The airline's name at the beginning of a flight's is not the flight once more; elsewhere it may stand for it."""
    actor = Named("organisation", 1.0)
    actor.add([Name(10, 29, "Acme Air Flight 610", 28)], "named so")
    actor.add([Name(10, 18, "Acme Air", 17), Name(60, 68, "Acme Air", 67)], "short name")
    assert [(name.start, name.end) for name in actor.names] == [(10, 29), (60, 68)]
    assert actor.reasons == ["named so", "short name"] and len(actor.doubts) == 2


def test_lines_of_one_list_are_united() -> None:
    shipped = words("team")
    with using(Rules(added={"name_words.txt": ["team: Alchemists bears", "team: wolves", "title: wing"]})):
        assert words("team") == shipped | {"alchemists", "bears", "wolves"}
        assert sorts()["wolves"] == "team"
        assert endings()["wolves"] == ["team"]
        assert {"wing", "dr", "mr", "mrs"} <= titles()
    assert words("team") == shipped
    assert "wolves" not in sorts()


def test_a_file_of_the_users_replaces_all_lists(tmp_path: Path) -> None:
    (tmp_path / "name_words.txt").write_text("# ours\n\nteam: wolves\n", "utf-8")
    with using(Rules(tmp_path)):
        assert words("team") == {"wolves"}
        assert titles() == frozenset()
    assert set(word_lists()) > {"team", "title", "weather"}


@pytest.mark.parametrize(("line", "cause"), [("wolves", "no colon"), ("teams: wolves", "no list is named 'teams'")])
def test_a_wrong_line_is_named(tmp_path: Path, line: str, cause: str) -> None:
    path = tmp_path / "name_words.more.txt"
    path.write_text(f"# ours\nteam: wolves\n{line}\n", "utf-8")
    with using(Rules(tmp_path)), pytest.raises(ParameterError, match=cause) as error:
        words("team")
    assert f"{path}, line 3" in str(error.value)


def test_a_building_with_a_persons_name_is_no_person(parse_text: Callable[[str], Doc]) -> None:
    doc = parse_text("Lee served his time at Richard J. Donovan Correctional Facility in California. He was stabbed.")
    (row,) = [row for row in doc._.actors if "Facility" in row.name]
    assert row.label != "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lee Min-ho met the mayor in Seoul.", "Lee Min-ho"),
        ("The governor, Tsai Hsiu-lan, resigned.", "Tsai Hsiu-lan"),
        ("Novak beat Pascal Brun-Roy 6-4, 6-2 on Friday.", "Pascal Brun-Roy"),
        ("The jury were Jas. Moody, Wm. Farrell and Geo. Pike.", "Wm. Farrell"),
        ("The jury were Jas. Moody, Wm. Farrell and Geo. Pike.", "Geo. Pike"),
        ("Detective Superintendent Audrey Finch spoke.", "Audrey Finch"),
        ("Mwangi wa Kamau thanked Ana de la Rosa.", "Mwangi wa Kamau"),
        ("Mwangi wa Kamau thanked Ana de la Rosa.", "Ana de la Rosa"),
    ],
)
def test_whole_names(parse_text: Parse, text: str, name: str) -> None:
    assert name in {row.name for row in parse_text(text)._.actors}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("‘Hard to say’: Kolmar\n\nRosa Mendel, head of research at Kolmar, was less sure.", "Rosa Mendel"),
        ("Viewers know Gary “Mad Dog” Fenn from the film.", "Gary “Mad Dog” Fenn"),
        ("Bank of Torbeck’s managing director spoke on Friday.", "Bank of Torbeck"),
        ("Ada Poe of KPX Canada said prices fell.", "KPX Canada"),
        ("They spoke of (former KPD Chairman) Hans Roth on Friday.", "Hans Roth"),
        ("Landlocked Nepal has few roads. Wartorn Nepal has no rail.", "Nepal"),
        ("Bank of Canada raised rates.", "Bank of Canada"),
    ],
)
def test_a_name_is_read_whole(parse_text: Parse, text: str, whole: str) -> None:
    names = [name.text for places in candidates(ParsedText(parse_text(text))).values() for name in places]
    assert whole in names
    assert not [name for name in names if name != whole and name in whole.split()]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Jury hears Fenn, Carter testimony\n\nAda Fenn and Joe Carter spoke for an hour.", "Fenn, Carter"),
        ("Why the US Government Are Headed for a Fall\n\nThe story is long.", "US Government Are Headed"),
        ("They spoke of (former KPD Chairman) Hans Roth on Friday.", "KPD Chairman"),
        ("TORBECK, May 25 (AP) - A bridge fell.", "TORBECK, May 25"),
    ],
)
def test_no_name_is_glued(parse_text: Parse, text: str, never: str) -> None:
    assert never not in candidates(ParsedText(parse_text(text)))


def test_a_bank_is_not_another_whose_name_ends_in_its_own(parse_text: Parse) -> None:
    rows = parse_text("Royal Bank of Canada cut jobs. The Bank of Canada said rates would fall.")._.mentions
    assert len({m.actor_id for m in rows if m.kind == "name" and "Bank" in m.text}) == 2


@pytest.mark.parametrize(
    ("text", "there", "away"),
    [
        (
            "He wrote to the Bureau of Mines and the Department of Labor.",
            {"Bureau of Mines", "Department of Labor"},
            {"Bureau of Mines and the Department of Labor"},
        ),
        ("She works for the Department of Trade and Industry.", {"Department of Trade and Industry"}, set()),
        ("He left the Nevada Storm on Monday.", {"Nevada Storm"}, {"Nevada"}),
        ("He left the Nevada senator on Monday.", {"Nevada"}, set()),
        ("Harlock spoke to the Nevada Republicans on Monday.", set(), {"Nevada Republicans"}),
    ],
)
def test_bodies_in_one_span_and_places_in_bodies(parse_text: Parse, text: str, there: set[str], away: set[str]) -> None:
    found = set(candidates(ParsedText(parse_text(text))))
    assert not there or there & found
    assert not away & found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prosecutor Amir Sharif QC said Judge Tom Lane OBE had left.", {"Amir Sharif", "Tom Lane"}),
        ("Mr Justice Harlow sat. Harlow J said the case was grave.", {"Harlow"}),
        ("Det. Insp. Lorna Pike spoke. DI Pike left.", {"Lorna Pike", "Pike"}),
        ("Striker Al Boone scored.", {"Al Boone"}),
        ("Rep. Bo Dale, D-N.Y., left.", {"Bo Dale"}),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(parse_text: Parse, text: str, names: set[str]) -> None:
    assert {m.text for m in parse_text(text)._.mentions if m.kind == "name"} == names
