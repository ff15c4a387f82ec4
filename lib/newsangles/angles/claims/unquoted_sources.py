"""Sources that stand beside a claim without being those of a quote.

*As the minister confirmed, …*; *…, newly released files show*; *That is the view of his wife* in the next sentence;
*A third never cook*, after a sentence of the survey; *The letter warns of strikes*.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.void_quotes import is_nobody
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.quotes.cues import says
from newsangles.language.parsed_text import ParsedText

MAX_TAIL_WORDS = 10
"""Limit of the words of an attribution at the end of a sentence."""

MAX_SENTENCES_BACK = 3
"""Limit of the sentences between a survey and a share that is of it."""

MAX_ITEMS = 30
"""Limit of the items of a list below one announcement."""

_BULLETS = frozenset("-–—•*◦▪")
_OBJECTS = ("dobj", "ccomp", "xcomp", "acomp", "attr", "oprd")


class Unquoted(NamedTuple):
    """A source's first, head and last word, the words of the attribution, and whether it is a document."""

    first: int
    head: int
    last: int
    outside: range
    document: bool = False


def unquoted_source(context: Presentations, verb: int, subject: int) -> Unquoted | None:
    """The source of a clause outside all quotes, by its verb and its subject (-1: none); None: none is given."""
    view, n = context.view, context.view.sent[verb]
    subject = subject if subject >= 0 and view.free[subject] else -1
    # Of a main clause the quotes know who says it; where they have nothing there, a hand may have taken it out.
    above = context.above(verb).head
    known = above >= 0 and says(view, above) and view.dep[above] not in ("relcl", "acl")
    found = None if known else governing(context, verb)
    found = found or _comment(context, verb) or tail(context, n) or according(context, verb)
    if found is None and (ending := trailing(context, n)) is not None and verb < ending.outside[0]:
        found = ending
    found = found or position(context, verb) or _document(context, verb, subject) or _estimate(context, verb, subject)
    if found is None and n + 1 < len(view.bounds):
        found = pointing_back(context, n + 1)
    return found or _before_colon(context, verb) or _announced(context, verb) or _share(context, verb, subject)


def governing(context: Presentations, verb: int) -> Unquoted | None:
    """The subject of the verb of saying above a clause, where no quote was found: *which he said would*."""
    view = context.view
    above, relation, preposition = context.above(verb)
    if relation in ("ccomp", "conj") and (leaked := _unveiled_first(view, above, verb)) is not None:
        return leaked
    if relation != "ccomp" or above < 0 or preposition or view.pos[above] != "VERB":
        return None
    noun = view.head[above]
    if view.dep[above] == "acl" and view.tag[above] == "VBG" and is_document(view, noun):  # data showing that
        first = view.first[noun]
        return Unquoted(first, noun, noun, range(0), document=True) if not is_nobody(view, first) else None
    mark = context.mark(above)  # as the papers have unveiled, the firm hid its losses
    unveils = mark >= 0 and view.lower[mark] == "as" and view.lemma[above] in lexicon()["unveiling"]
    if not says(view, above) and view.lemma[above] not in lexicon()["estimating"] and not unveils:
        return None
    clause = context.clause(above)
    if clause.negation >= 0 or clause.passive or clause.modal or not clause.finite:
        return None
    subject = next((k for k in reversed(context.kids(above, "nsubj")) if k < above), -1)
    if subject < 0 or is_nobody(view, view.first[subject]) or view.tag[subject] in ("WDT", "WP"):
        return None
    if view.lower[subject] == "it" and view.lemma[above] in lexicon()["emerging"]:
        return None
    return Unquoted(view.first[subject], subject, min(view.last[subject], above - 1), range(0))


def position(context: Presentations, verb: int) -> Unquoted | None:
    """The owner of a view whose content a clause is: *India's stand that*, *the clerks' view is that*."""
    view, words = context.view, lexicon()
    lead = context.lead(verb)
    above, mark = view.head[lead], context.mark(lead)
    if mark < 1 or view.lower[mark] != "that":
        return None
    noun = mark - 1  # whatever the parser took it to complete
    if view.dep[lead] == "ccomp" and view.lemma[above] == "be" and context.clause(above).negation < 0:
        noun = next((k for k in context.kids(above, "nsubj") if k < above), -1)
    elif view.dep[lead] not in ("acl", "relcl", "ccomp"):
        return None
    owners = []
    linked = noun >= 0 and view.dep[noun] == "pobj" and view.lower[view.head[noun]] in ("of", "from")
    if linked and view.lemma[view.head[view.head[noun]]] in words["position"]:  # the view of the unions that
        owners, noun = [noun], view.head[view.head[noun]]
    if noun < 0 or view.pos[noun] != "NOUN" or view.lemma[noun] not in words["position"]:
        return None
    owners += context.kids(noun, "poss")
    links = [k for k in context.kids(noun, "prep") if view.lower[k] in ("of", "from")]
    owners += [x for k in links for x in context.kids(k, "pobj")]
    owners += [k for k in context.kids(noun, "amod") if view.ent[k] in ("NORP", "GPE")]
    if not owners or is_nobody(view, view.first[owners[0]]):
        return None
    first, last = view.first[owners[0]], min(view.last[owners[0]], mark - 1)
    last -= last > owners[0] and view.tag[last] == "POS"
    return Unquoted(first, owners[0], last, range(0))


def _unveiled_first(view: ParsedText, above: int, verb: int) -> Unquoted | None:
    """The papers of an *as* clause read as the main one: *As papers leaked to us have unveiled*."""
    start = view.free_bounds[view.sent[verb]][0]
    if (
        above < 0
        or view.lower[start] != "as"
        or view.lemma[above] not in lexicon()["unveiling"]
        or not start < above < verb
    ):
        return None
    head = next((i for i in range(start + 1, above) if is_document(view, i)), -1)
    last = min((k for k in view.children[above] if view.dep[k] == "aux"), default=above) - 1
    if head < 0 or view.word[above + 1] != "," or last < head:
        return None
    return Unquoted(start + 1, head, last, range(0), document=True)


def _estimate(context: Presentations, verb: int, subject: int) -> Unquoted | None:
    """The subject of a verb of estimating: *he estimated the value at $55*."""
    view, clause = context.view, context.clause(verb)
    if (
        subject < 0
        or view.lemma[verb] not in lexicon()["estimating"]
        or clause.passive
        or clause.modal
        or not clause.finite
    ):
        return None
    if view.sent[subject] != view.sent[verb] or subject > verb or is_nobody(view, view.first[subject]):
        return None
    return Unquoted(view.first[subject], subject, max(subject, min(view.last[subject], verb - 1)), range(0))


def according(context: Presentations, verb: int) -> Unquoted | None:
    """The source behind *according to*, where no quote was found: *have run since 1970 according to the Herald*."""
    view, words = context.view, lexicon()
    first, last = view.bounds[view.sent[verb]]
    for i in range(first, last):
        if view.lower[i] != "according" or view.lower[i + 1] != "to" or view.inside[i] != view.inside[verb]:
            continue
        if _set_against(context, verb, i):
            continue
        head = next((k for k in context.kids(i + 1, "pobj")), -1)
        if head < 0 or not (view.dominates(verb, i) or view.dominates(view.head[verb], i)):
            continue
        known = words["officials"] | words["media"] | words["document"] | words["anonymous"]
        if view.pos[head] == "PROPN" or view.ent[head] or view.lemma[head] in known:
            return Unquoted(view.first[head], head, view.last[head], range(i, view.last[head] + 1))
    return None


def _set_against(context: Presentations, verb: int, i: int) -> bool:
    """True for a clause that is set against the one with the attribution: *fell, according to X, but P*."""
    view = context.view
    if view.dep[verb] != "conj" or not context.kids(verb, "nsubj", "nsubjpass", "expl"):
        return False
    begin = min(view.first[k] for k in context.kids(verb, "nsubj", "nsubjpass", "expl"))
    return i < begin and any(view.lower[k] in ("but", "yet") for k in range(i, begin))


def _first_of_paragraph(view: ParsedText, i: int) -> int:
    """The first word of a word's paragraph."""
    i = bisect_left(view.para, view.para[i], 0, i + 1)
    while view.word[i].isspace() and i + 1 < view.n:
        i += 1
    return i


def _before_paragraph(view: ParsedText, i: int) -> int:
    """The last word or mark of the paragraph before a word's; -1: none."""
    i = view.bounds[view.sent[i]][0]
    while i > 0 and view.para[i - 1] == view.para[i]:
        i = view.bounds[view.sent[bisect_left(view.para, view.para[i], 0, i)]][0]
    i -= 1
    while i >= 0 and view.word[i].isspace():
        i -= 1
    return i


def _before_colon(context: Presentations, verb: int) -> Unquoted | None:
    """Whoever announces a clause before the colon of its sentence: *she explained the plan: fees would rise*."""
    view, first = context.view, context.view.bounds[context.view.sent[verb]][0]
    colon = next((i for i in range(verb - 1, first, -1) if view.word[i] == ":" and not view.inside[i]), -1)
    if colon < 0 or view.inside[verb]:
        return None
    for i in range(first, colon):
        if view.tag[i] not in ("VBD", "VBZ") or not says(view, i) or view.inside[i]:
            continue
        subject = next((k for k in context.kids(i, "nsubj") if k < i), -1)
        if subject < 0 or view.tag[subject] in ("WDT", "WP") or is_nobody(view, view.first[subject]):
            continue
        plain = context.clause(i).negation < 0 and not context.kids(i, "ccomp")
        if plain and view.pos[subject] in ("NOUN", "PROPN", "PRON") and view.lower[subject] != "it":
            return Unquoted(view.first[subject], subject, max(subject, min(view.last[subject], i - 1)), range(0))
    return None


def _announced(context: Presentations, verb: int) -> Unquoted | None:
    """Whoever the paragraph before announces, of one without quotation marks: *The governor added:* (new paragraph)."""
    view = context.view
    colon = _before_paragraph(view, verb)
    for _ in range(MAX_ITEMS):  # up over the items of a list
        item = view.bounds[view.sent[colon]][0] if colon >= 0 else 0
        listed = colon >= 0 and view.word[colon] != ":" and view.word[_first_of_paragraph(view, item)] in _BULLETS
        if not listed:
            break
        colon = _before_paragraph(view, colon)
    if colon < 1 or view.word[colon] != ":" or view.inside[verb] or view.inside[colon]:
        return None
    root = view.top(view.bounds[view.sent[colon]][0], colon)
    clause = context.clause(root)
    subject = clause.subject
    states = view.lemma[root] in lexicon()["stating"] and subject >= 0 and is_document(view, subject)
    if view.pos[root] != "VERB" or not (says(view, root) or states):
        return None
    if subject < 0 or clause.passive or clause.negation >= 0 or is_nobody(view, view.first[subject]):
        return None
    return Unquoted(view.first[subject], subject, min(view.last[subject], root - 1), range(0))


def gapped(context: Presentations, i: int) -> bool:
    """True if a verb of speech, thought or being lacks its object: *as she had planned*, *as police said*."""
    view = context.view
    known = view.lemma[i] in lexicon()["gapped"] or says(view, i)
    return known and not context.kids(i, *_OBJECTS) and not (context.kids(i, "agent") and view.lemma[i] == "be")


def quoted_as_saying(context: Presentations, cue: int) -> Unquoted | None:
    """The subject of a passive verb of quoting above a cue: *the minister was quoted as saying*."""
    view = context.view
    below = view.dep[cue] == "pcomp" and view.lower[view.head[cue]] == "as"
    above = view.head[view.head[cue]] if below else cue
    if view.lemma[above] not in ("quote", "cite", "report"):
        return None
    subject = next((k for k in context.kids(above, "nsubjpass") if view.free[k]), -1)
    if subject < 0 or is_nobody(view, view.first[subject]):
        return None
    return Unquoted(view.first[subject], subject, max(subject, min(view.last[subject], above - 1)), range(0))


def quoted_after(context: Presentations, end: int) -> Unquoted | None:
    """Whoever is said behind a quotation to be quoted: *“…,” the cousin was quoted as saying*."""
    view = context.view
    for i in range(end + 1, min(end + MAX_TAIL_WORDS, view.bounds[view.sent[end]][1])):
        if view.tag[i] == "VBN" and view.lower[i + 1] == "as" and view.lemma[i] in ("quote", "cite", "report"):
            return quoted_as_saying(context, i)
    return None


def _comment(context: Presentations, verb: int) -> Unquoted | None:
    """The source of an *as* clause beside the verb or a verb above it: *as the minister confirmed*."""
    view, i = context.view, verb
    for _ in range(4):
        for k in view.children[i]:
            if is_comment(context, k):
                subject = _commenter(context, k)
                around = subject if view.head[subject] == k else view.head[subject]
                first, last = view.first[subject], min(view.last[around], k - 1)
                return Unquoted(first, subject, max(first, last), range(view.first[k], view.last[k] + 1))
        if view.head[i] == i or view.sent[view.head[i]] != view.sent[i]:
            return None
        i = view.head[i]
    return None


def _commenter(context: Presentations, i: int) -> int:
    """The subject of an *as* clause, also where a participle has it: *as papers leaked to the court have shown*."""
    own = context.clause(i).subject
    parts = [x for k in context.kids(i, "advcl") if k < i for x in context.kids(k, "nsubj")] if own < 0 else []
    return parts[0] if parts else own


def is_comment(context: Presentations, i: int) -> bool:
    """True for the verb of an *as* clause that says who says so: *as the minister confirmed*."""
    view = context.view
    unveils = view.dep[i] == "advcl" and view.lemma[i] in lexicon()["unveiling"]
    mark = view.first[i] if unveils else context.mark(i)
    if not 0 <= mark < view.n or view.lower[mark] != "as":
        return False
    puts_it = view.lemma[i] == "put" and any(view.lower[k] == "it" for k in context.kids(i, "dobj"))
    subject = _commenter(context, i)
    tells = says(view, i) and gapped(context, i)
    if not tells and subject >= 0 and unveils:  # as leaked papers have unveiled
        known = view.lemma[subject] in _documents() or view.pos[subject] == "PROPN"
        tells = known and not context.kids(i, *_OBJECTS)
    if not puts_it and not tells:
        return False
    clause = context.clause(i)
    plain = clause.negation < 0 and not clause.passive and not clause.modal
    return subject >= 0 and subject < i and plain and not is_nobody(view, view.first[subject])


def tail(context: Presentations, sentence: int) -> Unquoted | None:
    """A document that ends a sentence as its source: *…, newly released files show*."""
    view = context.view
    start, last = view.free_bounds[sentence]
    if last - start < MAX_TAIL_WORDS // 2 or view.lower[last] not in lexicon()["showing"] or view.inside[last]:
        return None
    comma = next(
        (i for i in range(last - 1, max(start, last - MAX_TAIL_WORDS), -1) if view.word[i] in (",", "—", "–")), -1
    )
    if comma < 0 or comma >= last - 1:
        return None
    words = range(comma + 1, last)
    head = next((i for i in words if view.lemma[i] in _documents() or view.lower[i] in _documents()), -1)
    if head < 0 or any(view.tag[i] in ("VBD", "VBZ", "VBP", "MD", "TO", "WDT", "WP", "IN") for i in words if i < head):
        return None
    if is_nobody(view, words[0]) or view.lower[words[0]] in ("and", "but", "or", "which"):
        return None
    return Unquoted(words[0], head, last - 1, range(comma, last + 1), document=True)


def only_says(context: Presentations, verb: int) -> bool:
    """True for a clause that only attributes other words of its sentence: *he continued*, *a source told AFP*."""
    view = context.view
    if view.lemma[verb] not in lexicon()["plain saying"] or view.pos[verb] != "VERB":
        return False
    things = context.kids(verb, *_OBJECTS)
    audience = view.lemma[verb] == "tell" and len(things) == 1 and view.dep[things[0]] == "dobj"
    if (things and not audience) or context.clause(verb).subject < 0 or context.clause(verb).negation >= 0:
        return False
    start, last = view.free_bounds[view.sent[verb]]
    own = [view.first[k] for k in context.kids(verb, "nsubj")]
    begin = min([*own, verb])
    return (begin > start and not view.free[begin - 1]) or (verb < last and view.closes[max(0, begin - 1)])


def trailing(context: Presentations, sentence: int) -> Unquoted | None:
    """The source at the end of a sentence, where no quote was found: *…, a source told the agency*."""
    view = context.view
    start, last = view.free_bounds[sentence]
    for verb in range(last, max(start, last - MAX_TAIL_WORDS), -1):
        if view.lemma[verb] in lexicon()["plain saying"] and only_says(context, verb) and not view.inside[verb]:
            subject = next((k for k in context.kids(verb, "nsubj") if k < verb), -1)
            if subject < 0 or view.last[verb] != last or view.word[view.first[subject] - 1] != ",":
                return None
            first = view.first[subject]
            known = not is_nobody(view, first) and view.tag[subject] not in ("WP", "WDT")
            return Unquoted(first, subject, max(subject, verb - 1), range(first - 1, last + 1)) if known else None
    return None


def pointing_back(context: Presentations, sentence: int) -> Unquoted | None:
    """Whose word the sentence before is, by one that only says so: *That is the view of the minister*."""
    view, words = context.view, lexicon()
    start, last = view.free_bounds[sentence]
    if start > last or view.lower[start] not in ("that", "this", "such", "those", "so"):
        return None
    if sentence and view.inside[view.free_bounds[sentence - 1][1]]:
        return None
    said = next((i for i in range(start + 1, min(start + 3, last)) if says(view, i) and view.pos[i] == "VERB"), -1)
    if view.lower[start] == "so" and said >= 0:  # So says her deputy
        subject = next((k for k in context.kids(said, "nsubj") if k > said), -1)
        if subject >= 0 and view.last[subject] == last and not is_nobody(view, view.first[subject]):
            return Unquoted(view.first[subject], subject, last, range(start, last + 1))
        return None
    be = next((i for i in range(start + 1, min(start + 9, last)) if view.lemma[i] == "be"), -1)
    noun = next((k for k in context.kids(be, "attr") if view.lemma[k] in words["account"]), -1) if be >= 0 else -1
    outlook = noun >= 0 and view.lemma[noun] == "view"  # the view from the tower
    if noun >= 0 and context.clause(be).negation < 0 and not context.clause(be).modal:
        preposition = next(
            (k for k in context.kids(noun, "prep") if view.lower[k] in (("of",) if outlook else ("of", "from", "by"))),
            -1,
        )
        heads = context.kids(preposition, "pobj") if preposition >= 0 else context.kids(noun, "poss")
        if heads and not is_nobody(view, view.first[heads[0]]):
            return Unquoted(view.first[heads[0]], heads[0], view.last[heads[0]], range(start, last + 1))
    elif be >= 0:
        according = next((i for i in range(be + 1, min(be + 4, last)) if view.lower[i] == "according"), -1)
        if according == be + 1 and according + 2 <= last:
            head = next((k for k in range(according + 1, last + 1) if view.dep[k] == "pobj"), -1)
            if head >= 0:
                return Unquoted(view.first[head], head, view.last[head], range(start, last + 1))
        said = next((k for k in context.kids(be, "ccomp", "attr") if says(view, k)), -1)
        subject = context.clause(said).subject if said >= 0 else -1
        if subject >= 0 and view.lower[view.first[said]] in ("what", "how") and context.clause(said).negation < 0:
            return Unquoted(view.first[subject], subject, view.last[subject], range(start, last + 1))
    return None


def _document(context: Presentations, verb: int, subject: int) -> Unquoted | None:
    """The document that is the subject of a verb of stating: *the letter warns of*, *it projects*."""
    view, words = context.view, lexicon()
    clause = context.clause(verb)
    if subject < 0 or view.lemma[verb] not in words["stating"] or clause.passive or clause.modal:
        return None
    if view.sent[subject] != view.sent[verb] or is_nobody(view, view.first[subject]):
        return None
    if not context.kids(verb, *_OBJECTS, "prep", "dative"):  # the hearing concludes
        return None
    last = min(view.last[subject], verb - 1)
    if is_document(view, subject):
        return Unquoted(view.first[subject], subject, max(subject, last), range(0), document=True)
    if is_it(view, subject):
        return Unquoted(subject, subject, subject, range(0), document=True)
    return None


def is_it(view: ParsedText, i: int) -> bool:
    """True for an *it* that means a document: the subject of the sentence before, in the same paragraph."""
    before = view.sent[i] - 1
    if view.lower[i] != "it" or before < 0 or view.para[i] != view.para[view.bounds[before][0]]:
        return False
    start, end = view.bounds[before]
    heads = [i for i in range(start, end + 1) if view.dep[i] == "nsubj" and view.dep[view.head[i]] == "ROOT"]
    return len(heads) == 1 and is_document(view, heads[0])


def is_document(view: ParsedText, i: int) -> bool:
    """True for the noun of a document or body of data, not a bare plural (*reports*)."""
    known = view.pos[i] == "NOUN" and (view.lemma[i] in _documents() or view.lower[i] in _documents())
    return known and not bare_plural(view, i)


def bare_plural(view: ParsedText, i: int) -> bool:
    """True if a plural noun has no owner: *reports* suggest, *local reports* say; not *leaked papers*."""
    told = (k for k in view.children[i] if view.free[k])
    return view.tag[i] == "NNS" and not any(view.dep[k] != "amod" or view.tag[k] == "VBN" for k in told)


def _share(context: Presentations, verb: int, subject: int) -> Unquoted | None:
    """The survey that a bare share is of, a sentence or two before: *A third never cook*."""
    view = context.view
    if subject < 0 or not _SHARE.match(view.text, view.idx[view.first[subject]]):
        return None
    if (
        any(
            view.dep[k] in ("prep", "relcl", "acl") and k > subject and view.lower[k] != "per"
            for k in view.children[subject]
        )
        or view.pos[subject] == "PROPN"
    ):
        return None
    n = view.sent[verb]
    for sentence in range(n - 1, max(-1, n - 1 - MAX_SENTENCES_BACK), -1):
        start, last = view.bounds[sentence]
        for i in range(start, last + 1):
            if view.lemma[i] in lexicon()["survey"] and view.pos[i] == "NOUN" and _gives_figures(view, i):
                first = view.first[i]
                return Unquoted(first if i - first < 6 else i, i, i, range(0), document=True)
    return None


def _gives_figures(view: ParsedText, i: int) -> bool:
    """True if a survey is the subject of its clause or what something is according to."""
    return view.dep[i] in ("nsubj", "nsubjpass") or (view.dep[i] == "pobj" and view.lower[view.head[i]] in ("to", "in"))


_SHARE = re.compile(
    r"(?:(?:Just|Only|About|Around|Nearly|Almost|Some|Another|A further|More than|Fewer than|Less than|Over|Under) )*"
    r"(?:(?:[Aa] |[Oo]ne[- ]|[Tt]wo[- ]|[Tt]hree[- ])?(?:[Hh]alf|[Tt]hirds?|[Qq]uarters?|[Ff]ifths?|[Tt]enths?)"
    r"|[\d.,]+ ?(?:%|per cent|percent)|The (?:rest|others?|remainder|remaining)|[Oo]ne in \w+|[Tt]he majority|Most)\b"
    r"(?! (?:of|world|man|woman|city|time|day|year|quarter|game|goal))"
)


def _documents() -> frozenset[str]:
    return lexicon()["document"]
