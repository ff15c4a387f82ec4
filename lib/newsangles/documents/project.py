"""The project around the library: the checkout with the notebooks and the seeds, if it runs from one."""

from __future__ import annotations

from functools import cache
from importlib import metadata
from pathlib import Path

from newsangles.errors import ParameterError


@cache
def root() -> Path | None:
    """The project's root folder; None where the library was installed without the project around it."""
    folder = Path(__file__).resolve().parents[3]
    return folder if (folder / "seeds").is_dir() and (folder / "notebooks").is_dir() else None


def is_together(notebook: str) -> bool:
    """True if a notebook runs once on the tables of all articles: its number is >= 80."""
    return notebook >= "80"


@cache
def collection() -> Path | None:
    """The folder of the notebooks: the checkout's, else the one that came with the library; None where there is none.

    An installed collection has the articles that its notebooks open with in folders beside them.
    """
    checkout = root()
    if checkout is not None:
        return checkout / "notebooks"
    try:
        installed = metadata.files("newsangles") or ()
    except metadata.PackageNotFoundError:  # the library's folder alone, put on the path by hand
        return None
    found = (Path(str(file.locate())) for file in installed if file.match("share/newsangles/*.ipynb"))
    return next((path.resolve().parent for path in found if path.is_file()), None)


def notebooks() -> dict[str, Path]:
    """The project's notebooks by name (``10_quotes``), in reading order.

    Raises:
        ParameterError: The library runs without the project around it.
    """
    folder = collection()
    if folder is None:
        raise ParameterError(
            "notebooks", "the library was installed without them", "install it with pip, or use a checkout"
        )
    return {path.stem: path for path in sorted(folder.glob("[0-9][0-9]_*.ipynb"))}


def examples() -> tuple[Path, ...]:
    """The folders of articles that the notebooks open with: ``seeds`` and ``demo``; () where there are none."""
    folder = root() or collection()
    return tuple(path for name in ("seeds", "demo") if folder and (path := folder / name).is_dir())
