"""The extent of claims: the first and last word of each, its subject, and the quotes around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from newsangles.angles.claims.borders import borders
from newsangles.angles.claims.denials import denied_end
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.unquoted_sources import Unquoted, according, is_comment, tail, trailing
from newsangles.angles.claims.void_quotes import void_quotes
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.quotes.cues import says
from newsangles.language.parsed_text import SUBJECTS
from newsangles.language.subjects import antecedent, subjects_of
from newsangles.tables.schema import ON_REQUEST, Predicate, Quote

JOINING = frozenset("because since although though while whereas as".split())
"""Conjunctions of asserted clauses that a claim's span leaves out."""

TELLING_WHEN = frozenset("when where after before until till once if unless".split())
"""Conjunctions whose clause stays part of the claim above, whose truth depends on it."""

CLAUSE_OPENERS = frozenset("as after before since until till".split())
"""Prepositions that may be conjunctions, whose clause the parser took for a noun."""

HEARSAY = frozenset("allegedly apparently purportedly reportedly seemingly supposedly".split())
"""Adverbs of hearsay."""

_INTERJECTIONS = frozenset("no yes well oh ok okay yeah nay aye".split())

BREAKS = frozenset((";", "—", "–", "--"))
"""Marks between clauses that are separate claims."""

STRAY = frozenset("*[]()|#•")
"""Marks that are never first or last in a claim."""

MIN_JOINED_WORDS = 4
"""A clause without a subject is a claim if it has >= this many words: not *work and pray*."""


def speech_quotes(row: Predicate, by_id: Mapping[str, Quote], void: Container[str] = ()) -> list[Quote]:
    """The quotes of speech or thought around a predicate, the outermost first.

    Attitudes and intentions are left out: *seeks to mend relations* is a claim of the outlet about the source. Hearsay
    is limited to its own verb: *who fled, allegedly armed*.
    """
    chain: list[Quote] = []
    quote_id = row.quote_id
    while quote_id is not None and quote_id in by_id and quote_id not in void and len(chain) < len(by_id):
        quote = by_id[quote_id]
        if quote.cue_class not in ON_REQUEST and not (
            only_hearsay(quote) and row.status not in ("reported", "alleged")
        ):
            chain.insert(0, quote)
        quote_id = quote.inside
    return chain


def only_hearsay(quote: Quote) -> bool:
    """True for a "quote" that an adverb of hearsay makes: *reportedly*."""
    return quote.source is None and (quote.cue or "").lower() in HEARSAY


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause that is a claim: the predicate's row, its word, the clause's first and last word, its subject."""

    row: Predicate
    word: int
    first: int
    last: int
    rule: str
    subject: tuple[int, int] | None
    subject_head: int = -1
    denier: Unquoted | None = None


class Extents:
    """The extent of the clauses that are claims.

    Attributes:
        rules: The construction of each claim, by the verb of its clause.
        rows: The predicate that heads each, and its word.
        edges: The verbs of clauses at which others end, also of some that are no claims.
        void: The quotes that state nothing.
        resumed: Second reporting verbs, each with the first.
        causes: The last word of a cause, by the noun of what it caused.
        deniers: Whoever says of a claim that it is not so, by its verb.
        displaced: The subject of statements whose verb the parser put elsewhere, by that verb.
    """

    def __init__(self, context: Presentations, quotes: Sequence[Quote]) -> None:
        self.context, self.view, self.words = context, context.view, lexicon()
        self.void = void_quotes(context, quotes)
        self.quotes = {quote.quote_id: quote for quote in quotes if quote.quote_id not in self.void}
        self.rules: dict[int, str] = {}
        self.rows: dict[int, tuple[Predicate, int]] = {}
        self.edges: frozenset[int] = frozenset()
        self.resumed = self.view.second_reports
        self.causes: dict[int, int] = {}
        self.displaced: dict[int, int] = {}
        self.deniers: dict[int, Unquoted] = {}
        stated = (quote for quote in self.quotes.values() if quote.cue_class not in ON_REQUEST)
        self._in_content: set[int] = set()  # the words that begin in what somebody is quoted with
        for start, end in (part for quote in stated for part in quote.parts):
            self._in_content.update(range(bisect_left(self.view.idx, start), bisect_left(self.view.idx, end)))

    def rumoured(self, verb: int) -> int:
        """The first word of a whole statement of hearsay: *[the site] is rumoured to be*; -1: there is none."""
        view, context = self.view, self.context
        above = context.above(verb).head
        if above < 0 or view.dep[above] not in ("ROOT", "conj", "ccomp", "parataxis", "advcl"):
            return -1
        subject = context.clause(above).subject
        near = 0 <= subject < verb and view.sent[subject] == view.sent[verb] and view.free[subject]
        return view.first[subject] if near else -1

    def _accuser(self, verb: int) -> int:
        """The first word of a whole accusation: *[the board] is accused of hiding losses*; -1: it stands alone."""
        view, above = self.view, self.context.above(verb).head
        if above < 0 or view.pos[above] != "VERB" or not self.context.clause(above).finite:
            return -1
        subject = self.context.clause(above).subject
        near = 0 <= subject < above < verb and view.sent[subject] == view.sent[verb]
        return view.first[subject] if near and view.inside[subject] == view.inside[above] else -1

    def _in_whole(self, verb: int) -> bool:
        """True for an accusation, or a denied gerund, which is told with whoever is accused or denies it."""
        rule = self.rules[verb]
        return rule == "accusation" or (rule == "denied" and not self.context.clause(verb).finite)

    def own(self, verb: int) -> bool:
        """True if a claim's verb carries the assertion itself."""
        return self.context.verb_of(self.rows[verb][1]) == verb

    def said(self, unit: Unit, by_id: Mapping[str, Quote]) -> list[Quote]:
        """The quotes whose content a claim is, the outermost first; none around the verb of a cue's own statement."""
        around = speech_quotes(unit.row, by_id, self.void)
        return [quote for quote in around if not self._holds_cue(unit, quote) and not self._beside_cue(unit, quote)]

    def _beside_cue(self, unit: Unit, quote: Quote) -> bool:
        """True if a claim hangs on a participle of the cue's clause: *urged a vote, putting his name at risk*."""
        if quote.cue_start is None or quote.kind != "indirect":
            return False
        view, i = self.view, self.context.verb_of(unit.word)
        cue = view.word_at(quote.cue_start)
        while view.head[i] not in (i, cue):
            i = view.head[i]
        loose = view.dep[i] == "advcl" and view.tag[i] == "VBG" and self.context.mark(i) < 0
        return view.head[i] == cue and i > cue and loose and view.pos[cue] == "VERB" and self.context.clause(cue).finite

    def _holds_cue(self, unit: Unit, quote: Quote) -> bool:
        """True if the cue stands in the claim's subject: *the charity that says it feeds children is closing*."""
        if quote.cue_start is None or unit.subject_head < 0:
            return False
        cue, verb = self.view.word_at(quote.cue_start), self.context.verb_of(unit.word)
        if verb in self.displaced:
            return unit.subject_head < cue < verb
        return self.view.dominates(unit.subject_head, cue) and self.view.dominates(self.context.verb_of(unit.word), cue)

    def unit(self, verb: int) -> Unit:
        """A claim's clause, without the claims at its edges and without the word that joins it to another."""
        view = self.view
        row, word = self.rows[verb]
        words = self.own_words(verb)
        first, last = min(words), max(words)
        subject = self._subject(verb)
        said = self.said(Unit(row, word, first, last, "", None, subject), self.quotes)
        quote = self.quotes.get(row.quote_id or "")
        if said and quote is not None and not only_hearsay(quote) and self.own(verb):  # never beyond its quote
            parts = [(quote.start, quote.end)] if quote.kind == "indirect" else quote.parts
            inside = [i for a, b in parts if a <= view.idx[word] < b for i in words if a <= view.idx[i] < b]
            outside = verb < min(inside, default=first) and first <= verb  # It was, she said, “a place …”
            first, last = first if outside else min(inside, default=first), max(inside, default=last)
        within = 0 <= subject < verb and subject in self._in_content
        begins = view.first[subject] if within else verb  # [The guard was charged with assault]
        while not said and first < begins and first in self._in_content:
            first += 1  # nor does the outlet's claim begin inside a quote
        if not said:
            first, last = self._without_attribution(first, verb, last)
        first, last = self._between(first, verb, last, subject)
        first, last = borders(self.context, first, verb, last)
        last = self._with_teller(verb, last)
        while first < last and not self._opens(first, verb):
            first += 1
        while last > first and (not view.free[last] or view.dep[last] == "cc" or view.word[last] in STRAY):
            last -= 1
        last = denied_end(self.context, verb, last) if verb in self.deniers else last
        if self._in_whole(verb) and (begin := self._accuser(verb)) >= 0:
            first = min(first, begin)
        if self.rules[verb] == "relative":
            first = min(first, begin := view.first[view.head[verb]]) + (view.dep[min(first, begin)] == "cc")
        if self.rules[verb] == "hearsay" and (begin := self.rumoured(verb)) >= 0:
            first = min(first, begin)
        if view.dep[verb] == "oprd" and 0 <= subject < first:
            first = view.first[subject]  # called [the letter important]
        closing = next((i for i in range(last + 1, min(last + 4, view.n)) if view.closes[i] or view.free[i]), last)
        opened = sum(view.opens[first : last + 1]) - sum(view.closes[first : last + 1])
        if view.closes[closing] and opened > 0:
            last = closing
        while last + 2 < view.n and view.word[last + 1] == "-" and view.end[last] == view.idx[last + 1]:
            if view.end[last + 1] != view.idx[last + 2] or not view.free[last + 2]:
                break
            last += 2  # re-elected
            last = max(last, view.last[last]) if view.head[last] == verb or last == verb else last
        last = self._with_list(last)
        held = view.word[first : last + 1]
        if view.word[last + 1 : last + 2] == [")"] and held.count("(") > held.count(")"):
            last += 1
        span = (view.first[subject], view.last[subject]) if subject >= 0 else None
        if span is not None and first <= subject <= last:
            span = (max(first, span[0]), span[1])
        if span is not None and not span[0] <= subject <= span[1]:
            span = (subject, subject)
        if span is not None and span[1] < verb - 1 and view.lower[span[1]] in ("and", "or"):
            helpers = (k for k in view.children[verb] if view.dep[k] in ("aux", "auxpass", "neg"))
            span = (span[0], min([verb, *(k for k in helpers if span[1] < k)]) - 1)  # trade and, above all, travel
        if span is not None and span[0] <= verb <= span[1]:
            span = (min(span[0], subject), subject)  # the mayor, who had …: without modifiers of the subject
        return Unit(row, word, first, last, self.rules[verb], span, subject, self.deniers.get(verb))

    def _between(self, first: int, verb: int, last: int, subject: int) -> tuple[int, int]:
        """The same words without those after (before) a semicolon or dash with another clause beyond it."""
        view = self.view
        for i in range(first, last + 1):
            if view.word[i] in BREAKS and not view.inside[i]:
                if i > verb and any(k in self.edges for k in range(i + 1, last + 1)):
                    return first, i - 1
                if i < verb and not first <= subject < i and any(k in self.edges for k in range(first, i)):
                    first = i + 1
        return first, last

    def _with_teller(self, verb: int, last: int) -> int:
        """The last word, or that of a clause that lost its subject: *fell as the bank [said …]*."""
        view, teller = self.view, self.view.head[verb]
        cut = view.dep[verb] == "ccomp" and last + 1 == teller and view.pos[teller] == "VERB"
        if not cut or view.inside[last] or self.context.kids(teller, *SUBJECTS):
            return last
        begins = any(view.lower[i] in CLAUSE_OPENERS and view.dep[i] == "prep" for i in range(verb + 1, last))
        return view.last[teller] if begins else last

    def _without_attribution(self, first: int, verb: int, last: int) -> tuple[int, int]:
        """The same words without an attribution at an end: *…, leaked files show*, *as police confirmed, …*."""
        view = self.view
        sentence = view.sent[verb]
        endings = (tail(self.context, sentence), trailing(self.context, sentence), according(self.context, verb))
        for ending in endings:
            if ending is not None and verb < ending.outside[0] and last in ending.outside:
                last = min(last, ending.outside[0] - 1)
        for k in view.children[verb]:
            if is_comment(self.context, k):
                if view.first[k] <= first and view.last[k] < verb:
                    first = view.last[k] + 1
                elif view.last[k] >= last and view.first[k] > verb:
                    last = view.first[k] - 1
        return first, last

    def _with_list(self, last: int) -> int:
        """The last word of a claim, or that of the clauses after the colon behind it: *three things happened: …*."""
        view = self.view
        if last + 2 >= view.n or view.word[last + 1] != ":" or view.inside[last + 1]:
            return last
        end = view.free_bounds[view.sent[last]][1]
        small = view.word[last + 2][:1].islower() and not view.inside[last + 2]
        return (
            end
            if small and view.sent[last + 2] == view.sent[last] and not any(view.inside[last + 1 : end + 1])
            else last
        )

    def _subject(self, verb: int) -> int:
        """The head of a clause's subject: its own, or by control from the clause above; -1: none."""
        view, context = self.view, self.context
        if verb in self.displaced:
            return self.displaced[verb]
        if view.head[verb] in self.resumed:
            return context.clause(self.resumed[view.head[verb]]).subject
        if verb in self.resumed:
            return context.clause(self.resumed[verb]).subject
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
        if view.lower[i] in _INTERJECTIONS and i + 1 < view.n and view.word[i + 1] in (",", ":", ";", "—", "–"):
            return False  # No: two men had come
        joins = view.dep[i] == "cc" and view.head[i] in (verb, view.head[verb]) and view.lower[i] != "nor"
        if view.lower[i] in self.words["connective"] and i + 1 < view.n and view.lower[i + 1] == ",":
            return False  # Meanwhile, …
        return not (joins or (view.dep[i] == "mark" and view.lower[i] == "that"))

    def own_words(self, verb: int) -> list[int]:
        """The words of a clause, without clauses joined to it, and without those at its edges that are claims."""
        view, edges = self.view, self.edges
        joined = [k for k in view.children[verb] if k in edges and view.dep[k] in ("conj", "parataxis") and k > verb]
        joined += [k for k in view.children[verb] if k < verb and k in edges and self._before_a_break(k, verb)]
        joined += [k for k in view.children[verb] if k in self.resumed]
        words, others, stack = {verb}, [], [k for k in view.children[verb] if k not in joined]
        while stack:
            k = stack.pop()
            words.add(k)
            stack.extend(view.children[k])
            if k in edges and view.dep[k] in ("advcl", "pcomp", "conj") and not self._stays(k):
                others.append(self._reach(k))
        free = {i for i in words if view.free[i]} | {verb}
        begin, end = min(free), max(free)
        for first, last in sorted(others, key=lambda reach: reach[0] - reach[1]):  # the longest first
            if not first <= verb <= last and (last >= end or first <= begin):
                free = {i for i in free if not first <= i <= last}
                begin, end = min(free), max(free)
        above = view.head[verb]
        relative = view.dep[verb] == "ccomp" and view.dep[above] == "relcl" and begin < above < verb
        if relative and sum(view.free[above + 1 : end + 1]) >= MIN_JOINED_WORDS:
            begin = above + 1  # a reform which he said [would …]
        if verb in self.causes:
            end = max(end, self.causes[verb])
            return list(range(begin, end + 1))
        if verb in self.displaced:
            begin = view.first[self.displaced[verb]]
            return list(range(begin, max(end, verb) + 1))
        return sorted(i for i in words if begin <= i <= end)

    def _stays(self, k: int) -> bool:
        """True for a claim that is a part of the clause above: *when he fell*, *which she denied*."""
        mark = self.context.mark(k)
        return (mark >= 0 and self.view.lower[mark] in TELLING_WHEN) or self.rules.get(k) in ("accusation", "hearsay")

    def _before_a_break(self, k: int, verb: int) -> bool:
        """True for a clause before a mark, parsed as the next one's content: *the dam broke, the road …*."""
        view = self.view
        end = min(view.last[k] + 1, view.n - 1)
        breaks = view.last[k] < verb and view.word[end] in (":", ",", *BREAKS)
        if view.dep[k] != "ccomp" or not breaks or view.inside[k] != view.inside[verb]:
            return False
        if not view.inside[k] and not says(view, verb):
            return True
        context = self.context
        told = says(view, verb) or view.lemma[verb] in context.words["opines"]
        if told and not any(x > verb for x in context.kids(verb, "ccomp")):
            return False  # it was, I think, the worst
        whole = context.clause(k).finite and context.clause(k).subject >= 0
        return whole and any(x > end for x in context.kids(verb, "nsubj", "nsubjpass", "expl"))

    def _reach(self, i: int) -> tuple[int, int]:
        """The first and last word of a clause, its preposition included: *with talks ending*."""
        view, head = self.view, self.view.head[i]
        first = view.first[head] if view.dep[i] == "pcomp" and view.pos[head] == "ADP" else view.first[i]
        return first, view.last[i]
