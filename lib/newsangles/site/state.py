"""The record of a site's pages that are up to date."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from newsangles.tables.unfinished import write_whole

STATE = ".state.json"
"""The file in the output folder with the key of every page that is up to date."""


class State:
    """The keys of the pages that are up to date, in a small file.

    If the file is damaged, all pages are made again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            known = json.loads(path.read_text("utf-8"))
            self._keys: dict[str, str] = {str(k): str(v) for k, v in known.items()}
        except (FileNotFoundError, ValueError, AttributeError):
            self._keys = {}

    def has(self, name: str, key: str) -> bool:
        """True if the page of this name was made with this key."""
        return self._keys.get(name) == key

    def knows(self, name: str) -> bool:
        """True if there is a key for the page of this name."""
        return name in self._keys

    def names(self) -> list[str]:
        """The names that there are keys for."""
        return list(self._keys)

    def put(self, name: str, key: str) -> None:
        """Note that the page of this name was made with this key."""
        self._keys[name] = key
        self._write()

    def drop(self, names: Iterable[str]) -> None:
        """Forget the pages of these names."""
        for name in names:
            del self._keys[name]
        self._write()

    def _write(self) -> None:
        write_whole(self._path, (json.dumps(self._keys, indent=1, sort_keys=True) + "\n").encode())
