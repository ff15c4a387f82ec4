"""Patterns of temporal expressions, compiled from the rule files.

``data/time_rules.tsv`` has the patterns, ``data/time_words.tsv`` the words, and ``data/named_times.tsv`` the named
times: holidays, periods, terms of office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsangles.angles.timeline.calendar import cover
from newsangles.errors import ParameterError
from newsangles.language.rules import RuleLine, per_rules, rule_lines

FOLDER = "angles/timeline"
"""The folder of the rule files."""

RULES, WORDS, NAMED = "time_rules.tsv", "time_words.tsv", "named_times.tsv"
"""The rule files: patterns, words, named times."""

CAPITALS = frozenset(("month", "weekday", "weekdays", "holiday", "period", "officeholder"))
"""Classes of words that count only with a capital: a march, the sun."""

WORD_VALUES: dict[str, str] = {
    "count": r"\d+(?:\.\d+)?",
    "counted": r"\S+",
    "dated": r"\S+",
    "dayname": r"\S+",
    "label": r"\S+",
    "street": r"\S+",
    "title": r"\S+",
    "day": r"[+-]?\d{1,3}",
    "decade": r"[0-9]",
    "festive": r"\S+",
    "frequency": r"\S+",
    "game": r"\S+",
    "offer": r"\S+",
    "ofage": r"\S+",
    "habit": r"\S+",
    "link": r"\S+",
    "make": r"\S+",
    "modifier": r"START|MID|END",
    "month": r"[1-9]|1[0-2]",
    "more": r"[A-Z_]+",
    "needed": r"\S+",
    "ordinal": r"\d{1,2}",
    "part": r"[A-Z]{2}",
    "ref": r"(?:PAST|PRESENT|FUTURE)_REF",
    "seasonal": r"\S+",
    "season": r"SP|SU|FA|WI",
    "shift": r"-1|0|1",
    "times": r"\d+X",
    "vehicle": r"\S+",
    "unit": r"T[SMH]|D|2?W|WE|M|Q|10Y|Y|CE",
    "vague": r"X",
    "weekday": r"[0-6]",
    "weekdays": r"[0-6]",
}
"""The pattern of a word's value, by class; each class must have a word."""

NAMED_GROUPS = {"holiday": "holiday", "period": "period", "term": "officeholder"}
"""The pattern group of each kind of named time."""

HOLIDAY_DATES = re.compile(r"(?:0[1-9]|1[0-2])-\d\d|(?:0[1-9]|1[0-2])#[0-5]-[0-6](?:\+\d)?|E[+-]?\d{1,3}")

ZONES = (
    "GMT|UTC|BST|CEST|CET|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|JST|AEST|AEDT|local time|"
    "Eastern(?: time)?|Pacific(?: time)?"
)
LONG_ZONES = (
    "British Summer Time|Greenwich Mean Time|Central European (?:Summer )?Time|Indian? Standard Time|"
    "(?:US )?(?:Eastern|Central|Mountain|Pacific) (?:Standard |Daylight )?Time"
)
"""Names of time zones; the long ones are read, but are no part of the time."""


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A rule: its name, the name of the reader of its values, its pattern, and its line."""

    name: str
    reader: str
    pattern: re.Pattern[str]
    line: RuleLine

    def unreadable(self, written: str) -> ParameterError:
        """The error that a user's pattern does not fit its reader."""
        cause = f"the reader {self.reader!r} makes no value of {written!r}"
        return self.line.error(cause, f"give the pattern the groups of a shipped rule with the reader {self.reader!r}")


@dataclass(frozen=True, slots=True)
class Expression:
    """A match of a rule: span, parts by the names of groups, and the time that it takes in."""

    start: int
    end: int
    rule: TimeRule
    parts: dict[str, str]
    inner: Expression | None = None

    @property
    def all(self) -> tuple[Expression, ...]:
        """The expression, and those that it takes in."""
        return (self, *self.inner.all) if self.inner else (self,)

    def has(self, part: str) -> bool:
        """True if the expression has that part."""
        return part in self.parts

    def worth(self, part: str) -> str | None:
        """The value of the word in that part, by the list of words; None if there is none."""
        if part not in self.parts:
            return None
        written = " ".join(self.parts[part].lower().split())
        return words().get(part.rstrip("2"), {}).get(written)


def _cells(name: str, least: int, most: int) -> Iterator[tuple[RuleLine, list[str]]]:
    """The lines of a rule file with their cells."""
    for line in rule_lines(FOLDER, name):
        cells = line.text.split("\t")
        if not least <= len(cells) <= most:
            raise line.error(
                f"{len(cells)} columns, not {most}", "separate the columns by tabs, as the shipped file does"
            )
        yield line, cells


def _spellings(line: RuleLine, cell: str) -> list[str]:
    """The spellings in a cell."""
    found = cell.split("; ")
    if not all(spelling and spelling == spelling.strip() for spelling in found):
        raise line.error("a spelling is empty or has a space too many", "separate spellings by a semicolon and a space")
    return found


def _words() -> Iterator[tuple[str, str, list[str]]]:
    """The lines of the words: class, value, spellings."""
    for line, (kind, value, spellings) in _cells(WORDS, 3, 3):
        if not re.fullmatch(r"[a-z]\w*", kind):
            raise line.error(f"{kind!r} names no class", "write a name in small letters")
        if kind in WORD_VALUES and not re.fullmatch(WORD_VALUES[kind], value):
            raise line.error(
                f"{value!r} is no value of the class {kind}", f"write a value of the form {WORD_VALUES[kind]}"
            )
        yield kind, value, _spellings(line, spellings)


def _named() -> Iterator[tuple[str, str, list[str]]]:
    """The lines of the named times: kind, date, names."""
    for line, (kind, when, names, *_) in _cells(NAMED, 3, 4):
        if kind not in NAMED_GROUPS:
            raise line.error(f"{kind!r} is no kind of named time", f"use one of {', '.join(NAMED_GROUPS)}")
        if kind == "holiday" and not HOLIDAY_DATES.fullmatch(when):
            raise line.error(
                f"{when!r} is no day of a year",
                "write MM-DD, MM#4-3 (the fourth Thursday), MM#4-3+1 (the day after it) or E-2 (Easter)",
            )
        if kind != "holiday" and cover(when) is None:
            raise line.error(f"{when!r} has no place in the calendar", "write YYYY-MM-DD/YYYY-MM-DD")
        yield kind, when, _spellings(line, names)


@per_rules
def words() -> dict[str, dict[str, str]]:
    """The value of each spelling (in small letters), by class.

    Raises:
        ParameterError: A line is wrong, or a class has no words.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for kind, value, spellings in _words():
        for spelling in spellings:
            found[kind].setdefault(spelling.lower(), value)
    if missing := WORD_VALUES.keys() - found.keys():
        raise ParameterError(WORDS, f"no word of the class {min(missing)}", "keep the classes of the shipped file")
    return dict(found)


@per_rules
def named() -> dict[str, dict[str, tuple[str, ...]]]:
    """The dates of named times, by kind and name in small letters; a name may have several.

    Raises:
        ParameterError: A line is wrong.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in NAMED_GROUPS}
    for kind, when, names in _named():
        for name in names:
            known = found[kind].get(name.lower(), ())
            found[kind][name.lower()] = known if when in known else (*known, when)
    return found


def _any(spellings: list[str]) -> str:
    """A pattern of these spellings, the longest first; one that never matches if there are none."""
    if not spellings:
        return "(?!)"
    ordered = sorted(spellings, key=len, reverse=True)
    return "|".join(
        re.escape(spelling).replace("\\ ", " ") + r"(?!\w)" * spelling[-1].isalnum() for spelling in ordered
    )


def _capitals() -> dict[str, list[str]]:
    """The spellings of the classes in `CAPITALS`, as in the data files and in upper case."""
    found: dict[str, list[str]] = {group: [] for group in NAMED_GROUPS.values()}
    for kind, _, spellings in _words():
        if kind in CAPITALS:
            found.setdefault(kind, []).extend(spellings)
    for kind, _, spellings in _named():
        found[NAMED_GROUPS[kind]] += spellings
    return {kind: [*forms, *(form.upper() for form in forms if len(form) > 3)] for kind, forms in found.items()}


@per_rules
def _groups() -> dict[str, str]:
    """The patterns of the names in braces."""
    groups = {kind: f"(?P<{kind}>{_any(list(forms))})" for kind, forms in words().items()}
    groups |= {kind: f"(?-i:(?P<{kind}>{_any(forms)}))" for kind, forms in _capitals().items()}
    counts = words()["count"]
    tens = _any([word for word, value in counts.items() if value in ("20", "30", "40", "50", "60", "70", "80", "90")])
    ones = _any("one two three four five six seven eight nine".split())
    number = rf"(?:\d+(?:[.,]\d+)*(?:[ -]?(?:[13]/[24]|[½¼¾]))?|(?:{tens})[- ](?:{ones})|{_any(list(counts))})"
    return groups | {
        "part2": groups["part"].replace("<part>", "<part2>"),
        "many": rf"(?:(?P<vague>{_any(list(words()['vague']))})|(?P<n>{number}))(?P<half>[ -]and[ -](?:a[ -])?half)?",
        "low": rf"(?:(?P<low>{number}),?(?: to | or |[-–](?=\d))(?={number}))",
        "dayno": r"(?P<dayno>\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)",
        "range": r"(?: ?[-–—] ?(?:the )?(?P<dayno2>\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d))",
        "year": r"(?P<year>1\d{3}|20\d\d|\d{2,3}(?= ?(?:BC|B\.C\.)))(?![\w%]|[.,:]\d)",
        "era": r"(?: ?(?P<era>BCE|B\.C\.E\.|BC|B\.C\.?|CE|C\.E\.|AD|A\.D\.)(?!\w))",
        "whichyear": r"(?P<whichyear>last|this|next|that|the same|the following|the previous) year",
        "partof": rf"(?:the )?(?:early |late )?(?P<partof>{_any(list(words()['part']))})(?: hours)? of",
        "away": r"(?P<away>ago|earlier|later|from now|before|previously|prior|hence|afterwards?|after)(?!\w)",
        "fiscal": r"(?P<fiscal>fiscal|financial|calendar|full|whole|entire|academic|school)",
        "circa": r"(?:circa|ca?\.|around|about)",
        "hour": r"(?P<hour>[01]?\d|2[0-4])",
        "minute": r"(?P<minute>[0-5]\d)",
        "zone": rf"(?:(?=,? ?(?P<zone>{LONG_ZONES})(?!\w))| ?(?P<zone>{ZONES})(?!\w)(?: ?[+-]\d+)?"
        rf"| \((?P<zone>{ZONES})(?: ?[+-]\d+)?\))",
        "kind": "(?:trading|business|working|school|calendar)",
    }


_SPACE = r"(?:[ \xa0]|\n(?=[a-z\d]))"
_UNIT_OF_PATTERN = re.compile(
    r"\\.|\[[^\]]*\]| "
)  # units of a pattern in which a space stays: escapes and character classes


def _numbered(pattern: str) -> str:
    """A pattern whose repeated groups are renamed: the second year is year__2."""
    seen: dict[str, int] = defaultdict(int)

    def named_anew(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return match[0] if seen[match[1]] == 1 else f"(?P<{match[1]}__{seen[match[1]]}>"

    return re.sub(r"\(\?P<(\w+)>", named_anew, pattern)


BESIDE = "time"
"""The need of a rule whose pattern ends with ``{time}``: another time after it."""

_BRACES = re.compile(r"(?<!\\)\{([a-z]\w*)\}")


@per_rules
def _rules() -> dict[str, tuple[TimeRule, list[str]]]:
    """The rules by name, in the order of the file, each with the kinds of word that it requires."""
    kinds = {"number", "tens", BESIDE, *(kind for several in needs_of_words().values() for kind in several)}
    found: dict[str, tuple[TimeRule, list[str]]] = {}
    for line, (name, needs, reader, pattern) in _cells(RULES, 4, 4):
        if unknown := set(re.split(r"[ +]", needs)) - kinds:
            raise line.error(f"{min(unknown)!r} is no kind of word", f"use one of {', '.join(sorted(kinds))}")
        if name not in found:
            found[name] = TimeRule(name, reader, _compiled(line, pattern), line), needs.split()
    return found


def _compiled(line: RuleLine, pattern: str) -> re.Pattern[str]:
    """The pattern of a line, with its names in braces expanded."""
    beside = pattern.endswith(" {time}")
    pattern = pattern.removesuffix("{time}") if beside else pattern
    for group, meaning in _groups().items():
        pattern = pattern.replace("{" + group + "}", meaning)
    if unknown := _BRACES.search(pattern):
        raise line.error(f"nothing is named {unknown[0]}", f"use one of {', '.join(sorted(_groups()))}")
    spaced = _UNIT_OF_PATTERN.sub(lambda match: _SPACE if match[0] == " " else match[0], pattern)
    try:
        ends = r"\Z" if beside else r"(?!\w)"
        return re.compile(rf"(?<![\w$€£#])(?:{_numbered(spaced)}){ends}", re.IGNORECASE)
    except re.error as error:
        raise line.error(f"no pattern ({error})", "write a regular expression of Python's") from error


@per_rules
def rules() -> dict[str, tuple[TimeRule, ...]]:
    """The rules by the kind of word that they require, each in the order of the file.

    Raises:
        ParameterError: A line of a rule file is wrong.
    """
    found: dict[str, list[TimeRule]] = defaultdict(list)
    for rule, needs in _rules().values():
        for need in needs:
            found[need].append(rule)
    return {need: tuple(group) for need, group in found.items() if need != BESIDE}


class BesideRules(NamedTuple):
    """The rules whose pattern ends with ``{time}``, and the words that can be the last of such a pattern."""

    rules: tuple[TimeRule, ...]
    links: frozenset[str]


@per_rules
def beside_rules() -> BesideRules:
    """The rules that take in the time after them."""
    found = tuple(rule for rule, needs in _rules().values() if BESIDE in needs)
    units = {word for word in words()["unit"] if " " not in word}
    return BesideRules(found, frozenset(words()["link"]) | units)


@per_rules
def order() -> dict[str, int]:
    """The place of each rule in the file."""
    return {name: place for place, name in enumerate(_rules())}


@per_rules
def needs_of_words() -> dict[str, tuple[str, ...]]:
    """The kinds of each word that a rule can require."""
    found: dict[str, str] = {}
    for kind in ("frequency", "decade", "day", "part", "season", "unit", "weekdays", "weekday", "month"):
        for spelling in words()[kind]:
            found[spelling] = found[spelling.rstrip(".")] = "weekday" if kind == "weekdays" else kind
    several: dict[str, tuple[str, ...]] = {word: (kind,) for word, kind in found.items()}
    rare = [(kind, _rarest(name, found)) for kind in ("holiday", "period") for name in named()[kind]]
    needed = [(kind, spelling) for group, kind, spellings in _words() if group == "needed" for spelling in spellings]
    for kind, word in [*rare, *((kind, re.split("['’]", word)[0]) for kind, word in rare), *needed]:
        several[word] = tuple(dict.fromkeys((*several.get(word, ()), kind)))
    return several


COMMON = frozenset("the of day world eve all first second great".split())
"""Words of named times that are too common to look for them."""


def _rarest(name: str, known: Container[str]) -> str:
    """The word by which a name is looked for: its longest one that is not common."""
    several = name.split()
    rare = [word for word in several if word not in COMMON and re.split("['’]", word)[0] not in known]
    return max(rare or several, key=len)


FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
"""The worth of fractions behind a number: 2-1/2 hours."""


def number_in(expression: Expression, part: str = "n") -> float | None:
    """The number in an expression; None if it is vague."""
    written = expression.parts.get(part, "").lower()
    if not written:
        return None
    counts = words()["count"]
    value = float(counts[written]) if written in counts else None
    if value is None and written[0].isdigit():
        fraction = re.search(r"[ -]?(1/2|1/4|3/4|[½¼¾])$", written)
        digits = written[: fraction.start()] if fraction else written
        digits = re.sub(r",(?=\d{3}(?!\d))", "", digits).replace(",", ".")
        try:
            value = float(digits) + (FRACTIONS[fraction[1]] if fraction else 0)
        except ValueError:
            return None
    if value is None:
        tens, _, ones = written.replace("-", " ").partition(" ")
        value = float(counts.get(tens, 0)) + float(counts.get(ones, 0))
    if value > 1e6:
        return None
    return value + (0.5 if "half" in expression.parts and part == "n" else 0)
