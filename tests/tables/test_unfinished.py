"""Folders for files that are being written: those of the dead go, those of the living stay."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsangles.tables import unfinished as module
from newsangles.tables.unfinished import PREFIX, clear_unfinished, unfinished


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_it_goes_whatever_happens(tmp_path: Path) -> None:
    with pytest.raises(KeyError), unfinished(tmp_path) as place:
        (place / "half").write_text("half")
        clear_unfinished(tmp_path)
        assert left(tmp_path) == [place.name], "its process lives"
        raise KeyError
    assert left(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="cannot be asked there")
def test_those_of_the_dead_go(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-S", "-c", ""])
    dead.wait()
    machine = module._machine()
    for name in (f"{machine}-{dead.pid}-a", f"{machine}-1-b", f"{'0' * 8}-{dead.pid}-c", "old"):
        (tmp_path / f"{PREFIX}{name}").mkdir()
    clear_unfinished(tmp_path)
    assert sorted(left(tmp_path)) == sorted(
        f"{PREFIX}{name}" for name in (f"{machine}-1-b", f"{'0' * 8}-{dead.pid}-c", "old")
    )
    for name in left(tmp_path):
        os.utime(tmp_path / name, (0, 0))
    clear_unfinished(tmp_path)
    assert left(tmp_path) == [f"{PREFIX}{machine}-1-b"]
