"""Clauses that are no claims by themselves: embedded questions, descriptions, clauses cut off by the parser."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsangles.angles.claims.extents import CLAUSE_OPENERS, TELLING_WHEN
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.angles.quotes.cues import classes as cue_classes
from newsangles.angles.quotes.cues import says
from newsangles.language.parsed_text import SUBJECTS, ParsedText

_ASKING = frozenset("how what which who whom whose why where wherein whereby when whether if".split())
_WHATEVER = frozenset("whatever whoever whichever wherever whenever however what".split())
_CLAUSES = frozenset(("csubj", "csubjpass", "ccomp", "relcl", "advcl", "acl", "pcomp"))
_TELLING_HOW = frozenset(("how", "why"))
_DEGREES = frozenset(("much", "many", "far", "long", "often", "soon", "to", "well"))
_CAUSING = frozenset(("help", "let", "make", "have", "bid", "see", "watch", "feel"))
_BEFORE_THAT = frozenset("now so given such provided providing seeing except".split())

_FOCUS = frozenset("simply only just merely solely partly mainly not largely".split())
_PRONOUNS = frozenset("i you he she it we they this that".split())
_POINTING = frozenset("it this that these those there".split())

MAX_EMPTY_WORDS = 4
"""A clause about *it* or *that* without a noun says nothing if it has <= this many words."""

MAX_THING_WORDS = 7
"""Limit of the words of a clause that only calls something a thing: *it is a good thing*."""

MAX_GREETING_WORDS = 8
"""A clause of thanks without a subject is one if it has <= this many words."""

MAX_RESULT_WORDS = 8
"""Limit of the words between *so* or *such* and the clause that tells the result."""

MIN_TOLD_WORDS = 5
"""A clause with *how* is a claim if it has >= this many words: *how they broke in*."""


def asked_within(context: Presentations, lead: int) -> bool:
    """True for an embedded question or free relative: *how nuns live*, *what voters fear*, *whatever may happen*.

    What is told with *how* or *why* is a claim: *described how the men broke in at night*.
    """
    view, relation = context.view, context.view.dep[lead]
    if relation == "ROOT":  # a headline: Why the dam must go
        first = view.first[lead]
        return (
            first < lead
            and view.lower[first] in _TELLING_HOW
            and view.head[first] == lead
            and view.dep[first] == "advmod"
        )
    if relation not in ("ccomp", "pcomp", "csubj", "csubjpass", "advcl", "xcomp", "dobj", "pobj"):
        return False
    first = view.first[lead]
    if first >= view.n:  # a sentence of marks alone has no first word
        return False
    if view.dep[view.head[lead]] == "relcl" and view.tag[first] in ("WDT", "WP"):
        return False  # a reform which he said would
    if first >= lead or view.inside[first] != view.inside[view.head[lead]]:
        return False
    word = view.lower[first]
    if word not in (_WHATEVER if relation == "advcl" else _ASKING):
        return False
    i = first
    while i != lead:
        if view.dep[i] in _CLAUSES or view.head[i] == i:
            return False
        i = view.head[i]
    if relation == "advcl":
        return view.word[first + 1] != ","
    told = (
        word in _TELLING_HOW
        and view.lower[first + 1] not in _DEGREES
        and view.lemma[view.head[lead]] in lexicon()["telling how"]
    )
    told = told and context.of(view.head[lead]).positive and context.of(view.head[lead]).status == "fact"
    return not (told and relation == "ccomp" and view.last[lead] - first + 1 >= MIN_TOLD_WORDS)


def cut_short(context: Presentations, above: int) -> bool:
    """True for a participle that the parser made a sentence's main verb: *The woman ensuring that all is well quit*."""
    view, clause = context.view, context.clause(above)
    participle = view.dep[above] == "ROOT" and view.tag[above] == "VBG"
    return participle and not clause.finite and clause.subject >= 0


def stays_with_main(context: Presentations, verb: int) -> bool:
    """True if a clause says nothing apart from the one above: after *now that*, *as long as* and the like."""
    view, mark = context.view, context.mark(verb)
    if mark > 1 and view.lower[mark] == "as" and view.lower[mark - 2] == "as" and view.lower[mark - 1] in _DEGREES:
        return True
    if mark >= 0 and view.lower[mark] == "as" and view.lemma[view.head[verb]] == "come":
        return True  # the remark came as talks began
    if _is_result(context, verb, mark):
        return True
    bare = view.tag[verb] in ("VB", "VBP") and mark < 0 and not context.kids(verb, "aux")
    if view.dep[verb] == "ccomp" and view.lemma[view.head[verb]] in _CAUSING and bare and view.head[verb] < verb:
        return True  # helps [people understand]
    after = mark > 0 and view.lower[mark] == "that" and view.lower[mark - 1] in _BEFORE_THAT
    return after and view.dep[verb] != "relcl"


def _is_result(context: Presentations, verb: int, mark: int) -> bool:
    """True for the second half of *so … that*: *bid for so many shares [they got the most allowed]*."""
    view, first = context.view, context.view.first[verb]
    if view.dep[verb] not in ("ccomp", "advcl") or (mark >= 0 and view.lower[mark] != "that"):
        return False
    if says(view, view.head[verb]) or not view.free[first - 1]:
        return False
    for i in range(max(view.bounds[view.sent[verb]][0], first - MAX_RESULT_WORDS), first - 1):
        degree = view.lower[i] == "so" and view.pos[view.head[i]] in ("ADJ", "ADV") and view.head[i] > i
        if degree or (view.lower[i] == "such" and view.pos[view.head[i]] in ("NOUN", "PROPN")):
            return True
    return False


def tells_nothing(context: Presentations, above: int) -> bool:
    """True for a word whose clause is an aim or wish and no report: *ensure that*, *hope that*."""
    view, words = context.view, lexicon()
    if view.lemma[above] in ("sure", "certain"):
        return view.lemma[view.head[above]] in ("make", "be") and view.dep[view.head[above]] != "ROOT"
    if view.lemma[above] == "be" and context.clause(above).negation >= 0 and context.clause(above).subject >= 0:
        return view.lower[context.clause(above).subject] == "it"  # it wasn't that she liked it
    return view.lemma[above] in words["telling nothing"]


def denied_reason(context: Presentations, verb: int) -> bool:
    """True for a thought denied as a reason: *he did not go because he thought it was safe*."""
    view, mark = context.view, context.mark(verb)
    if view.dep[verb] != "advcl" or mark < 0 or view.lower[mark] != "because" or says(view, verb):
        return False
    return verb > view.head[verb] and context.clause(view.head[verb]).negation >= 0


def stands_alone(context: Presentations, verb: int, mark: int) -> bool:
    """True if an adverbial clause is news besides a clause above that is told as a fact."""
    view, above = context.view, context.above(verb).head
    if above < 0 or view.lower[mark - 1] in _FOCUS:
        return False
    subject = context.clause(verb).subject
    if verb < above or (subject >= 0 and view.pos[subject] == "PRON"):
        return False  # while the rate fell, prices rose: one statement
    if view.lower[mark] == "while" and (context.clause(verb).form.startswith("prog") or not view.edge[mark - 1]):
        return False  # while he was asleep
    told = context.of(above)
    return told.status in ("fact", "opinion", "reported") and context.clause(above).finite


def within_noun(context: Presentations, above: int) -> bool:
    """True for a word of accusing that only describes a noun: *the man accused of*, *who is accused of*."""
    view, lead = context.view, context.lead(above)
    return view.dep[lead] in ("acl", "relcl", "amod") or (
        view.pos[above] == "VERB" and not context.clause(above).finite
    )


def says_first(context: Presentations, verb: int, claims: Collection[int]) -> bool:
    """True for a clause that only opens its speaker's own statement: *I want to say that*."""
    view, clause = context.view, context.clause(verb)
    if clause.subject < 0 or view.lower[clause.subject] not in ("i", "we") or clause.negation >= 0:
        return False
    below = context.kids(verb, "xcomp")
    if not below or view.lemma[verb] not in lexicon()["opening"]:
        return False
    if view.lemma[below[0]] in lexicon()["courtesy"]:
        return True
    return says(view, below[0]) and any(k in claims for k in context.kids(below[0], "ccomp"))


def says_nothing(context: Presentations, verb: int, own: Sequence[int]) -> bool:
    """True for a greeting, a wish, thanks, or a pronoun's clause without news: *it's happening*."""
    view, words = context.view, lexicon()
    free = [i for i in own if view.free[i] and view.pos[i] not in ("INTJ", "CCONJ")]
    low = " ".join(view.lower[i] for i in free)
    if any(low.startswith(opening) for opening in words["greeting"]):
        return True
    if free and view.lower[free[0]] == "here" and view.lemma[verb] == "be" and verb <= free[0] + 1:
        return True  # here are the highlights
    subject = context.clause(verb).subject
    if subject >= 0 and len(free) <= MAX_THING_WORDS and _only_a_thing(context, verb, subject):
        return True
    if view.lemma[verb] in words["courtesy"] and (subject < 0 or view.lower[subject] in ("i", "we")):
        return subject >= 0 or len(free) <= MAX_GREETING_WORDS
    whole = sum(view.free[view.first[verb] : view.last[verb] + 1]) <= MAX_EMPTY_WORDS
    bare = (
        whole
        and subject >= 0
        and view.lower[subject] in _POINTING
        and (view.lemma[verb] in words["empty verb"] or context.clause(verb).form == "pass")
    )
    return bare and not any(view.pos[i] in ("NOUN", "PROPN", "NUM") for i in free)


def _only_a_thing(context: Presentations, verb: int, subject: int) -> bool:
    """True for a pronoun that is called a thing and no more: *it is a potential thing*."""
    view = context.view
    if view.lower[subject] not in _POINTING or view.lemma[verb] != "be":
        return False
    things = [k for k in context.kids(verb, "attr") if view.lemma[k] in lexicon()["empty noun"]]
    return bool(things) and not any(
        view.dep[k] in ("prep", "acl", "relcl", "conj") and view.lemma[k] != "be"
        for k in (*view.children[things[0]], *context.kids(verb, "prep", "advcl"))
    )


def open_to_hearsay(context: Presentations, verb: int, above: int, status: str) -> bool:
    """True if a clause may be hearsay or an accusation by the word above: not *I know how to win*."""
    view = context.view
    if status != "reported" or above < 0 or view.pos[above] not in VERBAL:
        return True
    clause = context.clause(above)
    return clause.passive or view.lemma[above] in ("seem", "appear", "rumor", "rumour") or clause.subject < 0


def stands_for_noun(context: Presentations, verb: int) -> bool:
    """True for a relative clause that the parser made a content: *there is little in the plan that matches*."""
    view, subject = context.view, context.clause(verb).subject
    if view.dep[verb] != "ccomp" or subject < 0 or view.tag[subject] not in ("WDT", "WP"):
        return False
    above = view.head[verb]
    return view.dep[above] != "relcl" and not cue_classes().get(view.lemma[above])


def fills_in(context: Presentations, verb: int) -> bool:
    """True for what speakers put in to fill a pause: *you know*, *I mean*."""
    view, first = context.view, context.view.first[verb]
    filler = " ".join(view.lower[first : view.last[verb] + 1])
    return filler in ("you know", "i mean", "you see", "i guess", "i think", "i suppose", "as you know")


def elliptic(context: Presentations, verb: int) -> bool:
    """True for a clause that is an auxiliary alone: *but the others did not*, *he can*, *I think we can*."""
    view = context.view
    contents = context.kids(verb, "ccomp")
    opens = view.lemma[verb] in context.words["opines"] or says(view, verb)
    if len(contents) == 1 and opens and elliptic(context, contents[0]):
        return True
    alone = view.lemma[verb] in ("do", "have", "be", "will", "would", "can", "could", "may", "should", "to")
    return (
        alone
        and not any(view.pos[i] == "NUM" for i in range(verb, view.last[verb] + 1))
        and (view.dep[verb] == "conj" or view.lower[context.clause(verb).subject] in _PRONOUNS)
        and not any(
            view.dep[k] in ("dobj", "attr", "acomp", "ccomp", "xcomp", "prep", "advmod", "oprd", "aux") and k > verb
            for k in view.children[verb]
        )
    )


def shares_scope(context: Presentations, verb: int) -> bool:
    """True if a joined verb is one with the first: *did not pay and leave*, *won or tied*.

    It shares a negation, is joined by *or*, or goes on with a bare verb of what is usual.
    """
    view, first = context.view, context.view.head[verb]
    if view.dep[verb] != "conj" or context.kids(verb, *SUBJECTS) or view.pos[first] not in VERBAL:
        return False
    joins = [k for k in context.kids(first, "cc") if first < k < verb]
    if any(view.lower[k] in ("or", "nor") for k in joins):
        return True
    if any(view.pos[k - 1] == "ADP" and view.dep[k - 1] == "prep" and not view.children[k - 1] for k in joins):
        return True  # listen to and work with allies
    clause, own = context.clause(verb), context.kids(verb, "aux", "auxpass", "neg")
    if context.clause(first).negation >= 0 and not own and any(view.lower[k] in ("and", "or") for k in joins):
        return view.tag[verb] in ("VB", "VBG", "VBN") and clause.auxiliaries != ()
    right = [k for k in view.children[first] if k > first and view.free[k] and view.dep[k] not in ("cc", "conj")]
    return not right and not own and not clause.past


def displaced_subject(context: Presentations, verb: int) -> int:
    """The subject of a statement whose last verb the parser joined to a clause within the subject; -1: none.

    *The man making sure the trains are safe has resigned*: *has resigned* follows without *and* or comma.
    """
    view = context.view
    if view.dep[verb] == "ccomp":
        return _swallowed(context, verb)
    if view.first[verb] > verb or view.dep[verb] != "conj" or not context.clause(verb).finite:
        return -1
    if any(view.word[i] in (",", ";", ":") for i in range(view.head[verb], verb)):
        return -1
    top = view.head[verb]
    while view.dep[top] == "conj" and view.head[top] != top:
        top = view.head[top]
    subjects = [k for k in context.kids(top, *SUBJECTS) if k < top and view.pos[k] in ("NOUN", "PROPN")]
    own = context.kids(verb, *SUBJECTS)
    if len(subjects) > 1 and (not own or all(_mistaken(view, k) for k in own)):
        return min(subjects)
    return -1 if own or not subjects or _linked(context, verb) else min(subjects)


def _swallowed(context: Presentations, verb: int) -> int:
    """The subject of a main verb read as the content of a relative clause's verb that has none; -1: none.

    *The law that ministers say protects tenants was passed*: nobody protects that tenants was passed.
    """
    view, h = context.view, context.view.head[verb]
    if not context.clause(verb).finite or context.mark(verb) >= 0 or cue_classes().get(view.lemma[h]):
        return -1
    if view.lemma[h] in context.words["state"] or not context.clause(h).finite or h > verb:
        return -1
    for _ in range(3):
        if view.dep[h] == "relcl":
            noun = view.head[h]
            return noun if noun < h and view.dep[noun] in ("ROOT", "nsubj", "nsubjpass") else -1
        h = view.head[h]
    return -1


def _mistaken(view: ParsedText, k: int) -> bool:
    """True for a "subject" that is the second of two adjectives: *are clean and [sound]*."""
    return view.tag[k] == "NN" and view.first[k] == k and k > 0 and view.pos[k - 1] == "CCONJ"


def _linked(context: Presentations, verb: int) -> bool:
    """True if a joined verb follows *and* or another word that joins it."""
    view = context.view
    kids = context.kids(verb, "aux", "auxpass", "advmod", "neg")
    before = min((view.first[k] for k in kids if view.first[k] < verb), default=verb) - 1
    if before < view.bounds[view.sent[verb]][0] or not view.free[before]:
        return True
    joins = context.kids(view.head[verb], "cc")
    return view.pos[before] in ("CCONJ", "SCONJ", "ADV", "PUNCT") or (joins != [] and max(joins) > before - 1)


def shares_subject(context: Presentations, verb: int) -> bool:
    """True for a verb whose subject the parser cut in two: *fell after Labour and [the Greens withdrew]*."""
    view = context.view
    subject = next((k for k in context.kids(verb, "nsubj", "nsubjpass") if k < verb), -1)
    joint = view.first[subject] - 1 if subject >= 0 else -1
    if view.dep[verb] != "conj" or joint < 2 or view.lower[joint] not in ("and", "or") or view.pos[subject] != "PROPN":
        return False
    noun = joint - 1
    before = view.head[noun]
    named = view.word[noun][0].isupper() and view.dep[noun] == "pobj"
    return named and view.lower[before] in CLAUSE_OPENERS


def times_another(context: Presentations, verb: int) -> bool:
    """True for a time clause, parsed as what is said: *[a month after it shut], the firm said*."""
    view, mark, subject = context.view, context.mark(verb), context.clause(verb).subject
    return 0 <= mark < subject < verb < view.head[verb] and view.lower[mark] in TELLING_WHEN


def heard_before(context: Presentations, verb: int) -> bool:
    """True for what stands before its hearsay: *[the hall was shut], it was alleged*."""
    view, above = context.view, context.view.head[verb]
    if view.dep[verb] != "ccomp" or above < verb or view.lemma[above] not in context.words["believed"]:
        return False
    clause = context.clause(above)
    return clause.passive and clause.subject >= 0 and view.lower[clause.subject] == "it"


def denies_own_view(context: Presentations, verb: int) -> bool:
    """True for a content that a speaker's *I do not think* makes negative, so that it misleads by itself."""
    view, above = context.view, context.view.head[verb]
    if view.dep[verb] != "ccomp" or above > verb or view.lemma[above] not in context.words["opines"]:
        return False
    clause = context.clause(above)
    return clause.negation >= 0 and clause.subject >= 0 and view.lower[clause.subject] in ("i", "we")
