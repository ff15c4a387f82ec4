"""Actors by word: the words that may be a source or target, and the actor that each means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsangles.angles.claims.sources import ActorLookup
from newsangles.angles.events.participants import lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText
from newsangles.language.subjects import MODIFIERS, antecedent
from newsangles.tables.schema import ActorRow, Mention

ACTING_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP"))
"""Kinds of names that may be a source or target."""

MIN_LINK = {"pronoun": 0.55, "nominal": 0.42}
"""Probability from which on the actor that a pronoun or noun is tied to gets its deeds.

Set by hand after reading such ties: a deed given to the wrong actor is worse than one that keeps its words.
"""


class ActorIndex:
    """The actors of a document, by the words that mean them.

    Attributes:
        actors: The actors by id.
        mentions: The mentions by their head.
        acting: The words that may be a source or target, each with its actor.
    """

    def __init__(self, readings: Presentations, actors: Sequence[ActorRow], mentions: Sequence[Mention]) -> None:
        self.readings, self.view, self.words = readings, readings.view, lexicon()
        self.actors: Mapping[str, ActorRow] = {row.actor_id: row for row in actors}
        self.mentions = heads_of(self.view, mentions)
        self.acting = acting_words(self.view, self.mentions, self.words["actors"])
        self._cast = ActorLookup(self.actors, mentions)
        self._nations = {row.country: row for row in self.actors.values() if row.country and _is_country(row)}

    def actor_at(self, word: int) -> ActorRow | None:
        """The actor of a word: for a relative pronoun that of its antecedent, for a thing that of its owner.

        *Israeli tanks* act for Israel; *an Israeli lawyer* does not.
        """
        view = self.view
        found = self._cast.at(view, word)
        if found is None and view.lower[word] in self.words["relative"]:
            noun = antecedent(view, word)
            meant = self._cast.at(view, noun) if noun != word else None
            other = {"which": "person", "who": "place"}.get(view.lower[word])
            return meant if meant is None or meant.label != other else None
        if found is None and view.lemma[word] in self.words["instruments"]:
            owners = (self._cast.at(view, k) or self.nation(k) for k in self.owners(word))
            found = next(filter(None, owners), None)
        return found

    def nation(self, word: int) -> ActorRow | None:
        """The country among the actors for an adjective, by the list of countries: *Israeli*."""
        place = lookup(self.view.word[word]) if self.view.ent[word] in ACTING_NAMES else None
        return self._nations.get(place.code) if place and place.kind == "people" else None

    def owners(self, word: int) -> list[int]:
        """The owners of a thing: its possessors and modifiers."""
        return self.readings.kids(word, "poss", *MODIFIERS)


def _is_country(row: ActorRow) -> bool:
    """True for a country itself, not a city or region of it."""
    place = lookup(row.name) if row.label == "place" else None
    return place is not None and place.code == row.country and place.kind == "country"


def acting_words(view: ParsedText, mentions: Mapping[int, Mention], nouns: frozenset[str]) -> dict[int, str | None]:
    """The words that may be a source or target: heads of mentions and names, nouns for people and bodies.

    Each comes with its actor, or None. A place that is only a location is left out.
    """
    found: dict[int, str | None] = {}
    for i in range(view.n):
        mention = mentions.get(i)
        if not view.word[i][0].isalnum():
            continue
        if mention is not None:
            if mention.reading != "place":
                found[i] = mention.actor_id
        elif view.dep[i] not in MODIFIERS and (
            view.ent[i] in ACTING_NAMES
            or (
                view.pos[i] == "NOUN"
                and (view.lemma[i] in nouns or view.lemma[i].endswith(("woman", "sman", "tryman")))
            )
        ):
            found[i] = None
    return found


def heads_of(view: ParsedText, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Mentions by their head; of two with one head, the longer."""
    found: dict[int, Mention] = {}
    for row in sorted(mentions, key=lambda row: row.end - row.start):
        found[view.top(view.word_at(row.start), view.word_at(max(row.start, row.end - 1)))] = row
    return dict(sorted(found.items()))


def is_doubtful(who: ActorIndex, word: int, actor: ActorRow) -> bool:
    """True if too little ties a pronoun or noun to an actor with another name."""
    row = who.mentions.get(word)
    if row is None or row.actor_id != actor.actor_id or row.confidence is None:
        return False
    speaks = who.view.lower[word] in ("i", "we", "me", "us", "my", "our")
    own = speaks or (row.kind == "nominal" and who.view.lower[word] in actor.name.lower().split())
    return not own and row.confidence < MIN_LINK.get(row.kind, 0.0)
