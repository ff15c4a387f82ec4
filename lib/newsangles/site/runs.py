"""The notebooks of a site, their parameters, and their runs by papermill."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import itertools
import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from papermill.iorw import local_file_io_cwd
from papermill.log import logger as papermill_logger
from traitlets.config import Config

from newsangles.documents import project
from newsangles.documents.article import Article, slug
from newsangles.errors import ParameterError
from newsangles.pipeline.parse import parse_inputs
from newsangles.pipeline.processes import processes
from newsangles.pipeline.versions import versions, whole_digest
from newsangles.site import fork_engine
from newsangles.site.pages import ARTICLE
from newsangles.site.state import State
from newsangles.tables.parameters import check as check_bounds
from newsangles.tables.unfinished import write_whole

CONTRACT = ("source", "published", "model", "outputs")
"""The parameters that every notebook has; the batch run sets these itself."""

JUDGED = "judgements"
"""The parameter of a notebook that reads judged rows: the files, one a line."""

_TYPES: Mapping[str, tuple[type, ...]] = {"str": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}

_IN_WORDS = {"str": "text", "int": "a whole number", "float": "a number", "bool": "True or False"}


@dataclass(frozen=True)
class Page:
    """A page of the site: a notebook on one article or on all, or an article's marked text.

    Attributes:
        path: Where it lies, relative to the site.
        key: A digest of everything that the notebook's run depends on.
        article: The article; None for a page on all of them.
        notebook: The notebook; None for the marked text, which no notebook makes.
        parameters: The notebook's parameters.
        folder: The folder in which it is run; None: the current one.
    """

    path: str
    key: str = ""
    article: Article | None = None
    notebook: Path | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    folder: Path | None = None


def up_to_date(page: Page, out: Path, state: State) -> bool:
    """True if the page's notebook need not be run: there is none, or its result is up to date."""
    return not page.notebook or (state.has(page.path, page.key) and executed(page, out).exists())


def executed(page: Page, out: Path) -> Path:
    """The path of the executed notebook."""
    return (out / page.path).with_suffix(".ipynb")


def plan_article(article: Article) -> Page:
    """The page of an article's marked text."""
    return Page(f"{slug(article.id)}/{ARTICLE.stem}.html", article=article)


def plan_page(article: Article, notebook: Path, extra: Mapping[str, Any], model: str) -> Page:
    """The page of a notebook on one article."""
    given = article.published.isoformat() if article.published and article.published_source == "given" else ""
    parameters = {"source": article.source, "published": given, "model": model, **extra}
    key = digest([notebook.read_text("utf-8"), parameters, *parse_inputs(article, model), sys.version_info[:2]])
    return Page(f"{slug(article.id)}/{notebook.stem}.html", key, article, notebook, parameters)


def plan_together(
    notebook: Path, extra: Mapping[str, Any], model: str, tables: str, out: Path, sheets: Sequence[Path] = ()
) -> Page:
    """The page of a notebook on all tables, which it reads by a path relative to the site.

    Args:
        notebook: The notebook.
        extra: Its own parameters.
        model: The model that the tables were made with.
        tables: What tells these tables from others.
        out: The folder of the site.
        sheets: The judge sheets beside the documents, for a notebook that reads them.
    """
    parameters = {"source": "tables", "model": model, **extra}
    read: list[str] = []
    if JUDGED in _own_parameters(notebook) and JUDGED not in extra:
        parameters[JUDGED] = "\n".join(Path(os.path.relpath(sheet, out)).as_posix() for sheet in sheets)
        read = [hashlib.sha256(sheet.read_bytes()).hexdigest() for sheet in sheets]
    key = digest([notebook.read_text("utf-8"), parameters, tables, read, versions(model), sys.version_info[:2]])
    return Page(f"{notebook.stem}.html", key, None, notebook, parameters, out)


def digest(value: object) -> str:
    """SHA-256 of a value written as JSON, and of the library that makes pages of it."""
    return hashlib.sha256(json.dumps([value, whole_digest()], default=str, sort_keys=True).encode()).hexdigest()


def choose(names: Sequence[str]) -> dict[str, Path]:
    """The project's notebooks of these names, in reading order; all of them for ().

    Raises:
        ParameterError: There is no such notebook.
    """
    known = project.notebooks()
    for name in names:
        if name not in known:
            raise ParameterError(name, "no such notebook", f"the notebooks are {', '.join(known)}")
    return {name: path for name, path in known.items() if not names or name in names}


def check_parameters(notebooks: Mapping[str, Path], given: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The parameters that each notebook gets beside the contract's, read as the type that it declares.

    Papermill only warns of an unknown name, and turns "007" into 7; here both are errors.

    Raises:
        ParameterError: No chosen notebook has a parameter of that name, the run sets it itself, or the value does not
            fit its type or is out of bounds.
    """
    own = {name: _own_parameters(path) for name, path in notebooks.items()}
    valid = sorted({parameter for found in own.values() for parameter in found})
    for name, value in given.items():
        if name not in valid:
            remedy = f"the parameters are {', '.join(valid)}" if valid else "these notebooks have none of their own"
            raise ParameterError(name, "no such parameter", remedy)
        kind = next(found[name] for found in own.values() if name in found)
        if type(_value(value, kind)) not in _TYPES[kind]:  # not isinstance, for which True is an int
            raise ParameterError(f"{name}={value}", f"not {_IN_WORDS[kind]}", f"give {_IN_WORDS[kind]}")
        check_bounds(name, _value(value, kind))
    return {name: {p: _value(given[p], kind) for p, kind in found.items() if p in given} for name, found in own.items()}


def _own_parameters(path: Path) -> dict[str, str]:
    found = papermill.inspect_notebook(str(path))
    return {name: p["inferred_type_name"] for name, p in found.items() if name not in CONTRACT}


def _value(text: str, kind: str) -> Any:
    if kind == "str":
        return text
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


class Runs:
    """Runs of notebooks, submitted together and awaited one by one, in the same order.

    Forked kernels run in parallel. Ordinary ones, which share no memory, run one after the other, each when it is
    awaited; so do forked ones that run in a folder of their own.
    """

    def __init__(self, out: Path, state: State, *, model: str, isolation: str, jobs: int) -> None:
        self._out, self._state, self._model, self._forked = out, state, model, isolation == "fork"
        self._server: fork_engine.Server | None = None
        # Twice as many, since a kernel and its caller wait for each other about half of the time.
        self._pool = ThreadPoolExecutor(2 * processes(jobs))
        self._begun: dict[str, Callable[[], str | None]] = {}
        self._stack = contextlib.ExitStack()
        self._work, self._numbers = Path(), itertools.count(1)

    def __enter__(self) -> Runs:
        # Left last, when no kernel is left that could still put a socket there.
        place = tempfile.TemporaryDirectory(prefix="newsangles-", ignore_cleanup_errors=True)
        self._work = Path(self._stack.enter_context(place))
        self._stack.callback(self._pool.shutdown)
        papermill_logger.addFilter(_is_news)
        self._stack.callback(papermill_logger.removeFilter, _is_news)
        if self._forked:
            self._server = self._stack.enter_context(fork_engine.loaded(self._model))
        else:
            self._stack.enter_context(fork_engine.ordinary())
        # On an early exit, runs that have not begun are cancelled, and the others lose their kernels with the process.
        self._stack.callback(self._pool.shutdown, wait=False, cancel_futures=True)
        self._stack.enter_context(local_file_io_cwd())  # so that papermill's own call in each run changes nothing
        return self

    def __exit__(self, *error: object) -> None:
        level = papermill_logger.level
        if any(error):  # kernels that die from here on are no errors
            papermill_logger.setLevel(logging.CRITICAL + 1)
        self._stack.close()
        papermill_logger.setLevel(level)

    def expect(self, pages: Iterable[Page]) -> None:
        """Start loading the process that forks kernels, if a notebook of these pages is to be run."""
        if self._server and not all(up_to_date(page, self._out, self._state) for page in pages):
            self._server.start()

    def begin(self, pages: Iterable[Page]) -> None:
        """Submit the notebooks of these pages, except those that are up to date."""
        for page in pages:
            if page.notebook is None or up_to_date(page, self._out, self._state):
                continue
            run = partial(_run, page, page.notebook, self._out, self._work / str(next(self._numbers)))
            if not self._forked or page.folder:  # papermill changes the whole process to that folder: one at a time
                self._begun[page.path] = partial(self._submit_and_wait, run)
            else:
                self._begun[page.path] = self._pool.submit(run).result

    def _submit_and_wait(self, run: Callable[[], str | None]) -> str | None:
        return self._pool.submit(run).result()

    def cause(self, page: Page) -> str | None:
        """Wait for the run of a page's notebook; return the cause of its failure, or None."""
        run = self._begun.pop(page.path, None)
        cause = run() if run else None
        if run and not cause:
            self._state.put(page.path, page.key)
        return cause


def _is_news(record: logging.LogRecord) -> bool:
    """False for the word of a kernel that died: its page's cause says so."""
    return "Kernel died" not in record.getMessage()


@contextlib.contextmanager
def _folder(place: Path) -> Iterator[None]:
    """A folder that is there for as long as it is used."""
    place.mkdir()
    try:
        yield
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _run(page: Page, notebook: Path, out: Path, place: Path) -> str | None:
    """Run one notebook on one article by our engine of papermill; return the cause of its failure, or None."""
    target = executed(page, out)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _folder(place):
        result = place / notebook.name
        config = Config()
        config.NotebookClient.shutdown_kernel = (
            "immediate"  # a kernel that is asked to stop may first complain on stderr
        )
        if os.name == "posix":  # sockets in a folder of our own: kernels that start together race for TCP ports
            config.KernelManager.transport = "ipc"
            config.KernelManager.ip = str(place / "k")  # short: an address of a socket has about a hundred characters
        try:
            papermill.execute_notebook(
                str(notebook),
                str(result),
                dict(page.parameters),
                engine_name=fork_engine.NAME,
                progress_bar=False,
                cwd=page.folder and str(page.folder),
                config=config,
            )
        except PapermillExecutionError as error:
            clean(result)
            write_whole(target.with_suffix(".failed.ipynb"), result.read_text("utf-8").encode())
            return f"{error.ename}: {error.evalue}".splitlines()[0]
        except (RuntimeError, CellTimeoutError) as error:  # nbclient's errors for a kernel that died or never started
            return f"the kernel stopped ({str(error).splitlines()[0]})"
        clean(result)
        write_whole(target, result.read_text("utf-8").encode())
        target.with_suffix(".failed.ipynb").unlink(missing_ok=True)
    return None


def clean(path: Path) -> None:
    """Remove from an executed notebook what differs between runs: times, durations, random ids, Python's version."""
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    notebook.metadata.pop("papermill", None)
    notebook.metadata.get("language_info", {}).pop("version", None)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
