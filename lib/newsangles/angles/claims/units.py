"""Units of measure and currencies with their spellings, from ``data/units.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newsangles.angles.claims.lexicon import PACKAGE
from newsangles.language.rules import per_rules, rule_lines

SIGNS = ("$", "£", "€", "¥")
"""Signs that stand before a number even where no unit of a list has them."""


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: one for each set of rule files
class Spellings:
    """The units of ``data/units.tsv``, compiled for search.

    Attributes:
        units: The unit of each spelling, as written, and with capitals where it has any.
        signs: The spellings that can stand before the number, the longest first.
        after_digits: The spellings of units after digits.
        after_words: The spellings of units after a number in words.
    """

    units: dict[str, str]
    signs: tuple[str, ...]
    after_digits: re.Pattern[str]
    after_words: re.Pattern[str]


@per_rules
def spellings() -> Spellings:
    """The units by the rule files in use.

    Raises:
        ParameterError: A user's line is not a unit with its spellings.
    """
    found: dict[str, tuple[str, bool]] = {}  # unit by spelling, and True if it counts only after digits
    signs, prefixes = set(SIGNS), dict[str, str]()
    for line in rule_lines(PACKAGE, "units.tsv"):
        cells = [cell.strip() for cell in line.text.split("\t")]
        forms = [form.strip() for form in cells[-1].split("; ") if form.strip()]
        if len(cells) != 2 or not cells[0] or not forms or not all(form.lstrip("!^") for form in forms):
            raise line.error("no unit with its spellings", 'write the unit, a tab, and its spellings with "; " between')
        for form in forms:
            if form[0] == "^":
                signs.add(form[1:])
                prefixes.setdefault(form[1:], cells[0])
                continue
            found.setdefault(form.lstrip("!"), (cells[0], form[0] == "!"))
    units = prefixes | {form: unit for form, (unit, _) in found.items()}
    capitals = {form.upper(): unit for form, unit in reversed(units.items()) if not form.islower()}
    after_words = (form for form, (_, only_digits) in found.items() if not only_digits)
    before = tuple(sorted(signs, key=lambda sign: (-len(sign), sign)))
    return Spellings(units | capitals, before, _measures(found), _measures(after_words))


def measures() -> frozenset[str]:
    """The names of the units of measure and currencies."""
    return frozenset(spellings().units.values())


def _measures(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"[\s-]?({longest_first or '(?!)'})(?!\w)")


def measure(text: str, end: int, digits: bool, known: Spellings) -> tuple[int, str] | None:
    """End and name of the unit after a number; None: there is none."""
    match = (known.after_digits if digits else known.after_words).match(text, end)
    if match is None:
        return None
    return match.end(), known.units[match[1]]
