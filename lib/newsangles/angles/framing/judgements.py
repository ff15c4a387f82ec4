"""Judgements: who blames or praises whom in so many words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from spacy.tokens import Doc

from newsangles.angles.events.mentions import ActorIndex
from newsangles.angles.events.participants import Participants
from newsangles.angles.factuality.embedding import Presentations, presentations_of
from newsangles.angles.factuality.lexicon import LEVELS
from newsangles.angles.framing.judging import Judging
from newsangles.angles.framing.judging_people import Person
from newsangles.angles.framing.judging_verbs import Found
from newsangles.angles.framing.judging_words import is_trusted, judging_words, share
from newsangles.angles.framing.namesakes import Namesakes
from newsangles.angles.framing.voices import voices_of
from newsangles.angles.shell import plain_rows
from newsangles.language.parsed_text import ParsedText, parsed_text_of
from newsangles.language.spans import SpanIndex
from newsangles.language.subjects import MODIFIERS
from newsangles.tables.framing_rows import Judgement
from newsangles.tables.row import Certainty, Polarity, Row
from newsangles.tables.schema import Event, Predicate, Quote, rows

ASSERTED = frozenset(("fact", "reported", "alleged", "opinion"))
"""Statuses of what is told as done."""

OF_EVENT = frozenset(("object", "passive"))
"""Constructions in which the target is that of the event."""

R = TypeVar("R", bound=Row)

SHOWN = frozenset((("positive", "certain"), ("positive", "probable")))
"""Polarity and certainty of what pages show."""

PRESUPPOSED = frozenset(("own", "before"))
"""Constructions that take the judgement for granted, whatever is told of it."""

WISHED = frozenset("should ought must might may could would can".split())
"""Auxiliaries of what is not told as done: they say that he should condemn it."""

NOBODY = frozenset("neither no none nobody few hardly".split())
"""Words before those who do not judge: neither Ruiz nor Pell condemned it."""

REASONS = frozenset(("because", "since"))
"""Words before a clause that gives a reason."""

AHEAD = frozenset(("planned", "predicted"))
"""Statuses of what is told as possibly to come."""


def judgements(doc: Doc) -> list[Judgement]:
    """Judgements of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes, actors, predicates, claims and events.
    """
    view, words = parsed_text_of(doc), judging_words()
    if words.lemmas.isdisjoint(view.lemma):
        return []
    quotes = tuple(doc._.quotes)
    readings = presentations_of(view, quotes)
    judging = Judging(Participants(readings), lambda: ActorIndex(readings, doc._.actors, doc._.mentions), words)
    found = sorted(judging.find(), key=lambda one: (one.words, one.word))
    return list(_rows(doc, readings, found))


def _rows(doc: Doc, readings: Presentations, found: list[Found]) -> Iterator[Judgement]:
    if not found:
        return
    view, voices = readings.view, voices_of(doc)
    places = {view.idx[one.verb] for one in found}
    predicates = {view.word_at(row.start): row for row in _beginning(doc, "predicates", Predicate, places)}
    events = {view.word_at(row.start): row for row in _beginning(doc, "events", Event, places) if row.class_}
    claims = doc._.claims
    namesakes = Namesakes(doc._.actors)
    around = SpanIndex((claim.start, claim.end) for claim in claims)
    n = 0
    for one in found:
        start, end = view.idx[one.words[0]], view.end[one.words[1]]
        told_at = one.verb if one.reported else one.word  # called her “a liar”: the outlet tells that
        quotes = voices.quotes(view.idx[told_at], view.end[told_at])
        quote = quotes[-1] if quotes else None
        if quote is None and not one.reported and view.inside[one.word]:
            continue  # in quotation marks, but nobody knows whose
        columns = _target(view, one, events.get(one.verb)) | _by(view, one, quote, events.get(one.verb))
        target, by = columns["target_actor_id"], columns.get("by_actor_id")
        if target is not None and by == target:
            continue  # somebody of himself
        row = predicates.get(one.verb)
        polarity, certainty, told = _presented(readings, one, row)
        stated = [claims[k] for k in around.around(start, end)]
        n += 1
        yield Judgement(
            start=start,
            end=end,
            text=view.text[start:end],
            rule=one.rule,
            confidence=share(one.rule, one.kind),
            judgement_id=f"j{n}",
            kind=one.kind,
            form=one.form,
            **columns,
            voice="attributed" if quote else "outlet",
            reported=one.reported,
            **_about(view, one),
            polarity=polarity,
            certainty=certainty,
            predicate_id=row.predicate_id if row else None,
            quote_id=quote.quote_id if quote else None,
            claim_id=min(stated, key=lambda claim: claim.end - claim.start).claim_id if stated else None,
            shown=told
            and (polarity, certainty) in SHOWN
            and is_trusted(one.rule, one.kind)
            and _is_known(view, one, columns, quote)
            and all(namesakes.is_sure(columns.get(name), columns.get(f"{name}_actor_id")) for name in ("target", "by")),
        )


def _is_known(view: ParsedText, one: Found, columns: Mapping[str, Any], quote: Quote | None) -> bool:
    """True if no bare pronoun stands for whoever is judged or judges, and quoted words are somebody's."""
    judged = columns["target_actor_id"] is not None or view.pos[one.target.word] != "PRON"
    if (columns.get("by") or "").lower().split(" ")[0] in NOBODY:
        return False
    if one.rule == "is" and not _is_stated(view, one.verb, quoted=quote is not None):
        return False
    if columns.get("by_actor_id") is not None:
        return judged
    if not one.reported:
        return judged and quote is None
    return judged and (one.by is None or view.pos[one.by.word] != "PRON")


def _is_stated(view: ParsedText, verb: int, *, quoted: bool) -> bool:
    """True for a main clause or a word in apposition; in quoted words also for what a verb tells.

    Not so *taught that the town is evil*, *evidence that he is biased*, *as if he were a king*.
    """
    while view.dep[verb] == "conj" and view.head[verb] != verb:
        verb = view.head[verb]
    if view.dep[verb] in ("ROOT", "parataxis", "appos"):
        return True
    if not quoted or view.pos[view.head[verb]] not in ("VERB", "AUX"):
        return False
    marks = {view.lower[k] for k in view.children[verb] if view.dep[k] in ("mark", "advmod")}
    return view.dep[verb] == "ccomp" or (view.dep[verb] == "advcl" and not marks.isdisjoint(REASONS))


def _presented(readings: Presentations, one: Found, row: Predicate | None) -> tuple[Polarity, Certainty, bool]:
    """Polarity and certainty of a judgement, and whether it is told as done."""
    if one.rule in PRESUPPOSED:
        return "positive", "certain", True
    if row is not None:
        polarity, certainty, status = row.polarity, row.certainty, row.status
    else:
        told = readings.of(one.verb)
        polarity = "positive" if told.positive else "negative"
        certainty, status = LEVELS[told.certainty], told.status
    open_ = one.reported and _is_open(readings.view, one.verb)
    if status not in ASSERTED or open_:
        certainty = "possible" if status in AHEAD else "unknown"
    return polarity, certainty, status in ASSERTED and not open_


def _is_open(view: ParsedText, verb: int) -> bool:
    """True for a question, and for what somebody may or ought to do: *they say that he should condemn it*."""
    first, last = view.bounds[view.sent[verb]]
    asked = any(view.word[k] == "?" for k in range(max(first, last - 2), last + 1))
    return asked or any(view.lower[k] in WISHED for k in view.children[verb])


def _beginning(doc: Doc, table: str, of: type[R], places: set[int]) -> Iterator[R]:
    """The stored rows of a table that begin at some places; the others are not made into rows."""
    return rows(of, [row for row in plain_rows(doc, table) if row["start"] in places])


def _target(view: ParsedText, one: Found, event: Event | None) -> dict[str, Any]:
    """The columns of who is judged; where the event knows somebody and the construction does not, the event's."""
    actor_id = one.target.actor.actor_id if one.target.actor else None
    known = event is not None and event.target_start is not None and event.target_actor_id is not None
    sure = one.target.sure or (known and event is not None and _is_part(view, one.target, event))
    if event is not None and known and not sure and one.rule in OF_EVENT and actor_id != event.target_actor_id:
        return _of_event(event, "target", "target")
    return _span(view, "target", one.target) | {"target_actor_id": actor_id}


def _is_part(view: ParsedText, person: Person, event: Event) -> bool:
    """True if the event's target only tells which people are meant: accused the [Pell] allies."""
    if event.target_start is None or event.target_end is None:
        return False
    top = view.top(view.word_at(event.target_start), view.word_at(max(event.target_start, event.target_end - 1)))
    return person.word == top + 1 and view.dep[top] in (*MODIFIERS, "dative")


def _by(view: ParsedText, one: Found, quote: Quote | None, event: Event | None) -> dict[str, Any]:
    """The columns of who judges: of an act of judging whoever does it, else whoever speaks the judging words."""
    sure = one.by is not None and one.by.sure
    if one.reported and not sure and event is not None and event.source_start is not None and one.rule != "faces":
        return _of_event(event, "source", "by")
    if one.reported:
        if one.by is None:
            return {}
        return _span(view, "by", one.by) | {"by_actor_id": one.by.actor.actor_id if one.by.actor else None}
    if quote is None:
        return {}
    columns = {name: getattr(quote, name) for name in ("source", "source_start", "source_end")}
    return {name.replace("source", "by"): value for name, value in columns.items()} | {"by_actor_id": quote.actor_id}


def _of_event(event: Event, role: str, name: str) -> dict[str, Any]:
    """The columns of a participant, as the event has them."""
    ends = {f"{name}{end}": getattr(event, f"{role}{end}") for end in ("", "_start", "_end")}
    return ends | {f"{name}_actor_id": getattr(event, f"{role}_actor_id")}


def _span(view: ParsedText, name: str, person: Person) -> dict[str, Any]:
    start, end = view.idx[person.first], view.end[person.last]
    return {name: view.text[start:end], f"{name}_start": start, f"{name}_end": end}


def _about(view: ParsedText, one: Found) -> Mapping[str, Any]:
    if one.about is None or one.about[0] > one.about[1]:
        return {}
    start, end = view.idx[one.about[0]], view.end[_whole(view, *one.about)]
    return {"about": view.text[start:end], "about_start": start, "about_end": end}


def _whole(view: ParsedText, first: int, last: int) -> int:
    """The last word of what somebody is judged for: a comma with a subject behind it begins another clause."""
    for i in range(first + 1, last):
        if view.lower[i] == "," and any(view.dep[k] in ("nsubj", "nsubjpass") for k in range(i + 1, last + 1)):
            return i - 1
    return last
