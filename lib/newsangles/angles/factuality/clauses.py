"""The clauses of a document: form, mood, negation and subject of each, and what each depends on.

This module reads the tree; `newsangles.angles.factuality.embedding` reads certainty, polarity and status from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from newsangles.angles.factuality.lexicon import MODALS, TENSELESS, VERBAL, Rule, Vocabulary, vocabulary
from newsangles.language.parsed_text import SUBJECTS, ParsedText

MAX_PARTICLE_DISTANCE = 4
"""A particle belongs to its verb if it stands <= this many words after it."""

MAX_JOINED_PREDICATES = 20
"""Limit of joined predicates that are followed."""


@dataclass(slots=True)
class Clause:
    """Form, mood and subject of a verb, adjective or noun; a joined verb inherits what it shares.

    Attributes:
        form: ``past``, ``pres``, ``inf``, ``ger``, ``perf`` …, ``modal``, or ``noun``, ``adj``.
        modal: The modal verb, "" for none; `modal_at` is its word.
        negation: The word that negates it; -1: none.
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
    empty: int = -1  # an empty subject or object: nobody, nothing

    @property
    def negative(self) -> bool:
        """True if it is negated, by a word of its own or by its subject or object."""
        return (self.negation >= 0) != (self.empty >= 0)

    @property
    def mood(self) -> str:
        """Form, modal and negation in one string."""
        have = " have" if self.modal and self.have else ""
        return f"{self.modal or self.form}{have}{' not' if self.negative else ''}"


class Above(NamedTuple):
    """The word above another (-1: none), the relation, and the preposition between them ("" for none)."""

    head: int
    relation: str
    preposition: str


class ClauseContext:
    """The clauses of a document, each worked out once.

    Args:
        view: The parsed document.
        known: The words and rules; None: those in use.
    """

    def __init__(self, view: ParsedText, known: Vocabulary | None = None) -> None:
        known = known or vocabulary()
        self.view = view
        self.words, self.rules, self.classes = known.words, known.rules, known.classes
        self.adverbs = known.adverbs
        self._clauses: dict[int, Clause] = {}
        self._above: dict[int, Above] = {}
        self._asked: dict[int, bool] = {}
        self._supposed: dict[int, bool] = {}
        self._marks: dict[int, int] = {}
        self._joining = self.words["mark"] | self.words["condition"]

    def kids(self, i: int, *relations: str) -> list[int]:
        """The children of a word with these relations."""
        below, dep = self.view.children[i], self.view.dep
        return [k for k in below if dep[k] in relations] if below else []

    def lead(self, i: int) -> int:
        """The first of several joined predicates, which carries the attachment of all."""
        view = self.view
        for _ in range(MAX_JOINED_PREDICATES):
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
        """The word that joins a clause (or its list) to the one above: if, when, that; -1: none."""
        if i not in self._marks:
            view, known = self.view, self._joining
            joins = (
                k for k in view.children[i] if k < i and view.dep[k] in ("mark", "advmod") and view.lower[k] in known
            )
            first = self.lead(i)
            self._marks[i] = next(joins, self.mark(first) if first != i else -1)
        return self._marks[i]

    def condition(self, i: int) -> int:
        """The *if*, *unless* or *had* (he known) of a condition; *even if* and *as if* are none; -1: none."""
        view, m = self.view, self.mark(i)
        if m < 0:
            return self._inverted(self.lead(i))
        if view.lower[m] not in self.words["condition"] or (m and view.lower[m - 1] in ("even", "as", "what")):
            return -1
        return m

    def _inverted(self, i: int) -> int:
        """The auxiliary before the subject of a clause that stands before another: *should it rain*; -1: none."""
        view, head = self.view, self.view.head[i]
        if view.dep[i] not in ("advcl", "ccomp") or head <= i or self.asks(i):
            return -1
        first = view.first[i]
        opens = view.dep[first] == "aux" and view.head[first] == i and view.lower[first] in ("had", "should", "were")
        return first if opens and any(k > first for k in self.kids(i, "nsubj", "nsubjpass")) else -1

    def above(self, i: int) -> Above:
        """The word above a word, or above the joined words that it belongs to."""
        if i not in self._above:
            self._above[i] = find_above(self, i)
        return self._above[i]

    def asks(self, i: int) -> bool:
        """True if the sentence of a word is a question."""
        view, n = self.view, self.view.sent[i]
        if n not in self._asked:
            first, last = view.bounds[n]
            self._asked[n] = any(view.word[k] == "?" for k in range(max(first, last - 2), last + 1))
        return self._asked[n]

    def supposes(self, i: int) -> bool:
        """True if the sentence of a word has an *if*."""
        view, n = self.view, self.view.sent[i]
        if n not in self._supposed:
            first, last = view.bounds[n]
            self._supposed[n] = not self.words["condition"].isdisjoint(view.lower[first : last + 1])
        return self._supposed[n]

    def clause(self, i: int) -> Clause:
        """Form, mood and subject of a word."""
        if i not in self._clauses:
            self._clauses[i] = find_clause(self, i)
        return self._clauses[i]


def find_above(context: ClauseContext, i: int) -> Above:
    """The word above a word, worked out anew; `ClauseContext.above` keeps it."""
    view, i = context.view, context.lead(i)
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
    if view.dep[top] == "dobj" and ("verb", lemma_of(context, verb), preposition) in context.rules:
        top = verb  # accused him of …: the parser may hang it on him
    if view.pos[top] == "ADV" and ("verb", f"{view.lemma[verb]}_{view.lower[top]}", preposition) in context.rules:
        top = verb  # backed away from …
    return Above(top, relation, preposition)


def find_clause(context: ClauseContext, i: int) -> Clause:
    """Form, mood and subject of a word, worked out anew; `ClauseContext.clause` keeps it."""
    view = context.view
    tag, verbal = view.tag[i], view.pos[i] in VERBAL
    auxiliaries = context.kids(i, "aux", "auxpass")
    subject = next(iter(context.kids(i, *SUBJECTS)), -1)
    negation = negation_of(context, i)
    h = i
    while view.dep[h] == "conj" and subject < 0 and view.pos[view.head[h]] in VERBAL and view.head[h] != h:
        h = view.head[h]
        subject = next(iter(context.kids(h, *SUBJECTS)), -1)
        alike = view.tag[h] == tag or {view.tag[h], tag} in ({"VB", "VBP"}, {"VBD", "VBN"})
        joint = joint_of(context, i) if (tag == "VBG") == (view.tag[h] == "VBG") else ""
        if negation < 0 and joint != "but" and (joint in context.words["or"] or (not auxiliaries and alike)):
            shared = bool(auxiliaries) or bool(context.kids(h, "aux", "auxpass"))
            negation = negation_of(context, h) if shared or joint in context.words["or"] else negation
        if not auxiliaries and alike:
            auxiliaries = context.kids(h, "aux", "auxpass")
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
    if negation < 0 and view.dep[i] == "conj" and joint_of(context, i) == "nor":
        clause.negation = next(k for k in view.children[joined_to(context, i)] if view.lower[k] == "nor")
    things = [k for k in (subject, *context.kids(i, "dobj", "attr")) if k >= 0 and (k < i or k != subject)]
    clause.empty = next((word for k in things if (word := emptied_by(context, k)) >= 0), -1)
    plain = tag in ("VB", "VBP") and view.lower[i] == view.lemma[i] and not (clause.modal or clause.to)
    if plain and subject < 0 and not clause.have and not any(view.lemma[a] == "be" for a in auxiliaries):
        first = view.dep[i] in ("ROOT", "ccomp", "dep", "parataxis")
        clause.command = first or (view.dep[i] == "conj" and h != i and context.clause(h).command)
    return clause


def negation_of(context: ClauseContext, i: int) -> int:
    """The word that negates a verb, *not only* and the like aside; -1: none."""
    view, words = context.view, context.words
    until = max((x for x in view.children[i] if view.lower[x] == "until"), default=-1)  # not until May: then it was
    if any(view.tag[x] == "MD" for x in view.children[i]):
        until = -1  # will not open until May, until further notice
    for k in view.children[i]:
        if view.lower[k] == "longer" and k and view.lower[k - 1] == "no":
            return k - 1
        opens = view.dep[k] != "cc" or (k < i and view.lower[k] == "nor")
        negates = view.dep[k] == "neg" or (k < i and view.lower[k] in words["negation"] and opens)
        following = view.lower[k + 1] if k + 1 < view.n else ""
        if view.lower[k] in words["scarcely"] and following in words["any"]:
            continue  # hardly anyone: its noun is empty
        if negates and following not in words["only"] and until <= k:  # not only
            return k
    for k in context.kids(i, "prep"):
        for x in view.children[k] if k < i else ():
            never = view.lemma[x] in words["never with no"] and x > k + 1 and view.lower[x - 1] == "no"
            if never and view.lower[k] in ("at", "in", "under", "on"):  # at no time did they meet
                return x - 1
    return -1


def joined_to(context: ClauseContext, i: int) -> int:
    """The word whose conjunction joins a word to the one before: b in *a, b or c*."""
    view = context.view
    for at in (view.head[i], i, *context.kids(i, "conj")):
        if any((k < i) == (at == view.head[i]) for k in context.kids(at, "cc")):
            return at
    return view.head[i]


def joint_of(context: ClauseContext, i: int) -> str:
    """The conjunction that joins a word, or the last of its list, to the others; "" for none."""
    view = context.view
    joints = [view.lower[k] for k in context.kids(joined_to(context, i), "cc")]
    return joints[-1] if joints else ""


def emptied_by(context: ClauseContext, i: int) -> int:
    """The word that makes a noun empty: *nobody*, *no* deal, *few* people; -1: none."""
    view, words = context.view, context.words
    around = [i, *view.children[i]]
    if (first := view.first[i]) <= i and (scarce := _scarce(context, first)) >= 0:
        return scarce
    if any(view.lower[x] in ("a", "not") or (x and view.lower[x - 1] == "a") for x in around):
        return -1  # a few
    if view.lower[i] in words["nobody"]:
        return i
    negates = ("det", "neg", "amod", "preconj")  # the last: neither he nor she
    found = next((x for x in view.children[i] if view.lower[x] in words["no"] and view.dep[x] in negates), -1)
    numbered = found >= 0 and view.word[found] == "No" and view.word[found + 1 : found + 2][0].isdigit()  # No 2 seed
    return -1 if numbered else found


def _scarce(context: ClauseContext, first: int) -> int:
    """The *hardly* of *hardly anyone*, the *not* of *not one*, where a phrase begins; -1: none."""
    view, words = context.view, context.words
    for k in (first, first - 1):
        if k < 0 or k + 1 >= view.n or view.sent[k] != view.sent[first]:
            continue
        following = view.lower[k + 1]
        if view.lower[k] in words["scarcely"] and following in words["any"]:
            return k
        if k == first and view.lower[k] == "neither":
            return k  # neither Ruiz's party nor Berg's
        denied = view.dep[k] == "neg" and view.pos[view.head[k]] in VERBAL and view.head[k] < k  # was not one for that
        if (
            view.lower[k] == "not"
            and not denied
            and (following in ("one", "many") or view.lower[k + 1 : k + 3] == ["a", "single"])
        ):
            return k
    return -1


def lemma_of(context: ClauseContext, head: int) -> str:
    """The lemma of a word in the rules: that of a verb with its particle where they have one (*call_off*)."""
    view = context.view
    if view.pos[head] in VERBAL:
        for k in view.children[head]:
            if view.dep[k] in ("prt", "advmod") and 0 < k - head <= MAX_PARTICLE_DISTANCE:
                joined = f"{view.lemma[head]}_{view.lower[k]}"
                if ("verb", joined) in context.classes:
                    return joined
    return view.lemma[head]


def rule_of(context: ClauseContext, head: int, *shapes: str) -> Rule | None:
    """The rule of a word for the first of these shapes of complement; None: there is none."""
    part, lemma = part_of(context, head), lemma_of(context, head)
    return next((rule for shape in shapes if (rule := context.rules.get((part, lemma, shape))) is not None), None)


def part_of(context: ClauseContext, head: int) -> str:
    """The part of speech of a word in the rules."""
    view = context.view
    if view.pos[head] in VERBAL:
        return "verb"
    return "adj" if view.pos[head] in ("ADJ", "ADV") or view.dep[head] == "acomp" else "noun"


def kinds_of(context: ClauseContext, head: int) -> tuple[str, ...]:
    """The names of a word's rules, "other verb" and so on where it has none."""
    part = part_of(context, head)
    return context.classes.get((part, lemma_of(context, head)), ("other " + part,))


def accuses(context: ClauseContext, head: int) -> bool:
    """True for a word of accusing; *arrest* only *for*, *charge* only *with* something, or of somebody charged.

    Not *charged the crowd*, *charged ahead*, *charged visitors £5*.
    """
    view, words = context.view, context.words
    if "alleges" not in kinds_of(context, head):
        return False
    links = [view.lower[k] for k in context.kids(head, "prep")]
    if view.lemma[head] in words["accuses of what follows for"]:
        return "for" in links
    if view.lemma[head] != "charge":
        return True
    if part_of(context, head) == "noun":
        return True
    if "with" in links:
        return not any(view.lemma[k] in ("fee", "price") for k in context.kids(head, "dobj"))
    if context.kids(head, "ccomp"):
        return True
    clause = context.clause(head)
    who = clause.subject
    person = who >= 0 and (
        view.ent[who] == "PERSON"
        or view.lower[who] in ("he", "she", "who")
        or view.lemma[who] in words["accused person"]
    )
    priced = context.kids(head, "dobj", "oprd") or "for" in links
    return clause.passive and person and not clause.modal and not priced


def shape_of(context: ClauseContext, i: int) -> str:
    """The sort of complement that a word is: ``to``, ``bare``, ``ing``, ``clause``, ``whether``, ``noun``."""
    view, clause = context.view, context.clause(i)
    if view.pos[i] not in VERBAL and not clause.auxiliaries:
        verb = context.verb_of(i)
        if verb == i:
            return "noun" if view.pos[i] != "ADJ" else "clause"
        return shape_of(context, verb)
    if clause.to:
        return "to"
    if clause.form == "ger":
        return "ing"
    if clause.form == "base" and not clause.command:
        return "bare"
    m = context.mark(context.lead(i))
    asked = (m >= 0 and view.lower[m] in ("if", "whether")) or any(
        k < i and view.tag[k] in ("WRB", "WP") for k in view.children[i]
    )
    return "whether" if asked else "clause"
