"""Lists of towns, regions and football clubs. They tell what a name may be; the text around it has to agree."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources


@cache
def _read(name: str) -> frozenset[str]:
    packed = (resources.files("newsangles.angles.actors") / "data" / name).read_bytes()
    return frozenset(line for line in gzip.decompress(packed).decode("utf-8").splitlines() if line[:1] != "#")


def is_town(name: str) -> bool:
    """True for a town's name by the list of towns (GeoNames)."""
    return name in _read("towns.txt.gz")


def is_region(name: str) -> bool:
    """True for the name of a state, province or county by the list of regions (GeoNames)."""
    return name in _read("regions.txt.gz")


def is_club(name: str) -> bool:
    """True for a football club's name, without FC, by the list of clubs (openfootball)."""
    return name in _read("clubs.txt.gz")
