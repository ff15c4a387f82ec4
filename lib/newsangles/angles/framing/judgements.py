"""Judgements: who blames or praises whom in so many words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from spacy.tokens import Doc

from newsangles.angles.events.mentions import ActorIndex
from newsangles.angles.events.participants import Participants
from newsangles.angles.factuality.embedding import Presentations, presentations_of
from newsangles.angles.factuality.lexicon import LEVELS
from newsangles.angles.framing.judging import Found, Judging, Person
from newsangles.angles.framing.judging_words import judging_words
from newsangles.angles.framing.voices import voices_of
from newsangles.language.parsed_text import ParsedText, parsed_text_of
from newsangles.language.spans import SpanIndex
from newsangles.tables.framing_rows import Judgement
from newsangles.tables.row import Certainty, Polarity
from newsangles.tables.schema import Predicate, Quote

ASSERTED = frozenset(("fact", "reported", "alleged", "opinion"))
"""Statuses of what is told as done."""

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
    judging = Judging(view, ActorIndex(readings, doc._.actors, doc._.mentions), Participants(readings), words)
    found = sorted(judging.find(), key=lambda one: (one.words, one.word))
    return list(_rows(doc, readings, found))


def _rows(doc: Doc, readings: Presentations, found: list[Found]) -> Iterator[Judgement]:
    view, voices = readings.view, voices_of(doc)
    predicates = {view.word_at(row.start): row for row in doc._.predicates} if found else {}
    claims = doc._.claims if found else ()
    around = SpanIndex((claim.start, claim.end) for claim in claims)
    n = 0
    for one in found:
        start, end = view.idx[one.words[0]], view.end[one.words[1]]
        quotes = voices.quotes(start, end)
        quote = quotes[-1] if quotes else None
        by = _by(view, one, quote)
        target = one.target.actor.actor_id if one.target.actor else None
        if target is not None and by.get("by_actor_id") == target:
            continue  # somebody of himself
        row = predicates.get(one.verb)
        polarity, certainty, asserted = _presented(readings, one, row)
        n += 1
        stated = [claims[k] for k in around.around(start, end)]
        yield Judgement(
            start=start,
            end=end,
            text=view.text[start:end],
            rule=one.rule,
            judgement_id=f"j{n}",
            kind=one.kind,
            form=one.form,
            **_span(view, "target", one.target),
            target_actor_id=target,
            **by,
            voice="attributed" if quote else "outlet",
            reported=one.reported,
            **_about(view, one),
            polarity=polarity,
            certainty=certainty,
            predicate_id=row.predicate_id if row else None,
            quote_id=quote.quote_id if quote else None,
            claim_id=min(stated, key=lambda claim: claim.end - claim.start).claim_id if stated else None,
            shown=False,
        )


def _presented(readings: Presentations, one: Found, row: Predicate | None) -> tuple[Polarity, Certainty, bool]:
    """Polarity and certainty of a judgement, and whether it is told as done."""
    if row is not None:
        polarity, certainty, status = row.polarity, row.certainty, row.status
    else:
        told = readings.of(one.verb)
        polarity = "positive" if told.positive else "negative"
        certainty, status = cast(Certainty, LEVELS[told.certainty]), told.status
    if status not in ASSERTED:
        certainty = "possible" if status in AHEAD else "unknown"
    return polarity, certainty, status in ASSERTED


def _by(view: ParsedText, one: Found, quote: Quote | None) -> dict[str, Any]:
    """The columns of who judges: the verb's own subject, or whoever speaks the judging words."""
    if one.reported:
        if one.by is None:
            return {}
        return _span(view, "by", one.by) | {"by_actor_id": one.by.actor.actor_id if one.by.actor else None}
    if quote is None:
        return {}
    return {
        "by": quote.source,
        "by_start": quote.source_start,
        "by_end": quote.source_end,
        "by_actor_id": quote.actor_id,
    }


def _span(view: ParsedText, name: str, person: Person) -> dict[str, Any]:
    start, end = view.idx[person.first], view.end[person.last]
    return {name: view.text[start:end], f"{name}_start": start, f"{name}_end": end}


def _about(view: ParsedText, one: Found) -> Mapping[str, Any]:
    if one.about is None or one.about[0] > one.about[1]:
        return {}
    start, end = view.idx[one.about[0]], view.end[one.about[1]]
    return {"about": view.text[start:end], "about_start": start, "about_end": end}
