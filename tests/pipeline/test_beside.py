"""Files beside the documents: aliases and rules, and those that are wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsangles.documents.article import Article
from newsangles.documents.read import read as read_articles
from newsangles.errors import ParameterError
from newsangles.pipeline import beside
from newsangles.pipeline.beside import aliases_of
from newsangles.pipeline.parse import parse
from parses import one, parsing


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


def test_the_alias_file_beside_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSANGLES_ALIASES", raising=False)
    path = tmp_path / "a.txt"
    path.write_text("Olha Petrenko spoke. Petrenkova smiled.", "utf-8")
    (article,) = read_articles(path)
    assert aliases_of(article).names == {}
    (tmp_path / "aliases.yaml").write_text("- name: Olha Petrenko\n  also: [Petrenkova]\n", "utf-8")
    (doc,) = parse([article])
    assert [(row.name, row.aliases) for row in doc._.actors] == [("Olha Petrenko", ("Petrenkova",))]
    (tmp_path / "other.yaml").write_text("- name: Olha Petrenko\n  not: [Petrenkova]\n", "utf-8")
    (doc,) = parse([article], aliases=tmp_path / "other.yaml")
    assert len(doc._.actors) == 2
    (tmp_path / "other.yaml").write_text("- name: Olha Petrenko\n  also: [Petrenkova, Olha]\n", "utf-8")
    os.utime(tmp_path / "other.yaml", (1, 1))
    assert set(aliases_of(article, tmp_path / "other.yaml").names) == {"Olha Petrenko", "Petrenkova", "Olha"}
    assert aliases_of(Article("b", "No file.")).names == {}
