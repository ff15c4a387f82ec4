"""Dates that events have from words around them: the crash they happened in, the verb above a bare *today*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsangles.angles.events.participants import NOUNS, lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.language.subjects import antecedent, subjects_of
from newsangles.tables.schema import Time

OCCURS = frozenset(("occur", "happen"))
"""Verbs whose day is that of their subject."""

DAYS = frozenset("today yesterday tonight tomorrow".split())
"""Adverbs of a day, which date the clause wherever in it they stand."""

MAX_WORDS_AWAY = 1
"""A day belongs to the noun that it follows at once: *the resignation yesterday of the minister*."""

_EARLIER = re.compile(r"\b(?:earlier|before|previously)\b", re.IGNORECASE)


def governing_verb(readings: Presentations, event: int, word: int, joint: str) -> int:
    """The finite verb that a bare *today* dates where the parser hangs it on a noun further back.

    *She was found guilty of a charge at Derby Court today*.
    """
    view = readings.view
    near = word - event <= MAX_WORDS_AWAY or joint or view.lower[word] not in DAYS
    if near or view.pos[event] not in NOUNS or view.dep[event] not in ("pobj", "dobj"):
        return event
    above = event
    while view.head[above] != above:
        above = view.head[above]
        if view.dep[above] in ("relcl", "acl", "appos"):
            return event
        if view.pos[above] == "VERB":
            return above if readings.clause(above).finite else event
    return event


def opened(readings: Presentations, times: Iterable[Time]) -> Iterator[tuple[Time, int, str]]:
    """The verbs after *when* or *where* with the time just before: *a talk on Friday, where he resigned*."""
    view = readings.view
    for time in times:
        k = view.word_at(max(time.start, time.end - 1)) + 1
        k += k < view.n and view.word[k] == ","
        if k < view.n and view.lower[k] in ("when", "where"):
            verb = view.head[k]
            if verb > k and not any(view.lower[x] == "had" for x in readings.kids(verb, "aux")):
                yield time, verb, view.lower[k]


def occurring(readings: Presentations, i: int) -> Iterator[int]:
    """The verbs that say when a noun happened: *the incident, which occurred on 9 May*."""
    if readings.view.pos[i] in NOUNS:
        yield from (k for k in readings.kids(i, "relcl", "acl") if readings.view.lemma[k] in OCCURS)


def caused_by(readings: Presentations, i: int) -> Iterator[int]:
    """The event that did the harm which a verb tells: *a 2019 attack injured nine*, *the blast that killed them*."""
    view = readings.view
    if view.lemma[i] not in lexicon()["struck"] or view.pos[i] != "VERB":
        return
    subjects = subjects_of(view)
    found = subjects.of(i)
    if found is not None and not subjects.passive(i):
        cause = antecedent(view, found.word)
        if view.lemma[cause] in lexicon()["harm"]:
            yield cause


def accompanied(readings: Presentations, i: int) -> Iterator[int]:
    """The verbs of the same occasion: *speaking on Monday, she said*; *were killed and hurt in it*."""
    view = readings.view
    if view.pos[i] != "VERB":
        return
    for k in readings.kids(i, "advcl"):
        if k < i and view.tag[k] == "VBG" and readings.mark(k) < 0 and not readings.kids(k, "aux"):
            yield k
    passive = subjects_of(view).passive
    yield from (k for k in readings.kids(i, "conj") if passive(i) and passive(k))


def reckoned_from_another(readings: Presentations, i: int, time: Time) -> bool:
    """True for *a year earlier* of what lies before another event, if it was reckoned from publication."""
    if time.anchor != "publication" or not _EARLIER.search(time.text):
        return False
    return any(readings.view.lower[k] == "had" for k in readings.kids(i, "aux"))


def under_present(readings: Presentations, i: int) -> bool:
    """True for a noun of a clause in the present, or a bare plural: *is under investigation*, *doubts about him*."""
    lasts = readings.view.tag[i] == "NNS" or readings.kids(i, "acl")  # speculation that he left
    if lasts and not readings.kids(i, "det", "poss", "nummod"):
        return True
    above = readings.above(i).head
    if above < 0 or readings.view.pos[above] not in VERBAL:
        return False
    clause = readings.clause(above)
    return clause.finite and not clause.past and not clause.modal
