"""Attachments that the parser gets wrong by rule, put right before anything is read from the tree.

A verb joined by *and* after a reported clause may go on with what is reported, or with the report: *the agency said
rebels had fired missiles and also reported shelling*. The parser takes the nearest verb. Its form tells: a past tense
does not go on after *would* or *is*; and a second verb of reporting has the subject of the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.language.word_sets import control_words

PRESENT = frozenset(("VBZ", "VBP"))
VERBAL = frozenset(("VERB", "AUX"))

ALSO = frozenset(("also", "further", "furthermore", "additionally", "separately"))

MAX_JOINED = 20
"""Limit of joined verbs that are followed."""


def second_reports(
    words: tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]], dep: Sequence[str], head: Sequence[int]
) -> dict[int, int]:
    """The verb of reporting that each wrongly joined verb goes on with, by the joined verb's word.

    Args:
        words: The words in small letters, their lemmas, tags, and parts of speech.
        dep: The relation of each word.
        head: The head of each word.
    """
    lower, lemma, tag, pos = words
    known = control_words()
    found: dict[int, int] = {}
    for i, relation in enumerate(dep):
        if relation != "conj" or pos[i] != "VERB" or tag[i] != "VBD":
            continue
        first = head[i]
        for _ in range(MAX_JOINED):
            if dep[first] != "conj":
                break
            first = head[first]
        above = head[first]
        reports = dep[first] == "ccomp" and above < first < i and lemma[above] in known["reporting"]
        if not reports or tag[above] != "VBD" or pos[first] not in VERBAL:
            continue
        below = _below(i, head)
        if any(dep[k] in ("aux", "auxpass", "nsubj", "nsubjpass", "expl") for k in below):
            continue
        also = any(lower[k] in ALSO and k < i for k in below)
        if _goes_on(lemma, i, first, tag, also, _below(first, head), dep):
            found[i] = above
    return found


def _below(i: int, head: Sequence[int], reach: int = 40) -> list[int]:
    """The children of a word, as far as 40 words away."""
    return [k for k in range(max(0, i - reach), min(len(head), i + reach)) if head[k] == i and k != i]


def _goes_on(
    lemma: Sequence[str],
    i: int,
    first: int,
    tag: Sequence[str],
    also: bool,
    below: Sequence[int],
    dep: Sequence[str],
) -> bool:
    """True if a past tense goes on with the report, by the first verb that is reported.

    After a past perfect a verb of reporting does, unless those spoken of are as likely to report: *doctors had examined
    him and confirmed*, *he had lied and denied it*. After a past tense only a verb that adds to a report does.
    """
    known = control_words()
    helped = any(dep[k] in ("aux", "auxpass") for k in below)
    if tag[first] in PRESENT or (helped and tag[first] in ("VB", "VBG")):
        return True  # would fire and left
    if lemma[i] in known["reports on"] or (also and lemma[i] in known["reporting"]):
        return True
    if not helped or tag[first] != "VBN" or lemma[i] not in known["reporting"] - known["done by anybody"]:
        return False
    passive = any(dep[k] == "auxpass" for k in below)
    return passive or not any(dep[k] == "nsubj" and lemma[k] in known["reporters"] for k in below)
