"""PLOVER classes and modes of events, by rules on the words around a trigger.

The rules are the lines of ``data/plover.tsv``: a trigger's lemma, conditions on the words beside it, and a result: a
class, no class (*meet* a deadline), or an operation on the class of the word below it (*refuse* to meet, *halt* aid).
Future, negation and obligation in the clause are applied last: a visit that *will* take place is an agreement to meet.
The classes are those of the Open Event Data Alliance (2018), PLOVER: Political Language Ontology for Verifiable Event
Records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, cast, get_args

from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.rules import RuleLine, per_rules, rule_lines
from newsangles.language.subjects import is_aside
from newsangles.tables.schema import PloverClass

FOLDER, RULES = "angles/events", "plover.tsv"
"""The folder of the rule files, and the file of the rules."""

CLASSES: frozenset[str] = frozenset(get_args(PloverClass))

COOPERATIVE = frozenset("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT".split())
"""Cooperative classes."""

REFUSABLE = frozenset(("AGREE", "CONCEDE", "COOPERATE"))
"""Cooperative classes whose negation is a refusal; negated praise, say, may only be silence."""

JUDGING = frozenset(("SUPPORT", "DISAPPROVE"))
"""Classes that a judging word by itself may have."""

CONFLICTIVE = frozenset("SANCTION COERCE ASSAULT FIGHT PROTEST".split())
"""Conflictive classes."""

SAME = "="
OPERATIONS: dict[str, tuple[str, str, str]] = {
    "carry": (SAME, SAME, SAME),
    "commit": ("AGREE", "THREATEN", SAME),
    "wish": ("AGREE", "", ""),
    "decide": ("AGREE", SAME, SAME),
    "ready": ("AGREE", "MOBILIZE", SAME),
    "demand": ("DEMAND", "DEMAND", "DEMAND"),
    "duty": ("DEMAND", "DEMAND", "DEMAND"),
    "refuse": ("REJECT", "REJECT", "REJECT"),
    "fail": ("REJECT", "", ""),
    "threaten": ("THREATEN", "THREATEN", "THREATEN"),
    "warn": ("", "THREATEN", ""),
    "stop": ("SANCTION", "", ""),
    "let": ("CONCEDE", "", ""),
}
"""The results of each operation on a cooperative class, a conflictive class, and no class; "": no class."""

ENDING_CLASSES: dict[str, tuple[str, str]] = {
    "FIGHT": ("RETREAT", "ceasefire"),
    "ASSAULT": ("RETREAT", "ceasefire"),
    "MOBILIZE": ("RETREAT", "disarm"),
    "SANCTION": ("RETREAT", "ease"),
    "COERCE": ("CONCEDE", ""),
    "PROTEST": ("CONCEDE", ""),
    "INVESTIGATE": ("CONCEDE", ""),
}
"""Class and mode of the ending of a conflictive event."""

PRIVATE_PARTIES = frozenset(("you", "i", "subj:you"))
"""Objects and subjects with which help, promises and requests are private, not political."""

DUTIES = ("must + ", "should + ")
"""How the reason of a demand begins that a modal alone tells."""

NO_DEMAND_VERBS = frozenset("win be have get know face wait earn receive remember".split())
"""Verbs that with *must* or *have to* express no demand."""

NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"))
NOMINAL = frozenset(("NOUN", "PROPN"))
OBJECTS = frozenset(("dobj", "nsubjpass", "attr", "oprd", "dative"))
NOUN_PLACES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "compound"))
MODIFIERS = frozenset(("compound", "amod", "nmod", "poss"))
PARTICLES = frozenset("up down out back off away over aside together apart".split())
RELATIVES = frozenset(("who", "which", "that", "whom"))
COMPLETING_PREPOSITIONS = frozenset("to of on in into with against from under at".split())
"""Prepositions whose objects complete the meaning of a verb."""

TIMES = frozenset(("DATE", "TIME"))
"""Names of times, whose preposition says nothing of the deed."""

FORESEEN = frozenset(("expect", "schedule", "set", "slate"))
"""Verbs that in the passive say what others foresee: their negation is no refusal."""

UNDERGOING = frozenset("face suffer undergo incur attract".split())
"""Verbs whose subject announces nothing of its own: *will face sanctions*."""

MAX_OPERATIONS = 5
"""Limit of nested operations."""


@dataclass(frozen=True, slots=True)
class Class:
    """The PLOVER class of an event, with its mode and the reason.

    Attributes:
        name: The PLOVER class.
        mode: The mode within the class, "" where the rule gives none.
        rule: The reason in a few words: *impose + sanction*, *refuse + meet (CONSULT)*.
        covers: The words that are part of this event, and so no events of their own.
        lines: The lines of the user's rule file that applied.
    """

    name: PloverClass
    mode: str
    rule: str
    covers: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()


class Condition(NamedTuple):
    """A condition: one of the single facts, or one of the rows, which needs one fact from each member."""

    single: frozenset[str]
    rows: tuple[tuple[frozenset[str], ...], ...]
    firsts: frozenset[str]  # the first members of the rows, for a quick rejection

    def hits(self, facts: dict[str, int], weak: frozenset[str] = frozenset()) -> list[str]:
        """The facts that fulfil it; empty if it is not fulfilled. A weak fact fulfils it only beside another."""
        if not self.single.isdisjoint(facts):
            strong = (fact for fact in facts if fact in self.single and fact not in weak)
            if found := next(strong, None):
                return [found]
        if self.firsts.isdisjoint(facts):
            return []
        for row in self.rows:
            if not any(member.isdisjoint(facts) for member in row):
                return [next(fact for fact in facts if fact in member) for member in row]
        return []


class Rule(NamedTuple):
    """A line of ``data/plover.tsv``: required facts, excluded facts, and the result.

    ``lines`` names the line if it is the user's, and is empty if it is shipped.
    """

    needs: Condition | None
    bars: Condition | None
    result: str
    mode: str
    lines: tuple[str, ...] = ()


class Rules(NamedTuple):
    """Rules by part of speech and lemma, modes by the classes below and above, word sets by name."""

    by_lemma: dict[tuple[str, str], tuple[Rule, ...]]
    modes: dict[tuple[str, str], str]
    sets: dict[str, list[str]]


PARTS = frozenset(("verb", "noun", "adj", "thing", "goods", "set", "mode"))
"""The allowed values of the first column."""

COLUMNS = 6


@per_rules
def rules() -> Rules:
    """The rules in use: the user's, and those that ship with the library.

    Raises:
        ParameterError: A line names an unknown class, operation or set.
    """
    return read_rules(rule_lines(FOLDER, RULES))


def read_rules(lines: Iterable[RuleLine]) -> Rules:
    """Rules from lines of the form that the head of ``data/plover.tsv`` explains.

    The user's come before the shipped ones; among either, those with a condition come first.

    Raises:
        ParameterError: A line names a class, an operation or a set that there is not.
    """
    rows = [(line, _cells(line)) for line in lines if not line.text.startswith("part\t")]
    sets = _sets(rows)
    found: dict[tuple[str, str], list[Rule]] = {}
    modes: dict[tuple[str, str], str] = {}
    for line, (part, lemmas, needs, bars, result, mode) in rows:
        words = list(_expand(lemmas, sets, line))
        if part == "mode":
            if unknown := {*words, *needs.split()} - CLASSES:
                raise line.error(f"{min(unknown)!r} is no class", f"use one of {', '.join(sorted(CLASSES))}")
            for below in words:
                for above in needs.split():
                    modes.setdefault((below, above), mode)
        elif part != "set" and result and result not in CLASSES and result not in OPERATIONS:
            raise line.error(f"{result!r} is no class", "write one, an operation, or -")
        elif part != "set":
            own = () if line.shipped else (line.where,)
            rule = Rule(_condition(needs, sets, line), _condition(bars, sets, line), result, mode, own)
            for lemma in words:
                found.setdefault((part, lemma), []).append(rule)
    by_lemma = {
        key: tuple(sorted(row, key=lambda rule: (not rule.lines, not rule.needs))) for key, row in found.items()
    }
    return Rules(by_lemma, modes, sets)


def _cells(line: RuleLine) -> list[str]:
    """The cells of a line, "" where it has a dash."""
    cells = ["" if cell == "-" else cell for cell in line.text.split("\t")]
    if len(cells) != COLUMNS:
        raise line.error(
            f"{len(cells)} columns, not {COLUMNS}", "separate the columns by tabs, and write - for nothing"
        )
    if cells[0] not in PARTS:
        raise line.error(f"{cells[0]!r} is no part of speech", f"use one of {', '.join(sorted(PARTS))}")
    return cells


def _sets(rows: Iterable[tuple[RuleLine, list[str]]]) -> dict[str, list[str]]:
    """The word sets by name; the user's words are added to a shipped set of the same name."""
    found: dict[str, list[str]] = {}
    for line, (part, words, _, _, name, _) in sorted(rows, key=lambda row: not row[0].shipped):
        if part == "set":
            known = found.setdefault(name, [])
            known += [word for word in _expand(words, found, line) if word not in known]
    return found


def _condition(text: str, sets: dict[str, list[str]], line: RuleLine) -> Condition | None:
    """A condition of the file, with its sets expanded; None for an empty one."""
    words = text.split()
    single = frozenset(_expand(" ".join(x for x in words if "&" not in x), sets, line))
    rows = [tuple(frozenset(_expand(x, sets, line)) for x in row.split("&")) for row in words if "&" in row]
    firsts = frozenset[str]().union(*(row[0] for row in rows))
    return Condition(single, tuple(rows), firsts) if words else None


def _expand(text: str, sets: dict[str, list[str]], line: RuleLine) -> Iterator[str]:
    """Words as they are; for ``/name`` (``from:/name``) the words of that set."""
    for word in text.split():
        role, slash, name = word.partition("/")
        if slash and name not in sets:
            raise line.error(f"no set {name!r} stands above it", "add a line for that set")
        yield from (role + member for member in sets[name]) if slash else (word,)


def usual_class(part: str, lemma: str) -> Class | None:
    """The class that a word has by itself, where no condition of a rule is met; None: it has none."""
    for rule in rules().by_lemma.get((part, lemma), ()):
        if not rule.needs and rule.result:
            return Class(cast(PloverClass, rule.result), rule.mode, lemma) if rule.result in CLASSES else None
    return None


def classify(readings: Presentations, i: int) -> Class | None:
    """The class of the event whose trigger is word i (a verb, noun, or adjective predicate); None: no rule fits."""
    return Classifier(readings).of(i)


def classes(readings: Presentations, triggers: Sequence[int]) -> dict[int, Class]:
    """The classes of a document's triggers; a word that is part of another event gets none."""
    classifier, used = Classifier(readings), set[int]()
    found: dict[int, Class] = {}
    depth, head, known = readings.view.depth, readings.view.head, set(triggers)
    for i in triggers:
        above = head[i]
        if above not in known and readings.view.pos[above] == "VERB" and (told := classifier.of(above)):
            used.update(k for k in told.covers if told.name == "THREATEN")  # threatening to kill: nobody was killed
    for i in sorted(triggers, key=lambda i: (depth[i], i)):
        if i not in used and (result := classifier.of(i)):
            found[i] = result
            used.update(result.covers)
    return {i: found[i] for i in sorted(found)}


class Classifier:
    """Classifier of one document's words, each read once."""

    def __init__(self, readings: Presentations) -> None:
        self.readings = readings
        self.view = readings.view
        self.rules, self.modes, sets = rules()
        self.bodies = frozenset(sets.get("body", ()))
        self._known: dict[int, Class | None] = {}

    def of(self, i: int, depth: int = 0) -> Class | None:
        """The class of a word, its clause included."""
        if i not in self._known:
            self._known[i] = None  # against cycles in the tree
            part = self._part(i)
            found = self._rule(i, part, depth) if part else None
            if found:
                self._known[i] = self._mood(i, part, found)
            elif part == "verb" and self.view.pos[i] == "VERB":
                self._known[i] = self._duty(i)
        return self._known[i]

    def _part(self, i: int) -> str:
        """The part of speech of a word in the rules; "" for words that are never triggers."""
        view = self.view
        pos, dep = view.pos[i], view.dep[i]
        if pos == "VERB":
            taken = dep == "amod" or (dep in NOUN_PLACES and view.tag[i] in ("VBN", "VBD"))  # the accused
            return "" if taken else "verb"
        if pos in NOMINAL:
            return "" if dep == "compound" or (pos == "PROPN" and view.ent[i] in NAMED) else "noun"
        if pos == "AUX":
            return "" if dep in ("aux", "auxpass") else "verb"
        return "adj" if pos == "ADJ" and dep != "amod" else ""

    def _rule(self, i: int, part: str, depth: int) -> Class | None:
        """The class by the first rule that fits and gives one."""
        lemma = self.view.lemma[i]
        lines = self.rules.get((part, lemma), ())
        if not lines or depth > MAX_OPERATIONS:
            return None
        facts = self._facts(i)
        weak = self._weak(i, facts) if part == "verb" else frozenset[str]()
        private = not PRIVATE_PARTIES.isdisjoint(facts)
        for rule in lines:
            hits = rule.needs.hits(facts, weak) if rule.needs else []
            if (rule.needs and not hits) or (rule.bars and rule.bars.hits(facts)):
                continue
            if not rule.result or (private and rule.result not in CONFLICTIVE):
                return None
            if rule.result in CLASSES:
                objects = {k for k in self.view.children[i] if self.view.dep[k] in OBJECTS}
                covers = objects.intersection(facts[hit] for hit in hits)
                reason = " + ".join([lemma, *hits])
                return Class(cast(PloverClass, rule.result), rule.mode, reason, tuple(sorted(covers)), rule.lines)
            if found := self._operate(i, rule, depth):
                return found
        return None

    # --- facts about a word's surroundings

    def _facts(self, i: int) -> dict[str, int]:
        """The facts that rules can test, each with its word; ``data/plover.tsv`` explains their forms."""
        view, facts = self.view, dict[str, int]()
        dep, lower, kids = view.dep, view.lower, view.children
        noun = view.pos[i] in NOMINAL
        for k in kids[i]:
            relation = dep[k]
            if relation in ("prep", "agent") or (relation == "dative" and view.pos[k] == "ADP"):
                if not self._set_before(k, i):
                    self._preposition(k, facts, noun)
            elif relation in OBJECTS or relation == "nsubj" or (noun and relation in MODIFIERS):
                restrictive = lower[k] != "which" or lower[k - 1] != ","  # else it may mean the whole clause
                named = view.head[i] if dep[i] == "relcl" and lower[k] in RELATIVES and restrictive else k
                self._words(named, "subj:" if relation == "nsubj" else "", facts)
                if relation != "nsubj":
                    facts.setdefault("OBJ", k)
            elif relation == "prt" or (relation == "advmod" and lower[k] in PARTICLES):
                facts["+" + lower[k]] = k
                for x in self.readings.kids(k, "pobj"):  # called off their walkout: may be parsed so
                    self._words(x, "", facts)
            elif relation in ("xcomp", "ccomp", "acl", "advcl"):
                self._complement(k, relation, facts)
            elif relation in ("advmod", "npadvmod", "acomp"):
                facts.setdefault(view.lemma[k], k)
        if noun:
            return facts
        if view.tag[i] == "VBN" and dep[i] == "acl":
            self._words(view.head[i], "", facts)
            facts.setdefault("OBJ", view.head[i])
        elif dep[i] in ("acomp", "attr", "xcomp", "conj", "advcl"):
            above = view.head[i] if dep[i] in ("acomp", "attr") else i
            if (k := view.subject(above)) >= 0 and dep[k] != "nsubjpass":
                self._words(k, "subj:", facts)
        return facts

    def _weak(self, i: int, facts: dict[str, int]) -> frozenset[str]:
        """Facts of a verb that stand only for a modifier in its object: *rights* in *announced a rights issue*."""
        view = self.view
        objects = {k for k in view.children[i] if view.dep[k] in ("dobj", "nsubjpass", "dative")}
        return frozenset(
            fact
            for fact, k in facts.items()
            if ":" not in fact and fact[:1] not in "@+" and view.dep[k] in MODIFIERS and view.head[k] in objects
        )

    def _set_before(self, preposition: int, i: int) -> bool:
        """True if a prepositional phrase opens a verb's clause, and so is no part of what the verb says.

        *In defending himself, he offered*, but *to whom it gave*.
        """
        view = self.view
        relative = any(view.lower[k] in RELATIVES for k in view.children[preposition])
        return preposition < i and view.pos[i] == "VERB" and not relative

    def _preposition(self, preposition: int, facts: dict[str, int], noun: bool) -> None:
        """Facts of a preposition and its objects: ``+on``, ``on:iran``; an object of *of* is a noun's object."""
        view = self.view
        word, objects = view.lower[preposition], self.readings.kids(preposition, "pobj")
        if objects and all(view.ent[k] in TIMES or is_aside(view, k) for k in objects):
            return  # released the findings on Thursday; called, for instance, for a vote
        facts["+" + word] = preposition
        for k in view.children[preposition]:
            if view.dep[k] == "pobj":
                self._words(k, word + ":", facts)
                if word in (("of", "on", "against") if noun else PARTICLES):  # voted down the bill: may be parsed so
                    self._words(k, "", facts, deep=not noun)
            elif view.dep[k] == "pcomp":
                facts.setdefault(f"{word}:ING", k)
            elif view.dep[k] == "prep":  # out of
                self._preposition(k, facts, noun)

    def _complement(self, word: int, relation: str, facts: dict[str, int]) -> None:
        """Facts of a clause below: ``TO`` and ``to:leave``, ``ING`` and ``ing:leave``, ``BARE``, ``THAT``."""
        view = self.view
        infinitive = view.tag[word] == "VB" and self.readings.clause(word).to
        if relation == "advcl" and not infinitive:
            facts.setdefault("adv:" + view.lemma[word], word)
        opening = infinitive and word < view.head[word] and view.pos[view.head[word]] == "VERB"  # to attend it, he told
        if opening or (not infinitive and relation in ("acl", "advcl")):
            return
        bare = "BARE" if self.readings.clause(word).form == "base" else "THAT"
        shape = "TO" if infinitive else "ING" if view.tag[word] == "VBG" else bare
        facts.setdefault(shape, word)
        if view.pos[word] in ("NOUN", "ADJ"):  # called the raid an outrage
            self._words(word, "", facts)
        for x in view.children[word] if shape in ("TO", "BARE") else ():
            if view.dep[x] == "nsubj":  # whom it orders to leave: may be parsed as the object, or as the subject below
                facts.setdefault("OTHER", x)
                self._words(x, "", facts)
        if shape != "THAT":
            facts[f"{shape.lower()}:{view.lemma[word]}"] = word

    def _words(self, word: int, role: str, facts: dict[str, int], deep: bool = True) -> None:
        """Facts of a noun phrase: its head, modifiers and conjuncts, and the object of its *of*."""
        view = self.view
        if view.ent[word] == "DATE" and view.pos[word] == "PROPN":  # 11 March is no march
            return
        facts.setdefault(role + view.lemma[word], word)
        if view.pos[word] == "PRON" or view.ent[word]:
            facts.setdefault(f"{role}@{view.ent[word] or 'PRON'}", word)
        if view.tag[word] in ("NNS", "NNPS"):
            facts.setdefault(role + "@MANY", word)
        for x in view.children[word]:
            relation = view.dep[x]
            if relation in MODIFIERS:
                facts.setdefault(role + view.lemma[x], x)
            elif relation == "conj":
                facts.setdefault(role + "@MANY", word)
                self._words(x, role, facts, deep)
            elif relation == "prep" and deep and view.lower[x] == "of":
                for y in self.readings.kids(x, "pobj"):
                    self._words(y, role, facts, deep=False)

    # --- operations

    def _below(self, i: int, depth: int, parts: Sequence[str], *, alone: bool = False) -> tuple[int, Class | None]:
        """The operand of an operation: a complement, an object, or else a preposition's object; -1: none.

        With ``alone``, an object leaves no other: *carried out tests in protest*.
        """
        view, kids = self.view, self.readings.kids
        clauses, nouns, further = list[int](), list[int](), list[int]()
        for k in view.children[i]:
            relation = view.dep[k]
            purpose = relation in ("acl", "advcl") and view.tag[k] == "VB" and self.readings.clause(k).to
            if (relation in ("xcomp", "ccomp") or purpose) and not (purpose and k < i):
                clauses.append(k)
            elif relation in OBJECTS:
                nouns.append(view.head[i] if view.dep[i] == "relcl" and view.lower[k] in RELATIVES else k)
            elif relation in ("prep", "agent", "dative") and self._set_before(k, i):
                continue
            elif relation in ("prep", "agent", "dative") and view.lower[k] in COMPLETING_PREPOSITIONS | {"for"}:
                further += kids(k, "pobj")
                clauses += kids(k, "pcomp") if view.lower[k] in COMPLETING_PREPOSITIONS else []
            elif relation == "nsubj" and view.pos[i] == "VERB":
                further.insert(0, k)
        if view.dep[i] == "acl" and view.tag[i] == "VBN":
            nouns.append(view.head[i])
        own = any(view.dep[k] == "dobj" for k in nouns)
        for k in (*clauses, *nouns, *(() if alone and own else further)):
            if found := self._content(k, depth + 1, parts):
                return k, found
        return next(iter((*clauses, *nouns)), -1), None

    def _content(self, word: int, depth: int, parts: Sequence[str]) -> Class | None:
        """The class of the word below, also of nouns that are no events by themselves (*aid*, *ties*)."""
        view = self.view
        if (found := self.of(word, depth)) or view.pos[word] not in NOMINAL:
            return found
        if found := next(filter(None, (self._rule(word, part, depth) for part in parts)), None):
            return found
        joined = (self._content(x, depth + 1, parts) for x in self.readings.kids(word, "conj"))
        within = (self._rule(x, part, depth) for x in self.readings.kids(word, "compound") for part in parts)
        return next((found for row in (joined, within) for found in row if found), None)

    def _operate(self, i: int, rule: Rule, depth: int) -> Class | None:
        """The result of an operation on the class below a word; None if it gives no class."""
        if rule.result == "duty" and not self._spoken(i):
            return None
        carries = rule.result == "carry"
        at, below = self._below(i, depth, ("thing",) if carries else ("thing", "goods"), alone=carries)
        name = below.name if below else ""
        kind, hostile, other = OPERATIONS[rule.result]
        warned = rule.result == "warn" and name == "THREATEN"  # warned that it would cut ties
        result = kind if name in COOPERATIVE else hostile if name in CONFLICTIVE or warned else other
        mode = rule.mode or self.modes.get((name, result), "")
        if rule.result == "stop" and name in ENDING_CLASSES:
            result, mode = ENDING_CLASSES[name]
        elif result == SAME and below:
            result, mode = name, rule.mode or below.mode
            if rule.result == "commit" and below.rule.startswith(DUTIES):
                result, mode = "AGREE", ""  # agreed that the panel should review it
        others = rule.result == "fail" and below and below.name == "CONCEDE" and "stop" in below.rule.split()
        if result not in CLASSES or others:  # failed to stop the march: somebody else's deed is nobody's refusal
            return None
        reason = f"{self.view.lemma[i]} + {self.view.lemma[at]}" if at >= 0 else self.view.lemma[i]
        reason += f" ({name})" if below and result != name else ""
        reason = "no + " * bool(below and below.rule.startswith("no + ")) + reason  # have no intention to talk
        covers = (at, *(below.covers if below else ())) if at >= 0 else ()
        lines = (*rule.lines, *(below.lines if below else ()))
        return Class(cast(PloverClass, result), mode, reason, covers, lines)

    # --- the clause

    def _mood(self, i: int, part: str, found: Class) -> Class | None:
        """The class after future, obligation and negation in its clause."""
        readings, view = self.readings, self.view
        if part == "noun":
            no = found.name == "AGREE" and any(view.lower[k] == "no" for k in view.children[i])  # has no plans to
            return self._turned(found, "REJECT", "no") if no else found
        verb = readings.verb_of(i)
        clause = readings.clause(verb)
        name, negative = found.name, clause.negation >= 0
        if clause.modal in ("must", "should") and self._spoken(verb):
            return self._turned(found, "DEMAND", clause.modal)
        if negative and name in JUDGING and (part == "adj" or view.lemma[verb] == "be"):
            return None  # is not corrupt: no praise either
        said = clause.modal == "would" and readings.above(verb).relation == "ccomp"
        if (clause.modal == "will" or said) and not _asked(readings, verb):
            if not _announced(readings, verb) or (found.mode == "resign" and not negative):
                return found  # who will resign agrees to nothing
            why = "will" + " not" * negative
            if name in COOPERATIVE:
                return self._turned(found, "REJECT" if negative else "AGREE", why)
            if name in CONFLICTIVE:
                return self._turned(found, "AGREE" if negative else "THREATEN", why)
        elif negative and name in REFUSABLE and clause.passive and view.lemma[verb] in FORESEEN:
            return None  # is not expected to meet
        elif negative and name in REFUSABLE:
            return self._turned(found, "REJECT", "not")
        elif clause.to and view.dep[verb] == "ROOT" and name in COOPERATIVE:  # Ministers to meet
            return self._turned(found, "AGREE", "to")
        return found

    def _turned(self, found: Class, name: PloverClass, why: str) -> Class:
        """A class changed into another by its clause."""
        if found.name == name:
            return found
        mode = self.modes.get((found.name, name), "")
        return replace(found, name=name, mode=mode, rule=f"{why} + {found.rule} ({found.name})")

    def _duty(self, i: int) -> Class | None:
        """The demand, in a source's words, that a public body *must* do something."""
        view = self.view
        if view.lemma[i] in NO_DEMAND_VERBS or view.tag[i] == "VBG":  # must be dreaming
            return None
        duty = next((view.lower[k] for k in view.children[i] if k < i and view.lower[k] in ("must", "should")), "")
        return Class("DEMAND", "", f"{duty} + {view.lemma[i]}") if duty and self._spoken(i) else None

    def _spoken(self, verb: int) -> bool:
        """True if a clause is attributed (in quotation marks, or below another verb) and about a public body."""
        view, subject = self.view, self.readings.clause(verb).subject
        if any(view.tag[k] == "WRB" for k in view.children[verb]):  # why should it exist
            return False
        if subject < 0 or (view.ent[subject] not in NAMED and view.lemma[subject] not in self.bodies):
            return False
        return view.inside[verb] > 0 or self.readings.above(verb).relation == "ccomp"


def _announced(readings: Presentations, verb: int) -> bool:
    """True if somebody says what he will do: not *will be sentenced*, *would have left*, or in a question."""
    clause = readings.clause(verb)
    undergone = clause.passive and not readings.kids(verb, "agent")
    undergone = undergone or readings.view.lemma[verb] in UNDERGOING
    return not undergone and not clause.have and readings.of(verb).status != "question"


def _asked(readings: Presentations, verb: int) -> bool:
    """True for the verb of an open question, in which nothing is promised: *how they will negotiate*."""
    view = readings.view
    below = (x for k in (verb, *readings.kids(verb, "prep")) for x in view.children[k] if x < verb)
    opens = any(view.tag[x] in ("WRB", "WP") or view.lower[x] == "whether" for x in below)
    return opens and view.dep[verb] not in ("advcl", "relcl")
