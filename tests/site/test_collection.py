"""The notebooks put into a folder of one's own: run by nobody, and nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from newsangles.errors import OutputError
from newsangles.site import collection


def test_notebooks_come_without_outputs_and_with_their_articles(tmp_path: Path) -> None:
    made = collection.put(tmp_path / "work")
    assert [path.name for path in made] == sorted(path.name for path in (tmp_path / "work").glob("*.ipynb"))
    for path in made:
        notebook = nbformat.read(path, 4)
        assert not any(cell.get("outputs") for cell in notebook.cells)
        source = next(cell.source for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ()))
        opened = source.split('source: str = "')[1].split('"')[0]
        assert (tmp_path / "work" / opened).exists(), opened


def test_a_notebook_that_was_worked_in_is_kept(tmp_path: Path) -> None:
    first, *rest = collection.put(tmp_path)
    first.write_text("mine", "utf-8")
    rest[0].unlink()
    with pytest.raises(OutputError, match="is there already and is not as it came; move it away"):
        collection.put(tmp_path)
    assert first.read_text("utf-8") == "mine" and not rest[0].exists()
    first.unlink()
    collection.put(tmp_path)
    assert first.exists() and rest[0].exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written to"):
        collection.put(tmp_path / "file")
