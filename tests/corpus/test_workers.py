"""Processes that make shards: killed, poisoned or many, they leave the same tables."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

import blank_run
from newsangles.corpus import workers
from newsangles.corpus.extract import extract
from newsangles.corpus.workers import FOLDER, RUN, Outcome, Workers, earlier_outcome
from newsangles.documents.article import Article
from newsangles.errors import OutputError, ParameterError
from newsangles.pipeline.processes import MAX_PER_PROCESSOR, processes, processors
from processes import MARK, descendants, until
from tables_of_a_run import COUNT, contents, forked, ids, told

pytestmark = pytest.mark.usefixtures("blank")


COMMAND = [sys.executable, blank_run.__file__]


@forked
def test_no_process_makes_more_than_its_share(
    tmp_path: Path, undisturbed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "SHARDS_PER_PROCESS", 2)
    pools: list[int] = []
    pool = Workers._pool
    monkeypatch.setattr(Workers, "_pool", lambda self, jobs: (pools.append(jobs), pool(self, jobs))[1])
    extract(blank_run.articles(COUNT), tmp_path, jobs=2)
    assert contents(tmp_path) == undisturbed
    made = len(list((tmp_path / FOLDER).glob("*/articles.parquet")))
    assert pools == [2] * -(-made // 4) and len(pools) > 2


@forked
def test_no_more_processes_than_shards_nor_than_the_machine_can_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pools: list[int] = []
    pool = Workers._pool
    monkeypatch.setattr(Workers, "_pool", lambda self, jobs: (pools.append(jobs), pool(self, jobs))[1])
    extract([Article("one", "The bridge is closed.")], tmp_path, jobs=100_000)
    assert pools == [1]
    assert processes(100_000) == MAX_PER_PROCESSOR * processors() >= processes(0) == processors()
    assert processes(1) == 1


@pytest.mark.parametrize("told", ['{"failed": []}', '{"rows": 1}', "[]", "{", "[" * 100_000])
def test_a_record_that_says_something_else_is_no_shard(tmp_path: Path, told: str) -> None:
    path = tmp_path / FOLDER / "key" / RUN
    path.parent.mkdir(parents=True)
    path.write_text(told)
    assert earlier_outcome(tmp_path, "key") is None


def test_want_of_memory_is_named() -> None:
    assert workers._cause(MemoryError()).startswith("not enough memory; ")
    error = SystemError("returned a result with an exception set")
    error.__cause__ = MemoryError()
    assert workers._cause(error).startswith("not enough memory; "), "as a library in C tells it"


@forked
def test_one_poisoned_document_costs_that_document_only(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    lines: list[str] = []
    poisoned = blank_run.articles(COUNT, a7="raise", a70="die", a300="raise")
    run = extract(poisoned, tmp_path, jobs=2, tell=lines.append)
    assert set(run.failed) == {"a7", "a70", "a300"}
    assert run.failed["a7"] == "could not be read (ValueError: no parse of a7)"
    assert "killed" in run.failed["a70"]
    assert sorted(line.split(":")[0] for line in lines) == ["a300", "a7", "a70"]
    assert ids(tmp_path) == [f"a{n}" for n in range(COUNT) if f"a{n}" not in run.failed]
    assert [entry["document"] for entry in told(tmp_path)["failed"]] == ["a300", "a7", "a70"]
    extract(blank_run.articles(COUNT), tmp_path, jobs=2)  # they are mended
    assert contents(tmp_path) == undisturbed


@forked
def test_what_failed_is_tried_again_and_what_is_done_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: dict[str, bytes]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(workers, "document_records", lambda doc: {}[doc._.article.id])
        assert len(extract(blank_run.articles(COUNT), tmp_path, jobs=2).failed) == COUNT
    assert not contents(tmp_path), "nothing was read, so there is nothing to write"
    extract(blank_run.articles(COUNT), tmp_path, jobs=2)
    made = {path.name: path.stat().st_mtime_ns for path in (tmp_path / FOLDER).iterdir() if path.is_dir()}
    with monkeypatch.context() as patch:
        patch.setattr(workers, "work", None)
        extract(blank_run.articles(COUNT), tmp_path, jobs=2)
    assert contents(tmp_path) == undisturbed
    extract([*blank_run.articles(COUNT)[:50], Article("new", "New."), *blank_run.articles(COUNT)[50:]], tmp_path)
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / FOLDER).iterdir() if path.is_dir()}
    assert made.items() <= after.items()
    assert len(after) - len(made) <= 3, "an article more is a shard or two more, not all that follow"


@forked
def test_killed_at_any_moment_it_finishes_when_started_again(
    tmp_path: Path, undisturbed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MARK, str(tmp_path))
    command = [*COMMAND, "out", str(COUNT)]
    for wait in (0.0, random.random() * 0.5):
        process = subprocess.Popen(command, cwd=tmp_path, start_new_session=True)
        assert until(lambda: (tmp_path / "out" / FOLDER).exists())
        time.sleep(wait)
        process.kill()
        process.wait()
        assert until(lambda: not descendants(tmp_path), 10), "its processes end with it"
    both = [subprocess.Popen(command, cwd=tmp_path) for _ in range(2)]  # and two at once
    assert [process.wait(60) for process in both] == [0, 0]
    assert contents(tmp_path / "out") == undisturbed


@forked
@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc to find the process")
def test_a_process_that_dies_loses_nothing(
    tmp_path: Path, undisturbed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MARK, str(tmp_path))
    process = subprocess.Popen([*COMMAND, "out", str(COUNT)], cwd=tmp_path)
    assert until(lambda: len(descendants(tmp_path)) == 3)
    os.kill(max(pid for pid in descendants(tmp_path) if pid != process.pid), signal.SIGKILL)
    assert process.wait(60) == 0
    assert contents(tmp_path / "out") == undisturbed
    assert told(tmp_path / "out")["failed"] == []


@forked
def test_a_document_that_kills_costs_itself_where_there_are_few(tmp_path: Path) -> None:
    run = extract(blank_run.articles(3, a1="die"), tmp_path)
    assert set(run.failed) == {"a1"} and ids(tmp_path) == ["a0", "a2"]


def test_the_same_on_a_cluster(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    """One in this process, whose worker has two threads; the workers of a real one are processes, as above."""
    with (
        LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as cluster,
        Client(cluster),
    ):
        extract(blank_run.articles(COUNT), tmp_path, cluster=cluster.scheduler_address)
    assert contents(tmp_path) == undisturbed


@pytest.mark.parametrize("address", ["nowhere", "ucx://127.0.0.1:1", "ws://127.0.0.1:1", "ftp://x", "tcp://", "://"])
def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path, address: str) -> None:
    with pytest.raises(ParameterError, match=rf"^{address}: no such cluster"):
        extract(blank_run.articles(2), tmp_path, cluster=address)


class _Gone:
    """The shards given to a scheduler that ends: before they are given, or after."""

    def __init__(self, before: bool) -> None:
        self._before = before

    def submit(self, *given: object) -> Future[Outcome]:
        if self._before:
            raise RuntimeError("IOLoop is closed")
        future: Future[Outcome] = Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future


@pytest.mark.parametrize("before", [True, False])
def test_a_scheduler_that_ends_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
    monkeypatch.setattr(Workers, "_connect", lambda self: vars(self).update(_client=1, _executor=_Gone(before)))
    with pytest.raises(OutputError, match=r"^tcp://x:1: the scheduler has ended; what was finished is kept; start it"):
        extract(blank_run.articles(2), tmp_path, cluster="tcp://x:1")
