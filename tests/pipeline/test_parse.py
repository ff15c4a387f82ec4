from __future__ import annotations

import importlib
import itertools
import logging
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer
from spacy.tokens import Doc

from newsangles.documents.aliases import Aliases
from newsangles.documents.article import Article
from newsangles.errors import ModelError, ParameterError
from newsangles.language import faster_spacy
from newsangles.language import rules as rule_files
from newsangles.pipeline import beside, cache, versions
from places import SEED as SEED_FILE

parsing: Any = importlib.import_module("newsangles.pipeline.parse")
parse = parsing.parse

SEED = SEED_FILE.read_bytes().decode()
ANNOTATIONS = (
    "orth norm tag pos morph lemma dep ent_iob ent_type ent_kb_id ent_id sent_start is_stop like_num idx whitespace_"
).split()
TEXTS = st.text(
    st.sampled_from("aA e.,!?\"“”‘’'«»()-—–\n\r\t\x00\x0b\x1c\x85\u200b\u202e\u0301\u2028🙂字é1")
    | st.characters(exclude_categories=["Cs"]),
    max_size=200,
)
SLOW = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def article(text: str, name: str = "a") -> Article:
    return Article(name, text)


def one(text: str, **options: Any) -> Doc:
    (doc,) = parse([article(text)], **options)
    return doc


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [(*(getattr(token, name) for name in ANNOTATIONS), token.head.i, token.text) for token in doc]


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSANGLES_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cache.Store, "_warned", False)
    return tmp_path / "cache"


def invented(seed: int, words: int = 150) -> str:
    """News of no meaning, made of what the attribute ruler and the parser have to decide on."""
    vocabulary = (
        "the a harbour mayor Ana Ruiz Sen. U.S. said says that who what to be is are was had has will won't can't I'm "
        "it's he her of , . ? “ ” \" ' ( ) — $ 5 12 % Monday in on by according reportedly whether not never . , the "
        "officials closed bridge would have been 'cause y'all 'em gonna cannot whose there more most Mr. e.g. \n \n\n"
    ).split(" ")
    pick = random.Random(seed)
    return "".join(pick.choice(vocabulary) + pick.choice(["", " ", " ", " ", " "]) for _ in range(words))


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


# --- The cache ---


@pytest.mark.parametrize("text", [SEED, invented(1), "Sen. Ruiz said: “No.” She can't.\r\n\r\nBy ANA RUIZ", "", "\n"])
def test_a_parse_from_the_cache_is_the_same(own_cache: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    fresh = one(text)
    monkeypatch.setattr(parsing, "load", lambda model: pytest.fail("parsed anew"))
    kept = one(text)
    assert annotations(kept) == annotations(fresh)
    assert kept._.quotes == fresh._.quotes
    assert [s.text for s in kept.sents] == [s.text for s in fresh.sents]
    assert [(e.text, e.label_) for e in kept.ents] == [(e.text, e.label_) for e in fresh.ents]
    assert [c.text for c in kept.noun_chunks] == [c.text for c in fresh.noun_chunks]
    assert kept._.article == fresh._.article


def test_the_cache_does_not_keep_what_is_known_of_the_article(own_cache: Path) -> None:
    list(parse([Article("secret", "Yes, he said.", title="Secret title", path="/secret/path")]))
    (kept,) = own_cache.rglob("*.spacy")
    assert b"ecret" not in kept.read_bytes()


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


def damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    if how == "another text":
        others = set(path.parents[1].rglob("*.spacy")) - {path}
        data = others.pop().read_bytes()
    path.write_bytes({"truncated": data[:-20], "garbage": b"\x78\x9cnot a parse", "empty": b""}.get(how, data))


@pytest.mark.parametrize("how", ["truncated", "garbage", "empty", "another text"])
def test_a_damaged_entry_is_parsed_anew_with_one_warning(
    own_cache: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    text = "The bridge is safe, the mayor said."
    fresh = one(text)
    (path,) = own_cache.rglob("*.spacy")
    good = path.read_bytes()
    one("Another text.")
    damage(path, how)
    with caplog.at_level(logging.WARNING):
        again = one(text)
        assert len(caplog.records) == 1
        assert "damaged cache entry" in caplog.text
        assert annotations(again) == annotations(fresh)
        assert path.read_bytes() == good, "repaired"
        one(text)
    assert len(caplog.records) == 1


@pytest.mark.parametrize("where", ["a file", "/proc/nowhere"])
def test_a_folder_that_cannot_be_written_to_costs_one_warning(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    own_cache.write_text("a file")
    monkeypatch.setenv("NEWSANGLES_CACHE", str(own_cache) if where == "a file" else where)
    for text in ("One.", "Two.", "One."):
        assert one(text).text == text
    assert [r.getMessage() for r in caplog.records if "cannot be written" in r.getMessage()]
    assert len(caplog.records) == 1


def test_a_full_disk_leaves_no_half_file(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert one("One.").text == "One."
    assert [p for p in own_cache.rglob("*") if p.is_file()] == []


def test_two_processes_at_once(own_cache: Path) -> None:
    """Both parse the same texts into one cache; neither complains, and what is left is whole."""
    program = (
        "from newsangles import Article, parse\n"
        "texts = [f'Boat {n} left on Monday, Ana Ruiz said.' for n in range(40)]\n"
        "docs = list(parse(Article(str(i), t) for i, t in enumerate(texts)))\n"
        "assert [d.text for d in docs] == texts\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [p.communicate()[1] for p in running] == ["", ""]
    files = [p for p in own_cache.rglob("*") if p.is_file()]
    assert len(files) == 40
    assert all(p.suffix == ".spacy" for p in files)


def test_the_key_changes_with_what_a_parse_depends_on(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = parsing.cache_key(parsing.DEFAULT_MODEL)
    one("Yes.")
    monkeypatch.setattr(parsing, "library_digest", lambda: "other")
    assert parsing.cache_key(parsing.DEFAULT_MODEL) != before
    one("Yes.")
    assert len(list(own_cache.rglob("*.spacy"))) == 2
    monkeypatch.setattr(parsing, "versions", lambda model: {"model": model})
    assert parsing.cache_key("a") != parsing.cache_key("b")


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("__init__.py", True),
        ("linking.py", True),
        ("data/cues.tsv", True),
        ("angles/quotes/cues.py", True),
        ("angles/quotes/data/cue_classes.txt", True),
        ("angles/quotes/findings.py", False),
        ("corrections/apply.py", True),
        ("documents/aliases.py", True),
        ("language/parsed_text.py", True),
        ("pipeline/parse.py", True),
        ("tables/schema.py", True),
        ("tables/frames.py", False),
        ("show.py", False),
        ("show/charts.py", False),
        ("site/page.css", False),
        ("site/report.py", False),
        ("cli/commands.py", False),
        ("cli.py", False),
        ("__pycache__/linking.cpython-311.pyc", False),
        ("angles/__pycache__/x.cpython-311.pyc", False),
    ],
)
def test_the_digest_covers_what_changes_a_parse(tmp_path: Path, path: str, counts: bool) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = versions.digest_of(tmp_path)
    file.write_text("say")
    first = versions.digest_of(tmp_path)
    file.write_text("tell")
    assert (versions.digest_of(tmp_path) != first, first != before) == (counts, counts)


def test_the_digest_is_of_this_library() -> None:
    assert versions.library_digest() == versions.digest_of(Path(parsing.__file__).parents[1])


def test_info_and_clear(own_cache: Path) -> None:
    assert cache.info() == (own_cache / "parses", 0, 0)
    assert cache.clear() == 0
    one("Yes."), one("No.")
    where, count, size = cache.info()
    assert (where, count) == (own_cache / "parses", 2) and size > 0
    assert cache.clear() == 2
    assert not where.exists()


# --- Rules ---


def test_the_angles_read_by_the_rules_that_are_given(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = beside.rule_files()[0]
    (tmp_path / "rules").mkdir()
    file = tmp_path / "rules" / name
    file.write_text("one")
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
    own = rule_files.Rules(added={name: ["two"]})
    one("Yes.", rules=own)
    assert seen.pop() is own
    file.write_text("another")
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


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("gone", "no such folder"),
        ("a file", "no such folder"),
        ("a\0b", "cannot be read"),
        ("rules", "clame_words.txt: no rule file has this name; use one of "),
        ("unreadable", "cannot be read"),
    ],
)
def test_rules_that_are_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, words: str) -> None:
    (tmp_path / "a file").write_text("")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "clame_words.txt").write_text("")
    (tmp_path / "unreadable").mkdir()
    (tmp_path / "unreadable" / beside.rule_files()[0]).write_text("")
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.parent.name == "unreadable":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(ParameterError) as caught:
        one("Yes.", rules=f"{tmp_path}/{named}")
    assert words in str(caught.value) and len(str(caught.value).splitlines()) == 1
    if named != "unreadable":
        with pytest.raises(ParameterError):
            parsing.load(rules=f"{tmp_path}/{named}")


TAKE_RULES = all(
    "rules" in spacy.language.Language.get_factory_meta(f"newsangles_{angle}").default_config
    for angle in parsing.ANGLES
)


@pytest.mark.skipif(not TAKE_RULES, reason="not every component has rules in its config yet")
def test_rules_go_into_the_config_of_each_component(tmp_path: Path) -> None:
    nlp = parsing.load(rules=tmp_path)
    assert nlp is parsing.load(rules=str(tmp_path)) is not parsing.load()
    for angle in parsing.ANGLES:
        assert nlp.config["components"][f"newsangles_{angle}"]["rules"] == str(tmp_path)


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


# --- The faster configuration ---


@pytest.fixture(scope="module")
def stock() -> Any:
    return parsing.load(fast=False)


@pytest.fixture(scope="module")
def quick() -> Any:
    """The faster configuration as on a machine where numpy's BLAS is the faster one."""
    nlp = parsing._loaded.__wrapped__(parsing.DEFAULT_MODEL, False)
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


def test_nothing_reaches_stderr_or_stdout(tmp_path: Path) -> None:
    program = "from newsangles import Article, parse; list(parse([Article('a', 'Yes, he said.')]))"
    environment = {**os.environ, "NEWSANGLES_CACHE": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
