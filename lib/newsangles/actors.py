"""Who is in the story, under which names, in which roles, and how central?

`newsangles.names` finds the names and groups them into actors, `newsangles.linking` says which actor a pronoun or noun
means, `newsangles.roles` what the text calls each; here these become rows: mentions, actors, roles, and the edges
between actors. Quotes come first, since I and you depend on who speaks; their ``actor_id`` is filled in here.
"""

from __future__ import annotations

import functools
import itertools
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from newsangles import linear, quotes, schema
from newsangles import roles as role_rules
from newsangles.aliases import NONE, Aliases
from newsangles.countries import country_of, lookup
from newsangles.linear import Calibration, Model, Weights, logistic, score
from newsangles.linear import explain as strongest
from newsangles.linking import FIRST, FRONT, PRIORS, Actor, Reading, chances, noun_of, scorer_of, subject_of
from newsangles.metonyms import metonym
from newsangles.names import Chooser, Name, candidates, find, name_features, surnames, words
from newsangles.quotes import Decision
from newsangles.schema import ActorLabel, ActorRow, Edge, Mention, MentionKind, PlaceReading, Quote, Role
from newsangles.vectors import Lookup, Vectors, unit, vectors_of
from newsangles.view import SUBJECTS, View, view_of

KEY = "newsangles.actors"
"""Where a Doc keeps these rows, as plain values by table (``doc.user_data``)."""

TABLES = ("mentions", "actors", "roles", "edges")
"""The tables that this angle writes."""

LEAST = {"third": 0.4, "they": 0.3, "first": 0.4, "nominal": 0.3, "narrator": 0.45}
"""How likely an actor has to be for a word to be linked to it (chosen on the training texts by cross-validation)."""

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Tags of finite verbs (Penn Treebank)."""

OPEN = 0.2
"""A noun that stays open is listed only where its likeliest actor is likelier than this; a pronoun always is."""


@cache
def model() -> Model:
    """The weights that ship with the library; the file's header says what they were learned from.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles") / "data" / "actors.json.gz") as path:
        return linear.load(path, "actors")


@cache
def scorers() -> Scorers:
    """The shipped weights, ready for use."""
    return Scorers(model().scorers)


class Scorers:
    """Weights by decision: *name* and *noun* say what sort of actor it is, *given* goes from given name to he or she,
    *narrator* says who is the I of the text, *third*, *first* and *nominal* choose an actor, *salience* ranks them."""

    def __init__(self, weights: Mapping[str, Weights]) -> None:
        third = weights.get("third", {})
        self.weights = {
            **weights,
            "third": third | {name: third.get(name, 0.0) + more for name, more in PRIORS.items()},
        }
        self.name = Chooser(weights["name"])
        self.noun = Chooser(weights["noun"])
        given = weights.get("given", {})
        self._bias = given.get("bias", 0.0)
        width = 1 + max((int(name[7:]) for name in given if name.startswith("vector ")), default=-1)
        self._given = np.array([given.get(f"vector {k}", 0.0) for k in range(width)])

    def given(self, vector: np.ndarray) -> float | None:
        """How likely texts are to call somebody of this given name he; None where nothing is known of it.

        It is a hint for reading pronouns, weaker than any title or pronoun of the text, and nowhere shown as a fact.
        """
        if len(vector) != len(self._given) or not vector.any():
            return None
        return logistic(float(vector @ self._given) + self._bias)


def begin(view: View, rows: Sequence[Quote], vectors: Lookup, scorers: Scorers, aliases: Aliases = NONE) -> Reading:
    """A text with its names found, ready to be read for pronouns and nouns."""

    def of_name(text: str, places: Sequence[Name]) -> np.ndarray:
        first, last = view.word_at(places[0].start), view.word_at(places[0].end - 1)
        mean: np.ndarray = vectors(range(first, last + 1)).mean(axis=0)
        return unit(mean)

    named = find(view, of_name, scorers.name, aliases)
    return Reading(view, named, rows, vectors, scorers.noun, lambda i: scorers.given(vectors([i])[0]))


@dataclass(frozen=True, slots=True)
class Link:
    """A decision about one word: the likeliest actor, how likely it is, and whether the word was linked to it."""

    word: int
    form: str
    actor: Actor
    chance: float
    taken: bool


def narrate(reading: Reading, weights: Mapping[str, Weights]) -> None:
    """Decide who may be the I of the text outside quotation marks."""
    options = reading.narrators()
    if options and reading.often > 0 and "narrator" in weights:
        found = chances(weights["narrator"], reading.narrator_features(options))
        reading.narrator = {-1: found[0], **{a.number: p for a, p in zip(options, found[1:], strict=True)}}


def link(reading: Reading, weights: Mapping[str, Weights], least: Mapping[str, float] = LEAST) -> list[Link]:
    """Read a text with these weights; every decision, in the order in which it was made."""
    links: list[Link] = []
    narrate(reading, weights)

    def choose(i: int, form: str, options: Sequence[Actor], rows: Sequence[Sequence[str]]) -> int:
        found = chances(weights[scorer_of(form)], rows)
        best = max(range(1, len(found)), key=lambda n: (found[n], -n))
        taken = found[best] >= least.get(form, least[scorer_of(form)])
        links.append(Link(i, form, options[best - 1], found[best], taken))
        return best - 1 if taken else -1

    def narrated(i: int, actor: Actor, chance: float) -> bool:
        taken = chance >= least["narrator"]
        links.append(Link(i, "narrator", actor, chance, taken))
        return taken

    reading.read(choose, narrated)
    return links


# --- the component


@Language.factory(
    "newsangles_actors",
    requires=["token.dep", "token.lemma", "token.pos", "doc.ents"],
    default_config={"aliases": None},
)
def create_actors(nlp: Language, name: str, aliases: str | None) -> Actors:
    """Make the component; it belongs after ``newsangles_quotes``.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        aliases: Path of an alias file (`newsangles.aliases`), or None.
    """
    from newsangles.aliases import read_aliases

    return Actors(read_aliases(aliases) if aliases else NONE)


class Actors:
    """Stores mentions, actors, roles and edges of a Doc, and the actor of each of its quotes.

    They survive ``DocBin(store_user_data=True)``.

    Attributes:
        aliases: What the user knows of the names; may be set between two documents.
    """

    def __init__(self, aliases: Aliases = NONE) -> None:
        self.aliases = aliases

    def __call__(self, doc: Doc) -> Doc:
        """Find the actors of one parsed Doc."""
        story = read(doc, aliases=self.aliases)
        doc.user_data[KEY] = {name: [schema.plain(row) for row in getattr(story, name)] for name in TABLES}
        doc.user_data[quotes.KEY] = [schema.plain(row) for row in story.quotes]
        return doc


def stored(doc: Doc, table: str) -> tuple[Any, ...]:
    """The rows of one table that the component has stored in a Doc; empty if it has not run."""
    return tuple(schema.rows(schema.TABLES[table], doc.user_data.get(KEY, {}).get(table, [])))


for _table in TABLES:
    Doc.set_extension(_table, getter=functools.partial(stored, table=_table), force=True)


@dataclass(frozen=True, slots=True)
class Story:
    """All rows of one document that tell of actors."""

    mentions: tuple[Mention, ...] = ()
    actors: tuple[ActorRow, ...] = ()
    roles: tuple[Role, ...] = ()
    edges: tuple[Edge, ...] = ()
    quotes: tuple[Quote, ...] = ()


def read(doc: Doc, *, aliases: Aliases = NONE) -> Story:
    """The actors of a parsed Doc with quotes.

    Args:
        doc: A Doc with sentences, tags, lemmas, dependencies, names, and ``doc._.quotes``.
        aliases: What a user knows of the names.

    Returns:
        Rows in the order of the text; offsets are characters into ``doc.text``. ``actor_id`` is missing for a pronoun
        or noun whose actor is not likely enough, and for a quote whose source is none of the actors.
    """
    rows = tuple(doc._.quotes)
    if not len(doc) or not doc.has_annotation("DEP"):
        return Story(quotes=rows)
    view = view_of(doc)
    reading = begin(view, rows, vectors_of(doc), scorers(), aliases)
    links = link(reading, scorers().weights)
    return _Writer(view, reading, links, rows, aliases).story()


# --- rows


class _Writer:
    """Turns what was read into rows."""

    def __init__(
        self, view: View, reading: Reading, links: Sequence[Link], rows: Sequence[Quote], aliases: Aliases
    ) -> None:
        self.view, self.reading, self.links, self.rows, self.aliases = view, reading, links, rows, aliases
        self.salience = salience(reading, scorers().weights["salience"])
        self.sources = {quote.quote_id: self._source(quote) for quote in rows}
        speakers = {actor.number for actor in self.sources.values() if actor is not None}
        self.owners = {a.number: owner for a in reading.actors if a.named is None and (owner := self._owner(a))}
        kept = [
            actor
            for actor in reading.actors
            if actor.named is not None
            or len(actor.mentions) > 1
            or actor.number in speakers
            or actor.number in self.owners
        ]
        self.kept = sorted(kept, key=lambda actor: (self._first(actor), actor.number))
        self.ids = {actor.number: f"a{n}" for n, actor in enumerate(self.kept, 1)}
        self.readings = {
            name.start: reading_of(view, name)
            for actor in reading.actors
            if actor.named is not None and (actor.label == "place" or metonym(actor.named.names[0].text))
            for name in actor.named.names
        }

    def story(self) -> Story:
        """All rows."""
        mentions = sorted(self._mentions(), key=lambda row: (row.start, -row.end, row.actor_id or "~"))
        rows = tuple(replace(q, actor_id=self._id(self.sources[q.quote_id])) for q in self.rows)
        found = role_rules.roles(self.reading)
        bodies = [(n.start, n.end) for a in self.kept if a.named and a.label == "organisation" for n in a.named.names]
        taken = [(role, role_rules.parts(self.view, role, bodies)) for role in found]
        roles = tuple(self._role(role, parts) for role, parts in taken)
        return Story(
            tuple(mentions),
            tuple(self._actor(actor, roles, mentions) for actor in self.kept),
            roles,
            tuple(edges(self.view, mentions, rows)),
            rows,
        )

    def _id(self, actor: Actor | None) -> str | None:
        return None if actor is None else self.ids.get(actor.number)

    def _first(self, actor: Actor) -> int:
        starts = [name.start for name in actor.named.names] if actor.named else []
        return min([*starts, *(self.view.at[i] for i, kind in actor.mentions if kind != "name")])

    def _source(self, quote: Quote) -> Actor | None:
        """The actor who says a quote."""
        if quote.source_start is None or quote.source_end is None:
            return None
        head = self.reading.source_head(quote.source_start, quote.source_end)
        return self.reading.stands_for(head)

    def _owner(self, actor: Actor) -> tuple[Actor | None, str | None, str] | None:
        """For whom an actor without a name acts: its actor, or the country's code, and why."""
        view, head = self.view, actor.heads[0]
        for k in view.kids[head]:
            if view.dep[k] not in ("amod", "compound", "nmod", "poss") or k > head:
                continue
            named = self.reading.at_head.get(k)
            if named is not None and named is not actor:
                return named, None, f"“{self._phrase(head)}”, as the text says"
            place = lookup(view.word[k])
            if place is not None and place.kind in ("people", "country", "body"):
                code = country_of(place.code)
                of = f"“{view.word[k]}” means {place.name}, by the list of countries"
                return self._country(code), code, of
        return None

    def _country(self, code: str) -> Actor | None:
        """The actor that is a country."""
        for actor in self.reading.actors:
            for text in actor.named.spellings if actor.named and actor.label in ("place", "organisation") else ():
                place = lookup(text)
                if place is not None and place.kind in ("country", "body") and place.code == code:
                    return actor
        return None

    def _phrase(self, head: int) -> str:
        first, last = role_rules.left_edge(self.view, head), head
        return self.view.text[self.view.at[first] : self.view.end[last]]

    def _mentions(self) -> Iterator[Mention]:
        view, calibrations = self.view, model().calibrations
        for actor in self.kept:
            if actor.named is None:
                continue
            sure = calibrations.get("name", Calibration())
            for name, reason, doubt in zip(actor.named.names, actor.named.reasons, actor.named.doubts, strict=True):
                chance = min(max(actor.named.chance, 0.01), 0.99)
                yield Mention(
                    start=name.start,
                    end=name.end,
                    text=name.text,
                    rule=reason.partition(":")[0],
                    confidence=round(sure(log_odds(chance)) * doubt, 2),
                    actor_id=self.ids[actor.number],
                    kind="name",
                    label=_label(actor.label),
                    reading=self.readings.get(name.start),
                    reason=reason,
                )
        described = {actor.heads[0] for actor in self.kept if actor.named is None}
        decided = {found.word: found for found in self.links if not expletive(view, found.word) or found.taken}
        for actor in self.kept:
            if actor.named is None:
                head = actor.heads[0]
                yield self._anaphor(head, "nominal", actor, "first description", None, "described so first")
        for i, found in decided.items():
            # The narrator is one decision a text, too few to be calibrated: there is no calibration of that name.
            sort = "narrator" if found.form == "narrator" else scorer_of(found.form)
            calibration = calibrations.get(sort, Calibration())
            chance = min(max(found.chance, 0.001), 0.999)
            confidence = round(calibration(log_odds(chance)), 2)
            kind: MentionKind = "nominal" if found.form == "nominal" else "pronoun"
            if found.taken and found.actor.number in self.ids:
                yield self._anaphor(i, kind, found.actor, found.form, confidence, self._why(i, found))
            elif (
                not found.taken
                and i not in described
                and (kind == "pronoun" or (found.chance >= OPEN and self._definite(i)))
            ):
                yield self._open(i, kind, found.form, found)
        linked = {*decided, *self.reading.links}
        for i, form in self.reading.anaphors:  # nobody came into question
            if i not in linked and form != "nominal" and not expletive(view, i):
                yield self._open(i, "pronoun", form, None)

    def _definite(self, i: int) -> bool:
        return any(self.view.lower[k] in ("the", "this", "that") for k in self.view.kids[i] if k < i)

    def _why(self, i: int, found: Link) -> str:
        """Why a pronoun or noun means an actor, in words."""
        reading, name = self.reading, _called(self.view, found.actor)
        if found.form == "narrator":
            return f"I outside quotation marks: {name} tells it"
        if found.form in FIRST:
            speaker = reading.voice(i)
            return (
                f"speaker of the quotation: {name}" if speaker is found.actor else f"likeliest of those about: {name}"
            )
        if found.form == "nominal" and i in reading.equations:
            return f"{reading.equations[i]}: {name}"
        later = min(found.actor.heads) > i
        return f"named later in the sentence: {name}" if later else f"likeliest of those about: {name}"

    def _anaphor(
        self, i: int, kind: MentionKind, actor: Actor, rule: str, confidence: float | None, reason: str
    ) -> Mention:
        start, end = self._span(i, kind)
        return Mention(
            start=start,
            end=end,
            text=self.view.text[start:end],
            rule=rule,
            confidence=confidence,
            actor_id=self.ids[actor.number],
            kind=kind,
            label=_label(actor.label),
            reason=reason,
        )

    def _open(self, i: int, kind: MentionKind, form: str, found: Link | None) -> Mention:
        start, end = self._span(i, kind)
        label: ActorLabel = "person" if form in ("he", "she", "i", "you", "narrator") else "group"
        label = "organisation" if form == "it" else label
        if form == "nominal":
            kinds = self.reading.kind[i]
            label = _label(max((x for x in kinds if x != "none"), key=kinds.__getitem__))
        return Mention(
            start=start,
            end=end,
            text=self.view.text[start:end],
            rule=form,
            actor_id=None,
            kind=kind,
            label=label,
            reason="stays open: no actor is likely enough" if found else "stays open: no actor comes into question",
            perhaps=self._id(found.actor) if found else None,
        )

    def _span(self, i: int, kind: MentionKind) -> tuple[int, int]:
        first = role_rules.left_edge(self.view, i) if kind == "nominal" else i
        return self.view.at[first], self.view.end[i]

    def _actor(self, actor: Actor, roles: Sequence[Role], mentions: Sequence[Mention]) -> ActorRow:
        own = [m for m in mentions if m.actor_id == self.ids[actor.number]]
        kinds = Counter(m.kind for m in own)
        first = own[0]
        name = self._name(actor)
        texts = [m.text for m in own if m.kind == ("name" if actor.named else "nominal")]
        given = [role for role in roles if role.actor_id == first.actor_id]
        role = fullest(given)
        owner, why = self._acts_for(actor)
        code = next((c for r in given if (c := r.country)), None)
        for text in actor.named.spellings if actor.named else ():
            place = lookup(text) if actor.label in ("place", "group", "organisation") else None
            seat = metonym(text)
            code = code or (country_of(place.code) if place else None) or (seat.code if seat else None)
        if actor.named is None and actor.number in self.owners:
            code = code or self.owners[actor.number][1]
        return ActorRow(
            start=first.start,
            end=first.end,
            text=first.text,
            actor_id=self.ids[actor.number],
            name=name,
            label=_label(actor.label),
            named=actor.named is not None,
            aliases=tuple(text for text in dict.fromkeys(texts) if text != name),
            role=role.text if role else None,
            country=code,
            acts_for=self._id(owner),
            acts_for_reason=why,
            mentions=len(own),
            names=kinds["name"],
            nominals=kinds["nominal"],
            pronouns=kinds["pronoun"],
            subject_share=round(subject_share(self.reading, actor), 2),
            lead=actor.lead,
            salience=round(self.salience.get(actor.number, 0.0), 3),
        )

    def _name(self, actor: Actor) -> str:
        """The name to show: the user's, else the longest that stands in the text."""
        if actor.named is None:
            return self._phrase(actor.heads[0])
        for text in actor.named.spellings:
            if text in self.aliases.names:
                return self.aliases.names[text]
        counts = Counter(name.text for name in actor.named.names)
        return max(counts, key=lambda text: (len(text.split()), counts[text], len(text), text))

    def _acts_for(self, actor: Actor) -> tuple[Actor | None, str | None]:
        """For whom a seat, a capital or officials act, and why."""
        if actor.number in self.owners:
            owner, _, why = self.owners[actor.number]
            return owner, why if owner is not None else None
        if actor.named is None:
            return None, None
        acting = [n for n in actor.named.names if self.readings.get(n.start) == "actor"]
        for text in actor.named.spellings:
            seat, place = metonym(text), lookup(text)
            if seat is not None and acting and not seat.ambiguous:
                owner = self._country(country_of(seat.code))
                return (owner, f"{text}: {seat.stands_for}, by the list of seats") if owner else (None, None)
            if place is not None and place.kind == "capital" and acting:
                owner = self._country(country_of(place.code))
                return (owner, f"{text}: capital of {place.name}, by the list of countries") if owner else (None, None)
            if place is not None and place.kind == "people":
                owner = self._country(country_of(place.code))
                return (owner, f"{text}: people of {place.name}, by the list of countries") if owner else (None, None)
        for other in self.reading.actors:  # the Biden administration
            if other is actor or other.named is None or actor.label != "organisation":
                continue
            for text in actor.named.spellings:
                begins = any(text.startswith((f"{x} ", f"{x}'", f"{x}’")) for x in other.named.spellings)
                if begins and text.split()[-1].lower() in ("administration", "government", "cabinet", "campaign"):
                    return other, f"“{text}”, as the text says"
        return None, None

    def _role(self, role: role_rules.Found, parts: role_rules.Parts) -> Role:
        start, end = self.view.at[role.first], self.view.end[role.last]
        return Role(
            start=start,
            end=end,
            text=self.view.text[start:end],
            rule=role.rule,
            actor_id=self.ids[role.actor.number],
            kind=role.kind,
            office=parts.office,
            organisation=parts.organisation,
            country=parts.country,
            status=parts.status,
        )


# --- edges


def edges(view: View, mentions: Sequence[Mention], rows: Sequence[Quote]) -> list[Edge]:
    """Which actors a text brings together, in its order.

    Args:
        view: The text.
        mentions: Its mentions; those that are linked to an actor count.
        rows: Its quotes, with the actors that say them.
    """
    words = sorted((head_of(view, row), row.kind == "name", row.actor_id) for row in mentions if row.actor_id)
    inner = _within(view, mentions)
    places = [(i, actor_id) for i, _, actor_id in words if i not in inner]
    meant = {i: actor_id for i, _, actor_id in reversed(words)}  # a noun or pronoun goes before a name

    def means(i: int) -> str | None:
        return meant.get(i) or (meant.get(noun_of(view, i)) if view.lower[i] in ("who", "which", "that") else None)

    found = [*_together(view, places), *_spoken(view, places, rows), *_acted(view, means)]
    return sorted(found, key=lambda e: (e.start, e.end, e.kind, e.source_actor_id, e.target_actor_id))


def _within(view: View, mentions: Sequence[Mention]) -> frozenset[int]:
    """As `inner_names`, from rows."""
    inner, reach = set(), -1
    names = [row for row in mentions if row.kind == "name" and row.actor_id]
    for row in sorted(names, key=lambda row: (row.start, -row.end)):
        if row.end <= reach:
            inner.add(head_of(view, row))
        reach = max(reach, row.end)
    return frozenset(inner)


def head_of(view: View, row: Mention) -> int:
    """The word of a mention that says whom it means: a name's top, and a noun's or pronoun's last."""
    last = view.word_at(row.end - 1)
    return view.top(view.word_at(row.start), last) if row.kind == "name" else last


def _together(view: View, places: Sequence[tuple[int, str]]) -> Iterator[Edge]:
    """Who is mentioned in one sentence."""
    where: dict[int, dict[str, int]] = {}  # sentence -> actor id -> first word there
    for i, actor_id in sorted(places):
        where.setdefault(view.sent[i], {}).setdefault(actor_id, i)
    for sentence, here in sorted(where.items()):
        start, end = _sentence(view, sentence)
        for a, b in itertools.combinations(sorted(here, key=lambda x: (here[x], x)), 2):
            yield Edge(
                start=start,
                end=end,
                text=view.text[start:end],
                rule="one sentence",
                source_actor_id=a,
                target_actor_id=b,
                kind="together",
            )


def _sentence(view: View, sentence: int) -> tuple[int, int]:
    first, last = view_trim(view, *view.bounds[sentence])
    return view.at[first], view.end[last]


def _spoken(view: View, places: Sequence[tuple[int, str]], rows: Sequence[Quote]) -> Iterator[Edge]:
    """Who speaks about whom."""
    for quote in rows:
        speaker = quote.actor_id
        if speaker is None or quote.inside is not None:
            continue
        about = {actor_id for i, actor_id in places if any(a <= view.at[i] < b for a, b in quote.parts)}
        for target in sorted(about - {speaker}):
            yield Edge(
                start=quote.start,
                end=quote.end,
                text=quote.text,
                rule="quote",
                source_actor_id=speaker,
                target_actor_id=target,
                kind="about",
                cue=quote.cue,
            )


def _acted(view: View, means: Callable[[int], str | None]) -> Iterator[Edge]:
    """Who does something with whom: subject and object, or a phrase with *with*, *to*, *against*, of one verb."""
    for verb in range(view.n):
        if view.pos[verb] != "VERB":
            continue
        subject = subject_of(view, verb)
        passive = any(view.dep[k] == "nsubjpass" for k in view.kids[verb])
        agent = next((x for k in view.kids[verb] if view.dep[k] == "agent" for x in view.kids[k]), -1)
        doer = agent if passive else subject
        objects = [
            k for k in view.kids[verb] if view.dep[k] in ("dobj", "dative") or (passive and view.dep[k] in SUBJECTS)
        ]
        objects += [
            x
            for k in view.kids[verb]
            if view.dep[k] == "prep" and view.low[k] in ("with", "to", "against", "on", "for", "at")
            for x in view.kids[k]
            if view.dep[x] == "pobj"
        ]
        source = means(doer) if doer >= 0 else None
        for k in objects:
            target = means(k)
            if source and target and source != target:
                start, end = _sentence(view, view.sent[verb])
                yield Edge(
                    start=start,
                    end=end,
                    text=view.text[start:end],
                    rule="subject and object",
                    source_actor_id=source,
                    target_actor_id=target,
                    kind="acts",
                    cue=view.word[verb],
                )


def fullest(roles: Sequence[Role]) -> Role | None:
    """The role to show of all that the text gives an actor: the longest office, else the first description."""
    office = max((r for r in roles if r.kind == "office"), key=lambda r: (len(r.text), -r.start), default=None)
    return office or min((r for r in roles if r.kind == "description"), key=lambda r: r.start, default=None)


def view_trim(view: View, first: int, last: int) -> tuple[int, int]:
    """A stretch of words without white space at its edges."""
    while first < last and view.word[first].isspace():
        first += 1
    while last > first and view.word[last].isspace():
        last -= 1
    return first, last


def _label(label: str) -> ActorLabel:
    found: dict[str, ActorLabel] = {"person": "person", "organisation": "organisation", "place": "place"}
    return found.get(label, "group")


def _called(view: View, actor: Actor) -> str:
    """What to call an actor in a reason."""
    if actor.named is not None:
        return max(actor.named.spellings, key=lambda text: (len(text.split()), len(text)))
    head = actor.heads[0]
    return view.text[view.at[role_rules.left_edge(view, head)] : view.end[head]]


def expletive(view: View, i: int) -> bool:
    """Whether an *it* means nothing: it rained, it is hard to say, it emerged that (Lappin and Leass 1994)."""
    verb = view.head[i]
    if view.lower[i] != "it" or view.dep[i] not in SUBJECTS:
        return False
    clause = any(view.dep[k] in ("ccomp", "xcomp", "advcl", "acl") for k in view.kids[verb])
    complement = [k for k in view.kids[verb] if view.dep[k] in ("acomp", "attr", "oprd")]
    clause = clause or any(view.dep[x] in ("ccomp", "xcomp", "acl") for k in complement for x in view.kids[k])
    empty = view.lemma[verb] in words("weather") or view.dep[i] == "expl"
    return empty or (clause and (bool(complement) or view.lemma[verb] in words("seeming")))


def log_odds(chance: float) -> float:
    """The log-odds of a probability strictly between 0 and 1."""
    return math.log(chance / (1 - chance))


def reading_of(view: View, name: Name) -> PlaceReading | None:
    """Whether somebody acts under a place's name, or it only says where.

    The subject of a verb acts, and so does who is dealt with ("a deal with Washington", "talks between Kyiv and
    Moscow"); *in Washington* and *travelled to Washington* say where.
    """
    head = name.head
    while view.dep[head] == "conj" and view.head[head] != head:
        head = view.head[head]
    dep, above = view.dep[head], view.head[head]
    if dep in SUBJECTS or dep in ("dobj", "dative") or (dep == "pobj" and view.dep[above] == "agent"):
        return "actor"
    if dep == "pobj":
        if view.low[above] in words("where"):
            return "place"
        if view.low[above] in ("to", "from", "for"):
            verb = view.head[above]
            return "place" if view.lemma[verb] in words("motion") or view.low[above] == "from" else "actor"
        return "actor" if view.low[above] in ("with", "between", "by", "against", "on", "of", "about") else None
    if dep == "poss":
        return "actor"
    return None


# --- salience


class Stage(NamedTuple):
    """What an actor's part in a text is compared with.

    Attributes:
        total: How often all named actors are meant in sentences that tell something.
        entries: Where each of them comes in (words), in the order of the text.
        first_line: Where the first line ends (characters).
        told: Sentences with a finite verb: they tell something; the others are captions, credits, lists.
        within: Places of names that are part of another name (heads).
    """

    total: int
    entries: list[int]
    first_line: int
    told: frozenset[int]
    within: frozenset[int]


def stage(reading: Reading) -> Stage:
    """The stage of a text that has been read."""
    view = reading.view
    named = [actor for actor in reading.actors if actor.named is not None]
    told = frozenset(view.sent[i] for i in range(view.n) if view.tag[i] in FINITE)
    return Stage(
        total=max(1, sum(view.sent[i] in told for actor in named for i, _ in actor.mentions)),
        entries=sorted(min((i for i, _ in actor.mentions), default=view.n) for actor in named),
        first_line=(view.text + "\n").find("\n"),
        told=told,
        within=inner_names(named),
    )


def inner_names(actors: Iterable[Actor]) -> frozenset[int]:
    """Heads of names that are part of another name: the U.S. in U.S. Cyber Command."""
    inner, reach = set(), -1
    for name in sorted((n for a in actors if a.named for n in a.named.names), key=lambda n: (n.start, -n.end)):
        if name.end <= reach:
            inner.add(name.head)
        reach = max(reach, name.end)
    return frozenset(inner)


def salience_numbers(reading: Reading, actor: Actor, whole: Stage) -> list[tuple[str, float]]:
    """What makes an actor central, as numbers: how often, how early, how far spread (Dunietz and Gillick 2014).

    What counts is mentions in sentences that tell something, so that nobody is central for being credited with photos.
    Each sort of actor has weights of its own for the last four: persons, countries and bodies are not named alike. On
    the training texts, by cross-validation, the right actor comes first in 85 of 100 (with one weight for all: 80).
    """
    view, places = reading.view, [i for i, _ in actor.mentions]
    told = [i for i in places if view.sent[i] in whole.told]
    first = min(places, default=view.n)
    start = view.at[first] if places else len(view.text)
    own = [
        ("log mentions", math.log1p(len(told))),
        ("tenths of the text", len({10 * view.at[i] // max(1, len(view.text)) for i in told}) / 10),
        ("front", float(start < FRONT)),
        ("one over its place in the order of first mentions", 1 / (1 + bisect_left(whole.entries, first))),
    ]
    return [
        ("bias", 1.0),
        ("log share of all mentions", math.log(max(0.5, len(told)) / whole.total)),
        ("log mentions as subject", math.log1p(sum(reading.role[i] == "subject" for i in places))),
        ("in the first line", float(start < whole.first_line)),
        ("the I of the text", reading.narrator.get(actor.number, 0.0)),
        ("share of places within another name", sum(i in whole.within for i in places) / max(1, len(places))),
        ("likely to be a name", actor.named.chance if actor.named is not None else 0.0),
        *((f"{actor.label}: {name}", number) for name, number in own),
    ]


def subject_share(reading: Reading, actor: Actor) -> float:
    """The share of an actor's mentions that are subjects."""
    return sum(reading.role[i] == "subject" for i, _ in actor.mentions) / max(1, len(actor.mentions))


def salience(reading: Reading, weights: Weights) -> dict[int, float]:
    """For each actor by number, the grade that readers would give it, 0 to 1."""
    whole = stage(reading)
    return {a.number: logistic(score(weights, (), salience_numbers(reading, a, whole))) for a in reading.actors}


# --- why


def explain(doc: Doc, offset: int, *, aliases: Aliases = NONE, limit: int = 8) -> list[Decision]:
    """Why a word means an actor, or none: the candidates with their probabilities, and what spoke for the first.

    Args:
        doc: A parsed document with its word vectors (one that does not come from the cache) and its quotes.
        offset: A character of the text.
        aliases: What a user knows of the names.
        limit: How many candidates and features to name.

    Returns:
        One decision about the name, pronoun or noun at that place; empty where there is none.
    """
    view = view_of(doc)
    if not view.n:
        return []
    weights = scorers().weights
    reading = begin(view, doc._.quotes, vectors_of(doc), scorers(), aliases)
    here = view.word_at(offset)
    narrate(reading, weights)
    found: list[Decision] = []

    def decide(i: int, form: str, options: Sequence[Actor], rows: Sequence[Sequence[str]]) -> int:
        scored = chances(weights[scorer_of(form)], rows)
        best = max(range(1, len(scored)), key=lambda n: (scored[n], -n))
        if i == here:
            order = sorted(range(len(scored)), key=lambda n: -scored[n])[:limit]
            named = tuple((_called(view, options[n - 1]) if n else "nobody", scored[n]) for n in order)
            evidence = tuple(strongest(weights[scorer_of(form)], rows[order[0]], limit=limit))
            found.append(Decision(form, named, evidence))
        return best - 1 if scored[best] >= LEAST.get(form, LEAST[scorer_of(form)]) else -1

    def narrated(i: int, actor: Actor, chance: float) -> bool:
        if i == here:
            found.append(Decision("narrator", ((_called(view, actor), chance),), ()))
        return chance >= LEAST["narrator"]

    reading.read(decide, narrated)
    for actor in reading.actors:
        for name, reason in zip(actor.named.names, actor.named.reasons, strict=True) if actor.named else ():
            if name.start <= offset < name.end:
                found.append(_named(view, name, reason, actor, limit, vectors_of(doc)))
    return found


def _named(view: View, name: Name, reason: str, actor: Actor, limit: int, vectors: Vectors) -> Decision:
    """Why a name is what it is, and whose."""
    every = candidates(view)
    title = f"name of {_called(view, actor)} ({reason})"
    if name.text not in every:
        return Decision(title, ((actor.label, 1.0),), ())
    features = name_features(view, name.text, every[name.text], every, name.text in surnames(every))
    first, last = view.word_at(name.start), view.word_at(name.end - 1)
    logs = scorers().name.logs(features, unit(vectors(range(first, last + 1)).mean(axis=0)))
    sorts = sorted(zip(scorers().name.sorts, map(math.exp, logs), strict=True), key=lambda x: -x[1])
    weights = scorers().weights["name"]
    return Decision(
        title, tuple(sorts), tuple(strongest(weights, [f"{actor.label}|{f}" for f in features], limit=limit))
    )
