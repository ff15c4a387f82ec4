"""Names: their word lists, and the features by which each gets one label over all its occurrences.

`newsangles.angles.actors.name_candidates` proposes names, and a softmax over named features labels each.
`newsangles.angles.actors.name_grouping` then groups the names of one actor.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsangles.angles.actors.genders import OPEN, Gender
from newsangles.angles.actors.titles import full_forms
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import SHIPPED, per_rules, rule_lines

LABELS = ("person", "organisation", "place", "group")
"""Labels of actors; a name that is none of them (a work, a language, an event) is no actor."""

SORTS = (*LABELS, "none")
"""The choices for a name or noun: a label, or no actor."""

MIN_REFUSAL_PROBABILITY = {"PERSON": 0.7, "ORG": 0.73, "GPE": 0.7, "LOC": 0.6, "FAC": 0.6, "": 0.4}
"""Refuse a name if P(no actor) >= this, by the recogniser's label ("": none); 0.5 for other labels.

The thresholds favour recall: losing a company is worse than keeping the title of a work."""

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
"""Word lists of nouns that may end a name and give its sort."""

MAX_OCCURRENCES = 6
"""Limit of occurrences of a name that are looked at to decide its label."""


PACKAGE, NAME_WORDS = "angles/actors", "name_words.txt"
"""The folder and the name of the rule file with the word lists."""


@per_rules
def word_lists() -> dict[str, frozenset[str]]:
    """All word lists of ``data/name_words.txt`` by name; lines of one name are united.

    Raises:
        ParameterError: A line has no colon, or names a list that is not known.
    """
    known = [line.text.partition(":")[0] for line in SHIPPED.lines(PACKAGE, NAME_WORDS)]
    found: dict[str, frozenset[str]] = dict.fromkeys(known, frozenset())
    for line in rule_lines(PACKAGE, NAME_WORDS):
        name, colon, members = line.text.partition(":")
        name = name.strip()
        if not colon:
            raise line.error("there is no colon", "write the list's name, a colon, and its words, as in title: dr prof")
        if name not in found:
            raise line.error(f"no list is named {name!r}", f"use one of {', '.join(known)}")
        found[name] |= frozenset(members.lower().split())
    return found


@per_rules
def words(which: str) -> frozenset[str]:
    """The words of a list, by its name."""
    return word_lists()[which]


@per_rules
def titles() -> frozenset[str]:
    """Titles before a name, which do not belong to it."""
    return words("title") | words("male") | words("female")


@per_rules
def personal_titles() -> frozenset[str]:
    """Titles before a person's name, with ranks and short forms, which may begin the name of a body or place."""
    return titles() | frozenset(full_forms())


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a name.

    Attributes:
        start: Where it begins (characters).
        end: Where it ends, exclusive.
        text: As written.
        head: The word that heads it.
        found: The recogniser's label, "" for none.
        told: The reason of its label, where the text around it gave that; "": none.
    """

    start: int
    end: int
    text: str
    head: int
    found: str = ""
    told: str = ""


@dataclass(slots=True)
class Personal:
    """Properties of a person by the words beside the names.

    Attributes:
        titles: Words of the titles before the names, in full.
        nouns: Nouns that tell a gender, of the person: widow, spokesman.
        kin: True if the text introduces the person as somebody's relative.
        mine: True if as the writer's: my father.
        also: Further forms of the name: [Paul] Lund in "Paul and Eva Lund".
        gender: By titles and nouns, else by the given name.
    """

    titles: set[str] = field(default_factory=set)
    nouns: list[str] = field(default_factory=list)
    kin: bool = False
    mine: bool = False
    also: list[str] = field(default_factory=list)
    gender: Gender = OPEN


@dataclass(slots=True)
class Named:
    """A named actor: all occurrences of its names, each with the reason why it is this actor's.

    Attributes:
        label: One of `LABELS`.
        chance: The probability that it is an actor.
        names: Its names.
        reasons: The reason for each.
        doubts: A factor of the confidence of each.
        spellings: The names as written, each once.
        about: What the text says beside the names of a person.
        undecided: Surnames that several have and that may be this person's, or names of several bodies.
        owner: The country's code, or the place, whose body it is; "": the text tells none.
        whose: Where a name with the owner before it begins, by the start of the name.
        called: The name to show, where another has the same one; "": none.
    """

    label: str
    chance: float
    names: list[Name] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    doubts: list[float] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)
    about: Personal = field(default_factory=Personal)
    undecided: list[Name] = field(default_factory=list)
    owner: str = ""
    whose: dict[int, int] = field(default_factory=dict)
    called: str = ""
    _places: list[tuple[int, int]] = field(default_factory=list, repr=False, compare=False)
    _counted: int = field(default=0, repr=False, compare=False)

    def add(self, names: Iterable[Name], reason: str, chance: float = 1.0) -> None:
        """Add occurrences.

        A name within a longer one of the same actor (the [Acme] of Acme Flight 9) is not added.
        """
        for name in names:
            if not self._take_place(name):
                continue
            self.names.append(name)
            self.reasons.append(f"{reason}: {name.told}" if name.told and ":" not in reason else reason)
            self.doubts.append(chance)
            if name.text not in self.spellings:
                self.spellings.append(name.text)

    def _take_place(self, name: Name) -> bool:
        """False for a name within another one of the actor; else note where it stands.

        Of the places only those within no other one are kept: sorted by their starts they are sorted by their ends.
        """
        if self._counted != len(self.names):  # names were taken away
            self._places, self._counted = [], 0
            for other in self.names:
                self._note_place(other)
            self._counted = len(self.names)
        at = bisect_right(self._places, (name.start, sys.maxsize))
        if at and self._places[at - 1][1] >= name.end:
            return False
        self._note_place(name)
        self._counted += 1
        return True

    def _note_place(self, name: Name) -> None:
        at = bisect_right(self._places, (name.start, sys.maxsize))
        if at and self._places[at - 1][1] >= name.end:
            return
        at = bisect_left(self._places, (name.start, 0))
        end = at
        while end < len(self._places) and self._places[end][1] <= name.end:
            end += 1
        self._places[at:end] = [(name.start, name.end)]


# --- labels


def name_features(
    view: ParsedText, text: str, places: Sequence[Name], found: Mapping[str, Sequence[Name]], last: bool
) -> list[str]:
    """Features of a name over all its occurrences; `last`: True if it ends a person's longer name."""
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
    return f + sorted(_context_features(view, places[:MAX_OCCURRENCES], label))


def _context_features(view: ParsedText, places: Sequence[Name], label: str) -> set[str]:
    """Features of the words around the occurrences of a name."""
    before_names = titles()
    near: set[str] = set()
    for name in places:
        i, j, h = view.word_at(name.start), view.word_at(name.end - 1), name.head
        before = view.masked_lower[i - 1] if i else "start"
        near |= {
            f"after {before}",
            f"before {view.masked_lower[j + 1] if j + 1 < view.n else 'end'}",
            f"dep {view.dep[h]}",
            f"dep {view.dep[h]}, tagged {label}",
            f"after tag {view.tag[i - 1] if i else 'start'}",
            f"before tag {view.tag[j + 1] if j + 1 < view.n else 'end'}",
            f"tag {view.tag[h]}",
        }
        if before.rstrip(".") in before_names or (i and view.lower[i - 1].rstrip(".") in before_names):
            near.add("after a title")
        if view.dep[h] in ("nsubj", "compound", "appos", "dobj", "pobj", "nsubjpass"):
            near.add(f"{view.dep[h]} of {view.masked_lemma[view.head[h]]}")
    return near


def shape(text: str, parts: Sequence[str], label: str) -> list[str]:
    """Features of a name's spelling, and of the sort given by its last word."""
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
    sorts_of = endings()
    for sort in sorts_of.get(last, ()) or sorts_of.get(last.removesuffix("s"), ()):
        f += [f"ends in a word for {sort}", f"ends in a word for {sort}, tagged {label}"]
    return f


@per_rules
def endings() -> dict[str, list[str]]:
    """Nouns that may end a name, each with the sorts that it gives."""
    found: dict[str, list[str]] = {}
    for sort in ENDINGS:
        for word in words(sort):
            found.setdefault(word, []).append(sort)
    return found


def surnames(found: Mapping[str, Sequence[Name]]) -> set[str]:
    """The last words of names that the recogniser took for a person's in full."""
    return {t.split()[-1] for t, names in found.items() if " " in t and any(n.found == "PERSON" for n in names)}
