"""A papermill engine, ``newsangles-fork``, whose kernels are forked from a loaded process.

An ordinary kernel spends seconds on imports and the model before its first cell; a forked one begins with them. All
else is papermill's and Jupyter's own, so that a notebook's outputs are the same. Where no kernel can be forked, an
ordinary one is started.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from nbformat import NotebookNode
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines

from newsangles.pipeline import processes
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.site.kernel_server import SETTINGS, Poll, Start, end_group

logger = logging.getLogger(__name__)

NAME = "newsangles-fork"
"""The engine's name in papermill: ``execute_notebook(…, engine_name=NAME)``."""

REPLY_TIMEOUT_S = 120
"""Give up the loaded process if it has not answered for so many seconds; it loads in about 5."""

PROGRAM = f"""\
import runpy, sys
del sys.path[0]
runpy.run_path({processes.__file__!r})["end_with"](int(sys.argv[2]))
from newsangles.site.kernel_server import main
main()"""
"""The program of the loaded process.

It ends with its parent from the beginning, since its imports take seconds. Like an ordinary kernel, it must not import
a module of the current folder in place of one of Python's; its kernels would inherit the flag -P.
"""


class Gone(Exception):
    """The loaded process could not be started, or has ended."""


class Server:
    """The loaded process: started when first asked, ended by `close` or with this process.

    Attributes:
        gone: True if it has ended or could not be started.
        lost: True if it ended unexpectedly or is not wanted; callers then start ordinary kernels.
        closed: True if it and all kernels were ended by `close`.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        """Describe a process that has this model loaded; nothing is started yet."""
        self.gone = self.lost = self.closed = False
        self.model = model
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: Connection | None = None
        self._ready = False
        self._ordinary: list[subprocess.Popen[bytes]] = []
        self._lock = threading.RLock()  # one request at a time; a lost process is closed during a request

    def start(self) -> None:
        """Start it, without waiting until it has loaded."""
        with self._lock:
            if self._process or self.gone:
                return
            if not hasattr(os, "fork"):
                self._lose("this system cannot fork a process")
                return
            self._channel, theirs = Pipe()
            command = [sys.executable, "-c", PROGRAM, str(theirs.fileno()), str(os.getpid()), self.model]
            try:
                self._process = subprocess.Popen(
                    command,
                    env={**os.environ, **SETTINGS},
                    stdin=subprocess.DEVNULL,
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,  # Ctrl-C goes to this process, which ends the other cleanly
                )
            except OSError as error:
                self._lose(str(error))
            theirs.close()

    def ready(self) -> bool:
        """True if it can fork kernels; waits until it has loaded."""
        with self._lock, contextlib.suppress(Gone):
            self.start()
            if not self._ready:
                cause = self._ask()
                if cause:
                    raise self._lose(cause)
                self._ready = True
        return self._ready

    def fork(self, start: Start) -> _Forked:
        """A new kernel.

        Raises:
            Gone: The loaded process cannot fork it.
        """
        with self._lock:
            pid = self._ask(start) if self.ready() else "it has not loaded"
            if isinstance(pid, str):
                raise self._lose(pid)
        return _Forked(self, pid)

    def ended(self, pid: int) -> int | None:
        """The exit code of a kernel; None while it runs.

        Raises:
            Gone: The loaded process has ended, and its kernels with it.
        """
        with self._lock:
            code: int | None = self._ask(Poll(pid))
            return code

    def keep(self, kernel: subprocess.Popen[bytes]) -> None:
        """Have `close` end this ordinary kernel too; end it now if that has been called.

        Jupyter ends none that Ctrl-C finds starting; it would go on, and complain on our stderr that we have ended.
        """
        self._ordinary.append(kernel)
        if self.closed:
            self._end_ordinary()

    def close(self) -> None:
        """End it and all kernels, its own and ordinary ones in their place."""
        self.closed = True
        self._end_ordinary()
        self._end()

    def _end_ordinary(self) -> None:
        for kernel in self._ordinary:
            if kernel.poll() is None:
                end_group(kernel.pid) if hasattr(os, "killpg") else kernel.kill()

    def _end(self) -> None:
        self.gone = True
        if self._process and not self._ready:
            self._process.kill()  # it has no kernels yet; this also wakes the callers that wait for it to load
        with self._lock:
            if self._channel:
                self._channel.close()
            if self._process:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(REPLY_TIMEOUT_S)
                self._process.kill()
                self._process.wait()
            self._process = self._channel = None
            self._ready = False

    def _ask(self, question: Start | Poll | None = None) -> Any:
        """The answer to a request; without a request, its first message, sent when it has loaded."""
        if self._channel is None:
            raise Gone
        try:
            if question:
                self._channel.send(question)
            if self._channel.poll(REPLY_TIMEOUT_S):
                return self._channel.recv()
            cause = f"it gave no answer for {REPLY_TIMEOUT_S} seconds"
        except (EOFError, OSError):
            cause = "it has ended"
        raise self._lose(cause)

    def _lose(self, cause: str) -> Gone:
        if not self.gone:
            self.lost = True
            logger.warning("%s: %s; going on with ordinary kernels, which is slower", NAME, cause)
        self._ready = False
        self._end()
        return Gone(cause)


class _Forked:
    """A kernel whose parent is the loaded process, with the part of `subprocess.Popen` that Jupyter uses."""

    stdin = stdout = stderr = None

    def __init__(self, server: Server, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._server = server

    def poll(self) -> int | None:
        if self.returncode is None:
            try:
                self.returncode = self._server.ended(self.pid)
            except Gone:
                self.returncode = -signal.SIGKILL  # it ended with its parent; the processes that it had started did not
                end_group(self.pid)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended."""
        end = time.monotonic() + (timeout or float("inf"))
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("kernel", timeout or 0)
            time.sleep(0.002)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class _Provisioner(LocalProvisioner):
    """Provides kernels forked by the loaded process, or ordinary ones where that fails."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch a kernel with the command line of an ordinary one."""
        source = server()
        if cmd[:3] == [sys.executable, "-m", "ipykernel_launcher"]:  # not a kernel of another Python or language
            folder = str(kwargs.get("cwd") or Path.cwd())
            try:
                forked = source.fork(Start(cmd, kwargs["env"], folder))
            except Gone:
                if not source.lost:
                    raise
            else:
                self.process = forked  # type: ignore[assignment]  # it has the used part of Popen
                self.pid = self.pgid = forked.pid
                self.cwd = Path(folder)
                return self.connection_info
        info = await super().launch_kernel(cmd, **kwargs)
        source.keep(self.process)  # type: ignore[arg-type]
        return info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel and what it has started."""
        await super().kill(restart)
        if isinstance(self.process, _Forked):
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(1)  # it takes milliseconds; Jupyter polls only every tenth of a second


class _Log(logging.LoggerAdapter[Any]):
    """Jupyter's log, which holds its peace once the loaded process was closed: that its kernels fail then is wanted."""

    def __init__(self, log: Any, source: Server) -> None:
        super().__init__(log, {})
        self._source = source

    def isEnabledFor(self, level: int) -> bool:
        """True for a message that is written."""
        return not self._source.closed and super().isEnabledFor(level)


class _Manager(AsyncKernelManager):
    """A kernel manager that uses `_Provisioner`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.log = _Log(self.log, server())
        self.provisioner = _Provisioner(kernel_spec=self.kernel_spec, parent=self)


class ForkEngine(NBClientEngine):  # type: ignore[misc]
    """Papermill's own engine with forked kernels; a run that loses the loaded process is repeated without it."""

    @classmethod
    def execute_notebook(cls, nb: NotebookNode, kernel_name: str, **kwargs: Any) -> NotebookNode:
        """Run a notebook; papermill writes it once, not twice a cell, which took a third of the time."""
        executed: NotebookNode = super().execute_notebook(nb, kernel_name, **{**kwargs, "output_path": None})
        return executed

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, kernel_name: str, **kwargs: Any) -> None:
        """Run a notebook; arguments and errors are those of papermill's own engine."""
        source = server()
        if source.ready():
            try:
                super().execute_managed_notebook(nb_man, kernel_name, kernel_manager_class=_Manager, **kwargs)
                return
            except RuntimeError as error:  # nbclient's error for a dead kernel
                if source.gone and not source.lost:  # the loaded process was closed, and its kernels with it
                    raise Gone from error
                if not source.lost:
                    raise
            nb_man.notebook_start()
        with _ordinary:
            if not source.lost or source.closed:
                raise Gone
            super().execute_managed_notebook(nb_man, kernel_name, kernel_manager_class=_Manager, **kwargs)


_ordinary = threading.Lock()
"""Lock for ordinary kernels, one at a time.

They share no memory, and lack of memory may have ended the loaded process."""

_servers: list[Server] = []


def server() -> Server:
    """The loaded process in use: the one of `loaded`, else one that stays until this process ends."""
    if not _servers:
        _servers.append(Server())
        atexit.register(_servers[0].close)
    return _servers[-1]


@contextlib.contextmanager
def loaded(model: str = DEFAULT_MODEL) -> Iterator[Server]:
    """Keep a process with this model loaded until the block ends; a nested block uses the outer one's."""
    if _servers and _servers[-1].model == model and not _servers[-1].gone:
        yield _servers[-1]
        return
    with _using(Server(model)) as mine:
        yield mine


@contextlib.contextmanager
def ordinary() -> Iterator[Server]:
    """Run notebooks by ordinary kernels, until the block ends, and they with it."""
    mine = Server()
    mine.gone = mine.lost = True
    with _using(mine):
        yield mine


@contextlib.contextmanager
def _using(mine: Server) -> Iterator[Server]:
    _servers.append(mine)
    try:
        yield mine
    finally:
        _servers.remove(mine)
        mine.close()


papermill_engines.register(NAME, ForkEngine)
