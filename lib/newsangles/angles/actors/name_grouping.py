"""Name grouping: names that the recogniser missed, names within names, and the names of each actor.

Each rule that groups two names gives its reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import JaroWinkler, Levenshtein

from newsangles.angles.actors.names import Chooser, Name, Named, candidates, decide, name_from, titles, words
from newsangles.documents.aliases import NO_ALIASES, Aliases
from newsangles.language.countries import lookup
from newsangles.language.metonyms import metonym
from newsangles.language.parsed_text import ParsedText

PLACE_IN_BODY = re.compile(
    r"(?:University|College|Bank|Government|Republic|State|Parliament|City|County|Embassy) of (?:the )?"
    r"(?P<of>[A-Z][\w.]+(?: [A-Z][\w.]+)*)"
    r"|(?P<before>[A-Z][\w.]+(?: [A-Z][\w.]+)?) (?:University|Police|County|Airport|High School|Festival)\b"
)
"""Patterns of place names within the names of bodies: University of [Texas]."""

KNOWN_AS = re.compile(
    r"\b(?:known(?: \w+)? (?:as|by (?:his|her|the) (?:\w+ ){1,2})|alias|a\.?k\.?a\.?)\s*[\"“'‘]?$", re.I
)
"""Patterns before an actor's other name: Ana Ruiz, better known as Ana Sol; … by her pseudonym Ana Sol."""

MIN_SPELLING_SIMILARITY, MAX_SPELLING_DISTANCE = 0.92, 2
"""Two words are spellings of one name if their Jaro-Winkler similarity is >= and their edit distance <= this."""

MIN_CAPITAL_SIMILARITY = 0.6
"""Two names of a capital are one actor's if their Jaro-Winkler similarity is >= this: Kiev, Kyiv."""


def parts_of(name: str) -> tuple[str, ...]:
    """A name's words for comparison: small letters, no accents, dots, possessives, titles or article."""
    return _parts_of(name, titles())


@lru_cache(maxsize=65_536)  # bounded: a corpus has millions of names
def _parts_of(name: str, before_names: frozenset[str]) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[’'`]s\b", "", plain.replace("-", " ").replace(".", "")).lower()
    found = re.findall(r"\w+", plain)
    while len(found) > 1 and (found[0] in before_names or found[0] == "the"):
        found = found[1:]
    return tuple(found)


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
    all_words = re.findall(r"[A-Za-z]+", re.sub(r"[’']s\b", "", full))
    if len(all_words) < 2:
        return False
    every = "".join(w[0].upper() for w in all_words)
    main = "".join(w[0].upper() for w in all_words if w.lower() not in words("generic"))
    return capitals in (every, main)


def grouping_reason(label: str, one: str, other: str) -> str | None:
    """The reason why two names are one actor's; None if there is none."""
    return _same(label, one, other, titles())


def _same(label: str, one: str, other: str, before_names: frozenset[str]) -> str | None:
    """As `grouping_reason`, with the titles given, so that loops look them up once."""
    a, b = _parts_of(one, before_names), _parts_of(other, before_names)
    if len(b) < len(a):
        a, b = b, a
    if not a or not b:
        return None
    if a == b:
        return "same name"
    if label == "person":
        return _same_person(a, b)
    if label in ("place", "organisation") and (reason := _same_place(one, other)):
        return reason
    if label == "organisation" and (reason := _same_body(one, other, a, b)):
        return reason
    if label == "place" and b in ((*a, "city"), ("city", "of", *a), ("state", "of", *a), ("republic", "of", *a)):
        return "short name"
    if label == "group" and len(a) == len(b) == 1 and b[0] in (a[0] + "s", a[0][:-1]) and a[0] != b[0]:
        return "plural"
    if len(a) == len(b) and len(a) > 1 and all(p == q or may_be_spellings(p, q) for p, q in zip(a, b, strict=True)):
        return "spelling"
    return None


def _same_place(one: str, other: str) -> str | None:
    """As `grouping_reason`, by the list of countries."""
    left, right = lookup(one), lookup(other)
    if left and right and (left.code, left.kind) == (right.code, right.kind):
        if left.kind in ("country", "body"):
            return f"both name {left.name} (by the list of countries)"
        if left.kind == "capital" and JaroWinkler.normalized_similarity(one, other) >= MIN_CAPITAL_SIMILARITY:
            return f"both name the capital of {left.name} (by the list of countries)"
    return None


def _same_body(one: str, other: str, short: tuple[str, ...], long: tuple[str, ...]) -> str | None:
    """As `grouping_reason`, for two organisations; `short`, `long`: the words of the shorter and the longer name."""
    if acronym(one, other):
        return "acronym"
    if (
        len(short) == 1
        and short[0] not in words("common")
        and len(short[0]) > 2
        and long[0] == short[0]
        and len(long) <= 3
    ):
        return "short name"
    if len(short) > 1 and short in (long[-len(short) :], long[: len(short)]):
        return "short name"
    return None


def _same_person(short: tuple[str, ...], long: tuple[str, ...]) -> str | None:
    """As `grouping_reason`, for two persons, the shorter name first."""
    if len(short) == 1:
        (one,) = short
        if len(long) == 1:
            return "spelling" if may_be_spellings(one, long[0]) else None
        if one == long[-1]:
            return "surname"
        if may_be_spellings(one, long[-1]):
            return "surname, other spelling"
        if one == long[0]:
            return "given name"
        return "part of the name" if len(long) > 2 and one in long else None
    if long[-len(short) :] == short:
        return "surname"
    if sorted(short) == sorted(long):
        return "order of the names"
    if short == long[: len(short)]:
        return "part of the name"
    first, other = short[0], long[0]
    if short[-1] == long[-1] or may_be_spellings(short[-1], long[-1]):
        if first == other:
            return "given name and surname" if short[-1] == long[-1] else "spelling"
        if may_be_spellings(first, other):
            return "spelling"
        if first[0] == other[0] and (min(len(first), len(other)) == 1 or first[:3] == other[:3]):
            return "initials" if min(len(first), len(other)) == 1 else "short given name"
    return None


def find(
    view: ParsedText,
    vectors: Callable[[str, Sequence[Name]], np.ndarray],
    chooser: Chooser,
    aliases: Aliases = NO_ALIASES,
) -> list[Named]:
    """The named actors of a text, in the order of their first place.

    Args:
        view: A parsed document.
        vectors: Gives the word vector of a name.
        chooser: Chooses the sort of a name.
        aliases: The user's aliases.
    """
    found = candidates(view)
    known = {text: vectors(text, places) for text, places in found.items()}
    decided = decide(view, found, known, chooser)
    surname_of_person(decided)
    for text in found:
        label = aliases.labels.get(aliases.names.get(text, text))
        if label is not None:
            decided[text] = (label, 1.0)
    names = [(n, *decided[text]) for text, places in found.items() if decided[text][0] != "none" for n in places]
    names += missed_names(view, names, aliases)
    names += nested_names(view, found, decided, names)
    return group(view, names, aliases)


def surname_of_person(decided: dict[str, tuple[str, float]]) -> None:
    """Assign names of one word to the persons whose surname they are, or a spelling of it."""
    lasts = {parts_of(t)[-1] for t, (sort, _) in decided.items() if sort == "person" and len(parts_of(t)) > 1}
    for text, (sort, chance) in decided.items():
        one = parts_of(text)
        if sort == "person" or len(one) != 1 or lookup(text) is not None:
            continue
        if one[0] in lasts or any(may_be_spellings(one[0], last) for last in lasts):
            decided[text] = ("person", max(chance, 0.5))


def missed_names(
    view: ParsedText, names: Sequence[tuple[Name, str, float]], aliases: Aliases = NO_ALIASES
) -> list[tuple[Name, str, float]]:
    """Occurrences of known names that the recogniser missed, also in a headline's capitals."""
    known: dict[str, tuple[str, float]] = {}
    used = [False] * view.n
    for name, label, chance in names:
        for k in range(view.word_at(name.start), view.word_at(name.end - 1) + 1):
            used[k] = True
        if len(name.text) > 2:
            known.setdefault(name.text, (label, chance))
    for name, label, chance in names:
        if label == "person" and " " in name.text:
            known.setdefault(name.text.split()[-1], (label, chance))
    for text, preferred in aliases.names.items():
        known.setdefault(text, (aliases.labels.get(preferred, "person"), 1.0))
    by_first: dict[str, list[tuple[list[str], str, float]]] = {}
    for text, (label, chance) in known.items():
        pieces = re.findall(r"[\w.’'-]+|\S", text)
        by_first.setdefault(pieces[0], []).append((pieces, label, chance))
        if len(text) > 3:
            by_first.setdefault(pieces[0].upper(), []).append(([p.upper() for p in pieces], label, chance))
    again = []
    for i in range(view.n):
        for pieces, label, chance in by_first.get(view.word[i], ()):
            j = i + len(pieces)
            if view.word[i:j] != pieces or any(used[i:j]):
                continue
            if view.pos[j - 1] == "PROPN" or len(pieces) > 1 or view.word[i].isupper() or capitalised(view, i):
                again.append((name_from(view, i, j - 1, ""), label, chance))
                for k in range(i, j):
                    used[k] = True
    return again


def capitalised(view: ParsedText, i: int) -> bool:
    """True if a word has a capital that is not due to the start of a sentence."""
    if not view.word[i][:1].isupper():
        return False
    starts = view.bounds[view.sent[i]][0] == i or view.opens[i - 1]
    return not starts or (view.pos[i] == "NOUN" and view.lower[i] not in view.small)


def nested_names(
    view: ParsedText,
    found: Mapping[str, Sequence[Name]],
    decided: Mapping[str, tuple[str, float]],
    names: Sequence[tuple[Name, str, float]],
) -> list[tuple[Name, str, float]]:
    """Names within the names of bodies and other things: University of [Texas], the [Biden] plan."""
    have = {(name.start, name.end) for name, _, _ in names}
    labels = {name.text: label for name, label, _ in names}
    inner: list[tuple[Name, str, float]] = []

    def take(first: int, last: int, label: str) -> bool:
        name = name_from(view, first, last, "")
        if (name.start, name.end) in have:
            return False
        have.add((name.start, name.end))
        inner.append((name, label, 0.8))
        return True

    for text, places in found.items():
        if decided[text][0] not in ("organisation", "none"):
            continue
        for name in places:
            first, last = view.word_at(name.start), view.word_at(name.end - 1)
            if first == last:
                continue
            done: set[int] = set()
            match = PLACE_IN_BODY.match(text)
            if match:
                a, b = match.span("of" if match["of"] else "before")
                i, j = view.word_at(name.start + a), view.word_at(name.start + b - 1)
                part = text[a:b]
                if part.lower() not in ("state", "national", "technical", "high") and take(
                    i, j, labels.get(part, "place")
                ):
                    done.update(range(i, j + 1))
            for size in range(min(3, last - first), 0, -1):
                for i in range(first, last + 2 - size):
                    j = i + size - 1
                    part = view.text[view.idx[i] : view.end[j]]
                    if done.intersection(range(i, j + 1)) or len(part) < 2 or not part[0].isupper():
                        continue
                    place = lookup(part)
                    country = place is not None and place.kind == "country" and not place.ambiguous
                    known = labels.get(part)
                    named_elsewhere = (
                        known is not None and view.pos[i] == "PROPN" and part.lower() not in words("common")
                    )
                    if (country or named_elsewhere) and take(i, j, "place" if country else str(known)):
                        done.update(range(i, j + 1))
    return inner


def group(view: ParsedText, names: Sequence[tuple[Name, str, float]], aliases: Aliases = NO_ALIASES) -> list[Named]:
    """Names grouped into actors, long names first, each with its reason."""
    by_name: dict[tuple[str, str], list[tuple[Name, float]]] = {}
    for name, label, chance in sorted(names, key=lambda x: (x[0].start, x[0].end)):
        by_name.setdefault((label, name.text), []).append((name, chance))
    order = sorted(by_name, key=lambda key: (-len(parts_of(key[1])), by_name[key][0][0].start, key))
    actors: list[Named] = []
    before_names = titles()
    for label, text in order:
        places = [name for name, _ in by_name[label, text]]
        chance = by_name[label, text][0][1]
        fits = [(actor, reason) for actor in actors if (reason := _fit(actor, label, text, aliases, before_names))]
        if not fits and label == "organisation":
            fits = body_of_common_noun(text, actors)
        if not fits:
            actor = Named(label, chance)
            actor.add(places, "named so")
            actors.append(actor)
        elif len(fits) == 1:
            actor, reason = fits[0]
            actor.add(places, f"{reason}: {actor.names[0].text}" if reason != "same name" else reason)
        else:  # several persons of one surname: the text uses it alone of its main person
            actor, reason = max(fits, key=lambda fit: (len(fit[0].names), -min(name.start for name in fit[0].names)))
            others = [fit[0].names[0].text for fit in fits if fit[0] is not actor]
            told = f"{reason}: {actor.names[0].text}, named in full most often (may be {', '.join(others)})"
            actor.add(places, told, 0.6)
    group_bracketed(view, actors, aliases)
    group_pseudonyms(view, actors, aliases)
    return sorted(actors, key=lambda actor: min(name.start for name in actor.names))


def _fit(actor: Named, label: str, text: str, aliases: Aliases, before_names: frozenset[str]) -> str | None:
    """The reason why a name is an actor's; None: it is not."""
    mine, theirs = aliases.names.get(text), {aliases.names.get(other) for other in actor.spellings} - {None}
    if any(frozenset((mine or text, other)) in aliases.apart for other in theirs or actor.spellings):
        return None
    if mine is not None and theirs:
        return "alias file" if mine in theirs else None
    alone = label == "organisation" and actor.label == "person"
    if actor.label != label:
        if alone and any(acronym(text, other) for other in actor.spellings):
            return "acronym"
        return None
    return next((reason for other in actor.spellings if (reason := _same(label, text, other, before_names))), None)


def has_head(name: Sequence[str], noun: str) -> bool:
    """True if a noun heads a name of several words: Supreme Court, Court of Appeal, but not Court Records."""
    return len(name) > 1 and (name[-1] == noun or name[:2] == (noun, "of"))


def kept_apart(one: Named, other: Named, aliases: Aliases) -> bool:
    """True if the user's aliases keep two actors apart."""
    left, right = ({aliases.names.get(text, text) for text in actor.spellings} for actor in (one, other))
    return any(frozenset((a, b)) in aliases.apart for a in left for b in right)


def body_of_common_noun(text: str, actors: Sequence[Named]) -> list[tuple[Named, str]]:
    """The one body that a capitalised common noun can mean: the Court, where one name has it as its head.

    A seat is no such body: in a text that names the White House, the House means another.
    """
    one = parts_of(text)
    if len(one) != 1 or one[0] not in words("common"):
        return []
    bodies = [a for a in actors if a.label == "organisation" and not any(map(metonym, a.spellings))]
    fits = [a for a in bodies if any(has_head(parts_of(s), one[0]) for s in a.spellings)]
    return [(fits[0], "short name")] if len(fits) == 1 else []


def group_bracketed(view: ParsedText, actors: list[Named], aliases: Aliases = NO_ALIASES) -> None:
    """Group a short name in brackets with the long name before it: the Alternative for Germany (AfD)."""
    ends = {name.end: actor for actor in actors for name in actor.names}
    text = view.text
    for short in list(actors):
        for name in list(short.names):
            full = ends.get(name.start - 2)
            if text[name.start - 1 : name.start] != "(" or text[name.end : name.end + 1] != ")":
                continue
            brief = len(name.text) < 8 and " " not in name.text and sum(map(str.isupper, name.text)) > 1
            if not brief or full is None or full is short or full not in actors or short not in actors:
                continue
            fits = full.label == short.label or "organisation" in (full.label, short.label)
            if fits and not kept_apart(full, short, aliases):
                full.add(short.names, f"short name in brackets: {full.names[0].text}")
                actors.remove(short)
                break


def group_pseudonyms(view: ParsedText, actors: list[Named], aliases: Aliases = NO_ALIASES) -> None:
    """Group a pseudonym with the name before it: Shawn Carter, known as Jay-Z."""
    for other in list(actors):
        for name in other.names:
            sentence = view.idx[view.bounds[view.sent[name.head]][0]]
            cue = KNOWN_AS.search(view.text, sentence, name.start)
            if cue is None:
                continue
            before = [
                (earlier.end, full)
                for full in actors
                for earlier in full.names
                if full.label == other.label and sentence < earlier.end <= cue.start()
            ]
            _, full = max(before, key=lambda x: x[0], default=(0, other))
            if full is not other and not kept_apart(full, other, aliases):
                full.add(other.names, f"known as: {full.names[0].text}")
                actors.remove(other)
                break
