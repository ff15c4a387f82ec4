"""Files written whole or not at all, in folders of their own until they are finished.

The names of these say whose they are, so that those of the dead can go.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import platform
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newsangles.errors import OutputError

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
    """Remove what processes that were killed were writing, and old such of other machines."""
    for path in folder.glob(f"{PREFIX}*"):
        known = _NAME.match(path.name)
        is_own = known is not None and known["machine"] == _machine()
        with contextlib.suppress(OSError):
            if not _lives(int(known["process"])) if known and is_own else _is_stale(path):
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole, or not at all; make its folder where there is none.

    Raises:
        OSError: It cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _clear_once(path.parent.absolute())
    with unfinished(path.parent) as place:
        made = place / path.name
        made.write_bytes(data)
        made.replace(path)


def save(path: Path, data: bytes) -> None:
    """Write a file that the user has named, whole or not at all.

    Raises:
        OutputError: It cannot be written.
    """
    try:
        write_whole(path, data)
    except OSError as error:
        cause = f"cannot be written ({error.strerror or error})"
        raise OutputError(path, cause, "choose another file with --out, or make room there") from error


_clear_once = functools.cache(clear_unfinished)
"""Once for each folder in a process, so that writing N files into one takes the time of N."""


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
