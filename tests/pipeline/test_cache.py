"""The cache of parses: the same as parsed anew, whole or not at all, and no trouble where it cannot be written."""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from newsangles.documents.article import Article
from newsangles.pipeline import cache
from parses import SEED, annotations, invented, one, parse, parsing


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
    assert gc.isenabled()
    with caplog.at_level(logging.WARNING):
        again = one(text)
        assert len(caplog.records) == 1
        assert "damaged cache entry" in caplog.text
        assert annotations(again) == annotations(fresh)
        assert gc.isenabled(), "the collector is as it was"
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


def test_info_and_clear(own_cache: Path) -> None:
    assert cache.info() == (own_cache / "parses", 0, 0)
    assert cache.clear() == 0
    one("Yes."), one("No.")
    where, count, size = cache.info()
    assert (where, count) == (own_cache / "parses", 2) and size > 0
    assert cache.clear() == 2
    assert not where.exists()
