"""Parsing: any text stays as it is, in order, and is read by the rules that are given."""

from __future__ import annotations

import dataclasses
import itertools
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles.angles.angle import angles
from newsangles.documents.aliases import Aliases
from newsangles.documents.article import Article
from newsangles.errors import DocumentError, ModelError
from newsangles.language import rules as rule_files
from newsangles.pipeline import beside
from newsangles.tables import confidences as fitting
from parses import annotations, article, one, parse, parsing

TEXTS = st.text(
    st.sampled_from("aA e.,!?\"“”‘’'«»()-—–\n\r\t\x00\x0b\x1c\x85\u200b\u202e\u0301\u2028🙂字é1")
    | st.characters(exclude_categories=["Cs"]),
    max_size=200,
)
SLOW = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


# --- The text and the order ---


@SLOW
@given(TEXTS)
def test_the_text_stays_as_it_is(parse_text: Callable[[str], Doc], text: str) -> None:
    doc = one(text, use_cache=False)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\u0301",
        "\ufeff",
        "🙂",
        ".",
        '"',
        "“",
        "a",
        "\x00",
        "A\r\nB\rC\n\n\nD",
        " a ",
        "\u2028",
    ],
    ids=ascii,
)
def test_texts_that_hold_next_to_nothing(text: str) -> None:
    for doc in (one(text), one(text)):  # the second from the cache
        assert doc.text == text
        assert doc._.quotes == ()


@pytest.mark.parametrize("mark", ["a", '"', "(", "/x.y", " ", "\n", ".", "\u0301", "a'b-", "“"])
def test_a_run_without_end_costs_no_minute(mark: str) -> None:
    text = (mark * 20_000)[:20_000]
    begin = time.process_time()  # what the parse costs, however busy the machine is
    assert one(text, use_cache=False).text == text
    assert time.process_time() - begin < 15


def test_a_word_of_100000_letters() -> None:
    text = "He said: " + "w" * 100_000 + " is long."
    assert one(text, use_cache=False).text == text


def test_the_order_is_kept_and_each_doc_has_its_article(own_cache: Path) -> None:
    articles = [article(f"Boat {n} left, he said.", f"n{n}") for n in range(parsing.BATCH + 6)]
    list(parse(articles[::3]))  # so that some are in the cache and some are not
    docs = list(parse(articles))
    assert [doc._.article for doc in docs] == articles
    assert [doc.text for doc in docs] == [a.text for a in articles]


def test_the_same_text_twice_gives_two_docs() -> None:
    for use_cache in (False, True, True):
        first, second = parse([article("Same text.", "a"), article("Same text.", "b")], use_cache=use_cache)
        assert first is not second
        assert (first._.article.id, second._.article.id) == ("a", "b")


def test_no_articles() -> None:
    assert list(parse([])) == []


def test_no_more_than_a_batch_is_pulled_ahead() -> None:
    pulled = 0

    def source() -> Iterator[Article]:
        nonlocal pulled
        for n in itertools.count():
            pulled += 1
            yield article("Yes.", str(n))

    for n, _ in enumerate(itertools.islice(parse(source()), 3 * parsing.BATCH), 1):
        assert pulled <= n + parsing.BATCH


def test_nothing_is_pulled_before_it_is_asked_for() -> None:
    def source() -> Iterator[Article]:
        raise AssertionError("pulled")
        yield

    parse(source())


# --- Models ---


def test_a_missing_model_is_one_line_that_lists_those_there_are() -> None:
    with pytest.raises(ModelError, match=r"installed are: .*en_core_web_md") as caught:
        one("Yes.", model="en_no_such", use_cache=False)
    assert len(str(caught.value).splitlines()) == 1
    with pytest.raises(ModelError):
        one("Yes.", model="../../etc")


def test_a_model_that_cannot_be_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "installed", lambda model: str(tmp_path))
    with pytest.raises(ModelError, match="cannot be loaded"):
        parsing.load("broken")


def test_a_model_without_a_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "installed", lambda model: model)
    monkeypatch.setattr(spacy, "load", lambda name: spacy.blank("en"))
    with pytest.raises(ModelError, match="the model has no ner, parser, tagger"):
        parsing.load("blank")


def test_the_model_is_loaded_once() -> None:
    assert parsing.load() is parsing.load(parsing.DEFAULT_MODEL) is parsing.load(model=parsing.DEFAULT_MODEL, fast=True)


# --- What is known of an article ---


def test_what_is_known_of_an_article_is_on_its_doc(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = Aliases({"Ann": "Ana Ruiz", "Ana Ruiz": "Ana Ruiz"})
    seen = []
    apply = parsing.apply
    monkeypatch.setattr(
        parsing, "apply", lambda doc, *rest: seen.append((doc._.published, doc._.aliases)) or apply(doc, *rest)
    )
    known = Article("a", "Ann left, she said.", published=date(2025, 3, 7))
    for _ in range(2):  # the second time from the cache
        (doc,) = parse([known], aliases=names)
        assert (doc._.published, doc._.aliases) == (date(2025, 3, 7), names)
    assert seen == [(date(2025, 3, 7), names)], "before the angles run"


def test_the_key_changes_with_what_a_parse_depends_on(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = parsing.cache_key(parsing.DEFAULT_MODEL)
    one("Yes.")
    monkeypatch.setattr(parsing, "library_digest", lambda: "other")
    assert parsing.cache_key(parsing.DEFAULT_MODEL) != before
    one("Yes.")
    assert len(list(own_cache.rglob("*.spacy"))) == 2
    monkeypatch.setattr(parsing, "versions", lambda model: {"model": model})
    assert parsing.cache_key("a") != parsing.cache_key("b")


# --- Rules ---


def test_the_angles_read_by_the_rules_that_are_given(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").mkdir()
    file = tmp_path / "rules" / "cue_classes.more.txt"
    file.write_text("finding: mewl\n")
    seen: list[rule_files.Rules] = []
    read = rule_files.per_rules(lambda: rule_files._ACTIVE.get())
    apply = parsing.apply
    monkeypatch.setattr(parsing, "apply", lambda doc, *rest: seen.append(read()) or apply(doc, *rest))
    kept = one("Yes.", rules=tmp_path / "rules")
    assert seen.pop().folder == tmp_path / "rules"
    assert read() is rule_files.SHIPPED, "only as long as the angles run"
    one("Yes.", rules=str(tmp_path / "rules"))
    assert not seen, "from the cache"
    one("Yes.")
    assert seen.pop() is rule_files.SHIPPED
    monkeypatch.setenv("NEWSANGLES_RULES", str(tmp_path / "rules"))
    assert one("Yes.").text == kept.text and not seen
    own = rule_files.Rules(added={"cue_classes.txt": ["finding: mewl"]})
    one("Yes.", rules=own)
    assert seen.pop() is own
    file.write_text("finding: bleat\n")
    one("Yes.")
    assert seen.pop().folder == tmp_path / "rules", "a file that has changed is read again"


def test_the_rules_are_part_of_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = beside.rule_files()[0]
    (tmp_path / name).write_text("one")
    without = parsing.parse_inputs(article("Yes."))
    assert parsing.parse_inputs(article("Yes."), rules=tmp_path) != without
    monkeypatch.setenv("NEWSANGLES_RULES", str(tmp_path))
    first = parsing.parse_inputs(article("Yes."))
    assert first != without and parsing.parse_inputs(article("Yes.")) == first
    (tmp_path / name).write_text("another")
    assert parsing.parse_inputs(article("Yes.")) not in (first, without)


def test_rules_go_into_the_config_of_each_component(tmp_path: Path) -> None:
    nlp = parsing.load(rules=tmp_path)
    assert nlp is parsing.load(rules=str(tmp_path)) is not parsing.load()
    for angle in angles():
        assert nlp.config["components"][angle.component]["rules"] == str(tmp_path)


# --- Confidences ---


def test_fitted_confidences_are_put_on_rows_beside_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "_in_use", fitting.NONE)  # put back afterwards
    text = "“It rains,” Ana Ruiz said."
    path = tmp_path / "fitted.json"
    path.write_text('{"tables": {"quotes": {"knots": [[0.5, 0.31]]}}}')
    (plain,), without = one(text)._.quotes, parsing.parse_inputs(article(text))
    assert [quote.confidence for quote in one(text, confidences=path)._.quotes] == [0.31]
    assert (fitting.judged_for("quotes"), fitting.judged_for("claims")) == ("judged rows (fitted.json)", None)
    assert one(text)._.quotes == (plain,), "the cache keeps the library's own"
    monkeypatch.setenv("NEWSANGLES_CONFIDENCES", str(path))
    (fitted,), first = one(text)._.quotes, parsing.parse_inputs(article(text))
    assert dataclasses.replace(fitted, confidence=plain.confidence) == plain, "nothing else changes"
    assert first[:-1] == without and parsing.parse_inputs(article(text)) == first
    path.write_text('{"tables": {"quotes": {"knots": [[0.5, 0.3]]}}}')
    assert one(text)._.quotes[0].confidence == 0.3 and parsing.parse_inputs(article(text)) != first
    path.unlink()
    with pytest.raises(DocumentError, match=r"fitted\.json: not found"):
        one(text)


# --- Long texts ---


@settings(deadline=None, max_examples=200)
@given(st.text("ab. \n\r“”", max_size=300), st.integers(5, 40))
def test_pieces_put_together_are_the_text(text: str, longest: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "LONG", longest)
        pieces = parsing.split_long_text(text)
    assert "".join(pieces) == text
    assert all(pieces) or pieces == [text]
    assert all(len(piece.rstrip()) - len(piece) + len(piece.strip()) <= longest for piece in pieces)


@pytest.mark.parametrize("paragraph_end", ["\n\n", "\r\n", " "], ids=ascii)
def test_a_long_text_is_parsed_as_its_parts_are(monkeypatch: pytest.MonkeyPatch, paragraph_end: str) -> None:
    parts = [
        f'The port is closed, mayor Ana Ruiz said on Monday. "We tested it {n} times," she said.' for n in range(9)
    ]
    text = paragraph_end.join(parts)
    whole = one(text, use_cache=False)
    monkeypatch.setattr(parsing, "LONG", 200)
    assert len(parsing.split_long_text(text)) > 3
    pieced = one(text, use_cache=False)
    assert pieced.text == text
    assert [t.text for t in pieced] == [t.text for t in whole]
    assert [s.text.strip() for s in pieced.sents] == [s.text.strip() for s in whole.sents]
    assert [(q.start, q.end, q.source) for q in pieced._.quotes] == [(q.start, q.end, q.source) for q in whole._.quotes]
    same = sum(a == b for a, b in zip(annotations(pieced), annotations(whole), strict=True))
    assert same >= 0.97 * len(whole)


def test_batches_hold_no_more_than_a_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LONG", 10)
    assert list(parsing._batches(["aaaa", "bbbb", "cccc", "d" * 30, "", "e"])) == [
        ["aaaa", "bbbb"],
        ["cccc"],
        ["d" * 30],
        ["", "e"],
    ]


# --- What it prints ---


def test_nothing_reaches_stderr_or_stdout(tmp_path: Path) -> None:
    program = "from newsangles import Article, parse; list(parse([Article('a', 'Yes, he said.')]))"
    environment = {**os.environ, "NEWSANGLES_CACHE": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
