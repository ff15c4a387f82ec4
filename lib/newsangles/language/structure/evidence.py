"""Evidence that the labels of a document hang together, so that their lines are turns of speakers.

One label proves nothing: *Verdict: guilty*. Labels of one shape are those of speakers if they come again, stand close
together, and what follows them is speech.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsangles.language.countries import lookup
from newsangles.language.structure.labels import Label, shapes
from newsangles.language.structure.speakers import Speakers
from newsangles.language.structure.words import words

MIN_ENDED = 0.4
"""Least share of labelled lines that end like speech; titles of links end without a stop."""

MIN_SPEECH = 0.25
"""Least share of labelled lines whose words are speech, where labels come again."""

ALONE = ("doubled", "stamped", "sworn")
"""Shapes of labels that are those of speakers also where only one speaks."""

_TALK = re.compile(r"[\w’']+|[?!]")
_WORD = re.compile(r"[\w’'-]+")
_NO_LABEL = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+(?![\w’'-]|\s*:)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line with a label of one shape.

    Attributes:
        line: The line's number.
        label: Its label.
        said: The words after the label, or those of the next line where the label stands alone.
    """

    line: int
    label: Label
    said: str

    @property
    def speech(self) -> bool:
        """True if the words are likely spoken: a question, a call, *I*, *we* or *you*, a quotation mark."""
        if self.label.opens_mark:
            return True
        found = {word.lower().replace("’", "'") for word in _TALK.findall(self.said[:500])}
        return not found.isdisjoint(words("speech") | {"?", "!"})

    @property
    def first_person(self) -> bool:
        """True if the words ask, or speak of *I* or *we*."""
        found = {word.lower().replace("’", "'") for word in _TALK.findall(self.said[:700])}
        return not found.isdisjoint(words("first_person") | {"?"})


def _ended(said: str) -> bool:
    """True if words end in a stop, are broken off, or are too long for a title."""
    return len(said) > 95 or said.rstrip("”\"’'*_)] ")[-1:] in tuple(".?!…-–—,")


def names_in_text(text: str) -> frozenset[str]:
    """Names that a text uses: capitalised words, in small letters, that it never writes small; labels left out."""
    found = set(_WORD.findall(text))
    return frozenset(word.lower() for word in _NO_LABEL.findall(text) if word.lower() not in found)


class Evidence:
    """Counts over candidates of one shape.

    Args:
        found: The candidates, in the order of the text.
        known: Names that the text uses, of `names_in_text`.
    """

    def __init__(self, found: Sequence[Candidate], known: frozenset[str]) -> None:
        speakers = Speakers(candidate.label for candidate in found)
        self.found = found
        self.names = [speakers.name(candidate.label) for candidate in found]
        self.count = Counter(self.names)
        self.known = known
        self.again = sum(count for count in self.count.values() if count > 1)
        self.repeated = sum(count > 1 for count in self.count.values())
        self.several = len(self.count) > 1
        lines = [candidate.line for candidate in found]
        self.density = len(set(lines)) / (lines[-1] - lines[0] + 1) if lines else 0.0
        self.speech = sum(candidate.speech for candidate in found) / max(1, len(found))
        self.ended = sum(map(_ended, (candidate.said for candidate in found))) / max(1, len(found))
        pairs = list(zip(self.names, self.names[1:], strict=False))
        self.turns_change = sum(a != b for a, b in pairs) / len(pairs) if pairs else 0.0

    def trusted(self, at: int) -> bool:
        """True if a candidate's label may stand for a speaker though it comes once."""
        label = self.found[at].label
        if lookup(label.name.title() if label.caps else label.name) is not None:
            return False  # a list by country
        if label.sure or (len(label.key) >= 2 and not label.key[0].isdigit()):
            return True
        return label.key[-1] in self.known or len(self.names[at].split()) >= 2

    def all_trusted(self) -> bool:
        """True if no candidate is a single word that the text does not know as a name."""
        return all(map(self.trusted, range(len(self.found))))


def speaking(shape: str, evidence: Evidence) -> list[int]:
    """The positions, in the evidence's candidates, of those that are turns; empty if the shape is none of turns."""
    found = evidence.found
    everyone = list(range(len(found)))
    if shape == "question":
        return everyone if _questions(evidence) else []
    if shape == "bare question":
        asked = [c for c in found if c.label.asks]
        return everyone if len(asked) >= 2 and sum("?" in c.said for c in asked) >= 0.4 * len(asked) else []
    if shape == "colon":
        return _by_colon(evidence)
    form = shapes()[shape]
    some_sure = evidence.again >= 2 or any(c.label.sure for c in found) or shape in ALONE
    fits = len(found) >= form.least and evidence.again >= form.again and some_sure
    fits = fits and evidence.speech >= form.speech and evidence.density >= form.density
    fits = (
        fits
        and evidence.ended >= MIN_ENDED
        and (shape != "dashed" or 2 * sum(map(evidence.trusted, everyone)) >= len(found))
    )
    if shape == "alone" and not fits:  # Hansard: an office or a seat with each name
        offices = sum(c.label.office or bool(c.label.titles) for c in found)
        fits = len(found) >= 3 and offices >= 3 and offices >= 0.8 * len(found) and evidence.speech >= 0.3
    if not fits or (shape not in (*ALONE, "bold") and not evidence.several):
        return []
    return [at for at in everyone if evidence.trusted(at) or evidence.count[evidence.names[at]] > 1]


def _questions(evidence: Evidence) -> bool:
    asked = [c for c in evidence.found if c.label.asks]
    answered = len(evidence.found) - len(asked)
    marks = sum("?" in c.said for c in asked)
    return (
        bool(asked)
        and (len(asked) + answered >= 2)
        and (marks >= 0.4 * len(asked) or (answered >= 2 and len(asked) >= 2))
    )


def _by_colon(evidence: Evidence) -> list[int]:
    """Turns by *NAME: words*, the commonest shape, and the one that prose and lists have too."""
    found, names, count = evidence.found, evidence.names, evidence.count
    everyone = range(len(found))
    if evidence.ended < MIN_ENDED:
        return []
    quoted = [at for at in everyone if found[at].label.opens_mark and evidence.trusted(at)]
    if len(quoted) >= 2 and len(quoted) >= 0.5 * len(found):
        return quoted
    sure = [at for at in everyone if found[at].label.sure]
    certain = [at for at in sure if found[at].label.caps and (found[at].label.titles or found[at].label.role)]
    comes_again = evidence.several and evidence.again >= 2 and evidence.speech >= MIN_SPEECH
    if comes_again:
        weak = not any(evidence.trusted(at) or found[at].label.caps for at in everyone)
        by_turns = (
            len(found) >= 4 and evidence.repeated >= 2 and evidence.turns_change >= 0.7 and evidence.speech >= 0.5
        )
        comes_again = not weak or by_turns
    talking = sum(c.first_person for c in found) >= 0.5 * len(found)
    parts_of_talk = len(sure) >= 2 and len({names[at] for at in sure}) >= 2 and evidence.speech >= MIN_SPEECH
    once_each = (
        evidence.several and len(found) >= 2 and evidence.all_trusted() and talking
        and evidence.density >= (0.5 if len(found) > 2 else 0.99)
    )  # fmt: skip
    timed = sum(c.label.timed for c in found)
    recorded = timed >= 3 and timed >= 0.8 * len(found) and evidence.several and evidence.speech >= 0.5
    if not (comes_again or parts_of_talk or once_each or recorded or _one_alone(evidence)):
        if shouted := _in_capitals(evidence):
            return shouted
        return [at for at in certain if found[at].speech and len(found[at].said.split()) > 3]
    chosen = [at for at in everyone if recorded or evidence.trusted(at) or count[names[at]] > 1 or found[at].label.caps]
    anchor = min((found[at].line for at in chosen if count[names[at]] > 1 or found[at].label.sure), default=0)
    return [at for at in chosen if found[at].line >= anchor - 2 or found[at].label.sure or found[at].label.caps]


def _in_capitals(evidence: Evidence) -> list[int]:
    """The labels in capitals, if they are full names that come again: a broadcast's script, of which little is talk."""
    found = [at for at, c in enumerate(evidence.found) if c.label.caps]
    full = sum(evidence.found[at].label.sure or len(evidence.found[at].label.key) > 1 for at in found)
    again = sum(evidence.count[evidence.names[at]] > 1 for at in found)
    several = len({evidence.names[at] for at in found}) > 1
    return found if several and again >= 2 and full >= 0.8 * len(found) else []


def _one_alone(evidence: Evidence) -> bool:
    """True for one name in capitals, which the text has too, before what somebody says: part of a transcript."""
    labels = [c.label for c in evidence.found]
    known = all(label.caps and label.key[-1] in evidence.known for label in labels)
    return len(labels) >= 2 and not evidence.several and known and evidence.speech >= 0.5
