"""Drafts of corrections: lines are added to a file, and none is overwritten."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from harbour import GOOD, HARBOUR, TEXT
from newsangles.corrections.draft import lines, start
from newsangles.corrections.file import NONE
from newsangles.documents.read import read
from newsangles.errors import OutputError, ParameterError

parse: Any = importlib.import_module("newsangles.pipeline.parse").parse


def test_start_appends_and_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    path = tmp_path / "corrections.jsonl"
    path.write_text(json.dumps(GOOD), "utf-8")  # no line end, and about another article
    (article,) = read(tmp_path)
    assert article.id == "a"
    (doc,) = parse([article], corrections=NONE)
    assert start(article, lines(doc, ["quotes"])) == (path, 4)
    before = path.read_bytes()
    assert [json.loads(x)["article"] for x in before.splitlines()] == ["harbour", "a", "a", "a", "a"]
    with pytest.raises(ParameterError, match="line 2 is about a already"):
        start(article, lines(doc))
    assert path.read_bytes() == before
    with pytest.raises(ParameterError, match="comes from no file"):
        start(HARBOUR, lines(doc))
    with pytest.raises(OutputError, match="cannot be written"):
        start(article, lines(doc), tmp_path / "a.txt" / "c.jsonl")
    with pytest.raises(ParameterError, match="no table that can be corrected"):
        start(article, lines(doc, ["articles"]), tmp_path / "other")
