"""Evidence of the text for a name's label, where the scorer errs most: towns, clubs and firms taken for persons.

The words around a name decide ("born in Wickford", "Oldham beat Preston", "shares of Kosmos"). Lists of towns, clubs
and given names help. Each change of a label gives its reason, which names the list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsangles.angles.actors.gazetteer import is_club, is_town
from newsangles.angles.actors.genders import gender_of_noun, is_given_name, is_kin
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.names import Name, endings, personal_titles, words
from newsangles.angles.actors.nearby_signs import follows_at
from newsangles.angles.actors.titles import full_forms
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText
from newsangles.language.readable import BY_LINE
from newsangles.language.structure import Structure

MAX_WORDS = 2
"""Limit of words of a name whose label the text may change from person."""

MAX_PLACE_WORDS = 3
"""Limit of words of a body's name which the text may make a place."""

MIN_SPORT_WORDS = 4
"""A text is about sport if it has >= so many words of sport."""

MAX_WORDS_TO_ITS = 8
"""Limit of words between a name and *its* of the same verb: Zentro cut its forecast."""

LIVING = frozenset({"live", "reside", "settle"})
"""Verbs of which *in* tells the place."""

MAX_AUTHOR_WORDS = 4
"""Limit of words of a name that is an author's in a by-line."""

BODILY = frozenset({"authority", "building", "church", "event", "firm", "paper", "party", "school", "team"})
"""Lists of nouns that may end the name of a body, a building or an event, but no person's."""

MAX_AGE = 120

MAX_SHORT_LETTERS = 4
"""A title of > so many letters is no name by itself: Sheriff; Dean may be one."""

DATELINE_TOWN = re.compile(r"(?P<town>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)(?=,| \(| ?[—–-]|/)")
"""The town that begins a dateline."""

TOWNS, CLUBS = " and the list of towns (GeoNames)", " and the list of clubs (openfootball)"
"""An addition to the reason where a list has the name."""

RESULT = re.compile(r"\d{1,2}[-–]\d{1,2}|\d{1,2}")


class Label(NamedTuple):
    """A label that the text gives a name, and the reason in words."""

    sort: str
    reason: str


class Sign(NamedTuple):
    """A sign of a name's sort at one occurrence, with the words that give it."""

    sort: str
    words: str


def relabelled(view: ParsedText, text: str, places: Sequence[Name], sort: str, *, sporting: bool) -> Label | None:
    """The label that the text around a name gives it; None: it agrees with the scorer's.

    Args:
        view: The text.
        text: The name.
        places: Where it stands.
        sort: The scorer's label.
        sporting: True if the text is about sport.
    """
    parts = text.split()
    if sporting and sort in ("place", "person") and (team := _team(view, text, places, sort)):
        return team
    if sort == "person" and len(parts) <= MAX_WORDS and not _after_title(view, places):
        return _no_person(view, text, places, sporting)
    known = lookup(text) is not None
    if sort in ("organisation", "place", "none") and not (known or (len(parts) == 1 and text.isupper())):
        found = _person(view, text, places, sort, sporting=sporting)
        if found is not None:
            return found
    if sort == "place" and sporting and (" " in text or not is_town(text)) and not known and is_club(text):
        counts = Counter(sign.sort for sign in _signs(view, places, sporting))
        if not counts["in"] + counts["dwelling"] + counts["address"]:
            return Label("organisation", "a club, by the list of clubs (openfootball), in a text about sport")
    if (
        sort == "organisation"
        and len(parts) <= MAX_PLACE_WORDS
        and not text.isupper()
        and not _ends_as_body(text)
        and "for" not in parts
    ):
        return _place(view, text, places, sporting)
    return None


def _team(view: ParsedText, text: str, places: Sequence[Name], sort: str) -> Label | None:
    """A team that is named after its town or state, in a text about sport; national teams are their countries."""
    place = lookup(text)
    national = place is not None and (place.kind in ("country", "people") or place.code.startswith("gb-"))
    if national or is_given_name(text.split()[0]) or _after_title(view, places):
        return None
    signs = list(_signs(view, places, sporting=True))
    counts = Counter(sign.sort for sign in signs)
    tagged = Counter(name.found for name in places).most_common(1)[0][0]
    played = counts["team"] + (counts["play"] if sort == "place" or tagged in ("GPE", "LOC", "ORG") else 0)
    if not played or counts["in"] + counts["dwelling"] + counts["address"] + counts["person"]:
        return None
    told = next(sign.words for sign in signs if sign.sort in ("play", "team"))
    return Label("organisation", f"a team, by “{told}”")


def _place(view: ParsedText, text: str, places: Sequence[Name], sporting: bool) -> Label | None:
    """A place where people live, come from or are, that the scorer took for a body."""
    listed, signs = is_town(text), list(_signs(view, places, sporting))
    counts = Counter(sign.sort for sign in signs)
    if counts["its"] or counts["firm"] or (counts["play"] and not counts["address"]):
        return None
    sure: tuple[str, ...] = ("dwelling", "address", "settled", "village")
    if listed:
        sure = (*sure, "in") if sporting else (*sure, "in", "at")
    if counts["at"] and any(sign.sort == "at" and sign.words.lower().startswith("at ") for sign in signs):
        sure = tuple(sort for sort in sure if sort != "at")  # at Harlock, which may be the school
    found = next((s for s in signs if s.sort in sure), None)
    return Label("place", f"a place, by “{found.words}”" + (TOWNS if listed else "")) if found else None


def _no_person(view: ParsedText, text: str, places: Sequence[Name], sporting: bool) -> Label | None:
    signs = list(_signs(view, places, sporting))
    counts = Counter(sign.sort for sign in signs)
    told = {sign.sort: sign.words for sign in reversed(signs)}
    if counts["person"]:
        return None
    one, given = " " not in text, is_given_name(text.split()[0])
    title = text.lower() in full_forms() and not given
    if one and len(text) > MAX_SHORT_LETTERS and (is_kin(text.lower()) or title):
        return Label("none", "a title or a relative")
    if counts["village"]:
        return Label("place", f"a place, by “{told['village']}”")
    if re.fullmatch(r"[A-Z]{2,}s", text):
        return Label("group", "a plural of initials")
    people = lookup(text)
    if one and people is not None and people.kind == "people" and not given and counts["a"]:
        return Label("group", f"people of {people.name}, by the list of countries")
    if counts["team"] and one and not given:
        return Label("organisation", f"a body, by “{told['team']}”")
    if counts["firm"]:
        return Label("organisation", f"a firm, by “{told['firm']}”")
    if one and not given and counts["its"]:
        return Label("organisation", f"no person, by “{told['its']}”")
    if counts["thing"] == len(places) and one:
        return Label("none", f"a thing, by “{told['thing']}”")
    if counts["play"] and (is_club(text) or (one and not given and counts["play"] > 1)):
        return Label("organisation", f"a team, by “{told['play']}”" + (CLUBS if is_club(text) else ""))
    inside = told.get("dwelling") or told.get("address") or told.get("in") or ""
    if inside and (is_town(text) or (one and not given)):
        return Label("place", f"a place, by “{inside}”" + (TOWNS if is_town(text) else ""))
    if counts["at"] and not given and (is_town(text) or (one and counts["at"] > 1)):
        return Label("place", f"a place, by “{told['at']}”" + (TOWNS if is_town(text) else ""))
    if one and is_town(text) and sum(counts[sort] for sort in ("dwelling", "address", "in", "at")) >= len(places):
        return Label("place", f"a place, by “{inside or told['at']}”{TOWNS}")
    if counts["prison"] and (not one or not given):
        return Label("place", f"a prison, by “{told['prison']}”")
    if is_club(text) and sporting and not one and counts["play"]:
        return Label("organisation", f"a team, by “{told['play']}”{CLUBS}")
    if one and not given and is_club(text) and sporting:
        return Label("organisation", "a club, by the list of clubs (openfootball), in a text about sport")
    return None


def _person(view: ParsedText, text: str, places: Sequence[Name], sort: str, *, sporting: bool) -> Label | None:
    """A person who is introduced by birth or age, or with a title."""
    first = text.split()[0]
    if _ends_as_body(text):
        return None
    given, full = is_given_name(first), " " in text
    for name in places:
        i, j = view.word_at(name.start), view.word_at(name.end - 1)
        title = _title(view, i, j, full) if sort != "none" or name.found == "PERSON" else ""
        if title:
            return Label("person", f"a person, by “{title}”")
        if credited(view, j) and (given or full):
            return Label("person", f"a photographer, by “{_phrase(view, j + 1, j + 2)}”")
        if not full:
            if (introduced := _introduced(view, i, j)) and (sort == "none" or _named_by(view, i)):
                return Label("person", f"a person, by “{introduced}”")
            if _says_he(view, name, j):
                return Label(
                    "person", f"a person, by “{_phrase(view, view.head[name.head], view.head[name.head] + 1)}”"
                )
            continue
        rest = view.lower[j + 1 : j + 4]
        seat = view.lower[i - 1] == "for" and view.lower[i - 2] in words("seat")  # the member for Norland East, who
        relative = (rest[:2] == [",", "who"] or (rest[:2] == [",", "whose"] and given)) and not seat and "&" not in text
        if relative and view.lower[i - 1] != "the" and view.tag[j] == "NNP":
            return Label("person", f"a person, by “{_phrase(view, j + 1, j + 3)}”")
        born = _born(view, j) and (given or _called_he_or_she(view, j))
        if born or (_aged(view, j) and (given or (not sporting and _plainly_aged(view, j)))):
            return Label("person", f"a person, by “{_phrase(view, j + 1, j + 2)}”")
    return None


def _introduced(view: ParsedText, i: int, j: int) -> str:
    """The noun for a person before one word: a man named Roe; the astronomer Roe; their baby Wilma; "": none."""
    k = i - 1 - (i > 1 and view.lower[i - 1] in ("named", "called"))
    k -= k > 0 and view.word[k] in ("'", "’", "”", '"', "''")
    if k < 0 or view.sent[k] != view.sent[i] or view.tag[k] != "NN" or not view.word[k].islower():
        return ""
    noun = view.lower[k] in words("people") | words("kin") | words("surname noun") | words(
        "occupation"
    ) or gender_of_noun(view.lower[k])
    ends = j + 1 >= view.n or view.pos[j + 1] not in ("NOUN", "PROPN", "ADJ")
    return _phrase(view, k, j) if noun and ends and view.tag[j] == "NNP" and view.word[i][1:].islower() else ""


def _named_by(view: ParsedText, i: int) -> bool:
    """True for a name behind the word for one: by his surname Roe."""
    return view.lower[i - 1] in words("surname noun")


def _title(view: ParsedText, i: int, j: int, full: bool) -> str:
    """The title, rank or occupation right before a name that ends its phrase: Gov. Vale; cameraman Jan Roe."""
    modifies = j + 1 < view.n and view.head[_head(view, i, j)] == j + 1 and view.pos[j + 1] in ("NOUN", "PROPN")
    if not i or view.sent[i - 1] != view.sent[i] or modifies:
        return ""
    word, low = view.word[i - 1], view.lower[i - 1].rstrip(".")
    closed = view.word[j + 1 : j + 2] in ([","], ["."], [";"], [":"], ["”"], ['"'], ["-"], ["–"], ["—"])
    if word in (",", "-", "–", "—") and full and i > 1 and closed:
        office = view.lower[i - 2]
        held = office in (words("occupation") | words("office") | words("player")) - words("owning")
        return office if held and view.tag[i - 2] == "NN" and view.dep[_head(view, i, j)] in ("appos", "nsubj") else ""
    near = not view.text[view.end[i - 1] : view.idx[i]].strip(" .")
    if not near or low in words("untitled") or follows_at(view, i):
        return ""
    single = view.tag[i - 1] not in ("NNS", "NNPS")
    if word[:1].isupper() and (low in words("address") or (low in personal_titles() and not _within(view, i - 1))):
        return word
    occupied = low in words("occupation") | words("office") | words("player") and full and single
    described = occupied and view.pos[i - 1] in ("NOUN", "PROPN", "ADJ")
    return word if described else ""


def _within(view: ParsedText, k: int) -> bool:
    """True for a word within a longer capitalised phrase: [Attorney] General, House [Representative]."""
    return view.lower[k] == "general" and k > 0 and view.word[k - 1][:1].isupper()


def credited(view: ParsedText, last: int) -> bool:
    """True for a name that a slash and an agency follow: Jan Roe/Getty Images."""
    return (
        view.word[last + 1 : last + 2] == ["/"]
        and view.lower[last + 2 : last + 3] != []
        and (view.lower[last + 2] in words("agency") or view.lower[last + 3 : last + 4] in (["images"], ["press"]))
    )


def _says_he(view: ParsedText, name: Name, last: int) -> bool:
    """True for a name that says something of *he* or *she*, where the text named no other person just before."""
    verb = view.head[name.head]
    if view.dep[name.head] != "nsubj" or view.lemma[verb] not in words("stating") or verb < last:
        return False
    k = verb + 1 + (view.lower[verb + 1 : verb + 2] == ["that"])
    if view.lower[k : k + 1] not in (["he"], ["she"]) or is_club(name.text) or is_town(name.text):
        return False
    first = view.bounds[max(0, view.sent[last] - 1)][0]
    return not any(
        view.ent[m] == "PERSON" or (view.tag[m] == "NN" and gender_of_noun(view.lower[m]))
        for m in range(first, verb)
        if not name.start <= view.idx[m] < name.end
    )


def add_authors(view: ParsedText, found: dict[str, list[Name]], structure: Structure) -> None:
    """Add the full names after *by* in by-lines that the recogniser missed."""
    known = {(name.start, name.end) for places in found.values() for name in places}
    for part in structure.parts:
        match = BY_LINE.match(view.text, part.start, part.end) if part.kind == "byline" else None
        if match is None or _ends_as_body(match["name"]):
            continue
        start, end = match.span("name")
        if any(first < end and start < last for first, last in known):
            continue
        name = name_from(view, view.word_at(start), view.word_at(end - 1), "PERSON")
        if name.text == match["name"]:
            found.setdefault(name.text, []).append(name)


def add_datelines(view: ParsedText, found: dict[str, list[Name]], structure: Structure) -> None:
    """Add the towns of datelines whole: CAPE ROE, of which the recogniser has one word or none."""
    for part in structure.parts:
        match = DATELINE_TOWN.match(view.text, part.start, part.end) if part.kind == "dateline" else None
        if match is None or match["town"].count(" ") >= MAX_PLACE_WORDS:
            continue
        start, end = match.span("town")
        first, last = view.word_at(start), view.word_at(end - 1)
        name = name_from(view, first, last, "GPE")
        if name.text != match["town"] or name.text.lower() in words("agency"):
            continue
        for text, places in list(found.items()):
            kept = [other for other in places if other.end <= start or end <= other.start]
            if len(kept) < len(places):
                found[text] = kept
            if not kept:
                del found[text]
        found.setdefault(name.text, []).append(name)


def in_dateline(view: ParsedText, text: str, places: Sequence[Name], structure: Structure) -> bool:
    """True for a name that begins a dateline: its town."""
    for name in places:
        part = structure.part_at(name.start)
        if part is not None and part.kind == "dateline" and name.start == part.start and view.text[name.end] != ")":
            return True
    return False


def author(view: ParsedText, text: str, places: Sequence[Name], structure: Structure) -> Label | None:
    """The label of a full name after *by*, or of a given name, in a by-line: its author's."""
    parts = text.split()
    if not 1 < len(parts) <= MAX_AUTHOR_WORDS or lookup(text) is not None or _ends_as_body(text):
        return None
    for name in places:
        i = view.word_at(name.start)
        part = structure.part_at(name.start)
        if part is not None and part.kind == "byline" and (view.lower[i - 1] == "by" or is_given_name(parts[0])):
            return Label("person", "the author, by the by-line")
    return None


def _ends_as_body(text: str) -> bool:
    """True for a name whose last word is that of a body, a building or an agency."""
    low = text.lower().split()
    return low[-1] in words("impersonal") | words("agency") or bool(BODILY.intersection(endings().get(low[-1], ())))


def _born(view: ParsedText, last: int) -> bool:
    """True for a name that "was born" follows."""
    rest = view.lower[last + 1 : last + 4]
    return rest[:2] in (["was", "born"], ["is", "born"], ["(", "born"]) or rest == [",", "born", "in"]


def _aged(view: ParsedText, last: int) -> bool:
    """True for a name that an age follows: Jan Roe, 41, …; Jan Roe, aged 41."""
    if view.word[last + 1 : last + 2] != [","]:
        return False
    k = last + 2 + (view.lower[last + 2 : last + 3] == ["aged"])
    number = view.word[k] if k < view.n else ""
    ends = view.word[k + 1 : k + 2] in ([","], ["."], [")"])
    return number.isascii() and number.isdigit() and 0 < int(number) < MAX_AGE and ends


def _plainly_aged(view: ParsedText, last: int) -> bool:
    """True for an age of two digits between commas: Zeno Tarq, 41, was held."""
    return len(view.word[last + 2]) == 2 and view.word[last + 2].isdigit() and view.word[last + 3 : last + 4] == [","]


def _called_he_or_she(view: ParsedText, last: int) -> bool:
    """True where he or she is the next pronoun, within two sentences, before any other name."""
    for k in range(last + 1, min(view.n, last + 40)):
        if view.lower[k] in ("he", "she", "his", "her"):
            return view.sent[k] - view.sent[last] <= 1
        if view.ent[k] == "PERSON" or view.lower[k] in ("it", "its", "they"):
            return False
    return False


def _after_title(view: ParsedText, places: Sequence[Name]) -> bool:
    """True if a title stands before a name anywhere."""
    known = personal_titles()
    starts = (view.word_at(name.start) for name in places)
    return any(i and view.word[i - 1][:1].isupper() and view.lower[i - 1].rstrip(".") in known for i in starts)


def _signs(view: ParsedText, places: Sequence[Name], sporting: bool) -> Iterator[Sign]:
    for name in places:
        i, j = view.word_at(name.start), view.word_at(name.end - 1)
        yield from _before(view, i, j, sporting)
        yield from _after(view, i, j)
        yield from _by_syntax(view, name, (i, j), sporting)


def _before(view: ParsedText, i: int, j: int, sporting: bool) -> Iterator[Sign]:
    """Signs in the words before a name: *in* Ware; *Mill Road*, Ware; *shares of* Kosmos."""
    k = i - 1
    while k >= 0 and view.lower[k] in words("nearby"):
        k -= 1
    if k < 0 or view.sent[k] != view.sent[i]:
        return
    word, earlier = view.lower[k], view.lower[k - 1] if k else ""
    head = _head(view, i, j)
    inside = view.dep[head] == "pobj" and word in words("inside")
    if inside and not (sporting and earlier in words("trusting")):  # confidence in Roe, the club
        yield Sign("in", _phrase(view, k, j))
    elif view.dep[head] == "pobj" and word in words("beside"):
        verb = view.head[view.head[head]]
        lived = view.lemma[verb] in words("dwelling")
        moved = word != "to" or view.lemma[verb] in words("motion")
        if lived or (moved and earlier != "according"):
            yield Sign("dwelling" if lived else "at", _phrase(view, k, j))
    address = word == "," and earlier in words("road")
    aged_of = word in ("of", "from") and k > 1 and earlier == "," and view.word[k - 2].isdigit()
    country = word in ("'s", "’s") and k > 0 and (place := lookup(view.word[k - 1])) is not None
    town = (
        country
        and place is not None
        and place.kind in ("country", "part")
        and is_town(view.text[view.idx[i] : view.end[j]])
    )
    settled = word == "of" and earlier in words("town") | words("settled")
    held = words("people") | words("occupation") | words("officeholder") | {"bishop", "tailor", "duke", "earl"}
    address |= word == "of" and i == j and earlier in held and view.word[k - 1].islower() and is_town(view.word[i])
    owner = view.ent[k - 1] in ("GPE", "LOC") if k else False
    address |= word in ("'s", "’s") and owner and k > 1 and view.lower[k - 2] in ("from", "in", "near")
    person = k > 1 and (
        view.ent[k - 2] == "PERSON" or view.lower[k - 2] in words("people") or view.word[k - 2].isdigit()
    )
    hails = word in ("from", "of") and earlier == "," and person and not listed_body(view, i, j)
    hails = hails or (word == "from" and earlier in words("people") and not listed_body(view, i, j))
    lives = word in words("inside") and view.dep[head] == "pobj" and view.lemma[view.head[view.head[head]]] in LIVING
    if settled or hails or lives:
        yield Sign("village" if settled else "settled", _phrase(view, k - 1, j))
    if address or aged_of or town:
        yield Sign("address", _phrase(view, k - 1, j))
    text = view.text[view.idx[i] : view.end[j]]
    ground = sporting and is_town(text) and not is_club(text)
    if word == "at" and earlier in words("contest") and not ground:
        yield Sign("play", _phrase(view, k - 1, j))
    if word == "of" and earlier in ("shares", "stock", "shareholders", "investors"):
        yield Sign("firm", _phrase(view, k - 1, j))
    if sporting and (word in ("v", "vs", "against", "beat", "past") or word.removesuffix("s") in words("plays")):
        yield Sign("play", _phrase(view, k, j))
    if word in words("remedy") and earlier in ("the", "a"):
        yield Sign("thing", _phrase(view, k - 1, j))
    if word in ("a", "an") and i == k + 1:
        yield Sign("a", _phrase(view, k, j))
    if view.lower[i - 1] in words("office") or gender_of_noun(view.lower[i - 1]):
        yield Sign("person", _phrase(view, i - 1, j))


def listed_body(view: ParsedText, i: int, j: int) -> bool:
    """True for a name in capitals, or with an article: from the Bank, from NASA."""
    return view.lower[i - 1] == "the" or view.text[view.idx[i] : view.end[j]].isupper()


def _after(view: ParsedText, i: int, j: int) -> Iterator[Sign]:
    """Signs in the words after a name: Ware-based, Ware, Kent, Kosmos shares, Oldham striker, Belmarsh prison."""
    rest = view.lower[j + 1 : j + 5]
    rest += [""] * (4 - len(rest))
    if rest[0] == "-" and rest[1] in ("based", "born", "area", "bound"):
        yield Sign("in", _phrase(view, i, j + 2))
    if rest[0] in words("seated") and view.word[j + 1].islower():
        yield Sign("at", _phrase(view, i, j + 1))
        if rest[0] in ("prison", "jail"):
            yield Sign("prison", _phrase(view, i, j + 1))
    if rest[0] == "," and rest[2] in (",", "."):
        place = lookup(view.word[j + 2])
        if place is not None and place.kind in ("country", "part"):
            yield Sign("in", _phrase(view, i, j + 2))
    region = rest[0] == "," and rest[2] in ("state", "county", "province") and view.ent[j + 2] in ("GPE", "LOC", "")
    if region and view.word[j + 2][:1].isupper() and view.word[j + 3][:1].isupper():
        yield Sign("address", _phrase(view, i, j + 3))
    if rest[0] in words("player") or rest[0] in ("v", "vs") or RESULT.fullmatch(rest[0]):
        yield Sign("play", _phrase(view, i, j + 1))
    own_game = rest[0] in ("'s", "’s") and rest[1] in words("contest")
    verb = view.lemma[j + 1] if j + 1 < view.n else ""
    if verb in words("plays") or rest[0].removesuffix("s") in words("plays") or rest[:2] == ["rolled", "past"]:
        yield Sign("play", _phrase(view, i, j + 1))
    if rest[0] in ("athletic", "head") and rest[1] in ("director", "coach"):
        yield Sign("team", _phrase(view, i, j + 2))
    if rest[0] == "," and "-" in rest[1] and RESULT.fullmatch(rest[1]):  # past Norland, 45-17
        yield Sign("play", _phrase(view, i, j + 2))
    if own_game or (rest[0] == "(" and RESULT.fullmatch(rest[1]) and "-" in rest[1]):  # Norland (6-5, 3-4)
        yield Sign("play", _phrase(view, i, j + 2))
    if view.text[view.end[j] : view.end[j] + 1] == ")" and re.search(
        r"\b[A-Z]{3,6}: ?$|\$$", view.text[: view.idx[i]][-9:]
    ):
        yield Sign("firm", view.text[: view.end[j]][-14:].partition("(")[2] or view.text[view.idx[i] : view.end[j]])
    if rest[0] in words("player") | words("captaincy") and j + 2 < view.n and view.word[j + 2][:1].isupper():
        yield Sign("team", _phrase(view, i, j + 1))
    traded = rest[0] in ("shares", "stock", "plc", "inc", "ltd", "executives", "shareholders") or (
        rest[0] in words("served") and view.word[j + 1].islower()
    )
    if traded or (rest[0] in ("'s", "’s") and rest[1] in words("traded")):
        yield Sign("firm", _phrase(view, i, j + 1 + (not traded)))
    if (
        rest[0] in words("thing") | words("remedy")
        and view.word[j + 1].islower()
        and view.dep[_head(view, i, j)] == "compound"
    ):
        yield Sign("thing", _phrase(view, i, j + 1))
    local = (
        view.lower[i - 1 : i] == ["the"] and view.dep[_head(view, i, j)] == "compound" and view.word[j + 1].islower()
    )
    if local and i == j and is_town(view.word[i]) and rest[0] not in words("personal affair"):
        yield Sign("at", _phrase(view, i - 1, j + 1))
    if rest[0] in ("who", "whose") or (rest[0] == "," and rest[1] in ("who", "whose")) or _aged(view, j):
        yield Sign("person", _phrase(view, i, j + 2))


def _by_syntax(view: ParsedText, name: Name, span: tuple[int, int], sporting: bool) -> Iterator[Sign]:
    """Signs of the verb that a name is the subject or object of: Oldham beat Preston; Jan laughed."""
    head = name.head
    verb = view.lemma[view.head[head]]
    if verb in words("plays") and view.dep[head] in ("nsubj", "dobj", "nsubjpass") and sporting:
        yield Sign("play", _phrase(view, *sorted((head, view.head[head]))))
    own = [k for k in range(head + 1, min(view.n, head + MAX_WORDS_TO_ITS)) if view.lower[k] == "its"]
    if view.dep[head] == "nsubj" and own and view.head[view.head[own[0]]] == view.head[head]:
        yield Sign("its", _phrase(view, head, view.head[own[0]]))
    served = [k for k in view.children[view.head[head]] if view.dep[k] == "dobj" and view.lemma[k] in words("served")]
    if view.dep[head] == "nsubj" and served:
        yield Sign("its", _phrase(view, head, served[0]))
    if view.dep[head] == "nsubj" and verb in words("personal"):
        yield Sign("person", _phrase(view, *span))


def _head(view: ParsedText, i: int, j: int) -> int:
    return min(range(i, j + 1), key=lambda k: (view.depth[k], -k))


def about_sport(view: ParsedText) -> bool:
    """True for a text about sport."""
    sport = words("sport")
    return sum(word in sport for word in view.lower) >= MIN_SPORT_WORDS


def _phrase(view: ParsedText, first: int, last: int) -> str:
    return " ".join(view.text[view.idx[max(0, first)] : view.end[min(last, view.n - 1)]].split())
