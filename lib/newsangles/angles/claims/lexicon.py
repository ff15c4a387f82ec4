"""Word sets for classifying claims and their sources, from ``data/claim_words.txt``."""

from __future__ import annotations

from newsangles.angles.factuality.lexicon import word_sets
from newsangles.language.rules import per_rules

PACKAGE = "angles/claims"
MAIN = "claim_words.txt"
"""The angle's main rule file: lines that are given in a component's config are added to it."""

_BARRED = frozenset(("outlet name", "greeting"))
"""Sets of entries of several words, which bars separate."""


@per_rules
def lexicon() -> dict[str, frozenset[str]]:
    """The word sets of ``data/claim_words.txt``, by name; names of outlets are separated by bars."""
    return word_sets(PACKAGE, MAIN, _items)


def _items(name: str, words: str) -> list[str]:
    found = words.split("|") if "|" in words or name in _BARRED else words.split()
    return [item.strip() for item in found if item.strip()]
