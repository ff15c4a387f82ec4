"""The word sets of this folder: ``data/control.txt``, verbs by whose deed another is; ``data/passives.txt``."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def control_words() -> dict[str, frozenset[str]]:
    """The word sets about the verbs whose subject or object does the verb below them, by name."""
    return _sets("control.txt")


@cache
def passive_words() -> dict[str, frozenset[str]]:
    """The word sets about passives and their doers, by name."""
    return _sets("passives.txt")


def _sets(name: str) -> dict[str, frozenset[str]]:
    text = (resources.files("newsangles.language") / "data" / name).read_text("utf-8")
    lines = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return {name: frozenset(found.split()) for name, _, found in lines}
