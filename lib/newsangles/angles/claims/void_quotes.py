"""Attributions that attribute nothing: *no witness said that*, *did not say that*, *charged with protecting*."""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.factuality.clauses import kinds_of
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.angles.quotes.cues import says
from newsangles.language.parsed_text import ParsedText
from newsangles.language.subjects import subjects_of
from newsangles.tables.schema import Quote

_NOT_ANY = frozenset(
    (
        "not all",
        "not every",
        "not everyone",
        "not everybody",
        "few if",
        "not any",
        "not one",
        "not a",
        "hardly any",
        "hardly anyone",
    )
)


def void_quotes(context: Presentations, quotes: Sequence[Quote]) -> dict[str, int]:
    """The quotes without a statement, each by its id with the word of its cue.

    The content of such a quote is no claim of anybody; the sentence around it is one of the outlet.
    """
    view, words, found = context.view, lexicon(), {}
    for quote in quotes:
        if quote.cue_start is None or quote.cue_end is None:
            continue
        cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
        verb = next((i for i in reversed(cue) if view.pos[i] in VERBAL), cue[-1])
        own = context.clause(verb).subject
        nobody = own < 0 and (quote.source or "").lower() == "it"  # it is worth noting that
        if quote.source_start is not None:
            nobody = nobody or is_nobody(view, view.word_at(quote.source_start))
        else:
            nobody = view.lemma[verb] in words["naming"] and context.clause(verb).passive  # also known as
        unsaying = unsaid(context, verb) or _as_hoped(context, verb) or any(gives_task(context, i) for i in cue)
        unsaying = unsaying or comes_upon(context, verb)
        if nobody or (quote.kind == "indirect" and unsaying):
            found[quote.quote_id] = verb
    return found


def comes_upon(context: Presentations, verb: int) -> bool:
    """True for a verb of finding that tells of a sight: *they found the door locked*."""
    view, words = context.view, lexicon()
    if view.lemma[verb] not in words["coming upon"] or view.pos[verb] not in VERBAL:
        return False
    subject = context.clause(verb).subject
    if subject >= 0 and (view.lemma[subject] in words["document"] or view.lemma[subject] in words["survey"]):
        return False
    below = context.kids(verb, "ccomp", "xcomp", "oprd", "acomp")
    if any(view.lemma[k] in words["verdict"] for k in below):
        return False
    if not below and not context.kids(verb, "dobj"):
        return False
    return not any(context.clause(k).finite and not in_state(context, k) for k in below)


def in_state(context: Presentations, i: int) -> bool:
    """True for a participle that says in what state something is: *found the door locked*."""
    view = context.view
    return (
        view.tag[i] in ("VBD", "VBN") and not context.kids(i, "aux", "auxpass", "mark") and subjects_of(view).passive(i)
    )


def _as_hoped(context: Presentations, verb: int) -> bool:
    """True for a verb of an *as* clause that is none of saying: *as the mayor had hoped*."""
    view, mark = context.view, context.mark(verb)
    bare = not context.kids(verb, "dobj", "ccomp", "xcomp")
    return mark >= 0 and view.lower[mark] == "as" and bare and not says(view, verb)


def is_nobody(view: ParsedText, first: int) -> bool:
    """True if a source that begins with this word is none: *no witness*, *not any of them*."""
    if first >= view.n:  # a mark of punctuation
        return True
    return view.lower[first] in lexicon()["nobody"] or " ".join(view.lower[first : first + 2]) in _NOT_ANY


def unsaid(context: Presentations, verb: int) -> bool:
    """True if a clause says that something was not said: *did not say that*, *refused to say whether*."""
    view, words = context.view, lexicon()
    if view.lemma[verb] not in words["neutral saying"] or view.pos[verb] not in VERBAL:
        return False
    clause = context.clause(verb)
    if clause.negation >= 0 or (clause.subject >= 0 and is_nobody(view, view.first[clause.subject])):
        return True
    return clause.to and view.dep[verb] == "xcomp" and view.lemma[view.head[verb]] in words["refusing"]


def gives_task(context: Presentations, i: int) -> bool:
    """True for the word of a charge whose content is a task: *charged with guarding the port*."""
    view, words = context.view, lexicon()
    if "alleges" not in kinds_of(context, i) or view.lemma[i] not in words["giving tasks"]:
        return False
    tasks = words["task"]
    for k in context.kids(i, "prep"):
        for below in (*context.kids(k, "pcomp", "pobj"),):
            if view.lower[k] == "with" and view.lemma[below] in tasks:
                return True
    return False
