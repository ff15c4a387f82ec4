"""Participants of events: proposals for each role, by construction.

Each proposal names its construction, which explains it to a reader and is a feature for learning.
The constructions are the common ones of English: active and passive, control, relative clauses, coordination,
light verbs, and the phrases of nouns (*by*, *of*, *between*, possessors).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.language.parsed_text import SUBJECTS
from newsangles.language.rules import per_rules, rule_lines

Role = Literal["source", "object"]

NOUNS = frozenset(("NOUN", "PROPN"))
MODIFIERS = ("amod", "compound", "nmod")

MAX_CLAUSES_UP = 5
"""Limit of clauses over which a subject is shared."""

ACTING_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT"))
"""Kinds of names that may be participants as the modifier of a noun: *the Boeing offer*."""

OBJECT_PREPOSITIONS = ("against", "with", "on", "for", "to", "in", "over", "into", "from")
"""Prepositions before a noun's object, the likeliest first."""


FOLDER, WORDS = "angles/events", "event_words.txt"
"""The folder of the rule files, and the file of the word sets."""

SETS = frozenset(
    (
        *(
            "instruments",
            "own",
            "patient",
            "suffers",
            "light",
            "change",
            "object controls",
            "with its thing",
            "relative",
        ),
        *("aspect", "after", "before", "frame", "then", "makes", "where", "when", "actors", "other event", "today"),
    )
)
"""The names of the word sets."""


@per_rules
def lexicon() -> dict[str, frozenset[str]]:
    """The word sets of ``data/event_words.txt``, by name, with the user's additions.

    Raises:
        ParameterError: A line names an unknown set.
    """
    found = dict.fromkeys(SETS, frozenset[str]())
    for line in rule_lines(FOLDER, WORDS):
        name, colon, words = line.text.partition(":")
        if not colon or name not in SETS:
            raise line.error(f"{name!r} is no set of words", f"begin the line with one of {', '.join(sorted(SETS))}")
        found[name] |= frozenset(words.split())
    return found


class Proposal(NamedTuple):
    """A word proposed as a participant, with the construction's name."""

    role: Role
    word: int
    rule: str


class Found(NamedTuple):
    """A word with the construction that it was found by."""

    word: int
    rule: str


class Participants:
    """Proposals of participants for the events of one document."""

    def __init__(self, readings: Presentations) -> None:
        self.readings, self.view, self.words = readings, readings.view, lexicon()
        self._own: dict[int, list[Proposal]] = {}

    def of(self, i: int) -> list[Proposal]:
        """The proposals for an event, the likeliest of each role first."""
        if i not in self._own:
            pos = self.view.pos[i]
            find = self._of_noun if pos in NOUNS else self._of_adjective if pos == "ADJ" else self._of_verb
            self._own[i] = list(find(i))
        return self._own[i]

    # --- the tree

    def after(self, i: int, *prepositions: str) -> list[int]:
        """The objects of these prepositions below a word."""
        readings, view = self.readings, self.view
        below = (k for k in readings.kids(i, "prep", "agent", "dative") if view.lower[k] in prepositions)
        return [o for k in below for o in readings.kids(k, "pobj")]

    def passive(self, i: int) -> bool:
        """True if the subject of a verb is its patient."""
        readings, view = self.readings, self.view
        bare = view.tag[i] == "VBN" and view.dep[i] in ("acl", "amod") and not readings.kids(i, "aux")
        return bare or bool(readings.kids(i, "agent", "nsubjpass", "auxpass"))

    # --- verbs

    def _of_verb(self, i: int) -> Iterator[Proposal]:
        readings, view = self.readings, self.view
        subject, things = self.subject(i), readings.kids(i, "dobj")
        if subject:
            word, rule = subject
            if self._undergoes(i, rule):
                yield Proposal("object", word, "passive " + rule)
            else:
                yield Proposal("source", word, rule)
                if not things and view.lemma[i] in self.words["change"]:
                    yield Proposal("object", word, "lone " + rule)
        agents = self.after(i, "by")
        yield from (Proposal("source", k, "agent") for k in agents)
        if not agents and self.passive(i):
            joined = [k for v in readings.kids(i, "conj") for k in self.after(v, "by")]
            yield from (Proposal("source", k, "agent of conjunct") for k in joined)
            yield from (Proposal("source", k, "between") for k in self.after(i, "between"))
        given = self.after(i, "with") if view.lemma[i] in self.words["with its thing"] else []
        if given:
            yield Proposal("object", given[0], "with")
        yield from (Proposal("object", k, "object") for k in things)
        if not things and view.dep[i] == "relcl" and subject and subject.rule == "subject":
            yield Proposal("object", view.head[i], "object gap")
        for k in readings.kids(i, "prep") if not things and not given else ():
            yield from (Proposal("object", o, "verb " + view.lower[k]) for o in readings.kids(k, "pobj")[:1])

    def _undergoes(self, i: int, rule: str) -> bool:
        """True if a subject found by this rule is that of a passive."""
        active = rule in ("gerund", "noun's gerund", "noun's infinitive")
        return self.passive(i) and not active and not (rule == "attributive" and self.view.tag[i] == "VBG")

    def _of_adjective(self, i: int) -> Iterator[Proposal]:
        view = self.view
        if view.dep[i] == "amod":
            yield Proposal("object", view.head[i], "adjective")
        elif (found := self.subject(self.readings.verb_of(i))) is not None:
            yield Proposal("source", found.word, found.rule)
            yield Proposal("object", found.word, "adjective's " + found.rule)

    def subject(self, i: int, depth: int = 0) -> Found | None:
        """The subject of a verb, its own or a shared one, whatever the voice."""
        readings, view = self.readings, self.view
        own = readings.kids(i, *SUBJECTS)
        if own:
            if view.dep[own[0]] == "expl":  # there was a meeting
                return next((Found(k, "there") for k in readings.kids(i, "attr")), None)
            return Found(own[0], "relative" if view.lower[own[0]] in self.words["relative"] else "subject")
        if depth >= MAX_CLAUSES_UP or view.head[i] == i:
            return None
        head, relation, tag = view.head[i], view.dep[i], view.tag[i]
        if relation == "acl":
            if tag == "VB":
                found = self.noun_source(head, depth + 1)
                return found and Found(found.word, "noun's infinitive")
            return Found(head, "participle")
        if relation == "relcl" or (relation == "amod" and tag in ("VBN", "VBG")):
            return Found(head, "reduced relative" if relation == "relcl" else "attributive")
        if relation == "pcomp":
            above = view.head[head]
            verbal = view.pos[above] in VERBAL
            found = self.subject(above, depth + 1) if verbal else self.noun_source(above, depth + 1)
            return found and Found(found.word, "gerund" if verbal else "noun's gerund")
        if relation in ("xcomp", "ccomp") and view.pos[head] == "ADJ":
            found = self.subject(readings.verb_of(head), depth + 1)
            return found and Found(found.word, "adjective control")
        return self._shared(i, head, depth) if view.pos[head] in VERBAL else None

    def _shared(self, i: int, head: int, depth: int) -> Found | None:
        """The subject (or object) of the verb above, by the relation to it."""
        view, relation, tag = self.view, self.view.dep[i], self.view.tag[i]
        if relation in ("xcomp", "ccomp"):
            things = self.readings.kids(head, "dobj")
            if things and (tag != "VBG" or view.lemma[head] in self.words["object controls"]):
                return Found(things[0], "object control")
            name = "subject control"
        elif relation == "conj":
            name = "conjunct"
        elif relation == "advcl" and tag in ("VBG", "VBN", "VB"):
            name = "adverbial " + tag
        else:
            return None
        found = self.subject(head, depth + 1)
        return found and Found(found.word, name + " of passive" * self.passive(head))

    # --- nouns

    def _of_noun(self, i: int) -> Iterator[Proposal]:
        for role, found in (("source", self.noun_source(i)), ("object", self.noun_object(i))):
            if found:
                yield Proposal(role, *found)  # type: ignore[arg-type]

    def noun_source(self, i: int, depth: int = 0) -> Found | None:
        """The source of an event noun."""
        readings, view = self.readings, self.view
        by = [Found(k, rule) for rule in ("by", "between") for k in self.after(i, rule)]
        by += [Found(k, "agent of participle") for a in readings.kids(i, "acl") for k in self.after(a, "by")]
        by += [Found(k, "possessor") for k in readings.kids(i, "poss")]
        by += [Found(k, "modifier") for k in readings.kids(i, *MODIFIERS) if view.ent[k] in ACTING_NAMES]
        by += [Found(k, "from") for k in self.after(i, "from")]
        if by or depth > MAX_CLAUSES_UP or view.head[i] == i:
            return by[0] if by else None
        head, relation = view.head[i], view.dep[i]
        above = head if relation == "dobj" else view.head[head] if relation == "pobj" else -1
        if above >= 0 and view.pos[above] == "VERB" and not self.passive(above):
            light = view.lemma[above] in self.words["light"]
            rule = (
                ("light verb" if light else "governor's subject") if above == head else "subject, " + view.lower[head]
            )
            found = self.subject(above, depth + 1)
            return found and Found(found.word, rule)
        if relation == "nsubjpass" and (agents := self.after(head, "by")):
            return Found(agents[0], "agent of governor")
        noun = head if relation in ("conj", "compound") else above
        if noun < 0 or view.pos[noun] not in NOUNS:
            return None
        found = self.noun_source(noun, depth + 1)
        return found and Found(found.word, "noun " + relation)

    def noun_object(self, i: int) -> Found | None:
        """The object of an event noun."""
        readings, view = self.readings, self.view
        if of := self.after(i, "of"):
            return Found(of[0], "of")
        if pair := [k for b in self.after(i, "between") for k in readings.kids(b, "conj")]:
            return Found(pair[0], "between")
        for preposition in OBJECT_PREPOSITIONS:
            if found := self.after(i, preposition):
                return Found(found[0], preposition)
        for k in readings.kids(i, "compound", "poss"):
            return Found(k, "own " + view.dep[k])
        return Found(view.head[i], "compound of") if view.dep[i] == "compound" else None

    # --- their extent

    def phrase(self, i: int) -> tuple[int, int]:
        """The first and last word of a participant: premodifiers, head, conjuncts, an of-phrase.

        Relative clauses and other phrases are left out.
        """
        readings, view = self.readings, self.view
        if view.lower[i] in self.words["relative"]:
            return i, i
        before = [
            k for k in view.children[i] if k < i and view.dep[k] not in ("relcl", "acl", "punct", "prep", "appos")
        ]
        first = min([i, *(view.first[k] for k in before if view.first[k] <= i)])
        joined = [self.phrase(k)[1] for k in [*readings.kids(i, "conj"), *self.after(i, "of")] if k > i]
        closing = [k for k in view.children[i] if k > i and view.dep[k] in ("case", "nummod")]
        return first, max([i, *joined, *(k for k in closing if view.dep[k] == "nummod")])
