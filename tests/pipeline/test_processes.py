"""A signal to end unwinds like an exception, wherever it comes, and want of memory is one line while importing."""

from __future__ import annotations

import ast
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from newsangles.pipeline import processes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


class _Dropped:
    """In its finaliser Python drops exceptions."""

    def __init__(self, number: signal.Signals) -> None:
        self._number = number

    def __del__(self) -> None:
        signal.raise_signal(self._number)
        time.sleep(0)


@pytest.mark.parametrize(("number", "kind"), [(signal.SIGTERM, SystemExit), (signal.SIGINT, KeyboardInterrupt)])
@pytest.mark.parametrize("dropped", [False, True])
def test_a_signal_ends_in_order(number: signal.Signals, kind: type[BaseException], dropped: bool) -> None:
    before = [signal.signal(signal.SIGTERM, signal.SIG_DFL), signal.signal(signal.SIGINT, signal.default_int_handler)]
    hook, tidied = sys.unraisablehook, False
    try:
        with pytest.raises(kind) as ended, processes.ended_in_order(143):
            try:
                if dropped:
                    _Dropped(number)
                else:
                    signal.raise_signal(number)
                time.sleep(2)
            finally:
                tidied = True
        assert tidied and (kind is KeyboardInterrupt or ended.value.code == 143)  # type: ignore[attr-defined]
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL and sys.unraisablehook is hook
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])


@pytest.mark.parametrize(("error", "told"), [(MemoryError(), "error: not enough"), (KeyError("a"), "KeyError")])
def test_want_of_memory_while_importing_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], error: BaseException, told: str
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(os, "_exit", codes.append)
    processes._tell_want_of_memory(type(error), error, None)
    assert capfd.readouterr().err.startswith(told)
    assert codes == [2] * isinstance(error, MemoryError)


def test_what_the_loaded_process_runs_first_loads_the_standard_library_alone() -> None:
    """Else it would end with its parent only after the seconds that the package takes to import."""
    body = ast.parse(Path(processes.__file__).read_text("utf-8")).body
    names = [node.module or "" for node in body if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in body if isinstance(node, ast.Import) for alias in node.names]
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names
