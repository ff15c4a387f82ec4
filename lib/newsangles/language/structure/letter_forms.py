"""Forms of a letter's parts: how it greets, how it closes, and the name that signs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from newsangles.language.rules import per_rules, rule_lines
from newsangles.language.structure.lines import OPENING_MARKS, Line, is_name_word, nameish
from newsangles.language.structure.words import PACKAGE, words

LETTERS_FILE = "letters.tsv"
"""The file of the forms of letters."""

SORTS = ("greeting", "opening", "closing", "withheld", "title")
"""Sorts of forms in the file."""

MAX_GREETING = 90
"""Most characters of a greeting, of a title and of a signature's line."""

MAX_SIGNED = 9
"""Most words of a name after a closing formula: *A Ratepayer of the Old Town*."""

MAX_TAIL = 170
"""Characters at a paragraph's end in which a closing formula and a name may stand."""

_SEPARATOR = re.compile(r"\s*(?:,|\(|/|\||;|:|\s[-–—]{1,2}\s|—)\s*")
_LEAD = re.compile(r"[\s–—~*_-]*(?:\(signed\)|signed)?[\s,.:–—~*_-]*", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\. ?){2,5}$|[A-Z](?:\. ?[A-Z]){1,4}\.?$")
_AFTER_CLOSING = re.compile(r"[\s,.;:!–—-]*[,.;:!–—-][\s,.;:!–—-]*")
_STOPPED = re.compile(r"[a-z]{4,}\. ")
_OPEN_END = re.compile(r"(?:[,–—-]|c\.)\s*$")
_BEFORE_CLOSING = re.compile(r"(?:[.!?”\"’–—]|--)\s*$")


@dataclass(frozen=True, slots=True)
class Signer:
    """A signer, as places in a line.

    Attributes:
        start: First character of the name in its text.
        end: Just after the name.
        placed: True if a place or an office stands with the name.
    """

    start: int
    end: int
    placed: bool


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of each sort, each as one search in a line."""

    whole: Mapping[str, Callable[[str], re.Match[str] | None]]
    opening: Callable[[str], re.Match[str] | None]
    closing: re.Pattern[str]


@per_rules
def _forms() -> _Forms:
    """All forms of letters.

    Raises:
        ParameterError: A line of the file is wrong.
    """
    shapes: dict[str, str] = {}
    found: dict[str, list[str]] = {sort: [] for sort in SORTS}
    for line in rule_lines(PACKAGE, LETTERS_FILE, header=True):
        fields = line.text.split("\t")
        if len(fields) != 3 or fields[0] not in ("shape", *SORTS):
            raise line.error(
                "no form of letters", f"write {', '.join(SORTS)} or shape, name and pattern, tab separated"
            )
        sort, name, pattern = fields
        for shape, inner in shapes.items():
            pattern = pattern.replace(f"<{shape}>", inner)
        try:
            re.compile(pattern)
        except re.error as error:
            raise line.error(f"no regular expression ({error})", "mend the pattern") from error
        if sort == "shape":
            shapes[name] = pattern
        else:
            found[sort].append(pattern)
    joined = {sort: re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE) for sort, patterns in found.items()}
    whole: dict[str, Callable[[str], re.Match[str] | None]] = {
        sort: joined[sort].fullmatch for sort in ("greeting", "withheld", "title")
    }
    return _Forms(whole, joined["opening"].match, joined["closing"])


def greets(line: Line) -> bool:
    """True if a line is a greeting, or a letter's first paragraph with its greeting."""
    text = line.text
    if text[:1] in OPENING_MARKS or not text[:1].isupper():
        return False
    forms = _forms()
    if len(text) <= MAX_GREETING and forms.whole["greeting"](text) is not None:
        return True
    return forms.opening(text[:MAX_GREETING]) is not None


def is_title_of_letters(line: Line) -> bool:
    """True for a headline or heading that says that letters follow."""
    return len(line.text) <= MAX_GREETING and not line.quoted and _forms().whole["title"](line.text) is not None


def is_withheld(line: Line) -> bool:
    """True for a line that stands in the place of a name: *Name and address supplied*."""
    return len(line.text) <= MAX_GREETING and _forms().whole["withheld"](line.text) is not None


def closes(text: str) -> int | None:
    """Where the words after a closing formula begin, for a line that begins with one; None: it does not."""
    match = _forms().closing.match(text)
    if match is None:
        return None
    after = _AFTER_CLOSING.match(text, match.end())
    if after is None:
        return len(text) if not text[match.end() :].strip() else None
    return after.end()


def closes_within(text: str) -> tuple[int, int] | None:
    """A closing formula at a paragraph's end: where it begins, and where the words after it begin."""
    low = max(0, len(text) - MAX_TAIL)
    for match in _forms().closing.finditer(text, low):
        if match.start() == 0 or not _BEFORE_CLOSING.search(text, max(0, match.start() - 4), match.start()):
            continue
        after = _AFTER_CLOSING.match(text, match.end())
        end = after.end() if after is not None else match.end()
        if (end == len(text) and _OPEN_END.search(text, max(0, end - 4))) or (
            after is not None and end < len(text) and signer(text[end:], closed=True) is not None
        ):
            return match.start(), end
    return None


def signer(text: str, *, closed: bool) -> Signer | None:
    """The name with which a line begins, if the line is nothing but a signature.

    Args:
        text: A line, or its words after a closing formula.
        closed: A closing formula stands before it, so that any name will do: *The students*, *A Ratepayer*.
    """
    lead = _LEAD.match(text)
    begin = lead.end() if lead is not None else 0
    if len(text) > 2 * MAX_GREETING or text[begin : begin + 1] in OPENING_MARKS or not text[begin:].strip():
        return None
    cut = _SEPARATOR.search(text, begin)
    end = cut.start() if cut is not None else len(text.rstrip())
    name = text[begin:end]
    rest = text[cut.end() :].strip(" ).") if cut is not None else ""
    if not _INITIALS.fullmatch(name) and not re.search(r"\b[A-Z]\.$", name):
        name = name.rstrip(". *_")
    found = name.split()
    if not found or not name[0].isupper() or text.rstrip().endswith(("?", "!", ":")) or len(rest.split()) > 14:
        return None
    if closed:
        lowered = rest[:1].islower() and text.rstrip().endswith(".")  # *Thank you, Mr Roe, for your letter.*
        fits = len(found) <= MAX_SIGNED and not (lowered or _is_sentence(name) or _STOPPED.search(name))
    else:
        fits = _is_person(name) and not _is_sentence(rest)
    return Signer(begin, begin + len(name), bool(rest)) if fits else None


def _is_person(name: str) -> bool:
    """True for initials, or for two to five words that may be a person's name."""
    if _INITIALS.fullmatch(name):
        return True
    found = [word.strip(".").lower() for word in name.split() if word not in ("and", "&")]
    if found[0] in ("the", "a", "an", "letters", "by") or not words("not_a_label").isdisjoint(found):
        return False
    return nameish(name, most=7 if " and " in name else 5) and all(
        is_name_word(word) for word in name.split() if word not in ("and", "&")
    )


def _is_sentence(told: str) -> bool:
    """True if words tell something, as those after a name do in *Jane Roe, who was born in Leeds*."""
    verbs = words("verb") | words("reporting") | {"who", "whose", "which", "that"}
    return not verbs.isdisjoint(told.split())  # not *Will* and *May*, which are names
