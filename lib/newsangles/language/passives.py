"""Passives: the verbs whose doer may be left out, and the doer where a phrase with *by* names one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.subjects import MEASURES, subjects_of
from newsangles.language.word_sets import passive_words

PARTICIPLES = frozenset(("VBN", "VBD", "JJ"))
"""Tags of participles; the past tense and the adjective are the tagger's mistakes."""

OF_PASSIVES = frozenset(("nsubjpass", "auxpass", "csubjpass"))
"""Relations that only a passive has below it."""

BETWEEN = frozenset(("cc", "punct", "advmod", "neg", "aux", "auxpass", "prt"))
"""Relations of the words that may stand between joined passives of one doer: *detained and later beaten by police*."""

BARE = frozenset(("acl", "relcl", "advcl", "ccomp", "xcomp", "oprd", "pcomp", "ROOT"))
"""Relations of a participle that is a passive without a form of *be*."""

Form = Literal["full", "joined", "reduced"]


class Passive(NamedTuple):
    """A passive verb.

    Attributes:
        verb: Its participle.
        form: full: *was shot*, *got shot*, and in a headline *Two shot*; joined to such a verb: *was held and beaten*;
            reduced: *men shot in the raid*.
        doer: The head of the phrase that names the doer; -1: none does.
    """

    verb: int
    form: Form
    doer: int


@lru_cache(maxsize=1)
def passives_of(view: ParsedText) -> Passives:
    """The `Passives` of a document, made once for all that read it in turn."""
    return Passives(view)


class Passives:
    """The passives of a document, each found when it is asked for."""

    def __init__(self, view: ParsedText) -> None:
        self.view, self.words, self.subjects = view, passive_words(), subjects_of(view)
        self._forms: dict[int, Form | None] = {}

    def __iter__(self) -> Iterator[Passive]:
        """All passives, in the order of the text."""
        found = map(self.at, range(self.view.n))
        return filter(None, found)

    def at(self, i: int) -> Passive | None:
        """The passive whose participle is a word; None where it is none."""
        form = self.form(i)
        return Passive(i, form, self.doer(i)) if form else None

    # --- which they are

    def form(self, i: int) -> Form | None:
        """The form of a passive verb; None for a word that is none."""
        if self.view.tag[i] not in PARTICIPLES or not self.view.free[i]:
            return None
        if i not in self._forms:
            self._forms[i] = None  # a verb is not joined to itself
            self._forms[i] = self._form(i)
        return self._forms[i]

    def _form(self, i: int) -> Form | None:
        view, dep = self.view, self.view.dep
        below = {dep[k] for k in view.children[i]}
        if below & OF_PASSIVES:
            none = view.lower[i] in self.words["no passive, full"] or (view.tag[i] == "JJ" and "auxpass" not in below)
            return None if none or self._is_perfect(i) or not self.subjects.passive(i) else "full"
        if view.tag[i] == "JJ" or "aux" in below or view.lower[i] in self.words["no passive"]:
            return None
        if dep[i] == "conj":
            form = self.form(view.head[i])
            if form == "full" and view.tag[i] == "VBN" and below & {"nsubj"}:
                return "full"  # the vote was held, and the winner sworn in
            if form and view.tag[i] == "VBN" and below.isdisjoint(SUBJECTS):
                return "reduced" if form == "reduced" else "joined"
            return "reduced" if "agent" in below and self.subjects.passive(i) else None
        if dep[i] not in BARE or not self._is_bare(i, below):
            return None
        return "full" if self._is_headline(i) else "reduced"

    def _is_perfect(self, i: int) -> bool:
        """True for *has* that is read as *is*: *she’s already won*."""
        view, kids = self.view, self.view.children[i]
        short = any(view.lower[k] in ("'s", "’s") and view.dep[k] == "auxpass" for k in kids)
        return short and any(view.lower[k] in self.words["perfect"] for k in kids)

    def _is_bare(self, i: int, below: set[str]) -> bool:
        """True for a participle without a form of *be* that is a passive."""
        view = self.view
        if "agent" in below:
            return self.subjects.passive(i)
        if view.tag[i] != "VBN" or below & {"dobj", "ccomp"}:
            return False
        if view.dep[i] in ("ROOT", "pcomp", "ccomp"):
            return bool(below & {"nsubj"})
        return self.subjects.passive(i) or view.dep[i] in ("acl", "advcl")

    def _is_headline(self, i: int) -> bool:
        """True in a line without a stop whose only verb is this participle: *Two killed in crash*."""
        view = self.view
        top = i if view.dep[i] == "ROOT" else view.head[i]
        first, last = view.bounds[view.sent[i]]
        return view.dep[top] == "ROOT" and not view.ends_text(last) and first < i

    # --- who did it

    def doer(self, i: int) -> int:
        """The head of the phrase that names who did it; -1: none does."""
        view = self.view
        for k in view.children[i]:
            if k > i and view.lower[k] == "by" and view.dep[k] in ("agent", "prep") and (doer := self._agent(k)) >= 0:
                return doer
        return self._shared(i)

    def _agent(self, by: int) -> int:
        """Whoever stands behind *by*; -1 for a time, a measure, a means or a deed."""
        view = self.view
        for k in view.children[by]:
            if view.dep[k] == "pcomp" and view.tag[k] != "VBG":
                return k  # alarmed by what they found
            if view.dep[k] == "pobj" and not is_no_doer(view, k):
                return k
        return -1

    def _shared(self, i: int) -> int:
        """The doer behind the next of several joined passives: *was detained and beaten by police*."""
        view = self.view
        for k in view.children[i]:
            if view.dep[k] != "conj" or k < i or self.form(k) is None:
                continue
            if all(view.head[x] in (i, k) and view.dep[x] in BETWEEN for x in range(i + 1, k)):
                return self.doer(k)
        return -1


def is_no_doer(view: ParsedText, k: int) -> bool:
    """True for a time, a measure or a means behind *by*: *by Friday*, *by car*."""
    words = passive_words()
    if view.ent[k] in MEASURES or view.tag[k] == "CD" or view.lemma[k] in words["measures"]:
        return True
    bare = all(view.dep[x] not in ("det", "poss", "amod", "nummod") for x in view.children[k])
    return bare and view.lower[k] in words["no doer"]
