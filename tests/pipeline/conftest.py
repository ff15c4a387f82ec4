"""What the tests of parsing share: a cache of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsangles.pipeline import cache


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSANGLES_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cache.Store, "_warned", False)
    return tmp_path / "cache"
