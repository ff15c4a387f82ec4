"""A Doc without the words that nobody tells: menus, credits, notes, the agency of a dateline.

The angles read such a Doc. It has the same characters at the same places, but for blanks where the structure of the
document says that nothing is to be read; so no angle needs to ask, and what it counts, compares and numbers is what is
read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, NORM, ORTH, POS, SPACY, TAG
from spacy.symbols import SPACE
from spacy.tokens import Doc

from newsangles.language.doc_text import starts_of, text_of, words_of
from newsangles.language.structure import READ, structure_of
from newsangles.language.structure.document import ROWS

Span = tuple[int, int]

NAMED = READ | {"dateline", "quote_credit"}
"""Kinds of parts whose words the angles see: also those that say where, or who is quoted."""

BY_LINE = re.compile(
    r"\s*(?:[Ww]ords |[Ww]ritten )?[Bb][Yy]:? (?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3})"
    r"(?=\s*(?:$|[\n,|•·(]| and | in ))"
)
"""Patterns of a by-line that begins with the author's full name."""

_COPIED = (TAG, POS, DEP, LEMMA, NORM, MORPH, ENT_IOB, ENT_TYPE, HEAD)
_BEGINS, _INSIDE, _OUTSIDE = 3, 1, 2  # values of ENT_IOB
_TOWN = re.compile(r"[^(\[—–]+?(?=\s*(?:[(\[—–]|\s--?|-+\s|$))")
_CHUNK = re.compile(r"[^,/]+")
_DATE = (
    r"(?:\w*\d\w*|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_HAS_DATE = re.compile(rf"\b{_DATE}\b", re.IGNORECASE)
_ALL_DATE = re.compile(rf"\W*(?:{_DATE}\b\W*)+", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"\n]*(?:[”\"]|$)", re.MULTILINE)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]yself)\b")
_LAST: dict[tuple[bytes, tuple[Span, ...]], Doc] = {}  # the one that was made last


def hidden(doc: Doc) -> list[Span]:
    """Stretches of a text that no angle reads, in their order, as half-open character spans."""
    plain: Sequence[dict[str, Any]] = doc.user_data.get(ROWS) or ()
    if plain and all(row["kind"] in READ for row in plain):
        return []
    # The plain rows, since each angle asks, and making rows of them costs more than looking through them.
    parts = [(row["kind"], row["start"], row["end"]) for row in plain]
    parts = parts or [(part.kind, part.start, part.end) for part in structure_of(doc).parts]
    found: list[Span] = []
    text = text_of(doc)
    for kind, start, end in parts:
        if kind == "dateline":
            found.append((_town(text, start, end)[1], end))
        elif kind == "timestamp" and _ALL_DATE.fullmatch(text, start, end):
            continue  # the days that the text counts from may be reckoned from it
        elif kind == "byline" and (author := _author(text, start, end)):
            found += [(start, author[0]), (author[1], end)]
        elif kind not in NAMED:
            found.append((start, end))
    return [(start, end) for start, end in found if start < end]


def readable(doc: Doc, blanks: Sequence[Span] | None = None) -> Doc:
    """The Doc as the angles read it: itself, or a copy with blanks for what is not read.

    Args:
        doc: A parsed Doc.
        blanks: What is `hidden` of it, where the caller has that; None: it is looked for.

    The copy shares ``user_data`` and what is known besides the text with its original. Only the last one is kept, by
    all annotations that it is made from.
    """
    blanks = tuple(hidden(doc) if blanks is None else blanks)
    if not blanks or not len(doc):
        return doc
    key = doc.to_array([ORTH, SPACY, *_COPIED]).tobytes(), blanks
    found = _LAST.get(key)
    if found is None or found.vocab is not doc.vocab:
        found = _blanked(doc, blanks)
        _LAST.clear()
        _LAST[key] = found
    found.user_data = doc.user_data
    found._context = getattr(doc, "_context", None)
    return found


def apart(span: Span, blanks: Sequence[Span], text: str) -> Iterator[Span]:
    """A stretch without the blanks in it, as stretches without white space at their edges."""
    start, end = span
    for left, right in (*blanks, (end, end)):
        stop = min(left, end)
        if start < stop:
            words = text[start:stop]
            first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            if first < last:
                yield first, last
        start = max(start, min(right, end))


def _town(text: str, start: int, end: int) -> Span:
    """The words of a dateline before the agency and the dash: town, country, date."""
    match = _TOWN.match(text, start, end)
    return (start, match.end()) if match else (start, start)


def _author(text: str, start: int, end: int) -> Span | None:
    """*By* and the author's name in a by-line, where the text tells of *I* outside quotes."""
    match = BY_LINE.match(text, start, end)
    told = match and _FIRST_PERSON.search(_QUOTED.sub("", text[end:]))
    return (start, match.end()) if match and told else None


def _blanked(doc: Doc, blanks: Sequence[Span]) -> Doc:
    """A copy of a Doc, a single token of spaces in place of the words of each blank."""
    text = text_of(doc)
    starts = starts_of(doc)
    edges = [*starts, len(text)]
    gone = _gone(starts, blanks)
    old_words = words_of(doc)
    words: list[str] = []
    spaces: list[bool] = []
    kept: list[int] = []  # by new word: the old one, or -1 for a blank
    for i, word in enumerate(old_words):
        if not gone[i]:
            words.append(word)
            spaces.append(edges[i] + len(word) < edges[i + 1])
            kept.append(i)
        elif i and gone[i - 1]:
            words[-1] += " " * (edges[i + 1] - edges[i])
        else:
            words.append(" " * (edges[i + 1] - edges[i]))
            spaces.append(False)
            kept.append(-1)
    copy = Doc(doc.vocab, words=words, spaces=spaces)
    array = _annotations(doc, copy, kept, gone)
    _mark_towns(doc, array, kept, starts, old_words)
    return copy.from_array(list(_COPIED), array)


def _gone(starts: Sequence[int], blanks: Sequence[Span]) -> list[bool]:
    """True for each word that begins in a blank."""
    found, n = [], 0
    for start in starts:
        while n < len(blanks) and blanks[n][1] <= start:
            n += 1
        found.append(n < len(blanks) and blanks[n][0] <= start)
    return found


def _annotations(doc: Doc, copy: Doc, kept: Sequence[int], gone: Sequence[bool]) -> Any:
    """The annotations of the words that are kept, each of them below a word that is kept."""
    old = doc.to_array(list(_COPIED)).astype(np.uint64)
    heads = [i + int(h) for i, h in enumerate(old[:, _COPIED.index(HEAD)].astype(np.int64))]
    new_place = {i: n for n, i in enumerate(kept) if i >= 0}
    at = {attribute: n for n, attribute in enumerate(_COPIED)}
    strings = doc.vocab.strings
    first = next((n for n, i in enumerate(kept) if i >= 0 and not doc[i].is_space), None)
    array = np.zeros((len(kept), len(_COPIED)), dtype=np.uint64)
    for n, i in enumerate(kept):
        if i < 0:
            array[n, at[TAG]], array[n, at[POS]] = strings.add("_SP"), SPACE
            array[n, at[DEP]], array[n, at[LEMMA]] = strings.add("dep"), copy[n].orth
            array[n, at[NORM]], array[n, at[ENT_IOB]] = copy[n].orth, _OUTSIDE
            head = _beside(n, first)
        else:
            array[n] = old[i]
            above = heads[i]
            while gone[above] and heads[above] != above:
                above = heads[above]
            if not gone[above]:
                head = new_place[above]
            elif doc[i].is_space:
                head = _beside(n, first)
            else:
                head, array[n, at[DEP]] = n, strings.add("ROOT")
            if i and gone[i - 1] and old[i, at[ENT_IOB]] == _INSIDE:
                array[n, at[ENT_IOB]] = _BEGINS
        array[n, at[HEAD]] = np.int64(head - n).astype(np.uint64)
    return array


def _beside(place: int, first: int | None) -> int:
    """The word that a blank hangs on: the one before it, at the beginning of a text its first word."""
    if first is None:
        return place
    return first if place < first else place - 1


def _mark_towns(doc: Doc, array: Any, kept: Sequence[int], starts: Sequence[int], old_words: Sequence[str]) -> None:
    """Make each town and country of a dateline the name of a place, there and in the text.

    Capitals mislead the name recogniser, and what it makes of a small town's name is a guess.
    """
    text = text_of(doc)
    towns: set[tuple[str, ...]] = set()
    for part in structure_of(doc).parts:
        if part.kind != "dateline":
            continue
        start, end = _town(text, part.start, part.end)
        for chunk in _CHUNK.finditer(text, start, end):
            places = [n for n, i in enumerate(kept) if i >= 0 and chunk.start() <= starts[i] < chunk.end()]
            places = [n for n in places if not doc[kept[n]].is_space]
            if places and not _HAS_DATE.search(chunk.group()):
                _name(doc, array, places)
                towns.add(tuple(doc[kept[n]].lower_ for n in places))
    words = [old_words[i].lower() if i >= 0 else "" for i in kept] if towns else []
    for town in towns:
        size = len(town)
        for n, word in enumerate(words):
            found = word == town[0] and tuple(words[n : n + size]) == town
            if found and doc[kept[n]].text[0].isupper() and _stands_alone(doc, kept[n], kept[n] + size):
                _name(doc, array, range(n, n + size))


def _name(doc: Doc, array: Any, places: Sequence[int]) -> None:
    """Make words of the copy the name of a place."""
    for n in places:
        array[n, _COPIED.index(ENT_IOB)] = _BEGINS if n == places[0] else _INSIDE
        array[n, _COPIED.index(ENT_TYPE)] = doc.vocab.strings.add("GPE")


def _stands_alone(doc: Doc, start: int, end: int) -> bool:
    """True if words are no part of a longer name."""
    around = [doc[i] for i in (start - 1, end) if 0 <= i < len(doc)]
    within = end < len(doc) and doc[end].ent_iob == _INSIDE
    return not within and doc[start].ent_iob != _INSIDE and all(token.pos_ != "PROPN" for token in around)
