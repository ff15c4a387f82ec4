"""Verbs that judge: whom, and whose judgement it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from newsangles.angles.framing.judging_people import People, Person
from newsangles.angles.framing.judging_words import CALLS, PARTS
from newsangles.language.subjects import MEASURES
from newsangles.tables.framing_rows import JudgementForm, JudgementKind

ABOUT = frozenset(("of", "for", "over", "about"))
"""Prepositions before what somebody is blamed or praised for."""

COPULAS = frozenset(("be", "become", "remain"))

FOR_WHAT = "for what"
"""The frame of verbs that judge whoever is their object only if it is told what for, and their construction."""

MAX_PHRASE = 4
"""Limit of words of a judging phrase, such as *hit out at*."""


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


class VerbJudging(People):
    """The constructions of verbs that judge, in one document."""

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
        for frame, words in (("deed", "deeds"), ("virtue", "virtues")):
            if (kind := frames.get(frame)) is not None:
                yield from self._deed(i, kind, self.words.sets[words])
        if (kind := frames.get(FOR_WHAT)) is not None:
            yield from self._for_what(i, kind)
        for frame in frames:
            particle, _, preposition = frame.rpartition(" ")
            if preposition == "whom" and particle:
                yield from self._with_particle(i, frames[frame], particle)
            yield from self._at(i, frames[frame], particle, preposition)

    def _commands(self, i: int) -> bool:
        """True for an imperative: *blame the mayor*."""
        view, lead = self.view, self.participants.readings.lead(i)
        if view.tag[i] != "VB" or self.participants.readings.kids(i, "aux", "nsubj"):
            return False
        return view.dep[lead] in ("ROOT", "parataxis") and (lead == i or view.tag[lead] != "VB")

    def by(self, i: int) -> Person | None:
        """Whoever judges by a verb: its subject, or the agent of a passive."""
        view = self.view
        if (
            view.tag[i] == "VBG"
            and i > 0
            and view.pos[i - 1] == "NOUN"
            and view.lemma[i - 1] in self.words.sets["papers"]
        ):
            return self._paper(i - 1)  # found a letter criticising the mayor
        for proposal in self.participants.of(i):
            if proposal.role == "source":
                return self.judge(proposal.word)
        before = [k for k in self.participants.readings.kids(i, "compound") if k == i - 1 and view.pos[k] == "PROPN"]
        if before and view.dep[i] == "ROOT" and view.tag[i] in ("VBZ", "VBP", "VBD"):
            return self.person(before[0])  # in a headline: Ruiz Lashes Out at Pell
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
        if not passive and self.by(i) is not None:
            return True
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

    def _for_what(self, i: int, kind: JudgementKind) -> Iterator[Found]:
        """*Attacked Tom Pell for lying*: in words, if it is told what for, and both have a name."""
        by = self.by(i)
        if by is not None and (by.actor is None or not by.actor.named):
            return
        for word, _ in self.objects(i):
            target = self.person(word)
            about = self.about(i, target.word) if target else None
            if target is not None and target.actor is not None and target.actor.named and about is not None:
                yield self.made(i, kind, "verb", FOR_WHAT, target, by, about=about)

    def _with_particle(self, i: int, kind: JudgementKind, particle: str) -> Iterator[Found]:
        """*Called out the mayor*, *took the mayor to task*."""
        kids = self.participants.readings.kids
        to = [k for k in self.participants.after(i, "to") if "to " + self.view.lower[k] == particle]
        if not to and not any(self.view.lower[k] == particle for k in kids(i, "prt")):
            return
        for word, _ in self.objects(i):
            target = self.person(word)
            if target is not None:
                about = self.about(i, target.word)
                yield self.made(i, kind, "verb", "object", target, self.by(i), about=about)

    def _deed(self, i: int, kind: JudgementKind, things: frozenset[str]) -> Iterator[Found]:
        """*Condemned the mayor's decision*, *questioned her honesty*: whoever has it is judged."""
        for word, _ in self.objects(i):
            if self.view.lemma[word] not in things:
                continue
            for owner in self.participants.readings.kids(word, "poss"):
                target = self.person(owner)
                if target is not None:
                    about = self.participants.phrase(word)
                    yield self.made(i, kind, "verb", "deed", target, self.by(i), about=about)

    def _at(self, i: int, kind: JudgementKind, particle: str, preposition: str) -> Iterator[Found]:
        """*Hit out at the mayor*, *rounded on the mayor*."""
        view, kids = self.view, self.participants.readings.kids
        if preposition in ("whom", "deed", "virtue", FOR_WHAT, CALLS) or self.participants.passive(i):
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
        view = self.view
        names = list(self._named(i))
        if not names or not self.has_judge(i):
            return
        for first, noun, word in names:
            target = self._who_is_called(i, first)
            part = "noun" if view.pos[word] in PARTS["noun"] else "adj"
            frames = self.words.of(part, view.lemma[word])
            kind = frames.get("called") or frames.get("name")
            if target is None or kind is None or target.word in (word, noun):
                continue
            made = self.made(word, kind, _FORMS[part], "called", target, self.by(i), verb=i)
            yield replace(made, words=self.name_of(noun))

    def _who_is_called(self, i: int, name: int) -> Person | None:
        """Whoever a verb of calling calls something: the subject of a small clause, or its object."""
        view, kids = self.view, self.participants.readings.kids
        own = kids(name, "nsubj", "nsubjpass")
        if own and view.dep[name] in ("ccomp", "oprd", "xcomp", "attr", "acomp", "dobj"):
            return self.person(own[0])
        if view.head[name] != i and view.lower[view.head[name]] != "as":
            return None
        found = (self.person(other) for other, _ in self.objects(i) if other != name)
        return next(filter(None, found), None)

    def _named(self, i: int) -> Iterator[tuple[int, int, int]]:
        """The words that a verb of calling gives somebody: the first, one joined to it, and the word that judges."""
        view, kids = self.view, self.participants.readings.kids
        below = kids(i, "oprd", "ccomp", "attr", "acomp", "xcomp", "dobj")
        if "whom" in self.words.of("verb", view.lemma[i]):
            below = []  # slammed his 'crooked' rival: only what stands behind as
        for k in kids(i, "prep"):
            if view.lower[k] == "as":
                below += kids(k, "pobj", "amod", "acomp", "pcomp")
        below += [k for k in kids(i, "advcl") if view.pos[k] == "ADJ" and view.lower[view.first[k]] == "as"]
        for k in below:
            joined = [k]
            for noun in joined:
                joined += [x for x in kids(noun, "conj") if view.pos[x] != "VERB" or view.dep[k] != "ccomp"]
                thing = view.lemma[noun] in self.words.sets["deeds"]  # a horrible use of money
                words = (noun, *(x for x in kids(noun, "amod") if x < noun and not thing))
                word = next(filter(self._can_be_called, words), None)
                if word is not None:
                    yield k, noun, word

    def _can_be_called(self, word: int) -> bool:
        """True for a noun or adjective that judges whoever is called so."""
        part = "noun" if self.view.pos[word] in PARTS["noun"] else "adj" if self.view.pos[word] in PARTS["adj"] else ""
        frames = self.words.of(part, self.view.lemma[word]) if part else {}
        return "called" in frames or "name" in frames

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
        found: list[int] = []
        for above in dict.fromkeys((i, target, *by)):
            if found and above == target:
                continue  # accused the secretary of state [of lying]
            for k in kids(above, "prep"):
                tells = view.lower[k] in ABOUT or (
                    view.lower[k] == "as" and CALLS in self.words.of("verb", view.lemma[i])
                )
                objects = [x for x in kids(k, "pobj", "pcomp", "amod", "acomp") if view.ent[x] not in MEASURES]
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
