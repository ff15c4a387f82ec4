"""Implications of cue words, from ``data/implications.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from newsangles.language.rules import per_rules, rule_lines
from newsangles.tables.schema import Stance

_STANCES = get_args(Stance)


@per_rules
def implication_of() -> Mapping[str, Stance]:
    """The implication of each cue lemma for the truth of its content, by ``data/implications.tsv``.

    Raises:
        ParameterError: A line is no lemma with its implication.
    """
    found: dict[str, Stance] = {}
    for line in rule_lines("angles/quotes", "implications.tsv"):
        lemma, *rest = line.text.rstrip().split("\t")
        if len(rest) != 1 or rest[0] not in _STANCES:
            cause = f"{line.text!r} is no lemma with an implication"
            raise line.error(cause, f"write a lemma, a tab, and one of {', '.join(_STANCES)}")
        found.setdefault(lemma, cast(Stance, rest[0]))
    return found
