"""All figures that judged rows give, as one set of tables; and the least that scripts ask for."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

import pandas as pd

from newsangles.accuracy import judges, recall, reliability
from newsangles.accuracy.parts import part_names
from newsangles.accuracy.precision import conclusion, in_order, precision
from newsangles.accuracy.reliability import calibration_error, measured
from newsangles.errors import ParameterError
from newsangles.tables.confidences import SAYS
from newsangles.tables.frames import records

logger = logging.getLogger(__name__)

COUNTS = tuple(
    "judged right edge wrong effective rows_to_halve sentences missing judges rows gold found matched".split()
)
"""Columns of figures that count."""

INTERVALS = {
    "share_right": ("low", "high"),
    "share_right_or_edge": ("low_with_edge", "high_with_edge"),
    "share_found": ("low", "high"),
}
"""The columns with the ends of the interval of a share."""

FIGURE = "figure"
"""The column that names the figure where all stand in one table."""


def figures(sheet: pd.DataFrame, by: Sequence[str] = (), *, parts: bool = False) -> dict[str, pd.DataFrame]:
    """Precision, recall, agreement and reliability of judged rows.

    Args:
        sheet: Lines of sheets.
        by: What to group precision by besides tables (`newsangles.accuracy.precision.BY`).
        parts: Give precision of each part of the rows, too.

    Returns:
        Tables by the name of their figure; those without a row are left out.

    Raises:
        ParameterError: There is no such grouping.
    """
    groups = tuple(dict.fromkeys(("table", *by)))
    found = {
        "precision": _precision(sheet, groups, parts),
        "recall": recall.recall(sheet, [name for name in groups if name in recall.BY]),
        "agreement": _agreement(sheet),
        "reliability": _reliability(sheet),
    }
    return {name: table for name, table in found.items() if len(table)}


def _agreement(sheet: pd.DataFrame) -> pd.DataFrame:
    """Agreement of judges; none where what reckons it is not installed, and that is logged."""
    try:
        return judges.alpha(sheet)
    except ParameterError as error:
        logger.warning("%s", error)
        return pd.DataFrame()


def _precision(sheet: pd.DataFrame, groups: Sequence[str], parts: bool) -> pd.DataFrame:
    found = [precision(sheet, groups)]
    for table in found[0]["table"].unique() if parts else ():
        own = sheet[sheet["table"] == table]
        found += [precision(own, groups, part) for part in part_names(table)]
    whole = pd.concat(found, ignore_index=True)
    if "band" in whole:
        whole["band"] = in_order(list(whole["band"]))
    return whole.sort_values(list(groups), kind="stable", ignore_index=True)


def _reliability(sheet: pd.DataFrame) -> pd.DataFrame:
    """Reliability by table and band, with the expected calibration error of each table in a row of its own.

    The column ``part`` names the parts that the table's confidence is about: a row counts as right if these are.
    """
    tables = sorted(sheet.loc[sheet["confidence"].notna(), "table"].unique())
    found = []
    for table in tables:
        rows = measured(sheet, table)
        if len(rows):
            error = calibration_error(*(rows[name].to_numpy(float) for name in ("said", "right", "weight")))
            part = {"part": SAYS.get(table, "all")}
            whole = {"table": table, "band": "all", "judged": len(rows), "calibration_error": error}
            found += [reliability.reliability(sheet, table).assign(**part), pd.DataFrame([{**whole, **part}])]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame()


def together(found: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """All figures in one table, for programs: the column ``figure`` says which a row is of."""
    named = [table.assign(**{FIGURE: name}) for name, table in found.items()]
    whole = pd.concat(named, ignore_index=True) if named else pd.DataFrame({FIGURE: []})
    return whole[[FIGURE, *(name for name in whole if name != FIGURE)]]


def what_confidence_says(found: Mapping[str, pd.DataFrame]) -> list[str]:
    """A sentence for each table whose reliability is about some parts of its rows alone."""
    if "reliability" not in found:
        return []
    parts = found["reliability"].drop_duplicates("table").set_index("table")["part"]
    return [
        f"reliability of {table}: right in {part}, which its confidence is about."
        for table, part in parts.items()
        if part != "all"
    ]


def sentences(sheet: pd.DataFrame) -> list[str]:
    """A sentence for each table: what one may conclude, and how many more rows would halve the interval."""
    return [
        f"{row['table']}: {conclusion(row)} {row['rows_to_halve']:,} more would halve the interval."
        for row in records(precision(sheet))
    ]


def missed(sheet: pd.DataFrame, least: Mapping[str, float]) -> list[str]:
    """A line for each table, or TABLE.PART, whose interval begins below what is asked for.

    Raises:
        ParameterError: No row of the table was judged, or it has no such part.
    """
    lines = []
    for name, share in least.items():
        table, _, part = name.partition(".")
        judged = sheet[sheet["table"] == table]
        found = precision(judged)
        if not len(found):
            raise ParameterError(f"--min {name}", "no judged row of this table", "judge some, or leave it out")
        if part and part not in part_names(table):
            raise ParameterError(f"--min {name}", "no such part", f"use one of {', '.join(part_names(table))}")
        (row,) = precision(judged, part=part).to_dict("records") if part else found.to_dict("records")
        if row["low"] < share:
            shown = f"{row['share_right']:.3f}, interval {row['low']:.3f} to {row['high']:.3f}"
            lines.append(f"{name}: {shown}; its lower end is below {share:g}")
    return lines
