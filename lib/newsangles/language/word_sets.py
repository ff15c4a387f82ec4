"""The word sets of ``data/control.txt``: verbs by whose deed the verb below them is, and verbs of reporting."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def control_words() -> dict[str, frozenset[str]]:
    """The word sets, by name."""
    text = (resources.files("newsangles.language") / "data" / "control.txt").read_text("utf-8")
    lines = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return {name: frozenset(found.split()) for name, _, found in lines}
