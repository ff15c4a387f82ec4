"""Commands of the terminal: extract, export, report, notebooks, query, show, explain, correct, train, cache."""

from __future__ import annotations

import io
import itertools
import logging
import os
import shlex
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn, get_args

import typer

from newsangles.cli.options import ReadingOptions, RuleFolder, out_place, with_reading_options
from newsangles.cli.output import (
    BAD_INPUT,
    INTERRUPTED,
    SOME_FAILED,
    TERMINATED,
    out,
    print_answer,
    progress_bar,
    say,
    say_error,
)
from newsangles.cli.reader import Reader
from newsangles.errors import NO_MEMORY, NewsanglesError, ParameterError, lacks_memory
from newsangles.language.readable import readable
from newsangles.pipeline import processes

TIMEML = "timeml"
"""The format that is no table."""

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
OneArticle = Annotated[str, typer.Argument(help="One article.", show_default=False)]
Jobs = Annotated[int, typer.Option(help="Processes at a time; 0: one for each processor.", min=0)]


@app.command(epilog="Example: newsangles extract seeds --out build/tables --format csv")
@with_reading_options()
def extract(
    source: Sources,
    out_folder: Annotated[Path, typer.Option("--out", help="Folder for the tables.", metavar="DIR", parser=out_place)],
    options: ReadingOptions,
    format: Annotated[
        str, typer.Option(help="parquet, jsonl or csv; timeml: each article's times, in a file of its own.")
    ] = "parquet",
    angles: Annotated[str, typer.Option(help="Tables to write, with commas between; empty: all.")] = "",
    jobs: Jobs = 0,
    cluster: Annotated[
        str,
        typer.Option(help="A Dask scheduler, tcp://HOST:PORT, to run on a cluster; local: a cluster on this machine."),
    ] = "",
    by_month: Annotated[
        bool,
        typer.Option(
            "--by-month", help="Write one Parquet file a month, so that a query on some months reads no others."
        ),
    ] = False,
) -> None:
    """Write the tables of any number of articles; no notebooks, no pages. An interrupted run continues."""
    from newsangles.tables.storage import Format

    reader = Reader(source, options)
    names = names_in(angles)
    if format not in (*get_args(Format), TIMEML):
        raise ParameterError(format, "no such format", f"use one of {', '.join((*get_args(Format), TIMEML))}")
    if by_month and format != "parquet":
        raise ParameterError("--by-month", f"is not for {format}", "use the format parquet")
    if format == TIMEML and names not in ([], ["times"]):
        raise ParameterError(angles, "TimeML holds the times alone", "leave --angles out, or choose another format")
    options.pass_on("rules")  # to the processes that read
    if format == TIMEML:
        rows = _extract_timeml(reader, out_folder, options)
    else:
        rows = _extract_tables(reader, out_folder, options, format, names, jobs, cluster, by_month)
    if not reader.count:  # nothing was written: tables of an earlier run stay as they are
        raise typer.Exit(BAD_INPUT)
    counted = ", ".join(f"{name} {count:,}" for name, count in rows.items())
    say(f"{out_folder}: {counted}{reader.skipped}")
    raise typer.Exit(reader.exit_code())


def _extract_timeml(reader: Reader, out_folder: Path, options: ReadingOptions) -> dict[str, int]:
    from newsangles.export import timeml
    from newsangles.pipeline.parse import parse

    with progress_bar() as progress:
        parsed = reader.noted(parse(reader, **options.to_parse()))
        docs = iter(progress.track(parsed, task_id=progress.add_task("articles", total=None)))
        first = next(docs, None)
        return {} if first is None else {"articles": timeml.write(itertools.chain([first], docs), out_folder)}


def _extract_tables(
    reader: Reader,
    out_folder: Path,
    options: ReadingOptions,
    format: str,
    names: Sequence[str],
    jobs: int,
    cluster: str,
    by_month: bool,
) -> dict[str, int]:
    from newsangles.corpus import extract as corpus_extract
    from newsangles.corpus import workers

    settings = workers.Settings(
        options.model,
        aliases=options.aliases or None,
        corrections=options.corrections or None,
        rules=options.rules or None,
        confidences=options.confidences or None,
    )
    with progress_bar() as progress:
        task = progress.add_task("articles", total=None)
        run = corpus_extract.extract(
            reader.documents,
            out_folder,
            format,  # type: ignore[arg-type]
            names=names,
            by_month=by_month,
            settings=settings,
            jobs=jobs,
            cluster=cluster,
            tell=say_error,
            progress=lambda count: progress.update(task, completed=count),
        )
    reader.unapplied, reader.problems, reader.count = len(run.left), list(run.failed), run.done
    return run.rows


@app.command(epilog="Example: newsangles export seeds --out build/exports")
@with_reading_options()
def export(
    source: Sources,
    out_folder: Annotated[Path, typer.Option("--out", help="Folder for the files.", metavar="DIR", parser=out_place)],
    options: ReadingOptions,
) -> None:
    """Write for each article an archive of its tables (a Data Package) and its rows as web annotations (JSON-LD)."""
    from newsangles.export import data_package
    from newsangles.pipeline.parse import parse

    reader = Reader(source, options)
    articles = iter(reader)
    first = next(articles, None)
    if first is None:
        raise typer.Exit(BAD_INPUT)
    with progress_bar() as progress:
        docs = reader.noted(parse(itertools.chain([first], articles), **options.to_parse()))
        task = progress.add_task("articles", total=None)
        count = data_package.write(progress.track(docs, task_id=task), out_folder, model=options.model)
    say(f"{out_folder}: articles {count:,}{reader.skipped}")
    raise typer.Exit(reader.exit_code())


@app.command(epilog="Example: newsangles report seeds --out outputs --notebooks 10_quotes")
@with_reading_options()
def report(
    source: Sources,
    options: ReadingOptions,
    out_folder: Annotated[
        Path, typer.Option("--out", help="Folder for the site.", metavar="DIR", parser=out_place)
    ] = Path("outputs"),
    notebooks: Annotated[str, typer.Option(help="Notebooks to run, with commas between; empty: all.")] = "",
    parameter: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", help="A notebook's own parameter.", metavar="NAME=VALUE")
    ] = None,
    isolation: Annotated[
        str,
        typer.Option(help="Kernels of the runs: fork (from a loaded process) or fresh; empty: fork where possible."),
    ] = "",
    pages: Annotated[
        int, typer.Option(help="Limit of articles with pages, from the first; the tables are of all.", min=0)
    ] = 100,
    article: Annotated[
        list[str] | None, typer.Option(help="Make pages of this article too, whatever its place.", metavar="ID")
    ] = None,
    jobs: Jobs = 0,
) -> None:
    """Run the notebooks on each article and write a site; only what changed is run again."""
    _without_grammars()
    from newsangles.pipeline.processes import DEFAULT_ISOLATION
    from newsangles.site import report as site_report
    from newsangles.site import runs

    _apart(source, out_folder)
    parameters, names = _parameters(parameter or ()), names_in(notebooks)
    runs.check_parameters(runs.choose(names), parameters)
    reader = Reader(source, options)
    options.pass_on()  # to the kernels
    articles = iter(reader)
    first = next(articles, None)
    if first is None:
        raise typer.Exit(BAD_INPUT)
    with progress_bar() as progress:
        task = progress.add_task("pages", total=None)
        summary = site_report.report(
            itertools.chain([first], articles),
            out_folder,
            notebooks=names,
            parameters=parameters,
            model=options.model,
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
        say_error(f"{page}: {cause}")
    failed = f", {len(summary.failed)} failed" if summary.failed else ""
    made = f"{len(summary.written)} written, {len(summary.unchanged)} unchanged{failed}"
    say(f"pages: {made}; open {out_folder / 'index.html'}{reader.skipped}")
    raise typer.Exit(reader.exit_code(len(summary.failed)))


@app.command(epilog="Example: newsangles notebooks my-notebooks")
def notebooks(
    folder: Annotated[Path, typer.Argument(help="Folder for them; made if it is not there.", metavar="DIR")],
) -> None:
    """Put the notebooks into a folder to work in, with the articles that they open with; nothing is overwritten."""
    from newsangles.site import collection

    made = collection.put(folder)
    say(f"{folder}: {len(made)} notebooks; open them with: jupyter lab {shlex.quote(str(folder))}")


def _without_grammars() -> None:
    """Keep a library from grammars that nothing here needs."""
    # nbformat imports jsonschema, and that this, where it is installed: two seconds to build grammars of links, which
    # the schema of notebooks does not ask for.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def _apart(sources: Sequence[str], out_folder: Path) -> None:
    """Raise ParameterError where a site would be written among its documents, to be read as such the next time."""
    if any(Path(one).is_dir() and Path(one).resolve() == out_folder.resolve() for one in sources):
        raise ParameterError("--out", "it is the folder of the documents", "name another folder")


def _parameters(given: Sequence[str]) -> dict[str, str]:
    """Names and values of a notebook's own parameters."""
    pairs = [item.partition("=") for item in given]
    for name, sign, _ in pairs:
        if not sign:
            raise ParameterError(name, "a parameter needs a value", "write it as NAME=VALUE")
    return {name: value for name, _, value in pairs}


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
    rules: RuleFolder = "",
) -> None:
    """Query the tables of any number of articles in SQL; each view has also the article's outlet and date."""
    from newsangles.corpus.query import Corpus
    from newsangles.language.rules import using
    from newsangles.pipeline.beside import rules_of

    if format not in ("table", "csv", "jsonl"):
        raise ParameterError(format, "no such format", "use one of table, csv, jsonl")
    with using(rules_of(rules or None)):  # the view of people is made when it is asked for
        corpus = Corpus(tables, once=once)
        if sql:
            print_answer(corpus.query(sql), format)
            return
    for view, meanings in corpus.views().items():
        say(view)
        for name, meaning in meanings.items():
            say(f"    {name}: {meaning}")


@app.command(epilog="Example: newsangles show seeds/us-ukraine-minerals-deal.txt")
@with_reading_options()
def show(
    file: OneArticle,
    options: ReadingOptions,
    attitudes: Annotated[bool, typer.Option("--attitudes", help="Show attitudes and intentions too.")] = False,
) -> None:
    """Read one article in the terminal: its text with the quotes marked, then who says what."""
    from newsangles.cli.terminal import reading
    from newsangles.pipeline.parse import parse

    reader = Reader([file], options)
    for doc in reader.noted(parse(reader, **options.to_parse())):
        out.print(reading(doc, attitudes=attitudes))
    raise typer.Exit(reader.exit_code())


@app.command(epilog="Example: newsangles explain seeds/us-ukraine-minerals-deal.txt 470")
@with_reading_options()
def explain(
    file: OneArticle,
    offset: Annotated[int, typer.Argument(help="The offset of a character in its text, such as a row's start.", min=0)],
    options: ReadingOptions,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Also the candidates, and the features that decided, with their weights.")
    ] = False,
) -> None:
    """Explain in sentences what was read at a place: whose quote, who is meant, when, how surely."""
    from newsangles.angles.angle import angles
    from newsangles.angles.overview.annotated_article import reading
    from newsangles.cli.terminal import reasons
    from newsangles.documents.read import read
    from newsangles.language.rules import using
    from newsangles.pipeline.beside import rules_of
    from newsangles.pipeline.parse import parse
    from newsangles.tables.frames import tables

    (article, *others) = read(file, options.published or None, **options.to_read())
    if others or offset >= len(article.text):
        cause = "more than one article" if others else f"it has {len(article.text):,} characters, none at {offset:,}"
        raise ParameterError(file, cause, "give one article and an offset within it")
    (doc,) = parse([article], use_cache=False, **options.to_parse())  # kept parses have no word vectors
    with using(rules_of(options.rules or None)):
        found = [
            (angle.name, part) for angle in angles() if angle.explain for part in angle.explain(readable(doc), offset)
        ]
    rows = [(table, row) for angle in angles() for table in angle.tables for row in getattr(doc._, table)]
    by_hand = [(table, row) for table, row in rows if row.corrected and row.start <= offset < row.end]
    out.print(reasons(article, offset, reading(tables([doc])).lines, found, corrected=by_hand, evidence=evidence))
    for line in doc._.corrections_left:
        say_error(line)
    raise typer.Exit(SOME_FAILED if doc._.corrections_left else 0)


@app.command(epilog="Example: newsangles correct seeds/us-ukraine-minerals-deal.txt --tables quotes,actors")
@with_reading_options(without=("corrections",))
def correct(
    file: OneArticle,
    options: ReadingOptions,
    names: Annotated[str, typer.Option("--tables", help="Tables, with commas between; empty: all.")] = "",
    out_file: Annotated[
        Path | None,
        typer.Option(
            "--out", help="Output file; empty: corrections.jsonl beside the article.", metavar="FILE", parser=out_place
        ),
    ] = None,
) -> None:
    """Start a file of corrections: a line for each row of one article, ready to be edited; present lines stay."""
    from newsangles.corrections.draft import lines, start
    from newsangles.corrections.file import NONE
    from newsangles.documents.read import read
    from newsangles.pipeline.parse import parse

    (article, *others) = read(file, options.published or None, **options.to_read())
    if others:
        raise ParameterError(file, "more than one article", "give one article")
    (doc,) = parse([article], **{**options.to_parse(), "corrections": NONE})
    path, count = start(article, lines(doc, names_in(names)), out_file)
    say(f"{path}: {count:,} lines; set do to change, add or drop, edit the line, and say who and why")


@app.command(epilog="Example: newsangles train quotes annotated.jsonl --corpus 'our own articles, CC BY 4.0'")
def train(
    angle: Annotated[
        str,
        typer.Argument(help="quotes, actors, predicates, checkworthiness, times, events, tone.", show_default=False),
    ],
    data: Annotated[Path, typer.Argument(help="Annotated articles, JSON Lines.", show_default=False)],
    corpus: Annotated[str, typer.Option(help="The name and licence of these articles, for the header of the weights.")],
    texts: Annotated[
        Path | None,
        typer.Option(
            help="For actors: articles without annotation, from which the pronouns of given names are learned."
        ),
    ] = None,
    happened: Annotated[
        Path | None,
        typer.Option(
            help="For predicates: sentences with judgements of what has happened, besides those of certainty."
        ),
    ] = None,
    out_file: Annotated[
        Path | None, typer.Option("--out", help="Output file; empty: the library's own weights.", parser=out_place)
    ] = None,
    model: Annotated[str, typer.Option(help="A spaCy model for English.")] = "en_core_web_md",
) -> None:
    """Learn an angle's weights from annotated articles (needs the extra newsangles[train])."""
    from newsangles import training

    path = training.run(angle, data, out_file, corpus=corpus, model=model, texts=texts, happened=happened)
    say(f"{path}: {path.stat().st_size:,} bytes")


@cache_app.command("info", epilog="Example: newsangles cache info")
def cache_info() -> None:
    """Print the folder and the size of the cache."""
    from newsangles.pipeline import cache

    folder, count, size = cache.info()
    say(f"{folder}: {count:,} parses, {size / 1e6:,.1f} MB")


@cache_app.command("clear", epilog="Example: newsangles cache clear")
def cache_clear() -> None:
    """Empty the cache."""
    from newsangles.pipeline import cache

    say(f"{cache.clear():,} parses removed")


def _version(wanted: bool) -> None:
    if wanted:
        from newsangles.pipeline.versions import versions

        say("newsangles {newsangles} (spaCy {spacy}, model {model})".format(**versions()))
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Options before the command."""


def names_in(text: str) -> list[str]:
    """The names of a list with commas between."""
    return [name.strip() for name in text.split(",") if name.strip()]


def main() -> None:
    """Run the command line: errors that were foreseen are one line and exit code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if os.name == "nt":  # where streams that lead to a file are in a code page that lacks many signs
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="backslashreplace")  # a terminal may have fewer signs than the news
    # Not rich's handler, which breaks a line at the width of a terminal even where there is none.
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    processes.program_begun()
    try:
        with processes.ended_in_order(TERMINATED):
            app()
    except NewsanglesError as error:
        say_error(str(error))
        sys.exit(BAD_INPUT)
    except KeyboardInterrupt:  # a second one, while the first is seen to
        _stop()
    except Exception as error:
        if lacks_memory(error):
            say_error(NO_MEMORY)
            sys.exit(BAD_INPUT)
        if not isinstance(error, OSError):
            raise
        # The commands turn theirs into this library's errors, so it is standard output's.
        say_error(f"standard output: cannot be written to ({error.strerror or error}); make room, or send it elsewhere")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still held back would fail once more at exit
        sys.exit(BAD_INPUT)
    except SystemExit as exit:
        if exit.code in (INTERRUPTED, TERMINATED):  # of the first, typer has caught the KeyboardInterrupt
            _stop(exit.code)
        raise


def _stop(code: int = INTERRUPTED) -> NoReturn:
    """End after Ctrl-C or a signal to end; one more of them now changes nothing."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    say_error("stopped; what was finished is kept, and the same command goes on from there")
    sys.exit(code)
