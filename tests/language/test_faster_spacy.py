"""The faster configuration of spaCy gives the same annotations."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
import spacy
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer
from spacy.tokens import Doc

from newsangles.angles.angle import angles
from newsangles.language import faster_spacy
from parses import SEED, annotations, invented, parsing


@pytest.fixture(scope="module")
def stock() -> Any:
    return parsing.load(fast=False)


@pytest.fixture(scope="module")
def quick() -> Any:
    """The faster configuration as on a machine where numpy's BLAS is the faster one."""
    nlp = parsing._loaded.__wrapped__(parsing.DEFAULT_MODEL, False, tuple(angle.component for angle in angles()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faster_spacy, "numpy_is_faster", lambda: True)
        faster_spacy.speed_up(nlp)
    return nlp


@pytest.mark.parametrize("text", [SEED, *map(invented, range(12))], ids=["seed", *map(str, range(12))])
def test_the_faster_configuration_gives_the_same_annotations(stock: Any, quick: Any, text: str) -> None:
    assert annotations(quick(text)) == annotations(stock(text))


def test_it_is_in_use() -> None:
    names = ("parser", "attribute_ruler", "lemmatizer", "ner")
    quick, stock = ([type(dict(nlp.pipeline)[n]) for n in names] for nlp in (parsing.load(), parsing.load(fast=False)))
    assert quick == [
        faster_spacy.SteppingParser,
        faster_spacy.RememberingRuler,
        faster_spacy.RememberingLemmatizer,
        faster_spacy.SteppingRecognizer,
    ]
    assert stock == [DependencyParser, AttributeRuler, EnglishLemmatizer, EntityRecognizer]


@pytest.mark.parametrize("limit", [faster_spacy.MAX_REMEMBERED, 3])
def test_the_ruler_says_what_spacys_says(stock: Any, quick: Any, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    """Tags and relations as they never stand together in a real parse."""
    monkeypatch.setattr(faster_spacy, "MAX_REMEMBERED", limit)
    rulers = [dict(nlp.pipeline)["attribute_ruler"] for nlp in (stock, quick)]
    names = ("tagger", "parser")
    tags, deps = (list(dict(stock.pipeline)[name].labels) for name in names)
    deps = [label.split("||")[0] for label in deps]
    pick = random.Random(7)
    for seed in range(60):
        words = [w for w in invented(seed, 40).split(" ") if w]
        labels = [(pick.choice(tags), pick.choice(deps)) for _ in words]
        found = []
        for nlp, ruler in zip((stock, quick), rulers, strict=True):
            doc = Doc(nlp.vocab, words=words)
            for token, (tag, dep) in zip(doc, labels, strict=True):
                token.tag_, token.dep_ = tag, dep
            ruler(doc)
            found.append([(t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc])
        assert found[0] == found[1]


@pytest.mark.parametrize("limit", [faster_spacy.MAX_REMEMBERED, 3])
def test_the_lemmatizer_says_what_spacys_says(
    stock: Any, quick: Any, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    """Parts of speech and morphology as they never stand together, and lemmas that the ruler has set."""
    monkeypatch.setattr(faster_spacy, "MAX_REMEMBERED", limit)
    lemmatizers = [dict(nlp.pipeline)["lemmatizer"] for nlp in (stock, quick)]
    forms = "Said men worse SMALLER axes better Leaves 's best Children lay saw 12s gonna U.S. été".split()
    kinds = ("Number=Sing", "Number=Plur", "VerbForm=Fin", "VerbForm=Inf", "Degree=Pos", "Degree=Cmp", "")
    pick = random.Random(3)
    for _ in range(60):
        words = pick.choices(forms, k=40)
        labels = [(pick.choice(["NOUN", "VERB", "ADJ", "ADV", "PROPN", "SPACE"]), pick.choice(kinds)) for _ in words]
        set_before = [pick.choice(["", "", "be"]) for _ in words]
        found = []
        for nlp, lemmatizer in zip((stock, quick), lemmatizers, strict=True):
            doc = Doc(nlp.vocab, words=words)
            for token, (pos, morph), lemma in zip(doc, labels, set_before, strict=True):
                token.pos_, token.lemma_ = pos, lemma
                token.set_morph(morph)
            found.append([t.lemma_ for t in lemmatizer(doc)])
        assert found[0] == found[1]


@pytest.mark.parametrize("deps", [*itertools.permutations(["dep", "punct", "nsubj"])])
def test_what_the_ruler_says_of_one_relation_is_not_said_of_another(stock: Any, deps: tuple[str, ...]) -> None:
    """White space gets the relation dep: that one which has it already does not change tells nothing of others."""
    patterns = dict(stock.pipeline)["attribute_ruler"].to_bytes(exclude=["vocab"])
    ruler = faster_spacy.RememberingRuler(stock.vocab, "ruler").from_bytes(patterns)
    doc = Doc(stock.vocab, words=["\n", "\n\n", "\n \n"])
    for token, dep in zip(doc, deps, strict=True):
        token.tag_, token.dep_ = "_SP", dep
    assert [token.dep_ for token in ruler(doc)] == ["dep", "dep", "dep"]


def test_a_ruler_with_other_patterns_stays_spacys() -> None:
    ruler = AttributeRuler(spacy.blank("en").vocab)
    ruler.add([[{"TAG": "NN"}]], {"POS": "NOUN"})
    assert faster_spacy.can_remember(ruler)
    ruler.add([[{"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}]], {"POS": "X"})
    assert not faster_spacy.can_remember(ruler)
