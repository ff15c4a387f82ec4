"""Errors, each told in one line: place, cause and remedy."""

from __future__ import annotations

import errno
import re

NO_MEMORY = "not enough memory; make some free, give --jobs a smaller number, or split the documents"
"""The line where memory ran out."""

_OUT_OF_MEMORY = re.compile(
    r"cannot allocate memory|\berrno 12\b|failed to map segment|bad_alloc|malloc of size|out of memory", re.IGNORECASE
)
"""The words for it of the system, its loader and libraries that raise what is no MemoryError."""


def lacks_memory(error: BaseException) -> bool:
    """True if an error is want of memory. Libraries in C wrap it in errors of their own."""
    seen: set[int] = set()
    todo: list[BaseException | None] = [error]
    while todo:
        one = todo.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        is_systems = isinstance(one, OSError | ImportError | RuntimeError)
        if isinstance(one, MemoryError) or (is_systems and getattr(one, "errno", None) == errno.ENOMEM):
            return True
        if is_systems and _OUT_OF_MEMORY.search(str(one)):
            return True
        todo += [one.__cause__, one.__context__]
    return False


class NewsanglesError(Exception):
    """Base of every error that this library raises on purpose.

    ``str(error)`` is one line, ``where: cause; remedy``, fit for a terminal and for a log.

    Args:
        where: The file, table row, parameter or column that the error is about, as the user wrote it.
        cause: What is wrong with it.
        remedy: What the user can do.
    """

    def __init__(self, where: object, cause: str, remedy: str) -> None:
        self.where = str(where)
        self.cause = cause
        self.remedy = remedy
        super().__init__(f"{self.where}: {cause}; {remedy}")

    def __reduce__(self) -> tuple[type[NewsanglesError], tuple[str, str, str]]:
        """Pass between processes (an exception is made again from what it was made of)."""
        return type(self), (self.where, self.cause, self.remedy)

    def __str__(self) -> str:
        # A file name may hold a line break or a terminal escape: neither may reach the user's terminal.
        line = super().__str__()
        return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in line)

    def _render_traceback_(self) -> list[str]:
        """Show the one line instead of a traceback in Jupyter (IPython looks for this method)."""
        return [f"{type(self).__name__}: {self}"]


class DocumentError(NewsanglesError):
    """A document, or a table of documents, that cannot be read."""


class ParameterError(NewsanglesError):
    """A parameter, option or name that is not one of those allowed."""


class ModelError(NewsanglesError):
    """The language model is missing or does not fit."""


class OutputError(NewsanglesError):
    """A place that cannot be written to."""
