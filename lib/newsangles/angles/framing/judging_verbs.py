"""Verbs that judge: whom, and whose judgement it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from newsangles.angles.events.mentions import ActorIndex, is_doubtful
from newsangles.angles.events.participants import Participants
from newsangles.angles.framing.judging_words import CALLS, PARTS, JudgingWords
from newsangles.language.subjects import MEASURES, antecedent
from newsangles.tables.framing_rows import JudgementForm, JudgementKind
from newsangles.tables.schema import ActorRow

ABOUT = frozenset(("of", "for", "over", "about"))
"""Prepositions before what somebody is blamed or praised for."""

COPULAS = frozenset(("be", "become", "remain"))
JUDGES = frozenset("i we you he she they who many some others everyone one most".split())
REFLEXIVES = frozenset("himself herself itself themselves myself ourselves yourself yourselves oneself".split())
PERSONS = frozenset("i me we us you he him she her they them who whom my our your his their mine".split())
EMPTY = frozenset(("it", "this", "that", "there", "what", "which", "these", "those", "everything", "nothing"))
"""Pronouns that may stand for no actor."""

ABLE = frozenset(("person", "organisation", "group", "place"))
MAX_PHRASE = 4
"""Limit of words of a judging phrase, such as *hit out at*."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who judges or is judged: words, and the actor where it is known."""

    word: int
    first: int
    last: int
    actor: ActorRow | None


@dataclass(frozen=True, slots=True)
class Found:
    """A judgement in the parse.

    Attributes:
        word: The judging word.
        kind: Blame or praise.
        form: Its sort of word.
        rule: The construction.
        target: Who is judged.
        by: Who judges, where the words tell that.
        verb: The word whose predicate states it.
        reported: True if the words tell that somebody judges; else they judge themselves.
        about: The first and last word of what for.
        words: The first and last judging word.
    """

    word: int
    kind: JudgementKind
    form: JudgementForm
    rule: str
    target: Person
    by: Person | None
    verb: int
    reported: bool
    about: tuple[int, int] | None
    words: tuple[int, int]


class VerbJudging:
    """The constructions of verbs that judge, in one document.

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
        if view.lower[meant] in REFLEXIVES or (mention is not None and mention.reading == "place"):
            return None
        personal = view.lower[meant] in PERSONS
        pronoun = view.lower[meant] in EMPTY or view.pos[meant] in ("PRON", "DET")
        if not personal and (meant not in who.acting or (actor is None and pronoun)):
            return None
        bare = view.pos[meant] == "PRON" and not self.participants.readings.kids(meant, "conj")
        return Person(meant, *((meant, meant) if bare else self.participants.phrase(meant)), actor)

    def judge(self, word: int) -> Person | None:
        """Somebody who can judge: a person, body or group, or a paper of theirs."""
        found = self.person(word)
        if found is not None:
            return found
        meant = antecedent(self.view, word)
        if self.view.lemma[meant] in self.words.sets["judges"] or self.view.lower[meant] in JUDGES:
            return Person(meant, *self.participants.phrase(meant), None)
        return None

    # --- verbs

    def of_verb(self, i: int, frames: Mapping[str, JudgementKind]) -> Iterator[Found]:
        """The judgements by a verb, the likeliest first."""
        view = self.view
        if view.dep[i] in ("amod", "compound") or self._commands(i):
            return
        if CALLS in frames:
            yield from self._called(i)
        if view.lemma[i] == "blame" and (found := self._to_blame(i)):
            yield found
            return
        if not self.has_judge(i):
            return
        if (kind := frames.get("whom")) is not None:
            yield from self._object(i, kind)
            yield from self._blamed_on(i, kind)
        if (kind := frames.get("deed")) is not None:
            yield from self._deed(i, kind)
        for frame in frames:
            particle, _, preposition = frame.rpartition(" ")
            yield from self._at(i, frames[frame], particle, preposition)

    def _commands(self, i: int) -> bool:
        """True for an imperative: *blame the mayor*."""
        view, lead = self.view, self.participants.readings.lead(i)
        if view.tag[i] != "VB" or self.participants.readings.kids(i, "aux", "nsubj"):
            return False
        return view.dep[lead] in ("ROOT", "parataxis") and (lead == i or view.tag[lead] != "VB")

    def by(self, i: int) -> Person | None:
        """Whoever judges by a verb: its subject, or the agent of a passive."""
        for proposal in self.participants.of(i):
            if proposal.role == "source":
                return self.judge(proposal.word)
        return None

    def has_judge(self, i: int) -> bool:
        """True if the subject of a verb can judge; a passive needs none."""
        kids = self.participants.readings.kids
        passive = self.participants.passive(i)
        if len(kids(i, "nsubj")) > 1 or (passive and kids(i, "nsubj") and kids(i, "oprd", "dobj")):
            return False  # misread: who is blamed and who blames may be each other
        has = any(self.view.lower[k] in ("'s", "’s") for k in kids(i, "auxpass"))
        if passive and has and self.view.dep[i] == "relcl":
            return False  # those whom he's criticised
        named = any(proposal.role == "source" for proposal in self.participants.of(i))
        if named or any(self.view.lower[k] == "by" for k in self.participants.readings.kids(i, "agent", "prep")):
            return self.by(i) is not None
        return passive

    def objects(self, i: int) -> Iterator[tuple[int, bool]]:
        """The objects of a verb, or the subject of its passive, and whether it is that."""
        for proposal in self.participants.of(i):
            if proposal.role == "object" and proposal.rule.startswith("passive "):
                yield proposal.word, True
            elif proposal.role == "object" and proposal.rule in ("object", "object gap"):
                yield proposal.word, False

    def _object(self, i: int, kind: JudgementKind) -> Iterator[Found]:
        to = self.participants.readings.kids(i, "xcomp") or self.participants.after(i, "to")
        for word, passive in self.objects(i):
            target = self.person(word)
            if passive and to:  # slated to speak, condemned to death
                continue
            if target is not None and not self._blames_on(i):
                about = self.about(i, target.word)
                yield self.made(i, kind, "verb", "passive" if passive else "object", target, self.by(i), about=about)

    def _blames_on(self, i: int) -> list[int]:
        on = self.participants.after(i, "on", "upon") if self.view.lemma[i] == "blame" else []
        return on or [
            k
            for word, _ in self.objects(i)
            if self.view.lemma[i] == "blame"
            for k in self.participants.after(word, "on", "upon")
        ]

    def _blamed_on(self, i: int, kind: JudgementKind) -> Iterator[Found]:
        """*Blamed the fall on the mayor*; *the fall was blamed on the mayor*."""
        for k in self._blames_on(i):
            target = self.person(k)
            if target is None:
                continue
            things = [word for word, _ in self.objects(i)]
            about = self.participants.phrase(things[0]) if things else None
            yield self.made(i, kind, "verb", "on", target, self.by(i), about=about)

    def _to_blame(self, i: int) -> Found | None:
        """*The mayor is to blame for it*."""
        if not self.participants.to_blame(i):
            return None
        verb = self.view.head[i]
        subject = self.participants.subjects.of(verb)
        target = self.person(subject.word) if subject else None
        if target is None:
            return None
        made = self.made(i, "blame", "verb", "is", target, None, about=self.about(i, i))
        return replace(made, reported=False)

    def _deed(self, i: int, kind: JudgementKind) -> Iterator[Found]:
        """*Condemned the mayor's decision*: whoever did it is judged."""
        for word, _ in self.objects(i):
            if self.view.lemma[word] not in self.words.sets["deeds"]:
                continue
            for owner in self.participants.readings.kids(word, "poss"):
                target = self.person(owner)
                if target is not None:
                    about = self.participants.phrase(word)
                    yield self.made(i, kind, "verb", "deed", target, self.by(i), about=about)

    def _at(self, i: int, kind: JudgementKind, particle: str, preposition: str) -> Iterator[Found]:
        """*Hit out at the mayor*, *rounded on the mayor*."""
        view, kids = self.view, self.participants.readings.kids
        if preposition in ("whom", "deed", CALLS) or self.participants.passive(i):
            return
        particles = [k for k in kids(i, "prt", "advmod", "prep") if view.lower[k] == particle]
        if particle and not particles:
            return
        for above in (i, *particles):
            for k in kids(above, "prep"):
                if view.lower[k] != preposition:
                    continue
                for word in kids(k, "pobj"):
                    target = self.person(word)
                    doing = any(view.tag[x] == "VBG" for x in kids(word, "acl"))  # against the town leaving
                    if target is not None and not doing:
                        about = self.about(i, target.word, but=preposition)
                        made = self.made(i, kind, "verb", "verb at", target, self.by(i), about=about)
                        yield replace(made, words=(i, k) if k - i < MAX_PHRASE else (i, i))

    def _called(self, i: int) -> Iterator[Found]:
        """*Called the mayor a liar*: the noun or adjective judges."""
        view, kids = self.view, self.participants.readings.kids
        names = list(self._named(i))
        if not names or not self.has_judge(i):
            return
        for word in names:
            above = view.head[word]
            target = None
            if view.dep[word] in ("ccomp", "oprd", "xcomp", "attr", "acomp", "dobj") and (
                own := kids(word, "nsubj", "nsubjpass")
            ):
                target = self.person(own[0])
            for other, _ in self.objects(i):
                if target is None and other != word and above == i:
                    target = self.person(other)
            if target is None and view.lower[above] == "as":
                target = next((found for other, _ in self.objects(i) if (found := self.person(other))), None)
            part = "noun" if view.pos[word] in PARTS["noun"] else "adj"
            frames = self.words.of(part, view.lemma[word])
            kind = frames.get("called") or frames.get("name")
            if target is None or kind is None or target.word == word:
                continue
            made = self.made(word, kind, _FORMS[part], "called", target, self.by(i), verb=i)
            yield replace(made, words=self.name_of(word))

    def _named(self, i: int) -> Iterator[int]:
        """The words that a verb of calling calls somebody, and those joined to them."""
        view, kids = self.view, self.participants.readings.kids
        below = kids(i, "oprd", "ccomp", "attr", "acomp", "xcomp", "dobj")
        for k in kids(i, "prep"):
            if view.lower[k] == "as":
                below += kids(k, "pobj", "amod", "acomp", "pcomp")
        for k in below:
            for word in (k, *kids(k, "conj")):
                part = "noun" if view.pos[word] in PARTS["noun"] else "adj" if view.pos[word] in PARTS["adj"] else ""
                frames = self.words.of(part, view.lemma[word]) if part else {}
                if "called" in frames or "name" in frames:
                    yield word

    def name_of(self, word: int) -> tuple[int, int]:
        """The judging noun with its adjectives, without its article; an adjective alone."""
        view = self.view
        if view.pos[word] not in PARTS["noun"]:
            return word, word
        first = word
        while first > 0 and view.head[first - 1] == word and view.dep[first - 1] in ("amod", "compound"):
            first -= 1
        return (first, word) if word - first < MAX_PHRASE else (word, word)

    # --- rows

    def about(self, i: int, target: int, but: str = "") -> tuple[int, int] | None:
        """The phrase that tells what for, below the judging word or the one judged."""
        view, kids = self.view, self.participants.readings.kids
        by = [x for k in kids(i, "agent") for x in kids(k, "pobj")]
        found = []
        for above in dict.fromkeys((i, target, *by)):
            for k in kids(above, "prep"):
                tells = view.lower[k] in ABOUT or (
                    view.lower[k] == "as" and CALLS in self.words.of("verb", view.lemma[i])
                )
                objects = [x for x in kids(k, "pobj", "pcomp") if view.ent[x] not in MEASURES]
                if not tells or view.lower[k] == but or k < i or not objects:
                    continue
                if above == i or (view.lower[k] in ("of", "for", "over") and self._hangs(i, k, above)):
                    found.append(k)
        return (min(found), view.last[min(found)]) if found else None

    def _hangs(self, i: int, preposition: int, above: int) -> bool:
        """True if a phrase behind somebody is the verb's: accused the mayor [of lying], not the mayor of Denby."""
        view, kids = self.view, self.participants.readings.kids
        if kids(preposition, "pcomp"):
            return True
        return view.lemma[i] == "accuse" or (view.lower[preposition] in ("for", "over") and above > i)

    def made(
        self,
        i: int,
        kind: JudgementKind,
        form: JudgementForm,
        rule: str,
        target: Person,
        by: Person | None,
        *,
        verb: int | None = None,
        about: tuple[int, int] | None = None,
    ) -> Found:
        """A judgement that is told; `verb`: the word whose predicate states it, if it is another."""
        return Found(i, kind, form, rule, target, by, i if verb is None else verb, True, about, (i, i))


_FORMS: dict[str, JudgementForm] = {"verb": "verb", "noun": "noun", "adj": "adjective"}
