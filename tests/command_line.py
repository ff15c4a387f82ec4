"""The program as it is started, and what a command did."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from newsangles.cli import commands
from newsangles.tables import confidences

PROGRAM = str(Path(sys.executable).with_name("newsangles"))
TEXT = 'The bridge is closed. "We tested it," Ana Ruiz said.\n'
WRITTEN = (
    r"out: articles 1, paragraphs 1, mentions \d, actors 1, roles 0, edges 0, quotes 1, predicates \d, claims \d, "
    r"numbers 0, times \d, events \d, judgements \d, portrayals \d, wordings \d, namings \d"
)
"""What is said of the tables of `TEXT`."""


class Done:
    """What a command did: exit code, standard output and standard error."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    def __repr__(self) -> str:
        return f"code {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"


def start(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    """The program, started as a terminal does: a shell's job in the background would have it ignore Ctrl-C."""
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen([PROGRAM, *arguments], text=True, start_new_session=True, preexec_fn=heard, **pipes)


def program(*arguments: str, **options: Any) -> Done:
    process = start(*arguments, **options)
    out, err = process.communicate(timeout=120)
    return Done(process.returncode, out or "", err or "")


def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unset the variables that `report` sets, and the confidences in use, so that they are put back afterwards."""
    for name in ("ENCODING", "LIMIT", "ANY_LANGUAGE", "STRICT", "ALIASES", "CORRECTIONS", "RULES", "CONFIDENCES"):
        monkeypatch.setenv(f"NEWSANGLES_{name}", "")
        monkeypatch.delenv(f"NEWSANGLES_{name}")
    monkeypatch.setattr(confidences, "_in_use", confidences.NONE)


def in_this_process(
    arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Done:
    """What the program does, in this process (its start costs a second): all but what Python does at exit."""
    capfd.readouterr()
    monkeypatch.setattr(sys, "argv", ["newsangles", *arguments])
    code: object = 0
    try:
        commands.main()
    except SystemExit as exit:
        code = exit.code
    captured = capfd.readouterr()
    return Done(code, captured.out, captured.err)
