"""Judging one row at a time: what a button or key does, and what is then in the sheet."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest

from newsangles.accuracy import sampling, sheets
from newsangles.accuracy.tables import Judged
from newsangles.accuracy.widget import Judging, judge, line_as_html
from newsangles.errors import ParameterError


@pytest.fixture
def path(judged: Judged, tmp_path: Path) -> Path:
    """Three rows, and a sentence."""
    drawn = sampling.sample(judged, "quotes", 3), sampling.missing(judged, "quotes", 1)
    sheets.write(sampling.together(*drawn), tmp_path / "judge.csv")
    return tmp_path / "judge.csv"


def test_each_judgement_is_saved_and_leads_to_the_next_open_line(path: Path) -> None:
    judging = Judging(path, "Kim")
    judging.say("right", ["source"])
    judging.skip()
    judging.say("wrong", ["source", "words"], " Ana ", "a note")
    found = sheets.read(path)
    assert list(found["verdict"]) == ["right", "", "wrong", ""]
    assert list(found["part"]) == ["", "", "words, source", ""]
    assert (found["should_be"][2], found["note"][2], found["judge"][2]) == ("Ana", "a note", "Kim")
    assert judging.place == 3 and judging.progress == "Line 4 of 4; 2 judged, and saved in judge.csv."
    judging.say("wrong", [], "the mayor")
    assert judging.place == 1
    judging.say("edge")
    assert judging.progress == "All four lines are judged, and saved in judge.csv."
    judging.back()
    assert judging.place == 0
    assert Judging(path).place == 0 and [p.name for p in path.parent.iterdir()] == ["judge.csv"]


def test_a_file_that_another_program_has_changed_is_left_alone(path: Path) -> None:
    judging = Judging(path)
    sheets.write(sheets.read(path).assign(note="mine"), path)
    with pytest.raises(ParameterError, match="another program has changed this file"):
        judging.say("right")
    assert set(sheets.read(path)["note"]) == {"mine"} and set(judging.sheet["verdict"]) == {""}


def test_a_row_is_shown_with_its_words_marked_and_escaped(path: Path) -> None:
    line = Judging(path).line | {"sentence": "<b>⟦a & b⟧</b>", "title": "<i>", "published": "2025-03-07"}
    shown = line_as_html(line)
    assert "&lt;b&gt;<mark>a &amp; b</mark>&lt;/b&gt;" in shown and "7 Mar 2025 · &lt;i&gt;" in shown
    parts = Judging(path).parts
    assert list(parts) == ["statement", "words", "source", "speaker"]
    assert all(parts.values()) and parts["words"].startswith("“")


def test_buttons_and_keys(path: Path) -> None:
    pytest.importorskip("ipywidgets")
    whole = judge(path, "Kim")
    text, parts, should_be, note, row, status = whole.children
    buttons = {button.description: button for button in row.children[:-1]}
    key = row.children[-1]
    assert list(buttons) == ["right (r)", "edge (e)", "wrong (w)", "skip (s)", "back (b)"]
    assert "<mark>" in text.value and [one.description.split(":")[0] for one in parts.children][2:] == [
        "source",
        "speaker",
    ]
    parts.children[2].value, should_be.value, note.value = True, "Ruiz", "so"
    buttons["wrong (w)"].click()
    assert (should_be.value, note.value) == ("", "")
    for typed in ("R", "x", "s", "e"):
        key.value = typed
    found = sheets.read(path)
    assert list(found["verdict"]) == ["wrong", "right", "", ""]  # no edge for a sentence
    assert (found["part"][0], found["should_be"][0], key.value) == ("source", "Ruiz", "")
    assert next(b.description for b in row.children[:-1] if b.layout.display != "none") == "nothing missing (r)"
    assert parts.children == ()
    key.value = "b"
    sheets.write(found, path.with_name("other.csv"))
    path.write_bytes(path.with_name("other.csv").read_bytes() + b"\r\n")
    key.value = "r"
    assert "another program has changed this file" in status.value


def test_without_the_extra_one_line_names_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(ParameterError, match=r"ipywidgets is not installed; pip install 'newsangles\[widget\]'"):
        judge(path)


def test_an_empty_sheet(tmp_path: Path) -> None:
    sheets.write(sheets.frame([]), tmp_path / "judge.csv")
    with pytest.raises(ParameterError, match="a sheet without lines"):
        Judging(tmp_path / "judge.csv")
    assert isinstance(sheets.read(tmp_path / "judge.csv"), pd.DataFrame)
