"""Those who judge and are judged: the people and bodies that words mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from newsangles.angles.events.mentions import ActorIndex, is_doubtful
from newsangles.angles.events.participants import Participants
from newsangles.angles.framing.judging_words import JudgingWords
from newsangles.language.subjects import antecedent
from newsangles.tables.schema import ActorRow

JUDGES = frozenset("i we you he she they who many some others everyone one most".split())
REFLEXIVES = frozenset("himself herself itself themselves myself ourselves yourself yourselves oneself".split())
PERSONS = frozenset("i me we us you he him she her they them who whom my our your his their mine".split())
EMPTY = frozenset(("it", "this", "that", "there", "what", "which", "these", "those", "everything", "nothing"))
"""Pronouns that may stand for no actor."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who judges or is judged: words, and the actor where it is known.

    Attributes:
        word: The head of the words.
        first: Their first word.
        last: Their last word.
        actor: The actor, where it is known.
        sure: True if the words around tell the actor better than the event can.
    """

    word: int
    first: int
    last: int
    actor: ActorRow | None
    sure: bool = False


class People:
    """Those who may judge or be judged, in one document.

    Args:
        participants: The proposals of the syntax.
        who: Makes the actors by word; asked once, and only where somebody may judge.
        words: The words that judge.
    """

    def __init__(self, participants: Participants, who: Callable[[], ActorIndex], words: JudgingWords) -> None:
        self.view, self.participants, self.words = participants.view, participants, words
        self._make_who = who

    @cached_property
    def who(self) -> ActorIndex:
        """The actors by word."""
        return self._make_who()

    def person(self, word: int) -> Person | None:
        """Somebody whom a word means; None for a thing, an empty pronoun or a mere place."""
        view, who = self.view, self.who
        meant = antecedent(view, word)
        mention = who.mentions.get(meant)
        actor = who.actor_at(meant)
        if actor is not None and is_doubtful(who, meant, actor):
            actor = None
        if view.lemma[meant] == "opposition" and self.participants.after(meant, "to"):
            return None  # opposition to the plan: no party
        if view.lower[meant] in self.words.sets["things"]:
            return None  # a treaty with a name is no body
        if view.lower[meant] in REFLEXIVES or (mention is not None and mention.reading == "place"):
            return None
        personal = view.lower[meant] in PERSONS
        pronoun = view.lower[meant] in EMPTY or view.pos[meant] in ("PRON", "DET")
        if not personal and (meant not in who.acting or (actor is None and pronoun)):
            return None
        bare = view.pos[meant] == "PRON" and not self.participants.readings.kids(meant, "conj")
        first, last = (meant, meant) if bare else self.participants.phrase(meant)
        apposed = self._apposed(meant) if actor is None or actor.label != "person" else None
        return Person(meant, first, last, apposed or actor, sure=apposed is not None)

    def _apposed(self, word: int) -> ActorRow | None:
        """The person whose name stands in apposition to one of a group: *another Republican, Tom Pell*."""
        if self.view.tag[word] not in ("NN", "NNP"):
            return None
        named = (self.who.actor_at(k) for k in self.participants.readings.kids(word, "appos") if k > word)
        return next((actor for actor in named if actor and actor.named and actor.label == "person"), None)

    def judge(self, word: int) -> Person | None:
        """Somebody who can judge: a person, body or group, or a paper of theirs."""
        view, meant = self.view, antecedent(self.view, word)
        if view.lower[word] == "that" and view.ent[meant] == "PERSON":
            return None  # messages with Tom Pell that mocked the mayor: a person is a who
        if self._is_paper(meant):
            return self._paper(meant)
        found = self.person(word)
        if found is not None:
            return found
        if view.lemma[meant] in self.words.sets["judges"] or view.lower[meant] in JUDGES:
            return Person(meant, *self.participants.phrase(meant), None)
        return None

    def _is_paper(self, word: int) -> bool:
        return self.view.pos[word] == "NOUN" and self.view.lemma[word] in self.words.sets["papers"]

    def _paper(self, word: int) -> Person:
        """A paper or post that judges, for whoever wrote it: *her letter*, *a letter by her*, *posted a message*."""
        owners = [*self.participants.readings.kids(word, "poss"), *self.participants.after(word, "by", "from")]
        verb = self.view.head[word]
        if not owners and self.view.dep[word] == "dobj" and self.view.lemma[verb] in self.words.sets["issues"]:
            author = self.participants.subjects.of(verb)  # the mayor posted a message mocking the bishop
            owners = [author.word] if author and not self.participants.passive(verb) else []
        by = next((found for owner in owners if (found := self.person(owner))), None)
        return Person(word, *self.participants.phrase(word), by.actor if by else None, sure=True)
