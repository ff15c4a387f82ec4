"""Errors pass from one process to another."""

from __future__ import annotations

from newsangles.errors import OutputError


def test_errors_pass_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(OutputError("out", "full", "make room")))
    assert isinstance(error, OutputError) and str(error) == "out: full; make room"
