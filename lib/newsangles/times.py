"""When is it? Temporal expressions, resolved as far as the text and the publication date allow.

Spans and values follow TIMEX3 (TimeML 1.2.1). What a time is reckoned from is the publication date, a time named before
it, or, in accounts of the past, the date that the account has reached. Without any of these it stays relative to the
unknown publication date (TimeML's document creation time, DCT): ``DCT-3d`` three days before it, ``DCT+1m`` the month
after, ``DCT-friday`` the last Friday up to that day, ``DCT+friday`` the next one, ``XXXX-05-16`` a May 16.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources

from spacy.language import Language
from spacy.tokens import Doc

from newsangles import predicates, schema
from newsangles.calendar_values import cover, weekday_near, ymd
from newsangles.schema import Anchor, Time
from newsangles.time_expressions import Expression, expressions
from newsangles.time_readings import NEAR_DAYS, READERS, SIZES, Origin, Reading
from newsangles.view import View, view_of

KEY = "newsangles.times"
"""Where a Doc keeps its times, as plain values (``doc.user_data``)."""


@Language.factory("newsangles_times", requires=["token.dep", "token.lemma", "token.pos"])
def create_times(nlp: Language, name: str) -> Times:
    """Make the component; it belongs after the claims."""
    return Times()


class Times:
    """Stores the times of a Doc for ``doc._.times``; they survive ``DocBin(store_user_data=True)``.

    Attributes:
        published: The day on which the next document was published; None where that is unknown.
    """

    def __init__(self) -> None:
        self.published: date | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Find the times of one parsed Doc."""
        doc.user_data[KEY] = [schema.plain(row) for row in times(doc, self.published)]
        return doc


def stored(doc: Doc) -> tuple[Time, ...]:
    """The times that the component has stored in a Doc; empty if it has not run."""
    return tuple(schema.rows(Time, doc.user_data.get(KEY, [])))


Doc.set_extension("times", getter=stored, force=True)


def times(doc: Doc, published: date | None = None) -> list[Time]:
    """The times of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with tagger, parser and names, and with its predicates where they are to tell the tense.
        published: The day on which it was published; None leaves what is relative to it relative.
    """
    if not doc:
        return []
    return Reader(doc, view_of(doc), published).rows()


def confidence(rule: str, anchor: Anchor | None) -> float | None:
    """How often a rule's value was right on annotated text, by ``data/times_measured.tsv``; None if never measured.

    Rules that were met too rarely share the figure of all such; what an account is the anchor of is counted by itself.
    What is taken from a list of ours was never measured.
    """
    if anchor == "list":
        return None
    return measured().get((rule, anchor == "narrative"), measured().get(("other", anchor == "narrative")))


@cache
def measured() -> dict[tuple[str, bool], float]:
    """The share of right values, by rule and whether the anchor was an account."""
    lines = (resources.files("newsangles") / "data" / "times_measured.tsv").read_text("utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(rule, anchor == "narrative"): float(share) for rule, anchor, _, share in cells}


AHEAD_OF_WEEKDAY = 12
"""So many expressions after a weekday are looked at for one that the text puts after it."""


class Reader:
    """Reads the expressions of one text, one after the other."""

    def __init__(self, doc: Doc, view: View, published: date | None) -> None:
        self.view = view
        self.published = published
        self.found = expressions(view)
        self.readings: list[Reading | None] = [None] * len(self.found)
        self.last: tuple[int, date, str] | None = None  # the last date named: which, its first day, its unit
        self.undated: int | None = None  # the last date named that has no place in a calendar yet
        self.year_bc: int | None = None  # the year BC that an account has reached
        self.day_first = _day_first(self.found)
        self.narrative = _is_narrative(self.found, view.n, published)
        self._doc = doc
        self._future: frozenset[int] | None = None
        self.i = 0

    def rows(self) -> list[Time]:
        """The times, in the order of the text."""
        clocks = [i for i, expression in enumerate(self.found) if expression.rule.reader == "clock"]
        days = [i for i, expression in enumerate(self.found) if expression.rule.reader != "clock"]
        for i in days + clocks:  # the day of a clock's time may stand after it
            self.i = i
            self._read(self.found[i])
        kept = [(e, r) for e, r in zip(self.found, self.readings, strict=True) if r is not None]
        number = {id(e): n for n, (e, _) in enumerate(kept, start=1)}
        ids = [f"t{number[id(e)]}" if id(e) in number else None for e in self.found]
        return [self._row(f"t{n}", e, r, ids) for n, (e, r) in enumerate(kept, start=1)]

    def _read(self, expression: Expression) -> None:
        reading = READERS[expression.rule.reader](self, expression)
        self.readings[self.i] = reading
        if reading is None or reading.kind not in ("DATE", "TIME") or reading.value is None:
            return
        if expression.has("year") or expression.has("ancient"):
            self.year_bc = int(reading.value[2:6]) if reading.value.startswith("BC") else None
        if reading.value.startswith(("XXXX-", "DCT")):
            self.undated = self.i
        if reading.modifier is None:
            reading.modifier = expression.worth("modifier")
        covered = cover(reading.value)
        if covered and covered.granularity in ("day", "month", "season", "year", "week", "quarter", "part of day"):
            if self.narrative and covered.granularity == "year" and not self._heads_sentence(expression) and self.last:
                return  # a year in passing does not move the account
            unit = {"day": "D", "part of day": "D", "month": "M", "week": "W", "quarter": "Q", "season": "M"}
            self.last = (self.i, covered.begin, unit.get(covered.granularity, "Y"))

    def _heads_sentence(self, expression: Expression) -> bool:
        """Whether an expression is among the first words of its sentence."""
        k = self.view.word_at(expression.start)
        return k - self.view.bounds[self.view.sent[k]][0] <= 3

    def told_before(self) -> tuple[int, date] | None:
        """A later weekday that the text puts after the one at hand, and its day; None if the text does not say so.

        It does where this one stands with *after* (After the meeting on Friday …) and the other follows in the
        paragraph with a verb in the past, or where the other follows at once with *later* or *then*.
        """
        here, view = self.i, self.view
        first = view.word_at(self.found[here].start)
        after = self._under_after(first)
        for j in range(here + 1, min(len(self.found), here + AHEAD_OF_WEEKDAY)):
            other = self.found[j]
            k = view.word_at(other.start)
            if view.para[k] != view.para[first]:
                return None
            if other.rule.reader != "weekday" or {"shift", "week", "weeks"} & other.parts.keys() or not self.published:
                continue
            near = view.sent[k] - view.sent[first] <= 1
            if not (after and not self._under_after(k)) and not (near and self._told_next(k)):
                continue
            self.i = j
            past = self.direction() < 0
            self.i = here
            day = weekday_near(self.published, int(other.worth("weekday") or 0), 0)
            if past and day is not None:
                return j, day
        return None

    def _under_after(self, k: int) -> bool:
        """Whether a word stands in a phrase or clause that *after* opens."""
        view = self.view
        for _ in range(6):
            if view.lower[k] == "after" or any(
                view.lower[c] == "after" and view.dep[c] == "mark" for c in view.kids[k]
            ):
                return True
            if view.head[k] == k or view.dep[k] in ("ccomp", "conj"):
                return False
            k = view.head[k]
        return False

    def _told_next(self, k: int) -> bool:
        """Whether *later* or *then* opens the sentence of a weekday, or stands right before it."""
        view = self.view
        opening = view.bounds[view.sent[k]][0]
        near = range(max(opening, k - 3), k)
        return view.lower[opening] in NEXT or any(view.lower[w] in NEXT for w in near)

    def _row(self, name: str, expression: Expression, reading: Reading, ids: list[str | None]) -> Time:
        value = reading.value
        covered = cover(value) if value and reading.kind in ("DATE", "TIME") else None
        return Time(
            start=expression.start,
            end=expression.end,
            text=self.view.text[expression.start : expression.end],
            rule=expression.rule.name,
            confidence=confidence(expression.rule.name, reading.anchor),
            time_id=name,
            kind=reading.kind,
            value=value,
            modifier=reading.modifier,
            quantity=reading.quantity,
            begin=covered.begin.isoformat() if covered else None,
            end_date=covered.end.isoformat() if covered else None,
            granularity=covered.granularity if covered else None,
            anchor=reading.anchor,
            anchor_id=None if reading.anchor_at is None else ids[reading.anchor_at],
            alternatives=tuple(dict.fromkeys(v for v in reading.alternatives if v and v != value)),
            reason=reading.reason,
        )

    @property
    def base(self) -> Origin:
        """What a time is reckoned from here: the publication, or the date that an account has reached."""
        if not self.narrative:
            return Origin(self.published, "publication")
        if self.year_bc or not self.last:
            return Origin(None, "narrative")
        return Origin(self.last[1], "narrative", self.last[0])

    def told(self, unit: str, *, near: bool = False) -> Origin:
        """The time that was named last, for *the next day*: no longer than the unit, and, if so asked, close by."""
        if self.undated is not None and (self.last is None or self.undated > self.last[0]):
            return Origin(None, "earlier time", self.undated if not near or self._near(self.undated) else None)
        if self.last is None:
            return Origin(None, "earlier time")
        at, day, named_unit = self.last
        if SIZES.index(named_unit) > SIZES.index(unit) or (near and not self._near(at)):
            return Origin(None, "earlier time")
        return Origin(day, "narrative" if self.narrative else "earlier time", at)

    def _near(self, at: int) -> bool:
        """Whether an expression stands in the same sentence or the one before."""
        here, there = (self.view.sent[self.view.word_at(self.found[i].start)] for i in (self.i, at))
        return here - there <= 1

    def before(self, reach: int = 30) -> str:
        """The text before the expression, in small letters."""
        start = self.found[self.i].start
        return self.view.text[max(0, start - reach) : start].lower()

    def after(self, reach: int = 30) -> str:
        """The text after the expression, in small letters."""
        end = self.found[self.i].end
        return self.view.text[end : end + reach].lower()

    def direction(self) -> int:
        """Whether the verb that the expression belongs to lies ahead (1), back (-1), or does not tell (0)."""
        view, k = self.view, self.view.word_at(self.found[self.i].start)
        first = k
        last = view.word_at(self.found[self.i].end - 1)
        while first <= view.head[k] <= last and view.head[k] != k:
            k = view.head[k]
        for _ in range(6):
            if view.pos[k] in ("VERB", "AUX"):
                break
            if view.head[k] == k:
                return 0
            k = view.head[k]
        for _ in range(3):
            tense = self._tense(k)
            if tense or view.head[k] == k or view.tag[k] not in ("VB", "VBG", "VBN"):
                return tense
            k = view.head[k]
            if view.lemma[k] in AHEAD:
                return 1
        return 0

    def _tense(self, k: int) -> int:
        view = self.view
        helpers = {view.lower[c] for c in view.kids[k] if view.dep[c] in ("aux", "auxpass")}
        if helpers & WILL or self.future(k):
            return 1
        if view.tag[k] == "VBD" or helpers & PAST:
            return -1
        if view.tag[k] == "VBN" and not helpers and view.dep[k] in ("acl", "advcl"):
            return -1
        if view.lemma[k] in AHEAD and view.tag[k] in ("VBN", "JJ") and helpers & {"is", "are", "be"}:
            return 1
        return 0

    def future(self, k: int) -> bool:
        """Whether the predicate at a word is presented as yet to come."""
        if self._future is None:
            rows = self._doc.user_data.get(predicates.KEY, [])
            self._future = frozenset(row["start"] for row in rows if row["future"])
        return self.view.at[k] in self._future


NEXT = frozenset("later then afterwards afterward subsequently".split())
WILL = frozenset("will 'll ’ll shall wo".split())
PAST = frozenset("was were did had has have 've ’ve".split())
AHEAD = frozenset("plan expect schedule hope intend aim due set slate plan propose prepare want seek".split())


def _day_first(found: list[Expression]) -> bool | None:
    """Whether dates in figures put the day first, by those that can be read only one way; None if none can."""
    votes = 0
    for expression in found:
        if expression.rule.reader == "figures":
            first, second = int(expression.parts["first"]), int(expression.parts["second"])
            votes += (first > 12) - (second > 12) + (expression.parts["sign"] == ".")
    return votes > 0 if votes else None


def _is_narrative(found: list[Expression], words: int, published: date | None) -> bool:
    """Whether a text tells of the past: of years long before its publication, and hardly ever of *yesterday*.

    The bounds keep apart the accounts of wars of WikiWars and the obituaries and interviews of Wikinews.
    """
    years = [int(e.parts["year"]) for e in found if e.parts.get("year", "").isdigit()]
    count, deictic = len(years), sum(map(_is_deictic, found))
    if not years or deictic * 6 > count:
        return False
    if published is None:
        return True
    past = sum(year < published.year - 1 for year in years)
    if past < 5 or past < count * 0.6 or years.count(published.year) * 10 > count or count * 300 < words:
        return False
    return not any(_is_of_the_day(expression, published) for expression in found[:3])


def _is_of_the_day(expression: Expression, published: date) -> bool:
    """Whether an expression is a whole date close to publication, as a dateline is."""
    if not {"month", "dayno", "year"} <= expression.parts.keys():
        return False
    parts = expression.parts
    day = cover(ymd(int(parts["year"]), int(expression.worth("month") or 0), int(parts["dayno"])) or "")
    return day is not None and abs((day.begin - published).days) <= NEAR_DAYS


def _is_deictic(expression: Expression) -> bool:
    """Whether an expression is reckoned from the day of writing: yesterday, on Monday, last week."""
    if expression.rule.reader == "shifted":
        return expression.parts.get("shift", "").lower() in ("this", "last", "next") and expression.worth("unit") != "D"
    return expression.rule.reader in ("deictic", "weekday")
