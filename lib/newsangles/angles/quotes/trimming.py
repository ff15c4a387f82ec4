"""Edges of contents put right by rule: what the outlet adds behind them, and what it puts before."""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.angles.quotes.clause_ends import keep_to_clause
from newsangles.angles.quotes.cues import cue_key, says
from newsangles.angles.quotes.inferences import is_quoted_as
from newsangles.angles.quotes.proposals import Proposal
from newsangles.angles.quotes.unsaid import end_of_own
from newsangles.language.parsed_text import DASHES, SUBJECTS, ParsedText

ASIDES = frozenset(("though", "however"))
"""Words after a comma with which the outlet compares a statement to others: denies that it was settled, *though*."""

CIRCUMSTANCES = frozenset("after amid as at before during from in inside near on outside when while".split())
"""Words after closed speech that begin the outlet's own clause: chanted “Let us in,” *as* the doors closed."""

COMPLEMENTS = {
    "accuse": ("of",),
    "attribute": ("to",),
    "blame": ("on", "for"),
    "charge": ("with",),
    "compare": ("to", "with"),
    "condemn": ("for", "as"),
    "credit": ("with", "for"),
    "criticise": ("for",),
    "criticize": ("for",),
    "describe": ("as",),
    "fault": ("for",),
    "liken": ("to",),
    "link": ("to", "with"),
    "praise": ("for",),
    "regard": ("as",),
    "thank": ("for",),
    "warn": ("of", "about", "against"),
}
"""Prepositions that complete what a verb says of its object."""

MAX_SHARED_SUBJECT = 10
"""Limit of the words from *with* to a participle of saying."""

MAX_BEFORE = 8
"""Limit of the words of a phrase between *according to* and the statement."""


def trim_all(view: ParsedText, items: Sequence[Proposal], least: float) -> None:
    """Move the edges of all contents.

    A cue that no longer stands in another's content may have a row of its own.

    Args:
        view: The text.
        items: The proposals of all cues.
        least: Log-odds with which a row is chosen.
    """
    freed: set[int] = set()
    for item in items:
        before = item.last
        trim(view, item)
        if item.last < before and item.rank == 0 and item.log_odds > least:
            freed |= {k for k in range(item.last + 1, before + 1) if view.pos[k] == "VERB" and says(view, k)}
    for item in items:
        if item.cue in freed and item.rank == 0 and item.source >= 0:
            item.log_odds = max(item.log_odds, least)


def trim(view: ParsedText, item: Proposal) -> None:
    """Move the edges of a proposal's content."""
    item.last = min(item.last, end_of_own(view, item))
    if item.turn or item.named:
        return
    keep_to_clause(view, item)
    if item.first < item.cue < item.last:
        _part_from_other(view, item)
        _cut_unmarked(view, item)
    if item.last < item.cue and is_quoted_as(view, item.cue):
        _cut_reported(view, item)
    if item.cue < item.first:
        _cut_circumstances(view, item)
        _cut_comment(view, item)
        _cut_others(view, item)
        _cut_aside(view, item)
        _add_before(view, item)
        _add_subject(view, item)
        _add_joined(view, item)
        _add_complement(view, item)


def _part_from_other(view: ParsedText, item: Proposal) -> None:
    """Leave a quotation that ends before the cue's sentence to its own speaker, where the cue brings in the next.

    “I was joking.” To which she said, “Thank you.”
    """
    before = [s for s in view.stretches if item.first <= s.first and s.close < item.cue and s.closed]
    opening = item.cue + 2
    brings_in = opening < view.n and view.word[item.cue + 1] in (",", ":") and view.opens[opening]
    if not before or not brings_in or item.last < opening:
        return
    ends = view.word[before[-1].close - 1] in (".", "!", "?") or view.word[before[-1].last][-1] in ".!?"
    words = any(view.free[k] for k in range(before[-1].close + 1, item.cue))
    if ends and words and view.stretch[item.first] >= 0:
        item.first = view.stretches[view.stretch[opening + 1]].first


def _cut_unmarked(view: ParsedText, item: Proposal) -> None:
    """Cut unmarked words behind the cue of a quotation: “It is late,” Roe said | at a meeting."""
    n = view.stretch[item.first]
    if n < 0 or view.stretches[n].first != item.first or any(view.inside[k] for k in range(item.cue, item.last + 1)):
        return
    before = [s for s in view.stretches[n:] if s.close < item.cue and s.closed]
    if before and view.word[before[-1].close - 1] == ",":
        item.last = before[-1].last


def _cut_reported(view: ParsedText, item: Proposal) -> None:
    """Cut who is quoted from what is quoted: “It is late,” | the cousin was quoted as saying."""
    marked = [s for s in view.stretches if item.first <= s.last and s.closed and s.close < item.last]
    if marked and view.subject(item.cue) in range(marked[-1].close + 1, item.last + 1):
        item.last = marked[-1].last


def _add_complement(view: ParsedText, item: Proposal) -> None:
    """Add the phrase without which a verb's object tells nothing: blamed the fire | *on the heating*."""
    after, key = item.last + 1, cue_key(view, item.cue)
    if key not in COMPLEMENTS or after >= view.n or view.inside[item.last] or view.inside[after]:
        return
    of_cue = view.head[after] == item.cue or (view.head[view.head[after]] == item.cue and view.pos[after] == "ADP")
    if view.lower[after] not in COMPLEMENTS[key] or view.dep[after] != "prep" or not of_cue:
        return
    end = view.last[after]
    if end > after and view.sent[end] == view.sent[after] and item.source not in range(after, end + 1):
        item.last = end


def _cut_aside(view: ParsedText, item: Proposal) -> None:
    last = item.last
    if view.lower[last] in ASIDES and view.lower[last - 1] == "," and last - 2 > item.first and not view.inside[last]:
        item.last = last - 2


def _cut_others(view: ParsedText, item: Proposal) -> None:
    """Cut what others say beside it: vowed to stay, *with most citing their duty*."""
    for k in range(item.first + 1, item.last):
        if view.lower[k] != "," or view.lower[k + 1] != "with" or view.inside[k]:
            continue
        verb = next((v for v in range(k + 3, min(k + MAX_SHARED_SUBJECT, item.last)) if view.tag[v] == "VBG"), -1)
        if verb > 0 and says(view, verb) and view.pos[verb - 1] in ("NOUN", "PROPN", "PRON", "ADJ"):
            item.last = k - 1
            return


def _cut_circumstances(view: ParsedText, item: Proposal) -> None:
    """Cut the outlet's clause behind what is said word for word."""
    first = view.stretch[item.first]
    if first < 0 or view.stretches[first].first != item.first:
        return
    for s in view.stretches[first:]:
        if s.last >= item.last:
            return
        after = s.close + 1
        if s.closed and s.speech and after < item.last and view.lower[after] in CIRCUMSTANCES:
            item.last = s.last
            return


def _add_subject(view: ParsedText, item: Proposal) -> None:
    """Add the subject of a clause whose verb is marked alone: says *the firm* “has three offices”."""
    if view.inside[item.cue] or not view.opens[item.first - 1]:
        return
    between = range(item.cue + 1, item.first - 1)
    own = (k for k in between if view.dep[k] in SUBJECTS and item.first <= view.head[k] <= item.last)
    subject = next(own, -1)
    if subject < 0 or view.first[subject] <= item.cue or view.last[subject] >= item.first:
        return
    if all(view.free[k] for k in range(view.first[subject], item.first - 1)):
        item.first = view.first[subject]


def _add_joined(view: ParsedText, item: Proposal) -> None:
    """Add marked words that are joined to those before: about “a rigged vote” *and “lost families”*."""
    while view.inside[item.last] and view.stretch[item.last] >= 0:  # no stretch: marks that do not match
        stretch = view.stretches[view.stretch[item.last]]
        joint = stretch.close + 1
        if not stretch.closed or stretch.last != item.last or joint + 1 >= view.n:
            return
        if view.lower[joint] not in ("and", "or") or not view.opens[joint + 1]:
            return
        other = view.stretches[view.stretch[joint + 1]]
        after = other.close + 1
        ends = after >= view.n or view.lower[after] in (".", ";", "and", "or") or view.sent[after] != view.sent[joint]
        if not other.closed or not (ends or view.lower[other.close - 1] in (".", ",")):
            return
        item.last = other.last


def _cut_comment(view: ParsedText, item: Proposal) -> None:
    """Cut what the outlet puts behind a dash after marked words: called it “theft” – *a charge that stung*."""
    if view.inside[item.last]:
        return
    for k in range(item.last - 1, item.first, -1):
        if view.closes[k - 1] and view.word[k] in DASHES and not any(view.opens[k : item.last + 1]):
            item.last = max(i for i in range(item.first, k) if view.free[i])
            return


def _add_before(view: ParsedText, item: Proposal) -> None:
    """Add a phrase in commas before the statement: according to the mayor, *as of 2016*, the town was poor."""
    if view.lower[item.cue] != "according" or not item.cue < item.source < item.first or view.inside[item.first]:
        return
    comma = next((k for k in range(item.source + 1, item.first) if view.lower[k] == ","), item.first)
    words = range(comma + 1, item.first - 1)
    if not 0 < len(words) <= MAX_BEFORE or view.lower[item.first - 1] != ",":
        return
    opener = comma + 1
    phrase = view.dep[opener] in ("prep", "npadvmod") and all(view.free[k] for k in words)
    if phrase and not view.dominates(item.source, opener) and view.sent[opener] == view.sent[item.first]:
        item.first = opener
