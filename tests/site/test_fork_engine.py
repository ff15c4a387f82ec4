from __future__ import annotations

import ast
import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError
from papermill.iorw import local_file_io_cwd
from traitlets.config import Config

from newsangles.pipeline.processes import DEFAULT_ISOLATION
from newsangles.site import fork_engine, kernel_server
from places import ROOT
from processes import LOADED, MARK, descendants, until

PROGRAM = str(Path(sys.executable).with_name("newsangles"))

pytestmark = pytest.mark.skipif(
    not Path("/proc").is_dir() or DEFAULT_ISOLATION != "fork", reason="needs fork and /proc"
)


@pytest.fixture
def mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Marks what this test starts; nothing of it may be left."""
    monkeypatch.setenv(MARK, tmp_path.name)
    monkeypatch.chdir(tmp_path)
    yield tmp_path.name
    assert until(lambda: not descendants(tmp_path.name), 10), descendants(tmp_path.name)


def run(*cells: str, name: str | None = fork_engine.NAME, file: str = "in.ipynb", **options: Any) -> list[Any]:
    """The outputs of each cell."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    book.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(book, file)
    config = Config()
    config.NotebookClient.shutdown_kernel = "immediate"
    config.KernelManager.transport, config.KernelManager.ip = "ipc", str(Path(f"{file}-kernel").resolve())
    options = {"engine_name": name, "progress_bar": False, "config": config, **options}
    return [cell.outputs for cell in papermill.execute_notebook(file, f"{file}-out.ipynb", **options).cells]


def text(outputs: list[Any]) -> str:
    return "".join(o.get("text", "") or o.data["text/plain"] for o in outputs)


def _is_module(name: str) -> bool:
    folder = ROOT / "lib" / "newsangles"
    return any((folder / path).exists() for path in (f"{name}.py", f"{name}/__init__.py"))


STATE = """
import asyncio, logging, os, random, signal, sys, threading
import matplotlib
(
    sys.argv[0], sys.argv[1], len(sys.argv), sys.path, __name__, os.getcwd(), matplotlib.get_backend(),
    {k: v for k, v in os.environ.items() if k != "JPY_PARENT_PID"}, os.getsid(0) == os.getpid(), signal.getsignal(2),
    sorted(k for k in globals() if not k.startswith("_")), logging.root.handlers,
    sorted(t.name for t in threading.enumerate()),
    os.read(0, 1), sys.executable, os.environ["JPY_PARENT_PID"] == str(os.getppid()),
)
"""


@pytest.mark.usefixtures("loaded_process")
class TestKernel:
    """One loaded process for all of these, which outlives what happens to its kernels."""

    def test_a_forked_kernel_is_as_a_fresh_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("OF_THIS_RUN", "é \udcff")
        forked, fresh = (text(run(STATE, name=name)[0]) for name in (fork_engine.NAME, None))
        assert "OF_THIS_RUN" in forked
        assert forked == fresh

    def test_each_run_begins_anew(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        code = "import random, numpy; 'x' in globals(), random.random(), numpy.random.random()"
        first, second = (text(run("x = 1" if n else "", code)[1]) for n in (1, 0))
        seen, *numbers = ast.literal_eval(first)
        unseen, *others = ast.literal_eval(second)
        assert (seen, unseen) == (True, False)
        assert set(numbers).isdisjoint(others), "the same random numbers in each run"

    def test_the_loaded_process_has_one_thread_and_all_that_notebooks_import(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        code = "import os; len(os.listdir(f'/proc/{os.getppid()}/task'))"
        assert text(run(code)[0]) == "1"
        for path in (ROOT / "notebooks").glob("*.ipynb"):
            for cell in nbformat.read(path, as_version=4).cells:
                for node in ast.walk(ast.parse(cell.source if cell.cell_type == "code" else "")):
                    if isinstance(node, ast.ImportFrom) and node.module == "newsangles":
                        modules = [n.name for n in node.names if _is_module(n.name)]
                        known = {*kernel_server.LOADED, "newsangles.parse", "newsangles.read"}
                        assert {f"newsangles.{name}" for name in modules} <= known, path.name

    @pytest.mark.parametrize(
        ("code", "error", "options"),
        [
            ("1 / 0", PapermillExecutionError, {}),
            ("import os; os._exit(7)", DeadKernelError, {}),
            ("import os; os.kill(os.getpid(), 9)", DeadKernelError, {}),
            ("import time; time.sleep(60)", CellTimeoutError, {"execution_timeout": 1}),
        ],
        ids=["error", "exit", "killed", "too slow"],
    )
    def test_a_failure_costs_its_own_run_and_leaves_nothing(
        self, mark: str, code: str, error: type[Exception], options: dict[str, Any]
    ) -> None:
        started = "import subprocess; subprocess.Popen(['sleep', '100']).pid"
        with pytest.raises(error):
            run(started, code, **options)
        assert not fork_engine.server().gone
        assert text(run("6 * 7")[0]) == "42"


def test_what_a_lost_process_was_doing_is_done_again_by_an_ordinary_kernel(
    mark: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The first run kills it (the ordinary kernel that then does the run has no such parent); the second finds none."""
    code = """
    import os, time
    parent = open(f"/proc/{os.getppid()}/cmdline").read()
    if "newsangles.site.kernel_server" in parent:
        os.kill(os.getppid(), 9)
        time.sleep(60)
    "done"
    """
    with fork_engine._using(fork_engine.Server()) as server:
        assert [text(run("'first'", code)[1]), text(run("'second'")[0])] == ["'done'", "'second'"]
        assert server.gone
    warnings = [record.getMessage() for record in caplog.records if record.name == "newsangles.site.fork_engine"]
    assert warnings == ["newsangles-fork: it has ended; going on with ordinary kernels, which is slower"]


def test_several_at_once_that_lose_it_are_all_done_again_one_by_one(
    mark: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The loaded process dies when all are there; the ordinary kernels, which share no memory, are never two."""
    code = """
    import os, pathlib, time
    pathlib.Path(f"{os.getpid()}.begun").touch()
    if "newsangles.site.kernel_server" in open(f"/proc/{os.getppid()}/cmdline").read():
        while len(list(pathlib.Path().glob("*.begun"))) < 3:
            time.sleep(0.02)
        os.kill(os.getppid(), 9)
        time.sleep(60)
    alone = pathlib.Path(f"{os.getpid()}.alone")
    alone.touch()
    time.sleep(0.5)
    """
    with fork_engine._using(fork_engine.Server()), local_file_io_cwd(), ThreadPoolExecutor(3) as pool:
        cells = [textwrap.dedent(code), "list(pathlib.Path().glob('*.alone')) == [alone]", "alone.unlink()"]
        outputs = pool.map(lambda n: run(*cells, file=f"{n}.ipynb")[1], range(3))
        assert [text(found) for found in outputs] == ["True"] * 3
    assert [record.getMessage() for record in caplog.records if record.name == "newsangles.site.fork_engine"] == [
        "newsangles-fork: it has ended; going on with ordinary kernels, which is slower"
    ]


def test_a_process_that_cannot_load_is_one_warning(mark: str, caplog: pytest.LogCaptureFixture) -> None:
    with fork_engine._using(fork_engine.Server("en_no_such")):
        assert [text(run("'first'")[0]), text(run("'second'")[0])] == ["'first'", "'second'"]
    (warning,) = [record.getMessage() for record in caplog.records if record.name == "newsangles.site.fork_engine"]
    assert "ModelError: en_no_such: no such model is installed" in warning


def test_closing_while_it_loads(mark: str) -> None:
    begin = time.monotonic()
    with fork_engine._using(fork_engine.Server()) as server:
        server.start()
        assert until(lambda: descendants(mark))
    assert not descendants(mark)
    assert time.monotonic() - begin < 10


def test_closing_while_runs_wait_for_it_ends_them_and_starts_no_ordinary_kernel(
    mark: str, caplog: pytest.LogCaptureFixture
) -> None:
    with ThreadPoolExecutor(2) as pool, local_file_io_cwd(), fork_engine._using(fork_engine.Server()) as server:
        waiting = [pool.submit(run, "6 * 7", file=f"{n}.ipynb") for n in range(2)]
        assert until(lambda: descendants(mark))
        server.close()
        assert [type(future.exception(30)) for future in waiting] == [fork_engine.Gone] * 2
    assert not server.lost
    assert not [record for record in caplog.records if record.name == "newsangles.site.fork_engine"]


def test_closing_before_a_kernel_is_launched_is_told_by_nobody(mark: str, caplog: pytest.LogCaptureFixture) -> None:
    """A run may find the loaded process there, and gone when its kernel is to start."""
    with fork_engine._using(fork_engine.Server()) as server:
        kernels = fork_engine._Manager(kernel_name="python3")
        server.close()
        with pytest.raises(fork_engine.Gone):
            asyncio.run(kernels.start_kernel())
        assert not caplog.records
        server.closed = False
        with pytest.raises(fork_engine.Gone):
            asyncio.run(kernels.start_kernel())
        assert caplog.records, "Jupyter logs no failed start any more: `_Log` may go"


@pytest.mark.parametrize("moment", ["loading", "running"])
def test_a_report_that_is_killed_leaves_nothing(mark: str, moment: str) -> None:
    command = [
        PROGRAM,
        "report",
        str(ROOT / "seeds" / "us-ukraine-minerals-deal.txt"),
        "--out",
        "out",
        "--isolation",
        "fork",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    count = 1 if moment == "loading" else 2
    assert until(lambda: sum(LOADED in line for line in descendants(mark).values()) >= count, 120)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)  # until nobody holds its standard output any more
    assert process.returncode == -signal.SIGKILL
    assert until(lambda: not descendants(mark), 10), descendants(mark)


def test_the_engine_is_papermills_by_its_name() -> None:
    assert papermill.engines.papermill_engines.get_engine(fork_engine.NAME) is fork_engine.ForkEngine
    assert os.environ.get(MARK) is None
