"""Doers told near a deed: in its sentence, or in one beside it in the paragraph."""

from __future__ import annotations

from newsangles.angles.events.arguments import OWN_PHRASE, EventContext
from newsangles.angles.events.doer_words import doer_words
from newsangles.angles.events.participants import COMPOUND_DOER, NOUNS
from newsangles.language.parsed_text import ParsedText
from newsangles.language.passives import passives_of

OF_DOER = OWN_PHRASE | {"from", "agent of participle", COMPOUND_DOER}
"""Constructions by which the phrase of a noun tells whose deed it is."""

NEAR = 2
"""Sentences before and behind a deed, within its paragraph, that may tell who did it."""

SUBJECTS_OF_PASSIVES = frozenset(("nsubjpass", "csubjpass"))

SIMPLE = frozenset(("VBZ", "VBP"))
"""Tags of a present tense; before a participle alone it tells what is done in general."""


class ToldNear:
    """The sentences of a document that name a doer, each read when it is asked for."""

    def __init__(self, context: EventContext) -> None:
        self.context, self.view, self.words = context, context.view, doer_words()
        self._told: dict[int, bool] = {}

    def at(self, i: int) -> bool:
        """True if a doer is told near a deed."""
        view, own = self.view, self.view.sent[i]
        beside = range(max(0, own - NEAR), min(len(view.bounds), own + NEAR + 1))
        return any(self._names(k) for k in beside if k == own or _in_paragraph(view, k, i))

    def _names(self, sentence: int) -> bool:
        """True if a sentence names a doer."""
        if sentence not in self._told:
            first, last = self.view.bounds[sentence]
            self._told[sentence] = any(self._is_doer(k) for k in range(first, last + 1))
        return self._told[sentence]

    def _is_doer(self, k: int) -> bool:
        """True for a word by which a deed has a doer: *gunman*, *blamed*, *fired at*, *an attack by*."""
        view, words, lemma = self.view, self.words, self.view.lemma[k]
        if lemma in words["laid"]:
            return True
        if view.pos[k] in NOUNS:
            if lemma in words["doers"]:
                return view.dep[k] not in SUBJECTS_OF_PASSIVES
            if lemma in words["forces"]:
                return view.dep[k] in ("nsubj", "agent") or view.lower[view.head[k]] in ("by", "under")
            if lemma in words["hands"] and self.context.participants.after(k, "of"):
                return True  # at the hands of
            return lemma in words["deeds"] and (
                has_own_doer(self.context, k) or bool(self.context.participants.after(k, "by"))
            )
        acts = view.pos[k] == "VERB" and lemma in words["acts"]
        return acts and passives_of(view).form(k) is None and bool(self.context.readings.kids(k, "nsubj"))


def _in_paragraph(view: ParsedText, sentence: int, i: int) -> bool:
    """True if a sentence stands in the paragraph of a word."""
    first, last = view.free_bounds[sentence]  # before it there may be the white space between two paragraphs
    return first <= last and view.para[first] == view.para[i]


def has_own_doer(context: EventContext, noun: int) -> bool:
    """True if the phrase of a deed tells whose it is: *an Israeli strike*, *a raid by soldiers*."""
    return any(found.role == "source" and found.rule in OF_DOER for found in context.participants.of(noun))


def is_no_single_deed(context: EventContext, i: int) -> bool:
    """True for what is told in general (*are beaten regularly*), or of a film or book."""
    view, words = context.view, doer_words()
    helpers = [k for k in view.children[i] if view.dep[k] in ("aux", "auxpass")]
    general = [view.tag[k] in SIMPLE for k in helpers if view.dep[k] == "auxpass"]
    if general and all(general) and len(helpers) == 1:
        return True
    own = view.sent[i]
    first, last = view.bounds[own]
    if not words["often"].isdisjoint(view.lower[first : last + 1]):
        return True
    if own and _in_paragraph(view, own - 1, i):
        first = view.bounds[own - 1][0]
    return not words["fiction"].isdisjoint(view.lemma[first : last + 1])
