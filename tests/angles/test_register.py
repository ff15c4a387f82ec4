"""An angle of a user's own runs through the whole library once it is registered, with no other line changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from newsangles import parse, read, tables
from newsangles.angles import angle as register_of_angles
from newsangles.angles.overview.annotated_article import layers, reading
from newsangles.corrections.draft import lines
from newsangles.documents import project
from newsangles.errors import ParameterError
from newsangles.export import data_package
from newsangles.show import layered
from newsangles.site.report import report
from newsangles.tables.storage import write
from places import ROOT

TEXT = 'Will the bridge hold? Mayor Ana Ruiz was unsure. "Who pays for it?" Ruiz asked on Monday. Nobody knew.'


@pytest.fixture
def questions() -> Iterator[None]:
    """The angle of questions, known to the library for one test."""
    import questions_angle

    questions_angle.install()
    yield
    register_of_angles.forget("questions")


def test_its_rows_are_parsed_and_tabled(questions: None, tmp_path: Path) -> None:
    docs = list(parse(read(text=TEXT)))
    table = tables(docs)["questions"]
    assert list(table["question_id"]) == ["s1", "s2"]
    assert table["actor_id"].isna().tolist() == [True, False]
    assert write(docs, tmp_path, "jsonl")["questions"] == 2
    again = list(parse(read(text=TEXT)))  # from the cache
    assert [row.text for row in again[0]._.questions] == [row.text for row in docs[0]._.questions]


def test_its_rows_are_corrected_by_hand(questions: None, tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8")
    (article,) = read(tmp_path / "bridge.txt")
    (doc,) = parse([article])
    drafted = [json.loads(line) for line in lines(doc, ["questions"])]
    assert [line["do"] for line in drafted] == ["keep", "keep"]
    first = drafted[0] | {"do": "drop", "who": "Ana Ruiz", "why": "a heading"}
    second = drafted[1] | {"do": "change", "set": {"open": False}, "who": "Ana Ruiz", "why": "she pays"}
    (tmp_path / "corrections.jsonl").write_text(f"{json.dumps(first)}\n{json.dumps(second)}\n", "utf-8")
    (doc,) = parse([article])
    assert doc._.corrections_left == ()
    (row,) = doc._.questions
    assert (row.question_id, row.open, row.corrected) == ("s1", False, "Ana Ruiz: she pays")


def test_its_rows_are_exported(questions: None) -> None:
    (doc,) = parse(read(text=TEXT))
    assert b"questions.csv" in data_package.archive(doc)
    notes = data_package.web_annotations(doc)["first"]["items"]
    found = [note for note in notes if ":questions:" in note["id"]]
    assert [note["id"].rsplit(":", 1)[1] for note in found] == ["s1", "s2"]


def test_its_rows_are_marked_in_the_article(questions: None) -> None:
    docs = list(parse(read(text=TEXT)))
    found = reading(tables(docs))
    assert [mark.id for mark in found.marks if mark.layer == "questions"] == ["s1", "s2"]
    (asked,) = [line for line in found.lines if line.name == "s2"]
    assert any(name.startswith("a") for name in asked.tied), "it is not tied to who asks"
    html = str(layered(docs, found.marks, found.lines, layers=layers(), chosen="questions").html)
    assert "what is asked" in html and "asks: Will the bridge hold?" in html


def test_its_evidence_is_explained_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8")
    code = "import questions_angle; questions_angle.install(); from newsangles.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "explain", "bridge.txt", "3"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), *sys.path])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Is it a question?" in done.stdout


def test_it_has_a_page(questions: None, loaded_process: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [
        nbformat.v4.new_markdown_cell("# What is asked?\n\nEach question of the text."),
        nbformat.v4.new_code_cell(
            'source: str = ""  # a file\npublished: str = ""  # date\nmodel: str = "en_core_web_md"  # model\n'
            'outputs: str = ""  # folder',
            metadata={"tags": ["parameters"]},
        ),
        nbformat.v4.new_code_cell(
            f"import sys\n\nsys.path.append({str(ROOT / 'tests')!r})\nimport questions_angle\n"
            "from newsangles import parse, read, show, tables\n\nquestions_angle.install()\n"
            "docs = list(parse(read(source, published), model=model))\n"
            'show.table(tables(docs)["questions"], caption="Questions", columns=["text", "actor_id"], docs=docs)'
        ),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = tmp_path / "15_questions.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    monkeypatch.setattr(project, "notebooks", lambda: {"15_questions": path})
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8")
    summary = report(read(tmp_path / "bridge.txt"), tmp_path / "site")
    assert summary.failed == {}
    assert summary.rows["questions"] == 2
    page = (tmp_path / "site" / "bridge" / "15_questions.html").read_text("utf-8")
    assert "Will the bridge hold?" in page
    marked = (tmp_path / "site" / "bridge" / "article.html").read_text("utf-8")
    assert "what is asked" in marked


def test_what_cannot_be_registered_is_refused(questions: None) -> None:
    import questions_angle

    with pytest.raises(ParameterError, match="registered already"):
        questions_angle.install()
    lost = register_of_angles.Angle(name="lost", module="questions_angle", tables={}, follows=("nothing",))
    with pytest.raises(ParameterError, match="follows nothing"):
        register_of_angles.register(lost)


def test_what_is_forgotten_leaves_nothing(questions: None) -> None:
    assert "questions" in layers()
    register_of_angles.forget("questions")
    try:
        assert "questions" not in layers()
        assert "questions" not in tables(list(parse(read(text=TEXT))))
    finally:
        import questions_angle

        questions_angle.install()
