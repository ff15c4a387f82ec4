"""Features of the tone of a sentence toward a person: words by role and place, and their values.

No name is a feature, and neither is a party, a nation, or whether somebody is a man or a woman: names are NAME, the
person is TARGET, and a wife is a spouse.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from newsangles.angles.framing.judging_words import judging_words
from newsangles.language.parsed_text import ParsedText

NAMES = frozenset("PERSON ORG GPE NORP FAC LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())
"""Kinds of names: their words are masked."""

CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "INTJ"))
"""Parts of speech of words that may colour."""

ZONES = ("all", "above", "nearest", "modifiers", "quoted", "subject", "object")
"""The stretches and roles whose words' vectors are features, by name."""

VECTOR_FACTOR = 1.5
"""Factor for the sum of a zone's vectors. The penalty would suppress the weights of smaller numbers."""

NUMBER_FACTOR = 0.2
"""Factor for sums of values, for the same reason."""

NEGATED = -0.6
"""Factor for the value of a negated word."""

SPEAKS, FELT = 0.6, 0.3
"""From these values (either way) a word counts as coloured in a pattern, and in a sum."""

UNREACHED = 99
"""The distance of a word that is not reached."""

_PARTIES = frozenset(
    """democrat democratic republican gop communist labour labor tory conservative liberal leftist socialist
    right-wing left-wing""".split()
)
_SEXES = {
    word: common
    for common, words in {
        "person": "man woman men women guy gentleman lady girl boy male female",
        "spouse": "wife husband ex-wife ex-husband widow widower",
        "child": "son daughter",
        "parent": "mother father mom dad mum",
        "sibling": "brother sister",
    }.items()
    for word in words.split()
}
_ROLES = {"nsubj": "subj", "nsubjpass": "pass", "dobj": "obj", "dative": "obj", "compound": "comp"}
_NEGATIONS = frozenset("not n't never hardly no nor neither without".split())
_JOINED = frozenset("conj xcomp ccomp acomp attr advcl oprd".split())
_ARGUMENTS = frozenset("dobj attr acomp advmod oprd xcomp prt prep nsubj nsubjpass".split())
_OBJECTS = frozenset("dobj attr acomp oprd xcomp nsubjpass".split())
_MODIFIERS = frozenset("amod appos relcl compound acl nmod det".split())
_SUMMED = ("all", "above", "modifiers", "clause", "window", "quoted", "own words", "told", "nearest", "theirs")
_MAX_STEPS = 20
_LARGE, _SMALL = 60, 12  # limits of subtrees


class Speech(NamedTuple):
    """A quote as far as it stands in a sentence: its words there, and whose they are."""

    words: frozenset[int]
    source: frozenset[int]
    actor_id: str | None
    kind: str
    cue: str
    cue_word: int


class Person(NamedTuple):
    """A person in a sentence.

    Attributes:
        actor_id: The actor; None where it is not known.
        words: All words that mean the person.
        first: The first word of the mention that is read.
        last: Its last word.
    """

    actor_id: str | None
    words: frozenset[int]
    first: int
    last: int


class Evidence(NamedTuple):
    """The features of a person in a sentence.

    Attributes:
        strings: Named features, each with the word that it is of; -1: of none.
        zones: The words of each of `ZONES`.
        numbers: Named sums of values.
        values: The value of each content word, turned where it is negated.
        products: For each word of the sentence, what its vector adds to each zone's two scores.
    """

    strings: list[tuple[str, int]]
    zones: dict[str, list[int]]
    numbers: list[tuple[str, float]]
    values: dict[int, float]
    products: Mapping[int, Sequence[float]]


class Telling:
    """A sentence, as its persons' features are read from it.

    Args:
        view: The document.
        first: The sentence's first word.
        last: Its last word.
        values: The value of each word of the sentence, the first word's first.
        products: For each of these words, what its vector adds to each zone's two scores.
    """

    def __init__(
        self,
        view: ParsedText,
        first: int,
        last: int,
        values: Sequence[float],
        products: Sequence[Sequence[float]] = (),
    ) -> None:
        self.view, self.first, self.last = view, first, last
        self.words = range(first, last + 1)
        self.name = {i: _masked(view, i) for i in self.words}
        self.value = dict(zip(self.words, values, strict=True))
        self.products = dict(zip(self.words, products, strict=False))
        lower, children = view.lower, view.children
        self.negated = {
            i for i in self.words if any(view.dep[k] == "neg" or lower[k] in _NEGATIONS for k in children[i])
        }
        pos, lemma, name = view.pos, view.lemma, self.name
        self.content = [
            i for i in self.words if pos[i] in CONTENT and name[i] not in ("NAME", "NUMBER") and lemma[i] not in _SEXES
        ]
        self.counted = frozenset(self.content)
        self.weighed = {i: self.value[i] * (NEGATED if i in self.negated else 1.0) for i in self.content}
        self.shared = self._shared()

    def _shared(self) -> list[tuple[str, int]]:
        """The features that all persons share: words, neighbours, marks."""
        name = self.name
        found = [(f"word {self.said(i)}", i) for i in self.content]
        for i in range(self.first, self.last):
            one, two = name[i], name[i + 1]
            if one.isalpha() and two.isalpha() and one.islower() and two.islower():
                found.append((f"words {one} {two}", i + 1))
        found += [(mark, -1) for mark in "?!" if any(self.view.word[i] == mark for i in self.words)]
        found.append((f"length {min(6, len(self.words) // 8)}", -1))
        return found

    def said(self, i: int) -> str:
        """A word's lemma, with *not* before it where it is negated."""
        return f"not {self.name.get(i, 'ROOT')}" if i in self.negated else self.name.get(i, "ROOT")

    def steps(self, sources: Iterable[int]) -> dict[int, int]:
        """How many relations each word of the sentence is away from the nearest of some."""
        front = list(sources)
        away = dict.fromkeys(front, 0)
        head, children, words = self.view.head, self.view.children, self.words
        for i in front:
            for j in (head[i], *children[i]):
                if j not in away and j in words:
                    away[j] = away[i] + 1
                    front.append(j)
        return away

    def below(self, i: int, limit: int) -> list[int]:
        """Some words below one, it among them, at most so many."""
        found: list[int] = []
        stack = [i]
        while stack and len(found) < limit:
            found.append(stack.pop())
            stack += self.view.children[found[-1]]
        return found


def _masked(view: ParsedText, i: int) -> str:
    lemma = view.lemma[i]
    if view.pos[i] == "PROPN" or view.ent[i] in NAMES or lemma in _PARTIES or lemma.rstrip("s") in _PARTIES:
        return "NAME"
    if view.pos[i] == "NUM" or lemma[:1].isdigit():
        return "NUMBER"
    if view.pos[i] == "PRON":
        return "they" if lemma in ("he", "she") else lemma
    return _SEXES.get(lemma, lemma)


def evidence(
    telling: Telling, person: Person, rivals: Collection[int], others: int, speeches: Sequence[Speech]
) -> Evidence:
    """The features of a person in a sentence.

    Args:
        telling: The sentence.
        person: The person.
        rivals: The words of other actors in it.
        others: How many other persons are linked in it.
        speeches: The quotes in it.
    """
    return _Reader(telling, person).read(rivals, others, speeches)


class _Reader:
    """Reads the features of one person."""

    def __init__(self, telling: Telling, person: Person) -> None:
        self.telling, self.view, self.person = telling, telling.view, person
        self.mine = person.words
        self.content = [i for i in telling.content if i not in self.mine]
        self.counted = telling.counted - self.mine
        self.strings = [item for item in telling.shared if item[1] not in self.mine]
        self.zones: dict[str, set[int]] = {name: set() for name in (*ZONES, *_SUMMED)}
        self.zones["all"] = set(self.counted)
        self.sums: dict[str, float] = {}

    def name(self, i: int) -> str:
        return "TARGET" if i in self.mine else self.telling.name.get(i, "ROOT")

    def add(self, name: str, i: int = -1) -> None:
        self.strings.append((name, i))

    def read(self, rivals: Collection[int], others: int, speeches: Sequence[Speech]) -> Evidence:
        view, first, last = self.view, self.person.first, self.person.last
        self.speeches(speeches)
        heads = [i for i in sorted(self.mine) if view.head[i] not in self.mine or view.head[i] == i]
        for head in heads or [first]:
            self.head(head)
        self.zones["window"] = {i for i in self.content if first - 6 <= i <= last + 6}
        for i in sorted(self.zones["window"]):
            side, far = ("left", first - i) if i < first else ("right", i - first)
            self.add(f"{side} {min(2, (far + 1) // 3)} {self.telling.name[i]}", i)
        self.add(f"others {min(3, others)}")
        self.add("a pronoun" if view.pos[last] == "PRON" else "a name")
        self.add("bias")
        near = self.nearest(rivals)
        for zone in ("clause", "quoted", "own words", "told", "nearest"):
            for i in sorted(self.zones[zone]):
                self.add(f"{zone} {self.telling.name[i]}", i)
        numbers = self.numbers(near)
        return Evidence(
            self.strings,
            {zone: sorted(self.zones[zone]) for zone in ZONES},
            numbers,
            self.telling.weighed,
            self.telling.products,
        )

    def speeches(self, speeches: Sequence[Speech]) -> None:
        """Whose words: the person's own, or somebody's about the person."""
        zones = self.zones
        for one in speeches:
            own = bool(one.source & self.mine) or (one.actor_id is not None and one.actor_id == self.person.actor_id)
            if own:
                self.add("speaks")
                self.add(f"speaks {one.kind}")
                self.add(f"speaks: {one.cue}", one.cue_word)
                zones["own words"] |= one.words & self.counted
            if one.words & self.mine:
                self.add("is quoted about")
                self.add(f"is quoted about {one.kind}")
                self.add(f"is quoted about by {'another' if one.source and not own else 'whom'}")
                self.add(f"is quoted about: {one.cue}", one.cue_word)
                zones["quoted"] |= one.words & self.counted
        zones["told"] = zones["all"] - zones["quoted"] - zones["own words"]

    def head(self, head: int) -> None:
        """Read the words above and below one that means the person."""
        dep, above, zones = self.view.dep, self.view.head, self.zones
        relation, i = dep[head], above[head]
        self.add(f"role {_ROLES.get(relation, relation)}")
        if relation == "conj":
            first, steps = head, 0
            while dep[first] == "conj" and above[first] != first and steps < _MAX_STEPS:
                first, steps = above[first], steps + 1
            relation, i = dep[first], above[first]
            self.add(f"role of the first {_ROLES.get(relation, relation)}")
        role = full = _ROLES.get(relation, relation)
        if relation == "pobj":
            full, i = f"{role} {self.name(i)}", above[i]
        elif relation == "poss":
            self.add(f"owns {self.name(i)}", i)
            zones["modifiers"] |= self.counted.intersection((i, *self.view.children[i]))
        chain = [i]
        while len(chain) < 4 and above[chain[-1]] != chain[-1]:
            chain.append(above[chain[-1]])
        for step, k in enumerate(chain[:3]):
            word = f"not {self.name(k)}" if k in self.telling.negated else self.name(k)
            self.add(f"above {step} {full}: {word}", k)
            self.add(f"above: {word}", k)
            self.add(f"relation {step} {full}: {dep[k]}")
            zones["above"] |= self.counted.intersection((k,))
        verb = next((k for k in chain if self.view.pos[k] in ("VERB", "AUX") and k in self.telling.words), None)
        if verb is not None:
            self.verbs(verb, role, full)
        for k in self.view.children[head]:
            if k not in self.mine and dep[k] in _MODIFIERS:
                self.add(f"with {dep[k]} {self.name(k)}", k)
                zones["modifiers"] |= self.counted.intersection(self.telling.below(k, _SMALL))

    def verbs(self, verb: int, role: str, full: str) -> None:
        """The predicate that the person takes part in, and those joined to it."""
        view, zones = self.view, self.zones
        self.add(f"tense {full}: {view.tag[verb]}")
        for i in (verb, *(k for k in view.children[verb] if view.dep[k] in _JOINED)):
            if i not in self.telling.words:
                continue
            zones["above"] |= self.counted.intersection((i,))
            self.add(f"verb {role}: {'not ' if i in self.telling.negated else ''}{self.name(i)}", i)
            for k in view.children[i]:
                if k not in self.mine and view.dep[k] in _ARGUMENTS:
                    self.argument(k, role)
            self.pattern(i, role)
        zones["clause"] |= self.counted.intersection(self.telling.below(verb, _LARGE))

    def argument(self, k: int, role: str) -> None:
        """A word that goes with the predicate."""
        children = self.view.children
        self.add(f"beside {role}: {self.view.dep[k]} {self.name(k)}", k)
        found = [k, *children[k]]
        if self.view.dep[k] == "prep":
            for i in children[k]:
                found += (i, *children[i])
                if i not in self.mine:
                    self.add(f"beside {role}: {self.name(k)} {self.name(i)}", i)
        self.zones["above"] |= self.counted.intersection(found)

    def pattern(self, verb: int, role: str) -> None:
        """Values of a predicate and of what goes with it, by the person's role."""
        dep, value, sums = self.view.dep, self.telling.value, self.sums
        kind = "subject" if role in ("subj", "agent") else "object" if role in ("obj", "pass") else "rest"
        if kind != "rest":
            self.zones[kind].add(verb)
        flip = NEGATED if verb in self.telling.negated else 1.0
        kids = [k for k in self.view.children[verb] if k not in self.mine]
        objects = [k for k in kids if dep[k] in _OBJECTS]
        for k in kids:
            if dep[k] in ("dobj", "attr", "prep"):
                objects += [j for j in self.view.children[k] if dep[j] in ("amod", "pobj", "compound")]
        own = flip * value[verb]
        strongest = max((value.get(k, 0.0) for k in objects), key=abs, default=0.0)
        doer = max((value.get(k, 0.0) for k in kids if dep[k] in ("nsubj", "agent")), key=abs, default=0.0)
        both = math.copysign(math.sqrt(abs(own * strongest)), own * strongest)
        for what, x in (("verb", own), ("object", flip * strongest), ("doer", doer), ("both", both)):
            sums[f"{kind} {what}"] = sums.get(f"{kind} {what}", 0.0) + x
        not_ = " not" if flip < 0 else ""
        self.add(f"pattern {kind}: {_sign(own)} {_sign(strongest)}{not_}", verb)
        self.add(f"pattern {kind}: {_sign(own)}", verb)
        if frames := judging_words().of("verb", self.view.lemma[verb]):
            self.add(f"judged {kind}: {next(iter(frames.values())) or 'called'}", verb)

    def nearest(self, rivals: Collection[int]) -> dict[int, int]:
        """Share out the words between the person and the other actors; the steps from the person."""
        near = self.telling.steps(self.mine)
        far = self.telling.steps(i for i in rivals if i not in self.mine)
        for i in self.content:
            a, b = near.get(i, UNREACHED), far.get(i, UNREACHED)
            if a != b:
                self.zones["nearest" if a < b else "theirs"].add(i)
        return near

    def numbers(self, near: dict[int, int]) -> list[tuple[str, float]]:
        """Sums of values, by zone and by distance."""
        weighed, found = self.telling.weighed, dict(self.sums)
        by_distance = [weighed[i] / near[i] for i in self.content if i in near]
        found["near +"] = sum(x for x in by_distance if x > 0)
        found["near -"] = -sum(x for x in by_distance if x < 0)
        for zone in _SUMMED:
            inside = [weighed[i] for i in sorted(self.zones[zone])]
            if inside:
                found[f"{zone} +"] = math.log1p(sum(x for x in inside if x > FELT))
                found[f"{zone} -"] = math.log1p(-sum(x for x in inside if x < -FELT))
                found[f"{zone} most"] = max(0.0, *inside)
                found[f"{zone} least"] = min(0.0, *inside)
        return [(f"value {name}", NUMBER_FACTOR * x) for name, x in found.items() if x]


def _sign(value: float) -> str:
    return "+" if value > SPEAKS else "-" if value < -SPEAKS else "0"
