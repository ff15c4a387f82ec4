"""Which actor does a pronoun or a noun mean? Candidates and features, read left to right through a text.

Three choices, each a softmax over the actors that come into question and "none": he, she, it and they (*third*); I, we
and you, which depend on who speaks (*first*); nouns such as "the president" (*nominal*). What was chosen before is seen
by what comes after, as in mention-ranking coreference (Denis and Baldridge 2008; features after Lappin and Leass 1994
and Bengtson and Roth 2008).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import numpy as np

from newsangles.attribution import classes
from newsangles.countries import lookup
from newsangles.linear import Weights, log_softmax, score
from newsangles.names import Chooser, Named, parts_of, words
from newsangles.schema import Quote
from newsangles.view import SUBJECTS, View

FORMS = {
    word: forms.split()[0]
    for forms in (
        "he him his himself",
        "she her hers herself",
        "it its itself",
        "they them their theirs themselves",
        "i me my mine myself",
        "we us our ours ourselves",
        "you your yours yourself yourselves",
    )
    for word in forms.split()
}
"""Every personal pronoun and the form that stands for it."""

REFLEXIVE = frozenset(word for word in FORMS if "sel" in word)
FIRST = ("i", "we", "you")
PERSONS = ("he", "she")

RECENT, PERSON_RECENT, RIVALS = 4, 12, 9
"""How many sentences back an actor may stand (a person mentioned rarely: longer), and how many are weighed."""

FRONT = 400
"""Characters within which an article names what it is about."""

CERTAIN = 0.9
"""How likely somebody is the I who says so ("I am Ana Ruiz"), signs the letter, or stands before the colon."""

FRONTED = "later, after a fronted phrase"
SPOKE = "spoke just before True"
PRIORS = {f"he or she: {FRONTED}": 4.0, f"he or she: {SPOKE}": 0.7}
"""Added by hand to what was learned, for what is too rare in the training texts: "After Roe accused him, Poe left"
(backward anaphora, Carden 1982), and a speaker who goes on speaking in the next sentence."""

KIND_LEAST = 0.07
"""A noun that is no person, organisation or place with more than 1 - this probability is no candidate."""


HERE = ("here", "there")
SORTED = (
    "country",
    "town",
    "region",
    "firm",
    "authority",
    "party",
    "team",
    "school",
    "church",
    "paper",
    "kin",
    "office",
)
"""Word lists of nouns that say of what sort an actor is."""

NEAR_LEAST = 0.05
"""How likely a noun has to be of an actor's label for the actor to come into question only because it is near."""


class Last(NamedTuple):
    """Where an actor was meant last."""

    word: int
    sentence: int
    role: str
    kind: str
    quote: int


@dataclass(eq=False, slots=True)
class Actor:
    """An actor while the text is read.

    Attributes:
        number: Its place in the list of actors.
        named: Its names; None for one that is only described ("Ukrainian officials").
        label: person, organisation, place or group.
        heads: The words that head its names.
        words: The words of its names, to compare.
        roles: Nouns that the text used of it: president, company.
        qualities: First letters of adjectives and names before it.
        gender: Pronouns and titles that spoke of it.
        given: How well *he* and *she* go with its given name: likely, open, unlikely, unknown.
        used: Pronouns linked to it so far.
        mentions: (word, kind) in the order of the text.
        last: Where it was meant last.
        named_in: The sentence of its last name.
        lead: Whether the headline or first line names it.
        sort: What its name says it is: country, town, school, team; its label where the name says nothing.
    """

    number: int
    named: Named | None
    label: str
    heads: list[int] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    qualities: set[str] = field(default_factory=set)
    gender: Counter[str] = field(default_factory=Counter)
    given: dict[str, str] = field(default_factory=lambda: {"he": "unknown", "she": "unknown"})
    used: Counter[str] = field(default_factory=Counter)
    mentions: list[tuple[int, str]] = field(default_factory=list)
    last: Last | None = None
    named_in: int | None = None
    lead: bool = False
    sort: str = ""


Choose = Callable[[int, str, Sequence[Actor], Sequence[Sequence[str]]], int]
"""Given a word, its form ("he", "nominal"), the actors and the features of "none" and of each: which one (-1: none)."""


def step(number: int, cuts: Sequence[int] = (0, 1, 2, 3, 5, 8, 13)) -> int:
    """The largest cut that a number reaches; -1 for none."""
    return cuts[bisect_right(cuts, number) - 1] if number >= cuts[0] else -1


def step_of(chance: float) -> int:
    """A probability in five steps, 0 to 4."""
    return bisect_right((0.15, 0.4, 0.6, 0.85), chance)


class Reading:
    """A text with its named actors and quotes, and who is meant where."""

    def __init__(
        self,
        view: View,
        named: Sequence[Named],
        quotes: Sequence[Quote],
        vectors: Callable[[Sequence[int]], np.ndarray],
        nouns: Chooser,
        given: Callable[[int], float | None],
    ) -> None:
        self.view = view
        self.actors: list[Actor] = []
        self.narrator: dict[int, float] = {}  # how likely each actor is the I of the text; -1: nobody with a name
        self.links: dict[int, Actor] = {}
        self.at_head: dict[int, Actor] = {}
        self.order: list[Actor] = []
        self.commonest: dict[str, Actor] = {}  # for each label, the actor with a name that was meant most often so far
        self.owned: dict[tuple[str, int], Actor] = {}  # who somebody's noun is: (father, number of the child)
        self.role = [role_of(view, i) for i in range(view.n)]
        self.verb = [_verb(view, i) for i in range(view.n)]
        self.covered = [False] * view.n  # by a name
        self.persons = [False] * view.n  # by a person's name
        ends = min(300, (view.text[:300] + "\n").find("\n"))
        for one in named:
            self._enter(one, max(100, ends))
        for actor in self.actors:
            actor.given = self._given(actor, given)
        self._speakers(quotes)
        self._structure()
        self._pronouns(vectors, nouns)
        self._narrators()

    # --- what is known before reading

    def subject(self, verb: int) -> int:
        """The subject of a verb, or of the one that it continues; -1: none."""
        return subject_of(self.view, verb)

    def _speakers(self, quotes: Sequence[Quote]) -> None:
        """For each word: the quotation it stands in (0: none), and the head of its source, of indirect ones too."""
        view = self.view
        self.quote = [0] * view.n  # within quotation marks
        self.source: dict[int, int] = {}
        self.speaking: set[int] = set()  # heads of sources
        self.reported = [-1] * view.n  # the head of the source of the innermost quote, indirect ones too
        for i in range(view.n):
            if view.inside[i]:
                self.quote[i] = view.stretch[i] + 1
        for quote in sorted(quotes, key=lambda q: q.start - q.end):  # wide ones first, so that the inner ones stay
            head = -1
            if quote.source_start is not None and quote.source_end is not None:
                head = self.source_head(quote.source_start, quote.source_end)
                self.speaking.add(head)
            for start, end in quote.parts:
                for k in range(view.word_at(start), view.word_at(end - 1) + 1):
                    self.reported[k] = head
                    if self.quote[k] and quote.kind != "indirect" and quote.inside is None:
                        self.source.setdefault(self.quote[k], head)
        before: tuple[int, int] | None = None  # (paragraph, source) of the quotation before
        for k, stretch in enumerate(view.stretches, 1):
            source = self.source.get(k, -1)
            if source >= 0:
                before = (view.para[stretch.last], source)
            elif before is not None and 0 <= view.para[stretch.first] - before[0] <= 1:
                self.source[k] = before[1]

    def source_head(self, start: int, end: int) -> int:
        """The word of a quote's source that says who it is: "Ana Ruiz, professor of law" is headed by Ruiz.

        A person's name goes before the office that stands beside it, but "Ruiz's lawyer" is the lawyer.
        """
        view = self.view
        inside = range(view.word_at(start), view.word_at(end - 1) + 1)
        top = min(inside, key=lambda k: (view.depth[k], k))
        if top in self.at_head:
            return top
        persons = [k for k in inside if k in self.at_head and self.at_head[k].label == "person"]
        beside = [
            k
            for k in persons
            if view.dep[k] not in ("poss", "pobj", "nmod") or (view.head[k] == top != k and view.dep[k] == "appos")
        ]
        return min(beside, key=lambda k: (view.depth[k], k), default=top)

    def stands_for(self, i: int) -> Actor | None:
        """The actor that a word means once all is read; a relative pronoun means what its clause describes."""
        found = self.who(i)
        if found is None and self.view.lower[i] in ("who", "which", "that"):
            found = self.who(noun_of(self.view, i))
        return found

    def _enter(self, named: Named, lead: int) -> None:
        view = self.view
        actor = Actor(len(self.actors), named, named.label)
        actor.words = {word for text in named.spellings for word in parts_of(text)}
        for name in named.names:
            first, last = view.word_at(name.start), view.word_at(name.end - 1)
            self.at_head.setdefault(name.head, actor)
            actor.heads.append(name.head)
            for k in range(first, last + 1):
                self.covered[k] = True
                self.persons[k] = named.label == "person"
            title = view.lower[first - 1].rstrip(".") if first else ""
            if title in words("male"):
                actor.gender["he"] += 2
            elif title in words("female"):
                actor.gender["she"] += 2
            for k in range(max(0, first - 4), first):  # Foreign Minister X
                before = view.pos[k] in ("NOUN", "PROPN") and view.dep[k] in ("compound", "nmod", "amod")
                if before and len(view.lemma[k]) > 3:
                    actor.roles[view.lemma[k]] += 1
                elif view.pos[k] in ("ADJ", "PROPN"):
                    actor.qualities.add(view.lower[k][:5])
        actor.heads.sort()
        actor.sort = sort_of_name(named)
        actor.lead = named.names[0].start < lead
        self.actors.append(actor)

    def _given(self, actor: Actor, given: Callable[[int], float | None]) -> dict[str, str]:
        """How well *he* and *she* go with a person's given name, by the company that the name keeps in other texts."""
        assert actor.named is not None
        longest = max(actor.named.names, key=lambda name: len(parts_of(name.text)))
        first = self.view.word_at(longest.start)
        chance = given(first) if actor.label == "person" and len(parts_of(longest.text)) > 1 else None
        if chance is None:
            return {"he": "unknown", "she": "unknown"}
        levels = ("unlikely", "hardly", "open", "rather", "likely")
        return {"he": levels[step_of(chance)], "she": levels[step_of(1 - chance)]}

    def _structure(self) -> None:
        """Nouns that an apposition, a copula, *as* or a title equates with another word."""
        view = self.view
        self.equated: dict[int, list[tuple[str, int]]] = {}
        for i in range(view.n):
            h, dep = view.head[i], view.dep[i]
            if dep == "appos":
                self.equated.setdefault(i, []).append(("apposition", h))
                self.equated.setdefault(h, []).append(("apposed", i))
            elif dep == "attr" and view.lemma[h] in ("be", "become", "remain"):
                self.equated.setdefault(i, []).append(("copula", noun_of(self.view, self.subject(h))))
            elif dep == "oprd":  # she was elected chair; they named her chair
                self.equated.setdefault(i, []).append(("predicate", self._affected(h)))
            elif dep == "pobj" and view.lower[h] == "as" and view.pos[view.head[h]] in ("VERB", "AUX"):
                self.equated.setdefault(i, []).append(("as", self._affected(view.head[h])))
            elif dep in ("compound", "nmod") and view.pos[i] == "NOUN" and self._names_person(h):  # the actor Jane Roe
                self.equated.setdefault(i, []).append(("title", h))
        for i in range(view.n):  # a mathematician and philosopher
            if view.dep[i] == "conj" and view.pos[i] in ("NOUN", "PROPN") and i not in self.at_head:
                top = view.head[i]
                while view.dep[top] == "conj" and view.head[top] != top:
                    top = view.head[top]
                if top in self.equated and top not in self.at_head:
                    self.equated.setdefault(i, []).extend(
                        (f"{how} too", j) for how, j in self.equated[top] if how != "apposed"
                    )
        for actor in self.actors:  # "Roe, a lawyer": what the parser hung elsewhere
            for name in actor.named.names if actor.named else ():
                k = view.word_at(name.end - 1) + 1
                if k + 1 < view.n and view.word[k] == "," and view.lower[k + 1] in ("a", "an", "the"):
                    noun = view.head[k + 1]
                    if noun > k + 1 and noun - k < 8 and noun not in self.equated:
                        self.equated.setdefault(noun, []).append(("after its comma", name.head))

    def _names_person(self, i: int) -> bool:
        """Whether a word heads a person's name."""
        return i in self.at_head and self.at_head[i].label == "person"

    @property
    def equations(self) -> dict[int, str]:
        """Nouns, no names, that are equated with another word, and how."""
        return {i: found[0][0] for i, found in self.equated.items() if found and i not in self.at_head}

    def _affected(self, verb: int) -> int:
        """What *as* or a predicate is said of: a verb's object, else its subject."""
        view = self.view
        found = next((k for k in view.kids[verb] if view.dep[k] in ("dobj", "dative")), -1)
        return found if found >= 0 else noun_of(self.view, self.subject(verb))

    def _pronouns(self, vectors: Callable[[Sequence[int]], np.ndarray], nouns: Chooser) -> None:
        """Every pronoun and every noun that may mean an actor, in the order of the text."""
        view = self.view
        heads = [i for i in range(view.n) if not self.covered[i] and self._may_mean(i)]
        self.kind: dict[int, dict[str, float]] = {}
        if heads:
            matrix = vectors(heads)
            for i, vector in zip(heads, matrix, strict=True):
                logs = nouns.logs(noun_features(view, i), vector)
                chances = dict(zip(nouns.sorts, map(math.exp, logs), strict=True))
                if view.lemma[i] in words("bodies"):
                    chances = dict.fromkeys(nouns.sorts, 0.05) | {"organisation": 0.8}
                if chances["none"] < 1 - KIND_LEAST:
                    self.kind[i] = chances
        self.anaphors = [
            (i, FORMS[view.lower[i]])
            for i in range(view.n)
            if view.lower[i] in FORMS and (view.pos[i] == "PRON" or view.tag[i] in ("PRP", "PRP$"))
        ]
        self.anaphors = sorted([*self.anaphors, *((i, "nominal") for i in self.kind)])

    def _may_mean(self, i: int) -> bool:
        """Whether a word may be a nominal: a noun that heads its phrase, or "one", "the first", "here"."""
        view = self.view
        if view.pos[i] in ("NOUN", "PROPN"):
            free = view.dep[i] not in ("compound", "amod", "nmod", "npadvmod") or i in self.equated
            return free and view.word[i].isalpha() and len(view.word[i]) > 2
        if view.lower[i] in HERE:
            return view.pos[i] == "ADV" and view.dep[i] == "advmod"
        return i in self.equated and view.pos[i] in ("ADJ", "NUM") and view.word[i].isalpha()

    def _narrators(self) -> None:
        """Who may be I or you: persons named most, in the headline, as signature, in the salutation, before a colon."""
        view = self.view
        self.paragraph: dict[int, tuple[int, int]] = {}
        for i in range(view.n):
            if not view.word[i].isspace():
                first, _ = self.paragraph.get(view.para[i], (i, i))
                self.paragraph[view.para[i]] = (first, i)
        self.asks = {p: "?" in (view.word[b], view.word[b - 1]) for p, (_, b) in self.paragraph.items()}
        persons = [actor for actor in self.actors if actor.label == "person"]
        self.top = sorted(persons, key=lambda actor: -len(actor.heads))[:3]
        self.titled = [actor for actor in persons if actor.lead]
        self.share = max(1, sum(len(actor.heads) for actor in persons))
        final = max(self.paragraph, default=0)
        self.signed = set()
        for actor in persons:
            p = view.para[actor.heads[-1]]
            if p >= final - 3 and p in self.paragraph and self.paragraph[p][1] - self.paragraph[p][0] < 6:
                self.signed.add(actor)
        self.dear = {
            actor
            for actor in persons
            for head in actor.heads[:2]
            if view.lower[self.paragraph[view.para[head]][0]] == "dear"
        }
        self.letter = any(view.lower[first] == "dear" for first, _ in self.paragraph.values())
        self.colon = {
            view.para[head]: actor
            for head, actor in self.at_head.items()
            if head - self.paragraph[view.para[head]][0] < 4 and view.word[head + 1 : head + 2] == [":"]
        }
        self.introductions = [
            (h, actor)
            for h, actor in sorted(self.at_head.items())
            if actor.label == "person" and self._introduction(actor, h)
        ]
        outside = sum(form == "i" and not self.quote[i] for i, form in self.anaphors)
        self.often = step(outside, (0, 1, 5, 15, 40))

    # --- who tells the story

    def _introduction(self, actor: Actor, h: int) -> bool:
        """Whether a name is where its bearer says it: I am X, my name is X; I, X, ..."""
        view = self.view
        assert actor.named is not None
        first = next(view.word_at(name.start) for name in actor.named.names if name.head == h)
        return not self.quote[h] and tuple(view.lower[max(0, first - 2) : first]) in _INTRODUCED

    def narrators(self) -> list[Actor]:
        """The persons who may be the I of the text outside quotation marks."""
        often = sorted((a for a in self.actors if a.label == "person" and a.named), key=lambda a: -len(a.heads))[:6]
        pool = [*often, *self.titled[:4], *sorted(self.signed, key=lambda a: a.number)]
        pool = [actor for actor in pool if actor not in self.dear - self.signed]  # who is written to does not write
        return list({actor.number: actor for actor in pool}.values())

    def narrator_features(self, options: Sequence[Actor]) -> list[list[str]]:
        """Features of "nobody with a name" and of each option: what speaks for its being the I of the text."""
        view = self.view
        outside = sum(form == "i" and not self.quote[i] for i, form in self.anaphors)
        thousand = step(1000 * outside // max(1, view.n), (0, 3, 8, 15, 30))
        questions = sum(self.asks.values()) > 3
        reasons = [self._introduces(actor) for actor in options]
        best = max((len(found) for found in reasons), default=0)
        rows = [["none", f"none: {thousand} I", f"none: questions {questions}", f"none: reasons {min(best, 2)}"]]
        for actor, found in zip(options, reasons, strict=True):
            f = ["any", *found]
            if not found:
                f.append(f"no reason, others have {best > 0}")
            f.append(f"rank {self.top.index(actor) if actor in self.top else 3}")
            rows.append(f)
        return rows

    def _introduces(self, actor: Actor) -> list[str]:
        """What says that an actor is the I of the text: a signature, an interview's headline, a by-line."""
        view, found = self.view, []
        for h in actor.heads:
            first = self.paragraph[view.para[h]][0]
            early = h < 150
            if early and view.lower[first] == "by" and h - first < 5:
                found.append("by-line")
        if actor in self.signed:
            found.append("signed")
            if self.letter:
                found.append("signed letter")
        if actor.lead:
            line = [k for k in range(min(view.n, 60)) if view.at[k] < 300 and view.para[k] == view.para[actor.heads[0]]]
            if any(view.lower[k].startswith("interview") for k in line):
                found.append("interviewed")
                found.append(f"interviewed, one of {min(len(self.titled), 3)}")
            else:
                found.append(f"in the headline, one of {min(len(self.titled), 3)}")
                if sum(self.asks.values()) > 3:
                    found.append("in the headline, with questions")
        if actor in self.colon.values():
            found.append("before a colon")
        return list(dict.fromkeys(found))

    # --- reading

    def who(self, i: int) -> Actor | None:
        """The actor that a word means, as far as it was read."""
        return self.links.get(i) or self.at_head.get(i)

    def voice(self, i: int) -> Actor | None:
        """Who speaks where a word stands in quotation marks."""
        source = self.source.get(self.quote[i], -1) if self.quote[i] else -1
        return self.who(source) if source >= 0 else None

    def reporter(self, i: int) -> Actor | None:
        """Whose words, direct or indirect, a word is part of."""
        return self.who(self.reported[i]) if self.reported[i] >= 0 else None

    def last_speaker(self, i: int) -> Actor | None:
        """The person who spoke last before a word, in its sentence or the one before."""
        sentence = self.view.sent[i]
        heads = [k for k in self.speaking if k < i and sentence - self.view.sent[k] <= 1]
        found = (self.who(k) for k in sorted(heads, reverse=True))
        return next((actor for actor in found if actor is not None and actor.label == "person"), None)

    def mention(self, actor: Actor, i: int, kind: str) -> None:
        """Note that a word means an actor."""
        actor.last = Last(i, self.view.sent[i], self.role[i], kind, self.quote[i])
        self.links[i] = actor
        actor.mentions.append((i, kind))
        if kind == "name":
            actor.named_in = self.view.sent[i]
        best = self.commonest.get(actor.label)
        if actor.named is not None and (best is None or len(actor.mentions) >= len(best.mentions)):
            self.commonest[actor.label] = actor
        if actor in self.order:
            self.order.remove(actor)
        self.order.append(actor)

    def narrates(self, i: int) -> tuple[Actor | None, float]:
        """Who is the I outside quotation marks, and how likely: who stands before the colon, else the narrator."""
        actor = self.colon.get(self.view.para[i])
        if actor is not None:
            return actor, CERTAIN
        introduced = [(word, actor) for word, actor in self.introductions if word <= i + 8] or self.introductions[:1]
        if introduced:
            return introduced[-1][1], CERTAIN
        if self.letter and len(self.signed - self.dear) == 1:
            (actor,) = self.signed - self.dear
            return actor, CERTAIN
        number = max(self.narrator, key=lambda n: (self.narrator[n], -n), default=-1)
        return (self.actors[number], self.narrator[number]) if number >= 0 else (None, 0.0)

    def read(self, choose: Choose, narrated: Callable[[int, Actor, float], bool]) -> Reading:
        """Go through the text; `choose` decides, on annotated text or by weights, `narrated` about I."""
        places = [(i, "name", actor) for i, actor in self.at_head.items()]
        rest = [(i, form, None) for i, form in self.anaphors if form not in FIRST]
        for i, form, actor in sorted([*places, *rest], key=lambda x: x[:2]):
            if actor is not None:
                self.mention(actor, i, "name")
                continue
            nominal = form == "nominal"
            options = self.nominal(i) if nominal else self.third(i, form)
            if not options:
                if nominal:
                    self._describe(i)
                continue
            rows = self.nominal_features(i, options) if nominal else self.third_features(i, form, options)
            chosen = choose(i, form, options, rows)
            if chosen >= 0:
                actor = options[chosen]
                actor.gender[form] += 1
                actor.used[form] += 1
                if nominal:
                    self._called(actor, i)
                self.mention(actor, i, "nominal" if nominal else "pronoun")
            elif nominal:
                self._describe(i)
        self.history: dict[str, list[tuple[int, Actor | None]]] = defaultdict(list)
        self.places = sorted(self.at_head.items())
        for i, form in self.anaphors:
            if form == "i" and not self.quote[i]:
                actor, chance = self.narrates(i)
                taken = actor is not None and narrated(i, actor, chance)
                self.history[form].append((i, actor if taken else None))
                if actor is not None and taken:
                    actor.used[form] += 1
                    actor.mentions.append((i, "pronoun"))
                    self.links[i] = actor
            elif form in FIRST and (options := self.first(i, form)):
                chosen = choose(i, form, options, self.first_features(i, form, options))
                actor = options[chosen] if chosen >= 0 else None
                self.history[form].append((i, actor))
                if actor is not None:
                    actor.used[form] += 1
                    actor.mentions.append((i, "pronoun"))
                    self.links[i] = actor
            elif form in FIRST:
                self.history[form].append((i, None))
        return self

    def _called(self, actor: Actor, i: int) -> None:
        """Note that a noun was used of an actor, and whose it is."""
        actor.roles[self.view.lemma[i]] += 1
        owner = self._owner(i)
        if owner is not None:
            self.owned[self.view.lemma[i], owner.number] = actor

    def _owner(self, i: int) -> Actor | None:
        """Whose a noun is: *his* father, *Ruiz's* lawyer."""
        return next((self.who(k) for k in self.view.kids[i] if self.view.dep[k] == "poss"), None)

    def _describe(self, i: int) -> None:
        """Enter a person or a group of persons that has no name: "a spokesman", "Ukrainian officials"."""
        view, kind = self.view, self.kind[i]
        sort = max(kind, key=kind.__getitem__)
        owned = any(view.dep[k] in ("poss", "amod", "compound", "nmod") for k in view.kids[i] if k < i)
        if view.pos[i] not in ("NOUN", "PROPN") or not (
            sort in ("person", "group") or (sort == "organisation" and owned)
        ):
            return
        plural = view.tag[i] in ("NNS", "NNPS")
        label = "organisation" if sort == "organisation" and not plural else "group" if plural else "person"
        actor = Actor(len(self.actors), None, label)
        actor.heads.append(i)
        self._called(actor, i)
        actor.qualities = {view.lower[k][:5] for k in view.kids[i] if view.dep[k] in ("amod", "compound", "nmod")}
        self.actors.append(actor)
        self.mention(actor, i, "nominal")

    # --- he, she, it, they

    def third(self, i: int, form: str) -> list[Actor]:
        """Who he, she, it or they may be: the actors met last, and those named later in the sentence (cataphora)."""
        view, sentence = self.view, self.view.sent[i]
        person = form in PERSONS
        options: list[Actor] = []
        for actor in reversed(self.order):
            assert actor.last is not None
            back = sentence - actor.last.sentence
            if form != "they" and person != (actor.label == "person"):
                continue
            if actor.named is None and (actor.label == "group") != (form == "they"):
                continue
            if self._bound(i, actor):
                continue
            if back > RECENT and (not person or (back > PERSON_RECENT and len(actor.mentions) <= 3)):
                continue
            options.append(actor)
            if len(options) >= RIVALS:
                break
        for k in range(i + 1, min(view.n, i + 30)):
            later = self.at_head.get(k) if view.sent[k] == sentence else None
            if later is None or later in options or (later.label == "person") != person:
                continue
            if later.last is None or (person and sentence - later.last.sentence > 3):
                options.append(later)
        return options

    def _bound(self, i: int, actor: Actor) -> bool:
        """Whether grammar forbids it: "Roe accused him" is not about Roe (Chomsky 1981, principle B)."""
        if self.view.lower[i] in REFLEXIVE or self.role[i] not in ("object", "prepositional"):
            return False
        head = self.view.head[i]
        verb = self.view.head[head] if self.role[i] == "prepositional" else head
        subject = self.subject(verb) if self.view.pos[verb] == "VERB" else -1
        return subject >= 0 and self.who(subject) is actor

    def third_features(self, i: int, form: str, options: Sequence[Actor]) -> list[list[str]]:
        """Features of "none" and of each option."""
        view, sentence, role, verb = self.view, self.view.sent[i], self.role[i], self.verb[i]
        head, quoted = view.head[i], self.quote[i] > 0
        voice, reporter, reflexive = self.voice(i), self.reporter(i), view.lower[i] in REFLEXIVE
        person = form in PERSONS
        before = self.last_speaker(i) if person and i in self.speaking else None
        first = view.bounds[sentence][0]
        none = [
            "none",
            f"none: {role}{' quoted' if quoted else ''}",
            f"none: {view.lower[i]}",
            f"none: first sentence {sentence == 0}",
            f"none: {min(len(options), 4)} options",
        ]
        if form == "they":
            none.append(f"none: they {view.key[head]}")
        if form == "it":
            clause = any(view.dep[k] in ("ccomp", "xcomp", "acomp", "advcl") for k in view.kids[head])
            none += [f"none: it {view.key[head]} {view.dep[i]}", f"none: it is {view.lemma[head] == 'be'}"]
            none += [f"none: it with clause {clause}", f"none: it on {view.pos[head]}"]
        opposite = {"he": "she", "she": "he"}.get(form, "")
        agree = [
            "agrees"
            if a.gender[form] > a.gender[opposite] * person
            else "differs"
            if person and a.gender[opposite]
            else "open"
            for a in options
        ]
        somebody = "one agrees" if "agrees" in agree else "nobody agrees"
        rows, subject_seen = [none], False
        for n, (actor, fits) in enumerate(zip(options, agree, strict=True)):
            last = actor.last
            f = ["any"] if person else ["any", f"label {actor.label}"]
            f.append(f"named {actor.named is not None}")
            if person:
                f += [f"given name {actor.given[form]}", f"given name {actor.given[form]}, {fits}"]
            ahead = next((h for h in actor.heads if h > i and view.sent[h] == sentence), -1)
            if last is not None and (ahead < 0 or sentence - last.sentence <= 3):
                back = min(sentence - last.sentence, 6)
                far = min(back, 2)
                f += [
                    f"{back} back",
                    f"{back} back as {last.role}",
                    f"{back} back by {last.kind}",
                    f"rank {min(n, 5)}",
                    f"rank {min(n, 3)}, {back} back",
                    f"{role} after {last.role} {far} back",
                    f"{fits} {back} back",
                    f"{fits}, {somebody}",
                    f"{fits} by {last.kind}",
                    f"by {last.kind}",
                ]
                if back == 0:
                    one = self.verb[last.word] == verb
                    f.append(f"{step(i - last.word, (0, 2, 4, 7, 12, 20))} words back")
                    f.append(
                        f"{'same' if one else 'other'} verb {role} after {last.role}{' self' if reflexive else ''}"
                    )
                    if not reflexive and one and last.role == "subject" and role == "object":
                        f.append("bound")
                    if self.subject(verb) == last.word and head == verb and role != "subject":
                        f.append(f"its own subject {role}{' self' if reflexive else ''}")
                    if last.word in (head, view.head[head]):
                        f.append(f"within {role}")
                    if first <= last.word and view.dominates(head, last.word):
                        f.append(f"sister {role} {last.role}")
                if last.role == "subject":
                    if not subject_seen:
                        f.append(f"last subject {role} {far} back")
                    if speaks(view, self.verb[last.word]):
                        f.append(f"sayer {speaks(view, verb)} {back > 0}")
                    subject_seen = True
                if actor.named_in is not None:
                    f.append(f"named {step(sentence - actor.named_in)} back")
                if actor.used[form]:
                    f.append("called so before")
                where = "same quote" if quoted and last.quote == self.quote[i] else ""
                where = where or ("both quoted" if quoted and last.quote else "only it quoted" if quoted else "")
                f.append(where or ("only before quoted" if last.quote else "unquoted"))
                f += [
                    f"same paragraph {view.para[i] == view.para[last.word]}",
                    f"met {step(len(actor.mentions), (1, 2, 3, 5, 9, 16))} times",
                    f"among the first three {actor in self.top} {back} back",
                    f"lead {actor.lead}",
                ]
            else:
                subject = self.subject(self._top(sentence, i))
                f += [
                    "later",
                    f"later by {step(ahead - i, (0, 3, 7, 12, 20))}",
                    f"later {role} {self.role[ahead]}",
                    f"later, before the main clause {subject > i} its subject {subject == ahead}",
                ]
                opens = view.pos[view.bounds[sentence][0]] in ("ADP", "SCONJ")
                if opens and role != "subject" and self.role[ahead] == "subject" and "," in view.word[i:ahead]:
                    f.append(FRONTED)
            if before is not None:
                f.append(f"spoke just before {before is actor}")
            if voice is not None:
                f.append(f"speaker {voice is actor}")
            elif reporter is not None:
                f.append(f"reported by {reporter is actor} {role}")
            rows.append(f)
        prefix = "he or she: " if person else f"{form}: "
        return [[prefix + name for name in f] for f in rows]

    def _top(self, sentence: int, i: int) -> int:
        first, last = self.view.bounds[sentence]
        return next((k for k in range(first, last + 1) if self.view.head[k] == k), i)

    # --- the president, the company

    def nominal(self, i: int) -> list[Actor]:
        """Who a noun may be: what it is equated with, actors of its role or word; for a definite one, those near."""
        view, chances, lemma, sentence = self.view, self.kind[i], self.view.lemma[i], self.view.sent[i]
        self.det = next((view.lower[k] for k in view.kids[i] if view.dep[k] in ("det", "poss") and k < i), "")
        owned = any(view.dep[k] == "poss" for k in view.kids[i])
        here = view.lower[i] in HERE
        definite = self.det in ("the", "this", "that", "these", "those") or owned or here
        alike = sorts().get(lemma)
        self.owner = self._owner(i)
        self.known_as = self.owned.get((lemma, self.owner.number)) if self.owner is not None else None
        self.partner = {
            actor.number: (how, j, actor)
            for how, j in self.equated.get(i, ())
            if j >= 0 and (actor := self.who(j)) is not None
        }
        options: list[Actor] = []
        for actor in reversed(self.order):
            assert actor.last is not None
            if actor is self.reporter(i) and actor.number not in self.partner:
                continue  # "Roe said the mayor had lied": the mayor is somebody else (principle C)
            known = actor.number in self.partner or actor.roles[lemma] or lemma in actor.words
            near = definite and sentence - actor.last.sentence <= 8 and len(options) < 7 and actor.named is not None
            if actor.named is None and (actor.label == "group") != (view.tag[i] in ("NNS", "NNPS")):
                continue
            fits = actor.sort == alike or self.commonest.get(actor.label) is actor
            near = near or (definite and fits and actor.named is not None)
            if known or (near and chances.get(actor.label, 0.0) >= NEAR_LEAST):
                options.append(actor)
        more = [actor for *_, actor in self.partner.values()]
        if self.known_as is not None and self.known_as not in more:
            more.append(self.known_as)
        return options + [actor for actor in more if actor not in options]

    def _between(self, i: int, j: int) -> str:
        """The first mark that stands between two words: a comma, a dash, a bracket, a line break."""
        between = self.view.word[min(i, j) + 1 : max(i, j)]
        return next(
            (_MARKS[word] for word in between if word in _MARKS), "line" if any(map(str.isspace, between)) else "words"
        )

    def _mood(self, i: int) -> str:
        """Whether a sentence denies what it calls somebody, or says what may be."""
        view = self.view
        while view.dep[i] == "conj" and view.head[i] != i:
            i = view.head[i]
        verb = view.head[i]
        if any(view.dep[k] == "neg" for k in view.kids[verb]):
            return "denied"
        return "modal" if any(view.tag[k] == "MD" for k in view.kids[verb]) else "told"

    def nominal_features(self, i: int, options: Sequence[Actor]) -> list[list[str]]:
        """Features of "none" and of each option."""
        view, lemma, sentence, det = self.view, self.view.lemma[i], self.view.sent[i], self.det
        plural, kids, quoted = view.tag[i] in ("NNS", "NNPS"), view.kids[i], self.quote[i] > 0
        article = det if det in ("the", "this", "that", "these", "a", "an") else "owned" if det else "bare"
        d = article + (" proper" if view.pos[i] == "PROPN" else "")
        after = {"relative" if view.dep[k] == "relcl" else "other" for k in kids if k > i and view.dep[k] in _POST}
        post = "+".join(sorted(after)) or "nothing"
        pre = any(view.dep[k] in ("amod", "compound", "nummod") for k in kids)
        sort = max(self.kind[i], key=self.kind[i].__getitem__)
        modifiers = {
            view.lower[k][:5]
            for k in kids
            if view.dep[k] in ("amod", "compound", "nmod", "poss") and len(view.lower[k]) > 3
        }
        rows = [
            [
                "none",
                f"none: {d}",
                f"none: {d} {sort}",
                f"none: plural {plural}",
                f"none: {lemma}",
                f"none: {d} before {post}",
                f"none: {d} qualified {pre}",
                f"none: {d} as {self.role[i]}",
                f"none: quoted {quoted}",
                f"none: {min(3, len(options))} options",
                f"none: equated {bool(self.partner)}",
            ]
        ]
        alike, often = sorts().get(lemma, "unsorted"), self.commonest
        count = " plural" if plural else ""
        owner, known_as = self.owner, self.known_as
        if owner is not None:
            rows[0].append(f"none: {alike} owned by {owner.label}, known {known_as is not None}")
        rows[0] += [f"none: {alike} {d}", f"none: {alike}", f"none: {view.lower[i]} {quoted}"]
        met: Counter[str] = Counter()
        labels = Counter(actor.label for actor in options if actor.named is not None)
        same = sum(actor.sort == alike for actor in options)
        for actor in options:
            last = actor.last
            how, j, _ = self.partner.get(actor.number, ("", -1, None))
            f = ["any"]
            if owner is not None:
                f.append(f"owner {owner is actor}, known as its {known_as is actor}")
            if how:
                f.append(f"{how}, {step(abs(i - j), (0, 2, 3, 4, 6, 9, 14))} words off")
                f.append(f"{how}, {'next' if j < i else 'before'} {self._between(i, j)}")
                if how.startswith("copula"):
                    f.append(f"{how}, {self._mood(i)}")
                f += [f"{how} {alike} for {actor.sort or actor.label}", f"{how} named {actor.named is not None}"]
                f += [f"{how}{x}" for x in ("", f" {d}", f" {sort} {actor.label}", f" plural {plural}", f" {lemma}")]
            role, word = min(actor.roles[lemma], 2), lemma in actor.words
            known = "known" if role else "unknown"
            f += [f"role {role}", f"role {role} {d}", f"own word {word} {d}"]
            if role or word:
                f += [f"known before {post}", f"known plural {plural}"]
            elif not how and (det in ("the", "this") or article == "owned"):
                f.append(f"{lemma} for {actor.label}")
            if not how:
                f += [
                    f"{alike}{count} for {actor.sort or actor.label}",
                    f"{alike}{count} for {actor.sort or actor.label} {article}",
                    f"likely {actor.label} {step_of(self.kind[i].get(actor.label, 0.0))} {known}",
                    f"most often {often.get(actor.label) is actor} {known} {article}",
                    f"only one of its label {labels[actor.label] == 1}",
                ]
                if actor.sort == alike:
                    f.append(f"of its sort, one of {min(same, 3)}")
                    f.append(f"of its sort, most often {often.get(actor.label) is actor}")
            f += [
                f"{known} met {step(len(actor.mentions), (0, 1, 2, 3, 5, 9))} times",
                f"lead {actor.lead}",
                f"plural {plural} {actor.label}",
                f"quoted {quoted} {bool(last and last.quote)}",
                f"named {actor.named is not None}",
            ]
            if last is not None:
                back = step(sentence - last.sentence)
                f += [
                    f"{back} back",
                    f"{back} back {d}",
                    f"{back} back {known}",
                    f"by {last.kind}",
                    f"as {last.role}",
                    f"rank {min(met[actor.label], 3)} of its label {d}",
                ]
                if self.verb[last.word] == self.verb[i] and back == 0 and not how:
                    f.append(f"same verb {self.role[i]} {last.role}")
                if i in (view.head[last.word], view.head[view.head[last.word]]):
                    f.append(f"above it {bool(how)}")
            else:
                f.append("later")
            if modifiers & {word[:5] for word in actor.words if len(word) > 3}:
                f.append("qualified by its name")
            if modifiers & actor.qualities:
                f.append("qualified alike")
            f.append(f"before {post}")
            if pre:
                f.append(f"qualified {d}")
            met[actor.label] += 1
            rows.append(f)
        prefix = "equated: " if self.partner else "nominal: "
        return [[prefix + name for name in f] for f in rows]

    # --- I, we, you

    def first(self, i: int, form: str) -> list[Actor]:
        """Who I, we or you may be: the speaker, those meant last, those in headline, salutation, signature or near."""
        near = self._near(i)
        pool = [
            self.voice(i),
            self.colon.get(self.view.para[i]),
            *(self.history[x][-1][1] for x in FIRST if self.history[x]),
            *self.titled[:3],
            *self.top[:2],
            *sorted(self.signed | self.dear, key=lambda actor: actor.number),
            *near,
            *(self.actors[n] for n, chance in self.narrator.items() if n >= 0 and chance > 0.1),
        ]
        found = {a.number: a for a in pool if a is not None and (a.label == "person" or form == "we")}
        return list(found.values())[:10]

    def _near(self, i: int) -> list[Actor]:
        close = sorted((abs(head - i), head) for head, _ in self.places if abs(head - i) < 150)[:4]
        return [self.at_head[head] for _, head in close]

    def first_features(self, i: int, form: str, options: Sequence[Actor]) -> list[list[str]]:
        """Features of "none" and of each option."""
        view, p, sentence, quote = self.view, self.view.para[i], self.view.sent[i], self.quote[i]
        turn = ("asking" if self.asks.get(p) else "telling") + (" after a question" if self.asks.get(p - 1) else "")
        voice, colon = self.voice(i), self.colon.get(p)
        lasts = [
            (x, *self.history[x][-1])
            for x in ("i", "you", "we")
            if self.history[x]
            and view.para[self.history[x][-1][0]] == p
            and self.quote[self.history[x][-1][0]] == quote
        ]
        often = f"{self.often} I"
        none = [
            "none",
            f"none: {turn}",
            f"none: {view.lower[i]}",
            f"none: {view.key[self.verb[i]]}",
            f"none: speaker {voice is not None}",
            f"none: source {self.source.get(quote, -1) >= 0}",
            f"none: {often}",
            f"none: {often} {turn}",
            f"none: {min(4, sum(a.label == 'person' and a.named is not None for a in self.actors))} persons",
            f"none: nobody narrates {step_of(self.narrator.get(-1, 0.0))}",
        ]
        for x, j, actor in lasts:
            none.append(f"none: last {x} {'nobody' if actor is None else 'somebody'} {min(2, p - view.para[j])} {turn}")
        rows = [none]
        for actor in options:
            f = ["any", f"label {actor.label}", f"any {turn}"]
            if voice is not None:
                f.append(f"speaker {voice is actor}")
            if colon is not None:
                f.append(f"before the colon {colon is actor}")
            for x, j, other in lasts:
                ago, here = min(3, p - view.para[j]), " same quote" if quote and self.quote[j] == quote else ""
                if other is actor:
                    f += [f"last {x} {ago} {turn}{here}", f"last {x} {ago}{here}"]
                elif other is not None:
                    f.append(f"not last {x} {ago} {turn}")
            f += [
                f"called so {step(actor.used[form], (0, 1, 2, 4, 8, 16))} times",
                f"lead {actor.lead} {often}",
                f"lead {actor.lead} {turn}",
                f"rank {self.top.index(actor) if actor in self.top else 3}",
                f"share {4 * len(actor.heads) // self.share} {often}",
                f"signed {actor in self.signed}",
                f"dear {actor in self.dear}",
                f"narrates {step_of(self.narrator.get(actor.number, 0.0))}",
                f"narrates {step_of(self.narrator.get(actor.number, 0.0))} {turn}",
            ]
            distance, head = min((abs(h - i), h) for h in actor.heads)
            f.append(f"named {step(distance, (0, 2, 5, 10, 25, 60))} {'after' if head > i else 'before'}")
            if view.sent[head] == sentence:
                side, inside = "before" if head < i else "after", "in" if quote and self.quote[head] == quote else "out"
                f.append(f"same sentence {side} {self.role[head]} {inside}")
                if "," in view.word[max(0, head - 1) : head + 2]:
                    f.append("addressed")
            named_here = sum(view.para[h] == p for h in actor.heads)
            he_here = sum(
                view.para[j] == p and FORMS.get(view.lower[j]) in PERSONS for j, k in actor.mentions if k == "pronoun"
            )
            f += [f"named {min(2, named_here)} times here", f"called he {min(2, he_here)} times here"]
            rows.append(f)
        prefix = f"{form} {'quoted' if quote else 'unquoted'}: "
        return [[prefix + name for name in f] for f in rows]


_INTRODUCED = {("i", "am"), ("i", "'m"), ("i", "’m"), ("name", "is"), ("name", "'s"), ("name", "’s"), ("i", ",")}
_PLACES = {"capital": "town", "people": "group"}
_MARKS = {
    ",": "comma",
    "(": "bracket",
    "[": "bracket",
    ":": "colon",
    ";": "semicolon",
    "-": "dash",
    "–": "dash",
    "—": "dash",
}
_POST = ("relcl", "acl", "prep")
_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "dative": "object",
    "oprd": "object",
    "poss": "owner",
    "pobj": "prepositional",
    "attr": "predicate",
    "appos": "predicate",
    "compound": "modifier",
    "nmod": "modifier",
    "amod": "modifier",
}
"""Grammatical roles by relation (labels of spaCy's English models)."""


def _verb(view: View, i: int) -> int:
    """The verb that a word hangs on, or the top that is reached in six steps."""
    j = view.head[i]
    for _ in range(6):
        if view.pos[j] in ("VERB", "AUX") or view.head[j] == j:
            break
        j = view.head[j]
    return j


def noun_of(view: View, i: int) -> int:
    """The noun that a relative pronoun stands for, or the word itself."""
    verb = _verb(view, i) if i >= 0 else -1
    if i >= 0 and view.lower[i] in ("who", "which", "that") and view.dep[verb] == "relcl":
        return view.head[verb]
    return i


def subject_of(view: View, verb: int) -> int:
    """The subject of a verb, or of the one that it continues; -1: none."""
    above = view.head[verb] if view.dep[verb] in ("conj", "xcomp", "advcl") else verb
    for v in (verb, above):
        for k in view.kids[v]:
            if view.dep[k] in SUBJECTS:
                return k
    return -1


def role_of(view: View, i: int) -> str:
    """What a word is in its clause: subject, object, …, or other; what *and* joins is the same."""
    dep, head = view.dep, view.head
    while dep[i] == "conj" and head[i] != i:
        i = head[i]
    return _ROLES.get(dep[i], "other")


def speaks(view: View, verb: int) -> bool:
    """Whether a verb is one of saying or writing."""
    return classes().get(view.lemma[verb], "").startswith(("speech", "writing"))


def noun_features(view: View, i: int) -> list[str]:
    """Features of a noun as a person, an organisation, a place, or none of them."""
    lemma = view.lemma[i]
    return ["bias", f"lemma {lemma}", f"ends in {lemma[-3:]}", f"plural {view.tag[i] in ('NNS', 'NNPS')}"]


@cache
def sorts() -> dict[str, str]:
    """Nouns that say of what sort an actor is, with that sort: nation is a country, club a team."""
    return {word: sort for sort in SORTED for word in sorted(words(sort))}


def sort_of_name(named: Named) -> str:
    """What an actor's name says it is: Mali is a country, Leeds University a school, anything else its label."""
    for text in named.spellings:
        place = lookup(text) if named.label in ("place", "organisation") else None
        if place is not None:
            return _PLACES.get(place.kind, place.kind)
    for text in named.spellings:
        parts = parts_of(text)
        for word in (*reversed(parts), *parts) if named.label in ("place", "organisation") else ():
            if word in sorts():
                return sorts()[word]
    return named.label


def scorer_of(form: str) -> str:
    """Which scorer decides about a form."""
    return "nominal" if form == "nominal" else "first" if form in FIRST else "third"


def chances(weights: Weights, rows: Sequence[Sequence[str]]) -> list[float]:
    """The probability of "none" and of each option."""
    return [math.exp(x) for x in log_softmax([score(weights, row) for row in rows])]
