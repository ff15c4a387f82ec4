"""Signs of what a name may be, in its words and the words around it, as weights of each sort.

A ship or a telescope is no actor, and neither are a language or a dish; a paper is a body. The recogniser knows a name
only by its spelling; each sign adds its weight (``data/name_signs.tsv``) to the scorer's, and the sum decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from newsangles.angles.actors.chooser import Chooser
from newsangles.angles.actors.gazetteer import is_town
from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.names import (
    LABELS,
    MAX_OCCURRENCES,
    MIN_REFUSAL_PROBABILITY,
    PACKAGE,
    SORTS,
    Name,
    endings,
    name_features,
    personal_titles,
    surnames,
    words,
)
from newsangles.angles.actors.nearby_signs import signs_beside, signs_of_name
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import per_rules, rule_lines
from newsangles.language.scorers import log_softmax

SIGNS = "name_signs.tsv"
"""The name of the rule file with the weights."""

EQUATED = {
    "is-person": ("office", "people"),
    "is-body": ("firm", "authority", "party", "team", "corporate", "making", "mission"),
    "is-place": ("town", "region"),
    "class-the": ("craft", "written", "work"),
}
"""Signs by the lists of nouns that a name may be said to be."""

MAX_CLASS_WORDS = 3
"""Limit of words between a name and the noun that says what it is: the Kestrel [air-to-ship] missile."""

MIN_CHANGED = 0.4
"""A label with less than this probability, by the signs, is left out: the name is no actor."""

MIN_SURE = 0.6
"""A label with less than this share of the labels' probability is unsure."""

MIN_TURNS = 2
"""A name before a colon is a speaker's if it stands there >= so many times."""

LANDS = frozenset("county district valley peninsula province island borough".split())
"""Last words of the names of places."""

MAX_PLACE_WORDS = 4
"""A road's or county's name has < this number of words."""

MAX_WORDS_TO_ITS = 8
"""Limit of words between a name and *its* of the same verb."""

MIN_CAPITALS = 5
"""A word in capitals of >= so many letters is no abbreviation."""


def decide(
    view: ParsedText, found: Mapping[str, Sequence[Name]], vectors: Mapping[str, np.ndarray], chooser: Chooser
) -> dict[str, tuple[str, float]]:
    """The sort of each name, one of `SORTS`, and its probability, by the scorer and the signs of the text."""
    beside, impersonal = others(found), words("impersonal")
    decided: dict[str, tuple[str, float]] = {}
    for text, places in found.items():
        plain = chooser.logs(name_features(view, text, places, found, text in beside.lasts), vectors.get(text))
        shown = signs(view, text, places, found, beside)
        logs = log_softmax(weighed(plain, shown)) if shown else plain
        scored = dict(zip(chooser.sorts, plain, strict=True))
        chances = dict(zip(chooser.sorts, np.exp(logs).tolist(), strict=True))
        tagged = Counter(name.found for name in places).most_common(1)[0][0]
        place = lookup(text)
        people = tagged == "NORP" or (place is not None and place.kind == "people")
        sorts: Sequence[str] = LABELS if people else LABELS[:3]  # the Russians, not the Beatles
        country = place is not None and place.kind == "country" and not place.ambiguous
        if country:  # N. Korea
            sorts = ["place"]
        elif place is not None and place.kind == "people" and text.endswith("s") and " " not in text:
            sorts = ["group"]  # Kazakhs
        elif text.split()[-1].lower() in impersonal:  # … Correctional Facility
            sorts = [sort for sort in sorts if sort != "person"]
        part = place is not None and place.kind == "part" and not place.ambiguous
        if part and "GPE" in {name.found for name in places}:  # Scotland speaks, and is no body
            sorts = ["place"]
        sort, least = max(sorts, key=chances.__getitem__), MIN_REFUSAL_PROBABILITY.get(tagged, 0.5)
        first = max(sorts, key=scored.__getitem__)
        if sort != first:  # the signs are against the scorer
            least = 0.5
        if shown and chances[sort] < MIN_CHANGED <= np.exp(scored[first]):
            least = 0.0
        border = text.count("-") == 1 and all(map(_is_country, text.split("-")))  # the Norland-Utopia border
        chance = 1 - chances["none"]
        if len(sorts) > 1 and chances[sort] < MIN_SURE * chance:  # which label is unsure
            chance = chances[sort]
        decided[text] = ("none" if chances["none"] >= least or border else sort, chance)
    return decided


def _is_country(text: str) -> bool:
    place = lookup(text)
    return place is not None and place.kind == "country"


@per_rules
def weights() -> dict[str, tuple[float, ...]]:
    """The weight of each sign for each of `SORTS`.

    Raises:
        ParameterError: A line has not a number for each sort.
    """
    found: dict[str, tuple[float, ...]] = {}
    for line in rule_lines(PACKAGE, SIGNS):
        sign, *numbers = line.text.split("\t")
        try:
            given = tuple(float(number) for number in numbers)
        except ValueError:
            given = ()
        if len(given) != len(SORTS):
            raise line.error(
                "there is not a number for each sort", f"write a sign, then numbers for {', '.join(SORTS)}"
            )
        found.setdefault(sign, given)
    return found


def weighed(logs: Sequence[float], signs: Iterable[str]) -> list[float]:
    """Logarithms of the sorts' chances with the weights of signs added; they need not sum to one."""
    table, total = weights(), list(logs)
    for sign in signs:
        total = [a + b for a, b in zip(total, table.get(sign, (0.0,) * len(total)), strict=True)]
    return total


class Others(NamedTuple):
    """Facts that the names of a text tell of each other.

    Attributes:
        lasts: The last words of persons' full names.
        longer: The names that go on after a beginning of several letters and a space.
    """

    lasts: frozenset[str]
    longer: Mapping[str, Sequence[str]]


def others(found: Mapping[str, Sequence[Name]]) -> Others:
    """The names of a text by their first words and persons' last ones; made once for all of them."""
    longer: dict[str, list[str]] = {}
    for text in found:
        for space in re.finditer(" ", text):
            longer.setdefault(text[: space.start()], []).append(text)
    return Others(frozenset(surnames(found)), longer)


def signs(
    view: ParsedText, text: str, places: Sequence[Name], found: Mapping[str, Sequence[Name]], beside: Others
) -> list[str]:
    """The signs of a name over its occurrences, each once, in the order of the alphabet."""
    known = lookup(text)
    given = set(_of_words(view, text, places, found, beside))
    listed = known is not None and known.kind in ("country", "body")
    several = [set(_at(view, text, name, listed=listed)) for name in places[:MAX_OCCURRENCES]]
    everywhere = set.intersection(*several) if several else set()
    once = set().union(*several)
    if len(places) < MIN_TURNS:
        once.discard("turn")
        everywhere.discard("turn")
    rare = EVERYWHERE | ({"the"} if is_given_name(text.split()[0]) or text in beside.lasts else set())
    given |= once - rare | everywhere & rare
    given.discard("")
    if all(name.found == "ORG" for name in places):  # Acme, who …; Acme is the producer of …
        given -= {"is-person", "who"}
    if "given-town" in given and given & {"speaks", "who"}:  # Eden Roe said, but the Lincoln Center
        given.add("given-and-surname")
    if {"class", "class-the"} <= given:
        given.discard("class")
    if given & {"says-it", "staff", "speaks"}:
        given -= {"class", "class-the", "treaty", "crew", "possessed"}
    return sorted(given)


EVERYWHERE = frozenset({"adjective", "language", "heaven", "words", "turn", "treaty", "winning", "beside-body"})
"""Signs that count if every occurrence has them; of the others one will do."""


def _of_words(
    view: ParsedText, text: str, places: Sequence[Name], found: Mapping[str, Sequence[Name]], beside: Others
) -> Iterator[str]:
    """Signs in the words of the name, and in other names of the text."""
    parts = text.split()
    last = parts[-1].lower()
    if _short_of_firm(view, text, places, found, beside):
        yield "short-of-firm"
    yield from signs_of_name(text, parts, places, surname=text in beside.lasts, longer=text in beside.longer)
    low, first = text.lower(), parts[0].lower()
    tagged = {name.found for name in places}
    doubted = tagged - {"ORG", ""} or is_given_name(parts[0])  # Al Qaeda
    if low.replace(" ", "-") in words("known body") and doubted and text not in beside.lasts:
        yield "listed-body"
    firm = len(parts) > 1 and last.rstrip(".") in words("legal") and not is_given_name(parts[0])
    if firm and first not in view.small and "of" not in parts:
        yield "ends-as-firm"
    if len(parts) > 1 and last in words("club") and not _titled(text):
        yield "club"
    if low.replace(" ", "-") in words("known thing"):
        yield "listed-thing"
    if last.removesuffix("s") in words("faith") and len(parts) == 2 and not is_given_name(parts[0]):
        yield "faith"
    people = (known := lookup(parts[-1])) is not None and known.kind == "people"
    if _is_road_or_county(parts, first, last):
        yield "ends-as-place"
    if len(parts) == 2 and first in words("before a place") and last not in endings() and not people:
        yield "begins-as-place"
    if len(parts) > 1:
        named = first in words("craft") or (parts[0].isupper() and first.rstrip(".") in words("vessel"))
        if named or any(last in words(sort) for sort in ("craft", "prized", "programme")):
            yield "own-thing"
        if last in words("dish") and not is_given_name(parts[0]):
            yield "own-dish"
        local = is_town(parts[0]) or lookup(parts[0]) is not None
        own = local or any(part.lower() in words("daily") for part in parts)
        if (last in words("press") and own) or (last in words("newsroom") and not is_given_name(parts[0])):
            yield "press"
        surname = any(name.found == "PERSON" for name in found.get(parts[-1], ()))
        named_in_full = len(parts) < 4 and is_given_name(parts[0]) and not _titled(text) and _proper(view, places)
        if surname and named_in_full:
            yield "full"
        elif named_in_full and _persons_name(view, parts, places):
            yield "given-town" if is_town(parts[0]) else "given-and-surname"
        return
    bare = not is_given_name(text) and lookup(text) is None and text not in beside.lasts
    if bare and text.isupper() and len(text) >= MIN_CAPITALS and text.title() not in view.word:
        k = view.word_at(places[0].start)
        near = [word for word in view.word[max(0, k - 2) : k + 3] if word.isalpha()]
        if all(map(str.isupper, near)):
            yield "capitals"
    plain = text.lower() not in view.small and text.lower() not in words("common") | words("office") | endings().keys()
    alone = all(name.found in ("", "PERSON") for name in places)
    if bare and plain and alone and not is_town(text) and _begins_body(text, found, beside):
        yield "part-of-body"


def _is_road_or_county(parts: Sequence[str], first: str, last: str) -> bool:
    """True for a name that a road, a town or a county has, and hardly a person: Wick Lane."""
    if not 1 < len(parts) < MAX_PLACE_WORDS or is_given_name(parts[0]) or first in personal_titles():
        return False
    place = is_town(parts[0]) or lookup(parts[0]) is not None or first in words("nearby") | words("common")
    return last in LANDS or (last in words("road") and (place or last in ("street", "road", "avenue")))


def _short_of_firm(
    view: ParsedText, text: str, places: Sequence[Name], found: Mapping[str, Sequence[Name]], beside: Others
) -> bool:
    """True for the beginning of a firm's longer name, no place and nobody's surname: Acme of Acme Group plc."""
    one = " " not in text
    town = one and any(name.found in ("GPE", "LOC", "FAC") for name in places)
    known = text in beside.lasts or (one and lookup(text) is not None) or town
    if known or text.lower() in words("common") or text.lower() in view.small:
        return False
    longer = ((other, other.split()[-1].lower().rstrip(".")) for other in beside.longer.get(text, ()))
    return any(
        last in words("incorporated")
        or (
            last in words("firm") | words("legal") | words("trade")
            and any(name.found in ("ORG", "") for name in found[other])
        )
        for other, last in longer
    )


def _persons_name(view: ParsedText, parts: Sequence[str], places: Sequence[Name]) -> bool:
    """True for a given name and a surname that no place, body or thing is called, without an article."""
    first, last = parts[0], parts[-1].lower()
    if (
        first.lower() in words("given and plain")
        or lookup(first) is not None
        or lookup(parts[-1]) is not None
        or is_town(" ".join(parts))
    ):
        return False
    if any(len(part) > 2 and part.lower() not in words("particle") and not is_given_name(part) for part in parts[1:-1]):
        return False
    if {"of", "and", "&"}.intersection(parts) or any(map(str.isupper, parts)) or not parts[-1][:1].isupper():
        return False
    if (
        last in endings()
        or last.removesuffix("s") in endings()
        or last in words("common") | words("road") | words("press")
    ):
        return False
    before = {view.lower[k - 1] for name in places if (k := view.word_at(name.start))}
    return not before & {"the", "a", "an", "in", "at"}


def _begins_body(text: str, found: Mapping[str, Sequence[Name]], beside: Others) -> bool:
    """True if the recogniser has a longer name of a body that begins with a name."""
    return any(name.found == "ORG" for other in beside.longer.get(text, ()) for name in found[other])


def _proper(view: ParsedText, places: Sequence[Name]) -> bool:
    return any(
        all(view.pos[k] == "PROPN" for k in range(view.word_at(n.start), view.word_at(n.end - 1) + 1)) for n in places
    )


def _at(view: ParsedText, text: str, name: Name, *, listed: bool) -> Iterator[str]:
    """Signs at one occurrence."""
    i, j = view.word_at(name.start), view.word_at(name.end - 1)
    before = view.lower[i - 1] if i and view.sent[i - 1] == view.sent[i] else ""
    after = view.lower[j + 1 : j + 5]
    after += [""] * (4 - len(after))
    yield from _as_thing(view, text, (i, j), before, after, listed=listed)
    yield from _as_body(view, text, name, (i, j), before, after, listed=listed)
    yield from signs_beside(view, text, name, (i, j), after, listed=listed)
    if after[0] == ":" and view.text[max(0, name.start - 1) : name.start] in ("\n", "") and not _titled(text):
        yield "turn"
    starts = view.bounds[view.sent[i]][0] == i
    if starts and i == j and view.tag[j + 1 : j + 2] == ["PRP$"] and view.lower[i] not in words("kin"):
        yield "words"


def _titled(text: str) -> bool:
    return any(part.lower().rstrip(".") in personal_titles() | words("office") for part in text.split())


def _as_thing(
    view: ParsedText, text: str, span: tuple[int, int], before: str, after: Sequence[str], *, listed: bool
) -> Iterator[str]:
    """Signs that a name is no actor's: *the brig* X, X *missile*, *second officer of the* X, *taught* X."""
    i, j = span
    head = min(range(i, j + 1), key=lambda k: (view.depth[k], -k))
    own = view.head[head]
    ends = view.pos[j + 1] not in ("NOUN", "PROPN", "ADJ", "NUM") if j + 1 < view.n else True
    the = before == "the" and not text.endswith("s") and not listed
    listing = after[0] in (",", "and", "or", "/") and view.word[j + 2 : j + 3] and view.word[j + 2][:1].isupper()
    if the and ends and not listing and after[0] not in ("-", "–", "family"):
        yield "the"
        if view.ent[head] == "GPE" and i == j and not is_town(text):
            yield "the-town"
    if before in ("a", "an") and ends and view.ent[head] == "PERSON" and not listed:
        yield "an"
    things = words("craft") | words("written")
    plain = lookup(text) is None and not any(part.lower() in endings() for part in text.split())
    if plain and after[0] in (",", "is", "was") and after[1] in ("a", "an", "the"):
        yield from _equated(view, j + 3)
    full = i < j and is_given_name(view.word[i])
    near = words("craft") if full else things
    kind = _class_after(view, j, near) or _class_before(view, i, things if full else things | words("work"))
    if kind and not text.isupper():
        yield "class-the" if "the" in (before, view.lower[i - 2 : i - 1] and view.lower[i - 2]) else "class"
    owned = i > 0 and view.tag[i - 1] == "PRP$" and view.lower[i - 1] in ("their", "its")
    if owned and not text.endswith("s") and not listed:
        yield "possessed"
    if after[0] in ("-", "‑") and after[1] in ("winning", "nominated", "winner"):
        yield "winning"
    if before in ("aboard",) or (
        before == "the" and view.lower[i - 2 : i - 1] == ["of"] and view.lower[i - 3 : i - 2] and _crew(view, i - 3)
    ):
        yield "crew" if not listed else ""
    if the and view.dep[head] == "nsubj" and view.lemma[own] in words("sailing"):
        yield "sails"
    place = lookup(view.word[j])
    people = place is not None and place.kind == "people"
    if (people or view.lower[j] in words("language")) and _of_speech(view, head):
        yield "language"
    if people and i == j and view.dep[head] in ("amod", "compound", "nmod") and view.word[own].islower() and own > j:
        yield "adjective"
    governed = view.lemma[own] in words("ratifying") and view.dep[head] == "dobj"
    named = before == "of" and i > 1 and view.lower[i - 2] in words("ratified")
    if (governed or named) and text.isupper():
        yield "treaty"
    if text.lower() in words("heavenly") and before == "the" and view.dep[head] != "nsubj":
        yield "heaven"


def _of_speech(view: ParsedText, k: int) -> bool:
    """True for what is spoken, taught or translated into: *taught* German and Welsh, *translated into* Welsh."""
    while view.dep[k] in ("conj", "appos") and view.head[k] != k:
        k = view.head[k]
    above = view.head[k]
    if view.dep[k] == "pobj" and view.lower[above] in ("into", "in", "from"):
        return view.lemma[view.head[above]] in words("spoken")
    return view.dep[k] == "dobj" and view.lemma[above] in words("spoken")


def _crew(view: ParsedText, k: int) -> bool:
    return k >= 0 and view.lower[k] in words("crew")


def _class_after(view: ParsedText, j: int, things: frozenset[str]) -> bool:
    """True if the noun that a name stands before says what it is: Kestrel missile."""
    for k in range(j + 1, min(view.n, j + 1 + MAX_CLASS_WORDS)):
        if view.pos[k] not in ("NOUN", "ADJ") or not view.word[k].islower():
            return False
        maker = view.pos[k + 1 : k + 2] == ["NOUN"]  # a rocket maker
        if view.lemma[k] in things and view.lower[k] == view.lemma[k] and not maker:
            return True
        if view.lemma[k] == "system" and view.lower[k - 1] in words("weaponry"):
            return True
    return False


def _equated(view: ParsedText, k: int) -> Iterator[str]:
    """The sign of the noun that heads an apposition or predicate: X, a rocket maker; X is a town."""
    last = ""
    while k < view.n and (view.tag[k] in ("NNP", "JJ", "POS") or view.lower[k] == "'s"):  # the U.S. operation
        k += 1
    k -= k > 0 and view.word[k - 1].islower() and view.tag[k - 1] == "JJ"
    while k < view.n and view.pos[k] in ("ADJ", "NOUN") and view.word[k].islower():
        last = view.lemma[k] if view.pos[k] == "NOUN" else last
        k += 1
    yield next((sign for sign, lists in EQUATED.items() if any(last in words(which) for which in lists)), "")


def _class_before(view: ParsedText, i: int, things: frozenset[str]) -> bool:
    """True if the noun before a name says what it is: the brig Marigold; a journal called the Lamp."""
    while i > 1 and (
        view.lower[i - 1] == "of" or (view.word[i - 1] != view.lower[i - 1] and _titled(view.word[i - 1]))
    ):
        i -= 1  # the steamer Duke of Fife
    k = i - 1
    k -= k >= 0 and view.lower[k] in ("the", "a")
    if k > 1 and view.lower[k] in ("called", "named", "titled", "entitled", "dubbed"):
        k -= view.lower[k - 1] == ","
        return view.lemma[k - 1] in things | words("thing")
    article = k == i - 2 and view.word[i - 1] == "The" and view.lower[k] in things  # her novel The Road
    if article:
        return True
    vessel = view.word[k].isupper() and view.lower[k] in words("vessel") if k >= 0 else False
    return i > 0 and k == i - 1 and (view.lower[k] in things or vessel)


def _as_body(
    view: ParsedText, text: str, name: Name, span: tuple[int, int], before: str, after: Sequence[str], *, listed: bool
) -> Iterator[str]:
    """Signs of a body, a constituency, or a person who speaks."""
    i, j = span
    if before == "for" and i > 1 and view.lower[i - 2] in words("seat"):
        yield "member-for"
    if after[0] == "," and after[1] == "where" and not _titled(text):
        yield "where"
    if after[0] in words("employed") and j + 2 < view.n and not is_given_name(view.word[i]) and _employs(view, j):
        yield "employs"
    if before in words("making") and view.word[i - 1].islower() and name.found != "NORP":
        yield "employs"
    if before == "as" and i > 1 and view.lower[i - 2] in ("known", "called", "named") and _armed(view, i - 3):
        yield "is-body"
    town = is_town(text)
    posted = before == "at" and i > 1 and view.lower[i - 2] in words("posted")
    if posted and not listed and not town and text.split()[-1].lower() not in words("building") | words("school"):
        yield "staff"
    verb = view.head[name.head]
    speaks = view.dep[name.head] == "nsubj" and view.lemma[verb] in words("stating")
    if not _titled(text) and (speaks or (before == "to" and i > 1 and view.lower[i - 2] == "according")):
        yield "speaks"
        if not listed and not town and i == j and name.found == "GPE":
            yield "speaks-body"
    own = [k for k in range(name.head + 1, min(view.n, name.head + MAX_WORDS_TO_ITS)) if view.lower[k] == "its"]
    acts = i == j and view.dep[name.head] == "nsubj" and not listed and not town
    if acts and own and view.head[own[0]] != verb and view.head[view.head[own[0]]] == verb:
        yield "its"
    if speaks and not listed and not town:
        rest = view.lower[verb + 1 : verb + 4]
        rest = rest[rest[:1] == ["that"] :]
        if verb > j and rest[:1] == ["it"] and rest[1:2] and rest[1] in words("underway"):
            yield "says-it"
    if speaks and i == j and is_given_name(text):
        yield "given-says"
    several = i < j or (not town and lookup(text) is None)
    outlets = words("paper") - {"channel", "station", "paper", "site"}  # a YouTube channel
    outlet = after[0] in outlets and view.word[j + 1].islower() and view.dep[name.head] in ("compound", "nmod")
    called = before in outlets and view.word[i - 1].islower()
    if several and not listed and (outlet or called) and after[1] not in words("office"):
        yield "outlet"
    unknown = i == j and not town and not listed and not is_given_name(text) and lookup(text) is None
    if unknown and not speaks and _beside_body(view, span, before, after):
        yield "beside-body"
    last = view.lower[j]
    body = any(
        last in words(which)
        for which in ("school", "building", "firm", "team", "authority", "church", "town", "region")
    )
    plain = name.found not in ("", "NORP") and not _titled(text) and text.lower() not in view.small and not body
    if plain and before.rstrip(".") in personal_titles() and view.word[i - 1][:1].isupper() and not listed:
        yield "titled"
    relative = after[1] == "who" or (after[1] == "whose" and is_given_name(view.word[i]))
    if after[0] == "," and relative and not body and not listed:
        yield "who"
    if town and before not in ("-", "–") and _local(view, j):
        yield "local"


def _employs(view: ParsedText, j: int) -> bool:
    """True for a trade and a full name behind a name: Acme analyst Jan Roe."""
    return view.word[j + 1].islower() and view.ent[j + 2] == "PERSON"


def _armed(view: ParsedText, k: int) -> bool:
    """True for a noun of armed men before *known as*: forces also known as the Black Hand."""
    k -= k > 0 and view.pos[k] == "ADV"
    return k >= 0 and view.lower[k] in words("armed")


def _beside_body(view: ParsedText, span: tuple[int, int], before: str, after: Sequence[str]) -> bool:
    """True for a name that *and* joins with a body's, or that something is published by: Acme and Roe rose."""
    i, j = span
    joined = after[0] == "and" and j + 2 < view.n and view.ent[j + 2] == "ORG" and view.lower[j + 3 : j + 4] != ["'s"]
    joined = joined or (before == "and" and i > 1 and view.ent[i - 2] == "ORG")
    return joined or (before == "by" and i > 1 and view.lower[i - 2] in words("issued"))


def _local(view: ParsedText, j: int) -> bool:
    """True for a town before what is in it: Torbeck high court, Torbeck police."""
    for k in range(j + 1, min(view.n, j + 1 + MAX_CLASS_WORDS)):
        if not view.word[k].islower():
            return False
        if view.lower[k] in words("local"):
            return True
    return False
