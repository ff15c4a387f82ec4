"""What can be done from a terminal? extract, export, report, query, show, explain, correct, train, cache."""

from __future__ import annotations

import itertools
import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from newsangles.article import Article
from newsangles.errors import NewsanglesError, ParameterError
from newsangles.terminal import safe

if TYPE_CHECKING:
    from spacy.tokens import Doc

BAD_INPUT = 2
"""Exit code where nothing could be done: the input, an option or the output folder is at fault."""

SOME_FAILED = 3
"""Exit code where some documents or pages failed and the rest is done."""

TIMEML = "timeml"
"""The format that is no table."""

INTERRUPTED = 130
"""Exit code after Ctrl-C; what was finished is kept."""

out = Console()
err = Console(stderr=True, soft_wrap=True)
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read news articles: who says what, on whose word, when, and how far to trust each row.",
)
cache_app = typer.Typer(no_args_is_help=True, help="The parses kept in the user's cache folder.")
app.add_typer(cache_app, name="cache", rich_help_panel=None)

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="A .txt, .md or .html file, a folder, a glob, or a .jsonl, .csv or .parquet table with a text column.",
        show_default=False,
    ),
]
Published = Annotated[str, typer.Option(help="Publication date, YYYY-MM-DD, of all that is read.", metavar="DATE")]
Encoding = Annotated[str, typer.Option(help="Encoding of text files and tables.", envvar="NEWSANGLES_ENCODING")]
Limit = Annotated[int, typer.Option(help="Longest document, in characters.", min=1, envvar="NEWSANGLES_LIMIT")]
AnyLanguage = Annotated[
    bool,
    typer.Option(
        "--any-language", help="Do not refuse text that is plainly not English.", envvar="NEWSANGLES_ANY_LANGUAGE"
    ),
]
Model = Annotated[str, typer.Option(help="A spaCy model for English.")]
AliasFile = Annotated[
    str,
    typer.Option(
        "--aliases",
        help="Which names are one actor: a YAML file; empty: aliases.yaml beside the documents.",
        envvar="NEWSANGLES_ALIASES",
        metavar="FILE",
    ),
]
Jobs = Annotated[int, typer.Option(help="Processes at a time; 0: one for each processor.", min=0)]
CorrectionFile = Annotated[
    str,
    typer.Option(
        "--corrections",
        help="What was corrected by hand: a JSON Lines file; empty: corrections.jsonl beside the documents.",
        envvar="NEWSANGLES_CORRECTIONS",
        metavar="FILE",
    ),
]


class _Reader:
    """Articles of the sources as a stream; documents that cannot be read are named and counted, the rest go on."""

    def __init__(self, sources: Sequence[str], published: str, encoding: str, limit: int, any_language: bool) -> None:
        from newsangles.read import documents

        self.problems: list[str] = []
        self.count = self.left = 0
        self.documents = documents(sources, published, encoding=encoding, limit=limit, any_language=any_language)

    def __iter__(self) -> Iterator[Article]:
        for document in self.documents:
            if isinstance(document, Article):
                self.count += 1
                yield document
            else:
                self.problems.append(str(document))
                _error(str(document))

    def noted(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The same Docs; corrections that could not be applied to them are named and counted."""
        for doc in docs:
            self.note(doc._.corrections_left)
            yield doc

    def note(self, left: Sequence[str]) -> None:
        self.left += len(left)
        for line in left:
            _error(line)

    def exit_code(self, failed: int = 0) -> int:
        if not self.count:
            return BAD_INPUT
        return SOME_FAILED if self.problems or self.left or failed else 0


@app.command(
    epilog="Example: newsangles extract seeds --out build/tables --format csv",
)
def extract(
    source: Sources,
    out_folder: Annotated[Path, typer.Option("--out", help="Folder for the tables.", metavar="DIR")],
    format: Annotated[
        str, typer.Option(help="parquet, jsonl or csv; timeml: each article's times, in a file of its own.")
    ] = "parquet",
    angles: Annotated[str, typer.Option(help="Tables to write, with commas between; empty: all.")] = "",
    published: Published = "",
    encoding: Encoding = "utf-8",
    limit: Limit = 5_000_000,
    any_language: AnyLanguage = False,
    aliases: AliasFile = "",
    corrections: CorrectionFile = "",
    jobs: Jobs = 0,
    cluster: Annotated[
        str,
        typer.Option(help="Past this machine: the address of a Dask scheduler, tcp://HOST:PORT; local: one here."),
    ] = "",
    by_month: Annotated[
        bool,
        typer.Option("--by-month", help="A Parquet file a month, for a question about some to read no others."),
    ] = False,
    model: Model = "en_core_web_md",
) -> None:
    """Write the tables of any number of articles; no notebooks, no pages. Stopped, it goes on where it was."""
    from newsangles import shards, timeml
    from newsangles.parse import parse
    from newsangles.tables import Format

    reader = _Reader(source, published, encoding, limit, any_language)
    names = _names(angles)
    if format not in (*get_args(Format), TIMEML):
        raise ParameterError(format, "no such format", f"use one of {', '.join((*get_args(Format), TIMEML))}")
    if by_month and format != "parquet":
        raise ParameterError("--by-month", f"is not for {format}", "use the format parquet")
    if format == TIMEML and names not in ([], ["times"]):
        raise ParameterError(angles, "TimeML holds the times alone", "leave --angles out, or choose another format")
    with _progress() as progress:
        task = progress.add_task("articles", total=None)
        if format == TIMEML:
            parsed = parse(reader, model=model, aliases=aliases or None, corrections=corrections or None)
            docs = iter(progress.track(reader.noted(parsed), task_id=task))
            first = next(docs, None)
            rows = {} if first is None else {"articles": timeml.write(itertools.chain([first], docs), out_folder)}
        else:
            run = shards.extract(
                reader.documents,
                out_folder,
                format,  # type: ignore[arg-type]
                names=names,
                by_month=by_month,
                settings=shards.Settings(model, aliases=aliases or None, corrections=corrections or None),
                jobs=jobs,
                cluster=cluster,
                tell=_error,
                progress=lambda count: progress.update(task, completed=count),
            )
            rows, reader.left = run.rows, len(run.left)
            reader.problems = list(run.failed)
            reader.count = run.done
    if not reader.count:  # nothing was written: tables of an earlier run stay as they are
        raise typer.Exit(BAD_INPUT)
    counted = ", ".join(f"{name} {count:,}" for name, count in rows.items())
    _say(f"{out_folder}: {counted}{_skipped(reader)}")
    raise typer.Exit(reader.exit_code())


@app.command(epilog="Example: newsangles export seeds --out build/exports")
def export(
    source: Sources,
    out_folder: Annotated[Path, typer.Option("--out", help="Folder for the files.", metavar="DIR")],
    published: Published = "",
    encoding: Encoding = "utf-8",
    limit: Limit = 5_000_000,
    any_language: AnyLanguage = False,
    aliases: AliasFile = "",
    model: Model = "en_core_web_md",
) -> None:
    """Write for each article an archive of its tables (a Data Package) and its rows as web annotations (JSON-LD)."""
    from newsangles import exports
    from newsangles.parse import parse

    reader = _Reader(source, published, encoding, limit, any_language)
    articles = iter(reader)
    first = next(articles, None)
    if first is None:
        raise typer.Exit(BAD_INPUT)
    with _progress() as progress:
        docs = parse(itertools.chain([first], articles), model=model, aliases=aliases or None)
        count = exports.write(
            progress.track(docs, task_id=progress.add_task("articles", total=None)), out_folder, model=model
        )
    _say(f"{out_folder}: articles {count:,}{_skipped(reader)}")
    raise typer.Exit(reader.exit_code())


@app.command(epilog="Example: newsangles report seeds --out outputs --notebooks 10_quotes")
def report(
    source: Sources,
    out_folder: Annotated[Path, typer.Option("--out", help="Folder for the site.", metavar="DIR")] = Path("outputs"),
    notebooks: Annotated[str, typer.Option(help="Notebooks to run, with commas between; empty: all.")] = "",
    parameter: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", help="A notebook's own parameter.", metavar="NAME=VALUE")
    ] = None,
    isolation: Annotated[
        str, typer.Option(help="A run's kernel: fork (from a loaded process) or fresh; empty: the faster that works.")
    ] = "",
    pages: Annotated[
        int, typer.Option(help="Make pages of the first so many articles; the tables are of all.", min=0)
    ] = 100,
    article: Annotated[
        list[str] | None, typer.Option(help="Make pages of this article too, whatever its place.", metavar="ID")
    ] = None,
    jobs: Jobs = 0,
    published: Published = "",
    encoding: Encoding = "utf-8",
    limit: Limit = 5_000_000,
    any_language: AnyLanguage = False,
    aliases: AliasFile = "",
    corrections: CorrectionFile = "",
    model: Model = "en_core_web_md",
) -> None:
    """Run the notebooks on each article and write a site; only what changed is run again."""
    # nbformat imports jsonschema, and that this, where it is installed: two seconds to build grammars of links, which
    # the schema of notebooks does not ask for.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from newsangles import report as reports
    from newsangles.engine import DEFAULT_ISOLATION

    pairs = [item.partition("=") for item in parameter or ()]
    for name, sign, _ in pairs:
        if not sign:
            raise ParameterError(name, "a parameter needs a value", "write it as NAME=VALUE")
    names = _names(notebooks)
    reports.check_parameters(reports.choose(names), {name: value for name, _, value in pairs})
    reader = _Reader(source, published, encoding, limit, any_language)
    os.environ["NEWSANGLES_ENCODING"], os.environ["NEWSANGLES_LIMIT"] = encoding, str(limit)  # for the kernels
    os.environ["NEWSANGLES_ANY_LANGUAGE"] = "1" * any_language
    os.environ["NEWSANGLES_ALIASES"] = str(Path(aliases).resolve()) if aliases else ""
    os.environ["NEWSANGLES_CORRECTIONS"] = str(Path(corrections).resolve()) if corrections else ""
    articles = iter(reader)
    first = next(articles, None)
    if first is None:
        raise typer.Exit(BAD_INPUT)
    with _progress() as progress:
        task = progress.add_task("pages", total=None)
        summary = reports.report(
            itertools.chain([first], articles),
            out_folder,
            notebooks=names,
            parameters={name: value for name, _, value in pairs},
            model=model,
            problems=reader.problems,
            isolation=isolation or DEFAULT_ISOLATION,
            most=pages,
            wanted=article or (),
            jobs=jobs,
            progress=lambda page, done, total: progress.update(task, description=page, completed=done, total=total),
        )
        progress.update(task, description="pages", completed=len(summary.written) + len(summary.unchanged))
    reader.note(summary.left)
    for page, cause in summary.failed.items():
        _error(f"{page}: {cause}")
    failed = f", {len(summary.failed)} failed" if summary.failed else ""
    _say(
        f"pages: {len(summary.written)} written, {len(summary.unchanged)} unchanged{failed}; open "
        f"{out_folder / 'index.html'}{_skipped(reader)}"
    )
    raise typer.Exit(reader.exit_code(len(summary.failed)))


@app.command(epilog="Example: newsangles query 'SELECT source, count(*) FROM quotes GROUP BY source' --tables DIR")
def query(
    sql: Annotated[
        str, typer.Argument(help="A question in DuckDB's SQL; without one, the views are listed with their columns.")
    ] = "",
    tables: Annotated[
        Path, typer.Option(help="A folder of Parquet tables, as extract and report write them.", metavar="DIR")
    ] = Path("outputs/tables"),
    once: Annotated[
        bool, typer.Option("--once", help="Count each story once: no wire copy, no earlier version.")
    ] = False,
    format: Annotated[str, typer.Option(help="table, csv or jsonl.")] = "table",
) -> None:
    """Ask the tables of any number of articles; each view has a table's columns, and its articles' outlet and date."""
    from rich.table import Column, Table

    from newsangles.corpus import Corpus
    from newsangles.tables import guard

    if format not in ("table", "csv", "jsonl"):
        raise ParameterError(format, "no such format", "use one of table, csv, jsonl")
    corpus = Corpus(tables, once=once)
    if not sql:
        for view, meanings in corpus.views().items():
            _say(view)
            for name, meaning in meanings.items():
                _say(f"    {name}: {meaning}")
        return
    answer = corpus.query(sql)
    if format == "csv":
        guarded = answer.astype(object).map(lambda value: safe(cell) if isinstance(cell := guard(value), str) else cell)
        sys.stdout.write(guarded.to_csv(index=False, lineterminator="\n"))
    elif format == "jsonl":
        for record in answer.astype(object).where(answer.notna(), None).to_dict("records"):
            sys.stdout.write(json.dumps(record, default=_plain) + "\n")  # in ASCII: it may be a terminal
    else:
        shown = Table(*(Column(Text(safe(str(name)))) for name in answer.columns))
        for row in answer.astype(object).where(answer.notna(), "").itertuples(index=False):
            shown.add_row(*(Text(safe(str(value))) for value in row))
        out.print(shown)
        _say(f"{len(answer):,} row{'s' * (len(answer) != 1)}")


def _plain(value: object) -> object:
    """A value of a query's answer as JSON has it."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.tolist() if hasattr(value, "tolist") else str(value)


@app.command(epilog="Example: newsangles show seeds/us-ukraine-minerals-deal.txt")
def show(
    file: Annotated[str, typer.Argument(help="One article.", show_default=False)],
    attitudes: Annotated[bool, typer.Option("--attitudes", help="Show attitudes and intentions too.")] = False,
    published: Published = "",
    encoding: Encoding = "utf-8",
    limit: Limit = 5_000_000,
    any_language: AnyLanguage = False,
    aliases: AliasFile = "",
    corrections: CorrectionFile = "",
    model: Model = "en_core_web_md",
) -> None:
    """Read one article in the terminal: its text with the quotes marked, then who says what."""
    from newsangles.parse import parse
    from newsangles.terminal import reading

    reader = _Reader([file], published, encoding, limit, any_language)
    for doc in reader.noted(parse(reader, model=model, aliases=aliases or None, corrections=corrections or None)):
        out.print(reading(doc, attitudes=attitudes))
    raise typer.Exit(reader.exit_code())


@app.command(epilog="Example: newsangles explain seeds/us-ukraine-minerals-deal.txt 470")
def explain(
    file: Annotated[str, typer.Argument(help="One article.", show_default=False)],
    offset: Annotated[int, typer.Argument(help="A character of its text, as in a row's start.", min=0)],
    encoding: Encoding = "utf-8",
    limit: Limit = 5_000_000,
    any_language: AnyLanguage = False,
    aliases: AliasFile = "",
    corrections: CorrectionFile = "",
    model: Model = "en_core_web_md",
) -> None:
    """Say why a place is, or is no, quote, whom a word means, and how surely it is said: candidates, what decided."""
    from newsangles import actors, events, predicates, quotes
    from newsangles.parse import aliases_of, parse
    from newsangles.read import read
    from newsangles.schema import TABLES
    from newsangles.terminal import reasons

    (article, *others) = read(file, None, encoding=encoding, limit=limit, any_language=any_language)
    if others or offset >= len(article.text):
        cause = "more than one article" if others else f"it has {len(article.text):,} characters, none at {offset:,}"
        raise ParameterError(file, cause, "give one article and an offset within it")
    known = {"aliases": aliases or None, "corrections": corrections or None}
    (doc,) = parse([article], model=model, use_cache=False, **known)  # kept parses have no word vectors
    meant = actors.explain(doc, offset, aliases=aliases_of(article, aliases or None))
    presented = predicates.explain(doc, offset)
    happening = events.explain(doc, offset)
    when = [row for row in doc._.times if row.start <= offset < row.end]
    by_hand = [
        (table, row) for table in TABLES if table != "articles" for row in getattr(doc._, table) if row.corrected
    ]
    here = [(table, row) for table, row in by_hand if row.start <= offset < row.end]
    out.print(reasons(article, offset, meant, quotes.explain(doc, offset), presented, happening, when, here))
    for line in doc._.corrections_left:
        _error(line)
    raise typer.Exit(SOME_FAILED if doc._.corrections_left else 0)


@app.command(epilog="Example: newsangles correct seeds/us-ukraine-minerals-deal.txt --tables quotes,actors")
def correct(
    file: Annotated[str, typer.Argument(help="One article.", show_default=False)],
    names: Annotated[str, typer.Option("--tables", help="Tables, with commas between; empty: all.")] = "",
    out_file: Annotated[
        Path | None,
        typer.Option("--out", help="Where to; empty: corrections.jsonl beside the article.", metavar="FILE"),
    ] = None,
    published: Published = "",
    encoding: Encoding = "utf-8",
    limit: Limit = 5_000_000,
    any_language: AnyLanguage = False,
    aliases: AliasFile = "",
    model: Model = "en_core_web_md",
) -> None:
    """Start a file of corrections: a line for each row of one article, ready to be edited. Lines in it stay."""
    from newsangles.corrections import NONE, lines, start
    from newsangles.parse import parse
    from newsangles.read import read

    (article, *others) = read(file, published or None, encoding=encoding, limit=limit, any_language=any_language)
    if others:
        raise ParameterError(file, "more than one article", "give one article")
    (doc,) = parse([article], model=model, aliases=aliases or None, corrections=NONE)
    path, count = start(article, lines(doc, _names(names)), out_file)
    _say(f"{path}: {count:,} lines; set do to change, add or drop, edit the line, and say who and why")


@app.command(epilog="Example: newsangles train quotes annotated.jsonl --corpus 'our own articles, CC BY 4.0'")
def train(
    angle: Annotated[
        str, typer.Argument(help="quotes, actors, predicates, checkworthiness, times or events.", show_default=False)
    ],
    data: Annotated[Path, typer.Argument(help="Annotated articles, JSON Lines.", show_default=False)],
    corpus: Annotated[str, typer.Option(help="What they are and under which licence: it goes into the file's header.")],
    texts: Annotated[
        Path | None,
        typer.Option(help="For actors: articles without annotation, to learn the pronouns of given names from."),
    ] = None,
    happened: Annotated[
        Path | None,
        typer.Option(help="For predicates: sentences judged by what has happened, besides those on how sure it is."),
    ] = None,
    out_file: Annotated[Path | None, typer.Option("--out", help="Where to; empty: the library's own weights.")] = None,
    model: Model = "en_core_web_md",
) -> None:
    """Learn an angle's weights from annotated articles (needs the extra newsangles[train])."""
    from newsangles import (
        actors_train,
        checkworthiness_train,
        events_train,
        linear,
        predicates_train,
        quotes_train,
        times_train,
    )

    known = ("quotes", "actors", "predicates", "checkworthiness", "times", "events")
    if angle not in known:
        raise ParameterError(angle, "this angle has no weights to learn", "use one of these: " + ", ".join(known))
    name = "times_measured.tsv" if angle == "times" else f"{angle}.json.gz"
    path = out_file or Path(__file__).parent / "data" / name
    if angle == "times":  # its rules are not learned, only measured
        path.write_text(times_train.learn(data, corpus=corpus, model=model), "utf-8")
    elif angle == "quotes":
        linear.save(path, quotes_train.learn(data, corpus=corpus, model=model))
    elif angle == "checkworthiness":
        linear.save(path, checkworthiness_train.learn(data, corpus=corpus, model=model))
    elif angle == "events":
        linear.save(path, events_train.learn(data, corpus=corpus, model=model))
    elif angle == "actors":
        linear.save(path, actors_train.learn(data, corpus=corpus, texts=texts, model=model))
    else:
        linear.save(path, predicates_train.learn(data, happened_path=happened, corpus=corpus, model=model))
    _say(f"{path}: {path.stat().st_size:,} bytes")


@cache_app.command("info", epilog="Example: newsangles cache info")
def cache_info() -> None:
    """Say where the cache is, and how large."""
    from newsangles import cache

    folder, count, size = cache.info()
    _say(f"{folder}: {count:,} parses, {size / 1e6:,.1f} MB")


@cache_app.command("clear", epilog="Example: newsangles cache clear")
def cache_clear() -> None:
    """Empty the cache."""
    from newsangles import cache

    _say(f"{cache.clear():,} parses removed")


def _version(wanted: bool) -> None:
    if wanted:
        from newsangles.parse import versions

        _say("newsangles {newsangles} (spaCy {spacy}, model {model})".format(**versions()))
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    """Options before the command."""


def _progress() -> Progress:
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _skipped(reader: _Reader) -> str:
    return f"; {len(reader.problems)} of {reader.count + len(reader.problems)} documents skipped" * bool(
        reader.problems
    )


def _say(line: str) -> None:
    out.print(safe(line), markup=False, highlight=False, emoji=False, soft_wrap=True)


def _error(line: str) -> None:
    err.print(safe(f"error: {line}"), markup=False, highlight=False, emoji=False, style="red")


def main() -> None:
    """Run the command line: errors that were foreseen are one line and exit code 2, never a traceback."""
    # Not rich's handler, which breaks a line at the width of a terminal even where there is none.
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    try:
        app()
    except NewsanglesError as error:
        _error(str(error))
        sys.exit(BAD_INPUT)
    except OSError as error:  # the commands turn theirs into this library's errors, so it is standard output's
        _error(f"standard output: cannot be written to ({error.strerror or error}); make room, or send it elsewhere")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still held back would fail once more at exit
        sys.exit(BAD_INPUT)
    except SystemExit as exit:
        if exit.code == INTERRUPTED:  # typer has caught the KeyboardInterrupt
            _error("stopped; what was finished is kept, and the same command goes on from there")
        raise


if __name__ == "__main__":
    main()
