"""Genders as the text tells them: by pronoun, title and noun, else by the given name, and open where unsure."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from angle_rows import Parse
from newsangles.tables.schema import ActorRow


def row_called(doc: Doc, name: str) -> ActorRow:
    (row,) = [row for row in doc._.actors if any(name in text for text in (row.name, *row.aliases))]
    return row


def told(doc: Doc, name: str) -> tuple[str | None, str | None]:
    row = row_called(doc, name)
    return row.gender, row.gender_from


@pytest.mark.parametrize(
    ("text", "name", "gender", "source"),
    [
        # pronouns that nobody else can mean
        (
            "Xanthi Mordaal won the race. She had trained for it. Her coach was pleased.",
            "Xanthi Mordaal",
            "woman",
            "pronoun",
        ),
        ("Robin Castle closed the mill. He sold his house and left.", "Robin Castle", "man", "pronoun"),
        # titles, not what begins a name and is a given name as well
        ("Mrs Okell said the school would open.", "Okell", "woman", "title"),
        ("The inquiry heard Mr Dunmore for an hour. Mr Dunmore denied it.", "Dunmore", "man", "title"),
        ("Don Pellworth said the school would open.", "Don Pellworth", "man", "given name"),
        # nouns
        ("A spokeswoman, Terre Vandeel, said the school would open.", "Terre Vandeel", "woman", "noun"),
        # given names, with nobody's pronoun
        ("Maria Keller said the school would open.", "Maria Keller", "woman", "given name"),
        # unisex, rare and family names first: not guessed
        ("Ashley Keller said the school would open.", "Ashley Keller", None, None),
        ("Tsering Wangmo said the school would open.", "Tsering Wangmo", None, None),
        ("Kim Jae-min said the school would open.", "Kim Jae-min", None, None),
        ("J. Keller said the school would open.", "J. Keller", None, None),
        # they/them as the text says
        ("Maria Keller, who uses they/them pronouns, said the school would open.", "Maria Keller", "other", "pronoun"),
        ("Sol Winters (they/them) runs the shelter.", "Sol Winters", "other", "pronoun"),
        ("Olaf Tamm, whose pronouns are she/her, said the school would open.", "Olaf Tamm", "woman", "pronoun"),
        # a plural they is nobody's gender
        ("Robin Castle met the farmers. They said they would sell their land.", "Robin Castle", None, None),
    ],
)
def test_what_tells_a_gender(parse_text: Parse, text: str, name: str, gender: str | None, source: str | None) -> None:
    assert told(parse_text(text), name) == (gender, source)


def test_the_reason_says_the_words_and_how_often(parse_text: Parse) -> None:
    doc = parse_text("Mrs Xanthi Mordaal won the race. She had trained for it, and her coach was pleased.")
    assert row_called(doc, "Xanthi Mordaal").gender_reason == "title Mrs, pronoun she twice"
    doc = parse_text("Maria Keller said the school would open.")
    assert row_called(doc, "Maria Keller").gender_reason == "given name Maria: 99% women (list of given names)"


def test_what_contradicts_stays_open_with_the_reason(parse_text: Parse) -> None:
    doc = parse_text("Mr Okell said the school would open. Mrs Okell said it would not.")
    rows = [row for row in doc._.actors if "Okell" in row.name]
    if len(rows) == 1:
        assert rows[0].gender is None and (rows[0].gender_reason or "").startswith("contradictory: title Mr")
    else:
        assert sorted(str(row.gender) for row in rows) == ["man", "woman"]


def test_pronouns_go_before_the_given_name_or_leave_it_open(parse_text: Parse) -> None:
    row = row_called(
        parse_text("Maria Bellucci won the race. He had trained for it. His coach was pleased."), "Bellucci"
    )
    linked = row.pronouns > 1
    assert (row.gender, row.gender_from) == (("man", "pronoun") if linked else (None, None))
    assert "pronoun he" in str(row.gender_reason) and linked != str(row.gender_reason).startswith("contradictory")


def test_bodies_and_groups_have_no_gender(parse_text: Parse) -> None:
    doc = parse_text("Maria Keller told Deutsche Bank that women in Norway had left. Officials agreed.")
    assert {row.gender for row in doc._.actors if row.label != "person"} <= {None}


def test_a_described_person_has_the_gender_of_its_noun(parse_text: Parse) -> None:
    doc = parse_text("A spokeswoman said the school would open.")
    assert [(row.gender, row.gender_reason) for row in doc._.actors] == [("woman", "noun spokeswoman")]


@pytest.mark.parametrize(
    ("text", "gender", "names"),
    [
        ("He leaves two daughters, Robin and Kelly.", "woman", ("Robin", "Kelly")),
        ("His sons Chris, 9, and Pat, 7, were at home.", "man", ("Chris", "Pat")),
        ("Her three sisters, Ash, Robin and Quinn, run the farm.", "woman", ("Ash", "Robin", "Quinn")),
        ("They had sons and daughters, Robin and Kelly among them.", None, ("Robin", "Kelly")),
    ],
)
def test_a_plural_noun_tells_the_genders_of_its_list(
    parse_text: Parse, text: str, gender: str | None, names: tuple[str, ...]
) -> None:
    rows = {row.name: row.gender for row in parse_text(text)._.actors}
    assert {rows.get(name) for name in names} == {gender}


def test_one_of_the_women_is_a_woman(parse_text: Parse) -> None:
    doc = parse_text("Ilhan Noor won in May. Noor is one of the first two women elected to the council.")
    (noor,) = [a for a in doc._.actors if a.name == "Ilhan Noor"]
    assert noor.gender != "man"
