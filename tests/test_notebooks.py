"""The contract that every notebook keeps, and the proof that comparing their outputs compares something."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import papermill
import pytest

from newsangles.documents import project
from newsangles.site import fork_engine

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CONTRACT = {
    "source": "seeds/us-ukraine-minerals-deal.txt",
    "published": "",
    "model": "en_core_web_md",
    "outputs": "",
}
# Ways to put text on a page that do not escape it, and habits that a notebook of this collection does not have.
FORBIDDEN = r"\bHTML\(|\bMarkdown\(|escape\s*=\s*False|\.style\b|^\s*def |\bsys\.path|^\s*[%!]|\bdisplay\(|\bprint\("

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
# What nbval notices does not depend on the notebook; that it has something to compare in each is a test of its own.
every_second = pytest.mark.parametrize("path", NOTEBOOKS[::2], ids=lambda path: path.stem)


def load(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in load(path).cells if cell.cell_type == "code"]


@each
def test_parameters_are_the_contract(path: Path) -> None:
    found = papermill.inspect_notebook(str(path))
    assert list(found)[:4] == list(CONTRACT)
    assert len(found) <= 7, "at most three parameters of its own"
    for name, parameter in found.items():
        value = ast.literal_eval(parameter["default"])
        assert type(value).__name__ == parameter["inferred_type_name"], name
        assert parameter["help"], f"{name} has no help text"
        if name in CONTRACT:
            together = project.is_together(path.stem) and name == "source"
            assert value == ("demo" if together else CONTRACT[name])


@each
def test_is_committed_executed(path: Path) -> None:
    assert [cell.execution_count for cell in code(path)] == list(range(1, len(code(path)) + 1))
    outputs = [output for cell in code(path) for output in cell.outputs]
    assert outputs, "a notebook without outputs compares nothing"
    assert not [o for o in outputs if o.output_type in ("error", "stream")], "an error, or a warning on stderr"
    assert str(ROOT) not in path.read_text("utf-8"), "a path of this machine"


@each
def test_is_short_and_holds_no_logic(path: Path) -> None:
    cells = load(path).cells
    assert re.match(r"# .+\?", cells[0].source), "the title is a question"
    assert "cannot tell" in cells[0].source, "the first cell says what the notebook cannot tell"
    assert cells[1].metadata.get("tags") == ["parameters"]
    assert 8 <= len(code(path)) <= 18
    for cell in code(path):
        assert len(cell.source.splitlines()) <= 15, cell.source
        assert not re.search(FORBIDDEN, cell.source, re.MULTILINE), cell.source
        ast.parse(cell.source)
    assert "assert " in code(path)[-1].source, "the last cell holds checks"


@each
def test_runs_by_papermill_from_any_folder(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded_process: None
) -> None:
    """Another document, tables written where asked; the parameter cell is obeyed.

    Kernels are forked, which saves most of the time; the README's command runs plain papermill, in an ordinary one.
    """
    monkeypatch.chdir(tmp_path)
    Path("mine.txt").write_text('The mayor said the bridge is safe. "We tested it," Ana Ruiz said.\n', "utf-8")
    parameters = {"source": "mine.txt", "outputs": "t"}
    if "judgements" in papermill.inspect_notebook(str(path)):
        parameters["judgements"] = ""  # those of the seed hold its sentences
    papermill.execute_notebook(
        str(path), "out.ipynb", parameters, engine_name=fork_engine.NAME, progress_bar=False, log_output=False
    )
    text = json.dumps(load(Path("out.ipynb")))
    assert "bridge" in text and "Zelenskyy" not in text  # the seed has both spellings, the schema one
    assert list(Path("t").glob("*.parquet"))


@every_second
def test_a_changed_output_is_noticed(path: Path, tmp_path: Path) -> None:
    """Comparing outputs proves nothing unless a stored output that is wrong makes its cell fail, and no other.

    One copy has a wrong output of each kind, in two cells: a kernel costs more than all that it computes.
    """
    notebook = load(path)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    expected: dict[int, str] = {}
    for kind in ("text/plain", "text/html"):
        n, output = next(
            (n, o) for n, cell in enumerate(cells) if n not in expected for o in cell.outputs if kind in o.data
        )
        output.data[kind] += " changed"
        expected[n] = kind
    nbformat.write(notebook, tmp_path / path.name)
    command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", "-c", os.devnull, path.name]
    done = subprocess.run([*command, "--junit-xml=found.xml"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1, done.stdout
    results = list(ElementTree.parse(tmp_path / "found.xml").iter("testcase"))
    assert len(results) == len(cells)
    found = {
        n: re.findall(r"mismatch '(.+?)'", failure.text or "")
        for n, result in enumerate(results)
        for failure in result.iter("failure")
    }
    assert found == {n: [kind] for n, kind in expected.items()}, done.stdout
