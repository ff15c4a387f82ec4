"""Processes that make shards, on this machine or a Dask cluster; each shard is written whole or not at all."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import logging
import multiprocessing
import os
import re
import signal
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsangles.documents.article import Article
from newsangles.errors import NO_MEMORY, NewsanglesError, OutputError, ParameterError, lacks_memory
from newsangles.pipeline.parse import load, parse
from newsangles.pipeline.processes import DEFAULT_ISOLATION, end_with, processes
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.tables.frames import Record, document_records
from newsangles.tables.storage import write_records, writing
from newsangles.tables.unfinished import unfinished

FOLDER = ".shards"
"""The folder in the output folder with the shards, by key, and the record of their joining."""

RUN = "run.json"
"""The file in the output folder, and in each shard, with the articles done and the failures with their causes."""

SHARDS_PER_PROCESS = 32
"""A process is replaced after so many shards, since spaCy's memory grows."""

MAX_LOSSES = 2
"""A shard whose process has died >= so many times is tried article by article, each in its own process."""

_ADDRESS = re.compile(r"local|(?:(?:tcp|tls)://)?[^:/][^/]*|inproc://[^/]+/\d+/\d+", re.ASCII)
"""A cluster that can be given: Dask knows other schemes, but needs more for them than an address."""

# A Dask worker with several threads shares one model, which reads one article at a time.
_LOCK = threading.Lock()


@dataclass(frozen=True)
class Settings:
    """The arguments of `newsangles.parse` for all shards of a run."""

    model: str = DEFAULT_MODEL
    use_cache: bool = True
    aliases: str | None = None
    corrections: str | None = None
    rules: str | None = None
    confidences: str | None = None


@dataclass(frozen=True)
class Shard:
    """Articles that are parsed together, and the name of their tables."""

    key: str
    articles: tuple[Article, ...]


@dataclass
class Outcome:
    """The result of a shard: rows by table, causes of failure by article, corrections that were not applied."""

    rows: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def work(shard: Shard, folder: Path, settings: Settings, killed: Mapping[str, str] | None = None) -> Outcome:
    """Make the tables of one shard; repeated or simultaneous calls give the same folder.

    Args:
        shard: The articles.
        folder: The run's output folder.
        settings: How to parse.
        killed: Articles to leave out, since they killed their process, with the message for each.

    Raises:
        OutputError: The folder cannot be written to.
    """
    outcome = Outcome(failed=dict(killed or {}))
    target = folder / FOLDER / shard.key
    with _LOCK, writing(folder), unfinished(folder / FOLDER) as place:
        made = place / "made"
        articles = [article for article in shard.articles if article.id not in outcome.failed]
        try:
            outcome.rows = write_records(_records(articles, settings, outcome), made)
        except OutputError as error:
            raise OutputError(folder, error.cause, error.remedy) from error
        told = json.dumps(dataclasses.asdict(outcome), ensure_ascii=False, sort_keys=True)
        (made / RUN).write_text(told, "utf-8", errors="backslashreplace")
        if found := earlier_outcome(folder, shard.key):  # another run has made the same shard meanwhile
            return found
        with contextlib.suppress(FileNotFoundError):  # an earlier outcome had failures
            target.replace(place / "before")
        try:
            made.replace(target)
        except OSError:
            if not target.exists():  # another run may have written the same since
                raise
    return outcome


def earlier_outcome(folder: Path, key: str) -> Outcome | None:
    """The result of a shard made before; None if there is none, or if one of its articles failed."""
    try:
        outcome = Outcome(**json.loads((folder / FOLDER / key / RUN).read_text("utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    parts = (outcome.rows, outcome.failed, outcome.left)
    whole = all(isinstance(part, kind) for part, kind in zip(parts, (dict, dict, list), strict=True))
    return outcome if whole and not outcome.failed else None


def _records(articles: Sequence[Article], settings: Settings, outcome: Outcome) -> Iterator[dict[str, list[Record]]]:
    """The records of the articles, parsed together for speed; from a failing article on, one by one."""
    done = 0
    with contextlib.suppress(Exception):  # any error of spaCy or a rule fails this article only
        for doc in _parse(articles, settings):
            yield _recorded(doc, outcome)
            done += 1
    for article in articles[done:]:
        try:
            (doc,) = _parse([article], settings)
            records = _recorded(doc, outcome)
        except NewsanglesError:  # aliases, corrections or the model: not the fault of an article
            raise
        except Exception as error:
            outcome.failed[article.id] = f"could not be read ({_cause(error)})"
        else:
            yield records


def _parse(articles: Sequence[Article], settings: Settings) -> Iterator[Any]:
    return parse(
        articles,
        model=settings.model,
        use_cache=settings.use_cache,
        aliases=settings.aliases,
        corrections=settings.corrections,
        rules=settings.rules,
        confidences=settings.confidences,
    )


def _recorded(doc: Any, outcome: Outcome) -> dict[str, list[Record]]:
    records = document_records(doc)
    outcome.left += doc._.corrections_left
    return records


def _cause(error: BaseException) -> str:
    if lacks_memory(error):
        return NO_MEMORY
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


class Workers:
    """Processes that make shards, on this machine or a Dask cluster; one that dies is replaced.

    Where processes cannot be forked, a lone shard is made in this process, for speed: an article that kills it is then
    not found.
    """

    def __init__(self, folder: Path, settings: Settings, jobs: int, cluster: str) -> None:
        self._folder = folder.absolute() if cluster else folder  # other machines have other current folders
        self._settings, self._cluster = settings, cluster
        self._jobs = processes(jobs)
        self._executor: Executor | None = None
        self._given = 0  # shards, to these processes
        self._client: Any = None
        self._death: tuple[type[BaseException], ...] = (BrokenExecutor,)
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Workers:
        if self._cluster:
            self._connect()
        return self

    def __exit__(self, *error: object) -> None:
        if self._client:
            self._executor = None  # it ends with the client, and its shards with it
        elif self._executor:
            self._executor.shutdown(cancel_futures=True)
        self._stack.close()

    def made(self, shards: Iterator[Shard], keys: list[str]) -> Iterator[tuple[Shard, Outcome]]:
        """Yield each shard with its outcome when it is done; add the keys in the order of the shards."""
        waiting: dict[Future[Outcome], tuple[Shard, Executor]] = {}
        losses: Counter[str] = Counter()
        held: list[Shard] = []  # as many as there may be processes, so that no process is started for nothing
        for shard in shards:
            keys.append(shard.key)
            found = earlier_outcome(self._folder, shard.key)
            if found is not None:
                yield shard, found
                continue
            held.append(shard)
            if self._executor or self._client or len(held) >= max(2, self._jobs):
                for one in held:
                    self._submit(one, waiting)
                held = []
                while len(waiting) >= 2 * self._jobs:
                    yield from self._harvest(waiting, losses)
        if len(held) == 1 and not self._executor and DEFAULT_ISOLATION != "fork":
            yield held[0], work(held[0], self._folder, self._settings)
            held = []
        if held and not self._client:
            self._jobs = min(self._jobs, len(held))
        for one in held:
            self._submit(one, waiting)
        while waiting:
            yield from self._harvest(waiting, losses)

    def _harvest(
        self, waiting: dict[Future[Outcome], tuple[Shard, Executor]], losses: Counter[str]
    ) -> Iterator[tuple[Shard, Outcome]]:
        """Yield the shards that are done; submit again those whose process has died."""
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            shard, executor = waiting.pop(future)
            try:
                yield shard, future.result()
            except CancelledError:  # as Dask has it for all shards if their scheduler ends
                raise self._lost() from None
            except self._death:
                losses[shard.key] += 1
                self._replace(executor)
                if losses[shard.key] >= MAX_LOSSES or self._client:  # a cluster has already tried several times
                    yield shard, self._carefully(shard)
                else:
                    self._submit(shard, waiting)

    def _carefully(self, shard: Shard) -> Outcome:
        """Make a shard without the articles that kill their process, after trying each in its own process."""
        killed = {}
        for article in shard.articles:
            with contextlib.nullcontext(self._executor) if self._executor and self._client else self._pool(1) as alone:
                try:
                    alone.submit(_probe, article, self._settings).result()
                except self._death:
                    killed[article.id] = "could not be read (its process was killed: too much memory, or a fault)"
        return work(shard, self._folder, self._settings, killed)

    def _submit(self, shard: Shard, waiting: dict[Future[Outcome], tuple[Shard, Executor]]) -> None:
        if self._given >= SHARDS_PER_PROCESS * self._jobs and self._executor and not self._client:
            self._executor.shutdown()  # after their present shards
            self._executor = None
        for _ in range(3):
            if self._executor is None:
                self._executor, self._given = self._pool(self._jobs), 0
            executor = self._executor
            try:
                waiting[executor.submit(work, shard, self._folder, self._settings)] = shard, executor
                self._given += 1
                return
            except BrokenExecutor:  # it broke since the last check
                self._replace(executor)
            except (OSError, RuntimeError):
                if not self._client:
                    raise
                raise self._lost() from None
        raise OutputError(self._folder, "its processes die as soon as they are started", "make memory free")

    def _lost(self) -> OutputError:
        remedy = "start it, and the same command goes on from there"
        return OutputError(self._cluster, "the scheduler has ended; what was finished is kept", remedy)

    def _replace(self, broken: Executor) -> None:
        """Replace a pool that has lost a process, unless that is done; a cluster repairs itself."""
        if broken is self._executor and not self._client:
            broken.shutdown()
            self._executor = None

    def _pool(self, jobs: int) -> Executor:
        if DEFAULT_ISOLATION == "fork":  # the model is loaded once, and its memory is shared
            load(self._settings.model)
        context = multiprocessing.get_context("fork" if DEFAULT_ISOLATION == "fork" else "spawn")
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(os.getpid(),))

    def _connect(self) -> None:
        try:
            from distributed import Client, KilledWorker, LocalCluster
        except ImportError:
            raise ParameterError("cluster", "Dask is not installed", "pip install 'newsangles[cluster]'") from None
        address: Any = self._cluster
        remedy = "give local, or the address of a Dask scheduler, tcp://HOST:PORT"
        if not _ADDRESS.fullmatch(address):
            raise ParameterError(address, "no such cluster (no address of a scheduler)", remedy)
        # It reports each worker that comes and goes, and with a traceback the scheduler's end.
        for name in ("distributed", "distributed.client"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        try:
            if address == "local":
                local = LocalCluster(n_workers=self._jobs, threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]
                address = self._stack.enter_context(local)
            self._client = self._stack.enter_context(Client(address))  # type: ignore[no-untyped-call]
        except (OSError, ValueError, TypeError, RuntimeError) as error:
            raise ParameterError(self._cluster, f"no such cluster ({_cause(error)})", remedy) from error
        self._executor = self._client.get_executor(pure=False)
        self._jobs = max(1, len(self._client.scheduler_info()["workers"]))
        self._death = (KilledWorker, BrokenExecutor)


def _begin(parent: int) -> None:
    """Set up a process that makes shards: it ignores Ctrl-C, and ends with its parent, even on kill -9."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with(parent)


def _probe(article: Article, settings: Settings) -> None:
    """Parse an article, to see whether the process survives it."""
    with contextlib.suppress(Exception):
        for _ in _parse([article], settings):
            pass
