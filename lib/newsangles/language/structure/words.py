"""Lists of words by which lines tell what they are, from ``data/structure_words.txt``."""

from __future__ import annotations

from newsangles.language.rules import per_rules, rule_lines

PACKAGE = "language/structure"
"""The folder below ``newsangles`` that holds the layer's rule files."""

WORDS_FILE = "structure_words.txt"
"""The file of word lists."""


@per_rules
def word_lists() -> dict[str, frozenset[str]]:
    """All lists, by name; a list that stands twice is one."""
    found: dict[str, frozenset[str]] = {}
    for line in rule_lines(PACKAGE, WORDS_FILE):
        name, colon, words = line.text.partition(":")
        if not colon:
            raise line.error("no colon after the list's name", "write NAME: word, word")
        found[name.strip()] = found.get(name.strip(), frozenset()) | {w.strip() for w in words.split(",") if w.strip()}
    return found


def words(name: str) -> frozenset[str]:
    """A list of words in small letters; empty where no list has the name."""
    return word_lists().get(name, frozenset())
