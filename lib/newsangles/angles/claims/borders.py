"""The borders of a claim's words, moved where the parser or a quotation leaves half of a statement."""

from __future__ import annotations

from newsangles.angles.claims.credits import within_borders
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.angles.quotes.cues import says
from newsangles.language.parsed_text import DASHES

_NOT_ONLY = frozenset(("only", "just", "merely", "simply"))
_PERSONAL = frozenset(("he", "she"))


def borders(context: Presentations, first: int, verb: int, last: int) -> tuple[int, int]:
    """The first and last word of a claim: neither half of a statement, nor more than its teller's."""
    first, last = within_borders(context, first, verb, last)
    last = _before_quoted_clause(context, verb, last)
    last = _before_narration(context, verb, last)
    last = _with_but(context, first, last)
    return _with_opening_word(context, first, verb), last


def _before_quoted_clause(context: Presentations, verb: int, last: int) -> int:
    """The last word before a dash with a whole clause quoted behind it: *he changed it once — “I did”*."""
    view = context.view
    if view.inside[verb]:
        return last
    for i in range(verb + 1, last):
        if view.word[i] in DASHES and not view.inside[i] and view.opens[i + 1]:
            told = (k for k in range(i + 1, last + 1) if view.inside[k] and view.pos[k] in VERBAL)
            if any(context.clause(k).finite and context.clause(k).subject > i for k in told):
                return i - 1
    return last


def _before_narration(context: Presentations, verb: int, last: int) -> int:
    """The last word before the outlet's own narration: *said it was his duty, [as he fended off attacks]*."""
    view = context.view
    above, relation, _ = context.above(verb)
    if relation != "ccomp" or above < 0 or above > verb or not says(view, above) or view.inside[verb]:
        return last
    for k in context.kids(verb, "advcl"):
        clause, mark = context.clause(k), context.mark(k)
        acts = view.tag[k] == "VBD" and view.lemma[k] not in context.words["state"] and clause.negation < 0
        if k < verb or not acts or mark < 1 or view.lower[mark] != "as" or view.word[mark - 1] != ",":
            continue
        if clause.subject >= 0 and view.lower[clause.subject] in _PERSONAL and mark - 1 <= last:
            return max(verb, mark - 2)
    return last


def _with_but(context: Presentations, first: int, last: int) -> int:
    """The last word of the other half of *not only …, but …*."""
    view = context.view
    pairs = any(view.lower[i] == "not" and view.lower[i + 1] in _NOT_ONLY for i in range(first, last))
    if not pairs or "but" in view.lower[first:last]:
        return last
    end = view.free_bounds[view.sent[last]][1]
    but = next((i for i in range(last, min(last + 3, end)) if view.lower[i] == "but"), -1)
    whole = but > 0 and all(view.inside[i] == view.inside[last] for i in range(last + 1, end + 1) if view.free[i])
    return end if whole else last


def _with_opening_word(context: Presentations, first: int, verb: int) -> int:
    """The first word of a sentence that the parser took for a verb of its own: *[Woke] ideology seems*."""
    view, before = context.view, first - 1
    if before < 0 or before != view.free_bounds[view.sent[first]][0] or not view.word[before].istitle():
        return first
    lone = view.pos[before] in ("VERB", "ADJ", "NOUN", "PROPN") and not context.kids(before, "nsubj", "dobj", "aux")
    bare = view.pos[first] in ("NOUN", "PROPN") and view.head[first] == verb and view.first[first] == first
    return before if lone and bare and view.end[before] + 1 == view.idx[first] else first
