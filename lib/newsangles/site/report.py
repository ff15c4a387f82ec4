"""A site made of notebooks: each is run on each article by papermill, and its outputs become a page.

A report goes three times over one list of pages: it plans them while it reads the articles and writes their tables, has
their notebooks run, and renders what these gave. Only what changed is run again: a page's key is made of its notebook,
its parameters, its document, the library and the model. A page is written whole or not at all, so that a run that
is interrupted continues where it stopped.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pyarrow.parquet as pq
from markupsafe import Markup
from nbformat import NotebookNode

from newsangles.accuracy import sheets
from newsangles.angles.overview.annotated_article import layers, reading
from newsangles.corpus import extract, workers
from newsangles.documents import project
from newsangles.documents.article import Article, slug
from newsangles.errors import OutputError, ParameterError
from newsangles.pipeline.beside import confidences_of
from newsangles.pipeline.parse import parse, parse_inputs
from newsangles.pipeline.processes import DEFAULT_ISOLATION, ISOLATIONS
from newsangles.pipeline.versions import DEFAULT_MODEL, versions
from newsangles.show import references
from newsangles.show.layers import layered
from newsangles.site import pages
from newsangles.site.article_list import Entry, newest_first
from newsangles.site.runs import (
    JUDGED,
    Page,
    Runs,
    check_parameters,
    choose,
    digest,
    executed,
    plan_article,
    plan_page,
    plan_together,
)
from newsangles.site.state import STATE, State
from newsangles.tables.frames import tables
from newsangles.tables.unfinished import write_whole

MAX_ARTICLES_WITH_PAGES = 100
"""Default number of articles with pages; the tables are of all articles."""


@dataclass
class Summary:
    """The result of a run. Pages are paths relative to the output folder; `left` are corrections not applied."""

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def report(
    articles: Iterable[Article],
    out: str | Path,
    *,
    notebooks: Sequence[str] = (),
    parameters: Mapping[str, str] | None = None,
    model: str = DEFAULT_MODEL,
    problems: Sequence[str] = (),
    isolation: str = DEFAULT_ISOLATION,
    most: int = MAX_ARTICLES_WITH_PAGES,
    wanted: Sequence[str] = (),
    jobs: int = 0,
    progress: Callable[[str, int, int], None] = lambda page, done, total: None,
) -> Summary:
    """Run notebooks on articles and write a site: a page for each pair, the tables of all, and an index.

    Args:
        articles: The articles, read once as a stream; only those with pages are kept in memory.
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
        jobs: As for `newsangles.corpus.extract.extract`; twice as many forked kernels run at once.
        progress: Called as each page is waited for, with its path, how many are done, and how many there are.

    Returns:
        The pages written, the pages up to date, and the failures with their causes.

    Raises:
        ParameterError: There is no such notebook, parameter, isolation or article, or a value does not fit.
        ModelError: The model is not installed.
        OutputError: The output folder cannot be written to.
    """
    chosen = choose(notebooks)
    extra = check_parameters(chosen, parameters or {})
    if isolation not in ISOLATIONS:
        raise ParameterError(isolation, "no such isolation", f"use one of {', '.join(ISOLATIONS)}")
    order = _Order(Path(out), model, chosen, extra, bool(notebooks), most, tuple(wanted))
    try:
        return _made(articles, order, problems, isolation, jobs, progress)
    except OSError as error:
        cause = f"cannot be written to ({error.strerror or error})"
        raise OutputError(order.out, cause, "choose another folder with --out, or make room in this one") from error


@dataclass(frozen=True)
class _Order:
    """The order for a report: its options.

    Attributes:
        out: The output folder.
        model: The model to parse with.
        notebooks: The notebooks by name.
        parameters: The further parameters of each.
        named: True if the user named the notebooks.
        most: Make pages of the first so many articles.
        wanted: Ids of further articles to make pages of.
    """

    out: Path
    model: str
    notebooks: Mapping[str, Path]
    parameters: Mapping[str, Mapping[str, Any]]
    named: bool
    most: int
    wanted: tuple[str, ...]


def _made(
    articles: Iterable[Article],
    order: _Order,
    problems: Sequence[str],
    isolation: str,
    jobs: int,
    progress: Callable[[str, int, int], None],
) -> Summary:
    """Plan the pages, run their notebooks, render the results."""
    angles = {name: pages.angle(_notebook(path), name) for name, path in order.notebooks.items()}
    made_by = versions(order.model)
    order.out.mkdir(parents=True, exist_ok=True)
    state = State(order.out / STATE)
    with Runs(order.out, state, model=order.model, isolation=isolation, jobs=jobs) as runs:
        plan = _Plan(order, state)
        settings = workers.Settings(order.model)
        made = extract.extract(plan.noted(articles, runs), order.out / "tables", settings=settings, jobs=jobs)
        summary = Summary(rows=made.rows, left=made.left, failed=dict(made.failed))
        every = plan.pages(made)
        runs.begin(every)
        words = _words(order.out / "tables", plan.ids) if made.done else {}
        site = _Renderer(order, state, made_by, angles, words, summary)
        site.render(every, _waited(runs, every, progress))
    site.index(problems, made.done)
    if not (problems or summary.failed):  # what could not be read now may be back
        others = [name for name in state.names() if order.named and "/" not in name]  # pages of notebooks not asked for
        _clear(order.out, state, {*map(slug, plan.ids), *(page.path for page in every), *others})
    return summary


def _clear(out: Path, state: State, kept: Container[str]) -> None:
    """Remove the pages that were made before, unless their folder, or a page on all articles, is to be kept."""
    for top, group in itertools.groupby(sorted(state.names()), key=lambda name: name.partition("/")[0]):
        if top in kept:
            continue
        names = list(group)
        for path in [out / name for name in names if not name.endswith("/")]:
            path.unlink(missing_ok=True)
            path.with_suffix(".ipynb").unlink(missing_ok=True)
        state.drop(names)
        with contextlib.suppress(OSError):  # it holds something else, or is no folder
            (out / top / f"{pages.ARTICLE.stem}.html").unlink(missing_ok=True)
            (out / top).rmdir()


class _Plan:
    """The pages to make, in the order of the site, as the articles are read."""

    def __init__(self, order: _Order, state: State) -> None:
        self.ids: list[str] = []
        self._order, self._state = order, state
        self._alone = {name: path for name, path in order.notebooks.items() if not project.is_together(name)}
        self._pages: list[Page] = []
        self._sheets: dict[Path, Path | None] = {}

    def noted(self, articles: Iterable[Article], runs: Runs) -> Iterator[Article]:
        """Yield the articles as they are read, and plan their pages."""
        order = self._order
        for n, article in enumerate(articles):
            known = self._state.knows(f"{slug(article.id)}/")
            if n < order.most or article.id in order.wanted or known:
                own = [
                    plan_page(article, path, order.parameters[name], order.model) for name, path in self._alone.items()
                ]
                self.ids.append(article.id)
                self._pages += [plan_article(article), *own]
                runs.expect(own)
            if article.path and (folder := Path(article.path).parent) not in self._sheets:
                self._sheets[folder] = sheets.beside(article.path)
            yield article

    def pages(self, made: extract.Run) -> list[Page]:
        """All pages, once the tables are made: those of each readable article, then those on all articles.

        Raises:
            ParameterError: There is no article of a wanted id.
        """
        order = self._order
        for name in order.wanted:
            if name not in self.ids:
                raise ParameterError(name, "no such article", "the ids are in the table articles")
        every = [page for page in self._pages if page.article and page.article.id not in made.failed]
        judged = sorted({sheet for sheet in self._sheets.values() if sheet})
        for name, path in order.notebooks.items():
            if name in self._alone or not made.done:
                continue
            page = plan_together(path, order.parameters[name], order.model, made.key, order.out, judged)
            # A single article leaves nothing to compare, so such a page is made only if asked for, or of judged rows.
            if made.done > 1 or order.named or page.parameters.get(JUDGED):
                every.append(page)
        return every


def _waited(
    runs: Runs, every: Sequence[Page], progress: Callable[[str, int, int], None]
) -> Callable[[Page], str | None]:
    """A function that waits for a page's notebook, reports progress, and gives why the run failed, or None."""
    total = sum(page.notebook is not None for page in every)
    done = itertools.count()

    def cause(page: Page) -> str | None:
        progress(page.path, next(done), total)
        return runs.cause(page)

    return cause


class _Renderer:
    """Makes pages of executed notebooks, and their index."""

    def __init__(
        self,
        order: _Order,
        state: State,
        made_by: Mapping[str, str],
        angles: Mapping[str, pages.Angle],
        words: Mapping[str, int],
        summary: Summary,
    ) -> None:
        self._out, self._model = order.out, order.model
        self._state, self._angles, self._words, self._summary = state, angles, words, summary
        fitted = confidences_of()
        by = f", {fitted.name} ({fitted.about})" if fitted.curves else ""
        self._version = "newsangles {newsangles}, model {model}".format(**made_by) + by
        self._cite = references.analysis(made_by)
        self._entries: list[Entry] = []
        self._pages: dict[str, list[Page]] = {}
        self._together: list[Page] = []

    def render(self, every: Iterable[Page], waited: Callable[[Page], str | None]) -> None:
        """Make the pages whose notebooks did not fail, waiting for each notebook in turn."""
        for article, group in itertools.groupby(every, key=lambda page: page.article):
            there = []
            for page in group:
                if page.notebook and (cause := waited(page)):
                    self._summary.failed[page.path] = cause
                elif page.notebook:
                    there.append(page)
            if article:
                self._article(article, there)
            else:
                self._together = there
        for page in self._together:
            self._page_of_all(page)

    def _article(self, article: Article, there: Sequence[Page]) -> None:
        """Make the pages of one article, and its summary for the index."""
        stems = (*(self._angle(page).stem for page in there), pages.ARTICLE.stem)
        entry = Entry.of(article, words=self._words.get(article.id), angles=stems)
        self._entries.append(entry)
        self._pages_of(article, there, entry)
        self._pages[article.id] = list(there)

    def _pages_of(self, article: Article, there: Sequence[Page], entry: Entry) -> None:
        """Make the pages of one article, if one of its notebooks was run or its list of pages changed."""
        key = digest([parse_inputs(article, self._model), [[page.path, page.key] for page in there]])
        name, marked = f"{slug(article.id)}/", plan_article(article).path
        paths = [marked, *(page.path for page in there)]
        if self._state.has(name, key) and all((self._out / path).exists() for path in paths):
            self._summary.unchanged += paths
            return
        (self._out / name).mkdir(exist_ok=True)
        cite = [references.article(article), self._cite]
        linked = _with_article([self._angle(page) for page in there])
        leads = pages.leads({p.path: pages.contents(self._executed(p), Path(p.path).name) for p in there})
        for page in there:
            html = pages.page(
                _notebook(executed(page, self._out)),
                angle=self._angle(page),
                entry=entry,
                angles=linked,
                version=self._version,
                cite=cite,
                leads=leads,
            )
            write_whole(self._out / page.path, html.encode())
        docs = list(parse([article], model=self._model))
        found = reading(tables(docs))
        shown = layered(docs, found.marks, found.lines, layers=layers(), chosen="quotes")
        html = pages.article(shown, entry=entry, angles=linked, version=self._version, cite=cite, leads=leads)
        write_whole(self._out / marked, html.encode())
        self._summary.written += paths
        self._state.put(name, key)

    def _page_of_all(self, page: Page) -> None:
        """Make the page of a notebook on all articles, if it or the list of articles changed."""
        ids = [entry.id for entry in self._entries]
        name, key = f"{page.path}/", digest([page.key, ids])
        if self._state.has(name, key) and (self._out / page.path).exists():
            self._summary.unchanged.append(page.path)
            return
        html = pages.together(
            _notebook(executed(page, self._out)),
            angle=self._angle(page),
            ids=frozenset(ids),
            version=self._version,
            cite=[self._cite],
        )
        write_whole(self._out / page.path, html.encode())
        self._summary.written.append(page.path)
        self._state.put(name, key)

    def index(self, problems: Sequence[str], read: int) -> None:
        """Make the index of the articles with pages; `read` is the number of all articles."""
        together, several = self._together, len(self._entries) > 1
        shown = [entry.id for entry in newest_first(self._entries)[: pages.MAX_BRIEFS]]
        own = [page for made in self._pages.values() for page in made]
        html = pages.index(
            self._entries,
            _with_article([angle for name, angle in self._angles.items() if not project.is_together(name)]),
            briefs={article: self._brief(self._pages[article], first=several) for article in shown},
            lines=self._lines(together if several else own),
            together=[pages.Link(self._angle(page).question, page.path) for page in together],
            said=self._brief(together),
            failed=[*problems, *(f"{page}: {cause}" for page, cause in self._summary.failed.items())],
            more=read - len(self._entries),
            version=self._version,
            cite=[self._cite],
        )
        write_whole(self._out / "index.html", html.encode())
        for entry in newest_first(self._entries)[:1]:
            lines = self._lines(self._pages[entry.id])
            write_whole(self._out / pages.TOUR, pages.tour(entry, lines=lines, version=self._version).encode())

    def _angle(self, page: Page) -> pages.Angle:
        return self._angles[Path(page.path).stem]

    def _brief(self, there: Sequence[Page], *, first: bool = False) -> Markup:
        """The summary of an article for the index: those of its notebooks, one after the other."""
        return Markup("").join(pages.brief(self._executed(page), page.path, first=first) for page in there)

    def _lines(self, there: Sequence[Page]) -> dict[str, Markup]:
        """The contents lines of pages for the index, by their stem."""
        return {self._angle(page).stem: pages.contents(self._executed(page), page.path) for page in there}

    def _executed(self, page: Page) -> NotebookNode:
        """An executed notebook, read without the checks that take most of the time where there are hundreds."""
        text = executed(page, self._out).read_text(encoding="utf-8")
        notebook: NotebookNode = nbformat.v4.reads(text)  # type: ignore[no-untyped-call]
        return notebook


def _with_article(angles: Sequence[pages.Angle]) -> list[pages.Angle]:
    """The angles in reading order with the marked article, which comes after the overview."""
    return [*angles[:1], pages.ARTICLE, *angles[1:]]


def _notebook(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _words(folder: Path, ids: Sequence[str]) -> dict[str, int]:
    """The words of some articles, from the table of all."""
    if not ids:
        return {}
    table = pq.read_table(
        folder / "articles.parquet", columns=["article_id", "words"], filters=[("article_id", "in", ids)]
    )
    return dict(zip(*(column.to_pylist() for column in table.columns), strict=True))
