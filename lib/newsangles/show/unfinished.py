"""Two lines at the bottom of a notebook in Jupyter that say where its run failed.

Jupyter shows an error where it happens, often many screens above the end, and leaves the cells below without a word.
The last of those gets ours. Runs by papermill and nbclient, which stop at the error themselves, are as they were.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from newsangles.show.html import Shown, finding, note, stack

_WAIT = 0.3  # seconds after a cell that was not run: another one may follow


class _Watch:
    """The error that a kernel met last, told below the last of the cells that were then not run."""

    def __init__(self, shell: Any, kernel: Any) -> None:
        self._kernel, self._abort = kernel, kernel._send_abort_reply
        self._failed = note("")
        self._timer: asyncio.TimerHandle | None = None
        kernel._send_abort_reply = self._not_run
        shell.events.register("post_run_cell", self._ran)

    def _ran(self, result: Any) -> None:
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            self._failed = failure(result.execution_count, error)

    def _not_run(self, stream: Any, message: Any, idents: Any) -> None:
        self._abort(stream, message, idents)
        if self._timer:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(_WAIT, self._tell, message)

    def _tell(self, message: Any) -> None:
        data = {"text/plain": self._failed.plain, "text/html": self._failed._repr_html_()}
        content = {"data": data, "metadata": {}, "transient": {}}
        kernel = self._kernel
        topic = kernel._topic("display_data")
        kernel.session.send(kernel.iopub_socket, "display_data", content, parent=message, ident=topic)


def failure(number: int | None, error: BaseException) -> Shown:
    """The lines below a run that an error ended.

    Args:
        number: The number that Jupyter gives the cell; None where it has none.
        error: The error.
    """
    where = f"the cell [{number}]" if number else "a cell"
    what = str(error).strip().splitlines()[:1]
    cause = f"{type(error).__name__}{': ' if what else ''}{''.join(what)}"
    return stack(finding(f"Not finished: {where} failed, and no cell from there to here was run."), note(cause))


def watch() -> None:
    """Have the kernel of a notebook tell where a run failed; do nothing elsewhere."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    kernel = getattr(shell, "kernel", None)
    # A private method: where a later Jupyter has another, its cells stay without a word, as they were.
    abort = getattr(kernel, "_send_abort_reply", None)
    if abort and not isinstance(getattr(abort, "__self__", None), _Watch):
        _Watch(shell, kernel)
