"""How are ten thousand articles read? In shards: each is read by one process, and written whole or not at all.

A shard is some articles that follow each other; its tables are a folder named by all that they depend on. So what is
there is done: a run that was killed, or two runs at once, go on from what they find, and the tables put together from
the shards are always the same. The same function makes a shard in a process of this machine and on a cluster.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import itertools
import json
import logging
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsangles.article import Article
from newsangles.engine import DEFAULT_ISOLATION
from newsangles.errors import DocumentError, NewsanglesError, OutputError, ParameterError
from newsangles.parse import DEFAULT_MODEL, load, parse, read_as, versions
from newsangles.preload import end_with
from newsangles.schema import TABLES
from newsangles.tables import MONTHLY, Format, Record, check, document_records, join, write_records, writing

FOLDER = ".shards"
"""In the output folder: the shards, by their keys, and what the tables were made from."""

RUN = "run.json"
"""In the output folder: what is done, what failed and why, with which versions."""

MOST = 48
"""The articles of the longest shard; one in `CUT` ends a shard, so that most are shorter."""

CUT = 32
"""A shard ends after an article whose digest is a multiple of this: where articles are added, or one is changed, the
shards before and after stay what they are."""

STALE = 86_400
"""Shards that a run has no use for are removed when so old (seconds): another run may be using younger ones."""

LIFE = 32
"""A process makes so many shards, then another takes its place: what spaCy and the heap keep would else add up."""

TRIES = 2
"""How often a shard may lose its process before each of its articles is tried in a process of its own."""


@dataclass(frozen=True)
class Settings:
    """How all shards of a run are made; the arguments of `newsangles.parse.parse`."""

    model: str = DEFAULT_MODEL
    use_cache: bool = True
    aliases: str | None = None
    corrections: str | None = None


@dataclass(frozen=True)
class Shard:
    """Articles that are parsed together, and the name of their tables."""

    key: str
    articles: tuple[Article, ...]


@dataclass
class Outcome:
    """What became of a shard: rows by table, why an article failed by its id, corrections that were not applied."""

    rows: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


@dataclass
class Run:
    """What a run did: articles read, documents that failed and why, corrections not applied, rows by table.

    ``key`` changes with anything that the tables were made from; it is empty where none were.
    """

    done: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    key: str = ""


def extract(
    documents: Iterable[Article | DocumentError],
    folder: str | Path,
    format: Format = "parquet",
    *,
    names: Sequence[str] = (),
    by_month: bool = False,
    settings: Settings | None = None,
    jobs: int = 0,
    cluster: str = "",
    tell: Callable[[str], None] = lambda line: None,
    progress: Callable[[int], None] = lambda articles: None,
) -> Run:
    """Write the tables of any number of articles, by many processes, going on from what an earlier run left.

    Args:
        documents: What `newsangles.read.documents` yields; it is read as a stream.
        folder: Where to; made if it is not there. On a cluster, one that all its machines see under this name.
        format: As for `newsangles.tables.write`.
        names: As for `newsangles.tables.write`.
        by_month: Lay Parquet tables out by year and month, as `newsangles.tables.join` does.
        settings: How to parse.
        jobs: Processes at a time; 0: one for each processor that this process may use.
        cluster: Empty: this machine. ``local``: a Dask cluster on it. Else the address of a Dask scheduler, as in
            ``tcp://10.0.0.1:8786``; its workers should have one thread each.
        tell: Called with a line for each document that failed and each correction that was not applied.
        progress: Called with the articles done so far.

    Returns:
        What was done. Where no article could be read, nothing is written.

    Raises:
        OutputError: The folder cannot be written to.
        ParameterError: There is no such format, table or cluster.
        ModelError: The model is not installed.
    """
    check(format, names)
    if by_month and format != "parquet":
        raise ParameterError("by_month", f"is not for {format}", "use the format parquet")
    settings, folder, run = settings or Settings(), Path(folder), Run()
    versions(settings.model)  # speaks up before anything is read
    book = _Book(folder, run, settings, tell, progress)
    shards = _shards(book.read(documents), settings)
    first = next(shards, None)
    if first is None:
        return run
    with writing(folder):
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    keys: list[str] = []
    with _unless_empty(folder / FOLDER), _Workers(folder, settings, jobs, cluster) as workers:
        for shard, outcome in workers.made(itertools.chain([first], shards), keys):
            book.add(shard, outcome)
        with writing(folder):
            if run.done:
                run.key, run.rows = _together(folder, keys, format, names, by_month)
            book.write("done")
            _prune(folder, keys)
    return run


@contextlib.contextmanager
def _unless_empty(folder: Path) -> Iterator[None]:
    """Leave no folder behind in which nothing was made."""
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            folder.rmdir()


def work(shard: Shard, folder: Path, settings: Settings, killed: Mapping[str, str] | None = None) -> Outcome:
    """Make the tables of one shard. Doing it again, or twice at once, gives the same folder.

    Args:
        shard: The articles.
        folder: The run's output folder.
        settings: How to parse.
        killed: Articles to leave out, which have killed their process, with what to say of them.

    Raises:
        OutputError: The folder cannot be written to.
    """
    outcome = Outcome(failed=dict(killed or {}))
    target = folder / FOLDER / shard.key
    with _LOCK, writing(folder), tempfile.TemporaryDirectory(prefix=".writing-", dir=folder / FOLDER) as place:
        made = Path(place, "made")
        articles = [article for article in shard.articles if article.id not in outcome.failed]
        try:
            outcome.rows = write_records(_records(articles, settings, outcome), made)
        except OutputError as error:
            raise OutputError(folder, error.cause, error.remedy) from error
        (made / RUN).write_text(json.dumps(dataclasses.asdict(outcome), ensure_ascii=False, sort_keys=True), "utf-8")
        if found := _found(folder, shard.key):  # another run has made the same meanwhile
            return found
        with contextlib.suppress(FileNotFoundError):  # what is there had failures
            target.replace(Path(place, "before"))
        try:
            made.replace(target)
        except OSError:
            if not target.exists():  # or else another run has put the same there since
                raise
    return outcome


_LOCK = threading.Lock()  # a Dask worker with several threads shares one model, which reads one article at a time


def _records(articles: Sequence[Article], settings: Settings, outcome: Outcome) -> Iterator[dict[str, list[Record]]]:
    """The records of the articles, parsed together, which is faster; from one that fails on, each by itself."""
    done = 0
    with contextlib.suppress(Exception):  # whatever a text can make spaCy or a rule raise costs that article alone
        for doc in _parse(articles, settings):
            yield _recorded(doc, outcome)
            done += 1
    for article in articles[done:]:
        try:
            (doc,) = _parse([article], settings)
            records = _recorded(doc, outcome)
        except NewsanglesError:  # a file of aliases or corrections, or the model: no single article's fault
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
    )


def _recorded(doc: Any, outcome: Outcome) -> dict[str, list[Record]]:
    records = document_records(doc)
    outcome.left += doc._.corrections_left
    return records


def _cause(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


# --- Which shards there are ------------------------------------------------------------------------------------------


def _shards(articles: Iterable[Article], settings: Settings) -> Iterator[Shard]:
    held: list[Article] = []
    for article in articles:
        held.append(article)
        if len(held) == MOST or int(article.sha256[:8], 16) % CUT == 0:
            yield _shard(held, settings)
            held = []
    if held:
        yield _shard(held, settings)


def _shard(articles: Sequence[Article], settings: Settings) -> Shard:
    known = [read_as(article, settings.model, settings.aliases, settings.corrections) for article in articles]
    return Shard(hashlib.sha256(json.dumps(known).encode()).hexdigest()[:40], tuple(articles))


def _found(folder: Path, key: str) -> Outcome | None:
    """What became of a shard that is there; None where it is not, or an article of it failed, which is tried again."""
    try:
        outcome = Outcome(**json.loads((folder / FOLDER / key / RUN).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return None if outcome.failed else outcome


# --- Who makes them --------------------------------------------------------------------------------------------------


class _Workers:
    """Processes that make shards: of this machine or of a Dask cluster; one that dies is replaced.

    Where processes are not forked, they are started when there is a second shard to make: for the first alone it would
    not pay. What kills its process is there made out only from then on.
    """

    def __init__(self, folder: Path, settings: Settings, jobs: int, cluster: str) -> None:
        self._folder = folder.absolute() if cluster else folder  # other machines start from other folders
        self._settings, self._cluster = settings, cluster
        self._jobs = jobs or processors()
        self._executor: Executor | None = None
        self._given = 0  # shards, to these processes
        self._client: Any = None
        self._death: tuple[type[BaseException], ...] = (BrokenExecutor,)
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> _Workers:
        if self._cluster:
            self._connect()
        return self

    def __exit__(self, *error: object) -> None:
        if self._client:
            self._executor = None  # it ends with the client, and what was given to it with both
        elif self._executor:
            self._executor.shutdown(cancel_futures=True)
        self._stack.close()

    def made(self, shards: Iterator[Shard], keys: list[str]) -> Iterator[tuple[Shard, Outcome]]:
        """Each shard with what became of it, as they are done; their keys are added in the order of the shards."""
        waiting: dict[Future[Outcome], tuple[Shard, Executor]] = {}
        losses: Counter[str] = Counter()
        held: Shard | None = None
        for shard in shards:
            keys.append(shard.key)
            found = _found(self._folder, shard.key)
            if found is not None:
                yield shard, found
            elif held is None and not self._executor and not self._client and DEFAULT_ISOLATION != "fork":
                held = shard
            else:
                for one in (held, shard) if held else (shard,):
                    self._submit(one, waiting)
                held = None
                while len(waiting) >= 2 * self._jobs:
                    yield from self._harvest(waiting, losses)
        if held:
            yield held, work(held, self._folder, self._settings)
        while waiting:
            yield from self._harvest(waiting, losses)

    def _harvest(
        self, waiting: dict[Future[Outcome], tuple[Shard, Executor]], losses: Counter[str]
    ) -> Iterator[tuple[Shard, Outcome]]:
        """The shards that are done; those whose process has died are given to another."""
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            shard, executor = waiting.pop(future)
            try:
                yield shard, future.result()
            except self._death:
                losses[shard.key] += 1
                self._replace(executor)
                if losses[shard.key] >= TRIES or self._client:  # a cluster has tried several times by itself
                    yield shard, self._carefully(shard)
                else:
                    self._submit(shard, waiting)

    def _carefully(self, shard: Shard) -> Outcome:
        """Make a shard in which something kills its process: find out which articles do, and leave them out."""
        killed = {}
        for article in shard.articles:
            with contextlib.nullcontext(self._executor) if self._executor and self._client else self._pool(1) as alone:
                try:
                    alone.submit(_probe, article, self._settings).result()
                except self._death:
                    killed[article.id] = "could not be read (its process was killed: too much memory, or a fault)"
        return work(shard, self._folder, self._settings, killed)

    def _submit(self, shard: Shard, waiting: dict[Future[Outcome], tuple[Shard, Executor]]) -> None:
        if self._given >= LIFE * self._jobs and self._executor and not self._client:
            self._executor.shutdown()  # once they have made what they were given
            self._executor = None
        for _ in range(3):
            if self._executor is None:
                self._executor, self._given = self._pool(self._jobs), 0
            executor = self._executor
            try:
                waiting[executor.submit(work, shard, self._folder, self._settings)] = shard, executor
                self._given += 1
                return
            except BrokenExecutor:  # it broke since it was last looked at
                self._replace(executor)
        raise OutputError(self._folder, "its processes die as soon as they are started", "make memory free")

    def _replace(self, broken: Executor) -> None:
        """Give up a pool that has lost a process, unless another has taken its place; a cluster mends itself."""
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
        logging.getLogger("distributed").setLevel(logging.ERROR)  # it tells of each worker that comes and goes
        try:
            if address == "local":
                local = LocalCluster(n_workers=self._jobs, threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]
                address = self._stack.enter_context(local)
            self._client = self._stack.enter_context(Client(address))  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise ParameterError(
                self._cluster,
                f"no such cluster ({_cause(error)})",
                "give local, or the address of a Dask scheduler, tcp://HOST:PORT",
            ) from error
        self._executor = self._client.get_executor(pure=False)
        self._jobs = max(1, len(self._client.scheduler_info()["workers"]))
        self._death = (KilledWorker, BrokenExecutor)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(parent: int) -> None:
    """Begin to be a process that makes shards: Ctrl-C is for its parent, with which it ends, even by kill -9."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with(parent)


def _probe(article: Article, settings: Settings) -> None:
    """Read an article, to see whether the process lives through it."""
    with contextlib.suppress(Exception):
        for _ in _parse([article], settings):
            pass


# --- What is told, and what comes of it ------------------------------------------------------------------------------


class _Book:
    """Keeps `RUN` up to date."""

    def __init__(
        self,
        folder: Path,
        run: Run,
        settings: Settings,
        tell: Callable[[str], None],
        progress: Callable[[int], None],
    ) -> None:
        self._folder, self._run, self._settings = folder, run, settings
        self._tell, self._progress = tell, progress
        self._written = 0.0

    def read(self, documents: Iterable[Article | DocumentError]) -> Iterator[Article]:
        for document in documents:
            if isinstance(document, Article):
                yield document
            else:
                self._run.failed[document.where] = f"{document.cause}; {document.remedy}"
                self._tell(str(document))

    def add(self, shard: Shard, outcome: Outcome) -> None:
        self._run.done += len(shard.articles) - len(outcome.failed)
        self._run.failed |= outcome.failed
        self._run.left += outcome.left
        for name, cause in outcome.failed.items():
            self._tell(f"{name}: {cause}")
        for line in outcome.left:
            self._tell(line)
        self._progress(self._run.done)
        if time.monotonic() - self._written > 1:
            with writing(self._folder):
                self.write("running")

    def write(self, state: str) -> None:
        self._written = time.monotonic()
        told = {
            "state": state,
            "articles": {"done": self._run.done, "failed": len(self._run.failed)},
            "failed": [{"document": k, "cause": v} for k, v in sorted(self._run.failed.items())],
            "corrections not applied": sorted(self._run.left),
            "rows": self._run.rows,
            "versions": versions(self._settings.model),
        }
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=self._folder / FOLDER) as place:
            path = Path(place, RUN)
            path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
            path.replace(self._folder / RUN)


def _together(
    folder: Path, keys: Sequence[str], format: Format, names: Sequence[str], by_month: bool
) -> tuple[str, dict[str, int]]:
    """Put the tables together from the shards, unless they are there; give what names them, and their rows."""
    key = hashlib.sha256(json.dumps([list(keys), format, list(names), by_month]).encode()).hexdigest()
    note = folder / FOLDER / f"{format}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        known = json.loads(note.read_text("utf-8"))
        if known["key"] == key and known["bytes"] == _sizes(folder, format, names, by_month):
            rows: dict[str, int] = known["rows"]
            return key, rows
    note.unlink(missing_ok=True)
    try:
        rows = join([folder / FOLDER / key for key in keys], folder, format, names=names, by_month=by_month)
    except DocumentError as error:
        shutil.rmtree(Path(error.where).parent, ignore_errors=True)
        raise OutputError(folder, f"a shard is damaged ({error.cause})", "start again; it was removed") from error
    told = {"key": key, "bytes": _sizes(folder, format, names, by_month), "rows": rows}
    note.write_text(json.dumps(told, indent=1), "utf-8")
    return key, rows


def _sizes(folder: Path, format: Format, names: Sequence[str], by_month: bool) -> dict[str, int]:
    """The bytes of each file of the tables."""
    files = folder.glob(MONTHLY if by_month else f"*.{format}")
    own = {path.relative_to(folder).as_posix(): path.stat().st_size for path in sorted(files)}
    return {path: size for path, size in own.items() if path.split("/")[0].split(".")[0] in (names or TABLES)}


def _prune(folder: Path, keys: Sequence[str]) -> None:
    """Remove old shards that this run had no use for, and what killed runs left half written."""
    kept = set(keys)
    for path in [*(folder / FOLDER).iterdir(), *folder.glob(".writing-*")]:
        with contextlib.suppress(FileNotFoundError):
            if path.is_dir() and path.name not in kept and time.time() - path.stat().st_mtime > STALE:
                shutil.rmtree(path, ignore_errors=True)
