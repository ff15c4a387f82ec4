"""The day on which a quoted text was said or written: a letter dated June 11.

*Yesterday* in a quotation is the day before that day, which need not be the day of publication; so in what somebody
said on Tuesday.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from newsangles.angles.timeline.calendar import cover
from newsangles.angles.timeline.direction import of_document, word_kinds
from newsangles.angles.timeline.passage import governor

if TYPE_CHECKING:
    from newsangles.angles.timeline.context import TimeContext, TimeValue
    from newsangles.angles.timeline.patterns import Expression
    from newsangles.language.parsed_text import ParsedText

SPOKEN = frozenset(("deictic", "part", "shifted", "ago"))
"""Readers of the times that a speaker reckons from the day of speaking."""

SHORT_HEAD = 16
"""Words of a line above a quotation that may say what is quoted, at most."""

DOUBT = 0.5
"""Chance of a day reckoned from publication within a text that was written on a day that is not known."""

LEAD_IN = (":", ",", "—", "–", "-")


class Writing(NamedTuple):
    """The day of a quotation, as far as it is known.

    Attributes:
        at: The expression that names the day; -1 if a text is quoted whose day is not told.
        written: True for a text, False for speech.
        told: True if it is only the day of which the report around it tells.
    """

    at: int
    written: bool
    told: bool = False


def writings(context: TimeContext) -> dict[int, Writing]:
    """The days of the quotations in which expressions stand, by the index of the expression."""
    view, found = context.view, dict[int, Writing]()
    if context.published is None or context.narrative or not view.stretches:
        return found
    by_sentence: dict[int, list[int]] = {}
    inside: dict[int, list[int]] = {}  # expressions by the speech that they stand in
    for i, expression in enumerate(context.expressions):
        word = view.word_at(expression.start)
        at = view.stretch[word]
        if at >= 0:
            inside.setdefault(view.stretches[at].chain, []).append(i)
        else:
            by_sentence.setdefault(view.sent[word], []).append(i)
    if not inside:
        return found
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for stretch in view.stretches:
        first.setdefault(stretch.chain, stretch.open)
        last[stretch.chain] = stretch.close
    for chain, held in inside.items():
        around = list(_sentences(view, first[chain], last[chain]))
        writing = _writing(context, by_sentence, around)
        if writing is None and (said := _said_before(context, by_sentence, around)) is not None:
            writing = Writing(said, written=False)
        if writing is None and _is_retold(view, around, first[chain]):
            writing = Writing(-1, written=False)
        if writing is None and (day := _day_reported(context, by_sentence, first[chain])) is not None:
            writing = Writing(day, written=False, told=True)
        for i in held:
            if (event := _day_of_event(context, by_sentence, i)) is not None:
                found[i] = Writing(event, written=False, told=True)
        if writing is not None:
            for i in held:
                if i in found or (writing.told and not _is_today(context.expressions[i])):
                    continue
                if writing.written or context.expressions[i].rule.reader in SPOKEN:
                    found[i] = writing
    return found


def _said_before(context: TimeContext, by_sentence: dict[int, list[int]], sentences: list[int]) -> int | None:
    """The time at which the sentence before lets somebody speak, of speech of before: *he has previously said*."""
    view, kinds = context.view, word_kinds()
    speaking = kinds["told"] | kinds.get("speaking", frozenset())
    for sentence in sentences:
        a, b = view.bounds[sentence]
        before = any(
            view.stretch[k] < 0 and view.lower[k] in BEFORE and view.lemma[view.head[k]] in speaking
            for k in range(a, b + 1)
        )
        for j in by_sentence.get(min(sentences) - 1, ()) if before else ():
            verb = governor(context, context.expressions[j])
            if verb >= 0 and view.lemma[verb] in speaking and view.tag[verb] == "VBD":
                return j
    return None


BEFORE = frozenset(("previously", "earlier", "then", "once", "already"))
"""Adverbs under which speech is of before: *he has previously said*."""

MAX_CLIMB = 6
"""Steps up the tree from a day to the verb of its sentence."""


def _is_retold(view: ParsedText, sentences: list[int], opening: int) -> bool:
    """True for speech that somebody retells: *Hale said the man had told her: "…"*."""
    told = word_kinds().get("told", frozenset())
    for sentence in sentences[:1]:
        a, b = view.bounds[sentence]
        for k in range(a, min(b + 1, opening)):
            outer = view.head[k]
            retold = view.dep[k] == "ccomp" and view.lemma[k] in told and view.tag[k] in ("VBD", "VBN")
            if retold and view.stretch[k] < 0 and view.stretch[outer] < 0 and view.lemma[outer] in told and k > outer:
                return True
    return False


def _day_of_event(context: TimeContext, by_sentence: dict[int, list[int]], i: int) -> int | None:
    """The weekday that the report gives to what a speaker calls *today's attack*: Tuesday's attack."""
    view, expression = context.view, context.expressions[i]
    noun = _owned(view, expression)
    if noun is None or not _is_today(expression):
        return None
    for j in sorted(j for several in by_sentence.values() for j in several):
        other = context.expressions[j]
        if other.rule.reader == "weekday" and _owned(view, other) == noun:
            return j
    return None


def _owned(view: ParsedText, expression: Expression) -> str | None:
    """The noun that a day has: *today's attack*; None without one."""
    last = view.word_at(expression.end - 1)
    if view.tag[last] != "POS":
        return None
    noun = view.head[view.word_at(expression.start)]
    return view.lemma[noun].lower() if noun > last and view.pos[noun] == "NOUN" else None


MAX_SENTENCES_BACK = 12
"""Sentences before a quotation among which the day of what is reported is looked for."""

MAX_DAYS_TOLD = 2
"""Days before publication within which a report tells of a day on which people spoke."""

DAY_TOLD = 0.6
"""Chance of that day; the other one is that of publication."""


def _is_today(expression: Expression) -> bool:
    """True for a time of the day on which somebody speaks: *today*, *this morning*, *tonight*."""
    if expression.rule.reader == "deictic":
        return expression.worth("day") == "0"
    return expression.rule.reader == "part" and expression.parts["shift"].lower() == "this"


def _day_reported(context: TimeContext, by_sentence: dict[int, list[int]], opening: int) -> int | None:
    """The day that a report tells of, up to a quotation; None in a report of the same day."""
    view, here, loose = context.view, context.index, None
    for sentence in range(view.sent[opening], max(-1, view.sent[opening] - MAX_SENTENCES_BACK), -1):
        for j in reversed(by_sentence.get(sentence, ())):
            expression = context.expressions[j]
            if expression.start > view.idx[opening] or expression.rule.reader not in ("weekday", "deictic", "day"):
                continue
            if expression.rule.reader == "deictic" and expression.worth("day") == "0":
                return None
            verb, context.index = governor(context, expression), j
            past = context.direction() < 0
            context.index = here
            if verb >= 0 and past and view.tag[verb] == "VBD":
                return j
            held = verb < 0 and expression.rule.reader == "weekday"  # by a noun of a sentence that tells of that day
            if loose is None and held and _tells_of_it(view, view.word_at(expression.start)):
                loose = j
    return loose


def _tells_of_it(view: ParsedText, word: int) -> bool:
    """True if a sentence in the past puts its deed on a day: *quit her bid on Wednesday*."""
    k = word
    for _ in range(MAX_CLIMB):
        if view.head[k] == k:
            break
        k = view.head[k]
    return view.lower[word - 1 : word] == ["on"] and view.head[k] == k and view.tag[k] == "VBD"


def _sentences(view: ParsedText, opening: int, close: int) -> Iterator[int]:
    """The sentences that may say who said or wrote a quotation, and when."""
    yield view.sent[opening]
    if opening:
        before = opening - 1
        near = view.para[before] == view.para[opening]
        short = before - view.bounds[view.sent[before]][0] < SHORT_HEAD
        if view.sent[before] != view.sent[opening] and (
            view.word[before] in LEAD_IN if near else short or view.word[before] == ":"
        ):
            yield view.sent[before]
    for k in (close, close + 1):
        if k < view.n and view.sent[k] != view.sent[opening] and view.para[k] == view.para[close]:
            yield view.sent[k]


def _writing(context: TimeContext, by_sentence: dict[int, list[int]], sentences: list[int]) -> Writing | None:
    """The day of a quotation by the times in the sentences that introduce it."""
    view, spoken, kinds = context.view, None, word_kinds()
    speaking = kinds["told"] | kinds.get("speaking", frozenset())
    for sentence in dict.fromkeys(sentences):
        for j in by_sentence.get(sentence, ()):
            expression = context.expressions[j]
            if of_document(view, expression.start, expression.end):
                return Writing(j, written=True)
            verb = governor(context, expression)
            if verb < 0 or view.stretch[verb] >= 0:
                continue
            if view.lemma[verb] in word_kinds().get("writing", ()):
                return Writing(j, written=True)
            if view.lemma[verb] in speaking and view.tag[verb] == "VBD":
                spoken = spoken or Writing(j, written=False)
    if spoken is not None:
        return spoken
    for sentence in sentences[:2]:
        a, b = view.bounds[sentence]
        outside = [k for k in range(a, b + 1) if view.stretch[k] < 0]
        wrote = any(view.lemma[k] in word_kinds().get("writing", ()) and view.tag[k] == "VBD" for k in outside)
        quoted = any(view.word[k] == ":" for k in outside) and any(
            view.lemma[k] in word_kinds().get("document", ()) and view.pos[k] == "NOUN" for k in outside
        )
        if wrote or quoted:
            return Writing(-1, written=True)
    return None


def day_of(context: TimeContext, writing: Writing) -> date | None:
    """The day of a quotation, once its time is read; None if that is no single day up to publication."""
    time = context.values[writing.at] if writing.at >= 0 else None
    if time is None or time.kind not in ("DATE", "TIME") or not time.value or time.chance < DOUBT:
        return None
    found = cover(time.value)
    if found is None or found.begin != found.end or context.published is None or found.begin > context.published:
        return None
    return found.begin


UNITS = {"year": ("Y", "10Y", "CE"), "month": ("M", "Y", "10Y", "CE")}
"""Units of distances that are the same from any day of a year or a month."""


def day_in_period(context: TimeContext, writing: Writing, expression: Expression) -> date | None:
    """A day of a quotation's year or month, where any of its days will do: *next year*."""
    time = context.values[writing.at] if writing.at >= 0 else None
    found = cover(time.value) if time is not None and time.kind == "DATE" and time.value else None
    if found is None or context.published is None or found.end >= context.published:
        return None
    same = expression.rule.reader in ("shifted", "ago") and expression.worth("unit") in UNITS.get(found.granularity, ())
    return found.begin if same else None


def rebased(time: TimeValue, writing: Writing) -> TimeValue:
    """A time that was reckoned from the day of its quotation, with that as its anchor."""
    if time.anchor == "publication":
        time.anchor, time.anchor_at = "earlier time", writing.at
    said = "the day on which that was written" if writing.written else "the day on which that was said"
    time.reason = time.reason.replace("the publication date", said).replace("publication", said)
    return time
