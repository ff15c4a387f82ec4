"""Presentation of predicates: certainty, polarity, time and status, by negation, modals and embedding.

The tree is read downwards: *refused to sign* makes the signing negative, *could refuse to sign* leaves it possible.
The effect of a word on the clause below it is a rule in ``data/embedding.tsv``; the words with an effect within their
clause are listed in ``data/certainty_words.txt``. Each change is kept with the word that caused it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

from newsangles.angles.factuality.clauses import (
    Clause,
    ClauseContext,
    emptied_by,
    kinds_of,
    part_of,
    rule_of,
    shape_of,
)
from newsangles.angles.factuality.lexicon import CERTAIN, MOODS, VERBAL, Rule, Vocabulary, vocabulary
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.tables.schema import Quote, Status

PRIORITY: tuple[Status, ...] = ("question", "conditional", "alleged", "reported", "planned", "predicted", "opinion")
"""Statuses by priority where several fit; without any, the status is fact."""

MAX_CLAUSES_UP = 8
"""Limit of clauses that are looked at above a clause."""

_MODIFIERS = frozenset(("advmod", "npadvmod", "amod"))


@dataclass(frozen=True, slots=True)
class Presentation:
    """The presentation of a predicate: its certainty, polarity, time, and status.

    Attributes:
        certainty: An index into `LEVELS`.
        positive: Whether it is affirmed.
        future: Whether it is yet to come.
        marks: The statuses that have evidence.
        cues: The words that decided, each with the name of the rule, the nearest first.
    """

    certainty: int = CERTAIN
    positive: bool = True
    future: bool = False
    marks: frozenset[str] = frozenset()
    cues: tuple[tuple[int, str], ...] = ()

    @property
    def status(self) -> Status:
        """The status, by `PRIORITY`."""
        return next((status for status in PRIORITY if status in self.marks), "fact")

    def after(self, word: int, rule: str, **changes: object) -> Presentation:
        """This presentation as changed by a word; marks are added to the present ones."""
        if "marks" in changes:
            changes["marks"] = self.marks | frozenset(changes["marks"])  # type: ignore[call-overload]
        changed = replace(self, **changes)  # type: ignore[arg-type]
        idle = changed == self and not changes.get("marks")
        return self if idle else replace(changed, cues=(*self.cues, (word, rule)))


def presentations_of(view: ParsedText, quotes: tuple[Quote, ...]) -> Presentations:
    """The `Presentations` of a document with its quotes, made once for the components that read it in turn."""
    return _presentations(view, quotes, vocabulary())


@lru_cache(maxsize=1)
def _presentations(view: ParsedText, quotes: tuple[Quote, ...], known: Vocabulary) -> Presentations:
    return Presentations(view, known).attribute(quotes)


class Presentations(ClauseContext):
    """The clauses and the presentations of a document, each computed once."""

    def __init__(self, view: ParsedText, known: Vocabulary | None = None) -> None:
        super().__init__(view, known)
        self._found: dict[int, Presentation] = {}
        self._alleged: dict[int, int] = {}

    def attribute(self, quotes: Iterable[Quote]) -> Self:
        """Note the quotes whose content is an accusation, so that this does not depend on the parse alone."""
        view = self.view
        for quote in quotes:
            if quote.cue_start is None or quote.cue_end is None:
                continue
            cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
            at = next((k for k in cue if {"alleges", "blames"} & set(kinds_of(self, k))), -1)
            for i in range(view.word_at(quote.start), view.word_at(quote.end - 1) + 1) if at >= 0 else ():
                if view.tag[i] == "VBG" and not self.kids(i, "aux"):
                    self._alleged.setdefault(i, at)
        return self

    def accused_by(self, i: int) -> int:
        """The quote's cue that makes a gerund an accusation; -1: none."""
        return self._alleged.get(i, -1)

    def of(self, i: int, depth: int = 0) -> Presentation:
        """The presentation of a word."""
        if i not in self._found:
            if depth > MAX_CLAUSES_UP:
                return Presentation()
            self._found[i] = _own(self, i, _embedded(self, i, depth))
        return self._found[i]


def _embedded(context: Presentations, i: int, depth: int) -> Presentation:
    """The presentation of a word by the words above it and by the quotes."""
    presented = _from_above(context, i, depth)
    accused = context.accused_by(i)
    if accused >= 0 and presented == Presentation():
        return presented.after(accused, "alleges", certainty=0, marks={"alleged"})
    return presented


def _from_above(context: Presentations, i: int, depth: int) -> Presentation:
    """The presentation of a word by the words above it."""
    view, verb = context.view, context.verb_of(i)
    head, relation, preposition = context.above(verb)
    if head < 0:
        clause = context.clause(i)
        headline = clause.to and clause.subject >= 0
        return _announced(context, clause) if headline else Presentation()
    if relation == "relcl" and any(view.dep[k] == "mark" for k in view.children[verb]):
        relation = "acl"  # a risk that it breaks
    if context.clause(verb).to and view.dep[head] == "ROOT" and view.pos[head] in ("NOUN", "PROPN"):
        return _announced(context, context.clause(verb))
    mark = context.mark(verb)
    if mark >= 0 and view.lower[mark] == "whether":
        return Presentation().after(mark, "whether", certainty=0, marks={"question"})
    top = context.of(head, depth + 1)
    if verb == i and view.pos[i] in ("NOUN", "PROPN") and view.dep[context.lead(i)] not in ("ROOT", "relcl", "advcl"):
        return _noun(context, i, head, relation, preposition, top)
    shape, clause = shape_of(context, verb), context.clause(verb)
    if preposition:
        return _prepositional(context, verb, head, preposition, shape, top)
    if relation in ("xcomp", "ccomp", "csubj", "oprd", "acl", "acomp", "attr") or (
        relation == "advcl" and shape == "to" and part_of(context, head) == "adj"
    ):
        special = _periphrastic(context, head, shape)
        if special is not None:
            return _apply(special, head, Presentation(), top)
        rule = rule_of(context, head, shape) or (rule_of(context, head, "clause") if shape == "whether" else None)
        if rule is not None and rule.name == "alleges" and shape == "clause" and context.kids(head, "prep"):
            rule = None  # accused him of …, so what follows is no content of it
        plain = view.lower[verb] == view.lemma[verb] and not clause.auxiliaries
        if relation == "ccomp" and plain and context.clause(head).past:  # demanded that he leave
            rule = rule_of(context, head, "bare") or rule
        if shape == "clause" and (at := _hearsay(context, head)) >= 0:
            return Presentation().after(at, "hearsay", certainty=2, marks={"reported"})
        if rule is not None:
            presented = _apply(rule, head, Presentation(), top)
            negated = context.clause(head).negative or emptied_by(context, head) >= 0
            if rule.name in ("proof", "finds") and negated:  # no evidence that; did not find that
                return replace(presented, positive=True).after(head, "no proof", certainty=0)
            return presented
        if shape in ("to", "bare", "ing") and relation != "acl":
            return replace(top, cues=top.cues)
        if relation == "acl" and shape == "to":
            return Presentation().after(head, "yet to be done", certainty=2, future=True, marks={"planned"})
        return Presentation()
    if relation == "advcl":
        return _adverbial(context, verb, head, shape, top)
    if relation == "relcl" and clause.to:
        return Presentation().after(head, "yet to be done", certainty=2, future=True, marks={"planned"})
    if relation == "relcl" and view.lower[head] in context.words["anyone"]:
        return Presentation().after(head, "whoever it is", certainty=min(top.certainty, 2))
    if relation in ("conj", "parataxis", "dep") or (clause.finite and relation != "ROOT"):
        return Presentation()
    return Presentation() if view.pos[head] not in VERBAL or relation in ("amod", "nsubj") else top


def _announced(context: Presentations, clause: Clause) -> Presentation:
    """A headline's infinitive: *Pope to visit Iraq*."""
    return Presentation().after(clause.auxiliaries[0], "is to", future=True, marks={"planned"})


def _periphrastic(context: Presentations, head: int, shape: str) -> Rule | None:
    """*Is going to* and *is to*, which stand for a future."""
    view = context.view
    if shape != "to":
        return None
    if view.lemma[head] == "go" and view.tag[head] == "VBG":
        return Rule("going to", CERTAIN, "inherit", True, "predicted")
    if view.lemma[head] == "have" and any(view.lower[k] == "yet" for k in view.children[head]):
        return Rule("yet to", CERTAIN, "flip", True, "")
    if view.lemma[head] in ("have", "get") and not context.clause(head).past:
        return Rule("have to", CERTAIN, "inherit", False, "")
    if view.pos[head] == "AUX" and view.lemma[head] == "be" and not context.kids(head, "acomp", "attr"):
        return Rule("is to", CERTAIN, "inherit", True, "planned")
    return None


def _adverbial(context: Presentations, i: int, head: int, shape: str, top: Presentation) -> Presentation:
    """An adverbial clause."""
    view, words, m = context.view, context.words, context.mark(i)
    condition = context.condition(i)
    if condition >= 0:
        return Presentation().after(condition, "condition", certainty=0, marks={"conditional"})
    if shape == "to":
        return Presentation().after(
            head, "purpose", certainty=2, future=not top.positive or top.future, marks={"planned"}
        )
    if m >= 0 and view.lower[m] in words["until"] and not context.clause(i).past:
        open_end = view.lower[m] in ("until", "till", "before", "once")
        if top.future or top.certainty < 2 or (open_end and not context.clause(head).past):
            return Presentation().after(m, "not yet", future=True, certainty=2)
    if shape == "ing" and not context.clause(i).finite and m < 0:
        return replace(top, positive=True)
    return Presentation()


def _prepositional(
    context: Presentations, i: int, head: int, preposition: str, shape: str, top: Presentation
) -> Presentation:
    """A gerund or clause under a preposition."""
    if preposition in context.words["negative preposition"]:
        at = context.view.head[context.lead(i)]
        return Presentation().after(at, preposition, positive=False)
    if context.clause(i).finite:
        return Presentation()
    rule = rule_of(context, head, preposition)
    if rule is not None:
        return _apply(rule, head, Presentation(), top)
    if preposition in context.words["presupposing"]:
        return Presentation()
    return replace(top, positive=True) if context.view.pos[head] in VERBAL else Presentation()


def _noun(
    context: Presentations, i: int, head: int, relation: str, preposition: str, top: Presentation
) -> Presentation:
    """An event noun: presupposed (*the pause*), or presented as the verb above it (*a pause*)."""
    view, words = context.view, context.words
    at = view.head[context.lead(i)]
    if preposition in words["negative preposition"]:
        return Presentation().after(at, preposition, positive=False)
    if preposition in words["presupposing"]:
        return Presentation()
    rule = rule_of(context, head, preposition or "noun") if relation in ("dobj", "pobj", "nsubjpass") else None
    definite = any(view.lower[k] in words["definite"] or view.dep[k] == "poss" for k in view.children[i])
    if rule is not None and not (rule.name == "ends" and definite):  # an ended event has taken place
        return _apply(rule, head, Presentation(), top)
    if preposition:
        return (
            replace(top, positive=True) if preposition == "of" and part_of(context, head) != "verb" else Presentation()
        )
    occurs = relation in ("nsubj", "nsubjpass") and (view.lemma[head] in words["occur"] or relation == "nsubjpass")
    shares = relation in ("dobj", "attr") or occurs
    if not shares or part_of(context, head) != "verb" or (definite and not (occurs or top.future)):
        return Presentation()
    return top


def _own(context: Presentations, i: int, presented: Presentation) -> Presentation:
    """The presentation of a word, as changed by the words of its own clause."""
    view, words, verb = context.view, context.words, context.verb_of(i)
    clause = context.clause(verb)
    if clause.modal and not clause.to:
        certainty, future, status = MOODS[clause.modal]
        if clause.modal in ("must", "should") and clause.have:
            status = None if clause.modal == "must" else "opinion"
        if clause.modal == "would" and _reported_past(context, verb):  # said it would: future as seen from then
            certainty, future, status = MOODS["will"]
        presented = presented.after(
            clause.modal_at,
            clause.modal,
            certainty=min(certainty, presented.certainty),
            future=future or presented.future,
            marks={status} - {None},
        )
    modifiers = [
        k for k in (*view.children[verb], *(view.children[i] if i != verb else ())) if view.dep[k] in _MODIFIERS
    ]
    for k in (*modifiers, *_hearsay_before(context, clause.subject)):
        presented = _modified(context, k, presented)
    if verb == i and view.pos[i] in ("NOUN", "PROPN"):
        presented = _noun_own(context, i, presented)
    if clause.negation >= 0:
        presented = presented.after(clause.negation, "negation", positive=not presented.positive)
        without = [k for k in context.kids(verb, "prep") if view.lower[k] in words["negative preposition"]]
        if without and view.lemma[verb] == "be":  # it is not without dangers
            presented = presented.after(without[0], "negation of a negation", positive=not presented.positive)
    if clause.empty >= 0:
        presented = presented.after(clause.empty, "nobody or nothing", positive=not presented.positive)
    if i != verb and clause.empty < 0 and (empty := emptied_by(context, i)) >= 0:
        presented = presented.after(empty, "nobody or nothing", positive=not presented.positive)
    consequent = _conditions(context, context.lead(verb))
    if consequent and clause.finite:
        presented = presented.after(
            consequent[0], "depends on a condition", certainty=min(2, presented.certainty), marks={"conditional"}
        )
    if clause.command:
        presented = presented.after(
            verb, "command", certainty=min(1, presented.certainty), future=True, marks={"planned"}
        )
    if context.asks(verb) and view.dep[context.lead(verb)] in ("ROOT", "parataxis", "ccomp"):
        first = view.bounds[view.sent[verb]][1]
        presented = presented.after(first, "question", certainty=0, marks={"question"})
    judges = i != verb or view.dep[i] == "oprd"
    if (judges and view.lemma[i] in words["evaluation"]) or view.lemma[i] in words["evaluative verb"]:
        presented = presented.after(i, "evaluation", marks={"opinion"})
    timed = [k for k in modifiers if view.dep[k] != "amod"]  # not: the next step
    later = [k for k in (*timed, *(x for m in timed for x in view.children[m])) if view.lower[k] in words["later"]]
    if later and clause.form in ("pres", "prog"):
        presented = presented.after(later[0], "ahead", future=True, marks={"planned"})
    return presented


def _conditions(context: Presentations, verb: int, depth: int = 0) -> list[int]:
    """The *if* of each condition under a verb or its complement: could resume sending arms if …"""
    found = [m for k in context.kids(verb, "advcl") if (m := context.condition(k)) >= 0]
    for k in context.kids(verb, "xcomp", "conj") if depth < 3 and not found else ():
        if not context.kids(k, *SUBJECTS):
            found += _conditions(context, k, depth + 1)
    return found


def _hearsay_before(context: Presentations, subject: int) -> list[int]:
    """Adverbs of hearsay attached to a subject or its number, but about the clause: *reportedly* 400 came."""
    if subject < 0:
        return []
    places = (subject, *context.kids(subject, "nummod"))
    words = context.words["hearsay"] | context.words["alleged"]
    return [k for at in places for k in context.kids(at, "advmod") if context.view.lower[k] in words]


def _hearsay(context: Presentations, head: int) -> int:
    """The word that makes a clause hearsay: *reports* suggest, it is *believed*, it *emerged*; -1: none."""
    view, words = context.view, context.words
    clause = context.clause(head)
    if clause.subject >= 0 and view.lemma[clause.subject] in words["hearsay subject"]:
        return clause.subject
    unnamed = clause.subject < 0 or view.dep[clause.subject] == "expl" or view.lower[clause.subject] == "it"
    if unnamed and clause.passive and view.lemma[head] in words["believed"]:
        return head
    return head if unnamed and view.lemma[head] in words["hearsay verb"] else -1


def _modified(context: Presentations, i: int, presented: Presentation) -> Presentation:
    """The presentation as changed by an adverb."""
    words, word = context.words, context.view.lower[i]
    if word in words["probable"]:
        return presented.after(i, word, certainty=min(2, presented.certainty))
    if word in words["possible"]:
        return presented.after(i, word, certainty=min(1, presented.certainty))
    if word in words["hearsay"]:
        return presented.after(i, "hearsay", certainty=min(2, presented.certainty), marks={"reported"})
    if word in words["alleged"]:
        return presented.after(i, "hearsay", certainty=0, marks={"alleged"})
    if word == "unlikely":
        return presented.after(i, word, certainty=min(2, presented.certainty), positive=not presented.positive)
    return presented


def _noun_own(context: Presentations, i: int, presented: Presentation) -> Presentation:
    """The presentation of an event noun as changed by its determiners and adjectives."""
    view, words = context.view, context.words
    for k in view.children[i]:
        word = view.lower[k]
        if view.dep[k] in ("det", "neg") and word in ("no", "neither"):
            presented = presented.after(k, "negation", positive=False)  # its verb has this negation already
        elif view.dep[k] not in ("amod", "advmod", "compound"):
            continue
        elif word in words["adjective planned"]:
            presented = presented.after(k, word, future=True, marks={"planned"})
        elif word in words["adjective possible"]:
            presented = presented.after(
                k, word, certainty=min(1, presented.certainty), future=True, marks={"predicted"}
            )
        elif word in words["adjective alleged"]:
            presented = presented.after(k, word, certainty=0, marks={"alleged"})
        elif word in words["adjective undone"]:
            presented = presented.after(k, word, positive=not presented.positive)
    return presented


def _reported_past(context: Presentations, verb: int) -> bool:
    """True if a clause is the content of something said or thought in the past."""
    head, relation, _ = context.above(verb)
    return relation == "ccomp" and head >= 0 and context.clause(head).past


def _apply(rule: Rule, word: int, own: Presentation, top: Presentation) -> Presentation:
    """A presentation after a rule, from that of the word above."""
    base = own if rule.polarity == "own" else top
    positive = not base.positive if rule.polarity == "flip" else base.positive
    return base.after(
        word,
        rule.name,
        certainty=min(rule.certainty, base.certainty),
        positive=positive,
        future=rule.future or base.future,
        marks={rule.status} - {""},
    )
