"""Quotation marks that open and close, the stretches between them, and paragraphs.

Works on the characters alone, before any parse, so that the sentence boundaries and the quotes can both rest on it.
A stretch never runs over the end of a paragraph. Where the next paragraph opens the mark again while it is open (the
newspaper convention for a speech of several paragraphs), both have the same `Quoted.chain`. So a missing mark spoils
one paragraph at most.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from functools import lru_cache

OPENING = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’"}
"""Marks that open a quotation, each with those that close it (English, German, French, and the single ones)."""

MAX_OPEN_MARKS = 16
"""Limit of marks that are open at once; beyond it the outermost is dropped. It bounds the time."""

_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_MARK = re.compile(r"``|''|[\"″“”„«»‹›‘’‚']")
_SINGLE = "'‘’‚‹›"
_STRAIGHT = ('"', "''", "″")  # the same on both sides
# Words that begin with an apostrophe, so that it opens nothing: 'em, 'til, '90s.
_ELISION = re.compile(r"['‘’](?:em|til|tis|twas|cause|round|bout|n|\d\ds?)\b", re.IGNORECASE)
# Somebody is named with a verb of saying. It is no word of the speech, so a mark that is open before it was closed in
# fact, and its closing mark is lost.
_VERB = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|asked|asks|replied|explained|warned|argued|continued|recalled"
    r"|insisted|noted|tweeted|concluded)"
)
_WHO = r"(?<![\"“‘'])(?!(?:I|We|You)\b)(?:he|she|they|it|(?:[A-Z][\w’'.-]*\s+){0,3}[A-Z][\w’'-]+|the\s+[a-z]+)"
_ADDED = (
    r"(?:about|after|at|before|during|earlier|in|last|later|of|on|this|to|when|yesterday)"  # a phrase that dates it
)
_SAYS = rf"[,?!]\s+(?:{_WHO}\s+(?:also\s+)?{_VERB}|{_VERB}\s+{_WHO})"
_SAID = re.compile(rf"{_SAYS}\b")
_SIGNED_OFF = re.compile(rf"{_SAYS}(?:\s+{_ADDED}\b[^.?!:;,]*)?[.]\s*$")
_REACH = 400  # characters that are searched for a lost closing mark; it bounds the time
_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks.

    Attributes:
        start: The opening mark's first character.
        end: Just after the closing mark; for a stretch that is never closed, the end of its paragraph's text, or of the
            speech before the words that attribute it.
        opened: Just after the opening mark, where the words begin.
        closed: Where the closing mark begins, or None if there is none.
        single: Whether the marks are single ones.
        depth: 0 for an outermost quotation, 1 for one inside another, …
        continues: The next paragraph opens with the same mark and continues this quotation.
        chain: A number that the stretches of one speech over several paragraphs share; the others have one each.
    """

    start: int
    end: int
    opened: int
    closed: int | None
    single: bool
    depth: int
    continues: bool
    chain: int = 0


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text as half-open character spans, without the white space around them.

    A line is a paragraph. In a hard-wrapped text (most lines that another follows directly are 50 to 100 characters
    long and end in the middle of a sentence) only an empty line ends one.
    """
    lines = [_trim(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    lines = [(a, b) for a, b in lines if a < b]
    blank = [len(_BREAK.findall(text, a, b)) > 1 for (_, a), (b, _) in itertools.pairwise(lines)]
    followed = [line for line, gap in zip(lines, blank, strict=False) if not gap]
    broken = [(a, b) for a, b in followed if 50 <= b - a <= 100 and text[b - 1] not in ".!?:;\"”'’…"]
    if len(followed) < 3 or len(broken) < 0.6 * len(followed):
        return lines
    joined: list[tuple[int, int]] = []
    for i, (a, b) in enumerate(lines):
        if joined and not blank[i - 1]:
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def quoted(text: str) -> list[Quoted]:
    """All stretches between quotation marks, in the order of their opening marks.

    Args:
        text: Any text.

    Returns:
        Stretches that are either apart or nested, never crossing. Apostrophes are left out.
    """
    found: list[Quoted] = []
    spans = paragraphs(text)
    chain, number = -1, 0  # the chain that the next paragraph continues, and the next number
    for n, (start, end) in enumerate(spans):
        following = _opener(text, *spans[n + 1]) if n + 1 < len(spans) else ""
        here = sorted(_in_paragraph(text, start, end, following), key=lambda q: (q.start, -q.end))
        goes_on = -1
        for quote in here:
            joins = chain >= 0 and quote.start == start
            mine = chain if joins else number
            number += not joins
            found.append(replace(quote, chain=mine))
            goes_on = mine if quote.continues else goes_on
            chain = -1 if joins else chain
        chain = goes_on
    return found


def _opener(text: str, start: int, end: int) -> str:
    """The mark with which a paragraph opens a quotation; empty: none (’90s, 'em)."""
    mark = _MARK.match(text, start, end)
    if not mark or text[mark.end() : mark.end() + 1].isspace():
        return ""
    single = mark.group() in _SINGLE
    return "" if single and (mark.group() in "’›" or _ELISION.match(text, start)) else mark.group()


def _in_paragraph(text: str, start: int, end: int, following: str) -> list[Quoted]:
    found: list[Quoted] = []
    stack: list[tuple[int, int, str]] = []  # (start, opened, mark)
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        role = _role(text, match, stack, start, end, following)
        if role == "open":
            if stack and _reopens(text, stack[-1], at, mark):
                continue
            stack.append((at, match.end(), mark))
            del stack[:-MAX_OPEN_MARKS]
        elif role == "close":
            depth = max(i for i, (_, _, m) in enumerate(stack) if _closes(mark, m))
            opened = stack[depth]
            del stack[depth:]  # a mark opened inside and never closed opened nothing
            single = opened[2] in _SINGLE
            found.append(Quoted(opened[0], match.end(), opened[1], at, single, depth, False))
    unclosed = [entry for entry in stack if entry[2] not in _SINGLE or entry[2] == following]
    if unclosed:  # of several unclosed marks, the last is the likeliest to lack its partner
        at, opened_at, mark = unclosed[-1]
        depth = sum(1 for q in found if q.start < at and q.end > at)
        signed = _SIGNED_OFF.search(text, max(opened_at, end - _REACH), end)
        stop = signed.start() + 1 if signed else end  # the closing mark before "he said" is lost
        if mark not in _SINGLE or (mark == following and not signed):
            continues = mark == following and not signed
            found.append(Quoted(at, stop, opened_at, None, mark in _SINGLE, depth, continues))
    return found


def _reopens(text: str, opened: tuple[int, int, str], at: int, mark: str) -> bool:
    """True if a mark opens again what is open: "One sentence. "The next of the same speech."""
    _, begin, same = opened
    before = text[max(begin, at - 3) : at].rstrip(" )]")
    if (
        mark != same
        or before[-1:] not in (".", "!", "?", "…")
        or not text[at + len(mark) : at + len(mark) + 1].isupper()
    ):
        return False
    return not _SAID.search(text, max(begin, at - _REACH), at)


def _role(
    text: str, match: re.Match[str], stack: list[tuple[int, int, str]], start: int, end: int, following: str
) -> str:
    """The role of a mark: 'open', 'close' or '' (an apostrophe, a measure, or a mark without partner)."""
    mark, at, after = match.group(), match.start(), match.end()
    before, behind = text[at - 1] if at > start else " ", text[after] if after < end else " "
    left, right = not before.isspace() and before not in "([—–-/", not behind.isspace()
    partner = any(_closes(mark, m) for _, _, m in stack)
    if mark in _SINGLE and mark not in "‹›":
        if before.isalnum() and behind.isalnum():
            return ""  # an apostrophe within a word
        possessive = left and partner and _is_possessive(text, start, after, end, before, following)
        if left and partner and not behind.isalnum() and not possessive:
            return "close"
        # It may also begin just after a double mark: “‘Never,’ he said.”
        begins = right and mark != "’" and (not left or before in '"“') and not _ELISION.match(text, at)
        if begins and mark == following and not stack and _may_begin(text, start, at):
            return "open"  # the next paragraph opens it again
        return "open" if begins and _partner_follows(text, start, after, end, mark) else ""
    if mark in _STRAIGHT:  # some papers print two apostrophes on both sides
        if before.isdigit() and not partner and not behind.isalnum():
            return ""  # inches or seconds
        if partner and (left or not right or behind in ",.;:?!)"):
            return "close"
        return "open" if right and not (left and partner) else ""
    if partner and (mark not in OPENING or (left and not (right and behind.isalnum()))):
        return "close"
    if mark in OPENING or mark == "``" or (right and not left):
        return "open"
    return ""


def _may_begin(text: str, start: int, at: int) -> bool:
    """True if a speech may begin here: at the paragraph's start or after punctuation."""
    before = text[max(start, at - 3) : at].rstrip()
    return at == start or before[-1:] in (":", ",", ".", "!", "?", "—", "–")


def _closes(mark: str, opening: str) -> bool:
    if opening in ("'", "″"):
        return mark == opening
    if opening in ('"', "''"):  # some papers open with the one and close with the other
        return mark in ('"', "''", "”")
    if opening == "``":
        return mark in ("''", '"')
    if opening in "”»":  # Swedish and Danish use the same mark, or the reversed one, to open
        return mark in "”»«"
    return mark in OPENING.get(opening, "") or (opening == "“" and mark in ("“", '"', "''"))


def _partner_follows(text: str, start: int, at: int, end: int, mark: str) -> bool:
    close = "'" if mark == "'" else "’‘" if mark == "‚" else "’"
    return _last_end(text, start, end, close) > at


@lru_cache(maxsize=8)  # of one paragraph: each of its marks asks
def _last_end(text: str, start: int, end: int, close: str) -> int:
    """The last mark of a paragraph that may close a single one; -1: there is none."""
    return next((i for i in range(end - 1, start, -1) if text[i] in close and _ends_single(text, i, end)), -1)


@lru_cache(maxsize=8)
def _last_stopped(text: str, start: int, end: int) -> int:
    """The last apostrophe of a paragraph behind punctuation; -1: there is none."""
    return next((i for i in range(end - 1, start, -1) if text[i] in "'’" and text[i - 1] in ".,!?;:…"), -1)


def _ends_single(text: str, i: int, end: int) -> bool:
    return not text[i - 1].isspace() and (i + 1 >= end or not text[i + 1].isalnum())


def _is_possessive(text: str, start: int, at: int, end: int, before: str, following: str) -> bool:
    """True if this is likelier a possessive (officials’ plan): an end after punctuation is still to come."""
    if before in ".,!?;:…" or not (before == "s" and (word := _NEXT_WORD.match(text, at, end))):
        return False
    if following in ("'", "‘"):  # it may come in the next paragraph
        return not re.fullmatch(_VERB, word.group(1))
    return _last_stopped(text, start, end) > at


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
