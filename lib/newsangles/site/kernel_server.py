"""The process that notebooks' kernels are forked from, with all loaded that notebooks use.

`newsangles.site.fork_engine` runs this module as a program and asks it for kernels over a pipe. It never has a second
thread, since a fork takes only one along, and it ends as soon as the pipe does, its kernels first.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

from newsangles.pipeline.processes import end_with

LOADED = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "matplotlib.backends.backend_svg",
    "matplotlib.figure",
    "pandas",
    "newsangles",
    "newsangles.corpus.findings",
    "newsangles.angles.overview.summary",
    "newsangles.angles.overview.annotated_article",
    "newsangles.show",
    "newsangles.tables",
    "sqlite3",
    "tornado.platform.asyncio",
    "tornado.queues",
)
"""Modules that notebooks and kernels use; any other is imported in each notebook.

Not the debugger, though it takes a tenth of a run: importing it counts a thread and sets a variable of the environment,
by which a forked kernel could be told from an ordinary one.
"""

SAMPLE = "The bridge is closed, Mayor Ana Ruiz of Kyiv said on Monday, and it may be open to 200 people in May 2024."
"""Read once before any kernel is forked, since models, lexicons and fonts are loaded when they are first asked for."""

SETTINGS = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "NEWSANGLES_ALIASES": "",
    "NEWSANGLES_CORRECTIONS": "",
    "NEWSANGLES_RULES": "",
    "NEWSANGLES_CONFIDENCES": "",
    "MPLBACKEND": os.environ.get("MPLBACKEND") or "module://matplotlib_inline.backend_inline",
}
"""The environment that this process is started with, but its kernels are not.

No threads; what is read here is the sample alone; and the backend that a kernel sets for itself.
"""


@dataclass(frozen=True)
class Start:
    """Asks for a kernel; the answer is its process id, or a line that says why there is none.

    The command line is one of the ordinary kernel, ``python -m ipykernel_launcher …``.
    """

    command: list[str]
    environment: dict[str, str]
    folder: str


@dataclass(frozen=True)
class Poll:
    """Asks how a kernel ended; the answer is as in `subprocess.Popen.returncode`: None while it runs."""

    pid: int


def main() -> None:
    """Load everything, say so (None, or a line that says what went wrong), then fork kernels until the pipe ends."""
    handle, _, model = sys.argv[1:]  # between them, the process that it ends with
    channel = Connection(int(handle))
    try:
        for name in LOADED:
            importlib.import_module(name)
        read_sample(model)
    except Exception as error:  # whatever it is, the notebooks can still be run by ordinary kernels
        channel.send(f"{type(error).__name__}: {error}".splitlines()[0])
        return
    gc.freeze()  # so that looking for garbage in a kernel does not copy the pages that it shares with this process
    end_with(None)  # from here on the pipe's end is noticed at once, and what kernels have started is ended too
    channel.send(None)
    start = serve(channel)
    if start:
        become(start)


def read_sample(model: str) -> None:
    """Read an article, from the text and from the cache, and show what was found in it, as notebooks do."""
    import pandas as pd

    from newsangles import parse, show, tables
    from newsangles.angles.overview import summary
    from newsangles.documents.article import Article
    from newsangles.pipeline.cache import vocabulary

    docs = list(parse([Article("sample", SAMPLE)], model=model, use_cache=False))
    found = tables(docs)
    summary.in_short(docs, found)
    show.bars(pd.Series({"sample": 1}), title="sample")
    vocabulary()


def serve(channel: Connection) -> Start | None:
    """Answer until the pipe ends; in a forked kernel, return its `Start`."""
    server = os.getpid()
    kernels: set[int] = set()
    with contextlib.suppress(EOFError, OSError):  # a pipe's error when its other end is closed
        while True:
            question = channel.recv()
            if isinstance(question, Poll):
                code = ended(question.pid)
                if code is not None:
                    kernels.discard(question.pid)
                channel.send(code)
                continue
            try:
                pid = os.fork()
            except OSError as error:
                channel.send(f"no process could be started ({error.strerror})")
                continue
            if pid == 0:
                channel.close()
                os.setsid()
                end_with(server)
                return cast(Start, question)
            kernels.add(pid)
            channel.send(pid)
    for pid in kernels:
        end_group(pid)
    return None


def ended(pid: int) -> int | None:
    """A kernel's exit code, after ending whatever it started; None while it runs."""
    if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        return None
    end_group(pid)  # before its number can be given to another process
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def end_group(pid: int) -> None:
    """Kill a kernel and the processes that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # the latter is how macOS says that all are gone
        os.killpg(pid, signal.SIGKILL)


def become(start: Start) -> None:
    """Be the kernel of this command line until it ends, as if it had been started anew."""
    import numpy
    from ipykernel.kernelapp import IPKernelApp

    os.chdir(start.folder)
    os.environ.clear()
    os.environ.update({**start.environment, "JPY_PARENT_PID": str(os.getppid())})
    module = sys.modules["ipykernel"].__file__ or ""
    sys.argv = [str(Path(module).parents[1] / "ipykernel_launcher.py"), *start.command[3:]]
    numpy.random.seed()  # the standard library's generator does this by itself
    IPKernelApp.launch_instance(sys.argv[1:], parent_handle=os.getppid())
