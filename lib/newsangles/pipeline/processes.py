"""Processes: how many there may be, how one comes about, and that none outlives its parent."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

ISOLATIONS = ("fork", "fresh")
"""The ways to start a process: forked from a loaded one, or started from nothing."""

DEFAULT_ISOLATION = "fork" if hasattr(os, "fork") and sys.platform != "darwin" else "fresh"
"""Not on macOS, whose own libraries may stop a process that was forked."""

_PR_SET_PDEATHSIG = 1


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
