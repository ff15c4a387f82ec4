"""The rule files of the embedding: whole as shipped, and a user's lines before them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from newsangles.angles.factuality.component import Predicates, explain
from newsangles.angles.factuality.lexicon import POLARITIES, lexicon, rules
from newsangles.errors import ParameterError
from newsangles.language.rules import Rules, using

Parse = Callable[[str], Doc]
LINE = "verb\tto\tmulls over\tpossible\tinherit\tfuture\tplanned\tmanage"
TEXT = "She managed to escape."


def test_every_rule_line_is_whole() -> None:
    assert len(rules()) > 300
    for (part, lemma, shape), rule in rules().items():
        assert part in ("verb", "adj", "noun")
        assert lemma == lemma.lower()
        assert shape
        assert rule.polarity in POLARITIES
        assert rule.status in ("", "reported", "alleged", "predicted", "planned", "wanted", "opinion", "question")
    assert all(lexicon().values())


def test_a_line_of_the_users_comes_first(parse_text: Parse) -> None:
    doc = parse_text(TEXT)
    shipped = next(row for row in doc._.predicates if row.text == "escape")
    assert (shipped.certainty, shipped.status, shipped.cue_rules) == ("certain", "fact", ())
    Predicates([LINE])(doc)
    own = next(row for row in doc._.predicates if row.text == "escape")
    assert (own.certainty, own.status, own.future) == ("possible", "planned", True)
    Predicates()(doc)
    assert next(row for row in doc._.predicates if row.text == "escape") == shipped


def test_explain_names_a_line_of_the_users(parse_text: Parse, tmp_path: Path) -> None:
    doc = parse_text(TEXT)
    (found,) = explain(doc, TEXT.index("escape"))
    assert found.lines == ()
    path = tmp_path / "embedding.more.tsv"
    path.write_text(f"part\tbelow\tname\n{LINE}\n", "utf-8")
    with using(Rules(tmp_path)):
        (found,) = explain(doc, TEXT.index("escape"))
    assert found.lines == (f"{path}, line 2",)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("verb\tto\tholds", "3 columns"),
        (LINE.replace("verb", "verbs"), "'verbs' is no part"),
        (LINE.replace("possible", "perhaps"), "'perhaps' is no certainty"),
        (LINE.replace("inherit", "keep"), "'keep' is no polarity"),
        (LINE.replace("future", "later"), "'later' is no time"),
        (LINE.replace("planned", "plan"), "'plan' is no status"),
        (LINE.replace("manage", ""), "lemmas is empty"),
    ],
)
def test_a_wrong_line_is_named(line: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "embedding.more.tsv"
    path.write_text(f"# mine\npart\tbelow\n{line}\n", "utf-8")
    with using(Rules(tmp_path)), pytest.raises(ParameterError, match=words) as error:
        rules()
    assert f"{path}, line 3" in str(error.value)


def test_word_sets_are_united() -> None:
    with using(Rules(added={"certainty_words.txt": ["probable: doubtless", "probable: surely"]})):
        assert {"doubtless", "surely", "probably"} <= lexicon()["probable"]
    assert "doubtless" not in lexicon()["probable"]


@pytest.mark.parametrize(("line", "words"), [("probable", "no colon"), ("probably: doubtless", "no set")])
def test_a_wrong_set_is_named(line: str, words: str) -> None:
    with using(Rules(added={"certainty_words.txt": [line]})), pytest.raises(ParameterError, match=words):
        lexicon()


def test_the_component_says_what_it_needs_and_survives_a_file(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsangles_predicates", config={"rules": [LINE]})
    assert "doc._.quotes" in nlp.analyze_pipes()["problems"]["newsangles_predicates"]
    assert nlp.analyze_pipes()["attrs"]["doc._.predicates"]["assigns"] == ["newsangles_predicates"]
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.get_pipe("newsangles_predicates").rules.digest == Predicates([LINE]).rules.digest  # type: ignore[union-attr]
