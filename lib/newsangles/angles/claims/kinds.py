"""The kind of a claim, and the stance of the outlet towards it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsangles.angles.claims.claim_spans import Unit
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.factuality.clauses import kinds_of
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.angles.quotes.contents import is_work_title
from newsangles.angles.quotes.lexicon import implication_of
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.schema import ClaimKind, Quote, Stance

MAX_SCARE_WORDS = 3
"""Words in quotation marks outside all quotes are scare quotes if they are <= this many."""

IMPLYING: tuple[Stance, ...] = ("doubting", "conceding", "endorsing", "asserting", "neutral")
"""Implications of cues, by weight; see ``data/implications.tsv``."""

_DISTANT = re.compile(r"\b(?:so-called|allegedly|supposedly|purportedly)\b", re.IGNORECASE)


def stance_of(
    context: Presentations, unit: Unit, quote: Quote | None, quotes: Sequence[Quote]
) -> tuple[Stance | None, str | None]:
    """The stance of the outlet on the truth of a claim, and its word: a loaded cue, *so-called*, *allegedly*."""
    view, groups = context.view, implication_of()
    distant = _DISTANT.search(view.text, view.idx[unit.first], view.end[unit.last])
    if distant is not None:
        return "doubting", distant.group()
    if quote is None:
        return _scare(view, unit, quotes)
    if quote.cue_start is None or quote.cue_end is None:
        return None, None
    cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
    if (falsely := next((k for k in _adverbs(context, cue) if view.lower[k] in context.words["falsely"]), -1)) >= 0:
        return "doubting", view.word[falsely]
    known = {groups[view.lemma[i]]: view.word[i] for i in cue if view.lemma[i] in groups}
    return next(((group, known[group]) for group in IMPLYING if group in known), (None, None))


def _adverbs(context: Presentations, cue: range) -> list[int]:
    """The adverbs of the words of a cue, and those among them: *falsely* claimed."""
    return [k for i in cue for k in (i, *context.kids(i, "advmod"))]


def _scare(view: ParsedText, unit: Unit, quotes: Sequence[Quote]) -> tuple[Stance | None, str | None]:
    """Scare quotes: a few words of the outlet in quotation marks that are no name or title."""
    for stretch in view.stretches:
        words = [i for i in range(stretch.first, stretch.last + 1) if view.free[i]]
        within = unit.first <= stretch.open and stretch.close <= unit.last
        own = within and stretch.closed and 0 < len(words) <= MAX_SCARE_WORDS
        quoted = any(a <= view.idx[stretch.first] < b for quote in quotes for a, b in quote.parts)
        if own and not quoted and not is_work_title(view, stretch) and any(view.word[i].islower() for i in words):
            return "doubting", view.text[view.idx[stretch.open] : view.end[stretch.close]]
    return None, None


def kind_of_claim(context: Presentations, unit: Unit, counted: Sequence[int]) -> ClaimKind:
    """The kind of a claim, the weightiest that fits; `counted`: the offsets at which quantities begin."""
    view, words = context.view, lexicon()
    row, verb = unit.row, context.verb_of(unit.word)
    span = range(unit.first, unit.last + 1)
    lemma = view.lemma[verb]
    lemmas = {view.lemma[i] for i in span}
    accused = row.status == "alleged" and not {"disputed", "no proof"}.intersection(row.cue_rules)
    if accused or set(kinds_of(context, verb)) & {"alleges"}:
        return "accusation"
    clause = context.clause(verb)
    person = clause.subject >= 0 and (view.ent[clause.subject] == "PERSON" or view.pos[clause.subject] == "PRON")
    ahead = row.future or (bool(clause.modal) and row.status in ("predicted", "conditional"))
    if {"plans", "wants", "commits"}.intersection(row.cue_rules):
        return "policy"
    if ahead and row.status not in ("planned", "wanted"):
        return "prediction"
    if row.status in ("planned", "wanted") or (lemma in words["policy"] and view.pos[verb] in VERBAL and not person):
        return "policy"
    n = bisect_left(counted, view.idx[unit.first])
    if n < len(counted) and counted[n] < view.end[unit.last]:
        return "number"
    changes = lemma in words["change"] and not person and not context.kids(verb, "xcomp", "acomp")
    if changes or lemmas & words["compare"] or any(_compares(view, i) for i in span):
        return "comparison"
    if lemma in words["cause"] or any(
        view.lower[k] in words["cause link"] and view.dep[k] in ("mark", "prep", "advmod") for k in span
    ):
        return "cause"
    thing = any(view.dep[k] == "attr" and view.pos[k] in ("NOUN", "PROPN") for k in view.children[verb])
    if lemma in words["be"] and thing:
        return "definition"
    does = lemma not in context.words["state"] or (clause.passive and lemma == "hold")
    return "event" if clause.past and view.pos[verb] == "VERB" and does else "other"


def _compares(view: ParsedText, i: int) -> bool:
    """True if a word is a superlative, or a comparative that is more than an epithet (*a broader deal*)."""
    if view.lower[i] in ("most", "least", "more", "less"):
        return view.tag[i] == "RBS" and not (i and view.lower[i - 1] == "at")  # most important; not: most people
    return view.tag[i] in ("JJS", "RBS") or (view.tag[i] in ("JJR", "RBR") and view.dep[i] != "amod")
