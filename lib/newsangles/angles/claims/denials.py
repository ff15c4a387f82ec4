"""Denials whose content is a claim: *rejected claims that P*, *denied having left*, *called it a lie*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from newsangles.angles.claims.unquoted_sources import Unquoted
from newsangles.angles.claims.void_quotes import is_nobody
from newsangles.angles.factuality.clauses import kinds_of, rule_of
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.parsed_text import SUBJECTS
from newsangles.language.subjects import subjects_of
from newsangles.tables.schema import Predicate, Quote

_DENYING = frozenset(("denies", "untrue"))
"""Rules of words by which somebody says that something is not so."""

_TOLD_BEFORE = frozenset(("that", "this", "it", "these", "those"))
"""Words that point to what was told before."""

MAX_VERDICT_WORDS = 10
"""Limit of the words of a clause that only calls untrue what was told before."""

_NONE: Mapping[str, Quote] = MappingProxyType({})

MAX_STEPS = 6
"""Limit of the words from a denying word up to the verb whose subject denies."""


def denier(
    context: Presentations, row: Predicate, verb: int, lead: int, quotes: Mapping[str, Quote]
) -> Unquoted | None:
    """Whoever says that a clause or gerund is not so: *rejected claims that [P]*, *denied [leaving]*; None: nobody."""
    view, (above, relation, _) = context.view, context.above(lead)
    if row.polarity != "negative" or above < 0:
        return None
    if relation in ("acl", "relcl"):
        noun = view.pos[above] == "NOUN" and context.mark(lead) >= 0
        if not noun or not context.clause(verb).finite:
            return None
    elif relation in ("xcomp", "ccomp", "dobj"):
        gerund = view.tag[verb] == "VBG" or any(view.tag[k] == "VBG" for k in context.kids(verb, "aux", "auxpass"))
        if not gerund or context.clause(verb).finite:
            return None
    else:
        return None
    places = zip(row.cue_rules, row.cue_spans, strict=True)
    words = [view.word_at(start) for rule, (start, _) in places if rule in _DENYING]
    found = next((teller for i in words if (teller := teller_of(context, i, quotes)) is not None), None)
    return found if found is not None and not found.first <= verb <= found.last else None


def teller_of(context: Presentations, i: int, quotes: Mapping[str, Quote] = _NONE) -> Unquoted | None:
    """The subject of a denying verb, the owner of a denying noun, or the source that a quote gives."""
    view = context.view
    for quote in quotes.values():
        if quote.cue_start is None or quote.cue_end is None or quote.source_start is None:
            continue
        if quote.cue_start <= view.idx[i] < quote.cue_end and quote.cue_class not in ("allegation", "accusation"):
            return _of_span(context, view.word_at(quote.source_start), view.word_at((quote.source_end or 1) - 1))
    if view.pos[i] == "NOUN" and (owners := context.kids(i, "poss")):
        return _of_span(context, view.first[owners[0]], owners[0])
    for _ in range(MAX_STEPS):
        if view.pos[i] == "VERB" and ({"denies", "labels"} & _kinds(context, i)):
            clause, found = context.clause(i), subjects_of(view).of(i)
            says_no = clause.finite and not clause.passive and not clause.modal and clause.negation < 0
            if found is None or found.word > i or not says_no:
                return None
            last = min(view.last[found.word], i - 1)
            while last > found.word and view.pos[last] in ("ADV", "PUNCT"):
                last -= 1  # he flatly denied
            return _of_span(context, view.first[found.word], last, found.word)
        if view.head[i] == i or view.pos[i] == "AUX":
            return None
        i = view.head[i]
    return None


def _kinds(context: Presentations, i: int) -> set[str]:
    """The names of a verb's rules, and whether it labels something: *called it a lie*."""
    return {*kinds_of(context, i), *(("labels",) if context.view.lemma[i] in context.words["labels"] else ())}


def _of_span(context: Presentations, first: int, last: int, head: int = -1) -> Unquoted | None:
    """The source of these words; None: they are nobody's, or only point."""
    view = context.view
    top = next((i for i in range(first, last + 1) if not first <= view.head[i] <= last), first)
    head = head if first <= head <= last else top
    if is_nobody(view, first) or view.lower[head] in _TOLD_BEFORE or view.tag[head] in ("WDT", "WP"):
        return None
    return Unquoted(first, head, max(head, last), range(0))


def denied_end(context: Presentations, verb: int, last: int) -> int:
    """The last word of a denied clause, before what is said of it: *the claim that P [is a lie]*."""
    view, above = context.view, context.above(verb).head
    later = view.head[above] if above >= 0 and view.dep[above] in SUBJECTS else -1
    ends = [k for k in (later, *view.children[later]) if k > verb] if later > verb else []
    for k in context.kids(verb, "advcl"):
        loose = k > verb and view.tag[k] == "VBG" and context.mark(k) < 0
        ends += [view.first[k] - 1] if loose and view.word[view.first[k] - 1] == "," else []
    return min([last, *(k - 1 for k in ends)])


def calls_untrue(context: Presentations, verb: int) -> bool:
    """True for a clause that only calls something told before untrue: *that is not true*, *she called it a lie*."""
    view, clause = context.view, context.clause(verb)
    if clause.modal or not clause.finite or sum(view.free[view.first[verb] : view.last[verb] + 1]) > MAX_VERDICT_WORDS:
        return False
    mark = context.mark(verb)
    thing, words = clause.subject, context.kids(verb, "attr", "acomp")
    if thing < 0 and mark >= 0 and view.lower[mark] == "that":
        thing = mark  # said that was untrue
    if view.lemma[verb] != "be":
        thing, words = _labelled(context, verb)
    if thing < 0 or not _points(context, thing) or (view.lemma[verb] == "be" and view.pos[thing] == "NOUN"):
        return False
    for k in words:
        rule = rule_of(context, k, "subject")
        if rule is not None and rule.name in ("untrue", "true") and not context.kids(k, "acl", "ccomp", "xcomp"):
            return (rule.name == "untrue") != (clause.negation >= 0)
    return False


def untrue(row: Predicate) -> Predicate:
    """The predicate of a clause that calls something untrue, as what this makes of that."""
    if row.polarity == "negative":
        return row
    return replace(row, polarity="negative", factuality=-abs(row.factuality), happened=-abs(row.happened))


def _labelled(context: Presentations, verb: int) -> tuple[int, list[int]]:
    """The thing that a verb labels, and the words of its label: *called it a lie*; -1: it labels none."""
    view, clause = context.view, context.clause(verb)
    if view.lemma[verb] not in context.words["labels"] or clause.passive or clause.negation >= 0:
        return -1, []
    below = [k for k in context.kids(verb, "ccomp", "xcomp", "oprd") if view.pos[k] not in ("VERB", "AUX")]
    things = [*context.kids(verb, "dobj"), *(k for i in below for k in context.kids(i, "nsubj"))]
    words = below + [x for k in context.kids(verb, "prep") if view.lower[k] == "as" for x in view.children[k]]
    return (things[0], words) if things and clause.subject >= 0 else (-1, [])


def _points(context: Presentations, i: int) -> bool:
    """True for *that* or *it*, and for *the claim* without its content."""
    view = context.view
    if view.lower[i] in _TOLD_BEFORE:
        return True
    rule = rule_of(context, i, "clause") if view.pos[i] == "NOUN" else None
    definite = any(view.lower[k] in ("the", "this", "that", "these", "those") for k in context.kids(i, "det"))
    return rule is not None and rule.polarity == "content" and definite and not context.kids(i, "acl", "relcl", "prep")
