"""Participants of events: proposals for each role, by construction.

Each proposal names its construction, which explains it to a reader and is a feature for learning.
The constructions are the common ones of English: active and passive, control, relative clauses, coordination,
light verbs, and the phrases of nouns (*by*, *of*, *between*, possessors).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.rules import per_rules, rule_lines
from newsangles.language.subjects import MEASURES, MODIFIERS, Subject, is_aside, subjects_of

Role = Literal["source", "object"]

NOUNS = frozenset(("NOUN", "PROPN"))

OBJECT_PREPOSITIONS = ("against", "with", "on", "for", "to", "in", "over", "into", "from")
"""Prepositions before a noun's object, the likeliest first."""


SENTENCE_ENDS = frozenset(".?!”\"'’")
"""Marks after which a sentence is no headline."""

WHERE = frozenset("in outside inside near at dead".split())
"""Words between a participle in a headline and what the parser takes for its object."""

AIMING = ("at", "into", "on", "toward", "towards")
"""Prepositions before whom somebody shoots at."""

COMPOUND_DOER = "compound doer"
"""The construction of *police raid*."""

KEEPER, CHARGED, MEMBERS = "keeper", "charged", "members"
"""Constructions of *held in police custody*, *accused of the murder*, *a meeting of the council*."""

RESPONSIBLE = "responsible"
"""The construction of *claimed responsibility for the attack*."""

CERTAIN = frozenset((COMPOUND_DOER, KEEPER, CHARGED, MEMBERS, RESPONSIBLE))
"""Constructions of a source that need no probability."""

FOLDER, WORDS = "angles/events", "event_words.txt"
"""The folder of the rule files, and the file of the word sets."""

SETS = frozenset(
    (
        *(
            "instruments",
            "gains",
            "own leaving",
            "met with",
            "meets with",
            "struck",
            "munitions",
            "objects to",
            "FIGHT of",
            "COOPERATE of",
            "own",
            "patient",
            "suffers",
            "light",
            "change",
            "with its thing",
            "relative",
            "victims",
            "time",
            "aid",
            "gathers",
            "engaged",
            "deeds",
            "forces",
            "harm",
            "receives",
            "own forces",
            "carries",
            "carries on",
            "carries in",
            "decides on",
            "behalf",
            "moved",
            "undergone",
            "contacts",
            "scheduled",
            "topic",
            "custody",
            "detained",
            "faulted",
            "meets",
            "asked for",
            "contents",
        ),
        *(
            f"{name} of"
            for name in "DISAPPROVE REJECT SUPPORT INVESTIGATE PROTEST DEMAND COERCE RETREAT SANCTION ASSAULT".split()
        ),
        *(
            "aspect",
            "after",
            "before",
            "frame",
            "frames",
            "jointly",
            "means to",
            "resolves",
            "ahead",
            "hopes",
            "then",
            "makes",
            "where",
            "when",
            "actors",
            "other event",
            "today",
            "means",
            "visits",
            "leaves",
        ),
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


class Participants:
    """Proposals of participants for the events of one document."""

    def __init__(self, readings: Presentations) -> None:
        self.readings, self.view, self.words = readings, readings.view, lexicon()
        self.subjects = subjects_of(self.view)
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
        return self.subjects.after(i, *prepositions)

    def passive(self, i: int) -> bool:
        """True if the subject of a verb is its patient."""
        return self.subjects.passive(i) or self._headline_passive(i) or self.to_blame(i)

    def engaged(self, i: int) -> bool:
        """True if a passive's subject does what stands below: *is committed to*, *is scheduled to fly*."""
        if self.after(i, "by"):
            return False
        to = any(self.readings.clause(k).to for k in self.readings.kids(i, "xcomp"))
        return self.view.lower[i] in self.words["engaged"] or (to and self.view.lower[i] in self.words["scheduled"])

    def to_blame(self, i: int) -> bool:
        """True for *blame* in *the mayor is to blame*."""
        view = self.view
        bare = view.lemma[i] == "blame" and view.tag[i] == "VB" and view.dep[i] == "xcomp"
        return bare and view.lemma[view.head[i]] in ("be", "remain") and not self.readings.kids(i, "dobj")

    def _headline_passive(self, i: int) -> bool:
        """True for a participle in a headline, whose subject undergoes it: *Man stabbed to death on train*."""
        view = self.view
        if view.tag[i] not in ("VBD", "VBN") or view.lemma[i] not in self.words["undergone"] | self.words["faulted"]:
            return False
        last = view.bounds[view.sent[i]][1]
        if view.word[last][-1:] in SENTENCE_ENDS or self.readings.kids(i, "aux", "prt", "ccomp"):
            return False
        first = i
        while view.dep[first] == "conj" and not self.readings.kids(first, "nsubj"):
            first = view.head[first]
        things = [k for v in (i, *self.readings.kids(i, "conj")) for k in self.readings.kids(v, "dobj")]
        people = [k for k in things if view.lower[view.first[k]] not in WHERE and view.lower[k - 1] not in WHERE]
        subjects = self.readings.kids(first, "nsubj")
        bare = subjects and view.pos[subjects[0]] in NOUNS and view.dep[first] in ("ROOT", "conj", "ccomp")
        return bool(bare) and not people and not self.after(i, *AIMING)

    # --- verbs

    def _of_verb(self, i: int) -> Iterator[Proposal]:
        readings, view = self.readings, self.view
        subject, things = self.subjects.of(i), readings.kids(i, "dobj")
        if subject:
            word, rule = subject
            if self.passive(i) and self.engaged(i):
                yield Proposal("source", word, rule)
            elif self.passive(i):
                yield Proposal("object", word, "passive " + rule)
            elif view.lemma[i] in self.words["victims"]:
                yield Proposal("object", word, "lone " + rule)
            else:
                yield Proposal("source", word, rule)
                if not things and view.lemma[i] in self.words["change"]:
                    yield Proposal("object", word, "lone " + rule)
        agents = [k for k in self.after(i, "by") if view.ent[k] not in MEASURES and self.passive(i)]
        if not agents and self.passive(i):
            agents = [k for noun in self._charges(i) for k in self.after(noun, "by") if view.ent[k] not in MEASURES]
        yield from (Proposal("source", k, "agent") for k in agents)
        if not agents and self.passive(i):
            joined = [k for v in readings.kids(i, "conj") for k in self.after(v, "by")]
            yield from (Proposal("source", k, "agent of conjunct") for k in joined)
        if not agents and self.passive(i):
            yield from (Proposal("source", k, KEEPER) for k in self._keepers(i))
        if not agents and (subject is None or self.passive(i)):
            yield from (Proposal("source", k, "between") for k in self.after(i, "between"))
        given = self.after(i, "with") if view.lemma[i] in self.words["with its thing"] else []
        if given:
            yield Proposal("object", given[0], "with")
        yield from (Proposal("object", k, "object") for k in things)
        if not things and view.dep[i] == "relcl" and subject and subject.rule == "subject":
            yield Proposal("object", view.head[i], "object gap")
        for k in readings.kids(i, "prep") if not things and not given else ():
            below = [o for o in readings.kids(k, "pobj") if not is_aside(view, o)]
            yield from (Proposal("object", o, "verb " + view.lower[k]) for o in below[:1])

    def _charges(self, i: int) -> list[int]:
        """The charges below a verb of accusing, whose nouns the parser may give its agent."""
        lemma, sets = self.view.lemma[i], self.subjects.words
        found = [by for by in ("of", "with") if lemma in sets[f"object {by}"]]
        found += ["for"] * (lemma in self.words["undergone"])
        return self.after(i, *found) if found else []

    def _keepers(self, i: int) -> list[int]:
        """Those in whose custody somebody is held: *held in police custody*."""
        view, kids = self.view, self.readings.kids
        places = [k for k in self.after(i, "in", "under") if view.lemma[k] in self.words["custody"]]
        owners = [x for k in places for x in (*kids(k, "poss", *MODIFIERS), *self.after(k, "of"))]
        return [
            x
            for x in owners
            if view.ent[x] in ("ORG", "NORP") or view.lemma[x] in self.words["forces"] or view.dep[x] == "pobj"
        ][:1]

    def _accused(self, i: int) -> int:
        """The accused of a deed that a noun names: *was charged with the murder*; -1: nobody."""
        view = self.view
        if view.dep[i] != "pobj" or view.lemma[i] not in self.words["harm"] or self.readings.kids(i, "poss"):
            return -1
        verb = view.head[view.head[i]]
        if view.pos[verb] != "VERB" or i not in self._charges(verb):
            return -1
        if self.passive(verb):
            found = self.subjects.of(verb)
            return found.word if found else -1
        return next(iter(self.readings.kids(verb, "dobj")), -1)

    def _responsible(self, i: int) -> int:
        """Whoever says that a harm was their own: *claimed responsibility for the attack*; -1: nobody."""
        view = self.view
        if view.dep[i] != "pobj" or view.lower[view.head[i]] != "for" or view.lemma[i] not in self.words["harm"]:
            return -1
        word = view.head[view.head[i]]
        verb = view.head[word]
        claims = view.lemma[word] == "responsibility" and view.lemma[verb] in ("claim", "admit", "accept")
        is_so = view.lower[word] == "responsible" and view.lemma[verb] == "be" and view.dep[verb] == "ccomp"
        if (not claims and not is_so) or self.readings.clause(verb).negation >= 0:
            return -1
        found = self.subjects.of(verb)
        if found is None or any(view.lower[k] in ("no", "nobody") for k in (found.word, *view.children[found.word])):
            return -1
        if claims:
            return found.word
        teller = self.subjects.of(view.head[verb])  # the group said it was responsible
        return teller.word if teller and view.lower[found.word] in ("it", "they", "he", "she") else -1

    def members(self, i: int) -> int:
        """Those who meet: *a meeting of the council*; -1: nobody."""
        view = self.view
        of = self.after(i, "of")[:1] if view.lemma[i] in self.words["meets"] else []
        return next((k for k in of if view.ent[k] in ("ORG", "NORP", "GPE") or view.tag[k] == "NNS"), -1)

    def _of_adjective(self, i: int) -> Iterator[Proposal]:
        view = self.view
        if view.dep[i] == "amod":
            yield Proposal("object", view.head[i], "adjective")
        elif (found := self.subjects.of(self.readings.verb_of(i))) is not None:
            if view.lemma[i] not in self.words["victims"]:
                yield Proposal("source", found.word, found.rule)
            yield Proposal("object", found.word, "adjective's " + found.rule)

    # --- nouns

    def _of_noun(self, i: int) -> Iterator[Proposal]:
        if self.view.lemma[i] in self.words["deeds"] and not self.after(i, "by"):
            doers = (k for k in self.readings.kids(i, "compound") if self.view.lemma[k] in self.words["forces"])
            yield from (Proposal("source", k, COMPOUND_DOER) for k in doers)
        for role, found in (("source", self.noun_source(i)), ("object", self.noun_object(i))):
            if found:
                yield Proposal(role, *found)  # type: ignore[arg-type]

    def noun_source(self, i: int) -> Subject | None:
        """The source of an event noun."""
        if (accused := self._accused(i)) >= 0:
            return Subject(accused, CHARGED)
        if (owner := self._responsible(i)) >= 0:
            return Subject(owner, RESPONSIBLE)
        if (members := self.members(i)) >= 0:
            return Subject(members, MEMBERS)
        view, found = self.view, self.subjects.noun(i, self.words["light"])
        if found and found.rule == "by" and view.dep[i] == "pobj":
            verb = view.head[view.head[i]]
            charged = view.pos[verb] == "VERB" and self.passive(verb) and i in self._charges(verb)
            if charged and not self.after(verb, "by"):
                return None  # charged with murder by prosecutors: they did the charging
        met = found is not None and found.rule in ("light verb", "governor's subject")
        if met and view.lemma[i] in self.words["met with"] and view.lemma[view.head[i]] in self.words["meets with"]:
            return None  # faced criticism: it is others who criticise
        if found and found.rule == "from" and view.lemma[i] in self.words["leaves"]:
            return None  # resignations from the cabinet
        gathers = (
            found and view.lemma[i] in self.words["gathers"] and view.ent[found.word] in ("GPE", "LOC", "FAC", "NORP")
        )
        if gathers and found and found.rule == "modifier":
            return None  # the Oslo summit
        if found and found.rule == "modifier" and view.lemma[i] in self.words["harm"]:
            aimed = self.after(i, "on", "against", "in")
            if view.ent[found.word] == "PERSON" or (view.ent[found.word] != "NORP" and not aimed):
                return None  # the Oslo bombing: where or whom it hit
        return found

    def noun_object(self, i: int) -> Subject | None:
        """The object of an event noun."""
        readings, view = self.readings, self.view
        if (of := self.after(i, "of")) and self.members(i) < 0:
            return Subject(of[0], "of")
        if pair := [k for b in self.after(i, "between") for k in readings.kids(b, "conj")]:
            return Subject(pair[0], "between")
        for preposition in OBJECT_PREPOSITIONS:
            if found := self.after(i, preposition):
                return Subject(found[0], preposition)
        for k in readings.kids(i, "compound", "poss"):
            return Subject(k, "own " + view.dep[k])
        return Subject(view.head[i], "compound of") if view.dep[i] == "compound" else None

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
        also = [k for k in readings.kids(i, "conj") if view.pos[k] != "VERB" and not self._other_sort(i, k)]
        of = [k for k in self.after(i, "of") if view.pos[k] != "VERB"] if not self._charged(i) else []
        joined = [self.phrase(k)[1] for k in [*also, *of] if k > i]
        closing = [k for k in view.children[i] if k > i and view.dep[k] in ("case", "nummod")]
        return first, max([i, *joined, *(k for k in closing if view.dep[k] == "nummod")])

    def _charged(self, i: int) -> bool:
        """True for whoever is accused *of* something, or accuses: the phrase is the verb's, not the noun's."""
        view, verb = self.view, self.view.head[i]
        if view.pos[verb] == "ADP":
            verb = view.head[verb]
        accuses = view.pos[verb] == "VERB" and view.lemma[verb] in self.subjects.words["object of"]
        alone = view.dep[i] == "dobj" and not any(view.lower[k] == "of" for k in self.readings.kids(verb, "prep"))
        return accuses and (view.ent[i] != "" or alone or self.passive(verb))

    def _other_sort(self, i: int, joined: int) -> bool:
        """True for a deed joined to somebody: *accused of rape by a woman and assault*."""
        view, deeds = self.view, self.words["deeds"] | self.words["harm"]
        return view.lemma[joined] in deeds and view.lemma[i] not in deeds and view.pos[i] in NOUNS
