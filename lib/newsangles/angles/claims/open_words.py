"""Words of a claim that are told elsewhere (*it*, *that bill*, *some*), and what tells them.

No noun is guessed for them: what is given is the sentence in which they were told.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from newsangles.angles.claims.extents import Unit
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.quotes.cues import says
from newsangles.language.parsed_text import SUBJECTS, ParsedText

MIN_CONTEXT_WORDS = 3
"""The words before a claim in its sentence tell something if they are >= this many."""

MAX_SENTENCES_BACK = 3
"""Limit of the sentences that are told with a claim, where each has a word told before."""

MAX_SKIPPED = 3
"""Limit of the headings, bylines and captions between a claim and the sentence before it."""

MAX_HEADING_WORDS = 8
"""A line of so many words or fewer is a heading."""

_ONE = frozenset("it its itself".split())
_SEVERAL = frozenset("they them their theirs themselves".split())
_PERSON = frozenset("he she him her his hers himself herself".split())
_POINTING = frozenset("this that these those such".split())
_PART = frozenset("some others both most several neither few each another".split())
_NOUNS = frozenset(("NOUN", "PROPN"))
_WHEN = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"))
_TIMES = frozenset(
    "time day night week weekend month year season morning afternoon evening century decade summer winter spring "
    "autumn quarter point stage moment way kind sort country nation city town world planet state county region".split()
)
_NEGATIONS = frozenset(("negation", "nobody or nothing"))
_AGAIN = frozenset("second third fourth other another further latter former same".split())
_OBJECTS = frozenset(("dobj", "dative", "pobj", "attr", "oprd"))
_CLAUSES = frozenset(("ccomp", "xcomp", "csubj", "advcl", "acl", "relcl", "expl"))
_EMPTY_VERBS = frozenset("rain snow take seem appear happen turn mean matter".split())


class Told(NamedTuple):
    """The first open word of a claim, and the first and last word of what tells it (-1: nothing does)."""

    word: int
    first: int
    last: int


class OpenWords:
    """The open words of the claims of one document."""

    def __init__(self, view: ParsedText, known: Container[int], persons: Container[int]) -> None:
        self.view, self.known, self.persons = view, known, persons

    def of(self, unit: Unit) -> Told | None:
        """The first open word of a claim with what tells it; None: it can be read alone."""
        if (begin := self._negated_before(unit)) >= 0:
            return Told(unit.first, begin, unit.first - 1)
        word = self._open(unit.first, unit.last)
        word = self._about(unit) if word < 0 else word
        if word < 0:
            return None
        quoted = bool(self.view.inside[unit.first]) or self.view.lower[word] != "the"
        first, last = self._before(unit.first, quoted=quoted)
        begins = [first]
        while begins[-1] >= 0 and len(begins) < MAX_SENTENCES_BACK:
            begins.append(self._before(begins[-1], quoted=quoted)[0])
        known = [begin for begin in begins if begin >= 0]
        n = next((k for k, begin in enumerate(known) if self._offers(word, begin, last)), 0)
        while n + 1 < len(known) and self._leads_open(known[n], last, word):
            n += 1
        return Told(word, known[n] if known else -1, last)

    def _negated_before(self, unit: Unit) -> int:
        """The first word of the clause that negates a claim from before it: *[she does not believe] it works*; -1."""
        view, row = self.view, unit.row
        if row.polarity != "negative":
            return -1
        places = zip(row.cue_rules, row.cue_spans, strict=True)
        words = [view.word_at(start) for rule, (start, _) in places if rule in _NEGATIONS]
        begin = view.free_bounds[view.sent[unit.first]][0]
        if not words or not all(begin <= i < unit.first for i in words):
            return -1
        verb = view.head[words[0]]
        first = min((view.first[k] for k in view.children[verb] if view.dep[k] in SUBJECTS), default=-1)
        return first if begin <= first < words[0] else -1

    def _offers(self, word: int, first: int, last: int) -> bool:
        """True if words before a claim hold what its open word can mean."""
        view, low = self.view, self.view.lower[word]
        own = [i for i in range(first, last + 1) if not self._only_tells(i, last)]
        if low in _PERSON:
            return any(i in self.persons for i in own)
        if low in _SEVERAL:
            people = {view.head[i] if view.dep[i] == "compound" else i for i in own if i in self.persons}
            return len(people) > 1 or any(view.tag[i] in ("NNS", "NNPS") or view.ent[i] in ("ORG", "NORP") for i in own)
        if low in _ONE:
            return any(view.tag[i] in ("NN", "NNP") and view.ent[i] not in _WHEN and i not in self.persons for i in own)
        noun = view.head[word]
        if view.dep[word] in ("det", "amod") and view.pos[noun] in _NOUNS:
            return any(view.lemma[i] == view.lemma[noun] for i in own)
        return True

    def _only_tells(self, i: int, last: int) -> bool:
        """True for the subject of the verb of saying by which the words before a claim end: *the bank said*."""
        view, verb = self.view, self.view.head[i]
        return view.dep[i] in SUBJECTS and last - 1 <= verb <= last and says(view, verb)

    def _leads_open(self, first: int, last: int, told: int) -> bool:
        """True if an open word leads what stands before a claim, or this is only *the bank said*."""
        view, word = self.view, self._open(first, last)
        if view.lower[told] in _ONE | _POINTING and says(view, view.head[last] if view.lower[last] == "that" else last):
            return not any(view.pos[i] == "VERB" for i in range(first, last - 1))
        return word >= 0 and not any(view.pos[i] in _NOUNS and view.ent[i] not in _WHEN for i in range(first, word))

    def _before(self, first: int, *, quoted: bool) -> tuple[int, int]:
        """The first and last word of what stands before a word, in its sentence or the one before; -1.

        No caption or heading tells it; *the plan* of the outlet is told in its own words, not in a quotation.

        Args:
            first: The word.
            quoted: True if a quotation may tell it.
        """
        view, sentence = self.view, self.view.sent[first]
        begin = view.free_bounds[sentence][0]
        own = [i for i in range(begin, first) if view.free[i] and view.para[i] == view.para[first]]
        if len(own) >= MIN_CONTEXT_WORDS and any(view.pos[i] in _NOUNS and view.ent[i] not in _WHEN for i in own):
            return own[0], own[-1]
        for k in range(sentence - 1, max(-1, sentence - 2 - MAX_SKIPPED), -1):
            a, b = view.free_bounds[k]
            if a > b or (view.inside[a] and view.inside[b] and not quoted):
                continue
            if self._is_line(k) and (view.inside[first] or not k or sum(view.free[a : b + 1]) <= MAX_HEADING_WORDS):
                continue  # speech goes on over a caption; prose may go on from it
            if any(view.tag[i] in ("VBD", "VBZ", "VBP", "MD", "VBN") for i in range(a, b + 1)):
                while view.para[a] != view.para[b]:  # a caption that runs into the next paragraph
                    a += 1
                return a, b
        return -1, -1

    def _is_line(self, sentence: int) -> bool:
        """True for a caption or heading: a whole paragraph that no mark ends."""
        view, (first, last) = self.view, self.view.bounds[sentence]
        ends = last + 1 >= view.n or view.para[last + 1] != view.para[last]
        while last > first and (view.closes[last] or view.word[last] == ")" or not view.word[last].strip()):
            last -= 1
        return ends and view.word[last][-1].isalnum() and (first == 0 or view.para[first - 1] != view.para[first])

    def _open(self, first: int, last: int) -> int:
        """The first open word from one word to another; -1: there is none."""
        return next((i for i in range(first, last + 1) if i not in self.known and self._is_open(i, first)), -1)

    def _about(self, unit: Unit) -> int:
        """The word of a claim's subject that points to what was told before: *the plan*, *a second review*; -1."""
        view, head = self.view, unit.subject_head
        within = self._in_sentence(unit.first)
        if head < 0:
            return unit.first if within else -1
        if not unit.first <= head <= unit.last or view.pos[head] != "NOUN" or view.lemma[head] in _TIMES:
            return -1
        owner = next((k for k in view.children[head] if view.dep[k] == "poss" and k >= unit.first), -1)
        noun = owner if owner >= 0 and view.pos[owner] == "NOUN" else head
        if owner >= 0 and noun == head:
            return -1
        below = [k for k in view.children[noun] if view.free[k]]
        if any(view.dep[k] in ("prep", "relcl", "acl", "appos", "nummod", "poss") for k in below):
            return -1
        if any(view.dep[k] in ("compound", "nmod") and view.tag[k] in ("NNP", "NNPS") for k in below):
            return -1  # named: the Biden administration
        again = next((k for k in below if view.lower[k] in _AGAIN), -1)
        article = next((k for k in below if view.lower[k] == "the" and view.dep[k] == "det"), -1)
        if again >= 0:
            return again
        if article >= 0 and not view.ent[noun] and view.lemma[noun] not in lexicon()["only one"]:
            return article if unit.rule != "content" or self._told_before(article, unit.first) else -1
        return head if within and unit.rule == "joined" else -1

    def _told_before(self, article: int, first: int) -> bool:
        """True if the noun of an article stands in one of the sentences before a word's."""
        bounds, sentence = self.view.bounds, self.view.sent[first]
        begin = bounds[max(0, sentence - MAX_SENTENCES_BACK + 1)][0]
        return self._offers(article, begin, bounds[sentence][0] - 1)

    def _in_sentence(self, first: int) -> bool:
        """True if the sentence of a claim tells something before it."""
        begin = self.view.free_bounds[self.view.sent[first]][0]
        return self._before(first, quoted=bool(self.view.inside[first]))[0] == begin < first

    def _is_open(self, i: int, first: int) -> bool:
        view, low = self.view, self.view.lower[i]
        if low in _ONE:
            return not self._stands_for_nothing(i) and not self._named(i, first, "NN NNP", persons=False)
        if low in _SEVERAL:
            return not self._named(i, first, "NN NNS NNP NNPS")
        if low in _PERSON:
            return not self._named(i, first, "NN NNP", persons=True)
        if low in _POINTING:
            return self._points(i, first)
        if low in _PART and view.dep[i] in ("nsubj", "nsubjpass", "dobj"):
            below = {view.lower[k] for k in view.children[i]} | {view.dep[k] for k in view.children[i]}
            return "of" not in below and "relcl" not in below and not self._named(i, first, "NNS NNPS")
        if (
            view.tag[i] == "CD"
            and (low.isalpha() or view.ent[i] == "CARDINAL")
            and view.dep[i] in ("nsubj", "nsubjpass", "dobj")
        ):
            bare = all(view.dep[k] in ("det", "advmod", "quantmod") for k in view.children[i])
            return view.ent[i] in ("", "CARDINAL") and bare  # and she had taken eight
        return low == "there" and view.dep[i] == "advmod" and i == first

    def _named(self, i: int, first: int, tags: str, *, persons: bool | None = None) -> bool:
        """True if a noun before a pronoun can be meant, other than the subject of its verb."""
        view, allowed = self.view, tags.split()
        verb = self._clause(i) if view.dep[i] in _OBJECTS else -1
        for k in range(first, i):
            if view.tag[k] not in allowed or view.pos[k] not in _NOUNS or view.ent[k] in _WHEN:
                continue
            if view.dep[k] in ("compound", "nmod", "npadvmod") or view.dominates(k, i):
                continue
            if persons is not None and (k in self.persons) != persons:
                continue
            if verb >= 0 and view.dep[k] in ("nsubj", "nsubjpass") and view.head[k] == verb:
                continue
            return True
        return False

    def _clause(self, i: int) -> int:
        """The verb or preposition's verb that governs an object."""
        view, k = self.view, self.view.head[i]
        for _ in range(4):
            if view.pos[k] in ("VERB", "AUX") or view.head[k] == k:
                return k
            k = view.head[k]
        return -1

    def _stands_for_nothing(self, i: int) -> bool:
        """True for an *it* that means nothing, or a clause behind it: *it is hard to say*, *it rained*."""
        view, verb = self.view, self.view.head[i]
        if view.dep[i] == "expl" or view.lemma[verb] in _EMPTY_VERBS or view.lower[i] != "it":
            return view.lower[i] == "it"
        below = [k for k in view.children[verb] if k != i]
        if view.dep[i] in ("nsubj", "nsubjpass") and view.lemma[verb] == "be":
            held = [*below, *(x for k in below if view.dep[k] in ("attr", "acomp") for x in view.children[k])]
            times = any(view.ent[k] in _WHEN or view.lemma[k] in _TIMES for k in below if view.dep[k] == "attr")
            return times or any(view.dep[k] in _CLAUSES and k > verb for k in held)
        if view.dep[i] in ("nsubj", "nsubjpass") and view.pos[verb] in ("VERB", "AUX"):
            passive = any(view.dep[k] in ("auxpass", "nsubjpass") for k in view.children[verb])
            return passive and any(view.dep[k] in ("ccomp", "csubj") and k > verb for k in below)
        small = view.pos[verb] == "ADJ" or any(view.pos[k] == "ADJ" and k > i for k in below)
        return small and any(view.dep[k] in _CLAUSES and k > i for k in below)  # make it clear that

    def _points(self, i: int, first: int) -> bool:
        """True for a *this* or *that bill* whose thing the claim does not tell."""
        view, noun = self.view, self.view.head[i]
        if view.dep[i] in ("det", "predet", "amod") and view.pos[noun] in _NOUNS:
            if view.lower[i] == "such" or view.lemma[noun] in _TIMES or view.ent[noun] in _WHEN:
                return False
            owned = any(view.dep[k] in ("relcl", "prep", "acl") and view.lower[i] in ("that", "those")
                        for k in view.children[noun])  # fmt: skip
            return not owned and not any(view.lemma[k] == view.lemma[noun] for k in range(first, i))
        if view.tag[i] != "DT" or view.dep[i] not in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"):
            return False
        if any(view.dep[k] in ("relcl", "prep", "acl", "punct") and view.lower[i] in ("that", "those") and k > i
               for k in view.children[i]):  # fmt: skip
            return False
        return not any(view.pos[k] == "VERB" and not view.dominates(k, i) for k in range(first, i))
