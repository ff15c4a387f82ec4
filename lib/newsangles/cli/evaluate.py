"""Commands on judged rows: evaluate gives figures, calibrate fits confidences."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsangles.cli.commands import app, names_in
from newsangles.cli.options import out_place
from newsangles.cli.output import print_answer, say, say_error
from newsangles.errors import ParameterError

if TYPE_CHECKING:
    import pandas as pd

BELOW = 1
"""Exit code where a figure is below what --min asks for."""

FORMATS = ("table", "csv", "jsonl")
CORRECTIONS = ".jsonl"
"""The suffix of files of corrections; others are sheets."""

Judged = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="JUDGED",
        help="Judged sheets (CSV): files, folders or globs; also corrections.jsonl.",
        show_default=False,
    ),
]


@app.command(epilog="Example: newsangles evaluate judge.csv --by rule,kind")
def evaluate(
    judged: Judged = None,
    gold: Annotated[
        str, typer.Option(help="Rows annotated by hand, JSON Lines, to compare --tables with.", metavar="FILE")
    ] = "",
    tables: Annotated[
        str,
        typer.Option(
            help="A folder of tables, as extract writes them: what gold and corrections are about.", metavar="DIR"
        ),
    ] = "",
    by: Annotated[
        str,
        typer.Option(
            help="Groups of precision, with commas between: rule, kind, source_kind, outlet, month, band, judge, sheet."
        ),
    ] = "",
    part: Annotated[
        bool, typer.Option("--part", help="Precision of each part of the rows, too: words, source.")
    ] = False,
    format: Annotated[str, typer.Option(help="table, csv or jsonl.")] = "table",
    least: Annotated[
        list[str] | None,
        typer.Option(
            "--min",
            help="Exit with 1 if the interval of a table's precision begins below this, as in quotes=0.85; "
            "also TABLE.PART=SHARE.",
            metavar="TABLE=SHARE",
        ),
    ] = None,
) -> None:
    """Say how often rows are right, with intervals, from judged sheets or against gold."""
    from newsangles.accuracy import figures

    if format not in FORMATS:
        raise ParameterError(format, "no such format", f"use one of {', '.join(FORMATS)}")
    asked = {name: _share(name, value) for name, value in _pairs(least or (), "--min", "TABLE=SHARE").items()}
    sheet, found = _judged(judged or (), gold, tables)
    found = {**figures.figures(sheet, names_in(by), parts=part), **found}
    below = figures.missed(sheet, asked)
    if format == "table":
        for name, table in found.items():
            say(name)
            print_answer(_for_people(table), format)
        for sentence in (*figures.what_confidence_says(found), *figures.sentences(sheet)):
            say(sentence)
    else:
        print_answer(figures.together(found), format)
    for line in below:
        say_error(line)
    raise typer.Exit(BELOW if below else 0)


def _judged(judged: Sequence[str], gold: str, tables: str) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """The judged lines of sheets or of a comparison with gold, and what only a comparison tells."""
    if not gold:
        return _sheet(judged, tables), {}
    if judged:
        raise ParameterError("--gold", "it is not for judged sheets", "evaluate one after the other")
    if not tables:
        raise ParameterError("--gold", "there is nothing to compare it with", "give a folder of tables with --tables")
    from newsangles.accuracy import gold as gold_rows
    from newsangles.accuracy.tables import tables_in

    told = gold_rows.read(gold)
    there = tables_in(tables, sorted({row["table"] for row in told}))
    compared = gold_rows.comparisons(there, told)
    return gold_rows.judgements(compared, there["articles"]), {"gold": gold_rows.compare(compared)}


def _sheet(judged: Sequence[str], tables: str = "") -> pd.DataFrame:
    """The judged lines of sheets and of files of corrections.

    Args:
        judged: The files.
        tables: The folder of the tables that the corrections are about; empty: their rows' rules and confidences stay
            unknown.
    """
    import pandas as pd

    from newsangles.accuracy import mending, sheets
    from newsangles.accuracy.tables import Judged, table_names, tables_in
    from newsangles.corrections.file import read_corrections

    if not judged:
        raise ParameterError("evaluate", "nothing to evaluate", "give judged sheets, or --gold and --tables")
    files = [name for name in judged if name.endswith(CORRECTIONS)]
    about = Judged(tables_in(tables, table_names(["all"]))) if files and tables else None
    found = [mending.judgements_of(read_corrections(Path(f)), about).assign(**{sheets.SHEET: f}) for f in files]
    if len(files) < len(judged):
        found.append(sheets.read([name for name in judged if name not in files]))
    sheet = pd.concat(found, ignore_index=True)
    if not (sheet["verdict"] != "").any():
        cause = "no row has a verdict"
        raise ParameterError(", ".join(judged), cause, "write right, edge or wrong into the column verdict")
    return sheet


def _pairs(given: Sequence[str], option: str, form: str) -> dict[str, str]:
    pairs = [item.partition("=") for item in given]
    for name, sign, value in pairs:
        if not (name and sign and value):
            raise ParameterError(f"{option} {name}", "half of it is missing", f"write it as {form}")
    return {name.strip(): value.strip() for name, _, value in pairs}


def _share(name: str, value: str) -> float:
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ParameterError(f"--min {name}={value}", "not a share", "write a number from 0 to 1, as in 0.85")
    return share


def _for_people(table: pd.DataFrame) -> pd.DataFrame:
    """The same figures for people, in the width of a terminal: percentages, with their intervals in one cell."""
    import pandas as pd

    from newsangles.accuracy.figures import COUNTS, INTERVALS

    if "wrong" in table:
        table = table.drop(columns=["right", "edge", "wrong", "effective", "rows_to_halve"])
    if "part" in table and ("said" in table or (table["part"] == "all").all()):
        table = table.drop(columns="part")
    shown = table.astype(object).where(table.notna(), "")
    headers: dict[str, str] = {}
    for name in map(str, table.select_dtypes("number")):
        share = name not in (*COUNTS, "calibration_error", "alpha")
        headers[name] = f"% {name.removeprefix('share_').removeprefix('right_')}" if share else name
        digits = 0 if share or name in COUNTS else 3
        values = table[name] * 100 if share else table[name]
        shown[name] = ["" if pd.isna(value) else f"{value:,.{digits}f}" for value in values]
    for name, ends in INTERVALS.items():
        if name in table:
            cells = zip(shown[name], *(shown.pop(end) for end in ends), strict=True)
            shown[name] = [f"{share} ({low}–{high})" if share else "" for share, low, high in cells]
    return shown.rename(columns=lambda name: str(headers.get(name, name)).replace("_", " "))


@app.command(epilog="Example: newsangles calibrate judge.csv --out confidences.json")
def calibrate(
    judged: Annotated[list[str], typer.Argument(metavar="JUDGED", help="Judged sheets (CSV).", show_default=False)],
    out_file: Annotated[
        Path, typer.Option("--out", help="Output file; use it with --confidences.", metavar="FILE", parser=out_place)
    ] = Path("confidences.json"),
    part: Annotated[
        list[str] | None,
        typer.Option(
            help="Parts of a table's rows that its confidences shall be about, with commas between, as in "
            "quotes=source,speaker; all: the whole row.",
            metavar="TABLE=PART",
        ),
    ] = None,
    date: Annotated[str, typer.Option(help="The day that the file says it was made; empty: today.")] = "",
) -> None:
    """Fit the confidences to judged rows, at least 200 a table (needs the extra newsangles[accuracy])."""
    from newsangles.accuracy import calibration
    from newsangles.documents.checks import given_date

    sheet = _sheet(judged)
    made = (given_date(date) if date else None) or _today()
    parts = _pairs(part or (), "--part", "TABLE=PART")
    found = calibration.fit(sheet, {table: "" if given == "all" else given for table, given in parts.items()})
    said = calibration.content(sheet, found, str(made))
    calibration.write(said, out_file)
    for one in found:
        if isinstance(one, calibration.Declined):
            say(f"{one.table}: left as they are: {one.reason}")
        else:
            errors = f"error {one.error_before:.3f} as they are, {one.error_after:.3f} fitted, by cross-validation"
            say(f"{one.table}: {one.rows:,} rows of {one.articles:,} articles, {one.method}; {errors}")
    fitted: Mapping[str, object] = said["tables"]
    say(f"{out_file}: {len(fitted)} table{'s' * (len(fitted) != 1)}; read with --confidences {out_file}")


def _today() -> object:
    """Today in UTC, or the day of ``SOURCE_DATE_EPOCH``, for builds that are to be the same."""
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ParameterError("SOURCE_DATE_EPOCH", f"{epoch} is no time", "unset it, or give seconds") from error
    return moment.date()
