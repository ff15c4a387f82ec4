"""Folders for files that are being written. Their names say whose they are, so that those of the dead can go."""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PREFIX = ".writing-"
"""How the name of such a folder begins; its machine, its process and something of chance follow."""

STALE_AFTER_S = 86_400
"""One of another machine is removed if it is older than this (seconds): nothing tells whether its process lives."""

_NAME = re.compile(rf"{re.escape(PREFIX)}(?P<machine>[0-9a-f]{{8}})-(?P<process>\d+)-")


@contextlib.contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """Make a folder in another for what is being written; it goes at the end, whatever happens.

    Args:
        folder: Where what is finished is moved to, so on the same disk.
    """
    prefix = f"{PREFIX}{_machine()}-{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=folder) as place:
        yield Path(place)


def clear_unfinished(folder: Path) -> None:
    """Remove the folders of processes that were killed, and old ones of other machines."""
    for path in folder.glob(f"{PREFIX}*"):
        known = _NAME.match(path.name)
        is_own = known is not None and known["machine"] == _machine()
        with contextlib.suppress(OSError):
            if not _lives(int(known["process"])) if known and is_own else _is_stale(path):
                shutil.rmtree(path, ignore_errors=True)


def _machine() -> str:
    """A word for this machine; in a container, one for it alone: the same number is another process there."""
    space = ""
    with contextlib.suppress(OSError):
        space = str(Path("/proc/self/ns/pid").readlink())
    return hashlib.sha256(f"{platform.node()} {space}".encode("utf-8", "replace")).hexdigest()[:8]


def _lives(process: int) -> bool:
    """True if a process of this machine is there."""
    if os.name == "nt":  # where asking would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is another user's
        return True
    return True


def _is_stale(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > STALE_AFTER_S
