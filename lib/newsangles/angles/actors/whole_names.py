"""Names cut where the recogniser took in too much, and joined where it stopped at an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from newsangles.angles.actors.gazetteer import is_town
from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.longer_names import longer_names
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.name_matching import person_parts
from newsangles.angles.actors.names import Name, endings, personal_titles, words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

Found = Mapping[str, list[Name]]
"""The names of a text by their spelling."""

AFTER_APOSTROPHE = re.compile(r"(?:(?<=s)[’']|[’']s) (?P<rest>(?:[A-Z][\w-]+ ){0,3}[A-Z]\w+)\b")
"""The rest of a name after an apostrophe: St Olaf's [Upper School], Magistrates' [Court]."""

DISTRICT = re.compile(r" (?:&|and) District(?: [A-Z]\w+)*")
"""The rest of the name of a town's league or society: Wickford [& District Cricket League]."""

COMPOUND = re.compile(r"\b[A-Z]\w+-(?:e|i|ul|al|el|de|du|la|le|sur|en|on|upon|and)-[A-Z]\w+(?:-[A-Z]\w+)*")
"""A name that hyphens and small words join: Azm-e-Norl, Wick-upon-Tarn."""

INITIALS_BEHIND = re.compile(r"(?P<word> [A-Z]\w+)?\s\((?P<initials>[A-Z]{2,6})\)")
"""Initials in brackets behind a name, or behind it and one further word."""

LAST_WORD = re.compile(r"(?P<word>[A-Z]\w+) $")
"""The word before a name."""

FLIGHT = re.compile(r"(?<=[a-z]) Flight [A-Z]{0,3}\d+$")
"""The number of a flight behind the airline's name."""

RUN_ON = re.compile(r"(?<=\w)[.,;:!?]\s?[—–]|(?<=[A-Z])\s[—–-]\s(?=[A-Z]{2})")
"""The end of a sentence or of a heading in capitals within a name: Market Place[.—]Mr."""

MAX_PURPOSE_WORDS = 4
"""Limit of words of what a body is for."""

MAX_PLACE_WORDS = 4
"""Limit of words of the place of an office: Mayor of [New Norl City]."""

MIN_KNOWN_WORDS = 3
"""A body's name of >= so many words is the same wherever it stands."""

MIN_MORE = 2
"""A full name with >= so many further words is two names in one."""

BESIDE_NAMES = frozenset("street road house hall foundation school prize award centre center trust law act".split())
"""Nouns behind a person's name that make it the name of something else."""


def whole_names(view: ParsedText, found: Mapping[str, list[Name]]) -> dict[str, list[Name]]:
    """Names as the text has them: joined over apostrophes, and without what belongs to no name."""
    found = _compounds(view, found)
    known = _known(view, found)
    longer = (*_joined(view, found), *_adjacent(view, found), *longer_names(view, found), *known)
    joined = sorted(longer, key=lambda name: (name.start, -name.end))
    full = {text for text, places in found.items() if _is_full(text, places)}
    whole: dict[str, list[Name]] = {}
    ends = -1
    for name in joined:  # a longer name stands before its pieces
        if name.end <= ends:
            continue
        ends = name.end
        for piece in _pieces(view, name, found, full):
            whole.setdefault(piece.text, []).append(piece)
    return whole


def _compounds(view: ParsedText, found: Found) -> Found:
    """The names, with those that a hyphen cuts made whole: Azm-e-[Norl]."""
    spans = [_with_initials(view.text, *match.span()) for match in COMPOUND.finditer(view.text)]
    if not spans:
        return found
    whole: dict[str, list[Name]] = {}
    seen: set[int] = set()
    for name in sorted((name for places in found.values() for name in places), key=lambda name: name.start):
        cut = next((span for span in spans if span[0] < name.end and name.start < span[1]), None)
        if cut is not None and not (name.start <= cut[0] and cut[1] <= name.end):
            if cut[0] in seen:
                continue
            behind = INITIALS_BEHIND.match(view.text, cut[1])
            name = _to(view, min(cut[0], name.start), max(cut[1], name.end), "ORG" if behind else name.found)
        if cut is not None:
            seen.add(cut[0])
        whole.setdefault(name.text, []).append(name)
    return whole


def _with_initials(text: str, start: int, end: int) -> tuple[int, int]:
    """A compound with the word before or behind it that the initials in brackets count: Tehrin-e-Sabz Norland (TSN)."""
    before, after = LAST_WORD.search(text, 0, start), INITIALS_BEHIND.match(text, end)
    if after is None:
        return start, end
    capitals = re.sub("[^A-Z]", "", text[start:end])
    if after["word"] and capitals + after["word"][1] == after["initials"]:
        return start, after.end("word")
    if before and not after["word"] and before["word"][0] + capitals == after["initials"]:
        return before.start("word"), end
    return start, end


def _is_full(text: str, places: list[Name]) -> bool:
    """True for a person's name in full."""
    parts = person_parts(text)
    return len(parts) > 1 and is_given_name(text.split()[0]) and any(name.found == "PERSON" for name in places)


def _joined(view: ParsedText, found: Found) -> Iterator[Name]:
    """The names, with those that go on after an apostrophe or with *& District*."""
    for places in found.values():
        for name in places:
            yield name
            if last := _with_purpose(view, name):
                yield name_from(view, view.word_at(name.start), last, "ORG")
            match = DISTRICT.match(view.text, name.end)
            if match and name.found in ("GPE", "LOC", "ORG", ""):
                yield _to(view, name.start, match.end(), "ORG")
            match = AFTER_APOSTROPHE.match(view.text, name.end)
            more = _to_school(match) if match else 0
            if not more:
                continue
            end = name.end + more
            first = view.word_at(name.start)
            titled = first > 0 and view.lower[first - 1] in words("title in name")
            titled = titled and view.word[first - 1][:1].isupper()
            saint = view.lower[first].rstrip(".") in words("title in name") and " " in name.text
            people = name.text.split()[-1].lower() in words("people's")
            if titled or saint or people:
                yield _to(view, view.idx[first - 1] if titled else name.start, end, "ORG")


def _known(view: ParsedText, found: Found) -> Iterator[Name]:
    """A body's long name where the recogniser has only pieces of it, but elsewhere the whole."""
    starts = {name.start for places in found.values() for name in places}
    for text, places in found.items():
        if text.count(" ") + 1 < MIN_KNOWN_WORDS or any(name.found != "ORG" for name in places):
            continue
        have = {name.start: name.end for name in places}
        for match in re.finditer(rf"\b{re.escape(text)}\b", view.text):
            if match.start() in starts and match.start() not in have:
                yield _to(view, match.start(), match.end(), "ORG")


def _with_purpose(view: ParsedText, name: Name) -> int:
    """The last word of what a body is for: Party for [the People], Institute for [Near East Policy]; 0: nothing."""
    k = view.word_at(name.end - 1) + 1
    if name.found != "ORG" or view.lower[k - 1] not in words("purposeful") or view.lower[k : k + 1] != ["for"]:
        return 0
    k += 1 + (view.lower[k + 1 : k + 2] == ["the"])
    last = k - 1
    while last + 1 < view.n and last - k < MAX_PURPOSE_WORDS and view.sent[last + 1] == view.sent[k - 1]:
        word, ent = view.word[last + 1], view.ent[last + 1]
        if not word[:1].isupper() or view.pos[last + 1] not in ("PROPN", "ADJ", "NOUN") or ent in ("PERSON", "DATE"):
            break
        last += 1
    one = view.text[view.idx[k] : view.end[last]] if last >= k else ""
    place = lookup(one) is not None or (last >= k and view.ent[k] in ("GPE", "LOC"))
    return last if last >= k and (not place or view.lower[k - 1] == "the") else 0


def _adjacent(view: ParsedText, found: Found) -> Iterator[Name]:
    """A person's given names and surname, of which the recogniser made two: John Bel | Roe."""
    ends = {name.end: name for places in found.values() for name in places}
    for places in found.values():
        for name in places:
            before = ends.get(name.start - 1)
            if before is None or view.text[name.start - 1] != " " or " " in name.text:
                continue
            if before.found == "ORG" and name.found in ("PERSON", "ORG", "") and _listed(view, before, name):
                yield _to(view, before.start, name.end, "ORG")
                continue
            first = view.word_at(before.start)
            if name.found == "PERSON" and before.found != "PERSON" and _is_behind_office(view, first):
                yield _to(view, before.start, name.end, "PERSON")
                continue
            if before.found != "PERSON" or name.found not in ("PERSON", "") or lookup(name.text) is not None:
                continue
            known = any(text.endswith(f" {name.text}") for text in found) or any(n.found == "PERSON" for n in places)
            if known and view.sent[first] == view.sent[name.head] and name.text.lower() not in endings():
                yield _to(view, before.start, name.end, "PERSON")


def _is_behind_office(view: ParsedText, first: int) -> bool:
    """True for a word right behind an office and its place: President of Norland | Tomas Roe."""
    return any(
        view.lower[k - 1] == "of" and view.lower[k - 2] in words("office") and _is_place(view, k, first - 1)
        for k in range(max(2, first - MAX_PLACE_WORDS), first)
    )


def _is_place(view: ParsedText, first: int, last: int) -> bool:
    """True for the whole name of a country or town, or what the recogniser takes for a place."""
    text = view.text[view.idx[first] : view.end[last]]
    return lookup(text) is not None or is_town(text) or all(view.ent[k] == "GPE" for k in range(first, last + 1))


def _person_behind_place(view: ParsedText, first: int, last: int) -> int:
    """The first word of a name behind the place of its office: Mayor of Oslo | Roe."""
    for k in range(first + 1, last):
        if is_given_name(view.word[k]) and view.lower[last] not in endings() and _is_behind_office(view, k):
            return k if view.lower[first - 1] in ("of", "the") else 0
    return 0


def _listed(view: ParsedText, before: Name, name: Name) -> bool:
    """True for two words that are one item of a list: Acme, [Roe | Hale], Norla and Zentro."""
    i, j = view.word_at(before.start), view.word_at(name.end - 1)
    return j == i + 1 and i > 0 and view.word[i - 1] == "," and view.word[j + 1 : j + 2] in ([","], ["and"])


def _to_school(match: re.Match[str]) -> int:
    """The length of what follows an apostrophe, to the first noun of a school or court; 0: there is none."""
    for word in re.finditer(r"[A-Z][\w-]+", match["rest"]):
        if word.group().lower() in words("school or court"):
            return match.start("rest") - match.start() + word.end()
    return 0


def _to(view: ParsedText, start: int, end: int, label: str) -> Name:
    return name_from(view, view.word_at(start), view.word_at(end - 1), label)


def _pieces(view: ParsedText, name: Name, found: Found, full: set[str]) -> Iterator[Name]:
    """A name without what belongs to no name, or the names that it joins."""
    parts = name.text.split()
    first, last = view.word_at(name.start), view.word_at(name.end - 1)
    flight = FLIGHT.search(name.text)
    if flight:
        yield _to(view, name.start, name.start + flight.start(), "ORG")
        return
    if dash := RUN_ON.search(name.text):
        piece = _to(view, name.start, name.start + dash.start(), name.found)
        end = min(piece.end, name.start + dash.start())
        yield replace(piece, end=end, text=view.text[name.start : end])
        return
    if "/" in name.text and (slash := _credit(view, first, last)):
        yield name_from(view, first, slash - 1, "PERSON")
        yield name_from(view, slash + 1, last, "ORG")
        return
    if len(parts) > 1 and _opens_with_verb(view, first, last, found, full):
        yield name_from(view, first + 1, last, "" if name.found == "PERSON" else name.found)
        return
    if begins := _role_before(view, first, last, full):
        yield name_from(view, begins, last, "PERSON")
        return
    if begins := _person_behind_place(view, first, last):
        yield name_from(view, first, begins - 1, "GPE")
        yield name_from(view, begins, last, "PERSON")
        return
    if begins := _after_participle(view, first, last):
        yield name_from(view, begins, last, name.found)
        return
    if len(parts) > MIN_MORE and view.word[last].isupper() and view.tag[last] in ("PRP", "DT", "WDT", "WP"):
        yield name_from(view, first, last - 1, "PERSON" if is_given_name(parts[0].title()) else name.found)
        return
    if body := _body_before_surname(view, first, last, full):
        yield name_from(view, first, body, "ORG")
        yield name_from(view, body + 1, last, "PERSON")
        return
    beginnings = [name.text[: space.start()] for space in re.finditer(" ", name.text)]
    longer = next((text for text in beginnings[::-1] if text in full), "")
    more = parts[len(longer.split()) :] if longer else []
    if len(more) >= MIN_MORE and more[0][:1].isupper() and not _of_something(parts):
        yield _to(view, name.start, name.start + len(longer), "PERSON")
        return
    if len(parts) == MIN_MORE and _surname_and_verb(view, name, parts, full):
        yield name_from(view, first, last - 1, name.found)
        return
    if last > first + 2 and view.lower[first + 1] in ("'s", "’s") and view.lower[first] in words("owner of a body"):
        yield name_from(view, first + 2, last, name.found)  # Government's | Advisory Group
        return
    if len(parts) > 1 and parts[-1].lower() in words("person in capitals") and parts[-1].isupper():
        yield name_from(view, first, last - 1, name.found)
        return
    if name.found in ("ORG", "") and (route := _route(view, name, first, last, found)):
        yield name_from(view, first, route - 1, "ORG")
        return
    office = _office_behind(view, first, last)
    yield name_from(view, first, office - 1, name.found) if office else name


def _credit(view: ParsedText, first: int, last: int) -> int:
    """The slash before an agency: Jan Roe [/] Getty Images."""
    for k in range(first + 1, last):
        if view.word[k] == "/" and view.lower[k + 1] in words("agency"):
            return k
    return 0


def _opens_with_verb(view: ParsedText, first: int, last: int, found: Found, full: set[str]) -> bool:
    """True for a verb that begins a sentence before a name of the text: [Sentencing] Roe to a year."""
    word = view.word[first]
    if not view.begins(first) or not word.lower().endswith("ing") or is_given_name(word) or view.tag[first] == "NNS":
        return False
    rest = view.text[view.idx[first + 1] : view.end[last]]
    surname = any(text.split()[-1] == rest for text in full)
    place = lookup(rest)
    known = surname or rest in found or (place is not None and place.kind == "country")
    return known and word not in view.within_lines


def _role_before(view: ParsedText, first: int, last: int, full: set[str]) -> int:
    """The first word of a person's name behind a job or a sentence's first word; 0: none.

    Winger Roe, of Jan Roe; Brave Ana Ruiz, where the text has Ana Ruiz as well.
    """
    if (
        first == last
        or is_given_name(view.word[first])
        or view.word[last].isupper()
        or not view.word[first + 1][:1].isupper()
    ):
        return 0
    low, rest = view.lower[first], view.text[view.idx[first + 1] : view.end[last]]
    job = low in words("player") | words("occupation") | words("office") | words("captaincy")
    if job and last == first + 1 and any(text.split()[-1] == rest for text in full):
        return first + 1
    if not view.begins(first) or last < first + 2 or not is_given_name(view.word[first + 1]):
        return 0
    plain = view.tag[first] == "JJ" or low in view.small or rest in full
    return first + 1 if plain and view.word[first] not in view.within_lines else 0


def _after_participle(view: ParsedText, first: int, last: int) -> int:
    """The first word of a name behind a participle and *the*: Launching the [Plan for Norland]; 0: there is none."""
    opens = view.tag[first] == "VBG" and view.bounds[view.sent[first]][0] == first and last > first + 1
    return first + 2 if opens and view.lower[first + 1] in ("the", "a", "an", "its", "his", "her", "their") else 0


def _body_before_surname(view: ParsedText, first: int, last: int, full: set[str]) -> int:
    """The last word of a court before a surname: told the Norl Court | Roe had fled; 0: none."""
    before = last - 1
    if before <= first or view.lower[before] not in words("school or court") or is_given_name(view.word[last]):
        return 0
    return before if any(text.split()[-1] == view.word[last] for text in full) else 0


def _of_something(parts: list[str]) -> bool:
    """True for a name that a person's name is a part of: Ana Ruiz Foundation."""
    low = parts[-1].lower().rstrip(".")
    return low in endings() or low in BESIDE_NAMES or low in words("dwelling house") or low in words("incorporated")


def _surname_and_verb(view: ParsedText, name: Name, parts: list[str], full: set[str]) -> bool:
    """True for a surname with the verb of a headline: Lund | Talks."""
    known = not is_given_name(parts[0]) and any(text.split()[-1] == parts[0] for text in full)
    if not known or name.end > view.first_line or name.text in full:
        return False
    return not any(view.idx[k] >= view.first_line for k in view.places_of(parts[1])[-1:])


def _route(view: ParsedText, name: Name, first: int, last: int, found: Found) -> int:
    """The place behind a carrier that begins a route: Acme Air [Cape Roe] to Norland; 0: there is none."""
    if view.lower[last + 1 : last + 2] != ["to"] or not view.word[last + 2 : last + 3]:
        return 0
    for k in range(first + 1, last + 1):
        rest = view.text[view.idx[k] : name.end]
        if view.text[name.start : view.end[k - 1]] in found and (
            is_town(rest) or lookup(rest) is not None or rest in found
        ):
            return k if view.word[last + 2][:1].isupper() else 0
    return 0


def _office_behind(view: ParsedText, first: int, last: int) -> int:
    """The first word of an office behind the initials of a body: ABC | Chief Executive; 0: there is none."""
    if first == last or view.lower[last] not in words("officeholder") or not view.word[first].isupper():
        return 0
    k = last
    while k - 1 > first and view.lower[k - 1] in words("title piece") | words("portfolio") | {"chief", "director"}:
        k -= 1
    alone = k == first + 1 and view.lower[first].rstrip(".") not in personal_titles()
    return k if alone and len(view.word[first]) > 1 else 0
