"""Words that decide whether a text tells who did a deed."""

from __future__ import annotations

from newsangles.language.rules import per_rules, rule_lines

FOLDER, WORDS = "angles/events", "doers.txt"

SETS = frozenset(
    "states harmed nature natural deeds whose tied hands doers forces laid acts both fiction often".split()
)
SETS |= {"told in"}
"""The names of the word sets."""


@per_rules
def doer_words() -> dict[str, frozenset[str]]:
    """The word sets of ``data/doers.txt``, by name, with the user's additions.

    Raises:
        ParameterError: A line names an unknown set.
    """
    found = dict.fromkeys(SETS, frozenset[str]())
    for line in rule_lines(FOLDER, WORDS):
        name, colon, words = line.text.partition(":")
        if not colon or name not in SETS:
            raise line.error(f"{name!r} is no set of words", f"begin the line with one of {', '.join(sorted(SETS))}")
        found[name] |= frozenset(words.split())
    return found
