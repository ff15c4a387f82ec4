"""Errors pass from one process to another, and want of memory is known in whatever it comes."""

from __future__ import annotations

import errno

import pytest

from newsangles.errors import OutputError, lacks_memory


def test_errors_pass_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(OutputError("out", "full", "make room")))
    assert isinstance(error, OutputError) and str(error) == "out: full; make room"


def _of(error: BaseException, cause: BaseException) -> BaseException:
    error.__cause__ = cause
    cause.__context__ = error  # a circle, as some libraries make it
    return error


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        OSError("Error reading bytes. Detail: [errno 12] Cannot allocate memory"),
        ImportError("libx.so: failed to map segment from shared object"),
        _of(SystemError("returned a result with an exception set"), MemoryError()),
    ],
)
def test_want_of_memory_is_known(error: BaseException) -> None:
    assert lacks_memory(error)


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left"), ValueError("out of memory, she said"), ImportError("no module")]
)
def test_nothing_else_is_want_of_memory(error: BaseException) -> None:
    assert not lacks_memory(_of(KeyError("a"), error))
