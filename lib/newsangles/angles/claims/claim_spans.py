"""Claims: the clauses that can be true or false by themselves, and their extent.

A claim inside a quote is attributed to the quote's source, any other to the outlet. Its certainty and status are those
of the predicate that heads it (`newsangles.angles.factuality`). Whether a claim is true is not decided here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsangles.angles.claims.clause_kinds import (
    asked_within,
    cut_short,
    displaced_subject,
    elliptic,
    fills_in,
    only_describes,
    open_to_hearsay,
    shares_scope,
    stands_for_noun,
    stays_with_main,
)
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.unquoted_sources import (
    according,
    gapped,
    governing,
    is_comment,
    only_says,
    pointing_back,
    tail,
    trailing,
)
from newsangles.angles.claims.void_quotes import gives_task, unsaid, void_quotes
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.quotes.cues import says
from newsangles.language.second_reports import second_reports
from newsangles.language.subjects import antecedent, subjects_of
from newsangles.tables.schema import ON_REQUEST, Predicate, Quote

ASSERTING = frozenset("because since although though while whereas as after when before where".split())
"""Conjunctions whose clause is asserted or presupposed, besides the clause above."""

JOINING = frozenset("because since although though while whereas as".split())
"""Those of `ASSERTING` that a claim's span leaves out."""

TELLING_WHEN = frozenset("when where after before until till once if unless".split())
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

MIN_JOINED_WORDS = 4
"""A clause without a subject of its own is a claim if it has >= this many words: not *work and pray*."""

MIN_ACCUSATION_WORDS = 2
"""An accusation's clause is a claim if it has >= this many words: accused of *killing her husband*."""

MIN_SET_OFF_WORDS = 5
"""A clause set off by a comma is a claim if it has >= this many words: not *including nickel*."""


_SUBJECTS_OF = ("nsubj", "nsubjpass", "csubj", "expl")


def speech_quotes(row: Predicate, by_id: Mapping[str, Quote], void: Container[str] = ()) -> list[Quote]:
    """The quotes of speech or thought around a predicate, the outermost first.

    Attitudes and intentions are left out: *seeks to mend relations* is a claim of the outlet about the source. Hearsay
    is limited to its own verb: *who fled, allegedly armed*.
    """
    chain: list[Quote] = []
    quote_id = row.quote_id
    while quote_id is not None and quote_id in by_id and quote_id not in void and len(chain) < len(by_id):
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
    subject_head: int = -1


class Units:
    """The clauses of a document that are claims, and their extent."""

    def __init__(self, context: Presentations, quotes: Sequence[Quote], predicates: Sequence[Predicate]) -> None:
        self.context, self.view, self.words = context, context.view, lexicon()
        self.void = void_quotes(context, quotes)
        quotes = [quote for quote in quotes if quote.quote_id not in self.void]
        self.quotes = {quote.quote_id: quote for quote in quotes}
        view = self.view
        self.resumed = second_reports(view)
        self.causes: dict[int, int] = {}  # the last word of the cause, by the noun of what it caused
        self.displaced: dict[int, int] = {}  # the first word of the whole statement, by its verb
        self._only_pointing: dict[int, bool] = {}  # by sentence
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
        self._report_anew(by_word)
        for root in [k for k in self.rules if cut_short(context, k) and view.word[view.bounds[view.sent[k]][1]] == "."]:
            for verb in [k for k in self.rules if k != root and view.sent[k] == view.sent[root] and not view.inside[k]]:
                self.rules.pop(verb)  # The teacher helping boys learn was honoured
        self._restore_main_verbs()
        self._contents = [part for q in quotes if q.cue_class not in ON_REQUEST for part in q.parts]
        for verb in [k for k, rule in self.rules.items() if rule == "hearsay" and self._rumoured(k) >= 0]:
            self.rules.pop(context.above(verb).head, None)  # the hall was rumoured
        self.edges = frozenset(self.rules)
        for verb in [verb for verb in sorted(self.rules) if self._fragment(verb)]:
            self.rules.pop(verb)
        self.edges = frozenset(self.rules)  # heads of clauses at which others end, also if they are no claims
        told = [k for k in self.rules if view.dep[k] == "ccomp" and governing(context, k) is not None]
        for verb in {view.head[k] for k in told}:
            self.rules.pop(verb, None)  # said that, where no quote was found
        for verb in [k for k in self.rules if only_says(context, k)]:
            self.rules.pop(verb)  # …, he continued, …
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
        if clause.command or row.status == "question" or asked_within(context, lead):  # neither true nor false
            return ""
        if self._points_back(view.sent[verb]) or is_comment(context, verb) or self._announces(verb):
            return ""
        if row.status in ("alleged", "reported") and relation in ("pcomp", "xcomp", "amod") and verb == lead:
            above = context.above(verb).head
            if not open_to_hearsay(context, verb, above, row.status) or gives_task(context, above):
                return ""
            if above < 0 or context.of(above).status != row.status:  # only at the top of the hearsay
                return "hearsay" if row.status == "reported" else "accusation"
            return ""
        if relation == "oprd" or row.rule == "noun clause":
            judged = row.status == "opinion" and row.quote_id is not None
            headline = relation == "ROOT" and clause.subject >= 0
            return "judgement" if judged else "headline" if headline else ""
        if relation == "ROOT" and not clause.finite:
            return "headline" if 0 <= clause.subject < verb == lead else ""
        if clause.finite:
            return self._finite(verb, lead, relation)
        participle = view.tag[verb] in ("VBG", "VBN") and verb == lead
        scene = view.lemma[verb] in self.words["scene"]
        if relation == "advcl" and participle and not scene and self._set_off(verb) and context.mark(verb) < 0:
            preposed = verb < view.head[verb]  # Heading into the vote, …
            return "" if preposed or only_describes(context, verb) else "participle"
        linked = view.head[verb]  # …, with talks ending
        absolute = relation == "pcomp" and participle and view.lower[linked] == "with"
        absolute = absolute and linked > 0 and view.edge[linked - 1]
        long = view.last[verb] - view.first[verb] + 1 >= MIN_SET_OFF_WORDS
        if absolute and long and any(view.dep[k] == "nsubj" for k in view.children[verb]):
            return "with"
        return ""

    def _finite(self, verb: int, lead: int, relation: str) -> str:
        """As `rule`, for a clause with a tense."""
        view, context = self.view, self.context
        if verb != lead:
            return "joined" if self._finite(lead, lead, relation) or not context.clause(lead).finite else ""
        if relation in ("ROOT", "parataxis", "dep", "conj"):
            return "sentence"
        if stays_with_main(context, verb) or stands_for_noun(context, verb):
            return ""
        above = view.head[verb]
        if relation == "ccomp":
            return "" if unsaid(context, above) or cut_short(context, above) else "content"
        if relation == "advcl":
            mark = context.mark(verb)
            if context.condition(verb) >= 0:
                return ""
            if mark >= 0 and view.lower[mark] in TELLING_WHEN:
                return ""  # when it stops
            if mark >= 0 and view.lower[mark] == "as" and gapped(context, verb):
                return ""  # as she had planned
            return "adverbial" if mark < 0 or view.lower[mark] in ASSERTING else ""
        if relation == "pcomp":
            return "adverbial"
        if relation == "relcl":
            return "relative" if self._set_off(verb) and not only_describes(context, verb) else ""
        return ""

    def _points_back(self, sentence: int) -> bool:
        """True for a sentence that only says whose word the one before was."""
        if sentence not in self._only_pointing:
            self._only_pointing[sentence] = pointing_back(self.context, sentence) is not None
        return self._only_pointing[sentence]

    def _rumoured(self, verb: int) -> int:
        """The first word of a whole statement of hearsay: *[the site] is rumoured to be*; -1: there is none."""
        view, context = self.view, self.context
        above = context.above(verb).head
        if above < 0 or view.dep[above] not in ("ROOT", "conj", "ccomp", "parataxis", "advcl"):
            return -1
        subject = context.clause(above).subject
        near = 0 <= subject < verb and view.sent[subject] == view.sent[verb] and view.free[subject]
        return view.first[subject] if near else -1

    def _announces(self, verb: int) -> bool:
        """True for a verb of saying whose content comes after a colon: *The governor added:*."""
        view = self.view
        after = view.last[verb] + 1
        ends = 0 < after < view.n and view.word[after] == ":"
        return ends and says(view, verb) and gapped(self.context, verb)

    def _report_anew(self, by_word: Mapping[int, Predicate]) -> None:
        """Make what a second reporting verb reports the claim: *and also reported [shelling of the town]*."""
        for verb in self.resumed:
            things = [k for k in self.context.kids(verb, "dobj", "xcomp", "ccomp") if k in by_word]
            if things and self.context.kids(things[0], *_SUBJECTS_OF):
                self.rules.pop(verb, None)  # its clause is a claim by itself
            elif things:
                self.rules.pop(verb, None)
                self.rules[things[0]], self.rows[things[0]] = "reported", (by_word[things[0]], things[0])
        for verb in [k for k in self.rules if self.view.lemma[k] in self.words["giving causes"]]:
            for thing in self.context.kids(verb, "dobj"):
                below = (*self.context.kids(thing, "prep"), *self.context.kids(verb, "prep"))
                caused = [k for k in below if k > thing and self.view.lower[k] in ("on", "to", "for")]
                if thing in by_word and caused:  # blamed [the delay on the weather]
                    self.rules[thing], self.rows[thing] = "reported", (by_word[thing], thing)
                    self.causes[thing] = self.view.last[caused[-1]]

    def _restore_main_verbs(self) -> None:
        """Give a statement's last verb the subject and words that the parser gave to a clause within it."""
        for verb in sorted(self.rules):
            subject = displaced_subject(self.context, verb)
            if subject < 0 or self.rules[verb] not in ("joined", "sentence", "content"):
                continue
            first = self.view.first[subject]
            self.displaced[verb] = subject
            for other in [k for k in self.rules if first <= k < verb]:
                self.rules.pop(other)

    def _fragment(self, verb: int) -> bool:
        """True if a clause is too short, without a subject, to be a claim: *they live, [work and pray]*."""
        context, view = self.context, self.view
        if self.rules[verb] in ("headline", "judgement", "reported") or verb in self.displaced:
            return False
        if self.rules[verb] == "accusation":
            return sum(view.free[i] for i in self._own_words(verb)) < MIN_ACCUSATION_WORDS
        if self.rules[verb] == "hearsay":
            return self._rumoured(verb) < 0
        if fills_in(context, verb) or elliptic(context, verb):
            return True
        if view.dep[verb] == "ROOT" or any(view.first[k] <= verb for k in context.kids(verb, *_SUBJECTS_OF)):
            return False
        if self.rules[verb] in ("joined", "sentence") and shares_scope(context, verb):
            return True
        own = self._own_words(verb)
        begin = next((i for i in own if view.free[i] and view.dep[i] != "cc"), verb)
        if self.rules[verb] == "joined" and view.pos[begin] == "ADP" and view.dep[begin] != "prep":
            return True
        tells = context.clause(verb).past and any(view.pos[k] != "PRON" for k in context.kids(verb, "dobj"))
        words = sum(view.free[i] and view.dep[i] != "cc" for i in own)
        return words < MIN_JOINED_WORDS - tells  # resigned and [left the town]

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
            told = content or (quote.kind == "direct" and any(says(self.view, k) for k in cue))
            if told:
                found += [k for k in self.rules if self.rules[k] == "participle" and self.view.head[k] in cue]
            if told and not any(a <= view.idx[k] < b for k in cue for a, b in quote.parts):
                found += [k for k in cue if k in self.rules and self._own(k)]
        return found

    def said(self, unit: Unit, by_id: Mapping[str, Quote]) -> list[Quote]:
        """The quotes whose content a claim is, the outermost first; none around the verb of a cue's own statement."""
        around = speech_quotes(unit.row, by_id, self.void)
        return [quote for quote in around if not self._holds_cue(unit, quote) and not self._beside_cue(unit, quote)]

    def _beside_cue(self, unit: Unit, quote: Quote) -> bool:
        """True if a claim hangs on a participle of the cue's clause: *told them to vote, putting his name at risk*."""
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

    def chosen(self) -> Iterator[Unit]:
        """The claims, in the order of the text."""
        yield from sorted(map(self.unit, self.rules), key=lambda unit: (unit.first, -unit.last, unit.word))

    def unit(self, verb: int) -> Unit:
        """A claim's clause, without the claims at its edges and without the word that joins it to another."""
        view, context = self.view, self.context
        row, word = self.rows[verb]
        words = self._own_words(verb)
        first, last = min(words), max(words)
        subject = self._subject(verb)
        said = self.said(Unit(row, word, first, last, "", None, subject), self.quotes)
        if said and row.quote_id in self.quotes and self._own(verb):  # never beyond the content of its quote
            quote = self.quotes[row.quote_id]
            parts = [(quote.start, quote.end)] if quote.kind == "indirect" else quote.parts
            inside = [i for a, b in parts if a <= view.idx[word] < b for i in words if a <= view.idx[i] < b]
            outside = verb < min(inside, default=first) and first <= verb  # It was, she said, “a place …”
            first, last = first if outside else min(inside, default=first), max(inside, default=last)
        within = 0 <= subject < verb and any(a <= view.idx[subject] < b for a, b in self._contents)
        begins = view.first[subject] if within else verb  # [The guard was charged with assault]
        while not said and first < begins and any(a <= view.idx[first] < b for a, b in self._contents):
            first += 1  # nor does the outlet's claim begin inside a quote
        if not said:
            first, last = self._without_attribution(first, verb, last)
        first, last = self._between(first, verb, last, subject)
        while first < last and not self._opens(first, verb):
            first += 1
        while last > first and (not view.free[last] or view.dep[last] == "cc" or view.word[last] in STRAY):
            last -= 1
        accused = self.rules[verb] == "accusation" and subject < first and view.sent[subject] == view.sent[verb]
        if (
            accused
            and sum(view.free[first : last + 1]) < MIN_JOINED_WORDS
            and context.clause(view.head[subject]).passive
        ):
            first = view.first[subject]  # the board is accused of hiding losses
        if self.rules[verb] == "hearsay" and (begin := self._rumoured(verb)) >= 0:
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
        if span is not None and span[0] <= verb <= span[1]:
            span = (min(span[0], subject), subject)  # the mayor, who had …: without modifiers of the subject
        return Unit(row, word, first, last, self.rules[verb], span, subject)

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
        joins = view.dep[i] == "cc" and view.head[i] in (verb, view.head[verb])
        if view.lower[i] in self.words["connective"] and i + 1 < view.n and view.lower[i + 1] == ",":
            return False  # Meanwhile, …
        return not (joins or (view.dep[i] == "mark" and view.lower[i] == "that"))

    def _own_words(self, verb: int) -> list[int]:
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
            mark = self.context.mark(k)
            stays = mark >= 0 and view.lower[mark] in TELLING_WHEN
            stays = stays or self.rules.get(k) in ("accusation", "hearsay")
            if k in edges and view.dep[k] in ("advcl", "pcomp", "conj") and not stays:
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

    def _before_a_break(self, k: int, verb: int) -> bool:
        """True for a clause before a mark that the parser made the content of the next: *the dam broke, the road …*."""
        view = self.view
        breaks = view.last[k] < verb and view.word[min(view.last[k] + 1, view.n - 1)] in (":", ",", ";")
        return view.dep[k] == "ccomp" and breaks and not says(view, verb) and not view.inside[k]

    def _reach(self, i: int) -> tuple[int, int]:
        """The first and last word of a clause, its preposition included: *with talks ending*."""
        view, head = self.view, self.view.head[i]
        first = view.first[head] if view.dep[i] == "pcomp" and view.pos[head] == "ADP" else view.first[i]
        return first, view.last[i]
