"""Contents put right by the clause they stand in.

Subjects and verbs that belong to it, words that are the outlet's.
"""

from __future__ import annotations

from newsangles.angles.quotes.cues import FINITE, says
from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import DASHES, SUBJECTS, ParsedText

MAX_APPOSITION = 14
"""Limit of the words of an apposition between a statement and who says it."""


MAX_BROKEN_OFF = 16
"""Limit of the words between a content and the words in marks that end it."""


def keep_to_clause(view: ParsedText, item: Proposal) -> None:
    """Move the edges of a content to those of the clause that is said."""
    if item.last < item.cue:
        _leave_outlets_clause(view, item)
        _reach_source(view, item)
        _resume_after_source(view, item)
    elif item.cue < item.first:
        _add_predicate(view, item)
    if view.dep[item.cue] == "relcl" or view.lower[item.first] == "what":
        _share_noun(view, item)


def _leave_outlets_clause(view: ParsedText, item: Proposal) -> None:
    """Leave the outlet what it puts before a dash.

    Roe has changed her mind — | “I do remember,” she said.
    """
    n = view.stretch[item.last]
    if n < 0 or view.inside[item.first] or not says(view, item.cue):
        return
    stretch = view.stretches[n]
    parted = view.word[stretch.open - 1] in DASHES - {"-"} or view.word[stretch.open - 1] in (":", ";")
    own = any(view.tag[k] in FINITE for k in range(item.first, stretch.open))
    spoken = any(view.tag[k] in FINITE for k in range(stretch.first, stretch.last + 1))
    if parted and own and spoken and stretch.closed and item.first < stretch.open and stretch.last == item.last:
        item.first = stretch.first


def _reach_source(view: ParsedText, item: Proposal) -> None:
    """Add an apposition up to the source: it will teach them to land, *a thing they want*, officials said."""
    source, after = item.source, item.last + 1
    if source < 0 or not item.last < source or view.inside[item.last] or not says(view, item.cue):
        return
    comma = min(view.first[source], item.cue) - 1
    words = range(after + 1, comma)
    if not 0 < len(words) <= MAX_APPOSITION or view.lower[after] != "," or view.lower[comma] != ",":
        return
    top = next((k for k in words if view.dep[k] in ("appos", "npadvmod", "advcl", "relcl", "oprd", "attr", "dep")), -1)
    own = top >= 0 and item.first <= view.head[top] <= item.last
    if own and all(view.free[k] for k in words) and not any(says(view, k) and view.pos[k] == "VERB" for k in words):
        item.last = comma - 1


def _resume_after_source(view: ParsedText, item: Proposal) -> None:
    """Add the participle behind the source to its auxiliary: he had, according to Roe, *sold a boat*."""
    if view.lower[item.cue] != "according" or view.lemma[item.last] not in ("have", "be") or item.source < item.cue:
        return
    if resumption(view, item.source, item.cue) >= 0:
        item.last = view.free_bounds[view.sent[item.cue]][1]


def resumption(view: ParsedText, source: int, cue: int) -> int:
    """The comma behind a source after which a participle goes on with the auxiliary before its cue; -1: none does."""
    last = view.bounds[view.sent[cue]][1]
    before = next((k for k in range(cue - 1, -1, -1) if view.free[k]), -1)
    if before < 0 or view.lemma[before] not in ("have", "be") or view.sent[before] != view.sent[cue]:
        return -1
    commas = (k for k in range(source + 1, last - 1) if view.lower[k] == ",")
    return next((k for k in commas if view.tag[k + 1] in ("VBN", "VBG")), -1)


def _add_predicate(view: ParsedText, item: Proposal) -> None:
    """Add the marked verb to its subject: claimed that older voters | *“loathe the noise”*."""
    opening = item.last + 1
    if view.inside[item.last] or opening >= view.n or not view.opens[opening] or item.source > item.last:
        return
    stretch = (
        view.stretches[view.stretch[opening + 1]] if opening + 1 < view.n and view.stretch[opening + 1] >= 0 else None
    )
    if stretch is None or not stretch.closed:
        return
    subjects = (k for k in range(item.first, item.last + 1) if view.dep[k] in SUBJECTS)
    if any(stretch.first <= view.head[k] <= stretch.last for k in subjects):
        item.last = stretch.last


def _share_noun(view: ParsedText, item: Proposal) -> None:
    """Begin at the noun of a relative clause.

    The code | it said *breaks the lock*; not at *what* officials say.
    """
    cue = item.cue
    begins = cue + 1
    if begins > item.last or view.tag[begins] not in FINITE or not says(view, cue):
        return
    verb = view.head[begins] if view.dep[begins] in ("aux", "auxpass") else begins
    if view.dep[verb] != "ccomp" or view.head[verb] != cue:
        return
    if view.lower[item.first] == "what" and item.first < cue:
        item.first = begins
        item.last = _end_of_predicate(view, verb, item.last)
        return
    noun, subject = view.head[cue], view.subject(cue)
    relative = view.lower[noun + 1] in ("that", "which") and noun + 1 < cue
    plain = noun < subject < cue and view.first[subject] == noun + 1 + relative and view.pos[noun] in ("NOUN", "PROPN")
    if plain and view.dep[cue] == "relcl" and view.first[noun] <= noun:
        item.first = view.first[noun]


def _end_of_predicate(view: ParsedText, verb: int, last: int) -> int:
    """The end of what a form of *be* says, before a comma with which the outlet goes on."""
    for k in range(verb + 1, last):
        if view.lower[k] == "," and view.lower[k + 1] in ("with", "as", "while", "and", "but", "leaving", "forcing"):
            return k - 1
    return last


def breaks_off(view: ParsedText, row: Proposal, rest: Proposal) -> bool:
    """True if a fragment in marks ends what a row's source says: failed, as they had no | “ideas”."""
    if rest.source >= 0 or rest.named or not view.opens[rest.cue] or row.turn or row.named:
        return False
    after = row.cue < row.first <= row.last < rest.first and view.sent[row.cue] == view.sent[rest.first]
    if not after or view.pos[row.cue] != "VERB" or view.sent[rest.last] != view.sent[rest.first]:
        return False
    between = range(row.last + 1, rest.first)
    reason = any(view.lower[k] in ("because", "since", "so") and view.dep[k] == "mark" for k in between)
    other = any(says(view, k) and view.pos[k] == "VERB" for k in between)
    top = min(
        (k for k in range(row.first, row.last + 1) if view.free[k]), key=lambda k: view.depth[k], default=row.last
    )
    own = view.dominates(top, rest.first) or (reason and view.dominates(row.cue, rest.first))
    own = own or _goes_on_reporting(view, row, rest)
    return not other and len(between) <= MAX_BROKEN_OFF and own


def _goes_on_reporting(view: ParsedText, row: Proposal, rest: Proposal) -> bool:
    """True if the speaker's own further clause leads to words in marks.

    She said it was late, and *she* had “tried”.
    """
    after = row.last + 1
    and_ = after + 1
    if after + 2 >= rest.first or view.lower[after] != "," or view.lower[and_] not in ("and", "but"):
        return False
    subject, verb = after + 2, view.head[after + 2]
    own = view.lower[subject] in ("he", "she", "they", "it") and view.dep[subject] in SUBJECTS
    source = row.source if row.source >= 0 else view.subject(row.cue)
    same = source >= 0 and (view.lower[source] == view.lower[subject] or view.pos[source] in ("PROPN", "NOUN"))
    it = view.lower[subject] == "it" and view.ent[source] == "PERSON"
    return own and same and not it and says(view, row.cue) and view.tag[row.cue] == "VBD" and view.head[verb] == row.cue
