"""What do the words around a clause make of it? Negation, modals, conditions, and the words that it depends on.

The tree is read downwards: *refused to sign* makes the signing negative, *could refuse to sign* leaves it possible.
What a word does to the clause below it stands in ``data/embedding.tsv``, one line a rule; the words that act within a
clause stand in ``data/certainty_words.txt``. Each step that changes something is kept with the word that caused it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple, Self, get_args

from newsangles.schema import Certainty, Quote, Status
from newsangles.view import SUBJECTS, View

LEVELS: tuple[Certainty, ...] = get_args(Certainty)[::-1]
"""From the least certain to the most."""

CERTAIN = len(LEVELS) - 1

PRIORITY: tuple[Status, ...] = ("question", "conditional", "alleged", "reported", "planned", "predicted", "opinion")
"""Which status a statement has where several would fit; none of them: a fact."""

MODALS = {m: m for m in "can could may might must should would will".split()} | {
    "ca": "can",
    "cannot": "can",
    "ought": "should",
    "'d": "would",
    "’d": "would",
    "'ll": "will",
    "’ll": "will",
    "ll": "will",
    "wo": "will",
    "shall": "will",
}
MOODS: dict[str, tuple[int, bool, Status | None]] = {
    "may": (1, False, "predicted"),
    "might": (1, False, "predicted"),
    "could": (1, False, "predicted"),
    "can": (1, False, None),
    "must": (2, False, "opinion"),
    "should": (2, False, "opinion"),
    "would": (2, False, "conditional"),
    "will": (3, True, "predicted"),
}
"""For each modal verb: how certain it leaves things, whether they lie in the future, and what the statement becomes."""

VERBAL = frozenset(("VERB", "AUX"))
TENSELESS = frozenset(("inf", "base", "ger", "part", "noun", "adj"))
"""Forms without a tense of their own, which take time and mood from above."""

DEEPEST = 8
"""How many clauses above one are looked at."""


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word sets of ``data/certainty_words.txt``, by name."""
    lines = (resources.files("newsangles") / "data" / "certainty_words.txt").read_text("utf-8").splitlines()
    sets = (line.partition(":") for line in lines if not line.startswith("#"))
    return {name: frozenset(words.split()) for name, _, words in sets}


class Rule(NamedTuple):
    """What a word makes of what stands below it; see ``data/embedding.tsv``."""

    name: str
    certainty: int
    polarity: str
    future: bool
    status: str


@cache
def rules() -> dict[tuple[str, str, str], Rule]:
    """The rules by part of speech, lemma, and what is below."""
    found: dict[tuple[str, str, str], Rule] = {}
    lines = (resources.files("newsangles") / "data" / "embedding.tsv").read_text("utf-8").splitlines()
    for line in [x for x in lines if x and not x.startswith("#")][1:]:
        part, below, name, certainty, polarity, time, status, lemmas = line.split("\t")
        level = CERTAIN if certainty == "-" else LEVELS.index(certainty)
        rule = Rule(name, level, polarity, time == "future", status.strip("-"))
        for lemma in lemmas.split():
            for shape in below.split(","):
                found.setdefault((part, lemma, shape), rule)
    return found


@cache
def classes() -> dict[tuple[str, str], tuple[str, ...]]:
    """The names of all rules that a lemma has, by part of speech and lemma."""
    found: dict[tuple[str, str], list[str]] = {}
    for (part, lemma, _), rule in rules().items():
        names = found.setdefault((part, lemma), [])
        if rule.name not in names:
            names.append(rule.name)
    return {key: tuple(names) for key, names in found.items()}


@dataclass(slots=True)
class Clause:
    """Form, mood and subject of one verb, adjective or noun, what it shares with the verb it is joined to included.

    Attributes:
        form: ``past``, ``pres``, ``inf``, ``ger``, ``perf`` …, ``modal``, or ``noun``, ``adj``.
        modal: The modal verb, "" for none; `modal_at` is its word.
        negation: The word that negates it; -1: none does.
        subject: The head of its subject; -1: none.
        finite: Whether it has a tense or a modal verb.
        past: Whether it lies in the past.
        command: Whether it is a command.
    """

    form: str
    modal: str = ""
    modal_at: int = -1
    negation: int = -1
    subject: int = -1
    auxiliaries: tuple[int, ...] = ()
    to: bool = False
    have: bool = False
    passive: bool = False
    past: bool = False
    finite: bool = False
    command: bool = False
    empty: int = -1  # a subject or object that is nobody or nothing

    @property
    def negative(self) -> bool:
        """Whether it is negated, by a word of its own or by its subject or object."""
        return (self.negation >= 0) != (self.empty >= 0)

    @property
    def mood(self) -> str:
        """Form, modal and negation in one word."""
        have = " have" if self.modal and self.have else ""
        return f"{self.modal or self.form}{have}{' not' if self.negative else ''}"


class Above(NamedTuple):
    """The word above another (-1: none), the relation, and the preposition between them ("" for none)."""

    head: int
    relation: str
    preposition: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text presents what a word says: how surely, whether affirmed or ahead, and as what sort of statement.

    Attributes:
        certainty: An index into `LEVELS`.
        positive: Whether it is affirmed.
        future: Whether it is yet to come.
        marks: What speaks for one status or another.
        cues: The words that decided, each with the name of the rule, the nearest first.
    """

    certainty: int = CERTAIN
    positive: bool = True
    future: bool = False
    marks: frozenset[str] = frozenset()
    cues: tuple[tuple[int, str], ...] = ()

    @property
    def status(self) -> Status:
        """The sort of statement."""
        return next((status for status in PRIORITY if status in self.marks), "fact")

    def after(self, word: int, rule: str, **changes: object) -> Reading:
        """This reading as changed by a word; marks are added to those there are."""
        if "marks" in changes:
            changes["marks"] = self.marks | frozenset(changes["marks"])  # type: ignore[call-overload]
        changed = replace(self, **changes)  # type: ignore[arg-type]
        idle = changed == self and not changes.get("marks")
        return self if idle else replace(changed, cues=(*self.cues, (word, rule)))


@lru_cache(maxsize=1)
def readings_of(view: View, quotes: tuple[Quote, ...]) -> Readings:
    """The `Readings` of a document with its quotes, made once for the components that read it one after the other."""
    return Readings(view).attribute(quotes)


class Readings:
    """Clauses of a document and how it presents them, worked out once for each word that is asked for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.words = lexicon()
        self._clauses: dict[int, Clause] = {}
        self._readings: dict[int, Reading] = {}
        self._above: dict[int, Above] = {}
        self._asked: dict[int, bool] = {}
        self._alleged: dict[int, int] = {}
        self._supposed: dict[int, bool] = {}
        self._marks: dict[int, int] = {}
        self._joining = self.words["mark"] | self.words["condition"]

    def attribute(self, quotes: Iterable[Quote]) -> Self:
        """Take from the quotes whose content is an accusation, so that this does not hang on the parse alone."""
        view = self.view
        for quote in quotes:
            if quote.cue_start is None or quote.cue_end is None:
                continue
            cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
            at = next((k for k in cue if {"alleges", "blames"} & set(self.kinds(k))), -1)
            for i in range(view.word_at(quote.start), view.word_at(quote.end - 1) + 1) if at >= 0 else ():
                if view.tag[i] == "VBG" and not self.kids(i, "aux"):
                    self._alleged.setdefault(i, at)
        return self

    def accused_by(self, i: int) -> int:
        """The word of the quotes that makes an accusation of a gerund; -1: none."""
        return self._alleged.get(i, -1)

    # --- the tree

    def kids(self, i: int, *relations: str) -> list[int]:
        """The words below one by these relations."""
        below, dep = self.view.kids[i], self.view.dep
        return [k for k in below if dep[k] in relations] if below else []

    def lead(self, i: int) -> int:
        """The first of a row of joined predicates: it carries the attachment of all."""
        view = self.view
        for _ in range(20):
            h = view.head[i]
            if view.dep[i] != "conj" or h == i or not (view.pos[h] in VERBAL or view.pos[h] == view.pos[i]):
                break
            i = h
        return i

    def verb_of(self, i: int) -> int:
        """The word that carries the clause: for *critical* in *are critical*, the verb; else the word itself."""
        view, h = self.view, self.view.head[i]
        if view.pos[i] not in VERBAL and view.dep[i] in ("acomp", "attr") and view.pos[h] == "AUX":
            return h
        return i

    def mark(self, i: int) -> int:
        """The word that joins a clause to the one above: if, when, that; -1: none."""
        if i not in self._marks:
            view, known = self.view, self._joining
            joins = (k for k in view.kids[i] if k < i and view.dep[k] in ("mark", "advmod") and view.lower[k] in known)
            self._marks[i] = next(joins, -1)
        return self._marks[i]

    def condition(self, i: int) -> int:
        """The *if* or *unless* of a clause that is a condition (*even if* and *as if* are none); -1: none."""
        view, m = self.view, self.mark(i)
        if m < 0 or view.lower[m] not in self.words["condition"] or (m and view.lower[m - 1] in ("even", "as", "what")):
            return -1
        return m

    def above(self, i: int) -> Above:
        """What a word, or the row of words that it is joined to, depends on."""
        if i not in self._above:
            self._above[i] = self._find_above(i)
        return self._above[i]

    def _find_above(self, i: int) -> Above:
        view, i = self.view, self.lead(i)
        head, relation = view.head[i], view.dep[i]
        if head == i:
            return Above(-1, "ROOT", "")
        if relation not in ("pcomp", "pobj"):
            return Above(head, relation, "")
        preposition, top = view.lower[head], view.head[head]
        if preposition == "of" and head and view.lower[head - 1] in ("instead", "because"):
            preposition = view.lower[head - 1]
            top = view.head[top] if top == head - 1 else top
        if top == head:
            return Above(-1, "ROOT", "")
        verb = view.head[top]
        if view.dep[top] == "dobj" and ("verb", view.lemma[verb], preposition) in rules():
            top = verb  # accused him of …: the parser may hang it on him
        return Above(top, relation, preposition)

    def asks(self, i: int) -> bool:
        """Whether the sentence of a word is a question."""
        view, n = self.view, self.view.sent[i]
        if n not in self._asked:
            first, last = view.bounds[n]
            self._asked[n] = any(view.word[k] == "?" for k in range(max(first, last - 2), last + 1))
        return self._asked[n]

    def supposes(self, i: int) -> bool:
        """Whether there is an *if* anywhere in the sentence of a word."""
        view, n = self.view, self.view.sent[i]
        if n not in self._supposed:
            first, last = view.bounds[n]
            self._supposed[n] = not self.words["condition"].isdisjoint(view.lower[first : last + 1])
        return self._supposed[n]

    # --- one clause

    def clause(self, i: int) -> Clause:
        """Form, mood and subject of a word."""
        if i not in self._clauses:
            self._clauses[i] = self._find_clause(i)
        return self._clauses[i]

    def _find_clause(self, i: int) -> Clause:
        view = self.view
        tag, verbal = view.tag[i], view.pos[i] in VERBAL
        auxiliaries = self.kids(i, "aux", "auxpass")
        subject = next(iter(self.kids(i, *SUBJECTS)), -1)
        negation = self._negation(i)
        h = i
        while view.dep[h] == "conj" and subject < 0 and view.pos[view.head[h]] in VERBAL and view.head[h] != h:
            h = view.head[h]
            subject = next(iter(self.kids(h, *SUBJECTS)), -1)
            alike = view.tag[h] == tag or {view.tag[h], tag} in ({"VB", "VBP"}, {"VBD", "VBN"})
            if not auxiliaries and alike:
                auxiliaries = self.kids(h, "aux", "auxpass")
                negation = self._negation(h) if auxiliaries and negation < 0 else negation
        low = [view.lower[a] for a in auxiliaries]
        modal_at = next((a for a, word in zip(auxiliaries, low, strict=True) if word in MODALS), -1)
        own = modal_at < 0 and tag == "MD"
        modal_at = i if own else modal_at
        clause = Clause("", modal=MODALS.get(view.lower[modal_at], "") if modal_at >= 0 else "", modal_at=modal_at)
        clause.subject, clause.auxiliaries, clause.to = subject, tuple(auxiliaries), "to" in low
        clause.negation = next((a for a in auxiliaries if view.lower[a] == "cannot"), negation)
        clause.have = any(view.lemma[a] == "have" or view.lower[a] in ("'ve", "ve", "’ve") for a in auxiliaries)
        clause.passive = any(view.dep[a] == "auxpass" for a in auxiliaries) or (view.dep[i] == "acl" and tag == "VBN")
        tensed = next((a for a in auxiliaries if view.tag[a] in ("VBD", "VBZ", "VBP")), -1)
        if clause.modal:
            clause.form = "modal"
        elif clause.to:
            clause.form = "inf"
        elif tensed >= 0:
            kind = "perf" if clause.have else "prog" if tag == "VBG" else "pass" if tag in ("VBN", "VBD") else "do"
            clause.form = kind + "_past" * (view.tag[tensed] == "VBD")
        elif verbal:
            bare = {"VBD": "past", "VBZ": "pres", "VBP": "pres", "VBG": "ger", "VBN": "part"}
            clause.form = bare.get(tag, "base")
        else:
            clause.form = "noun" if tag.startswith("NN") else "adj"
        clause.past = "past" in clause.form or clause.form == "perf"
        clause.finite = clause.form not in TENSELESS
        nobody = [k for k in (subject, *self.kids(i, "dobj", "attr")) if k >= 0 and (k < i or k != subject)]
        clause.empty = next((word for k in nobody if (word := self._none(k)) >= 0), -1)
        plain = tag in ("VB", "VBP") and view.lower[i] == view.lemma[i] and not (clause.modal or clause.to)
        if plain and subject < 0 and not clause.have and not any(view.lemma[a] == "be" for a in auxiliaries):
            first = view.dep[i] in ("ROOT", "ccomp", "dep", "parataxis")
            clause.command = first or (view.dep[i] == "conj" and h != i and self.clause(h).command)
        return clause

    def _negation(self, i: int) -> int:
        """The word that negates a verb, *not only* and the like aside; -1: none."""
        view, words = self.view, self.words
        until = max((x for x in view.kids[i] if view.lower[x] == "until"), default=-1)  # not until May: then it was
        for k in view.kids[i]:
            if view.lower[k] == "longer" and k and view.lower[k - 1] == "no":
                return k - 1
            negates = view.dep[k] == "neg" or (k < i and view.lower[k] in words["negation"] and view.dep[k] != "cc")
            following = view.lower[k + 1] if k + 1 < view.n else ""
            if negates and following not in words["only"] and until <= k:  # not only
                return k
        return -1

    def _none(self, k: int) -> int:
        """The word by which a noun is *nobody*, *no* deal, *few* people; -1: it is none of them."""
        view, words = self.view, self.words
        around = [k, *view.kids[k]]
        if any(view.lower[x] in ("a", "not") or (x and view.lower[x - 1] == "a") for x in around):
            return -1  # a few
        if view.lower[k] in words["nobody"]:
            return k
        negates = ("det", "neg", "amod", "preconj")  # the last: neither he nor she
        return next((x for x in view.kids[k] if view.lower[x] in words["no"] and view.dep[x] in negates), -1)

    def rule(self, h: int, shape: str) -> Rule | None:
        """What a word makes of an infinitive, a clause, … below it."""
        view = self.view
        return rules().get((self.part(h), view.lemma[h], shape))

    def part(self, h: int) -> str:
        """Under which part of speech the rules know a word."""
        view = self.view
        if view.pos[h] in VERBAL:
            return "verb"
        return "adj" if view.pos[h] == "ADJ" or view.dep[h] == "acomp" else "noun"

    def kinds(self, h: int) -> tuple[str, ...]:
        """The names of a word's rules, "other verb" and so on where it has none."""
        part = self.part(h)
        return classes().get((part, self.view.lemma[h]), ("other " + part,))

    def shape(self, i: int) -> str:
        """What sort of complement a word is: ``to``, ``bare``, ``ing``, ``clause``, ``whether``, ``noun``."""
        view, clause = self.view, self.clause(i)
        if view.pos[i] not in VERBAL and not clause.auxiliaries:
            verb = self.verb_of(i)
            if verb == i:
                return "noun" if view.pos[i] != "ADJ" else "clause"
            return self.shape(verb)
        if clause.to:
            return "to"
        if clause.form == "ger":
            return "ing"
        if clause.form == "base" and not clause.command:
            return "bare"
        m = self.mark(self.lead(i))
        asked = (m >= 0 and view.lower[m] in ("if", "whether")) or any(
            k < i and view.tag[k] in ("WRB", "WP") for k in view.kids[i]
        )
        return "whether" if asked else "clause"

    # --- how the text presents it

    def of(self, i: int, depth: int = 0) -> Reading:
        """How the text presents what a word says."""
        if i not in self._readings:
            if depth > DEEPEST:
                return Reading()
            self._readings[i] = self._own(i, self._embedded(i, depth))
        return self._readings[i]

    def _embedded(self, i: int, depth: int) -> Reading:
        """What the words above make of it."""
        reading = self._from_above(i, depth)
        if i in self._alleged and reading == Reading():
            return reading.after(self._alleged[i], "alleges", certainty=0, marks={"alleged"})
        return reading

    def _from_above(self, i: int, depth: int) -> Reading:
        view, verb = self.view, self.verb_of(i)
        head, relation, preposition = self.above(verb)
        if head < 0:
            clause = self.clause(i)
            headline = clause.to and clause.subject >= 0
            return self._announced(clause) if headline else Reading()
        if relation == "relcl" and any(view.dep[k] == "mark" for k in view.kids[verb]):
            relation = "acl"  # a risk that it breaks
        if self.clause(verb).to and view.dep[head] == "ROOT" and view.pos[head] in ("NOUN", "PROPN"):
            return self._announced(self.clause(verb))
        mark = self.mark(verb)
        if mark >= 0 and view.lower[mark] == "whether":
            return Reading().after(mark, "whether", certainty=0, marks={"question"})
        top = self.of(head, depth + 1)
        if verb == i and view.pos[i] in ("NOUN", "PROPN") and view.dep[self.lead(i)] not in ("ROOT", "relcl", "advcl"):
            return self._noun(i, head, relation, preposition, top)
        shape, clause = self.shape(verb), self.clause(verb)
        if preposition:
            return self._prepositional(verb, head, preposition, shape, top)
        if relation in ("xcomp", "ccomp", "csubj", "oprd", "acl", "acomp", "attr") or (
            relation == "advcl" and shape == "to" and self.part(head) == "adj"
        ):
            special = self._periphrastic(head, shape)
            if special is not None:
                return _apply(special, head, Reading(), top)
            rule = self.rule(head, shape) or (self.rule(head, "clause") if shape == "whether" else None)
            if rule is not None and rule.name == "alleges" and shape == "clause" and self.kids(head, "prep"):
                rule = None  # accused him of …, so what follows is no content of it
            plain = view.lower[verb] == view.lemma[verb] and not clause.auxiliaries
            if relation == "ccomp" and plain and self.clause(head).past:  # demanded that he leave
                rule = self.rule(head, "bare") or rule
            if shape == "clause" and (at := self._hearsay(head)) >= 0:
                return Reading().after(at, "hearsay", certainty=2, marks={"reported"})
            if rule is not None:
                reading = _apply(rule, head, Reading(), top)
                negated = self.clause(head).negative or self._none(head) >= 0
                if rule.name in ("proof", "finds") and negated:  # no evidence that; did not find that
                    return replace(reading, positive=True).after(head, "no proof", certainty=0)
                return reading
            if shape in ("to", "bare", "ing") and relation != "acl":
                return replace(top, cues=top.cues)
            if relation == "acl" and shape == "to":
                return Reading().after(head, "yet to be done", certainty=2, future=True, marks={"planned"})
            return Reading()
        if relation == "advcl":
            return self._adverbial(verb, head, shape, top)
        if relation == "relcl" and clause.to:
            return Reading().after(head, "yet to be done", certainty=2, future=True, marks={"planned"})
        if relation == "relcl" and view.lower[head] in self.words["anyone"]:
            return Reading().after(head, "whoever it is", certainty=min(top.certainty, 2))
        if relation in ("conj", "parataxis", "dep") or (clause.finite and relation != "ROOT"):
            return Reading()
        return Reading() if view.pos[head] not in VERBAL or relation in ("amod", "nsubj") else top

    def _announced(self, clause: Clause) -> Reading:
        """A headline's infinitive: *Pope to visit Iraq*."""
        return Reading().after(clause.auxiliaries[0], "is to", future=True, marks={"planned"})

    def _periphrastic(self, head: int, shape: str) -> Rule | None:
        """*Is going to* and *is to*, which stand for a future."""
        view = self.view
        if shape != "to":
            return None
        if view.lemma[head] == "go" and view.tag[head] == "VBG":
            return Rule("going to", CERTAIN, "inherit", True, "predicted")
        if view.lemma[head] == "have" and any(view.lower[k] == "yet" for k in view.kids[head]):
            return Rule("yet to", CERTAIN, "flip", True, "")
        if view.lemma[head] in ("have", "get") and not self.clause(head).past:
            return Rule("have to", CERTAIN, "inherit", False, "")
        if view.pos[head] == "AUX" and view.lemma[head] == "be" and not self.kids(head, "acomp", "attr"):
            return Rule("is to", CERTAIN, "inherit", True, "planned")
        return None

    def _adverbial(self, i: int, head: int, shape: str, top: Reading) -> Reading:
        """An adverbial clause."""
        view, words, m = self.view, self.words, self.mark(i)
        condition = self.condition(i)
        if condition >= 0:
            return Reading().after(condition, "condition", certainty=0, marks={"conditional"})
        if shape == "to":
            return Reading().after(
                head, "purpose", certainty=2, future=not top.positive or top.future, marks={"planned"}
            )
        if m >= 0 and view.lower[m] in words["until"] and not self.clause(i).past:
            open_end = view.lower[m] in ("until", "till", "before", "once")
            if top.future or top.certainty < 2 or (open_end and not self.clause(head).past):
                return Reading().after(m, "not yet", future=True, certainty=2)
        if shape == "ing" and not self.clause(i).finite and m < 0:
            return replace(top, positive=True)
        return Reading()

    def _prepositional(self, i: int, head: int, preposition: str, shape: str, top: Reading) -> Reading:
        """A gerund or clause under a preposition."""
        if preposition in self.words["negative preposition"]:
            at = self.view.head[self.lead(i)]
            return Reading().after(at, preposition, positive=False)
        if self.clause(i).finite:
            return Reading()
        rule = self.rule(head, preposition)
        if rule is not None:
            return _apply(rule, head, Reading(), top)
        if preposition in self.words["presupposing"]:
            return Reading()
        return replace(top, positive=True) if self.view.pos[head] in VERBAL else Reading()

    def _noun(self, i: int, head: int, relation: str, preposition: str, top: Reading) -> Reading:
        """An event noun: what is presupposed (*the pause*), or shares in the verb that it depends on (*a pause*)."""
        view, words = self.view, self.words
        at = view.head[self.lead(i)]
        if preposition in words["negative preposition"]:
            return Reading().after(at, preposition, positive=False)
        if preposition in words["presupposing"]:
            return Reading()
        rule = self.rule(head, preposition or "noun") if relation in ("dobj", "pobj", "nsubjpass") else None
        definite = any(view.lower[k] in words["definite"] or view.dep[k] == "poss" for k in view.kids[i])
        if rule is not None and not (rule.name == "ends" and definite):  # what is ended has been
            return _apply(rule, head, Reading(), top)
        if preposition:
            return replace(top, positive=True) if preposition == "of" and self.part(head) != "verb" else Reading()
        occurs = relation in ("nsubj", "nsubjpass") and (view.lemma[head] in words["occur"] or relation == "nsubjpass")
        shares = relation in ("dobj", "attr") or occurs
        if not shares or self.part(head) != "verb" or (definite and not (occurs or top.future)):
            return Reading()
        return top

    def _own(self, i: int, reading: Reading) -> Reading:
        """What the words of its own clause make of it."""
        view, words, verb = self.view, self.words, self.verb_of(i)
        clause = self.clause(verb)
        if clause.modal and not clause.to:
            certainty, future, status = MOODS[clause.modal]
            if clause.modal in ("must", "should") and clause.have:
                status = None if clause.modal == "must" else "opinion"
            if clause.modal == "would" and self._reported_past(verb):  # said it would: a will, seen from then
                certainty, future, status = MOODS["will"]
            reading = reading.after(
                clause.modal_at,
                clause.modal,
                certainty=min(certainty, reading.certainty),
                future=future or reading.future,
                marks={status} - {None},
            )
        modifiers = [k for k in (*view.kids[verb], *(view.kids[i] if i != verb else ())) if view.dep[k] in _MODIFIERS]
        for k in (*modifiers, *self._hearsay_before(clause.subject)):
            reading = self._modified(k, reading)
        if verb == i and view.pos[i] in ("NOUN", "PROPN"):
            reading = self._noun_own(i, reading)
        if clause.negation >= 0:
            reading = reading.after(clause.negation, "negation", positive=not reading.positive)
            without = [k for k in self.kids(verb, "prep") if view.lower[k] in words["negative preposition"]]
            if without and view.lemma[verb] == "be":  # it is not without dangers
                reading = reading.after(without[0], "negation of a negation", positive=not reading.positive)
        if clause.empty >= 0:
            reading = reading.after(clause.empty, "nobody or nothing", positive=not reading.positive)
        if i != verb and clause.empty < 0 and (empty := self._none(i)) >= 0:
            reading = reading.after(empty, "nobody or nothing", positive=not reading.positive)
        consequent = self._conditions(self.lead(verb))
        if consequent and clause.finite:
            reading = reading.after(
                consequent[0], "depends on a condition", certainty=min(2, reading.certainty), marks={"conditional"}
            )
        if clause.command:
            reading = reading.after(
                verb, "command", certainty=min(1, reading.certainty), future=True, marks={"planned"}
            )
        if self.asks(verb) and view.dep[self.lead(verb)] in ("ROOT", "parataxis", "ccomp"):
            first = view.bounds[view.sent[verb]][1]
            reading = reading.after(first, "question", certainty=0, marks={"question"})
        judges = i != verb or view.dep[i] == "oprd"
        if (judges and view.lemma[i] in words["evaluation"]) or view.lemma[i] in words["evaluative verb"]:
            reading = reading.after(i, "evaluation", marks={"opinion"})
        timed = [k for k in modifiers if view.dep[k] != "amod"]  # not: the next step
        later = [k for k in (*timed, *(x for m in timed for x in view.kids[m])) if view.lower[k] in words["later"]]
        if later and clause.form in ("pres", "prog"):
            reading = reading.after(later[0], "ahead", future=True, marks={"planned"})
        return reading

    def _conditions(self, verb: int, depth: int = 0) -> list[int]:
        """The *if* of each condition under a verb, or under what completes it: could resume sending arms if …"""
        found = [m for k in self.kids(verb, "advcl") if (m := self.condition(k)) >= 0]
        for k in self.kids(verb, "xcomp", "conj") if depth < 3 and not found else ():
            if not self.kids(k, *SUBJECTS):
                found += self._conditions(k, depth + 1)
        return found

    def _hearsay_before(self, subject: int) -> list[int]:
        """The adverbs of hearsay that hang on a subject or its number, and mean the clause: *reportedly* 400 came."""
        if subject < 0:
            return []
        places = (subject, *self.kids(subject, "nummod"))
        words = self.words["hearsay"] | self.words["alleged"]
        return [k for at in places for k in self.kids(at, "advmod") if self.view.lower[k] in words]

    def _hearsay(self, head: int) -> int:
        """The word that makes a clause hearsay: *reports* suggest, it is *believed*, it *emerged*; -1: none."""
        view, words = self.view, self.words
        clause = self.clause(head)
        if clause.subject >= 0 and view.lemma[clause.subject] in words["hearsay subject"]:
            return clause.subject
        unnamed = clause.subject < 0 or view.dep[clause.subject] == "expl" or view.lower[clause.subject] == "it"
        if unnamed and clause.passive and view.lemma[head] in words["believed"]:
            return head
        return head if unnamed and view.lemma[head] in words["hearsay verb"] else -1

    def _modified(self, k: int, reading: Reading) -> Reading:
        """What an adverb makes of it."""
        words, word = self.words, self.view.lower[k]
        if word in words["probable"]:
            return reading.after(k, word, certainty=min(2, reading.certainty))
        if word in words["possible"]:
            return reading.after(k, word, certainty=min(1, reading.certainty))
        if word in words["hearsay"]:
            return reading.after(k, "hearsay", certainty=min(2, reading.certainty), marks={"reported"})
        if word in words["alleged"]:
            return reading.after(k, "hearsay", certainty=0, marks={"alleged"})
        if word == "unlikely":
            return reading.after(k, word, certainty=min(2, reading.certainty), positive=not reading.positive)
        return reading

    def _noun_own(self, i: int, reading: Reading) -> Reading:
        """What determiners and adjectives make of an event noun."""
        view, words = self.view, self.words
        for k in view.kids[i]:
            word = view.lower[k]
            if view.dep[k] in ("det", "neg") and word in ("no", "neither"):
                reading = reading.after(k, "negation", positive=False)  # its verb has counted it already
            elif view.dep[k] not in ("amod", "advmod", "compound"):
                continue
            elif word in words["adjective planned"]:
                reading = reading.after(k, word, future=True, marks={"planned"})
            elif word in words["adjective possible"]:
                reading = reading.after(k, word, certainty=min(1, reading.certainty), future=True, marks={"predicted"})
            elif word in words["adjective alleged"]:
                reading = reading.after(k, word, certainty=0, marks={"alleged"})
            elif word in words["adjective undone"]:
                reading = reading.after(k, word, positive=not reading.positive)
        return reading

    def _reported_past(self, verb: int) -> bool:
        """Whether a clause is the content of something said or thought in the past."""
        head, relation, _ = self.above(verb)
        return relation == "ccomp" and head >= 0 and self.clause(head).past


_MODIFIERS = frozenset(("advmod", "npadvmod", "amod"))


def _apply(rule: Rule, word: int, own: Reading, top: Reading) -> Reading:
    """A reading after a rule: what it takes from the word above, and what the rule makes of that."""
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
