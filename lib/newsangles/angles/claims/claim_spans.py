"""Claims: the clauses that can be true or false by themselves, and their extent.

A claim inside a quote is attributed to the quote's source, any other to the outlet. Its certainty and status are those
of the predicate that heads it (`newsangles.angles.factuality`). Whether a claim is true is not decided here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from newsangles.angles.claims.clause_kinds import (
    asked_within,
    cut_short,
    denied_reason,
    denies_own_view,
    displaced_subject,
    elliptic,
    fills_in,
    heard_before,
    open_to_hearsay,
    says_first,
    says_nothing,
    shares_scope,
    shares_subject,
    stands_alone,
    stands_for_noun,
    stays_with_main,
    tells_nothing,
    times_another,
    within_noun,
)
from newsangles.angles.claims.denials import calls_untrue, denier, teller_of, untrue
from newsangles.angles.claims.extents import BREAKS, MIN_JOINED_WORDS, Extents, Unit
from newsangles.angles.claims.unquoted_sources import (
    gapped,
    governing,
    is_comment,
    only_says,
    pointing_back,
)
from newsangles.angles.claims.void_quotes import gives_task, in_state, unsaid
from newsangles.angles.claims.whole_units import whole
from newsangles.angles.factuality.clauses import kinds_of
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.angles.quotes.cues import says
from newsangles.tables.schema import ON_REQUEST, Predicate, Quote

ASSERTING = frozenset("although though while whereas".split())
"""Conjunctions whose clause is asserted besides the clause above, as news of its own."""

RAISING = frozenset(
    "going to|is to|have to|yet to|expected|scheduled|supposed|seems|likely|unlikely|sure|plans|wants|commits".split(
        "|"
    )
)
"""Rules of raising predicates, whose complement is the claim: *prices are expected to fall* claims a fall."""

EXTRAPOSED = frozenset("likely unlikely possible seems".split())
"""As `RAISING`, for a clause that *it* stands for: *it is likely that prices fall*."""

FRAMED = frozenset(("predicted", "conditional", "wanted", "planned", "opinion"))
"""Statuses of a clause that a mere frame shares with it: *the risk is that it will fall*."""

MIN_ACCUSATION_WORDS = 2
"""An accusation's clause is a claim if it has >= this many words: accused of *killing her husband*."""

_SUBJECTS_OF = ("nsubj", "nsubjpass", "csubj", "expl")


class Units(Extents):
    """The clauses of a document that are claims, and their extent."""

    def __init__(self, context: Presentations, quotes: Sequence[Quote], predicates: Sequence[Predicate]) -> None:
        super().__init__(context, quotes)
        quotes, view = list(self.quotes.values()), self.view
        self._only_pointing: dict[int, bool] = {}  # by sentence
        for row in predicates:
            word = view.word_at(row.start)
            rule = self.rule(row, word)
            if rule:
                verb = context.verb_of(word)
                self.rules[verb], self.rows[verb] = rule, (row, word)
        by_word = {view.word_at(row.start): row for row in predicates}
        for verb, (_, word) in list(self.rows.items()):
            inner = self._raised(verb, word) if self.rules.get(verb) != "denied" else -1
            if inner in by_word:
                self.rows[verb] = by_word[inner], inner
                self.rules.pop(inner, None)
        for verb in [k for k, rule in self.rules.items() if rule == "relative" and view.head[k] in self.rules]:
            self.rules.pop(verb)
        self._report_anew(by_word)
        for root in [k for k in self.rules if cut_short(context, k) and view.word[view.bounds[view.sent[k]][1]] == "."]:
            for verb in [k for k in self.rules if k != root and view.sent[k] == view.sent[root] and not view.inside[k]]:
                self.rules.pop(verb)  # The teacher helping boys learn was honoured
        self._restore_main_verbs()
        self._take_denials()
        for verb in [k for k in self.rules if self.rules[k] == "accusation"]:
            above = context.above(verb).head
            if (
                context.above(above).relation == "ROOT"
                and context.clause(above).passive
                and not context.kids(above, "conj")
            ):
                self.rules.pop(above, None)  # is accused of hiding losses: one claim
        for verb in [k for k in self.rules if says_first(context, k, self.rules)]:
            self.rules.pop(verb)  # I would like to stress that
        for verb in [k for k in self.rules if shares_subject(context, k)]:
            self.rules.pop(verb)  # fell after Labour and [the Greens withdrew]
        for verb in [k for k in self.rules if self._goes_on(k)]:
            self.rules.pop(verb)  # resigned and [left the town]
        for verb in [k for k, rule in self.rules.items() if rule == "hearsay" and self.rumoured(k) >= 0]:
            self.rules.pop(context.above(verb).head, None)  # the hall was rumoured
        self.edges = frozenset(self.rules)
        for verb in [verb for verb in sorted(self.rules) if self._fragment(verb)]:
            self.rules.pop(verb)
        self.edges = frozenset(self.rules)  # heads of clauses at which others end, also if they are no claims
        told = [k for k in self.rules if view.dep[k] == "ccomp" and governing(context, k) is not None]
        told += [k for k in self.rules if heard_before(context, k)]
        for verb in [k for k in self.rules if denies_own_view(context, k) and view.head[k] in self.rules]:
            self.rules.pop(verb)  # I do not think [we should go]
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
        if (teller := denier(context, row, verb, lead, self.quotes)) is not None:
            self.deniers[verb] = teller
            return "denied"
        if row.status in ("alleged", "reported") and relation in ("pcomp", "xcomp", "amod") and verb == lead:
            above = context.above(verb).head
            if not open_to_hearsay(context, verb, above, row.status) or gives_task(context, above):
                return ""
            if row.status == "alleged" and above >= 0 and within_noun(context, above):
                return ""  # the man accused of hiding losses was held
            if above < 0 or context.of(above).status != row.status:  # only at the top of the hearsay
                return "hearsay" if row.status == "reported" else "accusation"
            return ""
        if relation == "oprd" or row.rule == "noun clause":
            seems = view.lemma[view.head[verb]] in context.words["seeming"]
            judged = row.status == "opinion" and row.quote_id is not None and not seems
            headline = relation == "ROOT" and clause.subject >= 0
            return "judgement" if judged else "headline" if headline else ""
        if relation == "ROOT" and not clause.finite:
            return "headline" if 0 <= clause.subject < verb == lead else ""
        if clause.finite:
            return self._finite(verb, lead, relation)
        return ""

    def _take_denials(self) -> None:
        """Make what is denied the claim, on the word of whoever denies it."""
        for verb in [k for k in self.deniers if self.rules.get(k) == "denied"]:
            self._take_up(verb)
        for verb in [k for k in self.rules if calls_untrue(self.context, k)]:
            row, word = self.rows[verb]
            self.rules[verb], self.rows[verb] = "denied", (untrue(row), word)
            if self.view.lemma[verb] != "be" and (teller := teller_of(self.context, verb)) is not None:
                self.deniers[verb] = teller

    def _take_up(self, verb: int) -> None:
        """Leave a denial to the claim of what is denied, unless its clause tells more: *rejected claims that P*."""
        view, context = self.view, self.context
        above = view.head[context.lead(verb)]
        while view.pos[above] not in VERBAL and view.head[above] != above:
            above = view.head[above]
        denies = "denies" in kinds_of(context, above) or view.lemma[above] in context.words["labels"] | {"be"}
        if denies:
            self.rules.pop(above, None)

    def _finite(self, verb: int, lead: int, relation: str) -> str:
        """As `rule`, for a clause with a tense."""
        view, context = self.view, self.context
        if verb != lead:
            bare = view.tag[verb] in ("VBD", "VBN") and not context.kids(verb, "aux", "auxpass", *_SUBJECTS_OF)
            if bare and view.tag[lead] in ("VBN", "VBG") and not context.clause(lead).finite:
                return ""  # guarded in theory but [eroded in fact]
            return "joined" if self._finite(lead, lead, relation) or not context.clause(lead).finite else ""
        if relation in ("ROOT", "parataxis", "dep", "conj"):
            return "" if relation != "ROOT" and context.condition(verb) >= 0 else "sentence"
        if stays_with_main(context, verb) or stands_for_noun(context, verb):
            return ""
        above = view.head[verb]
        if relation == "ccomp":
            silent = unsaid(context, above) or cut_short(context, above) or tells_nothing(context, above)
            silent = silent or in_state(context, verb) or context.condition(context.lead(above)) >= 0
            silent = silent or times_another(context, verb) or denied_reason(context, above)
            return "" if silent else "content"
        if relation == "advcl":
            mark = context.mark(verb)
            subject = context.clause(verb).subject
            if context.condition(verb) >= 0 or subject < 0 or view.tag[subject] in ("WDT", "WP"):
                return ""
            if mark < 0:
                return "adverbial" if view.edge[max(0, view.first[verb] - 1)] else ""
            own_news = view.lower[mark] in ASSERTING and stands_alone(context, verb, mark)
            return "adverbial" if own_news else ""
        if relation == "pcomp":  # accused of lying, the mayor resigned: the main clause, parsed as below a preposition
            begin = range(above + 1, verb)
            return "adverbial" if any(view.word[i] == "," for i in begin) and context.mark(verb) < 0 else ""
        if relation == "relcl" and view.dep[above] == "ROOT" and view.pos[above] in ("NOUN", "PROPN"):
            return "relative" if view.edge[max(0, view.first[verb] - 1)] else ""  # And Smith, who had voted for it
        return ""

    def _points_back(self, sentence: int) -> bool:
        """True for a sentence that only says whose word the one before was."""
        if sentence not in self._only_pointing:
            self._only_pointing[sentence] = pointing_back(self.context, sentence) is not None
        return self._only_pointing[sentence]

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

    def _goes_on(self, verb: int) -> bool:
        """True for a joined verb without a subject, put as the verb before: it stays in that one's claim."""
        view, context = self.view, self.context
        if self.rules[verb] not in ("joined", "sentence") or view.dep[verb] != "conj" or verb in self.displaced:
            return False
        if context.kids(verb, *_SUBJECTS_OF) or verb in self.resumed:
            return False
        above = view.head[verb]
        while above not in self.rules and view.dep[above] == "conj" and view.head[above] != above:
            above = view.head[above]
        if above not in self.rules:
            return False
        first, row = self.rows[above][0], self.rows[verb][0]
        alike = (first.status, first.polarity, first.quote_id) == (row.status, row.polarity, row.quote_id)
        return alike and not any(view.word[i] in BREAKS for i in range(above, verb))

    def _fragment(self, verb: int) -> bool:
        """True if a clause is too short, without a subject, to be a claim: *they live, [work and pray]*."""
        context, view = self.context, self.view
        if self.rules[verb] in ("headline", "judgement", "reported", "denied") or verb in self.displaced:
            return False
        if self.rules[verb] == "accusation":
            return sum(view.free[i] for i in self.own_words(verb)) < MIN_ACCUSATION_WORDS
        if self.rules[verb] == "hearsay":
            return self.rumoured(verb) < 0
        if fills_in(context, verb) or elliptic(context, verb) or says_nothing(context, verb, self.own_words(verb)):
            return True
        if view.dep[verb] == "ROOT" or any(view.first[k] <= verb for k in context.kids(verb, *_SUBJECTS_OF)):
            return False
        if self.rules[verb] in ("joined", "sentence") and shares_scope(context, verb):
            return True
        own = self.own_words(verb)
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
            if "ready" in found and view.lemma[word] in context.words["resolved"] and not context.clause(verb).past:
                return k  # is determined to stay
            if RAISING.intersection(found) and not (active and {"expected", "supposed", "scheduled"} & set(found)):
                return k
        wished = [
            k for k in context.kids(verb, "ccomp") if {"wants"} & {r for at, r in context.of(k).cues if at == verb}
        ]
        for k in wished:  # wants us to win, hopes that it ends
            if view.lemma[verb] in self.words["wishing"] and (context.clause(k).finite or context.clause(k).to):
                return k if k in self.rows else self._copular(k)
        subject = context.clause(verb).subject
        for k in (*context.kids(word, "ccomp"), *context.kids(verb, "ccomp")) if subject >= 0 else ():
            found = [rule for at, rule in context.of(k).cues if at in (verb, word)]
            if view.lower[subject] == "it" and EXTRAPOSED.intersection(found):
                return context.verb_of(k) if k in self.rows else self._copular(k)
        return self._framed(verb, word)

    def _framed(self, verb: int, word: int) -> int:
        """The head of a clause in a mere frame, if no plain fact: *the risk is [that it will fall]*."""
        view, context = self.view, self.context
        clause = context.clause(verb)
        if verb != word or view.lemma[verb] not in self.words["framing"] or clause.negation >= 0 or clause.modal:
            return -1
        if clause.subject < 0 or view.lower[clause.subject] == "it" or context.of(verb).status != "fact":
            return -1
        for k in context.kids(verb, "ccomp"):
            inner = k if k in self.rows else self._copular(k)
            if k < verb or not context.clause(k).finite or view.inside[k] != view.inside[verb]:
                continue
            stated, found = context.of(verb), context.of(inner)
            if found.status in FRAMED or (found.status == "fact" and found.certainty < stated.certainty):
                return inner
        return -1

    def _copular(self, verb: int) -> int:
        """The word that heads a copula's clause; the verb itself where it has none."""
        return next(iter(self.context.kids(verb, "acomp", "attr")), verb)

    def _only_cues(self, quotes: Sequence[Quote]) -> list[int]:
        """Clauses that only attribute: their content is a claim, and the quote has the attribution."""
        view, found = self.view, []
        heads = sorted(view.idx[word] for _, word in self.rows.values())
        for quote in quotes:
            if quote.cue_start is None or quote.cue_end is None:
                continue
            content = any(a <= at < b for a, b in quote.parts for at in heads[bisect_left(heads, a) :][:1])
            cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
            if quote.cue_class in ON_REQUEST:
                continue
            told = content or (quote.kind == "direct" and any(says(self.view, k) for k in cue))
            if told and not any(a <= view.idx[k] < b for k in cue for a, b in quote.parts):
                found += [k for k in cue if k in self.rules and self.own(k)]
        return found

    def chosen(self) -> Iterator[Unit]:
        """The claims, in the order of the text."""
        found = sorted(map(self.unit, self.rules), key=lambda unit: (unit.first, -unit.last, unit.word))
        yield from whole(self, [unit for unit in found if unit.first <= unit.last])
