"""Comparison of two names: the reason why they are one actor's, or that there is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from newsangles.angles.actors.gazetteer import is_region, is_town
from newsangles.angles.actors.genders import are_one_given_name, full_given_name, gender_of_given_name
from newsangles.angles.actors.names import personal_titles, titles, words
from newsangles.angles.actors.titles import past_titles
from newsangles.language.countries import lookup
from newsangles.language.rules import per_rules, rule_lines

MIN_SPELLING_SIMILARITY, MAX_SPELLING_DISTANCE = 0.92, 2
"""Two words are spellings of one name if their Jaro-Winkler similarity is >= and their edit distance <= this."""

OF_COUNTRY = "short name without its country"
"""The reason for a body with and without its nationality: the Norlandic Guard, the Guard."""

MIN_REORDERED_WORDS = 2
"""A name that may stand in another order has >= so many words."""

MIN_CAPITAL_SIMILARITY = 0.6
"""Two names of a capital are one actor's if their Jaro-Winkler similarity is >= this: Kiev, Kyiv."""


MIN_LETTERS_AS_ONE, MIN_CLIPPED = 5, 3
"""Names written as one or more words have >= so many letters; a clipped word keeps >= so many."""


POLICE = (("constabulary",), ("police", "force"), ("police", "service"), ("police", "department"), ("police",))
"""Words that end the name of a police force."""


def parts_of(name: str) -> tuple[str, ...]:
    """A name's words for comparison: small letters, no accents, dots, possessives, titles or article."""
    return _parts_of(name, titles(), frozenset())


def person_parts(name: str) -> tuple[str, ...]:
    """As `parts_of` for a person, also without ranks and their short forms, and without Jr. or Sr. at the end."""
    return _parts_of(name, personal_titles(), _generations())


@per_rules
def _generations() -> frozenset[str]:
    return words("younger") | words("elder")


@lru_cache(maxsize=65_536)  # bounded: a corpus has millions of names
def _parts_of(name: str, before_names: frozenset[str], generations: frozenset[str]) -> tuple[str, ...]:
    found = _words_of(name)
    first = past_titles(found, before_names | {"the"})
    while generations and len(found) - first > 1 and found[-1] in generations:
        found = found[:-1]
    return tuple(found[first:])


def _words_of(name: str) -> list[str]:
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[’'`]s\b", "", name.replace("-", " ").replace(".", "")).lower()
    return re.findall(r"\w+", plain)


def generation(name: str) -> str | None:
    """The generation at the end of a name: "junior" for Jr. and II, "senior" for Sr.; None: it tells none."""
    before, _, last = name.rpartition(" ")
    last = last.lower().strip(".,")
    if not before:
        return None
    return "junior" if last in words("younger") else "senior" if last in words("elder") else None


@lru_cache(maxsize=65_536)
def may_be_spellings(one: str, other: str) -> bool:
    """True if two words may be spellings of one name: Zelensky, Zelenskyy (at most two letters apart)."""
    if min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    similar = JaroWinkler.normalized_similarity(one, other) >= MIN_SPELLING_SIMILARITY
    return similar and Levenshtein.distance(one, other) <= MAX_SPELLING_DISTANCE


def acronym(one: str, other: str) -> bool:
    """True if one name is the other's initials: WHO, World Health Organization."""
    short, full = sorted((one, other), key=len)
    capitals = re.sub(r"[^A-Z]", "", short)
    if len(capitals) < 2 or " " in short or len(re.sub(r"[.\s]", "", short)) > len(capitals) + 1:
        return False
    fulls = [re.sub(r"[’']s\b", "", full)]
    *rest, last = fulls[0].split()
    if "&" in short and "&" in rest and last.lower().rstrip(".") in words("incorporated") | words("legal"):
        fulls.append(" ".join(rest).rstrip(","))  # Roe Gas & Electric Co.
    first = next((k for k in (2, 1) if len(rest) > k + 1 and _is_land(" ".join(rest[:k]))), 0)
    if first and len(capitals) > 2:  # the PUC of the California Public Utilities Commission
        fulls.append(" ".join([*rest[first:], last]))
    if len(capitals) > 2 and rest[-1:] == ["and"]:  # the CRC of the Centre for River Care and Protection
        fulls += [" ".join(full.split()[:-2]) for full in fulls]
    if short[:1] != "U":  # the U.S. Immigration and Naturalization Service is the INS, too
        fulls.append(re.sub(r"^(?:the )?(?:U\.?S\.?|U\.?K\.?|British|American|Federal) ", "", fulls[0]))
    return any(capitals in _initials(re.findall(r"[A-Za-z]+", one)) for one in fulls)


def _is_land(name: str) -> bool:
    """True for a country or state, or its adjective."""
    place = lookup(name)
    return place is not None and place.kind in ("country", "part", "people")


def _initials(all_words: list[str]) -> tuple[str, ...]:
    """The initials of all words, and of those that are no articles or prepositions; none of fewer than two words."""
    if len(all_words) < 2:
        return ()
    main = [word for word in all_words if word.lower() not in words("generic")]
    return "".join(w[0].upper() for w in all_words), "".join(w[0].upper() for w in main)


def grouping_reason(label: str, one: str, other: str) -> str | None:
    """The reason why two names are one actor's; None if there is none."""
    return same(label, one, other, parts_of if label != "person" else person_parts)


def same(label: str, one: str, other: str, parts: Callable[[str], tuple[str, ...]]) -> str | None:
    """As `grouping_reason`, by the words that `parts` gives of a name."""
    a, b = parts(one), parts(other)
    if len(b) < len(a):
        a, b = b, a
    if not a or not b:
        return None
    if a == b and not (label == "person" and len(a) > 1):
        return "same name"
    if label == "person":
        ages = {generation(one), generation(other)}
        if len(ages - {None}) > 1:
            return None
        reason = "part of the name" if a == b and len(a) > 1 and len(ages) > 1 else _same_person(a, b)
        return reason or ("spelling" if _written_as_one(a, b) else None)
    if label in ("place", "organisation") and (reason := _same_place(one, other)):
        return reason
    if _written_as_one(a, b):
        return "spelling"
    if label == "organisation" and (reason := _same_body(one, other, a, b)):
        return reason
    longer = ((*a, "city"), ("city", "of", *a), ("state", "of", *a), ("republic", "of", *a), ("hmp", *a))
    if label == "place" and (b in longer or (b == ("new", *a) and _is_capital(max(one, other, key=len)))):
        return "short name"
    if label == "place" and b[-1] in words("island group") and b[:-1] in (a, (a[0].removesuffix("s"),)):
        return "short name"  # the Roe Islands, the Roes
    if label == "place" and b[-1:] == ("airport",) and not is_town(min(one, other, key=len)):
        port = b[:-2] if b[-2:-1] == ("international",) else b[:-1]
        if port[-len(a) :] == a or (a[-1:] == ("airport",) and port[-len(a) + 1 :] == a[:-1] != ()):
            return "short name"
    if (
        label == "place"
        and " " in max(one, other, key=len)
        and acronym(one, other)
        and _unlisted(min(one, other, key=len))
    ):
        return "acronym"
    if label == "group" and len(a) == len(b) == 1 and b[0] in (a[0] + "s", a[0][:-1]) and a[0] != b[0]:
        return "plural"
    if len(a) == len(b) and len(a) > 1 and all(p == q or may_be_spellings(p, q) for p, q in zip(a, b, strict=True)):
        return "spelling"
    return None


def _unlisted(short: str) -> bool:
    """True for initials that no country or state has: those of the text's own place."""
    return lookup(short) is None and full_state(short) == short


def _same_place(one: str, other: str) -> str | None:
    """As `grouping_reason`, by the list of countries."""
    left, right = (lookup(full_state(name)) for name in (one, other))
    if one != other and full_state(one) == full_state(other):
        return f"both name {full_state(one)} (by the list of short forms)"
    if left and right and left.kind == right.kind == "part" and left.code == right.code and one != other:
        return f"both name {left.name} (by the list of short forms)"
    if left and right and (left.code, left.kind) == (right.code, right.kind):
        if left.kind in ("country", "body"):
            return f"both name {left.name} (by the list of countries)"
        if left.kind == "capital" and JaroWinkler.normalized_similarity(one, other) >= MIN_CAPITAL_SIMILARITY:
            return f"both name the capital of {left.name} (by the list of countries)"
    return None


def _is_capital(name: str) -> bool:
    """True for the name of a capital by the list of countries: New Delhi, which is Delhi for short."""
    place = lookup(name) or lookup(name.title())
    return place is not None and place.kind == "capital"


@per_rules
def _states() -> dict[str, str]:
    """The full name of each state by its short forms."""
    found: dict[str, str] = {}
    for line in rule_lines("angles/actors", "states.tsv"):
        name, _, forms = line.text.partition("\t")
        found.update(dict.fromkeys(forms.split("; "), name))
    return found


@per_rules
def _other_names() -> dict[tuple[str, ...], frozenset[int]]:
    """The lines of ``teams.txt`` that hold a name, by its words."""
    found: dict[tuple[str, ...], set[int]] = {}
    for number, line in enumerate(rule_lines("angles/actors", "teams.txt")):
        for name in line.text.split("; "):
            found.setdefault(parts_of(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def teams_of(name: str) -> frozenset[int]:
    """The lines of ``teams.txt`` that hold a name."""
    return _other_names().get(parts_of(name), frozenset())


def listed_together(name: str, others: Sequence[str]) -> bool:
    """True if one line of ``teams.txt`` holds a name and all of the others that the list has at all."""
    known = _other_names()
    lines, own = known.get(parts_of(name), frozenset()), parts_of(name)
    listed = [known[parts] for other in others if (parts := parts_of(other)) != own and parts in known]
    return bool(listed) and bool(lines.intersection(*listed))


def full_state(name: str) -> str:
    """A state's full name for its short form with a stop: N.Y., Calif.; any other name as it is."""
    return _states().get(name, name)


def _same_body(one: str, other: str, short: tuple[str, ...], long: tuple[str, ...]) -> str | None:
    """As `grouping_reason`, for two organisations; `short`, `long`: the words of the shorter and the longer name."""
    if acronym(one, other):
        return "acronym"
    if long[:2] == ("house", "of") and short == long[2:]:  # the House of Commons
        return "short name"
    bare = [tuple(word for word in name if word not in words("affix")) for name in (short, long)]
    if bare[0] == bare[1] != ():  # FC Roe, Roe; Acme, Acme plc
        return "short name"
    if _is_one_force(one, other, short, long) or _is_written_short(short, long):
        return "short name"
    if len(short) == 1 and long[-1] in words("local body") and (long[-1] != "council" or is_town(long[0].title())):
        return None  # the Wickford of Wickford Town Council or Wickford Police is the town, or its club
    if min(one, other, key=len).isupper() and len(long) > len(short) == 1 and long[-1] in words("unit"):
        return None  # the team of an agency is not the agency
    if len(short) == 1 and long == (short[0].removesuffix("s"), "party"):
        return "short name"  # the Liberals, the Liberal Party
    if _reordered(_words_of(one), _words_of(other)):
        return "order of the words"
    if len(short) == 1 and len(long) > 2 and long[-2:] == (*short, "party"):
        return "short name" if _is_land(" ".join(max(one, other, key=len).split()[:-2])) else None
    ends = long[-len(short) :] == short
    unit = len(long) - len(short) > 1 and len(short) > 1 and long[-1] in words("unit") and not ends
    if unit and short[-1] in words("authority"):
        return None  # the unit of a department is not the department
    if len(short) == 1 and _joint(max(one, other, key=len)):
        return None  # the Roe of Roe & Poe
    if (
        len(short) == 1
        and short[0] not in words("common")
        and (len(short[0]) > 2 or (len(short[0]) == len(long) == 2 and min(one, other, key=len).isupper()))
        and long[0] == short[0]
        and len(long) <= 3
    ):
        return "short name"
    people = lookup(max(one, other, key=len).split()[0])
    of_people = people is not None and people.kind == "people" and short == long[1:]
    if of_people and len(short) == 1 and short[0] not in words("common") | words("authority"):
        return OF_COUNTRY
    plural = short[0][-1:] == "s" and short[0][-2:] != "ss"
    if long[:1] == short and len(long) == len(short) + 1 and long[-1] in words("airline name"):
        return "short name"  # American, United
    if len(short) == 1 and plural and short == long[-1:] and short[0] not in words("common"):
        where = " ".join(max(one, other, key=len).split()[:-1])
        if is_town(where) or is_region(where) or lookup(where) is not None or is_short_plural(short[0]):
            return "short name"  # the Harriers are the Wickford Harriers, the Foxes the Grey Foxes
    if len(short) == 1 and short == long[-1:] and short[0] in words("press") and is_town(" ".join(long[:-1]).title()):
        return "short name"  # the Chronicle is the Norford Chronicle
    of_its_own = short[0] in words("bodily") and short == long[-len(short) :]  # Bank of Canada, Royal Bank of Canada
    own = min(one, other, key=len)
    if " " not in own and short == long[1:] and own[1:] != own[1:].lower() and not own.isupper():
        return "short name"  # OneNor is Tarnsat OneNor
    if len(short) > 1 and short in (long[-len(short) :], long[: len(short)]) and not of_its_own:
        return "short name"
    return None


def is_short_plural(word: str) -> bool:
    """True for a plural that may be a body's short name: the Foxes; not a party's or people's."""
    one = word.removesuffix("s")
    party = one in words("parties") | words("people") or word in words("common")
    return word[-1:] == "s" and word[-2:] != "ss" and not party and lookup(word.title()) is None


def _is_one_force(one: str, other: str, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True for one police force under two names: Norfordshire Constabulary, Norfordshire Police."""
    heads = [next((name[: -len(end)] for end in POLICE if name[-len(end) :] == end), ()) for name in (short, long)]
    return one != other and heads[0] == heads[1] != ()


def _written_as_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True for the same letters in other words: J.P. Norcap, JPNorcap."""
    return one != other and "".join(one) == "".join(other) and len("".join(one)) >= MIN_LETTERS_AS_ONE


def _is_written_short(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True for J.P. Norcap of JPNorcap Trust, and for a clipped word: Norl State of Norland State University."""
    if any(len(x) > 1 and "".join(x) == y[0] for x, y in ((short, long), (long, short))):
        return True
    whole = long if len(long) == len(short) else long[:-1]
    if len(short) < 2 or len(whole) != len(short) or (whole is not long and long[-1] not in words("school")):
        return False
    pairs = list(zip(short, whole, strict=True))
    clipped = [full for part, full in pairs if part != full]
    fits = all(full.startswith(part) and len(part) >= MIN_CLIPPED for part, full in pairs)
    return fits and len(clipped) == 1 and short[0] != whole[0]


def _reordered(name: list[str], again: list[str]) -> bool:
    """True for the Justice Department and the Department of Justice."""
    one, other = ([word for word in text if word not in ("of", "for", "the", "and")] for text in (name, again))
    if len(one) < MIN_REORDERED_WORDS or one == other or sorted(one) != sorted(other):
        return False
    whole = name if name[1] in ("of", "for") else again
    return whole[1] in ("of", "for") and whole[0] in words("authority") and whole[0] in (one[-1], other[-1])


def _joint(name: str) -> bool:
    """True for a name whose first word is joined with another: Roe & Poe Group."""
    return name.split()[1:2] in (["&"], ["and"])


def _same_person(short: tuple[str, ...], long: tuple[str, ...]) -> str | None:
    """As `grouping_reason`, for two persons, the shorter name first."""
    if short == long:
        return "same name"
    if len(short) == 1:
        return _one_word(short[0], long)
    if long[-len(short) :] == short:
        return "surname"
    if sorted(short) == sorted(long):
        return "order of the names"
    if short == long[: len(short)]:
        return "part of the name"
    if short[-1] == long[-1] or may_be_spellings(short[-1], long[-1]):
        return _same_surname(short, long)
    return None


def _one_word(one: str, long: tuple[str, ...]) -> str | None:
    """As `grouping_reason`, for a person's name of one word."""
    if len(long) == 1:
        return "spelling" if may_be_spellings(one, long[0]) else None
    if one == long[-1]:
        return "surname"
    if may_be_spellings(one, long[-1]):
        return "surname, other spelling"
    if one == long[0]:
        return "given name"
    if are_one_given_name(one, long[0]) and (len(one) < len(long[0]) or one[:1] != long[0][:1]):
        return "short given name"  # Leonard alone is not Leo Roe
    return "part of the name" if len(long) > 2 and one in long else None


def _same_surname(short: tuple[str, ...], long: tuple[str, ...]) -> str | None:
    """As `grouping_reason`, for two full names of one surname, or spellings of it."""
    first, other = short[0], long[0]
    rest = iter(long[1:-1])  # John B. Roe and John C. Roe are two, John C. Roe and John B. C. Roe may be one
    if not all(any(mine[0] == theirs[0] for theirs in rest) for mine in short[1:-1]):
        return None
    if first == other:
        return "given name and surname" if short[-1] == long[-1] else "spelling"
    if full_given_name(first) == full_given_name(other):
        return "abbreviated given name"
    if are_one_given_name(first, other):
        return "short given name"
    genders = {gender_of_given_name(f"{name} x").value for name in (first, other)} - {None}
    if len(genders) > 1:
        return None  # Paul and Paula
    if may_be_spellings(first, other):
        return "spelling"
    if first[0] == other[0] and min(len(first), len(other)) == 1:
        initials = next(name for name in (short, long) if len(name[0]) == 1)  # J. K. Roe need not be Joan Roe
        return "initials" if len(initials) == 2 or len(short) == len(long) else None
    return "short given name" if first[:3] == other[:3] else None
