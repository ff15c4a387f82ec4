"""The first line: the news, or how an article begins."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of, told
from newsangles.angles.overview.lead import ALSO_TOLD, NO_SOURCE_HERE, further, lead, outcome, what_follows
from newsangles.angles.overview.sentences import IT_BEGINS, THE_NEWS

NEWS = "The council has closed the harbour bridge after a storm."


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the harbour bridge on Monday after a storm.",
        "The council has closed the harbour bridge after a heavy storm.",
        "The harbour bridge was safe in every storm, Ana Ruiz said on Monday.",
        "Keepers of bridges met at the old harbour to talk about storms, at the weekend.",
        "Ferry fares are rising after the harbour council cut its grant for the bridge.",
        "The keepers of the harbour bridge reported cracks and were ignored, their union said on Friday.",
    ],
)
def test_what_is_told_of_a_day_or_by_somebody_is_news(text: str, parse_text: Parse) -> None:
    (found,) = lead(page_of(parse_text, text))
    assert (found.topic, found.text) == (THE_NEWS, text)


@pytest.mark.parametrize(
    "text",
    [
        "As the sun goes down over the harbour, the last lorries roll home.",
        "I have loved the harbour bridge since my father first took me there on Monday.",
        "It is a quiet evening in the harbour, and nobody walks on the bridge.",
        "Ana Ruiz was the last keeper who stood up for whatever was left of the harbour bridge.",
    ],
)
def test_a_scene_and_an_opinion_are_how_it_begins(text: str, parse_text: Parse) -> None:
    (found,) = lead(page_of(parse_text, text))
    assert (found.topic, found.text, found.note) == (IT_BEGINS, text, None)


def test_the_headlines_words_make_a_lead_the_news(parse_text: Parse) -> None:
    text = "A storm that came from the north damaged two pillars of the harbour bridge."
    assert [row.topic for row in lead(page_of(parse_text, text))] == [IT_BEGINS]
    assert [row.topic for row in lead(page_of(parse_text, text, title="Storm damages bridge"))] == [THE_NEWS]


def test_whoever_stands_behind_the_whole_of_it_is_named(parse_text: Parse) -> None:
    by = "The harbour bridge was safe in every storm, Ana Ruiz said on Monday."
    assert [note for _, _, note in told(lead(page_of(parse_text, by)))] == ["on the word of Ana Ruiz"]
    two = "Ana Ruiz said on Monday that the bridge was safe, but Tom Hale said that it was not."
    assert [note for _, _, note in told(lead(page_of(parse_text, two)))] == [None]


def test_a_part_of_the_headline_gives_way_to_what_tells_more(parse_text: Parse) -> None:
    title = "Rats ruled this harbour for a century. Now it thrives."
    text = "Rats ruled this harbour for a century. The old port of Norwood makes a quick comeback."
    (found,) = lead(page_of(parse_text, text, title=title))
    assert (found.lead, found.text) == (f"“{title}”", "The old port of Norwood makes a quick comeback.")


def test_the_name_of_a_book_makes_no_column(parse_text: Parse) -> None:
    text = (
        "Ana Ruiz, the author of How Dearly I Love Boats, has died.\nHow Dearly I Love Boats was sold by the million."
    )
    page = page_of(parse_text, text, title="Ana Ruiz dies")
    assert not page.is_column and [found.sentence for found in lead(page)] == [0]


def test_that_there_is_no_source_is_said_of_the_sentence_alone(parse_text: Parse) -> None:
    assert [note for _, _, note in told(lead(page_of(parse_text, NEWS)))] == [NO_SOURCE_HERE]
    found = "The council has closed the harbour bridge after engineers found two cracks."
    assert [note for _, _, note in told(lead(page_of(parse_text, found)))] == [None], "found: there may be one"


def test_fragments_and_a_line_about_somebody_named_elsewhere_are_passed_over(parse_text: Parse) -> None:
    text = f"Harbour\n\nHe never once looked back at the harbour bridge.\n\n{NEWS}"
    assert [row.text for row in lead(page_of(parse_text, text))] == [NEWS]
    asked = f"Can a small town build a bridge on its own?\n\n{NEWS}"
    assert [row.text for row in lead(page_of(parse_text, asked))] == [NEWS]
    pull = f"“Nobody here has ever seen anything like that.”\n\n{NEWS}"
    assert [row.text for row in lead(page_of(parse_text, pull, title="Harbour bridge closed"))] == [NEWS]


def test_without_a_sentence_there_is_no_first_line(parse_text: Parse) -> None:
    for text in ("", " \n", "Harbour bridge"):
        assert list(lead(page_of(parse_text, text))) == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "Ana Ruiz told the council on Monday that the old harbour bridge was safe in any winter storm.",
            "on the word of Ana Ruiz",
        ),
        ("The bridge was safe in the storm on Monday, according to Ana Ruiz.", "on the word of Ana Ruiz"),
        ("Two bridge keepers were accused on Monday of faking papers, stating they had checked the old pillars.", None),
        ("Three decades ago Ana Ruiz changed how the harbour towns thought about their old bridges.", None),
        ("Ana Ruiz opened the new harbour bridge on Monday, saying that the old one had been closed for good.", None),
    ],
)
def test_only_a_main_verb_that_reports_puts_a_sentence_on_somebodys_word(
    text: str, note: str | None, parse_text: Parse
) -> None:
    assert [row.note for row in lead(page_of(parse_text, text))] == [note]


@pytest.mark.parametrize(
    "text",
    [
        "Opened in the harbour on Saturday morning by the two keepers who had built it.",
        "The town may settle the matter at its meeting on Monday, Tom Hale has told the keepers.",
        "Bridge Is Closed After Its Heavy Winter Storm.",
        "Harbour: Ana Ruiz said that she spoke with the keepers on Monday.",
        "Ferry tickets are up again in Sandwick.",
    ],
)
def test_what_cannot_stand_alone_is_passed_over_for_the_next(text: str, parse_text: Parse) -> None:
    page = page_of(parse_text, f"{text}\n\n{NEWS}", title="Harbour bridge closed by council")
    assert [row.text for row in lead(page)] == [NEWS]


def test_a_sentence_within_a_quotation_never_leads(parse_text: Parse) -> None:
    text = f"“We wrote to the council in March. Nobody on the council ever answered us,” said Ana Ruiz. {NEWS}"
    assert [row.text for row in lead(page_of(parse_text, text))] == [NEWS]


def test_a_caption_never_leads_though_its_sentence_is_whole(parse_text: Parse) -> None:
    assert list(lead(page_of(parse_text, "Harbour: Ana Ruiz said that she spoke with the keepers on Monday."))) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Its pillars cracked and its keepers tired, the harbour bridge was closed on Monday after a storm.", True),
        ("As they came down to the harbour, one after the other, they seemed to be tired.", False),
        ("Her father closed the harbour bridge on Monday after a storm had damaged it.", False),
    ],
)
def test_a_pronoun_may_point_forward_but_not_back(text: str, shown: bool, parse_text: Parse) -> None:
    assert [row.text for row in lead(page_of(parse_text, text))] == [text] * shown


def test_many_names_make_no_headline(parse_text: Parse) -> None:
    text = "President Ana Ruiz, Senator Tom Hale and Mayor Pia Lund have taken Holm Harbour Board to court."
    assert [row.text for row in lead(page_of(parse_text, text))] == [text]


def test_a_sentence_with_half_of_the_headline_leads(parse_text: Parse) -> None:
    first = "Two keepers looked over the water for a long time on Monday."
    text = "The harbour board wants the old bridge to be painted blue, and it hopes to begin before the winter."
    page = page_of(parse_text, f"{first}\n\n{text}", title="Harbour board wants bridge painted blue")
    assert [(row.topic, row.text) for row in lead(page)] == [(THE_NEWS, text)]


def test_what_opens_the_article_gives_way_to_the_news_of_the_headline(parse_text: Parse) -> None:
    opening, news = (
        "Storms are nothing new to keepers of a bridge.",
        "The council closed the old harbour bridge on Monday.",
    )
    text = f"{opening} {news}"
    (found,) = lead(page_of(parse_text, text, title="Storm-hit harbour bridge closed by council"))
    assert (found.topic, found.text) == (THE_NEWS, news)
    (found,) = lead(page_of(parse_text, text, title="Keepers of storms"))
    assert found.text == opening


def test_an_opinion_named_so_in_its_headline_is_no_news(parse_text: Parse) -> None:
    for title in ("The Post view on the harbour bridge", "Bridge closed by council | Opinion", "Comment: the bridge"):
        assert [row.topic for row in lead(page_of(parse_text, NEWS, title=title))] == [IT_BEGINS]


def test_a_country_is_no_pronoun(parse_text: Parse) -> None:
    text = "US keepers closed the harbour bridge on Monday after a storm."
    passed = "Opened in the harbour on Saturday morning by the two keepers who had built it."
    assert [row.text for row in lead(page_of(parse_text, f"{passed}\n\n{text}"))] == [text]


def test_the_headline_that_stands_in_the_text_counts(parse_text: Parse) -> None:
    text = "A storm that came from the north damaged two pillars of the harbour bridge."
    head = "Storm damages harbour bridge\n\nBy Ana Ruiz"
    page = page_of(parse_text, f"{head}\n\n{text}\n\nThe council said that it would be closed for a month.")
    assert page.title == "Storm damages harbour bridge"
    assert [row.topic for row in lead(page)] == [THE_NEWS]


def test_what_is_left_when_all_is_passed_over_is_nothing(parse_text: Parse) -> None:
    text = "Opened in the harbour on Saturday morning by the two keepers who had built it."
    assert list(lead(page_of(parse_text, text))) == []
    after = f"{text}\n\nThese two keepers had painted the harbour bridge as well."
    assert list(lead(page_of(parse_text, after))) == [], "these: who are meant stands in what was passed over"


def test_a_column_and_an_interview_are_no_news(parse_text: Parse) -> None:
    column = f"{NEWS}\n\nI never liked the old bridge in the harbour.\n\nBut I will miss it, and so will my father."
    assert [row.topic for row in lead(page_of(parse_text, column))] == [IT_BEGINS]
    glad = f"I am glad that the bridge in my harbour was closed.\n\n{NEWS}\n\nI never liked it in my life."
    assert [row.text for row in lead(page_of(parse_text, glad))] == [NEWS], "who says I stands elsewhere"
    asked = [
        "What is wrong with the bridge?",
        "The pillars are old, and the sea is rough.",
        "When will it be open again?",
        "We hope that it will be open in the spring.",
    ]
    turns = "\n\n".join(f"{('Tom Hale', 'Ana Ruiz')[n % 2]}: {text}" for n, text in enumerate(asked * 2))
    page = page_of(parse_text, f"{NEWS}\n\n{turns}")
    assert page.is_conversation and [row.topic for row in lead(page)] == [IT_BEGINS]


@pytest.mark.parametrize(
    "text",
    [
        "If a town has no bridge then it is usually fitted with two old ferries instead.",
        "As a bridge is closed in winter, it is mostly painted by two keepers.",
        "Harbour bridges were usually closed on Monday after a storm.",
        "The council of the harbour has wanted a new bridge across the bay.",
    ],
)
def test_what_is_so_in_general_is_no_news(text: str, parse_text: Parse) -> None:
    assert [row.topic for row in lead(page_of(parse_text, text))] == [IT_BEGINS]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Two pillars of the bridge had been damaged on Monday by the storm, which came from the north.", True),
        ("They had been damaged on Monday by the storm, which came to the harbour from the north.", False),
        ("Ana Ruiz said that two pillars of the harbour bridge had been damaged on Monday by the storm.", False),
        ("The council has closed the harbour bridge after a storm, and it has closed all the others.", False),
        ("Tom Hale has written nine books on the birds of the northern islands and their long ways.", False),
    ],
)
def test_the_next_sentence_of_the_news(text: str, shown: bool, parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS}\n\n{text}")
    (first,) = lead(page)
    found = [(row.topic, row.text) for row in what_follows(page, first, {first.sentence})]
    assert found == [(ALSO_TOLD, text)] * shown
    assert list(what_follows(page, first, {first.sentence, 1})) == []


def test_a_whole_deck_with_the_headlines_words_leads(parse_text: Parse) -> None:
    deck = "Three bridges of the harbour will be closed in winter, the council has decided."
    body = "The council met on Monday. It was a long day for all of its members, and many people came."
    page = page_of(parse_text, f"Three harbour bridges closed in winter\n\n{deck}\n\n{body}")
    assert [first.text for first in lead(page)] == [deck]


def test_the_outcome_of_a_trial_is_told_behind_the_charge(parse_text: Parse) -> None:
    charge = "Tom Hale was indicted on Monday for the theft of a boat from the harbour of Port Ellery."
    end = "The jury found the prisoner guilty, and he was sentenced to two years in the gaol of the county."
    page = page_of(parse_text, f"{charge} Ana Ruiz saw the boat on the quay at night. {end}")
    (first,) = lead(page)
    assert [found.text for found in outcome(page, first, {0})] == [end]


def test_the_outcome_near_a_first_line_without_one_is_told(parse_text: Parse) -> None:
    news = "Police released a film on Monday of the rescue of a girl from a boat in the harbour of Port Ellery."
    end = "The keeper, Tom Hale, was convicted and sentenced to ten years in prison last Thursday."
    page = page_of(parse_text, f"{news} {end}")
    (first,) = lead(page)
    assert [found.text for found in outcome(page, first, {0})] == [end]


def test_the_verdict_of_a_jury_is_an_outcome(parse_text: Parse) -> None:
    charge = "Tom Hale was indicted on Monday for the theft of a boat from the harbour of Port Ellery."
    end = "The jury, after two hours in their room, returned a verdict of not guilty on Friday."
    page = page_of(parse_text, f"{charge} Ana Ruiz saw the boat on the quay at night. {end}")
    (first,) = lead(page)
    assert [found.text for found in outcome(page, first, {0})] == [end]


def test_what_led_to_the_news_is_no_first_line(parse_text: Parse) -> None:
    opening = "Port Ellery has struggled with a rise of thefts in recent years as boats grow dear."
    (found,) = lead(page_of(parse_text, f"{opening} {NEWS}"))
    assert found.text == NEWS


def test_a_short_page_tells_more_of_what_happened(parse_text: Parse) -> None:
    more = "The storm broke nine pillars of the harbour bridge on the night of Saturday."
    view = "The council may close the old harbour bridge for two winters after the storm."
    text = f"{NEWS} Fishermen slept. Boats lay still. Nobody went out. The gulls were loud. {view} {more}"
    page = page_of(parse_text, text)
    (first,) = lead(page)
    assert [found.text for found in further(page, first, {0}, 2)] == [more]
    assert further(page, first, {0}, 0) == []


def test_whose_turn_a_first_line_is_of_is_told(parse_text: Parse) -> None:
    turns = "The council has closed the harbour bridge.\n\nREPORTER: Will it open?\n\nRUIZ: Nobody can say so."
    text = f"RUIZ:\n{turns}\n\nREPORTER: Why is it shut?\n\nRUIZ: The storm has broken nine of its pillars."
    page = page_of(parse_text, text)
    assert all(found.note is None or found.note.startswith("said by ") for found in lead(page))


def test_who_was_harmed_is_told_before_what_else_is_near(parse_text: Parse) -> None:
    crash = "A ferry hit the harbour bridge near Norwood on Monday in a heavy storm."
    near = "The ferry had come from the harbour of Bexford late on Monday."
    harmed = "Two passengers of the ferry died and nine were hurt when a pillar fell."
    page = page_of(parse_text, f"{crash} {near} {harmed}", title="Ferry hits bridge in Norwood")
    (first,) = lead(page)
    assert [row.text for row in what_follows(page, first, {0})] == [harmed]


def test_what_hangs_never_leads_for_the_words_of_the_headline(parse_text: Parse) -> None:
    news = "The threat of the council to close the harbour will be tested on Friday."
    hangs = "If it happens tonight, bridge tolls and ferry fares in Norwood could rise by May."
    page = page_of(parse_text, f"{news} {hangs}", title="Bridge tolls and ferry fares in Norwood likely to rise")
    assert [row.text for row in lead(page)] == [news]


def test_news_of_a_day_leads_before_a_sentence_with_more_of_the_headline(parse_text: Parse) -> None:
    news = "The council of Norwood won the vote on the bridge on Tuesday, its third in a year."
    more = "In a speech at the harbour the mayor claimed momentum and said the bridge vote was a mandate."
    page = page_of(parse_text, f"{news} {more}", title="Norwood mayor claims mandate and momentum after vote")
    assert [row.text for row in lead(page)] == [news]


def test_who_founded_something_is_no_more_of_the_news(parse_text: Parse) -> None:
    founded = "The council of the harbour bridge was founded by two keepers after a storm."
    page = page_of(parse_text, f"{NEWS} {founded}")
    (first,) = lead(page)
    assert further(page, first, {0}, 3) == []


def test_a_conversation_does_not_begin_with_its_greetings(parse_text: Parse) -> None:
    text = """Interview with Ana Ruiz

HOST: Ana Ruiz, thank you so much for joining us on this cold and windy morning.

RUIZ: Good morning, it is a pleasure to be here with you in the harbour.

HOST: The council closed the harbour bridge on Monday after a storm had damaged it. Why?

RUIZ: The keepers of the bridge found cracks in two of its pillars, and nobody should drive over it."""
    (found,) = lead(page_of(parse_text, text))
    assert "closed the harbour bridge" in found.text


def test_far_down_no_words_of_the_headline_lead(parse_text: Parse) -> None:
    first = "Tom Hale, 23, kept the rolls in a shed by the quay, the county court heard on Monday."
    between = "He sold a boat. He had a van, too. He lived alone. He owned a dog. He never slept there."
    late = "Ana Ruiz said that the copper theft at the harbour was the work of one thief who had been jailed twice."
    title = "Thief jailed for copper theft at the harbour"
    for space, leads in ((between, first), ("", late)):
        found = next(lead(page_of(parse_text, f"{first}\n\n{space}\n\n{late}", title=title)))
        assert found.text == leads
