"""Features of a line: its length, its end, and whether it may be a name, title, date or sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from newsangles.language.structure.words import words

OPENING_MARKS = "“\"‘'«„"
"""Marks that open a quotation."""

MAX_HEAD = 600
"""Characters of a line that are looked at; a longer line is a paragraph of text in any case."""

SHORT = 95
"""A line of fewer characters, without a stop, is a title, a name or a word of a menu."""

_PLAIN_WORD = re.compile(r"\w+")
_WORD = re.compile(r"\w[\w’'.-]*")
_DATE_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_JOINS = re.compile(r",|\band\b|&|\|")
_NUMBERS = re.compile(r"[\d\s,]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d|\b(?:19|20)\d\d\b|\d[/.-]\d+[/.-]\d"
    r"|\d+\s*(?:[hm]|hours?|min\w*|days?|weeks?|months?|years?)\b.*\bago\b|\d+\s?[hm]$"
)
_END = re.compile(r"[.!?…:;,][”’\"'»)\]*_ ]*$")
_SENTENCE_END = re.compile(r"[.!?…][”’\"'»)\]*_ ]*$")


@dataclass(frozen=True)
class Line:
    """A paragraph with the features that its kind hangs on.

    Attributes:
        start: The first character in the document.
        end: Just after the last one.
        text: Its text, without the white space around it.
        words: The number of its words, counted in its first `MAX_HEAD` characters.
        stopped: True if it ends like a sentence, or leads in what follows.
        verb: True if a word of it is likely a finite verb.
        short: True if it is a short line without a stop.
        long: True if it is a paragraph of text by its length and end.
        titled: The share of its longer words that begin with a capital.
        quoted: True if it opens with a quotation mark.
    """

    start: int
    end: int
    text: str
    words: int
    stopped: bool
    verb: bool
    short: bool
    long: bool
    titled: float
    quoted: bool

    @cached_property
    def flat(self) -> str:
        """Its words in small letters, with one space between them."""
        return " ".join(_PLAIN_WORD.findall(self.text.lower()))

    @cached_property
    def reports(self) -> bool:
        """True if it has a verb of speech."""
        return not words("reporting").isdisjoint(self.flat.split())

    @property
    def sentence(self) -> bool:
        """True if it reads as a sentence of its own."""
        return self.long or (self.stopped and self.words >= 4 and self.verb)


def line_of(text: str, start: int, end: int) -> Line:
    """The features of a paragraph of a text."""
    own = text[start:end]
    head = own[:MAX_HEAD]
    found = _WORD.findall(head)
    lowered = [word.lower().replace("’", "'") for word in found]
    verbs = words("verb")
    verb = any(
        w in verbs or (len(w) > 4 and w.endswith("ed") and f[0].islower()) for w, f in zip(lowered, found, strict=True)
    )
    stopped = bool(_END.search(own[-12:]))
    longer = [word for word in found if len(word) > 3 and word[0].isalpha()]
    size = len(own)
    return Line(
        start, end, own, len(found), stopped, verb,
        short=size < SHORT and not stopped,
        long=(size >= SHORT and stopped) or (size >= 60 and stopped and verb) or size >= 200,
        titled=sum(word[0].isupper() for word in longer) / len(longer) if longer else 0.0,
        quoted=own[:1] in OPENING_MARKS,
    )  # fmt: skip


def ends_sentence(text: str) -> bool:
    """True if a text ends with a full stop, an exclamation or a question mark, marks after it passed over."""
    return bool(_SENTENCE_END.search(text[-12:]))


def is_title(text: str) -> bool:
    """True if a text is written like a headline, with capitals at almost all of its words."""
    found = [
        word for word in _WORD.findall(text[:MAX_HEAD]) if word[0].isalpha() and word not in words("small_in_titles")
    ]
    capitals = sum(word[0].isupper() for word in found)
    return len(found) >= 5 and capitals >= 0.9 * len(found) and not text.isupper()


def is_name_word(word: str) -> bool:
    """True for a capitalised word, an initial or a particle of names."""
    bare = word.strip(".,’'\"“”‘()")
    if not bare or any(c.isdigit() or c in "!?:;/\\@#$%&*+=<>|" for c in bare):
        return False
    return bare[0].isupper() or bare.lower() in words("particle") or bare.lower().startswith(("al-", "d’", "d'"))


def nameish(text: str, *, least: int = 2, most: int = 5) -> bool:
    """True if a text may be the name of a person, or of several, and nothing else."""
    found = _JOINS.sub(" ", text).split()
    capital = sum(word[0].isupper() for word in found)
    return least <= len(found) <= most and capital >= min(2, least) and all(map(is_name_word, found))


def dateish(text: str) -> bool:
    """True if a line is nothing but a date and time: *Updated 3 May 2024, 10:45 BST*, *2h ago*."""
    if not 2 <= len(text) <= 110 or not any(c.isdigit() for c in text):
        return False
    known = words("month") | words("day") | words("zone") | words("stamp")
    found = [word.lower() for word in _DATE_WORD.findall(text)]
    other = sum(len(word) for word in found if word not in known)
    has_date = any(word in words("month") or word in words("day") or word in words("zone") for word in found)
    clock = _CLOCK.search(text)
    if not (has_date or clock) or (_NUMBERS.fullmatch(text) and not _YEAR.fullmatch(text)):
        return False
    letters = sum(c.isalnum() for c in text)
    return other <= 0.3 * letters and (bool(found) or bool(clock))


def lines_of(text: str, spans: Sequence[tuple[int, int]]) -> list[Line]:
    """The features of all paragraphs."""
    return [line_of(text, start, end) for start, end in spans]
