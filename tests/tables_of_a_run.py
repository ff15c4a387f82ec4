"""Tables that a run has written, and its own account of itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from newsangles.corpus.workers import RUN
from newsangles.pipeline.processes import DEFAULT_ISOLATION

COUNT = 400


forked = pytest.mark.skipif(DEFAULT_ISOLATION != "fork", reason="what replaces the parse is inherited by forking only")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.parquet")}


def told(folder: Path) -> Any:
    return json.loads((folder / RUN).read_text("utf-8"))


def ids(folder: Path) -> list[str]:
    found: list[str] = pq.read_table(folder / "articles.parquet").column("article_id").to_pylist()
    return found
