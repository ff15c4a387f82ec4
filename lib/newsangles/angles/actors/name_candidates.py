"""Candidates: the names that a text may have, proposed by spaCy's name recogniser and cleaned.

Titles, possessives, line breaks and words that are no part of a name are cut off; pieces of one name are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsangles.angles.actors.genders import is_abbreviated, is_given_name
from newsangles.angles.actors.names import Name, endings, personal_titles, words
from newsangles.angles.actors.titles import before_a_title, follows_name, full_forms, past_titles, titled_in_capitals
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

ENTITIES = frozenset("PERSON ORG GPE LOC FAC EVENT PRODUCT WORK_OF_ART LAW NORP".split())
"""The recogniser's labels of names that may be an actor's (OntoNotes)."""

WITH_NUMBERS = ("EVENT", "LAW", "PRODUCT", "WORK_OF_ART")
"""Labels of names that may end in numbers; beside others they are the result of a game."""

RESULT = re.compile(r"\s\d{1,2}\s?[-–‑:]\s?\d{1,2}\b(?! [A-Z])")
"""A result: 3-6."""

ADJECTIVES = ("ous", "ful", "less", "ed", "ing", "rich", "torn", "ridden")
"""Endings of adjectives that may begin a sentence before a country: Mountainous Nepal."""

MIN_BRANCHES = 2
"""A word before a country names a body if the two stand together >= this number of times."""

NICKNAME = re.compile(
    r"\b(?P<first>[A-Z][\w.’-]+) (?:[“\"][A-Z]\w+(?: [A-Z]\w+){0,2}[”\"]|[‘'][A-Z]\w+(?: [A-Z]\w+){0,2}[’'])"
    r" (?P<last>[A-Z][\w-]+)\b"
)
"""A person's name with a nickname in quotation marks."""

PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z][\w.]*$")
"""The party and state of a US lawmaker: D-Ohio."""

HYPHENS, MAX_HYPHENATED_LETTERS = ("-", "‐", "‑"), 7
"""Hyphens; the second part of a given name in small letters has < this number of letters."""

MAX_PARTICLES = 3
"""Limit of particles between two parts of a name: Ana [de la] Cruz."""


def candidates(view: ParsedText) -> dict[str, list[Name]]:
    """Candidate names by their text: the recogniser's, and other capitalised words."""
    before_names, common, office = personal_titles(), words("common"), words("office")
    found: list[tuple[int, int, str]] = []
    used = [False] * view.n
    for first, last, label in entities(view):
        for k in range(first, last + 1):
            used[k] = True
        party = PARTY_AND_STATE.match(view.text[view.idx[first] : view.end[last]])
        if label in ENTITIES and not party and not (first == last and _short_title(view, first)):
            pieces = clean(view, first, last, label)
            glued = len(pieces) > 1 and label == "ORG"  # a list, of which the recogniser made one body
            found += ((a, b, "" if glued else label) for a, b in pieces)
    i = 0
    while i < view.n:
        j = i
        while j < view.n and not used[j] and view.pos[j] == "PROPN" and view.word[j][:1].isupper():
            j += 1
        a = i
        if j - i > 1:
            a += past_titles([word.rstrip(".") for word in view.lower[i:j]], before_names)
        alone = j - a == 1 and (view.lower[a] in common or len(view.word[a]) < 2 or _short_title(view, a))
        if a < j and view.lower[a].rstrip(".") not in before_names and not alone:
            found.append((a, j - 1, ""))
        i = max(j, i + 1)
    by_text: dict[str, list[Name]] = {}
    found = [(_with_surname(view, a, b), b, label) for a, b, label in found]
    for a, b, label in _whole(view, _joined(view, sorted(set(found)))):
        state = a == b or view.lower[a] == "state"
        if state and a > 1 and view.lower[a - 1] == "of" and view.lower[a - 2] in office:
            continue  # Secretary of State is an office
        name = name_from(view, a, b, label)
        by_text.setdefault(name.text, []).append(name)
    return by_text


def _short_title(view: ParsedText, k: int) -> bool:
    """True for the short form of a title before another or a name: [Det]. Insp. Roe."""
    low, after = view.lower[k].rstrip("."), k + 1 + (view.word[k + 1 : k + 2] == ["."])
    short = full_forms().get(low, (low,)) != (low,) or low in before_a_title() or titled_in_capitals(view.word[k])
    return short and after < view.n and view.word[after][:1].isupper() and not is_given_name(view.word[k])


def _with_surname(view: ParsedText, first: int, last: int) -> int:
    """The first word of a name, with the surname before a generation by itself: Tarrant | Jr."""
    alone = view.lower[first].rstrip(".") in words("younger") | words("elder")
    if not alone or first != last or not first or view.sent[first - 1] != view.sent[first]:
        return first
    return first - 1 if view.word[first - 1][:1].isupper() else first


def _joined(view: ParsedText, found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names, in one where only particles or the stop of an abbreviation part them: Wm. | Carter; Ana | de la Cruz."""
    particles = words("particle")
    whole: list[tuple[int, int, str]] = []
    for a, b, label in found:
        if whole and whole[-1][1] < a <= whole[-1][1] + MAX_PARTICLES + 1 and view.sent[a] == view.sent[whole[-1][1]]:
            first, last, kind = whole[-1]
            between = view.word[last + 1 : a]
            short = is_abbreviated(view.word[last]) and between in ([], ["."])
            named = "PERSON" in (kind, label) and {kind, label} <= {"PERSON", ""}
            spaced = view.idx[a] - view.end[a - 1] <= 1
            unknown = kind == label == "" and lookup(view.word[last]) is None and lookup(view.word[a]) is None
            if between == ["-"] and unknown and view.idx[a] - view.end[last] == 1 and len(view.word[a]) > 1:
                whole[-1] = first, b, ""  # Roe-Poe, of which the recogniser knows neither part
                continue
            given = kind == label == "PERSON" and first == last and is_given_name(view.word[first]) and a < b
            if spaced and (short or (given and not between) or (named and between and particles.issuperset(between))):
                whole[-1] = first, b, "PERSON"
                continue
        whole.append((a, b, label))
    return whole


def _whole(view: ParsedText, found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names with the words that the recogniser left out, without the pieces of longer names."""
    longer = [_longer(view, *name) for name in found]
    longer += _nicknamed(view)
    whole: list[tuple[int, int, str]] = []
    for a, b, label in sorted(set(longer), key=lambda name: (name[0], -name[1], name[2] == "")):
        if not whole or b > whole[-1][1]:
            whole.append((a, b, label))
    return whole


def _longer(view: ParsedText, first: int, last: int, label: str) -> tuple[int, int, str]:
    """A name with its first name or surname, or with the body that is named after a place."""
    if first == last and label in ("", "PERSON", "PRODUCT"):
        if _loose(view, first - 1, first) and is_given_name(view.word[first - 1]):
            return first - 1, last, "PERSON"
        follows = _loose(view, last + 1, last) and not _loose(view, last + 2, last + 1)
        plain = follows and not endings().get(view.lower[last + 1]) and view.lower[last + 1] not in view.small
        if label == "PERSON" and plain and is_given_name(view.word[first]) and view.tag[last + 1] != "NNPS":
            return first, last + 1, label
    if label in ("", "GPE", "LOC"):
        k = first - 2
        of = k >= 0 and view.lower[k + 1] == "of" and view.lower[k] in words("bodily")
        if of and view.word[k][:1].isupper() and view.para[k] == view.para[last] and not view.ent[k]:
            more = k > 0 and view.pos[k - 1] == "PROPN" and view.text[view.end[k - 1] : view.idx[k]] == " "
            return k - (more and view.word[k - 1][:1].isupper() and not view.ent[k - 1]), last, "ORG"
        if _named_after(view, first, last):
            return first, last + 1, ""
        place = lookup(view.text[view.idx[first] : view.end[last]])
        if place is not None and place.kind == "country" and _branch(view, first, last):
            return first - 1, last, "ORG"
    return first, last, label


def _loose(view: ParsedText, k: int, beside: int) -> bool:
    """True for a capitalised word beside a name, of the same sentence, that is in no name of the recogniser."""
    if not 0 <= k < view.n or view.para[k] != view.para[beside] or view.ent[k] or view.pos[k] != "PROPN":
        return False
    first, second = min(k, beside), max(k, beside)
    near = view.text[view.end[first] : view.idx[second]] == " "
    low = view.lower[k].rstrip(".")
    plain = low not in personal_titles() and low not in words("common") and low not in words("office")
    return near and plain and view.word[k][:1].isupper() and view.word[k].isupper() == view.word[beside].isupper()


def _named_after(view: ParsedText, first: int, last: int) -> bool:
    """True for a place after *the* whose next word makes it a team or building."""
    the = first > 0 and view.lower[first - 1] == "the" and view.sent[first - 1] == view.sent[first]
    if not the or view.ent[last] != "GPE" or not _loose(view, last + 1, last) or _loose(view, last + 2, last + 1):
        return False
    low, place = view.lower[last + 1], lookup(view.word[last + 1])
    known = low in words("parties") or low.removesuffix("s") in words("parties") | words("office") | words("occupation")
    return not known and place is None and low not in view.small and low not in words("particle")


def _branch(view: ParsedText, first: int, last: int) -> bool:
    """True for a country after the name of the body whose branch there is meant: Acme Canada, CPA Canada."""
    k = first - 1
    if k < 0 or view.sent[k] != view.sent[first] or view.text[view.end[k] : view.idx[first]] != " ":
        return False
    word, low = view.word[k], view.lower[k]
    after = view.head[last] > last and view.dep[last] in ("compound", "nmod")  # UN Syria envoy
    known = low in words("nearby") | words("side") | words("turn") | words("common") | words("office")
    if after or known or not word[:1].isupper() or len(word) < 2 or lookup(word) is not None or low in view.small:
        return False
    if word.isupper():
        return view.ent[k] in ("", "ORG") and not view.text.isupper() and view.pos[k] in ("PROPN", "NOUN")
    both = view.text[view.idx[k] : view.end[last]]
    starts = view.bounds[view.sent[k]][0] == k
    return (
        not view.ent[k]
        and view.text.count(both) >= MIN_BRANCHES
        and (view.pos[k] == "PROPN" or not starts or _repeated(view, k))
    )


def _repeated(view: ParsedText, k: int) -> bool:
    """True if a word that begins a sentence is capitalised elsewhere as well, and never small."""
    if view.lower[k] in view.small:
        return False
    return view.within_sentences[view.word[k]] > (view.bounds[view.sent[k]][0] != k)


def _nicknamed(view: ParsedText) -> Iterator[tuple[int, int, str]]:
    """Persons' names with a nickname in quotation marks within: Jan "Big Bear" Roe."""
    for match in NICKNAME.finditer(view.text):
        first, last = view.word_at(match.start("first")), view.word_at(match.end("last") - 1)
        person = is_given_name(match["first"]) or view.ent[first] == "PERSON"
        if person and view.sent[first] == view.sent[last] and view.pos[last] == "PROPN":
            yield first, last, "PERSON"


def entities(view: ParsedText) -> Iterator[tuple[int, int, str]]:
    """The recogniser's names as (first word, last word, label)."""
    i = 0
    while i < view.n:
        j = i
        if view.ent[i]:
            while j + 1 < view.n and view.continues_name[j + 1]:
                j += 1
            yield i, j, view.ent[i]
        i = j + 1


def name_from(view: ParsedText, first: int, last: int, label: str) -> Name:
    """The name from one word to another."""
    start, end = view.idx[first], view.end[last]
    inside = range(first, last + 1)
    head = min(inside, key=lambda k: (view.depth[k], -k))
    return Name(start, end, view.text[start:end], head, label)


def clean(view: ParsedText, first: int, last: int, label: str) -> list[tuple[int, int]]:
    """The name, or names, in a span of the recogniser: without titles, articles, possessives and line breaks."""
    person = label == "PERSON"
    for k in range(first, last + 1):
        joined = person and first < k < last and view.lower[k] in ("and", "&", ",", "/")
        listed = view.lower[k] == "," and first < k < last and is_abbreviated(view.word[k + 1])  # Moody, Wm. Farrell
        listed = listed or (label == "ORG" and (_lists(view, first, k, last) or _two_bodies(view, first, k, last)))
        if joined or listed or "\n" in view.word[k]:
            return [
                *(clean(view, first, k - 1, label) if k > first else ()),
                *(clean(view, k + 1, last, label) if k < last else ()),
            ]
    bracket = next((k for k in range(first + 1, last + 1) if view.word[k] == "("), -1)
    if bracket > 0 and ")" not in view.word[bracket : last + 1]:
        last = bracket - 1
    if label not in WITH_NUMBERS:
        last = _without_score(view, first, last)
        last = next((k - 1 for k in range(first + 1, last + 1) if _ends(view, k, first, last)), last)
    while person and ends_hyphenated(view, last + 2):
        last += 2
    while last >= first and not (view.word[last][:1].isupper() or view.word[last][:1].isdigit()):
        if person and last > first + 1 and ends_hyphenated(view, last):
            break
        last -= 1
    last = _without_portfolio(view, first, last)
    if first + 2 <= last and view.lower[first + 1] == "of" and view.lower[first] in words("served"):
        first += 2  # Customers of Acme Stores
    if label in ("GPE", "LOC", "ORG", "NORP") and first < last and view.pos[first] == "NUM":
        known = lookup(view.text[view.idx[first + 1] : view.end[last]])
        first += known is not None and view.word[first].isalpha()  # Two United States officials
    while last > first and (follows_name(view.word[last]) or _judge(view, first, last)):
        last -= 1 + (view.word[last - 1] == "," and last > first + 1)
    particles = words("particle")
    if _occupied(view, first, last, person=person):
        first += 1
    if person:
        if first < last and titled_in_capitals(view.word[first]):
            first += 1
        low = [word.rstrip(".") for word in view.lower[first : last + 1]]
        first += past_titles(low, personal_titles())
    opening = first < last and view.bounds[view.sent[first]][0] == first and view.lower[first].endswith(ADJECTIVES)
    if opening and label in ("GPE", "LOC") and lookup(view.text[view.idx[first] : view.end[last]]) is None:
        rest = lookup(view.text[view.idx[first + 1] : view.end[last]])
        first += rest is not None and rest.kind == "country" and view.lower[first] not in words("nearby")
    while first <= last:
        word = view.word[first]
        begins = word[:1].isupper() or word[:1].isdigit() or view.lower[first] in particles or word[:1] in "#ei"
        if begins and view.pos[first] != "DET":
            break
        first += 1
    return [(first, last)] if first <= last else []


def _without_portfolio(view: ParsedText, first: int, last: int) -> int:
    """The last word of a name without the portfolio of an office behind it: UK | Home Secretary."""
    after = view.lower[last + 1] if last + 1 < view.n else ""
    if after not in words("portfolio office") or not view.word[last + 1][:1].isupper():
        return last
    begin = last
    while begin >= first and view.lower[begin] in words("portfolio") | {"and", "&"}:
        begin -= 1
    place = lookup(view.text[view.idx[first] : view.end[begin]]) if first <= begin < last else None
    return begin if place is not None else last


def _judge(view: ParsedText, first: int, last: int) -> bool:
    """True for the letters of a judge after a surname: Roe J, Roe LJ."""
    return last == first + 1 and view.word[last] in ("J", "LJ") and view.word[first][1:].islower()


def _occupied(view: ParsedText, first: int, last: int, *, person: bool) -> bool:
    """True for a trade in capitals before a full name: Striker Jan Roe."""
    if last < first + 2 or view.lower[first] not in words("player") | words("occupation") | words("office"):
        return False
    return is_given_name(view.word[first + 1]) or (person and view.bounds[view.sent[first]][0] == first)


def _lists(view: ParsedText, first: int, k: int, last: int) -> bool:
    """True for a comma between two names, not within the name of a firm: Acme, Inc."""
    if view.lower[k] != "," or not first < k < last or view.lower[k + 1].rstrip(".") in words("firm"):
        return False
    return not {"&", "and", "of", "for"}.intersection(view.lower[first : last + 1])


def _two_bodies(view: ParsedText, first: int, k: int, last: int) -> bool:
    """True for *and* between two bodies with nouns of their own, and for the slash of a credit."""
    if not first < k < last:
        return False
    if view.lower[k] == "/":
        return k > first + 1 and is_given_name(view.word[first]) and view.word[k + 1][:1].isupper()
    after = k + 1 + (view.lower[k + 1] == "the")
    if view.lower[k] != "and" or after >= last:
        return False
    heads = words("authority") | words("bodily")
    of = view.lower[after] in heads and view.lower[after + 1] in ("of", "for")
    ends = after > k + 1 and view.lower[last] in heads  # the Justice Department and the Prisons Bureau
    return (of or ends) and bool(heads.intersection(view.lower[first:k]))


def _ends(view: ParsedText, k: int, first: int, last: int) -> bool:
    """True for a word after a name: the verb of a headline, an office, the date of a dateline."""
    date = view.lower[k] == "," and k < last and view.lower[k + 1].rstrip(".") in words("month")
    office = k == last and view.lower[k] in words("office") and all(map(str.isupper, view.word[first:k]))
    return date or view.pos[k] == "AUX" or (office and not view.word[k].isupper())


def ends_hyphenated(view: ParsedText, k: int) -> bool:
    """True if a word in small letters is the second part of a capitalised name: Siu-*ming*, but not US-*led*."""
    if not 1 < k < view.n or view.word[k - 1] not in HYPHENS or not view.word[k - 2][:1].isupper():
        return False
    joined = view.end[k - 2] == view.idx[k - 1] and view.end[k - 1] == view.idx[k]
    word = view.word[k]
    short = word.isalpha() and word.islower() and 1 < len(word) < MAX_HYPHENATED_LETTERS
    verb = view.tag[k] in ("VBN", "VBD", "VBG", "JJ") and word.endswith(("ed", "ing"))
    return joined and short and not verb and word not in words("joined") and view.pos[k] != "ADP"


def _without_score(view: ParsedText, first: int, last: int) -> int:
    """The last word of a name that a result follows: Duval-Roux in "Duval-Roux 3-6, 6-3"."""
    match = RESULT.search(view.text, view.end[first], view.end[last])
    while match and last > first and view.idx[last] >= match.start():
        last -= 1
    return last
