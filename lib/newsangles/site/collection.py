"""The notebooks in a folder of one's own, to work in."""

from __future__ import annotations

from pathlib import Path

import nbformat

from newsangles.documents import project
from newsangles.errors import OutputError


def put(folder: Path) -> list[Path]:
    """Copy the notebooks into a folder, without outputs, and beside them the articles that they open with.

    A copy that is there already and says the same is left as it is.

    Returns:
        The notebooks there, in reading order.

    Raises:
        OutputError: A file of that name is there and says something else, or the folder cannot be written to.
        ParameterError: The library was installed without the notebooks.
    """
    files = {folder / path.name: _unrun(path) for path in project.notebooks().values()}
    made = list(files)
    for example in project.examples():
        files |= {folder / example.name / path.name: path.read_bytes() for path in sorted(example.glob("*.*"))}
    try:
        new = [path for path in files if not path.exists()]
        for path in files.keys() - set(new):
            if path.read_bytes() != files[path]:
                raise OutputError(
                    path, "is there already and is not as it came", "move it away, or name another folder"
                )
        for path in new:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
    except OSError as error:
        raise OutputError(folder, f"cannot be written to ({error.strerror or error})", "name another folder") from error
    return made


def _unrun(path: Path) -> bytes:
    """A notebook without outputs: JupyterLab would show those of somebody else without style and figures."""
    notebook = nbformat.read(path, 4)  # type: ignore[no-untyped-call]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return f"{text}\n".encode()
