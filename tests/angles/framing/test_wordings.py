"""Words that colour: their kind, whose voice they are, whom they colour, and words that only describe."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.tables.framing_rows import Wording

SHOWN = [
    ("Ministers hid the brazen theft of public money.", "brazen", "loaded"),
    ("The union slammed the plan on Monday.", "slammed", "loaded"),
    ("The union lashed out at the minister on Monday.", "lashed out", "loaded"),
    ("The minister dodged questions about the bridge.", "dodged", "loaded"),
    ("The inquiry became a witch hunt.", "witch hunt", "loaded"),
    ("It was a jaw-dropping sum for a small town.", "jaw-dropping", "loaded"),
    ("The council adopted an utterly useless rule.", "utterly", "intensifier"),
    ("The raid caused heavy collateral damage in the port.", "collateral damage", "euphemism"),
    ("The so-called reform cost the town two million dollars.", "so-called", "so-called"),
    ("The firm paid its directors a “normal” bonus of two million dollars.", "normal", "scare quotes"),
]

PLAIN = [
    "Divers searched the wreck without disturbing the nets.",
    "The driver slammed the door and left.",
    "Rain lashed the coast for three days.",
    "The blast killed four people and the fire destroyed a school.",
    "The board rejected a hostile takeover bid.",
    "The court said the law had a chilling effect on speech.",
    "The council changed the tax regime in May.",
    "The suspect was accused of murder and convicted in March.",
    "The gas was completely closed off very early on Monday.",
    "The alleged thief was held in the town jail.",
    "She sang “Brazen” at the festival in the harbour on Sunday.",
    "Engineers call the process “curing” and repeat it twice a day.",
    "The brain does much work in the so-called idle state.",
    "The word “normal” has many senses in the books of the law.",
    "The ruling was hardly a bombshell for the two towns.",
    "The plan was no witch hunt, and the audit was not shameful.",
    "The clerk did not make any brazen claim.",
    "The clerk did not write any despicable or vile letters.",
    "Voters had grown cynical about the two old parties.",
    "The letters disparaged a rival of the mayor.",
    "The party needs an outright majority of the seats.",
    "The charity hammered home its message to the council.",
    "Soldiers found two incendiary devices in the hall.",
]

UNMARKED = [
    "Q: What was it like at the lake?\n\nA: It is an incredible place, with herons in each tree.",
    "The lake drew painters for years.\n\nI found it a magnificent place, and my boat was cheap.",
    "The lake drew painters for years.\n\nNR: The lake is small. Unfortunately, we have no count of the herons.",
    "The council sent the paper these points:\n\nThe mayor was forced into a shameful deal.",
    "The mayor signed a shameful deal.\n\n— Judge Ana Ruiz\n\nThe court sits again on Monday.",
    "Ruiz wrote:\n\n“The town has two bridges.\n\nThe mayor signed a shameful deal.”",
    "The council sent these points:\n\n- The town has two bridges.\n\n- The mayor was forced into a shameful deal.",
]


def _shown(parse_text: Parse, text: str) -> list[Wording]:
    return [row for row in parse_text(text)._.wordings if row.shown]


@pytest.mark.parametrize(("text", "words", "kind"), SHOWN)
def test_words_that_colour_are_shown(parse_text: Parse, text: str, words: str, kind: str) -> None:
    assert [(row.text, row.kind, row.voice) for row in _shown(parse_text, text)][:1] == [(words, kind, "outlet")]


@pytest.mark.parametrize("text", PLAIN)
def test_words_that_describe_are_not(parse_text: Parse, text: str) -> None:
    assert not _shown(parse_text, text)


@pytest.mark.parametrize("text", UNMARKED)
def test_words_of_a_turn_a_letter_or_a_document_are_not_shown_as_the_outlets(parse_text: Parse, text: str) -> None:
    rows = parse_text(text)._.wordings
    assert rows
    assert not [row for row in rows if row.shown and row.voice == "outlet"]


def test_a_limited_denial_denies_nothing(parse_text: Parse) -> None:
    (row,) = _shown(parse_text, "The deal was not only shameful for the town.")
    assert row.text == "shameful"


def test_a_paragraph_after_a_list_is_the_outlets_again(parse_text: Parse) -> None:
    text = "The council sent these points:\n\n- The town has two bridges.\n\nThe mayor signed a shameful deal."
    assert [(row.text, row.voice) for row in _shown(parse_text, text)] == [("shameful", "outlet")]


def test_a_regime_colours_beside_a_name(parse_text: Parse) -> None:
    (row,) = _shown(parse_text, "Protests against the Syrian regime began in March.")
    assert (row.text, row.rule) == ("regime", "loaded:named")


def test_words_in_a_quote_are_the_speakers(parse_text: Parse) -> None:
    doc = parse_text("“This is a shameful and brazen decision for our town,” Ana Ruiz said.")
    rows = [row for row in doc._.wordings if row.shown]
    (quote,) = doc._.quotes
    assert [(row.text, row.voice, row.quote_id) for row in rows] == [
        ("shameful", "attributed", quote.quote_id),
        ("brazen", "attributed", quote.quote_id),
    ]
    assert {row.by_actor_id for row in rows} == {quote.actor_id}


def test_what_somebody_is_blamed_for_is_not_shown_as_the_outlets(parse_text: Parse) -> None:
    text = "Residents criticised the officers for their heavy-handed raid."
    assert not [row for row in _shown(parse_text, text) if row.voice == "outlet"]


def test_the_target_is_the_words_own_head_or_subject(parse_text: Parse) -> None:
    doc = parse_text("The disgraced mayor Ana Ruiz left on Monday. Ruiz was ruthless.")
    actors = {actor.actor_id: actor.name for actor in doc._.actors}
    targets = [(row.text, actors.get(row.target_actor_id or "")) for row in doc._.wordings if row.shown]
    assert ("ruthless", "Ana Ruiz") in targets


def test_a_euphemism_has_plainer_words(parse_text: Parse) -> None:
    (row,) = _shown(parse_text, "The agency used enhanced interrogation in three prisons.")
    assert (row.plainer, row.source) == ("torture", "euphemisms.tsv")


@pytest.mark.parametrize("swap", [("Ruiz", "Okafor"), ("He", "She"), ("Greek", "Danish"), ("Labour", "Republicans")])
def test_names_parties_and_nations_change_nothing(parse_text: Parse, swap: tuple[str, str]) -> None:
    text = "Ruiz told the Greek press on Monday. He slammed the shameful plan. Labour ridiculed the farcical vote."
    read = [
        [(row.text, row.kind, row.shown, row.confidence) for row in parse_text(one)._.wordings]
        for one in (text, text.replace(*swap))
    ]
    assert read[0] == read[1]
