"""Rows of the tables mentions, actors, roles and edges, made from a resolved text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsangles.angles.actors import roles as role_rules
from newsangles.angles.actors.antecedents import expletive
from newsangles.angles.actors.bodies import issuer, named_before
from newsangles.angles.actors.coreference import PLURAL_TRUST, SETTLED, Link, log_odds, model, scorer_of, scorers
from newsangles.angles.actors.discourse import FIRST_PERSON, FORMS, Actor, Discourse
from newsangles.angles.actors.equations import equations
from newsangles.angles.actors.gender_evidence import with_genders
from newsangles.angles.actors.relations import edges
from newsangles.angles.actors.representation import Owner, acts_for, owner_of, place_reading
from newsangles.angles.actors.salience import salience, subject_share
from newsangles.angles.quotes.joint import is_pair, pair_before
from newsangles.documents.aliases import Aliases
from newsangles.language.countries import country_of, lookup
from newsangles.language.joined import first_joined, joined_actors
from newsangles.language.metonyms import metonym
from newsangles.language.parsed_text import ParsedText
from newsangles.language.scorers import Calibration, logistic, score
from newsangles.tables.schema import ActorLabel, ActorRow, Edge, Mention, MentionKind, PlaceReading, Quote, Role

MIN_SHOWN_PROBABILITY = 0.2
"""An open noun is listed if P(its likeliest actor) >= this; an open pronoun always is."""

_LABELS: dict[str, ActorLabel] = {"person": "person", "organisation": "organisation", "place": "place"}


@dataclass(frozen=True, slots=True)
class ActorTables:
    """All rows of one document in the tables of actors."""

    mentions: tuple[Mention, ...] = ()
    actors: tuple[ActorRow, ...] = ()
    roles: tuple[Role, ...] = ()
    edges: tuple[Edge, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class _Material:
    """The material of rows: a resolved text with the derived properties of its actors.

    Attributes:
        discourse: The text, read.
        links: The decisions about its pronouns and nouns.
        aliases: The user's aliases.
        salience: The salience of each actor, by number.
        owners: The owners of unnamed actors, by number.
        kept: The actors that become rows, in the order of the text.
        ids: Their ids, by number.
        readings: The readings of the names of places and seats, by their start.
        equated: Nouns that are equated with another word, with the construction.
        calibrations: From scores to confidence, by scorer.
    """

    discourse: Discourse
    links: Sequence[Link]
    aliases: Aliases
    salience: Mapping[int, float]
    owners: Mapping[int, Owner]
    kept: Sequence[Actor]
    ids: Mapping[int, str]
    readings: Mapping[int, PlaceReading | None]
    equated: Mapping[int, str]
    calibrations: Mapping[str, Calibration]

    def id_of(self, actor: Actor | None) -> str | None:
        return None if actor is None else self.ids.get(actor.number)


def actor_tables(discourse: Discourse, links: Sequence[Link], quotes: Sequence[Quote], aliases: Aliases) -> ActorTables:
    """All rows of a text.

    Args:
        discourse: The text, read.
        links: The decisions about its pronouns and nouns.
        quotes: Its quotes; their rows come back with the actors that say them.
        aliases: The user's aliases.
    """
    view = discourse.view
    sources = {quote.quote_id: _sources(discourse, quote) for quote in quotes}
    for quote in quotes:
        if quote.inside and not sources[quote.quote_id] and _speaks_of_oneself(view, quote):
            sources[quote.quote_id] = sources.get(quote.inside, [])
    material = _material(discourse, links, aliases, {a.number for several in sources.values() for a in several})
    mentions = sorted(_mentions(material), key=lambda row: (row.start, -row.end, row.actor_id or "~"))
    said = tuple(_said(material, quote, sources[quote.quote_id]) for quote in quotes)
    bodies = [
        (name.start, name.end)
        for actor in material.kept
        if actor.named and actor.label == "organisation"
        for name in actor.named.names
    ]
    found = role_rules.roles(discourse)
    roles = tuple(_role_row(material, role, role_rules.parts(view, role, bodies)) for role in found)
    actors = with_genders(view, _actor_rows(material, roles, mentions), mentions, roles)
    return ActorTables(tuple(mentions), actors, roles, tuple(edges(view, mentions, said)), said)


def _material(discourse: Discourse, links: Sequence[Link], aliases: Aliases, speakers: set[int]) -> _Material:
    view = discourse.view
    actors = [actor for actor in discourse.actors if actor.number not in discourse.absorbed]
    owners = {a.number: owner for a in actors if a.named is None and (owner := owner_of(discourse, a))}
    kept = [
        actor
        for actor in actors
        if actor.named is not None or len(actor.mentions) > 1 or actor.number in speakers or actor.number in owners
    ]
    kept.sort(key=lambda actor: (_first(view, actor), actor.number))
    return _Material(
        discourse=discourse,
        links=links,
        aliases=aliases,
        salience=salience(discourse, scorers().weights["salience"]),
        owners=owners,
        kept=kept,
        ids={actor.number: f"a{n}" for n, actor in enumerate(kept, 1)},
        readings={
            name.start: place_reading(view, name)
            for actor in actors
            if actor.named is not None and (actor.label == "place" or metonym(actor.named.names[0].text))
            for name in actor.named.names
        },
        equated=equations(discourse),
        calibrations=model().calibrations,
    )


def _first(view: ParsedText, actor: Actor) -> int:
    starts = [name.start for name in actor.named.names] if actor.named else []
    return min([*starts, *(view.idx[i] for i, kind in actor.mentions if kind != "name")])


def _sources(discourse: Discourse, quote: Quote) -> list[Actor]:
    """The actors who say a quote, the one that its row keeps first."""
    if quote.source_start is None or quote.source_end is None:
        return []
    view = discourse.view
    first, last = view.word_at(quote.source_start), view.word_at(quote.source_end - 1)
    numbered: dict[int, Actor] = {}

    def number_of(i: int) -> int | None:
        actor = discourse.stands_for(i) or issuer(discourse, i) or named_before(discourse, i)
        return None if actor is None else numbered.setdefault(actor.number, actor).number

    def named(i: int) -> int | None:
        return number_of(i) if i in discourse.at_head else None

    head = discourse.source_head(quote.source_start, quote.source_end)
    own = None if _is_part_of_name(discourse, head, first) else number_of(head)
    whole = first_joined(view, head) == view.top(first, last)  # not the places of *people in Leeds and York*
    found = joined_actors(view, head, lambda i: number_of(i) if first <= i <= last else None) if whole else ()
    if is_pair(view, head) and (own is None or numbered[own].named is None):
        pair = pair_before(view, head, named, lambda number: numbered[number].label)
        own, found = (pair[0], pair[1:]) if pair else (own, found)
    says = (quote.cue_start or 0) <= view.idx[discourse.verb[head]] < (quote.cue_end or 0)
    if own is None and says and head in discourse.together:  # they said, of two named before
        return discourse.together[head]
    return [numbered[number] for number in (own, *found) if number is not None]


def _speaks_of_oneself(view: ParsedText, quote: Quote) -> bool:
    """True for a source *we* or *I* in words of whoever is quoted.

    “*We* believe that it is late,” Roe said.
    """
    if quote.source is None or quote.source_start is None or quote.source.lower() not in ("we", "i"):
        return False
    return view.inside[view.word_at(quote.source_start)] == 1


def _is_part_of_name(discourse: Discourse, head: int, first: int) -> bool:
    """True for a place that ends a longer, unknown name: the group Save Clear *Namibia*."""
    view, actor = discourse.view, discourse.at_head.get(head)
    if actor is None or actor.label != "place":
        return False
    before = head
    while before > first and discourse.covered[before]:
        before -= 1
    told = before > first and not discourse.covered[before]  # the first word may be large for its sentence
    return told and view.word[before][:1].isupper() and view.pos[before] in ("PROPN", "NOUN", "VERB", "ADJ")


def _said(material: _Material, quote: Quote, sources: Sequence[Actor]) -> Quote:
    """A quote with the actors who say it."""
    ids = [material.id_of(actor) for actor in sources]
    return replace(quote, actor_id=ids[0] if ids else None, joint_actor_ids=tuple(filter(None, ids[1:])))


# --- mentions


def _mentions(material: _Material) -> Iterator[Mention]:
    yield from _name_mentions(material)
    for actor in material.kept:
        if actor.named is None:
            yield _linked(material, actor.heads[0], "nominal", actor, "first description", None, "described so first")
    view, discourse = material.discourse.view, material.discourse
    decided = {link.word: link for link in material.links if link.taken or not expletive(view, link.word)}
    described = {actor.heads[0] for actor in material.kept if actor.named is None}
    for link in decided.values():
        if link.taken:
            if link.actor.number in material.ids:
                yield _taken(material, link, decided)
        elif link.word not in described and _is_shown(view, link):
            yield _open(material, link.word, link.form, link)
    for i, form in discourse.anaphors:  # no candidates
        if i not in decided and i not in discourse.links and form != "nominal" and not expletive(view, i):
            yield _open(material, i, form, None)


def _name_mentions(material: _Material) -> Iterator[Mention]:
    calibration = material.calibrations.get("name", Calibration())
    for actor in material.kept:
        if actor.named is None:
            continue
        confidence = calibration(log_odds(min(max(actor.named.chance, 0.01), 0.99)))
        for name, reason, doubt in zip(actor.named.names, actor.named.reasons, actor.named.doubts, strict=True):
            yield Mention(
                start=name.start,
                end=name.end,
                text=name.text,
                rule=reason.partition(":")[0],
                confidence=round(confidence * doubt, 2),
                actor_id=material.ids[actor.number],
                kind="name",
                label=_label(actor.label),
                reading=material.readings.get(name.start),
                reason=reason,
            )
        sort = "name" if actor.label == "organisation" else "surname"
        for name in actor.named.undecided:
            yield Mention(
                start=name.start,
                end=name.end,
                text=name.text,
                rule=f"{sort} of several",
                actor_id=None,
                kind="name",
                label=_label(actor.label),
                reason=f"stays open: several have this {sort}",
                perhaps=material.ids[actor.number],
            )


def _taken(material: _Material, link: Link, decided: Mapping[int, Link]) -> Mention:
    # Settled words are too few decisions a text to be calibrated: there is no calibration of these names.
    sort = link.form if link.form in SETTLED else scorer_of(link.form)
    calibration = material.calibrations.get(sort, Calibration())
    trust = PLURAL_TRUST if link.form == "they" else 1.0
    confidence = round(calibration(trust * log_odds(min(max(link.chance, 0.001), 0.999))), 2)
    if link.trust and (weights := scorers().weights.get("trust")):
        confidence = round(logistic(score(weights, (), link.trust)), 2)
    if link.form == "speaker" and (source := decided.get(_source_of(material.discourse, link.word))) is not None:
        known = material.calibrations.get(scorer_of(source.form), Calibration())  # as sure as who speaks
        confidence = round(confidence * known(log_odds(min(max(source.chance, 0.001), 0.999))), 2)
    reason = _reason(material, link)
    return _linked(material, link.word, _kind(link.form), link.actor, link.form, confidence, reason)


def _source_of(discourse: Discourse, i: int) -> int:
    """The word that is the source of the quotation around a word; -1: none."""
    inner = discourse.inner.get(i, -1)
    return inner if inner >= 0 else discourse.source.get(discourse.quote[i], -1)


def _is_shown(view: ParsedText, link: Link) -> bool:
    """True for an open word that is listed: a pronoun, or a definite noun above `MIN_SHOWN_PROBABILITY`."""
    if link.form != "nominal":
        return True
    i = link.word
    definite = any(view.lower[k] in ("the", "this", "that") for k in view.children[i] if k < i)
    return definite and link.chance >= MIN_SHOWN_PROBABILITY


def _kind(form: str) -> MentionKind:
    return "nominal" if form == "nominal" else "pronoun"


def _reason(material: _Material, link: Link) -> str:
    """The reason for the antecedent of a pronoun or noun, in words."""
    discourse, name = material.discourse, called(material.discourse.view, link.actor)
    if link.form == "narrator":
        return f"I outside quotation marks: {name} tells it"
    if link.form == "speaker":
        return _spoken_reason(discourse, link, name)
    if link.form in FIRST_PERSON and discourse.voice(link.word) is link.actor:
        return f"speaker of the quotation: {name}"
    if link.form == "nominal" and link.word in material.equated:
        return f"{material.equated[link.word]}: {name}"
    later = link.form not in FIRST_PERSON and min(link.actor.heads) > link.word
    where = "in the next sentence" if link.form == "nominal" else "later in the sentence"
    return f"named {where}: {name}" if later else f"likeliest of those about: {name}"


def _spoken_reason(discourse: Discourse, link: Link, name: str) -> str:
    """The reason for a word that the speaker or the turn around it decides, in words."""
    form, quoted = FORMS[discourse.view.lower[link.word]], discourse.quote[link.word] > 0
    if form == "we" and link.actor.number in {body.number for body, _ in discourse.bodies.values()}:
        return f"the speaker speaks for it: {name}"
    if form == "you":
        return f"spoken to in the quotation: {name}" if quoted else f"spoken to in this turn: {name}"
    return f"speaker of the quotation: {name}" if quoted else f"speaker of this turn: {name}"


def _linked(
    material: _Material, i: int, kind: MentionKind, actor: Actor, rule: str, confidence: float | None, reason: str
) -> Mention:
    view = material.discourse.view
    start, end = _span(view, i, kind)
    return Mention(
        start=start,
        end=end,
        text=view.text[start:end],
        rule=rule,
        confidence=confidence,
        actor_id=material.ids[actor.number],
        kind=kind,
        label=_label(actor.label),
        reason=reason,
    )


def _open(material: _Material, i: int, form: str, link: Link | None) -> Mention:
    view = material.discourse.view
    start, end = _span(view, i, _kind(form))
    form = FORMS[view.lower[i]] if form == "speaker" else form
    label: ActorLabel = "person" if form in ("he", "she", "i", "you", "narrator") else "group"
    label = "organisation" if form == "it" else label
    if form == "nominal":
        kinds = material.discourse.kind[i]
        label = _label(max((x for x in kinds if x != "none"), key=kinds.__getitem__))
    return Mention(
        start=start,
        end=end,
        text=view.text[start:end],
        rule=form,
        actor_id=None,
        kind=_kind(form),
        label=label,
        reason=_open_reason(material, i, link),
        perhaps=material.id_of(link.actor) if link else None,
    )


def _open_reason(material: _Material, i: int, link: Link | None) -> str:
    """The reason why a word stays open, in words."""
    several = material.discourse.together.get(i)
    if several and (link is None or not link.taken):
        called_so = [called(material.discourse.view, actor) for actor in several]
        return f"stays open: several are meant, {', '.join(called_so[:-1])} and {called_so[-1]}"
    return "stays open: no actor is likely enough" if link else "stays open: no actor comes into question"


def _span(view: ParsedText, i: int, kind: MentionKind) -> tuple[int, int]:
    if kind != "nominal":
        return view.idx[i], view.end[i]
    return view.idx[role_rules.left_edge(view, i)], view.end[role_rules.right_edge(view, i)]


def called(view: ParsedText, actor: Actor) -> str:
    """A short name of an actor, for a reason."""
    if actor.named is not None:
        return actor.named.called or max(actor.named.spellings, key=lambda text: (len(text.split()), len(text)))
    return role_rules.description(view, actor.heads[0])


def _label(label: str) -> ActorLabel:
    return _LABELS.get(label, "group")


# --- actors and roles


def _actor_rows(material: _Material, roles: Sequence[Role], mentions: Sequence[Mention]) -> list[ActorRow]:
    told: dict[str | None, list[Role]] = {}
    for role in roles:
        told.setdefault(role.actor_id, []).append(role)
    meant: dict[str | None, list[Mention]] = {}
    for mention in mentions:
        meant.setdefault(mention.actor_id, []).append(mention)
    ids = [material.ids[actor.number] for actor in material.kept]
    return [_actor_row(material, one, told.get(i, []), meant[i]) for one, i in zip(material.kept, ids, strict=True)]


def _actor_row(material: _Material, actor: Actor, given: Sequence[Role], own: Sequence[Mention]) -> ActorRow:
    kinds = Counter(m.kind for m in own)
    first = own[0]
    name = _name(material, actor)
    texts = [m.text for m in own if m.kind == ("name" if actor.named else "nominal")]
    role = role_rules.fullest(given)
    owner, why = acts_for(material.discourse, actor, material.owners, material.readings)
    return ActorRow(
        start=first.start,
        end=first.end,
        text=first.text,
        actor_id=material.ids[actor.number],
        name=name,
        label=_label(actor.label),
        named=actor.named is not None,
        aliases=tuple(text for text in dict.fromkeys(texts) if text != name),
        role=role.text if role else None,
        country=_country_code(material, actor, given),
        acts_for=material.id_of(owner),
        acts_for_reason=why,
        mentions=len(own),
        names=kinds["name"],
        nominals=kinds["nominal"],
        pronouns=kinds["pronoun"],
        subject_share=round(subject_share(material.discourse, actor), 2),
        lead=actor.lead,
        salience=round(material.salience.get(actor.number, 0.0), 3),
    )


def _name(material: _Material, actor: Actor) -> str:
    """The name to show: the user's, else the longest in the text."""
    if actor.named is None:
        return role_rules.description(material.discourse.view, actor.heads[0])
    names = material.aliases.names
    for text in actor.named.spellings:
        if text in names:
            return names[text]
    if actor.named.called:
        return actor.named.called
    counts = Counter(name.text for name in actor.named.names)
    return max(counts, key=lambda text: (len(text.split()), counts[text], len(text), text))


def _country_code(material: _Material, actor: Actor, roles: Sequence[Role]) -> str | None:
    """The country of an actor, from a role, else its name, else its owner."""
    code = next((c for role in roles if (c := role.country)), None)
    for text in actor.named.spellings if actor.named else ():
        if code:
            break
        place = lookup(text) if actor.label in ("place", "group", "organisation") else None
        seat = metonym(text)
        code = (country_of(place.code) if place else None) or (seat.code if seat else None)
    if not code and actor.named is None and actor.number in material.owners:
        code = material.owners[actor.number].country
    return code


def _role_row(material: _Material, role: role_rules.Found, parts: role_rules.Parts) -> Role:
    view = material.discourse.view
    start, end = view.idx[role.first], view.end[role.last]
    return Role(
        start=start,
        end=end,
        text=view.text[start:end],
        rule=role.rule,
        actor_id=material.ids[role.actor.number],
        kind=role.kind,
        office=parts.office,
        organisation=parts.organisation,
        country=parts.country,
        status=parts.status,
    )
