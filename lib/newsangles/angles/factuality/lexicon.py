"""Word sets and embedding rules: the effect of each word on its clause or the clause below it.

Words with an effect within their clause are listed in ``data/certainty_words.txt``, those with an effect on a clause
below them in ``data/embedding.tsv``. A user can replace or add to both (`newsangles.language.rules`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args

from newsangles.language.rules import SHIPPED, RuleLine, per_rules, rule_lines
from newsangles.tables.schema import Certainty, Status

PACKAGE = "angles/factuality"
MAIN = "embedding.tsv"
"""The angle's main rule file: lines that are given in a component's config are added to it."""

LEVELS: tuple[Certainty, ...] = get_args(Certainty)[::-1]
"""Levels of certainty, the lowest first."""

CERTAIN = len(LEVELS) - 1

MODALS = {m: m for m in "can could may might must should would will".split()} | {
    "ca": "can",
    "cannot": "can",
    "ought": "should",
    "'d": "would",
    "’d": "would",
    "'ll": "will",
    "’ll": "will",
    "ll": "will",
    "wo": "will",
    "shall": "will",
}
MOODS: dict[str, tuple[int, bool, Status | None]] = {
    "may": (1, False, "predicted"),
    "might": (1, False, "predicted"),
    "could": (1, False, "predicted"),
    "can": (1, False, None),
    "must": (2, False, "opinion"),
    "should": (2, False, "opinion"),
    "would": (2, False, "conditional"),
    "will": (3, True, "predicted"),
}
"""For each modal verb: the certainty, True if in the future, and the status that it gives a statement."""

VERBAL = frozenset(("VERB", "AUX"))
TENSELESS = frozenset(("inf", "base", "ger", "part", "noun", "adj"))
"""Forms without a tense of their own, which take time and mood from the clause above."""

_PARTS = ("verb", "adj", "noun")
POLARITIES = ("inherit", "flip", "own", "deny", "affirm", "said", "proof", "content")
DENIALS = frozenset(("flip", "deny"))
"""Effects that reverse what stands below."""

VERDICTS = frozenset(("deny", "affirm"))
"""Effects of words that say whether something told is so."""


class Rule(NamedTuple):
    """The effect of a word on what stands below it; see ``data/embedding.tsv``.

    Attributes:
        name: The rule's name.
        certainty: The highest certainty that it leaves, an index into `LEVELS`.
        polarity: The effect: ``inherit`` (the polarity of the word above), ``flip`` (its opposite), ``own``
            (independent of it), or one of those of `newsangles.angles.factuality.presentation.apply`.
        future: Whether it is yet to come.
        status: The status that it gives; "" for none in particular.
        where: The user's line that it comes from; "" for a shipped rule.
    """

    name: str
    certainty: int
    polarity: str
    future: bool
    status: str
    where: str = ""


def word_sets(
    package: str, file: str, split: Callable[[str, str], list[str]] = lambda name, words: words.split()
) -> dict[str, frozenset[str]]:
    """The word sets of a rule file with one set a line: its name, a colon, its words.

    Args:
        package: The folder below ``newsangles`` that holds ``data/``.
        file: The file's name.
        split: Gives the words of a set, from its name and what stands after the colon.

    Returns:
        Every set that the shipped file names; one that occurs in several lines has the words of all, and one that the
        user's file leaves out has none.

    Raises:
        ParameterError: A line has no colon, or a name that no set has.
    """
    found: dict[str, frozenset[str]] = dict.fromkeys(
        (line.text.partition(":")[0] for line in SHIPPED.lines(package, file)), frozenset()
    )
    for line in rule_lines(package, file):
        name, colon, words = line.text.partition(":")
        if not colon:
            raise line.error("there is no colon", "write the name of a set, a colon, and its words")
        if name not in found:
            raise line.error(f"{name!r} is the name of no set", f"use one of: {', '.join(sorted(found))}")
        found[name] |= frozenset(split(name, words))
    return found


@per_rules
def lexicon() -> dict[str, frozenset[str]]:
    """The word sets of ``data/certainty_words.txt``, by name."""
    return word_sets(PACKAGE, "certainty_words.txt")


@per_rules
def rules() -> dict[tuple[str, str, str], Rule]:
    """The rules by part of speech, lemma, and shape of the complement."""
    found: dict[tuple[str, str, str], Rule] = {}
    for line in rule_lines(PACKAGE, MAIN, header=True):
        part, below, rule, lemmas = _parsed(line)
        for lemma in lemmas:
            for shape in below:
                found.setdefault((part, lemma, shape), rule)
    return found


def _parsed(line: RuleLine) -> tuple[str, list[str], Rule, list[str]]:
    """A line's part of speech, its shapes of complement, its rule, and its lemmas."""
    cells = [cell.strip() for cell in line.text.split("\t")]
    if len(cells) != 8:
        remedy = "separate with tabs: part, below, name, certainty, polarity, time, status, lemmas"
        raise line.error(f"there are {len(cells)} columns, not 8", remedy)
    part, below, name, certainty, polarity, time, status, lemmas = cells
    for column, value, allowed in (
        ("part", part, _PARTS),
        ("certainty", certainty, ("-", *LEVELS)),
        ("polarity", polarity, POLARITIES),
        ("time", time, ("-", "future")),
        ("status", status, ("-", *get_args(Status))),
    ):
        if value not in allowed:
            raise line.error(f"{value!r} is no {column}", f"use one of: {', '.join(allowed)}")
    for column, value in (("below", below), ("name", name), ("lemmas", lemmas)):
        if not value:
            raise line.error(f"{column} is empty", "give every column a value")
    level = CERTAIN if certainty == "-" else LEVELS.index(certainty)
    where = "" if line.shipped else line.where
    rule = Rule(name, level, polarity, time == "future", status.strip("-"), where)
    return part, [shape.strip() for shape in below.split(",")], rule, lemmas.lower().split()


@per_rules
def classes() -> dict[tuple[str, str], tuple[str, ...]]:
    """The names of all rules that a lemma has, by part of speech and lemma."""
    found: dict[tuple[str, str], list[str]] = {}
    for (part, lemma, _), rule in rules().items():
        names = found.setdefault((part, lemma), [])
        if rule.name not in names:
            names.append(rule.name)
    return {key: tuple(names) for key, names in found.items()}


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: one for each set of rule files
class Vocabulary:
    """The words and rules in use, fetched once for a document."""

    words: Mapping[str, frozenset[str]]
    rules: Mapping[tuple[str, str, str], Rule]
    classes: Mapping[tuple[str, str], tuple[str, ...]]
    adverbs: Mapping[str, str]
    """The sort of each adverb that has one."""


@per_rules
def vocabulary() -> Vocabulary:
    """The words and rules in use."""
    sorts = "probable possible hearsay alleged surely later earlier often yet ever".split()
    adverbs = {word: sort for sort in reversed(sorts) for word in lexicon()[sort]}
    return Vocabulary(lexicon(), rules(), classes(), adverbs)
