"""Dates of events: by their own temporal expressions, and by events before and after them.

The order of the text is no evidence of time; words are (*after*, *since*, *later*, *in a speech on Tuesday*), and so is
a noun: a letter is sent before it is called important. Each bound names its reason; contradictory bounds are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsangles.angles.events.doubtful_dates import apart, hoped, told_as_done
from newsangles.angles.events.handed_dates import (
    accompanied,
    caused_by,
    governing_verb,
    occurring,
    opened,
    reckoned_from_another,
    under_present,
)
from newsangles.angles.events.inferred import (
    MIN_COMING,
    MIN_NOW,
    MIN_PAST,
    MIN_SHARED,
    Neighbours,
    weights,
)
from newsangles.angles.events.participants import NOUNS, lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.scorers import logistic, score
from newsangles.tables.schema import Dating, Predicate, Time

DATED_NAMES = frozenset(("ORG", "LAW", "WORK_OF_ART", "PERSON", "FAC", "PRODUCT"))
"""Kinds of names that may include a date: *the Protection Act, 1972*."""

MODIFYING_RELATIONS = frozenset(("compound", "nmod", "poss", "amod", "nummod", "appos"))
"""Relations of a time that modifies a noun."""

AMOUNTS = frozenset(("MONEY", "PERCENT", "CARDINAL", "QUANTITY"))
"""Kinds of amounts that may have a time of their own."""

COMPARING = frozenset(("from", "than", "with", "against", "over"))
"""Prepositions of what an amount is compared with."""

_AGO = re.compile(r"\b(?:ago|earlier|before)\b")

MAX_PASSES = 6
"""Limit of passes that propagate bounds along chains of events; longer chains do not occur in news."""


@dataclass(slots=True)
class Date:
    """The date of an event: days as YYYY-MM-DD, None where nothing bounds it on that side.

    Attributes:
        time_id: The temporal expression that dates it.
        dating: The way in which it is dated.
        begin: The first day on which it can have been.
        end: The last day.
        reasons: The reasons, in words.
        after: The words of the events that the text puts before it.
    """

    time_id: str | None = None
    dating: Dating = "undated"
    begin: str | None = None
    end: str | None = None
    reasons: list[str] = field(default_factory=list)
    after: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Order:
    """One event before another, with the words that order them."""

    first: int
    then: int
    reason: str


class Dates:
    """The dates of a document's events.

    Args:
        readings: The document.
        times: Its temporal expressions.
        triggers: The words that are events, in their order.
        published: The publication date, YYYY-MM-DD; None where unknown.
        predicates: Its predicates by word.
    """

    def __init__(
        self,
        readings: Presentations,
        times: Sequence[Time],
        triggers: Sequence[int],
        published: str | None,
        predicates: Mapping[int, Predicate],
    ) -> None:
        self.readings, self.view, self.words = readings, readings.view, lexicon()
        self.triggers, self.published = triggers, published
        self._events = frozenset(triggers)
        self._dates = {i: Date() for i in triggers}
        self._roots: dict[int, int] = {}
        self._owners: dict[str, int] = {}
        self._compared: set[str] = set()
        self._read_times(times)
        for time, verb, word in opened(readings, [time for time in times if time.begin and not _dayless(time)]):
            date = self._dates.get(verb, Date(dating="stated"))
            if date.dating != "stated":
                date.time_id, date.dating, date.begin, date.end = time.time_id, "stated", time.begin, time.end_date
                date.reasons = [f"{time.text}, {word}: {time.value}"]
        for i in triggers:
            self._by_clause(i)
        for i in triggers:
            self._frame(i)
        orders = list(self._orders())
        for order in orders:
            if order.first not in self._dates[order.then].after:
                self._dates[order.then].after.append(order.first)
        for _ in range(MAX_PASSES):
            if not sum(self._hand_on(order) for order in orders):
                break
        self._own = frozenset(
            i for i, date in self._dates.items() if date.dating == "stated" or (date.begin and date.end)
        )
        near = [time for time in times if time.time_id not in self._compared]
        self.near = Neighbours(readings, predicates, near, self._owners, published)
        for i, date in self._dates.items():
            if not self.own(i):
                self._by_neighbour(i, date)
        for i, date in self._dates.items():
            _doubt(readings, predicates.get(i), i, date, published)
            _by_publication(readings, self.near, i, date, published)

    def own(self, i: int) -> bool:
        """True if an event has a time of its own, or days from events beside it on both sides."""
        return i in self._own

    def of(self, i: int) -> Date:
        """The date of one of the events."""
        return self._dates[i]

    # --- its own time

    def _read_times(self, times: Sequence[Time]) -> None:
        """Assign each expression to the nearest event above it, as its date or as a bound."""
        view = self.view
        for time in times:
            if time.kind not in ("DATE", "TIME") or _dayless(time):
                continue
            word = view.top(view.word_at(time.start), view.word_at(max(time.start, time.end - 1)))
            event, joint = self._above(word)
            if joint in COMPARING and _AGO.search(time.text):  # rose from a year earlier: what it is compared with
                self._compared.add(time.time_id)
                continue
            if event < 0:
                continue
            event = governing_verb(self.readings, event, word, joint)
            if event not in self._dates:
                continue
            date = self._dates[event]
            self._owners[time.time_id] = event
            if joint == "for":  # a campaign for Women's Day: its topic, not its date
                continue
            if joint in self.words["after"] or joint in self.words["before"]:
                self._bound(date, time, joint)
            elif joint == "of" and _as_of(view, time):
                self._bound(date, time, "as of")
            elif date.dating == "stated" and view.dep[word] == "conj" and time.end_date:  # in 2014 and 2018
                date.end = max(date.end or time.end_date, time.end_date)
                date.reasons.append(f"{time.text}: {time.value}")
            elif date.dating != "stated":
                date.time_id = time.time_id
                if reckoned_from_another(self.readings, event, time):
                    date.time_id = None
                    self._compared.add(time.time_id)
                elif time.begin or time.end_date:
                    date.dating = "stated" if time.begin and time.end_date else "bounded"
                    date.begin, date.end = time.begin, time.end_date
                    date.reasons = [f"{time.text}: {time.value}"]
                else:
                    date.reasons.append(f"{time.text}: {time.value or 'no place in the calendar'}")

    def _bound(self, date: Date, time: Time, joint: str) -> None:
        """Bound an event by a day, as after it or before it."""
        later = joint in self.words["after"]
        day = time.begin if later else time.end_date
        date.time_id = date.time_id or time.time_id
        if day and date.dating != "stated":
            date.dating = "bounded"
            if later:
                date.begin = max(day, date.begin or day)
            else:
                date.end = min(day, date.end or day)
        date.reasons.append(f"{joint} {time.text}: {time.value or 'no place in the calendar'}")

    def _above(self, word: int) -> tuple[int, str]:
        """The nearest event above an expression (-1: none), and its preposition or conjunction.

        A time within a name, or under a noun that is no event (*this year's theme*), dates nothing. Verbs of beginning,
        ending and continuing share their date with their complement: *stopped paying in 2015*.
        """
        view, joint, i = self.view, "", word
        if view.ent[word] in DATED_NAMES:
            return -1, joint
        for _ in range(8):
            head = view.head[i]
            if i in self._events:
                aspect = view.dep[i] == "xcomp" and head in self._events and view.lemma[head] in self.words["aspect"]
                return head if aspect else i, joint
            if view.ent[head] in AMOUNTS and view.dep[i] in ("npadvmod", "advmod") and head not in self._events:
                break  # from $4 million a year earlier: the amount's time
            owned = view.pos[i] != "ADP" and view.dep[i] in MODIFYING_RELATIONS and view.pos[head] in NOUNS
            if head == i or (owned and head not in self._events):
                break
            if i == word or (view.pos[i] in ("ADP", "SCONJ") and not joint):
                above = head if view.pos[head] in ("ADP", "SCONJ") else i
                joint = joint or (view.lower[above] if above != word else "")
            i = head
        return -1, joint

    def _frame(self, i: int) -> None:
        """Date an event by the event that frames it: *called it important in a speech on Tuesday*.

        A clause with *where* is framed by its noun: *the meeting on Friday, where he accused him*.
        """
        date = self._dates[i]
        if date.dating == "stated":
            return
        joined = [o for k in accompanied(self.readings, i) for o in (k, *self._things(k, "frame"))]
        for k in (*self._things(i, "frame"), *self._place(i), *self._beside(i), *joined):
            if k not in self._events:
                continue
            around = self._dates[k]
            if around.dating == "stated" and around.begin == around.end:  # in the 2020 election: not one day
                date.time_id, date.dating, date.begin, date.end = around.time_id, "stated", around.begin, around.end
                name = ("the " if self.view.pos[k] in NOUNS else "") + self.view.word[k]
                date.reasons = [f"together with {name}: {'; '.join(around.reasons)}"]
                return
        self._share(i, caused_by(self.readings, i))

    def _by_clause(self, i: int) -> None:
        """Date a noun by its own clause: *the crash, which occurred on 9 May*."""
        if self._dates[i].dating != "stated":
            self._share(i, occurring(self.readings, i))

    def _share(self, i: int, others: Iterable[int]) -> None:
        """Give an event the stated days of the first of some others that has them."""
        date = self._dates[i]
        for k in others:
            around = self._dates.get(k)
            if around is not None and around.dating == "stated":
                date.time_id, date.dating, date.begin, date.end = around.time_id, "stated", around.begin, around.end
                date.reasons = [f"together with {self.view.word[k]}: {'; '.join(around.reasons)}"]
                return

    def _place(self, i: int) -> Iterator[int]:
        """The event noun that a clause with *where* modifies: the nearest one above; the verb of *, when it fell*."""
        view = self.view
        if view.dep[i] == "advcl" and i > view.head[i]:
            begin = next((k for k in self.readings.kids(i, "advmod") if view.lower[k] == "when"), 0)
            had = any(view.lower[k] == "had" for k in self.readings.kids(i, "aux"))
            if begin and view.word[begin - 1] == "," and not had:
                yield view.head[i]
        if view.dep[i] == "relcl" and any(view.lower[k] in ("where", "when") for k in self.readings.kids(i, "advmod")):
            k = view.head[i]
            while k not in self._events and view.head[k] != k:
                k = view.head[k]
            if k in self._events and view.pos[k] in NOUNS:
                yield k

    def _beside(self, i: int) -> Iterator[int]:
        """The event that a participle accompanies: *on Monday he resigned, accusing the mayor*."""
        view, head = self.view, self.view.head[i]
        if view.dep[i] == "advcl" and view.tag[i] == "VBG" and self.readings.mark(i) < 0 and head in self._events:
            yield head

    def _things(self, i: int, kind: str) -> Iterator[int]:
        """The events under prepositions of one kind below a word."""
        for k in self.readings.kids(i, "prep"):
            if self.view.lower[k] in self.words[kind]:
                yield from (o for o in self.readings.kids(k, "pobj", "pcomp") if o in self._events)

    # --- order

    def _orders(self) -> Iterator[Order]:
        view, readings, words = self.view, self.readings, self.words
        last = -1  # the main event of the last sentence
        mains = self._mains()
        for i in self.triggers:
            yield from self._opening(i, mains)
            for k in self._things(i, "after"):
                yield Order(k, i, f"after {view.word[k]}")
            for k in self._things(i, "before"):
                yield Order(i, k, f"before {view.word[k]}")
            lead = readings.lead(i)
            mark = readings.mark(lead)
            above = view.head[lead]
            if view.dep[lead] == "advcl" and mark >= 0 and above in self._events:
                if view.lower[mark] in words["after"]:
                    yield Order(i, above, f"{view.lower[mark]} {view.word[i]}")
                elif view.lower[mark] in words["before"]:
                    yield Order(above, i, f"before {view.word[i]}")
            cue = next((k for k in readings.kids(i, "advmod") if view.lower[k] in words["then"]), -1)
            dated = next(iter(view.children[cue]), -1) if cue >= 0 else -1
            if cue >= 0 and dated < 0 and last >= 0 and view.para[last] == view.para[i]:
                if readings.clause(last).past:
                    yield Order(last, i, f"{view.lower[cue]}, after {view.word[last]}")
                before = (*self._things(last, "after"), *(order.first for order in self._opening(last, mains)))
                yield from (Order(k, i, f"{view.lower[cue]}, after {view.word[k]}") for k in before)
            if i in mains.values():
                last = i
        yield from _made_before(self.readings, self.triggers)

    def _mains(self) -> dict[int, int]:
        """The main event of each sentence, by the number of the sentence.

        Where the parser has made the preposition before the first comma the root, it is the first finite verb with a
        subject that no relative clause holds.
        """
        view, found = self.view, dict[int, int]()
        for i in self.triggers:
            sentence = view.sent[i]
            if view.pos[i] != "VERB" or sentence in found:
                continue
            root = self._root(sentence)
            stray = view.pos[root] == "ADP" and view.dep[i] not in ("relcl", "advcl", "ccomp", "acl")
            own = any(view.dep[k] in SUBJECTS for k in view.children[i])
            if self.readings.lead(i) == root or (stray and own and self.readings.clause(i).finite):
                found[sentence] = i
        return found

    def _root(self, sentence: int) -> int:
        if sentence not in self._roots:
            self._roots[sentence] = self.view.top(*self.view.bounds[sentence])
        return self._roots[sentence]

    def _opening(self, i: int, mains: Mapping[int, int]) -> Iterator[Order]:
        """Order by an opening *after*-phrase that the parser did not attach: *After the meeting, he …*."""
        view = self.view
        sentence = view.sent[i]
        root = self._root(sentence)
        if mains.get(sentence) == i and view.pos[root] == "ADP" and view.lower[root] in self.words["after"]:
            yield from (
                Order(k, i, f"after {view.word[k]}") for k in self.readings.kids(root, "pobj") if k in self._events
            )

    def _hand_on(self, order: Order) -> bool:
        """Bound the two events by each other; True if that changed anything."""
        first, then = self._dates[order.first], self._dates[order.then]
        changed = False
        if first.begin and then.dating != "stated" and (then.begin or "") < first.begin <= (then.end or "9"):
            then.begin, then.dating = first.begin, "bounded"
            then.reasons.append(order.reason)
            changed = True
        if then.end and first.dating != "stated" and (first.begin or "") <= then.end < (first.end or "9"):
            first.end, first.dating = then.end, "bounded"
            first.reasons.append(f"before {self.view.word[order.then]}")
            changed = True
        return changed

    def _by_neighbour(self, i: int, date: Date) -> None:
        """Infer the day of an event from a time of its sentence, or of those before."""
        best, chosen = MIN_SHARED, None
        for candidate in self.near.of(i):
            if not candidate.back and apart(self.readings, i, candidate.word, self._owners.get(candidate.time.time_id)):
                continue
            chance = logistic(score(weights()["shared"], self.near.shares(i, candidate)))
            if chance >= best:
                best, chosen = chance, candidate
        if chosen is None:
            return
        time = chosen.time
        if (date.begin or "") > (time.end_date or "9") or (date.end or "9") < (time.begin or ""):
            return  # what comes before or after it says otherwise
        date.time_id, date.dating, date.begin, date.end = time.time_id, "inferred", time.begin, time.end_date
        where = "in its sentence" if not chosen.back else "told just before"
        date.reasons = [f"inferred from {time.text} {where}: {time.value}"]


def _by_publication(readings: Presentations, near: Neighbours, i: int, date: Date, published: str | None) -> None:
    """Bound an event by publication, which does not count as dated."""
    if not published or date.dating in ("stated", "inferred"):
        return
    names = list(near.side(i))
    coming, now = (logistic(score(weights()[name], names)) for name in ("coming", "now"))
    begin, end, reason = date.begin, date.end, ""
    if coming >= MIN_COMING and hoped(readings, i):
        return  # the allies hoped it would hold: by now it may have, or not
    if coming >= MIN_COMING:
        begin, reason = max(published, begin or ""), "told as to come when it was published"
    elif now >= MIN_NOW and readings.view.pos[i] in NOUNS and not under_present(readings, i):
        return  # the resignation that he provoked: a noun has no tense
    elif now >= MIN_NOW and not _bare_participle(readings, i):  # footage shows police using: done whenever
        begin, end = max(published, begin or ""), min(published, end or "9")
        reason = "told as holding when it was published"
    elif (1 - coming) * (1 - now) >= MIN_PAST:
        end, reason = min(published, end or "9"), "told as past when it was published"
    if reason and (begin or "") <= (end or "9") and (begin, end) != (date.begin, date.end):
        date.begin, date.end = begin, end
        date.reasons.append(reason)


def _doubt(readings: Presentations, row: Predicate | None, i: int, date: Date, published: str | None) -> None:
    """Drop a day after publication of what is told as done."""
    later = published and date.dating in ("stated", "inferred") and (date.begin or "") > published
    if later and row is not None and told_as_done(readings, i, row):
        date.dating, date.begin, date.end = "undated", None, published
        date.reasons.append("told as done, but that is after publication")


def _made_before(readings: Presentations, triggers: Sequence[int]) -> Iterator[Order]:
    """Order the making of a thing before its use: *sent a letter* … *called the letter important*."""
    view, words, events = readings.view, lexicon(), frozenset(triggers)
    made: dict[str, int] = {}
    for i in triggers:
        if view.pos[i] != "VERB":
            continue
        plain = not readings.of(i).future and readings.of(i).positive
        for k in _dealt_with(readings, i, events):
            known = made.get(view.lemma[k])
            definite = any(view.lower[x] in ("the", "this", "that") for x in readings.kids(k, "det"))
            if known is not None and known != i and definite and view.lemma[i] not in words["makes"]:
                yield Order(known, i, f"{view.word[known]} the {view.word[k]} before that")
            elif known is None and plain and not definite and view.lemma[i] in words["makes"]:
                made[view.lemma[k]] = i


def _dealt_with(readings: Presentations, i: int, events: frozenset[int]) -> list[int]:
    """The nouns that a verb acts on, also as the subject of its small clause: *called the letter important*."""
    view = readings.view
    found = readings.kids(i, "dobj", "nsubjpass")
    for k in readings.kids(i, "ccomp", "oprd", "xcomp"):
        found += readings.kids(k, "nsubj") if k not in events or view.pos[k] != "VERB" else []
    return [k for k in found if view.pos[k] in NOUNS]


def _bare_participle(readings: Presentations, i: int) -> bool:
    """True for a verb in *-ing* without a verb that gives it a tense: *using*, *accusing her of theft*."""
    return readings.view.tag[i] == "VBG" and readings.view.pos[i] == "VERB" and not readings.kids(i, "aux")


def _as_of(view: ParsedText, time: Time) -> bool:
    """True for a day up to which something had been so: *as of 2016*."""
    first = view.first[view.top(view.word_at(time.start), view.word_at(max(time.start, time.end - 1)))]
    return first > 1 and view.lower[first - 2 : first] == ["as", "of"]


def _dayless(time: Time) -> bool:
    """True if a time of day has no day of its own: *at 6 a.m.*"""
    clock = (time.rule or "").startswith("clock") and time.anchor == "publication"
    return clock and not any(word in time.text.lower() for word in ("day", "night", "tomorrow"))
