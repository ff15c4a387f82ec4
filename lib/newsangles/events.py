"""Who did what to whom, when, and did it happen at all?

Events are chosen from the predicates, whose values they repeat. A trigger is the word that names an event (MEANTIME's
term). Who did it (`source`) and what was done or dealt with (`object`, MEANTIME's Arg1) are chosen among what the
constructions propose (`newsangles.participants`); the other actor, at whom an event with a class was aimed (`target`),
is the nearest one below. The class is PLOVER's, by rules (`newsangles.plover`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, get_args

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from newsangles import linear, plover, schema
from newsangles.claims import Cast, spoken
from newsangles.countries import lookup
from newsangles.dating import Date, Dates
from newsangles.embedding import VERBAL, Readings, readings_of
from newsangles.linear import Model, Numbers, Weights, logistic, score
from newsangles.linear import explain as strongest
from newsangles.merging import PART, Merge, merge
from newsangles.participants import MODIFIERS, NOUNS, Participants, Proposal, Role
from newsangles.schema import ActorRow, Claim, Event, Mention, Predicate, Quote, Time
from newsangles.vectors import Lookup, vectors_of
from newsangles.view import View, view_of

KEY = "newsangles.events"
"""Where a Doc keeps its events, as plain values (``doc.user_data``)."""

LEAST: Mapping[str, float] = {"trigger": 0.5, "source": 0.38, "object": 0.34}
"""How likely a predicate has to be an event, and a proposal its participant: where F1 is best, by cross-validation."""

IMPLIED = 0.1
"""How likely an actor has to be the source of an event noun to be named as such, if only as implied."""

LOOSE = ("governor's subject", "noun pobj", "subject, ")
"""Constructions that only bring somebody near an event noun: whoever condemns an attack has not made it."""

MEANING = 4.0
"""How much a word vector weighs beside a named feature, for triggers; nouns are told apart by little else."""

FARTHEST = 6
"""How many words a target may be below its event."""

ASIDE = frozenset(("advcl", "relcl", "acl", "appos"))
"""Relations of what is only told beside an event."""

MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE", "FIGHT"))
"""Classes of what two do with each other."""

PEOPLED = frozenset(("PERSON", "ORG", "GPE", "NORP"))
"""Kinds of names that may act."""

APART = frozenset(
    ("nsubj", "csubj", "agent", "advcl", "ccomp", "xcomp", "relcl", "conj", "parataxis", "npadvmod", "poss")
)
"""Relations right below an event of what is not aimed at by it: who does it, and other clauses."""

DIRECTLY = {"dobj": "object", "dative": "indirect object", "nsubjpass": "passive subject", "poss": "possessor"}

LIKELY = (0.2, 0.4, 0.6, 0.8)
"""Where the chance of an event noun is cut into steps."""

STATES = frozenset(("NOUN", "PROPN", "NUM", "PRON", "ADV"))
"""What *be* may link to a subject without anything happening: *is the third largest*."""


@cache
def model() -> Model:
    """The weights that ship with the library; its header says what they were learned from.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles") / "data" / "events.json.gz") as path:
        return linear.load(path, "events")


# --- the component


@Language.factory("newsangles_events", requires=["token.dep", "token.lemma", "token.pos"])
def create_events(nlp: Language, name: str) -> Events:
    """Make the component; it belongs after the times."""
    return Events()


class Events:
    """Stores the events of a Doc for ``doc._.events``; they survive ``DocBin(store_user_data=True)``.

    Attributes:
        published: The day on which the next document was published; None where that is unknown.
    """

    def __init__(self) -> None:
        self.published: date | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Find the events of one parsed Doc."""
        doc.user_data[KEY] = [schema.plain(row) for row in events(doc, self.published)]
        return doc


def stored(doc: Doc) -> tuple[Event, ...]:
    """The events that the component has stored in a Doc; empty if it has not run."""
    return tuple(schema.rows(Event, doc.user_data.get(KEY, [])))


Doc.set_extension("events", getter=stored, force=True)


def events(doc: Doc, published: date | None = None) -> list[Event]:
    """The events of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes, actors, predicates, claims and times.
        published: When it was published; None where that is unknown.

    Returns:
        One row a trigger. ``confidence`` is how likely the word is an event, as learned from annotated text.
        ``merged_with`` names the row that stands for the same event, where it is not this one.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    return Finder(doc, scorers(), published).rows()


class Scorers:
    """The three decisions: which predicates are events, who did it, what was dealt with."""

    def __init__(self, weights: Mapping[str, Weights]) -> None:
        self.weights = weights
        trigger = weights["trigger"]
        width = 1 + max((int(name[7:]) for name in trigger if name.startswith("vector ")), default=-1)
        self._vector = np.array([trigger.get(f"vector {k}", 0.0) for k in range(width)]) * MEANING

    def triggers(self, names: Sequence[Sequence[str]], numbers: Sequence[Numbers], vectors: np.ndarray) -> list[float]:
        """How likely each of several predicates is an event; a row of `vectors` for each, of zeros for verbs."""
        meant = vectors @ self._vector if vectors.shape[-1] == len(self._vector) else np.zeros(len(vectors))
        weights = self.weights["trigger"]
        return [
            logistic(score(weights, row, more) + add)
            for row, more, add in zip(names, numbers, meant.tolist(), strict=True)
        ]

    def participant(self, role: Role, names: Sequence[str]) -> float:
        """How likely a proposal is right."""
        return logistic(score(self.weights[role], names))


@cache
def scorers() -> Scorers:
    """Those that ship with the library."""
    return Scorers(model().scorers)


@dataclass(frozen=True, slots=True)
class Part:
    """A participant.

    Attributes:
        word: Its head.
        first: Its first word.
        last: Its last word.
        rule: How it was found.
        actor: The actor that it is; None where it is none.
        implied: Whether it only shares in another's words, so that its span is not the event's own.
    """

    word: int
    first: int
    last: int
    rule: str
    actor: ActorRow | None
    implied: bool = False


class Finder:
    """The events of one document."""

    def __init__(self, doc: Doc, scorers: Scorers, published: date | None = None) -> None:
        self.view = view_of(doc)
        self.readings = readings_of(self.view, tuple(doc._.quotes))
        self.scorers, self.published = scorers, published
        self.participants = Participants(self.readings)
        self.actors: dict[str, ActorRow] = {row.actor_id: row for row in doc._.actors}
        self.nations = {row.country: row for row in self.actors.values() if row.country and row.label == "place"}
        self.cast = Cast(self.actors, doc._.mentions)
        self.mentions = heads_of(self.view, doc._.mentions)
        self.acting = self._acting()
        self.quotes: dict[str, Quote] = {row.quote_id: row for row in doc._.quotes}
        self.speakers = self._speakers()
        self.claims: Sequence[Claim] = doc._.claims
        self.times: Sequence[Time] = doc._.times
        self.dated = {
            k for row in self.times for k in range(self.view.word_at(row.start), self.view.word_at(row.end - 1) + 1)
        }
        self.predicates: dict[int, Predicate] = {self.view.word_at(row.start): row for row in doc._.predicates}
        self.chance = self._chances(vectors_of(doc))
        self.triggers = [i for i, chance in self.chance.items() if chance >= LEAST["trigger"]]

    def _chances(self, vectors: Lookup) -> dict[int, float]:
        """How likely each predicate is an event."""
        found = [i for i, row in self.predicates.items() if may_be_event(self.view, row, i)]
        names = [trigger_features(self.readings, self.predicates[i], i) for i in found]
        numbers = [trigger_numbers(self.predicates[i]) for i in found]
        chances = self.scorers.triggers(names, numbers, meanings(self.view, found, vectors))
        return dict(zip(found, chances, strict=True))

    def rows(self) -> list[Event]:
        """The rows, in the order of the text."""
        classes = plover.classes(self.readings, self.triggers)
        day = self.published.isoformat() if self.published else None
        dates = Dates(self.readings, self.times, self.triggers, day)
        ids = {i: f"e{n}" for n, i in enumerate(self.triggers, 1)}
        found = []
        for i in self.triggers:
            date, class_ = dates.of(i), classes.get(i)
            source, thing = self.part(i, "source"), self.part(i, "object")
            if class_ and class_.name == "SANCTION":
                source = source or self._giver((*class_.covers, *self.participants.after(i, "of")))
            target = self.target(i, source, class_)
            if class_ and source and self._suffers(i, class_.covers):
                source, target = target, source
            if target and class_ is None:
                target = replace(target, implied=True) if i not in self.speakers and target.actor else None
            if class_ and target is None and not (source and self._acts(source)):
                class_ = None  # PLOVER's events are between actors, and here nobody is known
            if class_ and source and source.actor is None:
                source = replace(source, implied=False)  # whom nobody names is shown in the words that there are
            found.append(self._row(ids, i, class_, source, thing, target, date))
        covered = {k: i for i, class_ in classes.items() for k in class_.covers}
        return list(self._joined(found, merge(found, self.triggers, self.readings, covered, self.actors, self.acting)))

    def _joined(self, rows: Sequence[Event], merges: Mapping[str, Merge]) -> Iterator[Event]:
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

    def _row(
        self,
        ids: Mapping[int, str],
        i: int,
        class_: plover.Class | None,
        source: Part | None,
        thing: Part | None,
        target: Part | None,
        date: Date,
    ) -> Event:
        view, row = self.view, self.predicates[i]
        chain = spoken(row, self.quotes)
        around = [claim for claim in self.claims if claim.start <= row.start and row.end <= claim.end]
        values: dict[str, Any] = {}
        for role, part in (("source", source), ("object", thing), ("target", target)):
            if part is None:
                continue
            start, end = view.at[part.first], view.end[part.last]
            values[role + "_rule"] = part.rule
            if not part.implied:
                values |= {role: view.text[start:end], role + "_start": start, role + "_end": end}
            if role != "object":
                values[role + "_actor_id"] = part.actor.actor_id if part.actor else None
        return Event(
            start=row.start,
            end=row.end,
            text=row.text,
            rule=row.rule,
            confidence=round(self.chance[i], 2),
            event_id=ids[i],
            predicate_id=row.predicate_id,
            trigger=self._base(i, class_),
            class_=class_.name if class_ else None,
            mode=(class_.mode or None) if class_ else None,
            class_rule=class_.rule if class_ else None,
            **values,
            time_id=date.time_id,
            dating=date.dating,
            begin=date.begin,
            end_date=date.end,
            date_reason="; ".join(date.reasons) or None,
            after=tuple(ids[k] for k in date.after),
            quote_id=row.quote_id,
            asserted_by=chain[-1].actor_id if chain else None,
            claim_id=min(around, key=lambda claim: claim.end - claim.start).claim_id if around else None,
            certainty=row.certainty,
            polarity=row.polarity,
            status=row.status,
            factuality=row.factuality,
            happened=row.happened,
            future=row.future,
        )

    def _base(self, i: int, class_: plover.Class | None) -> str:
        """The event in its base form: *hold talks*, *call off*."""
        view = self.view
        covers = class_.covers if class_ else ()
        covered = [k for k in covers if view.head[k] == i and view.pos[k] == "NOUN" and k not in self.acting]
        more = [k for k in view.kids[i] if view.dep[k] == "prt" or k in covered]
        return " ".join([view.lemma[i], *(view.lower[k] for k in sorted(more))])

    # --- participants

    def part(self, i: int, role: Role) -> Part | None:
        """Who did it, or what was dealt with; None where no proposal is likely enough."""
        if role == "source" and i in self.speakers:
            return self.speakers[i]
        proposals = self.proposals(i, role)
        chances = [(self.likely(i, proposal, n), -n) for n, proposal in enumerate(proposals)]
        best, n = max(chances, default=(0.0, 0))
        if best >= LEAST[role]:
            return self._part(proposals[-n].word, proposals[-n].rule)
        noun = self.view.pos[i] in NOUNS
        own = noun and self.view.lemma[i] in self.participants.words["own"]
        if role == "source" and own and (speaker := self.speakers.get(self.readings.above(i).head)):
            return replace(speaker, implied=True)  # said in a speech: whoever said it
        for chance, n in sorted(chances, reverse=True) if role == "source" else ():
            part = self._part(proposals[-n].word, proposals[-n].rule)
            fits = not noun or (own and chance > 0) or (chance >= IMPLIED and not part.rule.startswith(LOOSE))
            if fits and (part.actor or part.word in self.acting):
                return replace(part, implied=True)
        return None

    def proposals(self, i: int, role: Role) -> list[Proposal]:
        """What the syntax proposes for a role, in its order."""
        found = [proposal for proposal in self.participants.of(i) if proposal.role == role]
        if role == "source" and self.view.lemma[i] in self.participants.words["patient"]:
            found = [proposal for proposal in found if proposal.rule != "possessor"]  # his arrest: he is arrested
        return found

    def likely(self, i: int, proposal: Proposal, rank: int) -> float:
        """How likely a proposal is right; `rank` others of its role come before it."""
        return self.scorers.participant(proposal.role, participant_features(self, i, proposal, rank))

    def _part(self, word: int, rule: str) -> Part:
        first, last = self.participants.phrase(word)
        return Part(word, first, last, rule, self.actor_at(word))

    def _speakers(self) -> dict[int, Part]:
        """The source of each verb of saying, as the quotes have it."""
        view, found = self.view, dict[int, Part]()
        for quote in self.quotes.values():
            if (
                quote.cue_start is None
                or quote.cue_end is None
                or quote.source_start is None
                or quote.source_end is None
            ):
                continue
            first, last = view.word_at(quote.source_start), view.word_at(quote.source_end - 1)
            head = view.top(first, last)
            actor = self.actors.get(quote.actor_id or "") or self.actor_at(head)
            part = Part(head, first, last, "speaker", actor)
            cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
            spoken_of = view.dep[head] == "nsubjpass"  # is criticised: no speaker
            found.update((i, part) for i in cue if view.pos[i] == "VERB" and not (spoken_of and view.head[head] == i))
        return found

    def actor_at(self, word: int) -> ActorRow | None:
        """The actor that a word means; for a relative pronoun what it stands for, for a thing whose it is.

        *Israeli tanks* fire on Israel's behalf; *an Israeli lawyer* speaks for nobody but himself.
        """
        view = self.view
        found = self.cast.at(view, word)
        if found is None and view.lower[word] in self.participants.words["relative"]:
            clause = view.head[word]
            return self.cast.at(view, view.head[clause]) if view.dep[clause] == "relcl" else None
        if found is None and view.lemma[word] in self.participants.words["instruments"]:
            owners = (self.cast.at(view, k) or self.nation(k) for k in self._owners(word))
            found = next(filter(None, owners), None)
        return found

    def nation(self, word: int) -> ActorRow | None:
        """The country among the actors whose adjective a word is, by the list of countries: *Israeli*."""
        place = lookup(self.view.word[word]) if self.view.ent[word] in PEOPLED else None
        return self.nations.get(place.code) if place and place.kind == "people" else None

    def _owners(self, word: int) -> list[int]:
        return self.readings.kids(word, "poss", *MODIFIERS)

    def target(self, i: int, source: Part | None, class_: plover.Class | None) -> Part | None:
        """The other actor, at whom an event is aimed: the nearest one below it that is not its source.

        What the event's class uses up (*refused to meet*) counts as part of it. Where two do something to each other,
        the second is the target: *Kyiv and Moscow agreed*.
        """
        view = self.view
        covers = class_.covers if class_ else ()
        roots = (i, *(k for k in covers if k not in self.acting))
        first, last = view.bounds[view.sent[i]]
        best: tuple[tuple[bool, int, int], str] | None = None
        for k, actor_id in self.acting.items():
            if not first <= k <= last or self._is(k, actor_id, source):
                continue
            steps = self._way(k, roots)
            if steps is None or not self._may_be_target(steps):
                continue
            rank = (any(view.dep[x] in ASIDE for x in steps), len(steps), k)
            if best is None or rank < best[0]:
                best = rank, self._how(steps)
        if best:
            return self._part(best[0][2], best[1])
        return self._partner(i, source) if source and class_ and class_.name in MUTUAL else None

    def _acting(self) -> dict[int, str | None]:
        """The words that may act or be acted on: heads of mentions and names, nouns for people and bodies.

        Each with its actor, None where it is none of them. A place that is only where something happens is left out.
        """
        view, nouns = self.view, self.participants.words["actors"]
        found: dict[int, str | None] = {}
        for i in range(view.n):
            mention = self.mentions.get(i)
            if not view.word[i][0].isalnum():
                continue
            if mention is not None:
                if mention.reading != "place":
                    found[i] = mention.actor_id
            elif view.dep[i] not in MODIFIERS and (
                view.ent[i] in PEOPLED or (view.pos[i] == "NOUN" and view.lemma[i] in nouns)
            ):
                found[i] = None
        return found

    def _acts(self, source: Part) -> bool:
        """Whether a source is somebody, or belongs to somebody: *French warships*."""
        owned = any(self.view.ent[k] in PEOPLED for k in self._owners(source.word))
        return source.actor is not None or source.word in self.acting or owned

    def _is(self, k: int, actor_id: str | None, source: Part | None) -> bool:
        """Whether a word is the source, or means the same actor."""
        if source is None:
            return False
        same = source.actor is not None and source.actor.actor_id == actor_id
        return same or (source.first <= k <= source.last and not source.implied)

    def _way(self, k: int, roots: Sequence[int]) -> list[int] | None:
        """The words from one up to just below one of these; None where it is not below, or too far."""
        view, steps = self.view, [k]
        while view.head[steps[-1]] not in roots:
            above = view.head[steps[-1]]
            if above == steps[-1] or len(steps) >= FARTHEST:
                return None
            steps.append(above)
        return steps

    def _may_be_target(self, steps: Sequence[int]) -> bool:
        """Whether what hangs on an event in this way may be aimed at: no subject, no other clause, no other event."""
        view, top = self.view, steps[-1]
        if view.dep[top] == "nsubjpass":
            return len(steps) == 1
        words = self.participants.words
        others = any(view.pos[x] in VERBAL and x in self.chance for x in steps[1:])
        when = any(view.lower[x] in words["when"] or view.lower[x] in words["where"] or x in self.dated for x in steps)
        undergoes = view.dep[top] == "poss" and view.lemma[view.head[top]] in words["patient"]
        apart = view.dep[top] in APART and not undergoes
        return not (apart or others or when or any(view.dep[x] == "agent" for x in steps))

    def _how(self, steps: Sequence[int]) -> str:
        """In words, how a target hangs on its event."""
        view = self.view
        if len(steps) == 1:
            return DIRECTLY.get(view.dep[steps[0]], view.dep[steps[0]])
        joints = [view.lower[x] for x in reversed(steps[1:]) if view.pos[x] == "ADP"]
        return " … ".join(joints) or f"{DIRECTLY.get(view.dep[steps[0]], view.dep[steps[0]])} of its object"

    def _suffers(self, i: int, covers: Sequence[int]) -> bool:
        """Whether the subject of a verb is the one to whom its noun is done: *received criticism*."""
        nouns = any(self.view.pos[k] in NOUNS for k in covers)
        return nouns and self.view.lemma[i] in self.participants.words["suffers"] and not self.participants.passive(i)

    def _giver(self, covers: Sequence[int]) -> Part | None:
        """Whose aid it is that is stopped: *the suspension of U.S. support*."""
        for k in (k for c in covers for k in self._owners(c)):
            if k in self.acting or self.view.ent[k] in PEOPLED:
                part = self._part(k, "giver")
                return replace(part, implied=True, actor=part.actor or self.nation(k))
        return None

    def _partner(self, i: int, source: Part) -> Part | None:
        """The second of two who do something with each other, as subjects or between them: not *beaten by A and B*."""
        joined = [k for k in self.readings.kids(source.word, "conj") if k in self.acting]
        done_by = self.participants.passive(i) or source.rule in ("agent", "by", "agent of conjunct")
        if not joined or done_by or self.readings.kids(i, "dobj"):
            return None
        return self._part(joined[0], "partner")


def heads_of(view: View, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Mentions by their head; of two with one head, the longer."""
    found: dict[int, Mention] = {}
    for row in sorted(mentions, key=lambda row: row.end - row.start):
        found[view.top(view.word_at(row.start), view.word_at(max(row.start, row.end - 1)))] = row
    return dict(sorted(found.items()))


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


# --- which words are events


def may_be_event(view: View, row: Predicate, i: int) -> bool:
    """Whether a predicate may be an event: not where *be* links a subject to what it is, nor a stray mark."""
    return view.word[i][-1:].isalpha() and not (row.rule == "copula" and view.pos[i] in STATES)


def meanings(view: View, words: Sequence[int], vectors: Lookup) -> np.ndarray:
    """The vectors of nouns, and zeros for other words: verbs are told by their form."""
    nouns = np.array([view.pos[i] in NOUNS for i in words], dtype=float).reshape(-1, 1)
    found: np.ndarray = vectors(words) * nouns
    return found


def trigger_numbers(row: Predicate) -> Numbers:
    """How likely a noun means an event, by the predicates' own weights, as log-odds."""
    if row.confidence is None:
        return ()
    chance = min(max(row.confidence, 0.01), 0.99)
    return (("chance", math.log(chance / (1 - chance))),)


def trigger_features(readings: Readings, row: Predicate, i: int) -> list[str]:
    """What speaks for or against a predicate's being an event."""
    view, pos = readings.view, readings.view.pos[i]
    head, relation, preposition = readings.above(i)
    kind = row.rule or ""
    if row.confidence is not None:
        kind += f", {steps(row.confidence, LIKELY)} of {len(LIKELY)}"
    found = [
        "bias",
        "rule=" + kind,
        "pos=" + pos,
        "tag=" + view.tag[i],
        "relation=" + view.dep[i],
        f"{kind}|relation={view.dep[i]}",
        "ent=" + view.ent[i],
        "head=" + view.pos[view.head[i]],
        "lemma=" + view.key[i],
        f"{pos}|hangs by {preposition or relation}",
    ]
    below = sorted({view.dep[k] for k in view.kids[i]})
    found += [f"{pos}|below={name}" for name in below]
    if head >= 0:
        found += [f"{pos}|above={view.key[head]}", f"{pos}|above={view.key[head]}|{preposition or relation}"]
    if pos in NOUNS:
        found += [f"ending={view.lower[i][-n:]}" for n in (3, 4)]
        found += [
            f"has {view.dep[k]}:{view.low[k]}"
            for k in view.kids[i]
            if view.dep[k] in ("prep", "det", "compound", "amod")
        ]
    elif pos in VERBAL:
        clause = readings.clause(i)
        found += ["form=" + clause.form, "mood=" + clause.mood]
        found += ["has complement"] * ("xcomp" in below or "ccomp" in below) + ["no subject"] * (clause.subject < 0)
    return found


# --- which proposals are participants


def participant_features(finder: Finder, i: int, proposal: Proposal, rank: int) -> list[str]:
    """What speaks for or against a proposed participant of an event; `rank` proposals of its role come before it."""
    view, k, rule = finder.view, proposal.word, proposal.rule
    kind = "noun" if view.pos[i] in NOUNS else view.pos[i]
    mention = finder.mentions.get(k)
    what = view.ent[k] or view.pos[k]
    who = f"{mention.label} {mention.kind}" if mention else "none"
    below = {view.dep[x] for x in view.kids[i]}
    shape = "object" if "dobj" in below else "clause" if below & {"ccomp", "xcomp"} else "nothing"
    chance = finder.chance.get(k, 0.0)
    determiner = next(
        (view.lower[x] for x in view.kids[k] if view.dep[x] in ("det", "poss") and view.pos[x] != "PROPN"), "none"
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
        f"lemma={view.key[i]}|{rule}",
        "noun=" + view.key[k],
        "determiner=" + determiner,
        "number=" + ("many" if view.tag[k] in ("NNS", "NNPS") else "one"),
    ]
    found += ["not the first"] * bool(rank)
    return found


def steps(number: float, cuts: Sequence[float]) -> int:
    """How many of the cuts a number reaches."""
    return sum(number >= cut for cut in cuts)


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
    """How a predicate was judged: whether it is an event, and who was considered to take part in it.

    Attributes:
        text: The word.
        chance: How likely it is an event.
        reasons: What moved that most, as (feature, log-odds added).
        considered: The proposals, the likeliest of each role first.
        row: The row that was made; None where it is no event.
    """

    text: str
    chance: float
    reasons: tuple[tuple[str, float], ...]
    considered: tuple[Considered, ...]
    row: Event | None


def explain(doc: Doc, offset: int, *, limit: int = 8) -> list[Derivation]:
    """How the event at a place was read; empty where no predicate stands there.

    Args:
        doc: A parsed document with the rows of the angles before.
        offset: A character of the text.
        limit: How many features to name.
    """
    finder = Finder(doc, scorers())
    view, rows = finder.view, {row.start: row for row in doc._.events}
    found = []
    for i, chance in finder.chance.items():
        if not view.at[i] <= offset < view.end[i]:
            continue
        names = trigger_features(finder.readings, finder.predicates[i], i)
        reasons = strongest(
            finder.scorers.weights["trigger"], names, trigger_numbers(finder.predicates[i]), limit=limit
        )
        considered = [
            Considered(p.role, view.word[p.word], p.rule, round(finder.likely(i, p, n), 2))
            for role in get_args(Role)
            for n, p in enumerate(finder.proposals(i, role))
        ]
        order = sorted(considered, key=lambda c: (c.role != "source", -c.chance))
        found.append(Derivation(view.word[i], chance, tuple(reasons), tuple(order), rows.get(view.at[i])))
    return found
