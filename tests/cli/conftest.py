"""What the tests of the command line share: an article in a folder of their own, and the program in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import TEXT, Done
from newsangles.cli import commands


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("ENCODING", "LIMIT", "ANY_LANGUAGE", "ALIASES", "CORRECTIONS", "RULES"):
        name = f"NEWSANGLES_{name}"
        monkeypatch.setenv(name, "")  # so that what `report` sets is put back
        monkeypatch.delenv(name)
    Path("good.txt").write_text(TEXT)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """The program as it is, in this process (its start costs a second): all but what Python does at exit."""

    def call(*arguments: str) -> Done:
        capfd.readouterr()
        monkeypatch.setattr(sys, "argv", ["newsangles", *arguments])
        code: object = 0
        try:
            commands.main()
        except SystemExit as exit:
            code = exit.code
        captured = capfd.readouterr()
        return Done(code, captured.out, captured.err)

    return call
