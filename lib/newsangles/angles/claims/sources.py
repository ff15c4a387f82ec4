"""The source of a claim, and its sort."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsangles.angles.claims.credits import credit_around, credit_of, named_speaker
from newsangles.angles.claims.extents import Unit
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.unquoted_sources import (
    Unquoted,
    bare_plural,
    governing,
    is_it,
    quoted_as_saying,
    tail,
    unquoted_source,
)
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.schema import ActorRow, Mention, Quote, SourceKind

_MARKS = "\"“”'’.,—–- "
_FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())


class ActorLookup:
    """The actors of a document, by id and by place."""

    def __init__(self, actors: Mapping[str, ActorRow], mentions: Sequence[Mention]) -> None:
        self._actors = actors
        self._mentions = sorted(mentions, key=lambda row: row.start)
        self._starts = [row.start for row in self._mentions]

    def of(self, actor_id: str | None) -> ActorRow | None:
        """The actor of this id."""
        return self._actors.get(actor_id or "")

    def tells(self, actor: ActorRow) -> bool:
        """True if a text in the first person may be this actor's, named no oftener than *I*."""
        own = [row.text.lower() in _FIRST_PERSON for row in self._mentions if row.actor_id == actor.actor_id]
        return 2 * sum(own) >= len(own)

    def at(self, view: ParsedText, i: int) -> ActorRow | None:
        """The actor that a word mentions."""
        n = bisect_right(self._starts, view.idx[i])
        nearest = reversed(self._mentions[max(0, n - 3) : n])  # one name may stand within another
        return next((self.of(row.actor_id) for row in nearest if view.idx[i] < row.end), None)


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a claim: its span (None for nobody), its kind, and its actor."""

    span: tuple[int, int] | None
    kind: SourceKind
    actor: ActorRow | None


def source_of(context: Presentations, unit: Unit, quote: Quote | None, cast: ActorLookup) -> Source | None:
    """The source of a claim; None: the outlet itself.

    Outside all quotes, the source is nobody for hearsay, and for a verb of finding its subject (*has classified*).
    """
    if quote is not None:
        actor = cast.of(quote.actor_id)
        placed = quote.source_start is not None and quote.source_end is not None
        if not placed and actor is None and (found := _missing(context, unit, quote)) is not None:
            return _beside(context, found, cast)
        span = (quote.source_start, quote.source_end) if placed else None
        if actor is not None and span is not None and _lives_there(context.view, span, actor):  # type: ignore[arg-type]
            actor = None
        first = quote.source_start
        if first is not None and actor is None and is_it(context.view, context.view.word_at(first)):
            return Source(span, "document", None)  # type: ignore[arg-type]
        return Source(span, kind_of_source(context.view, span, actor), actor)  # type: ignore[arg-type]
    head = context.verb_of(unit.word)
    beside = unquoted_source(context, head, unit.subject_head)
    if beside is None and context.view.inside[head]:
        beside = credit_around(context.view, head)
    if beside is None and (named := named_speaker(context, context.view.sent[head])) is not None:
        beside = named if head < named.outside[0] else None
    if beside is not None:
        return _beside(context, beside, cast)
    if unit.row.status in ("reported", "alleged") and not _says_who(context, unit.word):
        return Source(None, "nobody", None)
    view, verb = context.view, context.verb_of(unit.word)
    clause = context.clause(verb)
    if clause.subject >= 0 and view.lower[clause.subject] in ("i", "we"):  # a quote that was missed
        teller = cast.at(view, clause.subject)
        if teller is not None and teller.label == "person" and cast.tells(teller):
            return Source(None, "named person", teller)
        return Source(None, "unclear", None)
    finds = view.lemma[verb] in lexicon()["finding"] and not clause.passive and clause.subject >= 0
    actor = cast.at(view, clause.subject) if finds else None
    if actor is not None and actor.label == "organisation" and unit.subject is not None:
        span = (view.idx[unit.subject[0]], view.end[unit.subject[1]])
        return Source(span, kind_of_source(view, span, actor), actor)
    return None


def _beside(context: Presentations, found: Unquoted, cast: ActorLookup) -> Source:
    """A source that stands beside a claim, with its actor."""
    view = context.view
    start, end = view.idx[found.first], view.end[found.last]
    start += len(text := view.text[start:end]) - len(text.lstrip(_MARKS))  # a word grown together: mill."—Hull
    place, actor = (start, end), cast.at(view, found.head)
    if actor is not None and _lives_there(view, place, actor):
        actor = None
    kind: SourceKind = "document" if found.document else kind_of_source(view, place, actor, found.head)
    return Source(place, kind, actor)


def _missing(context: Presentations, unit: Unit, quote: Quote) -> Unquoted | None:
    """The source of a claim in a quote without one, by the clause above or the sentence's end."""
    verb = context.verb_of(unit.word)
    sentence = context.view.sent[verb]
    found = governing(context, verb) or tail(context, sentence) or named_speaker(context, sentence)
    if found is None and quote.cue_start is None:
        found = credit_of(context.view, quote)
    if found is None and quote.cue_end is not None:
        found = quoted_as_saying(context, context.view.word_at(quote.cue_end - 1))
    return found


def _says_who(context: Presentations, i: int) -> bool:
    """True if the clauses above a word name its source: *Trump accused him of*, not *allegedly*."""
    view = context.view
    said = [k for k, rule in context.of(i).cues if rule in ("alleges", "blames")]
    return any(not context.clause(k).passive and context.clause(k).subject >= 0 for k in said if view.pos[k] == "VERB")


def kind_of_source(
    view: ParsedText, place: tuple[int, int] | None, actor: ActorRow | None, known: int = -1
) -> SourceKind:
    """The kind of a source, from its span (None: there is none), actor and head, if known."""
    words = lexicon()
    if place is None:
        return "nobody"
    span = range(view.word_at(place[0]), view.word_at(place[1] - 1) + 1)
    tops = (i for i in span if view.head[i] not in span or view.head[i] == i)
    head = known if known >= 0 else next(tops, span[0])
    lemma, name = view.lemma[head], re.sub(r"^the ", "", (actor.name if actor else view.text[slice(*place)]).lower())
    named = actor is not None and actor.named
    if named and actor is not None:
        paper = actor.label == "organisation" and name.split()[-1:] and name.split()[-1] in words["paper name"]
        if name in words["outlet name"] or name in words["outlet"] or paper:
            return "media"
        if actor.label == "person" and view.pos[head] in ("PROPN", "PRON", "NOUN"):
            return "named person"
        if view.pos[head] != "NOUN" or view.ent[head]:
            return "unnamed officials" if actor.label == "place" else "named organisation"
    if lemma in words["document"] and not bare_plural(view, head):
        return "document"
    if {lemma, view.lower[head]} & words["media"] or (view.pos[head] == "PROPN" and name in words["outlet name"]):
        return "media"
    if {view.lower[head], lemma} & words["officials"]:
        return "unnamed officials"
    if named and actor is not None:
        return "unnamed officials" if actor.label == "place" else "named organisation"
    if view.ent[head] == "PERSON":
        return "named person"
    if view.pos[head] == "PROPN":
        return "unnamed officials" if view.ent[head] in ("GPE", "NORP") else "named organisation"
    if view.pos[head] in ("PRON", "DET") and actor is None:
        return "unclear"
    return "unnamed others"


def _lives_there(view: ParsedText, place: tuple[int, int], actor: ActorRow) -> bool:
    """True if a source is somebody of a place, such as a shopkeeper, and its actor the place itself."""
    span = range(view.word_at(place[0]), view.word_at(place[1] - 1) + 1)
    head = next((i for i in span if view.head[i] not in span or view.head[i] == i), span[0])
    common = view.pos[head] == "NOUN" and not view.ent[head]
    officials = lexicon()["officials"]
    return actor.label == "place" and common and not {view.lemma[head], view.lower[head]} & officials


def body_of_officials(actor: ActorRow | None, cast: ActorLookup) -> str | None:
    """The country or body of anonymous officials: its name in the text."""
    if actor is None:
        return None
    above = cast.of(actor.acts_for)
    if above is not None:
        return above.name
    return actor.name if actor.named else None
