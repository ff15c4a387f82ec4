"""Persons across articles: actors are linked if the texts give evidence for it, and each link states its reason.

Actors are first found within each article. Two of different articles are one person if their full names are the same
and nothing contradicts it, or if their names are similar and there is evidence: their country, their office, or a third
person whom both articles name and few others do. A surname alone is linked only if it fits one person and there is
evidence. An ambiguous actor is left out: a missing link costs a row, a wrong one attributes words to the wrong person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from newsangles.angles.actors.name_matching import grouping_reason, parts_of
from newsangles.angles.actors.names import words
from newsangles.tables.fields import column

ACTORS = ("article_id", "actor_id", "start", "label", "named", "name", "role", "country")
"""The required columns of the table of actors."""

FULL = {"same name", "given name and surname", "spelling", "initials", "short given name", "order of the names"}
"""Relations of two full names of one person (`name_matching.grouping_reason`); only the first is enough."""

MAX_NAMING_ARTICLES, MAX_NAMING_SHARE = 3, 0.02
"""A third person is evidence for a link if named in <= this number, or <= this share, of articles.

So a president, named everywhere, is none."""

NOT_SHARED = (
    "a an the of for in at on and or to by from with as his her their its s then current deputy vice senior chief"
)
"""Words that two roles may have in common without being alike, besides those for a status (former, acting)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An actor of one article as a person of all articles: a row of the view ``people``."""

    person_id: str = column("the person: article_id/actor_id where it is named in full first, by date and then by id")
    name: str = column("its full name there")
    article_id: str = column("the article")
    actor_id: str = column("the actor in that article")
    reason: str = column("why it is this person, in words")


@dataclass(frozen=True, slots=True)
class _Actor:
    place: tuple[int, int, str]  # the article's age, then the order of the text
    article_id: str
    actor_id: str
    name: str
    words: tuple[str, ...]
    role: frozenset[str]
    country: str | None
    where: tuple[str | None, str]  # the outlet and the month
    others: frozenset[tuple[str, ...]]  # persons named in full in its article, and in few others

    @property
    def full(self) -> bool:
        """True if it has a given name and a surname, and not initials alone."""
        return len(self.words) > 1 and max(map(len, self.words[:-1])) > 1 and len(self.words[-1]) > 1


@dataclass(slots=True)
class _Known:
    """A person with the members linked so far."""

    first: _Actor  # the earliest that is named in full
    members: list[tuple[_Actor, str]] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    role: set[str] = field(default_factory=set)
    others: set[tuple[str, ...]] = field(default_factory=set)
    where: set[tuple[str | None, str]] = field(default_factory=set)

    def add(self, actor: _Actor, reason: str) -> None:
        self.members.append((actor, reason))
        self.articles.add(actor.article_id)
        self.countries |= {actor.country} - {None}  # type: ignore[arg-type]
        self.role |= actor.role
        self.others |= actor.others
        self.where.add(actor.where)
        if actor.full and actor.place < self.first.place:
            self.first = actor

    def agrees(self, other: _Known) -> bool:
        """True if nothing contradicts that these two persons are one."""
        countries = not self.countries or not other.countries
        same = any(_within(one, two) for one in self.countries for two in other.countries)
        return (countries or same) and not self.articles & other.articles

    def join(self, other: _Known, why: str) -> None:
        """Take over the members of another person; its first member has no link yet."""
        for n, (actor, reason) in enumerate(other.members):
            self.add(actor, reason if n else f"same name; {why}")

    def speaks_for(self, actor: _Actor, *, others: bool) -> str | None:
        """Evidence besides the name that an actor is this person.

        Args:
            actor: The actor.
            others: True if a third person named in both articles counts as evidence.

        Returns:
            The evidence in words; "" for none, None if something contradicts it.
        """
        countries = actor.country is not None and bool(self.countries)
        if countries and not any(_within(str(actor.country), country) for country in self.countries):
            return None
        if countries:
            return f"of the same country ({actor.country})"
        for office in sorted(actor.role & self.role & words("office")):
            return f"both roles say {office}"
        for other in sorted(actor.others & self.others - {actor.words, self.first.words}) if others else ():
            return f"both articles name {' '.join(other).title()}"
        return None if actor.role and self.role and not actor.role & self.role else ""


def people(actors: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Link the persons of many articles.

    Args:
        actors: The table of actors, or its columns `ACTORS`.
        articles: With article_id, outlet and published (anything that sorts as a date; missing where unknown).

    Returns:
        A row for each actor who is a person named in full, or who was linked to one, with the fields of `Person`, by
        person and then by age.
    """
    known = list(_actors(actors, articles))
    persons = _by_full_name([actor for actor in known if actor.full])
    _add_surnames(persons, known)
    rows = [
        Person(
            person_id=f"{first.article_id}/{first.actor_id}",
            name=first.name,
            article_id=actor.article_id,
            actor_id=actor.actor_id,
            reason=reason,
        )
        for person in sorted(persons, key=lambda person: person.first.place)
        for first in (person.first,)
        for actor, reason in sorted(person.members, key=lambda member: member[0].place)
    ]
    names = list(Person.__dataclass_fields__)
    return pd.DataFrame([[getattr(row, name) for name in names] for row in rows], columns=names, dtype="str")


def _actors(actors: pd.DataFrame, articles: pd.DataFrame) -> Iterator[_Actor]:
    """The persons that articles name, those of the earliest article first."""
    by_age = articles.sort_values(["published", "article_id"], na_position="last")
    month = by_age["published"].astype("str").str[:7].where(by_age["published"].notna(), "")
    outlet = by_age["outlet"].astype(object).where(by_age["outlet"].notna(), None)
    about = {
        row[0]: (n, (row[1], row[2])) for n, row in enumerate(zip(by_age["article_id"], outlet, month, strict=True))
    }
    chosen = actors[(actors["label"] == "person") & actors["named"].astype(bool)]
    rows = chosen[list(ACTORS)].astype(object).where(chosen[list(ACTORS)].notna(), None)
    named: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    plain: list[Any] = list(rows.itertuples(index=False))
    for row in plain:
        if len(_words(row.name)) > 1:
            named[row.article_id].add(_words(row.name))
    counts = Counter(name for names in named.values() for name in names)
    most = max(MAX_NAMING_ARTICLES, MAX_NAMING_SHARE * len(by_age))
    others = {article: frozenset(n for n in names if counts[n] <= most) for article, names in named.items()}
    empty = frozenset(NOT_SHARED.split()) | words("status")
    found = [
        _Actor(
            place=(about[row.article_id][0], row.start, row.actor_id),
            article_id=row.article_id,
            actor_id=row.actor_id,
            name=" ".join(row.name.split()),
            words=_words(row.name),
            role=frozenset(re.findall(r"\w{2,}", (row.role or "").casefold())) - empty,
            country=row.country,
            where=about[row.article_id][1],
            others=others.get(row.article_id, frozenset()),
        )
        for row in plain
        if row.article_id in about and _words(row.name)
    ]
    yield from sorted(found, key=lambda actor: actor.place)


def _words(name: str) -> tuple[str, ...]:
    own = parts_of(name)
    return own[:-1] if len(own) > 1 and own[-1] in ("jr", "sr") else own


def _by_full_name(actors: Sequence[_Actor]) -> list[_Known]:
    alike: Mapping[tuple[str, ...], list[_Known]] = defaultdict(list)
    # Actors with more evidence first, so that a bare name does not merge two persons of that name.
    for actor in sorted(actors, key=lambda actor: (not actor.country) + (not actor.role)):
        namesakes = alike[_key(actor)]
        named = [
            (person, how, person.speaks_for(actor, others=True))
            for person in namesakes
            if (how := _same(person, actor))
        ]
        fitting = [fit for fit in named if fit[2] or (fit[2] == "" and fit[1] == "same name")]
        if not fitting:
            person = _Known(actor)
            person.add(actor, "named in full" + (", but nothing ties it to others of that name" * bool(named)))
            namesakes.append(person)
            continue
        person, how, support = max(fitting, key=lambda fit: len(fit[0].members))
        others = [other for other, _, _ in fitting if other is not person]
        # An actor with evidence for two persons shows that they are one, unless they differ; a name alone does not.
        if all(why for _, _, why in fitting) and all(person.agrees(other) for other in others):
            for other in others:
                person.join(other, f"tied by {actor.article_id}")
                namesakes.remove(other)
            others = []
        if not others:
            person.add(actor, f"{how}; {support}" if support else f"{how}, and nothing speaks against it")
    return [person for namesakes in alike.values() for person in namesakes]


def _key(actor: _Actor) -> tuple[str, ...]:
    """A key that all spellings of a full name share: Zelensky, Zelenskyy."""
    ends = sorted((actor.words[0], actor.words[-1]))
    return tuple(word[0] + re.sub("[aeiouyj]|(.)(?=\\1)", "", word[1:]) for word in ends)


def _same(person: _Known, actor: _Actor) -> str | None:
    if actor.article_id in person.articles:  # within its article they are two actors
        return None
    how = grouping_reason("person", person.first.name, actor.name)
    return how if how in FULL else None


def _add_surnames(persons: Iterable[_Known], actors: Sequence[_Actor]) -> None:
    """Add actors named by a surname alone to the one person whom it fits."""
    by_surname: Mapping[str, list[_Known]] = defaultdict(list)
    linked = set()
    for person in persons:
        linked |= {actor.place for actor, _ in person.members}
        for surname in {actor.words[-1] for actor, _ in person.members}:
            by_surname[surname].append(person)
    unclear = {actor.words[-1] for actor in actors if actor.full and actor.place not in linked}
    given = {actor.words[0] for actor in actors if actor.full}
    for actor in actors:
        one = actor.words[0]
        if len(actor.words) > 1 or one in given or one in unclear:
            continue
        every = [person for person in by_surname.get(one, []) if actor.article_id not in person.articles]
        fitting = [(person, why) for person in every if (why := _surname(person, actor))]
        if len(fitting) == 1:
            ((person, why),) = fitting
            alone = "the only one" if len(every) == 1 else f"the only one of {len(every)} that fits"
            person.add(actor, f"surname, {alone}; {why}")


def _surname(person: _Known, actor: _Actor) -> str | None:
    support = person.speaks_for(actor, others=False)
    outlet, month = actor.where
    if support == "" and outlet and month and actor.where in person.where:
        return f"named in full by {outlet} in {month}"
    return support


def _within(one: str, other: str) -> bool:
    """True if one country is the other, or a part of it: us, us-ny."""
    return one.startswith(other) or other.startswith(one)
