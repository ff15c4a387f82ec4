"""Processes: how many there may be, how one comes about, and that none outlives its parent.

At the top this imports the standard library alone: the loaded process runs this file first, to end with its parent
from its first moment, not after the seconds that the package's imports take.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Any, NoReturn

ISOLATIONS = ("fork", "fresh")
"""The ways to start a process: forked from a loaded one, or started from nothing."""

DEFAULT_ISOLATION = "fork" if hasattr(os, "fork") and sys.platform != "darwin" else "fresh"
"""Not on macOS, whose own libraries may stop a process that was forked."""

_PR_SET_PDEATHSIG = 1


def begin_program() -> None:
    """Where this is the program ``newsangles``, have Ctrl-C and want of memory end its imports in one line.

    `newsangles.cli.commands.main` ends this: from there on, what was begun is finished or kept.
    """
    names = [os.path.splitext(os.path.basename(word))[0] for word in sys.orig_argv[1:3]]  # noqa: PTH122, PTH119
    called = names[:1] == ["newsangles"] or names == ["-m", "newsangles"]
    if called:
        import newsangles.errors  # noqa: F401  # while there is memory for it

        sys.excepthook = _tell_want_of_memory
    if called and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop_at_once)


def _tell_want_of_memory(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from newsangles.errors import NO_MEMORY, lacks_memory

    if not lacks_memory(error):
        sys.__excepthook__(kind, error, trace)
        return
    os.write(2, f"error: {NO_MEMORY}\n".encode())
    os._exit(2)


def program_begun() -> None:
    """Have Ctrl-C be an exception again, as everywhere in Python."""
    if signal.getsignal(signal.SIGINT) is _stop_at_once:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _stop_at_once(number: int, frame: object) -> None:
    os.write(2, b"error: stopped before it had begun; nothing was changed\n")
    os._exit(130)


_AGAIN_AFTER_S = 0.01
"""An interrupt that came where Python drops exceptions is repeated after so long (seconds)."""


@contextlib.contextmanager
def ended_in_order(code: int) -> Iterator[None]:
    """Have a signal to end raise SystemExit within, so that what is half written goes as it does after Ctrl-C.

    Args:
        code: The exit code.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: object) -> NoReturn:
        raise SystemExit(code)

    def dropped(unraisable: Any) -> None:
        """Repeat an interrupt that Python has dropped, as it does in a finaliser or a hook of fork."""
        number = {KeyboardInterrupt: signal.SIGINT, SystemExit: signal.SIGTERM}.get(unraisable.exc_type)
        if number is None or not hasattr(signal, "setitimer"):
            told(unraisable)
            return
        signal.signal(signal.SIGALRM, lambda *given: signal.raise_signal(number))
        signal.setitimer(signal.ITIMER_REAL, _AGAIN_AFTER_S)

    told, before = sys.unraisablehook, signal.getsignal(signal.SIGTERM)
    sys.unraisablehook = dropped
    if before is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        sys.unraisablehook = told
        signal.signal(signal.SIGTERM, before)


def processors() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


MAX_PER_PROCESSOR = 4
"""Limit of processes for each processor: more of them take memory, and no less time."""


def processes(jobs: int) -> int:
    """The number of processes for ``--jobs``: 0: one for each processor; never more than `MAX_PER_PROCESSOR` each."""
    return min(jobs, MAX_PER_PROCESSOR * processors()) if jobs else processors()


def end_with(parent: int | None) -> None:
    """Have this process killed when its parent ends (None: no longer), where the system can do that, which is Linux.

    Elsewhere a kernel looks for its parent once a second, as ordinary kernels do.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL if parent else 0)
    if parent and os.getppid() != parent:  # it ended before this was asked for
        os._exit(1)
