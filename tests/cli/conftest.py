"""What the tests of the command line share: an article in a folder of their own, and the program in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import TEXT, Done, in_this_process, unset


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    unset(monkeypatch)
    Path("good.txt").write_text(TEXT)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """The program as it is, in this process (its start costs a second): all but what Python does at exit."""
    return lambda *arguments: in_this_process(arguments, monkeypatch, capfd)
