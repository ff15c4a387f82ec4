"""Participants that constructions propose: tables of (text, trigger, role, word, construction)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.angles.events.participants import Participants, lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.errors import ParameterError
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import made, using

Parse = Callable[[str], Doc]


CONSTRUCTIONS = [
    ("Boeing sold the plant.", "sold", "source", "Boeing", "subject"),
    ("Boeing sold the plant.", "sold", "object", "plant", "object"),
    ("The plant was sold by Boeing.", "sold", "source", "Boeing", "agent"),
    ("The plant was sold by Boeing.", "sold", "object", "plant", "passive subject"),
    ("Boeing wants to sell the plant.", "sell", "source", "Boeing", "subject control"),
    ("The court ordered Boeing to sell the plant.", "sell", "source", "Boeing", "object control"),
    ("Boeing closed the plant and fired the workers.", "fired", "source", "Boeing", "conjunct"),
    ("The firm that sold the plant is bankrupt.", "sold", "source", "that", "relative"),
    ("The plant that Boeing sold is old.", "sold", "object", "that", "object"),
    ("The plant Boeing sold is old.", "sold", "object", "plant", "object gap"),
    ("The plant sold by Boeing is old.", "sold", "object", "plant", "passive participle"),
    ("Boeing left without selling the plant.", "selling", "source", "Boeing", "gerund"),
    ("Boeing is ready to sell the plant.", "sell", "source", "Boeing", "adjective control"),
    ("Boeing, selling the plant, kept the land.", "selling", "source", "Boeing", "adverbial VBG"),
    ("The plant was designed and built by Boeing.", "designed", "source", "Boeing", "agent of conjunct"),
    ("The army supplied the rebels with weapons.", "supplied", "object", "weapons", "with"),
    ("The bank collapsed.", "collapsed", "object", "bank", "lone subject"),
    ("The soldiers fired on the crowd.", "fired", "object", "crowd", "verb on"),
    ("There was a meeting.", "was", "source", "meeting", "there"),
    ("The attack by the rebels failed.", "attack", "source", "rebels", "by"),
    ("The talks between Egypt and Israel failed.", "talks", "source", "Egypt", "between"),
    ("The talks between Egypt and Israel failed.", "talks", "object", "Israel", "between"),
    ("Egypt’s attack failed.", "attack", "source", "Egypt", "possessor"),
    ("The Egyptian attack failed.", "attack", "source", "Egyptian", "modifier"),
    ("Egypt launched an attack.", "attack", "source", "Egypt", "light verb"),
    ("The destruction of the bridge took hours.", "destruction", "object", "bridge", "of"),
    ("The sanctions against Iran failed.", "sanctions", "object", "Iran", "against"),
    ("The minister’s plan to attack Iran failed.", "attack", "source", "minister", "noun's infinitive"),
    ("The protests were crushed by the army.", "protests", "source", "army", "agent of governor"),
    ("The mayor was under pressure to back the ferry.", "back", "source", "mayor", "noun's infinitive"),
    ("The criticism of the budget from the bishops grew.", "criticism", "source", "bishops", "from"),
    ("She's slammed the alliance.", "slammed", "source", "She", "subject"),
    ("Moran has been outspoken in condemning the blockade.", "condemning", "source", "Moran", "gerund"),
    ("The failed coup changed the country.", "failed", "object", "coup", "passive attributive"),
]


@pytest.mark.parametrize(("text", "trigger", "role", "word", "rule"), CONSTRUCTIONS)
def test_constructions(parse_text: Parse, text: str, trigger: str, role: str, word: str, rule: str) -> None:
    view = ParsedText(parse_text(text))
    found = Participants(Presentations(view)).of(view.word.index(trigger))
    assert (role, word, rule) in [(p.role, view.word[p.word], p.rule) for p in found]


PHRASES = [
    ("The new president of France resigned.", "president", "The new president of France"),
    ("Egypt and Israel signed.", "Egypt", "Egypt and Israel"),
    ("The man who stole the car fled.", "man", "The man"),
    ("Boeing’s 20 largest planes are grounded.", "planes", "Boeing’s 20 largest planes"),
]


@pytest.mark.parametrize(("text", "head", "phrase"), PHRASES)
def test_extent(parse_text: Parse, text: str, head: str, phrase: str) -> None:
    view = ParsedText(parse_text(text))
    first, last = Participants(Presentations(view)).phrase(view.word.index(head))
    assert view.text[view.idx[first] : view.end[last]] == phrase


def test_lexicon_is_whole() -> None:
    sets = lexicon()
    assert all(sets.values())
    assert not sets["after"] & sets["before"]
    assert all(word == word.lower() for words in sets.values() for word in words)


def test_words_of_the_user_are_added() -> None:
    with using(made({"event_words.txt": ["light: undertake"]}, "plover.tsv")):
        assert {"undertake", "take"} <= lexicon()["light"]
    with (
        using(made({"event_words.txt": ["lights: undertake"]}, "plover.tsv")),
        pytest.raises(ParameterError, match="'lights' is no set"),
    ):
        lexicon()
