"""Labels that the words of a name give by themselves: firms by their legal form, laws, planets, houses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newsangles.angles.actors.gazetteer import is_region, is_town
from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.label_evidence import TOWNS, Label
from newsangles.angles.actors.name_matching import (
    acronym,
    full_state,
    is_short_plural,
    listed_together,
    may_be_spellings,
    parts_of,
    person_parts,
)
from newsangles.angles.actors.names import Name, words
from newsangles.angles.actors.syntax import speaks
from newsangles.language.countries import lookup
from newsangles.language.metonyms import metonym
from newsangles.language.parsed_text import ParsedText

FILE_NUMBER = re.compile(r"(?=.*\d)(?=.*[A-Z])[^ ]*(?:/[^ ]*){1,}\d[^ ]*$|^(?:No|Number|Nos)\.? .*\d")
"""The number of a file or suit: FHC/ABJ/03/2018, Number 12/2020."""

CAPITALS_OF_FIRM = re.compile(r"(?P<initials>[A-Z]{2,3})(?P<last>[A-Z][a-z]{3,})\b")
"""The first word of a firm's name that is written as one: JPNorcap."""

INITIALS = re.compile(r"\s\(([A-Z]{2,6})\)")
"""Initials in brackets behind a name."""

MIN_SPACE_WORDS = 3
"""A text is about the sky if it has >= so many words of it."""

MIN_INITIALS, MAX_INITIALS = 3, 4
"""Limits of letters of initials."""

POLICE = ("police", "constabulary")
"""Words that end the name of a police force."""

MAX_DOUBTED = 0.6
"""A body's label of a probability < this yields to what the text calls a person."""

MAX_HOUSE_WORDS = 4
"""Limit of words of a building's name."""


def by_words(view: ParsedText, text: str, places: Sequence[Name], sort: str, *, sky: bool) -> Label | None:
    """The label that a name's own words give it; None: they give none, or the scorer's.

    Args:
        view: The text.
        text: The name.
        places: Where it stands.
        sort: The scorer's label.
        sky: True if the text is about planets and stars.
    """
    parts = text.split()
    low = [part.lower().rstrip(".") for part in parts]
    label = None
    if len(parts) > 1 and (low[-1] in words("incorporated") or _legal_form(parts[-1])):
        label = Label("organisation", f"a firm, by its legal form {parts[-1]}")
    elif len(parts) > 1 and (
        (parts[0].isupper() and low[0] in words("before a club"))
        or (sort in ("person", "place") and low[0] in words("club's first word") and _is_city(parts[1:]))
    ):
        label = Label("organisation", f"a club, by {parts[0]}")
    elif sort == "person" and len(parts) == 2 and low[1] in words("town") | words("region") and is_town(parts[0]):
        label = Label("place", f"no person, by {parts[0]} and {parts[1]}{TOWNS}")
    elif sort in ("place", "person", "organisation") and len(parts) == 1 and _of_place(text):
        label = Label("group", "people of a place, by its name")
    elif sort in ("person", "organisation") and _is_street(parts, low):
        label = Label("place", f"a street or square, by {parts[-1]}")
    elif sort in ("place", "person") and "-".join(low) in words("league"):
        label = Label("organisation", "a league, by the list of leagues")
    elif sort in ("place", "person", "organisation") and len(parts) == 1 and low[0] in words("index"):
        label = Label("none", "an index, currency or price, by their list")
    elif sort == "none" and len(parts) == 1 and _is_known_body(view, text, low[0], places):
        label = Label("organisation", "a body, by the list of bodies")
    elif sort in ("none", "place", "person") and "-" in text and _has_initials(view, places):
        label = Label("organisation", "a body, by its initials in brackets")
    elif sort in ("place", "person") and "for" in parts[1:-1] and parts[0][:1].isupper():
        label = Label("organisation", "a body, by what it is for")
    elif text.isupper() and len(parts) > 1 and low[-1] in words("spoken heading"):
        label = Label("none", f"a heading, by {parts[-1]}")
    elif len(parts) > 1 and low[-1] in words("security") and not _speaks(view, places):
        label = Label("none", f"no body, by {parts[-1]}")
    elif sort == "place" and len(parts) == 1 and text.isupper() and _reported(view, low[0], places):
        label = Label("organisation", "an agency, by the words before it")
    elif FILE_NUMBER.search(text):
        label = Label("none", "the number of a file")
    elif _is_law(parts, low):
        label = Label("none", f"a law, by its name's {parts[-1]}")
    elif sky and _in_the_sky(low):
        label = Label("place", "a place, by the list of planets and moons, in a text about the sky")
    elif low[0] == "hmp" and len(parts) > 1:
        label = Label("place", "a prison, by HMP")
    elif (label := _by_last_word(view, parts, low, sort)) is not None:
        pass
    elif sort in ("organisation", "person") and (where := _house(view, text, places, low)):
        label = Label("place", f"a building, by “{where}”")
    return label if label is not None and label.sort != sort else None


def _speaks(view: ParsedText, places: Sequence[Name]) -> bool:
    """True if a name is the subject of a verb of saying anywhere: whoever speaks is somebody."""
    return any(view.dep[name.head] == "nsubj" and speaks(view, view.head[name.head]) for name in places)


def _is_city(parts: Sequence[str]) -> bool:
    """True for a town, or a word that is no given name."""
    return is_town(" ".join(parts)) or (len(parts) == 1 and not is_given_name(parts[0]))


def _is_known_body(view: ParsedText, text: str, low: str, places: Sequence[Name]) -> bool:
    """True for a body of the list that does something or has people; a site to share on is none."""
    if low not in words("known body") or low in words("platform") or text.isupper():
        return False
    roles = ("nsubj", "nsubjpass", "pobj", "poss", "dobj", "conj", "agent")
    for name in places:
        j = view.word_at(name.end - 1)
        after = view.word[j + 1 : j + 2]
        if (
            view.dep[name.head] in roles
            or after in (["-"], ["‑"])
            or (after and view.lower[j + 1].removesuffix("s") in words("people"))
        ):
            return True
    return False


def _has_initials(view: ParsedText, places: Sequence[Name]) -> bool:
    """True for a name that its initials in brackets follow somewhere."""
    return any((match := INITIALS.match(view.text, name.end)) and acronym(name.text, match[1]) for name in places)


def _reported(view: ParsedText, low: str, places: Sequence[Name]) -> bool:
    """True for an agency that something is from: additional reporting from [PA]."""
    starts = [view.word_at(name.start) for name in places]
    town = [i and (view.word[i - 1] == "," or view.lower[i - 1] in words("inside")) for i in starts]
    if low in words("agency") and len(low) == len("pa") and not any(town):  # Norford, PA
        return True
    credits = {"reporting", "pictures", "photograph", "photo", "picture", "material"}
    return low in words("agency") and all(
        i > 1 and view.lower[i - 1] in ("from", "by") and view.lower[i - 2] in credits for i in starts
    )


def _is_street(parts: Sequence[str], low: Sequence[str]) -> bool:
    """True for a name that ends in another tongue's word for a street or square: Lindenallee, Jan-Roe-Platz."""
    one = low[-1]
    ending = next((end for end in sorted(words("street ending")) if one.endswith(end)), "")
    return bool(ending) and len(one) > len(ending) + 2 and (len(parts) == 1 or not is_given_name(parts[0]))


def by_noun_behind(view: ParsedText, text: str, places: Sequence[Name], sort: str) -> Label | None:
    """The label that the noun in small letters behind a name gives it: the Norla news agency, the Torvik airfield.

    Args:
        view: The text.
        text: The name.
        places: Where it stands.
        sort: The label so far.
    """
    if sort != "organisation" and any(_news_agency(view, name) for name in places):
        return Label("organisation", f"an agency, by “{text} news agency”")
    if sort in ("none", "group") or lookup(text) is not None or is_town(text):
        return None
    nouns = [_noun_behind(view, name) for name in places]
    given = is_given_name(text.split()[0])
    if sort == "organisation":
        where = next((noun for noun in nouns if noun in words("place behind")), "")
        if where and all(nouns) and " " not in text and not text.isupper():
            return Label("place", f"a place, by “{text} {where}”")
        ruled = not given and " " not in text and set(nouns) == {"administration"} and not text.isupper()
        return Label("person", f"a person, by “{text} administration”") if ruled else None
    if given and " " in text and sort == "person":  # named after somebody
        nouns = [noun if noun in words("house behind") else "" for noun in nouns]
    elif given and " " not in text:
        return None
    operation = any(view.lower[k] == "operation" for name in places if (k := _before(view, name)) >= 0)
    if operation and sort == "person":
        return Label("none", "an operation, by the noun before it")
    told = next((noun for noun in nouns if noun in words("body behind")), "")
    if (
        told
        and (sort == "person" or all(nouns))
        and not (sort == "place" and (is_region(text) or full_state(text) != text))
    ):
        return Label("organisation", f"a body, by “{text} {told}”")
    told = next((noun for noun in nouns if noun in words("place behind")), "")
    return Label("place", f"a place, by “{text} {told}”") if told and sort == "person" else None


def _news_agency(view: ParsedText, name: Name) -> bool:
    """True for an agency's name before what it is, not a country's: the Norla news agency."""
    j = view.word_at(name.end - 1)
    place = lookup(name.text)
    named = place is None or (place.kind not in ("country", "people") and name.text.isupper())
    return named and view.lower[j + 1 : j + 3] in (["news", "agency"], ["press", "agency"], ["newswire"])


def _noun_behind(view: ParsedText, name: Name) -> str:
    """The noun that a name stands before and describes, with *news* or the like between; "": none."""
    j = view.word_at(name.end - 1)
    own = view.head[name.head]
    if view.lower[own] == "news" and view.head[own] == own + 1:  # news agency
        own += 1
    if view.dep[name.head] not in ("compound", "nmod", "amod") or not j < own <= j + 2 or not view.word[own].islower():
        return ""
    return view.lower[own] if view.tag[own] == "NN" or view.lower[own] == "police" else ""


def _before(view: ParsedText, name: Name) -> int:
    """The word before a name, without a quotation mark."""
    k = view.word_at(name.start) - 1
    return k - (k > 0 and view.word[k] in ("'", "‘", "“", '"', "``"))


def _legal_form(word: str) -> bool:
    """True for a legal form in capitals: N.V., AG, S.p.A."""
    capitals = sum(map(str.isupper, word)) > 1
    return capitals and word.lower().replace(".", "") in words("legal form")


def _by_last_word(view: ParsedText, parts: Sequence[str], low: Sequence[str], sort: str) -> Label | None:
    """The label that a name's last words give it, where the scorer takes it for a place or person."""
    if len(parts) < 2 or sort not in ("place", "person"):
        full = len(parts) == 1 and len(parts[0]) == MAX_INITIALS and not is_given_name(parts[0])  # JFK is a person
        return (
            _initials(view, parts[0]) if len(parts) == 1 and (sort == "place" or (sort == "person" and full)) else None
        )
    first = lookup(parts[0])
    if sort == "place" and low[-1] in ("center", "centre") and words("institute of study").intersection(low[:-1]):
        return Label("organisation", f"a body, by {' '.join(parts[-2:])}")
    if sort == "place" and low[-1] in words("competition"):
        return Label("organisation", f"a competition, by {parts[-1]}")
    if low[-1] == "court" and words("kind of court").intersection(low[1:-1]):
        return Label("organisation", f"a body, by {' '.join(parts[-2:])}")
    whole = len(parts) > 2 or not is_given_name(parts[0])
    if sort == "person" and whole and low[-1] in words("body noun"):
        return Label("organisation", f"a body, by {parts[-1]}")
    if sort == "person" and first is not None and first.kind == "people" and not is_given_name(parts[0]):
        return Label("organisation", f"no person, by {parts[0]}")
    return None


def _initials(view: ParsedText, text: str) -> Label | None:
    """Initials that the scorer takes for a place; the initials of countries and towns are in their lists."""
    short = text.isalpha() and text.isupper() and MIN_INITIALS <= len(text) <= MAX_INITIALS
    if (
        not short
        or full_state(text) != text
        or lookup(text) is not None
        or is_town(text.title())
        or text.title() in view.word
    ):
        return None
    return Label("organisation", "initials of no country")


def _of_place(text: str) -> bool:
    """True for the people of a town or state, in the plural: Montanans, Londoners, Nebraskans."""
    if lookup(text) is not None:
        return False
    stems = [text[: -len(end)] for end in ("ns", "ers", "ians", "ans", "ites") if text.endswith(end)]
    return any(len(stem) > 3 and (is_town(stem) or lookup(stem) is not None) for stem in stems)


def _is_law(parts: Sequence[str], low: Sequence[str]) -> bool:
    """True for the name of a law: … Rights Act, Finance Bill; not Buffalo Bill."""
    if len(parts) < 2 or low[-1] not in words("law"):
        return False
    return low[-1] not in ("bill", "law") or (len(parts) > 2 and not is_given_name(parts[0]))


def _in_the_sky(low: Sequence[str]) -> bool:
    known = words("heavenly body")
    return "-".join(low) in known or (len(low) == 2 and low[0] in ("moon", "planet") and low[1] in known)


def _house(view: ParsedText, text: str, places: Sequence[Name], low: Sequence[str]) -> str:
    """The words by which a house is a building: at Roe House, the tower block Roe House."""
    if not 1 < len(low) <= MAX_HOUSE_WORDS or low[-1] not in words("dwelling house") or metonym(text):
        return ""
    for name in places:
        k = view.word_at(name.start) - 1
        k -= k >= 0 and view.lower[k] in ("the", "nearby")
        if k < 0 or view.sent[k] != view.sent[k + 1]:
            continue
        if view.lower[k] in words("inside") | {"at", "from", "to"} or view.lower[k] in words("dwelling block"):
            return view.text[view.idx[k] : name.end]
        after = view.lower[view.word_at(name.end - 1) + 1 : view.word_at(name.end - 1) + 3]
        if after[:1] == [","] and after[1:] and after[1][:1].isalpha() and view.lower[k] in ("of", ","):
            return view.text[view.idx[k] : name.end]
    return ""


def short_of_airlines(view: ParsedText, found: Mapping[str, Sequence[Name]]) -> dict[str, Label]:
    """The labels of airlines' first words that act or stand alone: American said so, of American Airlines."""
    told: dict[str, Label] = {}
    for text in found:
        begins, _, last = text.rpartition(" ")
        alone = [
            name for name in found.get(begins, ()) if view.dep[name.head] in ("nsubj", "pobj", "dobj", "poss", "conj")
        ]
        if last.lower() in words("airline name") and alone and len(alone) == len(found[begins]):
            told[begins] = Label("organisation", f"an airline, by {text}")
    return told


def about_sky(view: ParsedText) -> bool:
    """True for a text about planets and stars."""
    sky = words("sky")
    return sum(word in sky for word in view.lower) >= MIN_SPACE_WORDS


def by_longer_names(found: Iterable[str]) -> dict[str, Label]:
    """The labels of names by longer names of the text: Acme by Acme plc, Roe by FC Roe."""
    told: dict[str, Label] = {}
    for text in found:
        first, _, rest = text.partition(" ")
        begins, _, last = text.rpartition(" ")
        if match := CAPITALS_OF_FIRM.match(text):
            dotted = f"{'.'.join(match['initials'])}. {match['last']}"
            told[text] = told[dotted] = Label("organisation", f"a firm, by the capitals of {first}")
        port = begins.removesuffix(" International") if last == "Airport" else ""
        if port and not is_town(port) and lookup(port) is None:
            told[port] = told[port.split()[-1]] = Label("place", f"an airport, by {text}")
        if begins and last.lower() in words("island group") and f"{begins}s" in found:
            told[f"{begins}s"] = Label("place", f"a place, by {text}")
        if begins and last[-1:] == "s" and last in found and is_region(begins):
            told[last] = Label("organisation", f"a body, by {text}")
        if first == "HMP" and rest:
            told[rest] = Label("place", f"a prison, by {text}")
        elif first.isupper() and first.lower() in words("before a club") and rest:
            told[rest] = Label("organisation", f"a club, by {text}")
        elif begins and (last.lower().rstrip(".") in words("incorporated") or _legal_form(last)):
            told[begins.rstrip(",")] = Label("organisation", f"a firm, by {text}")
        elif begins and last == "Party" and " " not in begins and begins.lower() not in words("common"):
            told[begins] = Label("organisation", f"a party, by {text}")
            told[f"{begins.removesuffix('ic')}s"] = Label("organisation", f"a party, by {text}")
        elif begins and last.lower() in POLICE and _is_area(begins):
            told.setdefault(begins, Label("place", f"a place, by {text}"))
        elif begins and last.lower() in ("council", "constabulary") and begins.split()[-1].lower() in words("town"):
            told.setdefault(begins, Label("place", f"a place, by {text}"))
            told.setdefault(begins.rpartition(" ")[0], Label("place", f"a place, by {text}"))
    return told


def _is_area(text: str) -> bool:
    """True for what may be the area of a police force: the Norfordshire of Norfordshire Police."""
    place = lookup(text)
    people = place is not None and place.kind == "people"
    low = text.lower()
    return (
        " " not in text
        and text.istitle()
        and not people
        and low not in words("common") | words("level") | words("no area")
    )


def by_bodies(found: Iterable[str], decided: Mapping[str, tuple[str, float]], lasts: Iterable[str]) -> dict[str, Label]:
    """The labels of names by the text's bodies: one that is the same by the list, Norla of Norla Air.

    Args:
        found: The names of the text.
        decided: The label of each, and its probability.
        lasts: The surnames of the text.
    """
    told: dict[str, Label] = {}
    bodies = [text for text in found if decided[text][0] == "organisation"]
    for text in found:
        if decided[text][0] == "group" and any(listed_together(text, [body]) for body in bodies):
            told[text] = Label("organisation", "a body, by the list of teams and bodies")
    ends = Counter(text.split()[-1] for text in bodies if " " in text)
    for text in found:
        if decided[text][0] == "group" and ends[text] == 1 and is_short_plural(text.lower()):
            told[text] = Label("organisation", "a body, by the last word of its name")
    for text in bodies:
        first, _, last = text.partition(" ")
        short = decided.get(first, ("", 0.0))[0] == "person" and first not in lasts and not is_given_name(first)
        trade = words("firm") | words("legal") | words("trade") | {"air"}
        if short and text.count(" ") == 1 and last.lower().rstrip(".") in trade:
            told[first] = Label("organisation", f"a body, by {text}")
    return told


def is_whole_person(text: str, decided: Mapping[str, tuple[str, float]]) -> bool:
    """True for a given name and a known surname: Jean-Paul Roe, where Roe is a person."""
    parts = text.split()
    last = decided.get(parts[-1], ("", 0.0))[0]
    return len(parts) == 2 and is_given_name(parts[0]) and last == "person" and not is_given_name(parts[-1])


def surname_of_person(
    view: ParsedText, found: Mapping[str, Sequence[Name]], decided: dict[str, tuple[str, float]]
) -> None:
    """Assign names of one word to the persons whose surname they are, or a spelling of it.

    A word that only describes nouns is no spelling of a surname.
    """
    lasts = {parts[-1] for t, (sort, _) in decided.items() if sort == "person" and len(parts := person_parts(t)) > 1}
    givens = Counter(t.split()[0] for t, (sort, _) in decided.items() if sort == "person" and " " in t)
    for text, (sort, chance) in decided.items():
        if sort == "organisation" and chance < MAX_DOUBTED and is_whole_person(text, decided):
            decided[text] = ("person", 0.5)
    for text, (sort, chance) in decided.items():
        one = parts_of(text)
        if sort == "organisation" and givens[text] and is_given_name(text) and lookup(text) is None:
            decided[text] = ("person", max(chance, 0.5))
        if sort == "person" or len(one) != 1 or lookup(text) is not None:
            continue
        if one[0] in lasts or (
            any(may_be_spellings(one[0], last) for last in lasts)
            and not all(describes(view, name) for name in found[text])
        ):
            decided[text] = ("person", max(chance, 0.5))


def describes(view: ParsedText, name: Name) -> bool:
    """True for a name that describes the noun in small letters behind it: a Roe court."""
    above = view.head[name.head]
    return view.dep[name.head] in ("compound", "amod", "nmod") and above > name.head and view.word[above][:1].islower()
