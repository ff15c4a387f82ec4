"""Files that an earlier run has written into a folder: tables and pages, which are no documents."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePath
from typing import Any

from newsangles.tables.schema import TABLES

TABLES_RECORD = "run.json"
"""The record of tables in their folder: those of `newsangles.corpus.workers.RUN`."""

PAGES_RECORD = ".state.json"
"""The record of pages in their folder: those of `newsangles.site.state.STATE`."""

_OF_ALL = ("index.html", "how_to_read.html")
_OF_ONE = "article.html"
_OF_TABLES = re.compile(rf"(?:{'|'.join(TABLES)})(?:\.(?:parquet|jsonl|csv)|/year=.*)")
_DIGEST = 64


class OwnOutput:
    """The files of earlier runs, by the records that these left; each record is read once."""

    def __init__(self) -> None:
        self._tables: dict[Path, bool] = {}
        self._pages: dict[Path, frozenset[str]] = {}

    def holds(self, top: Path, path: PurePath) -> bool:
        """True for a file that a run has written below a folder, at any depth.

        Args:
            top: The folder.
            path: The file's path from there.
        """
        parts = path.parts
        for depth in range(len(parts)):
            place, below = top.joinpath(*parts[:depth]), "/".join(parts[depth:])
            if below in self._pages_of(place) or (_OF_TABLES.fullmatch(below) and self._has_tables(place)):
                return True
        return False

    def _has_tables(self, folder: Path) -> bool:
        if folder not in self._tables:
            told = _record(folder / TABLES_RECORD)
            self._tables[folder] = isinstance(told.get("versions"), dict) and "newsangles" in told["versions"]
        return self._tables[folder]

    def _pages_of(self, folder: Path) -> frozenset[str]:
        if folder not in self._pages:
            told = _record(folder / PAGES_RECORD)
            names = told if told and all(isinstance(key, str) and len(key) == _DIGEST for key in told.values()) else ()
            marked = (f"{name.split('/')[0]}/{_OF_ONE}" for name in names if "/" in name)
            self._pages[folder] = frozenset((*names, *marked, *_OF_ALL)) if names else frozenset()
        return self._pages[folder]


def _record(path: Path) -> dict[str, Any]:
    """A record of a run; empty where there is none, or somebody else's."""
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
