"""Modifiers that exclude each other, and nouns of office that go to who bears them."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from angle_rows import Parse, meant
from newsangles.angles.actors.discourse import Actor, Discourse
from newsangles.angles.actors.modifiers import Excluding
from newsangles.language.parsed_text import ParsedText
from parses import calls_in


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The French finance ministry raised it. The German finance ministry cut it.",
            "The French finance ministry",
            "The German finance ministry",
        ),
        (
            "The Labour spokesman said yes. The Conservative spokesman said no.",
            "The Labour spokesman",
            "The Conservative spokesman",
        ),
        (
            "The Chilean foreign minister, Ana Soto, left. The Danish foreign minister stayed.",
            "Ana Soto",
            "The Danish foreign minister",
        ),
    ],
)
def test_two_bodies(parse_text: Parse, text: str, first: str, second: str) -> None:
    doc = parse_text(text)
    assert meant(doc, first) is None or meant(doc, first) != meant(doc, second)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Judge Ida Moss heard Leo Farr. Farr wept. The judge sent him home.", "The judge", "Ida Moss"),
        (
            "President Omar Diallo met former President Salif Traore. The president smiled.",
            "The president",
            "Omar Diallo",
        ),
        (
            "President Omar Diallo met former President Salif Traore. The former president left.",
            "The former president",
            "Salif Traore",
        ),
        ("Police freed Senator Quist. Olaf Reed, a lawyer, spoke. The senator thanked him.", "The senator", "Quist"),
    ],
)
def test_the_bearer_of_an_office(parse_text: Parse, text: str, words: str, who: str) -> None:
    assert meant(parse_text(text), words) == who


def test_the_first_minister_is_not_the_foreign_minister(parse_text: Parse) -> None:
    text = "First minister Ann Tully met the foreign minister, Jan Rook. The foreign minister said he was glad."
    assert meant(parse_text(text), "The foreign minister") == "Jan Rook"


def test_the_second_is_not_the_first(parse_text: Parse) -> None:
    doc = parse_text("The first witness, Ana Soto, wept. The second witness laughed.")
    assert {m.text for m in doc._.mentions if m.actor_id} == {"The first witness", "Ana Soto"}


def test_work_grows_with_the_number_of_mentions() -> None:
    def calls(sentences: int) -> int:
        words = ["The", "French", "minister", "left", "."] * sentences
        pos = ["DET", "ADJ", "NOUN", "VERB", "PUNCT"] * sentences
        starts = [word == "The" for word in words]
        doc = Doc(Vocab(), words=words, pos=pos, lemmas=[w.lower() for w in words], sent_starts=starts)
        discourse, actor = Discourse(ParsedText(doc)), Actor(0, None, "person")

        def read() -> None:
            for i in range(2, len(words), 5):
                assert not Excluding(discourse, i).excludes(actor)
                actor.roles["minister"] += 1
                discourse.mention(actor, i, "nominal")

        return calls_in(read)

    assert calls(80) < 1.2 * 4 * calls(20)
