"""The project around the library: the checkout with the notebooks and the seeds, if it runs from one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from newsangles.errors import ParameterError


@cache
def root() -> Path | None:
    """The project's root folder; None where the library was installed without the project around it."""
    folder = Path(__file__).resolve().parents[3]
    return folder if (folder / "seeds").is_dir() and (folder / "notebooks").is_dir() else None


def is_together(notebook: str) -> bool:
    """True if a notebook runs once on the tables of all articles: its number is >= 90."""
    return notebook >= "90"


def notebooks() -> dict[str, Path]:
    """The project's notebooks by name (``10_quotes``), in reading order.

    Raises:
        ParameterError: The library runs without the project around it.
    """
    folder = root()
    if folder is None:
        raise ParameterError("notebooks", "the library was installed without them", "run this from a checkout")
    return {path.stem: path for path in sorted((folder / "notebooks").glob("[0-9][0-9]_*.ipynb"))}
