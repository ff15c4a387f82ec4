"""Who is central to a text."""

from __future__ import annotations

from spacy.tokens import Doc

from angle_rows import Parse


def test_the_seed_is_about_two_states_and_their_presidents(seed: Doc) -> None:
    central = sorted(seed._.actors, key=lambda row: -row.salience)[:5]
    assert {"United States", "Ukraine", "Donald Trump", "Volodymyr Zelenskyy"} <= {row.name for row in central}


def test_who_only_stands_in_credits_is_not_central(parse_text: Parse) -> None:
    credit = "The crowd on Friday. Image: Tom Hale.\n\n"
    doc = parse_text(
        f"Fair opens in Oslo\n\n{credit}Ana Ruiz opened the fair in Oslo on Friday. Ruiz has run it since 2001.\n\n"
        f"{credit}She called it the best fair yet. Visitors thanked Ruiz.\n\n{credit}{credit}"
    )
    salience = {row.name: row.salience for row in doc._.actors}
    assert salience["Ana Ruiz"] > salience["Tom Hale"]
