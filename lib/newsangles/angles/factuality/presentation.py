"""The presentation of a predicate: certainty, polarity, time and status, and the effect of a rule on them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

from newsangles.angles.factuality.clauses import ClauseContext
from newsangles.angles.factuality.lexicon import CERTAIN, LEVELS, Rule
from newsangles.tables.schema import Status

PRIORITY: tuple[Status, ...] = (
    "question",
    "conditional",
    "alleged",
    "reported",
    "wanted",
    "planned",
    "predicted",
    "opinion",
)
"""Statuses by priority where several fit; without any, the status is fact."""

DENIED = "denied"
"""Mark of what is said not to be so: *claims that P are false*."""

UNPROVEN = "unproven"
"""Mark of what lacks a proof or a voice: *no evidence that P*, *nobody says that P*."""

DISPUTED = "disputed"
"""Mark of what one voice says and the text itself calls untrue: *falsely claimed that P*."""

UNDONE = "undone"
"""Mark of what a word other than *not* says not to have been done: *failed to*, *without*, *nearly*."""

POSSIBLE = LEVELS.index("possible")

HELD = "held"
"""Mark of what may be so now: *may know*."""

DECIDED = "decided"
"""Mark of a future that whoever decides on it announces: *the union will lodge a submission*."""

JUDGED = "judged"
"""Mark of what somebody believes or judges: *believes that P*, *in the view of the board*."""

EXPECTED = "expected"
"""Mark of the time clause of a prediction: *prices will fall when [the harvest comes]*."""

ARRANGED = "arranged"
"""Mark of the time clause of a plan: *we will book events as [the hall goes up]*."""

WISHED = "wished"
"""Mark of a wish told as such: *they hope for help*, *would ideally be met*."""

ON_A_WORD = "on a word"
"""Mark of what is so on the word of one whom the text does not vouch for: *claimed that P*."""

ADVISED = "advised"
"""Mark of advice to whoever listens: *you would want to put it there*, *you better make it short*."""

NEEDLESS = "needless"
"""Mark of what somebody holds to be unnecessary: *we don't need to wait*."""

FINER: tuple[tuple[str, frozenset[Status], Status], ...] = (
    (HELD, frozenset(("predicted",)), "fact"),
    (DECIDED, frozenset(("predicted",)), "planned"),
    (ARRANGED, frozenset(("fact",)), "planned"),
    (EXPECTED, frozenset(("fact",)), "predicted"),
    (JUDGED, frozenset(("fact",)), "opinion"),
    (WISHED, frozenset(("fact", "predicted")), "wanted"),
    (NEEDLESS, frozenset(("wanted",)), "opinion"),
    (ADVISED, frozenset(("fact", "conditional", "wanted", "planned")), "opinion"),
    (ON_A_WORD, frozenset(("fact",)), "reported"),
)
"""Marks that tell a status more finely, each with the statuses that it changes, and to which.

The learned scores know the broad status alone."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """The presentation of a predicate: its certainty, polarity, time, and status.

    Attributes:
        certainty: An index into `LEVELS`.
        positive: Whether it is affirmed.
        future: Whether it is yet to come.
        marks: The statuses that have evidence, and `DENIED`, `UNPROVEN`, `DISPUTED` or `UNDONE`.
        cues: The words that decided, each with the name of the rule, the nearest first.
    """

    certainty: int = CERTAIN
    positive: bool = True
    future: bool = False
    marks: frozenset[str] = frozenset()
    cues: tuple[tuple[int, str], ...] = ()

    @property
    def broad_status(self) -> Status:
        """The status by `PRIORITY` alone, as the scores were learned."""
        for status in PRIORITY if self.marks else ():
            if status in self.marks:
                return status
        return "fact"

    @property
    def status(self) -> Status:
        """The status, by `PRIORITY` and then by `FINER`."""
        found = self.broad_status
        for mark, broad, finer in FINER:
            if mark in self.marks and found in broad:
                found = finer
        return found

    def after(self, word: int, rule: str, **changes: object) -> Presentation:
        """This presentation as changed by a word; marks are added to the present ones."""
        if "marks" in changes:
            changes["marks"] = self.marks | frozenset(changes["marks"])  # type: ignore[call-overload]
        changed = replace(self, **changes)  # type: ignore[arg-type]
        idle = changed == self and not changes.get("marks")
        return self if idle else replace(changed, cues=(*self.cues, (word, rule)))

    def turned(self, word: int, rule: str) -> Presentation:
        """This presentation with the other polarity."""
        return self.after(word, rule, positive=not self.positive)

    def undone(self, word: int, rule: str) -> Presentation:
        """This presentation as of what is not done; what was not to be done is."""
        return self.after(word, rule, positive=not self.positive, marks={UNDONE})


class PresentedClauses(ClauseContext, ABC):
    """Clauses whose words have a presentation; `newsangles.angles.factuality.embedding` works it out."""

    @abstractmethod
    def of(self, i: int, depth: int = 0) -> Presentation:
        """The presentation of a word."""

    @abstractmethod
    def verdict(self, i: int, depth: int = 0) -> Presentation | None:
        """The presentation of what a noun tells, where something says whether it is so; None: nothing does."""


def apply(rule: Rule, word: int, top: Presentation) -> Presentation:
    """The presentation of what stands below a word with a rule, from that of the word; see ``data/embedding.tsv``."""
    turns = _EFFECTS.get(rule.polarity)
    if turns is not None:
        return turns(rule, word, top)
    base = Presentation() if rule.polarity == "own" else top
    flips = rule.polarity == "flip"
    return base.after(
        word,
        rule.name,
        certainty=min(rule.certainty, base.certainty),
        positive=base.positive != flips,
        future=rule.future or base.future,
        marks={rule.status, UNDONE if flips else ""} - {""},
    )


def _denies(rule: Rule, word: int, top: Presentation) -> Presentation:
    """*Denied that*, *it is a lie that*; what is not denied is left open."""
    if top.positive:
        changes = {"positive": False, "certainty": min(rule.certainty, top.certainty), "marks": {DENIED}}
        return replace(top, marks=top.marks - {DENIED}).after(word, rule.name, **changes)
    return top.after(word, rule.name, positive=True, certainty=min(POSSIBLE, top.certainty), marks={UNPROVEN})


def _affirms(rule: Rule, word: int, top: Presentation) -> Presentation:
    """*It is true that*, *the truth of*; what is not true is denied."""
    return top.after(
        word,
        rule.name,
        certainty=min(rule.certainty, top.certainty),
        marks=({DENIED} if not top.positive else set()) | ({rule.status} - {""}),
    )


def _says(rule: Rule, word: int, top: Presentation) -> Presentation:
    """*Says that*: what nobody says is not asserted, what it is false to say is denied."""
    if top.positive:
        return _own(rule, word)
    if DENIED in top.marks:
        return replace(top, certainty=CERTAIN, marks=frozenset((DENIED,)))
    return Presentation(cues=top.cues).after(word, "not said", positive=False, certainty=0, marks={UNPROVEN})


def _proves(rule: Rule, word: int, top: Presentation) -> Presentation:
    """*Proves that*, *evidence that*: without it, it is open whether it is so."""
    if top.positive:
        return _own(rule, word)
    return Presentation(cues=top.cues).after(word, "no proof", certainty=0, marks={UNPROVEN})


def _own(rule: Rule, word: int) -> Presentation:
    marks = {rule.status} - {""}
    return Presentation().after(word, rule.name, certainty=rule.certainty, future=rule.future, marks=marks)


_EFFECTS = {"deny": _denies, "affirm": _affirms, "said": _says, "proof": _proves, "content": _says}
