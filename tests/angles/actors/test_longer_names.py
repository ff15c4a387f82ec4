"""Names that are longer than what the recogniser has."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from angle_rows import Parse
from newsangles.angles.actors.longer_names import longer_names
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.names import Name
from newsangles.language.parsed_text import ParsedText
from parses import calls_in

TEXT = """Ports and Harbours Norland (PHN) closed, and so did the Civil Ser-ordinating Wages Council (CSWC).

Fish, Forests and Water Utopia (FFWU) opened. The Torvik Swab and Seek team left; Torvik Swab and Seek said so.

Acme and Zentro merged, and Zentro grew. Jan Roe (JNR) spoke on NBF Radio 4. Torvik Hold On, a charity, met Eva May.

Eva May 4 was late."""


@pytest.mark.parametrize(
    ("names", "longer"),
    [
        (["Harbours Norland:ORG"], ["Ports and Harbours Norland"]),
        (["Wages Council:ORG"], ["Civil Ser-ordinating Wages Council"]),
        (["Water Utopia:ORG"], ["Fish, Forests and Water Utopia"]),
        (["Torvik Swab:ORG", "Seek:ORG"], ["Torvik Swab and Seek"]),
        (["Acme:ORG", "Zentro:ORG"], []),
        (["Roe:PERSON"], []),
        (["NBF Radio:ORG"], ["NBF Radio 4"]),
        (["Torvik Hold:ORG", "On:ORG"], ["Torvik Hold On"]),
        (["Eva:PERSON"], ["Eva May"]),
    ],
)
def test_longer_names(parse_text: Parse, names: list[str], longer: list[str]) -> None:
    view = ParsedText(parse_text(TEXT))
    given: dict[str, list[Name]] = {}
    for entry in names:
        text, _, label = entry.partition(":")
        start = view.text.index(text)
        given[text] = [name_from(view, view.word_at(start), view.word_at(start + len(text) - 1), label)]
    assert [name.text for name in longer_names(view, given)] == longer


def test_a_name_in_a_chain_of_capitals_is_whole(parse_text: Parse) -> None:
    view = ParsedText(parse_text("A cup tie\n\nThey are between Jan Ten Holt’s sixth-place team and Norla."))
    start = view.text.index("Jan")
    given = {"Jan": [name_from(view, view.word_at(start), view.word_at(start), "PERSON")]}
    assert [name.text for name in longer_names(view, given)] == ["Jan Ten Holt"]


def test_a_word_that_always_stands_before_a_name_is_its_first(parse_text: Parse) -> None:
    text = "The players left.\n\nFans of Real Wickford sang. He saw Real Wickford win. The Roers sang, and Norla sang."
    view = ParsedText(parse_text(text))
    names = [name_from(view, k, k, "") for k in range(view.n) if view.word[k] in ("Wickford", "Roers", "Norla")]
    given: dict[str, list[Name]] = {}
    for name in names:
        given.setdefault(name.text, []).append(name)
    assert [name.text for name in longer_names(view, given)] == ["Real Wickford", "Real Wickford"]


@pytest.mark.parametrize("apart", [False, True])
def test_work_grows_with_the_number_of_names(apart: bool) -> None:
    def calls(sentences: int) -> int:
        line = "Then Never Roers won ." + " Roers lost ." * apart
        words = (line * sentences).replace(".", ". ").split()
        tags = ["NNP" if word[0] in "NR" else "RB" for word in words]
        starts = [i == 0 or words[i - 1] == "." for i in range(len(words))]
        view = ParsedText(Doc(Vocab(), words=words, tags=tags, sent_starts=starts))
        names = [name_from(view, i, i, "ORG") for i, word in enumerate(words) if word == "Roers"]
        found: list[Name] = []
        made = calls_in(lambda: found.extend(longer_names(view, {"Roers": names})))
        assert [name.text for name in found] == [] if apart else ["Never Roers"] * sentences
        return made

    few, many = calls(20), calls(80)
    assert many < 1.2 * 4 * few
