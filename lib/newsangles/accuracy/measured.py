"""Figures that were measured for this project: README, documentation and 80_accuracy take theirs from one file.

The file is ``data/measured.tsv``; its head says what its columns hold.
"""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib import resources

import pandas as pd

OWN = "newsangles"
"""The system that is this project; the others are tools, people and plain baselines to compare it with."""

SPLITS = ("held out", "cross-validated", "judged, right", "judged, right or nearly")
"""Kinds of text that a figure was measured on, as far as the rules could have been fitted to it."""


@cache
def measured() -> pd.DataFrame:
    """All figures: one row a figure and system, in the order of the file.

    Returns:
        The columns of the file, as text but for ``low`` and ``high`` (the interval at 95 %, in percent) and ``n`` (the
        rows that were judged), which are empty where they are not known; ``value`` is the figure as it is printed.
    """
    text = (resources.files("newsangles.accuracy") / "data" / "measured.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter="\t", quoting=csv.QUOTE_NONE))
    found = pd.DataFrame(rows)
    for name in ("n", "low", "high"):
        found[name] = pd.to_numeric(found[name]).astype("Float64" if name != "n" else "Int64")
    return found


def held_out() -> str:
    """The held-out figures beside those of others, as a table in Markdown."""
    found = measured()
    lines = ["| what | measured on | | newsangles | compared with |", "|---|---|---|---|---|"]
    for _, group in found[found["split"] == "held out"].groupby("id", sort=False):
        (own,) = group[group["system"] == OWN].to_dict("records")
        others = group[group["system"] != OWN].to_dict("records")
        compared = "; ".join(f"{o['system']} {o['value']}" + f" ({o['note']})" * bool(o["note"]) for o in others)
        lines.append(f"| {own['what']} | {own['corpus']} | {own['unit']} | {own['value']} | {compared} |")
    return "\n".join(lines) + "\n"


def judged() -> str:
    """The judged figures with their intervals, as a table in Markdown."""
    found = measured()
    nearly = found[found["split"] == "judged, right or nearly"]
    by_id = dict(zip(nearly["id"].str.removesuffix("-nearly"), nearly["value"] + " %", strict=True))
    lines = ["| what | rows | right | of 100 such rows | right or nearly |", "|---|---|---|---|---|"]
    for row in found[found["split"] == "judged, right"].to_dict("records"):
        between = f"{row['low']:.0f} to {row['high']:.0f}"
        cells = (row["what"], row["n"], f"{row['value']} %", between, by_id.get(row["id"], ""))
        lines.append("| " + " | ".join(map(str, cells)).rstrip() + " |")
    return "\n".join(lines) + "\n"
