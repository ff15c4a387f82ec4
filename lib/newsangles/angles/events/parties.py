"""Fitting parties of classed events: a class is kept only where somebody of a fitting sort takes part.

The word alone does not make a class: a player *attacks* and *defends*, a market *rallies*, a coral *expels*. What is
asked for stands in ``data/parties.tsv``: sorts of nouns, what each class needs, and what texts are about, since a name
shows somebody of public life in a report on politics, but not in one on football.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple, cast

from newsangles.angles.events.arguments import EventContext, Part
from newsangles.angles.events.classes import RELATIVES, Class
from newsangles.angles.events.targets import shared_objects
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import per_rules, rule_lines
from newsangles.language.subjects import MAX_CLAUSES_UP, MODIFIERS, antecedent
from newsangles.tables.schema import ActorRow, PloverClass

FOLDER, WORDS = "angles/events", "parties.tsv"
"""The folder of the rule files, and the file of sorts and fields."""

OF_ACCIDENTS = frozenset(
    "kill wound injure dead death casualty victim injury police explosion blast hostage suspect".split()
)
"""Words of violence that stand in the news of accidents, too."""

OF_SOMEBODY = frozenset(("FIGHT", "ASSAULT", "DISAPPROVE", "THREATEN", "DEMAND", "COERCE", "PROTEST", "MOBILIZE"))
"""Classes of what somebody does, and never weather, illness or animals."""

DUTIES = frozenset(("must", "should", "need", "have"))
"""Words by which a deed is demanded of its subject."""

KINDS = frozenset(("field", "sort", "class", "kept", "turn", "accident", "violence", "asked", "victim", "harm"))
"""The allowed values of the first column."""

OF_STATES = frozenset(("COOPERATE", "AID", "MOBILIZE", "SANCTION"))
"""Classes of states and bodies; two persons who work together are none."""

FULLY_TOLD = OF_STATES | {"AGREE", "CONCEDE"}
"""Classes that hold only where a clause tells the deed."""

BESIDE = frozenset(("acl", "advcl", "pcomp", "xcomp", "csubj", "csubjpass"))
"""Relations of clauses that only mention a deed.

Of 20 such mentions judged, 6 had their class of states and bodies right; of 29 others 20.
"""

VIOLENT_FIELDS = ("war", "crime")
"""Fields whose words near an attack show that it is one."""

PUBLIC_FIELDS = frozenset(("politics", "war"))
"""Fields in which every name is one of public life."""

GAMES = frozenset(("sport", "culture"))
"""Fields in which no name is."""

NEAR_SENTENCES = 2
"""Sentences before and after a harm in which the accident may be told."""

MIN_HITS = 2
"""So many different words show what a text is about."""

MIN_HITS_NEAR = 4
"""So many show that a sentence with its neighbours is about something else than its text."""

NAMES = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "group"}
"""Labels of names by their kind."""

QUANTITIES = frozenset(
    "ten hundred thousand million dozen score number majority handful scores dozens many most".split()
)
MANY = frozenset("they we who both all two".split())
ALONE = frozenset("he she him her his".split())
FIRST_OR_SECOND = frozenset("i me we us you myself ourselves yourself".split())


class Words(NamedTuple):
    """The words of the file.

    Attributes:
        fields: What a text is about, by lemma.
        sorts: The sort of a party, by its noun.
        needs: What a class asks for.
        kept: Triggers whose class asks for anybody only.
        turns: The class, and the class that it becomes in a dispute of words, by trigger.
        accidents: The classes that a word for an accident excludes.
        violence: Words near which an attack is one.
        asked: The class that needs a source, by trigger.
        victims: Triggers whose object has to be somebody.
        harms: Triggers that an accident does as well.
    """

    fields: dict[str, str]
    sorts: dict[str, str]
    needs: dict[str, str]
    kept: frozenset[str]
    turns: dict[str, str]
    accidents: dict[str, str]
    violence: frozenset[str]
    asked: dict[str, str]
    victims: frozenset[str]
    harms: frozenset[str]


@per_rules
def words() -> Words:
    """The words in use: those that ship with the library, and the user's.

    Raises:
        ParameterError: A line has another form.
    """
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for line in rule_lines(FOLDER, WORDS):
        cells = line.text.split("\t")
        if cells[0] == "kind":
            continue
        if len(cells) != 3 or cells[0] not in KINDS:
            kinds = ", ".join(sorted(KINDS))
            raise line.error("no line of this file", f"write one of {kinds}, a name and words, separated by tabs")
        for word in cells[2].split():
            found[cells[0]].setdefault(word, cells[1])
    kept, violence = frozenset(found["kept"]), frozenset(found["violence"])
    fields, sorts, needs = found["field"], found["sort"], found["class"]
    victims, harms = frozenset(found["victim"]), frozenset(found["harm"])
    return Words(fields, sorts, needs, kept, found["turn"], found["accident"], violence, found["asked"], victims, harms)


class Parties:
    """The sorts of one document's parties, and what its sentences are about."""

    def __init__(self, context: EventContext) -> None:
        self.context, self.view, self.words = context, context.view, words()
        self._seen = _fields(self.view, self.words.fields)
        everything = Counter[str]()
        for seen in self._seen.values():
            everything.update(field for field, _ in seen)
        self._about = _chosen(everything, MIN_HITS)
        self._violent = sum(everything[field] for field in VIOLENT_FIELDS) >= everything["politics"]
        self._field: dict[int, str] = {}

    def turned(self, i: int, class_: Class) -> Class:
        """The class of an event, with an attack that is one of words as what it is."""
        before, _, after = self.words.turns.get(self.view.lemma[i], "").partition(" ")
        if class_.name != before or class_.mode or self._violent:
            return class_
        sentence, view = self.view.sent[i], self.view
        first, last = view.bounds[max(0, sentence - 1)][0], view.bounds[min(sentence + 1, len(view.bounds) - 1)][1]
        if any(view.lemma[k] in self.words.violence for k in range(first, last + 1) if k != i):
            return class_
        return replace(class_, name=cast(PloverClass, after), rule=f"{class_.rule}, of words ({class_.name})")

    def fit(self, i: int, class_: Class, parts: tuple[Part | None, ...]) -> bool:
        """True if those who take part in an event are such as its class asks for.

        Args:
            i: Its trigger.
            class_: Its class.
            parts: Its source, its target and its object.
        """
        field = self.field(self.view.sent[i])
        if class_.name in FULLY_TOLD and self._beside(i):
            return False
        if self._turned_round(i, class_):
            return False
        kept = self.view.lemma[i] in self.words.kept
        if class_.name in OF_STATES and field not in GAMES and field != "science":
            field = "market"  # a name without an office is not enough
        source = parts[0]
        sorts = [self.sort(part, "politics" if kept else field) for part in parts if part]
        if source is None and self.words.asked.get(self.view.lemma[i]) == class_.name:
            return False
        if source is None and class_.name == "DISAPPROVE" and self.view.pos[i] == "ADJ":
            return False  # was legally insane: a property, and nobody's blame
        thing = parts[2]
        itself = thing is not None and self.view.lower[thing.word].endswith(("self", "selves"))
        if (source and sorts[0] in ("thing", "nobody")) or itself or self._no_victim(i, parts):
            return False
        if source is None and class_.name in OF_SOMEBODY and self._done_by_thing(i, class_, field):
            return False
        if class_.name in ("MOBILIZE", "INVESTIGATE") and field == "science":
            return False  # a probe that a space agency launches, a question that researchers look into
        named = [sort for sort in sorts[: bool(source)] if sort in ("public", "people", "acts")]
        harms = self.view.lemma[i] in self.words.harms
        by_nobody = harms and class_.name in ("ASSAULT", "FIGHT") and not (source and self._names_doer(source))
        if by_nobody and self._in_accident(i):
            return False
        if (harms or not named) and class_.name in self._accidents(self.view.sent[i]) and not self._armed(i):
            return False
        if (
            class_.name == "DEMAND"
            and class_.rule.split(" + ")[0] in DUTIES
            and parts[1]
            and self.sort(parts[1], field) not in ("public", "people")
        ):
            return False  # solidarity must continue
        alone = (
            class_.name == "AGREE" and "(CONSULT)" in class_.rule and not parts[1] and source and self._alone(source)
        )
        if alone and not self.context.participants.after(i, "with"):
            return False  # who decides to hold a news conference agrees with nobody
        nouns = [part for part in parts[:2] if part and self.view.pos[part.word] != "PRON"]
        if class_.name == "CONSULT" and (
            any(self.sort(part, field) == "people" for part in nouns)
            or (not class_.mode and not parts[1] and source and self._alone(source))
        ):
            return False  # who discusses his plans, or talks with his father, consults nobody
        if kept or self.words.needs.get(class_.name) == "anybody":
            if (field in GAMES or (field == "science" and class_.name in ("INVESTIGATE", "DEMAND"))) and not kept:
                return "public" in sorts
            return any(sort in ("public", "people", "speaks", "acts") for sort in sorts)
        return "public" in sorts

    def _done_by_thing(self, i: int, class_: Class, field: str) -> bool:
        """True if a thing does it, as its clause has it: *torrential rains pounded the coast*; weapons aside."""
        view, participants = self.view, self.context.participants
        if view.pos[i] != "VERB" or view.lemma[i] in participants.words["suffers"]:
            return False
        agents = participants.after(i, "by")
        subject = participants.subjects.of(i)
        passive = participants.passive(i)
        word = agents[0] if passive and agents else subject.word if subject and not passive else -1
        word = antecedent(view, word) if word >= 0 else word
        if word < 0 or view.pos[word] != "NOUN" or view.head[word] in class_.covers or word in class_.covers:
            return False
        armed = view.lemma[word] in self.words.violence | participants.words["munitions"] | participants.words["harm"]
        return not armed and self._of_word(word, self.context.who.actor_at(word), field) == "thing"

    def _turned_round(self, i: int, class_: Class) -> bool:
        """True where a word around the trigger takes the class away.

        *Found not guilty*; *has himself to blame*; *return the books to the council*.
        """
        view, kids = self.view, self.context.readings.kids
        if class_.name == "COERCE" and any(kids(k, "neg") for k in kids(i, "oprd", "acomp", "xcomp", "ccomp")):
            return True
        if class_.name == "DISAPPROVE" and view.lemma[i] == "blame" and self.context.readings.clause(i).to:
            return any(
                view.lower[k].endswith(("self", "selves")) for k in (*kids(i, "nsubj"), *kids(view.head[i], "dobj"))
            )
        return class_.name == "CONSULT" and view.lemma[i] in ("return", "head") and bool(kids(i, "dobj"))

    def _beside(self, i: int) -> bool:
        """True for a verb in a clause that only mentions its deed: *after promising aid*, *a bill granting asylum*."""
        view = self.view
        if view.pos[i] != "VERB" or self.context.readings.clause(i).finite:
            return False  # after it had sent aid
        while view.dep[i] == "conj" and view.pos[view.head[i]] == "VERB" and view.head[i] != i:
            i = view.head[i]
        sent_by = view.dep[i] == "acl" and bool(self.context.readings.kids(i, "agent"))  # aid sent by Norway
        return view.dep[i] in BESIDE and not sent_by

    def _no_victim(self, i: int, parts: tuple[Part | None, ...]) -> bool:
        """True if a trigger that needs a victim has another object: *killed and ate a hare*."""
        view, thing = self.view, parts[2].word if parts[2] else -1
        if view.lemma[i] not in self.words.victims or parts[1] is not None:
            return False
        objects = [thing] if thing >= 0 else shared_objects(self.context, i)
        named = (k for k in objects if view.pos[k] == "NOUN")
        return any(self._of_word(k, self.context.who.actor_at(k), "") in ("thing", "acts") for k in named)

    def _accidents(self, sentence: int) -> set[str]:
        """The classes that do not hold in a sentence on an accident."""
        first, last = self.view.bounds[sentence]
        view = self.view
        told = (k for k in range(first, last + 1) if view.lemma[k] in self.words.accidents)
        apart = (
            k for k in told if view.pos[k] != "VERB" or not self.context.readings.kids(k, "dobj")
        )  # crush protests
        return {name for k in apart for name in self.words.accidents[view.lemma[k]].split()}

    def _names_doer(self, source: Part) -> bool:
        """True for a doer in other words than a pronoun that stands for a thing."""
        return source.actor is not None or self.view.pos[source.word] in ("NOUN", "PROPN")

    def _in_accident(self, i: int) -> bool:
        """True if the sentences around a harm without a doer tell an accident, and none of them of violence."""
        sentence, view = self.view.sent[i], self.view
        near = range(max(0, sentence - NEAR_SENTENCES), min(sentence + NEAR_SENTENCES + 1, len(view.bounds)))
        if not any("ASSAULT" in self._accidents(k) for k in near):
            return False
        words = (lemma for k in near for lemma in view.lemma[view.bounds[k][0] : view.bounds[k][1] + 1])
        return not any(lemma in self.words.violence and lemma not in OF_ACCIDENTS for lemma in words)

    def _armed(self, i: int) -> bool:
        """True if the sentence of an event has a word of violence that no accident has."""
        first, last = self.view.bounds[self.view.sent[i]]
        words = self.view.lemma[first : last + 1]
        return any(lemma in self.words.violence and lemma not in OF_ACCIDENTS for lemma in words)

    def _alone(self, source: Part) -> bool:
        """True if a party is one person, or an unknown one."""
        view, k = self.view, source.word
        several = view.tag[k] in ("NNS", "NNPS") or self.context.readings.kids(k, "conj") or view.lower[k] in MANY
        body = source.actor is not None and source.actor.label != "person"
        return not several and not body and view.ent[k] not in ("ORG", "GPE", "NORP")

    def field(self, sentence: int) -> str:
        """The field of a sentence: as its text, unless it and its neighbours clearly show a field of their own."""
        if sentence not in self._field:
            near = Counter[str]()
            for k in (sentence - 1, sentence, sentence + 1):
                near.update(field for field, _ in self._seen.get(k, ()))
            self._field[sentence] = _chosen(near, MIN_HITS_NEAR) or self._about
        return self._field[sentence]

    def sort(self, part: Part, field: str) -> str:
        """The sort of a party: public, people, speaks, acts, thing, nobody."""
        return self._of_word(part.word, part.actor, field)

    def _of_word(self, k: int, actor: ActorRow | None, field: str) -> str:
        """The sort of a party by its head and its actor."""
        view = self.view
        if actor is not None:
            own = self._of_actor(actor, field)
            if own == "public" or view.pos[k] in ("PROPN", "PRON"):
                return own
        elif view.pos[k] == "PRON":
            return self._of_pronoun(k, field)
        if view.lemma[k] in QUANTITIES and (of := self._of_which(k)) >= 0:
            return self._of_word(of, self.context.who.actor_at(of), field)
        noun = self.words.sorts.get(view.lemma[k], "")
        if noun in ("public", "people", "nobody"):
            return self._among_games(k, noun, field)
        if what := NAMES.get(view.ent[k]):
            return self._of_name(what, field)
        owners = [x for x in view.children[k] if view.dep[x] in ("poss", *MODIFIERS) and view.ent[x] in NAMES]
        nations = any(view.ent[x] in ("GPE", "NORP") for x in owners) and field not in GAMES
        if noun:
            return "public" if nations else noun
        if actor is not None or k in self.context.who.mentions:
            return "public" if nations else "people"
        return "acts" if owners else "thing"

    def _of_pronoun(self, k: int, field: str) -> str:
        """The sort of a pronoun without an actor: of its antecedent, of whoever says the clause, or unknown."""
        view, clause = self.view, self.view.head[k]
        if view.lower[k] in RELATIVES and view.dep[clause] == "relcl":
            return self._of_word(view.head[clause], self.context.who.actor_at(view.head[clause]), field)
        if view.lower[k] in FIRST_OR_SECOND:
            return "people"
        subject = self._sayer(k)
        if subject >= 0 and view.pos[subject] != "PRON":
            return self._of_word(subject, self.context.who.actor_at(subject), field)
        if view.lower[k] in self.words.sorts:
            return "nobody"
        return "public" if view.lower[k] in ALONE and field in PUBLIC_FIELDS else "people"

    def _of_which(self, k: int) -> int:
        """The noun after a number: *tens of thousands of students*; -1: none."""
        for x in self.context.readings.kids(k, "prep"):
            for y in self.context.readings.kids(x, "pobj") if self.view.lower[x] == "of" else ():
                return y
        return -1

    def _sayer(self, k: int) -> int:
        """The subject of the verb above the clause of a word: *Peru said it would*; -1: none."""
        view, verb = self.view, self.view.head[k]
        for _ in range(MAX_CLAUSES_UP):
            if view.dep[verb] == "ccomp":
                return self.context.readings.clause(view.head[verb]).subject
            if view.dep[verb] not in ("xcomp", "conj", "advcl", "dobj", "pobj", "prep", "pcomp", "acl"):
                return -1
            verb = view.head[verb]
        return -1

    def _among_games(self, k: int, noun: str, field: str) -> str:
        """The sort of a noun; in sport and culture only bodies of state are public."""
        return "people" if noun == "public" and field in GAMES and not self._of_state(self.view.lemma[k]) else noun

    def _of_state(self, word: str) -> bool:
        """True if a noun is public whatever a text is about."""
        return self.words.fields.get(word) in ("politics", "war", "crime")

    def _of_actor(self, actor: ActorRow, field: str) -> str:
        """The sort of an actor: by its role, else by its name, else by the noun for it."""
        spoken = f"{actor.role or ''} {'' if actor.named else actor.name}".lower().replace("-", " ").split()
        offices = [word for word in map(_singular, spoken) if self.words.sorts.get(word) == "public"]
        if any(field not in GAMES or self._of_state(word) for word in offices):
            return "public"
        if actor.named:
            return self._of_name(actor.label, field)
        return "public" if actor.label == "organisation" and field not in GAMES else "people"

    def _of_name(self, what: str, field: str) -> str:
        """The sort of a name, by what it names and what the sentence is about."""
        if field in GAMES:
            return "people"
        return "public" if what != "person" or field in PUBLIC_FIELDS or not field else "people"


def _singular(word: str) -> str:
    """A noun without the ending of its plural."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _fields(view: ParsedText, fields: dict[str, str]) -> dict[int, set[tuple[str, str]]]:
    """The words of each sentence that show what it is about, with their fields."""
    found: dict[int, set[tuple[str, str]]] = {}
    for i, lemma in enumerate(view.lemma):
        field = fields.get(lemma)
        if field and (view.pos[i] in ("NOUN", "PROPN", "ADJ") or (view.pos[i] == "VERB" and field in VIOLENT_FIELDS)):
            found.setdefault(view.sent[i], set()).add((field, lemma))
    return found


def _chosen(hits: Counter[str], least: int) -> str:
    """The field with the most words, if there are enough; politics and war count together, and first."""
    public = sum(hits[field] for field in PUBLIC_FIELDS)
    best = max(sorted(hits.keys() - PUBLIC_FIELDS), key=lambda field: hits[field], default="")
    if best and hits[best] > public:
        return best if hits[best] >= least else ""
    return "politics" if public >= least else ""
