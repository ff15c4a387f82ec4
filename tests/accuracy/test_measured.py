"""Measured figures: one file, and the same numbers wherever they are stated."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from scipy.stats import binomtest

from newsangles.accuracy.measured import OWN, SPLITS, held_out, judged, measured
from places import ROOT

STATED = (ROOT / "README.md", ROOT / "docs" / "figures.md", *sorted((ROOT / "docs" / "angles").glob("*.md")))

SECTIONS = ("Figures", "How far to trust it", "Judged on news of many kinds")
"""Headings below which figures are stated."""


def sections(path: Path) -> str:
    """The text below the headings that state figures; a page that is all figures is one."""
    parts = re.split(r"^#+ (.+)$", path.read_text("utf-8"), flags=re.MULTILINE)
    return "".join(text for name, text in zip(parts[1::2], parts[2::2], strict=True) if name in SECTIONS)


def numbers(text: str) -> set[str]:
    """The numbers that are figures: with a decimal point, or in percent."""
    return set(re.findall(r"\b\d+\.\d+\b(?!\.\d)|\b\d+(?= %)", text))


def test_each_figure_stands_once_and_says_what_it_was_measured_on() -> None:
    found = measured()
    assert not found.duplicated(["id", "system"]).any()
    assert set(found["split"]) == set(SPLITS)
    own = found[found["system"] == OWN]
    assert set(own["id"]) == set(found["id"]), "a figure of others has nothing to be compared with"
    assert (own[["corpus", "unit", "value", "version", "date", "table"]] != "").all(axis=None)


def test_the_intervals_of_judged_rows_are_those_of_their_numbers() -> None:
    found = measured()
    for row in found[found["split"].str.startswith("judged")].to_dict("records"):
        rows = [k for k in range(row["n"] + 1) if f"{100 * k / row['n']:.0f}" == row["value"]]
        shares = [binomtest(k, row["n"]).proportion_ci(method="wilson") for k in rows]
        assert (row["low"], row["high"]) in {(round(100 * s.low), round(100 * s.high)) for s in shares}, row["id"]
    assert found.loc[~found["split"].str.startswith("judged"), "low"].isna().all()


@pytest.mark.parametrize("path", STATED, ids=lambda path: path.stem)
def test_what_is_stated_stands_in_the_file(path: Path) -> None:
    found = measured()
    known = numbers(" ".join(f"{value} %" for value in found["value"]) + " ".join(found["corpus"]))
    stated = numbers(sections(path))
    assert stated <= known, "a figure that the file of measured figures does not have"


def test_the_figures_page_has_all_of_them() -> None:
    page = (ROOT / "docs" / "figures.md").read_text("utf-8")
    assert held_out() in page
    assert judged() in page
    assert not pd.isna(measured()["value"]).any()
