"""Subjects that are understood: whose deed a verb is that has no subject of its own.

Infinitives, gerunds, participles, joined verbs and the clauses of a relative take their subject from the words above
them. The verbs that hand on their object stand in ``data/control.txt``; all others hand on their subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.word_sets import control_words

VERBAL = frozenset(("VERB", "AUX"))
MODIFIERS = ("amod", "compound", "nmod")
TENSED = frozenset(("VBD", "VBZ", "VBP", "VBN"))

RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
"""Pronouns that stand for the noun of a relative clause."""

MEASURES = frozenset(("DATE", "TIME", "MONEY", "QUANTITY", "PERCENT", "ORDINAL"))
"""Kinds of names that are nobody."""

PLACES = frozenset(("GPE", "LOC", "FAC"))
"""Kinds of names that no *who* stands for."""

ACTING_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT"))
"""Kinds of names that may be the doer as the modifier of a noun: *the Boeing offer*."""

SMALL_CLAUSES = frozenset(("ccomp", "xcomp", "oprd", "advcl", "pcomp", "dep"))
"""Relations of a bare participle that says in what state something is."""

WHERE = frozenset("of in at on against near outside".split())
"""Prepositions between an event and its place."""

ASIDES = frozenset(("for instance", "for example", "by contrast", "by comparison", "in particular", "on average"))
"""Fixed phrases, whose noun takes no part in a deed."""

HARMING = frozenset("kill injure wound hurt destroy devastate".split())
"""Deeds of an event rather than of the place that it is in."""

_SPOKEN = frozenset("criticism condemnation rejection support backing pressure praise denial protest demand".split())
"""Nouns of words that come *from* somebody, also behind what they are about."""

MAX_CLAUSES_UP = 5
"""Limit of clauses over which a subject is shared."""


class Subject(NamedTuple):
    """A word with the construction that it was found by."""

    word: int
    rule: str


@lru_cache(maxsize=1)
def subjects_of(view: ParsedText) -> Subjects:
    """The `Subjects` of a document, made once for the components that read it in turn."""
    return Subjects(view)


def is_aside(view: ParsedText, word: int) -> bool:
    """True for the noun of a fixed phrase that takes no part in the deed: *for instance*."""
    return f"{view.lower[view.head[word]]} {view.lower[word]}" in ASIDES


def antecedent(view: ParsedText, i: int) -> int:
    """The noun that a relative pronoun stands for; the word itself if it is none."""
    if view.lower[i] not in RELATIVES or view.tag[i] not in ("WDT", "WP", "IN", "WP$"):
        return i
    clause = view.head[i]
    for _ in range(MAX_CLAUSES_UP):
        if view.dep[clause] == "relcl":
            return _last_joined(view, _somebody(view, i, view.head[clause]), clause)
        if view.head[clause] == clause:
            break
        clause = view.head[clause]
    return i


def _somebody(view: ParsedText, pronoun: int, noun: int) -> int:
    """The noun before the place that a relative clause hangs on: *rebels in Peru, who killed a guard*."""
    above = view.head[noun]
    if view.lower[pronoun] == "which" and view.ent[noun] in PLACES and view.lemma[view.head[pronoun]] in HARMING:
        return _event_above(view, noun)
    if view.lower[pronoun] != "who" or view.ent[noun] not in PLACES or view.dep[noun] != "pobj":
        return noun
    return view.head[above] if view.pos[view.head[above]] in ("NOUN", "PROPN") else noun


def _event_above(view: ParsedText, place: int) -> int:
    """The first noun of a phrase that ends in a place: *an attack in Oslo, which killed four*."""
    noun = place
    while (
        view.dep[noun] == "pobj"
        and view.lower[view.head[noun]] in WHERE
        and view.pos[view.head[view.head[noun]]] in ("NOUN", "PROPN")
    ):
        noun = view.head[view.head[noun]]
    return noun


def _last_joined(view: ParsedText, noun: int, clause: int) -> int:
    """The last of several joined nouns before a relative clause in the singular: *Ana and Ben, who was charged*."""
    last = max((k for k in view.children[noun] if view.dep[k] == "conj" and noun < k < clause), default=noun)
    if last == noun or view.tag[last] in ("NNS", "NNPS"):
        return noun
    verbs = (clause, *(k for k in view.children[clause] if view.dep[k] in ("aux", "auxpass")))
    return last if any(view.lower[k] == "was" or view.tag[k] == "VBZ" for k in verbs) else noun


class Subjects:
    """The understood subjects of a document's verbs."""

    def __init__(self, view: ParsedText) -> None:
        self.view, self.words = view, control_words()
        self._known: dict[int, Subject | None] = {}

    def of(self, i: int) -> Subject | None:
        """The subject of a verb, its own or a shared one, whatever the voice; None where nobody is understood."""
        if i not in self._known:
            found = self._of(i, 0)
            if found and self.view.lower[found.word] == "it" and self.view.head[found.word] != i:
                found = self._for_whom(i, self.view.head[found.word]) or found
                found = None if self._empty(found.word) else found
            self._known[i] = found
        return self._known[i]

    def passive(self, i: int) -> bool:
        """True if the subject of a verb is its patient."""
        view = self.view
        if self._kids(i, "nsubjpass", "auxpass"):
            return not _contracted(self, i)
        if view.tag[i] == "VBG" or self._kids(i, "aux"):
            return False
        if any(not self._of_the_object(i, k) for k in self._kids(i, "agent")):
            return True
        head, relation = view.head[i], view.dep[i]
        if view.tag[i] == "VBN":
            if relation in ("acl", "amod"):
                return True
            if relation == "conj" and not self._kids(i, *SUBJECTS):
                return view.pos[head] in VERBAL and self.passive(head)
            small = relation in SMALL_CLAUSES and not self._kids(i, "dobj", "ccomp") and not self._gap(i)
            return small and (relation != "ccomp" or view.lemma[head] in self.words["finds"])
        found = view.tag[i] == "VBD" and relation in ("ccomp", "xcomp") and view.lemma[head] in self.words["finds"]
        return found and not self._kids(i, "dobj", "mark") and bool(self._kids(i, *SUBJECTS))

    def noun(self, i: int, light: frozenset[str] = frozenset(), depth: int = 0) -> Subject | None:
        """The doer of an event noun, of its own phrase or from the verb above; `light` has verbs like *launch*."""
        view = self.view
        by = [Subject(k, rule) for rule in ("by", "between") for k in self.after(i, rule)]
        by += [Subject(k, "agent of participle") for a in self._kids(i, "acl") for k in self.after(a, "by")]
        by += [Subject(k, "possessor") for k in self._kids(i, "poss")]
        by += [Subject(k, "modifier") for k in self._kids(i, *MODIFIERS) if view.ent[k] in ACTING_NAMES]
        by += [Subject(k, "from") for k in self.after(i, "from")]
        if not by:  # the criticism of the budget from the bishops: the parser may hang it on the budget
            inner = [k for k in self.after(i, "of", "to", "for") if k > i and not self.after(k, "to")]
            by += [Subject(k, "from") for x in inner for k in self.after(x, "from") if view.lemma[i] in _SPOKEN]
        by = [found for found in by if view.ent[found.word] not in MEASURES]
        if by or depth > MAX_CLAUSES_UP or view.head[i] == i:
            return by[0] if by else None
        head, relation = view.head[i], view.dep[i]
        above = head if relation == "dobj" else view.head[head] if relation == "pobj" else -1
        if above >= 0 and view.pos[above] == "VERB" and not self.passive(above):
            if above == head and self._kids(above, "oprd", "ccomp"):
                return None  # called the shootings a disgrace
            named = "light verb" if view.lemma[above] in light else "governor's subject"
            found = self._of(above, depth + 1)
            return found and Subject(found.word, named if above == head else "subject, " + view.lower[head])
        if relation == "nsubjpass" and (agents := self.after(head, "by")):
            return Subject(agents[0], "agent of governor")
        noun = head if relation in ("conj", "compound") else above
        if noun < 0 or view.pos[noun] not in ("NOUN", "PROPN"):
            return None
        found = self.noun(noun, light, depth + 1)
        return found and Subject(found.word, "noun " + relation)

    def after(self, i: int, *prepositions: str) -> list[int]:
        """The objects of these prepositions below a word."""
        below = (k for k in self._kids(i, "prep", "agent", "dative") if self.view.lower[k] in prepositions)
        return [o for k in below for o in self._kids(k, "pobj") if not is_aside(self.view, o)]

    # --- the constructions

    def _kids(self, i: int, *relations: str) -> list[int]:
        below, dep = self.view.children[i], self.view.dep
        return [k for k in below if dep[k] in relations] if below else []

    def _of_the_object(self, i: int, agent: int) -> bool:
        """True for *by* after the object of an active verb: *called the raid by rebels a crime*."""
        view = self.view
        bare = view.tag[i] == "VBD" and view.dep[i] in ("ROOT", "conj", "ccomp", "advcl")
        things = [k for k in self._kids(i, "dobj") if i < k < agent and view.pos[k] in ("NOUN", "PROPN")]
        return bare and bool(things) and not self._kids(i, "dative")

    def _gap(self, i: int) -> bool:
        """True if a clause below a reporting verb lacks its subject: *that groups say has killed*."""
        view, head = self.view, self.view.head[i]
        return (
            view.dep[i] in ("ccomp", "xcomp")
            and view.dep[head] == "relcl"
            and view.tag[i] in (TENSED if not self._kids(i, "aux") else (*TENSED, "VB", "VBG"))
            and not any(view.lower[k] == "to" for k in self._kids(i, "aux"))
            and not self._kids(i, *SUBJECTS)
            and bool(self._kids(head, "nsubj", "nsubjpass"))
        )

    def _of(self, i: int, depth: int) -> Subject | None:
        view = self.view
        own = self._kids(i, *SUBJECTS)
        if own:
            if view.dep[own[0]] == "expl":  # there was a meeting
                return next((Subject(k, "there") for k in self._kids(i, "attr")), None)
            return Subject(own[0], "relative" if view.lower[own[0]] in RELATIVES else "subject")
        if depth >= MAX_CLAUSES_UP or view.head[i] == i:
            return None
        head, relation, tag = view.head[i], view.dep[i], view.tag[i]
        if self._gap(i):
            return Subject(view.head[head], "reduced relative")
        deal = relation == "relcl" and tag == "VB" and view.lemma[head] in self.words["deals"]
        if relation == "acl" or deal:  # a deal to replace him: may be parsed as a relative clause
            if tag == "VB":
                found = self.noun(head, depth=depth + 1) or _burdened(self, head, depth)
                return found and Subject(found.word, "noun's infinitive")
            return Subject(head, "participle")
        if relation == "relcl" or (relation == "amod" and tag in ("VBN", "VBG")):
            return Subject(head, "reduced relative" if relation == "relcl" else "attributive")
        if relation == "pcomp":
            return self._after_preposition(head, view.head[head], depth)
        if relation in ("xcomp", "ccomp") and view.pos[head] == "ADJ":
            verb = view.head[head] if view.dep[head] in ("acomp", "attr") else head
            found = None if self._undergoes(i, head) else self._of(verb, depth + 1)
            return found and Subject(found.word, "adjective control")
        return self._shared(i, head, depth) if view.pos[head] in VERBAL else None

    def _after_preposition(self, preposition: int, above: int, depth: int) -> Subject | None:
        """The subject of a gerund after a preposition."""
        view, by = self.view, self.view.lower[preposition]
        while view.dep[preposition] == "conj" and view.pos[view.head[preposition]] == "ADP":  # of lying and of theft
            preposition = view.head[preposition]
            above = view.head[preposition]
        objects = self.words.get("object " + by, frozenset[str]())
        if by == "for" and (whom := self._against(above)):
            return Subject(whom[0], "object control")  # sued: filed a lawsuit against him for leaving
        if view.pos[above] == "ADJ" and view.dep[above] in ("acomp", "attr", "oprd"):
            verb = view.head[above]
            found = self._of(verb, depth + 1) if view.pos[verb] in VERBAL and not self._kids(verb, "dobj") else None
            return found and Subject(found.word, "gerund")  # is guilty of lying
        places = (above, *self._kids(above, "aux", "auxpass")) if view.pos[above] == "ADJ" else ()
        if view.dep[above] == "ROOT" and (own := [x for k in places for x in self._kids(k, *SUBJECTS)]):
            return Subject(own[0], "gerund")  # the mayor has been outspoken in condemning it
        if view.pos[above] not in VERBAL:
            if view.dep[above] in ("dobj", "dative") and view.lemma[view.head[above]] in objects:
                return Subject(above, "object control")  # accused him of leaving: the parser may hang it on him
            if (accused := self._accused_by(above, objects)) >= 0:
                found = self._of(accused, depth + 1)
                return found and Subject(found.word, "gerund")
            if by == "for" and view.lemma[above] in self.words["nouns of"] and (whom := self.after(above, "of")):
                return Subject(whom[0], "object control")  # its criticism of the firm for leaving
            joined = view.head[above]
            if view.dep[above] == "conj" and view.dep[joined] == "dobj" and view.lemma[view.head[joined]] in objects:
                return Subject(joined, "object control")  # blamed the mayor and the council for leaving
            found = self.noun(above, depth=depth + 1)
            if (
                found
                and found.rule.startswith(("governor", "subject, "))
                and view.lemma[above] in self.words["anyone's"]
            ):
                return None  # made the case for invading
            return found and Subject(found.word, "noun's gerund")
        charges = (k for k in self._kids(above, "prep") if k < preposition and view.lower[k] == "of")
        if by == "by" and view.lemma[above] in self.words["object of"] and any(self._kids(k, "pcomp") for k in charges):
            objects = self.words["object of"]  # accused him of lying by leaving out the cost
        if view.lemma[above] in objects:
            if self.passive(above):
                found = self._of(above, depth + 1)
                return found and Subject(found.word, "gerund")
            return self._object(above, "object control")
        if not self.passive(above):
            found = self._of(above, depth + 1)
            return found and Subject(found.word, "gerund")
        agents = self.after(above, "by")
        if by in self.words["agents only"]:
            return Subject(agents[0], "gerund") if agents else None
        return self._patient(above, "gerund", agents, depth)

    def _accused_by(self, agent: int, objects: frozenset[str]) -> int:
        """The passive of whose agent the parser hangs a charge: *is accused by critics of lying*; -1: none."""
        view, by = self.view, self.view.head[agent]
        verb = view.head[by]
        accuses = view.dep[agent] == "pobj" and view.lower[by] == "by" and view.lemma[verb] in objects
        return verb if accuses and self.passive(verb) else -1

    def _against(self, above: int) -> list[int]:
        """The opponents of a verb or of its object."""
        things = self._kids(above, "dobj", "nsubjpass") if self.view.pos[above] in VERBAL else []
        return [k for x in (above, *things) for k in self.after(x, "against")]

    def _empty(self, i: int) -> bool:
        """True for the *it* of *it is hard to say*."""
        view, verb = self.view, self.view.head[i]
        return view.lower[i] == "it" and view.lemma[verb] in ("be", "take", "seem", "become", "remain")

    def _for_whom(self, i: int, verb: int) -> Subject | None:
        """The doer of an infinitive after *it is hard for her to*."""
        view = self.view
        judged = [k for k in self._kids(verb, "acomp", "attr") if k < i]
        whom = [o for k in (verb, *judged) for o in self.after(k, "for") if o < i]
        return Subject(whom[0], "object control") if whom and view.lemma[verb] == "be" else None

    def _object(self, verb: int, rule: str) -> Subject | None:
        """The object of a verb, if it may be somebody."""
        things = self._kids(verb, "dobj", "dative")
        named = (k for k in things if self.view.ent[k] not in MEASURES and self.view.pos[k] != "ADP")
        return next((Subject(k, rule) for k in named), None)

    def _patient(self, verb: int, rule: str, agents: Sequence[int], depth: int) -> Subject | None:
        """The subject of a passive for what hangs on it; None where the agent might be meant."""
        found = self._of(verb, depth + 1)
        if found is None or (agents and self.view.ent[found.word] != "PERSON" and self.view.pos[found.word] != "PRON"):
            return None
        return Subject(found.word, rule)

    def _undergoes(self, i: int, adjective: int) -> bool:
        """True if a subject undergoes the infinitive: *is hard to read*, *is too faint to see*."""
        too = any(self.view.lower[k] == "too" for k in self._kids(adjective, "advmod"))
        return self.view.lemma[adjective] in self.words["tough"] or (too and self._open(i))

    def _open(self, i: int) -> bool:
        """True for an infinitive of seeing or taking without the object that it needs."""
        return self.view.lemma[i] in self.words["needs object"] and not self._kids(i, "dobj", "ccomp", "xcomp")

    def _shared(self, i: int, head: int, depth: int) -> Subject | None:
        """The subject (or object) of the verb above, by the relation to it."""
        view, relation, tag = self.view, self.view.dep[i], self.view.tag[i]
        passive = self.passive(head)
        if (own := self._gapped(i, head)) >= 0:
            return Subject(own, "subject")
        if relation in ("xcomp", "ccomp"):
            if self._kids(head, "dobj", "dative") and not passive and view.lemma[head] in self.words["object to"]:
                return self._object(head, "object control")
            name = "subject control"
        elif relation == "conj":
            if not passive and self._charge(i, head) and (whom := self._object(head, "object control")):
                return whom
            name, head = "conjunct", self._finite(i, head)
        elif relation == "advcl" and tag in ("VBG", "VBN", "VB"):
            name = "adverbial " + tag
            if tag == "VBG" and self._result(i, head, passive):
                return None
            trains = tag == "VB" and not passive and view.lemma[head] in self.words["purpose of object"]
            if trains and (whom := self._object(head, "object control")):
                return whom  # trained them to fight
            if passive and tag == "VB" and view.lemma[head] not in self.words["object to"]:
                return next((Subject(k, name + " of passive") for k in self.after(head, "by")), None)
            if passive and tag == "VBG":
                return self._patient(head, name + " of passive", self.after(head, "by"), depth)
        else:
            return None
        found = self._of(head, depth + 1)
        return found and Subject(found.word, name + " of passive" * passive)

    def _gapped(self, i: int, head: int) -> int:
        """The subject that the parser joined to the one above: wanted Oslo to ask and *Bergen* to answer; -1: none."""
        view, before = self.view, self.view.first[i] - 1
        if view.tag[i] != "VB" or before <= head or view.dep[before] != "conj":
            return -1
        return before if view.head[before] in self._kids(head, *SUBJECTS) and view.head[before] < head else -1

    def _charge(self, i: int, head: int) -> bool:
        """True for a gerund joined to a charge: *accused her of fraud and using the money*."""
        view = self.view
        if view.tag[i] != "VBG" or view.tag[head] not in TENSED or self._kids(i, "aux", *SUBJECTS):
            return False
        kinds = (k for k in self._kids(head, "prep") if head < k < i)
        return any(view.lemma[head] in self.words.get("object " + view.lower[k], ()) for k in kinds)

    def _finite(self, i: int, head: int) -> int:
        """The verb in a tense that another is joined to: *accused* in *accused him of lying and left*."""
        view, first = self.view, head
        if view.tag[i] not in ("VBD", "VBZ", "VBP"):
            return head
        for _ in range(MAX_CLAUSES_UP):
            bare = view.tag[head] in ("VBG", "VB") and not self._kids(head, "aux", *SUBJECTS)
            if not bare or view.head[head] == head:
                break
            head = view.head[head]
            while view.pos[head] not in VERBAL and view.head[head] != head:
                head = view.head[head]
        return head if view.pos[head] in VERBAL else first

    def _result(self, i: int, head: int, passive: bool) -> bool:
        """True if the whole clause above did it: *was shot down, killing all*, *the bus crashed, killing six*."""
        view = self.view
        if not (passive or view.lemma[head] in self.words["crash"]) or i < head:
            return False
        if any(view.dep[k] in ("mark", "advmod") and k < i for k in view.children[i]):
            return False
        first = view.first[i]
        return first > 0 and not view.free[first - 1]


def _contracted(subjects: Subjects, i: int) -> bool:
    """True for *has* read as *is*: *she's attacked the plan*; not *she's called a liar*."""
    helpers = subjects._kids(i, "auxpass")
    short = len(helpers) == 1 and subjects.view.lower[helpers[0]] in ("'s", "’s")
    things = [k for k in subjects._kids(i, "dobj") if k > i and subjects.view.ent[k] not in MEASURES]
    short = short and subjects.view.lemma[i] not in ("have", "get", "take")
    return short and bool(things) and not subjects._kids(i, "agent", "aux", "oprd", "dative", "ccomp")


def _burdened(subjects: Subjects, noun: int, depth: int) -> Subject | None:
    """Whoever is under a pressure or duty: *the mayor is under pressure to resign*."""
    view, by = subjects.view, subjects.view.head[noun]
    verb = view.head[by]
    under = view.dep[noun] == "pobj" and view.lower[by] == "under" and view.pos[verb] in VERBAL
    if not under or view.lemma[verb] not in ("be", "come", "remain", "stay") or subjects._kids(verb, "dobj"):
        return None
    return subjects._of(verb, depth + 1)
