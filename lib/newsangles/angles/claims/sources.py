"""The source of a claim, and its sort."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newsangles.angles.claims.authors import newsroom_says, speaks_as_author
from newsangles.angles.claims.credits import credit_around, credit_of, named_speaker
from newsangles.angles.claims.extents import Unit
from newsangles.angles.claims.headline_sources import headline_source
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.nesting import FIRST_PERSON
from newsangles.angles.claims.unquoted_sources import (
    Unquoted,
    bare_plural,
    governing,
    is_it,
    quoted_after,
    quoted_as_saying,
    tail,
    unquoted_source,
)
from newsangles.angles.claims.void_quotes import is_nobody
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.quotes.cues import says
from newsangles.language.parsed_text import ParsedText
from newsangles.language.subjects import antecedent, subjects_of
from newsangles.tables.schema import ActorRow, Mention, Quote, SourceKind
from newsangles.tables.source_evidence import SourceEvidence
from newsangles.tables.told_whole import MIN_SURE

MAX_ABOVE = 6
"""Limit of the words from an infinitive of saying up to its subject's verb."""

_MARKS = "\"“”'’.,—–- "


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
        own = [row.text.lower() in FIRST_PERSON for row in self._mentions if row.actor_id == actor.actor_id]
        return 2 * sum(own) >= len(own)

    def at(self, view: ParsedText, i: int) -> ActorRow | None:
        """The actor that a word mentions."""
        n = bisect_right(self._starts, view.idx[i])
        nearest = reversed(self._mentions[max(0, n - 3) : n])  # one name may stand within another
        return next((self.of(row.actor_id) for row in nearest if view.idx[i] < row.end), None)

    def meant(self, view: ParsedText) -> set[int]:
        """The pronouns and pointing words that surely mean an actor, as word indices."""
        sure = (row for row in self._mentions if row.actor_id is not None and (row.confidence or 0) >= MIN_SURE)
        return {view.word_at(row.start) for row in sure if row.kind != "name"}

    def persons(self, view: ParsedText) -> set[int]:
        """The words that name or describe a person, as word indices."""
        found = (row for row in self._mentions if row.label == "person" and row.kind != "pronoun")
        return {i for row in found for i in range(view.word_at(row.start), view.word_at(row.end - 1) + 1)}

    def names_within(self, start: int, end: int, *, actor_id: str | None = None) -> list[Mention]:
        """The names between two offsets, of one actor or of all."""
        n, m = bisect_left(self._starts, start), bisect_left(self._starts, end)
        names = (row for row in self._mentions[n:m] if row.kind == "name" and row.end <= end)
        return [row for row in names if actor_id is None or row.actor_id == actor_id]


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a claim: its span (None for nobody), its kind, its actor, and the evidence for it."""

    span: tuple[int, int] | None
    kind: SourceKind
    actor: ActorRow | None
    evidence: SourceEvidence


def source_of(context: Presentations, unit: Unit, quote: Quote | None, cast: ActorLookup) -> Source | None:
    """The source of a claim; None: the outlet itself.

    Outside all quotes, the source is nobody for hearsay, and for a verb of finding its subject (*has classified*).
    """
    if unit.denier is not None:
        return replace(_beside(context, unit.denier, cast), evidence="name")
    if quote is not None:
        told = _of_quote(context, unit, quote, cast)
        heard = told is None and _heard_in_court(context, unit)
        return Source(None, "nobody", None, "hearsay") if heard else told
    view = context.view
    head = context.verb_of(unit.word)
    beside = unquoted_source(context, head, unit.subject_head)
    if beside is None and view.inside[head]:
        beside = credit_around(view, head) or _said_above(context, head)
    if beside is None and (named := named_speaker(context, view.sent[head])) is not None:
        beside = named if head < named.outside[0] else None
    if beside is None and (heading := headline_source(view, head)) is not None:
        return replace(_beside(context, heading, cast), evidence="headline")
    if beside is not None:
        return _beside(context, beside, cast)
    if _heard_in_court(context, unit):
        return Source(None, "nobody", None, "hearsay")
    if unit.row.status in ("reported", "alleged") and not _says_who(context, unit.word):
        return Source(None, "nobody", None, "hearsay")
    clause = context.clause(head)
    if clause.subject >= 0 and view.lower[clause.subject] in ("i", "we"):  # a quote that was missed, or the author
        return _first_person(context, head, clause.subject, cast)
    finds = view.lemma[head] in lexicon()["finding"] and not clause.passive and clause.subject >= 0
    actor = cast.at(view, clause.subject) if finds else None
    if actor is not None and actor.label == "organisation" and unit.subject is not None:
        span = (view.idx[unit.subject[0]], view.end[unit.subject[1]])
        return Source(span, kind_of_source(view, span, actor), actor, "verb of finding")
    return None


def _heard_in_court(context: Presentations, unit: Unit) -> bool:
    """True for what a court was told: *the inquest heard how tests showed P*, *P, a coroner has heard*."""
    view, i = context.view, context.verb_of(unit.word)
    for _ in range(MAX_ABOVE):
        if view.head[i] == i or view.dep[i] not in ("ccomp", "relcl", "conj", "acl", "pobj", "dobj", "advcl", "prep"):
            return False
        whole, i = view.dep[i] != "conj", view.head[i]
        clause = context.clause(i) if view.lemma[i] == "hear" and whole else None
        if clause is not None and clause.subject >= 0 and clause.negation < 0 and not clause.passive:
            return not unit.first <= i <= unit.last and view.lemma[clause.subject] in lexicon()["the court"]
    return False


def _first_person(context: Presentations, verb: int, subject: int, cast: ActorLookup) -> Source | None:
    """The source of an *I* or *we* outside all quotes; None: the outlet's or the author's own."""
    view = context.view
    teller = cast.at(view, subject)
    if teller is not None and teller.label == "person" and cast.tells(teller):
        return Source(None, "named person", teller, "first person")
    if not view.inside[subject] and (newsroom_says(context, verb, subject) or speaks_as_author(view)):
        return None
    return Source(None, "unclear", None, "unlinked")


def _of_quote(context: Presentations, unit: Unit, quote: Quote, cast: ActorLookup) -> Source | None:
    """The source of a claim in a quote."""
    view = context.view
    if quote.kind == "direct" and (others := _others_words(context, unit)) is not None:
        return _beside(context, others, cast)
    if quote.source_start is None or quote.source_end is None:
        actor = cast.of(quote.actor_id)
        if actor is None and (found := _missing(context, unit, quote)) is not None:
            return _beside(context, found, cast)
        if actor is None and (not quote.cue or quote.rule == "turn"):  # somebody's words, of whom is not found
            return Source(None, "unclear", None, "no speaker")
        evidence: SourceEvidence = "speaker before" if actor else "hearsay"
        return Source(None, kind_of_source(view, None, actor), actor, evidence)
    place = (quote.source_start, quote.source_end)
    first = view.word_at(quote.source_start)
    if (quote.cue or "").lower().startswith("according") and _is_scale(view, quote.source_end):
        return None
    if quote.kind == "indirect" and _only_hears(context, quote):
        return Source(None, "nobody", None, "hearsay")
    own_words = quote.kind == "indirect" and quote.inside is None and not view.inside[first]
    if own_words and view.lower[first] in ("i", "we") and place[1] <= view.end[first]:
        cue = view.word_at(quote.cue_start) if quote.cue_start is not None else first
        verb = view.head[first] if view.dep[first] == "nsubj" else cue
        if newsroom_says(context, verb, first) or (quote.actor_id is None and speaks_as_author(view)):
            return None
    noun = antecedent(view, first)
    if noun != first and place[1] <= view.end[first] and quote.actor_id is None:  # the pilots, who said that
        return _beside(context, Unquoted(view.first[noun], noun, noun, range(0)), cast)
    actor = _bearer(view, place, cast.of(quote.actor_id), cast)
    if actor is None and is_it(view, first):
        return Source(place, "document", None, "document")
    if actor is None and view.lower[first] == "it" and quote.cue_start is not None:
        cue = view.word_at(quote.cue_start)
        if view.lemma[cue] in lexicon()["emerging"]:
            return Source(None, "nobody", None, "hearsay")  # it emerged that
    kind = kind_of_source(view, place, actor)
    if actor is None and kind == "unnamed others" and view.lower[view.word_at(place[1] - 1)] == "which":
        cue = view.word_at(quote.cue_end - 1) if quote.cue_end is not None else first
        if view.lemma[cue] in lexicon()["things show"]:
            return None  # a fall, which showed that: no speaker
    if actor is None and kind == "document":
        place, actor = _with_owner(view, place, cast)
    return Source(place, kind, actor, "name")


def _only_hears(context: Presentations, quote: Quote) -> bool:
    """True for a source that is told what the quote says: *the court heard that*."""
    if quote.cue_end is None:
        return False
    cue = context.view.word_at(quote.cue_end - 1)
    return context.view.lemma[cue] == "hear" and not context.clause(cue).passive


def _others_words(context: Presentations, unit: Unit) -> Unquoted | None:
    """The others whom a speaker cites, often to reject them: *“When people say we need a wall, …”*."""
    view, verb = context.view, context.verb_of(unit.word)
    above, relation, _ = context.above(verb)
    if relation != "ccomp" or above < 0 or view.head[above] == above or view.dep[above] != "advcl":
        return None
    found = governing(context, verb)
    others = found is not None and view.tag[found.head] == "NNS" and found.first >= view.bounds[view.sent[verb]][0]
    return found if others else None


def _is_scale(view: ParsedText, end: int) -> bool:
    """True for what things are sorted by, not a source: *paid according to their age*."""
    last = view.word_at(end - 1)
    return view.pos[last] == "NOUN" and view.lemma[last] in lexicon()["scale"]


def _with_owner(view: ParsedText, place: tuple[int, int], cast: ActorLookup) -> tuple[tuple[int, int], ActorRow | None]:
    """The words of a document with whoever speaks through it, and that actor: *the union's letter to the board*."""
    span = range(view.word_at(place[0]), view.word_at(place[1] - 1) + 1)
    head = next((i for i in span if view.head[i] not in span or view.head[i] == i), span[0])
    owner = next((k for k in view.children[head] if view.dep[k] == "poss"), -1)
    if owner < 0 and head > 1 and view.word[head - 1] in ("’", "'") and view.tag[head - 2] in ("NNS", "NNPS"):
        owner = head - 2  # the clerks’ letter
    if owner < 0 or view.lemma[head] not in lexicon()["own paper"]:
        return place, None
    actor = cast.at(view, owner)
    actor = actor if actor is not None and actor.label != "place" else None
    return (min(place[0], view.idx[view.first[owner]]), place[1]), actor


def of_last_speaker(view: ParsedText, before: Quote, source: Source, cast: ActorLookup) -> Source:
    """The source of a quote that is open, with the actor of the quote before it, or with its words."""
    if before.source_start is None or before.source_end is None:
        return source
    place = (before.source_start, before.source_end)
    actor = _bearer(view, place, cast.of(before.actor_id), cast)
    span = source.span if actor is not None and source.span is not None else place
    return Source(span, kind_of_source(view, place, actor), actor, "last speaker")


def _bearer(view: ParsedText, place: tuple[int, int], actor: ActorRow | None, cast: ActorLookup) -> ActorRow | None:
    """The actor of a source: the person whom it names, and nobody with a name for *an aide*."""
    named = named_person(view, place, cast)
    if named is not None and (actor is None or actor.label != "person" or not actor.named):
        return named
    if actor is not None and (_lives_there(view, place, actor) or without_name(view, place, actor, cast)):
        return None
    return actor


def named_person(view: ParsedText, place: tuple[int, int], cast: ActorLookup) -> ActorRow | None:
    """The one person whose name a source holds, not as somebody's or as part of another: *Acme's head, Ana Ruiz*."""
    found = [row for row in cast.names_within(*place) if _stands_for_source(view, row, place)]
    actors = {row.actor_id: actor for row in found if (actor := cast.of(row.actor_id)) is not None}
    return next(iter(actors.values())) if len(actors) == 1 else None


def _stands_for_source(view: ParsedText, row: Mention, place: tuple[int, int]) -> bool:
    """True if a person's name in a source is the source's own: not *Ana Ruiz's lawyer*."""
    first, last = view.word_at(row.start), view.word_at(row.end - 1)
    if row.label != "person" or view.text[row.end : row.end + 2] in ("'s", "’s"):
        return False
    head = next((i for i in range(first, last + 1) if not first <= view.head[i] <= last), last)
    within = range(view.word_at(place[0]), view.word_at(place[1] - 1) + 1)
    for _ in range(len(within)):
        if view.head[head] not in within or view.head[head] == head:
            return True
        if view.dep[head] not in ("appos", "flat", "nmod") and not (
            view.dep[head] == "compound" and last == within[-1]
        ):
            if view.dep[head] != "pobj" or view.lower[view.head[head]] == "for" or view.lower[within[0]] in ("a", "an"):
                return False  # a spokesman for Mayor Ana Ruiz
            return first > within[0] and last == within[-1] and _titled(view, first)
        head = view.head[head]
    return False


def _titled(view: ParsedText, first: int) -> bool:
    """True if a name follows a capital noun without a preposition: *Minister in the Ministry of Finance Ana Ruiz*."""
    before = first - 1
    return before > 0 and view.pos[before] == "PROPN" and view.dep[before] == "compound"


def without_name(view: ParsedText, place: tuple[int, int], actor: ActorRow, cast: ActorLookup) -> bool:
    """True if a source has no name and can mean nobody that the text names: *a source*, *one aide*."""
    if actor.label != "person" or not actor.named or cast.names_within(*place, actor_id=actor.actor_id):
        return False
    span = range(view.word_at(place[0]), view.word_at(place[1] - 1) + 1)
    head = next((i for i in span if view.head[i] not in span or view.head[i] == i), span[0])
    if view.pos[head] == "PROPN":
        return False
    return view.lemma[head] in lexicon()["never named"] or view.lower[span[0]] in lexicon()["indefinite"]


def _beside(context: Presentations, found: Unquoted, cast: ActorLookup) -> Source:
    """A source that stands beside a claim, with its actor."""
    view = context.view
    start, end = view.idx[found.first], view.end[found.last]
    start += len(text := view.text[start:end]) - len(text.lstrip(_MARKS))  # a word grown together: mill."—Hull
    place = (start, end)
    actor = _bearer(view, place, cast.at(view, found.head), cast)
    kind: SourceKind = "document" if found.document else kind_of_source(view, place, actor, found.head)
    return Source(place, kind, actor, "document" if found.document else "beside")


def _missing(context: Presentations, unit: Unit, quote: Quote) -> Unquoted | None:
    """The source of a claim in a quote without one, by the clause above or the sentence's end."""
    verb = context.verb_of(unit.word)
    if quote.rule == "turn":  # a letter that nobody signs
        return governing(context, verb)
    sentence = context.view.sent[verb]
    found = governing(context, verb) or tail(context, sentence) or named_speaker(context, sentence)
    if found is None and quote.cue_start is None:
        found = quoted_after(context, context.view.word_at(quote.end - 1)) if quote.kind == "direct" else None
        found = found or credit_of(context.view, quote) or headline_source(context.view, verb)
    if found is None and quote.cue_end is not None:
        cue = context.view.word_at(quote.cue_end - 1)
        found = quoted_as_saying(context, cue) or _understood(context, cue) or _controlled(context, cue)
    return found


def _understood(context: Presentations, cue: int) -> Unquoted | None:
    """The subject that a verb shares with the one before it: *the coach doubts it and expects that*."""
    view = context.view
    if view.pos[cue] != "VERB" or view.dep[cue] != "conj" or view.inside[cue]:
        return None
    subjects = subjects_of(view)
    found = None if subjects.passive(cue) else subjects.of(cue)
    if found is None or found.word > cue or view.pos[found.word] not in ("NOUN", "PROPN", "PRON"):
        return None
    if is_nobody(view, view.first[found.word]) or view.lower[found.word] == "it":
        return None
    return Unquoted(view.first[found.word], found.word, min(view.last[found.word], cue - 1), range(0))


def _said_above(context: Presentations, verb: int) -> Unquoted | None:
    """The source of quoted words below an infinitive of saying: *would not reply other than to say “…”*."""
    above, relation, _ = context.above(verb)
    return _controlled(context, above) if relation == "ccomp" and says(context.view, above) else None


def _controlled(context: Presentations, cue: int) -> Unquoted | None:
    """The subject of the clause around an infinitive of saying: *the coach refused to reply other than to say*."""
    view, i = context.view, cue
    if view.tag[cue] not in ("VB", "VBG") or view.inside[cue]:
        return None
    for _ in range(MAX_ABOVE):
        clause = context.clause(i) if view.pos[i] in ("VERB", "AUX") else None
        if clause is not None and clause.subject >= 0:
            subject = clause.subject
            plain = not clause.passive and subject < i and view.pos[subject] in ("NOUN", "PROPN", "PRON")
            if not plain or is_nobody(view, view.first[subject]) or view.lower[subject] in ("it", "that", "this"):
                return None
            return Unquoted(view.first[subject], subject, min(view.last[subject], i - 1), range(0))
        if view.dep[i] not in ("xcomp", "advcl", "pcomp", "prep", "conj", "amod") or view.head[i] == i:
            return None
        i = view.head[i]
    return None


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
        if actor.label == "person":
            return "named person"
        if view.pos[head] != "NOUN" or view.ent[head]:
            return "unnamed officials" if actor.label == "place" else "named organisation"
    if lemma in words["document"] and not bare_plural(view, head):
        return "document"
    if {lemma, view.lower[head]} & words["media"] or (view.pos[head] == "PROPN" and name in words["outlet name"]):
        return "media"
    if {view.lower[head], lemma} & words["officials"]:
        return "unnamed officials"
    if view.pos[head] == "PRON" and actor is not None and not named and _are_officials(name):  # they
        return "unnamed officials"
    if named and actor is not None:
        return "unnamed officials" if actor.label == "place" else "named organisation"
    if view.ent[head] == "PERSON":
        return "named person"
    if view.pos[head] == "PROPN":
        return "unnamed officials" if view.ent[head] in ("GPE", "NORP") else "named organisation"
    if view.ent[head] == "NORP" and view.pos[head] == "ADJ":  # the Indian stand
        return "unnamed officials"
    if view.pos[head] in ("PRON", "DET") and actor is None:
        return "unclear"
    return "unnamed others"


def _are_officials(name: str) -> bool:
    """True for a name whose last word means officials, in the plural too: *the port authorities*."""
    last = (name.split() or [""])[-1]
    return not lexicon()["officials"].isdisjoint((last, last.removesuffix("s"), last.removesuffix("ies") + "y"))


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
