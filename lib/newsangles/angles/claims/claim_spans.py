"""Claims: the clauses that can be true or false by themselves, and their extent.

A claim inside a quote is attributed to the quote's source, any other to the outlet. Its certainty and status are those
of the predicate that heads it (`newsangles.angles.factuality`). Whether a claim is true is not decided here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.subjects import antecedent, subjects_of
from newsangles.tables.schema import ON_REQUEST, Predicate, Quote

ASSERTING = frozenset("because since although though while whereas as after when before where".split())
"""Conjunctions whose clause is asserted or presupposed, besides the clause above."""

JOINING = frozenset("because since although though while whereas as".split())
"""Those of `ASSERTING` that a claim's span leaves out."""

TELLING_WHEN = frozenset("when after before until till once if unless".split())
"""Conjunctions whose clause stays part of the claim above, whose truth depends on it."""

HEARSAY = frozenset("allegedly apparently purportedly reportedly seemingly supposedly".split())
"""Adverbs of hearsay."""

RAISING = frozenset(
    "going to|is to|have to|yet to|expected|scheduled|supposed|seems|likely|unlikely|sure|plans|wants|commits".split(
        "|"
    )
)
"""Rules of raising predicates, whose complement is the claim: *prices are expected to fall* claims a fall."""

BREAKS = frozenset((";", "—", "–", "--"))
"""Marks between clauses that are separate claims."""

STRAY = frozenset("*[]()|#•")
"""Marks that are never first or last in a claim."""

MIN_SET_OFF_WORDS = 5
"""A clause set off by a comma is a claim if it has >= this many words: not *including nickel*."""


def speech_quotes(row: Predicate, by_id: Mapping[str, Quote]) -> list[Quote]:
    """The quotes of speech or thought around a predicate, the outermost first.

    Attitudes and intentions are left out: *seeks to mend relations* is a claim of the outlet about the source. Hearsay
    is limited to its own verb: *who fled, allegedly armed*.
    """
    chain: list[Quote] = []
    quote_id = row.quote_id
    while quote_id is not None and len(chain) < len(by_id):
        quote = by_id[quote_id]
        only_hearsay = quote.source is None and (quote.cue or "").lower() in HEARSAY
        if quote.cue_class not in ON_REQUEST and not (only_hearsay and row.status not in ("reported", "alleged")):
            chain.insert(0, quote)
        quote_id = quote.inside
    return chain


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause that is a claim: the predicate's row, its word, the clause's first and last word, its subject."""

    row: Predicate
    word: int
    first: int
    last: int
    rule: str
    subject: tuple[int, int] | None


class Units:
    """The clauses of a document that are claims, and their extent."""

    def __init__(self, context: Presentations, quotes: Sequence[Quote], predicates: Sequence[Predicate]) -> None:
        self.context, self.view, self.words = context, context.view, lexicon()
        self.quotes = {quote.quote_id: quote for quote in quotes}
        view = self.view
        self.rules: dict[int, str] = {}  # by the verb of the clause
        self.rows: dict[int, tuple[Predicate, int]] = {}
        for row in predicates:
            word = view.word_at(row.start)
            rule = self.rule(row, word)
            if rule:
                verb = context.verb_of(word)
                self.rules[verb], self.rows[verb] = rule, (row, word)
        by_word = {view.word_at(row.start): row for row in predicates}
        for verb, (_, word) in list(self.rows.items()):
            inner = self._raised(verb, word)
            if inner in by_word:
                self.rows[verb] = by_word[inner], inner
                self.rules.pop(inner, None)
        self._contents = [part for q in quotes if q.cue_class not in ON_REQUEST for part in q.parts]
        self.edges = frozenset(self.rules)  # heads of clauses at which others end, also if they are no claims
        for verb in self._only_cues(quotes):
            self.rules.pop(verb, None)

    def rule(self, row: Predicate, word: int) -> str:
        """The construction by which a predicate heads a claim; "" if it heads none."""
        view, context = self.view, self.context
        if row.rule == "event noun":
            return ""
        verb = context.verb_of(word)
        clause, lead = context.clause(verb), context.lead(verb)
        relation = view.dep[lead]
        if clause.command or row.status == "question":  # neither can be true or false
            return ""
        if row.status in ("alleged", "reported") and relation in ("pcomp", "xcomp", "amod") and verb == lead:
            above = context.above(verb).head
            if above < 0 or context.of(above).status != row.status:  # only at the top of the hearsay
                return "hearsay" if row.status == "reported" else "accusation"
            return ""
        if relation == "oprd" or row.rule == "noun clause":
            judged = row.status == "opinion" and row.quote_id is not None
            headline = relation == "ROOT" and clause.subject >= 0
            return "judgement" if judged else "headline" if headline else ""
        if relation == "ROOT" and not clause.finite:
            return "headline" if clause.subject >= 0 else ""
        if clause.finite:
            return self._finite(verb, lead, relation)
        participle = view.tag[verb] in ("VBG", "VBN") and verb == lead
        scene = view.lemma[verb] in self.words["scene"]
        if relation == "advcl" and participle and not scene and self._set_off(verb) and context.mark(verb) < 0:
            return "participle"
        if relation == "pcomp" and participle and any(view.dep[k] == "nsubj" for k in view.children[verb]):
            return "with"
        return ""

    def _finite(self, verb: int, lead: int, relation: str) -> str:
        """As `rule`, for a clause with a tense."""
        view, context = self.view, self.context
        if verb != lead:
            return "joined" if self._finite(lead, lead, relation) or not context.clause(lead).finite else ""
        if relation in ("ROOT", "parataxis", "dep", "conj"):
            return "sentence"
        if relation == "ccomp":
            return "content"
        if relation == "advcl":
            mark = context.mark(verb)
            if context.condition(verb) >= 0:
                return ""
            if mark >= 0 and view.lower[mark] in TELLING_WHEN and not context.clause(verb).past:
                return ""  # when it stops
            return "adverbial" if mark < 0 or view.lower[mark] in ASSERTING else ""
        if relation == "pcomp":
            return "adverbial"
        if relation == "relcl":
            return "relative" if self._set_off(verb) else ""
        return ""

    def _raised(self, verb: int, word: int) -> int:
        """The word below a claim's head that carries the assertion; -1: the head itself does."""
        view, context = self.view, self.context
        active = view.pos[word] == "VERB" and not context.clause(verb).passive
        for k in (*context.kids(word, "xcomp"), *context.kids(verb, "xcomp")):
            found = [rule for at, rule in context.of(k).cues if at in (verb, word)]
            if RAISING.intersection(found) and not (active and {"expected", "supposed", "scheduled"} & set(found)):
                return k
        return -1

    def _own(self, verb: int) -> bool:
        """True if a claim's verb carries the assertion itself."""
        return self.context.verb_of(self.rows[verb][1]) == verb

    def _set_off(self, verb: int) -> bool:
        """True if a comma or dash stands before a clause of some length."""
        view, first = self.view, self.view.first[verb]
        return first > 0 and view.edge[first - 1] and view.last[verb] - first + 1 >= MIN_SET_OFF_WORDS

    def _only_cues(self, quotes: Sequence[Quote]) -> list[int]:
        """Clauses that only attribute: their content is a claim, and the quote has the attribution."""
        view, found = self.view, []
        heads = sorted(view.idx[word] for _, word in self.rows.values())
        for quote in quotes:
            if quote.cue_start is None or quote.cue_end is None:
                continue
            content = any(a <= at < b for a, b in quote.parts for at in heads[bisect_left(heads, a) :][:1])
            cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
            found += [k for k in cue if self.rules.get(k) == "participle"]  # citing ongoing talks
            if quote.cue_class in ON_REQUEST:
                continue
            if content and not any(a <= view.idx[k] < b for k in cue for a, b in quote.parts):
                found += [k for k in cue if k in self.rules and self._own(k)]
        return found

    def chosen(self) -> Iterator[Unit]:
        """The claims, in the order of the text."""
        yield from sorted(map(self.unit, self.rules), key=lambda unit: (unit.first, -unit.last, unit.word))

    def unit(self, verb: int) -> Unit:
        """A claim's clause, without the claims at its edges and without the word that joins it to another."""
        view = self.view
        row, word = self.rows[verb]
        words = self._own_words(verb)
        first, last = min(words), max(words)
        says = speech_quotes(row, self.quotes)
        if says and row.quote_id is not None and self._own(verb):  # never beyond the content of its quote
            quote = self.quotes[row.quote_id]
            parts = [(quote.start, quote.end)] if quote.kind == "indirect" else quote.parts
            inside = [i for a, b in parts if a <= view.idx[word] < b for i in words if a <= view.idx[i] < b]
            first, last = min(inside, default=first), max(inside, default=last)
        while not says and first < verb and any(a <= view.idx[first] < b for a, b in self._contents):
            first += 1  # nor does the outlet's claim begin inside a quote
        first, last = self._between(first, verb, last)
        while first < last and not self._opens(first, verb):
            first += 1
        while last > first and (not view.free[last] or view.dep[last] == "cc" or view.word[last] in STRAY):
            last -= 1
        subject = self._subject(verb)
        if view.dep[verb] == "oprd" and 0 <= subject < first:
            first = view.first[subject]  # called [the letter important]
        closing = next((i for i in range(last + 1, min(last + 4, view.n)) if view.closes[i] or view.free[i]), last)
        opened = sum(view.opens[first : last + 1]) - sum(view.closes[first : last + 1])
        if view.closes[closing] and opened > 0:
            last = closing
        within = view.word[first : last + 1]
        if view.word[last + 1 : last + 2] == [")"] and within.count("(") > within.count(")"):
            last += 1
        span = (view.first[subject], view.last[subject]) if subject >= 0 else None
        if span is not None and first <= subject <= last:
            span = (max(first, span[0]), span[1])
        if span is not None and not span[0] <= subject <= span[1]:
            span = (subject, subject)
        if span is not None and span[0] <= verb <= span[1]:
            span = (min(span[0], subject), subject)  # the mayor, who had …: without modifiers of the subject
        return Unit(row, word, first, last, self.rules[verb], span)

    def _between(self, first: int, verb: int, last: int) -> tuple[int, int]:
        """The same words without those after (before) a semicolon or dash with another clause beyond it."""
        view = self.view
        for i in range(first, last + 1):
            if view.word[i] in BREAKS and not view.inside[i]:
                if i > verb and any(k in self.edges for k in range(i + 1, last + 1)):
                    return first, i - 1
                if i < verb and any(k in self.edges for k in range(first, i)):
                    first = i + 1
        return first, last

    def _subject(self, verb: int) -> int:
        """The head of a clause's subject: its own, or by control from the clause above; -1: none."""
        view, context = self.view, self.context
        found = subjects_of(view).of(verb)
        if found is not None:
            return antecedent(view, found.word)  # the mayor, who had …
        above, relation, _ = context.above(verb)
        objects = context.kids(above, "dobj") if above >= 0 and relation == "oprd" else []
        return objects[0] if objects else context.clause(verb).subject

    def _opens(self, i: int, verb: int) -> bool:
        """True if a claim may begin with this word."""
        view = self.view
        if not view.free[i] or view.word[i] in STRAY:
            return False
        if view.dep[i] == "mark" and view.head[i] == verb and view.lower[i] in JOINING:
            return False
        joins = view.dep[i] == "cc" and view.head[i] in (verb, view.head[verb])
        if view.lower[i] in self.words["connective"] and i + 1 < view.n and view.lower[i + 1] == ",":
            return False  # Meanwhile, …
        return not (joins or (view.dep[i] == "mark" and view.lower[i] == "that"))

    def _own_words(self, verb: int) -> list[int]:
        """The words of a clause, without clauses joined to it, and without those at its edges that are claims."""
        view, edges = self.view, self.edges
        joined = [k for k in view.children[verb] if k in edges and view.dep[k] in ("conj", "parataxis") and k > verb]
        words, others, stack = {verb}, [], [k for k in view.children[verb] if k not in joined]
        while stack:
            k = stack.pop()
            words.add(k)
            stack.extend(view.children[k])
            mark = self.context.mark(k)
            stays = mark >= 0 and view.lower[mark] in TELLING_WHEN
            if k in edges and view.dep[k] in ("advcl", "pcomp", "conj") and not stays:
                others.append(self._reach(k))
        free = {i for i in words if view.free[i]} | {verb}
        begin, end = min(free), max(free)
        for first, last in sorted(others, key=lambda reach: reach[0] - reach[1]):  # the longest first
            if not first <= verb <= last and (last >= end or first <= begin):
                free = {i for i in free if not first <= i <= last}
                begin, end = min(free), max(free)
        return sorted(i for i in words if begin <= i <= end)

    def _reach(self, i: int) -> tuple[int, int]:
        """The first and last word of a clause, its preposition included: *with talks ending*."""
        view, head = self.view, self.view.head[i]
        first = view.first[head] if view.dep[i] == "pcomp" and view.pos[head] == "ADP" else view.first[i]
        return first, view.last[i]
