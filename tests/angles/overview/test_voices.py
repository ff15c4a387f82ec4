"""Names of sources, and what their reporting verbs say that they do."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview import voices


@pytest.mark.parametrize(
    ("text", "shown", "added"),
    [
        ("Ana Ruiz, who came late, said that the bridge was safe.", "Ana Ruiz", False),
        ("Ana Ruiz, 54, said that the old bridge was safe again.", "Ana Ruiz", False),
        ("Mayor Ana Ruiz was there. Ruiz said that the bridge was safe.", "[Ana Ruiz]", True),
        ("Two officials said that the old harbour bridge was safe.", "Two officials", False),
        ("The police said that the old harbour bridge was safe.", "The police", False),
    ],
)
def test_a_source_is_called_as_written_or_by_its_full_name(
    text: str, shown: str, added: bool, parse_text: Parse
) -> None:
    page = page_of(parse_text, text)
    (quote,) = page.rows["quotes"]
    found = voices.voice(page, quote)
    assert found is not None and (found.shown, found.added) == (shown, added)


@pytest.mark.parametrize(
    "text",
    [
        "They said that the old harbour bridge was safe.",
        "Nobody said that the old harbour bridge was safe.",
        "The bridge was old. The company said that it was safe.",
        "Tom Hale was heard by Ana Ruiz. In the hearing with Hale, he said that the bridge was safe.",
    ],
)
def test_a_source_that_is_unsure_has_no_name(text: str, parse_text: Parse) -> None:
    page = page_of(parse_text, text)
    assert [voices.voice(page, quote) for quote in page.rows["quotes"]] in ([None], [])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("According to Ana Ruiz, head of the council, the old bridge was safe.", "Ana Ruiz"),
        ("The bridge was safe, according to the blog Harbour Notes.", "the blog Harbour Notes"),
        ("The bridge was safe, according to safety papers released in July.", "safety papers"),
    ],
)
def test_after_according_to_a_source_ends_at_a_comma(text: str, shown: str, parse_text: Parse) -> None:
    page = page_of(parse_text, text)
    assert [found.name for q in page.rows["quotes"] if (found := voices.voice(page, q))] == [shown]


def test_a_thing_that_cannot_tell_has_no_voice(parse_text: Parse) -> None:
    page = page_of(
        parse_text, "The new bridge is a great improvement on the old one, which showed that money was lost."
    )
    row = {"cue_start": None, "actor_id": None}
    for words, voiced in (("a great improvement", False), ("The new bridge", False)):
        start = page.text.index(words)
        found = voices.voice(page, {**row, "source_start": start, "source_end": start + len(words)})
        assert (found is not None) == voiced, words


def test_a_part_of_a_word_is_nobody(parse_text: Parse) -> None:
    page = page_of(parse_text, "Hale matter-of-factly said that the bridge was safe.")
    row = {"cue_start": None, "actor_id": None, "source_start": 0}
    assert voices.voice(page, {**row, "source_end": len("Hale matter")}) is None
    found = voices.voice(page, {**row, "source_end": len("Hale")})
    assert found is not None and found.name == "Hale"


def test_of_two_people_of_one_name_none_is_put_in(parse_text: Parse) -> None:
    page = page_of(parse_text, "Ana Ruiz met Rosa Ruiz. Ruiz said that the old bridge was safe.")
    assert all(not found.added for q in page.rows["quotes"] if (found := voices.voice(page, q)))


def test_an_article_within_a_sentence_is_small() -> None:
    assert voices.Voice("The council", "noun").within == "the council"
    assert voices.Voice("The Hague", "full name", True).within == "[The Hague]"
    assert voices.Voice("Ana Ruiz", "full name").within == "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ana Ruiz denied that the bridge was old.", "denial"),
        ("Ana Ruiz warned that the bridge was old.", "warning"),
        ("Ana Ruiz admitted that the bridge was old.", "admission"),
        ("Ana Ruiz said that the denial was a warning.", None),
        ("Ana Ruiz confirmed that the accusation was false.", None),
    ],
)
def test_the_reporting_verb_alone_gives_the_label(text: str, label: str | None, parse_text: Parse) -> None:
    page = page_of(parse_text, text)
    cue = voices.cue_of(page, page.rows["quotes"][0])
    assert cue is not None and voices.act(cue) == label


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Ana Ruiz said that the bridge was safe.", True),
        ("The bridge was safe, Ana Ruiz said on Friday.", True),
        ("According to Ana Ruiz, the bridge was safe.", True),
        ("A message claiming that the bridge was safe is false.", False),
    ],
)
def test_a_reporting_verb_heads_its_sentence_or_is_left_alone(text: str, own: bool, parse_text: Parse) -> None:
    page = page_of(parse_text, text)
    cues = [cue for q in page.rows["quotes"] if (cue := voices.cue_of(page, q)) is not None]
    assert all(voices.heads_its_sentence(cue) == own for cue in cues) and (cues or not own)


@pytest.mark.parametrize(
    "text",
    ["Ana Ruiz was warned that the bridge was old.", "Ana Ruiz did not say that the bridge was old."],
)
def test_a_hearer_and_a_silence_are_no_statement(text: str, parse_text: Parse) -> None:
    page = page_of(parse_text, text)
    assert all(voices.is_negated(cue) for q in page.rows["quotes"] if (cue := voices.cue_of(page, q)) is not None)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Ruiz, the harbour master, came on Monday.", "harbour master"),
        ("Harbour master Ana Ruiz came on Monday.", "harbour master"),
        ("He and harbour master Tom Hale met Ana Ruiz on Monday.", ""),
        ("Ana Ruiz had been held as a hostage, her lawyer told the court.", ""),
    ],
)
def test_a_role_is_put_in_where_it_stands_beside_a_name(text: str, role: str, parse_text: Parse) -> None:
    page = page_of(parse_text, f"{text} Ruiz said that the old bridge was safe.")
    actor = next(one for one in page.actors.values() if one["name"] == "Ana Ruiz")
    told = {**actor, "role": role or ("harbour master" if "master" in text else "hostage")}
    found = voices.with_role(page, voices.Voice("Ana Ruiz", "surname", True), told, len(page) - 1)
    assert (found.role or found.name.removesuffix("Ana Ruiz").strip().lower()) == role


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz was there. The Prime Minister said that the old harbour bridge was safe.",
        "Police Chief Ana Ruiz was there. A police chief said that the old harbour bridge was safe.",
        "Two analysts wrote of Harbour Works on Monday. They said that the bridge was safe.",
    ],
)
def test_who_may_be_somebody_on_the_page_already_has_no_row(text: str, parse_text: Parse) -> None:
    page = page_of(parse_text, text)
    found = [voices.voice(page, quote) for quote in page.rows["quotes"] if page.at(quote["start"]) == len(page) - 1]
    assert all(voice is None or voice.added for voice in found)


def test_whoever_was_killed_is_not_put_in_as_the_speaker(parse_text: Parse) -> None:
    page = page_of(parse_text, "A storm killed Ana Ruiz at the harbour. Tom Hale died there. Eva Lund saw it.")
    dead = {actor["name"] for actor in page.actors.values() if actor["actor_id"] in page.killed}
    assert dead == {"Ana Ruiz", "Tom Hale"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Norwood, Ariz., harbour officials said that the old bridge was safe.", "harbour officials"),
        ("The bridge was crossed by, according to several reports, nearly 2000 people on Monday.", "several reports"),
    ],
)
def test_a_place_or_a_number_beside_a_source_is_no_part_of_its_name(text: str, name: str, parse_text: Parse) -> None:
    page = page_of(parse_text, text)
    rows = [*page.rows["quotes"], *page.rows["claims"]]
    assert {found.name for row in rows if (found := voices.voice(page, row, described=True))} <= {name}


def test_of_two_who_speak_none_is_put_first(parse_text: Parse) -> None:
    page = page_of(parse_text, "Mayor Ana Ruiz came. Ruiz and Tom Hale said that the old bridge was safe.")
    (quote,) = page.rows["quotes"]
    found = voices.voice(page, quote)
    assert found is not None
    assert "[" not in voices.with_role(page, found, page.actors.get(quote["actor_id"]), 1).shown


def test_a_title_alone_is_no_role(parse_text: Parse) -> None:
    page = page_of(parse_text, "Ana Ruiz came late. Ruiz said that the old bridge was safe.")
    (actor,) = [row for row in page.actors.values() if row["name"] == "Ana Ruiz"]
    found = voices.Voice("Ruiz", "surname")
    assert voices.with_role(page, found, {**actor, "role": "Rev."}, 1).put_in is None


def test_a_participle_behind_a_clause_of_time_may_be_anothers(parse_text: Parse) -> None:
    text = "Keepers left the hall before Ruiz even spoke on Monday, however, saying that the bridge would fall."
    page = page_of(parse_text, text)
    for quote in page.rows["quotes"]:
        cue, source = voices.cue_of(page, quote), page.span(quote["source_start"], quote["source_end"])
        assert cue is None or source is None or source.text != "Ruiz" or not voices.is_its_own(cue, source)
