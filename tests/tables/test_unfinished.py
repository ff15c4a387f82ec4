"""Files written whole or not at all: what the dead were writing goes, what the living write stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsangles.errors import OutputError
from newsangles.tables import unfinished as module
from newsangles.tables.unfinished import PREFIX, clear_unfinished, save, unfinished, write_whole


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
    (tmp_path / f"{PREFIX}{dead.pid}-page.html").touch()
    os.utime(tmp_path / f"{PREFIX}{dead.pid}-page.html", (0, 0))
    clear_unfinished(tmp_path)
    assert sorted(left(tmp_path)) == sorted(
        f"{PREFIX}{name}" for name in (f"{machine}-1-b", f"{'0' * 8}-{dead.pid}-c", "old")
    )
    for name in left(tmp_path):
        os.utime(tmp_path / name, (0, 0))
    clear_unfinished(tmp_path)
    assert left(tmp_path) == [f"{PREFIX}{machine}-1-b"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pages" / ("n" * 250 + ".html")
    write_whole(path, b"Old.\r\n")
    assert path.read_bytes() == b"Old.\r\n" and left(path.parent) == [path.name]

    def full(self: Path, data: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"New.")
    with pytest.raises(OutputError, match=r"cannot be written \(No space left on device\)"):
        save(path, b"New.")
    assert left(path.parent) == [path.name] and path.read_bytes() == b"Old.\r\n"


@pytest.mark.skipif(os.name == "nt", reason="cannot be asked there")
def test_what_a_killed_process_was_writing_goes_at_the_next_write_there(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-S", "-c", ""])
    dead.wait()
    half = tmp_path / f"{PREFIX}{module._machine()}-{dead.pid}-a"
    half.mkdir()
    (half / "state.json").touch()
    save(tmp_path / "state.json", b"{}")
    assert left(tmp_path) == ["state.json"]
