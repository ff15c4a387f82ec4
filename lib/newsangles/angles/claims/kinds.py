"""The kind of a claim, and the stance of the outlet towards it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsangles.angles.claims.extents import Unit
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.quantity import Quantity
from newsangles.angles.claims.units import measures
from newsangles.angles.claims.void_quotes import gives_task
from newsangles.angles.factuality.clauses import accuses
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.angles.quotes.contents import is_work_title
from newsangles.angles.quotes.lexicon import implication_of
from newsangles.language.parsed_text import ParsedText, Stretch
from newsangles.language.spans import SpanIndex
from newsangles.tables.schema import ClaimKind, Quote, Stance

MAX_SCARE_WORDS = 3
"""Words in quotation marks outside all quotes are scare quotes if they are <= this many."""

MAX_COUNTED_WORDS = 12
"""A number in words that counts things makes a claim one of numbers if it is > this."""

MAX_WORDS_UP = 8
"""Limit of the words between a figure and the verb that claims it."""

IMPLYING: tuple[Stance, ...] = ("doubting", "conceding", "endorsing", "asserting", "neutral")
"""Implications of cues, by weight; see ``data/implications.tsv``."""

_DISTANT = re.compile(r"\b(?:so-called|allegedly|supposedly|purportedly)\b", re.IGNORECASE)


def stance_of(
    context: Presentations, unit: Unit, quote: Quote | None, spoken: SpanIndex
) -> tuple[Stance | None, str | None]:
    """The stance of the outlet on the truth of a claim, and its word: *claimed*, *so-called*, *allegedly*.

    `spoken`: the parts of all quotes.
    """
    view, groups = context.view, implication_of()
    distant = _DISTANT.search(view.text, view.idx[unit.first], view.end[unit.last])
    if distant is not None:
        return "doubting", distant.group()
    if quote is None:
        return _scare(context, unit, spoken)
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


def _scare(context: Presentations, unit: Unit, spoken: SpanIndex) -> tuple[Stance | None, str | None]:
    """Scare quotes: a few words in quotation marks that are no name, title, term or words of others."""
    view = context.view
    for n in range(bisect_left(view.stretches, unit.first, key=lambda stretch: stretch.open), len(view.stretches)):
        stretch = view.stretches[n]
        if stretch.open > unit.last:
            break
        words = [i for i in range(stretch.first, stretch.last + 1) if view.free[i]]
        within = unit.first <= stretch.open and stretch.close <= unit.last
        own = within and stretch.closed and 0 < len(words) <= MAX_SCARE_WORDS
        begin = view.idx[stretch.first]
        written = own and not spoken.around(begin, begin + 1) and any(view.word[i].islower() for i in words)
        if written and not is_work_title(view, stretch) and not _is_told(view, stretch):
            return "doubting", view.text[view.idx[stretch.open] : view.end[stretch.close]]
    return None, None


def _is_told(view: ParsedText, stretch: Stretch) -> bool:
    """True if words in marks are somebody's or a term: *admitted to “…”*, *designated as “…”*, *the word “…”*."""
    marking = lexicon()["naming in marks"]
    before = stretch.open - 1
    if before >= 0 and view.lemma[before] in lexicon()["generic subject"]:
        return True
    i = stretch.first
    while view.head[i] != i and (stretch.first <= i <= stretch.last or view.pos[i] != "VERB"):
        i = view.head[i]
    return not stretch.first <= i <= stretch.last and (view.lemma[i] in marking or view.lemma[i] in implication_of())


def kind_of_claim(context: Presentations, unit: Unit, counted: Sequence[int]) -> ClaimKind:
    """The kind of a claim, the weightiest that fits; `counted`: the offsets at which quantities begin."""
    view, words = context.view, lexicon()
    row, verb = unit.row, context.verb_of(unit.word)
    span = range(unit.first, unit.last + 1)
    lemma = view.lemma[verb]
    lemmas = {view.lemma[i] for i in span if view.dep[i] != "quantmod"}  # not: more than 30
    accused = row.status == "alleged" and not {"disputed", "no proof"}.intersection(row.cue_rules)
    if accused or (accuses(context, verb) and not gives_task(context, verb)):
        return "accusation"
    if unit.rule == "reported" and view.lemma[view.head[verb]] in words["giving causes"]:
        return "cause"
    clause = context.clause(verb)
    person = clause.subject >= 0 and (view.ent[clause.subject] == "PERSON" or view.pos[clause.subject] == "PRON")
    ahead = row.status in ("predicted", "conditional") and (row.future or bool(clause.modal))
    who = unit.subject_head
    governs = who >= 0 and (
        view.lower[who] == "it" or view.ent[who] in ("ORG", "GPE", "NORP") or view.lemma[who] in words["governing"]
    )
    anybody = who >= 0 and (
        view.lemma[who] in words["officials"] or view.ent[who] == "PERSON" or view.pos[who] == "PRON"
    )
    bodies = governs or (clause.passive and not anybody)
    if {"plans", "wants", "commits"}.intersection(row.cue_rules):
        return "policy" if governs and lemma not in context.words["state"] else "other"
    if ahead and row.status not in ("planned", "wanted"):
        return "prediction"
    wanted = row.status in ("planned", "wanted") and governs
    if wanted or (lemma in words["policy"] and view.pos[verb] in VERBAL and bodies):
        return "policy"
    n = bisect_left(counted, view.idx[unit.first])
    while n < len(counted) and counted[n] < view.end[unit.last]:
        if claims_figure(view, unit.word, verb, view.word_at(counted[n])):
            return "number"
        n += 1
    subject = clause.subject
    measured = lemma in words["measuring"] or (subject >= 0 and view.lemma[subject] in words["quantity"])
    changes = (
        lemma in words["change"]
        and measured
        and not person
        and not clause.passive
        and not context.kids(verb, "xcomp", "acomp")
    )
    if changes or lemmas & words["compare"] or any(_compares(view, verb, i) for i in span):
        return "comparison"
    if lemma in words["cause"] or any(
        view.lower[k] in words["cause link"] and view.dep[k] in ("mark", "prep", "advmod") for k in span
    ):
        return "cause"
    if lemma in words["be"] and row.status == "fact" and defines(context, verb):
        return "definition"
    does = lemma not in context.words["state"] or (clause.passive and lemma == "hold")
    if unit.rule == "reported":
        return "event"
    return "event" if clause.past and view.pos[verb] == "VERB" and does else "other"


def claims_figure(view: ParsedText, word: int, verb: int, figure: int) -> bool:
    """True if a figure is what a clause claims: it counts its subject, object or complement, or measures the change.

    Not *a man of 83 was held*, *the heirs to two million acres met*.
    """
    i, nouns, words = figure, 0, lexicon()
    for _ in range(MAX_WORDS_UP):
        if i in (verb, word) or view.head[i] == i:
            return i in (verb, word)
        relation, above = view.dep[i], view.head[i]
        if relation in ("relcl", "acl", "advcl", "appos", "poss", "pcomp") or relation in ("ccomp", "csubj"):
            return False
        if relation in ("amod", "compound") and view.tag[i] in ("JJ", "VBN") and i != figure:
            return False  # an 83-year-old man
        if relation == "prep":
            if view.lower[i] not in words["claimed preposition"]:
                return False
            counts = view.lemma[above] in words["quantity"] and view.lower[i] in ("of", "by", "to", "from", "than")
            if view.pos[above] in ("NOUN", "PROPN") and not counts:
                return False
        nouns += view.pos[i] == "NOUN"
        i = above
    return False


def defines(context: Presentations, verb: int) -> bool:
    """True if a clause says what something is in general: *a glacier is a river of ice*."""
    view, clause = context.view, context.clause(verb)
    if clause.form != "pres" or clause.subject < 0 or clause.negation >= 0 or view.pos[clause.subject] != "NOUN":
        return False
    things = [k for k in context.kids(verb, "attr", "dobj") if view.pos[k] == "NOUN"]
    if not things or things[0] < verb or any(view.dep[k] == "poss" for k in view.children[things[0]]):
        return False
    parts = view.children[clause.subject]
    general = not any(view.dep[k] in ("poss", "nummod", "relcl") or view.ent[k] for k in parts)
    marks = {view.lower[k] for k in parts if view.dep[k] == "det"}
    named = view.lemma[clause.subject] in lexicon()["generic subject"]
    return named or (general and (marks <= {"a", "an"} if marks else view.tag[clause.subject] in ("NNS", "NN")))


def worth_checking(view: ParsedText, item: Quantity) -> bool:
    """True if a quantity makes a claim one of numbers: not a few things counted in words (*two villages*)."""
    few = item.high is None and (item.value or 0) <= MAX_COUNTED_WORDS and float(item.value or 0).is_integer()
    small = few or item.vague
    written = not any(char.isdigit() for char in view.text[item.start : item.end])
    return not (small and written and (item.unit is None or (item.unit.islower() and item.unit not in measures())))


def _compares(view: ParsedText, verb: int, i: int) -> bool:
    """True if a word compares in what the clause asserts, as an epithet or adverb of another word does not.

    *The dam is longer*, *is the oldest choir of the town*; not *a broader deal*, *better known for its tractors*, *met
    the oldest member*.
    """
    tag, relation, head = view.tag[i], view.dep[i], view.head[i]
    if tag in ("JJR", "RBR"):
        if view.lower[i] in ("more", "less"):
            return relation == "advmod" and view.dep[head] == "acomp"
        return relation == "acomp" and head == verb
    if tag == "JJS":
        if view.lower[i] in ("most", "least") or (i and view.lower[i - 1] == "at"):
            return False
        if relation in ("attr", "acomp") and head == verb:
            return True  # is the oldest of six
        while view.dep[head] in ("pobj", "prep"):  # is one of the oldest members
            head = view.head[head]
        return relation in ("amod", "pobj") and view.dep[head] == "attr" and view.head[head] == verb
    if tag != "RBS" or (i and view.lower[i - 1] == "at"):
        return False
    return view.dep[head] in ("acomp", "amod") and (view.dep[head] == "acomp" or view.dep[view.head[head]] == "attr")
