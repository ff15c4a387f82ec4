"""Words that blame and praise, from ``data/judging.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, cast, get_args

from newsangles.language.rules import RuleLine, per_rules, rule_lines
from newsangles.tables.framing_rows import JudgementKind

PACKAGE = "angles/framing"
JUDGING = "judging.tsv"
"""The rule file with the words that blame and praise."""

READ = "judgements_read.tsv"
"""The rule file with the counts of rows that were read."""

MIN_READ, MIN_SHARE = 40, 0.95
"""Rows of a rule are shown if >= so many were read, and >= this share of them was right."""

PARTS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adj": ("ADJ", "VERB")}
"""The parts of speech that a line of the file may begin with, each with the parser's."""

SETS = ("faces", "gives", "deeds", "virtues", "things", "judges", "papers", "issues", "fights", "angry")
"""The names of the sets of words."""

CALLS = "calls"
"""The frame of verbs that judge by what they call somebody."""

_KINDS = get_args(JudgementKind)


class JudgingWords(NamedTuple):
    """The words of the file.

    Attributes:
        frames: By part of speech and lemma, the frames of a word, each with its kind; "" for a verb of calling.
        sets: The sets of words, by name.
        lemmas: All that may judge.
    """

    frames: Mapping[tuple[str, str], Mapping[str, str]]
    sets: Mapping[str, frozenset[str]]
    lemmas: frozenset[str]

    def of(self, part: str, lemma: str) -> Mapping[str, JudgementKind]:
        """The frames of a word, each with its kind."""
        return cast("Mapping[str, JudgementKind]", self.frames.get((part, lemma), {}))


@per_rules
def judging_words() -> JudgingWords:
    """The words of ``data/judging.tsv``.

    Raises:
        ParameterError: A line is no part of speech, kind, frame and words.
    """
    frames: dict[tuple[str, str], dict[str, str]] = {}
    sets = dict.fromkeys(SETS, frozenset[str]())
    for line in rule_lines(PACKAGE, JUDGING):
        if line.text.startswith("part\t"):
            continue
        part, kind, frame, words = _cells(line)
        if part == "set":
            sets[frame] |= frozenset(words)
            continue
        for word in words:
            frames.setdefault((part, word), {}).setdefault(frame, "" if frame == CALLS else kind)
    return JudgingWords(frames, sets, frozenset(word for _, word in frames))


@per_rules
def shares() -> Mapping[tuple[str, str], tuple[int, int]]:
    """How many rows of each rule and kind were read, and how many were right, by ``data/judgements_read.tsv``.

    Raises:
        ParameterError: A line is no rule with its kind and two numbers.
    """
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for line in rule_lines(PACKAGE, READ, header=True):
        try:
            rule, kind, read, right = line.text.split("\t")
            found.setdefault((rule, kind), (int(read), int(right)))
        except ValueError:
            raise line.error("no rule, kind and two numbers", "separate these four by tabs") from None
    return found


def share(rule: str, kind: str) -> float | None:
    """The share of rows of a rule and kind that were right; None: too few were read."""
    read, right = shares().get((rule, kind), (0, 0))
    return round(right / read, 2) if read >= MIN_READ else None


def is_trusted(rule: str, kind: str) -> bool:
    """True if rows of a rule and kind were right often enough for a page."""
    read, right = shares().get((rule, kind), (0, 0))
    return read >= MIN_READ and right >= MIN_SHARE * read


def _cells(line: RuleLine) -> tuple[str, str, str, list[str]]:
    cells = line.text.rstrip().split("\t")
    if len(cells) != 4:
        raise line.error(f"{len(cells)} columns", "separate part of speech, kind, frame and words by tabs")
    part, kind, frame, words = cells
    if part != "set" and part not in PARTS:
        raise line.error(f"{part!r} is no part of speech", f"begin the line with one of set, {', '.join(PARTS)}")
    if part == "set" and frame not in SETS:
        raise line.error(f"{frame!r} is no set of words", f"use one of {', '.join(SETS)}")
    if part != "set" and frame != CALLS and kind not in _KINDS:
        raise line.error(f"{kind!r} is no kind of judgement", f"use one of {', '.join(_KINDS)}")
    return part, kind, frame, words.split()
