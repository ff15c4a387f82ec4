from __future__ import annotations

import dataclasses
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from distributed import Client, LocalCluster

import blank_run
from newsangles.corpus import extract as extracting
from newsangles.corpus import workers
from newsangles.corpus.extract import extract
from newsangles.corpus.workers import FOLDER, RUN, Workers
from newsangles.documents.article import Article
from newsangles.errors import DocumentError, OutputError, ParameterError
from newsangles.pipeline.processes import DEFAULT_ISOLATION
from newsangles.tables.schema import TABLES
from newsangles.tables.storage import write
from processes import MARK, descendants, until

COUNT = 400
COMMAND = [sys.executable, blank_run.__file__]
forked = pytest.mark.skipif(DEFAULT_ISOLATION != "fork", reason="what replaces the parse is inherited by forking only")


@pytest.fixture(autouse=True)
def _blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "parse", blank_run.parse)
    monkeypatch.setattr(workers, "load", lambda model: None)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables as one process writes them, without shards."""
    folder = tmp_path_factory.mktemp("undisturbed")
    write(blank_run.parse(blank_run.articles(COUNT)), folder)
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.parquet")}


def told(folder: Path) -> Any:
    return json.loads((folder / RUN).read_text("utf-8"))


def ids(folder: Path) -> list[str]:
    found: list[str] = pq.read_table(folder / "articles.parquet").column("article_id").to_pylist()
    return found


@forked
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_tables_do_not_depend_on_how_many_make_them(tmp_path: Path, undisturbed: dict[str, bytes], jobs: int) -> None:
    run = extract(blank_run.articles(COUNT), tmp_path, jobs=jobs)
    assert contents(tmp_path) == undisturbed
    assert set(undisturbed) == {f"{name}.parquet" for name in TABLES}
    assert (run.done, run.failed, run.rows["articles"]) == (COUNT, {}, COUNT)
    assert (told(tmp_path)["state"], told(tmp_path)["articles"]) == ("done", {"done": COUNT, "failed": 0})
    assert set(told(tmp_path)["versions"]) == {"newsangles", "spacy", "model"}


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


@forked
def test_tables_by_month_hold_the_same_rows(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    documents = [dataclasses.replace(a, published=day(n)) for n, a in enumerate(blank_run.articles(COUNT))]
    extract(documents, tmp_path / "whole")
    for folder in (tmp_path / "months", tmp_path / "again"):
        run = extract(documents, folder, by_month=True, jobs=2)
        assert run.rows["articles"] == COUNT and not list(folder.glob("*.parquet"))
    months = files(tmp_path / "months")
    assert months == files(tmp_path / "again")
    assert {name.split("/")[0] for name in months} == set(TABLES)
    for name in TABLES:
        whole = pd.read_parquet(tmp_path / "whole" / f"{name}.parquet")
        parts = pd.read_parquet(tmp_path / "months" / name).drop(columns=["year", "month"])
        assert sorted(map(str, whole.to_numpy().tolist())) == sorted(map(str, parts.to_numpy().tolist()))
    march = pd.read_parquet(tmp_path / "months" / "articles" / "year=2025" / "month=3")
    assert list(march["published"].str[:7].unique()) == ["2025-03"]
    assert march["article_id"].tolist() == [a.id for a in documents if a.published and a.published.month == 3]


@forked
def test_a_layout_takes_the_place_of_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = blank_run.articles(40)
    for by_month in (False, True, False):
        run = extract(documents, tmp_path, by_month=by_month)
        assert bool(list(tmp_path.glob("*.parquet"))) != by_month
        assert bool(list(tmp_path.glob("*/year=*/month=*/*.parquet"))) == by_month
        assert run.rows["articles"] == 40
        monkeypatch.setattr(extracting, "join", None)  # it is not put together again
        assert extract(documents, tmp_path, by_month=by_month).rows == run.rows
        monkeypatch.undo()
        monkeypatch.setattr(workers, "parse", blank_run.parse)
        monkeypatch.setattr(workers, "load", lambda model: None)
    with pytest.raises(ParameterError, match="is not for csv"):
        extract(documents, tmp_path, "csv", by_month=True)


def day(n: int) -> date | None:
    return None if n % 7 == 0 else date(2024, 11, 1) + timedelta(days=n)


def files(folder: Path) -> dict[str, bytes]:
    found = folder.glob("*/year=*/month=*/*.parquet")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_problems_of_reading_are_told_and_counted(tmp_path: Path) -> None:
    lines: list[str] = []
    problem = DocumentError("b.txt", "empty", "give a text")
    run = extract([*blank_run.articles(2), problem], tmp_path, tell=lines.append)
    assert (run.done, run.failed, lines) == (2, {"b.txt": "empty; give a text"}, ["b.txt: empty; give a text"])
    assert told(tmp_path)["failed"] == [{"document": "b.txt", "cause": "empty; give a text"}]


@forked
def test_a_damaged_shard_is_told_and_made_again(tmp_path: Path) -> None:
    first = extract(blank_run.articles(100), tmp_path, jobs=1)
    before = contents(tmp_path)
    path, *others = (tmp_path / FOLDER).glob("*/quotes.parquet")
    path.write_bytes(b"")
    (tmp_path / "quotes.parquet").unlink()
    with pytest.raises(OutputError, match="a shard is damaged"):
        extract(blank_run.articles(100), tmp_path, jobs=1)
    assert others and all(other.exists() for other in others) and not path.exists(), "the others are kept"
    assert extract(blank_run.articles(100), tmp_path, jobs=1) == first
    assert contents(tmp_path) == before


def test_the_same_on_a_cluster(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    """One in this process, whose worker has two threads; the workers of a real one are processes, as above."""
    with (
        LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as cluster,
        Client(cluster),
    ):
        extract(blank_run.articles(COUNT), tmp_path, cluster=cluster.scheduler_address)
    assert contents(tmp_path) == undisturbed


def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"^nowhere: no such cluster"):
        extract(blank_run.articles(2), tmp_path, cluster="nowhere")


def test_errors_pass_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(OutputError("out", "full", "make room")))
    assert isinstance(error, OutputError) and str(error) == "out: full; make room"
