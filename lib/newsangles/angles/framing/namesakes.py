"""Namesakes: names that may be those of another actor with the same surname."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from newsangles.tables.schema import ActorRow

MIN_SHARE = 0.1
"""A namesake counts if it is mentioned >= this share of how often the actor is."""


class Namesakes:
    """The persons of a document who share a surname and are both men, or both women.

    Args:
        actors: The actors of the document.
    """

    def __init__(self, actors: Iterable[ActorRow]) -> None:
        by_surname = defaultdict[str, list[ActorRow]](list)
        for actor in actors:
            if actor.label == "person" and actor.named and len(actor.name.split()) > 1:
                by_surname[actor.name.split()[-1]].append(actor)
        self._persons = {
            actor.actor_id: (actor, [one for one in same if one.actor_id != actor.actor_id])
            for same in by_surname.values()
            if len(same) > 1
            for actor in same
        }

    def is_sure(self, words: str | None, actor_id: str | None) -> bool:
        """True if words surely mean an actor: with a given name, or a bare surname of whoever is mentioned most.

        *Mrs Pell* may be either of two women of that name, so may *she*.
        """
        if actor_id is None or words is None or actor_id not in self._persons:
            return True
        actor, others = self._persons[actor_id]
        given, *_, surname = actor.name.split()
        rivals = [
            one.mentions
            for one in others
            if actor.gender and one.gender == actor.gender and one.mentions >= MIN_SHARE * actor.mentions
        ]
        return not rivals or given in words.split() or (words == surname and max(rivals) < actor.mentions)
