"""Which names stand in a text, what sort of actor does each name, and which of them name the same one?

spaCy's name recogniser proposes; here its spans are cleaned (no titles, possessives or line breaks), names that it
missed are found again where it knew them elsewhere, and one label is decided for each name over all its places, by a
softmax over named features. Names of one actor are then grouped by rules, each of which gives its reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from rapidfuzz.distance import JaroWinkler, Levenshtein

from newsangles.aliases import NONE, Aliases
from newsangles.countries import lookup
from newsangles.linear import Weights, log_softmax
from newsangles.metonyms import metonym
from newsangles.view import View

LABELS = ("person", "organisation", "place", "group")
"""What an actor can be; a name that is none of them (a work, a language, an event) is no actor."""

SORTS = (*LABELS, "none")

ENTITIES = frozenset("PERSON ORG GPE LOC FAC EVENT PRODUCT WORK_OF_ART LAW NORP".split())
"""The recogniser's labels that may be an actor's name (OntoNotes)."""

REFUSED = {"PERSON": 0.7, "ORG": 0.73, "GPE": 0.7, "LOC": 0.6, "FAC": 0.6, "": 0.4}
"""How sure the scorer has to be to refuse a name that the recogniser labelled so ("": saw none); a company lost costs
more than a work that slips in. For all other names: 0.5."""

ENDINGS = (
    "town",
    "region",
    "firm",
    "authority",
    "party",
    "team",
    "school",
    "church",
    "paper",
    "office",
    "event",
    "thing",
    "building",
)
"""Word lists of nouns that may end a name and say what it is."""

EXAMPLES = 6
"""How many places of a name are looked at to decide its label."""


@cache
def words(which: str) -> frozenset[str]:
    """One of the word lists of ``data/name_words.txt``."""
    for line in (resources.files("newsangles") / "data" / "name_words.txt").read_text("utf-8").splitlines():
        name, _, members = line.partition(":")
        if name == which:
            return frozenset(members.split())
    raise KeyError(which)


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that do not belong to it."""
    return words("title") | words("male") | words("female")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at one place of a text.

    Attributes:
        start: Where it begins (characters).
        end: Where it ends, exclusive.
        text: As written.
        head: The word that heads it.
        found: The recogniser's label, "" where it saw none.
    """

    start: int
    end: int
    text: str
    head: int
    found: str = ""


@dataclass(slots=True)
class Named:
    """An actor with a name: all places where it stands, each with the reason why it is this actor's."""

    label: str
    chance: float
    names: list[Name] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    doubts: list[float] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)

    def add(self, names: Iterable[Name], reason: str, chance: float = 1.0) -> None:
        """Take in more places; a name within its own longer one (the [Acme] of Acme Flight 9) is no second mention."""
        for name in names:
            if any(other.start <= name.start and name.end <= other.end for other in self.names):
                continue
            self.names.append(name)
            self.reasons.append(reason)
            self.doubts.append(chance)
            if name.text not in self.spellings:
                self.spellings.append(name.text)


# --- candidates


def candidates(view: View) -> dict[str, list[Name]]:
    """Every name that may be an actor's, by what is written: the recogniser's, and other capitalised words."""
    found: list[tuple[int, int, str]] = []
    used = [False] * view.n
    for first, last, label in entities(view):
        for k in range(first, last + 1):
            used[k] = True
        if label in ENTITIES:
            found += ((a, b, label) for a, b in clean(view, first, last, label))
    i = 0
    while i < view.n:
        j = i
        while j < view.n and not used[j] and view.pos[j] == "PROPN" and view.word[j][:1].isupper():
            j += 1
        a = i
        while a < j - 1 and view.lower[a].rstrip(".") in titles():
            a += 1
        alone = j - a == 1 and (view.lower[a] in words("common") or len(view.word[a]) < 2)
        if a < j and view.lower[a].rstrip(".") not in titles() and not alone:
            found.append((a, j - 1, ""))
        i = max(j, i + 1)
    by_text: dict[str, list[Name]] = {}
    for a, b, label in sorted(found):
        if a == b and a > 1 and view.lower[a - 1] == "of" and view.lower[a - 2] in words("office"):
            continue  # Secretary of State is an office
        name = named(view, a, b, label)
        by_text.setdefault(name.text, []).append(name)
    return by_text


def entities(view: View) -> Iterator[tuple[int, int, str]]:
    """The recogniser's names as (first word, last word, label)."""
    i = 0
    while i < view.n:
        j = i
        if view.ent[i]:
            while j + 1 < view.n and view.goes_on[j + 1]:
                j += 1
            yield i, j, view.ent[i]
        i = j + 1


def named(view: View, first: int, last: int, label: str) -> Name:
    """The name from one word to another."""
    start, end = view.at[first], view.end[last]
    inside = range(first, last + 1)
    head = min(inside, key=lambda k: (view.depth[k], -k))
    return Name(start, end, view.text[start:end], head, label)


def clean(view: View, first: int, last: int, label: str) -> list[tuple[int, int]]:
    """The name, or names, in a span of the recogniser: without titles, articles, possessives and line breaks."""
    for k in range(first, last + 1):
        joined = label == "PERSON" and first < k < last and view.lower[k] in ("and", "&", ",", "/")
        if joined or "\n" in view.word[k]:
            return [
                *(clean(view, first, k - 1, label) if k > first else ()),
                *(clean(view, k + 1, last, label) if k < last else ()),
            ]
    while last >= first and not (view.word[last][:1].isupper() or view.word[last][:1].isdigit()):
        last -= 1
    while first <= last:
        word = view.word[first]
        begins = word[:1].isupper() or word[:1].isdigit() or view.lower[first] in words("particle") or word[:1] in "#ei"
        title = label == "PERSON" and first < last and view.lower[first].rstrip(".") in titles()
        if begins and view.pos[first] != "DET" and not title:
            break
        first += 1
    return [(first, last)] if first <= last else []


# --- labels


def name_features(
    view: View, text: str, places: Sequence[Name], found: Mapping[str, Sequence[Name]], last: bool
) -> list[str]:
    """Features of a name over all its places; `last`: whether it is the last word of a person's longer name."""
    labels = Counter(name.found or "unseen" for name in places)
    label, count = labels.most_common(1)[0]
    parts = text.split()
    f = [
        "bias",
        f"tagged {label}",
        f"tagged {label} {min(3, len(places))} times",
        f"tagged {label} always" if count == len(places) else f"tagged {label} mostly",
        f"{min(len(parts), 5)} words, tagged {label}",
        f"ends in {parts[-1].lower()}",
        f"begins with {parts[0].lower()}",
    ]
    f += [f"once tagged {other}" for other in labels]
    if len(parts) > 1:
        for side, word in (("first", parts[0]), ("last", parts[-1])):
            f += [f"{side} word tagged {x}" for x in sorted({n.found for n in found.get(word, ())})]
    if text.isupper():
        f += ["capitals", f"capitals, tagged {label}", f"{min(5, len(text))} capitals"]
        f.append(f"{'one word' if len(parts) == 1 else 'words'} in capitals, tagged {label}")
    f += shape(text, parts, label)
    if any(part.lower() in view.small for part in parts):
        f.append(f"{'all' if all(part.lower() in view.small for part in parts) else 'partly'} in small letters too")
    place = lookup(text)
    if place is not None:
        f += [f"a {place.kind}", f"a {place.kind}, tagged {label}"]
    if last:
        f += ["somebody's surname", f"somebody's surname, tagged {label}"]
    if "of" in parts or "for" in parts:
        f.append(f"has of, tagged {label}")
    near: set[str] = set()
    for name in places[:EXAMPLES]:
        i, j = view.word_at(name.start), view.word_at(name.end - 1)
        h = name.head
        before = view.low[i - 1] if i else "start"
        near |= {
            f"after {before}",
            f"before {view.low[j + 1] if j + 1 < view.n else 'end'}",
            f"dep {view.dep[h]}",
            f"dep {view.dep[h]}, tagged {label}",
            f"after tag {view.tag[i - 1] if i else 'start'}",
            f"before tag {view.tag[j + 1] if j + 1 < view.n else 'end'}",
            f"tag {view.tag[h]}",
        }
        if before.rstrip(".") in titles() or (i and view.lower[i - 1].rstrip(".") in titles()):
            near.add("after a title")
        if view.dep[h] in ("nsubj", "compound", "appos", "dobj", "pobj", "nsubjpass"):
            near.add(f"{view.dep[h]} of {view.key[view.head[h]]}")
    return f + sorted(near)


def shape(text: str, parts: Sequence[str], label: str) -> list[str]:
    """Features of how a name is written, and of what its last word says that it is."""
    f = []
    if any(map(str.isdigit, text)):
        f += ["has a digit", f"has a digit, tagged {label}"]
    if re.search(r"[a-z][A-Z]", text):
        f.append("capital inside")
    if re.search(r"\w\.\w{2,}", text):
        f.append("dot inside")
    if "-" in text:
        f.append(f"hyphen, tagged {label}")
    last = parts[-1].lower()
    for sort in endings().get(last, ()) or endings().get(last.removesuffix("s"), ()):
        f += [f"ends in a word for {sort}", f"ends in a word for {sort}, tagged {label}"]
    return f


@cache
def endings() -> dict[str, list[str]]:
    """Words that may end a name, each with the sorts of things that it is a word for."""
    found: dict[str, list[str]] = {}
    for sort in ENDINGS:
        for word in words(sort):
            found.setdefault(word, []).append(sort)
    return found


class Chooser:
    """A softmax over `SORTS` for names or nouns: named features, and the word vector as a matrix product."""

    def __init__(self, weights: Weights, sorts: Sequence[str] = SORTS) -> None:
        self.sorts = tuple(sorts)
        width = 1 + max((int(n.rsplit(" ", 1)[1]) for n in weights if "|vector " in n), default=-1)
        self.matrix = np.zeros((width, len(self.sorts)))
        by_feature: dict[str, list[float]] = {}
        for name, weight in weights.items():
            sort, _, feature = name.partition("|")
            k = self.sorts.index(sort)
            if feature.startswith("vector "):
                self.matrix[int(feature[7:]), k] = weight
            else:
                by_feature.setdefault(feature, [0.0] * len(self.sorts))[k] = weight
        self._weights = by_feature

    def logs(self, features: Iterable[str], vector: np.ndarray | None = None) -> list[float]:
        """The logarithm of each sort's probability."""
        total = [0.0] * len(self.sorts)
        if vector is not None and len(vector) == len(self.matrix):
            total = (vector @ self.matrix).tolist()
        for feature in features:
            row = self._weights.get(feature)
            if row is not None:
                total = [a + b for a, b in zip(total, row, strict=True)]
        return log_softmax(total)


def decide(
    view: View, found: Mapping[str, Sequence[Name]], vectors: Mapping[str, np.ndarray], chooser: Chooser
) -> dict[str, tuple[str, float]]:
    """The sort of each name, one of `SORTS`, and its probability."""
    lasts = surnames(found)
    decided: dict[str, tuple[str, float]] = {}
    for text, places in found.items():
        logs = chooser.logs(name_features(view, text, places, found, text in lasts), vectors.get(text))
        chances = dict(zip(chooser.sorts, np.exp(logs).tolist(), strict=True))
        tagged = Counter(name.found for name in places).most_common(1)[0][0]
        place = lookup(text)
        people = tagged == "NORP" or (place is not None and place.kind == "people")
        sorts: Sequence[str] = LABELS if people else LABELS[:3]  # the Russians, not the Beatles
        if text.split()[-1].lower() in words("impersonal"):  # … Correctional Facility
            sorts = [sort for sort in sorts if sort != "person"]
        sort = max(sorts, key=chances.__getitem__)
        if chances["none"] >= REFUSED.get(tagged, 0.5):
            sort = "none"
        decided[text] = (sort, 1 - chances["none"])
    return decided


def surnames(found: Mapping[str, Sequence[Name]]) -> set[str]:
    """The last words of names that the recogniser took for a person's in full."""
    return {t.split()[-1] for t, names in found.items() if " " in t and any(n.found == "PERSON" for n in names)}


# --- which names are one actor's


@lru_cache(maxsize=65_536)
def parts_of(name: str) -> tuple[str, ...]:
    """A name's words to compare: small letters, no accents, dots, possessives, titles or article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[’'`]s\b", "", plain.replace("-", " ").replace(".", "")).lower()
    found = re.findall(r"\w+", plain)
    while len(found) > 1 and (found[0] in titles() or found[0] == "the"):
        found = found[1:]
    return tuple(found)


@lru_cache(maxsize=65_536)
def alike(a: str, b: str) -> bool:
    """Whether two words may be spellings of one name: Zelensky, Zelenskyy (at most two letters apart)."""
    if min(len(a), len(b)) < 5 or a[0] != b[0]:
        return False
    return JaroWinkler.normalized_similarity(a, b) >= 0.92 and Levenshtein.distance(a, b) <= 2


def acronym(x: str, y: str) -> bool:
    """Whether one name is the other's initials: WHO, World Health Organization."""
    short, full = sorted((x, y), key=len)
    capitals = re.sub(r"[^A-Z]", "", short)
    if len(capitals) < 2 or " " in short or len(re.sub(r"[.\s]", "", short)) > len(capitals) + 1:
        return False
    all_words = re.findall(r"[A-Za-z]+", re.sub(r"[’']s\b", "", full))
    if len(all_words) < 2:
        return False
    every = "".join(w[0].upper() for w in all_words)
    main = "".join(w[0].upper() for w in all_words if w.lower() not in words("generic"))
    return capitals in (every, main)


def same(label: str, x: str, y: str) -> str | None:
    """Why two names are one actor's; None if nothing says so."""
    a, b = sorted((parts_of(x), parts_of(y)), key=len)
    if not a or not b:
        return None
    if a == b:
        return "same name"
    if label == "person":
        return _same_person(a, b)
    if label in ("place", "organisation"):
        left, right = lookup(x), lookup(y)
        if left and right and (left.code, left.kind) == (right.code, right.kind):
            if left.kind in ("country", "body"):
                return f"both name {left.name} (by the list of countries)"
            if left.kind == "capital" and JaroWinkler.normalized_similarity(x, y) >= 0.6:  # Kiev, Kyiv
                return f"both name the capital of {left.name} (by the list of countries)"
    if label == "organisation":
        if acronym(x, y):
            return "acronym"
        if len(a) == 1 and a[0] not in words("common") and len(a[0]) > 2 and b[0] == a[0] and len(b) <= 3:
            return "short name"
        if len(a) > 1 and a in (b[-len(a) :], b[: len(a)]):
            return "short name"
    if label == "place" and b in ((*a, "city"), ("city", "of", *a), ("state", "of", *a), ("republic", "of", *a)):
        return "short name"
    if label == "group" and len(a) == len(b) == 1 and b[0] in (a[0] + "s", a[0][:-1]) and a[0] != b[0]:
        return "plural"
    if len(a) == len(b) and len(a) > 1 and all(p == q or alike(p, q) for p, q in zip(a, b, strict=True)):
        return "spelling"
    return None


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    """As `same`, for two persons, the shorter name first."""
    if len(a) == 1:
        (one,) = a
        if len(b) == 1:
            return "spelling" if alike(one, b[0]) else None
        if one == b[-1]:
            return "surname"
        if alike(one, b[-1]):
            return "surname, other spelling"
        if one == b[0]:
            return "given name"
        return "part of the name" if len(b) > 2 and one in b else None
    if b[-len(a) :] == a:
        return "surname"
    if sorted(a) == sorted(b):
        return "order of the names"
    if a == b[: len(a)]:
        return "part of the name"
    first, other = a[0], b[0]
    if a[-1] == b[-1] or alike(a[-1], b[-1]):
        if first == other:
            return "given name and surname" if a[-1] == b[-1] else "spelling"
        if alike(first, other):
            return "spelling"
        if first[0] == other[0] and (min(len(first), len(other)) == 1 or first[:3] == other[:3]):
            return "initials" if min(len(first), len(other)) == 1 else "short given name"
    return None


INSIDE = re.compile(
    r"(?:University|College|Bank|Government|Republic|State|Parliament|City|County|Embassy) of (?:the )?"
    r"(?P<of>[A-Z][\w.]+(?: [A-Z][\w.]+)*)"
    r"|(?P<before>[A-Z][\w.]+(?: [A-Z][\w.]+)?) (?:University|Police|County|Airport|High School|Festival)\b"
)
"""Names of places within the names of bodies: University of [Texas]."""


def find(
    view: View, vectors: Callable[[str, Sequence[Name]], np.ndarray], chooser: Chooser, aliases: Aliases = NONE
) -> list[Named]:
    """The named actors of a text, in the order of their first place.

    Args:
        view: A parsed document.
        vectors: Gives the word vector of a name.
        chooser: Decides what sort of actor a name is.
        aliases: What a user knows of the names.
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
    names += missed(view, names, aliases)
    names += nested(view, found, decided, names)
    return group(view, names, aliases)


def surname_of_person(decided: dict[str, tuple[str, float]]) -> None:
    """A name of one word that is (or is spelled like) the surname of a person in the text is that person's."""
    lasts = {parts_of(t)[-1] for t, (sort, _) in decided.items() if sort == "person" and len(parts_of(t)) > 1}
    for text, (sort, chance) in decided.items():
        one = parts_of(text)
        if sort == "person" or len(one) != 1 or lookup(text) is not None:
            continue
        if one[0] in lasts or any(alike(one[0], last) for last in lasts):
            decided[text] = ("person", max(chance, 0.5))


def missed(
    view: View, names: Sequence[tuple[Name, str, float]], aliases: Aliases = NONE
) -> list[tuple[Name, str, float]]:
    """Places of known names that the recogniser missed, in a headline's capitals too."""
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
                again.append((named(view, i, j - 1, ""), label, chance))
                for k in range(i, j):
                    used[k] = True
    return again


def capitalised(view: View, i: int) -> bool:
    """Whether a word is written with a capital that is no sentence's first, or never stands without one."""
    if not view.word[i][:1].isupper():
        return False
    starts = view.bounds[view.sent[i]][0] == i or view.opens[i - 1]
    return not starts or (view.pos[i] == "NOUN" and view.lower[i] not in view.small)


def nested(
    view: View,
    found: Mapping[str, Sequence[Name]],
    decided: Mapping[str, tuple[str, float]],
    names: Sequence[tuple[Name, str, float]],
) -> list[tuple[Name, str, float]]:
    """Names within the names of bodies and other things: University of [Texas], the [Biden] plan."""
    have = {(name.start, name.end) for name, _, _ in names}
    labels = {name.text: label for name, label, _ in names}
    inner: list[tuple[Name, str, float]] = []

    def take(first: int, last: int, label: str) -> bool:
        name = named(view, first, last, "")
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
            match = INSIDE.match(text)
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
                    part = view.text[view.at[i] : view.end[j]]
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


def group(view: View, names: Sequence[tuple[Name, str, float]], aliases: Aliases = NONE) -> list[Named]:
    """Names grouped into actors, long names first, each with its reason."""
    by_name: dict[tuple[str, str], list[tuple[Name, float]]] = {}
    for name, label, chance in sorted(names, key=lambda x: (x[0].start, x[0].end)):
        by_name.setdefault((label, name.text), []).append((name, chance))
    order = sorted(by_name, key=lambda key: (-len(parts_of(key[1])), by_name[key][0][0].start, key))
    actors: list[Named] = []
    for label, text in order:
        places = [name for name, _ in by_name[label, text]]
        chance = by_name[label, text][0][1]
        fits = [(actor, reason) for actor in actors if (reason := _fit(actor, label, text, aliases))]
        if not fits and label == "organisation":
            fits = common_word(text, actors)
        if not fits:
            actor = Named(label, chance)
            actor.add(places, "named so")
            actors.append(actor)
        elif len(fits) == 1:
            actor, reason = fits[0]
            actor.add(places, f"{reason}: {actor.names[0].text}" if reason != "same name" else reason)
        else:  # two of one surname: texts use it alone of whom they are about, and tell the others apart
            actor, reason = max(fits, key=lambda fit: (len(fit[0].names), -min(name.start for name in fit[0].names)))
            others = [fit[0].names[0].text for fit in fits if fit[0] is not actor]
            told = f"{reason}: {actor.names[0].text}, named in full most often (may be {', '.join(others)})"
            actor.add(places, told, 0.6)
    bracketed(view, actors, aliases)
    known_as(view, actors, aliases)
    return sorted(actors, key=lambda actor: min(name.start for name in actor.names))


def _fit(actor: Named, label: str, text: str, aliases: Aliases) -> str | None:
    """Why a name is an actor's; None: it is not."""
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
    return next((reason for other in actor.spellings if (reason := same(label, text, other))), None)


def headed(name: Sequence[str], noun: str) -> bool:
    """Whether a noun heads a name of several words: Supreme Court, Court of Appeal, but not Court Records."""
    return len(name) > 1 and (name[-1] == noun or name[:2] == (noun, "of"))


def told_apart(one: Named, other: Named, aliases: Aliases) -> bool:
    """Whether the user says that two actors are not one."""
    left, right = ({aliases.names.get(text, text) for text in actor.spellings} for actor in (one, other))
    return any(frozenset((a, b)) in aliases.apart for a in left for b in right)


def common_word(text: str, actors: Sequence[Named]) -> list[tuple[Named, str]]:
    """The one body that a common word in capitals may stand for: the Court, where it heads one name.

    A seat is no such body: in a text that names the White House, the House is another.
    """
    one = parts_of(text)
    if len(one) != 1 or one[0] not in words("common"):
        return []
    bodies = [a for a in actors if a.label == "organisation" and not any(map(metonym, a.spellings))]
    fits = [a for a in bodies if any(headed(parts_of(s), one[0]) for s in a.spellings)]
    return [(fits[0], "short name")] if len(fits) == 1 else []


def bracketed(view: View, actors: list[Named], aliases: Aliases = NONE) -> None:
    """Put a short name in brackets to the long name before it: the Alternative for Germany (AfD)."""
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
            if fits and not told_apart(full, short, aliases):
                full.add(short.names, f"short name in brackets: {full.names[0].text}")
                actors.remove(short)
                break


KNOWN = re.compile(r"\b(?:known(?: \w+)? (?:as|by (?:his|her|the) (?:\w+ ){1,2})|alias|a\.?k\.?a\.?)\s*[\"“'‘]?$", re.I)
"""What stands before an actor's other name: Ana Ruiz, better known as Ana Sol; … by her pseudonym Ana Sol."""


def known_as(view: View, actors: list[Named], aliases: Aliases = NONE) -> None:
    """Put the name by which somebody is known to the name before it: Shawn Carter, known as Jay-Z."""
    for other in list(actors):
        for name in other.names:
            sentence = view.at[view.bounds[view.sent[name.head]][0]]
            cue = KNOWN.search(view.text, sentence, name.start)
            if cue is None:
                continue
            before = [
                (earlier.end, full)
                for full in actors
                for earlier in full.names
                if full.label == other.label and sentence < earlier.end <= cue.start()
            ]
            _, full = max(before, key=lambda x: x[0], default=(0, other))
            if full is not other and not told_apart(full, other, aliases):
                full.add(other.names, f"known as: {full.names[0].text}")
                actors.remove(other)
                break
