"""Names of one actor: surnames, initials, acronyms, spellings, countries and capitals."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called, meant
from newsangles.angles.actors.name_grouping import has_head


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        (
            "President Olha Petrenko met Tom Hale. Petrenko thanked Hale. Mr. Hale smiled.",
            [{"Olha Petrenko", "Petrenko"}, {"Tom Hale", "Hale"}],
        ),
        (
            "The World Health Organization (WHO) warned of a new outbreak in Kenya. The WHO sent a team.",
            [{"World Health Organization", "WHO"}, {"Kenya"}],
        ),
        (
            "Germany and the United States signed it. The U.S. paid; Germany did not.",
            [{"Germany"}, {"United States", "U.S."}],
        ),
        (
            "OLHA PETRENKO RESIGNS\n\nOlha Petrenko resigned on Monday. Petrenko had led Ukraine since May.",
            [{"OLHA PETRENKO", "Olha Petrenko", "Petrenko"}, {"Ukraine"}],
        ),
        (
            "Olha Petrenko, better known as Nina Sol, sang in Kyiv. Sol left Ukraine in May.",
            [{"Olha Petrenko", "Nina Sol", "Sol"}, {"Kyiv"}],
        ),
        (
            "The House of Representatives passed the bill. The White House was silent. The House voted again.",
            [{"House of Representatives", "House"}],
        ),
    ],
)
def test_names_are_grouped(parse_text: Parse, text: str, clusters: list[set[str]]) -> None:
    doc = parse_text(text)
    found = [{row.name, *row.aliases} for row in doc._.actors if row.named]
    for cluster in clusters:
        assert cluster in found


def test_two_of_one_surname_stay_two_and_the_doubt_is_told(parse_text: Parse) -> None:
    doc = parse_text(
        "Anna Keller and her brother Tom Keller founded the firm. Tom Keller left in May. Keller now lives in Rome."
    )
    doubtful = [m for m in doc._.mentions if m.text == "Keller"]
    assert [called(doc)[m.actor_id or ""] for m in doubtful] == ["Tom Keller"]
    assert "may be" in doubtful[0].reason
    assert "Anna Keller" in doubtful[0].reason
    assert (doubtful[0].confidence or 1.0) <= 0.6


def test_a_surname_alone_is_whom_the_text_is_about(parse_text: Parse) -> None:
    doc = parse_text(
        "Olha Petrenko\n\nOlha Petrenko was born in Kyiv. Her father, Ivan Petrenko, was a doctor. In 2001 Petrenko "
        "moved to Rome. Petrenko paints."
    )
    alone = [m for m in doc._.mentions if m.text == "Petrenko"]
    assert {called(doc)[m.actor_id or ""] for m in alone} == {"Olha Petrenko"}


def test_a_surname_is_not_a_relatives_of_a_double_name(parse_text: Parse) -> None:
    doc = parse_text(
        "Eva Lund-Moy had been on the radar.\n\nThe trial against former president Karl Lund's daughter began. "
        "The riots began with the jailing of Lund."
    )
    assert meant(doc, "Lund", "jailing") == "Karl Lund"


@pytest.mark.parametrize("title", ["madam", "Madam", "Mrs"])
def test_another_spelling_with_a_womans_title_is_another(parse_text: Parse, title: str) -> None:
    doc = parse_text(f"President Hage Gellerup died. The call was from {title} Gellerups. Gellerup was 80.")
    assert {row.name for row in doc._.actors if row.label == "person"} == {"Hage Gellerup", "Gellerups"}
    assert next(row.gender for row in doc._.actors if row.name == "Gellerups") == "woman"


@pytest.mark.parametrize("names", [("Weiss", "Cuomo"), ("Brandt", "Cohen")])
def test_a_list_of_surnames_is_split(parse_text: Parse, names: tuple[str, str]) -> None:
    one, other = names
    doc = parse_text(
        f"Trial live: Jury back after {one}, {other} readbacks\n\nMichael {one} testified on Tuesday. "
        f"Andrew {other} arrived at noon."
    )
    assert {row.name for row in doc._.actors if row.named} == {f"Michael {one}", f"Andrew {other}"}


def test_short_names_in_brackets_and_countries(parse_text: Parse) -> None:
    doc = parse_text(
        "The North Harbour Treaty Organisation (Nhato) met in Rome. Nhato will meet again. N. Korea said it would not"
        " come. North Korea has stayed away before."
    )
    names = {a.name: a.label for a in doc._.actors}
    assert "person" not in names.values()
    assert len([name for name in names if "Korea" in name]) == 1


@pytest.mark.parametrize(
    ("name", "noun", "heads"),
    [
        ("supreme court", "court", True),
        ("court of appeal", "court", True),
        ("state opening of parliament", "parliament", False),
        ("friends of the court", "court", False),
    ],
)
def test_the_noun_that_heads_a_name(name: str, noun: str, heads: bool) -> None:
    assert has_head(tuple(name.split()), noun) is heads


def test_generations_stay_apart(parse_text: Parse) -> None:
    doc = parse_text("Robert Tansley Jr runs the shop. Tansley Sr died on Friday.")
    assert len({m.actor_id for m in doc._.mentions if m.kind == "name"}) == 2


def test_a_short_form_of_a_firm(parse_text: Parse) -> None:
    doc = parse_text("Hollis Inc. rose. Hollis said so.")
    assert [m.reason for m in doc._.mentions if m.text == "Hollis"] == ["short name: Hollis Inc."]
