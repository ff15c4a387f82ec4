"""The hard check of claims: each is a whole statement, with its subject and with both marks of each pair.

What fails is extended to the next words that pass; what stays a fragment is no claim of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsangles.angles.claims.extents import Extents, Unit
from newsangles.angles.claims.fragments import EMPTY, is_fragment
from newsangles.angles.claims.joins import Joins
from newsangles.angles.factuality.clauses import accuses
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.angles.quotes.cues import says
from newsangles.language.parsed_text import ParsedText
from newsangles.language.spans import SpanIndex

MAX_BRACKET_WORDS = 40
"""Limit of the words of what stands in brackets."""

MAX_BETWEEN = 3
"""Limit of the words and marks between what is not so and what is so instead."""

MIN_FRAME_WORDS = 4
"""The text before a long quotation is a claim by itself if it has >= this many words."""

MAX_ACCUSED_WORDS = 6
"""Limit of the words between a verb of accusing and the deed: *accused the mayor of hiding it*."""

MAX_INVERTED_WORDS = 6
"""Limit of the words of an attribution that begins a sentence: *Says the paper, …*."""

_BRACKETS = {")": "(", "]": "["}
_DASHES = frozenset(("—", "–", "--", "-", ";"))
_JOINS = frozenset(("CCONJ", "SCONJ"))
_RELATIVES = frozenset(("WDT", "WP", "WP$"))
_INSTEAD = frozenset((",", ":", "but", "rather", "instead"))
_LINKS = frozenset((",", "and", "but", "so", "yet", "or"))
_THINGS = frozenset("it they this that these those".split())
_PERSONS = frozenset("he she we i".split())
_WITHOUT_SUBJECT = ("joined", "content", "sentence", "adverbial")


def whole(extents: Extents, units: Sequence[Unit]) -> Iterator[Unit]:
    """The same claims as whole statements, without those that are fragments."""
    checked = Check(extents)
    joins = checked.joins
    found = [unit for unit in map(checked.mended, units) if unit is not None]
    kept: list[Unit] = []
    for unit in joins.with_conditions(sorted(found, key=_order)):
        if not (kept and checked.goes_on(kept[-1], unit)):
            kept.append(unit)
            continue
        kept[-1] = replace(kept[-1], last=max(kept[-1].last, unit.last))
    spans: set[tuple[int, int]] = set()
    beginning: dict[int, list[Unit]] = {}
    for unit in kept:
        beginning.setdefault(unit.first, []).append(unit)
    index = SpanIndex((unit.first, unit.last) for unit in kept)
    taken: set[int] = set()
    for i, unit in enumerate(kept):
        if i in taken or any(joins.begins(unit, other) for other in beginning[unit.first]):
            continue
        unit = _joined(checked, unit, kept, index, i, taken)
        if not is_fragment(extents.context, unit) and (unit.first, unit.last) not in spans:
            spans.add((unit.first, unit.last))
            yield unit


def _joined(checked: Check, unit: Unit, kept: Sequence[Unit], index: SpanIndex, i: int, taken: set[int]) -> Unit:
    """A claim with those after it that are one statement with it; these are marked as taken."""
    joined = False
    while unit.denier is None:  # what is denied ends with the denied clause
        n = next((k for k in range(i + 1, len(kept)) if kept[k].first > unit.last), -1)
        following = kept[n] if n >= 0 else None
        leans = following is not None and (
            checked.leans(unit, following) or checked.joins.shares_object(unit, following)
        )
        if following is None or not (leans or checked.corrects(unit, following)):
            return unit if joined else checked.extended(unit, index, following)
        unit, joined = replace(unit, last=following.last), True
        if leans or checked.is_open(following):
            taken.add(n)
    return unit


def _order(unit: Unit) -> tuple[int, int, bool, int]:
    return unit.first, -unit.last, unit.rule != "accusation", unit.word


class Check:
    """The claims of one document, each mended or refused.

    Attributes:
        pairs: The brackets and quotation marks that belong together, by the word of either.
        joins: What its claims have with others.
    """

    def __init__(self, extents: Extents) -> None:
        self.extents, self.context, self.view = extents, extents.context, extents.view
        self.pairs = dict(_pairs(self.view))
        self.joins = Joins(extents.context)

    def mended(self, unit: Unit) -> Unit | None:
        """A claim with its subject, and with pairs of marks whole; None: it cannot be mended."""
        if self._described(unit) or self._asks(unit):
            return None
        if self._alone(unit):
            begin = self._accusing(unit)
            if begin < 0:
                return None
            unit = replace(unit, first=begin)
        unit = self._with_wish(self._without_attribution(unit))
        unit = self._with_subject(unit)
        balanced = self._balanced(unit)
        return None if balanced is None else self._with_own_subject(self._trimmed(balanced))

    def _verb(self, unit: Unit) -> int:
        return self.context.verb_of(unit.word)

    def _described(self, unit: Unit) -> bool:
        """True for a relative clause without pronoun, read as a content: *and the effect [the tax can have]*."""
        view, verb, before = self.view, self._verb(unit), unit.first - 1
        if unit.rule != "content" or before < 1:
            return False
        if view.closes[before] and view.pos[before - 1] == "NOUN" and view.dep[verb] == "ccomp":
            return any(k < before for k in self.context.kids(view.head[verb], "ccomp"))  # “the need” he felt
        if not view.free[before] or view.pos[before] != "NOUN":
            return False
        if view.head[before] == view.head[verb] or view.dep[before] not in ("conj", "pobj", "dobj", "attr"):
            return False
        return view.pos[verb] in VERBAL and not any(
            view.dep[k] in ("dobj", "attr", "acomp", "ccomp", "xcomp", "prep", "oprd") and k > verb
            for k in view.children[verb]
        )

    def _alone(self, unit: Unit) -> bool:
        """True for an accusation that is a gerund alone."""
        verb = self._verb(unit)
        return unit.rule == "accusation" and unit.first <= verb and self.view.first[verb] == unit.first

    def _accusing(self, unit: Unit) -> int:
        """The first word of the clause whose verb accuses: *[they accused her] of hiding it*; -1: a noun holds it.

        *His claims of having forgotten were doubted*: the clause above tells it.
        """
        view = self.view
        for k in range(unit.first - 1, max(view.bounds[view.sent[unit.first]][0], unit.first - MAX_ACCUSED_WORDS), -1):
            subject = self.context.clause(k).subject if view.pos[k] == "VERB" and accuses(self.context, k) else -1
            if 0 <= subject < k:
                return view.first[subject]
        return -1

    def _asks(self, unit: Unit) -> bool:
        """True for a question without its mark, or a wish: *Can you tell us what happened.*, *May we thank you*."""
        view, first = self.view, unit.first
        inverted = first + 1 < view.n and view.tag[first] in ("MD", "VBZ", "VBP", "VBD") and view.pos[first] == "AUX"
        return inverted and view.lower[first + 1] in ("you", "we", "i") and view.head[first] == self._verb(unit)

    def _without_attribution(self, unit: Unit) -> Unit:
        """A claim without the attribution that begins its sentence: *Says the paper, …*."""
        view, first = self.view, unit.first
        if view.tag[first] not in ("VBZ", "VBD") or not says(view, first):
            return unit
        for i in range(first + 2, min(first + MAX_INVERTED_WORDS, unit.last)):
            if view.word[i] == ",":
                inner = unit.subject_head <= i
                subject = (None, -1) if inner else (unit.subject, unit.subject_head)
                return replace(unit, first=i + 1, subject=subject[0], subject_head=subject[1])
        return unit

    def _with_wish(self, unit: Unit) -> Unit:
        """A claim with the clause that wants it, where its own verb is bare: *[they demand] the court hear him*."""
        view, verb = self.view, self._verb(unit)
        bare = view.tag[verb] == "VB" and not self.context.kids(verb, "aux", "auxpass")
        if unit.rule != "content" or not bare or unit.row.status != "wanted" or view.dep[verb] != "ccomp":
            return unit
        subject = self.context.clause(view.head[verb]).subject
        near = 0 <= subject < unit.first and view.sent[subject] == view.sent[verb]
        return replace(unit, first=view.first[subject]) if near else unit

    def _with_own_subject(self, unit: Unit) -> Unit:
        """The unit with the subject of what is said, where the parser found whoever says it."""
        view, head = self.view, unit.subject_head
        if unit.rule not in ("content", "sentence") or not 0 <= head < unit.first:
            return unit
        within = range(unit.first, unit.last + 1)
        own = [
            k
            for k in within
            if view.dep[k] in ("nsubj", "nsubjpass") and view.head[k] in within and view.tag[k] not in _RELATIVES
        ]
        own = [k for k in own if view.pos[view.head[k]] in VERBAL and k < view.head[k]]
        if not own:
            return unit
        found = min(own, key=lambda k: (view.depth[k], k))
        last = min(view.last[found], view.head[found] - 1)
        return replace(unit, subject=(max(unit.first, view.first[found]), max(last, found)), subject_head=found)

    def _with_subject(self, unit: Unit) -> Unit:
        """A claim that reaches back to the subject that its verb shares: *[it shut and] will reopen*."""
        view, head = self.view, unit.subject_head
        if not 0 <= head < unit.first or unit.rule not in _WITHOUT_SUBJECT or view.sent[head] != view.sent[unit.first]:
            return unit
        verb = self._verb(unit)
        own = self.context.kids(verb, "nsubj", "nsubjpass", "expl", "csubj")
        if any(unit.first <= k < verb for k in own) and not any(view.tag[k] in _RELATIVES for k in own):
            return unit
        first = max(view.first[head], view.bounds[view.sent[head]][0])
        lead = verb
        while view.dep[lead] == "conj" and view.head[lead] != lead:
            lead = view.head[lead]
        teller = view.head[lead]
        told = view.dep[lead] == "ccomp" and first <= teller < unit.first and says(view, teller)
        if told and not self._relative(lead):  # the subject of the verb of saying is not that of what is said
            first = teller + 1
            first += view.lower[first] in (",", "that")
        return replace(unit, first=min(first, unit.first))

    def _relative(self, verb: int) -> bool:
        """True if a clause, or the one above it, describes a noun: *the notice, which they say [could harm]*."""
        return "relcl" in (self.view.dep[verb], self.view.dep[self.view.head[verb]])

    def _balanced(self, unit: Unit) -> Unit | None:
        """A claim that has both marks of each pair, or none; None: it only opens a long quotation."""
        view, first, last, verb = self.view, unit.first, unit.last, self._verb(unit)
        for _ in range(4):
            crossing = [(i, self.pairs[i]) for i in range(first, last + 1) if i in self.pairs]
            crossing = [(i, k) for i, k in crossing if not first <= k <= last]
            if not crossing:
                break
            i, k = crossing[0]
            if k < i:  # closes here
                if i == last:
                    last = next((x for x in range(i - 1, first, -1) if view.free[x]), first)
                elif i == first:
                    first = i + 1
                else:
                    first = k
            elif k < view.n and view.sent[i] in (view.sent[k], view.sent[min(k + 1, view.n - 1)]):
                last = k
            elif i == first or verb > i:
                first = i + 1
            elif view.opens[i] and view.word[i - 1] not in (",", ":"):
                if k >= view.n or k - last > MAX_BRACKET_WORDS:
                    break
                last = k  # he called it “a mistake. …”
            else:
                last = i - 1
                while last > first and (not view.free[last] or view.lower[last] in ("saying", "as")):
                    last -= 1
                words = sum(view.free[first : last + 1])
                if words < MIN_FRAME_WORDS or says(view, verb) or (view.pos[last] == "VERB" and says(view, last)):
                    return None
        return replace(unit, first=first, last=last) if first <= last else None

    def _trimmed(self, unit: Unit) -> Unit:
        """A claim without words that belong to what follows: *…, as well* as others."""
        view, last = self.view, unit.last
        after = view.lower[last + 1] if last + 1 < view.n else ""
        if after == "as" and view.lower[last - 1 : last + 1] == ["as", "well"] and last - 3 > self._verb(unit):
            last -= 2
            last -= view.word[last] == ","
            return replace(unit, last=last)
        return unit

    def _open(self, i: int) -> bool:
        """True if nothing ends a statement between two adjoining words, of which this is the first."""
        view, k = self.view, i + 1
        if not 0 <= i < k < view.n or not (view.free[i] and view.free[k]) or view.inside[i] != view.inside[k]:
            return False
        if view.pos[i] in _JOINS or view.pos[k] in _JOINS or "mark" in (view.dep[i], view.dep[k]):
            return False
        if not (view.word[i][-1].isalnum() or view.word[i][-1] in ".%") or not view.word[k][0].isalnum():
            return False
        if view.word[i][-1] == "." and view.word[k][0].isupper() and view.pos[k] != "PROPN":
            return False
        return "\n" not in view.text[view.end[i] : view.idx[k]]

    def goes_on(self, unit: Unit, other: Unit) -> bool:
        """True if a claim begins where the one before breaks off: *hope when inns opened [a week ago they could]*."""
        view = self.view
        if unit.last + 1 != other.first or not self._open(unit.last) or unit.row.quote_id != other.row.quote_id:
            return False
        return other.subject_head != other.first or view.pos[other.first] != "PRON"

    def corrects(self, unit: Unit, following: Unit) -> bool:
        """True if the next claim is what is so instead: *not the driver – the whole team*."""
        view, last, first = self.view, unit.last, following.first
        between = range(last + 1, first)
        if not between or len(between) > MAX_BETWEEN or view.sent[last] != view.sent[first]:
            return False
        if view.inside[last] != view.inside[first]:
            return False
        one, other = unit.row, following.row
        if (one.polarity, other.polarity) != ("negative", "positive") or one.quote_id != other.quote_id:
            return False
        if one.status != other.status:
            return False
        marks = {view.lower[i] for i in between}
        if len(between) == 1 and marks & _DASHES:
            return True
        if not marks <= _DASHES | _INSTEAD or view.lower[unit.subject_head] not in EMPTY | _PERSONS:
            return False
        verb = self._verb(unit)
        return view.lemma[verb] == "be" and self.context.clause(verb).negation >= 0 and self.is_open(following)

    def leans(self, unit: Unit, following: Unit) -> bool:
        """True if the next claim is about a thing that this one names: *the plan is old, and it failed*.

        What differs in status or polarity stays a claim of its own.
        """
        view, last, first, one, other = self.view, unit.last, following.first, unit.row, following.row
        between = range(last + 1, first)
        if not between or len(between) > MAX_BETWEEN or view.sent[last] != view.sent[first]:
            return False
        if not {view.lower[i] for i in between} <= _DASHES | _LINKS or view.inside[last] != view.inside[first]:
            return False
        alike = (one.status, one.polarity, one.quote_id) == (other.status, other.polarity, other.quote_id)
        head, verb = following.subject_head, self._verb(following)
        points = head == first and view.lower[head] in _THINGS and view.dep[head] in ("nsubj", "nsubjpass")
        stands_for = self.context.kids(verb, "ccomp", "csubj", "xcomp", "expl") and view.lower[head] == "it"
        named = any(view.pos[i] in ("NOUN", "PROPN") for i in range(unit.first, last + 1))
        return alike and points and named and not stands_for

    def is_open(self, unit: Unit) -> bool:
        """True for a claim about a pronoun, or whose subject stands in another."""
        head = unit.subject_head
        points = {self.view.lower[unit.first], self.view.lower[head]} & (EMPTY | _PERSONS)
        return head < 0 or bool(points) or not unit.first <= head <= unit.last

    def extended(self, unit: Unit, units: SpanIndex, following: Unit | None) -> Unit:
        """A claim to where its statement ends, and from where it begins."""
        view, first, last = self.view, unit.first, unit.last
        stop = following.first if following is not None else view.n
        end = last
        while end + 1 < stop and self._open(end) and view.sent[end + 1] == view.sent[last]:
            end += 1
        if end > last and not any(says(view, i) for i in range(last + 1, end + 1)):
            last = end
        last = self.joins.with_tail(unit, self._past_dashes(last, stop), stop)
        if unit.rule != "content":
            begin = first
            while begin and self._open(begin - 1) and view.lower[begin - 1] != "that":
                begin -= 1
            taken = units.any_before(first, begin)
            if not taken and not any(says(view, i) for i in range(begin, first)):
                first = begin
        return replace(unit, first=first, last=last)

    def _past_dashes(self, last: int, stop: int) -> int:
        """The end of a statement that goes on behind what stands between dashes. *data – who, when – for a year*."""
        view = self.view
        end = view.free_bounds[view.sent[last]][1]
        if last + 2 >= view.n or view.word[last + 1] not in _DASHES - {";"} or end >= stop or view.inside[last]:
            return last
        closing = next((k for k in range(last + 2, end) if view.word[k] == view.word[last + 1]), -1)
        goes_on = 0 < closing < last + MAX_BRACKET_WORDS and view.pos[closing + 1] in ("ADP", "PART")
        told = any(view.pos[i] == "VERB" and says(view, i) for i in range(last + 1, end + 1))
        return end if goes_on and not told else last


def _pairs(view: ParsedText) -> Iterator[tuple[int, int]]:
    """Both words of each pair of brackets or quotation marks, each with the other."""
    open_brackets: list[int] = []
    open_marks: list[int] = []
    for i in range(view.n):
        if view.word[i] in ("(", "["):
            open_brackets.append(i)
        elif view.word[i] in _BRACKETS:
            while open_brackets:
                k = open_brackets.pop()
                if view.word[k] == _BRACKETS[view.word[i]] and i - k <= MAX_BRACKET_WORDS:
                    yield from ((k, i), (i, k))
                    break
        if view.opens[i]:
            open_marks.append(i)
        elif view.closes[i] and open_marks:
            k = open_marks.pop()
            yield from ((k, i), (i, k))
    yield from ((k, view.n) for k in open_marks)  # of a quotation that goes on in the next paragraph
