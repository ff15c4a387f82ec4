"""How do notebooks become a site? Each is run on each article by papermill, and its outputs become a page.

Only what changed is run again: a page's key is made of its notebook, its parameters, its document, the library and the
model. A page is written whole or not at all, so that a run that breaks off is taken up where it stopped.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import json
import logging
import os
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
import pyarrow.parquet as pq
from markupsafe import Markup
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from papermill.iorw import local_file_io_cwd
from papermill.log import logger as papermill_logger
from traitlets.config import Config

from newsangles import citation, engine, pages, project, shards, show
from newsangles.article import Article
from newsangles.errors import OutputError, ParameterError
from newsangles.parse import DEFAULT_MODEL, parse, read_as, versions
from newsangles.reading import LAYERS, reading
from newsangles.tables import tables

logger = logging.getLogger(__name__)

CONTRACT = ("source", "published", "model", "outputs")
"""The parameters that every notebook has; the batch run sets these itself."""

MOST = 100
"""Pages are made of so many articles, unless more are asked for; the tables are those of all."""

STATE = ".state.json"
"""In the output folder: the key of every page that is up to date."""

_TYPES: Mapping[str, tuple[type, ...]] = {"str": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}


@dataclass
class Summary:
    """What a run did. Pages are paths relative to the output folder; `left` are corrections that were not applied."""

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """One notebook on one article, or on all: where it goes, and the key that changes with all that it depends on."""

    notebook: Path
    parameters: Mapping[str, Any]
    path: str
    key: str
    folder: Path | None = None  # where it runs; None: the current one


def report(
    articles: Iterable[Article],
    out: str | Path,
    *,
    notebooks: Sequence[str] = (),
    parameters: Mapping[str, str] | None = None,
    model: str = DEFAULT_MODEL,
    problems: Sequence[str] = (),
    isolation: str = engine.DEFAULT_ISOLATION,
    most: int = MOST,
    wanted: Sequence[str] = (),
    jobs: int = 0,
    progress: Callable[[str, int, int], None] = lambda page, done, total: None,
) -> Summary:
    """Run notebooks on articles and write a site: a page for each pair, the tables of all articles, and an index.

    Args:
        articles: What to read, once; only those of which pages are made are kept.
        out: The output folder; made if it is not there.
        notebooks: Names of notebooks, as in ``10_quotes``; () for all.
        parameters: Further parameters, as written on the command line; each must be one of a chosen notebook's.
        model: As for `newsangles.parse`.
        problems: One line for each document that could not be read; the index lists those that are there when the
            articles have been read.
        isolation: How each run gets a kernel of its own: ``fork``, from a process that has loaded what notebooks use
            (two processors make three pages a second), or ``fresh``, from nothing (three seconds a page, and one at a
            time). The pages are the same.
        most: Make pages of the first so many articles. The tables are of all; pages that were made before stay.
        wanted: Ids of further articles to make pages of.
        jobs: As for `newsangles.shards.extract`; twice as many forked kernels run at once.
        progress: Called as each page is waited for, with its path, how many are done, and how many there are.

    Returns:
        What was written, what was up to date, what failed and why.

    Raises:
        ParameterError: There is no such notebook, parameter, isolation or article, or a value does not fit.
        ModelError: The model is not installed.
        OutputError: The output folder cannot be written to.
    """
    out = Path(out)
    chosen = choose(notebooks)
    extra = check_parameters(chosen, parameters or {})
    if isolation not in engine.ISOLATIONS:
        raise ParameterError(isolation, "no such isolation", f"use one of {', '.join(engine.ISOLATIONS)}")
    angles = {name: pages.angle(nbformat.read(path, as_version=4), name) for name, path in chosen.items()}  # type: ignore[no-untyped-call]
    alone = {name: path for name, path in chosen.items() if not project.is_together(name)}
    version = "newsangles {newsangles}, model {model}".format(**versions(model))
    summary = Summary()
    entries: list[pages.Entry] = []
    briefs: dict[str, Markup] = {}
    try:
        out.mkdir(parents=True, exist_ok=True)
        state = _State(out / STATE)
        plans: list[tuple[Article, list[Page]]] = []

        def noted(server: engine.Server | None) -> Iterator[Article]:
            """The articles, as they are read; what pages are to be made of them is noted."""
            for n, article in enumerate(articles):
                if n < most or article.id in wanted or state.knows(f"{pages.slug(article.id)}/"):
                    plan = [_plan(article, path, extra[name], model) for name, path in alone.items()]
                    plans.append((article, plan))
                    if server and not all(_done(page, out, state) for page in plan):
                        server.start()  # it loads while the articles are parsed
                yield article

        def made(page: Page, done: int, total: int) -> bool:
            """Wait for a notebook's run, if there is one; whether there is a page of it."""
            progress(page.path, done, total)
            if page not in runs:
                return True
            cause = runs.cause(page)
            if cause:
                summary.failed[page.path] = cause
            else:
                state.put(page.path, page.key)
            return not cause

        with _Runs(out, model, isolation, jobs) as runs:
            tables = shards.extract(noted(runs.server), out / "tables", settings=shards.Settings(model), jobs=jobs)
            summary.rows, summary.left = tables.rows, tables.left
            summary.failed |= tables.failed
            shown = [article.id for article, _ in plans]
            for name in wanted:
                if name not in shown:
                    raise ParameterError(name, "no such article", "the ids are in the table articles")
            words = _words(out / "tables", shown) if tables.done else {}
            # Of one article there is nothing to compare, unless it is asked for.
            across = [name for name in chosen if name not in alone and (tables.done > 1 or (tables.done and notebooks))]
            readable = [(article, plan) for article, plan in plans if article.id not in summary.failed]
            runs.begin(page for _, plan in readable for page in plan if not _done(page, out, state))
            total = sum(len(plan) for _, plan in readable) + len(across)
            done = 0
            for article, plan in readable:
                there = [page for n, page in enumerate(plan, done) if made(page, n, total)]
                done += len(plan)
                made_of = [page.notebook.stem for page in there]
                linked = (*made_of, pages.ARTICLE.stem)
                entry = pages.Entry.of(article, words=words.get(article.id), angles=linked)
                entries.append(entry)
                own = [angles[name] for name in made_of]
                _render(article, there, out, entry, own, version, model, state, summary)
                if len(briefs) < pages.BRIEFS:
                    briefs[article.id] = _brief(out, there)
            every = [_plan_together(chosen[name], extra[name], model, tables.key, out) for name in across]
            runs.begin(page for page in every if not _done(page, out, state))
            together = [page for n, page in enumerate(every, done) if made(page, n, total)]
        cite = [citation.analysis(versions(model))]
        for page in together:
            _render_together(page, angles[page.notebook.stem], out, entries, version, cite, state, summary)
        failed = [*problems, *(f"{page}: {cause}" for page, cause in summary.failed.items())]
        html = pages.index(
            entries,
            _with_article([angles[name] for name in alone]),
            briefs=briefs,
            together=[pages.Link(angles[page.notebook.stem].question, page.path) for page in together],
            said=_brief(out, together),
            failed=failed,
            more=tables.done - len(entries),
            version=version,
            cite=cite,
        )
        write_whole(out / "index.html", html)
    except OSError as error:
        cause = f"cannot be written to ({error.strerror or error})"
        raise OutputError(out, cause, "choose another folder with --out, or make room in this one") from error
    return summary


def _done(page: Page, out: Path, state: _State) -> bool:
    return state.has(page.path, page.key) and (out / page.path).with_suffix(".ipynb").exists()


def _render(
    article: Article,
    made: Sequence[Page],
    out: Path,
    entry: pages.Entry,
    angles: Sequence[pages.Angle],
    version: str,
    model: str,
    state: _State,
    summary: Summary,
) -> None:
    """Make the pages of one article, if one of them was run anew, or others are there to link to."""
    key = _digest([read_as(article, model), [[page.path, page.key] for page in made]])
    name = f"{pages.slug(entry.id)}/"
    marked = f"{name}{pages.ARTICLE.stem}.html"
    paths = [page.path for page in made]
    if state.has(name, key) and all((out / path).exists() for path in [marked, *paths]):
        summary.unchanged += [marked, *paths]
        return
    (out / name).mkdir(exist_ok=True)
    cite = [citation.article(article), citation.analysis(versions(model))]
    linked = _with_article(angles)
    for page, angle in zip(made, angles, strict=True):
        html = pages.page(_notebook(out, page), angle=angle, entry=entry, angles=linked, version=version, cite=cite)
        write_whole(out / page.path, html)
    docs = list(parse([article], model=model))
    found = reading(tables(docs))
    shown = show.layered(docs, found.marks, found.lines, layers=LAYERS, chosen="quotes")
    html = pages.article(shown, entry=entry, angles=linked, version=version, cite=cite)
    write_whole(out / marked, html)
    summary.written += [marked, *paths]
    state.put(name, key)


def _render_together(
    page: Page,
    angle: pages.Angle,
    out: Path,
    entries: Sequence[pages.Entry],
    version: str,
    cite: Sequence[str],
    state: _State,
    summary: Summary,
) -> None:
    """Make the page of a notebook on all articles, if it was run anew, or other articles have pages to link to."""
    ids = [entry.id for entry in entries]
    name, key = f"{page.path}/", _digest([page.key, ids])
    if state.has(name, key) and (out / page.path).exists():
        summary.unchanged.append(page.path)
        return
    html = pages.together(_notebook(out, page), angle=angle, ids=frozenset(ids), version=version, cite=cite)
    write_whole(out / page.path, html)
    summary.written.append(page.path)
    state.put(name, key)


def _with_article(angles: Sequence[pages.Angle]) -> list[pages.Angle]:
    """The angles in reading order with the marked article, which comes after the overview."""
    return [*angles[:1], pages.ARTICLE, *angles[1:]]


def _notebook(out: Path, page: Page) -> NotebookNode:
    notebook: NotebookNode = nbformat.read((out / page.path).with_suffix(".ipynb"), as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _brief(out: Path, made: Sequence[Page]) -> Markup:
    """What the index says of an article: what the notebooks that were run on it say in short."""
    return Markup("").join(pages.brief(_notebook(out, page), page.path) for page in made)


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

    Papermill only warns of an unknown name, and turns "007" into 7: so both are checked here.

    Raises:
        ParameterError: No chosen notebook has a parameter of that name, the run sets it itself, or the value does not
            fit its type.
    """
    own = {name: _own_parameters(path) for name, path in notebooks.items()}
    valid = sorted({parameter for found in own.values() for parameter in found})
    for name, value in given.items():
        if name not in valid:
            remedy = f"the parameters are {', '.join(valid)}" if valid else "these notebooks have none of their own"
            raise ParameterError(name, "no such parameter", remedy)
        kind = next(found[name] for found in own.values() if name in found)
        if type(_value(value, kind)) not in _TYPES[kind]:  # not isinstance, for which True is an int
            raise ParameterError(f"{name}={value}", f"not a value of type {kind}", f"give a value of type {kind}")
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


def _plan(article: Article, notebook: Path, extra: Mapping[str, Any], model: str) -> Page:
    given = article.published.isoformat() if article.published and article.published_source == "given" else ""
    parameters = {"source": article.source, "published": given, "model": model, **extra}
    key = _digest([notebook.read_text("utf-8"), parameters, *read_as(article, model), sys.version_info[:2]])
    return Page(notebook, parameters, f"{pages.slug(article.id)}/{notebook.stem}.html", key)


def _plan_together(notebook: Path, extra: Mapping[str, Any], model: str, tables: str, out: Path) -> Page:
    """A notebook on the tables of all articles, which it reads by a path that is the same wherever the site lies."""
    parameters = {"source": "tables", "model": model, **extra}
    key = _digest([notebook.read_text("utf-8"), parameters, tables, versions(model), sys.version_info[:2]])
    return Page(notebook, parameters, f"{notebook.stem}.html", key, out)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, default=str, sort_keys=True).encode()).hexdigest()


def _words(folder: Path, ids: Sequence[str]) -> dict[str, int]:
    """The words of some articles, from the table of all."""
    if not ids:
        return {}
    table = pq.read_table(
        folder / "articles.parquet", columns=["article_id", "words"], filters=[("article_id", "in", ids)]
    )
    return dict(zip(*(column.to_pylist() for column in table.columns), strict=True))


class _Runs:
    """Runs of notebooks, begun together and waited for one by one.

    Forked kernels run at once; ordinary ones, which share no memory, run one after the other, each as it is waited for.
    """

    def __init__(self, out: Path, model: str, isolation: str, jobs: int) -> None:
        self.server: engine.Server | None = None
        self._out, self._model, self._forked = out, model, isolation == "fork"
        # A kernel and its caller wait for one another about half of their time.
        self._pool = ThreadPoolExecutor(2 * (jobs or shards.processors()))
        self._begun: dict[str, Callable[[], str | None]] = {}
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> _Runs:
        self._stack.callback(self._pool.shutdown)
        if self._forked:
            self.server = self._stack.enter_context(engine.loaded(self._model))
        # On leaving early, what has not begun is left, and what runs loses its kernel with the loaded process.
        self._stack.callback(self._pool.shutdown, wait=False, cancel_futures=True)
        self._stack.enter_context(local_file_io_cwd())  # within it, papermill's own in each run changes nothing
        return self

    def __exit__(self, *error: object) -> None:
        level = papermill_logger.level
        if any(error):  # that kernels die now is nobody's fault
            papermill_logger.setLevel(logging.CRITICAL + 1)
        self._stack.close()
        papermill_logger.setLevel(level)

    def __contains__(self, page: Page) -> bool:
        return page.path in self._begun

    def begin(self, pages: Iterable[Page]) -> None:
        """Have these notebooks run."""
        for page in pages:
            if self._forked:
                self._begun[page.path] = self._pool.submit(_run, page, self._out, engine.NAME).result
            else:
                self._begun[page.path] = partial(_run, page, self._out)

    def cause(self, page: Page) -> str | None:
        """Wait for the run of this page; why it failed, or None."""
        return self._begun.pop(page.path)()


def _run(page: Page, out: Path, engine_name: str | None = None) -> str | None:
    """Run one notebook on one article by one of papermill's engines; return why it failed, or None."""
    target = (out / page.path).with_suffix(".ipynb")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="newsangles-") as work:
        executed = Path(work) / page.notebook.name
        config = Config()
        config.NotebookClient.shutdown_kernel = "immediate"  # a kernel that is asked to go may first complain on stderr
        if os.name == "posix":  # sockets in a folder of our own: kernels that start together race for TCP ports
            config.KernelManager.transport = "ipc"
            config.KernelManager.ip = str(Path(work) / "kernel")
        try:
            papermill.execute_notebook(
                str(page.notebook),
                str(executed),
                dict(page.parameters),
                engine_name=engine_name,
                progress_bar=False,
                cwd=page.folder and str(page.folder),
                config=config,
            )
        except PapermillExecutionError as error:
            clean(executed)
            write_whole(target.with_suffix(".failed.ipynb"), executed.read_text("utf-8"))
            return f"{error.ename}: {error.evalue}".splitlines()[0]
        except (RuntimeError, CellTimeoutError) as error:  # how nbclient says that the kernel died, or never started
            return f"the kernel stopped ({str(error).splitlines()[0]})"
        clean(executed)
        write_whole(target, executed.read_text("utf-8"))
        target.with_suffix(".failed.ipynb").unlink(missing_ok=True)
    return None


def clean(path: Path) -> None:
    """Take what differs from run to run out of an executed notebook: times, durations, random ids, Python's version."""
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    notebook.metadata.pop("papermill", None)
    notebook.metadata.get("language_info", {}).pop("version", None)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there complete or not at all."""
    temporary = path.with_name(f".writing-{os.getpid()}-{path.name}")
    try:
        temporary.write_bytes(text.encode())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


class _State:
    """Which pages are up to date, kept in a small file; a damaged one only means that all is run again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            known = json.loads(path.read_text("utf-8"))
            self._keys: dict[str, str] = {str(k): str(v) for k, v in known.items()}
        except (FileNotFoundError, ValueError, AttributeError):
            self._keys = {}

    def has(self, name: str, key: str) -> bool:
        return self._keys.get(name) == key

    def knows(self, name: str) -> bool:
        return name in self._keys

    def put(self, name: str, key: str) -> None:
        self._keys[name] = key
        write_whole(self._path, json.dumps(self._keys, indent=1, sort_keys=True) + "\n")
