"""Words of the wordings, as the rule files ``loaded.tsv``, ``colours.tsv`` and ``euphemisms.tsv`` give them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from newsangles.language.rules import RuleLine, per_rules, rule_lines

FOLDER = "angles/framing"
LOADED, COLOURS, EUPHEMISMS = "loaded.tsv", "colours.tsv", "euphemisms.tsv"
"""The rule files, in their folder."""

USES = frozenset("always judges deed named often plain mind term".split())
COLOUR_KINDS = frozenset("so-called intensifier naming saying".split())
PARTS = frozenset("anvr-")

Phrase = tuple[str, ...]
"""The words of a phrase as the tokenizer cuts them: jaw, -, dropping."""


class Loaded(NamedTuple):
    """The words of ``loaded.tsv``.

    Attributes:
        use: How a word of a part of speech is used: ("slam", "v") is judges.
        phrases: Phrases of several words with their part of speech and use, by their first word.
        mind: Nouns for things of the mind.
        terms: Companions of a word with which it names or describes.
    """

    use: dict[tuple[str, str], str]
    phrases: dict[str, list[tuple[Phrase, str, str]]]
    mind: frozenset[str]
    terms: dict[str, frozenset[str]]


class Euphemism(NamedTuple):
    """A phrase of ``euphemisms.tsv``, with plainer words and its source."""

    words: Phrase
    plainer: str
    source: str


@per_rules
def loaded() -> Loaded:
    """The words of ``loaded.tsv``, the user's first.

    Raises:
        ParameterError: A line has another form.
    """
    use: dict[tuple[str, str], str] = {}
    phrases: dict[str, list[tuple[Phrase, str, str]]] = defaultdict(list)
    mind: set[str] = set()
    terms: dict[str, frozenset[str]] = {}
    for line in rule_lines(FOLDER, LOADED):
        how, part, words = _three(line, f"a use ({', '.join(sorted(USES))}), a part of speech and words")
        if how not in USES:
            raise line.error(f"{how!r} is no use", f"begin the line with one of {', '.join(sorted(USES))}")
        if part not in PARTS:
            raise line.error(f"{part!r} is no part of speech", "write a, n, v or r, or - in a line of terms")
        if how == "term":
            word, _, beside = words.partition(":")
            terms.setdefault(word.strip(), frozenset(beside.split()))
            continue
        if how == "mind":
            mind.update(_listed(words))
            continue
        for word in _listed(words):
            pieces = phrase(word)
            if len(pieces) > 1:
                phrases[pieces[0]].append((pieces, part, how))
            use.setdefault((word, part), how)
    return Loaded(use, dict(phrases), frozenset(mind), terms)


@per_rules
def colours() -> dict[str, frozenset[str]]:
    """The words of ``colours.tsv`` by kind, with the user's.

    Raises:
        ParameterError: A line names an unknown kind, or has another form.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for line in rule_lines(FOLDER, COLOURS):
        kind, tab, words = line.text.partition("\t")
        if not tab or kind not in COLOUR_KINDS:
            raise line.error(
                f"{kind!r} is no kind", f"begin the line with one of {', '.join(sorted(COLOUR_KINDS))} and a tab"
            )
        found[kind].update(_listed(words))
    return {kind: frozenset(found[kind]) for kind in COLOUR_KINDS}


@per_rules
def phrases_of(kind: str) -> dict[str, list[Phrase]]:
    """The words of a kind of ``colours.tsv`` as the tokenizer cuts them, by their first word."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for word in sorted(colours()[kind]):
        pieces = phrase(word)
        found[pieces[0]].append(pieces)
    return dict(found)


@per_rules
def euphemisms() -> dict[str, list[Euphemism]]:
    """The phrases of ``euphemisms.tsv`` by their first word, the longest first.

    Raises:
        ParameterError: A line has another form.
    """
    found: dict[str, list[Euphemism]] = defaultdict(list)
    for line in rule_lines(FOLDER, EUPHEMISMS):
        words, plainer, source = _three(line, "a phrase, plainer words and the source")
        pieces = tuple(words.split())
        found[pieces[0]].append(Euphemism(pieces, plainer, source))
    return {first: sorted(every, key=lambda one: -len(one.words)) for first, every in found.items()}


def phrase(word: str) -> Phrase:
    """The pieces of a word or phrase as the tokenizer cuts it: at blanks, and round hyphens between letters."""
    return tuple(piece for piece in re.split(r"\s+|(-)", word) if piece)


def _listed(words: str) -> list[str]:
    return [word for word in (one.strip() for one in words.split(";")) if word]


def _three(line: RuleLine, form: str) -> tuple[str, str, str]:
    cells = [cell.strip() for cell in line.text.split("\t")]
    if len(cells) != 3 or not all(cells):
        raise line.error("is not three cells separated by tabs", f"write {form}")
    return cells[0], cells[1], cells[2]
