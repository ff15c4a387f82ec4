"""Words that blame and praise, from ``data/judging.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, cast, get_args

from newsangles.language.rules import RuleLine, per_rules, rule_lines
from newsangles.tables.framing_rows import JudgementKind

PACKAGE = "angles/framing"
JUDGING = "judging.tsv"
"""The rule file with the words that blame and praise."""

PARTS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adj": ("ADJ", "VERB")}
"""The parts of speech that a line of the file may begin with, each with the parser's."""

SETS = ("faces", "gives", "deeds", "judges", "angry")
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
