"""Inferred dates of events without a time of their own: by a time near them, or by publication.

Three learned choices (logistics over named features): whether an event shares a time of its sentence or of one before;
whether it is yet to come when the article is published; whether it holds on that day. A day that is inferred is not
stated, and the row says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

from newsangles.angles.events.participants import NOUNS
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.scorers import Weights, load
from newsangles.tables.schema import Predicate, Time

MAX_SENTENCES_BACK = 2
"""Sentences back in the paragraph in which a shared time may stand."""

MAX_DAYS_SHARED = 366
"""Longest time that an event may share with another, in days."""

WORDS = (1, 2, 4, 7, 12, 20, 35)
"""Limits of the distances, in words, that the scorer tells apart."""

MIN_SHARED, MIN_COMING, MIN_NOW, MIN_PAST = 0.6, 0.5, 0.5, 0.7
"""Probabilities from which on an event shares a time, is to come, holds on the day, or is past."""

SPEECH = frozenset("say tell announce report add state confirm claim note warn".split())
"""Verbs whose time is seldom that of what is said."""


class Candidate(NamedTuple):
    """A time that an event may share: its word, and how many sentences back it stands."""

    time: Time
    word: int
    back: int


def is_narrow(time: Time) -> bool:
    """True for a time of a year at most: somebody’s term of office tells little of what stands beside it."""
    if not time.begin or not time.end_date:
        return False
    return (date.fromisoformat(time.end_date) - date.fromisoformat(time.begin)).days <= MAX_DAYS_SHARED


@cache
def weights() -> Mapping[str, Weights]:
    """The weights that ship with the library."""
    path = resources.files("newsangles.angles.events") / "data" / "event_times.json.gz"
    with resources.as_file(path) as file:
        return load(file, "event_times").scorers


class Neighbours:
    """The times near the events of a document.

    Args:
        readings: The document.
        predicates: Its predicates by word.
        times: Its temporal expressions.
        owners: The events that expressions date or bound, by `time_id`.
        published: The publication date, YYYY-MM-DD; None where unknown.
    """

    def __init__(
        self,
        readings: Presentations,
        predicates: Mapping[int, Predicate],
        times: Sequence[Time],
        owners: Mapping[str, int],
        published: str | None,
    ) -> None:
        self.readings, self.view, self.predicates = readings, readings.view, predicates
        self.owners, self.published = owners, published
        self._by_sentence: dict[int, list[Candidate]] = {}
        for time in times:
            if time.kind in ("DATE", "TIME") and is_narrow(time):
                view = self.view
                word = view.top(view.word_at(time.start), view.word_at(max(time.start, time.end - 1)))
                self._by_sentence.setdefault(view.sent[word], []).append(Candidate(time, word, 0))

    def of(self, i: int) -> list[Candidate]:
        """The times that an event may share: those of its sentence; without any, the last ones before it."""
        view, sentence = self.view, self.view.sent[i]
        for back in range(MAX_SENTENCES_BACK + 1):
            found = self._by_sentence.get(sentence - back)
            if found and view.para[found[0].word] == view.para[i]:
                return [one._replace(back=back) for one in found] if not back else [found[-1]._replace(back=back)]
        return []

    # --- features

    def shares(self, i: int, candidate: Candidate) -> Iterator[str]:
        """The features by which an event and a time share their day."""
        view, word, time = self.view, candidate.word, candidate.time
        form = self._form(i)
        yield "bias"
        yield f"back={candidate.back}"
        yield f"event={view.pos[i]}"
        yield f"form={form}"
        yield f"relation={view.dep[i]}"
        side = self._side(time)
        yield f"time {side}, form={form}"
        yield f"time {side}, future={self._future(i)}"
        yield f"grain={time.granularity}"
        yield f"grain={time.granularity}, event={view.pos[i]}"
        if candidate.back:
            yield f"back={candidate.back}, form={form}"
            yield f"back={candidate.back}, event={view.pos[i]}"
            if view.sent[i] - candidate.back >= 0 and view.lemma[i] in SPEECH:
                yield "back, speech"
            return
        here = self._by_sentence[view.sent[i]]
        yield "only time" if len({one.time.begin for one in here}) == 1 else "several times"
        gap = abs(i - word)
        yield from (f"words<={limit}" for limit in WORDS if gap <= limit)
        order = "after" if word > i else "before"
        yield f"time {order} event"
        if min(here, key=lambda one: abs(one.word - i)).word == word:
            yield f"nearest, {order}"
        between = range(min(i, word) + 1, max(i, word))
        if any(view.lower[k] in (",", ";", ":", "--", "–", "—") for k in between):
            yield f"mark between, {order}"
        if any(view.pos[k] == "VERB" for k in between):
            yield f"verb between, {order}"
        if view.inside[i] != view.inside[word]:
            yield "quotation between"
        yield f"path={view.path(i, word)}"
        yield from self._owner(i, candidate)

    def _owner(self, i: int, candidate: Candidate) -> Iterator[str]:
        """How an event stands to the one that the time dates."""
        view, owner = self.view, self.owners.get(candidate.time.time_id)
        joint = view.head[candidate.word]
        if view.pos[joint] in ("ADP", "SCONJ"):
            yield f"under {view.lower[joint]}"
        if owner is None:
            yield f"owner=none, event={view.pos[i]}"
            return
        if owner == i:
            yield "owner=itself"
            return
        speech = " of speech" if view.lemma[owner] in SPEECH else ""
        yield f"owner{speech}={view.pos[owner]}, event={view.pos[i]}"
        yield f"owner{speech}, path={view.path(i, owner)}"
        if view.dominates(owner, i):
            yield f"below the owner{speech}, relation={view.dep[i]}"
            yield f"below the owner{speech}, form={self._form(i)}"
        elif view.dominates(i, owner):
            yield f"above the owner{speech}, relation={view.dep[owner]}"
        yield f"owner form={self._form(owner)}, form={self._form(i)}"

    def side(self, i: int) -> Iterator[str]:
        """The features of an event by which it lies before publication, after it, or holds on that day."""
        view, row = self.view, self.predicates.get(i)
        form, future = self._form(i), self._future(i)
        yield "bias"
        yield f"event={view.pos[i]}"
        yield f"form={form}"
        yield f"form={form}, future={future}"
        yield f"tag={view.tag[i]}"
        yield f"relation={view.dep[i]}"
        yield f"future={future}"
        if row is not None:
            yield f"status={row.status}"
            yield f"certainty={row.certainty}"
            yield f"rule={row.rule}"
            yield f"form={form}, status={row.status}"
        if view.lemma[i] in SPEECH:
            yield f"speech, form={form}"
        clause = self.readings.clause(i)
        if clause.modal:
            yield f"modal={clause.modal}"
        if clause.to:
            yield "to"
        above = self._above(i)
        if above >= 0:
            yield f"above={self._form(above)}, future={self._future(above)}"
            yield f"above={self._form(above)}, form={form}"
            yield f"above={self._form(above)}, relation={view.dep[i]}"
            if view.lemma[above] in SPEECH:
                yield f"above speech, form={form}"
        if view.inside[i]:
            yield f"quoted, form={form}"

    def _above(self, i: int) -> int:
        """The next predicate above a word; -1: none."""
        view = self.view
        k = i
        for _ in range(8):
            if view.head[k] == k:
                return -1
            k = view.head[k]
            if k in self.predicates:
                return k
        return -1

    def _form(self, i: int) -> str:
        form = self.readings.clause(i).form
        return form if self.view.pos[i] not in NOUNS else "noun"

    def _future(self, i: int) -> bool:
        row = self.predicates.get(i)
        return row is not None and row.future

    def _side(self, time: Time) -> str:
        if not self.published or not time.begin or not time.end_date:
            return "open"
        if time.begin > self.published:
            return "to come"
        return "past" if time.end_date < self.published else "at hand"
