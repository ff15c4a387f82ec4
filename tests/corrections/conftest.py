"""What the tests of corrections share: a file of corrections."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Line = dict[str, Any]


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Writes lines into a file of corrections, and returns its path."""

    def write(*said: Line | str | bytes) -> Path:
        path = tmp_path / "by-hand.jsonl"
        data = [x if isinstance(x, bytes) else (x if isinstance(x, str) else json.dumps(x)).encode() for x in said]
        path.write_bytes(b"\n".join(data))
        return path

    return write
