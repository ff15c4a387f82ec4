"""Events: who did what to whom, when, and whether it happened at all.

Events are chosen from the predicates, whose values they repeat. A trigger is the word that names an event (MEANTIME's
term). Who did it (`source`) and what was done or dealt with (`object`, MEANTIME's Arg1) are chosen among what the
constructions propose; the other actor, at whom an event with a class was aimed (`target`), is the nearest one below.
The class is PLOVER's, by rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from spacy.language import Language
from spacy.tokens import Doc

from newsangles.angles.claims.extents import speech_quotes
from newsangles.angles.claims.void_quotes import is_nobody
from newsangles.angles.events.arguments import (
    LOOSE_CONSTRUCTIONS,
    EventContext,
    Part,
    argument,
    event_context,
    in_full,
    likely,
    part_at,
    proposals,
)
from newsangles.angles.events.ceilings import ceiling, is_unsettled
from newsangles.angles.events.classes import RULES, Class, classes
from newsangles.angles.events.dating import Dates
from newsangles.angles.events.dealt_with import THING, dealt_with, object_in_words
from newsangles.angles.events.doers import doer_of
from newsangles.angles.events.elsewhere import as_body, as_teller, beside_bare_noun
from newsangles.angles.events.event_coreference import PART, Merge, merge
from newsangles.angles.events.joint import joint_ids, reciprocal, two_actors
from newsangles.angles.events.matters import CLAUSE, INFINITIVE, matter, once, whole
from newsangles.angles.events.mentions import is_doubtful
from newsangles.angles.events.no_events import is_none
from newsangles.angles.events.noun_frames import by_frame
from newsangles.angles.events.occurrences import occurrence_chances
from newsangles.angles.events.participants import NOUNS, Role
from newsangles.angles.events.parties import Parties
from newsangles.angles.events.parts import parts_of_events
from newsangles.angles.events.retold import lent
from newsangles.angles.events.stated_doers import stated_doer
from newsangles.angles.events.sureness import Clause, sure, sure_by_clause
from newsangles.angles.events.targets import (
    DIRECT,
    GIVER,
    REFLEXIVE,
    aid_giver,
    apart_from_object,
    doer_around,
    doer_beside,
    doer_of_undergone,
    has_actor,
    helped_by,
    judged_subject,
    sayer,
    subject_is_target,
    target,
    undergone,
)
from newsangles.angles.events.told_near import ToldNear
from newsangles.angles.events.triggers import MIN_PROBABILITY, scorers, trigger_features, trigger_numbers
from newsangles.angles.factuality.clauses import lemma_of
from newsangles.angles.shell import Component, offer
from newsangles.language.document_context import published_of
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import Given
from newsangles.language.scorers import explain as strongest
from newsangles.language.spans import SpanIndex
from newsangles.language.word_vectors import vectors_of
from newsangles.tables.class_words import presented
from newsangles.tables.schema import Claim, Event, Predicate, Row, Status, columns

REQUIRES = ["token.tag", "token.dep", "token.lemma", "token.ent_type", "doc._.quotes", "doc._.actors"]
REQUIRES += ["doc._.mentions", "doc._.predicates", "doc._.claims", "doc._.times"]
"""What the component reads."""


@Language.factory("newsangles_events", assigns=["doc._.events"], requires=REQUIRES, default_config={"rules": None})
def create_events(nlp: Language, name: str, rules: Given = None) -> Events:
    """Make the component; it belongs after the times.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        rules: A folder with rule files, lines to add to ``plover.tsv``, or lines by the name of the file; None: the
            rules in use.
    """
    return Events(rules)


class Events(Component):
    """Finds the events of a Doc, for ``doc._.events``; dated by its publication date (``doc._.published``)."""

    main = RULES

    def read(self, doc: Doc) -> Mapping[str, Iterable[Row]]:
        """Events of one parsed Doc.

        Raises:
            ParameterError: A line of a user's rule file is wrong, or the publication date is none.
        """
        return {"events": events(doc, published_of(doc))}


NONE_FACTOR = 0.4
"""Factor of the confidence of a row without a class that has the form of no event."""

FIRST_PERSON = frozenset("me us myself ourselves".split())
"""Pronouns of whoever speaks."""

OF_PREDICATE = tuple(column.name for column in columns(Event) if column.derived == "its predicate")
"""The columns that an event has from its predicate."""

offer("events")


def events(doc: Doc, published: date | None = None) -> list[Event]:
    """The events of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes, actors, predicates, claims and times.
        published: When it was published; None where that is unknown.

    Returns:
        One row a trigger. ``confidence`` is how likely the word is an event, as learned from annotated text; without
        a class also how likely it is something that happens, and not a state (`sureness`).
        ``merged_with`` names the row that stands for the same event, where it is not this one.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    context = event_context(doc, scorers())
    triggers = [i for i, chance in context.chance.items() if chance >= MIN_PROBABILITY["trigger"]]
    day = published.isoformat() if published else None
    dates = Dates(context.readings, doc._.times, triggers, day, context.predicates)
    happening = occurrence_chances(context.readings, context.predicates, triggers, vectors_of(doc))
    return _rows(context, triggers, dates, doc._.claims, happening)


# --- rows


def _rows(
    context: EventContext,
    triggers: Sequence[int],
    dates: Dates,
    claims: Sequence[Claim],
    happening: Mapping[int, float],
) -> list[Event]:
    """The rows, in the order of the text."""
    parties = Parties(context)
    by_class = {i: parties.turned(i, class_) for i, class_ in classes(context.readings, triggers).items()}
    ids = {i: f"e{n}" for n, i in enumerate(triggers, 1)}
    judged = (_judged(context, i, by_class.get(i), parties) for i in triggers)
    likely_happens = {
        i: chance * (NONE_FACTOR if is_none(context.readings, i, dated=context.dated) else 1.0)
        for i, chance in happening.items()
    }
    index = SpanIndex((claim.start, claim.end) for claim in claims)

    def claims_around(row: Predicate) -> list[Claim]:
        return [claims[n] for n in index.around(row.start, row.end)]

    near = ToldNear(context)
    found = [_row(context, ids, one, dates, claims_around, likely_happens[one.word], near) for one in judged]
    found = [
        _with_status(row, "reported" if _on_one_side(row, i, context, parties) else ceiling(context.readings, i, row))
        for i, row in zip(triggers, found, strict=True)
    ]
    found = [_by_now(row, dates.published) for row in found]
    covered = parts_of_events(context, by_class)
    who = context.who
    merges = merge(found, triggers, context.readings, covered, who.actors, who.acting)
    told = list(lent(found, triggers, context.readings, who.actors))
    told = [_by_clause(context, row, i) for row, i in zip(told, triggers, strict=True)]
    return list(_joined(told, merges))


@dataclass(frozen=True, slots=True)
class Judged:
    """A trigger with its class and its participants."""

    word: int
    class_: Class | None
    source: Part | None
    thing: Part | None
    target: Part | None
    matter: Part | None = None


def _judged(context: EventContext, i: int, class_: Class | None, parties: Parties) -> Judged:
    """The class and the participants of an event; a class needs a fitting party."""
    other: Part | None
    if class_ and (is_unsettled(context.readings, i) or _runs_out(context, i, class_)):
        class_ = None
    source, thing = argument(context, i, "source"), argument(context, i, "object")
    source = None if source and _is_nobody(context.view, source.first) else source
    source = apart_from_object(context, i, source)
    if class_ and source and context.view.pos[i] in NOUNS and source.rule.startswith(LOOSE_CONSTRUCTIONS[0]):
        source = None  # who wants the unrest to end is not its doer
    if class_ and class_.name == "SANCTION":
        source = source or aid_giver(context, (*class_.covers, *context.participants.after(i, "of")))
    if class_ and class_.name == "AID" and context.view.pos[i] in NOUNS:
        source = source or aid_giver(context, (i,))
    if class_ and class_.name == "AID" and source and (helper := helped_by(context, i, class_)):
        source, other = helper, source
    else:
        other = target(context, i, source, class_)
        other = (reciprocal(context, i, source) if class_ else None) or other
    if thing is None and other and other.rule == GIVER:  # what is received is told with its giver
        thing = next((part_at(context, k, "object") for k in context.readings.kids(i, "dobj")), None)
    if class_ and (noun := undergone(context, i)) >= 0:
        doer = doer_of_undergone(context, i, noun)
        source, other = (
            doer,
            (replace(source, implied=False) if source else None)
            or (other if other and not (doer and doer.word == other.word) else None),
        )
    elif class_ and source and subject_is_target(context, i, class_.covers):
        source, other = other or doer_beside(context, (i, *class_.covers)), source
    elif class_ and source and judged_subject(context, i, class_):
        other = replace(source, implied=False)
        unsaid = context.view.lemma[i] == "need" and not context.view.inside[i]
        source = None if unsaid else sayer(context, i)  # who thinks that one needs to stands in another clause
    if class_:
        source, other = by_frame(context, i, class_, source, other)
    if class_ and source is None:
        source = doer_around(context, i, class_, other)
    source = as_teller(context, i, as_body(context, i, source))
    if other and class_ is None and other.rule not in (GIVER, REFLEXIVE):
        direct = i not in context.speakers and other.actor and other.rule in DIRECT
        other = replace(other, implied=True) if direct else None
    if class_ and other is None and not (source and has_actor(context, source)):
        class_ = None  # PLOVER's events are between actors, and here nobody is known
    if class_ and not parties.fit(i, class_, (source, other, thing)):
        return _judged(context, i, None, parties)
    return _told_parts(context, i, class_, source, thing, other)


def _told_parts(
    context: EventContext, i: int, class_: Class | None, source: Part | None, thing: Part | None, other: Part | None
) -> Judged:
    """An event with its participants as a reader is told them: complete, in whole phrases, and each once."""
    if source is None and (stated := stated_doer(context, i, class_, other)):
        source = None if _is_nobody(context.view, stated.first) else stated
    if class_ and other is None:
        other = dealt_with(context, i, class_, source)
    if class_ and other is None and thing is None:
        thing = object_in_words(context, i, class_)
    if class_ and thing and source and _overlap(thing, source) and not (source.implied and source.actor):
        thing = None  # nobody is both, but in reflexives
    source, thing = once(context, source, thing)
    if source and source.actor is None and (class_ or context.view.pos[i] == "VERB"):
        source = replace(source, implied=False)  # whom nobody names is shown in the words that there are
    thing, other = (beside_bare_noun(context, i, part) for part in (thing, other))
    source, other = two_actors(context, source, other)
    if class_:
        source, thing, other = (in_full(context, part) for part in (source, thing, other))
    thing = whole(context, thing)
    other = whole(context, other) if other and other.rule.startswith(THING) else other
    dealt = matter(context, i, source, thing, other)
    bare = class_ and dealt and dealt.first == dealt.last and dealt.word in class_.covers  # its own deed
    if class_ and dealt and dealt.rule not in (CLAUSE, INFINITIVE) and not bare:
        thing, dealt = dealt, None
    return Judged(i, class_, source, thing, other, dealt)


def _is_nobody(view: ParsedText, first: int) -> bool:
    """True if a source that begins with this word does nothing: *no official*, *none of them*; not *No 10*."""
    if view.lower[first] == "no":
        return first + 1 < view.n and view.tag[first + 1] != "CD" and not view.word[first + 1][:1].isdigit()
    return view.lower[first] != "any" and is_nobody(view, first)


def _runs_out(context: EventContext, i: int, class_: Class) -> bool:
    """True for what comes to its end by itself, and is no sanction: *the president's visit ended on Friday*."""
    view, readings = context.view, context.readings
    alone = view.lemma[i] in ("end", "finish", "conclude", "close") and not readings.kids(i, "dobj")
    return class_.name == "SANCTION" and view.pos[i] == "VERB" and alone and not context.participants.passive(i)


def _with_status(row: Event, status: Status) -> Event:
    """A row with a status; most have it, and a copy takes as long as the row did. What is planned has not ended."""
    if row.status == status:
        return row
    if status != "planned" or row.status != "fact" or row.begin is None:
        return replace(row, status=status)
    reason = "; ".join(filter(None, (row.date_reason, "only planned then")))
    return replace(row, status=status, dating="undated", time_id=None, end_date=None, date_reason=reason)


def _by_now(row: Event, published: str | None) -> Event:
    """A row with publication as the last day of a deed told as done: *after his resignation*."""
    done = row.class_ and row.status == "fact" and row.polarity == "positive" and not row.future
    if not done or not published or row.begin or row.end_date:
        return row
    reason = "; ".join(filter(None, (row.date_reason, "told as done when it was published")))
    return replace(row, end_date=published, date_reason=reason)


def _overlap(one: Part, other: Part) -> bool:
    """True if two participants share a word."""
    return one.first <= other.last and other.first <= one.last


def _row(
    context: EventContext,
    ids: Mapping[int, str],
    judged: Judged,
    dates: Dates,
    claims_around: Callable[[Predicate], Sequence[Claim]],
    happening: float,
    near: ToldNear,
) -> Event:
    i, class_ = judged.word, judged.class_
    row, told = context.predicates[i], _foreseen(context, i, class_)
    date = dates.of(told if told in ids else i)
    chain = speech_quotes(row, context.quotes)
    around = claims_around(row)
    return Event(
        start=row.start,
        end=row.end,
        text=row.text,
        rule=row.rule,
        confidence=round(context.chance[i] if class_ else _sure(context, judged, happening), 2),
        event_id=ids[i],
        predicate_id=row.predicate_id,
        trigger=_base(context, i, class_),
        class_=class_.name if class_ else None,
        mode=(class_.mode or None) if class_ else None,
        class_rule=class_.rule if class_ else None,
        **_participants(context, judged),
        doer=doer_of(context, i, class_, judged.source, near),
        time_id=date.time_id,
        dating=date.dating,
        begin=date.begin,
        end_date=date.end,
        date_reason="; ".join(date.reasons) or None,
        after=tuple(ids[k] for k in date.after),
        quote_id=row.quote_id,
        asserted_by=chain[-1].actor_id if chain else None,
        claim_id=min(around, key=lambda claim: claim.end - claim.start).claim_id if around else None,
        **_presented(context.predicates[told], class_),
    )


def _on_one_side(row: Event, i: int, context: EventContext, parties: Parties) -> bool:
    """True for fighting and killing in public affairs told on somebody's word: *Oslo said it shot down two*."""
    view = context.view
    told = row.class_ in ("FIGHT", "ASSAULT") and row.status == "fact" and row.polarity == "positive"
    if (told and _of_own_harm(row, i, context)) or _denied(row, i, context):
        return True
    content = view.dep[i] in ("ROOT", "ccomp", "conj", "parataxis") and view.tag[view.first[i]] != "WRB"
    asserted = row.rule == "verb" and content and bool(speech_quotes(context.predicates[i], context.quotes))
    return told and asserted and parties.field(view.sent[i]) == "politics"


def _denied(row: Event, i: int, context: EventContext) -> bool:
    """True for what is not so on the word of whoever denies it: *denied that he had met them*."""
    readings = context.readings
    if row.status != "fact" or row.polarity != "negative":
        return False
    cues = (k for k, rule in readings.of(i).cues if rule == "denies")
    return any(lemma_of(readings, k) in readings.words["denying"] for k in cues)


def _of_own_harm(row: Event, i: int, context: EventContext) -> bool:
    """True for harm that whoever speaks says was done to them, or to whom they belong: *“They beat us”*."""
    view = context.view
    quote = context.quotes.get(context.predicates[i].quote_id or "")
    if quote is None or row.target_start is None or row.target_end is None:
        return False
    first, last = view.word_at(row.target_start), view.word_at(row.target_end - 1)
    return not FIRST_PERSON.isdisjoint(view.lower[first : last + 1])


def _sure(context: EventContext, judged: Judged, happening: float) -> float:
    """The confidence of a row without a class, before its clause is weighed."""
    i, source = judged.word, judged.source
    acts = source is not None and source.word in context.who.acting
    return sure(context.view, context.chance[i] * happening, source, context.predicates[i], acts=acts)


def _by_clause(context: EventContext, row: Event, i: int) -> Event:
    """A row without a class, as sure as its clause makes it; mentions are merged before, by the word alone."""
    if row.class_ or row.confidence is None:
        return row
    subject = context.participants.subjects.of(i) if context.view.pos[i] == "VERB" else None
    named = row.source_actor_id is not None
    clause = Clause(context.readings.clause(i).form, subject.word if subject else -1, named)
    return replace(row, confidence=round(sure_by_clause(context.view, row.confidence, row, clause), 2))


def _foreseen(context: EventContext, i: int, class_: Class | None) -> int:
    """The deed that a word only foresees, and by which its row is put: *is expected to give*."""
    view, readings = context.view, context.readings
    means = view.lemma[i] in context.participants.words["means to"] and class_ is not None and "(" not in class_.rule
    foresees = view.lower[i] in context.participants.words["scheduled"] or means
    if class_ is None or not foresees or readings.clause(i).negation >= 0:
        return i
    below = (k for k in class_.covers if k in context.predicates and view.head[k] == i)
    return next((k for k in below if view.dep[k] == "xcomp"), i)


def _presented(row: Predicate, class_: Class | None) -> dict[str, Any]:
    """The columns that tell how an event is put: as of its predicate, but for a negation in its class."""
    values = {name: getattr(row, name) for name in OF_PREDICATE}
    return values | (presented({**values, "class_rule": class_.rule}) if class_ else {})


def _participants(context: EventContext, judged: Judged) -> dict[str, Any]:
    """The columns of the participants."""
    view = context.view
    values: dict[str, Any] = {}
    parts = (("source", judged.source), ("object", judged.thing), ("matter", judged.matter), ("target", judged.target))
    for role, part in parts:
        if part is None:
            continue
        start, end = view.idx[part.first], view.end[part.last]
        values[role + "_rule"] = part.rule
        if not part.implied:
            values |= {role: view.text[start:end], role + "_start": start, role + "_end": end}
        if role in ("source", "target"):
            known = part.actor and not is_doubtful(context.who, part.word, part.actor)
            values[role + "_actor_id"] = part.actor.actor_id if part.actor and known else None
    source, other = judged.source, judged.target
    values["source_joint_ids"] = joint_ids(context, source, other)
    values["target_joint_ids"] = joint_ids(context, other, source)
    return values


def _base(context: EventContext, i: int, class_: Class | None) -> str:
    """The event in its base form: *hold talks*, *call off*."""
    view = context.view
    covers = class_.covers if class_ else ()
    covered = [k for k in covers if view.head[k] == i and view.pos[k] == "NOUN" and k not in context.who.acting]
    more = [k for k in view.children[i] if view.dep[k] == "prt" or k in covered]
    return " ".join([view.lemma[i], *(view.lower[k] for k in sorted(more))])


def _joined(rows: Sequence[Event], merges: Mapping[str, Merge]) -> Iterator[Event]:
    """The rows with what their other mentions add: actors and days that the first one lacks."""
    others: dict[str, list[Event]] = {}
    for row in rows:
        if row.event_id in merges:
            others.setdefault(merges[row.event_id].event_id, []).append(row)
    for row in rows:
        same = merges.get(row.event_id)
        if same:
            yield replace(row, merged_with=same.event_id, merge_reason=same.reason)
            continue
        for other in others.get(row.event_id, ()):
            row = _completed(row, other, rest=merges[other.event_id].reason)
        yield row


def _completed(row: Event, other: Event, rest: str) -> Event:
    """A row with the actors and the day of another mention of its event, where it has none."""
    added: dict[str, Any] = {}
    if not rest.startswith(PART):
        for role in ("source_actor_id", "target_actor_id"):
            if getattr(row, role) is None and getattr(other, role) not in (
                None,
                row.source_actor_id,
                row.target_actor_id,
            ):
                added[role] = getattr(other, role)
    if row.dating != "stated" and other.dating == "stated":
        reason = f"as {other.text}, another mention of it: {other.date_reason}"
        added |= {"dating": "stated", "begin": other.begin, "end_date": other.end_date, "date_reason": reason}
        added["time_id"] = other.time_id
    return replace(row, **added)


# --- explanation


@dataclass(frozen=True, slots=True)
class Considered:
    """A proposal for a participant: its role, its words, the construction, and how likely it is right."""

    role: Role
    text: str
    rule: str
    chance: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """The derivation of an event: its probability, its features, and the participants considered.

    Attributes:
        text: The word.
        chance: How likely it is an event.
        reasons: What moved that most, as (feature, log-odds added).
        considered: The proposals, the likeliest of each role first.
        row: The row that was made; None where it is no event.
        lines: The lines of the user's rule file that gave it its class.
    """

    text: str
    chance: float
    reasons: tuple[tuple[str, float], ...]
    considered: tuple[Considered, ...]
    row: Event | None
    lines: tuple[str, ...] = ()


def explain(doc: Doc, offset: int, *, limit: int = 8) -> list[Derivation]:
    """Explain the event at a place; empty where no predicate stands there.

    Args:
        doc: A parsed document with the rows of the angles before.
        offset: A character of the text.
        limit: How many features to name.
    """
    context = event_context(doc, scorers())
    view, rows = context.view, {row.start: row for row in doc._.events}
    triggers = [i for i, chance in context.chance.items() if chance >= MIN_PROBABILITY["trigger"]]
    by_class = classes(context.readings, triggers)
    found = []
    for i, chance in context.chance.items():
        if not view.idx[i] <= offset < view.end[i]:
            continue
        names = trigger_features(context.readings, context.predicates[i], i)
        reasons = strongest(
            context.scorers.weights["trigger"], names, trigger_numbers(context.predicates[i]), limit=limit
        )
        considered = [
            Considered(p.role, view.word[p.word], p.rule, round(likely(context, i, p, n), 2))
            for role in get_args(Role)
            for n, p in enumerate(proposals(context, i, role))
        ]
        order = sorted(considered, key=lambda c: (c.role != "source", -c.chance))
        row = rows.get(view.idx[i])
        lines = by_class[i].lines if row and row.class_ and i in by_class else ()
        found.append(Derivation(view.word[i], chance, tuple(reasons), tuple(order), row, lines))
    return found
