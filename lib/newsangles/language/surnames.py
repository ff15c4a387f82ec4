"""Surnames that are also modal verbs or months, *May* and *Will*, told by a full name elsewhere in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

SURNAMES = frozenset(("May", "Must", "Will"))
"""Modal verbs that are surnames too."""

TITLES = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Dame Lord Lady Baroness".split())
"""Words before a surname."""

WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())

BEFORE_MONTHS = frozenset(
    """after around before between by during early end from in last late mid mid- next of on since the this through
    till to until""".split()
)
"""Words before a month; a person may stand behind some of them too, and is left open there."""

ONLY_BEFORE_MONTHS = frozenset("during early in last late mid mid- next on since this till until".split())
"""Those of them that hardly stand before somebody's: in May's vote, but to May's plan."""

TOLD = frozenset(("VBD", "VBZ"))
"""Tags behind a subject, which no modal verb has behind it."""


@dataclass(frozen=True, slots=True)
class Words:
    """The columns of a parsed text that a surname changes, each with a cell a word."""

    word: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    ent: list[str]
    head: list[int]
    continues_name: list[bool]


def restore_surnames(text: Words) -> None:
    """Make such words names of persons, with the relation of a subject where they were read as modal verbs."""
    places = [i for i, word in enumerate(text.word) if word in SURNAMES]
    if not places:
        return
    known = {text.word[i] for i in places if _named_in_full(text, i)}
    for i in places:
        if text.word[i] in known and (_named_in_full(text, i) or _is_name(text, i)):
            _make_name(text, i)


def _named_in_full(text: Words, i: int) -> bool:
    """True if a given name or a title stands before: *Theresa* May, *Mrs* May."""
    if i == 0 or _at(text.word, i + 1)[:1].isdigit():
        return False
    before = text.word[i - 1]
    if before in TITLES:
        return True
    given = before[:1].isupper() and before.isalpha() and before[1:].islower()
    given = given and before not in WEEKDAYS and before.lower() not in BEFORE_MONTHS
    if text.continues_name[i] and text.ent[i] == "PERSON":
        return given
    joined = text.pos[i - 1] == "PROPN" and text.dep[i - 1] == "compound" and text.head[i - 1] == i
    return given and joined and text.tag[i] != "MD"


def _is_name(text: Words, i: int) -> bool:
    """True for a surname alone, by the verb or the possessive behind it, or by its tag."""
    after = i + 1 + (_at(text.tag, i + 1) == "RB")
    before = text.word[i - 1].lower() if i else ""
    if _at(text.tag, i + 1) == "POS":
        return before not in ONLY_BEFORE_MONTHS
    if before in BEFORE_MONTHS:
        return False
    return _at(text.tag, after) in TOLD or (text.tag[i] == "NNP" and not _at(text.word, i + 1)[:1].isdigit())


def _make_name(text: Words, i: int) -> None:
    text.tag[i], text.pos[i], text.ent[i] = "NNP", "PROPN", "PERSON"
    first = i
    while first and text.head[first - 1] == i and text.dep[first - 1] == "compound":
        if text.word[first - 1] in TITLES:
            break
        first -= 1
    if not text.continues_name[i]:
        for k in range(first, i + 1):
            text.ent[k], text.continues_name[k] = "PERSON", k > first
    verb = text.head[i]
    if text.dep[i] == "aux" and verb > i:
        text.dep[i] = "nsubj"
        if i and text.continues_name[i] and text.head[i - 1] == verb:
            text.dep[i - 1], text.head[i - 1] = "compound", i
        for k in _subjects_behind(text, verb):  # May told *the House*
            text.dep[k] = "dobj"


def _subjects_behind(text: Words, verb: int) -> Iterator[int]:
    behind = range(verb + 1, min(len(text.word), verb + 8))
    return (k for k in behind if text.head[k] == verb and text.dep[k] == "nsubj")


def _at(column: list[str], i: int) -> str:
    return column[i] if i < len(column) else ""
