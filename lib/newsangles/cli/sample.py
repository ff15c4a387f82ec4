"""Commands that draw rows to judge, and that mend what was judged: sample, mend."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsangles.cli.commands import Sources, app, names_in
from newsangles.cli.options import ReadingOptions, out_place, with_reading_options
from newsangles.cli.output import BAD_INPUT, progress_bar, say, say_error
from newsangles.cli.reader import Reader
from newsangles.errors import ParameterError

if TYPE_CHECKING:
    from newsangles.accuracy.tables import Judged

DONE = {"keep": "kept", "change": "changed", "drop": "dropped", "add": "for what is missing"}
"""The actions of corrections, as they are reported."""


@app.command(epilog="Example: newsangles sample seeds --table quotes --rows 50 --by confidence --out judge.csv")
@with_reading_options(without=("corrections", "confidences"))
def sample(
    source: Sources,
    options: ReadingOptions,
    table: Annotated[str, typer.Option(help="Tables to judge, with commas between; all: every one.")] = "quotes",
    rows: Annotated[
        int, typer.Option(help="Rows of each table; 0: all of them, in the order of the text.", min=0)
    ] = 50,
    by: Annotated[
        str,
        typer.Option(help="Draw as many rows of each confidence, rule, kind or outlet; empty: simply at random."),
    ] = "",
    missing: Annotated[
        int, typer.Option(help="Sentences, for each table, in which you look for rows that are missing.", min=0)
    ] = 0,
    seed: Annotated[
        int, typer.Option(help="Seed of the random numbers: the same seed draws the same rows.", min=0)
    ] = 1,
    out_file: Annotated[Path, typer.Option("--out", help="The sheet.", metavar="FILE", parser=out_place)] = Path(
        "judge.csv"
    ),
) -> None:
    """Draw rows at random into a sheet to judge: one question a line, for a spreadsheet or JupyterLab."""
    from newsangles.accuracy import sampling, sheets
    from newsangles.accuracy.tables import table_names

    names = table_names(names_in(table))
    if not names:
        raise ParameterError("--table", "no table is named", "name some, with commas between, or all")
    if by not in ("", *sampling.BY):
        raise ParameterError("--by", f"{by} is nothing to draw by", f"use one of {', '.join(sampling.BY)}")
    if out_file.exists() and sheets.is_filled(out_file):
        cause = "it holds judgements, or is no sheet: it is not overwritten"
        raise ParameterError(out_file, cause, "name another file with --out")
    reader, judged = _judged(source, options, names)
    drawn = sampling.sample(judged, names, rows, by, seed)
    if missing:
        drawn = sampling.together(drawn, sampling.missing(judged, names, missing, seed))
    sheets.write(drawn, out_file)
    asked = int((drawn["asks"] == "row").sum())
    more = f", {len(drawn) - asked:,} sentences" if len(drawn) > asked else ""
    skipped = reader.skipped if reader else ""
    say(f"{out_file}: {asked:,} rows{more} to judge; write right, edge or wrong under verdict{skipped}")
    raise typer.Exit(reader.exit_code() if reader else 0)


def _judged(source: list[str], options: ReadingOptions, names: tuple[str, ...]) -> tuple[Reader | None, Judged]:
    """The tables of the documents, read without corrections and fitted confidences, or those in a folder."""
    from newsangles.accuracy.tables import Judged, is_folder_of_tables, tables_in
    from newsangles.corrections.file import NONE
    from newsangles.pipeline.parse import parse
    from newsangles.tables.confidences import NONE as NO_CONFIDENCES
    from newsangles.tables.frames import tables

    if len(source) == 1 and is_folder_of_tables(source[0]):
        return None, Judged(tables_in(source[0], names))
    reader = Reader(source, options)
    with progress_bar() as progress:
        docs = parse(reader, **{**options.to_parse(), "corrections": NONE, "confidences": NO_CONFIDENCES})
        found = tables(progress.track(docs, task_id=progress.add_task("articles", total=None)))
    if not reader.count:
        raise typer.Exit(BAD_INPUT)
    return reader, Judged(found)


@app.command(epilog="Example: newsangles mend judge.csv --out my-articles/corrections.jsonl")
def mend(
    sheet: Annotated[
        list[str], typer.Argument(metavar="SHEET", help="Judged sheets: files, folders or globs.", show_default=False)
    ],
    out_file: Annotated[
        Path,
        typer.Option(
            "--out", help="The file of corrections; lines that it has stay.", metavar="FILE", parser=out_place
        ),
    ],
) -> None:
    """Turn judgements into corrections: rows judged wrong are dropped or changed wherever the sheet says how."""
    from newsangles.accuracy import mending, sheets

    mended = mending.corrections_of(sheets.read(sheet))
    for line in mended.left:
        say_error(line)
    count = mending.append(mended.lines, out_file)
    known = len(mended.lines) - count
    held = f", {known:,} were there already" if known else ""
    done = Counter(line["do"] for line in mended.lines)
    told = ", ".join(f"{done[do]:,} {word}" for do, word in DONE.items() if done[do])
    left = f"; {len(mended.left):,} judgements mend nothing" if mended.left else ""
    say(f"{out_file}: {count:,} lines added{held}{f': {told}' if told else ''}{left}")
