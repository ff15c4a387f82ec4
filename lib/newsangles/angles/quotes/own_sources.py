"""Sources of rows that the scorers left without one, though the same sentence has it."""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.angles.quotes.cues import says
from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import SUBJECTS, ParsedText

PAPERS = frozenset("statement letter post message memo email tweet note speech interview release report filing".split())
"""Nouns for what is said or written by whoever acts: in a *statement* announcing the sale, Roe said."""

NO_SOURCES = frozenset("it there this that which what".split())
"""Subjects that say nothing."""


def complete_sources(view: ParsedText, rows: Sequence[Proposal]) -> None:
    """Give rows the source that their sentence tells, where the scorers found none or a paper."""
    for item in rows:
        if item.turn or item.named or view.pos[item.cue] != "VERB":
            continue
        found = _of_participle(view, item)
        if found < 0 and item.source < 0:
            found = _behind_verb(view, item)
        if found >= 0 and not item.first <= found <= item.last:
            item.source = found


def _of_participle(view: ParsedText, item: Proposal) -> int:
    """The subject of the verb that a participle goes with: *Roe* spoke of the dam, warning that …; -1: none."""
    cue = item.cue
    if view.tag[cue] != "VBG" or view.inside[cue]:
        return -1
    verb = view.head[cue]
    if view.dep[cue] == "advcl" and item.source < 0 and cue > verb and view.subject(cue) < 0:
        pass
    elif view.dep[cue] == "acl" and item.source == verb and view.lemma[verb] in PAPERS and view.dep[verb] == "pobj":
        verb = view.head[view.head[verb]]
        if not says(view, verb):
            return -1
    else:
        return -1
    own = [k for k in view.children[verb] if view.dep[k] in SUBJECTS and view.dep[k] != "nsubjpass"]
    plain = view.pos[verb] == "VERB" and len(own) == 1 and view.lower[own[0]] not in NO_SOURCES
    return own[0] if plain and not view.inside[own[0]] else -1


def _behind_verb(view: ParsedText, item: Proposal) -> int:
    """A name behind the verb after a quotation, whatever its tag: “…,” says *Will*; -1: none."""
    k = item.cue + 1
    last = view.bounds[view.sent[item.cue]][1]
    if not (item.last < item.cue and view.inside[item.last] and says(view, item.cue)) or k > last:
        return -1
    name = view.word[k][:1].isupper() and view.word[k].isalpha() and view.word[k] != "I"
    ends = k == last or (k + 1 == last and view.word[last] in (".", ",", ":"))
    return k if name and ends else -1
