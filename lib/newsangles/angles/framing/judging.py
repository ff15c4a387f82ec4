"""Constructions of judging: which word judges, whom, and whose judgement it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from newsangles.angles.framing.judging_people import Person
from newsangles.angles.framing.judging_verbs import COPULAS, Found, VerbJudging
from newsangles.angles.framing.judging_words import PARTS
from newsangles.language.subjects import MODIFIERS
from newsangles.tables.framing_rows import JudgementForm, JudgementKind


class Judging(VerbJudging):
    """The constructions of judging in one document."""

    def find(self) -> Iterator[Found]:
        """The judgements, one a judging word; those that are called so first, as their verb may judge too."""
        lemmas, view = self.words.lemmas, self.view
        used: set[int] = set()
        places = [i for i, lemma in enumerate(view.lemma) if lemma in lemmas]
        for part in ("verb", "noun", "adj"):
            for i in places:
                frames = self.words.of(part, view.lemma[i]) if view.pos[i] in PARTS[part] else {}
                if not frames or i in used:
                    continue
                read = {"verb": self.of_verb, "noun": self._noun, "adj": self._adjective}[part]
                found = next(read(i, frames), None)
                if found is not None and found.word not in used:
                    used |= {i, found.word}
                    yield found

    # --- nouns

    def _noun(self, i: int, frames: Mapping[str, JudgementKind]) -> Iterator[Found]:
        view, after = self.view, self.participants.after
        if (kind := frames.get("called")) is not None:
            yield from self._is(i, kind, "noun")
        if (kind := frames.get("own")) is not None:
            yield from self._own(i, kind)
        prepositions = [frame for frame in frames if frame not in ("called", "own", "name")]
        prepositions.sort(key=lambda frame: not frame.startswith("given "))  # praise on Pell for his role
        if not prepositions or (self.view.lemma[i] in self.words.sets["fights"] and not self._angry(i)):
            return
        by, verb = self._by_noun(i), view.head[i]
        source = self.participants.noun_source(i)
        rule = "noun" if by is not None or source is None else "noun, perhaps of a subject"
        if "under" in frames and view.lower[verb] == "under":
            yield from self._faced(i, view.head[verb], frames["under"], needs=view.lemma[i] not in ("criticism",))
        given = by is not None or (view.dep[i] == "dobj" and view.lemma[verb] in self.words.sets["gives"])
        faced = view.dep[i] == "dobj" and view.lemma[verb] in self.words.sets["faces"]
        for frame in prepositions:
            thrown = given and view.dep[i] == "dobj"
            light = view.dep[i] == "dobj" and view.lemma[verb] in self.words.sets["gives"]
            preposition, only_given = frame.removeprefix("given "), frame.startswith("given ")
            places = (i, verb) if thrown else (i,)  # took a swipe at
            found = [word for place in places for word in after(place, preposition)]
            if preposition == "of" and faced:
                continue  # face the criticism of her rival: it is he who criticises
            for word in found if light or not only_given else ():
                target = self.person(word) or self._doer(word)
                if target is None or (by is not None and by.word == target.word):
                    continue
                about = self.about(i, target.word, but=preposition)
                about = about or (self.participants.phrase(word) if target.word != word else None)
                yield self.made(i, frames[frame], "noun", rule, target, by, about=about)
        if faced:
            yield from self._faced(i, verb, next(iter(frames.values())))

    def _doer(self, word: int) -> Person | None:
        """Whoever did a deed: criticism of the mayor's *decision*."""
        if self.view.lemma[word] not in self.words.sets["deeds"]:
            return None
        owners = self.participants.readings.kids(word, "poss")
        return next((found for owner in owners if (found := self.person(owner))), None)

    def _angry(self, i: int) -> bool:
        """True for an attack in words: *a scathing attack on*."""
        return any(self.view.lower[k] in self.words.sets["angry"] for k in self.participants.readings.kids(i, "amod"))

    def _by_noun(self, i: int) -> Person | None:
        """Whoever judges by a noun: *the bishop's criticism*, *criticism from the bishop*, *took a swipe at*."""
        found = self.participants.noun_source(i)
        if found is None:
            return None
        verb = self.view.head[i]
        of_verb = found.rule.startswith(("governor", "light", "subject, ", "agent of governor"))
        if of_verb and not (self.view.dep[i] == "dobj" and self.view.lemma[verb] in self.words.sets["gives"]):
            return None
        if found.rule.startswith("noun "):
            return None
        return self.judge(found.word)

    def _faced(self, i: int, verb: int, kind: JudgementKind, *, needs: bool = False) -> Iterator[Found]:
        """*The mayor faced criticism from the bishop*, *came under fire for it*; `needs`: only with such a phrase."""
        if self.view.pos[verb] not in PARTS["verb"] or self.participants.passive(verb):
            return
        subject = self.participants.subjects.of(verb)
        target = self.person(subject.word) if subject else None
        if target is None:
            return
        sources = self.participants.after(i, "from", "by") or self.participants.after(verb, "from")
        sources = sources or self.participants.after(i, "of")
        by = next((found for k in sources if (found := self.judge(k))), None)
        about = self.about(i, target.word) or self.about(verb, target.word)
        if needs and about is None and by is None:
            return
        yield self.made(i, kind, "noun", "faces", target, by, about=about, verb=verb)

    def _own(self, i: int, kind: JudgementKind) -> Iterator[Found]:
        """*The mayor's lies*: the noun itself judges."""
        if self._doubted(i):
            return
        for owner in self.participants.readings.kids(i, "poss"):
            target = self.person(owner) if self._possesses(owner) else None
            if target is not None and target.actor is not None and target.actor.label in ("person", "organisation"):
                made = self.made(i, kind, "noun", "own", target, None, verb=i)
                yield replace(made, reported=False)

    def _possesses(self, owner: int) -> bool:
        """True for a possessive, not for a word in single quotation marks: *'old boy' corruption*."""
        view = self.view
        if view.pos[owner] == "PRON":
            return True
        marks = [k for k in view.children[owner] if view.dep[k] == "case"]
        return bool(marks) and (len(view.word[marks[0]]) > 1 or view.lower[owner].endswith("s"))

    def _doubted(self, i: int) -> bool:
        """True for a word that is told as alleged, or stands in marks of nobody known."""
        view = self.view
        return any(view.lower[k] in ("alleged", "supposed", "perceived") for k in view.children[i])

    def _of_a_story(self, i: int) -> bool:
        """True for a role in a story: *the heroine of the novel*."""
        return self.view.lemma[i] in ("hero", "heroine", "star", "villain") and bool(
            self.participants.after(i, "of", "in")
        )

    def _is(self, i: int, kind: JudgementKind, form: JudgementForm) -> Iterator[Found]:
        """*The mayor is a liar*, *is corrupt*: the word itself judges."""
        view, lead = self.view, i
        while view.dep[lead] == "conj" and view.head[lead] != lead and view.pos[view.head[lead]] in ("NOUN", "ADJ"):
            lead = view.head[lead]
        verb = view.head[lead]
        if view.dep[lead] == "appos" and view.pos[verb] == "PROPN" and view.pos[i] == "NOUN":
            target = self.person(verb)
            verb = i
        elif view.dep[lead] in ("attr", "acomp") and view.lemma[verb] in COPULAS:
            subject = self.participants.subjects.of(verb)
            if subject is None or view.lower[subject.word] == "which":
                return  # it may stand for all that was told
            target = self.person(subject.word)
        else:
            return
        if target is None or target.actor is None or self._doubted(i) or self._of_a_story(i):
            return
        made = self.made(i, kind, form, "is", target, None, verb=verb, about=None)
        yield replace(made, reported=False, words=self.name_of(i))

    # --- adjectives

    def _adjective(self, i: int, frames: Mapping[str, JudgementKind]) -> Iterator[Found]:
        view = self.view
        if (kind := frames.get("called")) is not None:
            yield from self._is(i, kind, "adjective")
        if (kind := frames.get("before")) is not None and view.dep[i] in MODIFIERS:
            noun = view.head[i]
            if view.dep[noun] == "compound" and view.pos[view.head[noun]] == "PROPN":
                noun = view.head[noun]  # the disgraced mayor Tom Pell
            target = self.person(noun)
            if target is not None and target.actor is not None and target.actor.named:
                made = self.made(i, kind, "adjective", "before", target, None, verb=i)
                yield replace(made, reported=False)
        for preposition in frames:
            if preposition in ("called", "name", "before") or view.dep[i] not in ("acomp", "ROOT", "conj"):
                continue
            verb = view.head[i] if view.dep[i] == "acomp" else i
            subject = self.participants.subjects.of(verb)
            by = self.judge(subject.word) if subject else None
            if by is None:
                continue
            for word in self.participants.after(i, preposition):
                target = self.person(word) or self._doer(word)
                if target is not None and target.word != by.word:
                    about = self.participants.phrase(word) if target.word != word else None
                    yield self.made(
                        i, frames[preposition], "adjective", "adjective", target, by, verb=verb, about=about
                    )
