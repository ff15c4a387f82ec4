"""Labels in a frame of a document's own: signs that stand around the same few names, with speech after.

No list has all frames (*Anna Birch | We will*, *<Birch> We will*, *#3 Anna Birch, Holm* on a line of its own), but a
transcript has one all through. A frame is what is left of a line's start when the name, the numbers, and the words in
brackets are taken away; it is one of labels if the names in it come again, change, and are followed by speech.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsangles.language.structure.drafts import Draft
from newsangles.language.structure.evidence import Candidate, Evidence
from newsangles.language.structure.labels import Label, read_label
from newsangles.language.structure.lines import Line

SHAPE = "framed"
"""The shape of labels that a document's own frame gives."""

LINKS = "links that stand below each speaker's name"

MIN_LABELS = 4
"""Least labels of a frame, and least labels of names that come again."""

MIN_SPEECH = 0.5
"""Least share of them whose words are speech."""

MIN_DENSITY = 0.25
"""Least share of labelled lines between the first and the last."""

MIN_CHANGES = 0.6
"""Least share of labels after which another name speaks."""

MIN_NUMBERED = 4
"""Least lines that begin with running numbers, for these to be numbers of lines."""

_CAPITAL = r"[^\W\d_a-zà-ÿ]"
_WORD = rf"{_CAPITAL}(?:[^\W_]|[’'-])*\.?"
_NAME = (
    rf"(?P<label>{_WORD}(?:[ ](?:{_WORD}|(?:de|van|von|der|bin|al|la|el|du|di)(?=[ ]))){{0,5}}"
    r"(?:[ ]\#?\d{1,2}|_\d{1,3})?(?:,[ ][^\W\d_][^\n:|/;<>{}()\[\]~=#*“”\"?!]{1,50}?)?)"
)
_BEFORE = (
    r"(?P<before>(?:[A-Za-z]{1,6}\.?[ ]?\#?\d{1,4}(?!\w))?"
    r"(?:<[a-z]{1,6}[> ]|_|[^\w“”\"‘’']|\d{1,4}(?!\w)|[ap]\.?m\b\.?){0,30})"
)
_STAMP = r"\d{1,2}[:.h]\d\d(?:[:.]\d+)*(?:\s?[ap]\.?m\b\.?)?"
_FRAME = re.compile(
    rf"""{_BEFORE}{_NAME}(?P<after>
        (?:\s*(?:[(\[{{<][^()\[\]{{}}<>\n]{{1,60}}[)\]}}>]|{_STAMP}|_|[^\w\s“”"‘’'(\[{{<,.?!:]|[.?!:](?=\s|$)|\.(?=[^\w\s])))+(?:\s+|$|(?<=[—–>\])}}|/])(?=\w))
        |\s*\t\s*|[ ]{{2,}})""",
    re.VERBOSE,
)
_SHOUTED = re.compile(
    r"(?P<before>)(?P<label>[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'.-]+){0,3})(?P<after>\s+)(?=[A-Z][a-z’']|I\b|A )"
)
_OWN_LINE = re.compile(rf"{_BEFORE}{_NAME}(?P<after>(?:\s*(?:[^\w\s“”\"‘’'.?!,]|\d)[^\n“”\"?!]{{0,60}})?)$", re.VERBOSE)
_IN_BRACKETS = re.compile(r"[(\[{<][^()\[\]{}<>]*[)\]}>]")
_SPACE = re.compile(r"[^\S\t]+")
_NUMBERED = re.compile(r"[\[(]?(\d{1,4})[\])}.:|]?(?:\s+|(?<=[\])}.:|]))(?=\D)")
_SEPARATORS = frozenset((":", "-", "–", "—"))
_PLAIN = frozenset(("", ",", ".", "'", "’", "-", ":"))


def number_lines(drafts: Sequence[Draft]) -> None:
    """Take the numbers of lines off, where a document has been pasted with them."""
    found = [(i, match) for i, d in enumerate(drafts) if (match := _NUMBERED.match(d.line.text))]
    if len(found) < MIN_NUMBERED:
        return
    first, last = found[0][0], found[-1][0]
    numbers = [int(match[1]) for _, match in found]
    steps = sum(b == a + 1 for a, b in itertools.pairwise(numbers))
    if steps < 0.8 * (len(numbers) - 1) or len(found) < 0.7 * (last - first + 1):
        return
    for i, match in found:
        line = drafts[i].line
        drafts[i].bare = replace(line, start=line.start + match.end(), text=line.text[match.end() :])


def framed(drafts: Sequence[Draft], known: frozenset[str]) -> list[Candidate]:
    """The labels in the frame that has most of them; empty if the document has no frame of labels."""
    frames: dict[tuple[str, ...], list[Candidate]] = {}
    for i, draft in enumerate(drafts):
        for frame, label in _frames(draft.bare):
            said = label.text or _below(drafts, i)
            if said:
                frames.setdefault(frame, []).append(Candidate(i, label, said))
    best: list[Candidate] = []
    for found in frames.values():
        if len(found) >= MIN_LABELS and len(found) > len(best):
            evidence = Evidence(found, known)
            if _of_speakers(evidence):
                best = [
                    c for at, c in enumerate(found) if evidence.trusted(at) or evidence.count[evidence.names[at]] > 1
                ]
    return best


def _of_speakers(evidence: Evidence) -> bool:
    return (
        evidence.several
        and evidence.again >= MIN_LABELS
        and evidence.again >= 0.5 * len(evidence.found)
        and evidence.speech >= MIN_SPEECH
        and evidence.density >= MIN_DENSITY
        and evidence.turns_change >= MIN_CHANGES
        and 2 * sum(map(evidence.trusted, range(len(evidence.found)))) >= len(evidence.found)
    )


def _below(drafts: Sequence[Draft], i: int) -> str:
    """The words of the line below a label that stands alone."""
    for after in drafts[i + 1 : i + 3]:
        if after.kind not in ("menu", "timestamp", "photo_credit"):
            return after.line.text if after.line.words >= 1 else ""
    return ""


def _frames(line: Line) -> Iterator[tuple[tuple[str, ...], Label]]:
    """The frames that a line may have, each with the label that it would give."""
    head = line.text[:160]
    for sort, form in (("", _FRAME), ("capitals", _SHOUTED), ("alone", _OWN_LINE)):
        match = form.match(head)
        if match is None or (sort == "alone" and (len(line.text) > 110 or line.stopped or line.words > 14)):
            continue
        before, after = _outline(match["before"]), _outline(match["after"])
        if sort == "alone":
            after = after[:1]
        elif not sort and after in _PLAIN and (not match["before"].strip() or after not in _SEPARATORS):
            continue
        label = read_label(SHAPE, match, line.text[match.end() :], line.start)
        if label is not None and not label.name.endswith(("'s", "’s")):
            yield (sort, before, after), label


def _outline(text: str) -> str:
    """The signs of a text without numbers and what stands in brackets; ``()`` or ``0`` if there is nothing else."""
    bare = _IN_BRACKETS.sub("", text)
    signs = _SPACE.sub("", re.sub(rf"{_STAMP}|\d+|[ap]\.?m\b\.?", "", bare))
    in_brackets = bare != text
    if signs and not (in_brackets and signs in _PLAIN):
        return signs.lstrip(".,") or signs
    if any(c.isdigit() for c in bare):
        return "0"
    if in_brackets:
        return "()"
    return "  " if len(text) > 1 and not text.strip(" ") else ""


def links_below_names(drafts: Sequence[Draft]) -> list[tuple[Draft, str, str]]:
    """Mark lines of links that a page sets below each speaker's name; the lines, with kind and reason before."""
    marked: list[tuple[Draft, str, str]] = []
    below: dict[str, list[int]] = {}
    for i in range(1, len(drafts) - 1):
        line, above = drafts[i].line, drafts[i - 1].line
        names = above.short and above.words <= 14 and _OWN_LINE.match(above.text[:160])
        if names and not drafts[i].told and not line.stopped and line.words <= 16 and len(line.text) < 110:
            below.setdefault(line.flat.split(" ")[0] or line.text, []).append(i)
    for first, found in below.items():
        alike = sum(drafts[i].line.flat.split(" ")[0] == first for i in range(len(drafts)))
        above_each = {drafts[i - 1].line.flat for i in found}
        if len(found) >= 3 and alike <= 1.2 * len(found) and first not in {flat.split(" ")[0] for flat in above_each}:
            for i in found:
                marked.append((drafts[i], drafts[i].kind, drafts[i].reason))
                drafts[i].be("menu", LINKS)
    return marked
