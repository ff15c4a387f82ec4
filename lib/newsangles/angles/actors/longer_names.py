"""Names that are longer than what the recogniser has: bodies joined by *and*, explained by initials, with a number.

The text itself gives the evidence: initials in brackets count a body's words, and two words that it never has apart
are one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsangles.angles.actors.gazetteer import is_region, is_town
from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.name_matching import full_state
from newsangles.angles.actors.names import Name, personal_titles, words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

Found = Mapping[str, list[Name]]
"""The names of a text by their spelling."""

INITIALS = re.compile(r" ?\((?P<initials>[A-Z]{3,8})\)")
"""Initials in brackets."""

WORD_BEFORE = re.compile(r"[\w’'.&-]+,?$")
"""The word that ends before a place in a text."""

JOINT = re.compile(r" (?:and|&) (?=[A-Z])")
"""A joint between two words of one name."""

NUMBERED = re.compile(r" (?:[1-9]|One|Two|Three|Four|Five)(?: Live| Extra)?\b(?![-–:.,]\d| [A-Z]?\w+(?:s\b|-))")
"""The number of a station behind its name."""

MIN_TOGETHER = 2
"""Two words are one name if the text has them together >= so many times, and never apart."""


MIN_LETTERS = 3
"""A word before a name with fewer letters may be an initial."""

MAX_CHAIN = 3
"""Limit of words that a name in a chain of capitals is longer by."""


def longer_names(view: ParsedText, found: Found) -> Iterator[Name]:
    """Names that are longer than those found, of which each takes in one at least."""
    places = sorted((name for names in found.values() for name in names), key=lambda name: name.start)
    starts = {name.start: name for name in places}
    ends = {name.end: name for name in places}
    persons = frozenset(text for text, names in found.items() if any(name.found == "PERSON" for name in names))
    always: dict[tuple[str, ...], bool] = {}  # the words before a name with the name: if they are one
    for match in INITIALS.finditer(view.text):
        if match.start() in ends and (name := _explained(view, ends[match.start()], match)) is not None:
            yield name
    for name in places:
        other = starts.get(name.end + len(joint[0])) if (joint := JOINT.match(view.text, name.end)) else None
        if other is not None and _is_one(view, name, other, found):
            yield _to(view, name.start, other.end, "ORG")
        if name.text.split()[-1].lower() in words("station") and (number := NUMBERED.match(view.text, name.end)):
            yield _to(view, name.start, number.end(), "ORG")
        yield from _with_adverb(view, name, starts)
        yield from _with_month(view, name)
        yield from _with_chain(view, name)
        first = _first_before(view, name, persons)
        if first < 0:
            continue
        whole = (*view.word[first : view.word_at(name.start) + 1], name.text)
        if whole not in always:
            always[whole] = _always_together(view, whole, found)
        if always[whole]:
            yield _to(view, view.idx[first], name.end, ends.get(name.start - 1, name).found or name.found)


def _explained(view: ParsedText, name: Name, match: re.Match[str]) -> Name | None:
    """The words before initials in brackets that they count, where the name has only the last of them."""
    left, start = match["initials"], match.start()
    while left:
        word = WORD_BEFORE.search(view.text, max(0, start - 40), start)
        if word is None:
            return None
        pieces = [piece[0] for piece in re.split("[-’']", word.group()) if piece]
        capitals = "".join(letter for letter in pieces if letter.isupper())
        begins = word.group()[:1]
        if begins.isupper() and left.endswith(begins) and not left.endswith(capitals):
            capitals = begins
        small = word.group().rstrip(",") in ("and", "of", "for", "the", "&", "in", "on", "to")
        if not (small and not capitals) and not (capitals and left.endswith(capitals)):
            return None
        left = left.removesuffix(capitals) if capitals else left
        start = word.start()
        while left and view.text[start - 1 : start] == " ":
            start -= 1
    if start >= name.start or name.found == "PERSON" or "\n" in view.text[start : name.end]:
        return None
    whole = _to(view, start, name.end, "ORG")
    return whole if whole.text == view.text[start : name.end] else None


def _is_one(view: ParsedText, name: Name, other: Name, found: Found) -> bool:
    """True for two words that the text has together several times, and never the second by itself."""
    if name.found in ("PERSON", "NORP") or any(_is_known(one.text) for one in (name, other)):
        return False
    if is_given_name(other.text.split()[0]) and (" " in other.text or " " not in name.text):
        return False
    whole = view.text[name.start : other.end]
    together = view.times_written(whole)
    if together < MIN_TOGETHER or "\n" in whole:
        return False
    return view.times_written(other.text) == view.times_written(name.text) == together


def _is_known(text: str) -> bool:
    return lookup(text) is not None or is_town(text) or is_region(text)


def _with_adverb(view: ParsedText, name: Name, starts: Mapping[int, Name]) -> Iterator[Name]:
    """A body's name with an adverb in capitals behind it: Norla Hold [On]."""
    other = starts.get(name.end + 1)
    if other is None or view.text[name.end] != " " or name.found not in ("ORG", ""):
        return
    if other.text.lower() in words("adverb in a name") and other.text.istitle() and " " in name.text:
        yield _to(view, name.start, other.end, name.found)


def _with_month(view: ParsedText, name: Name) -> Iterator[Name]:
    """A given name with a surname that is a month's as well: Ana [May]."""
    k = view.word_at(name.end - 1) + 1
    if name.found != "PERSON" or " " in name.text or not is_given_name(name.text) or k + 1 >= view.n:
        return
    near = view.text[name.end : view.idx[k]] == " " and view.sent[k] == view.sent[k - 1]
    dated = view.word[k + 1][:1].isdigit() or (
        view.word[k + 1] == "," and view.word[k + 2 : k + 3] != [] and view.word[k + 2].isdigit()
    )
    if near and view.lower[k] in words("month") and view.word[k].istitle() and not dated:
        yield _to(view, name.start, view.end[k], "PERSON")


def _with_chain(view: ParsedText, name: Name) -> Iterator[Name]:
    """A name cut within a chain of words in capitals, of which it describes the last: Jan [Ten Roe]."""
    last = view.word_at(name.end - 1)
    own = view.head[last]
    if (
        view.dep[last] == "compound"
        and last < own <= last + MAX_CHAIN
        and name.found in ("PERSON", "GPE")
        and _is_chain(view, last, own)
        and (name.found == "PERSON" or view.lower[own] not in view.small)
    ):
        yield _to(view, name.start, view.end[own], name.found if name.found == "PERSON" else "")


def _first_before(view: ParsedText, name: Name, persons: frozenset[str]) -> int:
    """The first of the capitalised words before a name of one word, which may belong to it; -1: none."""
    i = first = view.word_at(name.start)
    if i < 2 or " " in name.text or name.text in persons:
        return -1
    while first > 1 and _begins_name(view, first - 1):
        first -= 1
    if first == i or is_given_name(name.text) or any(lookup(word) is not None for word in view.word[first:i]):
        return -1
    place = lookup(name.text)
    state = (place is not None and place.kind in ("country", "part")) or full_state(name.text) != name.text
    return -1 if state else first  # TAMWELL NSW


def _always_together(view: ParsedText, whole: tuple[str, ...], found: Found) -> bool:
    """True for words that are always before a name: Never [Roers].

    The last of them is no name by itself elsewhere, else the two may be two names.

    Args:
        view: The document.
        whole: The words before the name, its own word, and its text.
        found: The names of the text.
    """
    *own, text = whole
    before, again = len(own) - 1, view.places_of(text)
    same = all(k >= before and view.word[k - before : k + 1] == own for k in again)
    return same and not (own[-2] in found and len(view.places_of(own[-2])) > len(again))


def _begins_name(view: ParsedText, k: int) -> bool:
    """True for a word in capitals, right before another, that is a part of its name: Never Roers, Real Norland."""
    word, low = view.word[k], view.lower[k].rstrip(".")
    if not (word.istitle() or word.isupper()) or len(word) < MIN_LETTERS or view.end[k] < view.first_line:
        return False
    near = view.text[view.end[k] : view.idx[k + 1]] == " " and view.sent[k] == view.sent[k + 1]
    begins = view.bounds[view.sent[k]][0] == k and (view.pos[k] != "PROPN" or low in view.small)
    proper = view.tag[k] == "NNP" or (view.opens[k - 1] and word.istitle())
    proper = proper and view.pos[k] != "DET" and low not in words("generic")
    return near and proper and not begins and not _is_ordinary(low) and view.word[k - 1] not in ("'s", "’s", "-")


def _is_chain(view: ParsedText, first: int, last: int) -> bool:
    """True for words of one line in capitals, of which the recogniser left out all but the first."""
    line = view.text[view.idx[first] : view.end[last]]
    if view.end[last] < view.first_line or "\n" in line or view.sent[first] != view.sent[last]:
        return False
    rest = range(first + 1, last + 1)
    further = view.word[last + 1 : last + 2]  # a name in capitals goes on: Roe Links [Cape Hale]
    if further and further[0].istitle() and view.ent[last + 1] and view.tag[last + 1] == "NNP":
        return False
    return all(
        view.tag[k] == "NNP"
        and not view.ent[k]
        and view.word[k].istitle()
        and len(view.word[k]) > 1
        and view.bounds[view.sent[k]][0] != k
        and not _is_ordinary(view.lower[k])
        for k in rest
    )


def _is_ordinary(low: str) -> bool:
    """True for a word that stands beside a name without being a part of it."""
    lists = ("office", "officeholder", "occupation", "player", "captaincy", "people", "parties", "status", "no actor")
    return low in personal_titles() or low in words("common") or any(low in words(which) for which in lists)


def _to(view: ParsedText, start: int, end: int, label: str) -> Name:
    return name_from(view, view.word_at(start), view.word_at(end - 1), label)
