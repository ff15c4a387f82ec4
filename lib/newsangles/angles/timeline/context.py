"""The context of relative times: the publication date, earlier times, the tense of the verbs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc

from newsangles.angles.shell import plain_rows
from newsangles.angles.timeline.calendar import cover, shifted, weekday_near, ymd
from newsangles.angles.timeline.expressions import expressions
from newsangles.angles.timeline.patterns import Expression
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.schema import Anchor, Granularity, TimeKind

LETTERS = {"D": "d", "W": "w", "WE": "we", "2W": "2w", "M": "m", "Q": "q", "Y": "y", "10Y": "de", "CE": "ce"}
"""Letters for units in values relative to an unknown publication date: DCT-3d."""

UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}
"""The values of unknown periods; XXXX for longer ones than these."""

SIZES = "D W WE 2W M Q Y 10Y CE".split()
"""The units of the calendar, the shortest first."""

MAX_DAYS_AHEAD = 31
"""Limit of days that a date under a past verb can be ahead: announced a meeting on May 4."""

UNITS_OF_DATES: dict[Granularity, str] = {
    "hour": "D",
    "day": "D",
    "part of day": "D",
    "week": "W",
    "month": "M",
    "season": "M",
    "quarter": "Q",
    "year": "Y",
}
"""Units, by granularity, of the dates that can be the anchor of a later one."""

MAX_EXPRESSIONS_AHEAD = 12
"""Number of expressions after a weekday among which a later one is looked for."""

MIN_YEARS = 2
"""Number of years from which on a text without a publication date can be a narrative."""

NEXT = frozenset("later then afterwards afterward subsequently".split())
WILL = frozenset("will 'll ’ll shall wo".split())
PAST = frozenset("was were did had has have 've ’ve".split())
AHEAD = frozenset("plan expect schedule hope intend aim due set slate plan propose prepare want seek".split())


@dataclass(slots=True)
class TimeValue:
    """The value of a temporal expression, with its anchor and the reason."""

    kind: TimeKind
    value: str | None
    reason: str
    anchor: Anchor | None = "the text"
    anchor_at: int | None = None  # the expression that is its anchor
    alternatives: list[str] = field(default_factory=list)
    modifier: str | None = None
    quantity: str | None = None
    chance: float = 1.0  # how likely it is the right one of several, where a choice was made


@dataclass(frozen=True, slots=True)
class Direction:
    """The side of publication on which a time lies.

    Attributes:
        coming: True if it is the next one after publication.
        chance: The probability that this side is right.
        reason: What decided, in words.
    """

    coming: bool
    chance: float
    reason: str

    @property
    def doubtful(self) -> bool:
        """True if the other side is not out of the question."""
        return self.chance < CLEAR


CLEAR = 0.9
"""Probability from which on a side is taken as clear, so that the other is no alternative."""


class Choice(NamedTuple):
    """A choice between the last time of a name up to publication and the next one."""

    at: int
    kind: str
    past: date | None
    coming: date | None


class Origin(NamedTuple):
    """The anchor of a time: a day, its kind, and the expression that named it.

    Without a day, the publication date is unknown, or the earlier expression has no date.
    """

    day: date | None
    anchor: Anchor
    at: int | None = None

    def shifted(self, unit: str, count: int) -> str | None:
        """The value of the period some units away."""
        if self.day is not None:
            return shifted(self.day, unit, count)
        if self.anchor == "publication":
            return f"DCT{count:+d}{LETTERS[unit]}"
        return UNKNOWN.get(unit, "XXXX")

    @property
    def said(self) -> str:
        """The anchor in words."""
        if self.anchor == "publication":
            return "the publication date" if self.day else "the publication date, which is unknown"
        return f"the time named before, {self.day}" if self.day else "what is told before, whose date is not known"


class TimeContext:
    """The context of a text's times: its expressions, and the values read so far.

    Attributes:
        expressions: All expressions, in the order of the text.
        values: The value of each one that has been read.
        index: The current expression.
        last: The last date: its expression, its first day, its unit.
        undated: The last date without a place in the calendar.
        year_bc: The year BC that a narrative has reached.
        day_first: True if numeric dates put the day first; None if the text does not show it.
        narrative: True if the text is a narrative of the past.
        marks_now: True if *now* and *currently* are times.
        quarter: The quarter that a business report is about: its year and number.
        carried: The expressions whose day goes on from a story of the past within today's news.
        directed: The last choice, and the expression that it was made for.
        choices: The choices between the last time of a name and the next one, as they were made.
    """

    def __init__(self, doc: Doc, view: ParsedText, published: date | None, *, marks_now: bool = False) -> None:
        self.view = view
        self.published = published
        self.expressions = expressions(view)
        self.values: list[TimeValue | None] = [None] * len(self.expressions)
        self.last: tuple[int, date, str] | None = None
        self.undated: int | None = None
        self.year_bc: int | None = None
        self.day_first = _day_first(self.expressions)
        self.narrative = _is_narrative([e for whole in self.expressions for e in whole.all], view.n, published)
        self._doc = doc
        self._future: frozenset[int] | None = None
        self.index = 0
        self.marks_now = marks_now
        self.carried: set[int] = set()
        self.quarter: tuple[int, int] | None = None
        self.choices: list[Choice] = []
        self.directed: tuple[int, Direction] | None = None

    def remember(self, time: TimeValue | None) -> None:
        """Keep the value of the current expression, as an anchor for later ones."""
        expression = self.expressions[self.index]
        self.values[self.index] = time
        if time is None or time.kind not in ("DATE", "TIME") or time.value is None:
            return
        if expression.has("year") or expression.has("ancient"):
            self.year_bc = int(time.value[2:6]) if time.value.startswith("BC") else None
        if time.value.startswith(("XXXX-", "DCT")):
            self.undated = self.index
        if time.modifier is None:
            time.modifier = expression.worth("modifier")
        covered = cover(time.value)
        if covered and covered.granularity in UNITS_OF_DATES:
            if self.narrative and covered.granularity == "year" and not self._heads_sentence(expression) and self.last:
                return  # a lone year does not move the narrative
            self.last = (self.index, covered.begin, UNITS_OF_DATES[covered.granularity])

    def _heads_sentence(self, expression: Expression) -> bool:
        """True if an expression is among the first words of its sentence."""
        k = self.view.word_at(expression.start)
        return k - self.view.bounds[self.view.sent[k]][0] <= 3

    def told_before(self) -> tuple[int, date] | None:
        """A later expression that the text puts after the current weekday, and its day; else None.

        That is so if the weekday is under *after* (After the meeting on Friday …) and the other expression follows in
        the paragraph with a verb in the past, or if the other follows at once with *later* or *then*.
        """
        here, view = self.index, self.view
        first = view.word_at(self.expressions[here].start)
        after = self._under_after(first)
        for j in range(here + 1, min(len(self.expressions), here + MAX_EXPRESSIONS_AHEAD)):
            other = self.expressions[j]
            k = view.word_at(other.start)
            if view.para[k] != view.para[first]:
                return None
            if other.rule.reader != "weekday" or {"shift", "week", "weeks"} & other.parts.keys() or not self.published:
                continue
            near = view.sent[k] - view.sent[first] <= 1
            if not (after and not self._under_after(k)) and not (near and self._told_next(k)):
                continue
            self.index = j
            past = self.direction() < 0
            self.index = here
            day = weekday_near(self.published, int(other.worth("weekday") or 0), 0)
            if past and day is not None:
                return j, day
        return None

    def _under_after(self, word: int) -> bool:
        """True if a word stands in a phrase or clause that *after* opens."""
        view = self.view
        for _ in range(6):
            if view.lower[word] == "after" or any(
                view.lower[c] == "after" and view.dep[c] == "mark" for c in view.children[word]
            ):
                return True
            if view.head[word] == word or view.dep[word] in ("ccomp", "conj"):
                return False
            word = view.head[word]
        return False

    def _told_next(self, word: int) -> bool:
        """True if *later* or *then* opens the sentence of a weekday, or directly precedes it."""
        view = self.view
        opening = view.bounds[view.sent[word]][0]
        near = range(max(opening, word - 3), word)
        return view.lower[opening] in NEXT or any(view.lower[w] in NEXT for w in near)

    @property
    def base(self) -> Origin:
        """The usual anchor: the publication date, or the date that a narrative has reached."""
        if not self.narrative or self._reports_today():
            return Origin(self.published, "publication")
        if not self.year_bc and not self.last and self.published is not None:
            return Origin(self.published, "publication")
        if self.year_bc or not self.last:
            return Origin(None, "narrative")
        return Origin(self.last[1], "narrative", self.last[0])

    def _reports_today(self) -> bool:
        """True if a narrative's time is one of today's news: *he died on Wednesday*, in a life told by years.

        That is a weekday or a *last week* in a paragraph that has not named another date before it.
        """
        expression, view = self.expressions[self.index], self.view
        if self.published is None or not _is_deictic(expression):
            return False
        paragraph = view.para[view.word_at(expression.start)]
        here = (e for e in self.expressions[: self.index] if view.para[view.word_at(e.start)] == paragraph)
        return not any(e.rule.reader in ("day", "month", "year", "figures", "season") for e in here)

    def told(self, unit: str, *, near: bool = False) -> Origin:
        """The last time in the text, for *the next day*: no longer than the unit, and near if `near`."""
        if self.undated is not None and (self.last is None or self.undated > self.last[0]):
            return Origin(None, "earlier time", self.undated if not near or self.near(self.undated) else None)
        if self.last is None:
            return Origin(None, "earlier time")
        at, day, named_unit = self.last
        if SIZES.index(named_unit) > SIZES.index(unit) or (near and not self.near(at)):
            return Origin(None, "earlier time")
        return Origin(day, "narrative" if self.narrative else "earlier time", at)

    def near(self, at: int) -> bool:
        """True if an expression stands in the same sentence or the one before."""
        here, there = (self.view.sent[self.view.word_at(self.expressions[i].start)] for i in (self.index, at))
        return here - there <= 1

    def named(self, index: int) -> str:
        """An expression in its own words."""
        expression = self.expressions[index]
        return f"“{self.view.text[expression.start : expression.end]}”"

    def before(self, reach: int = 30) -> str:
        """The text before the expression, in small letters."""
        start = self.expressions[self.index].start
        return self.view.text[max(0, start - reach) : start].lower()

    def after(self, reach: int = 30) -> str:
        """The text after the expression, in small letters."""
        end = self.expressions[self.index].end
        return self.view.text[end : end + reach].lower()

    def direction(self) -> int:
        """The direction of the expression's verb: future (1), past (-1), or undecided (0)."""
        view, k = self.view, self.view.word_at(self.expressions[self.index].start)
        first = k
        last = view.word_at(self.expressions[self.index].end - 1)
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

    def _tense(self, word: int) -> int:
        view = self.view
        helpers = {view.lower[c] for c in view.children[word] if view.dep[c] in ("aux", "auxpass")}
        if helpers & WILL or self.future(word):
            return 1
        if view.tag[word] == "VBD" or helpers & PAST:
            return -1
        if view.tag[word] == "VBN" and not helpers and view.dep[word] in ("acl", "advcl"):
            return -1
        if view.lemma[word] in AHEAD and view.tag[word] in ("VBN", "JJ") and helpers & {"is", "are", "be"}:
            return 1
        return 0

    def future(self, word: int) -> bool:
        """True if the predicate at a word is presented as future."""
        if self._future is None:
            rows = plain_rows(self._doc, "predicates")
            self._future = frozenset(row["start"] for row in rows if row["future"])
        return self.view.idx[word] in self._future


def _day_first(found: list[Expression]) -> bool | None:
    """True if numeric dates put the day first, by the unambiguous ones; None if there are none."""
    votes = 0
    for expression in found:
        if expression.rule.reader == "figures":
            first, second = int(expression.parts["first"]), int(expression.parts["second"])
            votes += (first > 12) - (second > 12) + (expression.parts["sign"] == ".")
    return votes > 0 if votes else None


def _is_narrative(found: list[Expression], words: int, published: date | None) -> bool:
    """True if a text is a narrative: it names years long before its publication, and hardly ever *yesterday*.

    The bounds separate the histories of wars in WikiWars from the obituaries and interviews in Wikinews.
    """
    years = [int(e.parts["year"]) for e in found if e.parts.get("year", "").isdigit()]
    count, deictic = len(years), sum(map(_is_deictic, found))
    if not years or deictic * 6 > count:
        return False
    if published is None:
        return count >= MIN_YEARS
    past = sum(year < published.year - 1 for year in years)
    if past < 5 or past < count * 0.6 or years.count(published.year) * 10 > count or count * 300 < words:
        return False
    return not any(_is_of_the_day(expression, published) for expression in found[:3])


def _is_of_the_day(expression: Expression, published: date) -> bool:
    """True if an expression is a full date close to publication, as in a dateline."""
    if not {"month", "dayno", "year"} <= expression.parts.keys():
        return False
    parts = expression.parts
    day = cover(ymd(int(parts["year"]), int(expression.worth("month") or 0), int(parts["dayno"])) or "")
    return day is not None and abs((day.begin - published).days) <= MAX_DAYS_AHEAD


def _is_deictic(expression: Expression) -> bool:
    """True if an expression is relative to the day of writing: yesterday, on Monday, last week."""
    if expression.rule.reader == "shifted":
        return expression.parts.get("shift", "").lower() in ("this", "last", "next") and expression.worth("unit") != "D"
    return expression.rule.reader in ("deictic", "weekday")
