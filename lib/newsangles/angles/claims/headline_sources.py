"""Sources that a headline names beside its statement: *Police: Man shot in park*; *Half skip lunch – survey*."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.unquoted_sources import Unquoted
from newsangles.language.parsed_text import DASHES, ParsedText

MAX_LABEL_WORDS = 4
"""Limit of the words of a source beside a headline."""

MIN_STATEMENT_WORDS = 3
"""Least number of words of the statement."""

_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "VB"))
_SPEAKING = frozenset(("ORG", "PERSON", "NORP"))


def headline_source(view: ParsedText, i: int) -> Unquoted | None:
    """The source beside the statement of the first line, for one of its words; None: there is none."""
    if view.idx[i] >= view.first_line or view.inside[i]:
        return None
    named = _named(view)
    if named.before is not None and i > named.statement[0]:
        return named.before
    return named.behind if i < named.statement[1] else None


class _Named(NamedTuple):
    """The sources before and behind the statement of a headline, and the words between which it stands."""

    before: Unquoted | None
    behind: Unquoted | None
    statement: tuple[int, int]


@lru_cache(maxsize=1)  # each word of a first line that is long asks for it
def _named(view: ParsedText) -> _Named:
    """The sources beside the statement of the first line."""
    words = [k for k in range(view.word_at(view.first_line - 1) + 1) if not view.word[k].isspace()]
    (before, after), (behind, until) = _before(view, words), _behind(view, words)
    return _Named(before, behind, (after, until))


def _before(view: ParsedText, words: list[int]) -> tuple[Unquoted | None, int]:
    """*Police: Man shot in park*, and the mark."""
    n = next((n for n, k in enumerate(words) if view.word[k] in (":", ".")), 0)
    if not 0 < n <= MAX_LABEL_WORDS or len(words) - n <= MIN_STATEMENT_WORDS:
        return None, 0
    names = _SPEAKING if view.word[words[n]] == "." else frozenset[str]()  # before a colon it may be the topic
    return _label(view, words[:n], names), words[n]


def _behind(view: ParsedText, words: list[int]) -> tuple[Unquoted | None, int]:
    """*Man shot in park: police*, and the mark; behind a dash a name may be that of the website."""
    n = next(
        (n for n in range(len(words) - 1, -1, -1) if view.word[words[n]] == ":" or view.word[words[n]] in DASHES), 0
    )
    label = [k for k in words[n + 1 :] if view.free[k]]
    if n < MIN_STATEMENT_WORDS or not 0 < len(label) <= MAX_LABEL_WORDS:
        return None, 0
    return _label(view, label, _SPEAKING if view.word[words[n]] == ":" else frozenset[str]()), words[n]


def _label(view: ParsedText, words: list[int], names: frozenset[str]) -> Unquoted | None:
    """The source that a few words are, if they are nothing but one."""
    known, last = lexicon(), words[-1]
    if any(view.tag[k] in _VERBS or view.inside[k] for k in words):
        return None
    document = view.lemma[last] in known["document"] - known["no label"]
    speaks = document or bool({view.lemma[last], view.lower[last]} & (known["officials"] | known["anonymous"]))
    if not speaks and view.ent[last] not in names:
        return None
    return Unquoted(words[0], last, last, range(words[0], last + 1), document=document)
