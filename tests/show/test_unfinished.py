"""A kernel whose run failed says so below the last cell that was not run."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import IPython
import pytest

from newsangles.errors import DocumentError
from newsangles.show import unfinished


def test_the_last_cell_that_was_not_run_says_where_the_run_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[Any, ...]] = []
    hooks: dict[str, Any] = {}
    kernel = SimpleNamespace(
        _send_abort_reply=lambda *arguments: sent.append(("aborted", arguments[1])),
        _topic=str,
        iopub_socket="iopub",
        session=SimpleNamespace(send=lambda _, kind, content, parent, ident: sent.append((kind, parent, content))),
    )
    shell = SimpleNamespace(kernel=kernel, events=SimpleNamespace(register=hooks.__setitem__))
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    monkeypatch.setattr(unfinished, "_WAIT", 0.01)
    unfinished.watch()
    unfinished.watch()  # once is enough

    async def run() -> None:
        error = DocumentError("a<b>.txt", "not found", "check the path")
        hooks["post_run_cell"](SimpleNamespace(execution_count=1, error_before_exec=None, error_in_exec=None))
        hooks["post_run_cell"](SimpleNamespace(execution_count=2, error_before_exec=None, error_in_exec=error))
        for message in ("third", "last"):
            kernel._send_abort_reply("shell", message, [])
        await asyncio.sleep(0.05)

    asyncio.run(run())
    *replies, (kind, parent, content) = sent
    assert replies == [("aborted", "third"), ("aborted", "last")]
    assert (kind, parent) == ("display_data", "last")
    assert "the cell [2] failed" in content["data"]["text/plain"]
    assert "DocumentError: a&lt;b&gt;.txt: not found; check the path" in content["data"]["text/html"]


def test_elsewhere_nothing_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    for shell in (None, SimpleNamespace(), SimpleNamespace(kernel=SimpleNamespace())):
        monkeypatch.setattr(IPython, "get_ipython", lambda shell=shell: shell)
        unfinished.watch()


def test_an_error_without_words_is_told_by_its_name() -> None:
    shown = unfinished.failure(None, KeyboardInterrupt())
    assert shown.plain.splitlines()[-1] == "KeyboardInterrupt" and "a cell failed" in shown.plain
