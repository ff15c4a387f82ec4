"""Options that commands share: the folder of rules, by the option and by its variable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from command_line import Done
from newsangles.cli import commands

READING = ["extract", "export", "report", "show", "explain", "correct"]


@pytest.mark.parametrize("command", [*READING, "query"])
@pytest.mark.parametrize("way", ["option", "variable"])
def test_rules_that_are_wrong_are_one_line_and_exit_code_2(
    run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, command: str, way: str
) -> None:
    Path("rules").mkdir()
    Path("rules/clame_words.txt").write_text("")
    more = {"extract": ["--out", "out"], "export": ["--out", "out"], "report": ["--out", "out"], "explain": ["24"]}
    arguments = ["SELECT 1"] if command == "query" else ["good.txt", *more.get(command, [])]
    if way == "option":
        arguments += ["--rules", "rules"]
    else:
        monkeypatch.setenv("NEWSANGLES_RULES", "rules")
    done = run(command, *arguments)
    assert (done.code, done.out) == (2, ""), done
    assert done.err.startswith("error: rules/clame_words.txt: no rule file has this name; use one of ")
    assert len(done.err.splitlines()) == 1
    assert not Path("out/tables").exists() and not Path("out/articles.parquet").exists()


@pytest.mark.parametrize("command", READING)
def test_confidences_that_are_wrong_are_one_line_and_exit_code_2(run: Callable[..., Done], command: str) -> None:
    Path("fitted.json").write_text('{"tables": {"claps": {}}}')
    more = {"extract": ["--out", "out"], "export": ["--out", "out"], "report": ["--out", "out"], "explain": ["24"]}
    arguments = ["good.txt", *more.get(command, []), "--confidences"]
    done = run(command, *arguments, "fitted.json")
    assert (done.code, done.out) == (2, ""), done
    assert done.err.startswith("error: fitted.json, claps: no such table; ") and len(done.err.splitlines()) == 1
    done = run(command, *arguments, "gone.json")
    assert (done.code, done.out) == (2, "") and done.err.startswith("error: gone.json: not found; ")
    assert not list(Path().glob("out/*"))


@pytest.mark.parametrize("command", [*READING, "query"])
def test_help_names_the_variable_of_the_rules(command: str) -> None:
    done = CliRunner().invoke(commands.app, [command, "--help"], env={"COLUMNS": "200"})
    assert "--rules" in done.output and "NEWSANGLES_RULES" in done.output
