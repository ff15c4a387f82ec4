"""Which processes did a test start? Those whose environment bears its mark, wherever they stand in the tree."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

MARK = "NEWSANGLES_TEST"
"""The variable of the environment that the mark is in."""

LOADED = "newsangles.site.kernel_server"
"""What the command line of the loaded process, and of each kernel forked from it, has in it."""


def descendants(mark: object) -> dict[int, str]:
    """The processes that have this mark, with their command lines."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"{MARK}={mark}".encode() in path.read_bytes().split(b"\0"):
                found[int(path.parent.name)] = (path.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return {pid: line for pid, line in found.items() if line.strip()}


def until(condition: Callable[[], object], seconds: float = 60) -> bool:
    """Whether a condition comes true in this time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False
