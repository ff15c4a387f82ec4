"""Arguments of events: the source (MEANTIME's Arg0) and the object (Arg1).

They are chosen among the proposals of the constructions (`newsangles.angles.events.participants`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from newsangles.angles.events.mentions import ActorIndex
from newsangles.angles.events.participants import CERTAIN, NOUNS, Participants, Proposal, Role
from newsangles.angles.events.triggers import MIN_PROBABILITY, Scorers, steps, trigger_chances
from newsangles.angles.factuality.embedding import Presentations, presentations_of
from newsangles.language.parsed_text import ParsedText, parsed_text_of
from newsangles.language.subjects import antecedent
from newsangles.language.word_vectors import vectors_of
from newsangles.tables.schema import ActorRow, Predicate, Quote

MIN_IMPLIED_PROBABILITY = 0.1
"""An actor is the implied source of an event noun if its probability is >= this."""

LOOSE_CONSTRUCTIONS = ("governor's subject", "noun conj", "noun pobj", "subject, ")
"""Constructions in which an actor is merely near an event noun: who condemns an attack is not its source."""


OWN_PHRASE = frozenset(("by", "between", "possessor", "modifier"))
"""Constructions of a source within the noun's own phrase."""


@dataclass(frozen=True, slots=True)
class Part:
    """A participant.

    Attributes:
        word: Its head.
        first: Its first word.
        last: Its last word.
        rule: How it was found.
        actor: The actor that it is; None where it is none.
        implied: True if its span belongs to another word, such as a joined verb, not to the event's own.
    """

    word: int
    first: int
    last: int
    rule: str
    actor: ActorRow | None
    implied: bool = False


@dataclass(slots=True)
class EventContext:
    """The context of one document's events: its text, clauses, actors, quotes and predicates.

    Attributes:
        view: The parsed text.
        readings: The presentations of its predicates.
        scorers: The weights.
        who: Its actors, by word.
        participants: The proposals of the syntax.
        quotes: Its quotes by id.
        speakers: The source of each verb of saying.
        predicates: Its predicates by word.
        chance: P(event) of each of them.
        dated: The words of its temporal expressions.
    """

    view: ParsedText
    readings: Presentations
    scorers: Scorers
    who: ActorIndex
    participants: Participants
    quotes: Mapping[str, Quote]
    speakers: Mapping[int, Part]
    predicates: Mapping[int, Predicate]
    chance: Mapping[int, float]
    dated: frozenset[int]


def event_context(doc: Doc, scorers: Scorers) -> EventContext:
    """The context of a parsed Doc with its quotes, actors, predicates and times."""
    view, quotes = parsed_text_of(doc), tuple(doc._.quotes)
    readings = presentations_of(view, quotes)
    participants = Participants(readings)
    who = ActorIndex(readings, doc._.actors, doc._.mentions)
    predicates = {view.word_at(row.start): row for row in doc._.predicates}
    return EventContext(
        view,
        readings,
        scorers,
        who,
        participants,
        {row.quote_id: row for row in quotes},
        speakers_of(participants, quotes, who),
        predicates,
        trigger_chances(readings, predicates, scorers, vectors_of(doc)),
        frozenset(k for row in doc._.times for k in range(view.word_at(row.start), view.word_at(row.end - 1) + 1)),
    )


def argument(context: EventContext, i: int, role: Role) -> Part | None:
    """The source or the object of an event; None where no proposal is likely enough."""
    if role == "source" and i in context.speakers and not _tells_otherwise(context, i, context.speakers[i]):
        return context.speakers[i]
    proposed = proposals(context, i, role)
    if role == "source" and (certain := _certain(context, i, proposed)):
        return certain
    if role == "object" and proposed and proposed[0].rule.startswith("passive "):
        word = antecedent(context.view, proposed[0].word)
        if word in context.who.acting:  # who undergoes it, whatever the weights say
            return part_at(context, proposed[0].word, proposed[0].rule)
    chances = [(likely(context, i, proposal, n), -n) for n, proposal in enumerate(proposed)]
    best, n = max(chances, default=(0.0, 0))
    if best >= MIN_PROBABILITY[role]:
        return part_at(context, proposed[-n].word, proposed[-n].rule)
    noun = context.view.pos[i] in NOUNS
    named = [
        proposal for proposal in proposed if proposal.rule in OWN_PHRASE and context.view.tag[proposal.word] != "PRP$"
    ]
    own = noun and context.view.lemma[i] in context.participants.words["own"] and not named
    plot = noun and context.view.lemma[i] in context.participants.words["decides on"]  # in an effort to help, they
    plot = plot and any(context.view.tag[k] == "VB" for k in context.readings.kids(i, "acl"))
    if role == "source" and own and (speaker := context.speakers.get(context.readings.above(i).head)):
        return replace(speaker, implied=True)  # said in a speech: the speech has the same source
    for chance, n in sorted(chances, reverse=True) if role == "source" else ():
        part = part_at(context, proposed[-n].word, proposed[-n].rule)
        fits = (
            not noun
            or (own and chance > 0)
            or (chance >= MIN_IMPLIED_PROBABILITY and not part.rule.startswith(LOOSE_CONSTRUCTIONS))
            or (plot and part.rule == "subject, in")
        )
        if fits and (part.actor or part.word in context.who.acting):
            return replace(part, implied=True)
    return None


def _certain(context: EventContext, i: int, proposed: list[Proposal]) -> Part | None:
    """A source that needs no probability: by its construction, or the people whose deed it is (*the Danish raid*)."""
    view, words = context.view, context.participants.words
    for word, rule in ((proposal.word, proposal.rule) for proposal in proposed[:2]):
        verb = view.pos[i] == "VERB" and view.lemma[i] not in words["change"] | words["victims"]
        who = rule == "relative" and view.lower[word] == "who" and verb and antecedent(view, word) != word
        agent = rule == "agent" and verb and view.lemma[word] in words["harm"] | words["instruments"]
        visitor = rule == "possessor" and view.lemma[i] in words["visits"] and view.tag[word] in ("NNP", "NNPS")
        if rule in CERTAIN or who or agent or visitor:
            return part_at(context, word, rule)
        deed = view.lemma[i] in words["deeds"] | words["harm"] and view.lemma[i] not in words["gathers"]
        if rule == "modifier" and view.ent[word] == "NORP" and view.dep[word] == "amod" and deed:
            part = part_at(context, word, rule)
            return replace(part, actor=part.actor or context.who.nation(word))
    return None


def _tells_otherwise(context: EventContext, i: int, speaker: Part) -> bool:
    """True if a verb of saying has another subject than the quotes say."""
    view, subject = context.view, context.participants.subjects.of(i)
    if subject is None or subject.rule not in ("subject", "relative", "conjunct") or context.participants.passive(i):
        return False
    first = i
    while view.dep[first] == "conj" and view.head[first] != first:
        first = view.head[first]
    if view.dep[first] == "ccomp" and first != i:
        return False
    word = antecedent(view, subject.word)
    if speaker.first <= word <= speaker.last or speaker.first <= subject.word <= speaker.last:
        return False
    actor = context.who.actor_at(word)
    able = word in context.who.acting
    return able and (actor is None or speaker.actor is None or actor.actor_id != speaker.actor.actor_id)


def proposals(context: EventContext, i: int, role: Role) -> list[Proposal]:
    """The proposals of the syntax for a role, in order."""
    found = [proposal for proposal in context.participants.of(i) if proposal.role == role]
    undergone = role == "source" and context.view.lemma[i] in context.participants.words["patient"]
    if undergone and not context.participants.after(i, "of"):
        found = [proposal for proposal in found if proposal.rule != "possessor"]  # his arrest: he is the object
    return found


def likely(context: EventContext, i: int, proposal: Proposal, rank: int) -> float:
    """The probability that a proposal is right; `rank` others of its role come before it."""
    return context.scorers.participant(proposal.role, participant_features(context, i, proposal, rank))


def part_at(context: EventContext, word: int, rule: str) -> Part:
    """The participant whose head is a word."""
    actor, named = context.who.actor_at(word), word
    if actor is None and context.view.lower[word] in ("who", "whom"):
        noun = antecedent(context.view, word)
        named = noun if noun in context.who.acting else word  # nobody known: in the words for those that it means
    first, last = context.participants.phrase(named)
    return Part(word, first, last, rule, actor)


def in_full(context: EventContext, part: Part | None) -> Part | None:
    """A relative pronoun that means no known actor, in the words for what it means: *a war that killed many*."""
    view = context.view
    if part is None or part.actor is not None or part.implied or not part.first == part.last == part.word:
        return part
    noun = antecedent(view, part.word)
    if noun == part.word or view.pos[noun] not in NOUNS or noun in context.dated:
        return part
    if context.who.actor_at(noun) is not None or view.lemma[noun] in context.participants.words["contents"]:
        return part  # a person is no *which*; and *news that* may begin its content
    first, last = context.participants.phrase(noun)
    return replace(part, first=first, last=last)


def speakers_of(participants: Participants, quotes: Iterable[Quote], who: ActorIndex) -> dict[int, Part]:
    """The source of each verb of saying, from the quotes; never who is spoken of: *two killings blamed on rebels*."""
    view, found = participants.view, dict[int, Part]()
    for quote in quotes:
        if quote.cue_start is None or quote.cue_end is None or quote.source_start is None or quote.source_end is None:
            continue
        first, last = view.word_at(quote.source_start), view.word_at(quote.source_end - 1)
        head = view.top(first, last)
        last = min([last, *(k - 1 for k in view.children[head] if head < k and _begins_charge(view, k))])
        actor = who.actors.get(quote.actor_id or "") or who.actor_at(head)
        part = Part(head, first, last, "speaker", actor)
        cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
        said = [i for i in cue if view.pos[i] == "VERB"]
        found.update((i, part) for i in said if not (participants.passive(i) and _undergoes(participants, i, head)))
    return found


def _begins_charge(view: ParsedText, k: int) -> bool:
    """True for a preposition before a deed, which no name has: *critics of promoting friends*."""
    return view.dep[k] == "prep" and any(view.dep[x] == "pcomp" for x in view.children[k])


def _undergoes(participants: Participants, i: int, word: int) -> bool:
    """True if a word is the subject of a passive."""
    subject = participants.subjects.of(i)
    return subject is not None and antecedent(participants.view, subject.word) == word


def participant_features(context: EventContext, i: int, proposal: Proposal, rank: int) -> list[str]:
    """Features of a proposed participant of an event; `rank` proposals of its role come before it."""
    view, k, rule = context.view, proposal.word, proposal.rule
    kind = "noun" if view.pos[i] in NOUNS else view.pos[i]
    mention = context.who.mentions.get(k)
    what = view.ent[k] or view.pos[k]
    who = f"{mention.label} {mention.kind}" if mention else "none"
    below = {view.dep[x] for x in view.children[i]}
    shape = "object" if "dobj" in below else "clause" if below & {"ccomp", "xcomp"} else "nothing"
    chance = context.chance.get(k, 0.0)
    determiner = next(
        (view.lower[x] for x in view.children[k] if view.dep[x] in ("det", "poss") and view.pos[x] != "PROPN"), "none"
    )
    found = [
        "bias",
        "rule=" + rule,
        f"{kind}|rule={rule}",
        f"rule={rule}|{what}",
        f"rule={rule}|{who}",
        f"rule={rule}|before {shape}",
        "what=" + what,
        f"{kind}|what={what}",
        "who=" + who,
        "shape=" + shape,
        f"{kind}|path={view.path(i, k)}",
        f"{kind}|relation={view.dep[k]}|{'before' if k < i else 'after'}",
        f"event by {steps(chance, (0.1, 0.3, 0.5, 0.7, 0.9))}",
        f"event, {steps(chance, (0.3, 0.6))} of 2",
        f"lemma={view.masked_lemma[i]}|{rule}",
        "noun=" + view.masked_lemma[k],
        "determiner=" + determiner,
        "number=" + ("many" if view.tag[k] in ("NNS", "NNPS") else "one"),
    ]
    found += ["not the first"] * bool(rank)
    return found
