"""Where a claim ends before a credit, and whom credits name: *…, Ana Ruiz, a clerk, said*; *“…”—Derby Mercury*."""

from __future__ import annotations

import re

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.unquoted_sources import MAX_TAIL_WORDS, Unquoted
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.schema import Quote

MAX_ROLE_WORDS = 25
"""Limit of the words of a name with its role before the verb of saying that ends a sentence."""

MAX_AFTER_SAYING = 5
"""Limit of the words after that verb: *…, said on Monday*."""

MAX_HEADING_WORDS = 14
"""Limit of the words of a line that announces a document."""

MAX_GROWN = 100
"""Limit of the characters around the end of a quotation in which its credit is sought."""

MAX_LINES_BACK = 12
"""Limit of the paragraphs of a quoted document before the one looked at."""

_DASHES = frozenset(("—", "–", "-", "--", "―"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_AFTER = re.compile(
    r"[\"”’']{1,2}[.]?[ \t]*(?:[—–―]|--?)[ \t]*(?P<name>(?:[Tt]he )?[A-Z][\w.&’']*"
    r"(?: (?:[A-Z][\w&’']*|of|the|for|and|de|in)){0,6})[.)]?[ \t]*(?=\n|$)"
)
_GROWN = re.compile(r"[.!?][\"”’']+[ \t]*(?:[—–―]|--)")
_MARKS = "\"“”‘’'«» \t"


def within_borders(context: Presentations, first: int, verb: int, last: int) -> tuple[int, int]:
    """The same words without a credit after the closing mark, a speaker's name and role, or half of an *&c.*."""
    view = context.view
    for i in range(verb + 1, last + 1):
        if view.word[i] in _DASHES and (view.closes[i - 1] or view.word[i - 1] in (".", "!", "?")):
            last = i - 1
            break
    found = named_speaker(context, view.sent[verb])
    if found is not None and verb < found.outside[0] <= last:
        last = found.outside[0] - 1
    while first < verb and (
        view.text[max(0, view.idx[first] - 1) : view.idx[first]] == "&" or view.word[first] in ("…", "...", "&")
    ):
        first += 1
    while last > verb and view.word[last] in ("&", "…", "..."):
        last -= 1
    return first, last


def before_credit(view: ParsedText, start: int, end: int) -> int:
    """Where a claim ends whose last word is grown together with a credit: *safe."—Harbour*."""
    match = _GROWN.search(view.text, start, end)
    return match.start() if match is not None and match.start() > start else end


def named_speaker(context: Presentations, sentence: int) -> Unquoted | None:
    """A name with a role before the verb of saying that ends a sentence: *…, Ana Ruiz, a clerk, said*."""
    view = context.view
    start, last = view.free_bounds[sentence]
    saying = lexicon()["plain saying"]
    said = next((i for i in range(last, max(start, last - MAX_AFTER_SAYING), -1) if view.lemma[i] in saying), -1)
    if said < start + MAX_TAIL_WORDS // 2 or view.word[said - 1] != "," or view.tag[said] not in _FINITE:
        return None
    if view.inside[said] or any(view.word[i] == "," or view.pos[i] in VERBAL for i in range(said + 1, last + 1)):
        return None
    for comma in range(said - 2, max(start, said - MAX_ROLE_WORDS), -1):
        if view.tag[comma] in _FINITE or view.inside[comma]:
            return None
        if view.word[comma] != ",":
            continue
        end = comma + 1
        while end < said and view.pos[end] == "PROPN":
            end += 1
        named = end > comma + 1 and view.word[end] == "," and view.ent[end - 1] == "PERSON"
        if named and end < said - 1:
            return Unquoted(comma + 1, end - 1, said - 2, range(comma, last + 1))
    return None


def credit_of(view: ParsedText, quote: Quote) -> Unquoted | None:
    """The document that a quotation without a source is from, by a credit behind or above it."""
    return _credit(view, min(a for a, _ in quote.parts), max(b for _, b in quote.parts))


def credit_around(view: ParsedText, i: int) -> Unquoted | None:
    """As `credit_of`, for a word in quotation marks that were read as no quote, of one or more paragraphs."""
    around = next((s for s in view.stretches if s.first <= i <= s.last), None)
    if around is None:
        return None
    return _credit(view, view.idx[around.first], view.end[around.last])


def _credit(view: ParsedText, start: int, end: int) -> Unquoted | None:
    """The document named behind the end of a quotation, or in the line above its start."""
    match = _AFTER.search(view.text, max(start, end - MAX_GROWN), end + MAX_GROWN)
    if match is not None and match.end() == end + MAX_GROWN:  # not cut off by the limit
        match = _AFTER.match(view.text, match.start())
    if match is not None and match.start() <= end + 2:
        first, last = view.word_at(match.start("name")), view.word_at(match.end("name") - 1)
        return Unquoted(first, last, last, range(first, last + 1), document=True)
    return _announced_above(view, start)


def _announced_above(view: ParsedText, start: int) -> Unquoted | None:
    """The document that the line above a quotation announces: *From a letter of a merchant, May 3.*"""
    text, begin = view.text, view.text.rfind("\n", 0, start) + 1
    if text[begin:start].strip(_MARKS):
        return None
    for _ in range(MAX_LINES_BACK):
        end = begin
        while end and text[end - 1].isspace():
            end -= 1
        if not end:
            return None
        begin = text.rfind("\n", 0, end) + 1
        if text[begin] not in "\"“‘'«":
            return _document_of_line(view, begin, end)
    return None


def _document_of_line(view: ParsedText, begin: int, end: int) -> Unquoted | None:
    """The document that a heading or an announcing line names."""
    first, last = view.word_at(begin), view.word_at(end - 1)
    words = [i for i in range(first, last + 1) if not view.word[i].isspace()]
    known = (lexicon()["document"] - lexicon()["no label"]) | lexicon()["quotable"]
    papers = [i for i in words if (view.lower[i] in known or view.lemma[i].lower() in known) and view.tag[i] != "NNS"]
    if not papers or len(words) > MAX_HEADING_WORDS:
        return None
    while words and not view.free[words[-1]]:
        words.pop()
    announces = view.text[end - 1] == ":"
    if not any(view.tag[i] in _FINITE for i in words):
        return Unquoted(words[0], papers[0], words[-1], range(0), document=True)
    paper = papers[-1]
    if announces and view.dep[paper] == "pobj" and view.lower[view.head[paper]] in ("from", "in", "of"):
        return Unquoted(view.first[paper], paper, min(view.last[paper], words[-1]), range(0), document=True)
    return None
