"""Joins of claims: the condition of one, an object that two share, a last verb that goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsangles.angles.claims.extents import Unit
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.quotes.cues import says

MAX_TO_TAIL = 3
"""Limit of the words from an *and* to the verb that it joins."""

_CONDITIONS = frozenset(("if", "unless"))


class Joins:
    """The joints between the claims of one document."""

    def __init__(self, context: Presentations) -> None:
        self.context, self.view = context, context.view

    def with_conditions(self, units: Sequence[Unit]) -> Iterator[Unit]:
        """The claims, each with the condition before it that the parser holds for a sentence: *if he goes, [we stay]*.

        So also with what it depends on before an *or*: *they have to pay or [they lose the house]*.
        """
        view, pending = self.view, list[Unit]()
        for unit in units:
            begin, verb = view.free_bounds[view.sent[unit.first]][0], self.context.verb_of(unit.word)
            if pending and view.sent[pending[0].first] != view.sent[unit.first]:
                yield pending.pop()
            bare = unit.first == begin in self.context.kids(verb, "mark") and view.lower[begin] in _CONDITIONS
            if bare and view.word[unit.last + 1 : unit.last + 2] == [","]:
                pending = [unit]
                continue
            before = unit.first - 1
            either = before > begin and view.lower[before] == "or" and unit.subject_head >= unit.first
            either = either and view.dep[verb] == "conj" and not view.inside[before] and not self._asked(verb)
            held = bool(pending) and unit.first > pending[0].last
            if pending and not held:
                yield pending[0]
            if held or either:
                unit = replace(unit, first=begin, row=replace(unit.row, status="conditional"))
            pending = []
            yield unit
        yield from pending

    def _asked(self, verb: int) -> bool:
        """True for a clause under *whether*, or of a question."""
        view, lead = self.view, verb
        while view.dep[lead] == "conj" and view.head[lead] != lead:
            lead = view.head[lead]
        return self.context.mark(lead) >= 0 or view.word[view.bounds[view.sent[verb]][1]] == "?"

    def shares_object(self, unit: Unit, following: Unit) -> bool:
        """True if a claim ends at its verb, whose object stands in the next: *she bought [and repaired the boat]*."""
        view, verb, other = self.view, self.context.verb_of(unit.word), self.context.verb_of(following.word)
        joined = view.dep[other] == "conj" and view.head[other] == verb and unit.last == verb
        own = self.context.kids(other, "nsubj", "nsubjpass", "expl") or self.context.kids(verb, "dobj", "auxpass")
        return joined and not own and bool(self.context.kids(other, "dobj"))

    def begins(self, unit: Unit, other: Unit) -> bool:
        """True for a claim that is only the first words of another, up to its verb or an *or*."""
        if unit.first != other.first or unit.last >= other.last:
            return False
        return unit.last == self.context.verb_of(unit.word) or self.view.lower[unit.last + 1] == "or"

    def with_tail(self, unit: Unit, last: int, stop: int) -> int:
        """The end of a claim whose last verb is joined to another: *charged with robbing [and hurting] them*."""
        view, k = self.view, last + 1
        if k + 1 >= stop or view.lower[k] not in ("and", "or") or view.inside[k] != view.inside[last]:
            return last
        end = view.free_bounds[view.sent[last]][1]
        for verb in range(k + 1, min(k + 1 + MAX_TO_TAIL, stop, end + 1)):
            head = view.head[verb]
            if view.dep[verb] != "conj" or view.pos[verb] != "VERB" or not unit.first <= head <= last:
                continue
            own = self.context.kids(verb, "nsubj", "nsubjpass", "expl")
            alike = view.tag[verb] == view.tag[head] and view.pos[head] == "VERB"
            whole = view.last[verb] < stop and view.last[verb] <= end
            if own or not alike or not whole or says(view, verb) or view.dep[head] == "ROOT":
                return last
            tail = view.last[verb]
            while tail > verb and not view.free[tail]:
                tail -= 1
            return tail
        return last
