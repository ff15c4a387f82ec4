"""What each side says: one voice a sentence, with the label of its reporting verb."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview.sentences import Statement
from newsangles.angles.overview.sides import LABELLED, chosen, sides


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Ana Ruiz warned on Friday that the old harbour bridge could fall in a storm.", "Warning by Ana Ruiz"),
        ("Harbour Works denied that its engineers had known of the cracks for years.", "Denial by Harbour Works"),
        ("Ana Ruiz condemned the sale of the old harbour bridge to a rich company.", "Criticism by Ana Ruiz"),
        ("Ana Ruiz said on Friday that the harbour bridge would be safe in any storm.", "Ana Ruiz"),
        ("According to Ana Ruiz, the old harbour bridge will be safe in any winter storm.", "Ana Ruiz"),
    ],
)
def test_a_voice_with_the_label_of_its_verb(text: str, lead: str, parse_text: Parse) -> None:
    ((found, _),) = sides(page_of(parse_text, text))
    assert (found.lead, found.text) == (lead, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said that the old bridge was safe, but Tom Hale said it would fall in a storm.",
        "The council was warned by Ana Ruiz on Friday that the old bridge could fall in a storm.",
        "Ana Ruiz declined to say on Friday whether the bridge would be open again before winter.",
        "Ana Ruiz wanted the old harbour bridge to be open again before the winter storms came.",
        "“We will never forget this day, and neither will you,” Ana Ruiz told them on the old quay.",
        "Did Ana Ruiz say on Friday that the old harbour bridge would be safe in any winter storm?",
        "The report said on Friday that the old harbour bridge would be safe in any winter storm.",
        "Ana Ruiz said this could well be because of the wind in the two old pillars of the bridge.",
        "Two officials said on Friday that the harbour bridge would be closed until next spring.",
        "The bridge had been sold twice in one summer without a word to the council, the Harbour Times reported.",
        "‘I do not know whether the old harbour bridge is safe,’ said Ana Ruiz, ‘It may be so.",
        "Ana Ruiz explained to the council on Friday why the old harbour bridge was closed before winter.",
        "Harbour Bank reports on Friday as it awaits approval for the sale of the old harbour bridge.",
    ],
)
def test_where_a_reader_could_be_misled_it_is_silent(text: str, parse_text: Parse) -> None:
    assert sides(page_of(parse_text, text)) == []


def test_a_denial_of_somebody_without_a_name_is_shown(parse_text: Parse) -> None:
    text = "Two officials denied on Friday that the old harbour bridge had been sold to a company."
    assert [found.lead for found, _ in sides(page_of(parse_text, text))] == ["Denial by two officials"]


def test_a_claim_that_something_is_untrue_comes_first_without_a_label(parse_text: Parse) -> None:
    text = "Ana Ruiz said on Friday that the reports of a sale of the harbour bridge were false."
    ((found, _),) = sides(page_of(parse_text, text))
    assert found.lead == "Ana Ruiz" and found.rank >= LABELLED


def side(sentence: int, rank: float = 0) -> tuple[Statement, str]:
    return Statement(topic="x", text="x", sentence=sentence, start=0, rank=rank), f"a{sentence % 2}"


def test_a_denial_of_charges_that_are_told_elsewhere_is_no_side(parse_text: Parse) -> None:
    page = page_of(parse_text, "Harbour Works and all of its engineers in the north deny the allegations.")
    assert sides(page) == []


def test_the_opening_of_a_testimony_is_no_side(parse_text: Parse) -> None:
    told = "Tom Hale said— I went to the old house on the Friday after they had come home from church."
    assert sides(page_of(parse_text, f"The council has closed the harbour bridge.\n\n{told}")) == []


def test_each_voice_is_heard_once_and_in_the_order_of_the_text() -> None:
    found = [side(5, LABELLED), side(3, LABELLED), side(1, LABELLED), side(4), side(2), side(6)]
    assert [row.sentence for row in chosen(found, set(), 9)] == [3, 4, 5], "a voice twice where it denies"
    assert [row.sentence for row in chosen(found, {3, 5}, 9)] == [1, 4]
    assert [row.sentence for row in chosen(found, set(), 1)] == [5]
    assert list(chosen(found, set(), 0)) == []


@pytest.mark.parametrize(
    "text",
    [
        "If that holds up, it would cost the town 40 million dollars in a year, said Ana Ruiz on Friday.",
        "The ferries of the harbour have seen a loss of passengers in the winter, too, said Ana Ruiz.",
        "Ana Ruiz said on Friday that the town had closed the facility in the first days of the winter.",
        "Ana Ruiz said on Friday that she could not comment on the sale of the old harbour bridge.",
    ],
)
def test_what_hangs_on_a_sentence_before_gives_way_to_another_of_the_same_voice(text: str, parse_text: Parse) -> None:
    other = "Ana Ruiz said on Friday that the old harbour bridge would be safe in any winter storm."
    assert sides(page_of(parse_text, text)) == []
    assert [row.text for row in chosen(sides(page_of(parse_text, f"{text} {other}")), set(), 3)] == [other]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Prosecutors alleged on Friday that Tom Hale had sold the harbour bridge to a company.",
            ["Allegation by prosecutors"],
        ),
        ("Residents alleged on Friday that Tom Hale had sold the harbour bridge to a company.", []),
        ("Prosecutors said on Friday that Tom Hale had sold the harbour bridge to a company.", []),
    ],
)
def test_an_office_that_charges_openly_is_a_side(text: str, leads: list[str], parse_text: Parse) -> None:
    assert [found.lead for found, _ in sides(page_of(parse_text, text))] == leads


def test_quoted_words_on_the_news_are_shown_and_moods_are_not(parse_text: Parse) -> None:
    news = "The council has closed the harbour bridge after a storm cracked two pillars."
    on_it = "“Two pillars of the harbour bridge will have to be replaced before the winter comes,” Ana Ruiz said."
    mood = "“I am glad to be with all of my friends in this beautiful place again,” Tom Hale said."
    found = [side.text for side, _ in sides(page_of(parse_text, f"{news}\n\n{on_it}\n\n{mood}"))]
    assert found == [on_it]


def test_a_relayed_word_is_no_side_of_whoever_relays_it(parse_text: Parse) -> None:
    text = "The bridge of the harbour is quite safe again, the port office said, according to Ana Ruiz."
    assert [row.lead for row, _ in sides(page_of(parse_text, text))] == []


def test_prosecutors_whose_office_is_named_take_a_side(parse_text: Parse) -> None:
    text = "Prosecutors said on Friday that the old harbour bridge had been sold for a bribe of a company."
    named = f"{text}\n\nThe Holm Prosecution Authority has closed its inquiry into Ana Ruiz on Monday."
    assert sides(page_of(parse_text, text)) == []
    assert [found.lead for found, _ in sides(page_of(parse_text, named))] == ["Prosecutors"]


def test_a_quotation_that_goes_on_ends_in_dots(parse_text: Parse) -> None:
    text = "Ana Ruiz warned: “Two pillars of the harbour bridge will fall in the next storm. We must act at once.”"
    assert [found.text for found, _ in sides(page_of(parse_text, text))] == [f"{text.split(' We ')[0]} …”"]


def test_a_pronoun_stands_behind_the_name_that_it_means(parse_text: Parse) -> None:
    text = "Ana Ruiz came to the harbour on Friday. She said that the old bridge would be safe for all in a storm."
    ((found, _),) = sides(page_of(parse_text, text))
    assert (found.lead, found.text[:8]) == ("[Ana Ruiz]", "She said")


TALK = """Interview with Ana Ruiz

HOST: Good morning, and thank you so much for your time today, Ana Ruiz.

RUIZ: In a hard winter the city council said that it would pay for the old harbour bridge and its two keepers.

HOST: How will you pay for the bridge?

RUIZ: We have put money aside for it since the spring, as everybody in the harbour knows."""


def test_what_a_speaker_of_a_conversation_says_that_others_said_is_no_side(parse_text: Parse) -> None:
    page = page_of(parse_text, TALK)
    assert page.is_conversation
    assert sides(page) == []
