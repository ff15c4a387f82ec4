"""Predicates: the verbs, clause heads and event nouns of a document, each with how the text presents it.

Certainty, polarity and status come from negation, modals and the words above, by rules
(`newsangles.angles.factuality.embedding`). Two numbers are learned (`newsangles.angles.factuality.scorers`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsangles.angles.factuality.embedding import Presentations, presentations_of
from newsangles.angles.factuality.features import event_features, features
from newsangles.angles.factuality.lexicon import LEVELS, VERBAL
from newsangles.angles.factuality.presentation import DENIED, DISPUTED, UNDONE, UNPROVEN, Presentation
from newsangles.angles.factuality.scorers import Scorers
from newsangles.language.parsed_text import ParsedText
from newsangles.language.word_vectors import Lookup
from newsangles.tables import schema
from newsangles.tables.schema import Predicate

EVENT_MIN_PROBABILITY = 0.12
"""A noun becomes a row if P(event) >= this; low, since the events choose among the rows with more evidence.

F1 is best near 0.4; each row's `confidence` is its P(event)."""

MIN_DENIED = 0.1
"""Where the text denies something, its commitment is <= -MIN_DENIED."""

MIN_UNTRUE = 1.0
"""Where it calls something untrue, or quotes who does, its commitment is <= -MIN_UNTRUE."""

MAX_OPEN = 0.5
"""Where proof or a voice is lacking, the commitment lies between -MAX_OPEN and MAX_OPEN."""

PROBABLE = LEVELS.index("probable")
WORDED = frozenset((DENIED, DISPUTED, UNDONE))
"""Marks of a denial by a word other than *not*, of which the learned score knows less."""

FIRM = frozenset(("fact", "planned", "predicted", "wanted", "opinion"))
"""Statuses in which a negative polarity is the text's own denial."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word that is a predicate.

    Attributes:
        word: The word.
        rule: The construction: ``verb``, ``copula`` (its complement heads the clause), ``noun clause``, ``event noun``.
        chance: P(event) of an event noun; None for the other constructions.
    """

    word: int
    rule: str
    chance: float | None = None


def find(view: ParsedText, quotes: Sequence[schema.Quote], scorers: Scorers, vectors: Lookup) -> Iterator[Predicate]:
    """As `predicates`, for a `ParsedText` with its quotes, weights and word vectors."""
    context = presentations_of(view, tuple(quotes))
    inside = innermost(view, quotes)
    found = list(heads(context, scorers, vectors))
    meanings = scorers.meanings("happened", vectors([head.word for head in found]))
    for n, (head, meaning) in enumerate(zip(found, meanings, strict=True), 1):
        i = head.word
        presented = context.of(i)
        first, last = extent(view, context.verb_of(i))
        names = features(context, i)
        yield Predicate(
            start=view.idx[i],
            end=view.end[i],
            text=view.word[i],
            rule=head.rule,
            confidence=None if head.chance is None else round(head.chance, 2),
            predicate_id=f"p{n}",
            clause_start=view.idx[first],
            clause_end=view.end[last],
            quote_id=inside[i],
            certainty=LEVELS[presented.certainty],
            polarity="positive" if presented.positive else "negative",
            status=presented.status,
            factuality=committed(presented, scorers.factuality(names)),
            happened=done(presented, scorers.happened(names, meaning)),
            future=presented.future,
            cues=tuple(view.word[k] for k, _ in presented.cues),
            cue_spans=tuple((view.idx[k], view.end[k]) for k, _ in presented.cues),
            cue_rules=tuple(rule for _, rule in presented.cues),
        )


def committed(presented: Presentation, value: float) -> float:
    """The commitment of the text to a predicate: below 0 where denied, near 0 where proof lacks."""
    if UNPROVEN in presented.marks and DISPUTED not in presented.marks:
        return min(max(value, -MAX_OPEN), MAX_OPEN)
    if not _denied(presented):
        return value
    return min(value, -MIN_UNTRUE if presented.marks & {DENIED, DISPUTED} else -MIN_DENIED)


def done(presented: Presentation, value: float) -> float:
    """The judgement that a predicate has happened, which what is denied or left unproven has not."""
    if UNPROVEN in presented.marks and DISPUTED not in presented.marks:
        return min(value, 0.0)
    return -abs(value) if _denied(presented) and presented.marks & WORDED else value


def _denied(presented: Presentation) -> bool:
    """True if the text says that something is not so."""
    firm = not presented.positive and presented.certainty >= PROBABLE
    return DISPUTED in presented.marks or (firm and (presented.status in FIRM or DENIED in presented.marks))


def innermost(view: ParsedText, quotes: Sequence[schema.Quote]) -> list[str | None]:
    """The innermost quote around each word; None: outside all quotes."""
    found: list[str | None] = [None] * view.n
    sizes = [len(view.text) + 1] * view.n
    for quote in quotes:
        size = sum(end - start for start, end in quote.parts)
        for start, end in quote.parts:
            for i in range(view.word_at(start), min(view.n, view.word_at(max(start, end - 1)) + 1)):
                if start <= view.idx[i] < end and size < sizes[i]:
                    found[i], sizes[i] = quote.quote_id, size
    return found


def extent(view: ParsedText, verb: int) -> tuple[int, int]:
    """The first and last word of a clause, without punctuation at its edges."""
    first, last = view.first[verb], view.last[verb]
    return (first, last) if first <= verb <= last else (verb, verb)


def may_be_event(view: ParsedText, i: int) -> bool:
    """True if a word is a common noun, or the name of an event."""
    return view.pos[i] == "NOUN" or (view.pos[i] == "PROPN" and view.ent[i] in ("", "EVENT"))


def heads(context: Presentations, scorers: Scorers, vectors: Lookup) -> Iterator[Head]:
    """The predicates of a document, in the order of the text."""
    view = context.view
    nouns = [i for i in range(view.n) if may_be_event(view, i)]
    chances = scorers.events([event_features(context, i) for i in nouns], vectors(nouns))
    events = dict(zip(nouns, chances, strict=True))
    for i in range(view.n):
        pos, dep = view.pos[i], view.dep[i]
        if pos == "VERB":
            yield Head(i, "event noun" if _mistagged(context, i) else "verb")
        elif pos == "AUX" and dep not in ("aux", "auxpass"):
            if not any(view.pos[k] not in VERBAL for k in context.kids(i, "acomp", "attr")):
                yield Head(i, "verb")
        elif pos in ("ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADV") and context.verb_of(i) != i:
            if i == min(context.kids(view.head[i], "acomp", "attr")):
                yield Head(i, "copula")
        elif (pos in ("ADJ", "NOUN") and dep == "ROOT" and view.children[i]) or (pos == "ADJ" and dep == "oprd"):
            yield Head(i, "noun clause")
        elif events.get(i, 0.0) >= EVENT_MIN_PROBABILITY:
            yield Head(i, "event noun", events[i])


def _mistagged(context: Presentations, i: int) -> bool:
    """True if a "verb" is a mistagged noun: it has an article, or its "subject" is one of its parts."""
    view, subject = context.view, context.clause(i).subject
    if context.kids(i, "det"):
        return True
    plural = subject >= 0 and view.tag[subject] == "NNS"
    return plural and any(view.lower[k] in ("a", "an") for k in context.kids(subject, "det"))
