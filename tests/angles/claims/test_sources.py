"""On whose word a claim rests, and what sort of source that is."""

from __future__ import annotations

import pytest

from angle_rows import Parse, claim
from paragraph_formats import LETTER_PAGE

SOURCES = [
    ("Anna Berg said the bank had failed.", "the bank", "attributed", "named person"),
    ("Greenpeace said the river was poisoned.", "the river", "attributed", "named organisation"),
    ("U.S. officials said the talks had failed.", "the talks", "attributed", "unnamed officials"),
    ("A spokesman said the talks had failed.", "the talks", "attributed", "unnamed officials"),
    ("Moscow said the talks had failed.", "the talks", "attributed", "unnamed officials"),
    ("The report says the bridge is unsafe.", "the bridge", "attributed", "document"),
    ("The New York Times reported that the bank had failed.", "the bank", "attributed", "media"),
    ("Local media reported that the bank had failed.", "the bank", "attributed", "media"),
    ("Critics say the bridge is unsafe.", "the bridge", "attributed", "unnamed others"),
    ("Sources say the bridge is unsafe.", "the bridge", "attributed", "unnamed others"),
    ("Reports suggest the bank has failed.", "the bank", "attributed", "unnamed others"),
    ("It is believed that the bank has failed.", "the bank", "attributed", "nobody"),
    ("The bank has reportedly failed.", "bank", "attributed", "nobody"),
    ("The mayor allegedly took bribes.", "bribes", "attributed", "nobody"),
    ("Reportedly over 400 firefighters took part.", "over 400 firefighters took part", "attributed", "nobody"),
    ("More than 100 members, reportedly, of the tribe turned out.", "turned out", "attributed", "nobody"),
    ("A reportedly angry crowd left the square.", "left", "outlet", None),
    ("The bank has failed.", "The bank", "outlet", None),
    ("A shopkeeper in Derna said the bank had failed.", "the bank", "attributed", "unnamed others"),
    ("The data show that the bank had failed.", "the bank", "attributed", "document"),
    ("The bank had failed, newly released files show.", "The bank", "attributed", "document"),
    ("The firm estimated the loss at 3 million euros.", "loss", "attributed", "unnamed others"),
    ("It emerged on Monday that the bank had failed.", "the bank", "attributed", "nobody"),
    ("The clerks’ letter to the board said the bank had failed.", "the bank", "attributed", "document"),
    ("The plan is an improvement, which showed the bank was safe.", "the bank was", "outlet", None),
    ("Lena Moss fell from a ladder, a coroner has heard.", "Lena", "attributed", "nobody"),
    ("The inquest heard how tests found marks which showed the body was dragged.", "the body", "attributed", "nobody"),
    ("The inquest heard how tests found marks.", "The inquest", "outlet", None),
    ("The court heard the case on Monday.", "The court", "outlet", None),
    ("The prize was an insult, according to critics, but the duke came.", "the duke", "outlet", None),
    ("Mrs Vale had moved out and was considering buying another home.", "another home", "outlet", None),
    ("It is a hall, which the mayor said would cost a fortune.", "would cost", "attributed", "unnamed officials"),
    ("The World Health Organization has listed 50 cities.", "50", "attributed", "named organisation"),
]


@pytest.mark.parametrize(("text", "part", "voice", "kind"), SOURCES)
def test_whose_word(parse_text: Parse, text: str, part: str, voice: str, kind: str | None) -> None:
    row = claim(parse_text(text), part)
    assert (row.voice, row.source_kind) == (voice, kind)


def test_hearsay_reaches_no_further_than_its_verb(parse_text: Parse) -> None:
    doc = parse_text(
        "The couple drew guns on allegedly armed protesters. The mayor reportedly fled and later resigned."
    )
    assert claim(doc, "drew guns").voice == "outlet"
    assert claim(doc, "fled").source_kind == "nobody"


def test_somebodys_words_are_not_the_outlets(parse_text: Parse) -> None:
    row = claim(parse_text("I sold the bridge in May."), "bridge")
    assert (row.voice, row.source_kind) == ("attributed", "unclear")


def test_officials_have_their_country(parse_text: Parse) -> None:
    row = claim(parse_text("Ukraine was attacked. Ukrainian officials said the port was on fire."), "the port")
    assert row.source_body == "Ukraine"


def test_the_chain_is_kept(parse_text: Parse) -> None:
    row = claim(parse_text("Anna Berg said that officials had warned that the dam would break."), "the dam")
    assert len(row.chain) == 2
    assert row.chain[-1] == row.quote_id
    assert row.source == "officials"


def test_a_letter_speaks_for_its_owner(parse_text: Parse) -> None:
    doc = parse_text("Greenpeace is angry. Greenpeace's report said that the river was poisoned.")
    row = claim(doc, "river")
    names = {actor.actor_id: actor.name for actor in doc._.actors}
    assert (row.source_kind, row.source, names.get(row.actor_id)) == ("document", "Greenpeace's report", "Greenpeace")


def test_quoted_words_below_a_refusal(parse_text: Parse) -> None:
    doc = parse_text('Coach Brad Pell refused to comment on it other than to say "we have an honest chairman."')
    row = next(row for row in doc._.claims if row.text.startswith("we"))
    assert (row.voice, row.source) == ("attributed", "Coach Brad Pell")


def test_a_claim_tells_who_its_subject_is(parse_text: Parse) -> None:
    doc = parse_text("Ana Ruiz left the bank in May. She has bought a farm. Ana Ruiz and Tom Pell left the town.")
    names = {actor.actor_id: actor.name for actor in doc._.actors}
    assert names[claim(doc, "bought").subject_actor_id] == "Ana Ruiz"
    assert claim(doc, "the town").subject_actor_id is None


def test_letters_are_never_in_the_outlets_voice(parse_text: Parse) -> None:
    doc = parse_text(LETTER_PAGE)
    told = {row.text.split()[0]: (row.voice, row.source, row.source_kind) for row in doc._.claims}
    assert {voice for voice, _, _ in told.values()} == {"attributed"}
    assert told["We,"] == ("attributed", None, "unclear")
    assert {row.source for row in doc._.claims if row.start > LETTER_PAGE.index("I counted")} == {"Tom Hale"}
