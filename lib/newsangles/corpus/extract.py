"""Tables of any number of articles, made in shards by many processes.

A shard is a run of consecutive articles; its tables are a folder whose name is a digest of everything that they depend
on. A shard whose folder exists is done, so that a killed run, or two runs at once, continue from what is there, and the
joined tables are always the same. The same function makes a shard in a process of this machine and on a cluster.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsangles.corpus.workers import FOLDER, RUN, Outcome, Settings, Shard, Workers
from newsangles.documents.article import Article
from newsangles.errors import DocumentError, OutputError, ParameterError
from newsangles.pipeline.beside import confidences_of
from newsangles.pipeline.parse import parse_inputs
from newsangles.pipeline.versions import versions
from newsangles.tables.schema import TABLES
from newsangles.tables.storage import MONTHLY, Format, check, join, writing
from newsangles.tables.unfinished import PREFIX, clear_unfinished, unfinished

MAX_SHARD_ARTICLES = 48
"""Limit of articles in a shard; on average one article in `CUT_DIVISOR` ends a shard, so that most are shorter."""

STALE_AFTER_S = 86_400
"""An unused shard is removed if it is older than this (seconds); another run may be using younger ones."""

CUT_DIVISOR = 32
"""A shard ends after an article whose digest is a multiple of this.

So added or changed articles leave the shards before and after them unchanged."""


JOINING = "make memory free and start again; what was read is kept"
"""The remedy where the tables could not be joined for want of memory."""


@dataclass
class Run:
    """The result of a run: articles read, documents that failed and why, corrections not applied, rows by table.

    ``key`` is a digest of everything that the tables were made from; empty where there are none.
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
    """Write the tables of any number of articles by many processes, continuing an earlier run.

    Args:
        documents: The stream of `newsangles.documents.read.documents`.
        folder: The output folder, made if missing; on a cluster, all machines have to see it under this name.
        format: As for `newsangles.tables.write`.
        names: As for `newsangles.tables.write`.
        by_month: Lay Parquet tables out by year and month, as `newsangles.tables.storage.join` does.
        settings: How to parse.
        jobs: Processes at a time; 0: one for each processor that this process may use.
        cluster: Empty: this machine. ``local``: a Dask cluster on it. Else the address of a Dask scheduler, as in
            ``tcp://10.0.0.1:8786``; its workers should have one thread each.
        tell: Called with a line for each document that failed and each correction that was not applied.
        progress: Called with the articles done so far.

    Returns:
        The run. Where no article could be read, nothing is written.

    Raises:
        OutputError: The folder cannot be written to.
        ParameterError: There is no such format, table or cluster.
        ModelError: The model is not installed.
    """
    check(format, names)
    if by_month and format != "parquet":
        raise ParameterError("by_month", f"is not for {format}", "use the format parquet")
    settings, folder, run = settings or Settings(), Path(folder), Run()
    versions(settings.model), confidences_of(settings.confidences)  # raise before anything is read
    book = _Book(folder, run, settings, tell, progress)
    shards = _shards(book.read(documents), settings)
    first = next(shards, None)
    if first is None:
        return run
    with writing(folder):
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    keys: list[str] = []
    with _tidied(folder / FOLDER), Workers(folder, settings, jobs, cluster) as workers:
        for shard, outcome in workers.made(itertools.chain([first], shards), keys):
            book.add(shard, outcome)
        with writing(folder):
            if run.done:
                run.key, run.rows = _together(folder, keys, format, names, by_month)
            book.write("done")
            _prune(folder, keys)
    return run


@contextlib.contextmanager
def _tidied(folder: Path) -> Iterator[None]:
    """Remove the folder at the end if it is empty, and what processes that were killed left half written."""
    try:
        yield
    finally:
        clear_unfinished(folder)
        clear_unfinished(folder.parent)
        with contextlib.suppress(OSError):
            folder.rmdir()


def _shards(articles: Iterable[Article], settings: Settings) -> Iterator[Shard]:
    held: list[Article] = []
    for article in articles:
        held.append(article)
        if len(held) == MAX_SHARD_ARTICLES or int(article.sha256[:8], 16) % CUT_DIVISOR == 0:
            yield _shard(held, settings)
            held = []
    if held:
        yield _shard(held, settings)


def _shard(articles: Sequence[Article], settings: Settings) -> Shard:
    given = (settings.model, settings.aliases, settings.corrections, settings.rules, settings.confidences)
    known = [parse_inputs(article, *given) for article in articles]
    return Shard(hashlib.sha256(json.dumps(known).encode()).hexdigest()[:40], tuple(articles))


class _Book:
    """The record of a run, kept up to date in `RUN`."""

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
        fitted = confidences_of(self._settings.confidences)
        if fitted.curves:
            told["confidences"] = {"file": fitted.name, "sha256": fitted.digest, "tables": list(fitted.curves)}
        with unfinished(self._folder / FOLDER) as place:
            path = place / RUN
            # A name may hold bytes that are no Unicode: JSON's own escapes for them.
            text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
            path.write_text(text, "utf-8", errors="backslashreplace")
            path.replace(self._folder / RUN)


def _together(
    folder: Path, keys: Sequence[str], format: Format, names: Sequence[str], by_month: bool
) -> tuple[str, dict[str, int]]:
    """Join the shards' tables, unless they are joined already; return their key and their numbers of rows."""
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
    except MemoryError as error:  # pyarrow's is one, too; the shards are whole
        raise OutputError(folder, "the tables do not fit into memory", JOINING) from error
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
    """Remove shards that this run does not use, if they are old: another run may be using younger ones."""
    kept = set(keys)
    for path in (folder / FOLDER).iterdir():
        with contextlib.suppress(FileNotFoundError):
            is_shard = path.is_dir() and not path.name.startswith(PREFIX)
            if is_shard and path.name not in kept and time.time() - path.stat().st_mtime > STALE_AFTER_S:
                shutil.rmtree(path, ignore_errors=True)
